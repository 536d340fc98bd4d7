//! Words of a label → the role it gives (`Theo dõi, đôn đốc:` → monitor). Tolerates a wrong tone or
//! hook mark, which a label's other letters make good.

use super::words::Token;
use crate::lang::{lexicon, slug};
use std::sync::LazyLock;

/// A role of a body in a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Chủ trì.
    Lead,
    /// Phối hợp.
    Support,
    /// Theo dõi, đôn đốc.
    Monitor,
    /// Thẩm định.
    Appraise,
    /// Phê duyệt.
    Approve,
}

/// Words of labels, plain letters only, the longer first, and their role.
static WORDS: LazyLock<Vec<(Vec<String>, Option<Role>)>> = LazyLock::new(|| {
    let mut words: Vec<(Vec<String>, Option<Role>)> = lexicon::rows("owner_labels")
        .into_iter()
        .map(|row| (row[0].split(' ').map(slug::slug).collect(), role_of(row[1])))
        .collect();
    words.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    words
});

fn role_of(name: &str) -> Option<Role> {
    match name {
        "lead" => Some(Role::Lead),
        "support" => Some(Role::Support),
        "monitor" => Some(Role::Monitor),
        "appraise" => Some(Role::Appraise),
        "approve" => Some(Role::Approve),
        _ => None,
    }
}

/// Words of a label that end at token `end` (exclusive): where they begin, and their role.
#[must_use]
pub fn label_word(tokens: &[Token], end: usize) -> Option<(usize, Option<Role>)> {
    WORDS.iter().find_map(|(words, role)| {
        let start = end.checked_sub(words.len())?;
        let same = words
            .iter()
            .zip(&tokens[start..end])
            .all(|(word, token)| *word == slug::slug(&token.key));
        same.then_some((start, *role))
    })
}

/// The role of a label with these roles, in the order of its words.
#[must_use]
pub fn role_of_label(roles: &[Role]) -> Option<Role> {
    let over = |role: &&Role| matches!(role, Role::Appraise | Role::Approve);
    roles.iter().find(over).or_else(|| roles.first()).copied()
}
