//! Columns that are the sum or the percentage of others in nearly every row → the rows in which they are not.

use super::blame::Miss;
use super::{Figures, Sum};
use crate::data::Finding;
use crate::lang::checks;
use crate::lang::number::print_in;
use rust_decimal::{Decimal, RoundingStrategy};

/// Rows in which a relation must hold before it is believed whatever the table.
const FEWEST: usize = 3;
/// Fewer columns of figures than this are few.
const FEW_COLUMNS: usize = 6;
/// Most columns of figures among which relations are sought.
const MOST_COLUMNS: usize = 24;

/// The sums that columns of totals claim and do not have.
pub(super) fn sums(figures: &Figures<'_>) -> Vec<Miss> {
    let columns = columns(figures);
    let is_total = |column: usize| {
        let heading = figures.heading(column);
        ["tổng", "cộng"].iter().any(|word| heading.contains(word))
    };
    let places = (0..columns.len()).filter(|at| is_total(columns[*at]));
    places.flat_map(|at| sums_of(figures, columns[at], &columns, at)).collect()
}

/// The percentages that columns of shares claim and do not have.
pub(super) fn shares(figures: &Figures<'_>) -> Vec<Finding> {
    let columns = columns(figures);
    let is_share = |column: &&usize| {
        let heading = figures.heading(**column);
        heading.contains('%') || heading.contains("tỉ lệ")
    };
    columns.iter().filter(is_share).flat_map(|share| shares_of(figures, *share, &columns)).collect()
}

fn columns(figures: &Figures<'_>) -> Vec<usize> {
    figures.columns.iter().copied().take(MOST_COLUMNS).collect()
}

/// Whether a relation that holds so often and fails so often is one: sums and percentages are seldom met by chance,
/// among few columns hardly twice.
fn is_relation(holding: usize, failing: usize, columns: usize) -> bool {
    (holding >= FEWEST && failing < holding)
        || (holding == 2 && failing == 1 && columns < FEW_COLUMNS)
}

/// A column of totals over the columns right of it, as many as make it hold most often; else left of it.
fn sums_of(figures: &Figures<'_>, whole: usize, columns: &[usize], at: usize) -> Vec<Miss> {
    let right = (at + 3..=columns.len()).map(|end| &columns[at + 1..end]);
    let left = (0..at.saturating_sub(1)).map(|start| &columns[start..at]);
    let judged = right.chain(left).map(|parts| (parts, judge(figures, whole, parts)));
    let best = judged.max_by_key(|(_, (holding, missing))| (*holding, usize::MAX - missing.len()));
    let Some((parts, (holding, missing))) = best else { return Vec::new() };
    if !is_relation(holding, missing.len(), columns.len()) {
        return Vec::new();
    }
    let miss = |(row, sum): (usize, Sum)| {
        let parts = parts.iter().map(|column| (row, *column)).collect();
        Miss { code: "sum.row-differs", whole: (row, whole), parts, sum }
    };
    missing.into_iter().map(miss).collect()
}

/// In how many rows the parts make the whole, and where they do not.
fn judge(figures: &Figures<'_>, whole: usize, parts: &[usize]) -> (usize, Vec<(usize, Sum)>) {
    let mut holding = 0;
    let mut missing = Vec::new();
    for row in 0..figures.cells.len() {
        match across(figures, row, whole, parts) {
            Some(sum) if sum.holds() => holding += 1,
            Some(sum) => missing.push((row, sum)),
            None => {}
        }
    }
    (holding, missing)
}

fn across(figures: &Figures<'_>, row: usize, whole: usize, parts: &[usize]) -> Option<Sum> {
    let whole = figures.cell(row, whole)?.clone();
    let parts = figures.numbers(parts.iter().map(|column| (row, *column)))?;
    (!parts.is_empty()).then_some(Sum { whole, parts, habit: figures.habit })
}

/// A column of percentages: of which two columns it is the share or the growth, and where it is not.
fn shares_of(figures: &Figures<'_>, share: usize, columns: &[usize]) -> Vec<Finding> {
    let others: Vec<usize> = columns.iter().copied().filter(|column| *column != share).collect();
    let pairs = others.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
    let judged = pairs.filter(|(one, other)| one != other).map(|pair| shared(figures, share, pair));
    let best = judged.max_by_key(|(holding, missing)| (*holding, usize::MAX - missing.len()));
    let Some((holding, missing)) = best else { return Vec::new() };
    if !is_relation(holding, missing.len(), columns.len()) {
        return Vec::new();
    }
    missing.into_iter().filter_map(|miss| share_finding(figures, share, &miss)).collect()
}

/// A row whose percentage is another than that of its part and whole.
struct Off {
    row: usize,
    part: usize,
    whole: usize,
    exact: Decimal,
}

fn shared(figures: &Figures<'_>, share: usize, (part, whole): (usize, usize)) -> (usize, Vec<Off>) {
    let mut holding = 0;
    let mut missing = Vec::new();
    for row in (0..figures.cells.len()).filter(|row| !figures.is_rate(*row)) {
        let number = |column: usize| figures.cell(row, column);
        let (Some(printed), Some(one), Some(other)) = (number(share), number(part), number(whole))
        else {
            continue;
        };
        let Some(exact) = percent(one.value, other.value) else { continue };
        // A percentage printed with few decimals is rounded, one with none to whole points.
        if (exact - printed.value).abs() <= Decimal::new(1, printed.scale()) {
            holding += 1;
        } else {
            missing.push(Off { row, part, whole, exact });
        }
    }
    (holding, missing)
}

fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

fn share_finding(figures: &Figures<'_>, share: usize, miss: &Off) -> Option<Finding> {
    let printed = figures.cell(miss.row, share)?;
    let (part, whole) = (figures.cell(miss.row, miss.part)?, figures.cell(miss.row, miss.whole)?);
    let away = RoundingStrategy::MidpointAwayFromZero;
    let scale = printed.scale().max(1);
    let expected = print_in(miss.exact.round_dp_with_strategy(scale, away), figures.habit);
    let name = figures.name(miss.row, share);
    let text = format!("{name}: {}/{} = {expected}% ≠ {}%", part.text, whole.text, printed.text);
    let finding = checks::finding("sum.percent-differs", &text, &text);
    let finding = finding.saying(&format!("{}%", printed.text), &format!("{expected}%"));
    let record_id = Some(figures.sheet.record.id.clone());
    Some(Finding { record_id, ..finding }.at(figures.spans(miss.row, share)))
}
