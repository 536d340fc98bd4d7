//! The words before and behind a mention → in what way it is cited.

use super::sentences::Sentences;
use super::{Draft, lists};
use crate::data::{BlockKind, Citation, Relation};
use crate::lang::fold;
use crate::lang::keyed::{Keyed, key_pattern, window};
use crate::lang::rules::sure;
use regex::Regex;
use std::sync::LazyLock;

/// How much of a sentence is looked at, in bytes.
const REACH: usize = 400;

static REPLACES: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"(?:thay thế|bãi bỏ|hủy bỏ)(?:\s+(?:cho|toàn bộ|một phần|các|nội dung|hiệu lực|đối với|của|một số (?:điều|nội dung)(?: của)?|(?:quy định|quy chế|điều lệ|chương trình|kế hoạch|danh mục)\s[^.,;:]{0,120}?kèm theo))*\s*:?\s*$",
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
/// Opens a list of what is done away with: `Bãi bỏ toàn bộ các Quyết định sau đây:`.
static REPLACES_LISTED: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"(?:(?:bãi bỏ|thay thế|hủy bỏ)\s[^.;:]{0,160}?\b(?:sau|sau đây|gồm|như sau|cụ thể)|(?:sau|sau đây)\s(?:\S+\s){0,3}?hết hiệu lực[^.;:]{0,60})\s*:$",
    )
});
static LISTED: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^[\s\-+*•(]*(?:(?:\d{1,3}|[a-zđ])[.)]\s*)?(?:(?:toàn bộ|các|một phần)\s+)*$")
});
static ENDS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^\s*(?:,\s*)?(?:hết hiệu lực|bị bãi bỏ|bị thay thế|bị hủy bỏ)\b")
});

/// Sets the relation of each mention that the text itself says.
pub(super) fn fill(view: &Keyed<'_>, sentences: &Sentences, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let listed = index
            .checked_sub(1)
            .filter(|&before| lists::adjacent(view, &drafts[before], &drafts[index]));
        let own = said(view, sentences, drafts, index);
        drafts[index].relation = own.or_else(|| listed.and_then(|before| drafts[before].relation));
    }
    end_together(view, drafts);
}

/// `Quyết định số 12/…, số 13/… hết hiệu lực`: what stands behind the last of a list is said of all.
fn end_together(view: &Keyed<'_>, drafts: &mut [Draft]) {
    for index in (1..drafts.len()).rev() {
        let (left, right) = drafts.split_at_mut(index);
        let (Some(one), Some(next)) = (left.last_mut(), right.first()) else { continue };
        let open = one.relation.is_none() && next.relation == Some(Relation::Replaces);
        if open && lists::adjacent(view, one, next) {
            one.relation = next.relation;
        }
    }
}

/// What stands behind a document that is not done away with: `… vẫn được áp dụng`, `… tiếp tục có hiệu lực`.
/// A title may say `về tiếp tục thực hiện …`.
static LASTS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^,?\s*tiếp tục\b|\b(?:vẫn|có hiệu lực|tiếp tục (?:có|còn|được|áp dụng))\b")
});

/// What a block is in a list: its kind and the depth of its label.
pub(in crate::recognize) type Item = (BlockKind, Option<i8>);

/// A list of documents that are done away with, below `Bãi bỏ các Quyết định sau đây:`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::recognize) enum Replaced {
    /// None is open.
    #[default]
    Closed,
    /// Its opening line was read.
    Opened,
    /// Its items are like this one.
    Items(Item),
}

impl Replaced {
    /// Says of the citations of the next text that they are done away with, where it is an item of the
    /// list; `item` is `None` where the text begins a section or article. The list ends with the first
    /// text that is not like its first item.
    pub(in crate::recognize) fn mark(
        &mut self,
        text: &str,
        item: Option<Item>,
        found: &mut [Citation],
    ) {
        if REPLACES_LISTED.is_match(fold::key(text).trim_end()) {
            *self = Self::Opened;
            return;
        }
        let like = item.filter(|item| match self {
            Self::Closed => false,
            Self::Opened => true,
            Self::Items(first) => first == item,
        });
        *self = like.filter(|item| goes_on(text, *item, found)).map_or(Self::Closed, Self::Items);
    }
}

/// Marks the documents of an item; whether the list can go on behind it. A paragraph without label is
/// known for an item by the document that it begins with.
fn goes_on(text: &str, (_, label): Item, found: &mut [Citation]) -> bool {
    let lasts = found.iter().find_map(|one| text.split_once(one.text.as_str())).is_some_and(
        |(_, behind)| LASTS.is_match(fold::key(behind).split(". ").next().unwrap_or_default()),
    );
    !lasts && (mark_listed(text, found) || label.is_some())
}

/// Marks the documents that an item begins with, not those named in what it says of them; whether there
/// are any.
fn mark_listed(text: &str, found: &mut [Citation]) -> bool {
    let mut rest = text;
    for citation in found.iter_mut() {
        let Some((before, behind)) = rest.split_once(citation.text.as_str()) else { break };
        let between = fold::key(before);
        let is_first = rest.len() == text.len();
        if !(LISTED.is_match(&between) || !is_first && lists::is_joint(&between)) {
            break;
        }
        rest = behind;
        if citation.relation == Relation::Mention {
            citation.relation = Relation::Replaces;
            citation.confidence.insert("relation".to_owned(), sure("citation.relation-listed"));
        }
    }
    rest.len() < text.len()
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
    if ENDS.is_match(view.key_from(draft.at.end)) {
        return Some(Relation::Replaces);
    }
    // What another document replaces or amends is only mentioned by this one.
    let clause = sentence + view.value()[sentence..start].rfind(';').unwrap_or(0);
    let governed = index.checked_sub(1).is_some_and(|other| drafts[other].at.end > clause);
    if governed {
        return None;
    }
    if REPLACES.is_match(before) {
        return Some(Relation::Replaces);
    }
    AMENDS.is_match(before).then_some(Relation::Amends)
}
