//! First letters and tags of a text → whether it is an HTML document. Scraps of HTML inside a text do
//! not make one.

use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// How a whole page begins, comments and declarations aside.
const PAGE: [&str; 8] =
    ["<!doctype html", "<html", "<head>", "<head ", "<body", "<meta ", "<title>", "<base "];

/// Elements a fragment of a page can begin with.
static FRAGMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^<(?:table|thead|tbody|tr|td|p|div|h[1-6]|ul|ol|section|article|main|header|center|blockquote|figure|style|link|span|font)(?:\s[^<>]*)?>",
    )
});

/// Tags between which print is inside a fragment.
static BLOCK_TAG: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)<(?:(?<close>/)?(?<name>table|p|div|h[1-6]|ul|ol|section|article|main|header|footer|center|blockquote|figure|style|script)(?:\s[^<>]*)?>|!--[^<>]*-->)",
    )
});

/// Share of the print that may stand outside of all elements: one in so many.
const OUTSIDE_ONE_IN: usize = 20;

/// Where the document begins in `text`, behind a byte order mark, comments and declarations.
pub(super) fn start(text: &str) -> usize {
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    while let Some(end) = skipped(rest) {
        rest = rest[end..].trim_start();
    }
    text.len() - rest.len()
}

/// End of the comment or declaration that `rest` begins with.
fn skipped(rest: &str) -> Option<usize> {
    [("<!--", "-->"), ("<?", ">")]
        .iter()
        .find(|(open, _)| rest.starts_with(open))
        .and_then(|(_, close)| rest.find(close).map(|at| at + close.len()))
}

/// Whether `text` is an HTML document: it begins as a page, or it is a fragment of one with next to
/// no print outside of its elements.
pub(in crate::decode) fn is_html(text: &str) -> bool {
    let rest = &text[start(text)..];
    let opens = |word: &str| {
        rest.as_bytes()
            .get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
    };
    PAGE.iter().any(|word| opens(word)) || FRAGMENT.is_match(rest) && is_fragment(rest)
}

/// Whether a fragment may begin with a row or a cell: its table was cut off.
pub(super) fn begins_in_table(text: &str) -> bool {
    let rest = text[start(text)..].get(..3).unwrap_or_default().to_ascii_lowercase();
    ["<tr", "<td", "<th", "<tb"].contains(&rest.as_str())
}

/// Whether nearly all print of `text` stands inside closed elements, and no tab outside of them sets
/// cells apart.
fn is_fragment(text: &str) -> bool {
    let (mut depth, mut outside, mut inside, mut opened, mut closed) = (0_usize, 0, 0, 0, 0);
    let mut from = 0;
    // A paragraph need not be closed, unless there is nothing else.
    let of_paragraphs = text.starts_with("<p") || text.starts_with("<P");
    if begins_in_table(text) {
        depth = 1;
    }
    for tag in BLOCK_TAG.captures_iter(text) {
        let Some(all) = tag.get(0) else { continue };
        let print = &text[from..all.start()];
        if depth == 0 && sets_cells_apart(print, from > 0) {
            return false;
        }
        *(if depth == 0 { &mut outside } else { &mut inside }) += letters(print);
        from = all.end();
        let counts = tag.name("name").is_some_and(|name| of_paragraphs || name.as_str() != "p");
        match (counts.then_some(()), tag.name("close")) {
            (Some(()), Some(_)) => (depth, closed) = (depth.saturating_sub(1), closed + 1),
            (Some(()), None) => (depth, opened) = (depth + 1, opened + 1),
            (None, _) => {}
        }
    }
    *(if depth == 0 { &mut outside } else { &mut inside }) += letters(&text[from..]);
    let is_closed = begins_in_table(text) || closed > 0 && closed * 2 >= opened;
    is_closed && inside > 0 && outside * OUTSIDE_ONE_IN <= inside
}

/// Letters and figures of a stretch between two tags of blocks; inline tags are hardly ever print.
fn letters(print: &str) -> usize {
    print.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Whether a tab stands on a line after print.
fn sets_cells_apart(print: &str, after_tag: bool) -> bool {
    print.split('\n').enumerate().any(|(at, line)| {
        let begins_line = at > 0 || !after_tag;
        let bare = if begins_line { line.trim_start() } else { line };
        bare.contains('\t') && (!begins_line || !bare.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_begins_as_a_page() {
        for (text, expected) in [
            ("<!doctype HTML>\n<p>x", true),
            ("\u{feff}\n<!-- saved --> <HTML lang=vi>", true),
            ("<?xml version='1.0'?>\n<!DOCTYPE html>", true),
            ("<meta charset=utf-8><p>x", true),
            ("<?xml version='1.0'?>\n<w:wordDocument>", false),
            ("Trang <html> là gì", false),
            ("<header chung", false),
            ("<!-- never closed", false),
            ("<hội đồng>", false),
            ("", false),
        ] {
            assert_eq!(is_html(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_fragment_has_its_print_inside_its_elements() {
        for (text, expected) in [
            ("<p>Sở Y tế</p>", true),
            ("<table>\n\t<tr>\n\t\t<td>1</td>\t<td>Sở Y tế</td></tr></table>\n", true),
            ("<tr><td>1</td><td>Sở Y tế</td></tr>", true),
            ("<div class=x>\n\t<p>Sở Y tế\n\t<p>Sở Nội vụ</div>", true),
            ("1\t<p>Chủ trì: <b>Sở Y tế</b></p>", false),
            ("<p>1</p>\t<p>Chủ trì: Sở Y tế</p>\n<p>2</p>\t<p>Sở Nội vụ</p>", false),
            ("<p>1</p>\tRà soát\tSở Y tế\n2\tTập huấn\tSở Nội vụ", false),
            ("<p>Kính gửi: các sở\n\nThực hiện Nghị quyết, đề nghị báo cáo.", false),
            ("<b>I</b>\t<b>NHÓM</b>", false),
            ("<p>Kính gửi</p>\nThực hiện Nghị quyết của Hội đồng nhân dân tỉnh", false),
        ] {
            assert_eq!(is_html(text), expected, "{text:?}");
        }
    }
}
