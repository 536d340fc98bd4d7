//! A sentence that says what is to be done → the deadlines in it, the one that governs it first.
//!
//! Takes a time for a deadline only where the words around it say so; leaves out quotations, dates
//! and years of cited papers, of budgets and of what is only reported.

use super::readings::{Reader, Reading};
use super::recurrence::Recurrence;
use super::rules;
use super::tokens::{Token, What, tokens};
use super::units::Unit;
use super::{Found, found, span};
use crate::data::{DeadlineKind, Text};
use crate::lang::date::Time;
use crate::lang::date::words::Role;
use crate::lang::keyed::{Keyed, key_pattern};
use regex::Regex;
use std::sync::LazyLock;

/// Words right before `trước ngày …`, `đến hết …` that make it part of what is spoken of.
static SPEAKS_OF: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(concat!(
        r"(?:phát\s+sinh|sinh|có\s+hiệu\s+lực|hiệu\s+lực|tồn\s+đọng|số\s+liệu|lũy\s+kế|tính|thời\s+điểm|giai\s+đoạn",
        r"|(?:được|đã|do|văn\s+bản|hồ\s+sơ|quy\s+định|dự\s+án)(?:\s+[^\s,;.()]+){0,4}\s+(?:ban\s+hành|cấp|ký|phê\s+duyệt|tiếp\s+nhận|thành\s+lập|công\s+bố|thực\s+hiện|sử\s+dụng|xây\s+dựng))\s*$",
    ))
});
/// A verb that starts at a date: `triển khai từ ngày 01/7/2026`.
static STARTS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"(?:thực\s+hiện|triển\s+khai|áp\s+dụng|bắt\s+đầu|vận\s+hành|hoạt\s+động|thí\s+điểm|thời\s+gian|tổ\s+chức|sử\s+dụng)(?:\s+(?:chính\s+thức|thử\s+nghiệm|thí\s+điểm|thống\s+nhất|đồng\s+bộ))?\s*:?\s*$",
    )
});
/// What a session of a council is to hear: `trình Quốc hội ⟦tại kỳ họp thứ 6⟧`.
static HEARD: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"\b(?:trình|báo\s+cáo|cho\s+ý\s+kiến|xem\s+xét|thông\s+qua)\b[^;.]{0,60}$")
});
/// What is told and not asked: `đã ban hành …`.
static TOLD: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"\b(?:đã|vừa)\s"));
/// How far around a time is looked, in characters or tokens.
const REACH: usize = 80;

pub(super) fn read(text: &Text) -> Vec<Found> {
    let keyed = Keyed::of(text.as_str());
    let listed = tokens(text, &keyed);
    let reader = Reader { key: keyed.key(), tokens: &listed, whole: false };
    let sentence = Sentence { reader: &reader, quoted: quoted(&listed) };
    let mut accepted: Vec<(u8, Reading)> = reader
        .readings()
        .into_iter()
        .filter_map(|read| Some((sentence.rank(&read)?, read)))
        .collect();
    let inherited = inherit(&reader, &mut accepted);
    let mut order: Vec<usize> = (0..accepted.len()).collect();
    order.sort_by_key(|&at| accepted[at].0);
    order
        .into_iter()
        .map(|at| {
            let read = &accepted[at].1;
            let place = keyed.printed(span(&reader, &read.tokens));
            let mut found = found(text, &keyed, &reader, read, place);
            if rules::is_plain(found.rule) {
                found.rule = rules::SENTENCE;
            }
            if inherited.contains(&at) {
                found.rule = "deadline.recurs-as-said-before";
            }
            found
        })
        .collect()
}

/// For each token, whether it stands in a quotation.
fn quoted(tokens: &[Token]) -> Vec<bool> {
    let mut inside = false;
    let flags = tokens.iter().map(|token| {
        if token.what == What::Mark('"') {
            inside = !inside;
        }
        inside
    });
    let flags: Vec<bool> = flags.collect();
    // A quotation that never ends is none.
    if inside { vec![false; flags.len()] } else { flags }
}

/// `Hằng năm … trước ngày 30/11`: a day without a year recurs where its clause said so before.
/// Gives the places of those that do.
fn inherit(reader: &Reader<'_>, accepted: &mut [(u8, Reading)]) -> Vec<usize> {
    let mut inherited = Vec::new();
    for at in 1..accepted.len() {
        let (before, rest) = accepted.split_at_mut(at);
        let ((_, earlier), (_, read)) = (&before[at - 1], &mut rest[0]);
        let yearly = earlier
            .recurrence
            .as_ref()
            .is_some_and(|recurrence| *recurrence == Recurrence::of(Unit::Year));
        let dated = read.kind == DeadlineKind::By && !read.time.is_none_or(Time::has_year);
        let apart = (earlier.tokens.end..read.tokens.start)
            .any(|between| reader.is_mark(between, &[';', '.', '\n']));
        if let (true, true, false, Some(time)) = (yearly, dated, apart, read.time) {
            let mut recurrence = Recurrence::of(Unit::Year);
            recurrence.add(time);
            read.kind = DeadlineKind::Recurring;
            read.time = None;
            read.recurrence = Some(recurrence);
            inherited.push(at);
        }
    }
    inherited
}

/// What is known of the sentence around a reading.
struct Sentence<'a> {
    reader: &'a Reader<'a>,
    quoted: Vec<bool>,
}

impl Sentence<'_> {
    /// How strongly a reading governs the sentence (0 most); `None` where it is no deadline.
    fn rank(&self, read: &Reading) -> Option<u8> {
        if self.quoted.get(read.tokens.start) != Some(&false) {
            return None;
        }
        match read.kind {
            DeadlineKind::By => self.is_limit(read).then_some(0),
            DeadlineKind::Within => self.is_period(read).then_some(1),
            DeadlineKind::From => self.is_start(read).then_some(2),
            DeadlineKind::Recurring => self.recurs(read),
            DeadlineKind::Event => self.is_event(read),
            DeadlineKind::Continuous | DeadlineKind::Roadmap | DeadlineKind::Unspecified => None,
        }
    }

    /// `trước ngày …`, `chậm nhất …`, `đến hết …`, `hoàn thành 30/6/2026`.
    fn is_limit(&self, read: &Reading) -> bool {
        let Some(time) = read.time else { return false };
        if SPEAKS_OF.is_match(self.lead(read)) {
            return false;
        }
        let firm = read.has(Role::Before) || read.has(Role::By);
        if read.has(Role::Before) && !read.has(Role::By) && !time.to.is_day() {
            return read.has(Role::Finish) || (time.has_year() && time.from.months() != (1, 12));
        }
        firm || read.has(Role::Finish)
            || (read.has(Role::To) && self.opens_clause(read) && !self.is_told(read))
    }

    /// `trong quý II năm 2026`, `vào tháng 6/2026`, `Năm 2030, …`, `hoàn thành quý II/2026`.
    fn is_period(&self, read: &Reading) -> bool {
        if !read.time.is_some_and(|time| time.named) || self.is_told(read) {
            return false;
        }
        let range = read.has(Role::From);
        if range {
            return self.is_start(read);
        }
        let opens = self.opens_clause(read) && self.reader.is_mark(read.tokens.end, &[',']);
        read.has(Role::In) || read.has(Role::Finish) || opens
    }

    /// `triển khai từ ngày 01/7/2026`, `Từ năm 2026, …`.
    fn is_start(&self, read: &Reading) -> bool {
        let stops = self.reader.is_mark(read.tokens.end, &[',', ')']);
        let opens = self.opens_clause(read) && stops;
        !self.is_told(read) && (opens || STARTS.is_match(self.lead(read)))
    }

    fn recurs(&self, read: &Reading) -> Option<u8> {
        let dated = read
            .recurrence
            .as_ref()
            .is_some_and(|found| !found.days.is_empty() || !found.months.is_empty());
        let periodic =
            matches!(self.reader.what(read.tokens.start), Some(What::Phrase(Role::Periodic)));
        let bare = periodic || self.opens_clause(read);
        let limited = read.has(Role::Before) || read.has(Role::By);
        let counted = read.tokens.clone().any(|at| {
            matches!(self.reader.what(at), Some(What::Every(..)))
                && self.reader.printed(at).contains("lần")
        });
        let bare = bare || counted;
        if dated || limited || found_weekday(read) { Some(0) } else { bare.then_some(3) }
    }

    /// `ngay sau khi …`, `trong vòng 15 ngày kể từ …`, `đột xuất khi có yêu cầu`.
    fn is_event(&self, read: &Reading) -> Option<u8> {
        let opening = self.printed(read.tokens.start);
        let lasts = (read.tokens.start..read.tokens.end.min(read.tokens.start + 4))
            .any(|at| matches!(self.reader.what(at), Some(What::Amount(..))));
        match opening {
            _ if lasts => Some(4),
            "ngay sau khi" => Some(4),
            "sau khi" if self.opens_clause(read) => Some(4),
            _ if opening.ends_with(" họp") && HEARD.is_match(self.lead(read)) => {
                (!self.is_told(read)).then_some(4)
            }
            "đột xuất" => Some(5),
            _ => None,
        }
    }

    fn printed(&self, at: usize) -> &str {
        self.reader.tokens.get(at).map_or("", |token| &self.reader.key[token.at.clone()])
    }

    /// Whether the reading stands at the beginning of a clause.
    fn opens_clause(&self, read: &Reading) -> bool {
        let start = read.tokens.start;
        start == 0 || self.reader.is_mark(start - 1, &['.', ';', ':', ',', '\n', '-', '('])
    }

    /// Whether its clause tells what has been done.
    fn is_told(&self, read: &Reading) -> bool {
        let (tokens, start) = (self.reader.tokens, read.tokens.start);
        let stop = |at: &usize| !self.reader.is_mark(*at, &[';', '.', '\n']);
        let first = (0..start).rev().take(REACH).take_while(stop).last().unwrap_or(start);
        let last = (start..tokens.len()).take(REACH).take_while(stop).last().unwrap_or(start);
        let (from, to) = (tokens[first].at.start, tokens[last].at.end);
        TOLD.is_match(&self.reader.key[from..to])
    }

    /// The end of what stands before a reading.
    fn lead(&self, read: &Reading) -> &str {
        let start = self.reader.tokens.get(read.tokens.start).map_or(0, |token| token.at.start);
        let before = &self.reader.key[..start];
        let from = before.char_indices().rev().take(REACH).last().map_or(start, |(at, _)| at);
        &before[from..]
    }
}

fn found_weekday(read: &Reading) -> bool {
    read.recurrence.as_ref().is_some_and(|found| found.weekday.is_some())
}
