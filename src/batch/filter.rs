//! Texts → the same texts with clean letters, one after the other, handed to the caller. Writes nothing.

use super::inputs::{Input, STDIN};
use super::{Event, Failure};
use crate::decode::{self, Letters};
use crate::lang::tone::Style;
use crate::normalize::letters::{Change, letters, tones};
use std::path::PathBuf;
use unicode_normalization::UnicodeNormalization;

/// What to clean, and how.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Files, or `-` for standard input.
    pub files: Vec<PathBuf>,
    /// What their letters are taken for.
    pub letters: Letters,
    /// Where tones stand; as they are, where nothing is said.
    pub tones: Option<Style>,
    /// Whether letters are given in pieces.
    pub form: Form,
    /// Whether tags, entities and emphasis marks stay.
    pub markup: Markup,
}

/// How letters with marks are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// As one character each (NFC).
    #[default]
    Composed,
    /// As base letter and marks (NFD).
    Pieces,
}

/// What is done with markup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    /// It stays.
    #[default]
    Keep,
    /// It is taken out.
    Strip,
}

/// Something that was changed, or is odd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The file.
    pub name: String,
    /// Line, from 1.
    pub line: usize,
    /// `charset`, `composed`, `tone` …
    pub kind: &'static str,
    /// As it was.
    pub from: String,
    /// As it is now.
    pub to: String,
}

/// Cleans each file in order: its text goes to `give`, what was changed to `tell`, what cannot be read, or not
/// all of it, to `watch`.
pub fn filter(
    filter: &Filter,
    mut give: impl FnMut(&str),
    mut tell: impl FnMut(Told),
    mut watch: impl FnMut(Event<'_>),
) {
    let standard = [PathBuf::from(STDIN)];
    let files = if filter.files.is_empty() { &standard[..] } else { &filter.files };
    for file in files {
        let name =
            if file.as_os_str() == STDIN { "stdin".to_owned() } else { file.display().to_string() };
        let read = Input::only(file, &name).read().and_then(|bytes| {
            let plain = decode::plain(bytes, filter.letters);
            plain.map_err(|refusal| Failure::Refused { name: name.clone(), refusal })
        });
        match read {
            Ok(plain) => {
                watch(Event::Noted(&name, &plain.findings));
                give(&clean(&plain, filter, &name, &mut tell));
            }
            Err(failure) => watch(Event::Failed(&failure)),
        }
    }
}

fn clean(
    plain: &decode::Plain,
    filter: &Filter,
    name: &str,
    tell: &mut impl FnMut(Told),
) -> String {
    let mut say = |line: usize, kind: &'static str, from: &str, to: String| {
        tell(Told { name: name.to_owned(), line, kind, from: from.to_owned(), to });
    };
    if plain.encoding != "utf-8" {
        say(1, "charset", &plain.encoding, "utf-8".to_owned());
    }
    for line in &plain.zeros {
        say(*line, "invisible", "\0", String::new());
    }
    let bare = match filter.markup {
        Markup::Keep => plain.text.clone(),
        Markup::Strip => crate::normalize::without_markup(&plain.text),
    };
    let mut lines = LineCount::new(&bare);
    let composed = letters(&bare, &mut |change| {
        say(lines.of(change.at), change.kind.name(), change.from, change.to);
    });
    let mut lines = LineCount::new(&composed);
    let placed = filter.tones.map(|style| {
        let mut say = |change: Change<'_>| {
            say(lines.of(change.at), change.kind.name(), change.from, change.to);
        };
        tones(&composed, style, &mut say).into_owned()
    });
    let placed = placed.unwrap_or_else(|| composed.to_string());
    match filter.form {
        Form::Composed => placed,
        Form::Pieces => placed.nfd().collect(),
    }
}

/// Lines of places that come in order.
struct LineCount<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl<'t> LineCount<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    fn of(&mut self, place: usize) -> usize {
        let passed = self.text.get(self.at..place).unwrap_or_default();
        self.line += passed.matches('\n').count();
        self.at = place.max(self.at);
        self.line
    }
}
