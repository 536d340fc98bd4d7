//! Running text → mentions of other documents.

use crate::data::{Citation, Text};

/// The documents that a text mentions. Ids and owners are set by the caller; the relation is
/// `mention` unless the text itself says `thay thế`, `sửa đổi` or `ban hành kèm theo`.
#[must_use]
pub fn find(_text: &Text) -> Vec<Citation> {
    Vec::new()
}

/// The legal bases of a `Căn cứ …` / `Thực hiện …` paragraph: one per instrument, not those named
/// only as the object of another. All mentions are returned, bases with relation `basis`.
#[must_use]
pub fn bases(_paragraph: &Text) -> Vec<Citation> {
    Vec::new()
}
