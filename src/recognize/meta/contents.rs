//! Masthead and contents of a gazette → issue.

use crate::data::{Issue, Masthead, Span, Text, TocEntry, TocLine};
use crate::lang::date::first_day;
use crate::lang::document_kind;
use crate::lang::keyed::{Keyed, key_pattern};
use crate::recognize::citations;
use regex::Regex;
use std::sync::LazyLock;

/// What stands between the number of an entry and its title.
static LEAD: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^[\s,;:.\-]*(?:(?:về việc|v/v)\s*:?\s+)?"));
static DIGITS: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"\d+"));

/// The record of a gazette issue; the documents that its contents mean are found by the caller.
#[must_use]
pub fn issue(masthead: &Masthead) -> Issue {
    let numbers = masthead.numbers.as_ref().map_or_else(Vec::new, |text| numbers(text.as_str()));
    Issue {
        publisher: masthead.publisher.as_ref().map(printed),
        numbers,
        date: masthead.date.as_ref().and_then(|text| date(text.as_str())),
        toc: masthead.toc.iter().map(toc_entry).collect(),
    }
}

/// `Số 30 + 31`; a year after a slash is none.
fn numbers(text: &str) -> Vec<u32> {
    let parts = text.split(['+', ',', '&', '-', '–']);
    let first = parts.filter_map(|part| DIGITS.find(part.split('/').next().unwrap_or(part)));
    first.filter_map(|digits| digits.as_str().parse().ok()).collect()
}

fn printed(text: &Text) -> String {
    text.without_closing_stop().as_str().to_owned()
}

fn date(text: &str) -> Option<String> {
    first_day(Keyed::of(text).key()).map(|day| day.to_string())
}

/// The record of one line of the contents.
#[must_use]
pub fn toc_entry(line: &TocLine) -> TocEntry {
    let entry = &line.entry;
    let mention = citations::find(entry).into_iter().find(|one| one.number.is_some());
    let opening = document_kind::opening(entry.as_str());
    let kind = opening.map(|(kind, _)| kind.name.to_owned());
    let from = mention
        .as_ref()
        .filter(|mention| leads(entry, &mention.text))
        .map(|mention| mention.text.len())
        .or_else(|| opening.map(|(_, len)| len))
        .unwrap_or(0);
    let mention = mention.filter(|mention| leads(entry, &mention.text));
    let spans: Vec<Span> =
        [&line.date, entry, &line.page].into_iter().flat_map(Text::spans).collect();
    TocEntry {
        section: line.section.as_ref().map(printed),
        body: line.body.as_ref().map(printed),
        date: date(line.date.as_str())
            .or_else(|| mention.as_ref().and_then(|one| one.date.clone())),
        kind: kind.or_else(|| mention.as_ref().and_then(|one| one.kind_vi.clone())),
        number: mention.and_then(|one| one.number),
        title: title(entry, from),
        page: DIGITS.find(line.page.as_str()).and_then(|page| page.as_str().parse().ok()),
        document_id: None,
        spans,
    }
}

/// Whether an entry begins with this mention, so that it is the document itself.
fn leads(entry: &Text, mention: &str) -> bool {
    entry.as_str().starts_with(mention)
}

/// What follows kind, issuer, number and date, without "về việc" and the closing stop.
fn title(entry: &Text, from: usize) -> String {
    let view = Keyed::of(entry.as_str());
    let rest = view.key_from(from);
    let lead = LEAD.find(rest).map_or(0, |found| found.end());
    let start = view.at(from);
    let from = view.printed(start..start + lead).end;
    printed(&entry.slice_trimmed(from..entry.len()))
}
