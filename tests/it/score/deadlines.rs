//! A deadline of gold × one of the report → a verdict.
//!
//! Compares kind, first and last day, `before` and `ongoing`; the wording is proved by provenance.

use super::card::Card;
use super::gold::{str, strings};
use serde_json::Value;

/// Gold's kinds and SPEC's; `*` is any, the empty one is no deadline.
const KINDS: [(&str, &str); 13] = [
    ("none", ""),
    ("by_date", "by"),
    ("within_year", "within"),
    ("within_quarter", "within"),
    ("within_month", "within"),
    ("within_period", "within"),
    ("from", "from"),
    ("continuous", "continuous"),
    ("recurring", "recurring"),
    ("event", "event"),
    ("roadmap", "roadmap"),
    ("unspecified", "unspecified"),
    ("mixed", "*"),
];

/// Scores one deadline; says whether it is right.
pub(super) fn score(
    card: &mut Card,
    area: &'static str,
    place: &str,
    gold: &Value,
    found: &Value,
) -> bool {
    let expected = if gold["kind"] == "none" { String::new() } else { gold.to_string() };
    let printed = if found.is_null() { String::new() } else { found.to_string() };
    card.check(area, place, &expected, &printed, is_right(gold, found))
}

fn is_right(gold: &Value, found: &Value) -> bool {
    let kinds = std::iter::once(str(&gold["kind"]).to_owned()).chain(strings(&gold["kind_alt"]));
    let kind = str(&found["kind"]);
    let same_kind = kinds.into_iter().any(|name| {
        let spec = KINDS.iter().find(|(gold, _)| *gold == name).map_or(name.as_str(), |row| row.1);
        spec == kind || spec == "*" && !kind.is_empty()
    });
    let before = gold.get("before").or(gold.get("strict_before"));
    same_kind
        && gold["start"] == found["start"]
        && gold["end"] == found["end"]
        && before.is_none_or(|before| is_true(before) == is_true(&found["before"]))
        && gold.get("ongoing_after").is_none_or(|on| is_true(on) == is_true(&found["ongoing"]))
}

fn is_true(value: &Value) -> bool {
    value.as_bool().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(gold: &Value, found: &Value, right: bool) {
        assert_eq!(is_right(gold, found), right, "{gold} / {found}");
    }

    #[test]
    fn every_part_counts() {
        let gold = json!({"kind": "by_date", "start": null, "end": "2026-05-08", "before": true, "ongoing_after": false});
        let same = json!({"kind": "by", "start": null, "end": "2026-05-08", "before": true, "ongoing": false});
        check(&gold, &same, true);
        for (field, value) in [
            ("kind", json!("within")),
            ("end", json!("2026-05-07")),
            ("start", json!("2026-05-01")),
            ("before", json!(false)),
            ("ongoing", json!(true)),
        ] {
            let mut other = same.clone();
            other[field] = value;
            check(&gold, &other, false);
        }
        check(&gold, &Value::Null, false);
    }

    #[test]
    fn kinds_of_gold_map_to_those_of_the_contract() {
        let none = json!({"kind": "none", "start": null, "end": null});
        check(&none, &Value::Null, true);
        check(&none, &json!({"kind": "event", "start": null, "end": null}), false);
        let mixed = json!({"kind": "mixed", "start": null, "end": null});
        check(&mixed, &json!({"kind": "roadmap", "start": null, "end": null}), true);
        check(&mixed, &Value::Null, false);
    }
}
