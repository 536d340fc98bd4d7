//! Papers that are cited by day and issuer, no number printed (`Kế hoạch của UBND tỉnh ngày 05/8/2025`,
//! `Báo cáo ngày 05/8/2025 của Sở Tài chính`) → mentions. One of the two alone says too little.

use super::kinds::{self, by_key};
use super::{Draft, is_taken, tails};
use crate::lang::citing;
use crate::lang::document_kind::Cited;
use crate::lang::keyed::{Keyed, key_pattern};
use regex::Regex;
use std::sync::LazyLock;

static KIND: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(&format!(
        r"\b(?<kind>{})(?<modified>(?:\s+(?:{})){{0,3}})\s+(?:của|ngày)\s",
        kinds::names(Cited::Plain),
        citing::alternatives("modifier"),
    ))
});

/// The unnumbered papers of a text that are not among `known`.
pub(super) fn find(view: &Keyed<'_>, known: &[Draft]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for caps in KIND.captures_iter(view.key()) {
        let Some(draft) = draft(view, &caps).filter(|draft| !is_taken(known, &draft.at)) else {
            continue;
        };
        if drafts.last().is_none_or(|last| last.at.end <= draft.at.start) {
            drafts.push(draft);
        }
    }
    drafts
}

fn draft(view: &Keyed<'_>, caps: &regex::Captures<'_>) -> Option<Draft> {
    let (name, modified) = (caps.name("kind")?, caps.name("modified")?);
    let kind_at = view.printed(name.start()..modified.end().max(name.end()));
    let kind = by_key(name.as_str()).filter(|kind| kind.cited < Cited::Title)?;
    let mut draft = Draft {
        at: kind_at.clone(),
        kind: Some(kind),
        is_modified: !modified.is_empty(),
        kind_at: Some(kind_at.clone()),
        ..Draft::default()
    };
    if !view.value()[kind_at].starts_with(char::is_uppercase) {
        return None;
    }
    tails::read(view, &mut draft);
    (draft.date.is_some() && draft.issuer.is_some()).then_some(draft)
}
