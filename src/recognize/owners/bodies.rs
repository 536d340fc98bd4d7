//! A draft → a mention: role words and separators cut off, parentheses told apart, the body looked
//! up. Does not decide where a body ends among others.

use super::reader::Reader;
use super::starts::{Draft, Kind};
use crate::data::{Mention, Text};
use crate::lang::agency::labels::{Role, label_word};
use crate::lang::agency::vocabulary::Class;
use crate::lang::agency::words::Mark;
use std::ops::Range;

/// A mention with its place.
#[derive(Clone, Debug)]
pub(super) struct Body {
    pub(super) mention: Mention,
    /// Bytes from its first word to its last.
    pub(super) at: Range<usize>,
    /// Its parenthesis says only what it does: `(phối hợp)`.
    pub(super) role: Option<Role>,
    pub(super) draft: Draft,
}

/// What a parenthesis says of the body in front of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Parenthesis {
    /// An abbreviation or the members: part of the name.
    Name,
    /// What limits it.
    Scope,
    /// What it does.
    Role(Option<Role>),
    /// Another name.
    Nothing,
}

/// What a draft says, as tokens.
struct Said {
    name: Vec<Range<usize>>,
    scope: Option<Range<usize>>,
    role: Option<Role>,
}

/// Levels below the province: without a name behind them they mean all of them.
const LOW: [&str; 12] = [
    "xã",
    "phường",
    "thị trấn",
    "đặc khu",
    "quận",
    "huyện",
    "thị xã",
    "thôn",
    "bản",
    "ấp",
    "cấp xã",
    "cấp huyện",
];

impl Reader<'_> {
    /// The mention of a draft; `None` where nothing but marks or role words is left. `last` is the
    /// token at which the list ends: a role word may be cut off there (`thực` for `thực hiện`).
    pub(super) fn body(&self, draft: &Draft, last: usize) -> Option<Body> {
        let to = self.without_roles(draft, last);
        let said = self.said(draft, to);
        let ranges: Vec<Range<usize>> =
            said.name.iter().filter_map(|part| self.bytes(part)).collect();
        let from = ranges.iter().map(|range| range.start).min()?;
        let end = ranges.iter().map(|range| range.end).max()?;
        let name: Vec<Text> = ranges.into_iter().map(|range| self.text.slice(range)).collect();
        let scope = said.scope.and_then(|part| self.bytes(&part));
        let scope = scope.map(|range| self.text.slice(range).as_str().to_owned());
        let mention = self.mention(draft, to, &Text::join(&name), scope);
        let draft = Draft { to, ..draft.clone() };
        Some(Body { mention, at: from..end, role: said.role, draft })
    }

    /// Name and scope of a draft that ends at `to`, its parentheses told apart.
    fn said(&self, draft: &Draft, to: usize) -> Said {
        let mut said = Said { name: draft.prefix.clone(), scope: None, role: None };
        let mut open = draft.from;
        let mut at = draft.from;
        while at < to {
            if self.mark(at) != Some(Mark::Open) {
                at += 1;
                continue;
            }
            let close = self.closing(at).min(to);
            let inside = at + 1..close;
            let found = self.parenthesis(draft, inside.clone());
            if found != Parenthesis::Name {
                said.name.push(open..at);
                open = (close + 1).min(to);
            }
            if found == Parenthesis::Scope {
                said.scope.get_or_insert(inside);
            }
            if let Parenthesis::Role(role) = found {
                said.role = role;
            }
            at = (close + 1).min(to);
        }
        said.name.push(open..to);
        said
    }

    fn mention(&self, draft: &Draft, to: usize, name: &Text, scope: Option<String>) -> Mention {
        let collective = self.is_collective(draft, to);
        let printed = if draft.prefix.is_empty() {
            name.as_str().to_owned()
        } else {
            capitalised(name.as_str())
        };
        let found = if collective { None } else { self.register.resolve(&printed) };
        Mention {
            name: printed,
            agency_id: found.map(|body| body.id),
            collective,
            scope,
            spans: name.spans(),
        }
    }

    /// The bytes of some tokens; `None` where they are only marks.
    fn bytes(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let tokens = self.tokens.get(part.clone())?;
        let loose = |mark| !matches!(mark, Mark::Word | Mark::Open | Mark::Close | Mark::Other);
        let first =
            tokens.iter().find(|token| token.mark == Mark::Word || token.mark == Mark::Other)?;
        let last = tokens.iter().rev().find(|token| !loose(token.mark))?;
        tokens.iter().any(|token| token.mark == Mark::Word).then_some(())?;
        Some(first.at.start..last.at.end)
    }

    fn parenthesis(&self, draft: &Draft, inside: Range<usize>) -> Parenthesis {
        let first = inside.start;
        if inside.is_empty() || self.behind(Class::Alias, first).is_some() {
            return Parenthesis::Nothing;
        }
        if self.behind(Class::Role, first) == Some(inside.end) {
            return Parenthesis::Role(
                label_word(self.tokens, inside.end).and_then(|(_, role)| role),
            );
        }
        let again = self.is(first, &self.tokens[draft.from].key);
        if again || self.is_abbreviation(&inside) || self.are_members(draft, &inside) {
            return Parenthesis::Name;
        }
        Parenthesis::Scope
    }

    fn is_abbreviation(&self, inside: &Range<usize>) -> bool {
        let tokens = &self.tokens[inside.clone()];
        tokens.len() <= 5
            && tokens
                .iter()
                .all(|token| token.capitals || matches!(token.mark, Mark::Dash | Mark::Ampersand))
    }

    fn are_members(&self, draft: &Draft, inside: &Range<usize>) -> bool {
        let every = draft.every || matches!(draft.kind, Kind::Group | Kind::Many);
        let listed = self.is(inside.start, "gồm") || self.is(inside.start, "bao");
        let named = self.is_proper(inside.start) || self.start(inside.start).is_some();
        every && (listed || (named && self.behind(Class::Limit, inside.start).is_none()))
    }

    /// Whether a draft names a group of bodies.
    fn is_collective(&self, draft: &Draft, to: usize) -> bool {
        if draft.every || matches!(draft.kind, Kind::Group | Kind::Many) {
            return true;
        }
        let mut depth = 0_usize;
        (draft.from..to).any(|at| {
            match self.mark(at) {
                Some(Mark::Open) => depth += 1,
                Some(Mark::Close) => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && at >= draft.named && (self.is_several(at) || self.is_low(at, to))
        })
    }

    /// "Các" and a noun or level.
    fn is_several(&self, at: usize) -> bool {
        self.behind(Class::Every, at).is_some_and(|noun| {
            [Class::Level, Class::Group, Class::Unit, Class::Many]
                .iter()
                .any(|&class| self.behind(class, noun).is_some())
        })
    }

    /// A level below the province that no name follows.
    fn is_low(&self, at: usize, to: usize) -> bool {
        let Some(end) = self.behind(Class::Level, at) else { return false };
        let words: Vec<&str> =
            self.tokens[at..end].iter().map(|token| token.key.as_str()).collect();
        let level = words.join(" ");
        let low = LOW.contains(&level.as_str());
        let named = end < to && self.is_proper(end);
        let own = end == to && self.register.seat().is_some_and(|seat| seat.level == level);
        low && !named
            && !own
            && !self.ends_noun_of_name(at)
            && (self.tokens[at].is_small() || self.all_capitals)
    }

    /// Whether the word at `at` is the second of a noun: `nông thôn`, `xuất bản`.
    fn ends_noun_of_name(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|first| self.behind(Class::Noun, first)) > Some(at)
    }
}

/// With a capital first letter.
fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
