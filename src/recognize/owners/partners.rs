//! A duty → the bodies it is to be done with: `chủ trì, phối hợp với Sở Tư pháp hướng dẫn …`.
//!
//! Reads only what the duty begins with; who works with whom further on is part of its title.

use super::reader::{Reader, Words};
use crate::data::{Mention, Text};
use crate::lang::agency::Register;
use crate::lang::keyed::{Keyed, key_pattern};
use regex::Regex;
use std::sync::LazyLock;

/// `(chủ trì,) phối hợp (chặt chẽ) (với)` at the head of a duty, behind what it is based on.
static WITH: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(concat!(
        r"^[-+*]?\s*(?:(?:căn\s+cứ|theo|trên\s+cơ\s+sở|trong)\s[^;:]{0,200}?,\s*|căn\s+cứ\s[^;:,]{0,80}\s)?",
        r"(?:có\s+trách\s+nhiệm\s+|chịu\s+trách\s+nhiệm\s+|chủ\s+động\s*,?\s+|tích\s+cực\s*,?\s+|thường\s+xuyên\s+|tiếp\s+tục\s+)*",
        r"(?:chủ\s+trì\s*[,/]?\s*(?:và\s+)?)?phối\s+hợp(?:\s+chặt\s+chẽ|\s+thường\s+xuyên)?\s+(?:(?:với|cùng)\s+)?",
    ))
});

/// The bodies behind `phối hợp với` that stand in front of a verb or end the text; none where the
/// list cannot be told from what follows.
#[must_use]
pub fn partners(text: &Text, register: &Register) -> Vec<Mention> {
    let keyed = Keyed::of(text.as_str());
    let Some(with) = WITH.find(keyed.key()) else { return Vec::new() };
    let rest = text.slice_trimmed(keyed.printed(with.end()..keyed.key().len()).start..text.len());
    let words = Words::new(&rest);
    let reader = Reader::new(&words, &rest, register);
    reader.partners().into_iter().map(|body| body.mention).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found = partners(&Text::verbatim(text, 0), &Register::new(None));
        let names: Vec<&str> = found.iter().map(|mention| mention.name.as_str()).collect();
        assert_eq!(names, expected, "{text}");
    }

    #[test]
    fn bodies_behind_with_are_partners() {
        check("chủ trì, phối hợp với Sở Tư pháp hướng dẫn các xã", &["Sở Tư pháp"]);
        check(
            "Căn cứ nhiệm vụ được giao, chủ trì, phối hợp với Sở Tư pháp, các cơ quan, tổ chức có liên quan triển khai thực hiện",
            &["Sở Tư pháp", "các cơ quan, tổ chức có liên quan"],
        );
        check(
            "Chủ động phối hợp chặt chẽ với Sở Nội vụ và Công an tỉnh",
            &["Sở Nội vụ", "Công an tỉnh"],
        );
        check("phối hợp Công an tỉnh, VNPT nâng cấp Hệ thống", &["Công an tỉnh", "VNPT"]);
    }

    #[test]
    fn what_works_together_further_on_is_no_partner() {
        check("chỉ đạo Ban Chỉ huy phối hợp với Sở Tư pháp tổ chức tập huấn", &[]);
        check("phối hợp tổ chức triển khai thực hiện", &[]);
        check("phối hợp với việc kiểm tra, giám sát", &[]);
    }
}
