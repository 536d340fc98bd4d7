//! `rules.tsv` → each rule finds in its own example what the table says, in the field it fills, and finds
//! nothing in the examples of the others.

#![allow(clippy::unwrap_used, reason = "a test may stop where the table is broken")]

use congbao::data::{Confidences, Document, Joins, Metric, Report, Task};
use congbao::lang::rules::{self, Rule};
use std::collections::BTreeSet;

/// The example as a document.
fn text(rule: &Rule) -> String {
    if rule.under.is_empty() {
        let cells =
            |line: &str| line.split('|').map(str::trim).collect::<Vec<_>>().join("\t") + "\n";
        return rule.example.split("//").map(cells).collect();
    }
    let (head, own) = (rule.under, rule.example);
    format!(
        "TT\tNội dung nhiệm vụ\t{head}\n1\tRà soát văn bản\t{own}\n2\tTập huấn công tác hòa giải\t{own}\n"
    )
}

fn report(rule: &Rule) -> Report {
    let text = text(rule);
    let source = congbao::read("example", text.into_bytes()).unwrap();
    congbao::extract(&source, Joins::Make)
}

/// Rule and value of every field called `field`.
fn found(report: &Report, field: &str) -> Vec<(String, String)> {
    let (record, name) = field.split_once('.').unwrap();
    let rule = |sure: &Confidences| sure.get(name).map(|sure| sure.rule.clone());
    match record {
        "document" => {
            let documents = report.documents.iter();
            documents.filter_map(|d| Some((rule(&d.confidence)?, of_document(d, name)))).collect()
        }
        "task" => {
            let tasks = report.tasks.iter();
            tasks.filter_map(|t| Some((rule(&t.confidence)?, of_task(t, name)))).collect()
        }
        "table" => {
            let places = report.tables.iter().flat_map(|table| &table.places);
            let sure = |rule: &congbao::data::Confidence| rule.rule.clone();
            places.filter_map(|p| Some((sure(p.confidence.as_ref()?), p.name.clone()))).collect()
        }
        "metric" => {
            let metrics = report.metrics.iter();
            metrics.filter_map(|m| Some((rule(&m.confidence)?, of_metric(m, name)))).collect()
        }
        "finding" => {
            let findings = report.findings.iter();
            let suggested = |f: &congbao::data::Finding| {
                Some((f.confidence.as_ref()?.rule.clone(), f.suggestion.clone()?))
            };
            findings.filter_map(suggested).collect()
        }
        _ => report
            .citations
            .iter()
            .filter_map(|c| {
                let value = serde_json::to_value(c).unwrap();
                Some((rule(&c.confidence)?, value[name].as_str().unwrap_or("").to_owned()))
            })
            .collect(),
    }
}

fn of_document(document: &Document, name: &str) -> String {
    match name {
        "issued_with" => document.issued_with.clone().unwrap().number.unwrap_or_default(),
        "effective" => document.effective.clone().unwrap().raw,
        "signer" => document.signer.clone().unwrap().name,
        _ => serde_json::to_value(document).unwrap()[name].as_str().unwrap_or("").to_owned(),
    }
}

fn of_task(task: &Task, name: &str) -> String {
    let names = |list: &[congbao::data::Mention]| {
        list.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join("; ")
    };
    match name {
        "leads" => names(&task.leads),
        "supports" => names(&task.supports),
        "places" => task.places[0].name.clone(),
        "deadline" => {
            let deadline = task.deadline.clone().unwrap();
            let kind = serde_json::to_value(deadline.kind).unwrap().as_str().unwrap().to_owned();
            deadline.rrule.or(deadline.edtf).unwrap_or(kind)
        }
        "status" => {
            let code = task.status.as_ref().unwrap().code;
            serde_json::to_value(code).unwrap().as_str().unwrap().to_owned()
        }
        _ => serde_json::to_value(task).unwrap()[name].as_str().unwrap_or("").to_owned(),
    }
}

fn of_metric(metric: &Metric, name: &str) -> String {
    if ["unit", "period", "as_of", "text"].contains(&name) {
        let value = serde_json::to_value(metric).unwrap();
        return value[name].as_str().unwrap_or("").to_owned();
    }
    let pair =
        |one: Option<congbao::data::Number>, mark: &str, other: Option<congbao::data::Number>| {
            one.zip(other).map(|(one, other)| format!("{one}{mark}{other}"))
        };
    pair(metric.numerator, "/", metric.denominator)
        .or_else(|| metric.delta.map(|delta| delta.to_string()))
        .or_else(|| pair(metric.from, "-", metric.to))
        .or_else(|| metric.value.map(|value| value.to_string()))
        .unwrap_or_default()
}

#[test]
fn each_rule_finds_its_own_example() {
    let mut faults = Vec::new();
    for rule in rules::all() {
        let found = found(&report(rule), rule.field);
        let own = found.iter().any(|(id, value)| id == rule.id && value == rule.finds);
        if !own {
            faults.push(format!("{}: {} → {found:?}", rule.id, rule.example));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Examples share lines that other fields need, so what may differ is the field that a rule is about.
#[test]
fn no_rule_finds_anothers_example() {
    let mut faults = Vec::new();
    for rule in rules::all() {
        let others: BTreeSet<String> = found(&report(rule), rule.field)
            .into_iter()
            .map(|(id, _)| id)
            .filter(|id| id != rule.id && !may_stand_beside(rule, id))
            .collect();
        if !others.is_empty() {
            faults.push(format!("{}: {} → {others:?}", rule.id, rule.example));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Where an example needs a neighbour that another rule reads: the first of several numbers whose kind or
/// body is printed once, the row that spans.
fn may_stand_beside(rule: &Rule, other: &str) -> bool {
    matches!(
        (rule.id, other),
        ("citation.kind-shared", "citation.kind")
            | ("citation.issuer-apart", "citation.issuer")
            | (
                "column.spanned"
                    | "damage.join-doubtful"
                    | "damage.cells-shifted"
                    | "damage.text-lost",
                "column.heading"
            )
            | ("column.ditto", "owner.column")
            | ("status.tick-differs", "status.tick")
            | ("head.note", "head.kind")
            | ("owner.sentence-before", "owner.subject")
            | ("metric.habit-unclear", "metric.percent")
            | ("unit.of-whole", "unit.printed")
            | ("place.near-name-and-area" | "place.near-name" | "place.area-alone", "place.column",)
            | ("place.within", "place.named")
    )
}

/// Whatever the seeds hold, every rule that a record names is in the table.
#[test]
fn every_rule_that_a_record_names_is_listed() {
    let mut named = BTreeSet::new();
    for entry in std::fs::read_dir("seeds").unwrap() {
        let path = entry.unwrap().path();
        let source = congbao::read("seed", std::fs::read(&path).unwrap()).unwrap();
        let report = congbao::extract(&source, Joins::Make);
        let documents = report.documents.iter().flat_map(|document| document.confidence.values());
        let tasks = report.tasks.iter().flat_map(|task| task.confidence.values());
        let metrics = report.metrics.iter().flat_map(|metric| metric.confidence.values());
        let citations = report.citations.iter().flat_map(|citation| citation.confidence.values());
        named.extend(
            documents.chain(tasks).chain(metrics).chain(citations).map(|sure| sure.rule.clone()),
        );
    }
    assert!(named.len() > 30, "{named:?}");
    let unlisted: Vec<&String> = named.iter().filter(|id| rules::named(id).is_none()).collect();
    assert!(unlisted.is_empty(), "{unlisted:?}");
}
