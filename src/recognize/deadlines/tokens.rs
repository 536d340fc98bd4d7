//! A text about time → tokens: times, recurrences, words of time, punctuation, other words.
//!
//! Knows how each is written; what they say together is for `readings`.

use crate::data::Text;
use crate::lang::date::Time;
use crate::lang::date::scan::time_at;
use crate::lang::date::words::{Role, word_at};
use crate::lang::keyed::{Keyed, key_pattern};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// A unit in which time recurs or passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// `trước ngày ⟦30/6/2026⟧`.
    Time(Time),
    /// `⟦ngày 15 và ngày 30⟧ hằng tháng`.
    Days(Vec<i8>),
    /// `⟦thứ sáu⟧ hằng tuần`: the day as RFC 5545 writes it.
    Weekday(&'static str),
    /// `trước ⟦17 giờ⟧ ngày 30/6`.
    Clock,
    /// `⟦hằng quý⟧`, `⟦6 tháng/lần⟧`; 0 where it recurs at times that are not fixed (`2 lần/năm`).
    Every(Unit, u32),
    /// `trong vòng ⟦15 ngày⟧`.
    Amount(Unit, u32),
    /// `hằng tháng, ⟦quý⟧`.
    Unit(Unit),
    /// A word of `time_words.tsv`.
    Phrase(Role),
    /// One of `,;.:()-`, `"` for any quotation mark, `+` for `và`, `hoặc` and the like, `/`, `\n` for a break.
    Mark(char),
    /// Anything else.
    Word,
}

/// A token and the bytes of the key it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) at: Range<usize>,
    pub(super) what: What,
}

/// `hằng năm`, `mỗi quý một lần`.
static EVERY: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^(?:hằng|hàng|mỗi|từng)\s+(năm|quý|tháng|tuần|ngày)\b(?:\s+(?:một|0?1)\s+lần\b)?")
});
/// `6 tháng/lần`, `2 năm một lần`.
static ONCE_IN: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(\d{1,2}|một|hai|ba)\s+(năm|quý|tháng|tuần|ngày)\s*/?\s*(?:(?:một|0?1)\s+)?lần\b",
    )
});
/// `1 lần/quý`, `2 lần mỗi năm`.
static TIMES_A: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(\d{1,2}|một|hai|ba)\s+lần\s*(?:/|mỗi|trong|một)\s*(?:(?:0?1|một)\s+)?(năm|quý|tháng|tuần|ngày)\b",
    )
});
/// `ngày 15 và ngày 30`.
static DAYS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^ngày\s+\d{1,2}\b(?:\s*(?:,|và)\s*(?:(?:vào\s+)?ngày\s+)?\d{1,2}\b)*")
});
static NUMBER: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"\d{1,2}"));
/// What makes the number before it no day of the month.
static COUNTS: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^\s*(?:/|%|(?:tháng|tuần|quý|năm|ngày|giờ|lần)\b)"));
static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^(?:(?:sáng|chiều)\s+)?(?:thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])|(chủ\s+nhật))\b")
});
static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^\d{1,2}\s*(?:giờ\b|h\b|h\d{2}\b|g\d{2}\b|:\d{2}\b)(?:\s*\d{1,2}\s*(?:phút\b|'|’))?",
    )
});
/// `15 ngày`, `05 (năm) ngày làm việc`.
static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(\d{1,3}|một|hai|ba)\s+(?:\([^()]{1,20}\)\s*)?(năm|quý|tháng|tuần|ngày|giờ)\b(?:\s+làm\s+việc\b)?",
    )
});
static UNIT: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^(?:năm|quý|tháng|tuần|ngày)\b"));

const WEEKDAYS: [(&[&str], &str); 7] = [
    (&["hai", "2"], "MO"),
    (&["ba", "3"], "TU"),
    (&["tư", "4"], "WE"),
    (&["năm", "5"], "TH"),
    (&["sáu", "6"], "FR"),
    (&["bảy", "7"], "SA"),
    (&["chủ nhật"], "SU"),
];

/// The tokens of `text`, whose folded form is `keyed`.
pub(super) fn tokens(text: &Text, keyed: &Keyed<'_>) -> Vec<Token> {
    let key = keyed.key();
    let mut breaks = text.breaks().peekable();
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(c) = key[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let mut broken = false;
        while breaks.next_if(|&place| place <= keyed.place(at)).is_some() {
            broken = true;
        }
        if broken && opens_line(keyed, at) && !found.last().is_some_and(leads_on) {
            found.push(Token { at: at..at, what: What::Mark('\n') });
        }
        let (end, what) = token_at(key, at);
        found.push(Token { at: at..end, what });
        at = end;
    }
    found
}

/// Whether a new line begins here, and not the rest of a wrapped one.
fn opens_line(keyed: &Keyed<'_>, at: usize) -> bool {
    let first = keyed.text()[keyed.place(at)..].chars().next();
    first.is_some_and(|c| c.is_uppercase() || matches!(c, '-' | '+' | '•' | '*' | '–'))
}

/// Whether the token asks for one more.
fn leads_on(token: &Token) -> bool {
    matches!(
        token.what,
        What::Mark(',' | '+' | '(' | '/')
            | What::Phrase(Role::Before | Role::By | Role::To | Role::In | Role::From)
    )
}

fn token_at(key: &str, at: usize) -> (usize, What) {
    if let Some(mark) = mark_at(key, at) {
        return mark;
    }
    // A word of time that a time could be taken for (`24/7`).
    let constant = word_at(key, at).filter(|&(_, role)| role == Role::Continuous);
    if let Some((end, role)) = constant {
        return (end, What::Phrase(role));
    }
    if let Some((end, time)) = time_at(key, at) {
        return (end, What::Time(time));
    }
    let rest = &key[at..];
    let read = [every, once_in, times_a, days, weekday, clock, amount];
    if let Some((len, what)) = read.iter().find_map(|read| read(rest)) {
        return (at + len, what);
    }
    if let Some((end, role)) = word_at(key, at) {
        return (end, What::Phrase(role));
    }
    if let Some(found) = UNIT.find(rest) {
        return (at + found.end(), What::Unit(unit(found.as_str())));
    }
    (word_end(key, at), What::Word)
}

/// Words that link two times as a comma does.
const LINKS: [&str; 4] = ["và", "hoặc", "sau đó", "đồng thời"];

fn mark_at(key: &str, at: usize) -> Option<(usize, What)> {
    let rest = &key[at..];
    let c = rest.chars().next()?;
    let one = |mark| Some((at + c.len_utf8(), What::Mark(mark)));
    match c {
        ',' | ';' | '.' | ':' | '(' | ')' | '/' | '-' => one(c),
        '“' | '”' | '"' | '«' | '»' => one('"'),
        '&' | '+' => one('+'),
        '…' => one('.'),
        '*' | '•' | '[' | ']' => one('-'),
        _ => LINKS.into_iter().find_map(|word| {
            let after = rest.strip_prefix(word)?.chars().next();
            let whole = after.is_none_or(|c| !c.is_alphanumeric());
            whole.then_some((at + word.len(), What::Mark('+')))
        }),
    }
}

/// End of the word at `at`: at white space, or at punctuation that is not inside a number or symbol.
fn word_end(key: &str, at: usize) -> usize {
    let mut chars = key[at..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let inside = next.is_some_and(char::is_alphanumeric) && matches!(c, '.' | '/' | '-' | ':');
        let figure = c == ',' && next.is_some_and(|next| next.is_ascii_digit());
        let stops = c.is_whitespace() || ",;.:()/-“”\"«»…[]".contains(c);
        if offset > 0 && stops && !inside && !figure {
            return at + offset;
        }
    }
    key.len()
}

/// Length of the match and its groups.
fn captured<'k>(pattern: &Regex, rest: &'k str) -> Option<(usize, Captures<'k>)> {
    let captures = pattern.captures(rest)?;
    Some((captures.get(0)?.end(), captures))
}

fn unit(printed: &str) -> Unit {
    match printed {
        "giờ" => Unit::Hour,
        "ngày" => Unit::Day,
        "tuần" => Unit::Week,
        "tháng" => Unit::Month,
        "năm" => Unit::Year,
        _ => Unit::Quarter,
    }
}

fn count(printed: &str) -> u32 {
    match printed {
        "một" => 1,
        "hai" => 2,
        "ba" => 3,
        _ => printed.parse().unwrap_or_default(),
    }
}

fn every(rest: &str) -> Option<(usize, What)> {
    let (len, found) = captured(&EVERY, rest)?;
    Some((len, What::Every(unit(&found[1]), 1)))
}

fn once_in(rest: &str) -> Option<(usize, What)> {
    let (len, found) = captured(&ONCE_IN, rest)?;
    Some((len, What::Every(unit(&found[2]), count(&found[1]))))
}

fn times_a(rest: &str) -> Option<(usize, What)> {
    let (len, found) = captured(&TIMES_A, rest)?;
    let often = if count(&found[1]) == 1 { 1 } else { 0 };
    Some((len, What::Every(unit(&found[2]), often)))
}

fn days(rest: &str) -> Option<(usize, What)> {
    let all = DAYS.find(rest)?;
    let mut members: Vec<(i8, usize)> = NUMBER
        .find_iter(all.as_str())
        .filter_map(|found| Some((found.as_str().parse().ok()?, found.end())))
        .collect();
    while members.len() > 1 && members.last().is_some_and(|&(_, end)| COUNTS.is_match(&rest[end..]))
    {
        members.pop();
    }
    let &(_, end) = members.last()?;
    let days: Vec<i8> = members.into_iter().map(|(day, _)| day).collect();
    days.iter().all(|day| (1..=31).contains(day)).then_some((end, What::Days(days)))
}

fn weekday(rest: &str) -> Option<(usize, What)> {
    let (len, found) = captured(&WEEKDAY, rest)?;
    let name = found.get(1).or_else(|| found.get(2))?.as_str();
    let (_, day) = WEEKDAYS.iter().find(|(names, _)| names.contains(&name))?;
    Some((len, What::Weekday(day)))
}

fn clock(rest: &str) -> Option<(usize, What)> {
    CLOCK.find(rest).map(|found| (found.end(), What::Clock))
}

fn amount(rest: &str) -> Option<(usize, What)> {
    let (len, found) = captured(&AMOUNT, rest)?;
    Some((len, What::Amount(unit(&found[2]), count(&found[1]))))
}
