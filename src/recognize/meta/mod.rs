//! A division → what its document says of itself: head, bases, articles, effect, foot.
//!
//! Does not look at the body of a plan or report: the caller does, and [`consumed`] tells it which
//! blocks have been read for citations here.

mod articles;
mod contents;
mod effect;
mod head;
mod layout;
mod period;
mod preamble;
mod responsible;
mod signature;

use crate::data::{Citation, Division, Document, Footnote, PrintedLine, Text};
use crate::lang::agency::Register;
use layout::{Layout, Part};

pub use contents::{issue, toc_entry};

/// The metadata of a division: all fields of [`Document`] but `id`, `parent_id` and `blocks`, and
/// the citations made on the way (bases, proposal, articles, issued-with) with ids `c1`, `c2` …
/// that `legal_bases` and `proposer` refer to, in the order of the source.
///
/// Citations come from `issued_with` and from the blocks that [`consumed`] marks: the paragraphs of
/// bases and of the proposal before the first article or heading, and the articles.
#[must_use]
pub fn find(division: &Division, register: &Register) -> (Document, Vec<Citation>) {
    let layout = Layout::of(division);
    let mut document = Document::default();
    let mut cited = Cited::default();
    head::read(division, &mut document);
    cited.issued_with(head::issued_with(division, &mut document));
    preamble::read(division, &layout, &mut document, &mut cited);
    articles::read(division, &layout, &mut document, &mut cited);
    effect::read(division, &layout, &mut document);
    responsible::read(division, &layout, register, &mut document);
    period::read(division, &mut document);
    foot(division, &mut document);
    let citations = cited.numbered(&mut document);
    (document, citations)
}

/// For each block of a division, whether [`find`] has read it for citations.
#[must_use]
pub fn consumed(division: &Division) -> Vec<bool> {
    let layout = Layout::of(division);
    layout.parts.iter().map(|part| !matches!(part, Part::Other)).collect()
}

/// What a citation is to its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Basis,
    Proposal,
    Other,
}

/// The citations of a document while it is read.
#[derive(Debug, Default)]
struct Cited(Vec<(Citation, Use)>);

impl Cited {
    fn add(&mut self, citations: Vec<Citation>, is: Use) {
        self.0.extend(citations.into_iter().map(|citation| (citation, is)));
    }

    fn issued_with(&mut self, citations: Vec<Citation>) {
        self.add(citations, Use::Other);
    }

    /// Ids in the order of the source; sets what refers to them.
    fn numbered(self, document: &mut Document) -> Vec<Citation> {
        let mut all = self.0;
        all.sort_by_key(|(citation, _)| citation.spans.first().copied());
        for (at, (citation, is)) in all.iter_mut().enumerate() {
            citation.id = format!("c{}", at + 1);
            match is {
                Use::Basis => document.legal_bases.push(citation.id.clone()),
                Use::Proposal => {
                    if let Some(proposer) = &mut document.proposer {
                        proposer.citation_id.get_or_insert_with(|| citation.id.clone());
                    }
                }
                Use::Other => {}
            }
        }
        all.into_iter().map(|(citation, _)| citation).collect()
    }
}

/// Signature, recipients, footnotes.
fn foot(division: &Division, document: &mut Document) {
    signature::read(division, document);
    document.recipients = division.recipients.iter().filter_map(recipient).collect();
    document.footnotes = division.footnotes.iter().map(footnote).collect();
}

/// A line under "Nơi nhận:" without its dash and closing mark.
fn recipient(line: &Text) -> Option<PrintedLine> {
    let print = line.as_str();
    let from = print.len() - print.trim_start_matches(['-', '–', '+', '*', '•', ' ']).len();
    let to = print.trim_end_matches([';', '.', ',', ' ']).len();
    let text = line.slice_trimmed(from.min(to)..to);
    (!text.is_empty()).then(|| PrintedLine { text: text.as_str().to_owned(), spans: text.spans() })
}

fn footnote((mark, text): &(Text, Text)) -> Footnote {
    let text = text.without_closing_stop();
    Footnote { mark: mark.as_str().to_owned(), text: text.as_str().to_owned(), spans: text.spans() }
}

/// Keeps the source ranges of a single value.
fn place(document: &mut Document, field: &str, text: &Text) {
    document.field_spans.insert(field.to_owned(), text.spans());
}

#[cfg(test)]
mod tests;
