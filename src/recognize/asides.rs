//! A paragraph that says at its end who does it and when → the assignment: `… (Sở Tư pháp chủ trì;
//! hoàn thành trong quý II/2026)`, `Lấy mẫu. Chủ trì: Trạm Y tế. Thời gian: quý III`.
//!
//! A parenthesis that names no body with its role is none: it limits, counts or cites.

use super::assignments::parts;
use super::{deadlines, owners};
use crate::data::{DeadlineKind, Text};
use crate::lang::agency::Register;
use crate::lang::headings::assignment;
use crate::lang::keyed::{Keyed, key_pattern};
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// What a paragraph says at its end of who and when.
pub(super) struct Aside {
    /// What is to be done: the text in front.
    pub(super) title: Text,
    /// Role and value of each part; the role `owner` holds bodies with their roles.
    pub(super) parts: Vec<(&'static str, Text)>,
}

/// Longest parenthesis that is read, in bytes.
const LONGEST: usize = 600;

/// The role of bodies, behind or in front of them.
static ROLE: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"\b(?:chủ\s+trì|phối\s+hợp|thực\s+hiện|đầu\s+mối|giao)\b"));
/// Words behind bodies that only say that they are to do it.
static DOES: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"(?:chủ\s+trì|phối\s+hợp|tổ\s+chức|triển\s+khai|thực\s+hiện|tham\s+mưu|làm\s+đầu\s+mối|\s|,)+[.;]?\s*$",
    )
});
/// Where an inline label may begin: behind a sentence or clause.
static LABELLED: LazyLock<Regex> = LazyLock::new(|| pattern(r"[.;]\s+(?:[-–+*•]\s+)?"));
/// Roles of labels that make an assignment.
const DECISIVE: [&str; 4] = ["lead", "support", "monitor", "deadline"];

/// The assignment at the end of a paragraph.
pub(super) fn find(text: &Text, register: &Register) -> Option<Aside> {
    bracketed(text, register).or_else(|| labelled(text)).or_else(|| trailing(text, register))
}

/// `… (Sở Tư pháp chủ trì; hoàn thành trong quý II/2026)`.
fn bracketed(text: &Text, register: &Register) -> Option<Aside> {
    let printed = text.as_str().trim_end_matches(['.', ';', ',', ' ']);
    let inside = printed.strip_suffix(')')?;
    let open = inside.rfind('(')?;
    let aside = text.slice_trimmed(open + 1..inside.len());
    let title = text.slice_trimmed(0..open);
    let parts = assigned(&aside, register)?;
    (!title.is_empty()).then_some(Aside { title, parts })
}

/// `Niêm yết thủ tục. Trung tâm Phục vụ hành chính công thực hiện, hoàn thành trước ngày 28/02/2026.`
fn trailing(text: &Text, register: &Register) -> Option<Aside> {
    let bare = text.without_closing_stop();
    let printed = bare.as_str();
    let stop = printed.rfind(". ")?;
    let parts = assigned(&bare.slice_trimmed(stop + 1..printed.len()), register)?;
    let title = bare.slice_trimmed(0..stop);
    (!title.is_empty() && parts.iter().any(|(role, _)| *role == "deadline"))
        .then_some(Aside { title, parts })
}

/// The parts of a text that says who and when and nothing else.
fn assigned(aside: &Text, register: &Register) -> Option<Vec<(&'static str, Text)>> {
    if aside.len() > LONGEST {
        return None;
    }
    let clauses = clauses(aside);
    let timed = clauses.iter().any(is_time);
    let mut found: Vec<(&'static str, Text)> = Vec::new();
    for clause in clauses {
        let labelled = parts(&clause);
        if labelled.is_empty() {
            let bodies = || owners::heading(&clause, register).is_some();
            let named = || (timed && bodies()).then_some("owner");
            found.push((role(&clause, register).or_else(named)?, clause));
        } else {
            found.extend(labelled);
        }
    }
    found.iter().any(|(role, _)| *role != "deadline").then_some(found)
}

/// The clauses of a parenthesis; a comma parts them only in front of a time.
fn clauses(aside: &Text) -> Vec<Text> {
    let mut clauses = Vec::new();
    for part in aside.as_str().split(';') {
        let from = part.as_ptr() as usize - aside.as_str().as_ptr() as usize;
        let clause = aside.slice_trimmed(from..from + part.len());
        let commas = clause.as_str().match_indices(", ").map(|(at, _)| at);
        let is_time_at = |from, to| is_time(&clause.slice_trimmed(from..to));
        let time =
            commas.last().filter(|&at| is_time_at(at + 1, clause.len()) && !is_time_at(0, at));
        match time {
            Some(at) => {
                clauses.push(clause.slice_trimmed(0..at));
                clauses.push(clause.slice_trimmed(at + 1..clause.len()));
            }
            None => clauses.push(clause),
        }
    }
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

/// What a clause of the parenthesis says; `None` where it is something else.
fn role(clause: &Text, register: &Register) -> Option<&'static str> {
    if is_time(clause) {
        return Some("deadline");
    }
    let keyed = Keyed::of(clause.as_str());
    let said = ROLE.is_match(keyed.key());
    let named = || {
        let subject = owners::subject(clause, register);
        subject.is_some_and(|(_, end)| {
            let rest = Keyed::of(&clause.as_str()[end..]);
            DOES.find(rest.key()).is_some_and(|does| does.start() == 0)
        })
    };
    let all = || {
        let owners = owners::cell(clause, register);
        let bodies = owners.leads.iter().chain(&owners.supports).chain(&owners.monitors);
        let mut bodies = bodies.peekable();
        bodies.peek().is_some() && bodies.all(|body| body.agency_id.is_some() || body.collective)
    };
    (said && (named() || all())).then_some("owner")
}

/// Whether a clause says when and nothing else.
fn is_time(clause: &Text) -> bool {
    let found = deadlines::cell(clause);
    let words = clause.as_str().split_whitespace().count();
    words <= 12
        && !found.is_empty()
        && found.iter().all(|one| {
            !matches!(one.deadline.kind, DeadlineKind::Unspecified | DeadlineKind::Roadmap)
        })
}

/// `Lấy mẫu kiểm nghiệm. Đơn vị chủ trì: Trạm Y tế. Thời gian: quý III/2026.`
fn labelled(text: &Text) -> Option<Aside> {
    let printed = text.as_str();
    let label = LABELLED.find_iter(printed).find(|found| {
        assignment(&printed[found.end()..]).is_some_and(|(role, _)| DECISIVE.contains(&role))
    })?;
    let title = text.slice_trimmed(0..label.start());
    let parts = parts(&text.slice_trimmed(label.end()..printed.len()));
    let complete = parts.len() > 1 || parts.iter().any(|(role, _)| *role == "lead");
    (complete && !title.is_empty()).then_some(Aside { title, parts })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `title | role: value | …`, empty where nothing is assigned.
    fn check(text: &str, expected: &str) {
        let found = find(&Text::verbatim(text, 0), &Register::new(None));
        let shown = found.map_or(String::new(), |found| {
            let parts = found.parts.iter();
            let parts = parts.map(|(role, value)| format!(" | {role}: {}", value.as_str()));
            format!("{}{}", found.title.as_str(), parts.collect::<String>())
        });
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn a_parenthesis_says_who_and_when() {
        check(
            "Rà soát thủ tục hành chính (Sở Tư pháp chủ trì; hoàn thành trong quý II/2026).",
            "Rà soát thủ tục hành chính | owner: Sở Tư pháp chủ trì | deadline: hoàn thành trong quý II/2026",
        );
        check(
            "Tổ chức tập huấn (Sở Y tế chủ trì, phối hợp Sở Tài chính, trước ngày 30/6/2026)",
            "Tổ chức tập huấn | owner: Sở Y tế chủ trì, phối hợp Sở Tài chính | deadline: trước ngày 30/6/2026",
        );
        check(
            "Số hóa hồ sơ (chủ trì: Sở Nội vụ; thời gian: Quý IV/2026);",
            "Số hóa hồ sơ | lead: Sở Nội vụ | deadline: Quý IV/2026",
        );
        check(
            "Tuyên truyền trên hệ thống truyền thanh (Trung tâm Văn hóa tỉnh thực hiện, thường xuyên)",
            "Tuyên truyền trên hệ thống truyền thanh | owner: Trung tâm Văn hóa tỉnh thực hiện | deadline: thường xuyên",
        );
    }

    #[test]
    fn a_last_sentence_may_say_it() {
        check(
            "Niêm yết thủ tục hành chính. Văn phòng UBND tỉnh thực hiện, hoàn thành trước ngày 28/02/2026.",
            "Niêm yết thủ tục hành chính | owner: Văn phòng UBND tỉnh thực hiện | deadline: hoàn thành trước ngày 28/02/2026",
        );
        check(
            "Giải quyết hồ sơ (Văn phòng UBND tỉnh; cả năm).",
            "Giải quyết hồ sơ | owner: Văn phòng UBND tỉnh | deadline: cả năm",
        );
        check("Rà soát. Sở Y tế thực hiện", "");
        check("Rà soát. Sở Y tế báo cáo UBND tỉnh trước ngày 28/02/2026.", "");
    }

    #[test]
    fn labels_may_follow_in_the_same_paragraph() {
        check(
            "Lấy mẫu kiểm nghiệm. Đơn vị chủ trì: Trạm Y tế. Thời gian: quý III/2026.",
            "Lấy mẫu kiểm nghiệm | lead: Trạm Y tế | deadline: quý III/2026.",
        );
    }

    #[test]
    fn other_parentheses_assign_nothing() {
        for text in [
            "Xây dựng 12 mô hình (trong đó 5 mô hình hoàn thành)",
            "Theo Nghị quyết số 57-NQ/TW (Bộ Chính trị ban hành)",
            "Báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ tổng hợp)",
            "Hoàn thành cao tốc (trước ngày 30/6/2026)",
            "Các sở, ngành (Y tế, Nội vụ)",
            "Tổ chức hội nghị. Kết quả: tốt",
        ] {
            check(text, "");
        }
    }
}
