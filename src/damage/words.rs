//! Cleaned lines → their words in order, each with its matching keys and what stands before it.

use crate::data::{Line, Span, Text};
use crate::lang::fold;
use std::collections::HashMap;
use std::ops::Range;

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// One space: the words may belong together.
    Space,
    /// A comma, a dash, a full stop: they may be of one term, but not of one word.
    Mark,
    /// The edge of a cell or paragraph.
    Edge,
    /// A number, the end of a line that may go on: nothing is known.
    Unknown,
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Its matching key: an index into [`Words::keys`].
    pub(super) key: u32,
    /// Its key without marks.
    pub(super) bare: u32,
    /// What stands before it.
    pub(super) before: Joint,
    /// It begins with a capital.
    pub(super) is_capital: bool,
    /// The field it stands in.
    field: u32,
    /// Bytes of the field's text.
    start: u32,
    end: u32,
}

/// The words of a text.
pub(super) struct Words<'a> {
    fields: Vec<&'a Text>,
    all: Vec<Word>,
    /// What stands behind the last word of its field, else what stands before the next.
    after: Vec<Joint>,
    /// Keys by number.
    keys: Vec<String>,
    /// Keys without marks by number.
    bare: Vec<String>,
    /// How the first word of each key is printed, in small letters.
    prints: Vec<String>,
}

/// Numbers for keys, in the order in which they come.
#[derive(Default)]
struct Numbering {
    numbers: HashMap<String, u32>,
    keys: Vec<String>,
    prints: Vec<String>,
}

impl Numbering {
    /// The number of `key`, which is that of `print`.
    fn of(&mut self, key: String, print: &str) -> u32 {
        let next = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(key).or_insert_with_key(|key| {
            self.keys.push(key.clone());
            self.prints.push(print.to_lowercase());
            next
        })
    }
}

impl<'a> Words<'a> {
    /// The words of `lines`.
    pub(super) fn of(lines: &'a [Line]) -> Self {
        let (mut keys, mut bare) = (Numbering::default(), Numbering::default());
        let mut words = Self {
            fields: Vec::new(),
            all: Vec::new(),
            after: Vec::new(),
            keys: Vec::new(),
            bare: Vec::new(),
            prints: Vec::new(),
        };
        for (at, line) in lines.iter().enumerate() {
            let is_row = line.fields.len() > 1;
            let ended = at.checked_sub(1).is_none_or(|above| ends(&lines[above]));
            let ends = lines.get(at + 1).is_none_or(is_blank);
            for field in &line.fields {
                let before = if is_row || ended { Joint::Edge } else { Joint::Unknown };
                let after = if is_row || ends { Joint::Edge } else { Joint::Unknown };
                words.field(field, (before, after), (&mut keys, &mut bare));
            }
        }
        (words.keys, words.prints, words.bare) = (keys.keys, keys.prints, bare.keys);
        words
    }

    fn field(
        &mut self,
        text: &'a Text,
        (mut before, after): (Joint, Joint),
        (keys, bares): (&mut Numbering, &mut Numbering),
    ) {
        let number = u32::try_from(self.fields.len()).unwrap_or(u32::MAX);
        self.fields.push(text);
        let value = text.as_str();
        let (mut done, mut behind_number) = (0, false);
        for range in runs(value) {
            if done > 0 || range.start > 0 {
                before = joint(&value[done..range.start], before, done == 0);
            }
            let print = &value[range.clone()];
            done = range.end;
            if print.chars().any(char::is_numeric) {
                behind_number = true;
                continue;
            }
            if std::mem::take(&mut behind_number) {
                before = Joint::Unknown;
            }
            if self.all.last().is_some_and(|last| last.field == number) {
                self.after.pop();
                self.after.push(before);
            }
            let (start, end) = (offset(range.start), offset(range.end));
            let is_capital = print.chars().next().is_some_and(char::is_uppercase);
            let key = keys.of(fold::key(print), print);
            let bare = fold::bare(print);
            let bare = bares.of(bare.clone(), &bare);
            self.all.push(Word { key, bare, before, is_capital, field: number, start, end });
            self.after.push(joint(&value[done..], after, true));
        }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn all(&self) -> &[Word] {
        &self.all
    }

    /// The matching key of the word at `at`.
    pub(super) fn key(&self, at: usize) -> &str {
        &self.keys[self.all[at].key as usize]
    }

    /// The key without marks of the word at `at`.
    pub(super) fn bare(&self, at: usize) -> &str {
        &self.bare[self.all[at].bare as usize]
    }

    /// How the words with this key are printed, in small letters.
    pub(super) fn printed(&self, key: u32) -> &str {
        &self.prints[key as usize]
    }

    /// What stands behind the word at `at`.
    pub(super) fn after(&self, at: usize) -> Joint {
        self.after[at]
    }

    /// Whether the words stand in one field.
    pub(super) fn in_one_field(&self, range: Range<usize>) -> bool {
        let of = |at: usize| self.all.get(at).map(|word| word.field);
        of(range.start).is_some() && of(range.start) == of(range.end - 1)
    }

    /// The words as printed, with what stands between them.
    pub(super) fn print(&self, range: Range<usize>) -> &str {
        let (first, last) = (self.all[range.start], self.all[range.end - 1]);
        &self.fields[first.field as usize].as_str()[first.start as usize..last.end as usize]
    }

    /// Where they stand.
    pub(super) fn spans(&self, range: Range<usize>) -> Vec<Span> {
        let (first, last) = (self.all[range.start], self.all[range.end - 1]);
        self.fields[first.field as usize].spans_of(first.start as usize..last.end as usize)
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The runs of letters and figures of a text.
fn runs(value: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = value.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, _) = rest.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = value.len();
        while let Some(&(at, c)) = rest.peek() {
            if !c.is_alphanumeric() && !is_mark(c) {
                end = at;
                break;
            }
            rest.next();
        }
        Some(start..end)
    })
}

/// A mark that found no letter to join belongs to its word all the same.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// What the print between two words says; `edge` counts where there is none but the edge of the field.
fn joint(between: &str, edge: Joint, at_edge: bool) -> Joint {
    if between.trim().is_empty() {
        return if at_edge { edge } else { Joint::Space };
    }
    let marks =
        |c: char| matches!(c, ',' | '.' | ';' | ':' | '(' | ')' | '-' | '–' | '“' | '”' | '"');
    if between.chars().all(|c| c.is_whitespace() || marks(c)) {
        Joint::Mark
    } else {
        Joint::Unknown
    }
}

fn is_blank(line: &Line) -> bool {
    line.fields.iter().all(Text::is_empty)
}

/// Whether nothing goes on behind a line: it is blank, a row, or closed by a mark.
fn ends(line: &Line) -> bool {
    let last = line.fields.last().map_or("", Text::as_str);
    is_blank(line) || line.fields.len() > 1 || last.ends_with(['.', ';', ':', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::Joint::{Edge, Mark, Space, Unknown};
    use super::*;
    use crate::normalize;

    #[test]
    fn words_know_what_stands_around_them() {
        let lines = normalize::run("Lồng ghép, kiểm tra 06 lần\n\nRà soát\tBố trí\n");
        let words = Words::of(&lines);
        let told: Vec<(&str, Joint, Joint)> = (0..words.len())
            .map(|at| (words.key(at), words.all()[at].before, words.after(at)))
            .collect();
        let expected = [
            ("lồng", Edge, Space),
            ("ghép", Space, Mark),
            ("kiểm", Mark, Space),
            ("tra", Space, Unknown),
            ("lần", Unknown, Edge),
            ("rà", Edge, Space),
            ("soát", Space, Edge),
            ("bố", Edge, Space),
            ("trí", Space, Edge),
        ];
        assert_eq!(told, expected);
        assert_eq!(words.print(0..3), "Lồng ghép, kiểm");
    }
}
