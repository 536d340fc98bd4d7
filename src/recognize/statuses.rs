//! Status cells, labels and tick columns → statuses.

use crate::data::{Status, StatusCode, Text};
use std::ops::Range;

/// A cell that may hold a status, a result, or both.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResultCell {
    /// The status and the bytes of the cell that `raw` is.
    pub status: Option<(Status, Range<usize>)>,
    /// The bytes of the result: without the status, its label and `Kết quả cụ thể:`.
    pub result: Option<Range<usize>>,
}

/// Reads a result cell: `* Đánh giá tiến độ: Chậm tiến độ * Kết quả cụ thể: …`.
#[must_use]
pub fn result_cell(_text: &Text) -> ResultCell {
    ResultCell::default()
}

/// Reads a cell of a status column: `Đang tổ chức triển khai tại Bước 3/5 của kế hoạch`.
/// `None` for an empty cell.
#[must_use]
pub fn status_cell(_text: &Text) -> Option<Status> {
    None
}

/// What a tick under this heading says: `Đã áp dụng` → applied. `None` where the heading is not a
/// status.
#[must_use]
pub fn of_heading(_heading: &str) -> Option<StatusCode> {
    None
}
