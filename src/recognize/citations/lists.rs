//! Mentions one after the other → what they share: `Công văn số 1120/SLA1 ngày 10/11/2023, 430/SLA1`.

use super::Draft;
use crate::lang::document_kind;
use crate::lang::keyed::{Keyed, key_pattern};
use regex::Regex;
use std::sync::LazyLock;

static JOINT: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^\s*(?:,|;|và|hoặc|,\s*và|;\s*và)\s*(?:các\s+)?(?:số\s*)?$"));

/// Whether nothing but a joint stands between two mentions.
pub(super) fn adjacent(view: &Keyed<'_>, one: &Draft, next: &Draft) -> bool {
    one.at.end <= next.at.start && JOINT.is_match(view.key_of(one.at.end..next.at.start))
}

/// Whether nothing but a joint stands in a text (fold key).
pub(super) fn is_joint(key: &str) -> bool {
    JOINT.is_match(key)
}

/// Gives numbers without a kind that of the mention before them, or the one their symbol says.
pub(super) fn share_kinds(view: &Keyed<'_>, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        if drafts[index].kind.is_some() {
            continue;
        }
        let number = drafts[index].number.clone().unwrap_or_default();
        let said = document_kind::by_symbol(&view.value()[number]);
        let before =
            index.checked_sub(1).filter(|&before| adjacent(view, &drafts[before], &drafts[index]));
        drafts[index].kind = said;
        if let (None, Some(before)) = (said, before) {
            let before = drafts[before].clone();
            drafts[index] = Draft {
                kind: before.kind,
                kind_at: before.kind_at,
                is_modified: before.is_modified,
                ..drafts[index].clone()
            };
        }
    }
}

/// `văn bản số 1552/BTTTT-TTH và 708/BTTTT-CATTT của Bộ …`: the issuer is that of both where the
/// symbols begin or end alike.
pub(super) fn share_issuers(view: &Keyed<'_>, drafts: &mut [Draft]) {
    for index in (1..drafts.len()).rev() {
        let (left, right) = drafts.split_at_mut(index);
        let (Some(one), Some(next)) = (left.last_mut(), right.first()) else { continue };
        let open = one.issuer.is_none()
            && next.issuer.as_ref().is_some_and(|at| at.start >= next.at.start);
        if open && adjacent(view, one, next) && alike(view, one, next) {
            one.issuer.clone_from(&next.issuer);
        }
    }
}

/// Whether two symbols are equal, or name the same body first (`BTTTT-TTH`, `BTTTT-CATTT`).
fn alike(view: &Keyed<'_>, one: &Draft, next: &Draft) -> bool {
    let symbol = |draft: &Draft| -> Option<&str> {
        let number = draft.number.clone()?;
        let (_, symbol) = view.value()[number].split_once('/')?;
        // The year of a normative document says nothing of its issuer.
        let year = symbol.split_once('/').filter(|(year, _)| year.trim().parse::<u16>().is_ok());
        Some(year.map_or(symbol, |(_, rest)| rest).trim())
    };
    let (Some(one), Some(next)) = (symbol(one), symbol(next)) else { return false };
    let first = |symbol: &'_ str| symbol.split('-').next().unwrap_or_default().to_owned();
    one == next
        || (first(one) == first(next) && document_kind::by_abbreviation(&first(one)).is_none())
}
