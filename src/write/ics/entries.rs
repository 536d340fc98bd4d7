//! A task → its entries: of each deadline an event, where a day is known, and a to-do.

use super::content::{plain, text, texts};
use super::descriptions::{Frame, description, summary};
use super::when::{When, basic};
use crate::data::{Deadline, StatusCode, Task};
use crate::write::changes::Lang;
use std::io::{self, Write};

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Event,
    Todo,
}

/// One entry of a calendar.
pub(super) struct Entry<'a> {
    pub(super) task: &'a Task,
    pub(super) deadline: &'a Deadline,
    pub(super) frame: &'a Frame<'a>,
    /// The fields that name the body that was asked for.
    pub(super) roles: Vec<&'static str>,
    pub(super) when: When,
    kind: Kind,
    /// Which deadline of its task it is of, from 1.
    number: usize,
}

impl<'a> Entry<'a> {
    /// The entries of `task`; none where no deadline is printed.
    pub(super) fn all(
        task: &'a Task,
        frame: &'a Frame<'a>,
        roles: &[&'static str],
    ) -> Vec<Entry<'a>> {
        let printed = match task.deadlines.as_slice() {
            [] => task.deadline.as_slice(),
            several => several,
        };
        let mut entries = Vec::new();
        for (deadline, number) in printed.iter().zip(1..) {
            let when = When::of(deadline, frame.day(task));
            let entry = |kind| {
                let (when, roles) = (when.clone(), roles.to_vec());
                Entry { task, deadline, frame, roles, when, kind, number }
            };
            if matches!(when, When::By(..) | When::Days(..)) {
                entries.push(entry(Kind::Event));
            }
            entries.push(entry(Kind::Todo));
        }
        entries
    }

    /// Writes the component.
    pub(super) fn write(&self, to: &mut impl Write, lang: Lang) -> io::Result<()> {
        let name = match self.kind {
            Kind::Event => "VEVENT",
            Kind::Todo => "VTODO",
        };
        plain(to, "BEGIN", name)?;
        plain(to, "UID", &self.uid())?;
        plain(to, "DTSTAMP", &self.stamp())?;
        match self.kind {
            Kind::Event => self.event(to)?,
            Kind::Todo => self.todo(to)?,
        }
        text(to, "SUMMARY", &summary(self, lang))?;
        text(to, "DESCRIPTION", &description(self, lang))?;
        self.owners(to)?;
        text(to, "X-CONGBAO-ID", &self.task.id)?;
        text(to, "X-CONGBAO-SOURCE", &self.frame.report.source.name)?;
        plain(to, "END", name)
    }

    /// The same in every run, also of a later issue of the same document.
    fn uid(&self) -> String {
        let kind = match self.kind {
            Kind::Event => "event",
            Kind::Todo => "todo",
        };
        let task = blake3::hash(self.task.id.as_bytes()).to_hex();
        format!("{}-{}-{kind}@congbao", &task[..32], self.number)
    }

    /// The day of the document; a calendar must have a time here, and the clock says nothing of it.
    fn stamp(&self) -> String {
        let day = self.frame.day(self.task).map_or_else(|| "19700101".to_owned(), basic);
        format!("{day}T000000Z")
    }

    /// A whole day that makes nobody busy.
    fn event(&self, to: &mut impl Write) -> io::Result<()> {
        match &self.when {
            When::By(_, day) | When::Days(day, _) => {
                plain(to, "DTSTART;VALUE=DATE", &basic(*day))?;
                if let Ok(next) = day.tomorrow() {
                    plain(to, "DTEND;VALUE=DATE", &basic(next))?;
                }
            }
            When::From(_) | When::Periods(..) | When::Open => {}
        }
        self.rule(to)?;
        plain(to, "TRANSP", "TRANSPARENT")
    }

    fn todo(&self, to: &mut impl Write) -> io::Result<()> {
        match &self.when {
            When::By(start, due) => {
                // RFC 5545, 3.8.2.3: what is due must be so behind its start.
                if let Some(start) = start.filter(|start| start < due) {
                    plain(to, "DTSTART;VALUE=DATE", &basic(start))?;
                }
                plain(to, "DUE;VALUE=DATE", &basic(*due))?;
            }
            When::From(first) | When::Days(first, _) | When::Periods(first, _) => {
                plain(to, "DTSTART;VALUE=DATE", &basic(*first))?;
            }
            When::Open => {}
        }
        self.rule(to)?;
        let status = status(self.task.status.as_ref().map(|status| status.code));
        plain(to, "STATUS", status)?;
        if status == "COMPLETED" { plain(to, "PERCENT-COMPLETE", "100") } else { Ok(()) }
    }

    fn rule(&self, to: &mut impl Write) -> io::Result<()> {
        match &self.when {
            When::Days(_, rule) | When::Periods(_, rule) => plain(to, "RRULE", rule),
            When::By(..) | When::From(_) | When::Open => Ok(()),
        }
    }

    fn owners(&self, to: &mut impl Write) -> io::Result<()> {
        let leads: Vec<&str> = self.task.leads.iter().map(|lead| lead.name.as_str()).collect();
        if leads.is_empty() {
            return Ok(());
        }
        texts(to, "CATEGORIES", &leads)?;
        leads.iter().try_for_each(|lead| text(to, "X-CONGBAO-LEAD", lead))
    }
}

/// A status as RFC 5545 names it. Steps (`Bước 3/5`) are no share of the work, so nothing is made of them.
const fn status(code: Option<StatusCode>) -> &'static str {
    use StatusCode as S;
    match code {
        Some(S::Completed | S::CompletedMaintained | S::PilotEnded) => "COMPLETED",
        Some(S::InProgress | S::OnSchedule | S::Regular | S::Applied | S::UnderStudy) => {
            "IN-PROCESS"
        }
        Some(S::NotPursued) => "CANCELLED",
        Some(S::Delayed | S::NotStarted | S::Other) | None => "NEEDS-ACTION",
    }
}
