//! `agencies.tsv` → the bodies known and an index of their spellings.

use super::phrases::Phrases;
use super::variants::{with_initials, with_synonyms};
use super::words::Token;
use crate::lang::lexicon;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How many bodies of a name there are, and what must follow the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// One in the country.
    Central,
    /// One a province; level word and province may follow.
    Optional,
    /// One a province; level word or province must follow.
    Required,
    /// One a region; `khu vực` and its number follow.
    Numbered,
    /// No single body.
    Class,
}

/// A body of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Canonical name; `{N}` or `{n}` stands for the number of the region.
    pub name: &'static str,
    /// What sort of body it is.
    pub kind: &'static str,
    /// How many there are.
    pub reach: Reach,
}

/// The bodies and the index of their spellings.
#[derive(Debug, Default)]
pub(super) struct Table {
    entries: Vec<Entry>,
    /// Each spelling leads to all bodies that go by it: `Cục Thuế` (central), `Cục Thuế tỉnh`.
    forms: Phrases<Vec<(usize, Reach)>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(load);

fn load() -> Table {
    let mut table = Table::default();
    let mut spellings: BTreeMap<String, Vec<(usize, Reach)>> = BTreeMap::new();
    for row in lexicon::rows(include_str!("../lexicon/agencies.tsv")) {
        let [name, kind, reach, forms] = row[..] else { continue };
        let Some(reach) = reach_of(reach) else { continue };
        for spelling in spellings_of(name, kind, reach, forms) {
            let whole = spelling.starts_with('=') && reach == Reach::Required;
            let body = (table.entries.len(), if whole { Reach::Optional } else { reach });
            let bodies = spellings.entry(spelling.replace('=', "")).or_default();
            if !bodies.contains(&body) {
                bodies.push(body);
            }
        }
        table.entries.push(Entry { name, kind, reach });
    }
    for (spelling, bodies) in &spellings {
        table.forms.insert(spelling, bodies);
    }
    table
}

fn reach_of(name: &str) -> Option<Reach> {
    match name {
        "central" => Some(Reach::Central),
        "optional" => Some(Reach::Optional),
        "required" => Some(Reach::Required),
        "numbered" => Some(Reach::Numbered),
        "class" => Some(Reach::Class),
        _ => None,
    }
}

/// All spellings of a body, without its level word or number.
fn spellings_of(name: &str, kind: &str, reach: Reach, forms: &str) -> Vec<String> {
    let bare = [" tỉnh", " {N}", " {n}"].iter().find_map(|tail| name.strip_suffix(tail));
    let is_class = reach == Reach::Class;
    let mut all = if is_class { Vec::new() } else { with_synonyms(bare.unwrap_or(name)) };
    for form in forms.split('|').filter(|form| !form.is_empty()) {
        all.extend(with_synonyms(form));
    }
    if kind == "department" || kind == "ministry" {
        all.extend(with_initials(name));
    }
    all
}

/// The bodies that the words at `from` may name, their first words (`sở`) being `head`, longest
/// spelling first: the token behind it, and what must follow.
pub(super) fn bodies_after(
    head: &[&str],
    tokens: &[Token],
    from: usize,
) -> Vec<(usize, Vec<(&'static Entry, Reach)>)> {
    let entries = |found: &Vec<(usize, Reach)>| {
        found.iter().map(|&(at, reach)| (&TABLE.entries[at], reach)).collect()
    };
    let found = TABLE.forms.all_after(head, tokens, from);
    found.into_iter().map(|(end, bodies)| (end, entries(bodies))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::agency::words::tokens;

    #[test]
    fn every_row_is_read_and_found_by_its_own_name() {
        let rows = lexicon::rows(include_str!("../lexicon/agencies.tsv"));
        assert_eq!(TABLE.entries.len(), rows.len());
        for entry in TABLE.entries.iter().filter(|entry| entry.reach != Reach::Class) {
            let words = tokens(entry.name);
            let found = bodies_after(&[], &words, 0);
            let named = found
                .iter()
                .flat_map(|(_, bodies)| bodies)
                .any(|(body, _)| body.name == entry.name);
            assert!(named, "{}", entry.name);
        }
    }
}
