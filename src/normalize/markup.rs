//! Source text → pieces of print: tags, entities and emphasis marks taken out, each piece with its
//! place. Does not parse HTML documents; this is for the scraps of HTML in text files.

use crate::data::Span;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// A piece of print and the source it stands for.
pub(super) struct Piece<'a> {
    pub(super) print: Print<'a>,
    /// First byte of the source it stands for.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
}

/// What a stretch of source prints.
pub(super) enum Print<'a> {
    /// Itself.
    Same(&'a str),
    /// Another character: an entity.
    Char(char),
    /// Nothing: inline markup.
    Nothing,
    /// A break: `</p>`, `<li>`, `<br>`.
    Break,
}

/// Everything that is not print. Only names that HTML has are tags, so that `a < b` and a
/// placeholder such as `<họ tên>` stay.
static MARKUP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?<block></?(?:p|div|ul|ol|li|br|tr|td|th|table|tbody|thead|h[1-6]|hr|center|blockquote)(?:\s[^<>]*)?/?>)",
        r"|(?<inline></?(?:a|b|i|u|s|em|strong|span|font|sup|sub|small|o:p|mark|del|ins|img)(?:\s[^<>]*)?/?>)",
        r"|(?<entity>&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});)",
        r"|(?<note>\[bookmark: [^\]\n]{0,80}\])",
        r"|(?<heading>(?:#{1,6}[ \u{a0}]{1,3})+)",
        r"|(?<stars>\*+)",
    ))
});

/// Named entities that Word and OCR output leave behind; others stay as printed.
const ENTITIES: [(&str, char); 16] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sup2", '²'),
    ("bull", '•'),
    ("shy", '\u{ad}'),
];

/// Cuts `source[span]` into pieces.
pub(super) fn strip<'a>(source: &'a str, span: Span, pieces: &mut Vec<Piece<'a>>) {
    let base = span.start() as usize;
    let text = &source[span.range()];
    if !text.contains(['<', '&', '*', '[', '#']) {
        pieces.push(Piece { print: Print::Same(text), start: base, end: base + text.len() });
        return;
    }
    let mut from = 0;
    for found in MARKUP.captures_iter(text) {
        let Some(all) = found.get(0) else { continue };
        let print = if found.name("block").is_some() {
            Some(Print::Break)
        } else if found.name("inline").is_some() || found.name("note").is_some() {
            Some(Print::Nothing)
        } else if found.name("entity").is_some() {
            entity(all.as_str()).map(Print::Char)
        } else if found.name("heading").is_some() {
            is_heading(source, base + all.start(), base + all.end()).then_some(Print::Nothing)
        } else {
            is_emphasis(source, base + all.start(), base + all.end()).then_some(Print::Nothing)
        };
        let Some(print) = print else { continue };
        let same = &text[from..all.start()];
        pieces.push(Piece {
            print: Print::Same(same),
            start: base + from,
            end: base + all.start(),
        });
        pieces.push(Piece { print, start: base + all.start(), end: base + all.end() });
        from = all.end();
    }
    let rest = &text[from..];
    pieces.push(Piece { print: Print::Same(rest), start: base + from, end: base + text.len() });
}

/// Lines over which a tag may be broken.
const TORN_OVER: usize = 4;

/// Where the line at `start` ends, one past its line end; a tag that is broken over lines is of one.
pub(super) fn end_of_line(source: &str, start: usize) -> usize {
    let line_end = |from: usize| source[from..].find('\n').map_or(source.len(), |at| from + at + 1);
    let first = line_end(start);
    let mut end = first;
    for _ in 0..TORN_OVER {
        let torn = source[start..end].rfind(['<', '>']).map(|at| start + at);
        match torn.filter(|at| is_tag(&source[*at..end])) {
            None => return end,
            Some(_) => end = line_end(end),
        }
    }
    first
}

/// Whether a text begins as a tag does.
fn is_tag(text: &str) -> bool {
    let name = text.strip_prefix('<').map(|rest| rest.trim_start_matches('/'));
    name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn entity(printed: &str) -> Option<char> {
    let name = printed.trim_start_matches('&').trim_end_matches(';');
    if let Some(hex) = name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
        return u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    }
    if let Some(decimal) = name.strip_prefix('#') {
        return decimal.parse().ok().and_then(char::from_u32);
    }
    ENTITIES.iter().find(|(known, _)| *known == name).map(|&(_, c)| c)
}

/// Whether the `#` at `start..end` of a source mark a Markdown heading: first on their line, a word
/// after them. Before a bar or a wide gap they head the column of row numbers.
fn is_heading(text: &str, start: usize, end: usize) -> bool {
    let mut before = text[..start].chars().rev();
    let above = before.find(|&c| c == '\n' || !(c.is_whitespace() || c == '*' || is_unprinted(c)));
    let next = text[end..].chars().next();
    above.is_none_or(|c| c == '\n') && next.is_some_and(|c| !c.is_whitespace() && c != '|')
}

/// Whether the stars at `start..end` of a source are Markdown emphasis. Two and more always are; a single one
/// is where it hugs a word from one side, unless it counts a hotel's stars (`Khách sạn 4*`) or
/// stands alone as a bullet. In parentheses of their own, `(*)`, they refer to a note.
fn is_emphasis(text: &str, start: usize, end: usize) -> bool {
    if text[..start].ends_with('(') && text[end..].starts_with(')') {
        return false;
    }
    if end - start > 1 {
        return true;
    }
    let mut before = text[..start].chars().rev();
    let (previous, earlier) = (before.next(), before.next());
    let next = text[end..].chars().next();
    let is_rating = previous.is_some_and(|c| ('1'..='7').contains(&c))
        && earlier.is_none_or(|c| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '/'));
    let edge = |c: char| c.is_whitespace() || is_unprinted(c) || "<>&[]".contains(c);
    let open = |c: Option<char>| c.is_none_or(|c| edge(c) || "(“\"‘'".contains(c));
    let close = |c: Option<char>| c.is_none_or(|c| edge(c) || "),.;:”\"’'…".contains(c));
    let opens = open(previous) && next.is_some_and(|c| !c.is_whitespace());
    let closes = close(next) && previous.is_some_and(|c| !c.is_whitespace());
    (opens || closes) && !is_rating
}

/// Characters without a picture: what stands beside them hugs nothing.
fn is_unprinted(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}
