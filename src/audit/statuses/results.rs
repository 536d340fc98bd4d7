//! A task's status and its result, or its note → whether they say plainly opposite things of the whole task. What is not done yet of
//! a part, further down in a long result, is no contradiction.

use crate::audit::stages::{self, Stage};
use crate::audit::texts::quoted;
use crate::data::{Finding, Severity, Span, StatusCode, Task, Text};
use crate::lang::checks;
use crate::lang::keyed::{Keyed, key_pattern};
use regex::Regex;
use std::sync::LazyLock;

/// Bytes of a result in which its first sentence must end.
const LONGEST: usize = 600;
/// Words before the verb: who does it.
const SUBJECT: usize = 12;
/// Percentages from which on a plan may be called fulfilled.
const NEARLY_ALL: u32 = 90;

static UNDONE: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(?:(?:đến nay|tính đến nay|hiện nay|hiện tại|hiện|nhiệm vụ|nội dung|công việc|này|vẫn|còn|,)\s*)*chưa\s+(?:được\s+)?(?:tổ chức\s+)?(hoàn thành|triển khai|thực hiện|hoàn tất|bắt đầu)(?:\s+(?:được|xong|thực hiện|triển khai|nhiệm vụ))*\s*(?:$|[.;,(]|(?:do|vì|bởi|lý do)\s)",
    )
});
/// What is in progress is not finished yet either.
const FINISHED: [&str; 2] = ["hoàn thành", "hoàn tất"];
static STEP: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"đang\s[^.;]{0,60}?(?:bước|giai đoạn)\s+(\d{1,2})\s*/\s*(\d{1,2})(?:[^\d/]|$)")
});
static SHARE: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(?:(?:đến nay|hiện nay|hiện|đã|ước|mới|chỉ|thực hiện|tiến độ|được|,)\s*)*(?:đạt|hoàn thành|thực hiện)\s+(?:(?:được|khoảng|tỷ lệ)\s+)*(\d{1,2})(?:[.,]\d+)?\s*%\s*(?:so với\s+)?(?:kế hoạch|khối lượng|tiến độ|chỉ tiêu|mục tiêu|nhiệm vụ)",
    )
});
static DONE: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(?:(?:đến nay|hiện nay|hiện|nhiệm vụ|này|,)\s*)*đã\s+(?:được\s+)?hoàn thành(?:\s+(?:xong|nhiệm vụ|được giao|toàn bộ|100\s*%|đúng hạn|đúng tiến độ|trước hạn|kế hoạch))*\s*(?:$|([.;,(]))",
    )
});
/// Where a sentence ends: no mark inside a number.
static SENTENCE_END: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"[.;](?:\s|$)|\("));
/// Words of a sentence that say that something of it was done, or that it only tells what comes next.
static BEGUN: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"\b(?:đã|hoàn thành|duy trì|vận hành|áp dụng|sử dụng)\b"));

/// The finding that the result of a task contradicts its status.
pub(super) fn differs(task: &Task) -> Option<Finding> {
    let result = task.result.as_deref()?;
    let spans = task.spans.get("result").cloned().unwrap_or_default();
    contradicts(task, result, spans, ("kết quả", "result"))
}

/// The finding that the note beside a task contradicts its status. What a note says is being done may be what comes next.
pub(super) fn note_differs(task: &Task, note: &Text) -> Option<Finding> {
    let finding = contradicts(task, note.as_str(), note.spans(), ("ghi chú", "note"))?;
    (finding.severity != Severity::Info).then_some(finding)
}

/// The finding that a `text` about a task, called so in Vietnamese and English, contradicts its status.
fn contradicts(
    task: &Task,
    text: &str,
    spans: Vec<Span>,
    (vi, en): (&str, &str),
) -> Option<Finding> {
    let status = task.status.as_ref()?;
    let keyed = Keyed::of(text);
    let (said, severity) = contradiction(status.code, first_bytes(keyed.key()))?;
    let said = text[keyed.printed(0..said)].trim_end_matches([' ', ',', ';', '(', '.']);
    let vi = format!("Tình trạng ghi “{}”, {vi} lại ghi {}", status.raw, quoted(said));
    let en = format!("The status says “{}”, the {en} says {}", status.raw, quoted(said));
    let finding = checks::finding("status.text-differs", &vi, &en).saying(said, &status.raw);
    let places = ["status", "status_mark"].iter().filter_map(|field| task.spans.get(*field));
    let finding = finding.at(places.flatten().copied().chain(spans).collect());
    Some(Finding {
        record_id: Some(task.id.clone()),
        severity: severity.max(finding.severity),
        ..finding
    })
}

/// Where a text ends that says the opposite of a status, and how plainly.
fn contradiction(code: StatusCode, key: &str) -> Option<(usize, Severity)> {
    let warning = |end: usize| (end, Severity::Warning);
    match (stages::certain(code), code) {
        (Some(Stage::Done), code) => undone(key, code),
        (None, StatusCode::Applied) => {
            not_begun(key).map(warning).or_else(|| Some((under_way(key)?, Severity::Info)))
        }
        (Some(Stage::Open), _) => DONE.find(key).map(|found| warning(found.end())),
        (Some(Stage::Begun), StatusCode::InProgress) => {
            done_and_no_more(key).or_else(|| not_begun(key)).map(warning)
        }
        _ => None,
    }
}

/// Where a text ends that says that nothing has been done yet.
fn not_begun(key: &str) -> Option<usize> {
    let found = UNDONE.captures(key).filter(|found| !FINISHED.contains(&&found[1]))?;
    found.get(0).map(|whole| whole.end())
}

fn first_bytes(key: &str) -> &str {
    let mut end = key.len().min(LONGEST);
    while !key.is_char_boundary(end) {
        end -= 1;
    }
    &key[..end]
}

/// Where a result says that what is called done is not, and how plainly.
fn undone(key: &str, code: StatusCode) -> Option<(usize, Severity)> {
    let number = |text: &str| text.parse::<u32>().unwrap_or_default();
    let step = STEP.captures(key).filter(|found| number(&found[1]) < number(&found[2]));
    let share = SHARE.captures(key).filter(|found| number(&found[1]) < NEARLY_ALL);
    let plain = [UNDONE.find(key), step.and_then(|it| it.get(0)), share.and_then(|it| it.get(0))];
    let plain = plain.into_iter().flatten().next().map(|found| (found.end(), Severity::Warning));
    let maintained = code != StatusCode::Completed;
    plain.or_else(|| under_way(key).filter(|_| !maintained).map(|end| (end, Severity::Info)))
}

/// Where the first sentence ends, if it only says what is being done.
fn under_way(key: &str) -> Option<usize> {
    let end = SENTENCE_END.find(key).map_or(key.len(), |found| found.start());
    let sentence = &key[..end];
    let verb = sentence.split_whitespace().position(|word| word == "đang")?;
    (verb < SUBJECT && !BEGUN.is_match(sentence)).then_some(end)
}

/// Where a result ends that says nothing but that all is done.
fn done_and_no_more(key: &str) -> Option<usize> {
    let found = DONE.captures(key)?;
    let whole = found.get(0)?;
    let closed = found.get(1).is_none_or(|mark| mark.as_str() == "." && whole.end() == key.len());
    closed.then_some(whole.end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Status;

    fn check(code: StatusCode, result: &str, expected: Option<Severity>) {
        let status = Status { raw: "?".into(), code, step: None, steps: None, assessment: None };
        let task = Task { status: Some(status), result: Some(result.into()), ..Task::default() };
        let found = differs(&task).map(|finding| finding.severity);
        assert_eq!(found, expected, "{code:?}: {result}");
    }

    #[test]
    fn what_is_done_is_not_undone() {
        for result in [
            "Chưa hoàn thành do chưa bố trí được kinh phí",
            "Đến nay vẫn chưa được triển khai",
            "Đang tổ chức triển khai tại Bước 3/5 của kế hoạch",
            "Mới đạt 45% kế hoạch",
            "Hoàn thành 60% khối lượng công việc",
        ] {
            check(StatusCode::Completed, result, Some(Severity::Warning));
        }
        check(
            StatusCode::Completed,
            "Sở Y tế đang phối hợp với Công an tỉnh lấy số liệu",
            Some(Severity::Info),
        );
        check(
            StatusCode::Applied,
            "Đang triển khai tuyên truyền đến các hộ kinh doanh",
            Some(Severity::Info),
        );
    }

    #[test]
    fn what_is_in_progress_has_begun() {
        for result in [
            "Chưa triển khai do chưa bố trí được vốn",
            "Chưa thực hiện được vì chờ hướng dẫn",
            "Chưa tổ chức thực hiện",
        ] {
            check(StatusCode::InProgress, result, Some(Severity::Warning));
            check(StatusCode::Applied, result, Some(Severity::Warning));
            check(StatusCode::Delayed, result, None);
            check(StatusCode::UnderStudy, result, None);
        }
        check(StatusCode::InProgress, "Chưa hoàn thành do thiếu vốn", None);
        check(StatusCode::InProgress, "Chưa triển khai tại 02 xã vùng cao", None);
    }

    #[test]
    fn a_note_is_no_less_a_contradiction_but_may_say_what_comes_next() {
        let status = Status {
            raw: "Hoàn thành".into(),
            code: StatusCode::Completed,
            step: None,
            steps: None,
            assessment: None,
        };
        let task = Task { status: Some(status), ..Task::default() };
        let found = |note: &str| note_differs(&task, &Text::verbatim(note, 0)).is_some();
        assert!(found("Chưa hoàn thành, đang chờ cấu hình kỹ thuật"));
        assert!(!found("Đang theo dõi"));
        assert!(!found("Đã hoàn thành, công bố 436 thủ tục"));
    }

    #[test]
    fn what_is_not_begun_is_not_done() {
        check(StatusCode::NotStarted, "Đã hoàn thành 100% kế hoạch", Some(Severity::Warning));
        check(StatusCode::NotPursued, "Đã hoàn thành, đưa vào sử dụng", Some(Severity::Warning));
        check(StatusCode::InProgress, "Đã hoàn thành.", Some(Severity::Warning));
    }

    #[test]
    fn parts_and_what_comes_next_contradict_nothing() {
        for (code, result) in [
            (StatusCode::Completed, "Đã hoàn thành 12/12 xã; còn 02 thôn chưa triển khai"),
            (StatusCode::Completed, "Đã ban hành kế hoạch. Đang triển khai bước tiếp theo"),
            (StatusCode::Completed, "Chưa hoàn thành đúng hạn"),
            (StatusCode::Completed, "Chưa triển khai tại 02 xã vùng cao"),
            (StatusCode::Completed, "Đã triển khai tại bước 5/5"),
            (StatusCode::Completed, "Đạt 99,5% kế hoạch"),
            (StatusCode::CompletedMaintained, "Sở Y tế đang duy trì thường xuyên"),
            (StatusCode::CompletedMaintained, "Công an tỉnh đang thu nhận hồ sơ"),
            (StatusCode::Completed, "Đang chi trả cho 25.000 người, đã hoàn thành chỉ tiêu"),
            (StatusCode::Applied, "Đang vận hành ổn định tại 12 xã"),
            (StatusCode::Completed, "Hệ thống đang được sử dụng tại các xã"),
            (StatusCode::InProgress, "Đã hoàn thành 100% việc cấp tài khoản; đang số hóa hồ sơ"),
            (StatusCode::InProgress, "Đã hoàn thành dự thảo, đang lấy ý kiến"),
            (StatusCode::InProgress, "Đã hoàn thành, tiếp tục triển khai giai đoạn 2"),
            (StatusCode::NotStarted, "Đã hoàn thành dự thảo kế hoạch"),
            (StatusCode::Delayed, "Đã hoàn thành"),
            (StatusCode::OnSchedule, "Đã hoàn thành"),
        ] {
            check(code, result, None);
        }
    }
}
