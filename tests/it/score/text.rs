//! Printed text → the form in which gold and report are compared.
//!
//! Letters are brought to NFC and lower case, white space is folded; a closing stop and a list label
//! in front do not count. Quotation marks and spelling do.

use unicode_normalization::UnicodeNormalization;

/// Lower case, NFC, white space folded.
pub(super) fn fold(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// [`fold`] without list labels in front and stops at the end.
pub(super) fn key(text: &str) -> String {
    let folded = fold(text);
    let mut rest = folded.as_str();
    while let Some(inner) = LABELS.iter().find_map(|label| rest.strip_prefix(label)) {
        rest = inner.trim_start();
    }
    while let Some(inner) = STOPS.iter().find_map(|stop| rest.strip_suffix(stop)) {
        rest = inner.trim_end();
    }
    rest.to_owned()
}

const LABELS: [&str; 5] = ["- ", "+ ", "* ", "– ", "• "];
const STOPS: [&str; 3] = ["./.", ".", "…"];

/// The key of the first `count` words.
pub(super) fn opening(text: &str, count: usize) -> String {
    key(&key(text).split(' ').take(count).collect::<Vec<_>>().join(" "))
}

/// The key of a document number: no spaces at all.
pub(super) fn symbol(text: &str) -> String {
    fold(text).replace(' ', "")
}

/// The key of a body: `Ủy ban nhân dân` and `UBND` are one.
pub(super) fn body(text: &str) -> String {
    ["ủy ban nhân dân", "uỷ ban nhân dân"]
        .iter()
        .fold(key(text), |text, long| text.replace(long, "ubnd"))
}

/// Whether `text` is `start`, or goes on after it with another word.
pub(super) fn goes_on_from(text: &str, start: &str) -> bool {
    let (text, start) = (key(text), key(start));
    text.strip_prefix(&start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_marks_labels_and_stops_do_not_count() {
        for (one, other) in [
            ("Sở Y tế", "sở  y tế."),
            ("- Tie\u{302}\u{301}p tục…", "tiếp tục"),
            ("* + Năm 2026 .", "năm 2026"),
            ("đã xong./.", "Đã xong..."),
        ] {
            assert_eq!(key(one), key(other));
        }
        for (one, other) in [("“Đề án”", "Đề án"), ("hòa", "hoà"), ("-5", "5")] {
            assert_ne!(key(one), key(other));
        }
    }

    #[test]
    fn openings_are_cut_after_words() {
        assert_eq!(opening("- một hai ba. bốn", 3), "một hai ba");
        assert_eq!(opening("một", 3), "một");
    }

    #[test]
    fn bodies_and_symbols_have_one_key() {
        assert_eq!(body("ỦY BAN NHÂN DÂN TỈNH SƠN LA"), body("UBND tỉnh Sơn La"));
        assert_eq!(symbol("1008 /QĐ-UBND"), symbol("1008/qđ-ubnd"));
    }

    #[test]
    fn a_unit_may_go_on_but_not_inside_a_word() {
        assert!(goes_on_from("dịch vụ công thiết yếu", "dịch vụ công"));
        assert!(goes_on_from("hồ sơ", "hồ sơ"));
        assert!(!goes_on_from("hồ sơn", "hồ sơ"));
    }
}
