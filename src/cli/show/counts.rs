//! What was counted and what was not proved → the closing lines, in Vietnamese or English.

use super::Proved;
use super::words::say;
use crate::batch::Tally;
use crate::cli::plan::Lang;
use crate::verify;
use std::path::Path;
use std::time::Duration;

/// `1234567` → `1.234.567` or `1,234,567`.
fn grouped(lang: Lang, number: u64) -> String {
    crate::write::changes::count(lang.of_reports(), number)
}

/// A count with its noun.
pub(super) fn count(lang: Lang, number: u64, vi: &str, one: &str, many: &str) -> String {
    let en = if number == 1 { one } else { many };
    format!("{} {}", grouped(lang, number), say(lang, vi, en))
}

pub(super) fn tally(lang: Lang, tally: &Tally, took: Duration, out: Option<&Path>) -> String {
    let records = [
        count(lang, tally.documents, "văn bản", "document", "documents"),
        count(lang, tally.tasks, "nhiệm vụ", "task", "tasks"),
        count(lang, tally.metrics, "số liệu", "metric", "metrics"),
        count(lang, tally.citations, "viện dẫn", "citation", "citations"),
    ];
    let findings = [
        count(lang, tally.errors, "lỗi", "error", "errors"),
        count(lang, tally.warnings, "cảnh báo", "warning", "warnings"),
        count(lang, tally.infos, "ghi chú", "note", "notes"),
    ];
    let repairs = match tally.repairs {
        0 => String::new(),
        some => format!(
            "; {}",
            count(
                lang,
                some,
                "chỗ in sai đã sửa (repairs.csv)",
                "misprint put right (repairs.csv)",
                "misprints put right (repairs.csv)"
            )
        ),
    };
    let files = count(lang, tally.files, "tệp", "file", "files");
    let failed = grouped(lang, tally.failed);
    let (records, findings) = (records.join(", "), findings.join(", "));
    let seconds = seconds(lang, took);
    let place = match (tally.is_written, lang) {
        (true, _) => out.map_or(String::new(), |out| format!(" → {}", out.display())),
        (false, Lang::Vi) => "; không ghi gì".to_owned(),
        (false, Lang::En) => "; nothing written".to_owned(),
    };
    match lang {
        Lang::Vi => format!(
            "{files}, {failed} không đọc được: {records}; phát hiện: {findings}{repairs}; {seconds} giây{place}"
        ),
        Lang::En => {
            format!(
                "{files}, {failed} failed: {records}; findings: {findings}{repairs}; {seconds} s{place}"
            )
        }
    }
}

/// That lines of some sources could not be shown.
pub(super) fn textless(lang: Lang, sources: u64) -> Option<String> {
    let (vi, one, many) = (
        "nguồn không còn ở chỗ cũ hoặc đã đổi: số dòng, câu văn trong review.csv và text/ để trống",
        "source is gone or another now: its line numbers, its lines in review.csv and its text/ are left out",
        "sources are gone or others now: their line numbers, their lines in review.csv and their text/ are left out",
    );
    let label = say(lang, "cảnh báo", "warning");
    (sources > 0).then(|| format!("{label}: {}", count(lang, sources, vi, one, many)))
}

pub(super) fn seconds(lang: Lang, took: Duration) -> String {
    format!("{:.1}", took.as_secs_f64()).replace('.', say(lang, ",", "."))
}

pub(super) fn unproved(lang: Lang, json: &Path, failure: &verify::Failure) -> String {
    use verify::Reason;
    let reason = match failure.reason {
        Reason::Differs => say(lang, "nguồn không ghi như vậy", "the source does not say so"),
        Reason::NoSpans => say(lang, "không có vị trí trong nguồn", "no place in the source"),
        Reason::OutOfText => say(lang, "vị trí nằm ngoài văn bản", "a place out of the text"),
        Reason::DuplicateId => say(lang, "mã bị trùng", "an id used twice"),
        Reason::NoSuchRecord => say(lang, "không có bản ghi này", "no such record"),
        Reason::Unbalanced => say(lang, "số hàng không khớp", "rows do not balance"),
    };
    let (record, field) = (&failure.record, &failure.field);
    let (expected, found) = (&failure.expected, &failure.found);
    let (said, is) = (say(lang, "mong đợi", "expected"), say(lang, "thực tế", "found"));
    format!("{}: {record}: {field}: {reason}; {said} {expected:?}, {is} {found:?}", json.display())
}

pub(super) fn proved(lang: Lang, proved: &Proved) -> String {
    let files = count(lang, proved.files, "tệp", "file", "files");
    let unread = grouped(lang, proved.unread);
    let values = count(lang, proved.values, "giá trị", "value", "values");
    let failures = grouped(lang, proved.failures);
    match lang {
        Lang::Vi => {
            format!(
                "{values} có căn cứ, {failures} giá trị không có căn cứ; {files}, {unread} tệp không kiểm tra được"
            )
        }
        Lang::En => {
            format!("{values} proved, {failures} failed; {files}, {unread} could not be checked")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        for (number, vi, en) in [(0, "0", "0"), (999, "999", "999"), (1234, "1.234", "1,234")] {
            assert_eq!(grouped(Lang::Vi, number), vi);
            assert_eq!(grouped(Lang::En, number), en);
        }
        assert_eq!(seconds(Lang::Vi, Duration::from_millis(1260)), "1,3");
    }
}
