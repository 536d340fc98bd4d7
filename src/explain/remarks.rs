//! Findings and the text they speak of → the same with their source lines, cleaned and cut to what can be read.

use crate::data::{
    Audited, AuditedDocument, Document, Finding, Lines, Piece, Quote, Remark, Report, Span,
    ToldResult,
};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// Lines that are quoted of one finding.
const QUOTED: usize = 5;
/// Bytes of a line on either side of what is meant; about 90 letters.
const REACH: usize = 120;
/// Bytes of what is meant, where that is longer: so many of its beginning, so many of its end.
const HEAD: usize = 240;
const TAIL: usize = 100;
/// Stands for what was cut off.
const GAP: &str = "…";

/// Cleans a stretch of the source.
pub type Clean<'a> = &'a dyn Fn(&str) -> String;

/// The findings of a report, and what it tells of work that is not done, with the lines of `text` and the documents
/// that they speak of.
#[must_use]
pub fn remarks(
    report: Report,
    mut results: Vec<ToldResult>,
    text: &str,
    clean: Clean<'_>,
) -> Audited {
    let quoter = Quoter { text, lines: Lines::of(text), clean };
    for told in &mut results {
        told.quotes = quoter.quotes(&told.spans).0;
    }
    let of_results = results.iter().map(|told| told.document_id.as_str());
    let of_findings = report.findings.iter().filter_map(|finding| finding.document_id.as_deref());
    let meant: BTreeSet<&str> = of_findings.chain(of_results).collect();
    let is_meant = |document: &&Document| meant.contains(document.id.as_str());
    let documents = report.documents.iter().filter(is_meant).map(named).collect();
    let remarks = report.findings.into_iter().map(|finding| quoter.remark(finding)).collect();
    Audited { source: report.source.name, documents, remarks, results }
}

fn named(document: &Document) -> AuditedDocument {
    AuditedDocument {
        id: document.id.clone(),
        kind_vi: document.kind_vi.clone(),
        number: document.number.clone(),
        title: document.title.clone(),
    }
}

struct Quoter<'a> {
    text: &'a str,
    lines: Lines<'a>,
    clean: Clean<'a>,
}

impl Quoter<'_> {
    fn remark(&self, finding: Finding) -> Remark {
        let (quotes, more) = self.quotes(&finding.spans);
        Remark { finding, quotes, more }
    }

    /// The lines of these ranges, and how many more there are.
    fn quotes(&self, spans: &[Span]) -> (Vec<Quote>, u64) {
        let places = self.places(spans);
        let quotes = places.iter().take(QUOTED).map(|place| self.quote(place)).collect();
        (quotes, places.len().saturating_sub(QUOTED) as u64)
    }

    /// The ranges by the line in which they begin, in the order of their first; those of one line from left to
    /// right, without what lies in one before.
    fn places(&self, spans: &[Span]) -> Vec<(usize, Vec<Range<usize>>)> {
        let mut places: Vec<(usize, Vec<Range<usize>>)> = Vec::new();
        let mut known: HashMap<usize, usize> = HashMap::new();
        for span in spans.iter().filter(|span| self.text.get(span.range()).is_some()) {
            let line = self.lines.number(span.start());
            let at = *known.entry(line).or_insert(places.len());
            if at == places.len() {
                places.push((line, Vec::new()));
            }
            places[at].1.push(span.range());
        }
        for (_, ranges) in &mut places {
            ranges.sort_by_key(|range| (range.start, range.end));
            let mut end = 0;
            ranges.retain(|range| {
                let is_own = range.start >= end;
                end = end.max(range.end);
                is_own
            });
        }
        places
    }

    fn quote(&self, (line, ranges): &(usize, Vec<Range<usize>>)) -> Quote {
        let mut pieces = Vec::new();
        let mut at = self.lines.range(*line).start;
        for range in ranges {
            let side = if pieces.is_empty() { Side::Before } else { Side::Between };
            self.beside(at..range.start, side, &mut pieces);
            pieces.push(Piece { is_meant: true, text: self.meant(range.clone()) });
            at = range.end;
        }
        let last = self.lines.number(u32::try_from(at).unwrap_or(u32::MAX));
        self.beside(at..self.lines.range(last).end.max(at), Side::Behind, &mut pieces);
        Quote { line: *line, pieces }
    }

    /// What is meant, its middle left out where it is long.
    fn meant(&self, range: Range<usize>) -> String {
        let print = |range: Range<usize>| self.print(range).trim().to_owned();
        if range.len() <= HEAD + TAIL {
            return print(range);
        }
        let head = self.first(range.clone(), HEAD);
        let tail = self.last(range, TAIL);
        format!("{} {GAP} {}", print(head), print(tail))
    }

    /// What stands beside, as far as it is near.
    fn beside(&self, range: Range<usize>, side: Side, pieces: &mut Vec<Piece>) {
        let near = match side {
            Side::Before => self.last(range.clone(), REACH),
            Side::Behind => self.first(range.clone(), REACH),
            Side::Between if range.len() > 2 * REACH => return self.gap(range, pieces),
            Side::Between => range.clone(),
        };
        let print = self.print(near.clone());
        let text = match side {
            Side::Before if near.start > range.start => format!("{GAP} {}", print.trim_start()),
            Side::Before => print.trim_start_matches([' ', '|']).to_owned(),
            Side::Behind if near.end < range.end => format!("{} {GAP}", print.trim_end()),
            Side::Behind => print.trim_end_matches([' ', '|']).to_owned(),
            Side::Between => print,
        };
        if !text.is_empty() {
            pieces.push(Piece { is_meant: false, text });
        }
    }

    /// Both ends of a long stretch between two that are meant.
    fn gap(&self, range: Range<usize>, pieces: &mut Vec<Piece>) {
        let (head, tail) = (self.first(range.clone(), REACH), self.last(range, REACH));
        let text =
            format!("{} {GAP} {}", self.print(head).trim_end(), self.print(tail).trim_start());
        pieces.push(Piece { is_meant: false, text });
    }

    /// The first `most` bytes of a range, up to the end of a word.
    fn first(&self, range: Range<usize>, most: usize) -> Range<usize> {
        if range.len() <= most {
            return range;
        }
        let end =
            (range.start..=range.start + most).rev().find(|at| self.text.is_char_boundary(*at));
        let end = end.unwrap_or(range.start);
        let whole = self.text[range.start..end].rfind(char::is_whitespace);
        let end = whole.map_or(end, |at| range.start + at);
        // A tag that was cut in two goes as a whole.
        let stretch = &self.text[range.start..end];
        let open = stretch.rfind('<').filter(|at| !stretch[*at..].contains('>'));
        range.start..open.map_or(end, |at| range.start + at)
    }

    /// The last `most` bytes of a range, from the beginning of a word.
    fn last(&self, range: Range<usize>, most: usize) -> Range<usize> {
        if range.len() <= most {
            return range;
        }
        let start = (range.end - most..=range.end).find(|at| self.text.is_char_boundary(*at));
        let start = start.unwrap_or(range.end);
        let whole = self.text[start..range.end].find(char::is_whitespace);
        let start = whole.map_or(start, |at| start + at);
        let stretch = &self.text[start..range.end];
        let close = stretch.find('>').filter(|at| !stretch[..*at].contains('<'));
        close.map_or(start, |at| start + at + 1)..range.end
    }

    /// A stretch of the source, cleaned, cells with a bar between; a space at either end stays one.
    fn print(&self, range: Range<usize>) -> String {
        let raw = &self.text[range];
        let cells: Vec<String> = raw.split('\t').map(|cell| (self.clean)(cell)).collect();
        let print = cells.join(" | ");
        let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>');
        let before = if raw.starts_with(ends) { " " } else { "" };
        let behind = if raw.ends_with(ends) { " " } else { "" };
        let words: Vec<&str> = print.split_whitespace().collect();
        match words.join(" ") {
            none if none.is_empty() => before.max(behind).to_owned(),
            words => format!("{before}{words}{behind}"),
        }
    }
}

/// Where a stretch stands that is not meant.
#[derive(Clone, Copy)]
enum Side {
    Before,
    Between,
    Behind,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(text: &str) -> String {
        crate::normalize::clean_str(text)
    }

    /// The quotes of the words in `meant`, which stand in `text` once; what is meant between `»` and `«`.
    fn quotes(text: &str, meant: &[&str]) -> Vec<String> {
        let at = |words: &&str| {
            let start = u32::try_from(text.find(words).unwrap()).unwrap();
            Span::new(start, start + u32::try_from(words.len()).unwrap())
        };
        let quoter = Quoter { text, lines: Lines::of(text), clean: &clean };
        let finding = Finding::new("x.y", crate::data::Severity::Info, "", "");
        let remark = quoter.remark(finding.at(meant.iter().map(at).collect()));
        let shown = |piece: &Piece| {
            if piece.is_meant { format!("»{}«", piece.text) } else { piece.text.clone() }
        };
        let line = |quote: &Quote| {
            let pieces: String = quote.pieces.iter().map(shown).collect();
            format!("{} {pieces}", quote.line)
        };
        remark.quotes.iter().map(line).collect()
    }

    #[test]
    fn a_line_is_quoted_with_what_is_meant() {
        let text = "KẾ HOẠCH\nĐã tiếp nhận 500/800 hồ sơ (đạt 65,5%).\n3\t<p>Rà soát <b>văn bản</b></p>\tSở Y tế\t\n";
        assert_eq!(quotes(text, &["65,5%"]), ["2 Đã tiếp nhận 500/800 hồ sơ (đạt »65,5%«)."]);
        assert_eq!(
            quotes(text, &["500/800", "65,5%"]),
            ["2 Đã tiếp nhận »500/800« hồ sơ (đạt »65,5%«)."]
        );
        assert_eq!(quotes(text, &["văn bản"]), ["3 3 | Rà soát »văn bản« | Sở Y tế"]);
        assert_eq!(
            quotes(text, &["Sở Y tế", "KẾ HOẠCH"]),
            ["3 3 | Rà soát văn bản | »Sở Y tế«", "1 »KẾ HOẠCH«"]
        );
    }

    #[test]
    fn a_long_line_is_cut_at_words_and_never_in_a_tag() {
        let long = "đẩy mạnh chuyển đổi số ".repeat(40);
        let text = format!(
            "{long}<p style=\"margin-left: 1cm; text-indent: 2cm\">tỷ lệ 65% <i>rất {long}"
        );
        let quote = &quotes(&text, &["65%"])[0];
        assert!(quote.starts_with("1 … ") && quote.ends_with('…'), "{quote}");
        assert!(quote.contains("tỷ lệ »65%« rất đẩy"), "{quote}");
        assert!(!quote.contains("margin") && quote.chars().count() < 250, "{quote}");
        let whole = &quotes(&text, &[&text])[0];
        assert!(whole.contains(" … ") && whole.chars().count() < 320, "{whole}");
    }

    #[test]
    fn what_lies_in_another_is_quoted_once_and_places_out_of_the_text_never() {
        assert_eq!(quotes("một hai ba", &["một hai", "hai"]), ["1 »một hai« ba"]);
        let quoter = Quoter { text: "đ", lines: Lines::of("đ"), clean: &clean };
        assert!(quoter.places(&[Span::new(1, 2), Span::new(7, 9)]).is_empty());
    }
}
