//! Bytes of a page that is not UTF-8 → its text, by what the page declares, else by the letters. The
//! fonts that draw Vietnamese letters over others (TCVN3, VNI) are not known here.

use super::sniff;
use crate::data::{Finding, Severity};
use crate::decode::{Decoded, Letters, legacy};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252, WINDOWS_1258};
use regex::bytes::Regex;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Bytes at the head of a page among which it declares its encoding.
const HEAD: usize = 8 * 1024;
/// Broken sequences in so many good letters that still are damaged UTF-8.
const DAMAGE_ONE_IN: usize = 8;

static DECLARED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r#"(?i-u)<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)"#,
    )
    .ok()
});

/// The text of a page that is neither UTF-8 nor UTF-16; `None` where the bytes are no such page.
pub(in crate::decode) fn decode(bytes: &[u8], letters: Letters) -> Option<Decoded> {
    if bytes.contains(&0) || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let lossy = String::from_utf8_lossy(bytes);
    if !sniff::is_html(&lossy) {
        return None;
    }
    let declared = declared(bytes);
    if let Some(mut decoded) = legacy::of_bytes(bytes, letters) {
        if declared.is_some_and(|declared| name(declared) == decoded.encoding) {
            decoded.findings.clear();
        }
        return Some(decoded);
    }
    let legacy = declared.filter(|found| ![UTF_8, WINDOWS_1252].contains(found));
    if legacy.is_none() && is_damaged_utf8(&lossy) {
        return None;
    }
    let encoding = legacy.unwrap_or_else(|| guess(bytes));
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let is_guessed = declared != Some(encoding);
    let findings = is_guessed.then(|| guessed(encoding, declared));
    let broken = broken.then(|| unreadable(encoding));
    Some(Decoded {
        text: text.nfc().collect(),
        encoding: name(encoding).into(),
        is_file_text: false,
        findings: findings.into_iter().chain(broken).collect(),
    })
}

/// The encoding that the head of a page names; UTF-16 cannot be named in bytes that are not.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let label = DECLARED.as_ref()?.captures(head)?.get(1)?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 })
}

/// Whether most letters beyond ASCII did decode as UTF-8.
fn is_damaged_utf8(lossy: &str) -> bool {
    let beyond = lossy.chars().filter(|c| !c.is_ascii());
    let (bad, good) = beyond.fold((0, 0), |(bad, good), c| match c {
        '\u{fffd}' => (bad + 1, good),
        _ => (bad, good + 1),
    });
    bad * DAMAGE_ONE_IN <= good
}

/// windows-1258 where its tone marks stand behind vowels, else windows-1252.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let (text, _) = WINDOWS_1258.decode_without_bom_handling(bytes);
    let (mut fits, mut not, mut before) = (0, 0, ' ');
    for c in text.chars() {
        if ('\u{300}'..='\u{323}').contains(&c) {
            let is_vowel = "aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ".contains(before);
            *(if is_vowel { &mut fits } else { &mut not }) += 1;
        }
        before = c;
    }
    if fits > 3 * not { WINDOWS_1258 } else { WINDOWS_1252 }
}

/// The IANA name, which is in lower case here.
fn name(encoding: &'static Encoding) -> &'static str {
    match encoding.name() {
        "Big5" => "big5",
        "EUC-JP" => "euc-jp",
        "EUC-KR" => "euc-kr",
        "GBK" => "gbk",
        "Shift_JIS" => "shift_jis",
        other => other,
    }
}

fn guessed(encoding: &'static Encoding, declared: Option<&'static Encoding>) -> Finding {
    let name = encoding.name();
    let said = declared.map_or("–", Encoding::name);
    Finding::new(
        "text.encoding-guessed",
        Severity::Warning,
        &format!("trang không phải UTF-8 và không khai báo đúng bảng mã ({said}); đọc là {name} theo các chữ cái"),
        &format!("the page is not UTF-8 and does not declare its encoding rightly ({said}); read as {name} by its letters"),
    )
    .saying(name, said)
}

fn unreadable(encoding: &'static Encoding) -> Finding {
    let name = encoding.name();
    Finding::new(
        "text.broken-encoding",
        Severity::Error,
        &format!("có byte không thuộc bảng mã {name}; đọc thành U+FFFD"),
        &format!("some bytes are none of {name}; read as U+FFFD"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `Ủy ban nhân dân tỉnh Sơn La` as windows-1258 has it: letter, then tone mark.
    const BODY: &[u8] = b"<p>U\xd2y ban nh\xe2n d\xe2n ti\xd2nh S\xf5n La</p>";

    fn page(head: &str) -> Vec<u8> {
        [b"<html>", head.as_bytes(), BODY].concat()
    }

    fn check(head: &str, expected: &str, rules: &[&str]) {
        let decoded = decode(&page(head), Letters::Detect).unwrap();
        assert!(
            decoded.text.contains("Ủy ban nhân dân") || expected != "windows-1258",
            "{}",
            decoded.text
        );
        assert_eq!(decoded.encoding, expected, "{head}");
        let found: Vec<&str> = decoded.findings.iter().map(|found| found.rule.as_str()).collect();
        assert_eq!(found, rules, "{head}");
    }

    #[test]
    fn encodings_are_declared_or_guessed() {
        check("<meta charset=windows-1258>", "windows-1258", &[]);
        let equiv =
            "<META http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1258\">";
        check(equiv, "windows-1258", &[]);
        check("", "windows-1258", &["text.legacy-charset"]);
        check("<meta charset='iso-8859-1'>", "windows-1258", &["text.legacy-charset"]);
        check("<meta charset=utf-8>", "windows-1258", &["text.legacy-charset"]);
        check("<meta charset=no-such>", "windows-1258", &["text.legacy-charset"]);
    }

    #[test]
    fn other_letters_are_western() {
        let decoded = decode(b"<html><p>caf\xe9 \xec la carte</p>", Letters::Detect).unwrap();
        assert_eq!(decoded.encoding, "windows-1252");
    }

    #[test]
    fn text_and_utf8_are_left_to_others() {
        for bytes in [
            &b"caf\xe9"[..],
            "<html><p>Sở Y tế</p>".as_bytes(),
            b"<html>\0\xe9",
            "<html>Sở Y tế tỉnh Sơn La, Sở Nội vụ \u{fffd}".as_bytes(),
        ] {
            assert!(decode(bytes, Letters::Detect).is_none(), "{bytes:?}");
        }
        let damaged =
            ["<html><p>Sở Y tế tỉnh Sơn La, Sở Nội vụ, các sở".as_bytes(), b"\xff</p>"].concat();
        assert!(decode(&damaged, Letters::Detect).is_none());
    }
}
