//! A block → the sentences and clauses of it that are duties, each with its bodies.

use super::super::{deadlines, owners};
use super::sentences::{semicolons, sentences};
use super::setting::Setting;
use super::tasks::{duty, hand_on};
use crate::data::{Block, DeadlineKind, Mention, Task, Text};
use crate::lang::agency::Register;
use crate::lang::fold;
use crate::lang::pattern::pattern;
use crate::lang::rules::sure;
use regex::Regex;
use std::sync::LazyLock;

/// Why a duty has leads that its sentence does not name.
const SENTENCE_BEFORE: &str = "owner.sentence-before";
const REQUEST_ABOVE: &str = "owner.request-above";

/// Longest list of partners, in bytes.
const LONGEST_LIST: usize = 2000;

/// Orders looked at in a sentence that begins with none.
const LONGEST_CHAIN: usize = 8;

/// Sentences that announce or close and ask nothing of anybody.
static NO_DUTY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:trên đây là|căn cứ kết quả|nơi nhận)|chịu trách nhiệm thi hành|có hiệu lực (?:thi hành )?(?:kể )?từ|\b(?:như|nội dung|nhiệm vụ|giải pháp|công việc) sau(?: đây)?\s*:\s*$|\bthông báo (?:để|đến|tới) [^;.]{0,80}\bbiết\b",
    )
});

/// An order to a body, wherever it stands.
static ORDER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:Giao|Yêu cầu|Đề nghị)\s"));

/// An order behind what is to be done.
static HANDED: LazyLock<Regex> = LazyLock::new(|| pattern(r":\s*[Gg]iao\s"));

/// An order further on in a sentence: `Thống nhất chủ trương …; giao Sở Xây dựng hướng dẫn …`.
static ORDERS_ON: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)[;:,.]\s+(?:đồng thời,?\s+)?(?:giao|yêu cầu|đề nghị)\s"));

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

/// What a body is, has done or praises is told, not asked.
static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:đã|vừa|được|là (?:người|đối tượng|những|các|một|việc|trẻ)|đánh giá cao|biểu dương|hoan nghênh|ghi nhận(?:,| và) (?:đánh giá|biểu dương))\s",
    )
});
/// An order to those below a body that is itself to give it.
static PASSES_ON: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^chỉ đạo\s"));

pub(super) fn find(block: &Block, setting: &Setting<'_>) -> Vec<Task> {
    let mut tasks: Vec<Task> = Vec::new();
    for range in sentences(block.text.as_str()) {
        let sentence = block.text.slice_trimmed(range);
        if NO_DUTY.is_match(sentence.as_str()) || CHARGES.is_match(sentence.as_str()) {
            continue;
        }
        let charged = || setting.charged.clone().filter(|_| setting.is_duty_section);
        let before = || tasks.last().map(|task| task.leads.clone());
        let (named, earlier, asked) = (setting.bodies.clone(), before(), charged());
        let doubt = match (&named, &earlier) {
            (Some(_), _) => None,
            (None, Some(_)) => Some(SENTENCE_BEFORE),
            (None, None) => Some(REQUEST_ABOVE),
        };
        let inherited = named.or(earlier).or(asked);
        let passed_on = inherited.is_some() && PASSES_ON.is_match(sentence.as_str());
        let subject = owners::subject(&sentence, setting.register).filter(|_| !passed_on);
        if subject.is_none() && names_bodies(&sentence, setting.register) {
            continue;
        }
        let ordered = ORDER.is_match(sentence.as_str()) && subject.is_some();
        let requested = subject.as_ref().is_some_and(|(leads, _)| asks_for(&sentence, leads));
        let allowed = setting.is_duty_section || setting.bodies.is_some() || ordered || requested;
        let doubt = doubt.filter(|_| subject.is_none());
        let known = tasks.len();
        let (leads, start) = match (subject, inherited) {
            (Some((leads, start)), _) => (leads, start),
            (None, Some(leads)) if !leads.is_empty() => (leads, 0),
            _ => {
                tasks.extend(handed(&sentence, setting));
                if setting.is_duty_section {
                    ordered_on(&sentence, setting, &mut tasks);
                }
                continue;
            }
        };
        let is_told = TOLD.is_match(sentence.as_str()[start..].trim_start());
        if allowed && !is_told {
            clauses(&sentence, &leads, start, setting, &mut tasks);
        }
        if let Some(rule) = doubt {
            tasks[known..].iter_mut().filter(|task| task.leads == leads).for_each(|task| {
                task.confidence.insert("leads".to_owned(), sure(rule));
            });
        }
    }
    tasks
}

/// Whether a sentence only names those who have the items below it: `Các Công ty Điện lực:`.
fn names_bodies(sentence: &Text, register: &Register) -> bool {
    sentence.as_str().ends_with(':') && owners::charged(sentence, register).is_some()
}

/// Whether a sentence asks the bodies for something: `…, Sở Nội vụ đề nghị các cơ quan báo cáo`.
fn asks_for(sentence: &Text, leads: &[Mention]) -> bool {
    let printed = sentence.as_str();
    let first = leads.first().and_then(|lead| printed.find(&lead.name));
    first.is_some_and(|at| {
        let before = fold::key(printed[..at].trim_end());
        before.ends_with("đề nghị") || before.ends_with("yêu cầu")
    })
}

/// `Lấy mẫu giám sát: giao Trung tâm Y tế thực hiện trong tháng 11`: what stands before the colon is
/// the task.
fn handed(sentence: &Text, setting: &Setting<'_>) -> Option<Task> {
    let colon = HANDED.find(sentence.as_str())?;
    let order = sentence.slice_trimmed(colon.start() + 1..sentence.len());
    let (leads, start) = owners::subject(&order, setting.register)?;
    let mut task = duty(sentence, 0..colon.start(), &leads, setting);
    hand_on(&mut task, &order, start, setting.register);
    Some(task)
}

/// `Thống nhất điều chỉnh thiết kế; giao Sở Xây dựng hướng dẫn …`: what is ordered further on. A colon
/// before the order is for [`handed`].
fn ordered_on(sentence: &Text, setting: &Setting<'_>, tasks: &mut Vec<Task>) {
    let printed = sentence.as_str();
    let orders = ORDERS_ON.find_iter(printed).filter(|found| !found.as_str().starts_with(':'));
    let found = orders.take(LONGEST_CHAIN).find_map(|order| {
        let rest = sentence.slice_trimmed(order.start() + 1..sentence.len());
        let begins = printed.len() - printed[order.start() + 1..].trim_start().len();
        let (leads, start) = owners::subject(&rest, setting.register)?;
        Some((leads, begins + start))
    });
    if let Some((leads, start)) = found {
        clauses(sentence, &leads, start, setting, tasks);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
