//! HTML entities of Latin-1 letters → those letters: pages in fonts of old have theirs written so (`&#184;`,
//! `&aacute;`). Other entities, `&nbsp;` among them, stay.

use std::borrow::Cow;

/// The names of U+00A1 to U+00FF, in order.
const NAMES: [&str; 95] = [
    "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo",
    "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para",
    "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave",
    "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc",
    "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc",
    "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave",
    "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve",
    "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml",
    "yacute", "thorn", "yuml",
];
/// The longest of them with its ends, in bytes.
const LONGEST: usize = 8;

/// Whether a text has such an entity.
#[must_use]
pub fn has_letters(text: &str) -> bool {
    find(text, 0).is_some()
}

/// The text with the letters in the place of their entities.
#[must_use]
pub fn letters(text: &str) -> Cow<'_, str> {
    let mut written = String::new();
    let mut at = 0;
    while let Some((start, end, letter)) = find(text, at) {
        written.push_str(&text[at..start]);
        written.push(letter);
        at = end;
    }
    if at == 0 {
        return Cow::Borrowed(text);
    }
    written.push_str(&text[at..]);
    Cow::Owned(written)
}

/// The first such entity from `from` on: its bytes, its letter.
fn find(text: &str, from: usize) -> Option<(usize, usize, char)> {
    let begins = text[from..].match_indices('&').map(|(at, _)| from + at);
    let mut found = begins.filter_map(|start| {
        let head = text.as_bytes().get(start + 1..)?;
        let len = head.iter().take(LONGEST).position(|&byte| byte == b';')?;
        let name = text.get(start + 1..start + 1 + len)?;
        Some((start, start + len + 2, letter(name)?))
    });
    found.next()
}

/// The letter of what stands between `&` and `;`.
fn letter(name: &str) -> Option<char> {
    let number = match name.strip_prefix('#') {
        Some(hex) if hex.starts_with(['x', 'X']) => u8::from_str_radix(&hex[1..], 16).ok(),
        Some(decimal) => decimal.parse().ok(),
        None => {
            let at = NAMES.iter().position(|known| *known == name)?;
            u8::try_from(at + 0xa1).ok()
        }
    };
    number.filter(|number| *number > 0xa0).map(char::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_of_letters_become_them() {
        assert_eq!(
            letters("x&#184; h&eacute;i &#xB8;&amp;&nbsp;&#60;&copy;"),
            "x¸ héi ¸&amp;&nbsp;&#60;©"
        );
        assert_eq!(letters("&yuml;&iexcl;&Agrave;"), "ÿ¡À");
        for text in ["a & b; c", "&#;&#x;&;&#é;", "&#999;", "AT&T"] {
            assert!(!has_letters(text) && letters(text) == text, "{text}");
        }
    }
}
