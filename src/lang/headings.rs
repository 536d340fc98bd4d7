//! Labels of assignment lines and headings of sections → what they announce.

use super::agency::labels::{Role, label_word, role_of_label};
use super::agency::words::{Mark, tokens};
use super::{fold, lexicon};
use std::sync::LazyLock;

/// Longest label of an assignment line, in characters.
const LONGEST_LABEL: usize = 60;

fn keyed(table: &str) -> Vec<(&'static str, String)> {
    lexicon::rows(table).into_iter().map(|row| (row[0], fold::key(row[1]))).collect()
}

static LABELS: LazyLock<Vec<(&'static str, String)>> = LazyLock::new(|| keyed("labels"));
static SECTIONS: LazyLock<Vec<(&'static str, String)>> = LazyLock::new(|| keyed("sections"));

/// One of them stands in a label that is made of the words of labels (`Các bộ phận phối hợp`).
const NOUNS: [&str; 6] = ["cơ quan", "đơn vị", "bộ phận", "trách nhiệm", "sở", "phòng"];

/// The role of a label that is nothing but words of labels of owners.
fn role_of_words(label: &str) -> Option<&'static str> {
    let key = fold::key(label);
    let tokens = tokens(label);
    let mut roles = Vec::new();
    let mut at = tokens.len();
    while at > 0 {
        let mark = matches!(tokens[at - 1].mark, Mark::Comma | Mark::Slash | Mark::Dash);
        let (start, role) = if mark { (at - 1, None) } else { label_word(&tokens, at)? };
        roles.extend(role);
        at = start;
    }
    roles.reverse();
    let role = role_of_label(&roles).filter(|_| NOUNS.iter().any(|noun| key.contains(noun)))?;
    Some(match role {
        Role::Lead => "lead",
        Role::Support => "support",
        Role::Monitor => "monitor",
        Role::Appraise => "appraise",
        Role::Approve => "approve",
    })
}

/// The role of an assignment line and the byte at which its value begins: `Đơn vị chủ trì: Sở Tư
/// pháp` → `lead`, 19. `None` where the line has no such label.
#[must_use]
pub fn assignment(line: &str) -> Option<(&'static str, usize)> {
    // No further than a label reaches: a paragraph is asked this at each of its sentences.
    let near = line.char_indices().nth(LONGEST_LABEL + 1).map_or(line.len(), |(at, _)| at);
    let colon = line[..near].find(':')?;
    let label = &line[..colon];
    if label.contains(['.', ';']) {
        return None;
    }
    let key = fold::key(label.trim());
    let fits = |phrase: &str| match phrase.strip_prefix('=') {
        Some(whole) => key == whole,
        None => key.starts_with(phrase),
    };
    let known = LABELS.iter().filter(|(_, phrase)| fits(phrase));
    let known = known.max_by_key(|(_, phrase)| phrase.len()).map(|(role, _)| *role);
    let role = known.or_else(|| role_of_words(label))?;
    let rest = &line[colon + 1..];
    Some((role, colon + 1 + (rest.len() - rest.trim_start().len())))
}

/// `duty` or `none` for a heading that says what stands under it.
#[must_use]
pub fn section(heading: &str) -> Option<&'static str> {
    let key = fold::key(heading);
    let bare = key.trim_matches(|c: char| !c.is_alphanumeric());
    let fits = |phrase: &str| match phrase.strip_prefix('=') {
        Some(whole) => bare == whole,
        None => key.contains(phrase),
    };
    let known = SECTIONS.iter().filter(|(_, phrase)| fits(phrase));
    known.max_by_key(|(_, phrase)| phrase.len()).map(|(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assignment_lines_have_roles() {
        for (line, expected) in [
            ("Đơn vị chủ trì: Sở Tư pháp.", Some(("lead", "Sở Tư pháp."))),
            ("Cơ quan, đơn vị phối hợp thực hiện: các sở", Some(("support", "các sở"))),
            ("Thời gian hoàn thành: năm 2026", Some(("deadline", "năm 2026"))),
            ("Các bộ phận phối hợp: các phòng", Some(("support", "các phòng"))),
            ("Tiến độ: Quý I", Some(("deadline", "Quý I"))),
            ("Tiến độ giải ngân: 28%", None),
            ("Kiểm tra, giám sát: 03 đoàn", None),
            ("Các đơn vị: báo cáo", None),
            ("Sở Tư pháp: chủ trì", None),
            ("Báo cáo kết quả trước ngày 10", None),
        ] {
            let found = assignment(line).map(|(role, at)| (role, &line[at..]));
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn sections_are_told_by_their_headings() {
        assert_eq!(section("TỔ CHỨC THỰC HIỆN"), Some("duty"));
        assert_eq!(section("MỤC ĐÍCH, YÊU CẦU"), Some("none"));
        assert_eq!(section("NỘI DUNG THỰC HIỆN"), None);
        assert_eq!(section("NHIỆM VỤ"), Some("duty"));
        assert_eq!(section("CÁC NHIỆM VỤ ĐÃ HOÀN THÀNH"), None);
    }
}
