//! Lines → where documents begin and which belongs to which.

use super::{appendix, letterhead};
use crate::data::{Division, Line};
use crate::lang::letterhead::{Part, is, kind_at_start};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Lines under a kind of document within which the note stands that it is attached to another.
const NOTE_LINES: usize = 14;
/// Shortest line, in characters, that is none of a head.
const BODY_LINE: usize = 100;

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
        if lines[at].tabs() > 0 || lines[at].text().as_str().chars().count() >= BODY_LINE {
            body = Some(at);
        }
    }
    let first_print = (from..to).find(|&at| !lines[at].is_blank());
    if let Some(first) = first_print
        && starts.first().is_none_or(|&(start, _)| start > first)
    {
        let has_kind = kind_at_start(lines[first].text().as_str()).is_some();
        starts.insert(0, (first, if has_kind { Start::Kind } else { Start::Bare }));
    }
    starts
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
    if line.tabs() > 0 && line.fields.iter().filter(|field| !field.is_empty()).count() > 1 {
        return None;
    }
    let text = line.text();
    let printed = text.as_str();
    if is(printed, Part::State) {
        return Some((letterhead::first_line(lines, at, floor), Start::Letterhead));
    }
    let own_paragraph =
        at == floor || at.checked_sub(1).is_none_or(|before| lines[before].is_blank());
    if own_paragraph && appendix::is_label(line) {
        return Some((at, Start::Appendix));
    }
    let under = &lines[at..range.end.min(at + NOTE_LINES)];
    let attached = || under.iter().any(|line| ATTACHED.is_match(line.text().as_str()));
    let alone = kind_at_start(printed) == Some(printed.len());
    (own_paragraph && alone && at > floor && !in_head && attached()).then_some((at, Start::Kind))
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
