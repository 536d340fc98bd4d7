//! Lines of plain text out of a PDF → where the header of a table stands whose cells cannot be told:
//! every heading on a line of its own, nothing between the cells. No table is made of it; a finding says
//! that there was one.

use super::ordinals;
use crate::data::{Finding, Line, Severity, Span};
use crate::lang::columns::role_of;

/// Lines of such a header.
const MOST_LINES: usize = 24;
/// Longest of them, in characters.
const LONGEST: usize = 60;
/// Fewest headings known beside that of the row numbers.
const FEWEST: usize = 2;

/// A finding for each header of a table without cells.
pub(super) fn find(lines: &[Line], findings: &mut Vec<Finding>) {
    let mut at = 0;
    while at < lines.len() {
        match header(&lines[at..]) {
            Some(count) => {
                let span = lines[at].span.hull(lines[at + count - 1].span);
                findings.push(unknown(span));
                at += count;
            }
            None => at += 1,
        }
    }
}

fn unknown(span: Span) -> Finding {
    Finding::new(
        "table.cells-unknown",
        Severity::Warning,
        "Có tiêu đề bảng nhưng văn bản không còn dấu phân cách ô; nội dung bảng được giữ dưới dạng đoạn văn",
        "A table's header stands here, but nothing separates its cells; its text was kept as paragraphs",
    )
    .at(vec![span])
}

/// The lines of a header that begins here: the heading of row numbers, known headings under it, each
/// alone on its line, then the first number.
fn header(lines: &[Line]) -> Option<usize> {
    let heading = |line: &Line| -> Option<&'static str> {
        let [text] = line.fields.as_slice() else { return None };
        let own = !line.is_row && text.as_str().chars().count() <= LONGEST;
        own.then(|| role_of(text.as_str())).flatten()
    };
    if heading(lines.first()?) != Some("ordinal") {
        return None;
    }
    let below = lines.iter().enumerate().skip(1).take(MOST_LINES);
    let mut roles = Vec::new();
    for (at, line) in below.filter(|(_, line)| !line.is_blank()) {
        let [text] = line.fields.as_slice() else { return None };
        let text = text.as_str();
        if ordinals::is_ordinal(text) && !roles.is_empty() {
            roles.sort_unstable();
            roles.dedup();
            return (roles.len() >= FEWEST).then_some(at + 1);
        }
        if line.is_row || text.chars().count() > LONGEST || text.starts_with('|') {
            return None;
        }
        roles.extend(heading(line).filter(|&role| role != "ordinal"));
    }
    None
}
