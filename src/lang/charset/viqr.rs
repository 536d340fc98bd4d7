//! VIQR (RFC 1456): ASCII with the marks behind the letters, `\` before what is no mark. Many texts were typed
//! without the `\`: there the syllable says what a mark is (`nghi. ddi.nh`, and `nam.` at the end of a sentence).

use super::weigh::{self, HalfBits};
use crate::lang::syllable;
use unicode_normalization::UnicodeNormalization;

/// How a text was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// `\` stands before what is no mark.
    Escaped,
    /// Marks and punctuation look the same.
    Bare,
}

impl Typed {
    /// How the lines of a text were typed: one `\` before a mark shows that its writer knew of it.
    pub fn of<'t>(mut lines: impl Iterator<Item = &'t str>) -> Self {
        let escapes = |line: &str| {
            let mut pairs = line.as_bytes().windows(2);
            pairs.any(|pair| {
                pair[0] == b'\\'
                    && (is_mark(char::from(pair[1])) || pair[1].eq_ignore_ascii_case(&b'd'))
            })
        };
        if lines.any(escapes) { Self::Escaped } else { Self::Bare }
    }
}

/// Marks that make another letter, and the vowels that take them.
const QUALITIES: [(char, &str, char); 4] = [
    ('^', "aeo", '\u{302}'),
    ('(', "a", '\u{306}'),
    ('+', "ou", '\u{31b}'),
    ('*', "ou", '\u{31b}'),
];
/// Tone marks.
const TONES: [(char, char); 5] =
    [('\'', '\u{301}'), ('`', '\u{300}'), ('?', '\u{309}'), ('~', '\u{303}'), ('.', '\u{323}')];
const VOWELS: &str = "aeiouy";

/// Words with marks that a text needs to be judged by itself.
const FEW: usize = 3;
/// Words that are looked at.
const SAMPLE: usize = 400;
/// Letters and marks that no syllable has.
const LONGEST: usize = 24;

/// Syllables with the dot that end words of administrative texts, and what stands before them there.
const HEAVY: [(&str, &str); 16] = [
    ("bộ", "cán toàn nội đồng đảng tiến đường chi"),
    ("cụ", "dụng công"),
    ("dự", "tham"),
    ("độ", "chế tiến mức tốc trình thái cường mật nhiệt"),
    ("hệ", "quan liên thế"),
    ("hộ", "bảo ủng chủ nông từng"),
    ("lệ", "tỷ tỉ điều thủ thông"),
    ("lợi", "thuận quyền thủy thuỷ"),
    ("nghị", "đề hội kiến"),
    ("thị", "đô chỉ siêu"),
    ("trị", "chính giá quản điều"),
    ("trợ", "hỗ tài viện cứu"),
    ("tự", "trật thứ trình tương ký"),
    ("vị", "đơn địa chức"),
    ("vụ", "dịch nhiệm phục nghiệp công thường nội chức vụ"),
    ("xạ", "phóng"),
];

/// What stands behind a word, in half bits: a reading that does not fit there.
const UNLIKELY: HalfBits = 16;
const NEVER: HalfBits = 80;
/// The end of a sentence where one can be.
const CLOSED: HalfBits = 6;

/// The text of `ascii`.
pub(super) fn decode(ascii: &str, typed: Typed) -> String {
    match typed {
        Typed::Escaped => literal(ascii),
        Typed::Bare => bare(ascii),
    }
}

/// Each mark behind a vowel that takes it is one.
fn literal(ascii: &str) -> String {
    let mut text = String::with_capacity(ascii.len());
    let mut chars = ascii.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => text.extend(chars.next_if(|next| !next.is_whitespace()).or(Some(c))),
            'd' | 'D' if chars.next_if(|next| next.eq_ignore_ascii_case(&c)).is_some() => {
                text.push(if c == 'd' { 'đ' } else { 'Đ' });
            }
            _ if is_vowel(c) => {
                text.push(c);
                text.extend(
                    chars
                        .next_if(|mark| quality(c, *mark).is_some())
                        .and_then(|mark| quality(c, mark)),
                );
                text.extend(chars.next_if(|mark| tone(*mark).is_some()).and_then(tone));
            }
            _ => text.push(c),
        }
    }
    text.nfc().collect()
}

fn is_vowel(c: char) -> bool {
    VOWELS.contains(c.to_ascii_lowercase())
}

/// The combining mark of a quality mark behind `vowel`.
fn quality(vowel: char, mark: char) -> Option<char> {
    let small = vowel.to_ascii_lowercase();
    let found = QUALITIES.iter().find(|(known, of, _)| *known == mark && of.contains(small));
    found.map(|(_, _, combining)| *combining)
}

fn tone(mark: char) -> Option<char> {
    TONES.iter().find(|(known, _)| *known == mark).map(|(_, combining)| *combining)
}

/// Each word as the syllable that it can be.
fn bare(ascii: &str) -> String {
    let mut text = String::with_capacity(ascii.len());
    let (mut at, mut before) = (0, String::new());
    while let Some(c) = ascii[at..].chars().next() {
        if !c.is_ascii_alphabetic() {
            text.push(c);
            at += c.len_utf8();
            if c == '\n' {
                before.clear();
            }
            continue;
        }
        let end = at + token(&ascii[at..]);
        let (len, word) = word(&before, &ascii[at..end], &ascii[end..]);
        text.push_str(&word);
        at += len;
        before = word.to_lowercase();
    }
    text
}

/// Bytes of the letters and marks at the head of `text`.
fn token(text: &str) -> usize {
    let mut open = None;
    let mut toned = false;
    for (at, c) in text.char_indices() {
        let takes = match open {
            _ if c.is_ascii_alphabetic() => {
                (open, toned) = (is_vowel(c).then_some(c), false);
                true
            }
            Some(vowel) if !toned => {
                toned = tone(c).is_some();
                toned || quality(vowel, c).is_some()
            }
            _ => false,
        };
        if !takes || at >= LONGEST && !c.is_ascii_alphabetic() {
            return at;
        }
    }
    text.len()
}

/// The word at the head of `token`, between the word `before` and what is `behind`, and how many bytes it is.
fn word(before: &str, token: &str, behind: &str) -> (usize, String) {
    let whole = literal(token);
    if token.len() > LONGEST || token.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return (
            token.len(),
            if is_word(&whole) { stroke_last(token, whole) } else { token.to_owned() },
        );
    }
    let closing = token.len() - 1;
    let closes = is_mark(char::from(token.as_bytes()[closing]));
    if syllable::is_possible(&whole) {
        let len = if closes && ends(before, token, behind) { closing } else { token.len() };
        return (len, literal(&token[..len]));
    }
    let cuts = token.char_indices().rev().filter(|(_, c)| is_mark(*c)).map(|(at, _)| at);
    let punctuation =
        |at: &usize| *at == closing || token[*at..].starts_with(['.', '(', '\'', '?']);
    for (cut, read) in cuts.filter(punctuation).map(|cut| (cut, literal(&token[..cut]))) {
        if *read == token[..cut] || is_word(&read) {
            let name = cut < closing && is_word(&whole);
            return if name { (token.len(), whole) } else { (cut, read) };
        }
    }
    (token.len(), whole)
}

/// `GDDDT` is `GDĐT`: of three D in an abbreviation the last two are the letter.
fn stroke_last(token: &str, whole: String) -> String {
    if token.contains("DDD") { literal(&token.replace("DDD", "\\DDD")) } else { whole }
}

/// Whether letters with marks are a word: a syllable, a name of its shape, an abbreviation.
fn is_word(read: &str) -> bool {
    let is_abbreviation = read.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ');
    let name = !read.is_ascii() && syllable::is_name(read);
    is_abbreviation || read == "đ" || syllable::is_possible(read) || name
}

/// Whether the mark that ends `token` is punctuation, before `behind`.
fn ends(before: &str, token: &str, behind: &str) -> bool {
    let (bare, mark) = token.split_at(token.len() - 1);
    let (marked, plain) = (literal(token), literal(bare));
    if !syllable::is_possible(&plain) || is_pair(before, &marked) {
        return false;
    }
    let is_numeral = plain.chars().all(|c| "IVX".contains(c));
    if is_numeral && before.is_empty() && behind.starts_with(' ') {
        return true;
    }
    let weight = |word: &str| weigh::vietnamese(word);
    let is_tone = mark.starts_with(|c| tone(c).is_some());
    let misplaced = if is_tone && !bears_last(&marked) { NEVER } else { 0 };
    let (for_mark, for_end) = context(token, mark, behind);
    weight(&marked) + misplaced + for_end > weight(&plain) + for_mark
}

/// Whether two syllables are a word whose last one a full stop would be taken from.
fn is_pair(before: &str, last: &str) -> bool {
    let last = last.to_lowercase();
    let mut found = HEAVY.iter().filter(|(known, _)| *known == last);
    found.any(|(_, first)| first.split(' ').any(|first| first == before))
}

/// Whether a syllable can have its tone on its last letter.
fn bears_last(word: &str) -> bool {
    let open = ["oa", "oe", "uy", "uê", "uơ"];
    syllable::parse(word)
        .is_some_and(|word| word.rhyme.chars().count() == 1 || open.contains(&word.rhyme))
}

/// What stands behind speaks for a mark and for the end of a sentence.
fn context(token: &str, mark: &str, behind: &str) -> (HalfBits, HalfBits) {
    let next = behind.chars().next();
    let word = behind.trim_start_matches(' ').chars().next();
    let is_name = token.starts_with(|c: char| c.is_ascii_uppercase());
    let ellipsis = behind.starts_with("..") && !behind.starts_with("...");
    match (mark, next) {
        (".", _) if ellipsis || behind.starts_with("/.") => (0, NEVER),
        (".", Some(' ')) => match word {
            None | Some('\n' | '\r') => (0, CLOSED),
            Some(c) if c.is_ascii_uppercase() && !is_name => (0, CLOSED),
            Some(c) if c.is_ascii_uppercase() => (CLOSED, 0),
            Some(_) => (UNLIKELY, 0),
        },
        (".", None | Some('\n' | '\r' | '<')) => (0, CLOSED),
        (".", Some('\t' | '"' | ')')) | ("?", None | Some('\n' | '\r')) => (0, 0),
        ("*", _) => (0, UNLIKELY),
        ("." | "?" | "'", _) => (UNLIKELY, 0),
        _ => (NEVER, 0),
    }
}

/// Whether a text is VIQR: enough words have marks inside them that no other text has, and are syllables then.
pub(super) fn detect(text: &str) -> bool {
    let marks = ["a^", "e^", "o^", "a(", "o+", "u+", "dd"];
    let words: Vec<&str> = text.split_whitespace().take(SAMPLE).collect();
    let has_mark = |word: &&&str| {
        let word = word.to_ascii_lowercase();
        marks.iter().any(|mark| word.contains(mark))
    };
    let marked = words.iter().filter(has_mark).count();
    marked * 5 >= words.len()
        && marked >= FEW
        && known(text).is_some_and(|(known, all)| known * 4 >= all * 3)
}

/// Whether the words of an ASCII text that have letters with marks in VIQR are syllables then; half of them
/// may be abbreviations (`QDD`). What has figures in it (`5DDE`) is no word.
#[must_use]
pub fn fits(text: &str) -> bool {
    known(text).is_some_and(|(known, all)| known > 0 && known * 2 >= all)
}

/// Of the words with marks: how many are syllables, and how many there are.
fn known(text: &str) -> Option<(usize, usize)> {
    let decoded = literal(text);
    let words = decoded.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
    let counts = words.filter(|word| !word.is_ascii()).fold((0, 0), |(known, all), word| {
        (known + usize::from(syllable::is_possible(word)), all + 1)
    });
    (counts.1 > 0).then_some(counts)
}

/// Whether an ASCII text may be VIQR.
#[must_use]
pub fn may_be(text: &str) -> bool {
    let pairs = text.as_bytes().windows(2);
    let marked =
        |pair: &&[u8]| pair[0].is_ascii_alphabetic() && matches!(pair[1], b'^' | b'(' | b'+');
    pairs.filter(marked).take(FEW).count() == FEW
}

/// The ASCII of `text`, marks that are none escaped.
pub(super) fn encode(text: &str) -> Result<Vec<u8>, char> {
    let mut bytes = Vec::with_capacity(text.len() * 2);
    let mut letters = text.nfc().peekable();
    while let Some(c) = letters.next() {
        match c {
            'd' | 'D' if letters.peek().is_some_and(|next| matches!(next, 'đ' | 'Đ')) => {
                bytes.extend_from_slice(&[b'\\', c as u8]);
            }
            'đ' => bytes.extend_from_slice(b"dd"),
            'Đ' => bytes.extend_from_slice(b"DD"),
            _ if c.is_ascii() => {
                let open = bytes.last().is_some_and(|last| opens(*last));
                let doubles = bytes.last().is_some_and(|last| {
                    c.eq_ignore_ascii_case(&'d') && last.eq_ignore_ascii_case(&b'd')
                });
                if (open && is_mark(c)) || doubles || c == '\\' {
                    bytes.push(b'\\');
                }
                bytes.push(c as u8);
            }
            _ => spelled(c, &mut bytes)?,
        }
    }
    Ok(bytes)
}

/// Whether a mark behind this byte would be read as one: behind a vowel, or behind the mark of one.
fn opens(byte: u8) -> bool {
    VOWELS.contains(char::from(byte).to_ascii_lowercase()) || b"^(+".contains(&byte)
}

fn is_mark(c: char) -> bool {
    TONES.iter().any(|(mark, _)| *mark == c) || QUALITIES.iter().any(|(mark, _, _)| *mark == c)
}

/// A letter with marks as its vowel and their ASCII.
fn spelled(c: char, bytes: &mut Vec<u8>) -> Result<(), char> {
    let mut parts = std::iter::once(c).nfd();
    let vowel =
        parts.next().filter(|vowel| VOWELS.contains(vowel.to_ascii_lowercase())).ok_or(c)?;
    // The quality stands in front of the tone; decomposition has the dot below first.
    let parts: Vec<char> = parts.collect();
    bytes.push(vowel as u8);
    let quality =
        |mark: &char| QUALITIES.iter().find(|(_, _, own)| own == mark).map(|found| found.0);
    let tone = |mark: &char| TONES.iter().find(|(_, own)| own == mark).map(|found| found.0);
    let known = parts.iter().all(|mark| quality(mark).is_some() || tone(mark).is_some());
    let qualities = parts.iter().filter_map(quality);
    bytes.extend(qualities.chain(parts.iter().filter_map(tone)).map(|mark| mark as u8));
    if known { Ok(()) } else { Err(c) }
}
