//! The body in a letterhead → the codes of its place.

use super::Doubts;
use super::links::{self, Era, Link, Linked, Province};
use crate::data::{Division, Document};
use crate::lang::rules::sure;

/// The slug of the centre.
const CENTRE: &str = "tw";

/// Fills the codes of a document. A gazette issue is of the province in its masthead.
pub(super) fn fill(
    document: &mut Document,
    division: &Division,
    (slug, era): (Option<&str>, Era),
    doubts: &mut Doubts,
) {
    let issuer = document.issuer.clone().filter(|_| slug != Some(CENTRE));
    if issuer.is_none() && !division.is_issue {
        return;
    }
    let issuer = issuer.unwrap_or_default();
    let province = Province::of_slug(slug);
    let link = place(&issuer, era, province);
    if let Link::Ambiguous(codes) = &link {
        let spans = document.field_spans.get("issuer").cloned().unwrap_or_default();
        doubts.tell((&document.id, None), &issuer, codes, spans);
    }
    let of_province = || era.ask(|_, time| Link::province(province.at(time)));
    let link = if matches!(link, Link::To(..)) { link } else { of_province() };
    let codes = link.codes();
    let rule =
        if let Link::To(_, "place.unique") = link { "head.place-unique" } else { "head.place" };
    for (field, code) in [("unit_code", codes.unit), ("province_code", codes.province)] {
        if code.is_some() {
            document.confidence.insert(field.to_owned(), sure(rule));
        }
    }
    document.unit_code = codes.unit.map(str::to_owned);
    document.province_code = codes.province.map(str::to_owned);
}

/// The lowest place that the name of a body holds. Letterheads are printed in capitals, and in how they
/// are written since a name can have lost its own, so both are read.
fn place(issuer: &str, era: Era, province: Province) -> Link {
    let written = lowest(issuer, era, province);
    let capitals = || lowest(&issuer.to_uppercase(), era, province);
    if written.codes().unit.is_some() {
        return written;
    }
    let other = capitals();
    let better = other.codes().unit.is_some() || written == Link::Unknown;
    if better { other } else { written }
}

/// The last place of a text that is not one others lie in.
fn lowest(text: &str, era: Era, province: Province) -> Link {
    let found = links::find(text, era, province);
    let own = found.into_iter().rev().find(|linked: &Linked| !linked.is_outer);
    own.map_or(Link::Unknown, |linked| linked.link)
}
