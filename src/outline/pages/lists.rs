//! A cell that lists bodies and the one above it → whether and where the rest of the upper list ends
//! in the lower cell: where a body begins and no mark stands before it.

use super::habits::Print;
use super::openings::{begins_small, goes_on};
use super::texts::{self, Reading, Seam, can_be_cut, tail};
use crate::data::Text;
use crate::lang::agency::Register;
use crate::lang::agency::vocabulary::{Class, Needs, behind, head};
use crate::lang::agency::words::{Mark, Token, tokens};
use crate::lang::fold;
use crate::lang::pattern::pattern;
use crate::outline::paragraphs::is_closed;
use regex::Regex;
use std::sync::LazyLock;

/// The rest of a list ends where a body begins without a mark before it.
const LIST: &str = "page.list-seam";
/// Role labels stand in the wrong order: the first belong to the row above.
const LABEL_ORDER: &str = "page.label-order";
/// Words at the end of a list that can be the first of a body's name.
const NAME_WORDS: usize = 9;

/// Places that are looked for: more than one is doubt enough.
const MOST_JOINTS: usize = 2;

/// Bytes of an owner cell in which its labels stand.
const LONGEST_OWNERS: usize = 4000;

/// A role label inside an owner cell, OCR's `đơn đốc` included.
static ROLE_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?<lead>chủ trì)\s*[:：]|(?<other>theo dõi|phối hợp|đôn đốc|giám sát)[^:;.]{0,24}[:：]",
    )
});

/// Words with which several bodies are named at once: `các`, `cơ quan`.
const CLASSES: [Class; 5] = [Class::Group, Class::Unit, Class::Many, Class::Every, Class::Level];

/// Reads a list under a page break below `above`.
pub(super) fn read(above: &Text, cell: &Text, print: &Print, column: usize) -> Reading {
    let (upper, lower) = (tail(above.as_str()), cell.as_str());
    if let Some(at) = label_order(above.as_str(), lower) {
        return Reading::Cut(Seam { at, rule: LABEL_ORDER, is_sure: true });
    }
    if !can_be_cut(upper) || (is_closed(upper) && !upper.ends_with([';', ':'])) {
        return Reading::Own;
    }
    let words = tokens(lower);
    let begins_own = is_body(&words, 0) || ROLE_LABEL.find(lower).is_some_and(|at| at.start() == 0);
    let name = rest_of_name(upper, &words);
    let known_pair = begins_small(lower) && print.joins(upper, lower);
    let is_cut = name.is_some() || known_pair || (goes_on(lower) && !begins_own);
    let waits = texts::waits(upper);
    let small = !begins_own && begins_small(lower);
    let marked = cell.breaks().find(|&at| at > 0 && is_body(&tokens(head_of(&lower[at..])), 0));
    let joints = marked.map_or_else(|| joints(&words, name.unwrap_or(0)), |at| vec![at]);
    let cut = |at, is_sure| Reading::Cut(Seam { at, rule: LIST, is_sure });
    match joints.first() {
        Some(&at) if is_cut || waits || small => cut(at, joints.len() == 1),
        None if is_cut || (waits && !begins_own) => cut(lower.len(), true),
        None if small && print.column(column).begins_in_capitals() => cut(lower.len(), false),
        None if small => Reading::Unclear,
        Some(_) | None => Reading::Own,
    }
}

/// The first words of a text.
fn head_of(text: &str) -> &str {
    text.match_indices(' ').nth(NAME_WORDS).map_or(text, |(at, _)| &text[..at])
}

/// Whether a body begins at token `at`.
fn is_body(words: &[Token], at: usize) -> bool {
    words.get(at).is_some_and(|first| {
        first.mark == Mark::Word
            && (first.capitals
                || head(words, at).is_some()
                || Register::default().known(words, at).is_some()
                || CLASSES.iter().any(|&class| behind(class, words, at).is_some()))
    })
}

/// Tokens of the words below that end a name begun in `above`: of a known body, or of one whose name
/// is still to come.
fn rest_of_name(above: &str, below: &[Token]) -> Option<usize> {
    let above = tokens(above);
    let above = &above[above.len().saturating_sub(NAME_WORDS)..];
    let words: Vec<Token> = above.iter().chain(below.iter().take(NAME_WORDS)).cloned().collect();
    let register = Register::default();
    let end = |words: &[Token], at| register.known(words, at).map(|known| known.end);
    let capitals = || (0..above.len()).filter(|&at| above[at].capital);
    let is_whole = capitals().any(|at| end(above, at) == Some(above.len()));
    let is_new = is_body(below, 0) && below[0].capital;
    if is_whole && is_new {
        return None;
    }
    let ends = capitals().filter_map(|at| end(&words, at));
    let beyond = ends.filter_map(|end| end.checked_sub(above.len())).find(|&rest| rest > 0);
    let small = below.first().is_some_and(Token::is_small);
    let begun = awaits_name(above) || (small && !is_whole && ends_with(above, |_| true));
    beyond.or(begun.then_some(1))
}

/// Whether a text ends with the first words of a body's name: `Sở`.
pub(super) fn ends_with_head(text: &str) -> bool {
    let words: Vec<&str> = text.rsplit(' ').take(2).collect();
    awaits_name(&tokens(&words.into_iter().rev().collect::<Vec<_>>().join(" ")))
}

/// Whether the last words begin a name that does not follow.
fn awaits_name(words: &[Token]) -> bool {
    ends_with(words, |needs| needs == Needs::Name)
}

/// Whether the last words are the first of a body's name, of one that needs such a name.
fn ends_with(words: &[Token], is_one: impl Fn(Needs) -> bool) -> bool {
    (0..words.len()).any(|at| {
        // `Khoa` in `Chiềng Khoa` ends a name.
        let inside = at.checked_sub(1).is_some_and(|before| words[before].capital);
        let head = head(words, at).filter(|_| words[at].capital && !inside);
        head.is_some_and(|(end, head)| end == words.len() && is_one(head.needs))
    })
}

/// Bytes at which a body begins and no mark stands before it, from token `from` on, where a name ends.
fn joints(words: &[Token], from: usize) -> Vec<usize> {
    let register = Register::default();
    let (mut found, mut at, mut complete) = (Vec::new(), from, from > 0);
    while at < words.len() && found.len() < MOST_JOINTS {
        let before = at.checked_sub(1).map(|before| &words[before]);
        let unmarked = before.is_some_and(|before| matches!(before.mark, Mark::Word | Mark::Close));
        let begins = words[at].capital || complete;
        if unmarked && begins && !joins_names(before) && is_body(words, at) {
            found.push(words[at].at.start);
        }
        let known = register.known(words, at).filter(|_| words[at].capital);
        let head = head(words, at).filter(|_| words[at].capital);
        complete = known.is_some();
        at = match (known, head) {
            (Some(known), _) => known.end.max(at + 1),
            (None, Some((end, _))) => end.max(at) + 1,
            (None, None) => at + 1,
        };
    }
    found
}

/// Whether a name behind this word belongs to what stands before it.
fn joins_names(word: Option<&Token>) -> bool {
    word.is_some_and(|word| {
        ["của", "và", "với", "thuộc", "tại", "do", "theo", "cho", "từ", "ở"]
            .iter()
            .any(|known| word.is(&fold::key(known)))
    })
}

/// In an owner cell: supports or monitors before the lead belong to the row above, if that names
/// none of its own.
fn label_order(above: &str, cell: &str) -> Option<usize> {
    let mut labels = ROLE_LABEL.captures_iter(cell);
    let first = labels.next().filter(|found| found.name("other").is_some())?;
    if first.get(0)?.start() > 4 {
        return None;
    }
    let lead = labels.find_map(|found| found.name("lead"))?;
    let end = (0..=LONGEST_OWNERS.min(above.len())).rfind(|&at| above.is_char_boundary(at));
    let above = &above[..end.unwrap_or(0)];
    let wanted = fold::key(first.name("other")?.as_str());
    let has_it = fold::key(above).contains(&wanted);
    (!has_it && ROLE_LABEL.is_match(above)).then(|| back_over_bullet(cell, lead.start()))
}

/// Whether a text begins with the label of those who support or watch.
pub(super) fn begins_with_label(text: &str) -> bool {
    ROLE_LABEL.captures(text).is_some_and(|found| {
        found.get(0).is_some_and(|all| all.start() == 0) && found.name("other").is_some()
    })
}

/// The byte before a bullet that stands before `at`.
fn back_over_bullet(text: &str, at: usize) -> usize {
    text[..at].trim_end().trim_end_matches(['-', '+', '*', '•']).trim_end().len()
}
