//! A draft → a mention: role words and separators cut off, parentheses told apart, the body looked
//! up. Does not decide where a body ends among others.

use super::reader::Reader;
use super::starts::{Draft, Kind};
use crate::data::{Mention, Text};
use crate::lang::agency::vocabulary::Class;
use crate::lang::agency::words::Mark;
use std::ops::Range;

/// A mention with its place.
#[derive(Clone, Debug)]
pub(super) struct Body {
    pub(super) mention: Mention,
    /// Bytes from its first word to its last.
    pub(super) at: Range<usize>,
    /// Its parenthesis says only `(phối hợp)`.
    pub(super) supports: bool,
    pub(super) draft: Draft,
}

/// What a parenthesis says of the body in front of it.
enum Parenthesis {
    /// An abbreviation or the members: part of the name.
    Name,
    /// What limits it.
    Scope,
    /// Another name, or its role.
    Nothing { supports: bool },
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
        let mut parts = draft.prefix.clone();
        let mut open = draft.from;
        let (mut scope, mut supports, mut at) = (None, false, draft.from);
        while at < to {
            if self.mark(at) != Some(Mark::Open) {
                at += 1;
                continue;
            }
            let close = self.closing(at).min(to);
            match self.parenthesis(draft, at + 1..close) {
                Parenthesis::Name => {}
                other => {
                    parts.push(open..at);
                    open = (close + 1).min(to);
                    match other {
                        Parenthesis::Scope => {
                            scope = scope.or_else(|| self.bytes(&(at + 1..close)))
                        }
                        Parenthesis::Nothing { supports: is } => supports |= is,
                        Parenthesis::Name => {}
                    }
                }
            }
            at = (close + 1).min(to);
        }
        parts.push(open..to);
        let ranges: Vec<Range<usize>> = parts.iter().filter_map(|part| self.bytes(part)).collect();
        let whole = ranges.iter().map(|r| r.start).min()?..ranges.iter().map(|r| r.end).max()?;
        let name = Text::join(&ranges.into_iter().map(|r| self.text.slice(r)).collect::<Vec<_>>());
        let scope = scope.map(|range| self.text.slice(range).as_str().to_owned());
        let mention = self.mention(draft, to, &name, scope);
        Some(Body { mention, at: whole, supports, draft: Draft { to, ..draft.clone() } })
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
            agency_id: found.map(|(id, _, _)| id),
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

    /// The end of a draft without role words and marks at its end.
    fn without_roles(&self, draft: &Draft, last: usize) -> usize {
        let mut to = draft.to;
        let cut_off = to == last || (to + 1 == last && self.mark(to) == Some(Mark::Stop));
        if cut_off && to > draft.named && self.is(to - 1, "thực") {
            to -= 1;
        }
        loop {
            let bare = self.without_marks(draft.named, to);
            let chain = self.role_chain(draft, bare);
            if chain == bare {
                return bare;
            }
            to = chain;
        }
    }

    fn without_marks(&self, from: usize, to: usize) -> usize {
        let is_mark = |at: usize| {
            !matches!(self.mark(at), Some(Mark::Word | Mark::Close | Mark::Other))
                || self.is(at, "và")
        };
        (from..to).rev().find(|&at| !is_mark(at)).map_or(from.max(1), |at| at + 1).min(to)
    }

    /// Where the role words at the end of a name begin; its end where there are none, or where they
    /// say which body is meant (`được giao chủ trì`, `Đơn vị chủ trì`).
    fn role_chain(&self, draft: &Draft, to: usize) -> usize {
        let mut from = to;
        while let Some(start) = self.role_ending(draft.named, from) {
            from = self.without_marks(draft.named, start);
            if self.ends_given(draft.named, from) {
                return to;
            }
        }
        let singular = draft.kind == Kind::Group && !draft.every && !draft.titled;
        let noun = singular && from == draft.named && from == draft.from + 2;
        if noun { to } else { from }
    }

    /// Where a role phrase begins that ends at `to`.
    fn role_ending(&self, from: usize, to: usize) -> Option<usize> {
        let lengths = (1..=4).rev().filter_map(|length| to.checked_sub(length));
        lengths.filter(|&at| at >= from).find(|&at| self.behind(Class::Role, at) == Some(to))
    }

    /// Whether words such as "được giao" end at `to`.
    fn ends_given(&self, from: usize, to: usize) -> bool {
        let starts = (1..=3).filter_map(|length| to.checked_sub(length));
        starts.filter(|&at| at >= from).any(|at| self.behind(Class::Given, at) == Some(to))
    }

    fn parenthesis(&self, draft: &Draft, inside: Range<usize>) -> Parenthesis {
        let first = inside.start;
        if inside.is_empty() || self.behind(Class::Alias, first).is_some() {
            return Parenthesis::Nothing { supports: false };
        }
        if self.behind(Class::Role, first) == Some(inside.end) {
            return Parenthesis::Nothing { supports: self.is(first, "phối") };
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
        let low = LOW.contains(&words.join(" ").as_str());
        let named = end < to && self.is_proper(end);
        low && !named && (self.tokens[at].is_small() || self.all_capitals)
    }
}

/// With a capital first letter.
fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
