//! The text of a table → its rows, each value checked against the form of the table. Joins nothing.

use super::Fault;
use super::forms::{Check, Form};
use crate::lang::{fold, slug};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// What stands in front of a phrase and says where in a text it is looked for.
const PINS: [char; 3] = ['^', '=', '…'];

/// A row: the line it stands on and a value per column of the form; `None` where the table has no
/// such column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) values: Vec<Option<String>>,
}

/// A table as written: its rows, and where it is wrong.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) rows: Vec<Row>,
    pub(super) faults: Vec<Fault>,
}

/// Lines that are no comments, with their number.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text.lines().enumerate().map(|(at, line)| (at + 1, line));
    numbered.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
}

/// The rows of `text`, whose first line names some of the columns of `form`.
pub(super) fn read(form: &Form, text: &str) -> Written {
    let mut written = Written::default();
    let mut lines = lines(text);
    let Some((head, names)) = lines.next() else { return written };
    let names: Vec<&str> = names.split('\t').map(str::trim).collect();
    written.faults = unknown_columns(form, head, &names);
    let columns = form.columns();
    let places: Vec<Option<usize>> =
        columns.iter().map(|column| names.iter().position(|name| name == column)).collect();
    for (line, text) in lines {
        let fields: Vec<&str> = text.split('\t').map(str::trim).collect();
        if fields.len() > names.len() {
            written.faults.push(Fault::too_many_fields(form.name, line, names.len(), fields.len()));
        }
        let value = |at: usize| fields.get(at).copied().unwrap_or_default().to_owned();
        let values = places.iter().map(|place| place.map(value)).collect();
        written.rows.push(with_slug(form, Row { line, values }));
    }
    written
}

fn unknown_columns(form: &Form, line: usize, names: &[&str]) -> Vec<Fault> {
    let columns = form.columns();
    let mut faults = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if !columns.contains(name) {
            faults.push(Fault::unknown_column(form.name, line, name, &columns.join(", ")));
        } else if names[..at].contains(name) {
            faults.push(Fault::column_twice(form.name, line, name));
        }
    }
    faults
}

/// The row with the value that a form makes of another one where it is empty.
fn with_slug(form: &Form, mut row: Row) -> Row {
    let Some((field, of)) = form.slug else { return row };
    let name = row.values[of].as_deref().unwrap_or_default();
    let name = name.trim_end_matches("{n}").trim_end_matches("{N}");
    if row.values[field].as_deref().unwrap_or_default().is_empty() && !name.is_empty() {
        row.values[field] = Some(slug::slug(name));
    }
    row
}

/// What makes a row the same as another one.
pub(super) fn key(form: &Form, row: &Row) -> Vec<String> {
    let value = |&at: &usize| fold::key(row.values[at].as_deref().unwrap_or_default());
    form.key.iter().map(value).collect()
}

/// Where rows are wrong; `known` are the keys that rows may name besides those of `rows`.
pub(super) fn check(form: &Form, rows: &[Row], known: &BTreeSet<String>) -> Vec<Fault> {
    let mut lines: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    let own = rows.iter().flat_map(|row| key(form, row));
    let known: BTreeSet<String> = known.iter().cloned().chain(own).collect();
    for row in rows {
        faults.extend(values(form, row, &known));
        if let Some(&first) = lines.get(&key(form, row)) {
            faults.push(Fault::twice(form.name, row.line, first));
        }
        lines.entry(key(form, row)).or_insert(row.line);
    }
    faults
}

fn values(form: &Form, row: &Row, known: &BTreeSet<String>) -> Vec<Fault> {
    let columns = form.columns();
    let value = |at: usize| row.values[at].as_deref().unwrap_or_default();
    let mut faults = Vec::new();
    for &at in form.key {
        if value(at).trim_start_matches(PINS).trim().is_empty() {
            faults.push(Fault::empty(form.name, row.line, columns[at]));
        }
    }
    for (at, column) in columns.iter().enumerate() {
        let parts = value(at);
        // The bars of an example are those of a table.
        let is_list = parts.contains('|') && !["example", "wrong", "right"].contains(column);
        if is_list && parts.split('|').any(|part| part.trim().is_empty()) {
            faults.push(Fault::empty_part(form.name, row.line, column));
        }
    }
    for (at, check) in form.checks {
        if let Some(expected) = wrong(*check, value(*at), known) {
            faults.push(Fault::value(form.name, row.line, columns[*at], value(*at), &expected));
        }
    }
    faults
}

/// What a value should be, where it is something else.
fn wrong(check: Check, value: &str, known: &BTreeSet<String>) -> Option<String> {
    let listed = |words: &str| words.split_whitespace().any(|word| word == value);
    let (is_right, expected) = match check {
        Check::Word(words) => (listed(words), words),
        Check::MayWord(words) => (value.is_empty() || listed(words), words),
        Check::Number => (value.is_empty() || is_number(value), "1.5"),
        Check::Weight => (value.parse::<u8>().is_ok(), "0 – 255"),
        Check::Day => (value.is_empty() || is_day(value), "2025-02-28"),
        Check::Rows => {
            let named = value.split('|').all(|part| known.contains(&fold::key(part.trim())));
            (value.is_empty() || named, "id | id …")
        }
    };
    (!is_right).then(|| expected.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// `1.5`: neither `NaN` nor `1e3`, which some loaders would read and others drop.
fn is_number(value: &str) -> bool {
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
    value.chars().all(plain) && value.parse::<Decimal>().is_ok()
}

/// `2025-02-28`, written just so.
fn is_day(value: &str) -> bool {
    value.parse::<Date>().is_ok_and(|day| day.to_string() == value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(name: &str, text: &str) -> Vec<String> {
        let form = Form::of(name).unwrap();
        let written = read(form, text);
        let more = check(form, &written.rows, &BTreeSet::new());
        written.faults.iter().chain(&more).map(ToString::to_string).collect()
    }

    #[test]
    fn every_fault_of_a_table_is_seen() {
        let labels = "role\tphrase\nlead\thòa\n";
        for (name, text, fault) in [
            ("labels", format!("{labels}lead\tx\ty"), "line 3: 3 fields, but 2 columns"),
            ("labels", format!("{labels}lead\t"), "line 3: column phrase is empty"),
            ("labels", format!("{labels}lead\t^"), "line 3: column phrase is empty"),
            ("labels", format!("{labels}lead\tx|"), "line 3: column phrase: nothing between |"),
            ("labels", format!("{labels}leads\tx"), "line 3: column role: \"leads\", expected"),
            ("labels", format!("{labels}lead\tHOÀ"), "line 3: the same as line 2"),
            ("labels", "role\twords\n".to_owned(), "line 1: no column words; known"),
            ("labels", "role\trole\n".to_owned(), "line 1: column role twice"),
            (
                "columns",
                "role\tphrase\nlead\tx".to_owned(),
                "line 2: column weight: \"\", expected: 0",
            ),
            ("units", "phrase\tkind\tscale\nx\tcount\tmany".to_owned(), "column scale: \"many\""),
            ("units", "phrase\tkind\tscale\nx\tcount\tNaN".to_owned(), "column scale: \"NaN\""),
            ("units", "phrase\tkind\tscale\nx\tcount\t1e3".to_owned(), "column scale: \"1e3\""),
            ("agencies", "name\tplace\tvalid_until\nX\tcentral\t2025-2-8".to_owned(), "2025-02-28"),
            ("agencies", "name\tplace\tsuccessor\nX\tcentral\ty".to_owned(), "column successor"),
        ] {
            let found = faults(name, &text);
            assert!(found.len() == 1 && found[0].contains(fault), "{fault}: {found:?}");
        }
    }

    #[test]
    fn comments_and_columns_left_out_are_no_fault() {
        let text = "# note\n\nplace\tname\noptional\tTrạm Thử nghiệm\n";
        assert_eq!(faults("agencies", text), Vec::<String>::new());
        let rows = read(Form::of("agencies").unwrap(), text).rows;
        assert_eq!(rows[0].values[0].as_deref(), Some("tram-thu-nghiem"));
        assert_eq!((rows[0].line, rows[0].values[5].as_deref()), (4, None));
    }
}
