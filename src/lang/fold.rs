//! A text → its matching key: letter case, tone placement (`hoà`/`hòa`), final i/y (`kỹ`/`kĩ`) and
//! Đ look-alikes folded. One character in, one character out, so that places map back; spelling is
//! never changed in output.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// One character of a key and the byte of the text it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Folded {
    /// The folded character.
    pub key: char,
    /// Byte of the original text.
    pub at: usize,
}

/// Vowel pairs whose tone may stand on either letter: new style, old style.
const TONE_PAIRS: [(&str, &str); 15] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];

/// The matching key of `text`.
#[must_use]
pub fn key(text: &str) -> String {
    chars(text).into_iter().map(|folded| folded.key).collect()
}

/// The key of `text` without any marks, for searches typed without them: `chuyển đổi số` and `CHUYEN DOI SO`
/// have one. Words that differ in marks only have one too; what counts by meaning goes by [`key`].
#[must_use]
pub fn bare(text: &str) -> String {
    let letters = key(text);
    let marks = |c: &char| canonical_combining_class(*c) == 0;
    letters.nfd().filter(marks).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// The matching key of `text`, each character with its place.
#[must_use]
pub fn chars(text: &str) -> Vec<Folded> {
    let mut out: Vec<Folded> =
        text.char_indices().map(|(at, c)| Folded { key: lower(c), at }).collect();
    for at in 0..out.len() {
        old_style(&mut out, at);
        final_i(&mut out, at);
    }
    out
}

/// Lower case, one character for one; Ð (U+00D0) and Ɖ (U+0189) are Đ; dashes are `-`.
fn lower(c: char) -> char {
    match c {
        'Ð' | 'Ɖ' | 'ð' => 'đ',
        '–' | '—' | '‐' | '‑' => '-',
        '\u{a0}' | '\t' | '\n' | '\r' => ' ',
        _ => {
            let mut lowered = c.to_lowercase();
            match (lowered.next(), lowered.next()) {
                (Some(only), None) => only,
                _ => c,
            }
        }
    }
}

/// Moves the tone of an open `oa`, `oe`, `uy` to the first vowel, as official text mostly has it.
fn old_style(out: &mut [Folded], at: usize) {
    let Some(pair) = out.get(at..at + 2) else { return };
    let (first, second) = (pair[0].key, pair[1].key);
    let closed = out.get(at + 2).is_some_and(|next| next.key.is_alphabetic());
    let after_q = at > 0 && out[at - 1].key == 'q';
    if closed || after_q {
        return;
    }
    let found = TONE_PAIRS.iter().find(|(new, _)| new.chars().eq([first, second]));
    if let Some((_, old)) = found {
        for (folded, key) in out[at..at + 2].iter_mut().zip(old.chars()) {
            folded.key = key;
        }
    }
}

/// Writes a final `y` after one of h, k, l, m, s, t, v or after `qu` as `i`.
fn final_i(out: &mut [Folded], at: usize) {
    let vowel = match out[at].key {
        'y' => 'i',
        'ỳ' => 'ì',
        'ý' => 'í',
        'ỷ' => 'ỉ',
        'ỹ' => 'ĩ',
        'ỵ' => 'ị',
        _ => return,
    };
    let ends = out.get(at + 1).is_none_or(|next| !next.key.is_alphabetic());
    let before = |back: usize| at.checked_sub(back).map(|i| out[i].key);
    let starts = before(2).is_none_or(|c| !c.is_alphabetic());
    let after_consonant = before(1).is_some_and(|c| "hklmstv".contains(c)) && starts;
    let after_qu = before(1) == Some('u') && before(2) == Some('q');
    if ends && (after_consonant || after_qu) {
        out[at].key = vowel;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn same(one: &str, other: &str) {
        assert_eq!(key(one), key(other), "{one} / {other}");
    }

    #[test]
    fn legal_variants_have_one_key() {
        same("CỘNG HÒA", "Cộng hoà");
        same("Ủy ban", "uỷ ban");
        same("tỷ lệ", "tỉ lệ");
        same("quý II", "quí II");
        same("liệt sỹ", "liệt sĩ");
        same("Đề án", "Ðề án");
    }

    #[test]
    fn different_words_keep_different_keys() {
        for (one, other) in [("thuý", "thúi"), ("hoàn", "hòan"), ("quý", "quy"), ("Tây", "Tâi")]
        {
            assert_ne!(key(one), key(other), "{one} / {other}");
        }
    }

    #[test]
    fn searches_need_no_marks() {
        for (typed, printed) in [
            ("chuyen doi so", "Chuyển đổi số"),
            ("UY BAN NHAN DAN", "Ủy ban nhân dân"),
            ("uy ban nhan dan", "Uỷ ban nhân dân"),
            ("De an 06", "Ðề án 06"),
            ("ti le", "tỷ lệ"),
        ] {
            assert_eq!(bare(typed), bare(printed), "{typed}");
        }
        assert_ne!(bare("sở"), bare("xở"));
    }

    proptest! {
        /// Keys are keys of themselves, and a bare key follows from the other one.
        #[test]
        fn keys_are_stable(text in "[a-zA-ZàáảãạâấầẩẫậđĐÐỳýỷỹỵơớờởỡợ \\-]{0,30}") {
            prop_assert_eq!(key(&key(&text)), key(&text));
            prop_assert_eq!(bare(&bare(&text)), bare(&text));
            prop_assert_eq!(bare(&key(&text)), bare(&text));
            prop_assert!(bare(&text).is_ascii());
        }
    }

    #[test]
    fn places_map_back() {
        let folded = chars("Sở Y tế");
        assert_eq!(folded.len(), "Sở Y tế".chars().count());
        assert_eq!(folded[3].at, 5);
    }
}
