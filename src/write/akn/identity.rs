//! A document → its FRBR ids, as the Akoma Ntoso Naming Convention 1.0 has them:
//! `/akn/vn-son-la/act/decision/2026-04-24/1008-qd-ubnd`. What is attached to a document is a component of it.

use super::{Corpus, Shape};
use crate::data::{Citation, Document};
use crate::lang::document_kind;
use crate::lang::slug::slug;

/// Kinds that are acts; all others are documents of no special structure.
const ACTS: [&str; 22] = [
    "charter",
    "circular",
    "code",
    "consolidated_text",
    "constitution",
    "decision",
    "decree",
    "decree_law",
    "directive",
    "joint_circular",
    "joint_resolution",
    "law",
    "order",
    "ordinance",
    "plan",
    "procedure",
    "programme",
    "project",
    "regulation",
    "resolution",
    "rules",
    "scheme",
];

pub(super) fn is_act(kind: &str) -> bool {
    ACTS.contains(&kind)
}

/// Stands where no day is known: a day is required, and none is made up that could be true.
const NO_DAY: &str = "0001-01-01";

/// The ids of a document.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Work {
    uri: String,
    component: String,
    /// A day, and what it is the day of.
    pub(super) date: (String, &'static str),
}

impl Work {
    pub(super) fn of(corpus: &Corpus<'_>, document: &Document) -> Self {
        let own = corpus.documents.get(document.id.as_str()).copied();
        let above = own.into_iter().flat_map(|own| corpus.above(own));
        let root = above.filter(|it| it.kind != "issue").last().unwrap_or(document);
        let (date, segment) = date(root);
        let shape = Shape::of(root, corpus.attached(root)).element();
        let number = root.number.as_deref().map(slug).filter(|number| !number.is_empty());
        let number = number.unwrap_or_else(|| last(&root.id));
        let uri =
            format!("/akn/vn{}/{shape}/{}/{segment}/{number}", locality(root), slug(&root.kind));
        Self { uri, component: component(document, root), date }
    }

    /// The work as a whole.
    pub(super) fn uri(&self) -> &str {
        &self.uri
    }

    /// This document of it.
    pub(super) fn this(&self) -> String {
        format!("{}/!{}", self.uri, self.component)
    }

    /// Its text in Vietnamese as it was first printed.
    pub(super) fn expression(&self) -> [String; 2] {
        [format!("{}/vie@", self.uri), format!("{}/vie@/!{}", self.uri, self.component)]
    }

    /// This file.
    pub(super) fn manifestation(&self) -> [String; 2] {
        self.expression().map(|uri| format!("{uri}.xml"))
    }
}

/// The part of a province, where the id of a document has one.
fn locality(root: &Document) -> String {
    match root.id.split('/').collect::<Vec<_>>().as_slice() {
        ["vn", "tw", ..] => String::new(),
        ["vn", province, _, _, _, ..] => format!("-{}", slug(province)),
        _ => String::new(),
    }
}

/// The day of a document and how the uri has it; where only the year is known, that of its id.
fn date(root: &Document) -> ((String, &'static str), String) {
    if let Some(day) = &root.date {
        return ((day.clone(), "document"), day.clone());
    }
    let year = root.id.rsplit('/').nth(1);
    let is_year = |text: &&str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    match year.filter(is_year) {
        Some(year) => ((format!("{year}-01-01"), "year"), year.to_owned()),
        None => ((NO_DAY.to_owned(), "unknown"), NO_DAY[..4].to_owned()),
    }
}

fn component(document: &Document, root: &Document) -> String {
    if document.id == root.id {
        return "main".to_owned();
    }
    let below = document.id.strip_prefix(root.id.as_str()).unwrap_or(&document.id);
    let parts: Vec<String> = below.split('/').map(slug).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "part".to_owned() } else { parts.join("/") }
}

/// The last part of an id; `nn` where it has no letter, as the naming convention has it.
fn last(id: &str) -> String {
    let last = slug(id.rsplit('/').next().unwrap_or_default());
    if last.is_empty() { "nn".to_owned() } else { last }
}

/// Ends of the symbols of bodies of the centre, whose ids need no province.
const CENTRE: [&str; 3] = ["-ttg", "-cp", "-ubtvqh"];

/// Where a citation leads: to a document of the same input, or to one of the centre whose kind, number and day
/// are printed. A province is not guessed.
pub(super) fn target(corpus: &Corpus<'_>, citation: &Citation) -> Option<String> {
    let own = citation.target_id.as_deref().and_then(|id| corpus.documents.get(id));
    if let Some(own) = own {
        return Some(Work::of(corpus, own).uri);
    }
    let (number, date) = (slug(citation.number.as_deref()?), citation.date.as_deref()?);
    let is_central = CENTRE.iter().any(|end| number.ends_with(end));
    let kind = document_kind::by_name(citation.kind_vi.as_deref()?)?.kind;
    let shape = if is_act(kind) { "act" } else { "doc" };
    is_central.then(|| format!("/akn/vn/{shape}/{}/{date}/{number}", slug(kind)))
}
