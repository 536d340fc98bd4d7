//! Running text → mentions of other documents.
//!
//! A mention needs a number with its kind or symbol, or day and issuer of an unnumbered paper, or is a
//! standard by its sign, or a law by its title. `Quyết định này`, an
//! article of the document itself, `Đề án 06/CP`, `C06`, ratios and dates are none.

mod bases;
mod bodies;
mod kinds;
mod laws;
mod lists;
mod numbers;
mod parts;
mod plain;
mod relations;
mod sentences;
mod standards;
mod subjects;
mod tails;
mod titles;
mod unnumbered;

use crate::data::{Citation, Confidences, Relation, Text};
use crate::lang::document_kind::DocumentKind;
use crate::lang::keyed::Keyed;
use crate::lang::rules::sure;
use sentences::Sentences;
use std::ops::Range;

pub use bases::bases;
pub(super) use relations::{Item, Replaced};

/// The documents that a text mentions. Ids and owners are set by the caller; the relation is
/// `mention` unless the text itself says `thay thế`, `sửa đổi` or `ban hành kèm theo`.
#[must_use]
pub fn find(text: &Text) -> Vec<Citation> {
    let view = Keyed::of(text.as_str());
    let drafts = read(text, &view);
    drafts.iter().map(|draft| draft.citation(text, &view)).collect()
}

/// A mention being read; ranges are bytes of the text as printed.
#[derive(Clone, Debug, Default)]
struct Draft {
    /// From the word for the kind to the date or issuer.
    at: Range<usize>,
    kind: Option<&'static DocumentKind>,
    /// Where the kind is printed, with what modifies it (`Kế hoạch phối hợp`).
    kind_at: Option<Range<usize>>,
    /// The kind is printed with a modifier.
    is_modified: bool,
    number: Option<Range<usize>>,
    date: Option<String>,
    /// Its date or the whole of its year is not printed beside the number.
    is_date_apart: bool,
    issuer: Option<Range<usize>>,
    title: Option<Range<usize>>,
    parts: Vec<Range<usize>>,
    relation: Option<Relation>,
}

/// All mentions in the order of the text.
fn read(text: &Text, view: &Keyed<'_>) -> Vec<Draft> {
    if !may_cite(view.value()) {
        return Vec::new();
    }
    let mut drafts = Vec::new();
    for find in [standards::find, laws::find, numbers::find, plain::find, unnumbered::find] {
        drafts.extend(find(view, &drafts));
        drafts.sort_by_key(|draft: &Draft| (draft.at.start, draft.at.end));
    }
    lists::share_kinds(view, &mut drafts);
    drafts.retain(|draft| draft.kind.is_some() || has_symbol(view, draft));
    let sentences = Sentences::of(text, view);
    subjects::fill(view, &sentences, &mut drafts);
    lists::share_issuers(view, &mut drafts);
    parts::fill(view, &mut drafts);
    relations::fill(view, &sentences, &mut drafts);
    titles::fill(view, &mut drafts);
    drafts
}

/// Whether a text can hold a mention at all; most blocks cannot.
fn may_cite(value: &str) -> bool {
    let law = ["uật", "UẬT", "háp", "HÁP"];
    value.contains(|c: char| c.is_ascii_digit()) || law.iter().any(|word| value.contains(word))
}

/// Whether the number of a draft without a kind has a symbol of more than one part.
fn has_symbol(view: &Keyed<'_>, draft: &Draft) -> bool {
    let number = draft.number.clone().map_or("", |range| &view.value()[range]);
    number.contains('/') && number.contains(['-', '–'])
}

/// Whether one of `drafts`, which are sorted and apart, stands in part at `range`.
fn is_taken(drafts: &[Draft], range: &Range<usize>) -> bool {
    let next = drafts.partition_point(|draft| draft.at.end <= range.start);
    drafts.get(next).is_some_and(|draft| draft.at.start < range.end)
}

impl Draft {
    fn citation(&self, text: &Text, view: &Keyed<'_>) -> Citation {
        let bare = |range: &Range<usize>| {
            let printed = &view.value()[range.clone()];
            let start = range.start + (printed.len() - printed.trim_start().len());
            start..start + printed.trim().len()
        };
        let print = |range: &Range<usize>| view.value()[bare(range)].to_owned();
        Citation {
            id: String::new(),
            document_id: String::new(),
            task_id: None,
            text: print(&self.at),
            kind_vi: self.kind_name(view),
            number: self.number.as_ref().map(|range| self.number(&view.value()[range.clone()])),
            issuer: self.issuer.as_ref().map(print),
            date: self.date.clone(),
            title: self.title.as_ref().map(print),
            parts: self.parts.iter().map(print).collect(),
            relation: self.relation.unwrap_or(Relation::Mention),
            target_id: None,
            spans: text.spans_of(bare(&self.at)),
            confidence: self.confidence(),
        }
    }

    /// What only the reading of it knows; the rest is filled in by `account`.
    fn confidence(&self) -> Confidences {
        let apart = self.date.is_some() && self.is_date_apart;
        let rule = apart.then(|| ("date".to_owned(), sure("citation.date-apart")));
        rule.into_iter().collect()
    }

    /// The number as it is written: a standard's has spaces, another's none.
    fn number(&self, printed: &str) -> String {
        if standards::is_standard(self) {
            printed.split_whitespace().collect::<Vec<_>>().join(" ")
        } else {
            squeezed(printed)
        }
    }

    /// The kind as Decree 30/2020/NĐ-CP writes it, or as printed where it has no such name.
    fn kind_name(&self, view: &Keyed<'_>) -> Option<String> {
        let kind = self.kind?;
        match &self.kind_at {
            Some(range) if (self.is_modified || kind.is_usage) && !standards::is_standard(self) => {
                Some(view.value()[range.clone()].to_owned())
            }
            _ => Some(kind.name.to_owned()),
        }
    }
}

/// Without white space.
fn squeezed(printed: &str) -> String {
    printed.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests;
