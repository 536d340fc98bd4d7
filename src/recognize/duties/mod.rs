//! Sections that say which body has to do what → one task per sentence, one more for a clause with
//! its own deadline or subject. The body is the sentence's subject, or the heading that names it.

mod asked;
mod clauses;
mod sentences;
mod setting;
mod tasks;

use super::account;
use super::fields::put;
use super::ids::Ids;
use super::prose::Numbers;
use super::rows::id_part;
use super::sections::Path;
use crate::data::{Block, BlockKind, Task};
use crate::lang::agency::Register;
use asked::Asked;
use setting::{ARTICLE, Headings};

/// The flag of every duty.
const FLAG: &str = "organisation-duty";

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
    let mut asked = Asked::default();
    for (index, block) in blocks.iter().enumerate() {
        path.enter(block, index);
        asked.enter(block, register);
        let running = matches!(block.kind, BlockKind::Item | BlockKind::Paragraph);
        if !running || asked.is_made_by(block) || covered[index] || block.text.is_empty() {
            continue;
        }
        let setting = setting::read(&path, block, index, &asked, register, &mut headings);
        for (nth, mut task) in clauses::find(block, &setting).into_iter().enumerate() {
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
            account::of_duty(&mut task, &block.text);
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

#[cfg(test)]
mod tests {
    use super::{Ids, Register, find};
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
    fn what_was_done_is_no_duty() {
        let head = block(BlockKind::Heading, Some(1), "II", "TỔ CHỨC THỰC HIỆN");
        let item = |text| block(BlockKind::Item, Some(2), "1", text);
        assert!(duties(&[head, item("Sở Công Thương đã ban hành 12 văn bản.")]).is_empty());
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
}
