//! Names of provinces → their slugs. Knows only names, not what lies in them.

use super::phrases::Phrases;
use crate::lang::{lexicon, slug};
use std::sync::LazyLock;

/// A province.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Province {
    /// Its name.
    pub name: &'static str,
    /// The form of its name in ids.
    pub slug: String,
    /// A city run from the centre.
    pub is_city: bool,
    /// Its last day, where it is gone.
    pub valid_until: Option<&'static str>,
    /// The name of the province it went into.
    pub merged_into: Option<&'static str>,
}

static ALL: LazyLock<(Vec<Province>, Phrases<usize>)> = LazyLock::new(load);

fn load() -> (Vec<Province>, Phrases<usize>) {
    let mut names = Phrases::default();
    let mut all = Vec::new();
    for row in lexicon::rows("provinces") {
        let [name, kind, forms, until, into] = row[..] else { continue };
        for form in std::iter::once(name).chain(forms.split('|')) {
            names.insert(form, &all.len());
        }
        let [valid_until, merged_into] =
            [until, into].map(|it| Some(it).filter(|it| !it.is_empty()));
        let (slug, is_city) = (slug::slug(name), kind == "city");
        all.push(Province { name, slug, is_city, valid_until, merged_into });
    }
    (all, names)
}

/// All provinces.
#[must_use]
pub fn all() -> &'static [Province] {
    &ALL.0
}

/// The index of the names of provinces.
pub(super) fn names() -> &'static Phrases<usize> {
    &ALL.1
}

/// The province at this place of the table.
pub(super) fn at(index: usize) -> Option<&'static Province> {
    ALL.0.get(index)
}

/// The province with this slug.
#[must_use]
pub fn of_slug(slug: &str) -> Option<&'static Province> {
    ALL.0.iter().find(|province| province.slug == slug)
}

/// The province that took this one over.
pub(super) fn heir(province: &Province) -> Option<&'static Province> {
    of_slug(&slug::slug(province.merged_into?))
}
