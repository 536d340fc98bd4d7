//! The words before and behind a mention → in what way it is cited.

use super::sentences::Sentences;
use super::{Draft, lists};
use crate::data::Relation;
use crate::lang::keyed::{Keyed, key_pattern, window};
use regex::Regex;
use std::sync::LazyLock;

/// How much of a sentence is looked at, in bytes.
const REACH: usize = 400;

static REPLACES: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"(?:thay thế|bãi bỏ|hủy bỏ)(?:\s+(?:cho|toàn bộ|một phần|các|nội dung|hiệu lực|đối với|của|một số (?:điều|nội dung)(?: của)?))*\s*:?\s*$",
    )
});
static AMENDS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"(?:sửa đổi,?\s*bổ sung|sửa đổi|điều chỉnh,?\s*bổ sung)(?:\s+(?:một số|điều|khoản|điểm|nội dung|phụ lục|quy chế|quy định|kế hoạch|đề án|danh mục|của|các|và|tên|\d+[a-zđ]?|ban hành kèm theo|kèm theo)|,)*\s*$",
    )
});
/// What an attachment says of itself; `Đề án … ban hành kèm theo Quyết định …` in running text speaks of
/// another paper.
static ISSUED_WITH: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^[\s(]*(?:(?:phụ lục|biểu|danh mục)(?:\s+\S{1,6}){0,2}\s+)?(?:được\s+)?(?:ban hành\s+)?kèm theo(?:\s+(?:các|tại))?\s*$",
    )
});
static ENDS: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^\s*(?:,\s*)?hết hiệu lực\b"));

/// Sets the relation of each mention that the text itself says.
pub(super) fn fill(view: &Keyed<'_>, sentences: &Sentences, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let listed = index
            .checked_sub(1)
            .filter(|&before| lists::adjacent(view, &drafts[before], &drafts[index]));
        let own = said(view, sentences, drafts, index);
        drafts[index].relation = own.or_else(|| listed.and_then(|before| drafts[before].relation));
    }
}

fn said(
    view: &Keyed<'_>,
    sentences: &Sentences,
    drafts: &[Draft],
    index: usize,
) -> Option<Relation> {
    let draft = &drafts[index];
    let start = draft.parts.first().map_or(draft.at.start, |part| part.start);
    let sentence = sentences.start(start).max(window(view.value(), start, REACH));
    let before = view.key_of(sentence..start);
    if ISSUED_WITH.is_match(before) && !AMENDS.is_match(before) {
        return Some(Relation::IssuedWith);
    }
    // What another document replaces or amends is only mentioned by this one.
    let clause = sentence + view.value()[sentence..start].rfind(';').unwrap_or(0);
    let governed = index.checked_sub(1).is_some_and(|other| drafts[other].at.end > clause);
    if governed {
        return None;
    }
    if REPLACES.is_match(before) || ENDS.is_match(view.key_from(draft.at.end)) {
        return Some(Relation::Replaces);
    }
    AMENDS.is_match(before).then_some(Relation::Amends)
}
