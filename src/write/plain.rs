//! A text of a document → what cannot break a report: one line, nothing that a terminal or a browser obeys, and
//! escaped for its format.

use std::borrow::Cow;

/// Marks by which a text would turn the direction of what stands around it.
const TURNS: [char; 12] = [
    '\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}',
    '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
];

/// What Markdown reads as something else than itself.
const MARKUP: &[char] =
    &['\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '|', '~', '#', '&', '!', '$', '^'];

/// `text` as one line; what would be obeyed stands as U+FFFD.
pub(super) fn line(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
            c if c.is_control() || TURNS.contains(&c) => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// `text` for HTML, in elements and in quoted attributes.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// `text` for Markdown, where it stands behind other words.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in line(text).chars() {
        if MARKUP.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// `text` in lines of at most `width` characters, those after the first indented; a longer word stays whole.
pub(super) fn wrapped(text: &str, width: usize, indent: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    for (at, word) in text.split(' ').enumerate() {
        let length = word.chars().count();
        if column > indent && column + 1 + length > width {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        } else if at > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

/// `text` cut behind `longest` characters.
pub(super) fn cut(text: &str, longest: usize) -> Cow<'_, str> {
    match text.char_indices().nth(longest) {
        Some((end, _)) => Cow::Owned(format!("{}…", text[..end].trim_end())),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_obeyed() {
        assert_eq!(
            line("a\tb\r\nc\u{1b}[31m\u{202e}x\u{0}"),
            "a b  c\u{fffd}[31m\u{fffd}x\u{fffd}"
        );
        assert_eq!(html("<script>\"&'</script>"), "&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;");
        assert_eq!(markdown("| *a* <b> [x](y) #\n1"), "\\| \\*a\\* \\<b\\> \\[x\\](y) \\# 1");
        assert_eq!(line("Sở Y tế – “Đề án”"), "Sở Y tế – “Đề án”");
    }

    #[test]
    fn lines_are_wrapped_at_words() {
        assert_eq!(wrapped("  một hai ba bốn", 9, 4), "  một hai\n    ba\n    bốn");
        assert_eq!(wrapped("rấtdàikhôngcắt", 5, 2), "rấtdàikhôngcắt");
    }
}
