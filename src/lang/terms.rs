//! Fixed terms of administrative texts, and how recognition misreads them (`fixed_terms.tsv`).

use super::{fold, lexicon};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As it is written.
    pub print: &'static str,
    /// Its words, by their matching keys.
    pub words: Vec<String>,
    /// Its words in small letters.
    pub prints: Vec<String>,
    /// Its words without marks.
    pub bare: Vec<String>,
    /// Before which of its words it prints a mark: `kết nối, chia sẻ`.
    pub marked: Vec<bool>,
    /// Phrases around a misread form that make it right, by their matching keys.
    pub besides: Vec<String>,
    /// Forms that are always misread.
    misread: Vec<Vec<String>>,
    /// Forms that are wrong too, but that people write as well.
    slips: Vec<Vec<String>>,
    /// Every form in which the marks of one word differ is misread.
    any: bool,
}

/// What a printed form of a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Right.
    Right,
    /// Misread, by a rule of `rules.tsv`.
    Misread(&'static str),
}

/// Terms of so many words are not met by chance in other marks.
const LONG: usize = 4;

impl Term {
    fn new(row: &[&'static str]) -> Option<Self> {
        let [print, misread, besides] = row[..] else { return None };
        let words = words(print);
        let forms = || misread.split('|').filter(|form| !form.is_empty());
        Some(Self {
            print,
            marked: marked(print),
            prints: split(print).map(str::to_lowercase).collect(),
            bare: words.iter().map(|word| fold::bare(word)).collect(),
            besides: besides
                .split('|')
                .map(|it| self::words(it).join(" "))
                .filter(|it| !it.is_empty())
                .collect(),
            any: forms().any(|form| form == "*"),
            misread: forms()
                .filter(|form| *form != "*" && !form.starts_with('?'))
                .map(self::words)
                .collect(),
            slips: forms().filter_map(|form| form.strip_prefix('?')).map(self::words).collect(),
            words,
        })
    }

    /// What `printed`, the keys of words that are bare of marks those of the term, is.
    #[must_use]
    pub fn form(&self, printed: &[&str]) -> Option<Form> {
        let differing = self.words.iter().zip(printed).filter(|(right, own)| right != *own).count();
        let listed =
            |forms: &[Vec<String>]| forms.iter().any(|form| form.iter().eq(printed.iter()));
        match differing {
            0 => Some(Form::Right),
            _ if listed(&self.misread) => Some(Form::Misread("suspect.known-misprint")),
            _ if listed(&self.slips) => Some(Form::Misread("suspect.slip")),
            1 if self.any && self.words.len() >= LONG => Some(Form::Misread("suspect.long-term")),
            1 if self.any => Some(Form::Misread("suspect.term")),
            _ => None,
        }
    }
}

/// Before which words of a phrase a mark stands.
fn marked(phrase: &str) -> Vec<bool> {
    let mut behind = 0;
    let words = split(phrase).map(|word| {
        let start = word.as_ptr() as usize - phrase.as_ptr() as usize;
        let between = &phrase[behind..start];
        behind = start + word.len();
        !between.trim().is_empty()
    });
    words.collect()
}

/// The matching keys of the words of a phrase.
fn words(phrase: &str) -> Vec<String> {
    split(phrase).map(fold::key).collect()
}

fn split(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

static TERMS: LazyLock<HashMap<String, Vec<Term>>> = LazyLock::new(|| {
    let mut terms: HashMap<String, Vec<Term>> = HashMap::new();
    for term in lexicon::rows("fixed_terms").iter().filter_map(|row| Term::new(row)) {
        let first = term.bare.first().cloned().unwrap_or_default();
        terms.entry(first).or_default().push(term);
    }
    terms
});

/// The terms whose first word, without marks, is `bare`.
#[must_use]
pub fn beginning(bare: &str) -> &'static [Term] {
    TERMS.get(bare).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn all() -> impl Iterator<Item = &'static Term> {
        TERMS.values().flatten()
    }

    fn form(term: &str, printed: &str) -> Option<Form> {
        let term = all().find(|known| known.print == term).unwrap();
        let keys = words(printed);
        term.form(&keys.iter().map(String::as_str).collect::<Vec<_>>())
    }

    #[test]
    fn forms_are_right_misread_or_neither() {
        let misread = |rule| Some(Form::Misread(rule));
        for (term, printed, expected) in [
            ("đôn đốc", "Đôn đốc", Some(Form::Right)),
            ("đôn đốc", "đơn đốc", misread("suspect.known-misprint")),
            ("chuyển đổi số", "chuyên đội số", misread("suspect.known-misprint")),
            ("chuyển đổi số", "chuyển đồi số", misread("suspect.term")),
            ("cơ sở dữ liệu", "cơ sở dữ liêu", misread("suspect.long-term")),
            ("bảo đảm", "báo đảm", None),
        ] {
            assert_eq!(form(term, printed), expected, "{printed}");
        }
    }

    /// A misread form has the letters of its term, and is the right form of no other.
    #[test]
    fn misread_forms_are_misread() {
        let right: BTreeSet<&Vec<String>> = all().map(|term| &term.words).collect();
        for term in all() {
            assert!(term.words.len() > 1, "{}", term.print);
            assert!(term.any || term.misread.len() + term.slips.len() > 0, "{}", term.print);
            assert!(!term.any || term.words.len() > 2, "{}", term.print);
            for form in term.misread.iter().chain(&term.slips) {
                let bare: Vec<String> = form.iter().map(|word| fold::bare(word)).collect();
                assert_eq!(bare, term.bare, "{form:?}");
                assert!(!right.contains(form), "{form:?}");
            }
        }
    }
}
