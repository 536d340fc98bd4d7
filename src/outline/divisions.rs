//! Lines → where documents begin and which belongs to which.

use super::{appendix, labels, letterhead, running};
use crate::data::{Division, Line, Text};
use crate::lang::fold;
use crate::lang::letterhead::{Part, is, kind_at_start};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Lines under a kind of document within which the note stands that it is attached to another.
const NOTE_LINES: usize = 14;
/// Shortest line, in characters, that is none of a head.
const BODY_LINE: usize = 100;

/// The state's name in folded letters.
const STATE: &str = "cộng hòa xã hội chủ nghĩa việt nam";

static ATTACHED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\(?\s*(?:ban hành\s+)?kèm theo\s"));

/// How a document begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// With a letterhead.
    Letterhead,
    /// With its kind in capitals only.
    Kind,
    /// With the label of an appendix.
    Appendix,
    /// With none of these: the text begins at once.
    Bare,
}

/// Most lines of the menu of a page, and the longest of them, in characters.
const MENU: (usize, usize) = (80, 80);

/// Where a page prints its menu above the letterhead of its document, the document begins with it:
/// so many lines.
pub(super) fn take_menu(lines: &[Line], starts: &mut Vec<(usize, Start)>) -> usize {
    let [(from, Start::Bare), (to, Start::Letterhead), ..] = starts.as_slice() else { return 0 };
    let (from, above) = (*from, &lines[*from..*to]);
    let is_entry = |line: &Line| {
        let text = line.text();
        let printed = text.as_str();
        line.tabs() == 0
            && printed.chars().count() <= MENU.1
            && !printed.ends_with(['.', ';', ':', ','])
    };
    if above.len() > MENU.0 || !above.iter().all(is_entry) {
        return 0;
    }
    starts.remove(0);
    if let Some((start, _)) = starts.first_mut() {
        *start = from;
    }
    above.len()
}

/// Where documents begin in `lines[from..to]`, in order.
pub(super) fn starts(lines: &[Line], from: usize, to: usize) -> Vec<(usize, Start)> {
    let mut starts: Vec<(usize, Start)> = Vec::new();
    let mut body = None;
    for at in from..to {
        let floor = starts.last().map_or(from, |&(last, _)| last + 1);
        let in_head = body.is_none_or(|body| body < floor.saturating_sub(1));
        if let Some(start) = start_at(lines, at, floor..to, in_head) {
            starts.push(start);
        }
        if is_body(&lines[at]) {
            body = Some(at);
        }
    }
    let print = |from: usize| (from..to).find(|&at| !lines[at].is_blank());
    let Some(first) = print(from) else { return starts };
    let framed = first + running::frame(&lines[first..to]);
    match (print(framed), starts.first_mut()) {
        (Some(text), Some((start, _))) if *start <= text => *start = first,
        (text, _) => starts.insert(0, (first, unheaded(&lines[text.unwrap_or(first)]))),
    }
    starts
}

/// How a text begins in which no start was found above its first line.
fn unheaded(first: &Line) -> Start {
    let text = first.text();
    let has_head = kind_at_start(text.as_str()).is_some() || is(text.as_str(), Part::Issuer);
    if has_head { Start::Kind } else { Start::Bare }
}

/// How a document begins at `at`, if one does. `range` goes from the line after the last start to the
/// end; `in_head`: since that start there was no line of a body.
fn start_at(
    lines: &[Line],
    at: usize,
    range: Range<usize>,
    in_head: bool,
) -> Option<(usize, Start)> {
    let floor = range.start;
    let line = &lines[at];
    let text = line.text();
    let printed = text.as_str();
    if is_state(line) {
        let first = letterhead::first_line(lines, at, floor);
        return Some((running::above(lines, first, floor), Start::Letterhead));
    }
    if line.tabs() > 0 && line.fields.iter().filter(|field| !field.is_empty()).count() > 1 {
        return None;
    }
    let own_paragraph =
        at == floor || at.checked_sub(1).is_none_or(|before| lines[before].is_blank());
    let under = &lines[at..range.end.min(at + NOTE_LINES)];
    let before = at.checked_sub(1).map(|before| &lines[before]).filter(|line| line.tabs() == 0);
    let runs_on = || before.is_some_and(|line| line.text().as_str().chars().count() >= 60);
    let entitled = || !runs_on() && appendix::has_title(under);
    if appendix::is_label(line) && (own_paragraph || appendix::has_note(under) || entitled()) {
        return Some((at, Start::Appendix));
    }
    if own_paragraph && line.tabs() == 0 && appendix::is_bare_label(under) {
        return Some((at, Start::Appendix));
    }
    let attached = || under.iter().any(|line| ATTACHED.is_match(line.text().as_str()));
    let alone = kind_at_start(printed) == Some(printed.len());
    (own_paragraph && alone && at > floor && !in_head && attached()).then_some((at, Start::Kind))
}

/// Whether the state's name stands on a line, alone or in the right column beside the issuer's.
fn is_state(line: &Line) -> bool {
    let printed: Vec<&Text> = line.fields.iter().filter(|field| !field.is_empty()).collect();
    match printed[..] {
        [] => false,
        [only] => is(only.as_str(), Part::State) || flattened(only),
        [.., last] => is(last.as_str(), Part::State),
    }
}

/// `Số: 5/KH-UBND   CỘNG HÒA XÃ HỘI …`: capitals after something else on one line.
fn flattened(text: &Text) -> bool {
    let printed = text.as_str();
    let folded = fold::chars(printed);
    let key: String = folded.iter().map(|folded| folded.key).collect();
    let Some(at) = key.find(STATE) else { return false };
    let before = key[..at].chars().count();
    let from = folded.get(before).map_or(0, |folded| folded.at);
    printed.chars().count() < 160 && is(&printed[from..], Part::State)
}

/// Whether a line is none of a head: long, cut by tabs, or with a label.
fn is_body(line: &Line) -> bool {
    let text = line.text();
    let printed = text.as_str();
    line.tabs() > 0
        || printed.chars().count() >= BODY_LINE
        || labels::find(printed).is_some_and(|label| label.level < labels::DASH)
}

/// Ties each division to the one it is attached to. `documents[i]` began with `starts[i]`.
pub(super) fn tie(divisions: &mut [Division], starts: &[Start], issue: Option<usize>) {
    let first = issue.map_or(0, |issue| issue + 1);
    let (mut main, mut attachment): (Option<usize>, Option<usize>) = (None, None);
    for (offset, start) in starts.iter().enumerate() {
        let at = first + offset;
        let parent = match start {
            Start::Appendix => attachment.or(main),
            Start::Letterhead | Start::Kind | Start::Bare if is_attached(&divisions[at]) => main,
            Start::Letterhead | Start::Kind | Start::Bare => None,
        };
        if *start != Start::Appendix {
            (main, attachment) = if parent.is_some() { (main, Some(at)) } else { (Some(at), None) };
        }
        divisions[at].parent = parent.or(issue);
    }
}

/// Whether a division says that it came with another and has no number of its own.
fn is_attached(division: &Division) -> bool {
    let numbered = division
        .number
        .as_ref()
        .is_some_and(|number| number.as_str().starts_with(|c: char| c.is_ascii_digit()));
    division.issued_with.is_some() && !numbered
}
