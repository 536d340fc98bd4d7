//! Words × fixed terms (`fixed_terms.tsv`) → those that are misread. Marks words of terms that are printed
//! right as settled, so that nothing else is suspected of them.

use super::suspect::{Evidence, Suspect};
use super::words::{Joint, Words};
use crate::lang::terms::{self, Form, Term};

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
            let mut pairs = range.clone().zip(&term.bare);
            pairs.all(|(at, bare)| {
                words.bare(at) == bare && (at == range.start || joined(words, at))
            })
        };
        let printed: Vec<&str> = range.clone().filter(|_| holds).map(|at| words.key(at)).collect();
        let form = if holds { term.form(&printed) } else { None }?;
        let allowed = matches!(form, Form::Misread(_)) && is_besides(words, term, at);
        (!allowed).then_some((term, form))
    };
    let found = terms::beginning(words.bare(at)).iter().filter_map(fits);
    found.max_by_key(|(term, form)| (term.words.len(), *form == Form::Right))
}

/// Whether a word may belong to a term with the one before it.
fn joined(words: &Words<'_>, at: usize) -> bool {
    matches!(words.all()[at].before, Joint::Space | Joint::Mark)
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
