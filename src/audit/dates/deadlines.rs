//! Deadlines of tasks → those that ended before the document that sets them, those that are past while the work is
//! reported as unfinished, those that say no time.

use crate::audit::input::{Input, Paper};
use crate::audit::stages;
use crate::data::{Deadline, DeadlineKind, Finding, Span, Task};
use crate::lang::date::shown;
use crate::lang::keyed::key_pattern;
use crate::lang::{checks, date, fold};
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Documents that set deadlines.
const ASSIGNING: [&str; 12] = [
    "plan",
    "decision",
    "directive",
    "programme",
    "resolution",
    "official_letter",
    "telegram",
    "notice",
    "scheme",
    "project",
    "conclusion",
    "appendix",
];
/// What a document says in its title that looks back, or changes what an earlier one has set.
static LOOKS_BACK: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"\b(?:báo\s+cáo|kết\s+quả|tình\s+hình|tiến\s+độ|tổng\s+kết|sơ\s+kết|đánh\s+giá|điều\s+chỉnh|sửa\s+đổi|bổ\s+sung|gia\s+hạn|hợp\s+nhất|đã\s+hoàn\s+thành|lịch\s+sử|theo\s+dõi|đôn\s+đốc|quá\s+hạn|chậm)\b",
    )
});
/// Something that has been done: its time is no deadline.
static DONE: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"(?:^|[^\p{L}])(?:đã|từ\s+khi|kể\s+từ)(?:[^\p{L}]|$)"));
/// A deadline that was moved.
static MOVED: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"\b(?:gia\s+hạn|lùi\s+(?:thời|tiến)|kéo\s+dài\s+(?:thời|đến|sang)|điều\s+chỉnh\s+(?:thời|tiến)|chuyển\s+sang\s+(?:năm|quý|tháng))\b",
    )
});

/// A roadmap that is nobody's.
static NOBODYS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^\s*theo\s+(?:quy\s+định|kế\s+hoạch|lộ\s+trình|tiến\s+độ|thực\s+tế|chỉ\s+đạo)\s*[.;]?\s*$",
    )
});

/// The findings of one document.
pub(super) fn find(input: &Input<'_>, paper: &Paper<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = paper.tasks.iter().filter_map(|task| empty(task)).collect();
    findings.extend(before_document(input, paper));
    findings.extend(past(paper));
    findings
}

/// A deadline that says no time.
fn empty(task: &Task) -> Option<Finding> {
    let deadline = task.deadline.as_ref()?;
    let nobody =
        deadline.kind == DeadlineKind::Roadmap && NOBODYS.is_match(&fold::key(&deadline.raw));
    let says = !nobody && deadline.kind != DeadlineKind::Unspecified
        || deadline.raw.contains(|c: char| c.is_ascii_digit());
    if says || task.table_id.is_none() || !deadline.raw.contains(char::is_alphabetic) {
        return None;
    }
    let raw = &deadline.raw;
    let finding = checks::finding(
        "date.says-nothing",
        &format!("thời hạn “{raw}” không nêu thời gian nào"),
        &format!("the deadline “{raw}” says no time"),
    );
    Some(of_task(finding.finding(raw), task))
}

/// The last day of a deadline that is one: all that a task has to be done by.
fn end(task: &Task) -> Option<&str> {
    let is_one = |deadline: &Deadline| {
        let kinds = [DeadlineKind::By, DeadlineKind::Within];
        kinds.contains(&deadline.kind) && !deadline.ongoing && deadline.end.is_some()
    };
    let all = [&task.deadline].into_iter().flatten().chain(&task.deadlines);
    if !all.clone().all(is_one) {
        return None;
    }
    all.filter_map(|deadline| deadline.end.as_deref()).max()
}

/// Deadlines that ended before the document's own day. Where most do, the day or the table is another thing than it
/// seems.
fn before_document(input: &Input<'_>, paper: &Paper<'_>) -> Vec<Finding> {
    let Some(day) = paper.day.filter(|_| sets_deadlines(input, paper)) else { return Vec::new() };
    let open = |task: &&&Task| task.status.is_none() && task.result.is_none();
    let dated = paper.tasks.iter().filter(open).filter_map(|task| Some((*task, end(task)?)));
    let early: Vec<(&Task, &str)> = dated.clone().filter(|(_, end)| *end < day).collect();
    if early.len() * 2 > dated.count().max(2) {
        return Vec::new();
    }
    early
        .into_iter()
        .filter(|(task, _)| is_set(task))
        .map(|(task, _)| early_one(task, day))
        .collect()
}

/// Whether a document and what it belongs to assign work, and no column says how far it is.
fn sets_deadlines(input: &Input<'_>, paper: &Paper<'_>) -> bool {
    let columns = paper.sheets.iter().flat_map(|sheet| &sheet.record.columns);
    let tells = ["status", "status_mark", "result"];
    let reports = columns.into_iter().any(|column| tells.contains(&column.role.as_str()));
    !reports && [paper, &input.papers[paper.family]].iter().all(|paper| assigns(paper))
}

fn assigns(paper: &Paper<'_>) -> bool {
    let document = paper.document;
    let title = document.title.as_deref().unwrap_or_default();
    let looks_back = document.period.is_some() || LOOKS_BACK.is_match(&fold::key(title));
    ASSIGNING.contains(&document.kind.as_str()) && !looks_back
}

/// Whether the deadline is set for the task: in its own cell or line, or by words of a sentence that does not look
/// back.
fn is_set(task: &Task) -> bool {
    let title = fold::key(task.title.as_deref().unwrap_or_default());
    let is_duty = task.flags.iter().any(|flag| flag == "organisation-duty");
    let by = task.deadline.as_ref().is_some_and(|deadline| deadline.kind == DeadlineKind::By);
    let raw = task.deadline.as_ref().map(|deadline| fold::key(&deadline.raw)).unwrap_or_default();
    !DONE.is_match(&title) && !DONE.is_match(&raw) && (task.table_id.is_some() || by || !is_duty)
}

fn early_one(task: &Task, day: &str) -> Finding {
    let raw = task.deadline.as_ref().map_or("", |deadline| deadline.raw.as_str());
    let own = shown(day);
    let finding = checks::finding(
        "date.deadline-before-document",
        &format!("thời hạn “{raw}” đã hết trước ngày văn bản ({own})"),
        &format!("the deadline “{raw}” had ended before the day of the document ({own})"),
    );
    of_task(finding.saying(raw, &format!("≥ {own}")), task)
}

/// Deadlines that are past on the day of the report while the task is reported as unfinished.
fn past(paper: &Paper<'_>) -> Vec<Finding> {
    let as_of = paper.document.period.as_ref().and_then(|period| period.as_of.as_deref());
    let Some(day) = as_of.or(paper.day).or_else(|| reached(paper)) else { return Vec::new() };
    let late = late_rows(paper);
    let is_told = |task: &&&Task| {
        let start = task.spans.get("deadline").and_then(|spans| spans.first())?.start();
        late.range(..=start).next_back().map(|(_, end)| start < *end)
    };
    let open = paper.tasks.iter().filter(|task| is_told(task) != Some(true));
    open.filter_map(|task| overdue(task, day)).collect()
}

/// Words of a row that say that it is late, or got more time.
static LATE: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"\b(?:quá\s+hạn|chậm|trễ|gia\s+hạn|lùi\s+thời)"));

/// The rows of tables that say so: first and last byte.
fn late_rows(paper: &Paper<'_>) -> BTreeMap<u32, u32> {
    let rows = paper.sheets.iter().flat_map(|sheet| &sheet.table.rows);
    let late =
        rows.filter(|row| row.cells.iter().any(|cell| LATE.is_match(&fold::key(cell.as_str()))));
    let hulls = late.filter_map(|row| {
        let spans: Vec<Span> = row.cells.iter().flat_map(crate::data::Text::spans).collect();
        Span::hull_of(&spans)
    });
    hulls.map(|hull| (hull.start(), hull.end())).collect()
}

/// Of a report without a date: the last day that its figures are counted to, or a paper it cites was made. It is a day
/// that is past when the report is written. One more than a year behind all others is a misprint.
fn reached<'a>(paper: &Paper<'a>) -> Option<&'a str> {
    const YEAR: i64 = 366;
    let counted = paper.metrics.iter().filter_map(|metric| metric.as_of.as_deref());
    let cited = paper.citations.iter().filter_map(|citation| citation.date.as_deref());
    let mut days: Vec<&str> = counted.chain(cited).filter(|day| day.len() == DAY).collect();
    days.sort_unstable();
    let last = days.pop()?;
    let is_near = |day: &&str| date::days_between(day, last).is_some_and(|days| days <= YEAR);
    days.last().filter(|day| is_near(day)).map(|_| last)
}

/// Length of `2026-04-24`.
const DAY: usize = 10;

fn overdue(task: &Task, day: &str) -> Option<Finding> {
    let status = task.status.as_ref().filter(|status| stages::is_unfinished(status.code))?;
    end(task).filter(|end| *end < day)?;
    let told = [task.result.as_deref(), task.difficulty.as_deref(), task.next_step.as_deref()];
    let moved = |text: &str| MOVED.is_match(&fold::key(text));
    if told.into_iter().flatten().chain([status.raw.as_str()]).any(moved) {
        return None;
    }
    let raw = task.deadline.as_ref().map_or("", |deadline| deadline.raw.as_str());
    let (said, shown) = (&status.raw, shown(day));
    let finding = checks::finding(
        "date.deadline-past",
        &format!("thời hạn “{raw}” đã qua vào ngày {shown}, nhưng tình trạng là “{said}”"),
        &format!("the deadline “{raw}” is past on {shown}, but the status is “{said}”"),
    );
    let finding = of_task(finding.finding(said), task);
    let status = task.spans.get("status").into_iter().flatten();
    let spans: Vec<Span> = finding.spans.iter().chain(status).copied().collect();
    Some(finding.at(spans))
}

fn of_task(finding: Finding, task: &Task) -> Finding {
    let spans = task.spans.get("deadline").cloned().unwrap_or_default();
    Finding {
        record_id: Some(task.id.clone()),
        document_id: Some(task.document_id.clone()),
        ..finding
    }
    .at(spans)
}
