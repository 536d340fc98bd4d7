//! The tables of `src/lang/lexicon/*.tsv`: what the program knows of Vietnamese administration, and
//! what a person added to them.
//!
//! One row a line, fields separated by tabs, `#` begins a comment line, the first other line names
//! the fields. A person who knows no Rust can add rows; `CONTRIBUTING.md` says how. All tables are
//! read here; files are for `cli` to open.

mod fault;
mod forms;
mod table;

pub use fault::Fault;

use super::fold;
use forms::{FORMS, Form};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use table::Row;
use unicode_normalization::UnicodeNormalization;

/// What a person added: rows by table, and the hash of the files.
#[derive(Debug, Default)]
struct Added {
    rows: BTreeMap<&'static str, Vec<Vec<String>>>,
    blake3: Option<String>,
}

/// Set once: before the first table is read, or by reading it.
static ADDED: OnceLock<Added> = OnceLock::new();

/// Takes the tables of a person's own, each by its file name (`agencies.tsv`) with its bytes, for all
/// documents that this process reads. Their rows go before the shipped ones; a row with the key of a
/// shipped one replaces it, columns that its table leaves out aside.
///
/// # Errors
/// All faults of the tables, and one where a table has been read before: then nothing is taken.
pub fn add(mut files: Vec<(String, Vec<u8>)>) -> Result<(), Vec<Fault>> {
    files.sort();
    let mut added = Added { rows: BTreeMap::new(), blake3: Some(hash(&files)) };
    let mut faults = Vec::new();
    for (file, bytes) in &files {
        match own_rows(file, bytes) {
            Ok((name, rows)) => {
                added.rows.insert(name, rows);
            }
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    ADDED.set(added).map_err(|_| vec![Fault::too_late()])
}

/// BLAKE3 of the tables that were added, in hex; `None` where none were.
#[must_use]
pub fn blake3() -> Option<&'static str> {
    ADDED.get()?.blake3.as_deref()
}

/// The hash of files by name: their names, lengths and bytes.
fn hash(files: &[(String, Vec<u8>)]) -> String {
    let mut hasher = blake3::Hasher::new();
    for (file, bytes) in files {
        hasher.update(file.as_bytes()).update(b"\0");
        hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
    }
    hasher.finalize().to_hex().to_string()
}

/// The table that a file is, and its rows, those that replace a shipped one filled up from it.
fn own_rows(file: &str, bytes: &[u8]) -> Result<(&'static str, Vec<Vec<String>>), Vec<Fault>> {
    let form = file.strip_suffix(".tsv").and_then(Form::of).filter(|form| form.is_open());
    let form = form.ok_or_else(|| {
        let open = FORMS.iter().filter(|form| form.is_open());
        let known: Vec<String> = open.map(|form| format!("{}.tsv", form.name)).collect();
        vec![Fault::unknown_file(file, &known.join(", "))]
    })?;
    let text = std::str::from_utf8(bytes).map_err(|_| vec![Fault::not_utf8(file)])?;
    let text: String = text.trim_start_matches('\u{feff}').nfc().collect();
    let shipped = table::read(form, form.text).rows;
    let known = shipped.iter().flat_map(|row| table::key(form, row)).collect();
    let written = table::read(form, &text);
    let rows: Vec<Row> = filled(form, written.rows, &shipped);
    let mut faults = written.faults;
    faults.extend(table::check(form, &rows, &known));
    if faults.is_empty() {
        Ok((form.name, rows.into_iter().map(whole).collect()))
    } else {
        Err(faults)
    }
}

/// Rows whose missing columns are those of the shipped row that they replace.
fn filled(form: &Form, rows: Vec<Row>, shipped: &[Row]) -> Vec<Row> {
    let shipped: BTreeMap<Vec<String>, &Row> =
        shipped.iter().map(|row| (table::key(form, row), row)).collect();
    let fill = |mut row: Row| {
        if let Some(old) = shipped.get(&table::key(form, &row)) {
            for (value, old) in row.values.iter_mut().zip(&old.values) {
                *value = value.take().or_else(|| old.clone());
            }
        }
        row
    };
    rows.into_iter().map(fill).collect()
}

fn whole(row: Row) -> Vec<String> {
    row.values.into_iter().map(Option::unwrap_or_default).collect()
}

/// The rows of the table called `name`, each with one value per column, those that were added first;
/// missing values are empty.
pub(crate) fn rows(name: &str) -> Vec<Vec<&'static str>> {
    let Some(form) = Form::of(name) else {
        debug_assert!(false, "{name}: no such table");
        return Vec::new();
    };
    match ADDED.get_or_init(Added::default).rows.get(form.name) {
        None => shipped(form.text),
        Some(added) => over(form, added),
    }
}

/// The words that the form of a table allows in a column.
#[cfg(test)]
pub(crate) fn words(name: &str, column: &str) -> BTreeSet<&'static str> {
    Form::of(name).unwrap().words(column)
}

/// The rows of a table of ours.
fn shipped(text: &'static str) -> Vec<Vec<&'static str>> {
    let mut lines = table::lines(text);
    let width = lines.next().map_or(0, |(_, head)| head.split('\t').count());
    lines
        .map(|(_, line)| {
            let mut row: Vec<&str> = line.split('\t').map(str::trim).collect();
            row.resize(width, "");
            row
        })
        .collect()
}

/// The added rows, then the shipped ones that none of them replaces.
fn over(form: &Form, added: &'static [Vec<String>]) -> Vec<Vec<&'static str>> {
    let key = |row: &[&str]| form.key.iter().map(|&at| fold::key(row[at])).collect::<Vec<_>>();
    let mut rows: Vec<Vec<&str>> =
        added.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let own: BTreeSet<Vec<String>> = rows.iter().map(|row| key(row)).collect();
    rows.extend(shipped(form.text).into_iter().filter(|row| !own.contains(&key(row))));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_comments_a_head_and_rows() {
        assert_eq!(shipped("# note\na\tb\nx\ty\n\nz\n"), [["x", "y"], ["z", ""]]);
    }

    #[test]
    fn every_table_of_ours_has_its_form() {
        for form in &FORMS {
            let head = table::lines(form.text).next().unwrap().1;
            assert_eq!(head.split('\t').collect::<Vec<_>>(), form.columns(), "{}", form.name);
            let written = table::read(form, form.text);
            let faults = table::check(form, &written.rows, &BTreeSet::new());
            assert_eq!([written.faults, faults].concat(), Vec::<Fault>::new());
            let spaced = |(_, line): &(usize, &str)| line.split('\t').any(|it| it.trim() != it);
            assert_eq!(table::lines(form.text).find(spaced), None, "{}", form.name);
        }
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lang/lexicon");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let tables = files.filter(|path| path.extension().is_some_and(|end| end == "tsv"));
        assert_eq!(tables.count(), FORMS.len());
    }

    #[test]
    fn a_row_of_the_same_key_replaces_the_shipped_one() {
        let (name, rows) = own_rows("provinces.tsv", "name\tforms\nHuế\tCố đô\n".as_bytes())
            .unwrap_or_else(|faults| panic!("{faults:?}"));
        assert_eq!(name, "provinces");
        assert_eq!(rows, [["Huế", "city", "Cố đô", "", ""]]);
    }

    #[test]
    fn a_file_that_is_no_table_is_told_which_are() {
        let faults = own_rows("agency.tsv", b"").unwrap_err();
        assert!(
            faults[0].to_string().starts_with("agency.tsv: not the name of a table; known are ")
        );
        assert!(faults[0].to_string().contains("agencies.tsv"));
        assert!(own_rows("rules.tsv", b"").is_err());
        assert_eq!(own_rows("laws.tsv", b"\xff").unwrap_err()[0].line, 0);
    }
}
