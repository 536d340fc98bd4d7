//! What stands in the reports of an audit for people, in Vietnamese and English.

use super::sections::Counts;
use crate::data::{Audit, Finding, Severity};
use crate::lang::checks;
use crate::write::changes::{Lang, count};

/// What the matter is.
pub(super) fn message(finding: &Finding, lang: Lang) -> &str {
    lang.pick(&finding.message_vi, &finding.message_en)
}

/// What would make it right: what should stand there, where that is known, and what to do.
pub(super) fn remedy(finding: &Finding, lang: Lang) -> Option<String> {
    // Ids of bodies are for programs; the message names them.
    let meant = finding.suggestion.as_ref().filter(|text| !text.starts_with("vn/"));
    let meant = meant.map(|text| format!("{} «{text}».", lang.pick("Có lẽ là", "Probably")));
    let to_do = checks::named(&finding.rule).map(|check| lang.pick(check.remedy_vi, check.remedy));
    let told: Vec<String> = meant.into_iter().chain(to_do.map(ToOwned::to_owned)).collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// What is printed and what was expected, where the message does not say it itself.
pub(super) fn values(finding: &Finding, lang: Lang) -> Option<String> {
    let said = message(finding, lang);
    let own = [
        (lang.pick("in", "printed"), &finding.found),
        (lang.pick("đối chiếu", "against"), &finding.expected),
    ];
    let told: Vec<(&str, &String)> =
        own.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?))).collect();
    let is_new = finding.expected.is_some() && told.iter().all(|(_, value)| !said.contains(*value));
    let told: Vec<String> = told.iter().map(|(name, value)| format!("{name} «{value}»")).collect();
    is_new.then(|| told.join(", "))
}

/// How bad it is.
pub(in crate::write) fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => lang.pick("lỗi", "error"),
        Severity::Warning => lang.pick("cảnh báo", "warning"),
        Severity::Info => lang.pick("ghi chú", "note"),
    }
}

/// The severities, over columns of counts.
pub(super) fn heads(lang: Lang) -> [String; 3] {
    [Severity::Error, Severity::Warning, Severity::Info].map(|it| severity(it, lang).to_owned())
}

/// What a group of checks is about.
pub(in crate::write) fn group(name: &str, lang: Lang) -> String {
    let (vi, en) = match name {
        "date" => ("ngày tháng", "dates"),
        "sum" => ("phép tính", "arithmetic"),
        "count" => ("số đếm", "counts"),
        "status" => ("tình trạng", "statuses"),
        "agency" => ("cơ quan, địa danh", "bodies, places"),
        "reference" => ("viện dẫn, văn bản", "references, documents"),
        "text" => ("câu chữ, bản in", "text, print"),
        other => (other, other),
    };
    lang.pick(vi, en).to_owned()
}

/// Counts with their nouns: `2 lỗi, 1 cảnh báo`; what there is none of is left out.
pub(super) fn counts(counts: Counts, lang: Lang) -> String {
    let Counts { errors, warnings, infos } = counts;
    let told = [
        (errors, "lỗi", "error", "errors"),
        (warnings, "cảnh báo", "warning", "warnings"),
        (infos, "ghi chú", "note", "notes"),
    ];
    let told = told.into_iter().filter(|(many, ..)| *many > 0);
    told.map(|(many, vi, one, more)| counted(many, vi, one, more, lang))
        .collect::<Vec<_>>()
        .join(", ")
}

/// A count with its noun.
pub(super) fn counted(many: u64, vi: &str, one: &str, more: &str, lang: Lang) -> String {
    format!("{} {}", count(lang, many), lang.pick(vi, if many == 1 { one } else { more }))
}

/// What was looked at, and what was left out.
pub(super) fn extent(audit: &Audit, lang: Lang) -> Vec<String> {
    let files = counted(audit.files, "tệp đã kiểm tra", "file checked", "files checked", lang);
    let failed =
        || counted(audit.failed, "tệp không đọc được", "file not read", "files not read", lang);
    let hidden = || {
        let (vi, one) = ("phát hiện đã chấp nhận trước đó được ẩn", "accepted finding hidden");
        counted(audit.hidden, vi, one, "accepted findings hidden", lang)
    };
    let failed = (audit.failed > 0).then(failed);
    let hidden = (audit.hidden > 0).then(hidden);
    std::iter::once(files).chain(failed).chain(hidden).collect()
}

/// How many further lines are not quoted.
pub(super) fn more(lines: u64, lang: Lang) -> Option<String> {
    let told = || counted(lines, "dòng nữa", "more line", "more lines", lang);
    (lines > 0).then(told)
}

/// `dòng 12`.
pub(super) fn line(number: usize, lang: Lang) -> String {
    format!("{} {number}", lang.pick("dòng", "line"))
}
