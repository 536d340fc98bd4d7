//! The calendar, read back by a reader of its own that knows nothing of how it was written: every
//! deadline of every task is there, with the values of its task.

use super::{CASES, Case};
use congbao::data::{Deadline, Report, StatusCode, Task};
use congbao::write::Volume;
use congbao::write::changes::Lang;
use congbao::write::ics::{Calendar, Wish};
use std::collections::HashSet;

/// The calendar of `cases`.
fn written(cases: &[&Case], wish: &Wish) -> (String, bool) {
    let mut bytes = Vec::new();
    let mut calendar = Box::new(Calendar::begin(&mut bytes, wish).unwrap());
    for case in cases {
        calendar.take(case.material()).unwrap();
    }
    let is_missing = calendar.missing().is_some();
    calendar.close().unwrap();
    (String::from_utf8(bytes).unwrap(), is_missing)
}

/// A component: its name and its properties, each with its parameters, in order.
#[derive(Clone, Debug, Default)]
struct Component {
    kind: String,
    properties: Vec<(String, String)>,
}

impl Component {
    fn all(&self, name: &str) -> Vec<&str> {
        let own = self.properties.iter().filter(|(known, _)| known == name);
        own.map(|(_, value)| value.as_str()).collect()
    }

    fn one(&self, name: &str) -> Option<&str> {
        let all = self.all(name);
        assert!(all.len() < 2, "{name} twice: {self:?}");
        all.first().copied()
    }

    fn text(&self, name: &str) -> Option<String> {
        self.one(name).map(|value| unescaped(value).concat())
    }
}

/// The texts of a value: commas that are not escaped stand between them.
fn unescaped(value: &str) -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        let last = texts.last_mut().unwrap();
        match (letter, letter == '\\') {
            (',', _) => texts.push(String::new()),
            (';', _) => panic!("a bare semicolon: {value}"),
            (_, false) => last.push(letter),
            (_, true) => match letters.next().unwrap() {
                'n' => last.push('\n'),
                escaped @ ('\\' | ';' | ',') => last.push(escaped),
                other => panic!("\\{other}: {value}"),
            },
        }
    }
    texts
}

/// Content lines → components; every rule of RFC 5545, 3.1 on lines is held.
fn read(calendar: &str) -> Vec<Component> {
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    for line in calendar.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.chars().any(|c| c.is_control() && c != '\t'), "{line:?}");
    }
    let (mut open, mut closed): (Vec<Component>, Vec<Component>) = (Vec::new(), Vec::new());
    for line in calendar.replace("\r\n ", "").split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap();
        match name {
            "BEGIN" => open.push(Component { kind: value.to_owned(), properties: Vec::new() }),
            "END" => {
                let done = open.pop().unwrap();
                assert_eq!(done.kind, value);
                closed.push(done);
            }
            _ => open.last_mut().unwrap().properties.push((name.to_owned(), value.to_owned())),
        }
    }
    assert!(open.is_empty());
    closed
}

/// What a calendar makes of a text: line ends are one letter, control characters none.
fn told(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.replace(|c: char| c.is_control() && !"\n\t".contains(c), "\u{fffd}")
}

fn deadlines(task: &Task) -> Vec<&Deadline> {
    match task.deadlines.as_slice() {
        [] => task.deadline.iter().collect(),
        several => several.iter().collect(),
    }
}

fn basic(iso: Option<&String>) -> Option<String> {
    iso.map(|day| day.replace('-', ""))
}

#[test]
fn every_deadline_is_there_with_the_values_of_its_task() {
    for case in CASES.iter() {
        let (calendar, _) = written(&[case], &Wish::default());
        let components = read(&calendar);
        let mut entries = components.iter();
        for task in &case.report.tasks {
            for deadline in deadlines(task) {
                let has_day = deadline.end.is_some() && deadline.rrule.is_none();
                let has_rule = deadline.rrule.as_ref().is_some_and(|rule| rule.contains("DAY="));
                if has_day || (has_rule && is_dated(&case.report, task)) {
                    event(entries.next().unwrap(), deadline);
                }
                let todo = entries.next().unwrap();
                values(todo, case, task, deadline);
                is_todo(todo, task, deadline);
            }
        }
        assert_eq!(entries.next().unwrap().kind, "VCALENDAR");
        assert!(entries.next().is_none());
    }
}

/// Whether the day of the document or of what it is attached to is known.
fn is_dated(report: &Report, task: &Task) -> bool {
    let mut id = Some(&task.document_id);
    while let Some(document) = id.and_then(|id| report.documents.iter().find(|d| d.id == *id)) {
        if document.date.is_some()
            || document.issued_with.as_ref().is_some_and(|w| w.date.is_some())
        {
            return true;
        }
        id = document.parent_id.as_ref();
    }
    false
}

fn event(event: &Component, deadline: &Deadline) {
    assert_eq!(event.kind, "VEVENT");
    assert_eq!(event.one("TRANSP"), Some("TRANSPARENT"));
    let start = event.one("DTSTART;VALUE=DATE");
    assert!(start.is_some() && start < event.one("DTEND;VALUE=DATE"));
    if deadline.rrule.is_none() {
        assert_eq!(start.map(ToOwned::to_owned), basic(deadline.end.as_ref()));
    }
    assert_eq!(event.one("RRULE"), deadline.rrule.as_deref());
}

fn is_todo(todo: &Component, task: &Task, deadline: &Deadline) {
    assert_eq!(todo.kind, "VTODO");
    let due = todo.one("DUE;VALUE=DATE").map(ToOwned::to_owned);
    assert_eq!(due, basic(deadline.end.as_ref()).filter(|_| deadline.rrule.is_none()));
    let code = task.status.as_ref().map(|status| status.code);
    let is_done = matches!(
        code,
        Some(StatusCode::Completed | StatusCode::CompletedMaintained | StatusCode::PilotEnded)
    );
    assert_eq!(todo.one("STATUS") == Some("COMPLETED"), is_done);
    assert_eq!(todo.one("PERCENT-COMPLETE"), is_done.then_some("100"));
    assert_eq!(todo.one("STATUS") == Some("IN-PROCESS"), code.is_some_and(is_under_way));
}

fn is_under_way(code: StatusCode) -> bool {
    ["in_progress", "on_schedule", "regular", "applied", "under_study"]
        .contains(&serde_json::to_value(code).unwrap().as_str().unwrap())
}

fn values(entry: &Component, case: &Case, task: &Task, deadline: &Deadline) {
    let description = entry.text("DESCRIPTION").unwrap();
    let (summary, title) = (entry.text("SUMMARY").unwrap(), task.title.as_ref());
    if let Some(title) = title.filter(|title| !title.trim().is_empty()) {
        match summary.strip_suffix('…').filter(|_| title.chars().count() > 200) {
            Some(cut) => {
                assert!(told(title).starts_with(cut) && description.contains(&told(title)));
            }
            None => assert_eq!(summary, told(title)),
        }
    }
    let leads: Vec<String> = task.leads.iter().map(|lead| told(&lead.name)).collect();
    let categories = entry.one("CATEGORIES").map(unescaped).unwrap_or_default();
    assert_eq!(categories, leads);
    let marked: Vec<String> =
        entry.all("X-CONGBAO-LEAD").into_iter().map(|lead| unescaped(lead).concat()).collect();
    assert_eq!(marked, leads);
    assert_eq!(entry.text("X-CONGBAO-ID").unwrap(), task.id);
    assert_eq!(entry.text("X-CONGBAO-SOURCE").unwrap(), case.report.source.name);
    let owners = [&task.leads, &task.supports, &task.monitors, &task.appraisers, &task.approvers];
    let names = owners.into_iter().flatten().map(|mention| &mention.name);
    let status = task.status.as_ref().map(|status| &status.raw);
    let texts = [Some(&deadline.raw), task.deliverable.as_ref(), status];
    for text in names.chain(texts.into_iter().flatten()) {
        assert!(description.contains(&told(text)), "{text:?} in {description}");
    }
    assert_eq!(description.contains("không kể ngày này"), deadline.before);
    assert!(description.contains(", dòng "));
}

#[test]
fn a_calendar_of_all_has_no_entry_twice_and_is_the_same_each_time() {
    let cases: Vec<&Case> = CASES.iter().collect();
    let (calendar, _) = written(&cases, &Wish::default());
    assert_eq!(written(&cases, &Wish::default()).0, calendar);
    let components = read(&calendar);
    let entries = &components[..components.len() - 1];
    let uids: HashSet<&str> = entries.iter().map(|entry| entry.one("UID").unwrap()).collect();
    assert_eq!(uids.len(), entries.len());
    let doubled = [cases.clone(), cases].concat();
    assert_eq!(written(&doubled, &Wish::default()).0, calendar);
}

#[test]
fn tasks_that_an_earlier_input_has_are_told() {
    let mut calendar = Box::new(Calendar::begin(Vec::new(), &Wish::default()).unwrap());
    assert!(calendar.take(CASES[2].material()).unwrap().is_empty());
    let again = calendar.take(CASES[2].material()).unwrap();
    let tasks = CASES[2].report.tasks.iter().filter(|task| !deadlines(task).is_empty()).count();
    assert!(again.len() == 1 && again[0].message_en.starts_with(&format!("{tasks} tasks ")));
}

#[test]
fn a_calendar_of_a_body_has_its_tasks_and_its_roles() {
    let wish = Wish { agency: Some("cong an tinh".to_owned()), lang: Lang::En };
    let cases: Vec<&Case> = CASES[..5].iter().collect();
    let (calendar, is_missing) = written(&cases, &wish);
    assert!(!is_missing);
    let components = read(&calendar);
    let (frame, entries) = components.split_last().unwrap();
    assert_eq!(frame.text("X-WR-CALNAME").unwrap(), "Tasks and deadlines – cong an tinh");
    let is_named = |task: &&Task| {
        let owners = [&task.leads, &task.supports, &task.monitors];
        owners.into_iter().flatten().any(|it| it.name.to_lowercase() == "công an tỉnh")
    };
    let tasks = cases.iter().flat_map(|case| &case.report.tasks);
    let wanted: HashSet<&str> = tasks
        .filter(is_named)
        .filter(|task| !deadlines(task).is_empty())
        .map(|task| task.id.as_str())
        .collect();
    let found: HashSet<String> =
        entries.iter().map(|entry| entry.text("X-CONGBAO-ID").unwrap()).collect();
    assert!(wanted.len() > 20 && wanted.iter().all(|id| found.contains(*id)));
    for entry in entries {
        let has = |label: &str| entry.text("DESCRIPTION").unwrap().contains(label);
        assert!(entry.text("SUMMARY").unwrap().starts_with('[') && has("Role: "));
    }
}

#[test]
fn a_body_that_no_task_names_is_told() {
    let wish = Wish { agency: Some("Sở Hải dương học".to_owned()), lang: Lang::Vi };
    let (calendar, is_missing) = written(&[&CASES[2]], &wish);
    assert!(is_missing && read(&calendar).len() == 1);
}
