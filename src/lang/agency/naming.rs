//! The words of a name → the body, where the register does not know it: its id is made from its own
//! name. Also the number of a region, in Roman and Arabic.

use super::body::{Body, in_place};
use super::provinces::{self, Province};
use super::vocabulary::{Class, Needs, behind, head};
use super::words::{Mark, Token, closings};
use crate::lang::numeral;
use crate::lang::slug::slug;

/// Words that join a body to the ministry it belongs to.
const OF: [&str; 3] = ["thuộc", "của", "trực"];

/// The tokens of a name without what stands in parentheses and without an office in front of it
/// (`Giám đốc Sở Y tế` → `Sở Y tế`).
pub(super) fn bare(tokens: &[Token]) -> Vec<Token> {
    let closings = closings(tokens);
    let mut kept = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if token.mark == Mark::Open {
            at = closings[at];
        } else {
            kept.push(token.clone());
        }
        at += 1;
    }
    let is_mark = |token: &Token| token.mark != Mark::Word;
    while kept.last().is_some_and(is_mark) {
        kept.pop();
    }
    let mut from = 0;
    while let Some(behind) = behind(Class::Title, &kept, from).filter(|&to| to < kept.len()) {
        from = behind;
    }
    kept.split_off(from)
}

/// Where the ministry begins that a body, its name ending at `end`, belongs to.
pub(super) fn parent_at(tokens: &[Token], end: usize) -> Option<usize> {
    let joint = |token: &&Token| {
        matches!(token.mark, Mark::Dash | Mark::Comma) || OF.contains(&token.key.as_str())
    };
    let joints = tokens.get(end..)?.iter().take_while(joint).count();
    Some(end + joints)
}

/// A body that the register does not know; `None` for words that do not begin as a name does.
pub(super) fn own(tokens: &[Token], province: Option<&str>) -> Option<Body> {
    let (end, found) = head(tokens, 0)?;
    let needed = if found.needs == Needs::Name { end + 1 } else { end };
    if tokens.len() < needed {
        return None;
    }
    let (kept, named) = without_province(tokens);
    let name = capitalised(&spelled(kept));
    let place =
        if is_central(kept, end) { Some("tw") } else { named.map_or(province, |p| Some(&p.slug)) };
    Some(Body::other(in_place(place, &slug(&name)), name))
}

/// A name without the province behind its level word: `Hội X tỉnh Sơn La` → `Hội X tỉnh`.
fn without_province(tokens: &[Token]) -> (&[Token], Option<&'static Province>) {
    let levels = (0..tokens.len()).rev().filter(|&at| tokens[at].is("tỉnh"));
    for level in levels.take(1) {
        let found = provinces::names().longest(tokens, level + 1);
        if let Some((_, &index)) = found.filter(|(end, _)| *end == tokens.len()) {
            return (&tokens[..=level], provinces::at(index));
        }
    }
    (tokens, None)
}

/// Whether an unknown name, whose head ends at `end`, is that of a body of the centre.
fn is_central(tokens: &[Token], end: usize) -> bool {
    let first: Vec<&str> = tokens.iter().take(2).map(|token| token.key.as_str()).collect();
    let last: Vec<&str> = tokens.iter().rev().take(2).map(|token| token.key.as_str()).collect();
    let local = tokens.iter().any(|token| token.is("tỉnh") || token.is("xã") || token.is("phường"));
    let by_head =
        matches!((first.as_slice(), end), (["vụ" | "bộ" | "cục", _], 1) | (["tổng", "cục"], 2));
    let by_end = matches!(last[..], ["nam", "việt"] | ["ương", "trung"]);
    !local && (by_head || by_end)
}

/// The words of a name as keys would be read aloud: marks kept, one space between words.
pub(super) fn spelled(tokens: &[Token]) -> String {
    let mut out = String::new();
    for token in tokens {
        if token.spaced && !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&token.printed);
    }
    out
}

fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn value(number: &str) -> Option<u32> {
    number.parse().ok().or_else(|| numeral::roman(&number.to_uppercase()))
}

pub(super) fn arabic(number: &str) -> String {
    value(number).map_or_else(|| number.to_owned(), |value| value.to_string())
}

pub(super) fn roman(number: &str) -> String {
    let value = value(number).filter(|value| (1..100).contains(value));
    value.map_or_else(|| number.to_uppercase(), numeral::in_roman)
}
