//! One table of a source → a CSV of its own: the columns as printed behind `source` and `row_kind`.

use super::csv::{Dialect, writer_of};
use super::rows::Kind;
use crate::data::{RowKind, TableRecord};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// Columns in front of those that are printed.
const LEADING: [&str; 2] = ["source", "row_kind"];

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Unique in its file.
    pub name: String,
    /// Its type: what is printed is text.
    pub kind: Kind,
    /// What its cells are.
    pub role: String,
}

/// The columns of the file of `table`: headings as printed, else the role, else `c1`, `c2` …;
/// a second one of the same name gets ` (2)`.
#[must_use]
pub fn fields(table: &TableRecord) -> Vec<Field> {
    let mut names = Names::default();
    let leading = LEADING.iter().map(|name| ((*name).to_owned(), String::new()));
    let printed = table.columns.iter().enumerate().map(|(at, column)| {
        let role = Some(column.role.as_str()).filter(|role| !matches!(*role, "" | "other"));
        let name = column.name.as_deref().filter(|name| !name.is_empty()).or(role);
        (name.map_or_else(|| format!("c{}", at + 1), str::to_owned), column.role.clone())
    });
    leading
        .chain(printed)
        .map(|(name, role)| Field { name: names.free(name), kind: Kind::String, role })
        .collect()
}

/// Names of columns that are taken, and the number with which the search for a free one goes on.
#[derive(Default)]
struct Names {
    taken: BTreeSet<String>,
    next: BTreeMap<String, u32>,
}

impl Names {
    /// `name`, numbered where it is taken.
    fn free(&mut self, name: String) -> String {
        if self.taken.insert(name.clone()) {
            return name;
        }
        let next = self.next.entry(name.clone()).or_insert(2);
        loop {
            let free = format!("{name} ({next})");
            *next = next.saturating_add(1);
            if self.taken.insert(free.clone()) {
                return free;
            }
        }
    }
}

/// Writes the whole file of `table`.
///
/// # Errors
/// What `to` returns.
pub fn write(
    source: &str,
    table: &TableRecord,
    dialect: Dialect,
    to: &mut impl Write,
) -> io::Result<()> {
    to.write_all(dialect.opening().as_bytes())?;
    let mut rows = writer_of(dialect, to);
    let fields = fields(table);
    rows.write_record(fields.iter().map(|field| dialect.guard(&field.name).into_owned()))?;
    for (at, row) in table.rows.iter().enumerate() {
        let kind = table.row_kinds.get(at).copied().unwrap_or(RowKind::Rejected);
        let cells = row.iter().map(String::as_str).chain(std::iter::repeat(""));
        let cells = [source, kind_name(kind)].into_iter().chain(cells).take(fields.len());
        rows.write_record(cells.map(|cell| dialect.guard(cell).into_owned()))?;
    }
    rows.flush()
}

const fn kind_name(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Task => "task",
        RowKind::Data => "data",
        RowKind::Group => "group",
        RowKind::Rejected => "rejected",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::ColumnRecord;

    fn table(names: &[(Option<&str>, &str)]) -> TableRecord {
        let mut table = crate::write::sample::report().tables.remove(0);
        table.columns = names
            .iter()
            .map(|(name, role)| ColumnRecord {
                name: name.map(str::to_owned),
                role: (*role).to_owned(),
                kind: "text".to_owned(),
            })
            .collect();
        table
    }

    fn check(names: &[(Option<&str>, &str)], expected: &[&str]) {
        let found: Vec<String> = fields(&table(names)).into_iter().map(|f| f.name).collect();
        assert_eq!(found[2..], *expected);
    }

    #[test]
    fn every_column_has_a_name_of_its_own() {
        check(&[(Some("TT"), "ordinal"), (Some("Nhiệm vụ"), "title")], &["TT", "Nhiệm vụ"]);
        check(&[(None, "title"), (None, "other"), (None, "title")], &["title", "c2", "title (2)"]);
        check(&[(Some("source"), "other"), (Some(""), "")], &["source (2)", "c2"]);
    }

    #[test]
    fn short_and_long_rows_fill_the_columns() {
        let mut table = table(&[(Some("TT"), "ordinal"), (Some("Việc"), "title")]);
        table.rows = vec![vec!["1".to_owned()], vec!["2".to_owned(), "a,\"b\"".to_owned()]];
        table.row_kinds = vec![RowKind::Task];
        let mut bytes = Vec::new();
        write("x.txt", &table, Dialect::PLAIN, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(
            text,
            "source,row_kind,TT,Việc\nx.txt,task,1,\nx.txt,rejected,2,\"a,\"\"b\"\"\"\n"
        );
    }
}
