//! A text → its numbers, words and marks in order, with the clause each stands in. Gives them no
//! meaning.

use crate::lang::date::{Time, time_at};
use crate::lang::fold::{self, Folded};
use crate::lang::keyed::Keyed;
use crate::lang::number::{Evidence, Habit};
use crate::lang::unit::{self, Sort};
use std::ops::Range;
use unicode_normalization::char::canonical_combining_class;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Digits with dots and commas inside: `1.502.334`; a mark in front of what is left of one.
    Number,
    /// Letters, or letters and digits: `hồ`, `C06`.
    Word,
    /// One character of anything else.
    Mark,
}

/// A number, word or mark.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Bytes of the text.
    pub(super) at: Range<usize>,
    pub(super) shape: Shape,
    /// Bytes of the fold key of the text.
    key: Range<usize>,
    /// White space stands before it.
    pub(super) spaced: bool,
    /// The print breaks before it: a line end, `<li>`.
    pub(super) broken: bool,
}

/// The tokens of a text.
pub(super) struct Tokens<'a> {
    pub(super) text: &'a str,
    keyed: Keyed<'a>,
    pub(super) list: Vec<Token>,
    pub(super) habit: Habit,
}

impl<'a> Tokens<'a> {
    /// The tokens of `text`, whose print breaks at the bytes `breaks` (ascending).
    pub(super) fn new(text: &'a str, breaks: impl Iterator<Item = usize>) -> Self {
        let mut breaks = breaks.peekable();
        let chars = fold::chars(text);
        let keyed = Keyed::folded(text, &chars);
        let mut list = Vec::new();
        let (mut at, mut spaced) = (0, false);
        while let Some(folded) = chars.get(at) {
            if folded.key.is_whitespace() {
                (at, spaced) = (at + 1, true);
                continue;
            }
            let (shape, end) = extent(&chars, at);
            let byte = |i: usize| chars.get(i).map_or(text.len(), |folded| folded.at);
            let key = keyed.at(byte(at))..keyed.at(byte(end));
            let mut broken = false;
            while breaks.next_if(|&b| b <= folded.at).is_some() {
                broken = true;
            }
            list.push(Token { at: folded.at..byte(end), shape, key, spaced, broken });
            (at, spaced) = (end, false);
        }
        let habit = Evidence::of(text).habit().unwrap_or_default();
        Self { text, keyed, list, habit }
    }

    /// The same, in the habit of the text around where it says nothing of its own.
    pub(super) fn beside(self, habit: Option<Habit>) -> Self {
        let own = Evidence::of(self.text).habit();
        Self { habit: own.or(habit).unwrap_or_default(), ..self }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Fold key of a token; empty past the end.
    pub(super) fn key(&self, i: usize) -> &str {
        self.list.get(i).map_or("", |token| self.key_of(token))
    }

    fn key_of(&self, token: &Token) -> &str {
        &self.keyed.key()[token.key.clone()]
    }

    /// Fold key of the token `back` places before `i`; empty before the beginning.
    pub(super) fn key_before(&self, i: usize, back: usize) -> &str {
        i.checked_sub(back).map_or("", |i| self.key(i))
    }

    /// Fold keys of up to `count` tokens from `i` on.
    pub(super) fn keys(&self, i: usize, count: usize) -> Vec<&str> {
        self.list.iter().skip(i).take(count).map(|token| self.key_of(token)).collect()
    }

    /// Fold keys of up to `count` tokens before `i`.
    pub(super) fn keys_before(&self, i: usize, count: usize) -> Vec<&str> {
        self.keys(i.saturating_sub(count), i.min(count))
    }

    pub(super) fn is(&self, i: usize, shape: Shape) -> bool {
        self.list.get(i).is_some_and(|token| token.shape == shape)
    }

    /// Whether the number begins with the mark between groups of digits: its first ones are lost.
    pub(super) fn is_headless(&self, i: usize) -> bool {
        self.is(i, Shape::Number) && self.printed(i).starts_with(['.', ','])
    }

    /// Whether the token follows the one before it without a space.
    pub(super) fn is_glued(&self, i: usize) -> bool {
        i > 0 && self.list.get(i).is_some_and(|token| !token.spaced)
    }

    /// The time that is printed in full at a token, and the token behind it. What is printed without
    /// its year is no time here.
    pub(super) fn time(&self, i: usize) -> Option<(Time, usize)> {
        self.time_in_some_year(i).filter(|(time, _)| time.is_full())
    }

    /// The same, also where no year is printed: `quý I`, `ngày 20/3`.
    pub(super) fn time_in_some_year(&self, i: usize) -> Option<(Time, usize)> {
        let (end, time) = time_at(self.keyed.key(), self.list.get(i)?.key.start)?;
        let end = i + self.list[i..].partition_point(|token| token.key.start < end);
        time.exists().then_some((time, end))
    }

    /// A token as printed; empty past the end.
    pub(super) fn printed(&self, i: usize) -> &'a str {
        self.list.get(i).map_or("", |token| &self.text[token.at.clone()])
    }

    /// Whether the word begins with a capital.
    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.printed(i).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the word is an abbreviation: two letters or more, none of them small.
    pub(super) fn is_abbreviation(&self, i: usize) -> bool {
        let printed = self.printed(i);
        printed.chars().nth(1).is_some()
            && printed.chars().all(|c| !c.is_lowercase())
            && printed.chars().any(char::is_alphabetic)
    }

    /// Bytes from the first to the last of some tokens.
    pub(super) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self.list.get(tokens.start).map_or(self.text.len(), |token| token.at.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.list.get(last));
        start..last.map_or(start, |token| token.at.end).max(start)
    }
}

/// What the token at `at` is and where it ends.
fn extent(chars: &[Folded], at: usize) -> (Shape, usize) {
    let key = |i: usize| chars.get(i).map_or(' ', |folded| folded.key);
    let word_end = |mut i: usize| {
        while key(i).is_alphanumeric() || canonical_combining_class(key(i)) != 0 {
            i += 1;
        }
        i
    };
    let headless = is_headless(chars, at);
    if !key(at).is_alphanumeric() && !headless {
        return (Shape::Mark, at + 1);
    }
    if !key(at).is_ascii_digit() && !headless {
        return (Shape::Word, word_end(at));
    }
    let mut end = at + usize::from(headless);
    while key(end).is_ascii_digit()
        || (matches!(key(end), '.' | ',') && key(end + 1).is_ascii_digit())
    {
        end += 1;
    }
    let tail: String = (end..word_end(end)).map(key).collect();
    if tail.is_empty() || is_glued_unit(&tail) {
        return (Shape::Number, end);
    }
    (Shape::Word, word_end(end))
}

/// Whether a group of thousands begins at `at` whose first digits are lost: `gồm: .730 CTS`.
fn is_headless(chars: &[Folded], at: usize) -> bool {
    let key = |i: usize| chars.get(i).map_or(' ', |folded| folded.key);
    let opens = at == 0 || key(at - 1).is_whitespace() || matches!(key(at - 1), ':' | '(');
    let is_group = (1..=3).all(|i| key(at + i).is_ascii_digit()) && !key(at + 4).is_alphanumeric();
    matches!(key(at), '.' | ',') && opens && is_group
}

/// Whether `tail` is a unit that may be printed onto its number (`15ha`, `7.000đ`, `12m²`) or the
/// mark of a footnote.
fn is_glued_unit(tail: &str) -> bool {
    let measures = [Sort::Area, Sort::Other, Sort::Money, Sort::Scale];
    let is_note = tail.chars().all(|c| matches!(c, '¹' | '²' | '³' | '⁴'..='⁹'));
    is_note || unit::after(&[tail]).is_some_and(|unit| measures.contains(&unit.sort))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let tokens = Tokens::new(text, std::iter::empty());
        let marked: Vec<String> = (0..tokens.len())
            .map(|i| match tokens.list[i].shape {
                Shape::Number => format!("<{}>", tokens.printed(i)),
                Shape::Word => tokens.printed(i).to_owned(),
                Shape::Mark => format!("'{}", tokens.printed(i)),
            })
            .collect();
        assert_eq!(marked.join(" "), expected);
    }

    #[test]
    fn numbers_words_and_marks() {
        check("226/226 cơ sở.", "<226> '/ <226> cơ sở '.");
        check("1.502.334, đạt 81,52%", "<1.502.334> ', đạt <81,52> '%");
        check("Cục C06, 3G, 24h, 15ha", "Cục C06 ', 3G ', 24h ', <15> ha");
        check("12.345,6² và 7.000đ", "<12.345,6> ² và <7.000> đ");
        check("gồm: .730 CTS", "gồm ': <.730> CTS");
        check("xong .75 xã, .1234", "xong '. <75> xã ', '. <1234>");
        check("", "");
    }

    fn check_time(printed: &str, expected: &str) {
        let tokens = Tokens::new(printed, std::iter::empty());
        let read = tokens.time(0).and_then(|(time, end)| {
            assert_eq!(end, tokens.len(), "{printed}");
            time.edtf()
        });
        assert_eq!(read.as_deref().unwrap_or("none"), expected, "{printed}");
    }

    #[test]
    fn times_with_a_year() {
        check_time("ngày 20/3/2026", "2026-03-20");
        check_time("ngày 05 tháng 3 năm 2026", "2026-03-05");
        check_time("31-12-2025", "2025-12-31");
        check_time("quí I/2026", "2026-33");
        check_time("Quý 2 năm 2026", "2026-34");
        check_time("tháng 5/2026", "2026-05");
        check_time("tháng 12 năm 2025", "2025-12");
        check_time("6 tháng đầu năm 2026", "2026-40");
        check_time("06 tháng cuối năm 2026", "2026-41");
        check_time("9 tháng đầu năm 2026", "2026-01/2026-09");
        check_time("năm 2026", "2026");
        check_time("năm học 2025-2026", "2025/2026");
    }

    #[test]
    fn what_has_no_year_or_no_such_day_is_no_time() {
        for printed in ["quý I", "ngày 20/3", "tháng 5", "ngày 31/02/2026", "năm 12", "9 tháng", ""]
        {
            check_time(printed, "none");
        }
    }
}
