//! Statuses → how far the work is, as far as a check may go by it.

use crate::data::StatusCode;

/// How far a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Not begun.
    Open,
    /// Under way.
    Begun,
    /// Done.
    Done,
}

/// The stage under which a summary counts a status: it knows three lists only. `None` for one that fits none.
pub(super) const fn summed(code: StatusCode) -> Option<Stage> {
    match code {
        StatusCode::Completed | StatusCode::CompletedMaintained | StatusCode::Applied => {
            Some(Stage::Done)
        }
        StatusCode::NotStarted | StatusCode::NotPursued => Some(Stage::Open),
        StatusCode::InProgress | StatusCode::OnSchedule | StatusCode::Delayed => Some(Stage::Begun),
        StatusCode::Regular
        | StatusCode::UnderStudy
        | StatusCode::PilotEnded
        | StatusCode::Other => None,
    }
}

/// The stage that contradicts every other one; `None` for a status that may be said of several: what is applied can
/// still be extended, what goes on can be done for the time being.
pub(super) const fn certain(code: StatusCode) -> Option<Stage> {
    match code {
        StatusCode::Completed | StatusCode::CompletedMaintained | StatusCode::PilotEnded => {
            Some(Stage::Done)
        }
        StatusCode::InProgress | StatusCode::UnderStudy | StatusCode::Delayed => Some(Stage::Begun),
        StatusCode::NotStarted | StatusCode::NotPursued => Some(Stage::Open),
        StatusCode::Applied | StatusCode::OnSchedule | StatusCode::Regular | StatusCode::Other => {
            None
        }
    }
}

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
