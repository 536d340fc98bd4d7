//! The word lists of owners → indexes: nouns of collectives, offices, role words, duty verbs, heads
//! of names. Holds words only; what they do to a list is for the owners recognizer to say.

use super::phrases::Phrases;
use super::words::Token;
use crate::lang::{fold, lexicon};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A class of words of `owner_words.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Nouns that stand in a row under one "các".
    Group,
    /// Such nouns of one word that may also begin a name (`ban`, `hội`).
    Unit,
    /// Nouns that name many bodies and stand for themselves (`doanh nghiệp`).
    Many,
    /// `các`, `mọi`.
    Every,
    /// Offices held by a person.
    Title,
    /// Levels of administration.
    Level,
    /// `đề nghị`, `giao`.
    Request,
    /// What a body does.
    Role,
    /// What makes a role word behind it a qualifier.
    Given,
    /// What may follow a name or noun and belongs to it.
    Tail,
    /// What a limiting parenthesis begins with.
    Limit,
    /// What a parenthesis that gives another name begins with.
    Alias,
    /// What an opening condition begins with.
    Opening,
    /// What a heading puts before the bodies it is about.
    About,
    /// What no name holds.
    Function,
    /// Nouns that end in what elsewhere is a verb.
    Noun,
}

/// How surely a word opens a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Never part of an opening condition.
    Strong,
    /// Opens a duty behind a body.
    Plain,
    /// Directly behind a noun it says which one.
    Weak,
}

/// What follows the head of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// A name, which may begin with a verb: Ban …, Hội …
    Name,
    /// The same, or nothing.
    May,
    /// A name that is no verb, or nothing.
    Alone,
    /// The same; in small letters it may be a branch of the state and no body.
    Sector,
}

/// A word that names of bodies begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What follows.
    pub needs: Needs,
    /// Words that, following, make it something else; each ends in a space.
    not: Vec<String>,
}

const CLASSES: [(&str, Class); 16] = [
    ("group", Class::Group),
    ("unit", Class::Unit),
    ("class", Class::Many),
    ("every", Class::Every),
    ("title", Class::Title),
    ("level", Class::Level),
    ("request", Class::Request),
    ("role", Class::Role),
    ("given", Class::Given),
    ("tail", Class::Tail),
    ("limit", Class::Limit),
    ("alias", Class::Alias),
    ("opening", Class::Opening),
    ("about", Class::About),
    ("function", Class::Function),
    ("noun", Class::Noun),
];

static WORDS: LazyLock<BTreeMap<Class, Phrases<()>>> = LazyLock::new(|| {
    let mut words: BTreeMap<Class, Phrases<()>> = BTreeMap::new();
    for row in lexicon::rows("owner_words") {
        let class = CLASSES.iter().find(|(name, _)| *name == row[1]);
        if let Some((_, class)) = class {
            words.entry(*class).or_default().insert(row[0], &());
        }
    }
    words
});

static VERBS: LazyLock<Phrases<Strength>> = LazyLock::new(|| {
    let mut verbs = Phrases::default();
    for row in lexicon::rows("duty_verbs") {
        let strength = match row[1] {
            "strong" => Strength::Strong,
            "weak" => Strength::Weak,
            _ => Strength::Plain,
        };
        verbs.insert(row[0], &strength);
    }
    verbs
});

static HEADS: LazyLock<Phrases<Head>> = LazyLock::new(|| {
    let mut heads = Phrases::default();
    for row in lexicon::rows("agency_heads") {
        let not = row[2].split('|').filter(|word| !word.is_empty());
        let not = not.map(|word| format!("{} ", fold::key(word))).collect();
        let needs = match row[1] {
            "name" => Needs::Name,
            "may" => Needs::May,
            "sector" => Needs::Sector,
            _ => Needs::Alone,
        };
        heads.insert(row[0], &Head { needs, not });
    }
    heads
});

/// The token behind the longest words of `class` at `from`, `None` where there are none.
#[must_use]
pub fn behind(class: Class, tokens: &[Token], from: usize) -> Option<usize> {
    WORDS.get(&class)?.longest(tokens, from).map(|(end, ())| end)
}

/// The verb that opens a duty at `from`: the token behind it, and how sure it is.
#[must_use]
pub fn verb(tokens: &[Token], from: usize) -> Option<(usize, Strength)> {
    VERBS.longest(tokens, from).map(|(end, strength)| (end, *strength))
}

/// The head of a name at `from`: the token behind it. `None` also where what follows makes it
/// something else (`Hội nghị`, `Ban hành`).
#[must_use]
pub fn head(tokens: &[Token], from: usize) -> Option<(usize, &'static Head)> {
    let (end, head) = HEADS.longest(tokens, from)?;
    (!goes_on_otherwise(head, tokens, end)).then_some((end, head))
}

/// Whether the words `from..to` begin as a head does and are something else: `Trường hợp`. Words that
/// say more than the head alone are what they are: `trường học`.
#[must_use]
pub fn is_other_word(tokens: &[Token], from: usize, to: usize) -> bool {
    HEADS
        .longest(tokens, from)
        .is_some_and(|(end, head)| end >= to && goes_on_otherwise(head, tokens, end))
}

fn goes_on_otherwise(head: &Head, tokens: &[Token], end: usize) -> bool {
    let next: Vec<&str> = tokens.iter().skip(end).take(3).map(|token| token.key.as_str()).collect();
    let next = format!("{} ", next.join(" "));
    head.not.iter().any(|word| next.starts_with(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::agency::words::tokens;

    #[test]
    fn the_classes_are_those_of_the_form() {
        assert_eq!(lexicon::words("owner_words", "class"), CLASSES.map(|(name, _)| name).into());
    }

    #[test]
    fn a_head_is_none_where_the_word_goes_on_otherwise() {
        for (text, expected) in
            [("Hội Nông dân", true), ("Hội nghị tổng kết", false), ("Ban hành kế hoạch", false)]
        {
            assert_eq!(head(&tokens(text), 0).is_some(), expected, "{text}");
        }
    }
}
