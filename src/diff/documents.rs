//! The documents of two sides → which are the same one, what changed in them, which papers they cite.

use super::Manner;
use super::changes::{blank, value};
use super::items::bare_words;
use crate::data::{Change, ChangeKind, Citation, Document, Evidence, Means, Number, Report};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Two documents that are the same one.
#[derive(Clone, Copy, Debug)]
pub(super) struct DocumentMatch<'a> {
    pub(super) old: &'a Document,
    pub(super) new: &'a Document,
    by: Means,
    likeness: u32,
}

impl DocumentMatch<'_> {
    pub(super) fn evidence(&self) -> Evidence {
        evidence(self.by, self.likeness)
    }
}

/// What a pair rests on; likeness in thousandths.
pub(super) fn evidence(by: Means, likeness: u32) -> Evidence {
    Evidence { by, likeness: Number::new(Decimal::new(i64::from(likeness), 3)) }
}

/// Likeness of titles from which two documents of one kind are the same, in thousandths.
const ALIKE: u32 = 600;

/// The documents that are the same one: by id, by kind and title, by likeness, else the only ones of a kind left.
pub(super) fn pair<'a>(
    old: &'a [Report],
    new: &'a [Report],
    manner: Manner,
) -> Vec<DocumentMatch<'a>> {
    let named = |reports| all(reports).into_iter().map(|one| (one, name(one))).collect();
    let mut pairs = Pairs { old: named(old), new: named(new), found: Vec::new() };
    if !manner.across {
        pairs.join(Means::Id, |(one, _), (other, _)| (one.id == other.id).then_some(1_000));
    }
    pairs.join(Means::Title, |(one, name), (other, wanted)| {
        let same = one.kind == other.kind && name == wanted;
        let named = name.as_ref().is_some_and(|name| !name.is_empty());
        (same && named).then_some(1_000)
    });
    pairs.join(Means::Likeness, |(one, name), (other, wanted)| {
        let likeness = likeness(name.as_ref()?, wanted.as_ref()?);
        (one.kind == other.kind && likeness >= ALIKE).then_some(likeness)
    });
    pairs.only();
    pairs.found
}

fn all(reports: &[Report]) -> Vec<&Document> {
    reports.iter().flat_map(|report| &report.documents).collect()
}

/// The words of the title, without numbers: those of dates and quarters change.
fn name(document: &Document) -> Option<Vec<String>> {
    let words = bare_words(document.title.as_deref()?);
    let is_number = |word: &String| word.chars().all(|c| c.is_ascii_digit() || "ivx".contains(c));
    Some(words.into_iter().filter(|word| !is_number(word)).collect())
}

fn likeness(one: &[String], other: &[String]) -> u32 {
    let sorted = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        words
    };
    let (one, other) = (sorted(one), sorted(other));
    let both = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    let all = one.len().max(other.len());
    u32::try_from(1_000 * both / all.max(1)).unwrap_or(0)
}

/// A document and the words of its title.
type Named<'a> = (&'a Document, Option<Vec<String>>);

struct Pairs<'a> {
    old: Vec<Named<'a>>,
    new: Vec<Named<'a>>,
    found: Vec<DocumentMatch<'a>>,
}

impl<'a> Pairs<'a> {
    /// Pairs the documents of which `fits` says that they are one, and of no others as much.
    fn join(&mut self, by: Means, fits: impl Fn(&Named<'a>, &Named<'a>) -> Option<u32>) {
        let scores: Vec<Vec<Option<u32>>> = self
            .old
            .iter()
            .map(|old| self.new.iter().map(|new| fits(old, new)).collect())
            .collect();
        let mut pairs = Vec::new();
        for (one, row) in scores.iter().enumerate() {
            let best = row.iter().flatten().max();
            let only = |list: &[usize]| if let [at] = list { Some(*at) } else { None };
            let columns: Vec<usize> = (0..row.len())
                .filter(|at| row[*at].is_some() && row[*at].as_ref() == best)
                .collect();
            let Some(other) = only(&columns) else { continue };
            let best = scores.iter().filter_map(|row| row[other]).max();
            let rows: Vec<usize> = (0..scores.len())
                .filter(|at| scores[*at][other].is_some() && scores[*at][other] == best)
                .collect();
            if only(&rows) == Some(one) {
                pairs.push((one, other, scores[one][other].unwrap_or(0)));
            }
        }
        for (one, other, likeness) in &pairs {
            self.found.push(DocumentMatch {
                old: self.old[*one].0,
                new: self.new[*other].0,
                by,
                likeness: *likeness,
            });
        }
        let mut at = 0;
        self.old.retain(|_| {
            at += 1;
            !pairs.iter().any(|(one, ..)| *one + 1 == at)
        });
        let mut at = 0;
        self.new.retain(|_| {
            at += 1;
            !pairs.iter().any(|(_, other, _)| *other + 1 == at)
        });
    }

    /// The only documents that are left on both sides are one.
    fn only(&mut self) {
        if let ([(old, one)], [(new, other)]) = (self.old.as_slice(), self.new.as_slice()) {
            let likeness =
                one.as_ref().zip(other.as_ref()).map_or(0, |(one, other)| likeness(one, other));
            self.found.push(DocumentMatch { old, new, by: Means::Only, likeness });
            (self.old, self.new) = (Vec::new(), Vec::new());
        }
    }
}

/// The changes of the documents as such, and those that have no counterpart.
pub(super) fn changes(old: &[Report], new: &[Report], pairs: &[DocumentMatch<'_>]) -> Vec<Change> {
    let mut found = Vec::new();
    let mut sorted: Vec<&DocumentMatch<'_>> = pairs.iter().collect();
    sorted.sort_by_key(|pair| pair.new.spans.first().map(|span| span.start()));
    for pair in sorted {
        let (before, after) = (pair.old, pair.new);
        let fields = [
            ("number", before.number.as_deref(), after.number.as_deref()),
            ("date", before.date.as_deref(), after.date.as_deref()),
            ("title", before.title.as_deref(), after.title.as_deref()),
            ("issuer", before.issuer.as_deref(), after.issuer.as_deref()),
            ("period", period(before), period(after)),
        ];
        for (field, one, other) in fields {
            let change = super::changes::text(ChangeKind::Text, field, one, other);
            found.extend(change.map(|change| Change {
                record: "document".into(),
                old_id: Some(before.id.clone()),
                new_id: Some(after.id.clone()),
                title: title(after),
                evidence: Some(pair.evidence()),
                ..change
            }));
        }
    }
    let gone =
        all(old).into_iter().filter(|one| !pairs.iter().any(|pair| std::ptr::eq(pair.old, *one)));
    found.extend(gone.map(|one| {
        let change = Change {
            old: whole(one),
            old_id: Some(one.id.clone()),
            ..blank(ChangeKind::Removed, "document")
        };
        Change { title: title(one), old_spans: one.spans.clone(), ..change }
    }));
    let come =
        all(new).into_iter().filter(|one| !pairs.iter().any(|pair| std::ptr::eq(pair.new, *one)));
    found.extend(come.map(|one| {
        let change = Change {
            new: whole(one),
            new_id: Some(one.id.clone()),
            ..blank(ChangeKind::Added, "document")
        };
        Change { title: title(one), new_spans: one.spans.clone(), ..change }
    }));
    found
}

fn period(document: &Document) -> Option<&str> {
    document.period.as_ref().map(|period| period.raw.as_str())
}

fn title(document: &Document) -> String {
    document.title.clone().unwrap_or_else(|| document.id.clone())
}

/// A document without its blocks.
fn whole(document: &Document) -> serde_json::Value {
    let bare = Document { blocks: Vec::new(), articles: Vec::new(), ..document.clone() };
    value(&bare)
}

/// Papers that are cited on one side only, document by document; each once. What a task cites that is itself on
/// one side only, `lone`, is told with the task.
pub(super) fn citations(
    (old, new): (&[Report], &[Report]),
    pairs: &[DocumentMatch<'_>],
    lone: &BTreeSet<String>,
) -> Vec<Change> {
    let (before, after) = (cited(old), cited(new));
    let is_lone =
        |citation: &Citation| citation.task_id.as_ref().is_some_and(|id| lone.contains(id));
    let mut found = Vec::new();
    for pair in pairs {
        let none = BTreeMap::new();
        let (one, other) = (
            before.get(&std::ptr::from_ref(pair.old)).unwrap_or(&none),
            after.get(&std::ptr::from_ref(pair.new)).unwrap_or(&none),
        );
        let told = |there: &BTreeMap<String, (String, &Citation)>, key: &String, own: &Citation| {
            !there.contains_key(key) && !is_lone(own)
        };
        for (key, citation) in
            one.iter().filter(|(key, (_, own))| told(other, key, own)).map(|(_, it)| it)
        {
            let change = Change {
                old: value(citation),
                old_id: Some(citation.id.clone()),
                ..blank(ChangeKind::Removed, "citation")
            };
            found.push(Change { title: key.clone(), old_spans: citation.spans.clone(), ..change });
        }
        for (key, citation) in
            other.iter().filter(|(key, (_, own))| told(one, key, own)).map(|(_, it)| it)
        {
            let change = Change {
                new: value(citation),
                new_id: Some(citation.id.clone()),
                ..blank(ChangeKind::Added, "citation")
            };
            found.push(Change { title: key.clone(), new_spans: citation.spans.clone(), ..change });
        }
    }
    found
}

/// The papers of documents.
type Cited<'a> = BTreeMap<*const Document, BTreeMap<String, (String, &'a Citation)>>;

/// The papers that each document cites with what they are called, by that without marks and spaces.
fn cited(reports: &[Report]) -> Cited<'_> {
    let mut cited: Cited<'_> = BTreeMap::new();
    for report in reports {
        let ids: BTreeMap<&str, &Document> =
            report.documents.iter().map(|one| (one.id.as_str(), one)).collect();
        for citation in &report.citations {
            let Some(document) = ids.get(citation.document_id.as_str()) else { continue };
            let number = citation.number.as_ref().map(|number| {
                [citation.kind_vi.as_deref().unwrap_or_default(), number]
                    .join(" ")
                    .trim()
                    .to_owned()
            });
            let called =
                number.or_else(|| citation.title.clone()).unwrap_or_else(|| citation.text.clone());
            let of_document = cited.entry(std::ptr::from_ref(*document)).or_default();
            of_document.entry(bare_words(&called).concat()).or_insert((called, citation));
        }
    }
    cited
}
