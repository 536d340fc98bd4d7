//! What can be the matter with a document: each finding by its code, how bad it is, what it means and what to do
//! about it, with a text that has it and one that has not.

use super::lexicon;
use crate::data::{Finding, Severity};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A check: a row of `checks.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Code of its findings, such as `sum.percent-differs`.
    #[serde(rename = "rule")]
    pub code: &'static str,
    /// What it is about: `date`, `sum`, `count`, `status`, `agency`, `reference` or `text`.
    pub group: &'static str,
    /// How bad its findings are.
    pub severity: Severity,
    /// What is the matter, in a few English words.
    pub title: &'static str,
    /// The same in Vietnamese.
    pub title_vi: &'static str,
    /// When it is found, and when not, in English.
    pub why: &'static str,
    /// The same in Vietnamese.
    pub why_vi: &'static str,
    /// What would make it right, in English.
    pub remedy: &'static str,
    /// The same in Vietnamese.
    pub remedy_vi: &'static str,
    /// A text that has it, in the notation of [`bytes`].
    pub wrong: &'static str,
    /// A text that has not.
    pub right: &'static str,
}

/// The groups, in the order in which they are told.
pub const GROUPS: [&str; 7] = ["sum", "count", "date", "status", "reference", "agency", "text"];

static CHECKS: LazyLock<Vec<Check>> = LazyLock::new(|| {
    lexicon::rows("checks")
        .into_iter()
        .map(|row| Check {
            code: row[0],
            group: row[1],
            severity: severity(row[2]),
            title: row[3],
            title_vi: row[4],
            why: row[5],
            why_vi: row[6],
            remedy: row[7],
            remedy_vi: row[8],
            wrong: row[9],
            right: row[10],
        })
        .collect()
});

static BY_CODE: LazyLock<BTreeMap<&'static str, &'static Check>> =
    LazyLock::new(|| CHECKS.iter().map(|check| (check.code, check)).collect());

fn severity(word: &str) -> Severity {
    match word {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        _ => Severity::Info,
    }
}

/// All checks, in the order of the table.
#[must_use]
pub fn all() -> &'static [Check] {
    &CHECKS
}

/// The check whose findings have this code.
#[must_use]
pub fn named(code: &str) -> Option<&'static Check> {
    BY_CODE.get(code).copied()
}

/// A finding with this code, as bad as the table says. One that the table does not list is only worth knowing.
#[must_use]
pub fn finding(code: &str, vi: &str, en: &str) -> Finding {
    let severity = named(code).map_or(Severity::Info, |check| check.severity);
    Finding::new(code, severity, vi, en)
}

/// An example as the bytes of an input: `//` is a new line, `|` a new cell, `\xNN` a byte, `\*N{…}` a text N times.
#[must_use]
pub fn bytes(example: &str) -> Vec<u8> {
    let line = |line: &str| cells(line).join("\t") + "\n";
    let text: String = example.split("//").map(line).collect();
    let mut bytes = Vec::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend(before.bytes());
        let (some, behind) = escaped(after).unwrap_or_else(|| (b"\\".to_vec(), after));
        bytes.extend(some);
        rest = behind;
    }
    bytes.extend(rest.bytes());
    bytes
}

/// The cells of a line of an example; a line without bars is one.
pub(crate) fn cells(line: &str) -> Vec<&str> {
    line.split('|').map(str::trim).collect()
}

/// What stands for the text behind a backslash, and what follows it.
fn escaped(text: &str) -> Option<(Vec<u8>, &str)> {
    if let Some(hex) = text.strip_prefix('x') {
        return Some((vec![u8::from_str_radix(hex.get(..2)?, 16).ok()?], &hex[2..]));
    }
    let (times, repeated) = text.strip_prefix('*')?.split_once('{')?;
    let (repeated, behind) = repeated.split_once('}')?;
    Some((repeated.repeat(times.parse().ok()?).into_bytes(), behind))
}

impl Check {
    /// Whether it is the one called `name`, or of that group: `sum`, `sum.percent-differs`.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let below = self.code.strip_prefix(name);
        self.group == name || below.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_bytes() {
        for (example, expected) in [
            ("một // 1 | hai |", "một\n1\thai\t\n".as_bytes()),
            (r"a\xFFb\x20", b"a\xffb \n"),
            (r"\*3{<b>}x", b"<b><b><b>x\n"),
            (r"a\y \xZZ", b"a\\y \\xZZ\n"),
        ] {
            assert_eq!(bytes(example), expected, "{example}");
        }
    }
}
