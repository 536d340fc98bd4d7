//! A text about time → tokens: times, recurrences, words of time, punctuation, other words.
//!
//! Knows how each is written; what they say together is for `readings`.

use super::short;
use super::units::{self, Unit};
use crate::data::Text;
use crate::lang::date::Time;
use crate::lang::date::scan::time_at;
use crate::lang::date::words::{Role, word_at};
use crate::lang::keyed::Keyed;
use std::ops::Range;

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

impl What {
    /// A unit as something that recurs, with how many of it lie between.
    pub(super) fn counted(&self) -> Option<(Unit, u32)> {
        if let Self::Every(unit, every) | Self::Amount(unit, every) = self {
            return Some((*unit, *every));
        }
        if let Self::Unit(unit) = self { Some((*unit, 1)) } else { None }
    }
}

/// A token and the bytes of the key it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) at: Range<usize>,
    pub(super) what: What,
}

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
    short::join(key, &mut found);
    found
}

/// Whether a new line begins here, and not the rest of a wrapped one.
fn opens_line(keyed: &Keyed<'_>, at: usize) -> bool {
    let first = keyed.value()[keyed.place(at)..].chars().next();
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
    if let Some((len, time)) = short::at_start(key, at) {
        return (at + len, What::Time(time));
    }
    if let Some((end, time)) = time_at(key, at) {
        return (end, What::Time(time));
    }
    let rest = &key[at..];
    if let Some((len, what)) = units::at_start(rest) {
        return (at + len, what);
    }
    if let Some((end, role)) = word_at(key, at) {
        return (end, What::Phrase(role));
    }
    if let Some((len, what)) = units::alone(rest) {
        return (at + len, what);
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
