//! A paragraph of legal bases → its mentions, the bases marked.

use super::{Draft, lists, read, titles};
use crate::data::{Citation, Relation, Text};
use crate::lang::citing;
use crate::lang::document_kind::{self, Cited};
use crate::lang::keyed::{Keyed, key_pattern};
use regex::Regex;
use std::sync::LazyLock;

/// How far a list goes on behind the title of a basis, in bytes.
const REACH: usize = 500;

/// What may stand between the head of a clause and the instrument that is its basis.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^[\s\-+*•;,]*(?:(?:và\s+)?(?:căn cứ|thực hiện|theo|xét|tiếp tục thực hiện|triển khai thực hiện|triển khai)(?:\s+(?:vào|các|theo|quy định tại|quy định của))*\s*:?\s*)?(?:các\s+)?$",
    )
});
/// `Thực hiện ý kiến chỉ đạo của … tại Công văn số …`: the first paper of such a clause is its basis.
static SAID_IN: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^[\s\-+*•;]*(?:căn cứ|thực hiện|theo)\s[^;]*\s(?:tại|kèm theo)(?:\s+các)?\s*$")
});
static OPENS: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^[\s\-+*•]*(?:căn cứ|thực hiện|theo|xét|triển khai)\b"));
static GOVERNED: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(&format!(
        r"(?:^|[^\p{{L}}\d])(?:{}|của)(?:[^\p{{L}}\d]|$)",
        citing::alternatives("govern")
    ))
});

/// The legal bases of a `Căn cứ …` / `Thực hiện …` paragraph: one per instrument, not those named
/// only as the object of another. All mentions are returned, bases with relation `basis`; what the
/// others are to the bases (`sửa đổi …`) is nothing to this document, so they are mentions.
#[must_use]
pub fn bases(paragraph: &Text) -> Vec<Citation> {
    let view = Keyed::of(paragraph.as_str());
    let mut drafts = read(paragraph, &view);
    mark(&view, &mut drafts);
    if drafts.iter().all(|draft| draft.relation != Some(Relation::Basis)) {
        drafts.extend(unnumbered(&view));
        drafts.sort_by_key(|draft| draft.at.start);
    }
    titles::fill_bases(&view, &mut drafts);
    drafts.iter().map(|draft| draft.citation(paragraph, &view)).collect()
}

fn mark(view: &Keyed<'_>, drafts: &mut [Draft]) {
    let mut last: Option<usize> = None;
    for index in 0..drafts.len() {
        let draft = &drafts[index];
        let start = draft.parts.first().map_or(draft.at.start, |part| part.start);
        let clause = view.value()[..start].rfind(';').unwrap_or(0);
        let opens = LEAD.is_match(view.key_of(clause..start));
        let opens = opens && (clause > 0 || OPENS.is_match(view.key()));
        let first = last.is_none_or(|last| drafts[last].at.end <= clause)
            && index.checked_sub(1).is_none_or(|before| drafts[before].at.end <= clause);
        let said_in = first && SAID_IN.is_match(view.key_of(clause..start));
        let is_basis =
            opens || said_in || last.is_some_and(|last| goes_on(view, &drafts[last], draft));
        if is_basis {
            last = Some(index);
        }
        drafts[index].relation = Some(if is_basis { Relation::Basis } else { Relation::Mention });
    }
}

/// Whether a mention stands in a list with the basis before it: `Luật A ngày …, Luật B ngày …`, or
/// after its title where nothing in it governs another document.
fn goes_on(view: &Keyed<'_>, basis: &Draft, draft: &Draft) -> bool {
    if lists::adjacent(view, basis, draft) {
        return true;
    }
    let start = draft.parts.first().map_or(draft.at.start, |part| part.start);
    if basis.at.end > start || start - basis.at.end > REACH {
        return false;
    }
    let between = view.key_of(basis.at.end..start).trim_end();
    let joined = between.ends_with(',') || between.ends_with(" và");
    let whole = draft.number.is_some() && draft.date.is_some();
    joined && whole && !between.contains(';') && !GOVERNED.is_match(between)
}

/// `Căn cứ Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XV;`: an instrument without a number.
fn unnumbered(view: &Keyed<'_>) -> Option<Draft> {
    let lead = OPENS.find(view.key())?;
    let rest = view.printed(lead.end()..lead.end()).start;
    let start = rest + view.value()[rest..].len() - view.value()[rest..].trim_start().len();
    let (kind, _) = document_kind::opening(&view.value()[start..])?;
    let clause = view.value()[start..].split([';', ',']).next()?;
    let clause = clause.trim_end_matches([' ', '.', '/']);
    let is_name = clause.starts_with(char::is_uppercase) && kind.cited > Cited::Symbol;
    let says_own = [" này", " số "].iter().any(|word| clause.contains(word));
    (is_name && !says_own && clause.len() > kind.name.len()).then(|| Draft {
        at: start..start + clause.len(),
        kind: Some(kind),
        relation: Some(Relation::Basis),
        ..Draft::default()
    })
}
