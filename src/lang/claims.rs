//! Sentences that say of what parts a whole is made → the places of their numbers: `9.817 CTS gồm: 6.730 CTS loại
//! Token, 594 CTS …`, `1.000 hồ sơ, trong đó 600 hồ sơ trực tuyến …`. Whether they add up is for others to say.

use super::fold;
use super::pattern::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// How a sentence leads from the whole to its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// `gồm`, `bao gồm`: nothing is left out.
    Consists,
    /// `trong đó`: something may be left out.
    Among,
}

/// A part of a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its number, in bytes of the text.
    pub number: Range<usize>,
    /// Its words: from the number, or what stands before it, to the end of the clause.
    pub clause: Range<usize>,
    /// It counts the same thing as the whole, by its first word.
    pub same_unit: bool,
}

/// A whole and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The number of the whole, in bytes of the text.
    pub whole: Range<usize>,
    /// Its parts, at least one.
    pub parts: Vec<Part>,
    /// How the sentence leads to them.
    pub wording: Wording,
    /// Every clause of the list is a part.
    pub is_complete: bool,
    /// Other numbers of the sentence, before the list, that count the same thing: the parts may be of one of them.
    pub others: Vec<Range<usize>>,
}

static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(?:\b(?P<consists>(?:bao\s+)?gồm)|\b(?P<among>trong\s+(?:số\s+)?đó))\b")
});
/// A number of groups, or with decimals, or one whose first digits are lost.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"[.,]?\d[\d.,]*\d|\d"));
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"[;,]\s+|\s+và\s+"));
/// What a clause opens with that says more about the part before it.
static FILLER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^\s*\(?(?:đạt|chiếm|bằng|tương\s+(?:ứng|đương)|tỷ\s+lệ|tỉ\s+lệ|tăng|giảm|vượt)\b")
});
/// What a number stands behind that counts nothing.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\b(?:số|ngày|tháng|năm|quý|điều|khoản|đề\s+án|mục|phần|giai\s+đoạn|loại|hạng|cấp\s+độ|mức)\s+|[/\-–]\s*)$",
    )
});
/// `tổng số 1.200 hồ sơ` counts.
static TOTAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\btổng\s+số\s+$"));
/// Farthest that a whole stands before its parts, in bytes.
const REACH: usize = 400;
/// Longest list that is looked at, in bytes.
const LONGEST: usize = 4_000;
/// Words between a whole and `gồm`.
const FEW_WORDS: usize = 8;

/// The claims of a running text.
#[must_use]
pub fn in_text(text: &str) -> Vec<Claim> {
    if !text.contains("gồm") && !text.to_lowercase().contains("trong") {
        return Vec::new();
    }
    LEAD.captures_iter(text).filter_map(|lead| claim(text, &lead)).collect()
}

fn claim(text: &str, lead: &regex::Captures<'_>) -> Option<Claim> {
    let consists = lead.name("consists").is_some();
    let wording = if consists { Wording::Consists } else { Wording::Among };
    let whole_match = lead.get(0)?;
    let list = list_of(text, whole_match.end())?;
    let clauses = clauses(text, list, wording);
    let unit = unit_behind(text, first_number(text, &clauses)?.end);
    let (whole, same) = whole(text, whole_match.start(), unit.as_deref(), wording)?;
    let own = unit_behind(text, whole.end);
    let unit = if same { unit } else { own };
    let (parts, is_complete) = parts(text, &clauses, unit.as_deref());
    let others = others(text, whole_match.start(), &whole);
    (!parts.is_empty()).then_some(Claim { whole, parts, wording, is_complete, others })
}

/// Where the list behind the leading words ends: at the end of the sentence, of the parenthesis around it, or before
/// a list of its own. `None` where it is too long to be read to its end.
fn list_of(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = &text[from..];
    let open = rest.trim_start_matches([' ', ':']).trim_start();
    let start = from + (rest.len() - open.len());
    let mut depth = 0_i32;
    let mut end = text.len();
    for (at, c) in text[start..].char_indices() {
        if at > LONGEST {
            return None;
        }
        let place = start + at;
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => {
                end = place;
                break;
            }
            ')' => depth -= 1,
            '.' if depth == 0 && ends_sentence(&text[place..]) => {
                end = place;
                break;
            }
            _ => {}
        }
    }
    let nested = LEAD.find_iter(&text[start..end]).find(|found| {
        let before = &text[start..start + found.start()];
        before.matches('(').count() <= before.matches(')').count()
    });
    Some(start..nested.map_or(end, |found| start + found.start()))
}

/// Whether the dot that a text begins with is the last of its sentence.
fn ends_sentence(text: &str) -> bool {
    let rest = &text[1..];
    rest.trim().is_empty() || rest.starts_with(|c: char| c.is_whitespace())
}

/// The clauses of a list, parentheses not cut: between semicolons where each piece between them has one number,
/// else between commas too. What consists of its parts has none behind a semicolon where commas part them.
fn clauses(text: &str, list: Range<usize>, wording: Wording) -> Vec<Range<usize>> {
    let pieces = cut(text, list.clone(), ";");
    let has_one = |piece: &Range<usize>| numbers(text, piece.clone()).len() == 1;
    if pieces.len() > 1 && pieces.iter().all(has_one) {
        return pieces;
    }
    match (wording, pieces.first()) {
        (Wording::Consists, Some(first)) => cut(text, first.clone(), ";, "),
        _ => cut(text, list, ";, "),
    }
}

/// The pieces of a stretch between these marks; with a space among them, also between `và`.
fn cut(text: &str, list: Range<usize>, marks: &str) -> Vec<Range<usize>> {
    let within = &text[list.clone()];
    let depth_at =
        |at: usize| within[..at].matches('(').count() > within[..at].matches(')').count();
    let mut clauses = Vec::new();
    let mut start = list.start;
    for between in BETWEEN.find_iter(within) {
        let mark = between.as_str().chars().next().unwrap_or(' ');
        if depth_at(between.start()) || !marks.contains(mark) {
            continue;
        }
        clauses.push(start..list.start + between.start());
        start = list.start + between.end();
    }
    clauses.push(start..list.end);
    clauses.retain(|clause| !text[clause.clone()].trim().is_empty());
    clauses
}

fn first_number(text: &str, clauses: &[Range<usize>]) -> Option<Range<usize>> {
    clauses.iter().find_map(|clause| numbers(text, clause.clone()).into_iter().next())
}

/// The numbers of a clause that count something, those in parentheses and percentages aside.
fn numbers(text: &str, clause: Range<usize>) -> Vec<Range<usize>> {
    let outside = |at: usize| {
        let before = &text[clause.start..at];
        before.matches('(').count() <= before.matches(')').count()
    };
    NUMBER
        .find_iter(&text[clause.clone()])
        .map(|found| clause.start + found.start()..clause.start + found.end())
        .filter(|found| outside(found.start) && counts(text, found, clause.start))
        .collect()
}

/// Whether a number counts something: it is no percentage, no name, no part of a fraction's whole or a word.
fn counts(text: &str, number: &Range<usize>, start: usize) -> bool {
    let behind = text[number.end..].trim_start();
    let before = &text[start..number.start];
    let glued = before.ends_with(|c: char| c.is_alphanumeric())
        || text[number.end..].starts_with(|c: char| c.is_alphanumeric());
    let is_named = NAMED.is_match(before) && !TOTAL.is_match(before);
    !behind.starts_with('%') && !glued && !is_named
}

/// The first word behind a number, as its key; behind a fraction the word behind that.
fn unit_behind(text: &str, end: usize) -> Option<String> {
    let rest = &text[end..];
    let rest = match rest.strip_prefix('/') {
        Some(whole) => &whole[NUMBER.find(whole).filter(|found| found.start() == 0)?.end()..],
        None => rest,
    };
    let rest = rest.trim_start_matches([' ', '\u{a0}']);
    let word: String = rest.chars().take_while(|c| c.is_alphabetic() || *c == '-').collect();
    (!word.is_empty()).then(|| fold::key(&word))
}

/// The number that the parts before `lead` belong to, and whether it counts the same thing as the first of them: the
/// nearest such number of the sentence, for `gồm` else the nearest number of all, a few words before. Parts without
/// a unit (`nam 60, nữ 40`) count what the nearest number does.
fn whole(
    text: &str,
    lead: usize,
    unit: Option<&str>,
    wording: Wording,
) -> Option<(Range<usize>, bool)> {
    let start = sentence_start(text, lead);
    let mut numbers = numbers_flat(text, start..lead);
    numbers.retain(|number| is_stated(text, number, start, lead));
    let fits = |number: &&Range<usize>| {
        let own = unit_behind(text, number.end);
        own.is_some() && (unit.is_none() || own.as_deref() == unit)
    };
    let same = numbers.iter().rev().find(fits);
    if let Some(number) = same {
        let is_near = text[number.end..lead].split_whitespace().count() <= FEW_WORDS + 1;
        if wording == Wording::Among || is_near {
            return Some((number.clone(), true));
        }
    }
    let last = numbers.last().filter(|_| wording == Wording::Consists)?;
    let words = text[last.end..lead].split_whitespace().count();
    let has_unit = unit_behind(text, last.end).is_some();
    (has_unit && words <= FEW_WORDS + 1).then(|| (last.clone(), false))
}

/// Words in front of a number that is beside the point: a change, a rate, another time, another whole.
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:tăng|giảm|hơn|kém|còn|mỗi|cùng kỳ|so với|bình quân|vượt|thêm|bớt|thiếu|thừa|(?:trong|trên)\s+tổng\s+số|tối đa|",
        r"tối thiểu|kế hoạch|chỉ tiêu)(?:\s+(?:là|được|lại|thêm|khoảng|gần|tới|đến|có|năm|trước))*\s+$",
    ))
});

/// Whether a number is the sentence's own: in no parenthesis that is closed before the list, no change, no rate.
fn is_stated(text: &str, number: &Range<usize>, start: usize, lead: usize) -> bool {
    let depth = |stretch: &str| {
        stretch.chars().fold(0_i32, |depth, c| match c {
            '(' => depth + 1,
            ')' => (depth - 1).max(0),
            _ => depth,
        })
    };
    let is_inside = depth(&text[start..number.start]) > depth(&text[start..lead]);
    let is_rate = text[number.end..].split([' ', ',', ';']).take(4).any(|word| {
        word.split_once('/').is_some_and(|(unit, time)| {
            unit.ends_with(char::is_alphabetic) && time.starts_with(char::is_alphabetic)
        })
    });
    !is_inside && !is_rate && !BESIDE.is_match(&text[start..number.start])
}

/// The numbers of the sentence before the list but the whole, and of the one before it, that count something.
fn others(text: &str, lead: usize, whole: &Range<usize>) -> Vec<Range<usize>> {
    let mut numbers = numbers_flat(text, sentence_start(text, lead)..lead);
    numbers.retain(|number| number != whole);
    numbers
}

/// The numbers of a stretch that count something, parentheses not told apart.
fn numbers_flat(text: &str, stretch: Range<usize>) -> Vec<Range<usize>> {
    NUMBER
        .find_iter(&text[stretch.clone()])
        .map(|found| stretch.start + found.start()..stretch.start + found.end())
        .filter(|found| counts(text, found, stretch.start))
        .collect()
}

/// Where the sentence around `at` begins.
fn sentence_start(text: &str, at: usize) -> usize {
    let mut floor = at.saturating_sub(REACH);
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    // `128.914 người; trong đó …` is one sentence, `334 nhà bị hư hỏng. Trong đó, …` as good as one.
    let is_new = text[at..].starts_with(char::is_uppercase);
    let before = text[floor..at].trim_end();
    let before = before.trim_end_matches(if is_new { ['.', ';'] } else { [';', ';'] });
    let stop = before
        .rmatch_indices(['.', ';'])
        .find(|(place, mark)| *mark == ";" || before[place + 1..].starts_with(char::is_whitespace));
    stop.map_or(floor, |(place, _)| floor + place + 1)
}

/// The parts among the clauses, and whether every clause is one.
fn parts(text: &str, clauses: &[Range<usize>], unit: Option<&str>) -> (Vec<Part>, bool) {
    let mut parts = Vec::new();
    let mut is_complete = true;
    for clause in clauses {
        if FILLER.is_match(&text[clause.clone()]) {
            continue;
        }
        let numbers = numbers(text, clause.clone());
        let counts_same = |number: &Range<usize>| unit_behind(text, number.end).as_deref() == unit;
        let same: Vec<&Range<usize>> =
            numbers.iter().filter(|number| counts_same(number)).collect();
        match (same.as_slice(), numbers.as_slice()) {
            ([one], _) => parts.push(part(one, clause, true)),
            ([], [one]) if unit_behind(text, one.end).is_some() => {
                parts.push(part(one, clause, false));
            }
            _ => is_complete = false,
        }
        is_complete &= numbers.len() == 1;
    }
    (parts, is_complete)
}

fn part(number: &Range<usize>, clause: &Range<usize>, same_unit: bool) -> Part {
    Part { number: number.clone(), clause: clause.clone(), same_unit }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let show = |claim: &Claim| {
            let parts: Vec<String> = claim
                .parts
                .iter()
                .map(|part| {
                    let mark = if part.same_unit { "" } else { "~" };
                    format!("{mark}{}", &text[part.number.clone()])
                })
                .collect();
            let mark = if claim.is_complete { "=" } else { "≥" };
            format!(
                "{:?} {} {mark} {}",
                claim.wording,
                &text[claim.whole.clone()],
                parts.join(" + ")
            )
        };
        let found: Vec<String> = in_text(text).iter().map(show).collect();
        assert_eq!(found.join("; "), expected, "{text}");
    }

    #[test]
    fn a_whole_and_its_parts_are_found() {
        check(
            "11.469 CTS đang hoạt động, trong đó: 1.606 CTS tổ chức, 9.817 CTS cá nhân gồm: .730 CTS loại Token, 594 CTS loại SIM-PKI, 2.493 CTS RSSP (ký số tập trung); tổng số 22.657 chữ ký.",
            "Among 11.469 = 1.606 + 9.817; Consists 9.817 = .730 + 594 + 2.493",
        );
        check(
            "Tiếp nhận 1.200 hồ sơ gồm 300 hồ sơ đất đai và 90 hồ sơ hộ tịch.",
            "Consists 1.200 = 300 + 90",
        );
        check(
            "Có 12 hồ sơ gồm: 3 hồ sơ đất đai, xây dựng; 9 hồ sơ hộ tịch.",
            "Consists 12 = 3 + 9",
        );
        check("Có 12 hồ sơ gồm: 3 hồ sơ đất đai, một số hồ sơ khác.", "Consists 12 ≥ 3");
        check(
            "Tổng số 621 hồ sơ, trong đó: số hồ sơ trực tuyến là 555 hồ sơ; số hồ sơ trực tiếp là 66 hồ sơ.",
            "Among 621 = 555 + 66",
        );
        check(
            "Chi trả cho 128.914 người; trong đó 129.530 người nhận qua tài khoản.",
            "Among 128.914 = 129.530",
        );
        check(
            "Lào Cai: 155 người (53 người chết, 102 người mất tích), gồm: 109 người ở Bảo Yên, 45 người ở Sa Pa.",
            "Consists 155 = 109 + 45",
        );
        check(
            "Tiếp nhận 500 đơn, tăng 20 đơn so với cùng kỳ, trong đó: 300 đơn khiếu nại, 200 đơn tố cáo.",
            "Among 500 = 300 + 200",
        );
        check(
            "334 nhà dân bị hư hỏng. Trong đó, Điện Biên 142 nhà, Hà Giang 97 nhà.",
            "Among 334 = 142 + 97",
        );
        check("Có 90 đảng viên, trong đó nam 60, nữ 29.", "Among 90 = 60 + 29");
        check("Có 75 đơn vị gồm 67 xã và 08 phường.", "Consists 75 = ~67 + ~08");
        check(
            "Có 1.000 hồ sơ, đạt 90%, trong đó có 600 hồ sơ trực tuyến (chiếm 60%), 400 hồ sơ trực tiếp.",
            "Among 1.000 = 600 + 400",
        );
    }

    #[test]
    fn what_counts_nothing_is_no_number() {
        check("Thực hiện Đề án 06 ngày 01/3/2026, trong đó giao Sở Y tế 02 nhiệm vụ.", "");
        check("Kế hoạch số 15 gồm các nội dung sau.", "");
    }
}
