//! Lines in the charsets from before Unicode → Unicode: bytes that are not UTF-8, and letters that are those
//! of a font. Lines in correct Unicode stay as they are, also between others; what is clear of no charset
//! stays too.

use super::Decoded;
use crate::data::{Finding, Severity, Span};
use crate::lang::charset::{self, Charset};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What the letters of an input are read as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letters {
    /// What they are by evidence.
    #[default]
    Detect,
    /// Unicode, whatever they look like.
    Unicode,
    /// This charset, all of them that are not Unicode already.
    Charset(Charset),
}

impl Letters {
    /// What a person calls `name`: a charset, or `utf-8`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" | "unicode" => Some(Self::Unicode),
            name => Charset::named(name).map(Self::Charset),
        }
    }

    /// The name by which [`Letters::named`] knows it; `None` where nothing was said.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Detect => None,
            Self::Unicode => Some("utf-8"),
            Self::Charset(charset) => Some(charset.name()),
        }
    }
}

/// Least letters of fonts in a text for it to be looked at more closely: a line of the letterhead may have no
/// more (`§éc lËp - Tù do - H¹nh phóc`).
const FEW: usize = 1;
/// Converted places that a finding names.
const NAMED: usize = 20;

/// A line of an input.
struct Line<'a> {
    bytes: Cow<'a, [u8]>,
    /// Its text, where it is UTF-8.
    text: Option<&'a str>,
    charset: Option<Charset>,
}

/// Reads bytes that are not UTF-8; `None` where they are clear of no charset.
pub(super) fn of_bytes(bytes: &[u8], letters: Letters) -> Option<Decoded> {
    let lines = bytes.split_inclusive(|&byte| byte == b'\n').map(|line| Line {
        bytes: Cow::Borrowed(line),
        text: std::str::from_utf8(line).ok(),
        charset: None,
    });
    read(lines.collect(), letters, false)
}

/// Reads a text whose letters are those of a font; `None` where they are none.
pub(super) fn of_text(text: &str, letters: Letters) -> Option<Decoded> {
    let asked = matches!(letters, Letters::Charset(_));
    if !(asked || charset::has_letters_of_fonts(text, FEW) || charset::may_be_viqr(text)) {
        return None;
    }
    let lines = text.split_inclusive('\n').map(|line| Line {
        bytes: charset::western_bytes(line).map_or(Cow::Borrowed(line.as_bytes()), Cow::Owned),
        text: Some(line),
        charset: None,
    });
    read(lines.collect(), letters, true)
}

fn read(mut lines: Vec<Line<'_>>, letters: Letters, is_text: bool) -> Option<Decoded> {
    let (all, most) = match letters {
        Letters::Unicode => return None,
        Letters::Charset(charset) => (true, charset),
        Letters::Detect => (false, most(&mut lines, is_text)?),
    };
    for line in &mut lines {
        line.charset = line.charset.or_else(|| takes(line, most, all, is_text).then_some(most));
    }
    let converted = lines.iter().any(|line| line.charset.is_some());
    converted.then(|| written(&lines, is_text))
}

/// The charset of most lines; notes what each line says of itself.
fn most(lines: &mut [Line<'_>], is_text: bool) -> Option<Charset> {
    let mut votes: BTreeMap<Charset, usize> = BTreeMap::new();
    let mut against = 0;
    for line in lines.iter_mut() {
        let found = match line.text {
            Some(text) if is_text => charset::detect(text),
            Some(_) => None,
            None => charset::detect_bytes(&line.bytes),
        };
        line.charset = found.map(|found| found.charset);
        if let Some(charset) = line.charset {
            *votes.entry(charset).or_default() += 1;
        } else if line.text.is_none() && charset::has_words(&line.bytes) {
            against += 1;
        }
    }
    if against > votes.values().sum::<usize>() {
        // Some words of another language look like syllables in some charset.
        for line in lines.iter_mut() {
            line.charset = None;
        }
        return None;
    }
    let best =
        votes.into_iter().max_by_key(|(charset, votes)| (*votes, std::cmp::Reverse(*charset)));
    best.map(|(charset, _)| charset).or_else(|| together(lines, is_text))
}

/// The charset of lines that are too short to tell one by one.
fn together(lines: &[Line<'_>], is_text: bool) -> Option<Charset> {
    let open = lines.iter().filter(|line| line.text.is_none() || is_text);
    let foreign =
        open.filter(|line| line.text.is_none_or(|text| charset::western_bytes(text).is_some()));
    let bytes: Vec<u8> = foreign.flat_map(|line| line.bytes.iter().copied()).collect();
    charset::detect_bytes(&bytes).map(|found| found.charset)
}

/// Whether a line that says nothing of itself goes with the others.
fn takes(line: &Line<'_>, most: Charset, all: bool, is_text: bool) -> bool {
    match line.text {
        None => true,
        Some(text) if text.is_ascii() => {
            (most == Charset::Viqr && (all || charset::fits_viqr(text)))
                || (!is_text && most != Charset::Viqr && most.has_control_letters(&line.bytes))
        }
        Some(text) if is_text => {
            charset::western_bytes(text).is_some() && (all || charset::fits(text, most))
        }
        Some(_) => false,
    }
}

/// The text of the lines, each in its charset.
fn written(lines: &[Line<'_>], is_text: bool) -> Decoded {
    let mut text = String::new();
    let mut counts: BTreeMap<Charset, usize> = BTreeMap::new();
    let mut places = Vec::new();
    let mut has_unicode = is_text;
    for line in lines {
        let start = text.len();
        match (line.charset, line.text) {
            (Some(charset), _) => {
                text.push_str(&charset.decode(&line.bytes));
                *counts.entry(charset).or_default() += 1;
                if places.len() < NAMED {
                    places.push(span(start, text.trim_end().len().max(start)));
                }
            }
            (None, Some(own)) => {
                has_unicode |= !own.is_ascii();
                text.push_str(own);
            }
            (None, None) => text.push_str(&String::from_utf8_lossy(&line.bytes)),
        }
    }
    let names: Vec<&str> = counts.keys().map(|charset| charset.name()).collect();
    let unicode = if has_unicode { "utf-8+" } else { "" };
    Decoded {
        text,
        encoding: Cow::Owned(format!("{unicode}{}", names.join("+"))),
        is_file_text: false,
        findings: vec![finding(&counts, places)],
    }
}

fn span(start: usize, end: usize) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span::new(offset(start), offset(end))
}

fn finding(counts: &BTreeMap<Charset, usize>, places: Vec<Span>) -> Finding {
    let lines = |word: &str| {
        let parts =
            counts.iter().map(|(charset, lines)| format!("{}: {lines} {word}", charset.name()));
        parts.collect::<Vec<_>>().join(", ")
    };
    Finding::new(
        "text.legacy-charset",
        Severity::Info,
        &format!(
            "Văn bản dùng bảng mã có trước Unicode, đã chuyển sang Unicode ({})",
            lines("dòng")
        ),
        &format!(
            "The text is in a charset from before Unicode and was converted ({})",
            lines("lines")
        ),
    )
    .at(places)
}
