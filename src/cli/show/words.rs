//! Facts → sentences in Vietnamese and English.

use super::Proved;
use crate::batch::{Failure, Tally};
use crate::cli::plan::{Lang, Misuse};
use crate::data::Error;
use crate::verify;
use clap::ValueEnum;
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

/// One of two wordings.
pub(super) fn say<'w>(lang: Lang, vi: &'w str, en: &'w str) -> &'w str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// What is tried with a file, as errors name it, in Vietnamese.
const ACTIONS: [(&str, &str); 7] = [
    ("cannot read", "không đọc được"),
    ("cannot write", "không ghi được"),
    ("cannot write into the folder", "không ghi được vào thư mục"),
    ("cannot create the folder", "không tạo được thư mục"),
    ("cannot replace", "không thay được tệp"),
    ("cannot list the new files", "không liệt kê được các tệp mới"),
    ("cannot start threads", "không tạo được luồng"),
];

/// What the system says most often, in Vietnamese.
const CAUSES: [(ErrorKind, &str); 7] = [
    (ErrorKind::NotFound, "không tồn tại"),
    (ErrorKind::PermissionDenied, "không có quyền"),
    (ErrorKind::StorageFull, "ổ đĩa đầy"),
    (ErrorKind::ReadOnlyFilesystem, "hệ thống tệp chỉ cho đọc"),
    (ErrorKind::NotADirectory, "không phải thư mục"),
    (ErrorKind::IsADirectory, "là thư mục"),
    (ErrorKind::AlreadyExists, "đã có tệp trùng tên"),
];

/// What the system said.
fn cause(lang: Lang, cause: &std::io::Error) -> String {
    let known = CAUSES.iter().find(|(kind, _)| *kind == cause.kind());
    match (lang, known) {
        (Lang::Vi, Some((_, vi))) => format!("{vi} ({cause})"),
        (Lang::Vi, None) | (Lang::En, _) => cause.to_string(),
    }
}

fn error(lang: Lang, error: &Error) -> String {
    match (lang, error) {
        (Lang::Vi, Error::File { path, action, cause: said }) => {
            let known = ACTIONS.iter().find(|(en, _)| en == action);
            let action = known.map_or(*action, |(_, vi)| vi);
            format!("{}: {action}: {}", path.display(), cause(lang, said))
        }
        (Lang::Vi, Error::Report { path, cause }) => {
            format!("{}: không phải báo cáo của chương trình này: {cause}", path.display())
        }
        (Lang::Vi, Error::Panic { name, message }) => {
            format!("{name}: chương trình gặp lỗi với tệp này (xin báo lại): {message}")
        }
        (Lang::Vi, Error::Format { .. }) | (Lang::En, _) => error.to_string(),
    }
}

pub(super) fn failure(lang: Lang, failure: &Failure) -> String {
    match failure {
        Failure::Missing { name } => {
            let what = say(lang, "không có tệp hay thư mục này", "no such file or folder");
            format!("{name}: {what}")
        }
        Failure::NoFiles { name } => {
            format!("{name}: {}", say(lang, "thư mục không có tệp nào", "no files in this folder"))
        }
        Failure::Refused { name, refusal } => match lang {
            Lang::Vi => format!("{name}: {}", refusal.vi()),
            Lang::En => format!("{name}: {refusal}"),
        },
        Failure::Occupied { out, with } => occupied(lang, out, with),
        Failure::NoReports { out } => {
            let what = say(
                lang,
                "không có báo cáo nào (json/*.json) để kiểm chứng",
                "no reports (json/*.json) to prove",
            );
            format!("{}: {what}", out.display())
        }
        Failure::NoSource { name } => {
            let what = say(
                lang,
                "không tìm thấy tệp nguồn; dùng --sources DIR nếu đã chuyển chỗ",
                "the source is not found; use --sources DIR where it moved",
            );
            format!("{name}: {what}")
        }
        Failure::Changed { path, expected, found } => {
            let what = say(lang, "nội dung đã khác lúc trích xuất", "not what was extracted from");
            format!("{}: {what}: BLAKE3 {found} ≠ {expected}", path.display())
        }
        Failure::Error(it) => error(lang, it),
    }
}

fn occupied(lang: Lang, out: &Path, with: &str) -> String {
    let out = out.display();
    match lang {
        Lang::Vi => format!(
            "{out}: thư mục có tệp không do chương trình này ghi ({with}); chọn thư mục khác hoặc dùng --force"
        ),
        Lang::En => format!(
            "{out}: the folder holds a file that this program did not write ({with}); choose another or use --force"
        ),
    }
}

pub(super) fn misuse(lang: Lang, misuse: Misuse) -> String {
    match misuse {
        Misuse::NotWritten(format) => {
            let name = format.to_possible_value().map(|value| value.get_name().to_owned());
            let name = name.unwrap_or_default();
            match lang {
                Lang::Vi => format!("lỗi: chưa ghi được định dạng {name}; hiện có json, csv"),
                Lang::En => format!("error: the format {name} is not written yet; json, csv are"),
            }
        }
        Misuse::ExcelWithoutCsv => say(
            lang,
            "lỗi: --excel chỉ dùng cùng định dạng csv",
            "error: --excel goes with the format csv only",
        )
        .to_owned(),
    }
}

/// `1234567` → `1.234.567` or `1,234,567`.
fn grouped(lang: Lang, number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(say(lang, ".", ","));
        }
        text.push(digit);
    }
    text
}

/// A count with its noun.
fn count(lang: Lang, number: u64, vi: &str, one: &str, many: &str) -> String {
    let en = if number == 1 { one } else { many };
    format!("{} {}", grouped(lang, number), say(lang, vi, en))
}

pub(super) fn tally(lang: Lang, tally: &Tally, took: Duration, out: &Path) -> String {
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
    let files = count(lang, tally.files, "tệp", "file", "files");
    let failed = grouped(lang, tally.failed);
    let (records, findings) = (records.join(", "), findings.join(", "));
    let seconds = seconds(lang, took);
    let place = match (tally.is_written, lang) {
        (true, _) => format!("→ {}", out.display()),
        (false, Lang::Vi) => "; không ghi gì".to_owned(),
        (false, Lang::En) => "; nothing written".to_owned(),
    };
    match lang {
        Lang::Vi => format!(
            "{files}, {failed} lỗi: {records}; phát hiện: {findings}; {seconds} giây {place}"
        ),
        Lang::En => {
            format!(
                "{files}, {failed} failed: {records}; findings: {findings}; {seconds} s {place}"
            )
        }
    }
}

fn seconds(lang: Lang, took: Duration) -> String {
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
                "{values} đã được chứng minh, {failures} không; {files}, trong đó {unread} không kiểm được"
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

    #[test]
    fn messages_name_the_input_in_both_languages() {
        let missing = Failure::Missing { name: "a.txt".to_owned() };
        assert_eq!(failure(Lang::En, &missing), "a.txt: no such file or folder");
        assert_eq!(failure(Lang::Vi, &missing), "a.txt: không có tệp hay thư mục này");
        let denied = Error::File {
            path: "out".into(),
            action: "cannot write",
            cause: ErrorKind::PermissionDenied.into(),
        };
        assert!(error(Lang::Vi, &denied).starts_with("out: không ghi được: không có quyền"));
    }
}
