//! A closing list of which tasks are how far (`- Cục C06: 03/12 (mô hình số 9, 29, 30)` under `1. Các mô hình đã
//! hoàn thành (12 mô hình)`) → numbers that its own lists, or the statuses of the tasks, do not bear out.

use super::{Told, told};
use crate::audit::input::Paper;
use crate::audit::stages;
use crate::data::{Block, BlockKind, Finding, Status, StatusCode, Task, Text};
use crate::lang::pattern::pattern;
use crate::lang::{checks, fold, status};
use regex::Regex;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

static LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?P<who>[^:()]{2,160}?)\s*:\s*(?P<told>(?P<count>\d{1,4})(?:\s*/\s*(?P<all>\d{1,4}))?)[^()\d]{0,40}",
        r"\((?P<noun>\pL[\pL ]{0,30}?)\s+số\s*:?\s*(?P<list>\d{1,4}(?:\s*(?:[,;]|và)\s*\d{1,4})*)\s*\)",
    ))
});
/// `Các mô hình đã hoàn thành (04 mô hình): mô hình số 1, 5, 10.`: heading and list in one.
static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?P<who>[^()]{8,200}?)\s*\((?P<told>(?P<count>\d{1,4})(?P<all>)\s+(?P<noun>\pL[\pL ]{0,30}?))\)\s*:\s*",
        r"(?:các\s+)?(?:\pL[\pL ]{0,30}?\s+)?(?:số\s*:?\s*)?(?P<list>\d{1,4}(?:\s*(?:[,;]|và)\s*\d{1,4})*)\s*[.;]?$",
    ))
});
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d+"));

/// Whether a text is a line of such a list.
pub(super) fn is_line(text: &Text) -> bool {
    LINE.is_match(text.as_str())
}

/// A line of the list.
struct Line<'a> {
    text: &'a Text,
    /// Whom it is about, as a key.
    who: String,
    count: usize,
    /// Of how many.
    all: Option<usize>,
    told: Range<usize>,
    noun: String,
    /// The numbers listed, with their places.
    listed: Vec<(u32, Range<usize>)>,
    /// Index of the section it stands in.
    section: usize,
}

/// A heading over such lines.
struct Section<'a> {
    text: &'a Text,
    told: Option<Told>,
    code: StatusCode,
}

pub(super) fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let (sections, lines) = read(paper);
    let mut findings: Vec<Finding> = lines.iter().filter_map(list_differs).collect();
    findings.extend(shares_differ(&lines));
    for (at, section) in sections.iter().enumerate() {
        let own: Vec<&Line<'_>> = lines.iter().filter(|line| line.section == at).collect();
        findings.extend(heading_differs(section, &own));
    }
    findings.extend(repeated(&lines));
    findings.extend(statuses_differ(paper, &sections, &lines));
    findings
}

fn read<'a>(paper: &Paper<'a>) -> (Vec<Section<'a>>, Vec<Line<'a>>) {
    let blocks: Vec<&Block> =
        paper.blocks().filter(|block| block.kind != BlockKind::Table).collect();
    let (mut sections, mut lines): (Vec<Section<'a>>, Vec<Line<'a>>) = (Vec::new(), Vec::new());
    for (at, block) in blocks.iter().enumerate() {
        if let Some(whole) = line(&WHOLE, &block.text, sections.len()) {
            let code = status::code_of(&whole.who);
            sections.push(Section { text: &block.text, told: None, code });
            lines.push(whole);
            continue;
        }
        let next_is_line = blocks.get(at + 1).is_some_and(|next| is_line(&next.text));
        match line(&LINE, &block.text, sections.len().saturating_sub(1)) {
            Some(line) if !sections.is_empty() => lines.push(line),
            _ if next_is_line => {
                let code = status::code_of(&fold::key(block.text.as_str()));
                sections.push(Section { text: &block.text, told: told(&block.text), code });
            }
            _ => {}
        }
    }
    (sections, lines)
}

fn line<'a>(form: &Regex, text: &'a Text, section: usize) -> Option<Line<'a>> {
    let found = form.captures(text.as_str())?;
    let list = found.name("list")?;
    let numbers = NUMBER.find_iter(list.as_str()).map(|number| {
        let range = list.start() + number.start()..list.start() + number.end();
        number.as_str().parse().ok().map(|number| (number, range))
    });
    Some(Line {
        text,
        who: fold::key(&found["who"]),
        count: found["count"].parse().ok()?,
        all: found.name("all").and_then(|all| all.as_str().parse().ok()),
        told: found.name("told")?.range(),
        noun: fold::key(&found["noun"]),
        listed: numbers.collect::<Option<_>>()?,
        section,
    })
}

/// A line whose number is not that of what it lists.
fn list_differs(line: &Line<'_>) -> Option<Finding> {
    let listed = line.listed.len();
    if listed == line.count {
        return None;
    }
    let printed = &line.text.as_str()[line.told.clone()];
    let vi = format!("“{printed}” nhưng liệt kê {listed}, lệch {}", listed.abs_diff(line.count));
    let en =
        format!("“{printed}”, but {listed} are listed, off by {}", listed.abs_diff(line.count));
    let finding = checks::finding("count.list-differs", &vi, &en);
    let finding = finding.saying(printed, &listed.to_string());
    Some(finding.at(line.text.spans_of(line.told.clone())))
}

/// A heading whose number is not the sum of its lines.
fn heading_differs(section: &Section<'_>, lines: &[&Line<'_>]) -> Option<Finding> {
    let told = section.told.as_ref()?;
    let sum: usize = lines.iter().map(|line| line.count).sum();
    if lines.is_empty() || sum == told.count {
        return None;
    }
    let terms: Vec<String> = lines.iter().map(|line| line.count.to_string()).collect();
    let gap = sum.abs_diff(told.count);
    let text = format!("{} = {sum} ≠ {}", terms.join(" + "), told.count);
    let printed = &section.text.as_str()[told.range.clone()];
    let finding = checks::finding(
        "count.heading-differs",
        &format!("“{printed}”: {text}, lệch {gap}"),
        &format!("“{printed}”: {text}, off by {gap}"),
    );
    Some(finding.saying(printed, &sum.to_string()).at(told.spans.clone()))
}

/// Bodies whose numbers over all sections do not make the number they are said to be of (`04/08`, `01/08`, `03/08`).
fn shares_differ(lines: &[Line<'_>]) -> Vec<Finding> {
    let mut bodies: BTreeMap<&str, Vec<&Line<'_>>> = BTreeMap::new();
    for line in lines {
        bodies.entry(&line.who).or_default().push(line);
    }
    bodies.into_values().filter_map(|lines| share_differs(&lines)).collect()
}

fn share_differs(lines: &[&Line<'_>]) -> Option<Finding> {
    let all = lines.first()?.all?;
    let sum: usize = lines.iter().map(|line| line.count).sum();
    let is_one = lines.iter().all(|line| line.all == Some(all));
    if !is_one || sum == all || lines.len() < 2 {
        return None;
    }
    let terms: Vec<String> = lines.iter().map(|line| line.count.to_string()).collect();
    let text = format!("{} = {sum} ≠ {all}", terms.join(" + "));
    let gap = sum.abs_diff(all);
    let finding = checks::finding(
        "count.shares-differ",
        &format!("{text}, lệch {gap}"),
        &format!("{text}, off by {gap}"),
    );
    let spans = lines.iter().flat_map(|line| line.text.spans_of(line.told.clone()));
    Some(finding.saying(&all.to_string(), &sum.to_string()).at(spans.collect()))
}

/// Numbers that stand in two lists.
fn repeated(lines: &[Line<'_>]) -> Vec<Finding> {
    let mut seen: BTreeMap<(&str, u32), &Line<'_>> = BTreeMap::new();
    let mut findings = Vec::new();
    for line in lines {
        for (number, range) in &line.listed {
            let Some(first) = seen.insert((&line.noun, *number), line) else { continue };
            let vi = format!("{} số {number} có ở hai danh sách", line.noun);
            let en = format!("{} {number} stands in two lists", line.noun);
            let place = first.listed.iter().find(|(other, _)| other == number);
            let other = place.map(|(_, range)| first.text.spans_of(range.clone()));
            let spans = line.text.spans_of(range.clone()).into_iter();
            let spans = spans.chain(other.into_iter().flatten()).collect();
            let finding = checks::finding("count.item-repeated", &vi, &en);
            findings.push(finding.finding(&number.to_string()).at(spans));
        }
    }
    findings
}

/// Tasks that the summary lists under another status than their own.
fn statuses_differ(
    paper: &Paper<'_>,
    sections: &[Section<'_>],
    lines: &[Line<'_>],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for noun in
        lines.iter().map(|line| line.noun.as_str()).collect::<std::collections::BTreeSet<_>>()
    {
        let tasks = numbered(paper, noun);
        for line in lines.iter().filter(|line| line.noun == noun) {
            let Some(section) = sections.get(line.section) else { continue };
            findings.extend(line.listed.iter().filter_map(|(number, range)| {
                let (task, own) = tasks.get(number)?;
                member_differs(section, line, (*number, range), (task, own))
            }));
        }
    }
    findings
}

/// The tasks with a status by the number in their titles (`Mô hình 2: …`), else by their row number.
fn numbered<'a>(paper: &Paper<'a>, noun: &str) -> BTreeMap<u32, (&'a Task, &'a Status)> {
    let with_status = || paper.tasks.iter().filter_map(|task| Some((*task, task.status.as_ref()?)));
    let by_title: BTreeMap<u32, (&Task, &Status)> = with_status()
        .filter_map(|(task, status)| {
            let title = fold::key(task.title.as_deref()?);
            let rest = title.strip_prefix(noun)?.trim_start().trim_start_matches("số ");
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            Some((digits.parse().ok()?, (task, status)))
        })
        .collect();
    if !by_title.is_empty() {
        return by_title;
    }
    let of_row = |(task, status): (&'a Task, &'a Status)| {
        Some((task.ordinal.as_deref()?.parse().ok()?, (task, status)))
    };
    with_status().filter_map(of_row).collect()
}

fn member_differs(
    section: &Section<'_>,
    line: &Line<'_>,
    (number, range): (u32, &Range<usize>),
    (task, own): (&Task, &Status),
) -> Option<Finding> {
    let (said, real) = (stages::summed(section.code)?, stages::summed(own.code)?);
    if said == real {
        return None;
    }
    let heading = section.text.as_str();
    let name = &line.noun;
    let vi =
        format!("{name} số {number} được xếp vào “{heading}”, nhưng trong bảng ghi “{}”", own.raw);
    let en =
        format!("{name} {number} is listed under “{heading}”, but the table says “{}”", own.raw);
    let finding = checks::finding("count.summary-differs", &vi, &en).saying(heading, &own.raw);
    let status = task.spans.get("status").or_else(|| task.spans.get("status_mark"));
    let told = section.told.as_ref().map(|told| told.spans.clone());
    let spans = line.text.spans_of(range.clone()).into_iter();
    let spans =
        spans.chain(told.into_iter().flatten()).chain(status.into_iter().flatten().copied());
    Some(Finding { record_id: Some(task.id.clone()), ..finding }.at(spans.collect()))
}
