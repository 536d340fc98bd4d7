//! `Trong 06 nhiệm vụ, có 02 nhiệm vụ đã hoàn thành, 04 nhiệm vụ đang thực hiện` → sums that miss their whole, and
//! numbers that the statuses of the tasks do not bear out.

use crate::audit::arithmetic::{Printed, Sum};
use crate::audit::input::Paper;
use crate::audit::stages::{self, Stage};
use crate::data::{Finding, Text};
use crate::lang::number::Habit;
use crate::lang::pattern::pattern;
use crate::lang::{checks, fold, status};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:trong|tổng)\s+(?:tổng\s+)?(?:số\s+)?(?P<count>\d{1,4})\s+(?P<noun>nhiệm vụ|mô hình|chỉ tiêu|nội dung|công việc|dự án|đề án)\b",
    )
});
static PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?P<count>\d{1,4})\s+(?P<noun>nhiệm vụ|mô hình|chỉ tiêu|nội dung|công việc|dự án|đề án)\s+(?P<words>(?:đã|đang|chưa|hoàn thành|chậm|quá hạn)[^,;.\d()]{0,40})",
    )
});

pub(super) fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let blocks = paper.blocks().map(|block| &block.text);
    blocks.flat_map(|text| of_text(paper, text)).collect()
}

/// So many tasks of one status.
struct Part {
    count: Range<usize>,
    number: usize,
    stage: Stage,
    /// Its words say just that it is not done: under way or not begun.
    is_wide: bool,
}

fn of_text(paper: &Paper<'_>, text: &Text) -> Vec<Finding> {
    let Some(whole) = WHOLE.captures(text.as_str()) else { return Vec::new() };
    let (Some(count), noun) = (whole.name("count"), fold::key(&whole["noun"])) else {
        return Vec::new();
    };
    let from = whole.get(0).map_or(0, |whole| whole.end());
    let sentence = text.as_str()[from..].split(". ").next().unwrap_or_default();
    // What stands in parentheses is a part of the number before it.
    let sentence = &bare(sentence);
    let part = |found: regex::Captures<'_>| {
        let count = found.name("count")?.range();
        let same = fold::key(&found["noun"]) == noun;
        let words = fold::key(&found["words"]);
        let is_wide = words.contains("chưa hoàn thành");
        let stage = if is_wide { Stage::Open } else { stages::summed(status::code_of(&words))? };
        let number = found["count"].parse().ok()?;
        same.then(|| Part { count: from + count.start..from + count.end, number, stage, is_wide })
    };
    let parts: Vec<Part> = PART.captures_iter(sentence).filter_map(part).collect();
    let all = PART.find_iter(sentence).count();
    if parts.len() < 2 || parts.len() != all {
        return Vec::new();
    }
    let sum = sum_differs(text, count.range(), &parts);
    let whole = count.as_str().parse().unwrap_or(0);
    let is_narrow = !parts.iter().any(|part| part.is_wide);
    let told = parts.iter().filter(|_| is_narrow);
    let statuses = told.filter_map(|part| status_differs(paper, text, whole, part));
    sum.into_iter().chain(statuses).collect()
}

/// A text with its parentheses blank, byte for byte.
fn bare(text: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::with_capacity(text.len());
    for c in text.chars() {
        depth += usize::from(c == '(');
        if depth > 0 {
            bare.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            bare.push(c);
        }
        depth = depth.saturating_sub(usize::from(c == ')'));
    }
    bare
}

fn sum_differs(text: &Text, whole: Range<usize>, parts: &[Part]) -> Option<Finding> {
    let read =
        |range: &Range<usize>| Printed::read(&text.as_str()[range.clone()], Habit::Vietnamese);
    let sum = Sum {
        whole: read(&whole)?,
        parts: parts.iter().map(|part| read(&part.count)).collect::<Option<_>>()?,
        habit: Habit::Vietnamese,
    };
    // The three stages share all tasks out; two of them need not.
    let is_whole = [Stage::Open, Stage::Begun, Stage::Done]
        .iter()
        .all(|stage| parts.iter().any(|part| part.stage == *stage));
    let is_more = sum.gap().is_some_and(|gap| gap.is_sign_negative());
    if sum.holds() || !(is_whole || is_more) {
        return None;
    }
    let (vi, en) = sum.written();
    let ranges = std::iter::once(whole).chain(parts.iter().map(|part| part.count.clone()));
    let finding = checks::finding("count.stages-differ", &vi, &en);
    let spans = ranges.flat_map(|range| text.spans_of(range)).collect();
    Some(finding.saying(&sum.whole.text, &sum.expected()).at(spans))
}

/// The tasks of the document, as many as the sentence says there are, all with a status: how many are at the stage.
fn status_differs(paper: &Paper<'_>, text: &Text, whole: usize, part: &Part) -> Option<Finding> {
    let told = paper.tasks.iter().map(|task| stages::summed(task.status.as_ref()?.code));
    let told: Vec<Stage> = told.collect::<Option<_>>()?;
    let counted = told.iter().filter(|stage| **stage == part.stage).count();
    if told.len() != whole || counted == part.number {
        return None;
    }
    let printed = &text.as_str()[part.count.clone()];
    let vi =
        format!("Ghi {printed}, trong bảng có {counted}, lệch {}", counted.abs_diff(part.number));
    let en = format!(
        "{printed} are said, the table has {counted}, off by {}",
        counted.abs_diff(part.number)
    );
    let finding = checks::finding("count.summary-differs", &vi, &en);
    Some(finding.saying(printed, &counted.to_string()).at(text.spans_of(part.count.clone())))
}
