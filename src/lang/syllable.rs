//! A word → whether it could be a Vietnamese syllable: onset, rhyme, tone, and the rules by which they go
//! together. Says nothing of whether the syllable is used.

use unicode_normalization::UnicodeNormalization;

/// A tone, by its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tone {
    /// No mark.
    Ngang,
    /// `à`.
    Huyen,
    /// `á`.
    Sac,
    /// `ả`.
    Hoi,
    /// `ã`.
    Nga,
    /// `ạ`.
    Nang,
}

impl Tone {
    /// The combining mark of the tone, `None` for the level one.
    #[must_use]
    pub const fn mark(self) -> Option<char> {
        match self {
            Self::Ngang => None,
            Self::Huyen => Some('\u{300}'),
            Self::Sac => Some('\u{301}'),
            Self::Hoi => Some('\u{309}'),
            Self::Nga => Some('\u{303}'),
            Self::Nang => Some('\u{323}'),
        }
    }

    /// The tone whose combining mark is `mark`.
    #[must_use]
    pub const fn of_mark(mark: char) -> Option<Self> {
        match mark {
            '\u{300}' => Some(Self::Huyen),
            '\u{301}' => Some(Self::Sac),
            '\u{309}' => Some(Self::Hoi),
            '\u{303}' => Some(Self::Nga),
            '\u{323}' => Some(Self::Nang),
            _ => None,
        }
    }
}

/// A syllable in its parts, in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Syllable {
    /// Consonants before the rhyme: `ngh` of `nghiệp`; empty for `ăn`.
    pub onset: &'static str,
    /// The rhyme without its tone: `iêp`.
    pub rhyme: &'static str,
    /// The tone.
    pub tone: Tone,
}

/// Onsets, the longest first. `gi` and `qu` keep their vowel letter.
const ONSETS: [&str; 29] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x", "",
];

/// Rhymes without tone, by their first letters. After Đoàn Thiện Thuật, Ngữ âm tiếng Việt, with the loans
/// and names of administrative texts (`oong` of `Chiềng Khoong`, `uym`).
const RHYMES: [&str; 160] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăm",
    "ăn", "ăng", "ăp", "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em",
    "en", "eng", "eo", "ep", "et", "ê", "êch", "êm", "ên", "êng", "ênh", "êp", "êt", "êu", "i",
    "ia", "ich", "im", "in", "inh", "ip", "it", "iu", "iêc", "iêm", "iên", "iêng", "iêp", "iêt",
    "iêu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat",
    "oay", "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on",
    "ong", "ooc", "oong", "op", "ot", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi",
    "ơm", "ơn", "ơng", "ơp", "ơt", "u", "ua", "uân", "uâng", "uât", "uây", "uc", "uê", "uêch",
    "uênh", "ui", "um", "un", "ung", "up", "ut", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ",
    "uy", "uya", "uych", "uym", "uyn", "uynh", "uyp", "uyt", "uyu", "uyên", "uyêt", "ư", "ưa",
    "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt",
    "ươu", "y", "yêm", "yên",
];
/// Rhymes that begin with `y` and stand alone or behind `qu` only.
const RHYMES_OF_Y: [&str; 4] = ["yêng", "yêt", "yêu", "ynh"];

/// The parts of `word`, which may be in capitals and in any normal form; `None` where it can be no
/// Vietnamese syllable.
#[must_use]
pub fn parse(word: &str) -> Option<Syllable> {
    let (letters, tone) = toneless(word)?;
    ONSETS.iter().find_map(|&onset| {
        let rest = letters.strip_prefix(onset)?;
        let rhyme = rhyme(onset, rest)?;
        fits(onset, rhyme, tone).then_some(Syllable { onset, rhyme, tone })
    })
}

/// Whether `word` could be a Vietnamese syllable.
#[must_use]
pub fn is_possible(word: &str) -> bool {
    parse(word).is_some()
}

/// Vowels of a name, as Vietnamese writes them.
const VOWELS: &str = "aăâeêioôơuưy";

/// Whether `word` has the shape of a name out of a language of the highlands, or of a loan: consonants, a vowel
/// or some, consonants, one tone at most (`Đrông`, `Đắk`, `Krông`, `Blao`, `Kbang`).
#[must_use]
pub fn is_name(word: &str) -> bool {
    let Some((letters, _)) = toneless(word) else { return false };
    let vowel = |c: char| VOWELS.contains(c);
    let onset = letters.find(vowel).unwrap_or(letters.len());
    let rest = &letters[onset..];
    let rhyme = rest.find(|c| !vowel(c)).unwrap_or(rest.len());
    let (vowels, coda) = rest.split_at(rhyme);
    let among = |part: &str, known: &str| part.chars().all(|c| known.contains(c));
    let onset = &letters[..onset];
    (1..=2).contains(&vowels.chars().count())
        && onset.chars().count() <= 3
        && among(onset, "bcdđghjklmnprstvxyz")
        && coda.len() <= 2
        && among(coda, "cghklmnprt")
}

/// The letters of a word in small type without its tone; `None` where it has two tones or something that is
/// no letter.
fn toneless(word: &str) -> Option<(String, Tone)> {
    let mut tone = Tone::Ngang;
    let mut letters = String::with_capacity(word.len());
    for c in word.nfd().flat_map(char::to_lowercase) {
        match Tone::of_mark(c) {
            Some(_) if tone != Tone::Ngang => return None,
            Some(mark) => tone = mark,
            None => letters.push(c),
        }
    }
    let letters: String = letters.nfc().collect();
    let plain = !letters.is_empty() && letters.chars().all(char::is_alphabetic);
    plain.then_some((letters, tone))
}

/// The rhyme that `rest` is behind `onset`. `gi` lends its `i` to a rhyme that needs it (`giêng`), and so does
/// `qu` (`quyên` is `uyên` behind `q`).
fn rhyme(onset: &str, rest: &str) -> Option<&'static str> {
    let known =
        |rhyme: &str| RHYMES.iter().chain(&RHYMES_OF_Y).find(|known| **known == rhyme).copied();
    match onset {
        "gi" if rest.starts_with('ê') => known(&format!("i{rest}")).or_else(|| known(rest)),
        "gi" => known(rest).or_else(|| known(&format!("i{rest}"))),
        _ => known(rest),
    }
}

/// Whether the parts go together.
fn fits(onset: &str, rhyme: &str, tone: Tone) -> bool {
    let stopped = ["c", "ch", "p", "t"].iter().any(|end| rhyme.ends_with(end));
    let sharp = matches!(tone, Tone::Sac | Tone::Nang);
    let front = rhyme.starts_with(['e', 'ê', 'i']) || rhyme == "y";
    let spelled = match onset {
        "k" | "gh" | "ngh" => front || (onset == "k" && rhyme.starts_with('y')),
        "c" | "g" | "ng" => !front && !rhyme.starts_with('y'),
        "q" => false,
        "qu" => !rhyme.starts_with(['o', 'u', 'ư']),
        "" => true,
        _ => !rhyme.starts_with("yê") && rhyme != "ynh",
    };
    spelled && (!stopped || sharp)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn syllables_are_taken_apart() {
        for (word, onset, rhyme, tone) in [
            ("nghiệp", "ngh", "iêp", Tone::Nang),
            ("Quyết", "qu", "yêt", Tone::Sac),
            ("GIẾNG", "gi", "iêng", Tone::Sac),
            ("gì", "gi", "i", Tone::Huyen),
            ("giá", "gi", "a", Tone::Sac),
            ("ăn", "", "ăn", Tone::Ngang),
            ("yêu", "", "yêu", Tone::Ngang),
            ("hoà", "h", "oa", Tone::Huyen),
            ("hòa", "h", "oa", Tone::Huyen),
            ("thuỷ", "th", "uy", Tone::Hoi),
            ("đường", "đ", "ương", Tone::Huyen),
            ("Khoong", "kh", "oong", Tone::Ngang),
            ("kỳ", "k", "y", Tone::Huyen),
            ("Tie\u{302}\u{301}p", "t", "iêp", Tone::Sac),
        ] {
            assert_eq!(parse(word), Some(Syllable { onset, rhyme, tone }), "{word}");
        }
    }

    #[test]
    fn what_is_none_is_told() {
        for word in [
            "",
            "été",
            "street",
            "con1",
            "kac",
            "nghà",
            "cê",
            "cap",
            "tát!",
            "Ngyễn",
            "áà",
            "ß",
            "François",
            "señor",
            "ộtộ",
            "w",
            "VNeID",
            "bcd",
            "quuy",
        ] {
            assert!(!is_possible(word), "{word}");
        }
    }

    proptest! {
        /// Every onset with every rhyme and tone that fit is read back as itself.
        #[test]
        fn what_is_put_together_is_taken_apart(
            onset in prop::sample::select(&ONSETS[..]),
            rhyme in prop::sample::select(&RHYMES[..]),
            tone in prop::sample::select(&[Tone::Ngang, Tone::Sac, Tone::Nang][..]),
        ) {
            let lent = (onset == "gi" && rhyme.starts_with('i')) || onset == "qu";
            prop_assume!(fits(onset, rhyme, tone) && !lent && !(onset == "g" && rhyme.starts_with('i')));
            let mark: String = tone.mark().into_iter().collect();
            let vowel = rhyme.find(|c: char| "aăâeêioôơuưy".contains(c)).unwrap();
            let end = vowel + rhyme[vowel..].chars().next().unwrap().len_utf8();
            let word = format!("{onset}{}{mark}{}", &rhyme[..end], &rhyme[end..]);
            prop_assert_eq!(parse(&word), Some(Syllable { onset, rhyme, tone }));
        }

        #[test]
        fn no_word_panics(word in "\\PC*") {
            let _ = parse(&word);
        }
    }
}
