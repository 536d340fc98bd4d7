//! A line at the head or foot of an official document → what part it is.

use super::{fold, lexicon};
use std::sync::LazyLock;

/// A part that a line in capitals can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`.
    State,
    /// `Độc lập - Tự do - Hạnh phúc`.
    Motto,
    /// The body the document comes from.
    Issuer,
    /// Who decides, above the legal bases.
    Authority,
    /// The signer's capacity or position.
    Position,
    /// A body of the centre.
    Central,
    /// `QUYẾT ĐỊNH`, `KẾ HOẠCH`: what kind of document it is.
    Kind,
}

/// Parts in the words of the table.
const PARTS: [(&str, Part); 7] = [
    ("state", Part::State),
    ("motto", Part::Motto),
    ("issuer", Part::Issuer),
    ("authority", Part::Authority),
    ("position", Part::Position),
    ("kind", Part::Kind),
    ("central", Part::Central),
];

static PHRASES: LazyLock<Vec<(Part, String)>> = LazyLock::new(|| {
    let part = |role: &str| PARTS.iter().find(|(name, _)| *name == role).map(|(_, part)| *part);
    let rows = lexicon::rows("letterhead");
    rows.iter().filter_map(|row| Some((part(row[0])?, fold::key(row[1])))).collect()
});

/// `BAN HÀNH …` begins a title, though `Ban` begins names of bodies.
const ENACTS: &str = "ban hành";

/// Whether `line` is `part`. State and motto may stand anywhere on it (flattened columns); the
/// others begin a line printed in capitals.
#[must_use]
pub fn is(line: &str, part: Part) -> bool {
    let key = fold::key(line);
    let mut phrases = PHRASES.iter().filter(|(known, _)| *known == part);
    match part {
        Part::State => is_capitals(line) && phrases.any(|(_, phrase)| key.contains(phrase)),
        Part::Motto => {
            let bare: String = key.chars().filter(|c| c.is_alphabetic()).collect();
            phrases.any(|(_, phrase)| {
                let wanted: String = phrase.chars().filter(|c| c.is_alphabetic()).collect();
                bare.contains(&wanted)
            })
        }
        Part::Issuer | Part::Authority | Part::Position | Part::Central | Part::Kind => {
            is_capitals(line)
                && !key.starts_with(ENACTS)
                && phrases.any(|(_, phrase)| begins(&key, phrase))
        }
    }
}

/// Bytes of the kind of document that a line in capitals begins with, `None` where it begins with
/// none. The longest known kind counts.
#[must_use]
pub fn kind_at_start(line: &str) -> Option<usize> {
    if !is_capitals(line) {
        return None;
    }
    let key = fold::key(line);
    let kinds = PHRASES.iter().filter(|(part, phrase)| *part == Part::Kind && begins(&key, phrase));
    let letters = kinds.map(|(_, phrase)| phrase.chars().count()).max()?;
    Some(line.char_indices().nth(letters).map_or(line.len(), |(at, _)| at))
}

/// Whether `key` begins with the words of `phrase`.
fn begins(key: &str, phrase: &str) -> bool {
    key.strip_prefix(phrase).is_some_and(|rest| {
        phrase.ends_with('.') || rest.chars().next().is_none_or(|c| !c.is_alphanumeric())
    })
}

/// Whether all letters of `line` are capitals (Roman numerals and figures aside) and there are some.
#[must_use]
pub fn is_capitals(line: &str) -> bool {
    let mut letters = line.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_those_of_the_form() {
        assert_eq!(lexicon::words("letterhead", "role"), PARTS.map(|(name, _)| name).into());
    }

    #[test]
    fn lines_are_told_by_their_beginning() {
        assert!(is("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", Part::State));
        assert!(is("Độc lập – Tự do – Hạnh phúc", Part::Motto));
        assert!(is("UỶ BAN NHÂN DÂN", Part::Issuer));
        assert!(is("BỘ TÀI CHÍNH", Part::Issuer));
        assert!(is("KT. CHỦ TỊCH", Part::Position));
        assert!(!is("Ủy ban nhân dân tỉnh ban hành", Part::Issuer));
        assert!(!is("BỘT MÌ", Part::Issuer));
        assert_eq!(kind_at_start("KẾ HOẠCH"), Some("KẾ HOẠCH".len()));
        assert_eq!(kind_at_start("BÁO CÁO KẾT QUẢ"), Some("BÁO CÁO".len()));
        assert_eq!(kind_at_start("Kế hoạch này"), None);
    }
}
