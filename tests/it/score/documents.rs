//! Four of the eight decisions of seed 003 × its documents → verdicts part by part.

use super::agencies;
use super::card::Card;
use super::gold::{Gold, list, number, str, strings};
use super::seed::Seed;
use super::text::{body, goes_on_from, key, opening, symbol};
use serde_json::Value;

/// Scores every decision of gold.
pub(super) fn score(card: &mut Card, gold: &Gold, seed: &Seed) {
    for expected in &gold.documents {
        let found = seed.decision(str(&expected["number"]));
        let place = format!("003 {}", str(&expected["number"]));
        let is_found = if found.is_null() { "" } else { "found" };
        card.check("documents", &place, "found", is_found, !found.is_null());
        header(card, &place, expected, found);
        bases(card, &place, expected, found, seed);
        articles(card, &place, expected, found);
        effective(card, &place, &expected["effective"], &found["effective"]);
        signer(card, &place, &expected["signer"], &found["signer"]);
        let responsible = strings(&expected["responsible"]["list"]);
        let mentions = &found["responsible"];
        agencies::score(card, "documents.responsible", &place, &[responsible], mentions);
        lines(card, &place, expected, found, seed);
        attachments(card, &place, expected, found, seed);
    }
}

fn header(card: &mut Card, place: &str, gold: &Value, found: &Value) {
    for (field, of_report) in [
        ("kind", "kind_vi"),
        ("number", "number"),
        ("issuer", "issuer"),
        ("issuing_authority", "authority"),
        ("place", "place"),
        ("date", "date"),
        ("title", "title"),
    ] {
        let (expected, value) = (str(&gold[field]), str(&found[of_report]));
        let place = format!("{place} {of_report}");
        card.check("documents.header", &place, expected, value, body(expected) == body(value));
    }
}

/// The bases are citations; a law is known by its name, the others by their number.
fn bases(card: &mut Card, place: &str, gold: &Value, found: &Value, seed: &Seed) {
    let ids = list(&found["legal_bases"]);
    let cited = seed.records("citations").iter().filter(|citation| ids.contains(&citation["id"]));
    let mut free: Vec<&Value> = cited.collect();
    for basis in list(&gold["legal_bases"]) {
        let at = free.iter().position(|citation| is_basis(basis, citation));
        let same = at.map(|at| free.remove(at));
        card.expect("documents.bases", same.is_some(), || {
            format!("{place}: basis {:?} ({}) is missing", str(&basis["name"]), basis["date"])
        });
        if same.is_some() {
            card.find("documents.bases", true, String::new);
        }
    }
    for citation in free {
        card.find("documents.bases", false, || format!("{place}: no basis: {citation}"));
    }
}

fn is_basis(gold: &Value, citation: &Value) -> bool {
    let named = || {
        let (kind, title) = (str(&citation["kind_vi"]), str(&citation["title"]));
        let name = key(str(&gold["name"]));
        key(title) == name || key(&format!("{kind} {title}")) == name
    };
    let numbered = || symbol(str(&gold["number"])) == symbol(str(&citation["number"]));
    let same = if gold["number"].is_null() { named() } else { numbered() };
    same && gold["date"] == citation["date"]
}

fn articles(card: &mut Card, place: &str, gold: &Value, found: &Value) {
    let (expected, articles) = (list(&gold["articles"]), list(&found["articles"]));
    for at in 0..expected.len().max(articles.len()) {
        let printed = expected.get(at).map_or(String::new(), |article| {
            format!("{}. {}", article["n"], opening(str(&article["text"]), 12))
        });
        let text = articles.get(at).map_or(String::new(), |article| {
            format!("{}. {}", str(&article["number"]), opening(str(&article["text"]), 12))
        });
        card.check("documents.articles", place, &printed, &text, printed == text);
    }
}

/// The clause may be quoted in part; day and "from signing" must be right.
fn effective(card: &mut Card, place: &str, gold: &Value, found: &Value) {
    let (clause, raw) = (key(str(&gold["text"])), key(str(&found["raw"])));
    let overlaps = clause.contains(&raw) || raw.contains(&clause);
    let right = !raw.is_empty()
        && overlaps
        && gold["date"] == found["date"]
        && found["from_signing"] == (gold["value"] == "from signing");
    let printed = if found.is_null() { String::new() } else { found.to_string() };
    card.check("documents.effective", place, &gold.to_string(), &printed, right);
}

/// `KT. CHỦ TỊCH / PHÓ CHỦ TỊCH` is a capacity and a position, `CHỦ TỊCH` a position alone.
fn signer(card: &mut Card, place: &str, gold: &Value, found: &Value) {
    let printed = str(&gold["capacity"]);
    let (capacity, position) = printed.split_once(" / ").unwrap_or(("", printed));
    for (part, expected) in
        [("name", str(&gold["name"])), ("position", position), ("capacity", capacity)]
    {
        card.text("documents.signers", &format!("{place} {part}"), expected, str(&found[part]));
    }
}

fn lines(card: &mut Card, place: &str, gold: &Value, found: &Value, seed: &Seed) {
    let (start, end) = seed.lines(&found["spans"]);
    let own_end = own_end(found, seed, end);
    let (first, last) = (number(&gold["start_line"]), number(&gold["end_line"]));
    let right = start == first && (end == last || own_end == last);
    let printed = if end == 0 { String::new() } else { format!("{start}-{end}") };
    card.check("documents.lines", place, &format!("{first}-{last}"), &printed, right);
}

/// Last line before what is attached to a document: a plan's appendices are below it and within
/// its spans, in gold they follow it.
fn own_end(document: &Value, seed: &Seed, end: u64) -> u64 {
    let attached = seed.below(document);
    let first = attached.iter().filter_map(|other| other["spans"][0][0].as_u64()).min();
    match first {
        Some(next) => seed.lines(&serde_json::json!([[document["spans"][0][0], next]])).1,
        None => end,
    }
}

fn attachments(card: &mut Card, place: &str, gold: &Value, found: &Value, seed: &Seed) {
    let (expected, attached) = (list(&gold["attachments"]), seed.below(found));
    for (at, attachment) in expected.iter().enumerate() {
        let other = attached.get(at).copied().unwrap_or(&Value::Null);
        let place = format!("{place} attachment {}", at + 1);
        let right = is_attachment(attachment, other);
        let printed = format!("{} {} {}", other["kind_vi"], other["title"], other["issued_with"]);
        card.expect("documents.attachments", right, || {
            format!("{place}: expected {:?}, found {printed}", str(&attachment["title"]))
        });
        lines(card, &place, attachment, other, seed);
    }
    for (at, other) in attached.iter().enumerate() {
        let right = expected.get(at).is_some_and(|gold| is_attachment(gold, other));
        card.find("documents.attachments", right, || format!("{place}: attachment {}", at + 1));
    }
}

fn is_attachment(gold: &Value, found: &Value) -> bool {
    let note = str(&gold["issued_with"]);
    let note_found = &found["issued_with"];
    let is_carried = if note.is_empty() {
        note_found.is_null()
    } else {
        note.contains(str(&note_found["number"]))
            && note_found["date"].as_str() == date_in(note).as_deref()
    };
    !str(&found["kind_vi"]).is_empty()
        && goes_on_from(str(&gold["kind"]), str(&found["kind_vi"]))
        && key(str(&gold["title"])) == key(str(&found["title"]))
        && is_carried
}

/// `ngày 24/4/2026` as `2026-04-24`.
fn date_in(note: &str) -> Option<String> {
    let day = note.split("ngày ").nth(1)?.split(' ').next()?;
    let parts: Vec<&str> = day.split('/').collect();
    let [day, month, year] = parts[..] else { return None };
    Some(format!("{year}-{month:0>2}-{day:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn laws_go_by_name_and_others_by_number() {
        let law = json!({"name": "Luật Đất đai", "number": null, "date": "2024-01-18"});
        let cited = json!({"kind_vi": "Luật", "title": "Đất đai", "date": "2024-01-18"});
        assert!(is_basis(&law, &cited));
        let decree = json!({"name": "Nghị định số 5", "number": "5/NĐ-CP", "date": null});
        assert!(is_basis(&decree, &json!({"number": "5/NĐ-CP", "date": null})));
        assert!(!is_basis(&decree, &json!({"number": "5/NĐ-CP", "date": "2024-01-01"})));
    }

    #[test]
    fn an_attachment_names_its_carrier() {
        let gold = json!({"kind": "Kế hoạch", "title": "Thực hiện",
            "issued_with": "(Kèm theo Quyết định số 9/QĐ-UBND\nngày 4/4/2026 của UBND tỉnh)"});
        let mut found = json!({"kind_vi": "Kế hoạch", "title": "thực hiện",
            "issued_with": {"number": "9/QĐ-UBND", "date": "2026-04-04"}});
        assert!(is_attachment(&gold, &found));
        found["issued_with"] = Value::Null;
        assert!(!is_attachment(&gold, &found));
    }
}
