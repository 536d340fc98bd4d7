//! An entry → what people read of it: its heading and its description, a matter a line.

use super::bodies::owners;
use super::entries::Entry;
use super::when::{When, day};
use crate::data::{Document, Lines, Report, Task};
use crate::lang::date::shown;
use crate::write::changes::{Lang, terms::term};
use crate::write::rows::Material;
use jiff::civil::Date;
use std::collections::HashMap;

/// Longest heading, in characters.
const LONGEST: usize = 200;

/// What the entries of one input have in common.
pub(super) struct Frame<'a> {
    pub(super) report: &'a Report,
    lines: Lines<'a>,
    documents: HashMap<&'a str, &'a Document>,
}

impl<'a> Frame<'a> {
    pub(super) fn of(material: Material<'a>) -> Self {
        let Material { report, text } = material;
        let documents = report.documents.iter().map(|document| (document.id.as_str(), document));
        Self { report, lines: Lines::of(text), documents: documents.collect() }
    }

    /// The document of `task`, then what it is attached to.
    fn documents(&self, task: &Task) -> impl Iterator<Item = &'a Document> {
        let find = |id: &str| self.documents.get(id).copied();
        let own = find(&task.document_id);
        let above = move |document: &&Document| find(document.parent_id.as_deref()?);
        std::iter::successors(own, above).take(self.documents.len())
    }

    /// The day of its document, else of what that is attached to.
    pub(super) fn day(&self, task: &Task) -> Option<Date> {
        self.documents(task).find_map(|document| {
            let carrier = document.issued_with.as_ref().and_then(|with| with.date.as_deref());
            day(document.date.as_deref()).or_else(|| day(carrier))
        })
    }

    /// The line in which it begins.
    fn line(&self, task: &Task) -> Option<usize> {
        let spans = task.spans.get("title").or_else(|| task.spans.values().next())?;
        Some(self.lines.number(spans.first()?.start()))
    }
}

/// The name of the task, cut where it is long, behind the roles of the body that was asked for.
pub(super) fn summary(entry: &Entry<'_>, lang: Lang) -> String {
    let name = entry.task.called();
    let name = match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words(&name[..end])),
        None => name.to_owned(),
    };
    match roles(entry, lang) {
        Some(roles) => format!("[{roles}] {name}"),
        None => name,
    }
}

/// `text` without the word that is cut at its end; a single word stays.
fn words(text: &str) -> &str {
    text.rfind(char::is_whitespace).map_or(text, |end| text[..end].trim_end())
}

fn roles(entry: &Entry<'_>, lang: Lang) -> Option<String> {
    let roles: Vec<String> = entry.roles.iter().map(|role| term(lang, "field", role)).collect();
    (!roles.is_empty()).then(|| capital(&roles.join("; ")))
}

/// All that is printed of the task and helps to find it, a line each.
pub(super) fn description(entry: &Entry<'_>, lang: Lang) -> String {
    let task = entry.task;
    let mut sheet = Sheet { lang, lines: Vec::new() };
    if task.called().chars().nth(LONGEST).is_some() {
        sheet.add("calendar", "task", task.called());
    }
    if let Some(roles) = roles(entry, lang) {
        sheet.add("calendar", "role", &roles);
    }
    for (field, mentions) in owners(task) {
        let names: Vec<&str> = mentions.iter().map(|mention| mention.name.as_str()).collect();
        sheet.add("field", field, &names.join("; "));
    }
    deadline(entry, &mut sheet);
    sheet.add("field", "deliverable", task.deliverable.as_deref().unwrap_or_default());
    if let Some(status) = &task.status {
        sheet.add("field", "status", &status.raw);
    }
    place(entry, &mut sheet);
    sheet.lines.join("\n")
}

/// The deadline as printed, and what a calendar cannot show of it.
fn deadline(entry: &Entry<'_>, sheet: &mut Sheet) {
    let (deadline, lang) = (entry.deadline, sheet.lang);
    let note = |word: &str| format!(" ({})", term(lang, "calendar", word));
    let before = if deadline.before { note("before") } else { String::new() };
    sheet.add("field", "deadline", &format!("{}{before}", deadline.raw));
    let is_open = matches!(entry.when, When::Open | When::Periods(..));
    if let Some(rule) = deadline.rrule.as_ref().filter(|_| is_open) {
        sheet.add("calendar", "rule", &format!("{rule}{}", note("no_day")));
    }
}

/// Where it stands: its document and what that is attached to, up to one with a number; file and line.
fn place(entry: &Entry<'_>, sheet: &mut Sheet) {
    for document in entry.frame.documents(entry.task) {
        sheet.add("calendar", "document", &named(document, sheet.lang));
        if document.number.is_some() {
            break;
        }
    }
    let source = entry.frame.report.source.name.as_str();
    let line = entry.frame.line(entry.task);
    let line = line.map(|line| format!(", {} {line}", term(sheet.lang, "calendar", "line")));
    sheet.add("calendar", "source", &format!("{source}{}", line.unwrap_or_default()));
}

/// `Quyết định, 1008/QĐ-UBND, 24/4/2026, Ban hành Kế hoạch …`.
fn named(document: &Document, lang: Lang) -> String {
    let date = document.date.as_deref().map(|day| match lang {
        Lang::Vi => shown(day),
        Lang::En => day.to_owned(),
    });
    let Document { kind_vi, number, title, .. } = document;
    let parts = [kind_vi.as_deref(), number.as_deref(), date.as_deref(), title.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Lines with labels.
struct Sheet {
    lang: Lang,
    lines: Vec<String>,
}

impl Sheet {
    /// Adds a line where there is something to say.
    fn add(&mut self, group: &str, word: &str, value: &str) {
        if !value.is_empty() {
            self.lines.push(format!("{}: {value}", capital(&term(self.lang, group, word))));
        }
    }
}

/// `chủ trì` → `Chủ trì`.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
