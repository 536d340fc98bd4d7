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
