//! Cleaned text that knows, for each of its bytes, the bytes of the source it came from.
//!
//! Built once by the normalize stage; all other stages only slice and join, so provenance is
//! carried along and never found again by searching.

use super::Span;
use std::ops::Range;

/// A stretch of a [`Text`] that moves in step with the source, or stands for it as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    /// Byte of the value at which the run starts.
    at: u32,
    /// Bytes of the value it covers.
    len: u32,
    /// Where it came from; `None` for the space that joins two ranges.
    source: Option<Span>,
    /// Each byte of the value is the corresponding byte of the source.
    verbatim: bool,
}

/// Cleaned text with the way back to its source.
///
/// Invariant (held by `tests/it/laws.rs`): cleaning the source at [`Text::spans`] and joining the
/// pieces by one space gives [`Text::as_str`] again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    value: String,
    runs: Vec<Run>,
    /// Bytes of the value at which the printed text breaks: `<p>`, `<li>`, `<br>`, a line end.
    breaks: Vec<u32>,
}

/// A byte count as it is stored; inputs are limited to 4 GiB by the decode stage.
fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

impl Text {
    /// No text.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Source text taken over as it stands, from byte `start` of the source.
    #[must_use]
    pub fn verbatim(value: &str, start: usize) -> Self {
        let mut text = Self::new();
        text.push_verbatim(value, start);
        text
    }

    /// The cleaned text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// Whether nothing is left after cleaning.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.value.is_empty()
    }

    /// Length of the cleaned text in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.value.len()
    }

    /// Bytes of the cleaned text at which the print breaks (`<p>`, `<li>`, `<br>`, line ends).
    #[must_use]
    pub fn breaks(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.breaks.iter().map(|&at| at as usize)
    }

    /// Appends source text that is kept as it stands.
    pub fn push_verbatim(&mut self, value: &str, start: usize) {
        if value.is_empty() {
            return;
        }
        let source = Span::new(offset(start), offset(start + value.len()));
        self.push_run(value, Some(source), true);
    }

    /// Appends `value` that stands for `source` as a whole (an entity, a composed letter, a space).
    pub fn push_replaced(&mut self, value: &str, source: Span) {
        if !value.is_empty() {
            self.push_run(value, Some(source), false);
        }
    }

    /// The same text with other values for what is printed at these stretches, which are in order and do not
    /// overlap. Those that the text, which was cleaned in one piece, does not hold whole are left out.
    #[must_use]
    pub fn replacing<'a>(&self, with: impl Iterator<Item = &'a (Span, String)>) -> Self {
        let mut whole = Self::new();
        let mut breaks = self.breaks.iter().peekable();
        let mut done = 0;
        for (source, value) in with {
            let Some(range) = self.range_of(*source) else { continue };
            whole.push_part(self, done..range.start);
            let moved = |at: u32| offset(whole.value.len()) + at - offset(range.start);
            while let Some(at) = breaks.next_if(|at| (**at as usize) <= range.start) {
                whole.breaks.push(moved(*at));
            }
            whole.push_replaced(value, *source);
            done = range.end;
        }
        whole.push_part(self, done..self.len());
        let grown = |at: u32| offset(whole.value.len()) + at - offset(self.len());
        let rest: Vec<u32> = breaks.map(|at| grown(*at)).collect();
        whole.breaks.extend(rest);
        whole
    }

    /// Appends a part of another text, without its breaks.
    fn push_part(&mut self, other: &Self, range: Range<usize>) {
        let base = offset(self.value.len());
        let (from, to) = (offset(range.start), offset(range.end));
        self.value.push_str(&other.value[range]);
        self.runs.extend(other.clipped(from, to).map(|run| Run { at: run.at + base, ..run }));
    }

    /// The bytes of the value that stand for `source`, in a text that was cleaned in one piece.
    fn range_of(&self, source: Span) -> Option<Range<usize>> {
        let run_at = |byte: u32| {
            let ends = |run: &Run| run.source.is_some_and(|own| own.end() <= byte);
            let run = self.runs.get(self.runs.partition_point(ends))?;
            run.source.filter(|own| own.start() <= byte).map(|own| (run, own))
        };
        let (first, own) = run_at(source.start())?;
        let inside = source.start() - own.start();
        let start = if first.verbatim { first.at + inside } else { first.at };
        let (last, own) = run_at(source.end().checked_sub(1)?)?;
        let short = own.end() - source.end();
        let end = last.at + last.len - if last.verbatim { short } else { 0 };
        let is_whole = (first.verbatim || inside == 0) && (last.verbatim || short == 0);
        (is_whole && start < end).then_some(start as usize..end as usize)
    }

    /// Marks a break of the print at the end of what is there so far.
    pub fn push_break(&mut self) {
        let at = offset(self.value.len());
        if self.breaks.last() != Some(&at) {
            self.breaks.push(at);
        }
    }

    fn push_run(&mut self, value: &str, source: Option<Span>, verbatim: bool) {
        let at = offset(self.value.len());
        self.value.push_str(value);
        if let (Some(last), Some(span)) = (self.runs.last_mut(), source)
            && verbatim
            && last.verbatim
            && last.source.is_some_and(|before| before.end() == span.start())
        {
            last.len += offset(value.len());
            last.source = last.source.map(|before| before.hull(span));
            return;
        }
        self.runs.push(Run { at, len: offset(value.len()), source, verbatim });
    }

    /// The part of the text in `range` (bytes of the value, on character boundaries).
    ///
    /// # Panics
    /// If `range` is out of bounds or cuts a character: a bug in the caller.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let mut part = Self { value: self.value[range.clone()].to_owned(), ..Self::default() };
        let (from, to) = (offset(range.start), offset(range.end));
        part.runs = self.clipped(from, to).collect();
        let first = self.breaks.partition_point(|&at| at <= from);
        let inside = self.breaks[first..].iter().take_while(|&&at| at < to);
        part.breaks = inside.map(|at| at - from).collect();
        part
    }

    /// The part in `range` without white space at its ends.
    #[must_use]
    pub fn slice_trimmed(&self, range: Range<usize>) -> Self {
        let part = &self.value[range.clone()];
        let start = range.start + (part.len() - part.trim_start().len());
        let end = (range.start + part.trim_end().len()).max(start);
        self.slice(start..end)
    }

    /// The parts one after the other, joined by one space that has no source; empty ones left out.
    #[must_use]
    pub fn join(parts: &[Self]) -> Self {
        let mut whole = Self::new();
        for part in parts.iter().filter(|part| !part.is_empty()) {
            whole.append(part);
        }
        whole
    }

    /// Appends `part` after one joining space.
    pub fn append(&mut self, part: &Self) {
        if part.is_empty() {
            return;
        }
        if !self.is_empty() {
            self.push_break();
            self.push_run(" ", None, false);
        }
        let base = offset(self.value.len());
        self.value.push_str(&part.value);
        self.runs.extend(part.runs.iter().map(|run| Run { at: run.at + base, ..*run }));
        self.breaks.extend(part.breaks.iter().map(|at| at + base));
    }

    /// The source ranges of the whole text, in the order of the text.
    #[must_use]
    pub fn spans(&self) -> Vec<Span> {
        self.spans_of(0..self.len())
    }

    /// The source ranges of the bytes in `range` of the value: one, or one for each joined part.
    #[must_use]
    pub fn spans_of(&self, range: Range<usize>) -> Vec<Span> {
        let (from, to) = (offset(range.start), offset(range.end));
        let mut spans: Vec<Span> = Vec::new();
        let mut open = false;
        for run in self.clipped(from, to) {
            match (run.source, spans.last_mut()) {
                (Some(span), Some(last)) if open && span.start() >= last.end() => {
                    *last = last.hull(span);
                }
                (Some(span), _) => spans.push(span),
                (None, _) => {}
            }
            open = run.source.is_some();
        }
        spans
    }

    /// The runs inside `from..to`, positions relative to `from`.
    fn clipped(&self, from: u32, to: u32) -> impl Iterator<Item = Run> + '_ {
        let first = self.runs.partition_point(|run| run.at + run.len <= from);
        self.runs[first..].iter().map_while(move |run| clip(run, from, to))
    }

    /// The text without a closing full stop, ellipsis or `./.` and without the empty box that OCR
    /// leaves at the end of a cell.
    #[must_use]
    pub fn without_closing_stop(&self) -> Self {
        let boxed = |c: char| c.is_whitespace() || c == '□';
        let stop = |c: char| boxed(c) || matches!(c, '.' | '…');
        let whole = self.value.trim_end_matches(boxed);
        let bare = whole.trim_end_matches("./.").trim_end_matches(stop);
        // An ellipsis after a comma or semicolon says that the list goes on.
        let kept = if bare.ends_with([',', ';']) { whole } else { bare };
        self.slice_trimmed(0..kept.len())
    }
}

/// The part of `run` inside `from..to`, its position relative to `from`.
fn clip(run: &Run, from: u32, to: u32) -> Option<Run> {
    let (start, end) = (run.at.max(from), (run.at + run.len).min(to));
    if start >= end {
        return None;
    }
    let cut = |span: Span| {
        if run.verbatim {
            Span::new(span.start() + (start - run.at), span.start() + (end - run.at))
        } else {
            span
        }
    };
    Some(Run { at: start - from, len: end - start, source: run.source.map(cut), ..*run })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &Text, range: Range<usize>, expected: &[(u32, u32)]) {
        let spans: Vec<(u32, u32)> = text.spans_of(range).into_iter().map(Into::into).collect();
        assert_eq!(spans, expected);
    }

    #[test]
    fn a_slice_keeps_the_way_back() {
        let text = Text::verbatim("Sở Y tế", 100);
        check(&text.slice(4..text.len()), 0..2, &[(104, 106)]);
    }

    #[test]
    fn joined_parts_keep_both_sources() {
        let text = Text::join(&[Text::verbatim("cụ", 10), Text::verbatim("thể", 90)]);
        assert_eq!(text.as_str(), "cụ thể");
        check(&text, 0..text.len(), &[(10, 14), (90, 95)]);
    }

    #[test]
    fn a_replaced_character_stands_for_its_whole_source() {
        let mut text = Text::verbatim("HCTP", 0);
        text.push_replaced("&", Span::new(4, 9));
        text.push_verbatim("BTTP", 9);
        check(&text, 3..6, &[(3, 10)]);
    }

    #[test]
    fn the_closing_stop_is_no_part_of_a_value() {
        for (printed, kept) in [
            ("Năm 2026.", "Năm 2026"),
            ("hỏi đáp...", "hỏi đáp"),
            ("tiền chất;...", "tiền chất;..."),
            ("nhé./.", "nhé"),
        ] {
            assert_eq!(Text::verbatim(printed, 0).without_closing_stop().as_str(), kept);
        }
    }
}
