//! A change → the line that people read: what changed, old, new, by how much.

use super::super::plain::cut;
use super::numbers::{moved, number, signed};
use super::terms::{Lang, known, term, term_of};
use crate::data::{Change, ChangeKind, Direction, Level, Number};
use crate::lang::fold::key;
use crate::write::rows::printed;
use jiff::civil::Date;
use serde_json::Value;

/// Longest clause that names what is counted, in characters.
const LONGEST_NAME: usize = 100;

/// A change as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// What changed.
    pub(super) label: String,
    /// As it was, empty where there is nothing to say.
    pub(super) old: String,
    /// As it is.
    pub(super) new: String,
    /// By how much, which way.
    pub(super) note: String,
}

impl Line {
    pub(super) fn of(change: &Change, lang: Lang) -> Self {
        let said = |value: &Value| said(value, &change.record, lang);
        let either = |value: &Value| {
            let said = said(value);
            if said.is_empty() { term(lang, "word", "nothing") } else { said }
        };
        let (old, new) = match change.kind {
            ChangeKind::Ambiguous if change.old_id.is_none() => (others(change), String::new()),
            ChangeKind::Split | ChangeKind::Ambiguous => (String::new(), others(change)),
            ChangeKind::Merged => (others(change), String::new()),
            ChangeKind::Added
            | ChangeKind::Removed
            | ChangeKind::OwnerAdded
            | ChangeKind::OwnerRemoved => (said(&change.old), said(&change.new)),
            ChangeKind::Renumbered
            | ChangeKind::Moved
            | ChangeKind::Status
            | ChangeKind::Deadline
            | ChangeKind::OwnerRole
            | ChangeKind::Deliverable
            | ChangeKind::Metric
            | ChangeKind::Text => (either(&change.old), either(&change.new)),
        };
        let counted = if change.record == "metric" { counted(change) } else { None };
        let label = format!("{}{}", label(change, lang), counted.unwrap_or_default());
        Self { label, old, new, note: note(change, lang) }
    }

    /// Whether there is something on both sides.
    pub(super) fn is_between(&self) -> bool {
        !self.old.is_empty() && !self.new.is_empty()
    }
}

/// How bad a change is: the least is the worst.
pub(super) fn rank(change: &Change) -> u8 {
    match (change.level, change.direction, change.kind) {
        (Level::Text, _, _) => 6,
        (_, Some(Direction::Regress), _) => 0,
        (_, Some(Direction::Later), _) => 1,
        (_, _, ChangeKind::Removed) if change.record == "task" => 2,
        (_, _, ChangeKind::Ambiguous) => 3,
        (_, Some(Direction::Down), _) => 4,
        _ => 5,
    }
}

/// A mark that says what sort of change it is without any colour.
pub(super) fn mark(change: &Change) -> char {
    match (change.direction, change.kind) {
        (Some(Direction::Regress | Direction::Later), _) => '!',
        (_, ChangeKind::Added) if is_whole(change) => '+',
        (_, ChangeKind::Removed) if is_whole(change) => '-',
        (_, ChangeKind::Ambiguous) => '?',
        _ => '~',
    }
}

/// Whether it is about a record that others stand under.
fn is_whole(change: &Change) -> bool {
    change.record == "task" || change.record == "document"
}

/// What changed.
fn label(change: &Change, lang: Lang) -> String {
    let kind = term_of(lang, "kind", &change.kind);
    let field = change.field.as_deref().map(|field| term(lang, "field", field));
    match (change.kind, field) {
        (ChangeKind::Added | ChangeKind::Removed, _) => {
            format!("{} {kind}", term(lang, "record", &change.record))
        }
        (ChangeKind::OwnerAdded | ChangeKind::OwnerRemoved | ChangeKind::OwnerRole, Some(role)) => {
            format!("{kind} ({role})")
        }
        (ChangeKind::Metric, Some(field)) if change.field.as_deref() != Some("value") => {
            format!("{kind}, {field}")
        }
        (ChangeKind::Text, Some(field)) if change.record != "task" => {
            format!("{}, {field}", term(lang, "record", &change.record))
        }
        (
            ChangeKind::Moved | ChangeKind::Text | ChangeKind::Deadline | ChangeKind::Deliverable,
            Some(field),
        ) => field,
        _ => kind,
    }
}

fn others(change: &Change) -> String {
    let ids: Vec<&str> = change.others.iter().map(|id| ending(id)).collect();
    ids.join(", ")
}

/// The end of an id that tells records of a document apart: `#36`.
pub(super) fn ending(id: &str) -> &str {
    id.find('#').map_or(id, |at| &id[at..])
}

/// By how much, which way, or why it is none of meaning.
fn note(change: &Change, lang: Lang) -> String {
    let way = change.direction.map(|way| term_of(lang, "direction", &way));
    let days = change.days.filter(|days| *days != 0);
    let first = match (days, change.difference) {
        (Some(days), _) => Some(moved(lang, days, ends(change))),
        (None, Some(by)) => Some(difference(by, change.relative, lang)),
        (None, None) => way,
    };
    let writing = change.writing.map(|writing| term_of(lang, "writing", &writing));
    let parts: Vec<String> = first.into_iter().chain(writing).collect();
    parts.join("; ")
}

fn difference(by: Number, relative: Option<Number>, lang: Lang) -> String {
    let relative = relative.map(|percent| format!(" ({}%)", signed(lang, percent)));
    format!("{}{}", signed(lang, by), relative.unwrap_or_default())
}

/// The last days of the deadlines on both sides.
fn ends(change: &Change) -> Option<(Date, Date)> {
    let end = |value: &Value| value.get("end")?.as_str()?.parse().ok();
    Some((end(&change.old)?, end(&change.new)?))
}

/// A value as people read it.
fn said(value: &Value, record: &str, lang: Lang) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => term(lang, "word", "yes"),
        Value::Bool(false) => term(lang, "word", "no"),
        Value::Number(_) => figure(value, lang),
        Value::String(word) => {
            let role = || known(lang, "field", word).filter(|_| word.ends_with('s'));
            known(lang, "status", word).or_else(role).map_or_else(|| word.clone(), str::to_owned)
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| said(item, record, lang)).collect();
            items.join("; ")
        }
        Value::Object(_) => object(value, record, lang),
    }
}

/// A record or a typed value.
fn object(value: &Value, record: &str, lang: Lang) -> String {
    let get = |name: &str| value.get(name).filter(|it| !it.is_null());
    let text = |name: &str| get(name).and_then(Value::as_str).map(str::to_owned);
    if get("code").is_some() {
        return status(value, lang);
    }
    if get("leads").is_some() {
        return task(value, lang);
    }
    if record == "document" && get("kind_vi").is_some() {
        return spaced(&[text("kind_vi"), text("number"), text("title")]);
    }
    match (text("raw"), text("name"), text("text")) {
        (Some(raw), _, _) => raw,
        (None, Some(name), _) => mention(&name, text("scope"), text("role"), lang),
        (None, None, Some(text)) => text,
        (None, None, None) => match get("value") {
            Some(figure) => spaced(&[Some(self::figure(figure, lang)), text("unit")]),
            None => text("title").unwrap_or_else(|| printed(value)),
        },
    }
}

fn spaced(parts: &[Option<String>]) -> String {
    let parts: Vec<&str> = parts.iter().filter_map(Option::as_deref).collect();
    parts.join(" ")
}

fn figure(value: &Value, lang: Lang) -> String {
    let exact = serde_json::from_value::<Number>(value.clone());
    exact.map_or_else(|_| value.to_string(), |exact| number(lang, exact))
}

/// What the code means, the step, and what is printed.
fn status(value: &Value, lang: Lang) -> String {
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    let mut said = term(lang, "status", text("code").unwrap_or("other"));
    let step = |name: &str| value.get(name).and_then(Value::as_u64);
    if let Some(at) = step("step") {
        let of = step("steps").map(|steps| format!("/{steps}")).unwrap_or_default();
        said = format!("{said}, {} {at}{of}", term(lang, "word", "step"));
    }
    match text("raw") {
        Some(raw) if is_news(raw, text("code").unwrap_or_default()) => format!("{said} «{raw}»"),
        Some(_) | None => said,
    }
}

/// Whether what is printed says more than the code does.
fn is_news(raw: &str, code: &str) -> bool {
    let term = known(Lang::Vi, "status", code).unwrap_or_default();
    !raw.is_empty() && key(raw) != key(term)
}

/// By when, how far it is; who does it stands in the heading.
fn task(value: &Value, lang: Lang) -> String {
    let parts = ["deadline", "status"].map(|field| value.get(field).map(|it| said(it, "", lang)));
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join("; ")
}

fn mention(name: &str, scope: Option<String>, role: Option<String>, lang: Lang) -> String {
    let role = role.map(|role| term(lang, "field", &role));
    let aside: Vec<String> = scope.into_iter().chain(role).collect();
    if aside.is_empty() { name.to_owned() } else { format!("{name} ({})", aside.join("; ")) }
}

/// What a metric counts, where its print names nothing: the clause or the row it stands in.
fn counted(change: &Change) -> Option<String> {
    let metric = if change.new.is_object() { &change.new } else { &change.old };
    let text = |name: &str| metric.get(name).and_then(Value::as_str);
    let is_bare = !text("text")?.chars().any(char::is_alphabetic);
    text("context").filter(|_| is_bare).map(|context| format!(" «{}»", cut(context, LONGEST_NAME)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::changes::sample;
    use serde_json::json;

    fn check(value: &Value, record: &str, vi: &str) {
        assert_eq!(said(value, record, Lang::Vi), vi);
    }

    #[test]
    fn values_are_said_in_words() {
        check(
            &json!({"raw": "Bước 3/5", "code": "in_progress", "step": 3, "steps": 5}),
            "task",
            "đang triển khai, bước 3/5 «Bước 3/5»",
        );
        check(&json!({"raw": "Hoàn thành", "code": "completed"}), "task", "hoàn thành");
        check(&json!({"raw": "Quý II/2026", "kind": "within"}), "task", "Quý II/2026");
        check(&json!({"name": "Sở Y tế", "scope": "qua A"}), "task", "Sở Y tế (qua A)");
        check(&json!({"text": "12 xã", "context": "tại 12 xã"}), "metric", "12 xã");
        check(&json!({"value": 1234.5, "unit": "ha"}), "metric", "1.234,5 ha");
        check(&json!("delayed"), "task", "chậm tiến độ");
        check(&json!("supports"), "task", "phối hợp");
        check(&json!(["I. MỤC", "1. Ý"]), "task", "I. MỤC; 1. Ý");
        check(
            &json!({"leads": [{"name": "Sở A"}], "deadline": {"raw": "2026"}, "status": null}),
            "task",
            "2026",
        );
        check(&Value::Null, "task", "");
    }

    #[test]
    fn lines_say_what_changed_and_by_how_much() {
        let comparison = sample::comparison();
        let line = |at: usize| Line::of(&comparison.changes[at], Lang::En);
        assert_eq!(line(0).note, "regress");
        assert_eq!(
            (line(1).label, line(1).note),
            ("deadline".into(), "184 days (6 months) later".into())
        );
        assert_eq!(
            (line(2).old, line(2).note),
            ("1.234 hồ sơ".into(), "+1,000.5 (+81.08%)".into())
        );
        assert_eq!(line(4).label, "body added (lead)");
        assert!(!line(4).is_between());
    }

    #[test]
    fn a_bare_number_is_told_with_what_it_counts() {
        let mut change = sample::comparison().changes.swap_remove(2);
        change.new = json!({"text": "2.234,5", "context": "Số hồ sơ"});
        assert_eq!(Line::of(&change, Lang::Vi).label, "số liệu «Số hồ sơ»");
        change.new = json!({"text": "2.234,5 hồ sơ", "context": "đạt 2.234,5 hồ sơ"});
        assert_eq!(Line::of(&change, Lang::Vi).label, "số liệu");
    }

    #[test]
    fn what_a_task_might_be_stands_on_the_other_side() {
        let mut change = sample::comparison().changes.swap_remove(7);
        (change.kind, change.others) = (ChangeKind::Ambiguous, vec!["b#1".into(), "b#2".into()]);
        assert_eq!(Line::of(&change, Lang::Vi).new, "#1, #2");
        (change.old_id, change.new_id) = (None, Some("b#9".into()));
        assert_eq!(Line::of(&change, Lang::Vi).old, "#1, #2");
    }

    #[test]
    fn a_field_that_was_blank_says_so() {
        let mut change = sample::comparison().changes.swap_remove(1);
        change.old = Value::Null;
        let line = Line::of(&change, Lang::Vi);
        assert_eq!((line.old.as_str(), line.new.as_str()), ("(không ghi)", "31/12/2026"));
    }

    #[test]
    fn a_body_that_goes_is_no_task_that_goes() {
        let comparison = sample::comparison();
        let marks: Vec<char> = [4, 5, 7, 8].map(|at| mark(&comparison.changes[at])).into();
        assert_eq!(marks, ['~', '~', '-', '+']);
    }

    #[test]
    fn the_worst_comes_first() {
        let comparison = sample::comparison();
        let marks: String = comparison.changes.iter().map(mark).collect();
        assert!(marks.starts_with("!!~"), "{marks}");
        assert!(rank(&comparison.changes[0]) < rank(&comparison.changes[1]));
    }
}
