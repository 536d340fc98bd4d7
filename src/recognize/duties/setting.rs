//! The headings above a block → what they say to its duties: bodies, a deadline, whether the section
//! is about who does what.

use super::super::sections::Path;
use super::super::{deadlines, owners};
use super::asked::Asked;
use crate::data::{Block, DeadlineKind, Mention, Text};
use crate::lang::agency::Register;
use crate::lang::fold;
use crate::lang::headings::section;
use std::collections::BTreeMap;

/// Level of `Điều 1.`
pub(super) const ARTICLE: i8 = 0;

/// What stands above a block that can hold duties.
pub(super) struct Setting<'a> {
    /// Bodies that the innermost heading names.
    pub(super) bodies: Option<Vec<Mention>>,
    /// Deadline that it names: `Năm 2030, tổng kết …`.
    pub(super) time: Option<Text>,
    /// Bodies that the item above names before a colon: `Công an tỉnh có nhiệm vụ:`.
    pub(super) charged: Option<Vec<Mention>>,
    /// The section is about who does what; so are the articles of a decision.
    pub(super) is_duty_section: bool,
    pub(super) register: &'a Register,
}

/// What a heading says.
#[derive(Clone)]
pub(super) struct Said {
    kind: Option<&'static str>,
    bodies: Option<Vec<Mention>>,
    /// Bodies that a heading ending in a colon hands the duties below it to.
    charged: Option<Vec<Mention>>,
    time: Option<Text>,
}

/// Headings by the index of their block, each read once.
pub(super) type Headings = BTreeMap<usize, Said>;

/// Reads the headings above a block and what was `asked` further above.
pub(super) fn read<'a>(
    path: &Path,
    block: &Block,
    index: usize,
    asked: &Asked,
    register: &'a Register,
    headings: &mut Headings,
) -> Setting<'a> {
    let mut kind = None;
    let (mut bodies, mut charged, mut time) = (None, asked.bodies.clone(), None);
    for step in path.above(block, index) {
        let said = headings.entry(step.block).or_insert_with(|| Said {
            kind: section(step.text.as_str()),
            bodies: owners::heading(&step.text, register).or_else(|| {
                let is_duty = kind == Some("duty");
                is_duty.then(|| owners::charged(&step.text, register)).flatten()
            }),
            charged: owners::subject(&step.text, register).map(|(bodies, _)| bodies),
            time: heading_time(&step.text),
        });
        kind = said.kind.or(kind);
        if said.bodies.is_none() && kind == Some("duty") {
            time = said.time.clone().or(time);
        }
        if said.bodies.is_none() && step.text.as_str().ends_with(':') {
            charged.clone_from(&said.charged);
        }
        bodies.clone_from(&said.bodies);
    }
    let in_article = block.level == Some(ARTICLE)
        || path.above(block, index).any(|step| step.level == ARTICLE && step.label.is_some());
    let is_duty_section =
        kind == Some("duty") || in_article || (asked.is_requested && kind.is_none());
    Setting { bodies, time, charged, is_duty_section, register }
}

/// `Năm 2030` of `Năm 2030, tổng kết phong trào thi đua`.
fn heading_time(heading: &Text) -> Option<Text> {
    let comma = heading.as_str().find(',')?;
    let time = heading.slice_trimmed(0..comma);
    let starts = fold::key(time.as_str());
    let is_time =
        ["năm ", "quý ", "tháng ", "trước ", "từ "].iter().any(|word| starts.starts_with(word));
    let known = deadlines::cell(&time)
        .first()
        .is_some_and(|found| found.deadline.kind != DeadlineKind::Unspecified);
    (is_time && known).then_some(time)
}
