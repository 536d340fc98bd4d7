//! A cell with several roles → bodies by role: labels (`Chủ trì: … Phối hợp: …`), or role words
//! behind or in front of the bodies (`X chủ trì (A, B phối hợp)`).

use super::bodies::Body;
use super::reader::{Reader, Words};
use super::{Owners, bodies};
use crate::data::Text;
use crate::lang::agency::Register;
use crate::lang::agency::labels::{Role, label_word, role_of_label};
use crate::lang::agency::words::Mark;
use std::ops::Range;

/// A stretch of bodies with one role.
struct Stretch {
    role: Role,
    tokens: Range<usize>,
}

/// The bodies of a cell that may hold several roles: `Chủ trì: … Phối hợp: …`,
/// `X chủ trì (A, B phối hợp)`; bodies without a role word are leads.
#[must_use]
pub fn cell(text: &Text, register: &Register) -> Owners {
    let words = Words::new(text);
    let reader = Reader::new(&words, text, register);
    let mut owners = Owners::default();
    for stretch in reader.stretches() {
        let found = bodies(&reader, stretch.tokens.start, stretch.tokens.end);
        let role = |body: &Body| body.role.unwrap_or(stretch.role);
        for run in found.chunk_by(|one, next| role(one) == role(next)) {
            let said = run.first().map_or(stretch.role, role);
            add(&mut owners, text, said, run.to_vec());
        }
    }
    owners
}

/// Adds the bodies of one stretch to their field.
fn add(owners: &mut Owners, text: &Text, role: Role, found: Vec<Body>) {
    let from = found.iter().map(|body| body.at.start).min();
    let to = found.iter().map(|body| body.at.end).max();
    let (Some(from), Some(to)) = (from, to) else { return };
    let (field, name) = match role {
        Role::Lead => (&mut owners.leads, "leads"),
        Role::Support => (&mut owners.supports, "supports"),
        Role::Monitor => (&mut owners.monitors, "monitors"),
        Role::Appraise => (&mut owners.appraisers, "appraisers"),
        Role::Approve => (&mut owners.approvers, "approvers"),
    };
    field.extend(found.into_iter().map(|body| body.mention));
    owners.spans.entry(name.to_owned()).or_default().extend(text.spans_of(from..to));
}

/// A label: its tokens, colon included, and its role.
struct Label {
    tokens: Range<usize>,
    role: Role,
}

impl Reader<'_> {
    /// The stretches of a cell in the order of the text.
    fn stretches(&self) -> Vec<Stretch> {
        let labels = self.labels();
        let first = labels.first().map_or(self.len(), |label| label.tokens.start);
        let mut stretches = self.by_words(0, first, Role::Lead);
        for (n, label) in labels.iter().enumerate() {
            let to = labels.get(n + 1).map_or(self.len(), |next| next.tokens.start);
            if label.role == Role::Lead {
                stretches.extend(self.by_words(label.tokens.end, to, Role::Lead));
            } else {
                stretches.push(Stretch { role: label.role, tokens: label.tokens.end..to });
            }
        }
        stretches
    }

    fn labels(&self) -> Vec<Label> {
        let mut labels: Vec<Label> = Vec::new();
        for colon in (0..self.len()).filter(|&at| self.mark(at) == Some(Mark::Colon)) {
            let floor = labels.last().map_or(0, |label| label.tokens.end);
            labels.extend(self.label(floor, colon));
        }
        labels
    }

    /// The label that ends at `colon`: the longest run of label words that begins as a label does
    /// (a capital, the start of the cell or of a line), else its last role word alone. `Phối hợp với
    /// các sở:` is none: what the members share stands in it.
    fn label(&self, floor: usize, colon: usize) -> Option<Label> {
        if colon.checked_sub(1).is_some_and(|last| self.is(last, "sở")) {
            return None;
        }
        let mut roles = Vec::new();
        let mut best = None;
        let mut at = colon;
        while let Some((start, role)) = self.label_word(floor, at) {
            at = start;
            roles.extend(role);
            let Some(&last) = roles.last() else { continue };
            let opens = start == floor || self.tokens[start].capital || self.is_broken(start);
            if opens || best.is_none() {
                let read: Vec<Role> = roles.iter().rev().copied().collect();
                let role = role_of_label(&read).unwrap_or(last);
                best = Some(Label { tokens: start..colon + 1, role });
            }
            if opens && self.tokens[start].capital {
                break;
            }
        }
        best
    }

    /// The label words that end at `end`, a joining mark behind them skipped.
    fn label_word(&self, floor: usize, end: usize) -> Option<(usize, Option<Role>)> {
        let joint = |at: usize| {
            matches!(self.mark(at), Some(Mark::Comma | Mark::Slash | Mark::Ampersand | Mark::Dash))
        };
        let mut end = end;
        while end > floor && joint(end - 1) {
            end -= 1;
        }
        label_word(&self.tokens[floor..], end.checked_sub(floor)?)
            .map(|(start, role)| (start + floor, role))
    }

    /// The stretches of `from..to` by role words behind or in front of the bodies.
    fn by_words(&self, from: usize, to: usize, role: Role) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        let (mut open, mut role) = (from, role);
        let mut at = from;
        while at < to {
            let Some((end, said)) = self.role_word(from, at) else {
                at = self.behind_name(at, to);
                continue;
            };
            if self.is_behind(open, at) && !(said == Role::Support && self.leads_on(end)) {
                stretches.push(Stretch { role: said, tokens: open..at });
                (open, role) = (end, if said == Role::Lead { Role::Support } else { Role::Lead });
            } else {
                stretches.push(Stretch { role, tokens: open..at });
                (open, role) = (end, said);
            }
            at = end;
        }
        stretches.push(Stretch { role, tokens: open..to });
        stretches
    }

    /// The token behind a known name, a parenthesis that does not hold a role, or one word.
    fn behind_name(&self, at: usize, to: usize) -> usize {
        let behind = self.known(at).map_or(at + 1, |known| known.end);
        behind.clamp(at + 1, to.max(at + 1))
    }

    /// `chủ trì` or `phối hợp (với)` as a role, not as part of a name or qualifier.
    fn role_word(&self, from: usize, at: usize) -> Option<(usize, Role)> {
        let (first, second) = (self.tokens.get(at)?, self.tokens.get(at + 1)?);
        let role = match (first.key.as_str(), second.key.as_str()) {
            ("chủ", "trì") => Role::Lead,
            ("phối", "hợp") => Role::Support,
            _ => return None,
        };
        let before = at.checked_sub(1).filter(|&before| before >= from);
        let given = before.is_some_and(|before| {
            ["giao", "công", "vị", "quan", "đồng"].iter().any(|word| self.is(before, word))
                && !self.is_agency_end(from, before)
        });
        (!given).then_some((at + 2, role))
    }

    /// Whether the word at `at` ends a known name ("Hải quan", not "cơ quan").
    fn is_agency_end(&self, from: usize, at: usize) -> bool {
        (at.saturating_sub(8).max(from)..=at)
            .any(|start| self.known(start).is_some_and(|known| known.end == at + 1))
    }

    /// Whether bodies stand directly in front of the role word at `at`.
    fn is_behind(&self, open: usize, at: usize) -> bool {
        let words = (open..at).any(|place| self.mark(place) == Some(Mark::Word));
        words
            && !matches!(self.mark(at - 1), Some(Mark::Comma | Mark::Semicolon))
            && !self.is(at - 1, "và")
    }

    /// Whether the role word that ends at `end` takes the bodies behind it: `phối hợp với …`.
    fn leads_on(&self, end: usize) -> bool {
        self.is(end, "với") || self.is(end, "cùng") || self.start(end).is_some()
    }
}
