//! Rows of totals and of groups → those whose figures are not the sums of the rows they stand for.

use super::blame::Miss;
use super::{Figures, Sum};
use crate::audit::levels::Level;
use rust_decimal::Decimal;

/// A row and the rows that should make it.
struct Group {
    whole: usize,
    parts: Vec<usize>,
}

/// The sums that rows claim and do not have.
pub(super) fn find(figures: &Figures<'_>) -> Vec<Miss> {
    let Some(levels) = figures.levels() else { return Vec::new() };
    let mut findings = Vec::new();
    for row in (0..levels.len()).filter(|row| levels[*row] == Level::Total) {
        findings.extend(of_total(figures, &levels, row));
    }
    findings.extend(of_groups(figures, &levels));
    findings
}

/// What is wrong in a row of totals, by the reading of the table under which most of its columns hold.
fn of_total(figures: &Figures<'_>, levels: &[Level], row: usize) -> Vec<Miss> {
    let readings = readings(levels, row);
    let judged = readings.iter().map(|parts| judge(figures, row, parts));
    let Some(best) =
        judged.max_by_key(|judged| (judged.holding, usize::MAX - judged.missing.len()))
    else {
        return Vec::new();
    };
    let plain = readings.len() == 1 && readings[0].len() >= 3 && is_flat(levels);
    let is_sure = best.holding > 0 && best.missing.len() <= best.holding.max(1);
    let is_near = |sum: &Sum| sum.share().is_some_and(|share| share <= Decimal::new(20, 2));
    let told = best.missing.into_iter().filter(|(_, sum)| is_sure || (plain && is_near(sum)));
    told.map(|(column, sum)| miss("sum.total-differs", row, &best.parts, column, sum)).collect()
}

fn miss(code: &'static str, row: usize, parts: &[usize], column: usize, sum: Sum) -> Miss {
    let parts = parts.iter().map(|part| (*part, column)).collect();
    Miss { code, whole: (row, column), parts, sum }
}

/// Rows of totals beyond which none is taken for the total of the others.
const MOST_TOTALS: usize = 64;

/// The rows that a row of totals can stand for: those below it, or above, up to the next such row, of the highest
/// level there is.
fn readings(levels: &[Level], row: usize) -> Vec<Vec<usize>> {
    let is_total = |row: &usize| levels[*row] == Level::Total;
    let below: Vec<usize> = (row + 1..levels.len()).take_while(|row| !is_total(row)).collect();
    let above: Vec<usize> = (0..row).rev().take_while(|row| !is_total(row)).collect();
    let all: Vec<usize> = (0..levels.len()).filter(|other| !is_total(other)).collect();
    let totals: Vec<usize> =
        (0..levels.len()).filter(|other| is_total(other) && *other != row).collect();
    let mut readings: Vec<Vec<usize>> = Vec::new();
    // With many totals each is one of what stands around it.
    let wide = if totals.len() > MOST_TOTALS { Vec::new() } else { all };
    for rows in [below, above, wide] {
        let Some(top) = rows.iter().map(|row| levels[*row]).min() else { continue };
        let mut parts: Vec<usize> = rows.into_iter().filter(|row| levels[*row] == top).collect();
        parts.sort_unstable();
        if parts.len() > 1 && !readings.contains(&parts) {
            readings.push(parts);
        }
    }
    if (2..=MOST_TOTALS).contains(&totals.len()) {
        readings.push(totals);
    }
    readings
}

/// Which columns hold under a reading, and which do not.
struct Judged {
    parts: Vec<usize>,
    holding: usize,
    missing: Vec<(usize, Sum)>,
}

fn judge(figures: &Figures<'_>, whole: usize, parts: &[usize]) -> Judged {
    let mut judged = Judged { parts: parts.to_vec(), holding: 0, missing: Vec::new() };
    for column in figures.columns.iter().copied().filter(|column| !figures.is_no_sum(*column)) {
        match figures.sum(whole, parts, column) {
            Some(sum) if sum.holds() => judged.holding += 1,
            Some(sum) => judged.missing.push((column, sum)),
            None => {}
        }
    }
    judged
}

/// Whether a table has one row of totals, first or last, and no groups.
fn is_flat(levels: &[Level]) -> bool {
    let totals: Vec<usize> = (0..levels.len()).filter(|row| levels[*row] == Level::Total).collect();
    let at_end = totals == [0] || totals == [levels.len() - 1];
    at_end && levels.iter().all(|level| matches!(level, Level::Total | Level::Number))
}

/// Rows of groups whose figures are the sums of the rows below them nearly everywhere in the table, where they
/// are not.
fn of_groups(figures: &Figures<'_>, levels: &[Level]) -> Vec<Miss> {
    let groups = groups(levels);
    let mut holding = 0_usize;
    let mut missing: Vec<Miss> = Vec::new();
    for group in &groups {
        let judged = judge(figures, group.whole, &group.parts);
        holding += judged.holding;
        let told = judged.missing.into_iter();
        missing.extend(told.map(|(column, sum)| {
            miss("sum.group-differs", group.whole, &group.parts, column, sum)
        }));
    }
    if holding < 2 || missing.len() > holding { Vec::new() } else { missing }
}

/// The rows that have deeper ones right below them, with those of the next level down.
fn groups(levels: &[Level]) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut open: Vec<Group> = Vec::new();
    for (row, level) in levels.iter().enumerate() {
        while open.last().is_some_and(|group| levels[group.whole] >= *level) {
            groups.extend(open.pop());
        }
        if let Some(above) = open.last_mut() {
            let first = above.parts.first().map(|part| levels[*part]);
            if first.is_none_or(|first| first == *level) {
                above.parts.push(row);
            }
        }
        if !matches!(level, Level::Total | Level::Among) {
            open.push(Group { whole: row, parts: Vec::new() });
        }
    }
    groups.extend(open);
    groups.retain(|group| {
        let among = group.parts.first().is_some_and(|part| levels[*part] == Level::Among);
        group.parts.len() > 1 && !among
    });
    groups
}
