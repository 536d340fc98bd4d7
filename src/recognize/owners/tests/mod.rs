//! Lists, cells, sentences and headings of many provinces, with the bodies they name.

mod cells;
mod gold;
mod headings;
mod lists;
mod sentences;

use super::*;

/// `name`, `*` behind a collective, `{scope}`.
fn shown(mentions: &[Mention]) -> String {
    let one = |mention: &Mention| {
        let star = if mention.collective { "*" } else { "" };
        let scope = mention.scope.as_ref().map_or(String::new(), |scope| format!(" {{{scope}}}"));
        format!("{}{star}{scope}", mention.name)
    };
    mentions.iter().map(one).collect::<Vec<_>>().join(" | ")
}

/// Pieces that lists, labels, parentheses and damage are made of.
const PIECES: [&str; 40] = [
    "các ",
    "sở",
    ", ",
    "; ",
    " và ",
    "(",
    ")",
    ":",
    "Công an tỉnh",
    "UBND ",
    "xã",
    "…",
    "...",
    ".",
    "chủ trì ",
    "phối hợp ",
    "với ",
    "Thủ trưởng ",
    "Giám đốc ",
    "đề nghị ",
    "giao ",
    "/",
    "- ",
    "&",
    "Đ",
    "ở",
    "C06",
    "thực",
    "hướng dẫn",
    "được giao ",
    "tỉnh ",
    "Các sở: ",
    "Tài chính",
    " ",
    "\u{301}",
    "Trong quá trình ",
    "khu vực ",
    "3",
    "cùng ",
    "😀",
];

#[test]
fn no_words_panic() {
    let mut register = Register::new(Some("son-la"));
    let mut seed = 7_u64;
    for _ in 0..1500 {
        let mut printed = String::new();
        for _ in 0..12 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            printed.push_str(PIECES[usize::try_from(seed >> 33).unwrap() % PIECES.len()]);
        }
        let text = Text::verbatim(&printed, 3);
        register.learn(&printed);
        let owners = cell(&text, &register);
        let _ = heading(&text, &register);
        if let Some((bodies, at)) = subject(&text, &register) {
            assert!(!bodies.is_empty() && printed.get(at..).is_some(), "{printed:?}");
        }
        for mention in find(&text, &register).iter().chain(&owners.leads).chain(&owners.supports) {
            let parts: Vec<&str> = mention
                .spans
                .iter()
                .map(|span| &printed[span.range().start - 3..span.range().end - 3])
                .collect();
            assert_eq!(parts.join(" ").to_lowercase(), mention.name.to_lowercase(), "{printed:?}");
        }
    }
}
