//! Two texts → whether they say the same, and word by word what differs.

use crate::data::{Edit, Level, WordEdit, Writing};
use crate::lang::{fold, syllable};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// How two texts differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) level: Level,
    /// In what only the writing differs.
    pub(super) writing: Option<Writing>,
    pub(super) words: Vec<WordEdit>,
    /// The only words of another meaning are numbers: those of the old text, and of the new.
    pub(super) numbers: Option<(Vec<String>, Vec<String>)>,
}

/// A printed word and its key: folded, without punctuation around it.
struct Word<'a> {
    print: &'a str,
    key: String,
}

/// How two texts differ; `None` where they are the same to the letter.
pub(super) fn compare(old: &str, new: &str) -> Option<Difference> {
    if old == new {
        return None;
    }
    let (one, other) = (words(old), words(new));
    let keys = |words: &[Word<'_>]| words.iter().map(|word| word.key.clone()).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Myers, &keys(&one), &keys(&other));
    let mut worst = Writing::Spelling;
    let mut is_meaning = false;
    let mut numbers = Some((Vec::new(), Vec::new()));
    let mut edits = Vec::new();
    for op in grouped(ops) {
        let (left, right) = (&one[op.old_range()], &other[op.new_range()]);
        if matches!(op, DiffOp::Equal { .. }) {
            push(&mut edits, Edit::Kept, right);
            continue;
        }
        push(&mut edits, Edit::Removed, left);
        push(&mut edits, Edit::Added, right);
        if let Some(writing) = writing(left, right) {
            worst = worst.max(writing);
        } else {
            is_meaning = true;
            numbers = numbers.filter(|_| left.iter().chain(right).all(is_number));
            if let Some((before, after)) = &mut numbers {
                before.extend(left.iter().map(|word| word.key.clone()));
                after.extend(right.iter().map(|word| word.key.clone()));
            }
        }
    }
    let level = if is_meaning { Level::Meaning } else { Level::Text };
    let writing = (!is_meaning).then_some(worst);
    Some(Difference { level, writing, words: edits, numbers: numbers.filter(|_| is_meaning) })
}

/// Whether two short texts, such as names, say the same.
pub(super) fn same(old: &str, new: &str) -> bool {
    compare(old, new).is_none_or(|found| found.level == Level::Text)
}

fn words(text: &str) -> Vec<Word<'_>> {
    let printed = text.split(|c: char| c.is_whitespace() || c == '\u{200b}');
    let all = printed.map(|print| Word { print, key: without_zeros(&fold::key(bare(print))) });
    all.filter(|word| !word.key.is_empty()).collect()
}

/// Signs that say something without a letter or figure.
const SIGNS: [char; 8] = ['<', '>', '≤', '≥', '=', '±', '+', '÷'];

/// A word without the punctuation around it; the sign of a number stays (`-2,5%`, `≥80`).
fn bare(print: &str) -> &str {
    let kept = |c: char| c.is_alphanumeric() || c == '%' || SIGNS.contains(&c);
    let start = print.find(kept).unwrap_or(print.len());
    let end = print
        .rfind(kept)
        .map_or(start, |at| at + print[at..].chars().next().map_or(0, char::len_utf8));
    let word = &print[start..end];
    let is_number = word.starts_with(|c: char| c.is_ascii_digit());
    let sign =
        print[..start].chars().next_back().filter(|c| is_number && matches!(c, '-' | '−' | '–'));
    // A dash behind another word is no sign: `2-3`.
    sign.map_or(word, |sign| &print[start - sign.len_utf8()..end])
}

/// `06` is 6 and `08/5` is `8/5`.
fn without_zeros(key: &str) -> String {
    if !key.contains('0') {
        return key.to_owned();
    }
    let mut out = String::with_capacity(key.len());
    let mut chars = key.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        let opens = before.is_none_or(|it: char| !it.is_alphanumeric() && !matches!(it, '.' | ','));
        let leads = c == '0' && opens && chars.peek().is_some_and(char::is_ascii_digit);
        if !leads {
            out.push(c);
            before = Some(c);
        }
    }
    out
}

/// Neighbouring changes as one.
fn grouped(ops: Vec<DiffOp>) -> Vec<DiffOp> {
    let mut out: Vec<DiffOp> = Vec::new();
    for op in ops {
        let is_equal = |op: &DiffOp| matches!(op, DiffOp::Equal { .. });
        match out.last_mut() {
            Some(last) if !is_equal(last) && !is_equal(&op) => {
                let (old, new) = (last.old_range().start, last.new_range().start);
                *last = DiffOp::Replace {
                    old_index: old,
                    old_len: op.old_range().end - old,
                    new_index: new,
                    new_len: op.new_range().end - new,
                };
            }
            _ => out.push(op),
        }
    }
    out
}

fn push(edits: &mut Vec<WordEdit>, edit: Edit, words: &[Word<'_>]) {
    if !words.is_empty() {
        let text = words.iter().map(|word| word.print).collect::<Vec<_>>().join(" ");
        edits.push(WordEdit { edit, text });
    }
}

/// In what only the writing of two stretches differs; `None` where they say something else.
fn writing(old: &[Word<'_>], new: &[Word<'_>]) -> Option<Writing> {
    let joined = |words: &[Word<'_>]| {
        // The marks inside a number are part of it.
        let kept = |word: &Word<'_>| {
            let number = is_number(word);
            let marks =
                |c: char| SIGNS.contains(&c) || number && matches!(c, '.' | ',' | '%' | '-' | '−');
            word.key.chars().filter(|c| c.is_alphanumeric() || marks(*c)).collect::<String>()
        };
        words.iter().map(kept).collect::<String>()
    };
    let (one, other) = (joined(old), joined(new));
    if one == other {
        return Some(Writing::Spelling);
    }
    if fold::bare(&one) == fold::bare(&other) {
        return Some(Writing::Marks);
    }
    let pairs = old.len() == new.len();
    let all = pairs && old.iter().zip(new).all(|(one, other)| is_misread(&one.key, &other.key));
    all.then_some(Writing::Letters)
}

/// Letters of a word from which on one of them can be misread without making another word.
const LONG: usize = 4;

/// Whether two words are the same but for marks or one letter, with which one of them is no word of the language.
fn is_misread(one: &str, other: &str) -> bool {
    // A letter printed twice keeps the key from folding y and i.
    let bare = |word: &str| fold::bare(word).replace('y', "i");
    let (bare, wanted) = (bare(one), bare(other));
    if bare == wanted {
        return true;
    }
    let has_digits = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    let is_word = |word: &str| syllable::is_possible(word);
    let long = bare.chars().count().min(wanted.chars().count()) >= LONG;
    let (short, longer) =
        if bare.len() < wanted.len() { (&bare, &wanted) } else { (&wanted, &bare) };
    let has_digits = has_digits(one) || has_digits(other);
    let are_words = is_word(one) && is_word(other);
    !(has_digits || are_words)
        && (is_doubled(short, longer) || long && strsim::levenshtein(&bare, &wanted) == 1)
}

/// Whether `longer` is `short` with one letter printed twice.
fn is_doubled(short: &str, longer: &str) -> bool {
    let letters: Vec<char> = longer.chars().collect();
    let without = |at: usize| letters[..at].iter().chain(&letters[at + 1..]).collect::<String>();
    (1..letters.len()).any(|at| letters[at] == letters[at - 1] && without(at) == short)
}

fn is_number(word: &Word<'_>) -> bool {
    word.key.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str, expected: Option<(Level, Option<Writing>)>) {
        let found = compare(old, new).map(|found| (found.level, found.writing));
        assert_eq!(found, expected, "{old} / {new}");
        let back = compare(new, old).map(|found| (found.level, found.writing));
        assert_eq!(back, expected, "{new} / {old}");
    }

    #[test]
    fn writing_is_told_from_meaning() {
        let text = |writing| Some((Level::Text, Some(writing)));
        let meaning = Some((Level::Meaning, None));
        check("Rà soát văn bản", "Rà soát văn bản", None);
        check("liệt sỹ, thân nhân", "Liệt sĩ thân nhân;", text(Writing::Spelling));
        check("văn phòng", "vănphòng", text(Writing::Spelling));
        check("06 mô hình", "6 mô hình", text(Writing::Spelling));
        check("Theo dõi, đơn đốc", "Theo dõi, đôn đốc", text(Writing::Marks));
        check("BHXXH khu vực", "BHXH khu vực", text(Writing::Letters));
        check("cấp 1.200 thẻ", "cấp 1.300 thẻ", meaning);
        check("Quỳnh Nai", "Quỳnh Nhai", meaning);
        check("Rà soát văn bản", "Rà soát, bãi bỏ văn bản", meaning);
        check("12 hồ sơ", "120 hồ sơ", meaning);
        check("đạt 1,05%", "đạt 1,5%", meaning);
        check("tăng -2,5%", "tăng 2,5%", meaning);
        check("tỷ lệ ≥ 80%", "tỷ lệ ≤ 80%", meaning);
        check("phiên bản 1.5", "phiên bản 15", meaning);
        check("nhóm A+", "nhóm A", meaning);
        check("- 2 xã; (3) phường.", "2 xã, 3 phường", text(Writing::Spelling));
    }

    #[test]
    fn numbers_are_told_apart() {
        let found = compare("cấp 1.200 thẻ", "cấp 1.300 thẻ").unwrap();
        assert_eq!(found.numbers, Some((vec!["1.200".to_owned()], vec!["1.300".to_owned()])));
        assert_eq!(compare("cấp 1 thẻ", "thu 2 thẻ").unwrap().numbers, None);
    }

    #[test]
    fn edits_hold_both_texts() {
        let found = compare("a b c", "a x c").unwrap();
        let told: Vec<(Edit, &str)> =
            found.words.iter().map(|edit| (edit.edit, edit.text.as_str())).collect();
        assert_eq!(
            told,
            [(Edit::Kept, "a"), (Edit::Removed, "b"), (Edit::Added, "x"), (Edit::Kept, "c")]
        );
    }
}
