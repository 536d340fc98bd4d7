//! The lines of a signature → capacity, position, name.

use super::place;
use crate::data::{Division, Document, Signer, Text};
use crate::lang::keyed::key_pattern;
use crate::lang::{fold, pattern::pattern};
use regex::Regex;
use std::sync::LazyLock;

static CAPACITY: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^(?:(?:tm|kt|tl|tuq|q)\s?\.|[tk]/[mtl]\b|(?:thừa lệnh|thay mặt|thừa ủy quyền)\b)")
});
static POSITION: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(?:phó\s+)?(?:chủ tịch|chủ nhiệm|giám đốc|tổng giám đốc|bộ trưởng|thứ trưởng|thủ tướng|cục trưởng|vụ trưởng|chi cục trưởng|trưởng|chánh|hiệu trưởng|viện trưởng|tổng|bí thư|tư lệnh|chỉ huy|đội trưởng|ủy viên|thẩm phán|chánh án|quyền)\b",
    )
});
/// A second capacity on the line of the first: `TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH`.
static NAME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\p{Lu}[\p{L}.]*(?:\s+\p{Lu}[\p{L}.]*){1,7}$"));

/// Sets the signer.
pub(super) fn read(division: &Division, document: &mut Document) {
    let lines: Vec<&Text> = division.signature.iter().filter(|line| is_print(line)).collect();
    let Some((name, above)) = lines.split_last() else { return };
    if !is_name(name) {
        return;
    }
    let is_capacity = |line: &&&Text| CAPACITY.is_match(&fold::key(line.as_str()));
    let capacity: Vec<Text> =
        above.iter().filter(is_capacity).map(|line| (**line).clone()).collect();
    let others = above.iter().filter(|line| !is_capacity(line));
    let position: Vec<Text> = others.map(|line| (**line).clone()).collect();
    document.signer = Some(Signer {
        name: name.as_str().to_owned(),
        position: joined(&position),
        capacity: joined(&capacity),
    });
    let all: Vec<Text> =
        above.iter().map(|line| (**line).clone()).chain([(**name).clone()]).collect();
    place(document, "signer", &Text::join(&all));
}

fn joined(lines: &[Text]) -> Option<String> {
    let text = Text::join(lines);
    (!text.is_empty()).then(|| text.as_str().to_owned())
}

/// `(Đã ký)`, `[daky]` and the like print nothing of the signer.
fn is_print(line: &Text) -> bool {
    let key: String = fold::key(line.as_str()).chars().filter(|c| c.is_alphanumeric()).collect();
    !key.is_empty() && !["đãkí", "đãký", "daky", "kíđóngdấu"].contains(&key.as_str())
}

fn is_name(line: &Text) -> bool {
    let key = fold::key(line.as_str());
    !CAPACITY.is_match(&key) && !POSITION.is_match(&key) && NAME.is_match(line.as_str())
}
