//! The fields of the records and the columns of the sheets → the tables of `docs/schema.md`.

use super::{RECORDS, parts};
use crate::lang::fields::{self, Field};
use crate::write::rows::Sheet;
use std::fmt::Write;

/// Letters of an example that are shown.
const SHOWN: usize = 80;

const HEAD: &str =
    "| field | type | meaning | unit | example | Vietnamese |\n|---|---|---|---|---|---|\n";

/// The table of the fields of these records; of several each field is told with its record.
#[must_use]
pub fn fields(records: &[&str]) -> String {
    let mut page = String::from(HEAD);
    let all = records.iter().flat_map(|record| parts::entries(record, &linked));
    for entry in all {
        let Some(field) = fields::named(entry.part, entry.name) else { continue };
        let name = match records {
            [_] => entry.name.to_owned(),
            _ => format!("{}.{}", entry.part, entry.name),
        };
        // A string takes every line.
        let _ = writeln!(
            page,
            "| `{name}` | {} | {} | {} | {} | {} |",
            entry.kind,
            field.about,
            or_dash(field.unit),
            or_dash(&example(field)),
            field.terms().collect::<Vec<_>>().join("; ")
        );
    }
    page
}

/// How the type of a field names a record, with a link where it has a section of its own; an enumeration as its words.
fn linked(part: &str) -> String {
    match part {
        "span" => "range".to_owned(),
        "confidence" => "[confidence](#confidence)".to_owned(),
        _ if parts::is_record(part) && RECORDS.contains(&part) => format!("[{part}](#{part})"),
        _ if parts::is_record(part) => format!("`{part}`"),
        _ => {
            let words = parts::entries(part, &str::to_owned);
            let words: Vec<String> = words.iter().map(|it| format!("`{}`", it.name)).collect();
            format!("one of {}", words.join(" "))
        }
    }
}

fn or_dash(text: &str) -> &str {
    if text.is_empty() { "–" } else { text }
}

/// What is printed, where, and the value: `` `trên 250.000` (000 row 8) → `over` ``.
fn example(field: &Field) -> String {
    let (place, print) = field.printed.split_once(": ").unwrap_or((field.printed, ""));
    let value = code(field.example);
    let arrow = if print.is_empty() || value.is_empty() { "" } else { " → " };
    let print = code(print);
    match place {
        "" => value,
        "wording" => format!("*wording* {print}{arrow}{value}"),
        _ if print.is_empty() && value.is_empty() => place.to_owned(),
        _ if print.is_empty() => format!("{value} ({place})"),
        _ => format!("{print} ({place}){arrow}{value}"),
    }
}

/// A text in back ticks, long ones cut.
fn code(text: &str) -> String {
    let cut: String = text.chars().take(SHOWN).collect();
    let more = if cut.len() < text.len() { "…" } else { "" };
    if text.is_empty() { String::new() } else { format!("`{}{more}`", cut.replace('|', r"\|")) }
}

/// The table of the files and columns of these sheets.
#[must_use]
pub fn sheets<'s>(sheets: impl Iterator<Item = &'s Sheet>) -> String {
    let mut page = String::from("| file | what | columns after `source` |\n|---|---|---|\n");
    for Sheet { name, title, about, heads, .. } in sheets {
        let columns = heads.iter().skip(1).map(|head| head.name).collect::<Vec<_>>().join(", ");
        // A string takes every line.
        let _ = writeln!(page, "| `{name}.csv` | {title}. {about} | {columns} |");
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_tells_all_that_is_known_of_a_field() {
        let table = fields(&["metric"]);
        for row in [
            "| `qualifier` | one of `over` `under` `about` or null | how the number is qualified: `over` (trên, hơn), `under` (dưới, gần), `about` \
             (khoảng) | – | `trên 250.000` (000 row 8) → `over` | trên, dưới, khoảng |\n",
            "| `percent` | number or null | the percentage printed | % | `75.96` (000 row 26) | tỷ lệ %; tỷ lệ in |\n",
        ] {
            assert!(table.contains(row), "{table}");
        }
        let parts = fields(&["issued_with", "signer"]);
        assert!(parts.contains("| `signer.name` | text | name |"), "{parts}");
    }
}
