//! One truth written in every layout gives the same tasks: tabs, a Word dump, Markdown, paragraphs
//! between lone bars, spaces as `pdftotext -layout` sets them, a page with spans.
//!
//! What a layout cannot hold is said once, in [`Layout::forget`]; nothing else is left out of the
//! comparison but places in the source and flags.

mod print;
mod truth;

use crate::pipeline;
use congbao::data::{Mention, Report, Task};
use proptest::prelude::*;
use truth::{Truth, truth};

/// What is compared of a task beside its owners.
#[derive(Clone, Debug, PartialEq)]
struct Fields {
    ordinal: Option<String>,
    group: Option<String>,
    title: Option<String>,
    deadline: Option<String>,
    deliverable: Option<String>,
    status: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Layout {
    Tabs,
    Dump,
    Markdown,
    Bars,
    Spaces,
    Page,
}

impl Layout {
    const ALL: [Self; 6] =
        [Self::Tabs, Self::Dump, Self::Markdown, Self::Bars, Self::Spaces, Self::Page];

    /// What the layout does not hold: a Word dump has lost its automatic numbers.
    fn forget(self, mut tasks: Vec<Fields>) -> Vec<Fields> {
        if self == Self::Dump {
            for task in &mut tasks {
                task.ordinal = None;
            }
        }
        tasks
    }

    /// What is printed and what is read of it, every value proved.
    fn report(self, truth: &Truth) -> (String, Report) {
        let text = match self {
            Self::Tabs => print::tabs(truth),
            Self::Dump => print::dump(truth),
            Self::Markdown => print::markdown(truth),
            Self::Bars => print::bars(truth),
            Self::Spaces => print::spaces(truth),
            Self::Page => print::page(truth),
        };
        let report = if self == Self::Page {
            html(&text)
        } else {
            proved(pipeline::report("law.txt", &text), &text)
        };
        (text, report)
    }
}

fn html(page: &str) -> Report {
    let (report, text) = pipeline::page(page);
    proved(report, &text)
}

fn proved(report: Report, text: &str) -> Report {
    let proof = congbao::prove(&report, text);
    assert!(proof.failures.is_empty(), "{:?}\n{text}", proof.failures);
    report
}

fn fields(task: &Task) -> Fields {
    Fields {
        ordinal: task.ordinal.clone(),
        group: task.group.clone(),
        title: task.title.clone(),
        deadline: task.deadline.as_ref().map(|deadline| deadline.raw.clone()),
        deliverable: task.deliverable.clone(),
        status: task.status.as_ref().map(|status| status.raw.clone()),
    }
}

fn owners(report: &Report) -> Vec<[Vec<String>; 2]> {
    let names = |mentions: &[Mention]| mentions.iter().map(|it| it.name.clone()).collect();
    let tasks = report.tasks.iter().filter(|task| task.table_id.is_some());
    tasks.map(|task| [names(&task.leads), names(&task.supports)]).collect()
}

fn check(truth: &Truth) -> Result<(), TestCaseError> {
    let (_, first) = Layout::Tabs.report(truth);
    for layout in Layout::ALL {
        let (text, report) = layout.report(truth);
        let tasks = report.tasks.iter().filter(|task| task.table_id.is_some());
        let found: Vec<Fields> = tasks.map(fields).collect();
        prop_assert_eq!(&found, &layout.forget(truth.tasks()), "{:?}\n{}", layout, text);
        prop_assert_eq!(owners(&report), owners(&first), "{:?}\n{}", layout, text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_layout_gives_the_same_tasks(truth in truth()) {
        check(&truth)?;
    }
}
