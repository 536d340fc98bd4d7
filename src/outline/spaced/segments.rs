//! A line → what stands on it between gaps of two spaces and more, each with its place in characters.

use crate::data::{Line, Text};

/// Fewest bytes of white space that hold two columns apart.
const GAP: u32 = 2;
/// Farthest place that a printed line reaches, in characters.
const FARTHEST: usize = 1000;

/// A text and the characters it covers on its line.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) text: Text,
}

impl Segment {
    pub(super) fn covers(&self, place: usize) -> bool {
        self.from <= place && place < self.to
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// The segment cut at the space nearest to `place`, if one is close.
    pub(super) fn cut(&self, place: usize) -> Option<(Self, Self)> {
        let text = self.text.as_str();
        let spaces = text.char_indices().enumerate().filter(|(_, (_, c))| *c == ' ');
        let (count, at) = spaces
            .map(|(count, (at, _))| (count, at))
            .min_by_key(|(count, _)| (self.from + count).abs_diff(place))?;
        ((self.from + count).abs_diff(place) <= 1).then(|| {
            let left = self.text.slice_trimmed(0..at);
            let right = self.text.slice_trimmed(at..self.text.len());
            let middle = self.from + count;
            (
                Self { from: self.from, to: middle, text: left },
                Self { from: middle + 1, to: self.to, text: right },
            )
        })
    }
}

/// The segments of a line; none for one that has cells already or is longer than any page is wide.
pub(super) fn of(line: &Line) -> Vec<Segment> {
    let [text] = line.fields.as_slice() else { return Vec::new() };
    let length = line.span.end() - line.span.start();
    if line.is_row || text.is_empty() || length as usize > FARTHEST * 4 {
        return Vec::new();
    }
    let start = text.spans_of(0..1).first().map_or(line.span.start(), |span| span.start());
    let page = u32::from(line.edges.opens_page);
    let mut place = (start - line.span.start()).saturating_sub(page) as usize;
    let mut segments = Vec::new();
    let (mut from, mut first) = (place, 0);
    for (at, letter) in text.as_str().char_indices() {
        let gap = if letter == ' ' { width(text, at) } else { 1 };
        if letter == ' ' && gap >= GAP {
            segments.push(Segment { from, to: place, text: text.slice_trimmed(first..at) });
            (from, first) = (place + gap as usize, at + 1);
        }
        place += gap as usize;
    }
    segments.push(Segment { from, to: place, text: text.slice_trimmed(first..text.len()) });
    segments
}

/// Bytes of white space that the space at byte `at` stands for.
fn width(text: &Text, at: usize) -> u32 {
    text.spans_of(at..at + 1).first().map_or(1, |span| span.end() - span.start())
}

#[cfg(test)]
mod tests {
    use crate::normalize;

    #[test]
    fn places_are_counted_in_characters() {
        let lines = normalize::run("  1    Đề án   số 06 của tỉnh");
        let found: Vec<_> = super::of(&lines[0])
            .into_iter()
            .map(|segment| (segment.from, segment.to, segment.text.as_str().to_owned()))
            .collect();
        let expected = [(2, 3, "1"), (7, 12, "Đề án"), (15, 29, "số 06 của tỉnh")];
        assert_eq!(found, expected.map(|(from, to, text)| (from, to, text.to_owned())));
    }
}
