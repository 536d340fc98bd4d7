//! A line → the texts that stand side by side on it: between tabs, or between gaps as wide as
//! those that hold two columns apart.

use crate::data::{Line, Text};

/// Fewest bytes of white space in the source that hold two columns apart.
const WIDE: u32 = 4;

/// The texts of `line` from left to right, empty ones left out.
pub(super) fn texts(line: &Line) -> Vec<Text> {
    let fields = line.fields.iter().flat_map(cut);
    fields.filter(|text| !text.is_empty()).collect()
}

fn cut(field: &Text) -> Vec<Text> {
    let mut texts = Vec::new();
    let mut from = 0;
    for (at, _) in field.as_str().match_indices(' ') {
        let gap = field.spans_of(at..at + 1).first().map_or(0, |span| span.end() - span.start());
        if gap >= WIDE {
            texts.push(field.slice_trimmed(from..at));
            from = at;
        }
    }
    texts.push(field.slice_trimmed(from..field.len()));
    texts
}

#[cfg(test)]
mod tests {
    use super::texts;
    use crate::normalize;

    fn check(line: &str, expected: &[&str]) {
        let lines = normalize::run(line);
        let found = texts(&lines[0]);
        assert_eq!(found.iter().map(crate::data::Text::as_str).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn columns_stand_apart() {
        check("UBND TỈNH\t\tCỘNG HÒA", &["UBND TỈNH", "CỘNG HÒA"]);
        check("TỈNH NGHỆ AN        Độc lập - Tự do", &["TỈNH NGHỆ AN", "Độc lập - Tự do"]);
        check("Sở  Y tế", &["Sở Y tế"]);
    }
}
