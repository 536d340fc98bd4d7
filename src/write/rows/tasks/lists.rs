//! The lists inside tasks → rows: bodies, deadlines, places.

use super::super::cell::{spans, word};
use super::super::{Column, Kind, Link, Plan, Sheet, col, sheet};
use super::TO_TASK;
use crate::data::{Deadline, Mention, Place, Report, Task};
use std::io;

/// A body in its role.
struct Owner {
    task_id: String,
    role: &'static str,
    /// Place among those of its role, from 1.
    position: usize,
    mention: Mention,
}

static OWNERS: [Column<Owner>; 8] = [
    col("task_id", Kind::String, "Mã nhiệm vụ", "Its task.", |o| o.task_id.as_str().into()),
    col("role", Kind::String, "Vai trò", "Lead, support, monitor, appraise, approve.", |o| {
        o.role.into()
    }),
    col("position", Kind::Integer, "Thứ tự", "Place in its role, from 1.", |o| {
        o.position.into()
    }),
    col("name", Kind::String, "Tên", "As printed.", |o| o.mention.name.as_str().into()),
    col("agency_id", Kind::String, "Mã cơ quan", "The body.", |o| {
        o.mention.agency_id.as_deref().into()
    }),
    col("collective", Kind::Boolean, "Nhóm cơ quan", "It names a group of bodies.", |o| {
        o.mention.collective.into()
    }),
    col("scope", Kind::String, "Phạm vi", "The limiting parenthesis.", |o| {
        o.mention.scope.as_deref().into()
    }),
    col("spans", Kind::String, "Vị trí", "Source ranges in bytes.", |o| spans(&o.mention.spans)),
];

/// The lists of mentions of a task, each with its role.
fn roles(task: &Task) -> [(&'static str, &[Mention]); 5] {
    [
        ("lead", &task.leads),
        ("support", &task.supports),
        ("monitor", &task.monitors),
        ("appraise", &task.appraisers),
        ("approve", &task.approvers),
    ]
}

fn owners(report: &Report, take: &mut dyn FnMut(&Owner) -> io::Result<()>) -> io::Result<()> {
    report.tasks.iter().try_for_each(|task| {
        roles(task).into_iter().try_for_each(|(role, mentions)| {
            mentions.iter().enumerate().try_for_each(|(at, mention)| {
                let (task_id, mention) = (task.id.clone(), mention.clone());
                take(&Owner { task_id, role, position: at + 1, mention })
            })
        })
    })
}

/// One member of a list of a task.
struct Part<T> {
    task_id: String,
    /// Place in the list, from 1.
    position: usize,
    it: T,
}

const fn task_id<T>() -> Column<Part<T>> {
    col("task_id", Kind::String, "Mã nhiệm vụ", "Its task.", |p| p.task_id.as_str().into())
}

const fn position<T>() -> Column<Part<T>> {
    col("position", Kind::Integer, "Thứ tự", "Place in its list, from 1.", |p| {
        p.position.into()
    })
}

static DEADLINES: [Column<Part<Deadline>>; 11] = [
    task_id(),
    position(),
    col("raw", Kind::String, "Thời hạn", "As printed.", |p| p.it.raw.as_str().into()),
    col("kind", Kind::String, "Loại thời hạn", "What sort of time.", |p| word(&p.it.kind)),
    col("edtf", Kind::String, "Thời hạn (EDTF)", "EDTF.", |p| p.it.edtf.as_deref().into()),
    col("start", Kind::Date, "Từ ngày", "First day.", |p| p.it.start.as_deref().into()),
    col("end", Kind::Date, "Đến ngày", "Last day, as printed.", |p| p.it.end.as_deref().into()),
    col("before", Kind::Boolean, "Trước ngày", "The day itself is excluded.", |p| {
        p.it.before.into()
    }),
    col("rrule", Kind::String, "Quy tắc lặp", "Recurrence rule, RFC 5545.", |p| {
        p.it.rrule.as_deref().into()
    }),
    col("ongoing", Kind::Boolean, "Duy trì", "To be kept up afterwards.", |p| p.it.ongoing.into()),
    col("condition", Kind::String, "Điều kiện", "What it depends on.", |p| {
        p.it.condition.as_deref().into()
    }),
];

static PLACES: [Column<Part<Place>>; 5] = [
    task_id(),
    position(),
    col("name", Kind::String, "Tên", "As printed.", |p| p.it.name.as_str().into()),
    col("unit_code", Kind::String, "Mã đơn vị", "Official code.", |p| {
        p.it.unit_code.as_deref().into()
    }),
    col("province_code", Kind::String, "Mã tỉnh", "Official code.", |p| {
        p.it.province_code.as_deref().into()
    }),
];

/// Hands over each member of one list of each task.
fn each<T>(
    report: &Report,
    list: impl Fn(&Task) -> Vec<T>,
    take: &mut dyn FnMut(&Part<T>) -> io::Result<()>,
) -> io::Result<()> {
    report.tasks.iter().try_for_each(|task| {
        list(task)
            .into_iter()
            .enumerate()
            .try_for_each(|(at, it)| take(&Part { task_id: task.id.clone(), position: at + 1, it }))
    })
}

const fn plan(
    name: &'static str,
    title: &'static str,
    about: &'static str,
    key: &'static [&'static str],
) -> Plan {
    Plan { name, title, about, key, links: const { &[TO_TASK] } }
}

/// `task_agencies`, `task_deadlines` and `task_places`.
pub(super) fn sheets() -> Vec<Sheet> {
    let by_position = &["source", "task_id", "position"];
    let owner_plan = Plan {
        links: const { &[TO_TASK, Link::sometimes("agency_id", "agencies")] },
        ..plan(
            "task_agencies",
            "Cơ quan của nhiệm vụ",
            "Bodies of each task in their roles.",
            &["source", "task_id", "role", "position"],
        )
    };
    let deadlines = plan(
        "task_deadlines",
        "Các thời hạn",
        "All deadlines of tasks whose cell names several.",
        by_position,
    );
    let places = plan("task_places", "Địa bàn", "Places that tasks are about.", by_position);
    vec![
        sheet(owner_plan, &OWNERS, owners),
        sheet(deadlines, &DEADLINES, |report, take| each(report, |t| t.deadlines.clone(), take)),
        sheet(places, &PLACES, |report, take| each(report, |t| t.places.clone(), take)),
    ]
}
