//! Group rows of tables that say how many rows stand under them, and titles that say how many there are in all →
//! those that the rows do not bear out.

use super::{Told, told};
use crate::audit::input::{Paper, Sheet};
use crate::audit::levels::{Level, of_label};
use crate::data::{Finding, RowKind, Text};
use crate::lang::pattern::pattern;
use crate::lang::{checks, fold};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for sheet in &paper.sheets {
        let groups = groups(*sheet);
        findings.extend(groups.iter().filter_map(|group| differs(*sheet, group)));
        findings.extend(title_differs(paper, *sheet, &groups));
    }
    findings
}

/// A group row and the rows under it.
struct Group {
    row: usize,
    text: Text,
    told: Option<Told>,
    /// By its label, `None` without one.
    level: Option<Level>,
    rows: Range<usize>,
}

static LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?P<label>[IVXLC]{1,6}|[A-ZĐ]|\d{1,3}|[a-zđ])(?:[.)]\s*|\s+)\S"));

fn groups(sheet: Sheet<'_>) -> Vec<Group> {
    let kinds = &sheet.record.row_kinds;
    let mut groups: Vec<Group> = (0..kinds.len()).filter_map(|row| group(sheet, row)).collect();
    // A heading that lost its label stands as high as any.
    let top = groups.iter().filter_map(|group| group.level).min();
    for group in groups.iter_mut().filter(|group| group.level.is_none()) {
        group.level = top;
    }
    for at in 0..groups.len() {
        let own = groups[at].level;
        let ends = |group: &&Group| group.level <= own;
        let next = groups[at + 1..].iter().find(ends).map(|group| group.row);
        if let Some(next) = next {
            groups[at].rows.end = next;
        }
    }
    groups
}

/// The group that a row heads: a row of a group, or one with figures whose label is a letter or a Roman number and
/// whose words say how many stand under it.
fn group(sheet: Sheet<'_>, row: usize) -> Option<Group> {
    let kinds = &sheet.record.row_kinds;
    let cells = &sheet.table.rows.get(row)?.cells;
    let is_group = kinds[row] == RowKind::Group;
    let words = |cell: &&Text| cell.as_str().chars().filter(|c| c.is_alphabetic()).count() > 3;
    let named = cells.iter().position(|cell| words(&cell)).unwrap_or(0);
    let text = if is_group { Text::join(cells) } else { Text::join(cells.get(..=named)?) };
    let label = LABEL.captures(text.as_str()).map(|found| found["label"].to_owned());
    let level = label.and_then(|label| of_label(&label));
    let told = told(&text);
    let is_head = told.is_some() && matches!(level, Some(Level::Letter | Level::Roman));
    (is_group || is_head).then_some(Group { row, text, told, level, rows: row + 1..kinds.len() })
}

/// The ways in which rows can be counted: all, those with a number, those whose title begins with the noun.
fn counts(sheet: Sheet<'_>, rows: Range<usize>, noun: &str) -> [usize; 3] {
    let kinds = &sheet.record.row_kinds;
    let is_head = |row: usize| group(sheet, row).is_some();
    let rows: Vec<usize> =
        rows.filter(|row| kinds[*row] != RowKind::Group && !is_head(*row)).collect();
    let column = |role: &str| sheet.record.columns.iter().position(|column| column.role == role);
    let (ordinal, title) = (column("ordinal"), column("title"));
    let cell = |row: &usize, column: Option<usize>| {
        let cells = &sheet.table.rows.get(*row)?.cells;
        cells.get(column?).filter(|cell| !cell.is_empty())
    };
    let levels: Vec<Level> =
        rows.iter().filter_map(|row| of_label(cell(row, ordinal)?.as_str())).collect();
    // `1.1`, `a` and `-` are parts of what stands above them.
    let top = levels.iter().min();
    let numbered = levels.iter().filter(|level| Some(*level) == top).count();
    let begins = |row: &&usize| {
        cell(row, title).is_some_and(|text| fold::key(text.as_str()).starts_with(noun))
    };
    let named = rows.iter().filter(begins).count();
    [rows.len(), numbered, named]
}

fn differs(sheet: Sheet<'_>, group: &Group) -> Option<Finding> {
    let told = group.told.as_ref()?;
    let counts = counts(sheet, group.rows.clone(), &told.noun);
    if counts[0] == 0 || counts.contains(&told.count) {
        return None;
    }
    let counted = best(counts);
    let finding = told.differs("count.heading-differs", &group.text, counted, "hàng bên dưới");
    Some(Finding { record_id: Some(sheet.record.id.clone()), ..finding })
}

/// The count that is most to the point: of what is named so, else of what has a number, else of all.
fn best([all, numbered, named]: [usize; 3]) -> usize {
    [named, numbered].into_iter().find(|count| *count > 0).unwrap_or(all)
}

static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:(?:phụ lục|tổng hợp|danh mục|danh sách|bảng|biểu|kết quả|tiến độ|tình hình|thực hiện|triển khai|",
        r"về|các)\s+){0,5}(?P<count>\d{1,4})\s+(?P<noun>\pL+(?:\s\pL+)?)",
    ))
});

/// A title that says how many there are, against the headings of the groups and against the rows.
fn title_differs(paper: &Paper<'_>, sheet: Sheet<'_>, groups: &[Group]) -> Vec<Finding> {
    let Some(title) = paper.division.title.as_ref().filter(|_| paper.sheets.len() == 1) else {
        return Vec::new();
    };
    let Some(found) = TITLE.captures(title.as_str()) else { return Vec::new() };
    let (Ok(count), noun) = (found["count"].parse::<usize>(), fold::key(&found["noun"])) else {
        return Vec::new();
    };
    let range = found.get(1).map_or(0..0, |count| count.range());
    let end = found.name("noun").map_or(range.end, |noun| noun.end());
    let title_told =
        Told { count, noun, spans: title.spans_of(range.start..end), range: range.start..end };
    let rows = rows_differ(sheet, title, &title_told);
    headings_differ(title, &title_told, groups).into_iter().chain(rows).collect()
}

/// The rows of a table under a title with a number: told where they nearly fit it, so that it is them it counts.
fn rows_differ(sheet: Sheet<'_>, title: &Text, told: &Told) -> Option<Finding> {
    let counts = counts(sheet, 0..sheet.record.row_kinds.len(), &told.noun);
    let counted = best(counts);
    let is_near = told.count.abs_diff(counted) * 5 <= told.count;
    let is_other = counts.contains(&told.count) || !is_near || counted < 2;
    let finding = || told.differs("count.title-differs", title, counted, "hàng trong bảng");
    (!is_other).then(finding)
}

/// The numbers of the headings of one noun, against the number of the title.
fn headings_differ(title: &Text, told: &Told, groups: &[Group]) -> Option<Finding> {
    let top = groups.iter().map(|group| group.level).min()?;
    let top: Vec<&Group> = groups.iter().filter(|group| group.level == top).collect();
    let numbers: Vec<&Told> = top
        .iter()
        .filter_map(|group| group.told.as_ref())
        .filter(|own| told.noun.starts_with(&own.noun) || own.noun.starts_with(&told.noun))
        .collect();
    let sum: usize = numbers.iter().map(|own| own.count).sum();
    let is_whole = numbers.len() == top.len();
    // Where a heading has no number, the others can only be too many; much less than the title says is a part of it.
    let is_part = sum * 5 < told.count * 3;
    let holds = if is_whole { sum == told.count || is_part } else { sum <= told.count };
    if numbers.len() < 2 || holds {
        return None;
    }
    let terms: Vec<String> = numbers.iter().map(|own| own.count.to_string()).collect();
    let sign = if is_whole { "≠" } else { ">" };
    let text = format!("{} = {sum} {sign} {}", terms.join(" + "), told.count);
    let gap = sum.abs_diff(told.count);
    let vi = format!("Tổng số ghi ở các nhóm {text}, lệch {gap}");
    let en = format!("The numbers of the groups make {text}, off by {gap}");
    let printed = &title.as_str()[told.range.clone()];
    let spans = told.spans.iter().chain(numbers.iter().flat_map(|own| &own.spans));
    let finding = checks::finding("count.headings-differ", &vi, &en);
    Some(finding.saying(printed, &sum.to_string()).at(spans.copied().collect()))
}
