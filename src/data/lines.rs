//! The lines of a text: which one a byte stands in, and what it prints there.

use super::Span;

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

/// Stands where an excerpt leaves something out.
const GAP: &str = "[…]";

impl<'t> Lines<'t> {
    /// The lines of `text`.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The number of the line that holds byte `at`, from 1.
    #[must_use]
    pub fn number(&self, at: u32) -> usize {
        self.starts.partition_point(|&start| start <= at as usize)
    }

    /// The number of the line in which `span` begins; none for a span outside the text.
    #[must_use]
    pub fn of_span(&self, span: Span) -> Option<usize> {
        self.text.get(span.range()).map(|_| self.number(span.start()))
    }

    /// The bytes of the line called `number`, without its end; none where there is no such line.
    #[must_use]
    pub fn range(&self, number: usize) -> std::ops::Range<usize> {
        let behind = self.text.len();
        let start = number.checked_sub(1).and_then(|at| self.starts.get(at));
        let Some(&start) = start else { return behind..behind };
        start..self.starts.get(number).map_or(behind, |next| next - 1)
    }

    /// What the line in which `span` begins prints, at most `reach` bytes to either side of the span;
    /// `[…]` stands for what is left out. White space is folded. Empty for a span outside the text.
    #[must_use]
    pub fn excerpt(&self, span: Span, reach: usize) -> String {
        let range = span.range();
        if self.text.get(range.clone()).is_none() {
            return String::new();
        }
        let line = self.number(span.start()).saturating_sub(1);
        let from = self.starts[line];
        let end = self.text[range.end..].find('\n').map_or(self.text.len(), |at| range.end + at);
        let start = self.boundary(from.max(range.start.saturating_sub(reach)));
        let stop = self.boundary(end.min(range.end + reach));
        let folded: Vec<&str> = self.text[start..stop].split_whitespace().collect();
        let before = if start > from { GAP } else { "" };
        let after = if stop < end { GAP } else { "" };
        format!("{before}{}{after}", folded.join(" "))
    }

    /// The first character boundary at or behind `at`.
    fn boundary(&self, at: usize) -> usize {
        (at..self.text.len()).find(|&at| self.text.is_char_boundary(at)).unwrap_or(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_has_a_line() {
        let lines = Lines::of("một\nhai\r\n\nba");
        let number =
            |word: &str| lines.number(u32::try_from(lines.text.find(word).unwrap()).unwrap());
        assert_eq!((number("một"), number("hai"), number("ba")), (1, 2, 4));
        let printed = |number: usize| &lines.text[lines.range(number)];
        assert_eq!([1, 2, 3, 4, 5, 0].map(printed), ["một", "hai\r", "", "ba", "", ""]);
        let of_span = |lines: &Lines<'_>| lines.of_span(Span::new(0, 1));
        assert_eq!((of_span(&lines), of_span(&Lines::of(""))), (Some(1), None));
    }

    #[test]
    fn an_excerpt_is_the_line_around_a_span() {
        let text = "đầu\nThời hạn:\ttrước ngày 30/6\ncuối";
        let start = u32::try_from(text.find("30").unwrap()).unwrap();
        let span = Span::new(start, start + 4);
        let lines = Lines::of(text);
        assert_eq!(lines.excerpt(span, 100), "Thời hạn: trước ngày 30/6");
        assert_eq!(lines.excerpt(span, 6), "[…]ngày 30/6");
        assert_eq!(lines.excerpt(Span::new(900, 901), 6), "");
    }
}
