//! A document as it was and as it is → the errors that it has and had not. The same error of a record that has another
//! number now is no new one.

use crate::batch::Baseline;
use crate::data::{Finding, Pair, Report, Severity};

/// The errors of `new` that `old` has not.
pub(super) fn fresh<'n>(old: Option<&Report>, new: &'n Report, pairs: &[Pair]) -> Vec<&'n Finding> {
    let former = old.into_iter().flat_map(errors).map(|finding| renamed(finding, pairs));
    let mut known = Baseline::having(former);
    errors(new).filter(|finding| !known.accepts("", finding)).collect()
}

fn errors(report: &Report) -> impl Iterator<Item = &Finding> {
    report.findings.iter().filter(|finding| finding.severity == Severity::Error)
}

/// A finding of the old side with the id that its record has on the new one.
fn renamed(finding: &Finding, pairs: &[Pair]) -> Finding {
    let id = finding.record_id.as_deref().and_then(|id| {
        pairs.iter().find_map(|pair| {
            let rest = id.strip_prefix(pair.old_id.as_str())?;
            (rest.is_empty() || rest.starts_with('@')).then(|| format!("{}{rest}", pair.new_id))
        })
    });
    let record_id = id.or_else(|| finding.record_id.clone());
    Finding { record_id, ..finding.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Evidence, Means, Number};

    fn report(errors: &[(&str, &str)]) -> Report {
        let mut report =
            crate::extract(&crate::read("a", b"x".to_vec()).unwrap(), crate::data::Joins::Make);
        report.findings = errors
            .iter()
            .map(|(record, found)| Finding {
                record_id: Some((*record).to_owned()),
                ..Finding::new("sum.parts-differ", Severity::Error, "vi", "en").saying(found, "30")
            })
            .collect();
        report
    }

    #[test]
    fn only_what_is_new_is_told_whatever_the_numbers() {
        let evidence = Evidence { by: Means::Title, likeness: Number::from(1_i64) };
        let pair = Pair { old_id: "d#1".into(), new_id: "d#2".into(), evidence };
        let old = report(&[("d#1@m1", "31"), ("d#10", "31")]);
        let new = report(&[("d#2@m1", "31"), ("d#10", "31"), ("d#10", "31"), ("d#2", "32")]);
        let told = |pairs: &[Pair]| {
            let told = fresh(Some(&old), &new, pairs);
            told.iter().map(|it| it.record_id.clone().unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(told(&[pair]), ["d#10", "d#2"]);
        assert_eq!(told(&[]), ["d#2@m1", "d#10", "d#2"]);
        assert_eq!(fresh(None, &new, &[]).len(), 4);
    }
}
