//! Lists of bodies × their equally right splits → verdicts by name.
//!
//! Compares what is printed, not ids: gold knows no ids.

use super::card::Card;
use super::gold::{list, str, strings};
use super::text::key;
use serde_json::Value;

/// The splits that gold accepts for a role: the list itself and its alternatives.
pub(super) fn splits(record: &Value, role: &str) -> Vec<Vec<String>> {
    let alternatives = list(&record[format!("{role}_alt")]).iter().map(strings);
    std::iter::once(strings(&record[role])).chain(alternatives).collect()
}

/// Scores the mentions of one role against the split they come closest to; says whether all are
/// right.
pub(super) fn score(
    card: &mut Card,
    area: &'static str,
    place: &str,
    splits: &[Vec<String>],
    mentions: &Value,
) -> bool {
    let found: Vec<&str> = list(mentions).iter().map(|mention| str(&mention["name"])).collect();
    let pairs = splits.iter().map(|split| (split.as_slice(), matches(split, &found)));
    let Some((split, used)) =
        pairs.reduce(
            |one, other| {
                if better(other.1.len(), other.0, one.1.len(), one.0) { other } else { one }
            },
        )
    else {
        return found.is_empty();
    };
    for (at, name) in split.iter().enumerate() {
        let right = used.iter().any(|pair| pair.0 == at);
        card.expect(area, right, || format!("{place}: {name:?} is missing in {found:?}"));
    }
    for (at, name) in found.iter().enumerate() {
        let right = used.iter().any(|pair| pair.1 == at);
        card.find(area, right, || format!("{place}: {name:?} is none of {split:?}"));
    }
    used.len() == split.len() && used.len() == found.len()
}

/// Whether `common` names of `split` are a closer match than `other_common` of `other`.
fn better(common: usize, split: &[String], other_common: usize, other: &[String]) -> bool {
    // common / (split + found) grows with common and falls with what is missing.
    let missing = |common: usize, split: &[String]| split.len() - common;
    (common, std::cmp::Reverse(missing(common, split)))
        > (other_common, std::cmp::Reverse(missing(other_common, other)))
}

/// Pairs of equal names, each used once.
fn matches(split: &[String], found: &[&str]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (at, name) in split.iter().enumerate() {
        let free = |other: &usize| pairs.iter().all(|pair| pair.1 != *other);
        let equal = |other: &usize| key(found[*other]) == key(name);
        if let Some(other) = (0..found.len()).filter(free).find(equal) {
            pairs.push((at, other));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(gold: &Value, names: &[&str], precision: f64, recall: f64) {
        let mut card = Card::default();
        let mentions: Vec<Value> = names.iter().map(|name| json!({ "name": name })).collect();
        let right = score(&mut card, "leads", "x", &splits(gold, "leads"), &json!(mentions));
        let tally = card.tally("leads").unwrap();
        assert_eq!((tally.precision(), tally.recall()), (precision, recall), "{names:?}");
        assert_eq!(right, precision + recall > 1.99);
    }

    #[test]
    fn names_are_matched_once_and_alternatives_count() {
        let gold =
            json!({"leads": ["Sở Y tế", "Công an tỉnh"], "leads_alt": [["Sở Y tế, Công an tỉnh"]]});
        check(&gold, &["sở Y tế", "Công an tỉnh."], 1.0, 1.0);
        check(&gold, &["Sở Y tế, Công an tỉnh"], 1.0, 1.0);
        check(&gold, &["Sở Y tế"], 1.0, 0.5);
        check(&gold, &["Sở Y tế", "Sở Y tế", "Công an tỉnh"], 2.0 / 3.0, 1.0);
        check(&gold, &[], 1.0, 0.0);
    }
}
