//! The table of checks and what the program finds in its examples → the pages of `docs/rules/`, in Vietnamese, then in
//! English. Reads no examples itself: what is found is handed in, so that the manual says what the program does.

use super::audit::{group, severity};
use super::changes::Lang;
use crate::data::Finding;
use crate::lang::checks::{self, Check};
use std::fmt::Write;

/// Findings of one example that are shown.
const SHOWN: usize = 3;

/// The page of a check; `found` is all that the program finds in its wrong example.
#[must_use]
pub fn page(check: &Check, found: &[Finding]) -> String {
    let mut page = String::new();
    // A string takes every line.
    let _ = written(check, found, &mut page);
    page
}

fn written(check: &Check, found: &[Finding], page: &mut String) -> std::fmt::Result {
    let own: Vec<&Finding> = found.iter().filter(|it| it.rule == check.code).collect();
    writeln!(page, "# `{}`\n", check.code)?;
    about(check, Lang::Vi, page)?;
    writeln!(page, "\n**Sai**\n")?;
    example(check.wrong, page)?;
    says(&own, Lang::Vi, page)?;
    writeln!(page, "\n**Đúng**\n")?;
    example(check.right, page)?;
    if let Some(note) = notation(check) {
        writeln!(page, "\n{note}")?;
    }
    writeln!(page, "\n---\n")?;
    about(check, Lang::En, page)?;
    writeln!(
        page,
        "\nOf the wrong example above the program says; of the right one nothing of the kind:\n"
    )?;
    says(&own, Lang::En, page)?;
    writeln!(page, "\n[Các quy tắc khác · other rules](README.md)")
}

/// Title, group, severity, when it is found, and what to do.
fn about(check: &Check, lang: Lang, page: &mut String) -> std::fmt::Result {
    let title = lang.pick(check.title_vi, check.title);
    let capital = title.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let rest: String = title.chars().skip(1).collect();
    writeln!(page, "## {capital}{rest}\n")?;
    let group = group(check.group, lang);
    let severity = severity(check.severity, lang);
    let [own, bad] = [lang.pick("Nhóm", "Group"), lang.pick("mức", "severity")];
    writeln!(page, "{own}: {group} (`{}`); {bad}: {severity}.\n", check.group)?;
    writeln!(page, "{}\n", lang.pick(check.why_vi, check.why))?;
    let remedy = lang.pick("Cách sửa", "What to do");
    writeln!(page, "{remedy}: {}", lang.pick(check.remedy_vi, check.remedy))
}

/// An example as a reader would see it, cells with bars between.
fn example(text: &str, page: &mut String) -> std::fmt::Result {
    writeln!(page, "```text")?;
    for line in text.split("//") {
        let line = checks::cells(line).join(" │ ").replace(r"\x20", " ");
        writeln!(page, "{}", line.trim_end())?;
    }
    writeln!(page, "```")
}

fn says(own: &[&Finding], lang: Lang, page: &mut String) -> std::fmt::Result {
    for finding in own.iter().take(SHOWN) {
        let severity = severity(finding.severity, lang);
        let message = lang.pick(&finding.message_vi, &finding.message_en);
        writeln!(page, "> {severity}: {message}")?;
        let values = [
            (lang.pick("in", "printed"), &finding.found),
            (lang.pick("đối chiếu", "against"), &finding.expected),
            (lang.pick("gợi ý", "suggestion"), &finding.suggestion),
        ];
        let told = values.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
        let told: Vec<String> =
            told.map(|(name, value)| format!("{name} `{}`", value.replace('`', "'"))).collect();
        if !told.is_empty() {
            writeln!(page, ">\n> {}", told.join(", "))?;
        }
    }
    match own.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => writeln!(page, ">\n> … {more} {}", lang.pick("phát hiện nữa", "more")),
    }
}

/// How an example that is no plain text is to be read.
fn notation(check: &Check) -> Option<&'static str> {
    let has = |mark: &str| [check.wrong, check.right].iter().any(|text| text.contains(mark));
    let is_odd = has(r"\*")
        || [check.wrong, check.right].iter().any(|text| text.replace(r"\x20", " ").contains(r"\x"));
    is_odd.then_some(
        r"`\xNN` là một byte, `\*N{…}` là một đoạn lặp lại N lần · a byte, a text N times.",
    )
}

/// The index: the checks by group, in the order of the table.
#[must_use]
pub fn index() -> String {
    let mut page = String::from(INTRODUCTION);
    for name in checks::GROUPS {
        let mut own = checks::all().iter().filter(|check| check.group == name).peekable();
        if own.peek().is_none() {
            continue;
        }
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| group(name, lang));
        // A string takes every line.
        let _ = writeln!(page, "\n## `{name}`: {vi} · {en}\n{HEAD}");
        for check in own {
            let Check { code, title_vi, title, .. } = check;
            let [bad_vi, bad_en] = [Lang::Vi, Lang::En].map(|lang| severity(check.severity, lang));
            let _ = writeln!(
                page,
                "| [`{code}`]({code}.md) | {bad_vi} · {bad_en} | {title_vi} | {title} |"
            );
        }
    }
    page
}

const HEAD: &str = "| mã · code | mức · severity | điều gì | what |\n|---|---|---|---|";

const INTRODUCTION: &str = "\
# Các quy tắc kiểm tra · the checks of an audit

`congbao audit` tìm những điều dưới đây trong văn bản; `extract` ghi chúng vào `findings`. `--rule` nhận mã hoặc tên nhóm. Mỗi trang có
ví dụ sai, điều chương trình nói về ví dụ ấy và ví dụ đúng. Các trang được ghi từ `src/lang/lexicon/checks.tsv`, không sửa tay.

`congbao audit` finds these in documents; `extract` writes them to `findings`. `--rule` takes a code or a group. Each page has an example
that is wrong, what the program says of it, and one that is right. The pages are written from `src/lang/lexicon/checks.tsv` by
`UPDATE=1 cargo test --test it manual`, not by hand.
";
