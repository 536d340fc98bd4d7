//! Texts and tables → the wholes and parts that they state.

use super::Stated;
use crate::data::{Row, Table, Text};
use crate::lang::claims::{self, Claim, Wording};
use crate::lang::fold;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"[.,]?\d[\d.,]*\d|\d"));

/// The claims of a running text that leave nothing out and count one thing.
pub(super) fn in_text(text: &Text) -> Vec<Stated<'_>> {
    let is_whole = |claim: &Claim| {
        claim.wording == Wording::Consists
            && claim.is_complete
            && claim.parts.iter().all(|part| part.same_unit)
            // Where another number stands nearer, it is not sure which is the whole.
            && claim.others.iter().all(|other| other.end <= claim.whole.start)
    };
    let found = claims::in_text(text.as_str()).into_iter().filter(is_whole);
    let places = found.map(|claim| {
        let parts = claim.parts.into_iter().map(|part| part.number);
        std::iter::once(claim.whole).chain(parts).map(|number| (text, number)).collect()
    });
    places.map(Stated::new).collect()
}

/// The claims of a table with one row of totals, first or last, over rows that are no groups: one a column.
pub(super) fn in_table(table: &Table) -> Vec<Stated<'_>> {
    let Some((total, parts)) = total(&table.rows) else { return Vec::new() };
    // Two parts prove little: a figure of another kind can be near their sum by chance.
    if parts.len() < 3 {
        return Vec::new();
    }
    (0..table.columns.len())
        .filter(|column| !is_no_sum(table, *column))
        .filter_map(|column| {
            let cells = std::iter::once(total).chain(parts).map(|row| row.cells.get(column));
            cells.map(|cell| number_cell(cell?)).collect::<Option<Vec<_>>>().map(Stated::new)
        })
        .collect()
}

/// Whether the heading of a column says that its figures do not add up: shares, prices, ranks.
fn is_no_sum(table: &Table, column: usize) -> bool {
    let name = table.columns.get(column).and_then(|column| column.name.as_ref());
    let key = name.map(|name| fold::key(name.as_str())).unwrap_or_default();
    ["%", "tỉ lệ", "bình quân", "trung bình", "đơn giá", "xếp hạng", "thứ hạng", "mức", "hệ số"]
        .iter()
        .any(|word| key.contains(word))
}

/// The row of totals and the rows it is the total of.
fn total(rows: &[Row]) -> Option<(&Row, &[Row])> {
    let totals: Vec<usize> = (0..rows.len()).filter(|at| is_total(&rows[*at])).collect();
    let [at] = totals[..] else { return None };
    let parts = match at {
        0 => &rows[1..],
        _ if at + 1 == rows.len() => &rows[..at],
        _ => return None,
    };
    parts.iter().all(|row| !row.is_group && is_flat(row)).then_some((&rows[at], parts))
}

/// Whether the first words of a row say that it is a total.
fn is_total(row: &Row) -> bool {
    let first = row.cells.iter().find(|cell| cell.as_str().contains(char::is_alphabetic));
    let key = first.map(|cell| fold::key(cell.as_str())).unwrap_or_default();
    ["tổng", "cộng"].iter().any(|word| key.split([' ', ':']).next() == Some(word))
}

/// Whether the number of a row, where it has one, has no parts and heads none.
fn is_flat(row: &Row) -> bool {
    let ordinal = row.cells.first().map_or("", Text::as_str).trim_end_matches('.');
    ordinal.chars().all(|c| c.is_ascii_digit()) || ordinal.contains(' ')
}

/// The number that fills a cell.
fn number_cell(cell: &Text) -> Option<(&Text, Range<usize>)> {
    let found = NUMBER.find(cell.as_str())?;
    (found.len() == cell.len()).then(|| (cell, found.range()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(printed: &str) -> Vec<(String, String)> {
        let text = Text::verbatim(printed, 0);
        let stated = in_text(&text);
        let findings = stated.iter().filter_map(Stated::finding);
        findings
            .map(|finding| {
                (finding.found.unwrap_or_default(), finding.suggestion.unwrap_or_default())
            })
            .collect()
    }

    #[test]
    fn lists_that_are_whole_prove_a_digit() {
        let printed = "1.606 CTS tổ chức, 9.817 CTS cá nhân gồm: .730 CTS loại Token, 594 CTS loại SIM-PKI, \
                       2.493 CTS RSSP (ký số tập trung); tổng số 22.657 chữ ký.";
        assert_eq!(found(printed), [(".730".to_owned(), "6.730".to_owned())]);
        let printed = "Tiếp nhận 1.200 hồ sơ gồm 300 hồ sơ đất đai và 90 hồ sơ hộ tịch.";
        assert_eq!(found(printed), [("90".to_owned(), "900".to_owned())]);
    }

    #[test]
    fn what_leaves_something_out_proves_nothing() {
        for printed in [
            "11.469 CTS đang hoạt động, trong đó: 1.606 CTS tổ chức, 9.818 CTS cá nhân.",
            "Có 75 đơn vị gồm 67 xã và 9 phường.",
            "Có 12 hồ sơ gồm: 3 hồ sơ đất đai, 4 hồ sơ hộ tịch, một số hồ sơ khác.",
            "Có 12 hồ sơ gồm: 3 hồ sơ đất đai năm 2025, 4 hồ sơ hộ tịch.",
        ] {
            assert_eq!(found(printed), [], "{printed}");
        }
    }
}
