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
    /// Several in a province; the number follows, and perhaps the province.
    Counted,
    /// One a district or commune, whose name follows; looked up by its whole name only.
    Lower,
    /// No single body.
    Class,
}

/// A body of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What ids are made of.
    pub id: &'static str,
    /// Canonical name; `{N}` or `{n}` stands for the number of the region.
    pub name: &'static str,
    /// What sort of body it is.
    pub kind: &'static str,
    /// How many there are.
    pub reach: Reach,
    /// Its level of administration.
    pub level: Option<&'static str>,
    /// Its first day, where that is known.
    pub valid_from: Option<&'static str>,
    /// Its last day, where it has one.
    pub valid_until: Option<&'static str>,
    /// Ids of the bodies that took over.
    pub successor: Vec<&'static str>,
}

impl Entry {
    /// Whether it is there on `day`, as far as is known.
    #[must_use]
    pub fn is_in_force(&self, day: &str) -> bool {
        self.valid_from.is_none_or(|from| from <= day)
            && self.valid_until.is_none_or(|until| day <= until)
    }
}

/// Each spelling leads to all bodies that go by it: `Cục Thuế` (central), `Cục Thuế tỉnh`.
type Forms = Phrases<Vec<(usize, Reach)>>;

/// The bodies and the index of their spellings.
#[derive(Debug, Default)]
pub(super) struct Table {
    entries: Vec<Entry>,
    forms: Forms,
    /// Spellings of the bodies of districts and communes, their level word left out.
    lower: Forms,
    ids: BTreeMap<&'static str, usize>,
}

static TABLE: LazyLock<Table> = LazyLock::new(load);

fn load() -> Table {
    let mut table = Table::default();
    let (mut spellings, mut lower) = (BTreeMap::new(), BTreeMap::new());
    for row in lexicon::rows("agencies") {
        let [id, name, kind, place, level, forms, short, from, until, successor] = row[..] else {
            continue;
        };
        let Some(reach) = reach_of(place) else { continue };
        let index = if reach == Reach::Lower { &mut lower } else { &mut spellings };
        for spelling in spellings_of(name, kind, reach, &format!("{forms}|{short}")) {
            note(index, &spelling, (table.entries.len(), reach));
        }
        let kind = some(kind).unwrap_or("other");
        let [level, valid_from, valid_until] = [level, from, until].map(some);
        let successor = successor.split('|').filter_map(some).collect();
        table.ids.entry(id).or_insert(table.entries.len());
        table.entries.push(Entry {
            id,
            name,
            kind,
            reach,
            level,
            valid_from,
            valid_until,
            successor,
        });
    }
    table.forms = indexed(&spellings);
    table.lower = indexed(&lower);
    table
}

fn some(value: &'static str) -> Option<&'static str> {
    Some(value.trim()).filter(|value| !value.is_empty())
}

/// Adds a body to those of a spelling; one behind `=` says the level itself.
fn note(
    spellings: &mut BTreeMap<String, Vec<(usize, Reach)>>,
    spelling: &str,
    (at, reach): (usize, Reach),
) {
    let whole = spelling.starts_with('=') && reach == Reach::Required;
    let body = (at, if whole { Reach::Optional } else { reach });
    let bodies = spellings.entry(spelling.replace('=', "")).or_default();
    if !bodies.contains(&body) {
        bodies.push(body);
    }
}

fn indexed(spellings: &BTreeMap<String, Vec<(usize, Reach)>>) -> Forms {
    let mut forms = Forms::default();
    for (spelling, bodies) in spellings {
        forms.insert(spelling, bodies);
    }
    forms
}

fn reach_of(name: &str) -> Option<Reach> {
    match name {
        "central" => Some(Reach::Central),
        "optional" => Some(Reach::Optional),
        "required" => Some(Reach::Required),
        "numbered" => Some(Reach::Numbered),
        "counted" => Some(Reach::Counted),
        "district" | "communal" => Some(Reach::Lower),
        "class" => Some(Reach::Class),
        _ => None,
    }
}

/// All spellings of a body, without its level word or number.
fn spellings_of(name: &str, kind: &str, reach: Reach, forms: &str) -> Vec<String> {
    let tails: &[&str] =
        if reach == Reach::Lower { &[" huyện", " xã"] } else { &[" tỉnh", " {N}", " {n}"] };
    let bare = tails.iter().find_map(|tail| name.strip_suffix(tail));
    let is_class = reach == Reach::Class;
    let mut all = if is_class { Vec::new() } else { with_synonyms(bare.unwrap_or(name)) };
    for form in forms.split('|').filter(|form| !form.is_empty()) {
        all.extend(with_synonyms(form));
    }
    if kind == "department" || kind == "ministry" {
        all.extend(with_initials(bare.unwrap_or(name)));
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

/// The bodies of districts and communes that the words of `tokens` may begin to name, the longest
/// spelling first, and the token behind it.
pub(super) fn lower(tokens: &[Token]) -> Vec<(usize, &'static Entry)> {
    let found = TABLE.lower.all(tokens, 0).into_iter();
    let entries = found.flat_map(|(end, bodies)| bodies.iter().map(move |&(at, _)| (end, at)));
    entries.map(|(end, at)| (end, &TABLE.entries[at])).collect()
}

/// The body with this id.
pub(super) fn of_id(id: &str) -> Option<&'static Entry> {
    TABLE.ids.get(id).map(|&at| &TABLE.entries[at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::agency::words::tokens;

    #[test]
    fn every_place_of_the_form_is_known() {
        let unknown = |place: &&str| reach_of(place).is_none();
        assert_eq!(lexicon::words("agencies", "place").into_iter().find(unknown), None);
    }

    #[test]
    fn every_row_is_read_and_found_by_its_own_name() {
        let rows = lexicon::rows("agencies");
        assert_eq!((TABLE.entries.len(), TABLE.ids.len()), (rows.len(), rows.len()));
        for entry in TABLE.entries.iter().filter(|entry| entry.reach != Reach::Class) {
            let words = tokens(entry.name);
            let upper = bodies_after(&[], &words, 0).into_iter().flat_map(|(_, bodies)| bodies);
            let mut found =
                upper.map(|(body, _)| body).chain(lower(&words).into_iter().map(|it| it.1));
            assert!(found.any(|body| body.id == entry.id), "{}", entry.name);
        }
    }

    #[test]
    fn what_ends_has_days_in_order_and_its_successor_comes_after() {
        for entry in &TABLE.entries {
            let (from, until) = (entry.valid_from, entry.valid_until);
            assert!(from.zip(until).is_none_or(|(from, until)| from < until), "{}", entry.id);
            for id in &entry.successor {
                let next = of_id(id).unwrap();
                let overlaps = until.zip(next.valid_until).is_some_and(|(own, next)| next <= own);
                assert!(!overlaps && next.id != entry.id, "{}: {id}", entry.id);
            }
        }
    }
}
