//! A report and its text → the proof of every value that has source ranges. Typed values (dates,
//! numbers, codes) are not read again: the print they stand beside is.

use super::proof::{Clean, Court, Proof};
use super::{cells, links, metrics, tasks};
use crate::data::{Document, Issue, Report};

/// Proves `report` against `text`, the decoded source.
#[must_use]
pub fn run(report: &Report, text: &str, clean: Clean<'_>) -> Proof {
    let mut court = Court::new(text, clean);
    links::prove(report, &mut court);
    for document in &report.documents {
        prove_document(document, &mut court);
    }
    for table in &report.tables {
        cells::prove(table, &mut court);
    }
    for task in &report.tasks {
        tasks::prove(task, &mut court);
    }
    metrics::prove(report, &mut court);
    for citation in &report.citations {
        court.equal((&citation.id, "text"), &citation.text, &citation.spans);
    }
    for finding in &report.findings {
        court.bounds((&finding.id, "spans"), &finding.spans);
    }
    if let Some(issue) = &report.issue {
        prove_issue(issue, &mut court);
    }
    court.proof
}

fn prove_issue(issue: &Issue, court: &mut Court<'_>) {
    for (at, entry) in issue.toc.iter().enumerate() {
        court.within(("issue", &format!("toc[{at}].title")), &entry.title, &entry.spans);
    }
}

fn prove_document(document: &Document, court: &mut Court<'_>) {
    let id = document.id.as_str();
    court.bounds((id, "spans"), &document.spans);
    prove_fields(document, court);
    for (at, article) in document.articles.iter().enumerate() {
        let field = format!("articles[{at}].text");
        court.within((id, &field), &article.text, &article.spans);
    }
    for (at, mention) in document.responsible.iter().enumerate() {
        court.named((id, &format!("responsible[{at}].name")), &mention.name, &mention.spans);
    }
    for (at, line) in document.recipients.iter().enumerate() {
        court.equal((id, &format!("recipients[{at}].text")), &line.text, &line.spans);
    }
    for (at, note) in document.footnotes.iter().enumerate() {
        court.within((id, &format!("footnotes[{at}].text")), &note.text, &note.spans);
    }
    for (at, block) in document.blocks.iter().enumerate() {
        court.within((id, &format!("blocks[{at}].text")), &block.text, &block.spans);
    }
}

/// The single values of a document that name their ranges.
fn prove_fields(document: &Document, court: &mut Court<'_>) {
    let id = document.id.as_str();
    for (field, spans) in &document.field_spans {
        court.bounds((id, &format!("field_spans.{field}")), spans);
    }
    let spans = |field: &str| document.field_spans.get(field).map(Vec::as_slice);
    if let (Some(title), Some(spans)) = (&document.title, spans("title")) {
        court.equal((id, "title"), title, spans);
    }
    if let (Some(number), Some(spans)) = (&document.number, spans("number")) {
        court.within_closed_up((id, "number"), number, spans);
    }
    let printed: [(&str, Option<&str>); 6] = [
        ("authority", document.authority.as_deref()),
        ("place", document.place.as_deref()),
        ("period", document.period.as_ref().map(|period| period.raw.as_str())),
        ("proposer", document.proposer.as_ref().map(|proposer| proposer.name.as_str())),
        ("effective", document.effective.as_ref().map(|effective| effective.raw.as_str())),
        ("signer", document.signer.as_ref().map(|signer| signer.name.as_str())),
    ];
    for (field, value) in printed {
        if let (Some(value), Some(spans)) = (value, spans(field)) {
            court.within((id, field), value, spans);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::Reason;
    use crate::verify::sample;

    fn failures(change: impl Fn(&mut Report)) -> Vec<(String, String, Reason)> {
        let mut report = sample::report();
        change(&mut report);
        let proof = run(&report, sample::TEXT, &sample::clean);
        let fields = proof.failures.into_iter();
        fields.map(|failure| (failure.record, failure.field, failure.reason)).collect()
    }

    fn check(change: impl Fn(&mut Report), record: &str, field: &str, reason: Reason) {
        assert_eq!(failures(change), [(record.to_owned(), field.to_owned(), reason)]);
    }

    #[test]
    fn a_true_report_is_proved() {
        let proof = run(&sample::report(), sample::TEXT, &sample::clean);
        assert_eq!(proof.failures, []);
        assert!(proof.proved > 30, "{}", proof.proved);
    }

    #[test]
    fn a_changed_value_is_found() {
        use Reason::{Differs, NoSpans, OutOfText};
        let task = "d#1";
        check(|r| r.tasks[0].title = Some("Khác".into()), task, "title", Differs);
        check(|r| r.tasks[0].ordinal = Some("2".into()), task, "ordinal", Differs);
        check(|r| r.tasks[0].leads[0].name = "Sở Nội Vụ".into(), task, "leads[0].name", Differs);
        check(|r| r.tasks[0].leads[0].spans.clear(), task, "leads[0].name", NoSpans);
        check(|r| r.tasks[0].result = Some("x".into()), task, "result", NoSpans);
        check(
            |r| r.tasks[0].deadline.as_mut().unwrap().raw = "Quý I/2026".into(),
            task,
            "deadline.raw",
            Differs,
        );
        check(|r| r.metrics[0].text = "13 xã".into(), "m1", "text", Differs);
        check(|r| r.metrics[0].context = Some("tại 10 xã".into()), "m1", "context", Differs);
        check(|r| r.citations[0].text = "Luật".into(), "c1", "text", Differs);
        check(|r| r.documents[0].blocks[0].text = "x".into(), "d", "blocks[0].text", Differs);
        check(|r| r.documents[0].title = Some("x".into()), "d", "title", Differs);
        check(|r| r.tables[0].rows[0][1] = "Sai".into(), "d#t1", "rows[0][1]", Differs);
        let beyond = |r: &mut Report| r.documents[0].spans = vec![(0, 90_000).into()];
        check(beyond, "d", "spans", OutOfText);
        let cut = |r: &mut Report| r.documents[0].spans = vec![(0, 2).into()];
        check(cut, "d", "spans", OutOfText);
    }

    #[test]
    fn a_shared_head_is_a_name_in_any_case() {
        let report = sample::report();
        assert_eq!(report.tasks[0].supports[1].spans.len(), 2);
        check(
            |r| r.tasks[0].supports[1].name = "Sở Y Tế".into(),
            "d#1",
            "supports[1].name",
            Reason::Differs,
        );
    }
}
