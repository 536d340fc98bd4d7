//! Tokens → the numbers among them that are no quantities: dates, times, document numbers, names,
//! telephone numbers, addresses. Whether a number without a unit is one is decided elsewhere.

use super::tokens::{Shape, Tokens};
use super::units::{self, Behind};
use crate::lang::pattern::pattern;
use crate::lang::unit::{self, Sort};
use regex::Regex;
use std::sync::LazyLock;

/// Web and mail addresses: digits in them count nothing.
static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)https?://\S+|www\.\S+|[\w.+-]+@[\w.-]+"));

/// For each token, whether it is a number that is no quantity (or lies in an address).
pub(super) fn masks(tokens: &Tokens<'_>) -> Vec<bool> {
    let mut masked = vec![false; tokens.len()];
    for i in 0..tokens.len() {
        if tokens.is(i, Shape::Number) && !masked[i] {
            let end = label_end(tokens, i);
            masked[i..end].fill(true);
        }
    }
    mask_addresses(tokens, &mut masked);
    masked
}

fn mask_addresses(tokens: &Tokens<'_>, masked: &mut [bool]) {
    let mut i = 0;
    for found in ADDRESS.find_iter(tokens.text) {
        while tokens.list.get(i).is_some_and(|token| token.at.end <= found.start()) {
            i += 1;
        }
        while tokens.list.get(i).is_some_and(|token| token.at.start < found.end()) {
            masked[i] = true;
            i += 1;
        }
    }
}

/// One past the last token of the label that begins with the number `i`; `i` where it is none.
fn label_end(tokens: &Tokens<'_>, i: usize) -> usize {
    let single = is_code(tokens, i) || is_moment(tokens, i) || is_clock(tokens, i);
    date_end(tokens, i)
        .or_else(|| symbol_end(tokens, i))
        .or_else(|| run_end(tokens, i))
        .or_else(|| scale_end(tokens, i))
        .or_else(|| named_end(tokens, i))
        .or_else(|| base_end(tokens, i))
        .or_else(|| mark_end(tokens, i))
        .or_else(|| single.then_some(i + 1))
        .unwrap_or(i)
}

/// The whole number that a token prints, without separators.
pub(super) fn small(tokens: &Tokens<'_>, i: usize) -> Option<u32> {
    if tokens.is(i, Shape::Number) { tokens.printed(i).parse().ok() } else { None }
}

/// Whether the token prints a year of our time.
pub(super) fn is_year(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.printed(i).len() == 4
        && small(tokens, i).is_some_and(|year| (1900..=2100).contains(&year))
}

/// Whether the two numbers from `i` on can be day and month.
pub(super) fn is_day(tokens: &Tokens<'_>, i: usize) -> bool {
    in_range(tokens, i, 1, 31) && in_range(tokens, i + 2, 1, 12)
}

/// Whether the token prints the last two figures of a year.
fn is_short_year(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.printed(i).len() == 2 && small(tokens, i).is_some() && !tokens.is(i + 2, Shape::Number)
}

fn in_range(tokens: &Tokens<'_>, i: usize, from: u32, to: u32) -> bool {
    tokens.printed(i).len() <= 2 && small(tokens, i).is_some_and(|n| (from..=to).contains(&n))
}

/// `15/8/2023`, `9/2023`, `15-8-2023`, `24/7`, `2021 - 2025`, `12.5.2024`.
pub(super) fn date_end(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let separated = |at: usize| matches!(tokens.key(at), "/" | "-");
    let day = in_range(tokens, i, 1, 31) && separated(i + 1);
    let month = in_range(tokens, i + 2, 1, 12) && tokens.key(i + 1) == tokens.key(i + 3);
    if day && month && (is_year(tokens, i + 4) || is_short_year(tokens, i + 4)) {
        return Some(i + 5);
    }
    if in_range(tokens, i, 1, 12) && tokens.key(i + 1) == "/" && is_year(tokens, i + 2) {
        return Some(i + 3);
    }
    if is_year(tokens, i) && separated(i + 1) && is_year(tokens, i + 2) {
        return Some(i + 3);
    }
    let always = tokens.key(i) == "24" && tokens.key(i + 1) == "/";
    let around_the_clock = tokens.key(i + 2) == "7"
        || tokens.key(i + 2) == "24" && matches!(tokens.key(i + 3), "giờ" | "h");
    if always && around_the_clock {
        return Some(i + 3);
    }
    let day_of = matches!(tokens.key_before(i, 1), "ngày" | "sáng" | "chiều" | "tối" | "mùng");
    let short = tokens.key(i + 1) == "/" && in_range(tokens, i + 2, 1, 12);
    if day_of && short && in_range(tokens, i, 1, 31) {
        return Some(i + 3);
    }
    let dotted: Vec<&str> = tokens.printed(i).split('.').collect();
    (dotted.len() == 3 && dotted[2].len() == 4).then_some(i + 1)
}

/// `4/4 điểm`: the points that something was given; what is counted is `12/15 điểm trường`.
fn mark_end(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let given = small(tokens, i).is_some()
        && tokens.key(i + 1) == "/"
        && small(tokens, i + 2).is_some()
        && tokens.key(i + 3) == "điểm";
    let Behind::Unit(noun) = units::behind(tokens, i + 3) else { return None };
    (given && noun.tokens.len() == 1).then_some(i + 3)
}

/// `giường bệnh/10.000 dân`, `bác sĩ trên 10.000 dân`: a round number of people that a rate is
/// reckoned for.
fn base_end(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let printed = tokens.printed(i);
    let round = printed.starts_with('1')
        && printed.len() > 2
        && printed[1..].chars().all(|c| matches!(c, '0' | '.' | ','));
    let myriad = printed == "1" && tokens.key(i + 1) == "vạn";
    let counted = i >= 2 && tokens.is(i - 2, Shape::Word);
    let reckoned = match tokens.key_before(i, 1) {
        "/" => counted && tokens.is_glued(i),
        "trên" => (2..5).any(|back| is_noun(tokens, i, back)),
        _ => false,
    };
    // "bình quân 1 xã đạt 17,5 tiêu chí"
    let near = tokens.keys_before(i, 4);
    let each = matches!(printed, "1" | "01")
        && near.windows(2).any(|two| matches!(two, ["bình", "quân"] | ["trung", "bình"]));
    ((round || myriad) && reckoned || each).then_some(i + 1)
}

/// `1:500`, `7538-2:2005`: the scale of a map, the number and year of a standard.
fn scale_end(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let glued = |at: usize| tokens.is_glued(at) && matches!(tokens.key(at), ":" | "-");
    if in_range(tokens, i, 0, 24) && in_range(tokens, i + 2, 0, 59) {
        return None;
    }
    let mut end = i + 1;
    while glued(end) && tokens.is(end + 1, Shape::Number) && tokens.is_glued(end + 1) {
        end += 2;
    }
    (i + 2..end).step_by(2).any(|at| tokens.key(at - 1) == ":").then_some(end)
}

/// Whether the words from `back` before the number to the "trên" before it are a counted noun that has
/// no number of its own.
fn is_noun(tokens: &Tokens<'_>, i: usize, back: usize) -> bool {
    let Some(start) = i.checked_sub(back) else { return false };
    let noun = unit::after(&tokens.keys(start, back - 1)).filter(|noun| noun.sort.is_unit());
    let numbered = start > 0 && tokens.is(start - 1, Shape::Number);
    noun.is_some_and(|noun| noun.len() == back - 1) && !numbered
}

/// `331/UBND-NC`, `63/2024/NĐ-CP`, `430/SLA1`, `57-NQ/TW`, `1552/ BTTTT-TTH`.
fn symbol_end(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let is_symbol = |at: usize| {
        tokens.is(at, Shape::Word)
            && tokens.is_abbreviation(at)
            && unit::after(&[tokens.key(at)]).is_none()
    };
    let numbered = tokens.key(i + 1) == "/" && tokens.is(i + 2, Shape::Number);
    if numbered && tokens.key(i + 3) == "/" && is_symbol(i + 4) {
        return Some(i + 5);
    }
    let joined = tokens.key(i + 1) == "/" || tokens.key(i + 1) == "-" && tokens.is_glued(i + 1);
    (joined && is_symbol(i + 2)).then_some(i + 3)
}

/// Numbers one after the other: a telephone number. Not `82, 64`.
fn run_end(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let mut end = i + 1;
    while tokens.is(end, Shape::Number) {
        end += 1;
    }
    (end > i + 1).then_some(end)
}

/// A long or zero-led run of digits, a number hung onto a word (`Covid-19`), a rating (`4*`), an
/// amount that is not written like one (`0912.345.678`).
fn is_code(tokens: &Tokens<'_>, i: usize) -> bool {
    let printed = tokens.printed(i);
    let digits = printed.bytes().all(|b| b.is_ascii_digit());
    let long = digits && (printed.len() > 9 || printed.len() > 3 && printed.starts_with('0'));
    let behind_word = tokens.key_before(i, 1) == "-"
        && tokens.is_glued(i)
        && tokens.is_glued(i - 1)
        && i >= 2
        && tokens.is(i - 2, Shape::Word);
    let rating = tokens.key(i + 1) == "*" && tokens.is_glued(i + 1);
    let unread =
        !tokens.is_headless(i) && crate::lang::number::parse_in(printed, tokens.habit).is_none();
    long || behind_word || rating || unread
}

/// `ngày 12`, `tháng 9`, `năm 2024`, `quý 1`, `12 tháng 5`.
fn is_moment(tokens: &Tokens<'_>, i: usize) -> bool {
    let label = tokens.key_before(i, 1);
    let dated = tokens.key(i + 1) == "tháng" && in_range(tokens, i + 2, 1, 12);
    match label {
        "ngày" => in_range(tokens, i, 1, 31),
        "tháng" => in_range(tokens, i, 1, 12),
        "quí" => in_range(tokens, i, 1, 4),
        "năm" | "niên" => is_year(tokens, i),
        // "quý I/2026"
        "/" => {
            is_year(tokens, i) && i >= 2 && matches!(tokens.key(i - 2), "i" | "ii" | "iii" | "iv")
        }
        _ => dated && in_range(tokens, i, 1, 31),
    }
}

/// `5 giờ 30`, `30 phút` behind it, `17:45`.
fn is_clock(tokens: &Tokens<'_>, i: usize) -> bool {
    let colon = |at: usize| tokens.key(at) == ":" && tokens.is_glued(at);
    let after = colon(i + 1) && tokens.is(i + 2, Shape::Number) && tokens.is_glued(i + 2);
    let before = i >= 2 && colon(i - 1) && tokens.is_glued(i) && tokens.is(i - 2, Shape::Number);
    let hour = tokens.key(i + 1) == "giờ"
        && (tokens.is(i + 2, Shape::Number) || tokens.key_before(i, 1) == "lúc");
    let minute = matches!(tokens.key_before(i, 1), "giờ" | "h") && i >= 2;
    hour || (after && in_range(tokens, i, 0, 24))
        || (before && in_range(tokens, i, 0, 59))
        || (minute && in_range(tokens, i, 0, 59))
}

/// `Đề án 06`, `Công văn số 12`, `Mô hình số: 22`, `phường 1`, `Bước 3/5`.
fn named_end(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let end = if tokens.key_before(i, 1) == ":" { i - 1 } else { i };
    let label = unit::before(&tokens.keys_before(end, 5));
    let fraction = tokens.key(i + 1) == "/" && tokens.is(i + 2, Shape::Number);
    let end = if fraction { i + 3 } else { i + 1 };
    label.is_some_and(|label| label.sort == Sort::Name).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `⟦…⟧` stands around each number that is no quantity.
    fn check(expected: &str) {
        let text = expected.replace(['⟦', '⟧'], "");
        let tokens = Tokens::new(&text, std::iter::empty());
        let masks = masks(&tokens);
        let mut marked = String::new();
        let mut last = 0;
        for (i, token) in tokens.list.iter().enumerate() {
            marked.push_str(&text[last..token.at.start]);
            last = token.at.end;
            let starts = masks[i] && !(i > 0 && masks[i - 1]);
            let ends = masks[i] && !masks.get(i + 1).is_some_and(|&next| next);
            marked.push_str(if starts { "⟦" } else { "" });
            marked.push_str(tokens.printed(i));
            marked.push_str(if ends { "⟧" } else { "" });
        }
        assert_eq!(marked + &text[last..], expected);
    }

    #[test]
    fn dates_and_times() {
        check("ngày ⟦15/8/2023⟧, tháng ⟦9/2023⟧, quý ⟦1⟧, năm ⟦2024⟧, ngày ⟦05⟧ tháng ⟦3⟧");
        check("giai đoạn ⟦2021 - 2025⟧, giám sát ⟦24/7⟧, ngày ⟦20/11⟧, từ ⟦01-02-2025⟧");
        check("lúc ⟦7⟧ giờ ⟦30⟧ phút, ⟦05⟧:⟦45⟧, mỗi tháng 500 hồ sơ");
    }

    #[test]
    fn numbers_of_documents_and_names() {
        check("Công văn số ⟦331/UBND⟧-NC và ⟦430/SLA1⟧, ⟦1552/ BTTTT⟧-TTH, ⟦57-NQ⟧/TW");
        check("Nghị định ⟦63/2024/NĐ⟧-CP, Đề án ⟦06/CP⟧, Quyết định ⟦441/QĐ⟧-BNNMT");
        check("mô hình số ⟦22⟧, tiểu khu ⟦6⟧, Bước ⟦3/5⟧, khoản ⟦2⟧ Điều ⟦8⟧, Covid-⟦19⟧");
        check("hoàn thành 18/20 đơn vị, 15ha/20ha, 35 km, 1.234 hộ, Khách sạn 2-⟦3⟧*");
    }

    #[test]
    fn telephone_numbers_and_addresses() {
        check("gọi ⟦0212 3852 011⟧, ⟦0912.345.678⟧, ⟦02123852011⟧, ⟦1900 1234⟧");
        check("tại ⟦https://x.gov.vn/a/12⟧ hoặc ⟦so12@x.vn⟧ có 12 hồ sơ");
    }
}
