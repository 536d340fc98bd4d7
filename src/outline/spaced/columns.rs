//! Segments of many lines → the places at which all of them are cut into cells.

use super::body;
use super::header::Header;
use super::segments::Segment;
use crate::data::Text;

/// The places between the columns of `header`: between the middles of two headings the one that
/// fewest lines print on, in the middle of the widest such gap.
pub(super) fn cuts<'a>(header: &Header, lines: impl Iterator<Item = &'a [Segment]>) -> Vec<usize> {
    let middles: Vec<usize> =
        header.columns.iter().map(|range| usize::midpoint(range.start, range.end)).collect();
    let end = header.columns.last().map_or(0, |range| range.end);
    let mut steps = vec![0_i64; end + 2];
    for segment in lines.flatten().filter(|segment| !header.is_crossed(segment)) {
        steps[segment.from.min(end + 1)] += 1;
        steps[segment.to.min(end + 1)] -= 1;
    }
    let printed: Vec<i64> = steps
        .iter()
        .scan(0, |sum, step| {
            *sum += step;
            Some(*sum)
        })
        .collect();
    let headings = header.columns.windows(2).zip(middles.windows(2));
    headings
        .map(|(pair, middle)| {
            let between = pair[0].end..pair[1].start;
            widest_gap(&printed, middle[0]..middle[1] + 1, &between)
        })
        .collect()
}

/// The middle of the widest stretch in `range` on which least is printed; of stretches as wide the one
/// that shares most with the gap between the headings.
fn widest_gap(
    printed: &[i64],
    range: std::ops::Range<usize>,
    between: &std::ops::Range<usize>,
) -> usize {
    let least = printed[range.clone()].iter().min().copied().unwrap_or(0);
    let mut best = (0, 0, range.start);
    let mut from = range.start;
    while from < range.end {
        if printed[from] > least {
            from += 1;
            continue;
        }
        let to = (from..range.end).find(|&at| printed[at] > least).unwrap_or(range.end);
        let shared = to.min(between.end).saturating_sub(from.max(between.start));
        if (to - from, shared) > (best.0, best.1) {
            best = (to - from, shared, usize::midpoint(from, to));
        }
        from = to;
    }
    best.2
}

/// The texts of the columns on one line. In a table with row numbers what begins among them without
/// being one (`Tổng cộng`) belongs to the second column.
pub(super) fn cells(segments: &[Segment], cuts: &[usize], is_numbered: bool) -> Vec<Text> {
    let mut cells = vec![Text::new(); cuts.len() + 1];
    let mut rest: Vec<Segment> = segments.iter().rev().cloned().collect();
    while let Some(segment) = rest.pop() {
        let crossed = cuts.iter().find(|&&cut| segment.from < cut && cut < segment.to);
        let is_number = |left: &Segment| body::is_number(left.text.as_str());
        if is_numbered && crossed == cuts.first() && crossed.is_some() {
            let cut = crossed.and_then(|&cut| segment.cut(cut)).filter(|(left, _)| is_number(left));
            let Some((left, right)) = cut else {
                cells[1].append(&segment.text);
                continue;
            };
            rest.extend([right, left]);
            continue;
        }
        if let Some((left, right)) = crossed.and_then(|&cut| segment.cut(cut)) {
            rest.push(right);
            rest.push(left);
            continue;
        }
        let middle = usize::midpoint(segment.from, segment.to);
        let column = cuts.iter().filter(|&&cut| cut <= middle).count();
        cells[column].append(&segment.text);
    }
    cells
}
