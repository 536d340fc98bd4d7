//! The tasks of an input → the same task in two tables that belong together: a decision, its plan and their appendices.
//! What tables of different places, bodies or periods say of tasks of one name is said of different tasks.

use crate::audit::input::{Input, Paper};
use crate::data::{TableRecord, Task};
use crate::lang::fold;
use crate::lang::keyed::key_pattern;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Fewest words of a title that names a task without its group.
const WORDS: usize = 5;

/// What tells the table of one place, body or time from that of another, and its name.
static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"\b(xã|phường|đặc khu|huyện|thị xã|thành phố|tỉnh|sở|ban|ngành|cơ quan|đơn vị|công an|quý|tháng|năm|tuần|đợt|kỳ|giai đoạn|ngày|lần|khối|lĩnh vực|nhóm)\s+([\p{L}\d/]+(?:\s+[\p{L}\d/]+)?)",
    )
});

/// Pairs of tasks that are the same, in source order; the first of them beside each other one.
pub(in super::super) struct Twins;

/// A task beside what its table is about.
struct Placed<'a> {
    task: &'a Task,
    table: (usize, &'a str),
}

impl Twins {
    /// The pairs of an input.
    pub(in super::super) fn of<'a>(
        input: &Input<'a>,
    ) -> impl Iterator<Item = (&'a Task, &'a Task)> {
        let mut same: BTreeMap<(usize, String), Vec<Placed<'a>>> = BTreeMap::new();
        for (at, paper) in input.papers.iter().enumerate() {
            for task in paper.tasks.iter().copied() {
                let Some(table) = task.table_id.as_deref() else { continue };
                if let Some(key) = name(task) {
                    let placed = Placed { task, table: (at, table) };
                    same.entry((paper.family, key)).or_default().push(placed);
                }
            }
        }
        let captions = captions(input);
        let pairs: Vec<_> =
            same.into_values().filter(|all| is_once_a_table(all)).flat_map(pairs).collect();
        let parallel = parallel(&pairs);
        let meant = move |(one, other): &(Placed<'_>, Placed<'_>)| {
            let about =
                |placed: &Placed<'_>| captions.get(placed.table.1).cloned().unwrap_or_default();
            !parallel.contains(&(one.table.1.to_owned(), other.table.1.to_owned()))
                && is_one(&about(one), &about(other))
                && is_of_one_time(one.task, other.task)
        };
        let meant: Vec<_> = pairs.into_iter().filter(meant).collect();
        meant.into_iter().map(|(one, other)| (one.task, other.task))
    }
}

/// What a task is known by: its title, and its group where the title is short.
fn name(task: &Task) -> Option<String> {
    let title = fold::key(task.title.as_deref()?);
    if title.split_whitespace().nth(WORDS - 1).is_some() {
        return Some(title);
    }
    let group = fold::key(task.group.as_deref()?);
    title.contains(' ').then(|| format!("{group} / {title}"))
}

/// Whether no table names the task twice: else its name tells it from no other.
fn is_once_a_table(all: &[Placed<'_>]) -> bool {
    let tables: BTreeSet<&str> = all.iter().map(|placed| placed.table.1).collect();
    all.len() > 1 && tables.len() == all.len()
}

fn pairs(all: Vec<Placed<'_>>) -> Vec<(Placed<'_>, Placed<'_>)> {
    let mut all = all.into_iter();
    let Some(first) = all.next() else { return Vec::new() };
    all.map(|other| (Placed { ..first }, other)).collect()
}

/// Pairs of tables whose common tasks differ more often than not: forms filled in by two bodies, or for two places.
fn parallel(pairs: &[(Placed<'_>, Placed<'_>)]) -> BTreeSet<(String, String)> {
    let mut counts: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
    for (one, other) in pairs {
        let tables = (one.table.1.to_owned(), other.table.1.to_owned());
        let (all, different) = counts.entry(tables).or_default();
        *all += 1;
        let code = |placed: &Placed<'_>| placed.task.status.as_ref().map(|status| status.code);
        let leads = |placed: &Placed<'_>| -> BTreeSet<Option<String>> {
            placed.task.leads.iter().map(|lead| lead.agency_id.clone()).collect()
        };
        *different += usize::from(code(one) != code(other) || leads(one) != leads(other));
    }
    let often = |(_, (all, different)): &((String, String), (usize, usize))| {
        *all > 2 && different * 2 > *all
    };
    counts.into_iter().filter(often).map(|(tables, _)| tables).collect()
}

/// What the words above each table say it is about.
fn captions(input: &Input<'_>) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut captions = BTreeMap::new();
    for paper in &input.papers {
        let tasks = paper.tasks.iter().rev();
        let sections: BTreeMap<&str, &[String]> = tasks
            .filter_map(|task| Some((task.table_id.as_deref()?, task.section.as_slice())))
            .collect();
        for sheet in &paper.sheets {
            let section = sections.get(sheet.record.id.as_str()).copied().unwrap_or_default();
            captions.insert(sheet.record.id.clone(), about(paper, sheet.record, section));
        }
    }
    captions
}

fn about(paper: &Paper<'_>, table: &TableRecord, section: &[String]) -> BTreeMap<String, String> {
    let section = section.join(" ; ");
    let own = [paper.document.title.as_deref(), table.title.as_deref(), Some(&section)];
    let text = fold::key(&own.into_iter().flatten().collect::<Vec<_>>().join(" ; "));
    ABOUT.captures_iter(&text).map(|found| (found[1].to_owned(), found[2].to_owned())).collect()
}

/// Whether two tables are about the same: nothing that both name differs.
fn is_one(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> bool {
    one.iter().all(|(what, name)| other.get(what).is_none_or(|known| known == name))
}

/// Whether nothing says that two tasks are of different times.
fn is_of_one_time(one: &Task, other: &Task) -> bool {
    let edtf = |task: &Task| task.deadline.as_ref().and_then(|deadline| deadline.edtf.clone());
    edtf(one).zip(edtf(other)).is_none_or(|(one, other)| one == other)
}
