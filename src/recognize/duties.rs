//! Sections that say which body has to do what → one task per sentence, one more for a clause with
//! its own deadline or subject. The body is the sentence's subject, or the heading that names it.

use super::fields::{put, put_deadlines, take_deadlines};
use super::ids::Ids;
use super::prose::Numbers;
use super::rows::id_part;
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
const ARTICLE: i8 = 0;
/// "From time to time", where nothing says how often.
const REGULAR: &str = "Định kỳ";
/// The flag of every duty.
const FLAG: &str = "organisation-duty";
/// Longest list of partners, in bytes.
const LONGEST_LIST: usize = 2000;

/// Sentences that announce or close and ask nothing of anybody.
static NO_DUTY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:trên đây là|căn cứ kết quả|nơi nhận)|chịu trách nhiệm thi hành|có hiệu lực (?:thi hành )?(?:kể )?từ|\bthông báo (?:để|đến|tới) [^;.]{0,80}\bbiết\b",
    )
});
/// An order to a body, wherever it stands.
static ORDER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:Giao|Yêu cầu|Đề nghị)\s"));
/// An order behind what is to be done.
static HANDED: LazyLock<Regex> = LazyLock::new(|| pattern(r":\s*[Gg]iao\s"));
/// A request whose addressees follow in numbered paragraphs: `Thủ tướng Chính phủ yêu cầu:`.
static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:yêu cầu|đề nghị|chỉ thị|chỉ đạo|giao nhiệm vụ)(?:\s+[^.;:]{0,80})?:\s*$")
});
/// A body is charged with what follows, or asks it, and nothing is said yet.
static CHARGES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:có (?:các )?(?:nhiệm vụ|trách nhiệm)(?: (?:sau|sau đây))?|yêu cầu|đề nghị|chỉ thị):\s*$",
    )
});
/// What a clause begins with that only says when.
static TIME_ONLY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:phải )?(?:hoàn thành|xong)|thời (?:hạn|gian)(?: (?:hoàn thành|thực hiện))?:?) (?:xong )?(?:trước|trong|chậm nhất|muộn nhất|vào|ngày|tháng|quý|năm|\d)",
    )
});
/// An order to those below a body that is itself to give it.
static PASSES_ON: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^chỉ đạo\s"));
static SENTENCE_END: LazyLock<Regex> = LazyLock::new(|| pattern(r#"[.…!?][)”"]?\s+"#));

/// What stands above a block that can hold duties.
struct Setting<'a> {
    /// Bodies that the innermost heading names.
    bodies: Option<Vec<Mention>>,
    /// Deadline that it names: `Năm 2030, tổng kết …`.
    time: Option<Text>,
    /// Bodies that the item above names before a colon: `Công an tỉnh có nhiệm vụ:`.
    charged: Option<Vec<Mention>>,
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
    let mut asked = false;
    for (index, block) in blocks.iter().enumerate() {
        path.enter(block, index);
        asked |= block.kind == BlockKind::Paragraph && ASKS.is_match(block.text.as_str());
        let running = matches!(block.kind, BlockKind::Item | BlockKind::Paragraph);
        if !running || covered[index] || block.text.is_empty() {
            continue;
        }
        let setting = setting(&path, block, index, asked, register, &mut headings);
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
        put(task, "group", &step.group());
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
    /// Bodies that a heading ending in a colon hands the duties below it to.
    charged: Option<Vec<Mention>>,
    time: Option<Text>,
}

/// Headings by the index of their block, each read once.
type Headings = BTreeMap<usize, Said>;

/// Reads the headings above a block. `asked`: a request stands further above.
fn setting<'a>(
    path: &Path,
    block: &Block,
    index: usize,
    asked: bool,
    register: &'a Register,
    headings: &mut Headings,
) -> Setting<'a> {
    let mut kind = None;
    let (mut bodies, mut charged, mut time) = (None, None, None);
    for step in path.above(block, index) {
        let said = headings.entry(step.block).or_insert_with(|| Said {
            kind: section(step.text.as_str()),
            bodies: owners::heading(&step.text, register),
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
    let is_duty_section = kind == Some("duty") || in_article || (asked && kind.is_none());
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

fn of_block(block: &Block, setting: &Setting<'_>) -> Vec<Task> {
    let mut tasks: Vec<Task> = Vec::new();
    for range in sentences(block.text.as_str()) {
        let sentence = block.text.slice_trimmed(range);
        if NO_DUTY.is_match(sentence.as_str()) || CHARGES.is_match(sentence.as_str()) {
            continue;
        }
        let charged = || setting.charged.clone().filter(|_| setting.is_duty_section);
        let before = || tasks.last().map(|task| task.leads.clone());
        let inherited = setting.bodies.clone().or_else(before).or_else(charged);
        let passed_on = inherited.is_some() && PASSES_ON.is_match(sentence.as_str());
        let subject = owners::subject(&sentence, setting.register).filter(|_| !passed_on);
        let ordered = ORDER.is_match(sentence.as_str()) && subject.is_some();
        let allowed = setting.is_duty_section || setting.bodies.is_some() || ordered;
        let (leads, start) = match (subject, inherited) {
            (Some((leads, start)), _) => (leads, start),
            (None, Some(leads)) if !leads.is_empty() => (leads, 0),
            _ => {
                tasks.extend(handed(&sentence, setting));
                continue;
            }
        };
        if allowed {
            clauses(&sentence, &leads, start, setting, &mut tasks);
        }
    }
    tasks
}

/// `Lấy mẫu giám sát: giao Trung tâm Y tế thực hiện trong tháng 11`: what stands before the colon is
/// the task.
fn handed(sentence: &Text, setting: &Setting<'_>) -> Option<Task> {
    let colon = HANDED.find(sentence.as_str())?;
    let order = sentence.slice_trimmed(colon.start() + 1..sentence.len());
    let (leads, start) = owners::subject(&order, setting.register)?;
    let mut task = duty(sentence, 0..colon.start(), &leads, setting);
    take_partners(&mut task, &order.slice_trimmed(start..order.len()), setting.register);
    let times = times_of(&order);
    if task.deadline.is_none() && !times.is_empty() {
        put_deadlines(&mut task, &order, times);
    }
    Some(task)
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
        let is_list = lists_partners(&sentence.slice_trimmed(from..semicolon), setting.register);
        let own_time = || !deadlines::inside(&clause).is_empty() && !is_time(&clause);
        if is_list || subject.is_none() && !own_time() {
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

/// Whether a clause says when and nothing else: `hoàn thành trong tháng 5/2025`. It belongs to the
/// clause in front.
fn is_time(clause: &Text) -> bool {
    let bare = clause.without_closing_stop();
    let found = deadlines::cell(&bare);
    let known = found.iter().all(|found| found.deadline.kind != DeadlineKind::Unspecified);
    let finishes = TIME_ONLY.is_match(bare.as_str());
    finishes && known && found.len() == 1 && bare.as_str().split_whitespace().count() <= 10
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
    put(&mut task, "title", &without_list_mark(&clause));
    take_partners(&mut task, &clause, setting.register);
    let whole = if range.start == 0 || range.end < sentence.len() {
        clause
    } else {
        widened(sentence, &range)
    };
    let times = times_of(&whole);
    if times.is_empty() {
        if let Some(time) = regular(&whole).or_else(|| setting.time.clone()) {
            take_deadlines(&mut task, &time);
        }
    } else {
        put_deadlines(&mut task, &whole, times);
    }
    task
}

/// A clause without its closing stop, or the semicolon between the items of a list.
fn without_list_mark(clause: &Text) -> Text {
    let printed = clause.as_str().trim_end();
    match printed.strip_suffix(';').filter(|item| !item.ends_with(['.', '…'])) {
        Some(item) => clause.slice_trimmed(0..item.len()),
        None => clause.without_closing_stop(),
    }
}

/// The bodies that a clause says the duty is to be done with.
fn take_partners(task: &mut Task, clause: &Text, register: &Register) {
    let supports = owners::partners(clause, register);
    if !supports.is_empty() {
        let spans = supports.iter().flat_map(|support| support.spans.clone()).collect();
        task.spans.insert("supports".into(), spans);
        task.supports = supports;
    }
}

/// The deadlines of a clause, the one that governs it first; `đột xuất khi có yêu cầu` comes beside
/// one and is none itself.
fn times_of(clause: &Text) -> Vec<deadlines::Found> {
    let (unplanned, mut planned): (Vec<_>, Vec<_>) = deadlines::inside(clause)
        .into_iter()
        .partition(|found| fold::key(&found.deadline.raw).starts_with("đột xuất"));
    if !planned.is_empty() {
        planned.extend(unplanned);
    }
    planned
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
    use super::{Ids, Register, find, is_time, sentences};
    use crate::data::{Block, BlockKind, Text};

    fn block(kind: BlockKind, level: Option<i8>, label: &str, printed: &str) -> Block {
        let text = |printed: &str| Text::verbatim(printed, 0);
        Block {
            kind,
            level,
            label: (!label.is_empty()).then(|| text(label)),
            printed_label: None,
            text: text(printed),
            table: None,
            joined: false,
        }
    }

    /// `leads: title` of each duty.
    fn duties(blocks: &[Block]) -> Vec<String> {
        let covered = vec![false; blocks.len()];
        let register = Register::new(None);
        let found = find(blocks, &covered, "d", &[], &register, &mut Ids::default());
        let leads = |task: &crate::data::Task| {
            task.leads.iter().map(|lead| lead.name.clone()).collect::<Vec<_>>().join(", ")
        };
        found
            .iter()
            .map(|(_, task)| format!("{}: {}", leads(task), task.title.as_deref().unwrap_or("")))
            .collect()
    }

    #[test]
    fn what_follows_a_request_are_duties() {
        let item = |label, text| block(BlockKind::Item, Some(2), label, text);
        let asks = block(BlockKind::Paragraph, None, "", "Thủ tướng Chính phủ yêu cầu:");
        let told = block(BlockKind::Paragraph, None, "", "Kết quả đạt được như sau:");
        let bank = item("5", "Bộ Y tế chỉ đạo các bệnh viện làm sạch dữ liệu.");
        assert_eq!(
            duties(&[asks, bank.clone()]),
            ["Bộ Y tế: chỉ đạo các bệnh viện làm sạch dữ liệu"]
        );
        assert!(duties(&[told, bank]).is_empty());
    }

    #[test]
    fn a_charge_goes_to_the_items_below() {
        let head = block(BlockKind::Heading, Some(1), "II", "TỔ CHỨC THỰC HIỆN");
        let charge = block(BlockKind::Item, Some(2), "1", "Công an tỉnh có nhiệm vụ:");
        let bullet = |text| block(BlockKind::Item, Some(5), "-", text);
        let blocks =
            [head, charge, bullet("Theo dõi việc thực hiện."), bullet("Chỉ đạo các đơn vị họp.")];
        assert_eq!(
            duties(&blocks),
            ["Công an tỉnh: Theo dõi việc thực hiện", "Công an tỉnh: Chỉ đạo các đơn vị họp"]
        );
    }

    #[test]
    fn an_order_behind_a_colon_hands_the_duty_on() {
        let item = block(
            BlockKind::Item,
            Some(4),
            "b",
            "Lấy mẫu giám sát (120 mẫu): giao Trung tâm Y tế huyện thực hiện, xong trong tháng 11/2022.",
        );
        assert_eq!(duties(&[item]), ["Trung tâm Y tế huyện: Lấy mẫu giám sát (120 mẫu)"]);
    }

    #[test]
    fn a_clause_that_only_says_when_is_no_duty() {
        for (clause, expected) in [
            ("hoàn thành trong tháng 5/2025.", true),
            ("thời hạn hoàn thành: trước ngày 30/6/2025", true),
            ("báo cáo UBND tỉnh trước ngày 15/12 hằng năm", false),
            ("hoàn thành việc cấp thẻ trước ngày 30/6/2025", false),
        ] {
            assert_eq!(is_time(&Text::verbatim(clause, 0)), expected, "{clause}");
        }
    }

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
