//! An assignment line → its parts: `Chủ trì: Sở Y tế; phối hợp: Công an tỉnh; thời gian: Quý I` is
//! three. Who the bodies are is read by `owners`.

use crate::data::Text;
use crate::lang::headings::assignment;
use crate::lang::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// What stands between two parts: a mark, and a bullet perhaps.
static BETWEEN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[;,.]\s+(?:[-–+*•]\s*)?|\s[-–+*•]\s+"));

/// Role and value of each part of an assignment line, nothing where it is none.
pub(super) fn parts(line: &Text) -> Vec<(&'static str, Text)> {
    let printed = line.as_str();
    let Some((role, value)) = assignment(printed) else { return Vec::new() };
    let mut parts = Vec::new();
    let (mut role, mut from) = (role, value);
    for between in BETWEEN.find_iter(printed).filter(|between| between.start() >= value) {
        let Some((next, value)) = assignment(&printed[between.end()..]) else { continue };
        parts.push((role, line.slice_trimmed(from..between.start())));
        (role, from) = (next, between.end() + value);
    }
    parts.push((role, line.slice_trimmed(from..line.len())));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[(&str, &str)]) {
        let parts = parts(&Text::verbatim(line, 0));
        let found: Vec<(&str, &str)> =
            parts.iter().map(|(role, value)| (*role, value.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_can_hold_several_assignments() {
        check("Chủ trì: Sở Y tế.", &[("lead", "Sở Y tế.")]);
        check(
            "Cơ quan chủ trì: Sở Tư pháp; cơ quan phối hợp: các sở, ban, ngành; thời gian: Quý I/2026.",
            &[
                ("lead", "Sở Tư pháp"),
                ("support", "các sở, ban, ngành"),
                ("deadline", "Quý I/2026."),
            ],
        );
        check(
            "Đơn vị chủ trì: Văn phòng Sở. * Thời gian hoàn thành: Tháng 12/2025.",
            &[("lead", "Văn phòng Sở"), ("deadline", "Tháng 12/2025.")],
        );
        check("Phối hợp: Các sở: Tài chính, Nội vụ", &[("support", "Các sở: Tài chính, Nội vụ")]);
        check("Sở Y tế", &[]);
    }
}
