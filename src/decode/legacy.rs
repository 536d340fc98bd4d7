//! Lines in the charsets from before Unicode → Unicode: bytes that are not UTF-8, and letters that are those
//! of a font. Lines in correct Unicode stay as they are, also between others; what is clear of no charset
//! stays too.

use super::Decoded;
use crate::data::{Finding, Severity, Span};
use crate::lang::charset::{self, Charset, Gains, Trial, Typed};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

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

/// Converted places that a finding names.
const NAMED: usize = 20;
/// Characters beyond ASCII of a line that may be UTF-8 by chance.
const FEW: usize = 2;
/// Bytes by which two readings of a file are compared.
const TOLD: usize = 4096;
/// What more must speak for a charset in a line of a text in Unicode, half bits, and of a file in windows-1252.
const ALONE: i32 = 50;
const AMONG_WESTERN: i32 = 16;
/// What may speak against the charset of the file in a line.
const AGAINST: i32 = -6;
/// How much clearer another charset than that of the file must be in a line.
const OTHER: i32 = 30;

/// What the letters of a line are read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reading {
    Charset(Charset),
    /// windows-1252: another language than Vietnamese.
    Western,
}

impl Reading {
    const fn name(self) -> &'static str {
        match self {
            Self::Charset(charset) => charset.name(),
            Self::Western => "windows-1252",
        }
    }
}

/// A line of an input.
struct Line<'a> {
    bytes: Cow<'a, [u8]>,
    /// Its text, where it is UTF-8.
    text: Option<&'a str>,
    /// Its text with the letters that entities name.
    taken: Option<Cow<'a, str>>,
    /// What speaks for each charset, where it has letters to tell by.
    gains: Option<Gains>,
    reading: Option<Reading>,
}

impl<'a> Line<'a> {
    fn new(bytes: Cow<'a, [u8]>, text: Option<&'a str>) -> Self {
        Self { bytes, text, taken: text.map(Cow::Borrowed), gains: None, reading: None }
    }
}

impl Line<'_> {
    fn read_as(&self, reading: Reading, typed: Typed, text: &mut String) {
        match (reading, self.text) {
            (Reading::Western, _) => text.push_str(&charset::western(&self.bytes)),
            (Reading::Charset(Charset::Viqr), Some(own)) => {
                text.push_str(&charset::decode_viqr(own, typed));
            }
            (Reading::Charset(charset), Some(own)) => {
                charset.decode_text(self.taken.as_deref().unwrap_or(own), text);
            }
            (Reading::Charset(charset), None) => text.push_str(&charset.decode(&self.bytes)),
        }
    }
}

/// Reads bytes that are not UTF-8; `None` where they are clear of no charset.
pub(super) fn of_bytes(bytes: &[u8], letters: Letters) -> Option<Decoded> {
    let lines = bytes.split_inclusive(|&byte| byte == b'\n');
    let lines = lines.map(|line| Line::new(Cow::Borrowed(line), unicode(line)));
    read(lines.collect(), letters, false)
}

/// Reads bytes that are not UTF-8 and in no charset of Vietnamese; `None` where they are not clear of
/// windows-1252.
pub(super) fn of_western_bytes(bytes: &[u8]) -> Option<Decoded> {
    let lines = bytes.split_inclusive(|&byte| byte == b'\n');
    let mut lines: Vec<Line<'_>> =
        lines.map(|line| Line::new(Cow::Borrowed(line), unicode(line))).collect();
    weigh(&mut lines, false);
    // Among lines in UTF-8 an odd byte is damage.
    let has_unicode = |line: &Line<'_>| !line.bytes.is_ascii() && line.gains.is_none();
    if lines.iter().any(has_unicode) || !is_western(&lines) {
        return None;
    }
    for line in lines.iter_mut().filter(|line| line.gains.is_some()) {
        line.reading = Some(Reading::Western);
    }
    Some(Decoded { findings: vec![guessed()], ..written(&lines, false) })
}

/// The text of a line in UTF-8. Bytes of a charset happen to be UTF-8 too (`trß¾c`), of no letters of ours then.
fn unicode(line: &[u8]) -> Option<&str> {
    let latin =
        |c: char| !c.is_alphabetic() || c < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&c);
    let text = std::str::from_utf8(line).ok()?;
    let beyond = text.chars().filter(|c| !c.is_ascii());
    (beyond.clone().count() > FEW || beyond.clone().all(latin)).then_some(text)
}

/// Reads a text whose letters are those of a font; `None` where they are none.
pub(super) fn of_text(text: &str, letters: Letters) -> Option<Decoded> {
    let asked = matches!(letters, Letters::Charset(_));
    let odd = |line: &str| {
        charset::entities::has_letters(line) || !line.is_ascii() && charset::may_be_of_fonts(line)
    };
    if !(asked || text.lines().any(odd) || charset::may_be_viqr(text)) {
        return None;
    }
    let lines = text.split_inclusive('\n').map(|line| {
        let taken = charset::entities::letters(line);
        let bytes = charset::western_bytes(&taken);
        let bytes = bytes.map_or(Cow::Borrowed(line.as_bytes()), Cow::Owned);
        Line { taken: Some(taken), ..Line::new(bytes, Some(line)) }
    });
    read(lines.collect(), letters, true)
}

fn read(mut lines: Vec<Line<'_>>, letters: Letters, is_text: bool) -> Option<Decoded> {
    match letters {
        Letters::Unicode => return None,
        Letters::Charset(charset) => all_as(&mut lines, charset, is_text),
        Letters::Detect => {
            weigh(&mut lines, is_text);
            decide(&mut lines, is_text);
        }
    }
    let converted = lines.iter().any(|line| line.reading.is_some());
    converted.then(|| written(&lines, is_text))
}

/// Every line that is not in Unicode already, as the caller says.
fn all_as(lines: &mut [Line<'_>], charset: Charset, is_text: bool) {
    for line in lines {
        let takes = match line.text {
            None => true,
            Some(text) if text.is_ascii() && line.bytes.is_ascii() => {
                charset == Charset::Viqr && charset::fits_viqr(text) || has_controls(line, charset)
            }
            Some(text) => is_text && charset::western_bytes(text).is_some(),
        };
        line.reading = takes.then_some(Reading::Charset(charset));
    }
}

fn has_controls(line: &Line<'_>, charset: Charset) -> bool {
    charset != Charset::Viqr && charset.has_control_letters(&line.bytes)
}

/// Notes what speaks for each charset in each line that may be in one.
fn weigh(lines: &mut [Line<'_>], is_text: bool) {
    let mut trial = Trial::default();
    for line in lines {
        let open = if line.text.is_none() {
            !is_damaged_utf8(&line.bytes)
        } else {
            let taken = line.taken.as_deref().unwrap_or_default();
            is_text && !taken.is_ascii() && charset::western_bytes(taken).is_some()
        };
        line.gains = open.then(|| trial.line(&line.bytes));
    }
}

/// Whether most letters beyond ASCII of a line that is not UTF-8 did decode as such.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (good, bad) = bytes.utf8_chunks().fold((0, 0), |(good, bad), chunk| {
        let letters = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (good + letters, bad + usize::from(!chunk.invalid().is_empty()))
    });
    good >= 2 * bad
}

fn decide(lines: &mut [Line<'_>], is_text: bool) {
    let most = most(lines);
    let viqr = is_viqr(lines);
    let is_western = !is_text && is_western(lines);
    let alone = match (is_text, is_western) {
        (true, _) => ALONE,
        (false, true) => AMONG_WESTERN,
        (false, false) => 0,
    };
    for line in lines.iter_mut() {
        let reading = match (line.text, most) {
            (Some(text), _) if text.is_ascii() && line.gains.is_none() => {
                let controls = most.filter(|most| has_controls(line, *most));
                controls.or((viqr && charset::fits_viqr(text)).then_some(Charset::Viqr))
            }
            _ => charset_of(line, most, alone),
        };
        line.reading = reading.map(Reading::Charset);
    }
    if !is_text && lines.iter().any(|line| line.reading.is_some()) {
        let rest = lines.iter_mut().filter(|line| line.reading.is_none() && line.gains.is_some());
        rest.filter(|line| charset::is_western(&line.bytes))
            .for_each(|line| line.reading = Some(Reading::Western));
    }
}

/// The charset of a line, in a file that is mostly in `most`, or in none, of which it must stand out by `alone`.
fn charset_of(line: &Line<'_>, most: Option<Charset>, alone: i32) -> Option<Charset> {
    let gains = line.gains?;
    let Some(most) = most else { return gains.clear(&line.bytes, alone) };
    let other =
        gains.clear(&line.bytes, 0).filter(|other| gains.of(*other) > gains.of(most) + OTHER);
    let goes = gains.of(most) >= AGAINST;
    let is_nothing_else = line.text.is_none() && !charset::is_western(&line.bytes);
    other.or((goes || is_nothing_else).then_some(most))
}

/// The charset that all lines together are in; where they leave two open, that of all lines which are clear
/// themselves.
fn most(lines: &[Line<'_>]) -> Option<Charset> {
    let mut sum = Gains::default();
    let mut told = Vec::new();
    for line in lines {
        let Some(gains) = line.gains else { continue };
        sum.add(&gains);
        if told.len() < TOLD {
            told.extend_from_slice(&line.bytes);
        }
    }
    let own = lines.iter().filter_map(|line| line.gains?.clear(&line.bytes, 0));
    let own: BTreeSet<Charset> = own.collect();
    let only = own.first().copied().filter(|only| own.len() == 1 && sum.of(*only) > 0);
    sum.clear(&told, 0).or(only)
}

fn is_viqr(lines: &[Line<'_>]) -> bool {
    let ascii = lines.iter().filter_map(|line| line.text.filter(|text| text.is_ascii()));
    ascii.clone().any(|text| charset::detect(text).is_some())
}

/// Whether the lines that are in no charset of Vietnamese are in windows-1252.
fn is_western(lines: &[Line<'_>]) -> bool {
    let mut open = lines.iter().filter(|line| line.gains.is_some()).peekable();
    let bytes: Vec<u8> = open.by_ref().flat_map(|line| line.bytes.iter().copied()).collect();
    charset::is_western(&bytes)
}

/// The text of the lines, each in its charset.
fn written(lines: &[Line<'_>], is_text: bool) -> Decoded {
    let typed = Typed::of(lines.iter().filter_map(|line| line.text));
    let mut text = String::new();
    let mut counts: BTreeMap<Reading, usize> = BTreeMap::new();
    let mut places = Vec::new();
    let mut has_unicode = is_text;
    for line in lines {
        let start = text.len();
        match line.reading {
            None => {
                has_unicode |= line.text.is_some_and(|own| !own.is_ascii());
                let own = line.text.map_or(&*line.bytes, str::as_bytes);
                text.push_str(&String::from_utf8_lossy(own));
            }
            Some(reading) => {
                line.read_as(reading, typed, &mut text);
                *counts.entry(reading).or_default() += 1;
                if places.len() < NAMED {
                    places.push(span(start, text.trim_end().len().max(start)));
                }
            }
        }
    }
    let names: Vec<&str> = counts.keys().map(|reading| reading.name()).collect();
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

fn guessed() -> Finding {
    Finding::new(
        "text.encoding-guessed",
        Severity::Warning,
        "văn bản không phải UTF-8 và không ở bảng mã tiếng Việt nào; đọc là windows-1252 theo các chữ cái",
        "the text is not UTF-8 and in no charset of Vietnamese; read as windows-1252 by its letters",
    )
    .saying("windows-1252", "–")
}

fn finding(counts: &BTreeMap<Reading, usize>, places: Vec<Span>) -> Finding {
    let lines = |word: &str| {
        let parts =
            counts.iter().map(|(reading, lines)| format!("{}: {lines} {word}", reading.name()));
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
