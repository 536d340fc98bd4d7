//! Tasks → one calendar (RFC 5545): each deadline as an event of a whole day, where it has one, and as a
//! to-do. The whole run or the tasks of one body; see `docs/ics.md`. Knows no clock: the same reports
//! give the same bytes.

mod bodies;
mod content;
mod descriptions;
mod entries;
mod when;

use super::Volume;
use super::changes::{Lang, terms::term};
use super::rows::Material;
use crate::data::{Finding, Task};
use crate::lang::checks;
use bodies::Body;
use descriptions::Frame;
use entries::Entry;
use std::collections::HashSet;
use std::io::{self, Write};

/// What a calendar is asked to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Only the tasks of the body with this name or id.
    pub agency: Option<String>,
    /// Language of its labels.
    pub lang: Lang,
}

/// A calendar of a whole run. Keeps 32 bytes of each task that has an entry, so that two inputs with the
/// same task give one.
#[derive(Debug)]
pub struct Calendar<W> {
    to: W,
    lang: Lang,
    body: Option<Body>,
    written: HashSet<[u8; 32]>,
}

/// What every calendar begins with; `METHOD` aside, which would make it an invitation.
const HEAD: [(&str, &str); 3] =
    [("VERSION", "2.0"), ("PRODID", "-//congbao//congbao//VI"), ("CALSCALE", "GREGORIAN")];

impl<W: Write> Calendar<W> {
    /// A calendar that goes to `to`.
    ///
    /// # Errors
    /// What `to` returns.
    pub fn begin(mut to: W, wish: &Wish) -> io::Result<Self> {
        content::plain(&mut to, "BEGIN", "VCALENDAR")?;
        HEAD.iter().try_for_each(|(name, value)| content::plain(&mut to, name, value))?;
        let name = term(wish.lang, "calendar", "name");
        let of_body = |body: &String| format!("{name} – {body}");
        let name = wish.agency.as_ref().map_or_else(|| name.clone(), of_body);
        content::text(&mut to, "NAME", &name)?;
        content::text(&mut to, "X-WR-CALNAME", &name)?;
        let body = wish.agency.as_deref().map(Body::named);
        Ok(Self { to, lang: wish.lang, body, written: HashSet::new() })
    }

    /// Writes the entries of `task`; whether an earlier input had it.
    fn task(&mut self, task: &Task, frame: &Frame<'_>) -> io::Result<Seen> {
        let roles = self.body.as_mut().map(|body| body.roles(task, frame.report));
        if roles.as_ref().is_some_and(Vec::is_empty) {
            return Ok(Seen::Never);
        }
        let entries = Entry::all(task, frame, &roles.unwrap_or_default());
        let key = blake3::hash(task.id.as_bytes());
        if !entries.is_empty() && !self.written.insert(key.into()) {
            return Ok(Seen::Before);
        }
        entries.iter().try_for_each(|entry| entry.write(&mut self.to, self.lang))?;
        Ok(Seen::Never)
    }
}

/// Whether a task stands in the calendar already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    Never,
    Before,
}

impl<W: Write> Volume for Calendar<W> {
    fn take(&mut self, material: Material<'_>) -> io::Result<Vec<Finding>> {
        let frame = Frame::of(material);
        let mut repeated = Vec::new();
        for task in &material.report.tasks {
            if self.task(task, &frame)? == Seen::Before {
                repeated.push(task.id.as_str());
            }
        }
        Ok(again(&repeated).into_iter().collect())
    }

    fn missing(&self) -> Option<&str> {
        self.body.as_ref().filter(|body| !body.is_found()).map(Body::name)
    }

    fn close(mut self: Box<Self>) -> io::Result<()> {
        content::plain(&mut self.to, "END", "VCALENDAR")?;
        self.to.flush()
    }
}

/// Tells that tasks of an input are not in the calendar, for an earlier input has tasks of their ids.
fn again(ids: &[&str]) -> Option<Finding> {
    let first = ids.first()?;
    let many = ids.len();
    let vi = format!(
        "{many} nhiệm vụ trùng mã với tệp trước, congbao.ics giữ bản đầu tiên; trước hết là {first}"
    );
    let en = format!(
        "{many} tasks have the ids of tasks of an earlier input, congbao.ics has the first; among them {first}"
    );
    Some(checks::finding("format.task-repeated", &vi, &en))
}
