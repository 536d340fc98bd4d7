//! `(Kèm theo Quyết định số …)` → attachments that name another paper than the one they stand behind.

use super::near::told;
use crate::audit::input::Input;
use crate::audit::named::Named;
use crate::data::{Finding, Relation};
use crate::lang::checks;
use std::collections::BTreeMap;

/// Attachments that say another number than that of the document they stand behind.
pub(super) fn find(input: &Input<'_>, named: &[Named<'_>]) -> Vec<Finding> {
    let own: BTreeMap<usize, &Named<'_>> =
        named.iter().filter(|one| one.is_own).map(|one| (one.paper, one)).collect();
    let notes = named.iter().filter_map(|one| {
        let carrier = *own.get(&input.papers[one.paper].family)?;
        is_note(input, one, carrier).then(|| other_carrier(one, carrier))
    });
    notes.collect()
}

/// Whether a citation says what an attachment came with, and says it of no document that is here. Where the attachment
/// was not told from its carrier, the day must be the carrier's.
fn is_note(input: &Input<'_>, one: &Named<'_>, carrier: &Named<'_>) -> bool {
    let note = one.citation.filter(|citation| citation.relation == Relation::IssuedWith);
    let is_here = note.is_none_or(|note| note.target_id.is_some());
    let is_attached = input.papers[one.paper].family != one.paper;
    let (number, other) = (&one.number, &carrier.number);
    let differs = number.symbol == other.symbol && number.count != other.count;
    differs && !is_here && (is_attached || one.day().is_some() && one.day() == carrier.day())
}

fn other_carrier(one: &Named<'_>, carrier: &Named<'_>) -> Finding {
    let (a, b) = (one.name(), carrier.name());
    let finding = checks::finding(
        "reference.carrier-differs",
        &format!("phần kèm theo ghi kèm “{a}”, nhưng đứng sau “{b}”"),
        &format!("the attachment says it came with “{a}”, but stands behind “{b}”"),
    );
    told(finding, one, carrier)
}
