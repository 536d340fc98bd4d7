//! Lines of running text → blocks: labels read, hard-wrapped lines and paragraphs cut by a page
//! joined, footnotes taken out. Tables are found before and only placed here.

use super::{labels, running};
use crate::data::{Block, BlockKind, Joins, Line, Text};
use crate::lang::headings;
use crate::lang::letterhead::is_capitals;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Shortest line, in characters, that looks as if it was wrapped at the right margin.
const WRAPPED_AT: usize = 60;
/// Longest heading in capitals, in bytes: what is longer is looked at no more.
const LONGEST_HEADING: usize = 2000;
/// Longest title under `Chương I`, in bytes.
const LONGEST_TITLE: usize = 300;
/// Longest line, in characters, of a text that is wrapped at a margin.
const LONGEST_WRAPPED: usize = 120;

/// Where the lines of a text are wrapped, and whether a page cuts its paragraphs.
#[derive(Clone, Copy, Debug)]
struct Margin {
    /// Shortest line, in characters, that goes on in the next.
    least: Option<usize>,
    joins: Joins,
}

impl Margin {
    /// The margin of `lines`: none where a line is longer than any margin leaves it, for then each
    /// line is a paragraph.
    fn of(lines: &[Line], joins: Joins) -> Self {
        let running = lines.iter().filter(|line| line.tabs() == 0);
        let longest = running.map(|line| line.text().as_str().chars().count()).max().unwrap_or(0);
        let is_wrapped = longest <= LONGEST_WRAPPED;
        Self { least: is_wrapped.then(|| WRAPPED_AT.max(longest * 3 / 4)), joins }
    }

    /// Whether a line of `length` characters can have been wrapped.
    fn wraps(self, length: usize) -> bool {
        self.least.is_some_and(|least| length >= least)
    }
}

static PROPOSAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:theo|xét) (?:đề nghị|tờ trình)\b"));
static ENACTS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\p{Lu}[^,;.]{3,120}\s(?:ban hành|quyết định|quyết nghị)\b"));
static FOOTNOTE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?<mark>[¹²³⁴-⁹⁰]+|\[\d{1,3}\]|\(\d{1,2}\))\s*"));
static MARK: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:[^\s(\[](?<mark>\[\d{1,3}\])|[^\s(\[\d](?<round>\(\d{1,2}\)))"));

/// How the lines of a text are printed.
#[derive(Clone, Debug)]
pub(super) struct Print {
    margin: Margin,
    /// Marks of footnotes that stand behind words: `[1]`, `(1)`.
    marks: BTreeSet<String>,
}

impl Print {
    /// How `lines` are printed.
    pub(super) fn of(lines: &[Line], joins: Joins) -> Self {
        let mut marks = BTreeSet::new();
        for text in lines.iter().flat_map(|line| &line.fields) {
            let found = MARK.captures_iter(text.as_str());
            let found = found.filter_map(|found| found.name("mark").or(found.name("round")));
            marks.extend(found.map(|mark| mark.as_str().to_owned()));
        }
        Self { margin: Margin::of(lines, joins), marks }
    }

    /// Mark and text of the footnote that a line is. A number in brackets is one only where the same
    /// stands behind a word.
    fn footnote(&self, text: &Text) -> Option<(Text, Text)> {
        let found = FOOTNOTE.captures(text.as_str())?;
        let mark = found.name("mark")?;
        let raised = !mark.as_str().starts_with(['[', '(']);
        let rest = text.slice_trimmed(mark.end()..text.len());
        let known = raised || self.marks.contains(mark.as_str());
        known.then(|| (text.slice(mark.range()), rest))
    }
}

/// Running text read into blocks, and the footnotes that stood in it: mark, text.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    pub(super) blocks: Vec<Block>,
    pub(super) footnotes: Vec<(Text, Text)>,
    /// The last block that is text: a running head stands between the parts of a paragraph.
    last: Option<usize>,
    /// The line above is of a footnote.
    in_note: bool,
}

/// Reads `lines` of a text printed like this.
pub(super) fn find(lines: &[Line], print: &Print) -> Paragraphs {
    let mut found = Paragraphs::default();
    let mut after_blank = true;
    for (at, line) in lines.iter().enumerate() {
        let text = line.text();
        if text.is_empty() || running::is(lines, at) {
            found.blocks.extend(super::furniture(line));
            found.in_note = false;
            after_blank = true;
            continue;
        }
        found.add(&text, after_blank, print);
        after_blank = false;
    }
    found
}

impl Paragraphs {
    fn add(&mut self, text: &Text, after_blank: bool, print: &Print) {
        if let Some(note) = print.footnote(text).filter(|_| !self.lists(text)) {
            self.footnotes.push(note);
            self.in_note = true;
            return;
        }
        let (label, rest) = labels::split(text);
        if label.is_none() && self.goes_on(text, after_blank, print.margin) {
            return;
        }
        self.in_note = false;
        self.last = Some(self.blocks.len());
        self.blocks.push(Block {
            kind: if label.is_some() { BlockKind::Item } else { BlockKind::Paragraph },
            level: label.as_ref().map(|label| label.level),
            printed_label: label.as_ref().map(|label| text.as_str()[label.printed.clone()].into()),
            label: label.map(|label| text.slice(label.bare)),
            text: rest,
            table: None,
            joined: false,
        });
    }

    /// Whether `(1) …` is of a list: under a line that ends with a colon, or under the point before it.
    fn lists(&self, text: &Text) -> bool {
        let last = self.last.and_then(|last| self.blocks.get(last)).filter(|_| !self.in_note);
        let number = |label: &str| label.strip_prefix('(')?.split(')').next()?.parse::<u32>().ok();
        let own = number(text.as_str());
        let announced = |last: &Block| {
            let above = last.printed_label.as_deref().and_then(number);
            last.text.as_str().ends_with(':') || above.is_some_and(|above| own == Some(above + 1))
        };
        text.as_str().starts_with('(') && last.is_some_and(announced)
    }

    /// Adds `text` to the footnote or paragraph above, if it goes on there.
    fn goes_on(&mut self, text: &Text, after_blank: bool, margin: Margin) -> bool {
        if let Some((_, note)) = self.footnotes.last_mut().filter(|_| self.in_note)
            && !is_closed(note.as_str())
            && margin.wraps(last_line_len(note))
        {
            note.append(text);
            return true;
        }
        let last = self.last.and_then(|last| self.blocks.get_mut(last));
        let Some(last) = last.filter(|last| continues(last, text.as_str(), after_blank, margin))
        else {
            return false;
        };
        last.joined |= after_blank && !last.text.is_empty();
        last.text.append(text);
        self.in_note = false;
        true
    }
}

/// Whether `next` goes on the paragraph `last`: after a line end by its look, after a blank line
/// (a page) only in mid sentence.
fn continues(last: &Block, next: &str, after_blank: bool, margin: Margin) -> bool {
    let before = last.text.as_str();
    if before.is_empty() {
        let entitled = last.level.is_some_and(|level| level < labels::LETTER);
        return !after_blank || entitled && !is_closed(next) && next.len() <= LONGEST_TITLE;
    }
    let open = !is_closed(before);
    let lower = next.chars().next().is_some_and(char::is_lowercase);
    if after_blank {
        let joined = margin.joins == Joins::Make;
        return joined && open && lower && (before.len() > LONGEST_HEADING || !is_capitals(before));
    }
    if !lower && begins_own(before, next) {
        return false;
    }
    let wrapped = margin.wraps(last_line_len(&last.text));
    lower
        || (open && wrapped)
        || (before.len() <= LONGEST_HEADING && is_capitals(before) && is_capitals(next))
        || (open && before.ends_with([',', '-', '“', '(']))
}

/// Whether `next` begins a paragraph whatever stands above it: an assignment line, capitals under
/// running text, or who enacts after who proposed.
fn begins_own(before: &str, next: &str) -> bool {
    let headed = is_capitals(next) && !is_capitals(before) && next.split(' ').nth(1).is_some();
    let enacts = PROPOSAL.is_match(before) && ENACTS.is_match(next);
    headed || enacts || headings::assignment(next).is_some()
}

/// Characters since the last break of the print.
fn last_line_len(text: &Text) -> usize {
    let from = text.breaks().next_back().unwrap_or(0);
    text.as_str()[from..].chars().count()
}

/// Whether a paragraph ends as a sentence or a list item does.
pub(super) fn is_closed(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['”', '"', ')', '’', '*']);
    text.ends_with(['.', ';', ':', '!', '?', '…', '/'])
}

/// Tells headings from items: a label or capitals over something, without a closing mark.
pub(super) fn mark_headings(blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        let next = blocks.get(at + 1).map(|next| (next.level, next.kind));
        if is_heading(&blocks[at], next) {
            blocks[at].kind = BlockKind::Heading;
        }
    }
}

fn is_heading(block: &Block, next: Option<(Option<i8>, BlockKind)>) -> bool {
    let text = block.text.as_str();
    let is_part = block.level.is_some_and(|level| level < labels::LETTER);
    let heads = (usize::from(!is_part)..=LONGEST_HEADING).contains(&text.len());
    if matches!(block.kind, BlockKind::Furniture | BlockKind::Table) || !heads {
        return false;
    }
    let over_something = next.is_some_and(|(level, kind)| {
        kind != BlockKind::Furniture && level.unwrap_or(i8::MAX) > block.level.unwrap_or(0)
    });
    match block.level {
        Some(0) => false,
        Some(level) if level == labels::ROMAN || level < labels::LETTER => true,
        Some(level) if level < labels::DASH => !is_closed(text) && over_something,
        Some(_) => false,
        None => is_capitals(text) && next.is_some(),
    }
}
