//! A text → the places it names with the word for their kind: `xã Chiềng La`, `các xã: A, B và C`,
//! `phường X, thành phố Y`. Which units they are is for `links`.

use super::words::Words;
use crate::lang::admin_units::{self, Kind, Level};
use std::ops::Range;

/// Most words of a name.
const LONGEST: usize = 8;
/// Bodies that are called by the word for a unit: `tỉnh ủy`, `huyện đội`.
const BODIES: [&str; 6] = ["ủy", "đoàn", "đội", "hội", "công", "đảng"];
/// What stands between a unit and the one it lies in.
const WITHIN: [&str; 8] = ["", ",", "-", "–", "(", ";", ".", "/"];
/// Words that say so.
const OF: [&str; 2] = ["thuộc", "của"];

/// One way to read a name: by one of the kinds that head its list.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) kind: &'static Kind,
    /// Where the kind is printed.
    pub(super) head: Range<usize>,
    /// The key of the name with its kind.
    pub(super) key: String,
}

/// A place that a text names.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) readings: Vec<Reading>,
    /// The name without its kind.
    pub(super) at: Range<usize>,
    /// Which of the names it lies in.
    pub(super) inside: Option<usize>,
}

impl Name {
    /// How far up the unit stands, by its kind.
    pub(super) fn level(&self) -> Level {
        self.readings[0].kind.level
    }

    /// Whether it can only be that of a province.
    fn is_province(&self) -> bool {
        self.readings.iter().all(|reading| reading.kind.name == "tỉnh")
    }

    /// Where the name is printed with its kind: in one piece, or in two where others stand between.
    pub(super) fn pieces(&self, text: &str, head: &Range<usize>) -> Vec<Range<usize>> {
        let between = &text[head.end..self.at.start];
        let is_one = between.chars().all(|c| c.is_whitespace() || c == '.');
        let whole = || std::iter::once(head.start..self.at.end).collect();
        if is_one { whole() } else { vec![head.clone(), self.at.clone()] }
    }
}

/// Whether communes are known by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Communes {
    /// They stand in the register.
    Listed,
    /// They do not: whatever is written like a name behind their kind.
    Unlisted,
}

/// The places of a text, in its order.
pub(super) fn find(text: &str, communes: Communes) -> Vec<Name> {
    let words = Words::of(text);
    let mut reader = Reader {
        words: &words,
        communes,
        found: Vec::new(),
        listed: None,
        joined: None,
        enclosed: None,
    };
    let mut i = 0;
    while i < words.len() {
        i = reader.read(i);
    }
    reader.found
}

struct Reader<'w, 'a> {
    words: &'w Words<'a>,
    communes: Communes,
    found: Vec<Name>,
    /// The word at which another kind goes on with a list of names.
    listed: Option<usize>,
    /// The first of the names that commas join, and the word behind them.
    joined: Option<(usize, usize)>,
    /// The names that lie in the place named at this word.
    enclosed: Option<(Range<usize>, usize)>,
}

/// A word for units with the words it is printed with.
type Head = (&'static Kind, Range<usize>);

impl Reader<'_, '_> {
    /// Reads what begins at word `i`; gives the word to go on with.
    fn read(&mut self, i: usize) -> usize {
        let Some((heads, names)) = self.heads(i) else { return i + 1 };
        let gap = self.words.gap(names);
        let many = self.listed == Some(i) || self.counted(i) || gap.contains(':');
        let short = heads.last().is_some_and(|(kind, _)| kind.word != kind.name);
        let opens = |c: char| c.is_whitespace() || matches!(c, ':' | '(') || short && c == '.';
        let opens = gap.chars().all(opens);
        if !opens || names >= self.words.len() {
            return names;
        }
        let heads = if many { &heads[..] } else { &heads[heads.len() - 1..] };
        let first = self.found.len();
        let mut end = self.name(heads, names, true);
        while let Some(next) = end.and_then(|end| self.next(end)).filter(|_| many) {
            let Some(behind) = self.name(heads, next, false) else {
                self.listed = self.words.kind(next).map(|_| next);
                break;
            };
            end = Some(behind);
        }
        let Some(end) = end else { return names };
        let (enclosed, at) = self.enclosed.take().unwrap_or_default();
        self.found[enclosed]
            .iter_mut()
            .filter(|_| at == i)
            .for_each(|name| name.inside = Some(first));
        let first = self.join(first, i, end);
        self.enclose(first, end);
        end
    }

    /// The first of the names that are joined to those from `first` on and stand as high: of `xã A, xã B,
    /// tỉnh C` both lie in C.
    fn join(&mut self, first: usize, i: usize, end: usize) -> usize {
        let level = self.found[first].level();
        let (start, behind) = self.joined.take().unwrap_or((first, i));
        let follows = start < first && self.next(behind) == Some(i);
        let like = |name: &Name| name.level() == level && name.inside.is_none();
        let start = if follows && like(&self.found[first - 1]) { start } else { first };
        self.joined = Some((start, end));
        start
    }

    /// The kinds that head a name or a list, and the word behind them: `xã`, `xã, phường`.
    fn heads(&self, i: usize) -> Option<(Vec<Head>, usize)> {
        let (kind, mut end) = self.words.kind(i)?;
        let mut heads = vec![(kind, self.words.range(i, end))];
        while let Some(next) = self.next(end)
            && let Some((kind, behind)) = self.words.kind(next)
        {
            heads.push((kind, self.words.range(next, behind)));
            end = behind;
        }
        Some((heads, end))
    }

    /// The word of the next member behind `,`, `;`, `/` or `và`.
    fn next(&self, end: usize) -> Option<usize> {
        let joint = matches!(self.words.gap(end).trim(), "," | ";" | "/");
        let and = |i: usize| self.words.key(i) == "và" && self.words.is_joined(i + 1);
        if joint && end < self.words.len() {
            return Some(if and(end) { end + 1 } else { end });
        }
        (self.words.is_joined(end) && and(end)).then_some(end + 1)
    }

    /// Whether several are announced: `các xã`, `03 xã`.
    fn counted(&self, i: usize) -> bool {
        let before = i.checked_sub(1).filter(|_| self.words.is_joined(i));
        before.is_some_and(|before| {
            let counts = self.words.is_number(before) && self.words.key(before) != "1";
            counts || ["các", "những", "hai", "ba", "bốn", "năm"].contains(&self.words.key(before))
        })
    }

    /// Takes the longest name at `i`; gives the word behind it.
    fn name(&mut self, heads: &[Head], i: usize, is_first: bool) -> Option<usize> {
        let most = self.run(i);
        let known = (i + 1..=most).rev().find_map(|end| {
            let readings = if self.ends(end) { self.readings(heads, i, end) } else { Vec::new() };
            (!readings.is_empty()).then_some((readings, end))
        });
        let (readings, end) = known.or_else(|| self.unlisted(heads, i, is_first))?;
        self.found.push(Name { readings, at: self.words.range(i, end), inside: None });
        Some(end)
    }

    /// The end of the words from `i` that are written like names.
    fn run(&self, i: usize) -> usize {
        let dashed = |i: usize| matches!(self.words.gap(i).trim(), "-" | "–" | "—");
        let goes_on = |at: &usize| {
            self.words.is_name(*at) && (*at == i || self.words.is_joined(*at) || dashed(*at))
        };
        (i..self.words.len().min(i + LONGEST)).take_while(goes_on).last().map_or(i, |last| last + 1)
    }

    /// Whether a name can end in front of word `end`: no other word of a name follows.
    fn ends(&self, end: usize) -> bool {
        let goes_on = self.words.is_joined(end) && self.words.is_name(end);
        !goes_on || self.words.is_number(end) || self.words.kind(end).is_some()
    }

    fn readings(&self, heads: &[Head], i: usize, end: usize) -> Vec<Reading> {
        let readings = heads.iter().map(|(kind, head)| {
            let key = self.words.name_key(kind, i, end);
            Reading { kind, head: head.clone(), key }
        });
        readings.filter(|reading| self.is_known(reading)).collect()
    }

    fn is_known(&self, reading: &Reading) -> bool {
        let has = |register: &admin_units::Register| register.named(&reading.key).next().is_some();
        match (reading.kind.level, self.communes) {
            (Level::Commune, Communes::Listed) => has(admin_units::since()),
            (Level::Commune, Communes::Unlisted) => false,
            (Level::District | Level::Province, _) => {
                has(admin_units::before()) || has(admin_units::since())
            }
        }
    }

    /// A name that no register has: all words that are written like one. Of a commune of before the
    /// register, and of the place that others are said to lie in.
    fn unlisted(&self, heads: &[Head], i: usize, is_first: bool) -> Option<(Vec<Reading>, usize)> {
        let [(kind, head)] = heads else { return None };
        let old = kind.level == Level::Commune && self.communes == Communes::Unlisted;
        let wider = self
            .enclosed
            .as_ref()
            .is_some_and(|(_, at)| self.words.range(*at, *at + 1).start == head.start);
        let parts = |at: &usize| {
            self.words.is_name(*at)
                && !self.words.is_capitals(*at)
                && (*at == i || self.words.is_joined(*at) && self.words.kind(*at).is_none())
        };
        let end = (i..self.words.len()).take_while(parts).last()? + 1;
        let follows = self.words.is_joined(end) && !self.words.is_name(end);
        let joins =
            self.words.kind(end).is_some() || self.is_of(end) || self.words.key(end) == "và";
        let body = end == i + 1 && BODIES.contains(&self.words.key(i));
        let count = kind.name == "xã" && self.words.is_number(i);
        let fits = (old || wider) && end - i <= LONGEST && !body && !count;
        let key = self.words.name_key(kind, i, end);
        let reading = Reading { kind, head: head.clone(), key };
        (fits && (is_first || !follows || joins)).then(|| (vec![reading], end))
    }

    fn is_of(&self, i: usize) -> bool {
        OF.contains(&self.words.key(i))
    }

    /// Notes that the names from `first` on lie in the next one, if that begins at word `end` and is of a
    /// wider kind.
    fn enclose(&mut self, first: usize, end: usize) {
        let at = if self.is_of(end) { end + 1 } else { end };
        let gap = |i: usize| WITHIN.contains(&self.words.gap(i).trim());
        let Some((kind, _)) = self.words.kind(at).filter(|_| gap(at) && gap(end)) else { return };
        let wider = |name: &Name| {
            name.level() < kind.level || kind.level == Level::Province && !name.is_province()
        };
        if self.found[first..].iter().all(wider) {
            self.enclosed = Some((first..self.found.len(), at));
        }
    }
}
