//! Source text → cleaned text with a way back.
//!
//! Cleaning strips markup (HTML tags and entities, `**`, `*…*`, `# `, Word bookmarks), folds white space
//! and brings letters to NFC. It looks at neighbouring characters only, never at the whole, so that
//! a value cleaned out of its paragraph gives the same letters as inside it. It does not correct
//! spelling, and it does not touch list labels: those belong to the outline.

pub mod letters;

mod markup;
mod repairs;
mod unicode;

pub use repairs::Repairs;

use crate::data::{Edges, Line, Span, Text};

/// The cleaned form of `source[span]`, white space folded to single spaces and trimmed.
#[must_use]
pub fn clean(source: &str, span: Span) -> Text {
    let mut pieces = Vec::new();
    markup::strip(source, span, &mut pieces);
    unicode::assemble(&pieces)
}

/// [`clean`] for a text that stands alone.
#[must_use]
pub fn clean_str(text: &str) -> String {
    let len = u32::try_from(text.len()).unwrap_or(u32::MAX);
    clean(text, Span::new(0, len)).as_str().to_owned()
}

/// A text without tags, entities and emphasis marks; lines, tabs and spacing stay, a break inside a line
/// becomes a space.
#[must_use]
pub fn without_markup(source: &str) -> String {
    let mut bare = String::with_capacity(source.len());
    let mut start = 0;
    while start < source.len() {
        let line = &source[start..markup::end_of_line(source, start)];
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let mut pieces = Vec::new();
        markup::strip(source, Span::new(offset(start), offset(start + line.len())), &mut pieces);
        for piece in pieces {
            match piece.print {
                markup::Print::Same(print) => bare.push_str(print),
                // A tab or a line end that an entity names is none of the text's own.
                markup::Print::Char(c) if c.is_whitespace() => bare.push(' '),
                markup::Print::Char(c) => bare.push(c),
                markup::Print::Break if !bare.ends_with(char::is_whitespace) => bare.push(' '),
                markup::Print::Nothing | markup::Print::Break => {}
            }
        }
        start += line.len();
    }
    bare
}

/// The lines of a source, each cut at its tabs and cleaned.
#[must_use]
pub fn run(source: &str) -> Vec<Line> {
    run_with(source, &Repairs::default())
}

/// [`run`] with suggestions in place of the print.
#[must_use]
pub fn run_with(source: &str, repairs: &Repairs) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for printed in source.split_inclusive('\n') {
        let bare = printed.trim_end_matches(['\n', '\r']);
        lines.push(line(source, start, start + bare.len(), repairs));
        start += printed.len();
    }
    lines
}

fn line(source: &str, start: usize, end: usize, repairs: &Repairs) -> Line {
    let span = |from: usize, to: usize| {
        Span::new(u32::try_from(from).unwrap_or(u32::MAX), u32::try_from(to).unwrap_or(u32::MAX))
    };
    let printed = &source[start..end];
    let mut fields = Vec::new();
    let mut from = start;
    for field in printed.split('\t') {
        fields.push(repairs.clean(source, span(from, from + field.len())));
        from += field.len() + 1;
    }
    let before_tab = printed.split('\t').next().unwrap_or_default();
    let leading_space = printed.contains('\t')
        && !before_tab.is_empty()
        && before_tab.chars().all(|c| c.is_whitespace() || c == '\u{feff}');
    let bold = printed.trim_start().starts_with("**") || printed.trim_end().ends_with("**");
    let edges = Edges { opens_page: printed.starts_with('\u{c}'), breaks: printed.ends_with("  ") };
    Line { span: span(start, end), fields, leading_space, bold, edges, is_row: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expected: &str) {
        assert_eq!(clean_str(printed), expected, "{printed:?}");
    }

    #[test]
    fn markup_goes_and_print_stays() {
        check("<b>I</b>", "I");
        check("<p>Chủ trì: Công an tỉnh</p> <p>Phối hợp</p>", "Chủ trì: Công an tỉnh Phối hợp");
        check("<ul style=\"list-style-type: none\"> <li>- A</li> <li>B</li>", "- A B");
        check("a<br/>b", "a b");
        check("HCTP&amp;BTTP &nbsp; BNN&MT", "HCTP&BTTP BNN&MT");
        check("kết quả < 5 và > 3", "kết quả < 5 và > 3");
        check("**ỦY BAN**", "ỦY BAN");
        check(
            "(*qua Sở Tư pháp*) *chậm nhất ngày 10 tháng 11 năm 2026* để",
            "(qua Sở Tư pháp) chậm nhất ngày 10 tháng 11 năm 2026 để",
        );
        check(
            "Khách sạn 2-3*; Khách sạn 4*; Khách sạn 5*",
            "Khách sạn 2-3*; Khách sạn 4*; Khách sạn 5*",
        );
        check("* Đánh giá: x", "* Đánh giá: x");
        check("Khách sạn 5* (*)", "Khách sạn 5* (*)");
        check("## I. KẾT QUẢ\n# **BÁO CÁO**", "I. KẾT QUẢ BÁO CÁO");
        check("đường # 5 và #6", "đường # 5 và #6");
        check("# | Nội dung", "# | Nội dung");
        check("[bookmark: _GoBack]Đã", "Đã");
    }

    #[test]
    fn entities_add_no_cells_and_no_lines() {
        assert_eq!(without_markup("a&#9;b&#10;c&nbsp;d\t<b>e</b>\n"), "a b c d\te\n");
    }

    #[test]
    fn letters_are_composed_and_spaces_folded() {
        check("Tie\u{302}\u{301}p  tu\u{323}c", "Tiếp tục");
        check("vie\u{301}\u{302}t", "viết");
        check("a\u{a0}\u{200b}b\u{feff}", "a b");
        check("Ðề án Đ", "Đề án Đ");
    }

    #[test]
    fn a_mark_without_a_letter_takes_none() {
        check("x\u{302}e", "x\u{302}e");
        check("\u{302}e\u{302}", "\u{302}ê");
    }

    #[test]
    fn a_star_is_read_with_what_stands_around_the_part() {
        let source = "việc*@x, 5*";
        for from in [0, source.find('*').unwrap()] {
            let span =
                Span::new(u32::try_from(from).unwrap(), u32::try_from(source.len()).unwrap());
            assert_eq!(clean(source, span).as_str(), &source[from..]);
        }
    }

    #[test]
    fn a_part_cleans_to_the_same_letters() {
        let source = "x (*tên Tie\u{302}\u{301}p* &amp; <i>nữa</i>) y";
        let whole = clean(source, Span::new(0, u32::try_from(source.len()).unwrap()));
        let value = whole.as_str().to_owned();
        let ends: Vec<usize> =
            value.char_indices().map(|(at, _)| at).chain([value.len()]).collect();
        for &from in &ends {
            for &to in ends.iter().filter(|&&to| to > from) {
                let part = whole.slice_trimmed(from..to);
                let again: Vec<String> =
                    part.spans().iter().map(|span| clean_str(&source[span.range()])).collect();
                assert_eq!(again.join(" "), part.as_str());
            }
        }
    }
}
