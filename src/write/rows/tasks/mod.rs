//! Tasks → rows. Names of bodies stand in the row for people to read; the whole mentions are in
//! `task_agencies`.

mod lists;

use super::cell::{field_spans, joined, word};
use super::{BY_ID, Cell, Column, Kind, Link, Plan, Sheet, col, sheet};
use crate::data::{Deadline, Mention, Status, Task};

static TASKS: [Column<Task>; 36] = [
    col("id", Kind::String, "Mã nhiệm vụ", "Id of the task.", |t| t.id.as_str().into()),
    col("document_id", Kind::String, "Mã văn bản", "Its document.", |t| {
        t.document_id.as_str().into()
    }),
    col("table_id", Kind::String, "Mã bảng", "Its table; empty in prose.", |t| {
        t.table_id.as_deref().into()
    }),
    col("section", Kind::String, "Mục", "Labels and headings from the outside in.", |t| {
        joined(&t.section)
    }),
    col("ordinal", Kind::String, "Số thứ tự", "As printed.", |t| t.ordinal.as_deref().into()),
    col("group", Kind::String, "Nhóm", "Group row, group column or heading.", |t| {
        t.group.as_deref().into()
    }),
    col("title", Kind::String, "Nhiệm vụ", "What is to be done.", |t| {
        t.title.as_deref().into()
    }),
    col("objective", Kind::String, "Mục tiêu", "To what end.", |t| {
        t.objective.as_deref().into()
    }),
    col("leads", Kind::String, "Chủ trì", "Who leads, as printed.", |t| names(&t.leads)),
    col("supports", Kind::String, "Phối hợp", "Who supports.", |t| names(&t.supports)),
    col("monitors", Kind::String, "Theo dõi, đôn đốc", "Who monitors.", |t| {
        names(&t.monitors)
    }),
    col("appraisers", Kind::String, "Thẩm định", "Who appraises.", |t| names(&t.appraisers)),
    col("approvers", Kind::String, "Phê duyệt", "Who approves.", |t| names(&t.approvers)),
    col("deadline_raw", Kind::String, "Thời hạn", "Deadline as printed.", |t| {
        due(t).map(|d| d.raw.as_str()).into()
    }),
    col("deadline_kind", Kind::String, "Loại thời hạn", "What sort of time.", |t| {
        due(t).map_or(Cell::Empty, |d| word(&d.kind))
    }),
    col("deadline_edtf", Kind::String, "Thời hạn (EDTF)", "Deadline, EDTF.", |t| {
        due(t).and_then(|d| d.edtf.as_deref()).into()
    }),
    col("deadline_start", Kind::Date, "Từ ngày", "First day.", |t| {
        due(t).and_then(|d| d.start.as_deref()).into()
    }),
    col("deadline_end", Kind::Date, "Đến ngày", "Last day, as printed.", |t| {
        due(t).and_then(|d| d.end.as_deref()).into()
    }),
    col("deadline_before", Kind::Boolean, "Trước ngày", "The day itself is excluded.", |t| {
        due(t).map(|d| d.before).into()
    }),
    col("deadline_rrule", Kind::String, "Quy tắc lặp", "Recurrence rule, RFC 5545.", |t| {
        due(t).and_then(|d| d.rrule.as_deref()).into()
    }),
    col("deadline_ongoing", Kind::Boolean, "Duy trì", "To be kept up afterwards.", |t| {
        due(t).map(|d| d.ongoing).into()
    }),
    col("deadline_condition", Kind::String, "Điều kiện", "What it depends on.", |t| {
        due(t).and_then(|d| d.condition.as_deref()).into()
    }),
    col("deliverable", Kind::String, "Sản phẩm", "What is to be produced.", |t| {
        t.deliverable.as_deref().into()
    }),
    col("status_raw", Kind::String, "Tình trạng", "Status as printed.", |t| {
        status(t).map(|s| s.raw.as_str()).into()
    }),
    col("status_code", Kind::String, "Mã tình trạng", "What the status means.", |t| {
        status(t).map_or(Cell::Empty, |s| word(&s.code))
    }),
    col("status_step", Kind::Integer, "Bước", "Step reached.", |t| {
        status(t).and_then(|s| s.step).into()
    }),
    col("status_steps", Kind::Integer, "Tổng số bước", "Steps in all.", |t| {
        status(t).and_then(|s| s.steps).into()
    }),
    col("status_assessment_raw", Kind::String, "Tự đánh giá", "The text's own word.", |t| {
        status(t).and_then(|s| s.assessment.as_ref()).map(|a| a.raw.as_str()).into()
    }),
    col("status_assessment_code", Kind::String, "Mã tự đánh giá", "What it means.", |t| {
        status(t).and_then(|s| s.assessment.as_ref()).map_or(Cell::Empty, |a| word(&a.code))
    }),
    col("result", Kind::String, "Kết quả", "What has been done.", |t| {
        t.result.as_deref().into()
    }),
    col("difficulty", Kind::String, "Khó khăn, vướng mắc", "What stands in the way.", |t| {
        t.difficulty.as_deref().into()
    }),
    col("next_step", Kind::String, "Giải pháp tiếp theo", "What comes next.", |t| {
        t.next_step.as_deref().into()
    }),
    col("places", Kind::String, "Địa bàn", "Places the row is about.", |t| {
        joined(t.places.iter().map(|place| &place.name))
    }),
    col("flags", Kind::String, "Lưu ý", "What the program noted.", |t| joined(&t.flags)),
    col("spans", Kind::String, "Vị trí", "Source ranges of each field, in bytes.", |t| {
        field_spans(&t.spans)
    }),
    col(
        "deadlines",
        Kind::String,
        "Các thời hạn",
        "All of them as printed, where the text names several.",
        |t| joined(t.deadlines.iter().map(|deadline| &deadline.raw)),
    ),
];

fn due(task: &Task) -> Option<&Deadline> {
    task.deadline.as_ref()
}

fn status(task: &Task) -> Option<&Status> {
    task.status.as_ref()
}

fn names(mentions: &[Mention]) -> Cell<'static> {
    joined(mentions.iter().map(|mention| &mention.name))
}

const TO_TASK: Link = Link::always("task_id", "tasks");

/// `tasks` and the lists inside them.
pub(super) fn sheets() -> Vec<Sheet> {
    let plan = Plan {
        name: "tasks",
        title: "Nhiệm vụ",
        about: "Rows and paragraphs that assign or report work.",
        key: BY_ID,
        links: const {
            &[Link::always("document_id", "documents"), Link::sometimes("table_id", "tables")]
        },
    };
    let mut sheets =
        vec![sheet(plan, &TASKS, |report, take| report.tasks.iter().try_for_each(take))];
    sheets.extend(lists::sheets());
    sheets
}
