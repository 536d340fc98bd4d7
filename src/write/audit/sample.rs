//! An audit for the tests of its formats.

use crate::data::{Audit, Audited, AuditedDocument, Finding, Piece, Quote, Remark, Severity, Span};

fn quote(line: usize, before: &str, meant: &str, behind: &str) -> Quote {
    let piece = |is_meant: bool, text: &str| Piece { is_meant, text: text.to_owned() };
    Quote { line, pieces: vec![piece(false, before), piece(true, meant), piece(false, behind)] }
}

fn remark(id: &str, finding: Finding, quotes: Vec<Quote>) -> Remark {
    let document_id = Some("vn/kh/1".to_owned());
    Remark { finding: Finding { id: id.to_owned(), document_id, ..finding }, quotes, more: 0 }
}

/// Findings of all severities, in two inputs; the second has no document.
pub(super) fn audit() -> Audit {
    let unknown = |line: usize, name: &str| {
        let finding = Finding::new("agency.unknown", Severity::Info, "không rõ", "unknown body");
        (finding.finding(name), vec![quote(line, "", name, " chủ trì")])
    };
    let wrong = Finding::new(
        "sum.percent-differs",
        Severity::Error,
        "500/800 = 62,5% ≠ 65,5%, lệch 3",
        "500/800 = 62.5% ≠ 65.5%, off by 3",
    );
    let wrong = wrong.saying("65,5%", "62,5%").at(vec![Span::new(20, 25)]);
    let lines = vec![quote(2, "Đã <b>số hóa</b> 500/800 hồ sơ (đạt ", "65,5%", ").")];
    let doubtful = Finding::new("ocr-suspect.term", Severity::Warning, "có thể sai", "perhaps");
    let doubtful =
        Finding { suggestion: Some("đôn đốc".to_owned()), ..doubtful }.finding("đơn đốc");
    let (first, lines_of_first) = unknown(5, "Ban A & B");
    let (second, lines_of_second) = unknown(9, "Tổ <script>alert(1)</script>");
    let document = AuditedDocument {
        id: "vn/kh/1".to_owned(),
        kind_vi: Some("Kế hoạch".to_owned()),
        number: Some("1/KH-UBND".to_owned()),
        title: Some("Về <script>alert(1)</script>\u{1b}[31m việc".to_owned()),
    };
    let broken = Finding::new("text.broken-utf8", Severity::Warning, "hỏng", "broken");
    let broken = Remark { finding: broken, quotes: Vec::new(), more: 0 };
    Audit {
        inputs: vec![
            Audited {
                source: "<i>a</i>.txt".to_owned(),
                documents: vec![document],
                remarks: vec![
                    remark("f1", first, lines_of_first),
                    remark("f2", wrong, lines),
                    remark("f3", second, lines_of_second),
                ],
                results: Vec::new(),
            },
            Audited {
                source: "b.txt".to_owned(),
                documents: Vec::new(),
                remarks: vec![broken, remark("f2", doubtful, vec![quote(3, "", "đơn đốc", "")])],
                results: Vec::new(),
            },
        ],
        files: 3,
        failed: 1,
        hidden: 2,
        ..Audit::default()
    }
}
