//! Findings whose suggestion stands in place of the print → the same text, with the way back to what is
//! printed. A letter that was put in stands for the printed letter it replaces, so that a value can still be
//! proved from its bytes.

use super::unicode;
use crate::data::{Finding, Span, Text};
use std::collections::BTreeMap;

/// What is put in place of which bytes, by their first one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repairs(BTreeMap<u32, (Span, String)>);

impl Repairs {
    /// Puts the suggestion of `finding` in place of its print in `source`, of which only the letters that
    /// differ are replaced. Says whether that can be done: it cannot where the print stands in several pieces,
    /// is not what the finding says, or is replaced already.
    pub fn add(&mut self, source: &str, finding: &Finding) -> bool {
        let [span] = finding.spans[..] else { return false };
        let (Some(found), Some(suggestion)) = (&finding.found, &finding.suggestion) else {
            return false;
        };
        let printed = super::clean(source, span);
        let Some(letters) = differing(&printed, suggestion).filter(|_| printed.as_str() == found)
        else {
            return false;
        };
        let taken = |span: &Span| self.within(*span).next().is_some();
        if letters.is_empty() || letters.iter().any(|(span, _)| taken(span)) {
            return false;
        }
        self.0.extend(letters.into_iter().map(|(span, letter)| (span.start(), (span, letter))));
        true
    }

    /// Whether nothing is replaced.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The cleaned form of `source[span]` with its replacements.
    #[must_use]
    pub fn clean(&self, source: &str, span: Span) -> Text {
        let text = super::clean(source, span);
        let mut repairs = self.within(span).peekable();
        if repairs.peek().is_none() { text } else { text.replacing(repairs) }
    }

    /// Replacements that overlap `span`.
    fn within(&self, span: Span) -> impl Iterator<Item = &(Span, String)> {
        let before = self.0.range(..span.start()).next_back();
        let before = before.into_iter().filter(move |(_, (own, _))| own.end() > span.start());
        before.chain(self.0.range(span.start()..span.end())).map(|(_, repair)| repair)
    }
}

/// What is to be replaced in `printed` to make it `wanted`: letter by letter where both have as many, else the
/// stretch between what they share at their ends. `None` where such a stretch stands in several pieces.
fn differing(printed: &Text, wanted: &str) -> Option<Vec<(Span, String)>> {
    let own = printed.as_str();
    if own.chars().count() == wanted.chars().count() {
        let pairs = own.char_indices().zip(wanted.chars()).filter(|((_, one), two)| one != two);
        return pairs
            .map(|((at, one), two)| Some((whole(printed, at, one.len_utf8())?, two.to_string())))
            .collect();
    }
    let start = unicode::common_start(own, wanted);
    let end = unicode::common_end(&own[start..], &wanted[start..]);
    let (start, end) = with_a_neighbour(own, wanted, start, end);
    let span = whole(printed, start, own.len() - end - start)?;
    Some(vec![(span, wanted[start..wanted.len() - end].to_owned())])
}

/// What two texts share at their ends, less a letter where nothing would be left in between of one of them: a
/// letter that is put in or taken out needs one whose place it can have.
fn with_a_neighbour(own: &str, wanted: &str, start: usize, end: usize) -> (usize, usize) {
    if own.len().min(wanted.len()) > start + end {
        return (start, end);
    }
    match (own[..start].chars().next_back(), own[own.len() - end..].chars().next()) {
        (Some(before), _) => (start - before.len_utf8(), end),
        (None, Some(after)) => (start, end - after.len_utf8()),
        (None, None) => (start, end),
    }
}

/// The one range in which `len` bytes at `at` are printed.
fn whole(printed: &Text, at: usize, len: usize) -> Option<Span> {
    let spans = printed.spans_of(at..at + len);
    (spans.len() == 1).then(|| spans[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Severity;

    fn repaired(source: &str, found: &str, suggestion: &str) -> Option<Text> {
        let start = u32::try_from(source.find(found)?).ok()?;
        let span = Span::new(start, start + u32::try_from(found.len()).ok()?);
        let finding = Finding::new("x", Severity::Info, "", "").at(vec![span]);
        let finding = Finding { suggestion: Some(suggestion.to_owned()), ..finding };
        let finding = finding.finding(&super::super::clean_str(found));
        let mut repairs = Repairs::default();
        let whole = Span::new(0, u32::try_from(source.len()).ok()?);
        repairs.add(source, &finding).then(|| repairs.clean(source, whole))
    }

    #[test]
    fn letters_are_replaced_and_keep_their_place() {
        let source = "<b>Theo dõi, đơn đốc</b>: Công an";
        let text = repaired(source, "đơn đốc", "đôn đốc").unwrap();
        assert_eq!(text.as_str(), "Theo dõi, đôn đốc: Công an");
        let at = text.as_str().find('ô').unwrap();
        let [span] = text.spans_of(at..at + 'ô'.len_utf8())[..] else { panic!() };
        assert_eq!(&source[span.range()], "ơ");
    }

    #[test]
    fn lost_letters_stand_for_the_letter_beside_them() {
        for (source, found, suggestion) in [
            ("gồm: .730 CTS", ".730", "6.730"),
            ("Xã Mường Khing", "Khing", "Khiêng"),
            ("BHXXH khu vực", "BHXXH", "BHXH"),
            ("12.34 ha", "12.34", "12.345"),
        ] {
            let text = repaired(source, found, suggestion).unwrap();
            assert_eq!(text.as_str(), source.replace(found, suggestion));
        }
    }

    #[test]
    fn letters_in_pieces_are_replaced_as_one() {
        let source = "đo\u{31b}n đốc";
        assert_eq!(repaired(source, "đo\u{31b}n", "đôn").unwrap().as_str(), "đôn đốc");
    }

    #[test]
    fn nothing_is_replaced_twice_or_where_it_is_not_printed() {
        assert!(repaired("đơn đốc", "đơn", "đơn").is_none());
        let mut repairs = Repairs::default();
        let finding = |found: &str| {
            let whole = Finding::new("x", Severity::Info, "", "").at(vec![Span::new(0, 5)]);
            Finding { suggestion: Some("đôn".to_owned()), ..whole.finding(found) }
        };
        assert!(!repairs.add("đơn đốc", &finding("don")));
        assert!(repairs.add("đơn đốc", &finding("đơn")));
        assert!(!repairs.add("đơn đốc", &finding("đơn")));
    }

    /// A part of the source cleans to the same letters, wherever it is cut between letters.
    #[test]
    fn a_part_cleans_to_the_same_letters() {
        let source = "Theo dõi, đơn đốc: .730";
        let mut repairs = Repairs::default();
        for (found, suggestion) in [("đơn", "đôn"), (".730", "6.730")] {
            let start = u32::try_from(source.find(found).unwrap()).unwrap();
            let span = Span::new(start, start + u32::try_from(found.len()).unwrap());
            let finding = Finding::new("x", Severity::Info, "", "").at(vec![span]).finding(found);
            let finding = Finding { suggestion: Some(suggestion.to_owned()), ..finding };
            assert!(repairs.add(source, &finding));
        }
        let whole = repairs.clean(source, Span::new(0, u32::try_from(source.len()).unwrap()));
        assert_eq!(whole.as_str(), "Theo dõi, đôn đốc: 6.730");
        let words = whole.as_str().match_indices(' ').map(|(at, _)| at);
        for at in words {
            let rest = whole.slice_trimmed(at..whole.len());
            let again: Vec<String> = rest
                .spans()
                .iter()
                .map(|span| repairs.clean(source, *span).as_str().to_owned())
                .collect();
            assert_eq!(again.join(" "), rest.as_str());
        }
    }
}
