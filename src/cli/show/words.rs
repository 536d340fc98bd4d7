//! What went wrong → a sentence in Vietnamese or English.

use crate::batch::{Failure, Unposted};
use crate::cli::lexicon::Trouble;
use crate::cli::plan::{Lang, Misuse};
use crate::data::Error;
use crate::lang::lexicon::Fault;
use clap::ValueEnum;
use std::io::ErrorKind;
use std::path::Path;

/// One of two wordings.
pub(super) fn say<'w>(lang: Lang, vi: &'w str, en: &'w str) -> &'w str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// What is tried with a file, as errors name it, in Vietnamese.
const ACTIONS: [(&str, &str); 8] = [
    ("cannot read", "không đọc được"),
    ("cannot write", "không ghi được"),
    ("cannot write into the folder", "không ghi được vào thư mục"),
    ("cannot create the folder", "không tạo được thư mục"),
    ("cannot replace", "không thay được tệp"),
    ("cannot list the new files", "không liệt kê được các tệp mới"),
    ("cannot start threads", "không tạo được luồng"),
    ("cannot use the catalogue", "không dùng được danh mục"),
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
        (Lang::En, _) => error.to_string(),
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
        Failure::IsOut { name } => {
            let what = say(
                lang,
                "đây chính là thư mục ghi kết quả; chọn --out khác",
                "this is the folder to fill; choose another --out",
            );
            format!("{name}: {what}")
        }
        Failure::Refused { name, refusal } => match lang {
            Lang::Vi => format!("{name}: {}", refusal.vi()),
            Lang::En => format!("{name}: {refusal}"),
        },
        Failure::Occupied { out, with } => occupied(lang, out, with),
        Failure::NoReports { out } => {
            let what = say(
                lang,
                "không có báo cáo nào (json/*.json) trong thư mục",
                "no reports (json/*.json) in the folder",
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
        Failure::OtherLexicon { name } => {
            let what = say(
                lang,
                "được trích xuất với --lexicon khác; hãy dùng cùng các bảng ấy",
                "was extracted with another --lexicon; give the same tables",
            );
            format!("{name}: {what}")
        }
        Failure::Changed { path, expected, found } => {
            let what = say(lang, "nội dung đã khác lúc trích xuất", "not what was extracted from");
            format!("{}: {what}: BLAKE3 {found} ≠ {expected}", path.display())
        }
        Failure::NoPart { name, part, known } => {
            let what = say(lang, "không có văn bản có mã", "no document has the id");
            let has = say(lang, "có", "there are");
            format!("{name}: {what} {part}; {has} {}", known.join(", "))
        }
        Failure::ManyParts { name, part, ids } => {
            let what = say(lang, "nhiều văn bản có mã kết thúc bằng", "several ids end with");
            format!("{name}: {what} {part}: {}", ids.join(", "))
        }
        Failure::NoAppendix { number } => {
            let what = say(lang, "không bên nào có phụ lục số", "no side has appendix");
            format!("--appendix: {what} {number}")
        }
        Failure::NoSection { text } => {
            let what = say(
                lang,
                "không có nhiệm vụ nào trong mục hay nhóm có tên chứa",
                "no task in a section or group whose name has",
            );
            format!("--section: {what} «{text}»")
        }
        Failure::NoBaseline { path, line, column, cause } => {
            let path = path.display();
            match lang {
                Lang::Vi => format!(
                    "{path}: dòng {line}, cột {column}: không phải kết quả của audit --format json: {cause}"
                ),
                Lang::En => format!(
                    "{path}: line {line}, column {column}: no output of audit --format json: {cause}"
                ),
            }
        }
        Failure::Changing { name } => {
            let what = say(
                lang,
                "tệp thay đổi trong khi đọc; sẽ đọc lại ở lần sau",
                "it changed each time while it was read; it is read again next time",
            );
            format!("{name}: {what}")
        }
        Failure::NoCatalog { path } => {
            let what = say(
                lang,
                "không phải danh mục của chương trình này",
                "not a catalogue of this program",
            );
            format!("{}: {what}", path.display())
        }
        Failure::NewerCatalog { path, version, known } => {
            let path = path.display();
            match lang {
                Lang::Vi => format!(
                    "{path}: danh mục do phiên bản mới hơn của chương trình tạo ra (danh mục bản {version}, chương trình này biết đến bản {known}); hãy nâng cấp chương trình"
                ),
                Lang::En => format!(
                    "{path}: made by a newer version of the program (catalogue version {version}, known here: {known}); update the program"
                ),
            }
        }
        Failure::OlderCatalog { path, version, known } => {
            let path = path.display();
            match lang {
                Lang::Vi => format!(
                    "{path}: danh mục bản {version}, chương trình này cần bản {known}; hãy để chương trình ghi được vào tệp để nâng cấp"
                ),
                Lang::En => format!(
                    "{path}: catalogue version {version}, needed here: {known}; let the program write to the file to upgrade it"
                ),
            }
        }
        Failure::NoRecord { id, like } => {
            let none =
                say(lang, "không có văn bản hay nhiệm vụ nào có mã", "no document or task is");
            let near = say(lang, "gần giống:", "like it:");
            let near = if like.is_empty() {
                String::new()
            } else {
                format!("; {near} {}", like.join(", "))
            };
            format!("{none} «{id}»{near}")
        }
        Failure::NotKept { path, name, cause } => {
            let what = say(
                lang,
                "không đọc được những gì danh mục giữ của",
                "cannot read what is kept of",
            );
            format!("{}: {what} {name}: {}", path.display(), self::failure(lang, cause))
        }
        Failure::CatalogInOut { path, out } => {
            let what = say(
                lang,
                "danh mục nằm trong thư mục ghi kết quả; chọn --out khác",
                "the catalogue lies in the folder to fill; choose another --out",
            );
            format!("{}: {what} ({})", path.display(), out.display())
        }
        Failure::BusyCatalog { path } => {
            let what = say(
                lang,
                "một tiến trình khác đang giữ danh mục; hãy thử lại sau",
                "another process holds the catalogue; try again later",
            );
            format!("{}: {what}", path.display())
        }
        Failure::NoRun { path, run, last } => {
            let path = path.display();
            match lang {
                Lang::Vi => format!(
                    "{path}: không có lần nạp số {run}; lần cuối là {last} (xem congbao catalog runs)"
                ),
                Lang::En => format!(
                    "{path}: there is no run {run}; the last one is {last} (see congbao catalog runs)"
                ),
            }
        }
        Failure::NoRules { path, line, column, cause } => {
            let path = path.display();
            match lang {
                Lang::Vi => format!("{path}: dòng {line}, cột {column}: {}", toml_in_vi(cause)),
                Lang::En => format!("{path}: line {line}, column {column}: {cause}"),
            }
        }
        Failure::SameReader { path, name } => {
            let what = say(
                lang,
                "một tệp --rules trước đó đã có cùng tên người nhận",
                "an earlier --rules file has the same reader",
            );
            format!("{}: {what}: {name}", path.display())
        }
        Failure::NoWebhook { path } => {
            let what = say(
                lang,
                "chương trình được dựng không có phần gửi webhook; bỏ bảng [webhook]",
                "this program was built without webhooks; take the table [webhook] out",
            );
            format!("{}: {what}", path.display())
        }
        Failure::NotPosted { to, cause } => {
            format!(
                "{to}: {}: {}",
                say(lang, "không gửi được", "cannot post"),
                unposted(lang, cause)
            )
        }
        Failure::Error(it) => error(lang, it),
    }
}

/// How faults of rules begin, in Vietnamese.
const TOML: [(&str, &str); 7] = [
    ("unknown field", "không có khóa"),
    ("missing field", "thiếu khóa"),
    ("unknown variant", "không có giá trị"),
    ("duplicate key", "khóa lặp lại"),
    ("invalid type", "sai kiểu giá trị"),
    (", expected one of", "; các giá trị có thể:"),
    ("expected", "cần"),
];

fn toml_in_vi(cause: &str) -> String {
    TOML.iter().fold(cause.to_owned(), |cause, (en, vi)| cause.replacen(en, vi, 1))
}

fn unposted(lang: Lang, cause: &Unposted) -> String {
    match cause {
        Unposted::Status(status) => {
            format!("{} {status}", say(lang, "máy chủ trả lời", "the server answered"))
        }
        Unposted::NoToken(name) => {
            let what = say(
                lang,
                "biến môi trường không có hoặc không chứa mã truy cập",
                "the environment variable is not set or holds no token",
            );
            format!("{what}: {name}")
        }
        Unposted::Late => {
            say(lang, "quá thời gian chờ", "no answer in time (timeout_seconds)").to_owned()
        }
        Unposted::Network(said) => said.clone(),
    }
}

/// A failure in Vietnamese and in English.
pub(in crate::cli) fn in_both(it: &Failure) -> [String; 2] {
    [failure(Lang::Vi, it), failure(Lang::En, it)]
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

/// A line for each fault of a person's own tables, the file with its folder.
pub(super) fn trouble(lang: Lang, trouble: &Trouble) -> Vec<String> {
    match trouble {
        Trouble::Unreadable(it) => vec![error(lang, it)],
        Trouble::Faults(folder, faults) => {
            let say = |fault: &Fault| match lang {
                Lang::Vi => fault.vi(),
                Lang::En => fault.to_string(),
            };
            faults.iter().map(|fault| format!("{}/{}", folder.display(), say(fault))).collect()
        }
    }
}

pub(super) fn misuse(lang: Lang, misuse: Misuse) -> String {
    match misuse {
        Misuse::NotBuilt(format) => {
            let name = format.to_possible_value().map(|value| value.get_name().to_owned());
            let name = name.unwrap_or_default();
            match lang {
                Lang::Vi => format!("lỗi: chương trình được dựng không có định dạng {name}"),
                Lang::En => format!("error: this program was built without the format {name}"),
            }
        }
        Misuse::ExcelWithoutCsv => say(
            lang,
            "lỗi: --excel chỉ dùng cùng định dạng csv",
            "error: --excel goes with the format csv only",
        )
        .to_owned(),
        Misuse::SeparatorWithoutCsv => say(
            lang,
            "lỗi: --separator chỉ dùng cùng định dạng csv",
            "error: --separator goes with the format csv only",
        )
        .to_owned(),
        Misuse::AgencyWithoutIcs => say(
            lang,
            "lỗi: --agency chỉ dùng cùng định dạng ics",
            "error: --agency goes with the format ics only",
        )
        .to_owned(),
        Misuse::StreamOfFiles => say(
            lang,
            "lỗi: --ndjson-in chỉ đọc đầu vào chuẩn: congbao extract - --ndjson-in",
            "error: --ndjson-in reads standard input only: congbao extract - --ndjson-in",
        )
        .to_owned(),
        Misuse::NotATable => say(
            lang,
            "lỗi: lệnh này không có dạng csv; dùng text hoặc json",
            "error: this command has no csv; use text or json",
        )
        .to_owned(),
        Misuse::ByWithoutGroups => say(
            lang,
            "lỗi: --by chỉ dùng với text, html, md",
            "error: --by goes with text, html and md only",
        )
        .to_owned(),
        Misuse::StdinTwice => say(
            lang,
            "lỗi: đầu vào chuẩn (-) chỉ dùng được cho một bên",
            "error: standard input (-) can be one side only",
        )
        .to_owned(),
        Misuse::OutIsInput => say(
            lang,
            "lỗi: --out trùng với một bên được so sánh",
            "error: --out is one of the sides",
        )
        .to_owned(),
        Misuse::OutIsRead => say(
            lang,
            "lỗi: --out trùng với một đầu vào hoặc với --baseline",
            "error: --out is one of the inputs or the baseline",
        )
        .to_owned(),
        Misuse::NoWords => say(
            lang,
            "lỗi: không có từ nào để tìm: cần ít nhất một chữ cái hoặc chữ số",
            "error: no word to search for: it needs a letter or figure",
        )
        .to_owned(),
        Misuse::StdinIngested => say(
            lang,
            "lỗi: danh mục chỉ nhận tệp và thư mục, không nhận đầu vào chuẩn (-)",
            "error: a catalogue takes in files and folders, not standard input (-)",
        )
        .to_owned(),
        Misuse::NoSeries => say(
            lang,
            "lỗi: diễn biến qua nhiều hơn hai báo cáo chỉ có text, json, ndjson, csv, không có --by",
            "error: the course over more than two reports is text, json, ndjson or csv, without --by",
        )
        .to_owned(),
    }
}

/// A name that no check and no group of checks has, those like it, and the groups.
pub(super) fn no_check(lang: Lang, name: &str, like: &[&str], groups: &[&str]) -> String {
    let none =
        say(lang, "lỗi: --rule: không có quy tắc hay nhóm", "error: --rule: no check or group is");
    let like = match like {
        [] => String::new(),
        some => format!("; {} {}", say(lang, "gần giống:", "like it:"), some.join(", ")),
    };
    let has = say(lang, "các nhóm:", "groups:");
    format!("{none} «{name}»{like}; {has} {}", groups.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

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
