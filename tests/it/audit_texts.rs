//! Documents → what is missing in their texts or stands in them twice. The documents in `audit_traps` are in order:
//! they hold what looks like a fault and is none.

use super::pipeline::{page, read, report};
use congbao::data::{Finding, Report, Severity};
use std::path::{Path, PathBuf};

/// Groups of the findings that are looked at here.
const GROUPS: [&str; 3] = ["status.", "agency.", "text."];

fn found<'r>(report: &'r Report, rule: &str) -> Vec<&'r Finding> {
    report.findings.iter().filter(|finding| finding.rule == rule).collect()
}

fn traps() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/audit_traps");
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = files.map(|file| file.path()).collect();
    files.sort();
    files
}

fn report_of(file: &Path) -> Report {
    let text = read(file);
    match file.extension() {
        Some(end) if end == "html" => page(&text).0,
        _ => report("trap.txt", &text),
    }
}

#[test]
fn documents_in_order_are_silent() {
    let files = traps();
    assert!(files.len() >= 20, "traps are missing");
    let mut alarms = Vec::new();
    for file in files {
        let report = report_of(&file);
        assert!(!report.documents.is_empty());
        let bad = report.findings.iter().filter(|finding| {
            let ours = GROUPS.iter().any(|group| finding.rule.starts_with(group));
            ours && finding.severity != Severity::Info
        });
        alarms.extend(bad.map(|finding| format!("{}: {finding:?}", file.display())));
    }
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
}

/// A plan of six rows; the cell in the third row and this column is `cell`.
fn plan(column: usize, cell: &str) -> String {
    let mut text = "STT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\tSản phẩm\n".to_owned();
    for row in 1..=6 {
        let ordinal = row.to_string();
        let title =
            format!("Xây dựng phần mềm số {}", ["một", "hai", "ba", "bốn", "năm", "sáu"][row - 1]);
        let mut cells = [ordinal.as_str(), &title, "Sở Nội vụ", "Quý I/2026", "Báo cáo"];
        if row == 3 {
            cells[column] = cell;
        }
        text += &(cells.join("\t") + "\n");
    }
    text
}

#[test]
fn an_empty_cell_is_told_with_its_row() {
    let report = report("plan.txt", &plan(3, ""));
    let findings = found(&report, "text.cell-empty");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].severity, Severity::Warning);
    assert_eq!(findings[0].record_id.as_deref(), Some(report.tasks[2].id.as_str()));
    assert_eq!(findings[0].expected.as_deref(), Some("Thời hạn"));
    assert!(findings[0].message_vi.contains("5/5 hàng khác có ghi"));
}

#[test]
fn an_empty_product_is_only_worth_knowing() {
    let report = report("plan.txt", &plan(4, ""));
    let severities: Vec<_> =
        found(&report, "text.cell-empty").iter().map(|it| it.severity).collect();
    assert_eq!(severities, [Severity::Info]);
}

#[test]
fn a_cell_that_breaks_off_is_told_once() {
    let cut = "Tham mưu, ban hành văn bản hướng dẫn các";
    let report = report("plan.txt", &plan(4, cut));
    let findings = found(&report, "text.sentence-cut");
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message_vi.ends_with("hướng dẫn các”"), "{}", findings[0].message_vi);
}

#[test]
fn what_a_page_cut_is_not_told_again() {
    let text = "STT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n\
        1\tRà soát thủ tục hành chính\tSở Nội vụ\tQuý I/2026\n\
        2\tCông bố danh mục thủ tục hành chính thuộc phạm vi quản lý của\tSở Tư pháp\tQuý I/2026\n\n\
        STT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n\
        3\tSố hóa hồ sơ lưu trữ\tSở Y tế\tQuý II/2026\n";
    let report = report("plan.txt", text);
    assert_eq!(found(&report, "page.text-lost").len(), 1);
    assert!(found(&report, "text.sentence-cut").is_empty());
}

#[test]
fn a_doubled_word_has_its_place_and_what_is_right() {
    let text =
        "I. KẾT QUẢ\n1. Căn cứ Quyết định số số 3188/QĐ-UBND ngày 10/12/2025 của UBND tỉnh.\n";
    let report = report("report.txt", text);
    let findings = found(&report, "text.word-doubled");
    assert_eq!(findings.len(), 1);
    let span = findings[0].spans[0];
    assert_eq!(&text[span.start() as usize..span.end() as usize], "số số");
    assert_eq!(findings[0].suggestion.as_deref(), Some("số"));
}
