//! Words × fixed terms (`fixed_terms.tsv`) → those that are misread. Marks words of terms that are printed
//! right as settled, so that nothing else is suspected of them.

use super::suspect::{Evidence, Suspect};
use super::words::{Joint, Words};
use crate::lang::charset::is_common;
use crate::lang::syllable;
use crate::lang::terms::{self, Form, Term};
use std::ops::Range;

/// The suspects, in order; the words of terms, right or misread, are settled.
pub(super) fn find(words: &Words<'_>, settled: &mut [bool]) -> Vec<Suspect> {
    let mut suspects = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((term, form)) = longest(words, at) else {
            at += 1;
            continue;
        };
        let range = at..at + term.words.len();
        settled[range.clone()].fill(true);
        if let Form::Misread(rule) = form {
            let evidence = Evidence::Term { term: term.print, rule };
            suspects.push(Suspect { words: range.clone(), right: term.prints.clone(), evidence });
        }
        at = range.end;
    }
    suspects
}

/// The longest term that begins at `at`; one that is printed right before one that is not.
fn longest(words: &Words<'_>, at: usize) -> Option<(&'static Term, Form)> {
    let fits = |term: &'static Term| {
        let range = at..at + term.words.len();
        let holds = range.end <= words.len() && words.in_one_field(range.clone()) && {
            let mut all = range.clone().zip(&term.bare).zip(&term.marked);
            all.all(|((at, bare), marked)| {
                words.bare(at) == bare && (at == range.start || joined(words, at, *marked))
            })
        };
        let printed: Vec<&str> = range.clone().filter(|_| holds).map(|at| words.key(at)).collect();
        let form = if holds { term.form(&printed) } else { None }?;
        match form {
            Form::Right => Some((term, form)),
            Form::Misread(_) if is_besides(words, term, at) || is_a_name(words, range.clone()) => {
                None
            }
            Form::Misread(rule) => Some((term, Form::Misread(weighed(words, term, at, rule)?))),
        }
    };
    let found = terms::beginning(words.bare(at)).iter().filter_map(fits);
    found.max_by_key(|(term, form)| (term.words.len(), *form == Form::Right))
}

/// Whether a word belongs to a term with the one before it.
fn joined(words: &Words<'_>, at: usize, marked: bool) -> bool {
    let joint = words.all()[at].before;
    joint == Joint::Space || marked && joint == Joint::Mark
}

/// Whether the words are in capitals as names are: `Nguyễn Đình Kỳ`, `bà Hương dẫn đầu`.
fn is_a_name(words: &Words<'_>, range: Range<usize>) -> bool {
    let print = words.print(range.clone());
    if print.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) {
        return false;
    }
    let all = words.all();
    let first = all[range.start];
    let capital = |at: usize| all.get(at).is_some_and(|word| word.is_capital);
    let goes_on = first.before == Joint::Space && range.start > 0 && capital(range.start - 1);
    range.len() == 2 && capital(range.end - 1) || first.is_capital && goes_on
}

/// The rule for a misread form by where it stands; `None` where its misread word may as well belong to the word
/// outside: `tiến hành chỉnh lý` is no misread `hành chính`.
fn weighed(words: &Words<'_>, term: &Term, at: usize, rule: &'static str) -> Option<&'static str> {
    let range = at..at + term.words.len();
    let wrong: Vec<usize> = range
        .clone()
        .zip(&term.words)
        .filter(|(at, right)| words.key(*at) != *right)
        .map(|(at, _)| at)
        .collect();
    let [wrong] = wrong[..] else { return Some(rule) };
    let all = words.all();
    let free = |joint: Joint| matches!(joint, Joint::Mark | Joint::Edge);
    // A capital in the middle of a sentence begins a name or term.
    let begins = all[at].is_capital && at > 0 && !all[at - 1].is_capital;
    let is_open = if wrong == range.start {
        !free(all[at].before) && !begins
    } else if wrong + 1 == range.end {
        !free(words.after(wrong))
    } else {
        false
    };
    if !is_open || !syllable::is_possible(words.key(wrong)) {
        return Some(rule);
    }
    // A word that is none of its own is a misreading; so long a term is hardly met by chance.
    match range.len() {
        2 if is_common(words.key(wrong)) => None,
        2 => Some("suspect.open-misprint"),
        _ => Some("suspect.open-term"),
    }
}

/// Words to either side that can make a form right.
const REACH: usize = 2;

/// Whether a phrase around the words says that they are right as they are.
fn is_besides(words: &Words<'_>, term: &Term, at: usize) -> bool {
    if term.besides.is_empty() {
        return false;
    }
    let range = at.saturating_sub(REACH)..(at + term.words.len() + REACH).min(words.len());
    let around: Vec<&str> = range.map(|at| words.key(at)).collect();
    let around = format!(" {} ", around.join(" "));
    term.besides.iter().any(|phrase| around.contains(&format!(" {phrase} ")))
}
