//! Numbers with their symbols → symbols that are one but for a letter or a part printed twice.

use super::near::told;
use crate::audit::input::Input;
use crate::audit::named::Named;
use crate::data::{Finding, Severity};
use crate::lang::checks;
use std::collections::BTreeMap;

/// Symbols that differ by a letter or a part printed twice: `KH-KH-BCA`, `BTTTT-CATTT` and `BTTTT-CATT`.
pub(super) fn find(input: &Input<'_>, named: &[Named<'_>]) -> Vec<Finding> {
    let mut series: BTreeMap<_, BTreeMap<String, Vec<&Named<'_>>>> = BTreeMap::new();
    for one in named {
        let family = input.papers[one.paper].family;
        let bare = letters(&one.number.symbol);
        let key = (family, squeezed(&one.number.symbol));
        series.entry(key).or_default().entry(bare).or_default().push(one);
    }
    series.values().flat_map(of_series).collect()
}

/// The letters of a symbol: how its parts are joined says nothing.
fn letters(symbol: &str) -> String {
    symbol.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a part of a symbol is printed twice in turn.
fn has_twin(symbol: &str) -> bool {
    let parts: Vec<&str> = symbol.split('-').collect();
    parts.windows(2).any(|pair| pair[0] == pair[1])
}

/// A symbol without what is printed twice in turn.
fn squeezed(symbol: &str) -> String {
    let mut parts: Vec<&str> = symbol.split('-').collect();
    parts.dedup();
    let mut letters: Vec<char> = parts
        .concat()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// The findings about symbols that are one but for what is printed twice.
fn of_series(symbols: &BTreeMap<String, Vec<&Named<'_>>>) -> Vec<Finding> {
    let most = |places: &[&Named<'_>]| {
        let own = places.iter().any(|one| one.is_own);
        let doubled = places.iter().any(|one| has_twin(&one.number.symbol));
        (own, places.len(), !doubled)
    };
    let best = symbols.iter().max_by_key(|(_, places)| most(places));
    let Some((best, right)) = best else { return Vec::new() };
    let by_number: BTreeMap<u32, &Named<'_>> =
        right.iter().map(|one| (one.number.count, *one)).collect();
    let others = symbols.iter().filter(|(symbol, _)| *symbol != best);
    let wrong = others.filter_map(|(_, places)| {
        let same = places.iter().find_map(|one| Some((*one, *by_number.get(&one.number.count)?)));
        let body = || {
            let one = places.iter().find(|one| one.body.is_some())?;
            let named = one.citation.is_some_and(|citation| citation.issuer.is_some());
            let other = right.iter().find(|other| named && other.body == one.body)?;
            Some((*one, *other))
        };
        match same {
            Some((one, other)) if days_agree(one, other) => Some(other_symbol(one, other, true)),
            Some(_) => None,
            None => body().map(|(one, other)| other_symbol(one, other, false)),
        }
    });
    wrong.collect()
}

fn days_agree(one: &Named<'_>, other: &Named<'_>) -> bool {
    one.day().zip(other.day()).is_none_or(|(a, b)| a == b)
}

/// Two symbols of one body; of one number they are those of one paper.
fn other_symbol(one: &Named<'_>, other: &Named<'_>, is_one_paper: bool) -> Finding {
    let (a, b) = (one.name(), other.name());
    let (vi, en) = if is_one_paper {
        (
            format!("một văn bản ghi hai ký hiệu: “{a}” và “{b}”"),
            format!("one paper has two symbols: “{a}” and “{b}”"),
        )
    } else {
        (
            format!("một cơ quan ghi hai ký hiệu: “{a}” và “{b}”"),
            format!("one body has two symbols: “{a}” and “{b}”"),
        )
    };
    let finding = checks::finding("reference.symbol-differs", &vi, &en);
    let severity = if is_one_paper { finding.severity } else { Severity::Info };
    told(Finding { severity, ..finding }, one, other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_one_but_for_what_is_printed_twice() {
        for (one, other) in [
            ("kh-kh-bca-bnn&mt", "kh-bca-bnn&mt"),
            ("btttt-catt", "btttt-cattt"),
            ("sgdđt-khtc", "sgddđt-khtc"),
        ] {
            assert_eq!(squeezed(one), squeezed(other));
        }
        assert_ne!(squeezed("ttr-snv"), squeezed("ttr-snn"));
    }
}
