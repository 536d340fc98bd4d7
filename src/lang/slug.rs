//! A text → the form it has in ids: ASCII lower case, words joined by `-`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `Sơn La` → `son-la`, `QĐ-UBND` → `qd-ubnd`.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfd().filter(|&c| !is_combining_mark(c)) {
        match c {
            'đ' | 'Đ' | 'Ð' | 'Ɖ' => out.push('d'),
            _ if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
            _ if !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    out.trim_matches('-').to_owned()
}

/// The slug of the first `words` words.
#[must_use]
pub fn slug_of_words(text: &str, words: usize) -> String {
    let first: Vec<&str> = text.split_whitespace().take(words).collect();
    slug(&first.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_ascii() {
        for (text, expected) in [
            ("Sơn La", "son-la"),
            ("QĐ-UBND", "qd-ubnd"),
            ("Sở Văn hóa, Thể thao và Du lịch", "so-van-hoa-the-thao-va-du-lich"),
            ("  ", ""),
        ] {
            assert_eq!(slug(text), expected);
        }
        assert_eq!(slug_of_words("Nhóm tiện ích phục vụ", 2), "nhom-tien");
    }
}
