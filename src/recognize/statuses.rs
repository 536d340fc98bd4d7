//! Status cells, labels and tick columns → statuses.
//!
//! Reads no status out of the running text of a result: a status stands in a column of its own,
//! after a label such as `Đánh giá tiến độ:`, or as a tick.

use crate::data::{Status, StatusCode, Text};
use crate::lang::columns;
use crate::lang::keyed::{Keyed, key_pattern};
use crate::lang::status::{self, Label};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A cell that may hold a status, a result, or both.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResultCell {
    /// The status and the bytes of the cell that `raw` is.
    pub status: Option<(Status, Range<usize>)>,
    /// The bytes of the result: without the status, its label and `Kết quả cụ thể:`.
    pub result: Option<Range<usize>>,
}

/// `Bước 3/5`, `giai đoạn 2/3`.
static STEP: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"\b(?:bước|giai\s+đoạn)\s+(\d{1,2})\b(?:\s*/\s*(\d{1,2})\b)?"));
/// `3/5 bước`.
static STEPS_DONE: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"\b(\d{1,2})\s*/\s*(\d{1,2})\s+(?:bước|giai\s+đoạn)\b"));
/// `hoàn thành 3/5 nội dung`.
static SHARE_DONE: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"\b(?:hoàn thành|triển khai|thực hiện)\s+(?:được\s+)?(\d{1,6})\s*/\s*(\d{1,6})\b")
});
/// `hoàn thành 60%`.
static PART_DONE: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"(?:^|[^\d.,])\d{1,2}(?:[.,]\d+)?\s*%"));

/// `75%` and nothing else.
static SHARE_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(?:đạt\s+)?(\d{1,3})(?:[.,]\d+)?\s*%(?:\s+(?:kế\s+hoạch|khối\s+lượng|tiến\s+độ|chỉ\s+tiêu|dự\s+toán))?$",
    )
});

/// `- `, `1. `, `b) ` at the end of a text.
static MARKER: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"(?:[\s*•+-]|(?:^|\s)(?:\(?\d{1,2}[.)]|[a-zđ]\)))+$"));

/// A status is short; what follows a label at greater length without one is an assessment in prose.
const LONGEST: usize = 40;
/// Words of a status that ends only with its cell.
const LONGEST_OPEN: usize = 14;

/// Reads a result cell: `* Đánh giá tiến độ: Chậm tiến độ * Kết quả cụ thể: …`.
#[must_use]
pub fn result_cell(text: &Text) -> ResultCell {
    let keyed = Keyed::of(text.as_str());
    let cell = Cell { text, labels: labels(text, &keyed) };
    cell.read().unwrap_or_else(|| {
        let result = cell.result(0..text.len());
        ResultCell { status: None, result }
    })
}

/// Reads a cell of a status column: `Đang tổ chức triển khai tại Bước 3/5 của kế hoạch`; with the
/// place of the status in it.
/// `None` for an empty cell.
#[must_use]
pub fn status_cell(text: &Text) -> Option<(Status, Range<usize>)> {
    let whole = trimmed(text.as_str(), 0..text.len());
    let printed = &text.as_str()[whole.clone()];
    printed.contains(char::is_alphanumeric).then(|| (status_of(printed), whole))
}

/// What a tick under this heading says: `Đã áp dụng` → applied. `None` where the heading is not a
/// status.
#[must_use]
pub fn of_heading(heading: &str) -> Option<StatusCode> {
    let own = columns::own_part(heading).and_then(of_one_heading);
    own.or_else(|| of_one_heading(heading))
}

fn of_one_heading(heading: &str) -> Option<StatusCode> {
    let before_note = heading.split('(').next().unwrap_or_default();
    let keyed = Keyed::of(before_note.trim_matches(|c: char| !c.is_alphanumeric()));
    status::code_of_heading(keyed.key())
}

/// The status that `printed` words.
fn status_of(printed: &str) -> Status {
    let keyed = Keyed::of(printed);
    let key = keyed.key();
    let steps = STEPS_DONE.captures(key).or_else(|| STEP.captures(key));
    let number = |group| steps.as_ref()?.get(group)?.as_str().parse().ok();
    let (step, steps): (Option<u32>, Option<u32>) = (number(1), number(2));
    let first = key.split(';').next().unwrap_or_default();
    let shared = SHARE_DONE.captures(key).is_some_and(|found| {
        let count = |group: usize| found[group].parse::<u32>().unwrap_or_default();
        count(1) < count(2)
    });
    let said = status::code_of(key);
    let share = (said == StatusCode::Other).then(|| of_share(key)).flatten();
    let worded = share.unwrap_or(said);
    let on_the_way = step.zip(steps).is_some_and(|(step, all)| step < all);
    let partly = PART_DONE.is_match(first) || shared || on_the_way;
    let unfinished = partly && worded == StatusCode::Completed
        || shared && worded == StatusCode::Applied
        || on_the_way && worded == StatusCode::Other;
    let code = if unfinished { StatusCode::InProgress } else { worded };
    Status { raw: printed.to_owned(), code, step, steps, assessment: None }
}

/// What a percentage that is the whole status says.
fn of_share(key: &str) -> Option<StatusCode> {
    let percent: u32 = SHARE_ALONE.captures(key)?[1].parse().ok()?;
    Some(match percent {
        0 => StatusCode::NotStarted,
        1..100 => StatusCode::InProgress,
        _ => StatusCode::Completed,
    })
}

/// A label in a cell.
struct Labelled {
    /// Its marker and itself.
    at: Range<usize>,
    label: Label,
    /// It begins the cell, a line, an item or a sentence.
    leads: bool,
}

/// All labels of a cell, those included that a sentence without a full stop runs into.
fn labels(text: &Text, keyed: &Keyed<'_>) -> Vec<Labelled> {
    let printed = keyed.value();
    let mut breaks = text.breaks().peekable();
    let mut found: Vec<Labelled> = Vec::new();
    let mut previous = None;
    let mut broken = true;
    for (at, c) in keyed.key().char_indices() {
        let place = keyed.place(at);
        while breaks.next_if(|&end| end <= place).is_some() {
            broken = true;
        }
        if !c.is_alphanumeric() {
            if !c.is_whitespace() {
                previous = Some(c);
            }
            continue;
        }
        let starts = at == 0 || !keyed.key()[..at].ends_with(char::is_alphanumeric);
        let marked = previous.is_some_and(|mark| "*-+•.;)".contains(mark));
        let capital = printed[place..].starts_with(char::is_uppercase);
        let leads = broken || marked;
        let inside = found.last().is_some_and(|last| place < last.at.end);
        if starts
            && !inside
            && (leads || capital)
            && let Some((len, label)) = status::label_at(&keyed.key()[at..])
        {
            let start = marker_start(printed, place);
            found.push(Labelled { at: start..keyed.place(at + len), label, leads });
        }
        (previous, broken) = (None, false);
    }
    found
}

/// Where the list marker in front of `place` begins.
fn marker_start(printed: &str, place: usize) -> usize {
    let before = &printed[..place];
    let near = before.char_indices().rev().take(10).last().map_or(place, |(at, _)| at);
    MARKER.find(&before[near..]).map_or(place, |found| near + found.start())
}

struct Cell<'a> {
    text: &'a Text,
    labels: Vec<Labelled>,
}

impl Cell<'_> {
    /// The status after its label and the result; `None` where no label announces a status.
    fn read(&self) -> Option<ResultCell> {
        let first =
            self.labels.iter().position(|found| found.label == Label::Status && found.leads)?;
        let label = &self.labels[first];
        let next = self.labels.get(first + 1);
        if let Some(result) = next.filter(|next| next.label == Label::Result)
            && self.text.as_str()[label.at.end..].trim_start().len()
                <= self.text.len() - result.at.start
        {
            // The status is left blank.
            let result = self.result(result.at.start..self.text.len());
            return Some(ResultCell { status: None, result });
        }
        let status = self.status_after(label.at.end, next.map(|next| next.at.start))?;
        let after = self.result(status.end..self.text.len());
        let before = self.result(0..label.at.start);
        let announced = next.is_some_and(|next| next.label == Label::Result);
        let len = |part: &Option<Range<usize>>| part.as_ref().map_or(0, ExactSizeIterator::len);
        let result = if announced || len(&after) >= len(&before) { after } else { before };
        let printed = status_of(&self.text.as_str()[status.clone()]);
        Some(ResultCell { status: Some((printed, status)), result })
    }

    /// The status that begins at `from`; `next` is where the next label begins.
    fn status_after(&self, from: usize, next: Option<usize>) -> Option<Range<usize>> {
        let printed = self.text.as_str();
        let from = from + (printed[from..].len() - printed[from..].trim_start().len());
        let end = next.unwrap_or(printed.len()).max(from);
        let broken = self.text.breaks().find(|&at| at > from && at < end);
        let item = item_start(&printed[from..end]).map(|at| from + at);
        let stop = [broken, item].into_iter().flatten().min().unwrap_or(end);
        let region = trimmed(printed, from..stop);
        let bounded = stop < printed.len();
        let status = unlinked(printed, self.cut(region, bounded)?);
        let known = || status_of(&printed[status.clone()]).code != StatusCode::Other;
        (!status.is_empty() && (words(&printed[status.clone()]) <= LONGEST_OPEN || known()))
            .then_some(status)
    }

    /// `region` up to where the status in it ends. `bounded`: something marks its end.
    fn cut(&self, region: Range<usize>, bounded: bool) -> Option<Range<usize>> {
        let printed = &self.text.as_str()[region.clone()];
        let keyed = Keyed::of(printed);
        if let Some((end, closed)) = status::known_start(keyed.key()) {
            let rest = &printed[keyed.place(end)..];
            if closed && rest.starts_with("; ") {
                return Some(region.start..region.start + keyed.place(end));
            }
            let runs_on = rest.starts_with(' ') && rest[1..].starts_with(char::is_uppercase);
            let enough = if closed { 5 } else { LONGEST_OPEN };
            if runs_on && words(rest) >= enough {
                return Some(region.start..region.start + keyed.place(end));
            }
        }
        let longest = if bounded { LONGEST } else { LONGEST_OPEN };
        if words(printed) <= longest {
            return Some(region);
        }
        let sentence = sentence_end(printed)?;
        (words(&printed[..sentence]) <= LONGEST).then(|| region.start..region.start + sentence)
    }

    /// `part` without the result label and list marker at its start and the stop at its end.
    fn result(&self, part: Range<usize>) -> Option<Range<usize>> {
        let printed = self.text.as_str();
        let mut from = trimmed(printed, part.clone()).start;
        let label = self.labels.iter().find(|found| {
            found.label == Label::Result && found.at.start <= from && found.at.end > from
        });
        if let Some(label) = label {
            from = label.at.end.min(part.end);
        }
        let result = trimmed(printed, from..part.end);
        (!result.is_empty()).then_some(result)
    }
}

/// Where the next item of a list begins: ` * `, or ` - ` and ` + ` before a capital letter.
fn item_start(printed: &str) -> Option<usize> {
    printed.match_indices(' ').map(|(at, _)| at).find(|&at| {
        let mut after = printed[at + 1..].chars();
        let (mark, space, next) = (after.next(), after.next(), after.next());
        let capital = next.is_some_and(char::is_uppercase);
        space == Some(' ')
            && (matches!(mark, Some('*' | '•')) || (matches!(mark, Some('-' | '+')) && capital))
    })
}

/// End of the first sentence.
fn sentence_end(printed: &str) -> Option<usize> {
    printed.match_indices(['.', ';']).map(|(at, _)| at).find(|&at| {
        let after = &printed[at + 1..];
        after.starts_with(' ') && after[1..].starts_with(char::is_uppercase)
    })
}

fn words(printed: &str) -> usize {
    printed.split_whitespace().count()
}

/// `part` of `printed` without list markers and marks at its start and closing stops at its end.
fn trimmed(printed: &str, part: Range<usize>) -> Range<usize> {
    let whole = &printed[part.clone()];
    let mut bare = whole.trim_start_matches(|c: char| c.is_whitespace() || ".,;:".contains(c));
    while let Some(item) = bare.strip_prefix(['*', '-', '–', '+', '•'])
        && (item.is_empty() || item.starts_with(char::is_whitespace))
    {
        bare = item.trim_start();
    }
    let start = part.start + (whole.len() - bare.len());
    let closing = |c: char| c.is_whitespace() || ".…□".contains(c);
    start..start + bare.trim_end_matches("./.").trim_end_matches(closing).len()
}

/// `part` without the comma, semicolon or bullet that separates it from what follows.
fn unlinked(printed: &str, part: Range<usize>) -> Range<usize> {
    let linking = |c: char| c.is_whitespace() || ".,;:*•…".contains(c);
    part.start..part.start + printed[part.clone()].trim_end_matches(linking).len()
}

#[cfg(test)]
mod tests;
