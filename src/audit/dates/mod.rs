//! Days, deadlines and numbers → those that cannot be, or that contradict each other. What is not printed is never
//! guessed; nothing depends on the clock.

mod cited;
mod days;
mod deadlines;
mod numbers;
mod periods;

use super::input::{Input, Paper};
use super::{named, passages};
use crate::data::Finding;

/// The findings of an input.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let named = named::all(input);
    let mut findings = cited::find(input, &named);
    findings.extend(numbers::find(&named));
    for paper in &input.papers {
        findings.extend(of_paper(input, paper));
    }
    findings
}

fn of_paper(input: &Input<'_>, paper: &Paper<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in passages::of(paper) {
        findings.extend(days::find(&passage));
        findings.extend(periods::find(&passage));
    }
    findings.extend(days::sunday(paper));
    findings.extend(deadlines::find(input, paper));
    findings
}

/// An ISO day as it is printed in the country: `08/5/2026`.
pub(super) fn shown(iso: &str) -> String {
    let Ok(day) = iso.parse::<jiff::civil::Date>() else { return iso.to_owned() };
    let month =
        if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("{:02}/{month}/{}", day.day(), day.year())
}
