//! Statuses → whether the work is still to be done.

use crate::data::StatusCode;

/// Whether a status says that the work is not done, and does not say that it is late.
pub(super) const fn is_unfinished(code: StatusCode) -> bool {
    matches!(
        code,
        StatusCode::InProgress
            | StatusCode::OnSchedule
            | StatusCode::UnderStudy
            | StatusCode::NotStarted
    )
}
