//! Where contents were found: what the catalogue knows of a path, and whether that is still so.

use super::trouble::Done;
use crate::batch::Failure;
use crate::batch::arrivals::{Arrival, Stamp};
use crate::data::Error;
use rusqlite::{Connection, OptionalExtension, params};

/// Which program, in which run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Maker {
    pub(super) program: &'static str,
    pub(super) run: i64,
}

impl Maker {
    /// This program.
    pub(super) fn of_run(run: i64) -> Self {
        Self { program: env!("CARGO_PKG_VERSION"), run }
    }
}

/// The rules of what could not be read: all there are.
pub(super) fn all_rules() -> String {
    crate::rules_version("")
}

/// What a file was when it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Past {
    /// It was not there, or was another.
    Unknown,
    /// It is as it was.
    Same,
    /// It is as it was, and was read by other rules than those of now.
    Outdated,
    /// It is as it was, and could not be read by the same program.
    Quarantined,
}

/// What failed, for the catalogue.
pub(super) struct Fault {
    pub(super) kind: &'static str,
    pub(super) vi: String,
    pub(super) en: String,
}

impl Fault {
    /// Of a failure, worded as it is told.
    pub(super) fn of(failure: &Failure, words: &dyn Fn(&Failure) -> [String; 2]) -> Self {
        let kinds = [
            (failure.is_not_read(), "not-read"),
            (matches!(failure, Failure::Refused { .. }), "refused"),
            (matches!(failure, Failure::Changing { .. }), "changing"),
            (matches!(failure, Failure::Error(Error::Panic { .. })), "bug"),
        ];
        let kind =
            kinds.into_iter().find(|(is_so, _)| *is_so).map_or("unreadable", |(_, kind)| kind);
        // The path stands beside it; the same bytes may be at another by then.
        let bare = |told: String| match failure.input() {
            Some(name) => told.strip_prefix(&format!("{name}: ")).unwrap_or(&told).to_owned(),
            None => told,
        };
        let [vi, en] = words(failure).map(bare);
        Self { kind, vi, en }
    }
}

const PAST: &str = "SELECT f.\"error_kind\" IS NOT NULL OR c.\"state\" = 'quarantined', \
    coalesce(c.\"program_version\", f.\"program_version\"), coalesce(c.\"rules_version\", f.\"rules_version\"), \
    coalesce(c.\"format\", '') \
    FROM catalog_files AS f LEFT JOIN catalog_contents AS c ON c.\"content\" = f.\"content\" \
    WHERE f.\"path\" = ?1 AND f.\"bytes\" = ?2 AND f.\"modified\" = ?3";

/// What was found at `path` when it had this stamp.
pub(super) fn past(
    connection: &Connection,
    path: &str,
    stamp: Option<Stamp>,
    maker: &Maker,
) -> Done<Past> {
    let Some(stamp) = stamp else { return Ok(Past::Unknown) };
    let mut past = connection.prepare(PAST)?;
    let row = past
        .query_row(params![path, stamp.bytes, stamp.modified], |row| {
            Ok((row.get::<_, bool>(0)?, [row.get::<_, String>(1)?, row.get(2)?, row.get(3)?]))
        })
        .optional()?;
    let Some((has_failed, [program, rules, format])) = row else { return Ok(Past::Unknown) };
    let is_of_now = rules == crate::rules_version(&format);
    Ok(match (has_failed, is_of_now) {
        (false, true) => Past::Same,
        (false, false) => Past::Outdated,
        (true, true) if program == maker.program => Past::Quarantined,
        (true, _) => Past::Unknown,
    })
}

/// What a path held: now, and the last that could be read.
pub(super) fn held(
    connection: &Connection,
    path: &str,
) -> Done<Option<(Option<i64>, Option<i64>)>> {
    let held = "SELECT \"content\", \"good\" FROM catalog_files WHERE \"path\" = ?";
    let row = connection.query_row(held, [path], |row| Ok((row.get(0)?, row.get(1)?)));
    Ok(row.optional()?)
}

const PUT: &str = "INSERT INTO catalog_files VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) \
    ON CONFLICT (\"path\") DO UPDATE SET \"bytes\" = ?2, \"modified\" = ?3, \"content\" = ?4, \
    \"good\" = coalesce(?5, \"good\"), \"error_kind\" = ?6, \"error_vi\" = ?7, \"error_en\" = ?8, \
    \"program_version\" = ?9, \"rules_version\" = ?10, \"run\" = ?11";

/// Notes what `path` holds; `good` where that could be read, `fault` where it has no content.
pub(super) fn put(
    connection: &Connection,
    (path, stamp): (&str, Option<Stamp>),
    (content, good): (Option<i64>, Option<i64>),
    fault: Option<&Fault>,
    maker: &Maker,
) -> Done<()> {
    connection.prepare(PUT)?.execute(params![
        path,
        stamp.map(|stamp| stamp.bytes),
        stamp.and_then(|stamp| stamp.modified),
        content,
        good,
        fault.map(|fault| fault.kind),
        fault.map(|fault| &fault.vi),
        fault.map(|fault| &fault.en),
        maker.program,
        all_rules(),
        maker.run,
    ])?;
    Ok(())
}

/// Forgets the other paths of a content at which nothing is any more: it was moved.
pub(super) fn forget_moved(connection: &Connection, content: i64, path: &str) -> Done<()> {
    let others = "SELECT \"path\" FROM catalog_files WHERE \"content\" = ? AND \"path\" <> ?";
    let mut others = connection.prepare(others)?;
    let names = others.query_map(params![content, path], |row| row.get::<_, String>(0))?;
    for name in names.collect::<Result<Vec<_>, _>>()? {
        if !Arrival::is_there(&name) {
            connection.execute("DELETE FROM catalog_files WHERE \"path\" = ?", [name])?;
        }
    }
    Ok(())
}
