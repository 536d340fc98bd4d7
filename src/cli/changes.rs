//! What changed in a catalogue → standard output, and for readers with rules what these ask for. A reader's place moves
//! on only when all that was asked for is delivered: what breaks off between is told twice rather than never.

use super::plan::{Lang, Since, Tidings};
use super::show::{Sheet, Show, letter};
use super::{DONE, FAILED, NOTHING, USAGE, upgrade};
use crate::batch::Failure;
use crate::catalog::{self, Alert, Bulletin, Delivered, Detail, News, Reading, Rules};
use crate::data::Error;
use crate::write::changes;
use std::path::Path;

/// What is told where there are no rules goes to the reader without a name.
const NOBODY: &str = "";

/// Tells what `tidings` ask for.
pub(super) fn tell(tidings: &Tidings, show: Show) -> u8 {
    let rules = match read(tidings) {
        Ok(rules) => rules,
        Err(failure) => {
            show.failure(&failure);
            return USAGE;
        }
    };
    let told = upgrade(&tidings.catalog, show).and_then(|()| {
        if rules.is_empty() { all(tidings, show) } else { alert(tidings, &rules, show) }
    });
    told.unwrap_or_else(|failure| {
        if failure.is_closed_pipe() {
            return FAILED;
        }
        show.failure(&failure);
        if is_of_output(&failure) { FAILED } else { NOTHING }
    })
}

/// Whether standard output did not take what was told.
fn is_of_output(failure: &Failure) -> bool {
    matches!(failure, Failure::Error(Error::File { path, .. }) if path == Path::new("-"))
}

/// The rules of each reader.
fn read(tidings: &Tidings) -> Result<Vec<Rules>, Failure> {
    let mut all: Vec<Rules> = Vec::new();
    for path in &tidings.rules {
        let rules = Rules::read(path)?;
        if all.iter().any(|known| known.name == rules.name) {
            return Err(Failure::SameReader { path: path.clone(), name: rules.name.to_string() });
        }
        all.push(rules);
    }
    Ok(all)
}

fn reading(since: Since, reader: &str) -> Reading {
    match since {
        Since::Run(run) => Reading::Since(run),
        Since::Last(start) => Reading::SinceLast(reader.to_owned(), start),
    }
}

/// All changes, as they are read.
fn all(tidings: &Tidings, show: Show) -> Result<u8, Failure> {
    let (path, since) = (&tidings.catalog, reading(tidings.since, NOBODY));
    let detail = Detail { level: tidings.level, lang: show.lang().of_reports() };
    let mut sheet = Sheet::begin(tidings.format, News::HEADS, show.lang())?;
    let stretch = catalog::changes(path, &since, detail, &mut |news| sheet.add(&news.cells()))?;
    sheet.close()?;
    if matches!(tidings.since, Since::Last(_)) {
        show.placed(NOBODY, &stretch);
        catalog::told(path, NOBODY, &stretch, &now())?;
    }
    Ok(DONE)
}

/// What is to be said to a reader, in the language that it is said in.
struct Said<'r> {
    rules: &'r Rules,
    bulletin: Bulletin,
    lang: Lang,
}

/// The alerts of each reader. All are gathered, and printed, before the first is delivered.
fn alert(tidings: &Tidings, rules: &[Rules], show: Show) -> Result<u8, Failure> {
    let said = rules.iter().map(|rules| {
        let lang = match rules.lang.map(changes::Lang::from) {
            Some(changes::Lang::Vi) => Lang::Vi,
            Some(changes::Lang::En) => Lang::En,
            // A letter goes to others: it is in English where that is asked for, whatever the machine's.
            None => tidings.typed.unwrap_or(Lang::Vi),
        };
        let since = reading(tidings.since, &rules.name.to_string());
        let bulletin = catalog::bulletin(&tidings.catalog, rules, &since, lang.of_reports())?;
        Ok(Said { rules, bulletin, lang })
    });
    let said = said.collect::<Result<Vec<_>, Failure>>()?;
    print(tidings, &said, show)?;
    let mut status = DONE;
    for said in &said {
        show.noted(&said.bulletin);
        match tidings.since {
            Since::Run(_) if said.rules.delivers() => show.tried(&said.bulletin),
            Since::Run(_) => {}
            Since::Last(_) => status = status.max(deliver(tidings, said, show)?),
        }
    }
    Ok(status)
}

fn print(tidings: &Tidings, said: &[Said<'_>], show: Show) -> Result<(), Error> {
    let heads = Alert::heads();
    let mut sheet = Sheet::begin_silent(tidings.format, &heads, show.lang())?;
    for Said { bulletin, lang, .. } in said {
        for alert in &bulletin.alerts {
            sheet.add(&alert.cells(&bulletin.reader))?;
        }
        if !bulletin.alerts.is_empty() {
            sheet.say(&letter(*lang, bulletin).text)?;
        }
    }
    sheet.close()
}

/// Delivers to one reader, and moves the reader's place where nothing failed.
fn deliver(tidings: &Tidings, said: &Said<'_>, show: Show) -> Result<u8, Failure> {
    let Said { rules, bulletin, lang } = said;
    let (letter, seconds) = (letter(*lang, bulletin), jiff::Timestamp::now().as_second());
    let done = catalog::deliver(rules, bulletin, &letter, &tidings.catalog, seconds);
    let mut has_failed = false;
    for delivered in &done {
        has_failed |= matches!(delivered, Delivered::Failed(_));
        show.delivered(&bulletin.reader, delivered);
    }
    if has_failed {
        return Ok(FAILED);
    }
    catalog::told(&tidings.catalog, &bulletin.reader, &bulletin.stretch, &now())?;
    Ok(DONE)
}

fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
