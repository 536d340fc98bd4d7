//! Papers and the days printed beside their numbers → those that are later than the paper that cites them; those of
//! another year than the one inside the number.

use crate::audit::input::{Input, Paper};
use crate::audit::named::{self, Named};
use crate::data::{Citation, Finding, Span};
use crate::lang::date::shown;
use crate::lang::keyed::key_pattern;
use crate::lang::{checks, fold};
use regex::Regex;
use std::sync::LazyLock;

/// Papers that are brought up to date after their day, and so may name later ones.
static KEPT_UP: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"\b(?:hợp\s+nhất|cập\s+nhật|tính\s+đến|số\s+liệu\s+đến)\b"));

/// The findings of an input.
pub(super) fn find(input: &Input<'_>, named: &[Named<'_>]) -> Vec<Finding> {
    let numbered = named.iter().filter_map(|one| later(input, one));
    let laws = input.papers.iter().enumerate().flat_map(|(at, paper)| {
        let citations = paper.citations.iter().filter(|citation| citation.number.is_none());
        citations.filter_map(move |citation| later_law(input, at, citation))
    });
    numbered.chain(laws).chain(named.iter().filter_map(other_year)).collect()
}

fn is_kept_up(input: &Input<'_>, at: usize) -> bool {
    let speaks = |paper: &Paper<'_>| {
        let title = paper.document.title.as_deref().unwrap_or_default();
        let as_of = paper.document.period.as_ref().is_some_and(|period| period.as_of.is_some());
        paper.division.is_issue
            || paper.document.kind == "consolidated_text"
            || KEPT_UP.is_match(&fold::key(title))
            || (as_of && paper.document.date.is_none())
    };
    [at, input.papers[at].family].into_iter().any(|at| speaks(&input.papers[at]))
}

/// A paper that is cited with a day after that of the citing one.
fn later(input: &Input<'_>, one: &Named<'_>) -> Option<Finding> {
    let year = one.number.year.zip(one.year_of_day());
    if one.is_own || year.is_some_and(|(inside, printed)| inside != printed) {
        return None;
    }
    let name = one.citation.map_or_else(|| one.name(), |citation| citation.text.clone());
    let finding = after(input, one.paper, &name, one.day()?)?;
    let record_id = one.citation.map(|citation| citation.id.clone());
    Some(at(input, Finding { record_id, ..finding }, one.paper, &one.spans))
}

/// A law that is cited by its title and a later day.
fn later_law(input: &Input<'_>, paper: usize, citation: &Citation) -> Option<Finding> {
    citation.title.as_ref()?;
    let finding = after(input, paper, &citation.text, named::day_of(citation)?)?;
    let finding = Finding { record_id: Some(citation.id.clone()), ..finding };
    Some(at(input, finding, paper, &citation.spans))
}

/// The finding where `day`, that of the paper called `name`, is later than the document's, or than that of its figures.
fn after(input: &Input<'_>, paper: usize, name: &str, day: &str) -> Option<Finding> {
    let own = input.papers[paper].day.filter(|own| *own < day)?;
    if is_kept_up(input, paper) {
        return None;
    }
    let (own, theirs) = (shown(own), shown(day));
    let finding = checks::finding(
        "date.cited-later",
        &format!("văn bản ngày {own} viện dẫn văn bản ngày {theirs}, sau chính nó: “{name}”"),
        &format!("a document of {own} cites a paper of {theirs}, after itself: “{name}”"),
    );
    Some(finding.saying(&theirs, &format!("≤ {own}")))
}

/// A finding at what is cited, then at the document's own day.
fn at(input: &Input<'_>, finding: Finding, paper: usize, cited: &[Span]) -> Finding {
    let document = input.papers[paper].document;
    let own = document.field_spans.get("date").into_iter().flatten();
    let spans = cited.iter().chain(own).copied().collect();
    Finding { document_id: Some(document.id.clone()), ..finding }.at(spans)
}

/// A number whose year is not that of its day.
fn other_year(named: &Named<'_>) -> Option<Finding> {
    let (inside, printed) = (named.number.year?, named.year_of_day()?);
    if inside == printed {
        return None;
    }
    let (name, day) = (named.name(), shown(named.day()?));
    let finding = checks::finding(
        "date.year-differs",
        &format!("{name} ghi năm {inside} trong số, nhưng ngày là {day} (năm {printed})"),
        &format!("{name} says {inside} in its number, but is dated {day} ({printed})"),
    );
    let record_id = named.citation.map(|citation| citation.id.clone());
    let finding = Finding { record_id, ..finding };
    Some(finding.saying(&day, &inside.to_string()).at(named.spans.clone()))
}
