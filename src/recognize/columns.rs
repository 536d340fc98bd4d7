//! A table → the role and type of each column: from its heading, and where that is missing or says
//! two things, from its cells. A column that nothing speaks for is `other`.

use super::{deadlines, metrics, owners, statuses};
use crate::data::{DeadlineKind, StatusCode, Table, Text};
use crate::lang::agency::Register;
use crate::lang::columns::role_of;
use crate::lang::pattern::pattern;
use crate::lang::products::begins_product;
use crate::lang::{fold, lexicon};
use regex::Regex;
use std::sync::LazyLock;

/// Cells of a column that are looked at.
const SAMPLE: usize = 60;
/// Longest name of a unit, in characters.
const LONGEST_UNIT: usize = 20;

static ORDINAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:\d{1,4}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6}|[a-zđA-ZĐ])[.)]?$"));
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[-+]?\d[\d.,\s]*%?$"));
static INTEGER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,3}(?:\.\d{3})*$|^\d+$"));
static DATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$"));
static MARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[xX✓✔☑√vV+]$"));

/// Phrases of cells by the role of their column, with points.
static CELL_PHRASES: LazyLock<Vec<(&'static str, String, bool, f64)>> = LazyLock::new(|| {
    lexicon::rows("cells")
        .into_iter()
        .map(|row| {
            let (pinned, phrase) = match row[1].strip_prefix('^') {
                Some(phrase) => (true, phrase),
                None => (false, row[1]),
            };
            (row[0], fold::key(phrase), pinned, row[2].parse().unwrap_or(1.0))
        })
        .collect()
});

/// Role and type of each column of `table`; `captioned` says that a unit stands above it.
pub(super) fn find(
    table: &Table,
    register: &Register,
    captioned: bool,
) -> Vec<(&'static str, &'static str)> {
    let columns: Vec<Vec<&Text>> = (0..table.columns.len()).map(|at| cells(table, at)).collect();
    let mut roles: Vec<Option<&'static str>> = table
        .columns
        .iter()
        .zip(&columns)
        .map(|(column, cells)| {
            column.name.as_ref().and_then(|name| headed(name.as_str(), cells, register))
        })
        .collect();
    if table.columns.iter().all(|column| column.name.is_none()) {
        roles = unheaded(&columns, register);
    }
    indicators(table, &columns, captioned, &mut roles);
    roles
        .into_iter()
        .zip(&columns)
        .map(|(role, cells)| (role.unwrap_or("other"), kind_of(cells)))
        .collect()
}

/// Beside a column of units or quantities, or under a heading that names one, a column of numbers whose role is
/// not known holds quantities: `Chỉ tiêu | ĐVT | Kế hoạch | 9 tháng | So cùng kỳ`.
fn indicators(
    table: &Table,
    columns: &[Vec<&Text>],
    captioned: bool,
    roles: &mut [Option<&'static str>],
) {
    let has_units = captioned || roles.iter().any(|role| matches!(role, Some("unit" | "quantity")));
    for ((role, cells), column) in roles.iter_mut().zip(columns).zip(&table.columns) {
        let filled = || cells.iter().filter(|cell| !is_blank(cell));
        let counts = filled().next().is_some() && filled().all(|cell| is_number(cell));
        let names_unit =
            || column.name.as_ref().is_some_and(|name| metrics::unit_of(name.as_str()).is_some());
        let is_code = column.name.as_ref().is_some_and(|name| names_code(name.as_str()));
        let open = matches!(role, None | Some("other" | "result" | "objective"));
        if open && !is_code && counts && (has_units || names_unit()) {
            *role = Some("quantity");
        }
    }
}

/// Whether a heading says that its column names things by numbers: `Mã số`, `Số hiệu`.
fn names_code(heading: &str) -> bool {
    let key = fold::key(heading);
    ["mã", "số hiệu", "ký hiệu", "số nhà", "số thửa", "số tờ", "điện thoại", "năm sinh"]
        .iter()
        .any(|word| key.starts_with(&fold::key(word)))
}

/// The filled cells of a column, group rows left out.
fn cells(table: &Table, column: usize) -> Vec<&Text> {
    let rows = table.rows.iter().filter(|row| !row.is_group);
    rows.filter_map(|row| row.cells.get(column))
        .filter(|cell| !cell.is_empty())
        .take(SAMPLE)
        .collect()
}

/// `Đơn vị tính`, `ĐVT`: not `Đơn vị` alone.
fn says_measure(heading: &str) -> bool {
    let key = fold::key(heading);
    ["tính", "đvt", "đo"].iter().any(|word| key.split_whitespace().any(|own| own == *word))
}

/// Whether a column under `Đơn vị` names bodies and not units of measure.
fn names_bodies(cells: &[&Text], register: &Register) -> bool {
    let long = cells.iter().any(|cell| cell.as_str().chars().count() > LONGEST_UNIT);
    long || !cells.is_empty() && share(cells, |cell| is_owner(cell, register)) > 0.5
}

/// The role of a column with a heading.
fn headed(name: &str, cells: &[&Text], register: &Register) -> Option<&'static str> {
    let marks = cells.iter().all(|cell| MARK.is_match(cell.as_str()));
    if marks && statuses::of_heading(name).is_some() {
        return Some("status_mark");
    }
    let counts = !cells.is_empty() && cells.iter().all(|cell| is_number(cell));
    let role = match role_of(name) {
        None if counts && fold::key(name).starts_with("số ") => "quantity",
        // A status as well as a day may stand under it.
        None if fold::key(name) == "hoàn thành" && share(cells, is_deadline) > 0.5 => "deadline",
        role => role?,
    };
    let says_progress = fold::key(name).contains("tiến độ");
    match role {
        "deadline" if says_progress && !cells.is_empty() && share(cells, is_status) > 0.5 => {
            Some("status")
        }
        "deadline" if says_progress && !cells.is_empty() && share(cells, is_deadline) < 0.3 => {
            Some("result")
        }
        "result" if names_outcome(name) && share(cells, is_product) > 0.5 => Some("deliverable"),
        "unit" if !says_measure(name) && names_bodies(cells, register) => Some("owner"),
        "objective" | "title" if counts => Some("quantity"),
        _ => Some(role),
    }
}

/// `Kết quả` alone heads what has been done as well as what is to be produced.
fn names_outcome(heading: &str) -> bool {
    ["kết quả", "kết quả thực hiện"].iter().any(|name| fold::key(heading) == fold::key(name))
}

/// Whether a cell names something to be produced: no number, no day and nothing that was done.
fn is_product(cell: &Text) -> bool {
    let printed = cell.as_str();
    begins_product(printed)
        && !printed.contains(|c: char| c.is_ascii_digit())
        && !fold::key(printed).contains("đã ")
}

/// Whether a cell prints that it has nothing to say: `-`, `…`, `x`.
fn is_blank(cell: &Text) -> bool {
    matches!(cell.as_str(), "-" | "–" | "—" | "…" | "..." | "x" | "X" | "//")
}

fn is_number(cell: &Text) -> bool {
    NUMBER.is_match(cell.as_str())
}

/// The share of cells that are so.
fn share(cells: &[&Text], is: impl Fn(&Text) -> bool) -> f64 {
    let count = cells.iter().filter(|cell| is(cell)).count();
    as_f64(count) / as_f64(cells.len().max(1))
}

/// A small count as a fraction's part.
fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn is_status(cell: &Text) -> bool {
    cell.as_str().chars().count() < 160
        && statuses::status_cell(cell).is_some_and(|(status, _)| status.code != StatusCode::Other)
}

fn is_deadline(cell: &Text) -> bool {
    cell.as_str().chars().count() < 160
        && deadlines::cell(cell)
            .first()
            .is_some_and(|found| found.deadline.kind != DeadlineKind::Unspecified)
}

/// The roles of columns without headings, from their cells.
fn unheaded(columns: &[Vec<&Text>], register: &Register) -> Vec<Option<&'static str>> {
    let mut roles: Vec<Option<&'static str>> = vec![None; columns.len()];
    let mut claim = |role: &'static str, points: &dyn Fn(&[&Text]) -> f64, least: f64| {
        let open = (0..columns.len()).filter(|&at| roles[at].is_none());
        let best = open
            .map(|at| (at, points(&columns[at])))
            .max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
        if let Some((at, points)) = best
            && points >= least
        {
            roles[at] = Some(role);
        }
    };
    claim("ordinal", &|cells| share(cells, |cell| ORDINAL.is_match(cell.as_str())), 0.8);
    claim("owner", &|cells| share(cells, |cell| is_owner(cell, register)), 0.5);
    claim("status", &|cells| share(cells, is_status), 0.5);
    claim("deadline", &|cells| share(cells, is_deadline), 0.5);
    for role in ["title", "next_step", "result", "objective", "difficulty"] {
        claim(role, &|cells| phrase_points(role, cells), 0.2);
    }
    if !roles.contains(&Some("title")) {
        let text = |at: &usize| columns[*at].iter().any(|cell| cell.as_str().chars().count() > 12);
        let first = (0..columns.len()).filter(|&at| roles[at].is_none()).find(text);
        if let Some(at) = first {
            roles[at] = Some("title");
        }
    }
    roles
}

fn is_owner(cell: &Text, register: &Register) -> bool {
    let key = fold::key(cell.as_str());
    let role_words = ["chủ trì", "phối hợp"].iter().any(|word| key.contains(word));
    cell.as_str().chars().count() < 260
        && (role_words || !owners::find(cell, register).is_empty())
        && owners::cell(cell, register)
            .leads
            .iter()
            .any(|lead| lead.agency_id.is_some() || lead.collective)
}

/// How well the phrases known for a role fit the cells of a column, per cell.
fn phrase_points(role: &str, cells: &[&Text]) -> f64 {
    let points = |cell: &&&Text| -> f64 {
        let key = fold::key(cell.as_str().trim_start_matches(['-', '+', '*', ' ']));
        let fits = CELL_PHRASES.iter().filter(|(known, phrase, pinned, _)| {
            *known == role && if *pinned { key.starts_with(phrase) } else { key.contains(phrase) }
        });
        fits.map(|(_, _, _, points)| points).sum()
    };
    cells.iter().map(|cell| points(&cell)).sum::<f64>() / as_f64(cells.len().max(1))
}

/// The type of a column's cells.
fn kind_of(cells: &[&Text]) -> &'static str {
    let all =
        |regex: &Regex| !cells.is_empty() && cells.iter().all(|cell| regex.is_match(cell.as_str()));
    match () {
        () if all(&MARK) => "mark",
        () if all(&DATE) => "date",
        () if all(&INTEGER) => "integer",
        () if all(&NUMBER) => "decimal",
        () => "text",
    }
}
