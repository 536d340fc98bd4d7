//! Pieces of print → one text: letters composed (NFC), Đ look-alikes mended, spaces folded,
//! characters without a picture dropped.

use super::markup::{Piece, Print};
use crate::data::{Span, Text};
use unicode_normalization::char::{canonical_combining_class, compose};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text under construction; white space waits until a letter follows it.
#[derive(Default)]
struct Builder {
    text: Text,
    /// Source of white space seen since the last letter, and whether it is one plain space.
    space: Option<(Span, bool)>,
    breaks: bool,
}

/// The text of `pieces`.
pub(super) fn assemble(pieces: &[Piece<'_>]) -> Text {
    let mut builder = Builder::default();
    for piece in pieces {
        let whole = span(piece.start, piece.end);
        match piece.print {
            Print::Same(print) => builder.print(print, piece.start),
            Print::Char(c) if is_space(c) => builder.space(whole, false),
            Print::Char(c) => builder.replaced(&c.to_string(), whole),
            Print::Nothing => {}
            Print::Break => {
                builder.space(whole, false);
                builder.breaks = true;
            }
        }
    }
    builder.text
}

fn span(start: usize, end: usize) -> Span {
    Span::new(u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX))
}

/// White space of any kind, and the zero-width space, which separates words in web text.
fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{200b}'
}

/// Characters that print nothing: byte order mark, joiners, direction marks, controls.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}')
        || (c.is_control() && !c.is_whitespace())
}

impl Builder {
    fn print(&mut self, print: &str, start: usize) {
        let composed = is_nfc_quick(print.chars()) == IsNormalized::Yes;
        let mut verbatim = 0;
        let mut at = 0;
        while let Some(c) = print[at..].chars().next() {
            let plain = at + c.len_utf8();
            let end = if composed { plain } else { cluster_end(print, at) };
            let cluster = &print[at..end];
            let changed = changed(cluster, composed);
            let is_break = is_space(c) || is_invisible(c);
            if is_break || changed.is_some() {
                self.verbatim(&print[verbatim..at], start + verbatim);
                verbatim = end;
            }
            let source = span(start + at, start + end);
            if is_space(c) {
                self.space(source, c == ' ');
                self.breaks |= c == '\n';
            } else if let Some(value) = changed.filter(|_| !is_break) {
                let marks = common_end(&value, cluster);
                let (letter, rest) = value.split_at(value.len() - marks);
                self.replaced(letter, span(start + at, start + end - marks));
                self.verbatim(rest, start + end - marks);
            }
            at = end;
        }
        self.verbatim(&print[verbatim..], start + verbatim);
    }

    fn space(&mut self, source: Span, plain: bool) {
        let waiting = self.space.map(|(before, _)| before.hull(source));
        self.space = Some((waiting.unwrap_or(source), plain && waiting.is_none()));
    }

    /// Writes out the waiting space and break.
    fn settle(&mut self) {
        let breaks = std::mem::take(&mut self.breaks);
        let Some((source, plain)) = self.space.take() else { return };
        if self.text.is_empty() {
            return;
        }
        if breaks {
            self.text.push_break();
        }
        if plain {
            self.text.push_verbatim(" ", source.start() as usize);
        } else {
            self.text.push_replaced(" ", source);
        }
    }

    fn verbatim(&mut self, print: &str, start: usize) {
        if !print.is_empty() {
            self.settle();
            self.text.push_verbatim(print, start);
        }
    }

    fn replaced(&mut self, value: &str, source: Span) {
        self.settle();
        self.text.push_replaced(value, source);
    }
}

/// End of the letter at `at` with the marks that belong to it.
pub(super) fn cluster_end(print: &str, at: usize) -> usize {
    let mut before = None;
    for (offset, c) in print[at..].char_indices() {
        let is_mark = canonical_combining_class(c) != 0;
        let joined = before.and_then(|letter| compose(letter, c));
        let joins = is_mark || joined.is_some();
        if offset > 0 && !joins {
            return at + offset;
        }
        // What was composed may go on: a Korean syllable has three parts.
        before = if is_mark { before } else { joined.or(Some(c)) };
    }
    print.len()
}

/// Bytes that end both texts; of a letter and its composed form, the marks that found no letter to join.
pub(super) fn common_end(one: &str, other: &str) -> usize {
    common(one.chars().rev(), other.chars().rev())
}

/// Bytes that begin both texts.
pub(super) fn common_start(one: &str, other: &str) -> usize {
    common(one.chars(), other.chars())
}

fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).map(|(c, _)| c.len_utf8()).sum()
}

/// What `cluster` should be, where that is not what it is.
pub(super) fn changed(cluster: &str, composed: bool) -> Option<String> {
    match cluster {
        "\u{d0}" | "\u{189}" => return Some("Đ".to_owned()),
        _ if composed => return None,
        _ => {}
    }
    let nfc: String = quality_first(cluster).nfc().collect();
    (nfc != cluster).then_some(nfc)
}

/// A letter with its marks in the order in which Vietnamese composes them: circumflex, breve and horn
/// before the tone. NFC alone leaves `é` + circumflex as it is.
fn quality_first(cluster: &str) -> String {
    let mut letters: Vec<char> = cluster.nfd().collect();
    letters.sort_by_key(|c| match c {
        '\u{302}' | '\u{306}' | '\u{31b}' => 1,
        '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => 2,
        _ => 0,
    });
    letters.into_iter().collect()
}
