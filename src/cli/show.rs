//! What people see, in Vietnamese or English: messages and the closing summary on stderr, the
//! outcome of a proof on stdout. Decides nothing.

mod accounts;
mod alerts;
mod answers;
mod audits;
mod catalogs;
mod changes;
mod comparisons;
mod counts;
mod gifts;
mod rules;
mod words;

use super::lexicon::Trouble;
use super::plan::{Lang, Misuse};
use crate::batch::{Checked, Event, Failure, Tally, Told};
use crate::data::{Finding, Severity};
use std::fmt::Display;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

pub(super) use alerts::letter;
pub(super) use changes::Sheet;
pub(super) use words::in_both;

/// How much is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Volume {
    Normal,
    ErrorsOnly,
}

/// Someone who speaks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Show {
    lang: Lang,
    volume: Volume,
}

/// Findings of one input that are shown as they come.
const NOTES: usize = 3;

/// A line on stderr. A closed stderr has nobody to tell.
fn err(line: impl Display) {
    let _ = writeln!(std::io::stderr().lock(), "{}", printed(line));
}

/// A line on stdout. A closed pipe has read enough.
fn out(line: impl Display) {
    let _ = writeln!(std::io::stdout().lock(), "{}", printed(line));
}

/// `line` as one line: a file name can hold line ends and what a terminal obeys.
fn printed(line: impl Display) -> String {
    line.to_string().replace(char::is_control, "\u{fffd}")
}

/// A text as it is, on stdout. A closed pipe has read enough.
pub(super) fn text(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// What was changed in a text: file, line, kind, as it was, as it is, with tabs between; on stderr.
pub(super) fn told(told: &Told) {
    let letters = |text: &str| text.escape_debug().to_string();
    let Told { name, line, kind, from, to } = told;
    let line = format!("{name}\t{line}\t{kind}\t{}\t{}", letters(from), letters(to));
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

impl Show {
    pub(super) fn new(lang: Lang, volume: Volume) -> Self {
        Self { lang, volume }
    }

    pub(super) fn lang(self) -> Lang {
        self.lang
    }

    pub(super) fn has_bar(self) -> bool {
        self.volume == Volume::Normal
    }

    pub(super) fn misuse(self, misuse: Misuse) {
        err(words::misuse(self.lang, misuse));
    }

    /// Why a person's own tables are not taken, a line for each fault.
    pub(super) fn trouble(self, trouble: &Trouble) {
        let error = self.say("lỗi", "error");
        for line in words::trouble(self.lang, trouble) {
            err(format!("{error}: {line}"));
        }
    }

    pub(super) fn failure(self, failure: &Failure) {
        err(format!("{}: {}", self.say("lỗi", "error"), words::failure(self.lang, failure)));
    }

    pub(super) fn event(self, event: Event<'_>) {
        match event {
            Event::Failed(failure) => self.failure(failure),
            Event::Noted(name, findings) => {
                let (vi, en) = (", xem findings.csv", ", see findings.csv");
                self.notes(name, findings, self.say(vi, en));
            }
            Event::Lacking(name, findings) => self.notes(name, findings, ""),
            Event::Missing(name) => self.missing(name),
            Event::Found(_) | Event::Done => {}
        }
    }

    /// An empty calendar looks like one without duties.
    fn missing(self, name: &str) {
        let vi = format!("không nhiệm vụ nào nêu cơ quan «{name}» (--agency)");
        let en = format!("no task names the body «{name}» (--agency)");
        err(format!("{}: {}", self.say("lỗi", "error"), self.say(&vi, &en)));
    }

    /// Only what went wrong: an audit tells of odd bytes itself.
    pub(super) fn failed(self, event: Event<'_>) {
        if let Event::Failed(failure) = event {
            self.failure(failure);
        }
    }

    /// The first of `findings`; where the others stand, `rest` says.
    fn notes(self, name: &str, findings: &[Finding], rest: &str) {
        if self.volume == Volume::ErrorsOnly {
            return;
        }
        for finding in findings.iter().take(NOTES) {
            let label = match finding.severity {
                Severity::Info => self.say("ghi chú", "note"),
                Severity::Error | Severity::Warning => self.say("cảnh báo", "warning"),
            };
            let message = self.say(&finding.message_vi, &finding.message_en);
            err(format!("{label}: {name}: {message}"));
        }
        let more = findings.len().saturating_sub(NOTES);
        if more > 0 {
            let vi = format!("còn {more} điều nữa{rest}");
            let en = format!("{more} more{rest}");
            err(format!("{name}: {}", self.say(&vi, &en)));
        }
    }

    /// The closing summary.
    pub(super) fn tally(self, tally: &Tally, took: Duration, out: Option<&Path>) {
        if self.volume == Volume::Normal {
            counts::textless(self.lang, tally.textless).into_iter().for_each(err);
            err(counts::tally(self.lang, tally, took, out));
        }
    }

    /// One report of a proof.
    pub(super) fn checked(self, checked: &Checked) {
        match &checked.result {
            Ok(proof) => {
                for failure in &proof.failures {
                    out(counts::unproved(self.lang, &checked.json, failure));
                }
            }
            Err(failure) => self.failure(failure),
        }
    }

    /// The summary of a proof.
    pub(super) fn proved(self, proved: &Proved) {
        if self.volume == Volume::Normal {
            out(counts::proved(self.lang, proved));
        }
    }

    fn say<'w>(self, vi: &'w str, en: &'w str) -> &'w str {
        words::say(self.lang, vi, en)
    }
}

/// Counts of a proof.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Proved {
    files: u64,
    /// Reports that could not be compared at all.
    unread: u64,
    values: u64,
    failures: u64,
}

impl Proved {
    pub(super) fn add(&mut self, checked: &Checked) {
        self.files += 1;
        match &checked.result {
            Ok(proof) => {
                self.values += proof.proved;
                self.failures += proof.failures.len() as u64;
            }
            Err(_) => self.unread += 1,
        }
    }

    pub(super) fn is_whole(&self) -> bool {
        self.unread == 0 && self.failures == 0
    }
}
