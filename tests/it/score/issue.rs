//! Masthead, contents, footnotes and cut paragraphs of seed 003 → verdicts.

use super::card::Card;
use super::gold::{Gold, list, str};
use super::seed::Seed;
use super::text::{body, fold, key, opening, symbol};
use serde_json::Value;

/// Scores masthead, contents, footnotes and paragraphs.
pub(super) fn score(card: &mut Card, gold: &Gold, seed: &Seed) {
    let issue = &seed.report["issue"];
    masthead(card, &gold.issue, issue);
    contents(card, list(&gold.issue["toc"]), list(&issue["toc"]));
    footnotes(card, list(&gold.footnotes["footnotes"]), seed);
    paragraphs(card, list(&gold.footnotes["paragraph_breaks"]), seed);
}

fn masthead(card: &mut Card, gold: &Value, found: &Value) {
    let printed = |value: &Value| match value.as_str() {
        Some(text) => body(text),
        None if value.is_null() => String::new(),
        None => value.to_string(),
    };
    for field in ["publisher", "numbers", "date"] {
        let (expected, value) = (printed(&gold[field]), printed(&found[field]));
        card.check("issue", &format!("003 {field}"), &expected, &value, expected == value);
    }
}

fn contents(card: &mut Card, gold: &[Value], found: &[Value]) {
    for at in 0..gold.len().max(found.len()) {
        let line = |entries: &[Value]| entries.get(at).map_or(String::new(), entry);
        let (expected, value) = (line(gold), line(found));
        let place = format!("003 contents {}", at + 1);
        card.check("issue.contents", &place, &expected, &value, expected == value);
    }
}

/// Date, kind, number, title and page of an entry, in the form in which they are compared.
fn entry(entry: &Value) -> String {
    let (number, title) = (symbol(str(&entry["number"])), key(str(&entry["title"])));
    format!(
        "{} {} {number} {title} {}",
        str(&entry["date"]),
        key(str(&entry["kind"])),
        entry["page"]
    )
}

/// All blocks of the report.
fn blocks(seed: &Seed) -> impl Iterator<Item = &Value> {
    seed.records("documents").iter().flat_map(|document| list(&document["blocks"]))
}

/// A footnote belongs to the decision or to what is attached to it, and to no block.
fn footnotes(card: &mut Card, gold: &[Value], seed: &Seed) {
    let right = |note: &Value| {
        let decision = seed.decision(str(&note["doc_number"]));
        let mut family = seed.below(decision);
        family.push(decision);
        let is_it = |other: &Value| {
            key(str(&other["text"])) == key(str(&note["text"])) && other["mark"] == note["mark"]
        };
        let start = opening(str(&note["text"]), 8);
        family.iter().flat_map(|document| list(&document["footnotes"])).any(is_it)
            && !blocks(seed).any(|block| fold(str(&block["text"])).contains(&start))
    };
    let rights = gold.iter().filter(|note| right(note)).count();
    for note in gold {
        let place = format!("003 {}", str(&note["doc_number"]));
        card.expect("footnotes", right(note), || format!("{place}: {:?}", str(&note["text"])));
    }
    let all = seed.records("documents").iter().flat_map(|document| list(&document["footnotes"]));
    for (at, note) in all.enumerate() {
        card.find("footnotes", at < rights, || format!("003 footnote {}: {note}", at + 1));
    }
}

fn paragraphs(card: &mut Card, gold: &[Value], seed: &Seed) {
    for cut in gold {
        let before = fold(str(&cut["last_words_before"]));
        let joined = format!("{before} {}", fold(str(&cut["first_words_after"])));
        let block = blocks(seed).find(|block| fold(str(&block["text"])).contains(&before));
        let text = block.map_or("", |block| str(&block["text"]));
        let place = format!("003 line {}", cut["line"]);
        card.check("paragraphs", &place, &joined, text, fold(text).contains(&joined));
    }
}
