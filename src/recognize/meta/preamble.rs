//! `Căn cứ …;` and `Theo đề nghị của …` → legal bases and proposer.

use super::layout::{Layout, Part};
use super::{Cited, Use, place};
use crate::data::{Citation, Division, Document, Proposer, Relation, Text};
use crate::lang::keyed::{Keyed, key_pattern};
use crate::recognize::citations;
use regex::Regex;
use std::sync::LazyLock;

static OF: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^[\s\-+*]*(?:theo|xét|trên cơ sở|sau khi xem xét|xem xét)\s+(?:các\s+)?(?:đề nghị|đề xuất)\s+(?:của\s+)?",
    )
});
static END: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"\s+(?:tại|về|theo|và\s+ý kiến)\s|[;.]|\s\(|$"));

/// Reads the preamble.
pub(super) fn read(
    division: &Division,
    layout: &Layout,
    document: &mut Document,
    cited: &mut Cited,
) {
    for (block, part) in division.blocks.iter().zip(&layout.parts) {
        match part {
            Part::Basis => {
                for citation in citations::bases(&block.text) {
                    let is_basis = citation.relation == Relation::Basis;
                    cited.add(vec![citation], if is_basis { Use::Basis } else { Use::Other });
                }
            }
            Part::Proposal => cited.add(proposal(&block.text, document), Use::Proposal),
            Part::Article(_) | Part::Other => {}
        }
    }
}

/// The papers of a proposal, all with relation `proposal`; the first proposer printed is set.
fn proposal(text: &Text, document: &mut Document) -> Vec<Citation> {
    let mut papers = citations::find(text);
    for paper in &mut papers {
        paper.relation = Relation::Proposal;
    }
    if document.proposer.is_none()
        && let Some(name) = proposer(text, &papers)
    {
        document.proposer = Some(Proposer { name: name.as_str().to_owned(), citation_id: None });
        place(document, "proposer", &name);
    }
    papers
}

/// Who proposed: up to "tại Tờ trình …"; in `Xét Tờ trình số … của UBND tỉnh` who issued it.
fn proposer(text: &Text, papers: &[Citation]) -> Option<Text> {
    let view = Keyed::of(text.as_str());
    if let Some(of) = OF.find(view.key()) {
        let end = END.find(&view.key()[of.end()..])?.start();
        let range = view.printed(of.end()..of.end() + end);
        let print = text.as_str()[range.clone()].trim_end_matches([',', ' ', ':']);
        let name = text.slice_trimmed(range.start..range.start + print.len());
        return (!name.is_empty()).then_some(name);
    }
    let issuer = papers.first()?.issuer.as_ref()?;
    let at = text.as_str().find(issuer.as_str())?;
    Some(text.slice(at..at + issuer.len()))
}
