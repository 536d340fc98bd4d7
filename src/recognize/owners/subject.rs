//! A sentence or heading → the bodies it names as those who are to do something. Precision first:
//! most sentences and headings begin with no body.

use super::bodies::Body;
use super::list::{self, Mode};
use super::reader::{Reader, Words};
use crate::data::{Mention, Text};
use crate::lang::agency::Register;
use crate::lang::agency::labels::label_word;
use crate::lang::agency::vocabulary::{Class, Strength, verb};
use crate::lang::agency::words::Mark;

/// Commas that an opening condition may hold.
const CLAUSES: usize = 12;

/// The bodies that a sentence begins with as its subject, and the byte at which what they are to
/// do begins: `Sở Tư pháp chủ trì tham mưu …`, `Định kỳ hằng năm các cơ quan … báo cáo …`,
/// `Trong quá trình …, đề nghị các sở …; UBND các xã, phường kịp thời phản ánh …`.
#[must_use]
pub fn subject(text: &Text, register: &Register) -> Option<(Vec<Mention>, usize)> {
    let words = Words::new(text);
    let reader = Reader::new(&words, text, register);
    let first = usize::from(reader.mark(0) == Some(Mark::Dash));
    let (bodies, end) = reader
        .subject_at(first)
        .or_else(|| reader.openings(first).find_map(|at| reader.subject_behind(at)))?;
    let at = reader.tokens.get(end)?.at.start;
    Some((bodies.into_iter().map(|body| body.mention).collect(), at))
}

/// The bodies of a heading that names nothing else: `Đề nghị Tòa án nhân dân tỉnh, Viện kiểm sát
/// nhân dân tỉnh`. `None` for any other heading.
#[must_use]
pub fn heading(text: &Text, register: &Register) -> Option<Vec<Mention>> {
    named(text, register, true)
}

/// The bodies of a heading in a section about who does what, where a noun of class is a body too and
/// no topic: `Trạm Y tế`, `Doanh nghiệp, hợp tác xã`.
#[must_use]
pub fn charged(text: &Text, register: &Register) -> Option<Vec<Mention>> {
    named(text, register, false)
}

/// The bodies of a heading. One that begins with a noun of class may be about a `topic`.
fn named(text: &Text, register: &Register, topic: bool) -> Option<Vec<Mention>> {
    let bare = text.without_closing_stop();
    let words = Words::new(&bare);
    let reader = Reader::new(&words, &bare, register);
    let first = reader.behind(Class::About, 0).or_else(|| reader.behind(Class::Request, 0));
    let last = reader.len().checked_sub(1)?;
    let to = if reader.mark(last) == Some(Mark::Colon) { last } else { last + 1 };
    let found = list::read(&reader, first.unwrap_or(0), to, Mode::Sentence);
    if found.end < to {
        return None;
    }
    reader
        .firm(&found.drafts, to, Some(topic))
        .map(|bodies| bodies.into_iter().map(|body| body.mention).collect())
}

impl Reader<'_> {
    /// The mentions of drafts that are bodies all. `heading`: the text is one, and whether it may be
    /// about a topic.
    fn firm(
        &self,
        drafts: &[super::starts::Draft],
        to: usize,
        heading: Option<bool>,
    ) -> Option<Vec<Body>> {
        let bodies: Vec<Body> = drafts.iter().filter_map(|draft| self.body(draft, to)).collect();
        let all = bodies.len() == drafts.len()
            && bodies.iter().enumerate().all(|(n, body)| {
                self.is_firm(&body.draft, heading.is_some(), n == 0 && heading == Some(true))
            });
        (all && !bodies.is_empty()).then_some(bodies)
    }

    /// The bodies at `at` with the token at which their duty begins.
    fn subject_at(&self, at: usize) -> Option<(Vec<Body>, usize)> {
        let from = self.behind(Class::Request, at).unwrap_or(at);
        self.start(from)?;
        let mut list = list::read(self, from, self.len(), Mode::Sentence);
        if list.end >= self.len() {
            list = list::read(self, from, self.len(), Mode::Verbal);
        }
        let end = if self.mark(list.end) == Some(Mark::Colon) { list.end + 1 } else { list.end };
        let passive = self.is(list.end.checked_sub(1)?, "được");
        let label = end > list.end && self.is_label(from, list.end);
        if end >= self.len() || passive || label {
            return None;
        }
        let bodies = self.firm(&list.drafts, list.end, None)?;
        Some(self.addressees(&bodies, end).unwrap_or((bodies, end)))
    }

    /// The bodies behind an opening condition: a verb or a colon must follow them, since the
    /// condition itself can name bodies.
    fn subject_behind(&self, at: usize) -> Option<(Vec<Body>, usize)> {
        let found = self.subject_at(at)?;
        let is_duty = verb(self.tokens, found.1).is_some()
            || found.1.checked_sub(1).and_then(|before| self.mark(before)) == Some(Mark::Colon);
        is_duty.then_some(found)
    }

    /// The bodies at the beginning, where a verb follows them or nothing does.
    pub(super) fn partners(&self) -> Vec<Body> {
        let list = list::read(self, 0, self.len(), Mode::Sentence);
        let ends = list.end >= self.len()
            || matches!(self.mark(list.end), Some(Mark::Stop | Mark::Semicolon))
            || verb(self.tokens, list.end).is_some();
        let found = if ends { self.firm(&list.drafts, list.end, None) } else { None };
        found.unwrap_or_default()
    }

    /// Whether all words are those of a label: `Cơ quan chủ trì: …`.
    fn is_label(&self, from: usize, to: usize) -> bool {
        let mut at = to;
        let mut role = false;
        while let Some((start, said)) = label_word(self.tokens, at).filter(|_| at > from) {
            (at, role) = (start, role || said.is_some());
        }
        role && at <= from
    }

    /// Where an authority hands the duty on (`UBND tỉnh giao Sở Nội vụ chủ trì`) or any body asks
    /// others (`Sở Nội vụ đề nghị các cơ quan …`), those it names.
    fn addressees(&self, bodies: &[Body], end: usize) -> Option<(Vec<Body>, usize)> {
        let [only] = bodies else { return None };
        let name = crate::lang::fold::key(&only.mention.name);
        let authority = [
            "ubnd",
            "ủy ban nhân dân",
            "chủ tịch",
            "thủ tướng",
            "chính phủ",
            "hđnd",
            "hội đồng nhân dân",
            "quốc hội",
            "thường trực",
            "ban thường vụ",
        ];
        let asks = ["đề", "yêu", "kính", "trân"].iter().any(|word| self.is(end, word));
        let hands_on = asks || authority.iter().any(|word| name.starts_with(word));
        self.behind(Class::Request, end).filter(|_| hands_on)?;
        self.subject_at(end)
    }

    /// Places behind an opening condition at which the subject may stand.
    fn openings(&self, first: usize) -> impl Iterator<Item = usize> + '_ {
        let opening = self.behind(Class::Opening, first);
        let mut places = Vec::new();
        if let Some(end) = opening {
            places.push(end);
            let mut at = end;
            while at < self.len() && places.len() < CLAUSES {
                match self.mark(at) {
                    Some(Mark::Open) => at = self.closing(at),
                    Some(Mark::Comma | Mark::Colon) => {
                        if self.is_strong(at + 1) {
                            break;
                        }
                        if !self.is_in_row(at) {
                            places.extend(self.behind(Class::Opening, at + 1));
                            places.push(at + 1);
                        }
                    }
                    Some(Mark::Stop | Mark::Semicolon) => break,
                    _ => {
                        if self.behind(Class::Opening, end) == Some(at) || self.is_asked(at) {
                            places.push(at);
                        }
                    }
                }
                at += 1;
            }
        }
        places.into_iter()
    }

    /// A clause that begins with a sure duty verb: the sentence has no subject.
    fn is_strong(&self, at: usize) -> bool {
        matches!(verb(self.tokens, at), Some((_, Strength::Strong)))
    }

    /// Whether the comma at `at` stands between two nouns of one row (`của cơ quan, đơn vị`).
    fn is_in_row(&self, at: usize) -> bool {
        let before = (1..=4).filter_map(|length| at.checked_sub(length));
        let noun = before.into_iter().any(|start| {
            [Class::Group, Class::Unit].iter().any(|&class| self.behind(class, start) == Some(at))
        });
        noun && self.row_noun(at + 1).is_some()
    }

    /// "Đề nghị" without a comma in front, or the second of two opening words.
    fn is_asked(&self, at: usize) -> bool {
        self.is(at, "đề") && self.is(at + 1, "nghị")
    }
}
