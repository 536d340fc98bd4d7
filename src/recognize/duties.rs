//! Sections that say which body has to do what → one task per sentence, one more for a clause with
//! its own deadline or subject. The body is the sentence's subject, or the heading that names it.

use super::ids::Ids;
use super::prose::Numbers;
use super::rows::{id_part, put, take_deadlines};
use super::sections::Path;
use super::{deadlines, owners};
use crate::data::{Block, BlockKind, DeadlineKind, Mention, Task, Text};
use crate::lang::agency::Register;
use crate::lang::fold;
use crate::lang::headings::section;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Level of `Điều 1.`
const ARTICLE: u8 = 0;
/// "From time to time", where nothing says how often.
const REGULAR: &str = "Định kỳ";
/// The flag of every duty.
const FLAG: &str = "organisation-duty";
/// Longest list of partners, in bytes.
const LONGEST_LIST: usize = 2000;

/// Sentences that announce or close and ask nothing of anybody.
static NO_DUTY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:trên đây là|căn cứ kết quả|nơi nhận)|chịu trách nhiệm thi hành|có hiệu lực (?:thi hành )?(?:kể )?từ",
    )
});
/// An order to a body, wherever it stands.
static ORDER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:Giao|Yêu cầu|Đề nghị)\s"));
static SENTENCE_END: LazyLock<Regex> = LazyLock::new(|| pattern(r#"[.…!?][)”"]?\s+"#));

/// What stands above a block that can hold duties.
struct Setting<'a> {
    /// Bodies that the innermost heading names.
    bodies: Option<Vec<Mention>>,
    /// Deadline that it names: `Năm 2030, tổng kết …`.
    time: Option<Text>,
    /// The section is about who does what; so are the articles of a decision.
    is_duty_section: bool,
    register: &'a Register,
}

/// Duties of `blocks`, each with the index of its block. `covered` blocks hold other tasks.
pub(super) fn find(
    blocks: &[Block],
    covered: &[bool],
    document_id: &str,
    outer: &[String],
    register: &Register,
    ids: &mut Ids,
) -> Vec<(usize, Task)> {
    let mut path = Path::default();
    let mut headings = Headings::new();
    let mut numbers = Numbers::default();
    let mut tasks = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        path.enter(block, index);
        let running = matches!(block.kind, BlockKind::Item | BlockKind::Paragraph);
        if !running || covered[index] || block.text.is_empty() {
            continue;
        }
        let setting = setting(&path, block, index, register, &mut headings);
        for (nth, mut task) in of_block(block, &setting).into_iter().enumerate() {
            document_id.clone_into(&mut task.document_id);
            let above = path.above(block, index);
            task.section =
                outer.iter().cloned().chain(above.map(|step| step.printed.clone())).collect();
            if nth > 0 && block.level == Some(ARTICLE) {
                task.section.extend(block.printed_label.clone());
            }
            describe(&mut task, block, &path, index, nth);
            let own = if nth > 0 { label_of(block) } else { None };
            let labels = [path.labels(index), own.unwrap_or_default()];
            let above: Vec<String> = labels.into_iter().filter(|part| !part.is_empty()).collect();
            let number = numbers.of(&above.join("."), task.ordinal.as_deref());
            task.id = ids.unique(format!("{document_id}#{number}"));
            tasks.push((index, task));
        }
    }
    tasks
}

/// The label of a numbered block, as it stands in ids.
fn label_of(block: &Block) -> Option<String> {
    let numbered = block.level.is_some_and(|level| level < 5);
    block.label.as_ref().filter(|_| numbered).map(|label| id_part(label.as_str()))
}

/// Ordinal, group, flags.
fn describe(task: &mut Task, block: &Block, path: &Path, index: usize, nth: usize) {
    let numbered = block.level.is_some_and(|level| level < 5);
    if let Some(label) = block.label.as_ref().filter(|_| numbered && nth == 0) {
        put(task, "ordinal", label);
    }
    if let Some(step) = path.above(block, index).next_back() {
        put(task, "group", &step.text.clone());
    }
    task.flags.push(FLAG.to_owned());
    if block.joined {
        task.flags.insert(0, "joined-across-page".to_owned());
    }
}

/// What a heading says.
#[derive(Clone)]
struct Said {
    kind: Option<&'static str>,
    bodies: Option<Vec<Mention>>,
    time: Option<Text>,
}

/// Headings by the index of their block, each read once.
type Headings = BTreeMap<usize, Said>;

/// Reads the headings above a block.
fn setting<'a>(
    path: &Path,
    block: &Block,
    index: usize,
    register: &'a Register,
    headings: &mut Headings,
) -> Setting<'a> {
    let mut kind = None;
    let (mut bodies, mut time) = (None, None);
    for step in path.above(block, index) {
        let said = headings.entry(step.block).or_insert_with(|| Said {
            kind: section(step.text.as_str()),
            bodies: owners::heading(&step.text, register),
            time: heading_time(&step.text),
        });
        kind = said.kind.or(kind);
        if said.bodies.is_none() && kind == Some("duty") {
            time = said.time.clone().or(time);
        }
        bodies.clone_from(&said.bodies);
    }
    let in_article = block.level == Some(ARTICLE)
        || path.above(block, index).any(|step| step.level == ARTICLE && step.label.is_some());
    Setting { bodies, time, is_duty_section: kind == Some("duty") || in_article, register }
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

fn of_block(block: &Block, setting: &Setting<'_>) -> Vec<Task> {
    let mut tasks: Vec<Task> = Vec::new();
    for range in sentences(block.text.as_str()) {
        let sentence = block.text.slice_trimmed(range);
        if NO_DUTY.is_match(sentence.as_str()) {
            continue;
        }
        let subject = owners::subject(&sentence, setting.register);
        let ordered = ORDER.is_match(sentence.as_str()) && subject.is_some();
        let allowed = setting.is_duty_section || setting.bodies.is_some() || ordered;
        let inherited =
            setting.bodies.clone().or_else(|| tasks.last().map(|task| task.leads.clone()));
        let (leads, start) = match (subject, inherited) {
            (Some((leads, start)), _) => (leads, start),
            (None, Some(leads)) if !leads.is_empty() => (leads, 0),
            _ => continue,
        };
        if allowed {
            clauses(&sentence, &leads, start, setting, &mut tasks);
        }
    }
    tasks
}

/// A sentence as one task, or as several where a clause has its own deadline or subject.
fn clauses(
    sentence: &Text,
    leads: &[Mention],
    start: usize,
    setting: &Setting<'_>,
    tasks: &mut Vec<Task>,
) {
    let mut from = start;
    let mut leads = leads.to_vec();
    let semicolons = semicolons(sentence.as_str(), start);
    for (at, &semicolon) in semicolons.iter().enumerate() {
        let end = semicolons.get(at + 1).copied().unwrap_or(sentence.len());
        let clause = sentence.slice_trimmed(semicolon + 1..end);
        let subject = owners::subject(&clause, setting.register);
        let is_plain = subject.is_none() && deadlines::inside(&clause).is_empty();
        if is_plain || lists_partners(&sentence.slice_trimmed(from..semicolon), setting.register) {
            continue;
        }
        tasks.push(duty(sentence, from..semicolon, &leads, setting));
        from = semicolon + 1;
        if let Some((own, offset)) = subject {
            let rest = &sentence.as_str()[from..];
            from += rest.len() - rest.trim_start().len() + offset;
            leads = own;
        }
    }
    tasks.push(duty(sentence, from..sentence.len(), &leads, setting));
}

/// Whether a clause breaks off in a list of bodies after `với`, which a semicolon only goes on:
/// `Phối hợp với Viện kiểm sát nhân dân tỉnh; Tòa án nhân dân tỉnh tổ chức …`.
fn lists_partners(clause: &Text, register: &Register) -> bool {
    let printed = clause.as_str();
    let near = (printed.len().saturating_sub(LONGEST_LIST)..printed.len())
        .find(|&at| printed.is_char_boundary(at))
        .unwrap_or(0);
    let Some(with) = printed[near..].rfind(" với ").map(|at| near + at) else { return false };
    let partners = clause.slice_trimmed(with + " với ".len()..clause.len());
    owners::heading(&partners, register).is_some()
}

/// Semicolons after `start` that stand outside parentheses and quotes.
fn semicolons(text: &str, start: usize) -> Vec<usize> {
    let mut depth = 0_u32;
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        depth = deeper(depth, c);
        if c == ';' && depth == 0 && at > start {
            found.push(at);
        }
    }
    found
}

/// Open parentheses and quotes after `c`.
fn deeper(depth: u32, c: char) -> u32 {
    match c {
        '(' | '“' => depth + 1,
        ')' | '”' => depth.saturating_sub(1),
        _ => depth,
    }
}

fn duty(sentence: &Text, range: Range<usize>, leads: &[Mention], setting: &Setting<'_>) -> Task {
    let mut task = Task { leads: leads.to_vec(), ..Task::default() };
    let spans = leads.iter().flat_map(|lead| lead.spans.clone()).collect();
    task.spans.insert("leads".into(), spans);
    let clause = sentence.slice_trimmed(range.clone());
    put(&mut task, "title", &clause.without_closing_stop());
    let whole = if range.start == 0 || range.end < sentence.len() {
        clause
    } else {
        widened(sentence, &range)
    };
    match time_of(&whole) {
        Some(found) => {
            task.spans.insert("deadline".into(), whole.spans_of(found.at.clone()));
            task.deadline = Some(found.deadline);
        }
        None => {
            if let Some(time) = regular(&whole).or_else(|| setting.time.clone()) {
                take_deadlines(&mut task, &time);
            }
        }
    }
    task
}

/// The deadline that governs a clause; `đột xuất khi có yêu cầu` comes beside one and is none itself.
fn time_of(clause: &Text) -> Option<deadlines::Found> {
    deadlines::inside(clause).into_iter().find(|found| {
        let unplanned = fold::key(&found.deadline.raw).starts_with("đột xuất");
        !unplanned
    })
}

/// `Định kỳ` at the beginning of a clause: again and again, how often is not said.
fn regular(clause: &Text) -> Option<Text> {
    let words: usize =
        clause.as_str().chars().take(REGULAR.chars().count()).map(char::len_utf8).sum();
    let begins = fold::key(&clause.as_str()[..words]) == fold::key(REGULAR);
    begins.then(|| clause.slice(0..words))
}

/// The clause with the opening condition before its subject (`Định kỳ hằng năm các cơ quan …`), where
/// the first clause is meant.
fn widened(sentence: &Text, range: &Range<usize>) -> Text {
    let before = &sentence.as_str()[..range.start];
    let from = if before.contains(';') { range.start } else { 0 };
    sentence.slice_trimmed(from..range.end)
}

/// Sentences of a paragraph: a stop followed by a capital, not inside parentheses or quotes.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut from, mut counted, mut depth) = (0, 0, 0);
    for stop in SENTENCE_END.find_iter(text) {
        depth = text[counted..stop.start()].chars().fold(depth, deeper);
        counted = stop.start();
        let next = text[stop.end()..].chars().next();
        if next.is_some_and(char::is_uppercase)
            && depth == 0
            && !is_abbreviation(&text[from..stop.start()])
        {
            found.push(from..stop.end());
            from = stop.end();
        }
    }
    if from < text.len() {
        found.push(from..text.len());
    }
    found
}

/// Whether a text ends in one or two capitals (`TP`), whose stop ends no sentence.
fn is_abbreviation(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.chars().count() <= 2 && !last.is_empty() && last.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_end_before_capitals() {
        let text = "Theo dõi, đôn đốc (nếu có. Xem). Định kỳ tổng hợp; báo cáo… Hết";
        let parts: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            parts,
            ["Theo dõi, đôn đốc (nếu có. Xem). ", "Định kỳ tổng hợp; báo cáo… ", "Hết"]
        );
    }
}
