//! A cell and the cell above it → whether the lower one begins with the rest of the upper one, and
//! where that ends. Cells that list bodies are for `lists`, owner labels for `labels`.

use super::habits::{Habits, Print};
use super::lists;
use super::openings::{begins_small, begins_task, begins_upper, goes_on, is_opener, takes_another};
use crate::data::Text;
use crate::lang::products::begins_product;
use crate::outline::paragraphs::is_closed;

/// The cell above ends in mid sentence and a paragraph mark shows where its rest ends.
const PARAGRAPH: &str = "page.paragraph-seam";
/// The rest ends where words stand with which texts begin.
const OPENING: &str = "page.opening-seam";

/// Fewest characters of a cell that a page can cut: about a line of it.
const SHORTEST_CUT: usize = 14;
/// Bytes at the end of a cell that say whether it was cut.
const TAIL: usize = 240;

/// Where the rest of the cell above ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seam {
    pub(super) at: usize,
    pub(super) rule: &'static str,
    /// Nothing else can be meant.
    pub(super) is_sure: bool,
}

/// What a cell under a page break is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// All its own.
    Own,
    /// Its beginning belongs to the cell above.
    Cut(Seam),
    /// Something of the cell above stands in it, and where that ends cannot be known.
    Unclear,
}

/// Whether a cell begins with the rest of the one above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rest {
    No,
    Perhaps,
    /// More likely than not.
    Likely,
    Yes,
}

/// The end of a text, long enough to see whether it was cut.
pub(super) fn tail(text: &str) -> &str {
    let from = (text.len().saturating_sub(TAIL)..text.len()).find(|&at| text.is_char_boundary(at));
    &text[from.unwrap_or(text.len())..]
}

/// Whether a text is long enough for a page to cut it.
pub(super) fn can_be_cut(text: &str) -> bool {
    text.chars().take(SHORTEST_CUT).count() == SHORTEST_CUT
}

/// Reads `cell` under a page break below `above`, in column `column`.
pub(super) fn read(above: &Text, cell: &Text, print: &Print, column: usize) -> Reading {
    let (upper, lower) = (tail(above.as_str()), cell.as_str());
    let habits = print.column(column);
    if !can_be_cut(upper) {
        return Reading::Own;
    }
    if !is_open(upper, habits) {
        let has_break = cell.breaks().any(|at| at > 0);
        let is_odd = has_break && habits.is_known() && !habits.has_breaks();
        return if is_odd { Reading::Unclear } else { Reading::Own };
    }
    let rest = rest(upper, lower, habits, print);
    match rest {
        Rest::No => unmarked(lower)
            .map_or(Reading::Own, |at| Reading::Cut(Seam { at, rule: OPENING, is_sure: false })),
        Rest::Perhaps => Reading::Unclear,
        Rest::Likely | Rest::Yes => match seam(cell, habits) {
            // The rest is lost and this is the row's own: nothing else begins in it.
            Reading::Cut(seam) if seam.at == lower.len() && is_new(upper, lower, print) => {
                Reading::Own
            }
            Reading::Cut(seam) => {
                Reading::Cut(Seam { is_sure: seam.is_sure && rest == Rest::Yes, ..seam })
            }
            reading @ (Reading::Own | Reading::Unclear) => reading,
        },
    }
}

/// Whether a text looks like the beginning of one: it has a capital, and its first word is not known
/// to follow the last above.
fn is_new(above: &str, below: &str, print: &Print) -> bool {
    begins_upper(below) && !goes_on(below) && !print.joins(above, below)
}

/// Whether a text can go on elsewhere: it has no closing mark, or one that texts of its column do
/// not end with.
pub(super) fn is_open(text: &str, habits: &Habits) -> bool {
    !is_closed(text) || (text.ends_with([';', ':']) && habits.is_known() && !habits.ends_clauses())
}

/// Whether a text ends where something must follow.
pub(super) fn waits(text: &str) -> bool {
    text.ends_with([',', ';', ':', '(', '-', '/'])
        || takes_another(text)
        || lists::ends_with_head(text)
}

/// Whether `below` begins with the rest of `above`, which is open.
fn rest(above: &str, below: &str, habits: &Habits, print: &Print) -> Rest {
    let known_pair = print.joins(above, below);
    let dash = goes_on_behind_dash(below) && habits.is_known() && !habits.begins_with_dashes();
    if dash || goes_on(below) || (known_pair && !begins_task(below)) {
        return Rest::Yes;
    }
    if begins_small(below) {
        return match small(above, below, habits) {
            Rest::No if known_pair => Rest::Perhaps,
            rest @ (Rest::No | Rest::Perhaps | Rest::Likely | Rest::Yes) => rest,
        };
    }
    let starts = starts(below, habits);
    match (waits(above), starts) {
        (true, false) => Rest::Yes,
        (true, true) if habits.closes() => Rest::Perhaps,
        (false, false) if habits.always_closes() => Rest::Perhaps,
        _ => Rest::No,
    }
}

/// Whether texts of the column begin as `text` does.
fn starts(text: &str, habits: &Habits) -> bool {
    begins_task(text) || begins_product(text) || habits.begins(text)
}

/// The same for a text that begins in lower case. Where all others begin in capitals it is a rest;
/// one that begins with a verb or product can be its own in small letters.
fn small(above: &str, below: &str, habits: &Habits) -> Rest {
    let goes_on = waits(above) || habits.closes();
    match (habits.begins_in_capitals(), starts(below, habits)) {
        (true, false) if !habits.is_all_capitals() && !waits(above) => Rest::Likely,
        (_, false) => Rest::Yes,
        (true, true) if goes_on || habits.never_small() => Rest::Likely,
        (true, true) => Rest::Perhaps,
        (false, true) if goes_on => Rest::Perhaps,
        (false, true) => Rest::No,
    }
}

/// Whether a text begins with a dash and no capital: `- 2030`, `- kỹ thuật`.
fn goes_on_behind_dash(text: &str) -> bool {
    text.strip_prefix(['-', '–']).is_some_and(|rest| !begins_upper(rest))
}

/// Where the rest at the start of `cell` ends.
fn seam(cell: &Text, habits: &Habits) -> Reading {
    let text = cell.as_str();
    let in_capitals = habits.begins_in_capitals();
    let mut breaks =
        cell.breaks().filter(|&at| at > 0 && (begins_upper(&text[at..]) || !in_capitals));
    if let Some(at) = breaks.next() {
        let is_sure = breaks.next().is_none() || begins_task(&text[at..]);
        return Reading::Cut(Seam { at, rule: PARAGRAPH, is_sure });
    }
    let cut = |at, is_sure| Reading::Cut(Seam { at, rule: OPENING, is_sure });
    let starts = Starts::of(text, habits);
    match starts.best(habits) {
        Some((at, is_sure)) => cut(at, is_sure),
        None if !in_capitals => Reading::Unclear,
        None => cut(text.len(), starts.names == 0),
    }
}

/// Places inside a text where another can begin.
struct Starts {
    /// Words that texts begin with, no stop before them.
    unmarked: Vec<usize>,
    /// After a full stop.
    stopped: Vec<usize>,
    /// Any other capitals in front of small letters.
    names: usize,
    first_name: Option<usize>,
}

/// Starts that are looked at.
const MOST_STARTS: usize = 8;

impl Starts {
    fn of(text: &str, habits: &Habits) -> Self {
        let mut starts =
            Self { unmarked: Vec::new(), stopped: Vec::new(), names: 0, first_name: None };
        for (at, before) in words(text) {
            let rest = &text[at..];
            let upper = begins_upper(rest);
            let stopped = before == '.' && !habits.begins_in_capitals();
            if stopped || (upper && matches!(before, '.' | ')')) {
                starts.stopped.push(at);
            } else if upper && is_start(text, at, habits) {
                starts.unmarked.push(at);
            } else if before == '.' && begins_task(rest)
                || upper && before.is_lowercase() && !is_name(text, at)
            {
                starts.names += 1;
                starts.first_name = starts.first_name.or(Some(at));
            }
            if starts.unmarked.len() + starts.stopped.len() >= MOST_STARTS {
                break;
            }
        }
        starts
    }

    /// The likeliest, and whether nothing else can be meant.
    fn best(&self, habits: &Habits) -> Option<(usize, bool)> {
        let (unmarked, stopped) = (self.unmarked.first(), self.stopped.first());
        let alone = self.unmarked.len() + self.stopped.len() == 1;
        let name = self.first_name.map(|at| (at, false));
        let one_stop = self.stopped.len() == 1 && !habits.has_sentences();
        if habits.closes() {
            return stopped.map(|&at| (at, one_stop)).or(unmarked.map(|&at| (at, false))).or(name);
        }
        if habits.stays_open() && !habits.has_sentences() {
            let only = self.unmarked.len() == 1;
            return unmarked.map(|&at| (at, only)).or(stopped.map(|&at| (at, false))).or(name);
        }
        let is_sure = alone && (unmarked.is_some() || one_stop);
        unmarked.or(stopped).map(|&at| (at, is_sure)).or(name)
    }
}

/// The starts of the words inside `text`, each with the character before the space.
fn words(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.match_indices(' ').filter_map(|(space, _)| {
        let before = text[..space].chars().next_back()?;
        Some((space + 1, before))
    })
}

/// Whether a text of this column can begin at `at`, where no stop stands before.
fn is_start(text: &str, at: usize, habits: &Habits) -> bool {
    let rest = &text[at..];
    !after_name(text, at) && (habits.begins(rest) || begins_task(rest))
}

/// Whether the word before `at` is in capitals too, or no word.
fn after_name(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end().rsplit(' ').next().unwrap_or_default();
    before.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic())
}

/// Whether the capital at `at` begins a name: after a word that takes one, or of a body or document.
fn is_name(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    takes_another(before) || after_name(text, at) || is_capitals_word(&text[at..])
}

/// `VNeID`, `OCOP`: a word with more than one capital.
fn is_capitals_word(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    word.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// A text that begins in capitals can still be the rest of another (OCR): then a beginning stands
/// inside it without any mark before it.
fn unmarked(text: &str) -> Option<usize> {
    words(text)
        .find(|&(at, before)| {
            before.is_lowercase()
                && begins_upper(&text[at..])
                && is_opener(&text[at..])
                && !after_name(text, at)
        })
        .map(|(at, _)| at)
}
