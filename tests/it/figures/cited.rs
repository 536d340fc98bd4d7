//! Sentences with known citations → a document that prints them, and what is read of each.

use super::draw;
use super::tally::{Reading, Tally};
use crate::dice::Dice;
use congbao::data::{Citation, Relation, Text};
use congbao::recognize::citations;

/// Reads each wording `samples` times.
pub(super) fn tally(rows: &[Vec<String>], samples: u64) -> Tally {
    let mut tally = Tally::default();
    for sample in 0..samples {
        let mut dice = Dice::new(sample);
        for row in rows {
            let slots = draw::slots(&row[0], &mut dice);
            let text = Text::verbatim(&draw::text(&row[0], &slots), 0);
            let truth = row.get(1).map_or_else(String::new, |truth| draw::truth(truth, &slots));
            let found: Vec<Reading> = citations::find(&text).iter().map(reading).collect();
            let expected = truth.split("; ").filter(|whole| !whole.is_empty()).map(expected);
            tally.add(&row[0], &expected.collect::<Vec<_>>(), &found);
        }
    }
    tally
}

/// `kind | number`, then the rest.
fn reading(one: &Citation) -> Reading {
    let relation = match one.relation {
        Relation::Basis => "basis",
        Relation::IssuedWith => "issued_with",
        Relation::Amends => "amends",
        Relation::Replaces => "replaces",
        Relation::Proposal => "proposal",
        Relation::Mention => "mention",
    };
    let parts = (!one.parts.is_empty()).then(|| one.parts.join(","));
    let fields = [&one.kind_vi, &one.number, &one.date, &one.issuer, &parts];
    let shown = fields.map(|field| field.as_deref().unwrap_or("-")).join(" | ");
    expected(&format!("{shown} | {relation}"))
}

fn expected(whole: &str) -> Reading {
    let core = whole.split(" | ").take(2).collect::<Vec<_>>().join(" | ");
    (core, whole.to_owned())
}
