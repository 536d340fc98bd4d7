//! Phrases → an index that finds the longest one at a place of a text, whatever marks (`,` `-` `&`
//! `và`) stand where the phrase has one. Knows nothing of bodies.

use super::words::{Mark, Token, tokens};
use std::collections::BTreeMap;

/// A node of the index: what may follow the words read so far.
#[derive(Clone, Debug)]
struct Node<T> {
    next: BTreeMap<String, usize>,
    /// The phrase goes on behind a joining mark.
    joins: bool,
    value: Option<T>,
}

/// An index of phrases.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    nodes: Vec<Node<T>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { nodes: vec![Node { next: BTreeMap::new(), joins: false, value: None }] }
    }
}

/// Whether a token joins the words of a name.
#[must_use]
pub fn is_joint(token: &Token) -> bool {
    matches!(token.mark, Mark::Comma | Mark::Dash | Mark::Ampersand)
        || (token.mark == Mark::Word && token.is("và"))
}

impl<T: Clone> Phrases<T> {
    /// Adds a phrase; the first value given to a phrase stays.
    pub fn insert(&mut self, phrase: &str, value: &T) {
        let mut node = 0;
        for token in tokens(phrase) {
            if is_joint(&token) {
                self.nodes[node].joins = true;
            } else {
                node = self.step(node, token.key);
            }
        }
        let slot = &mut self.nodes[node].value;
        if node > 0 && slot.is_none() {
            *slot = Some(value.clone());
        }
    }

    fn step(&mut self, node: usize, key: String) -> usize {
        let fresh = self.nodes.len();
        let child = *self.nodes[node].next.entry(key).or_insert(fresh);
        if child == fresh {
            self.nodes.push(Node { next: BTreeMap::new(), joins: false, value: None });
        }
        child
    }

    /// Every phrase that begins at token `from` of `text`, the longest first: the token behind it
    /// and its value.
    #[must_use]
    pub fn all(&self, text: &[Token], from: usize) -> Vec<(usize, &T)> {
        self.all_after(&[], text, from)
    }

    /// As [`Phrases::all`], for phrases that begin with the words `head`, which are not in the text.
    #[must_use]
    pub fn all_after(&self, head: &[&str], text: &[Token], from: usize) -> Vec<(usize, &T)> {
        let mut node = 0;
        for word in head {
            let Some(&child) = self.nodes[node].next.get(*word) else { return Vec::new() };
            node = child;
        }
        let mut found = Vec::new();
        let mut at = from;
        while let Some((child, behind)) = self.follow(node, text, at) {
            (node, at) = (child, behind);
            found.extend(self.nodes[node].value.as_ref().map(|value| (at, value)));
        }
        found.reverse();
        found
    }

    /// The longest phrase at token `from`.
    #[must_use]
    pub fn longest(&self, text: &[Token], from: usize) -> Option<(usize, &T)> {
        self.all(text, from).first().copied()
    }

    /// The node behind the next word of `text`, marks skipped where the phrase has one.
    fn follow(&self, node: usize, text: &[Token], at: usize) -> Option<(usize, usize)> {
        let here = &self.nodes[node];
        let mut word = at;
        if here.joins {
            while word < at + 2 && text.get(word).is_some_and(is_joint) {
                word += 1;
            }
        }
        let token = text.get(word)?;
        here.next.get(&token.key).map(|&child| (child, word + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<usize>) {
        let mut phrases = Phrases::default();
        phrases.insert("Sở Y tế", &1);
        phrases.insert("Sở Văn hóa, Thể thao và Du lịch", &2);
        phrases.insert("Sở Văn hóa", &3);
        let words = tokens(text);
        assert_eq!(phrases.longest(&words, 0).map(|(end, _)| end), expected, "{text}");
    }

    #[test]
    fn the_longest_phrase_wins_and_marks_do_not_matter() {
        check("sở y tế, Công an", Some(3));
        check("Sở Văn hoá - Thể thao và Du lịch", Some(9));
        check("Sở Văn hóa Thể thao, Du lịch", Some(8));
        check("Sở Văn hóa, Sở Y tế", Some(3));
        check("Sở Nội vụ", None);
        check("", None);
    }
}
