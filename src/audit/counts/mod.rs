//! Numbers that say how many there are → those that what they count does not bear out: headings over rows, titles
//! over headings, lists announced by their number, row numbers, closing summaries.

mod announced;
mod groups;
mod headings;
mod names;
mod ordinals;
mod stages;
mod summaries;
mod units;

use super::input::{Input, Paper};
use crate::data::{Finding, Span, Text};
use crate::lang::pattern::pattern;
use crate::lang::{checks, fold};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// The findings of all documents.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = input.papers.iter().flat_map(of_paper).collect();
    findings.extend(units::find(input));
    findings
}

fn of_paper(paper: &Paper<'_>) -> Vec<Finding> {
    let checks = [
        groups::find,
        headings::find,
        announced::find,
        ordinals::find,
        summaries::find,
        stages::find,
        names::find,
    ];
    checks.into_iter().flat_map(|find| find(paper)).collect()
}

/// How many of what a heading says there are: `(12 mô hình)`.
#[derive(Clone, Debug)]
struct Told {
    count: usize,
    /// The words behind the number, as a key.
    noun: String,
    /// The number and its words.
    range: Range<usize>,
    spans: Vec<Span>,
}

static BRACKETED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\((?:(?:tổng\s+(?:số|cộng)|gồm|có)\s*:?\s*)?(?P<told>(?P<count>\d{1,4})\s+(?P<noun>\pL[\pL ]{1,40}?))\s*\)[\s.:;]*$",
    )
});

/// What the parenthesis at the end of a heading tells.
fn told(text: &Text) -> Option<Told> {
    let found = BRACKETED.captures(text.as_str())?;
    let range = found.name("told")?.range();
    Some(Told {
        count: found["count"].parse().ok()?,
        noun: fold::key(&found["noun"]),
        spans: text.spans_of(range.clone()),
        range,
    })
}

impl Told {
    /// The finding that there are others than it says.
    fn differs(&self, code: &str, text: &Text, counted: usize, of: &str) -> Finding {
        let printed = &text.as_str()[self.range.clone()];
        let gap = self.count.abs_diff(counted);
        let vi = format!("“{printed}”: đếm được {counted} {of}, lệch {gap}");
        let en = format!("“{printed}”: {counted} are counted, off by {gap}");
        let digits = printed.chars().take_while(char::is_ascii_digit).count();
        let expected = format!("{counted:0digits$}{}", &printed[digits..]);
        checks::finding(code, &vi, &en).saying(printed, &expected).at(self.spans.clone())
    }
}
