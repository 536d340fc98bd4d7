//! Assignment lines in prose (`- Đơn vị chủ trì: …`) → tasks. The title is the paragraph or bullet
//! under which the lines stand; where nothing but a heading stands above them, the heading is.

use super::account::{self, Prose};
use super::asides::{self, Aside};
use super::assignments::parts;
use super::ids::Ids;
use super::rows::{bare, id_part, put, take_deadlines, take_list, take_owners};
use super::sections::Path;
use super::{owners, statuses};
use crate::data::{Block, BlockKind, Task, Text};
use crate::lang::agency::Register;
use crate::lang::fold;
use crate::lang::headings::assignment;
use crate::lang::rules::sure;
use std::ops::Range;

/// Roles that make lines an assignment; money or a place alone does not.
const DECISIVE: [&str; 4] = ["lead", "support", "monitor", "deadline"];

/// An assignment: the blocks that say what, and the lines that say who and when.
struct Assignment {
    title: Vec<usize>,
    lines: Range<usize>,
    /// The same, said at the end of the paragraph itself.
    aside: Option<Aside>,
}

/// Tasks of `blocks`, each with the index of the first block of its title; and which blocks they
/// cover.
pub(super) fn find(
    blocks: &[Block],
    document_id: &str,
    outer: &[String],
    register: &Register,
    ids: &mut Ids,
) -> (Vec<(usize, Task)>, Vec<bool>) {
    let mut covered = vec![false; blocks.len()];
    let mut tasks = Vec::new();
    let mut path = Path::default();
    let mut entered = 0;
    let mut numbers = Numbers::default();
    for found in assignments(blocks, register) {
        let first = found.title[0];
        for (index, block) in blocks.iter().enumerate().take(first + 1).skip(entered) {
            path.enter(block, index);
        }
        entered = entered.max(first + 1);
        found.title.iter().copied().chain(found.lines.clone()).for_each(|at| covered[at] = true);
        let mut task = Task { document_id: document_id.to_owned(), ..Task::default() };
        task.section = outer
            .iter()
            .cloned()
            .chain(path.above(&blocks[first], first).map(|step| step.printed.clone()))
            .collect();
        what(&mut task, blocks, &found, &path);
        who_and_when(&mut task, &blocks[found.lines.clone()], register);
        for (role, value) in found.aside.iter().flat_map(|aside| &aside.parts) {
            take_part(&mut task, role, value, register);
        }
        if task.leads.is_empty() {
            requested(&mut task, &blocks[first].text, register);
        }
        let prose = match (&found.aside, blocks[first].kind == BlockKind::Heading) {
            (Some(_), _) => Prose::Aside,
            (None, true) => Prose::Heading,
            (None, false) => Prose::Lines,
        };
        account::of_prose(&mut task, prose);
        let number = numbers.of(&path.labels(first), task.ordinal.as_deref());
        task.id = ids.unique(format!("{document_id}#{number}"));
        tasks.push((first, task));
    }
    (tasks, covered)
}

/// Ordinals in ids: unnumbered tasks count on from the path above them.
#[derive(Default)]
pub(super) struct Numbers {
    above: String,
    count: u32,
}

impl Numbers {
    /// The id part of a task under `above` with this ordinal.
    pub(super) fn of(&mut self, above: &str, ordinal: Option<&str>) -> String {
        let join =
            |last: &str| if above.is_empty() { last.to_owned() } else { format!("{above}.{last}") };
        if let Some(ordinal) = ordinal {
            return join(&id_part(ordinal));
        }
        if self.above != above {
            above.clone_into(&mut self.above);
            self.count = 0;
        }
        self.count += 1;
        join(&self.count.to_string())
    }
}

/// Runs of assignment lines with what they are about.
fn assignments(blocks: &[Block], register: &Register) -> Vec<Assignment> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let end = run(blocks, at);
        let decisive = blocks[at..end].iter().filter_map(role).any(|role| DECISIVE.contains(&role));
        if decisive && let Some(title) = title(blocks, at) {
            found.push(Assignment { title, lines: at..end, aside: None });
        } else if end == at
            && let Some(aside) = aside(blocks, at, register)
        {
            found.push(Assignment { title: vec![at], lines: at..at, aside: Some(aside) });
        }
        at = end.max(at + 1);
    }
    found
}

/// What the block at `at` assigns at its own end, where no assignment lines follow that say it too.
fn aside(blocks: &[Block], at: usize, register: &Register) -> Option<Aside> {
    let block = &blocks[at];
    let running = matches!(block.kind, BlockKind::Item | BlockKind::Paragraph | BlockKind::Heading);
    let follows = blocks.get(at + 1).and_then(role).is_some();
    (running && !follows).then(|| asides::find(&block.text, register)).flatten()
}

/// Where the run of assignment lines from `at` on ends: a page may have put furniture between them.
fn run(blocks: &[Block], at: usize) -> usize {
    let mut end = at;
    for (next, block) in blocks.iter().enumerate().skip(at) {
        if role(block).is_some() {
            end = next + 1;
        } else if block.kind != BlockKind::Furniture || end == at {
            break;
        }
    }
    end
}

/// The role of a block that is an assignment line.
fn role(block: &Block) -> Option<&'static str> {
    let running = matches!(block.kind, BlockKind::Item | BlockKind::Paragraph);
    let bullet = block.level.is_none_or(|level| level > 4);
    (running && bullet).then(|| assignment(block.text.as_str())).flatten().map(|(role, _)| role)
}

/// The blocks that the lines from `lines` on are about: paragraphs without label down to the label
/// above them, and that one too unless it only heads them.
fn title(blocks: &[Block], lines: usize) -> Option<Vec<usize>> {
    let mut title = Vec::new();
    for at in (0..lines).rev() {
        let block = &blocks[at];
        match block.kind {
            BlockKind::Paragraph if role(block).is_none() => title.push(at),
            BlockKind::Item | BlockKind::Heading if role(block).is_none() => {
                let heads_them = block.kind == BlockKind::Heading && !title.is_empty();
                if !heads_them {
                    title.push(at);
                }
                break;
            }
            BlockKind::Furniture if title.is_empty() => {}
            BlockKind::Paragraph
            | BlockKind::Item
            | BlockKind::Heading
            | BlockKind::Table
            | BlockKind::Furniture => break,
        }
    }
    title.reverse();
    (!title.is_empty()).then_some(title)
}

/// Title, ordinal, group.
fn what(task: &mut Task, blocks: &[Block], found: &Assignment, path: &Path) {
    let texts: Vec<Text> = found.title.iter().map(|&at| blocks[at].text.clone()).collect();
    let whole =
        found.aside.as_ref().map_or_else(|| Text::join(&texts), |aside| aside.title.clone());
    put(task, "title", &bare(&whole));
    let first = &blocks[found.title[0]];
    if let Some(label) = first.label.as_ref().filter(|_| first.level.is_some_and(|level| level < 5))
    {
        put(task, "ordinal", label);
    }
    if let Some(step) = path.above(first, found.title[0]).next_back() {
        put(task, "group", &step.group());
    }
    if found.title.iter().any(|&at| blocks[at].joined) {
        task.flags.push("joined-across-page".to_owned());
    }
}

/// Owners, deadline, deliverable and status from the lines.
fn who_and_when(task: &mut Task, lines: &[Block], register: &Register) {
    for line in lines {
        for (role, value) in parts(&line.text) {
            take_part(task, role, &value, register);
        }
    }
}

fn take_part(task: &mut Task, role: &str, value: &Text, register: &Register) {
    match role {
        "deadline" => take_deadlines(task, value),
        "deliverable" | "result" => put(task, role, &bare(value)),
        "status" => {
            if let Some((status, at)) = statuses::status_cell(value) {
                task.status = Some(status);
                task.spans.insert("status".into(), value.spans_of(at));
            }
        }
        "owner" => take_owners(task, owners::cell(&value.without_closing_stop(), register)),
        "lead" if fold::key(value.as_str()).contains("phối hợp") => {
            take_owners(task, owners::cell(&value.without_closing_stop(), register));
        }
        _ => take_list(task, role, value, register),
    }
}

/// Without a lead line the addressees of `Đề nghị …` are the leads.
fn requested(task: &mut Task, title: &Text, register: &Register) {
    if let Some((leads, _)) = owners::subject(title, register) {
        let spans = leads.iter().flat_map(|lead| lead.spans.clone()).collect();
        task.spans.insert("leads".into(), spans);
        task.confidence.insert("leads".into(), sure("owner.addressee"));
        task.leads = leads;
    }
}
