//! A text → the text that a cell can hold, and what it cannot. Cells hold 32,767 units of UTF-16 and no
//! control characters but tabs and line breaks.

use std::borrow::Cow;

/// Units of UTF-16 that a cell holds.
pub(super) const MOST: usize = 32_767;

/// What became of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fitted<'t> {
    pub(super) text: Cow<'t, str>,
    /// Characters that were replaced by a sign.
    pub(super) replaced: usize,
    /// Units of the whole text, where it was cut.
    pub(super) cut_from: Option<usize>,
}

/// `text` as a cell can hold it; where it is cut, `pointer` says where the rest is.
pub(super) fn fitted(text: &str, pointer: impl FnOnce() -> String) -> Fitted<'_> {
    let replaced = text.chars().filter(|c| sign(*c).is_some()).count();
    let text = if replaced == 0 {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(|c| sign(c).unwrap_or(c)).collect())
    };
    let units = if text.len() <= MOST { 0 } else { text.encode_utf16().count() };
    if units <= MOST {
        return Fitted { text, replaced, cut_from: None };
    }
    let pointer = pointer();
    let room = MOST.saturating_sub(pointer.encode_utf16().count());
    let text = Cow::Owned(format!("{}{pointer}", head(&text, room)));
    Fitted { text, replaced, cut_from: Some(units) }
}

/// The longest beginning of `text` that has at most `units` units.
pub(super) fn head(text: &str, units: usize) -> &str {
    let mut left = units;
    let end = text.char_indices().find(|(_, c)| match left.checked_sub(c.len_utf16()) {
        Some(rest) => {
            left = rest;
            false
        }
        None => true,
    });
    end.map_or(text, |(at, _)| &text[..at])
}

/// What stands for a character that programs lose, drop or show as `_x000D_`: the picture of a control
/// character, the sign of a character that is none.
fn sign(c: char) -> Option<char> {
    match c {
        '\t' | '\n' => None,
        '\0'..='\u{1f}' => char::from_u32(u32::from('\u{2400}') + u32::from(c)),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => Some('\u{fffd}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Fitted<'_> {
        fitted(text, || unreachable!("it fits"))
    }

    #[test]
    fn what_a_cell_holds_stays_as_it_is() {
        for text in ["", " đầu ", "a\n\tb", "_x0041_", "\u{202e}ngược", "\u{feff}😀", "=1+1"]
        {
            let fitted = whole(text);
            assert_eq!((fitted.text.as_ref(), fitted.replaced), (text, 0));
        }
        let full = "ồ".repeat(MOST);
        assert_eq!(whole(&full).text, full);
    }

    #[test]
    fn what_it_does_not_hold_is_seen() {
        for (text, expected, replaced) in [
            ("trước\0sau", "trước␀sau", 1),
            ("b\r\nc", "b␍\nc", 1),
            ("\u{1b}[31m\u{fffe}\u{85}", "␛[31m\u{fffd}\u{fffd}", 3),
            ("\u{7f}", "␡", 1),
        ] {
            let fitted = whole(text);
            assert_eq!((fitted.text.as_ref(), fitted.replaced), (expected, replaced));
        }
    }

    #[test]
    fn a_long_text_is_cut_at_a_character_and_says_where_the_rest_is() {
        for letter in ["a", "ồ", "😀"] {
            let text = letter.repeat(MOST + 1);
            let fitted = fitted(&text, || "…x".to_owned());
            let units = fitted.text.encode_utf16().count();
            assert!(units <= MOST && units + 1 >= MOST, "{letter}: {units}");
            assert!(fitted.text.ends_with("…x") && fitted.text.starts_with(letter));
            assert_eq!(fitted.cut_from, Some(text.encode_utf16().count()));
        }
    }

    #[test]
    fn a_head_is_counted_in_units() {
        assert_eq!((head("a😀b", 2), head("a😀b", 3), head("ab", 9)), ("a", "a😀", "ab"));
    }
}
