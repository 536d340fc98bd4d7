//! A column heading → what the column holds.

use super::pattern::pattern;
use super::{fold, lexicon};
use regex::Regex;
use std::sync::LazyLock;

/// How a phrase must stand in the heading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pin {
    Anywhere,
    Beginning,
    Whole,
}

struct Phrase {
    role: &'static str,
    key: String,
    pin: Pin,
    weight: u8,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    lexicon::rows("columns")
        .into_iter()
        .map(|row| {
            let (pin, phrase) = match row[1].split_at_checked(1) {
                Some(("^", rest)) => (Pin::Beginning, rest),
                Some(("=", rest)) => (Pin::Whole, rest),
                _ => (Pin::Anywhere, row[1]),
            };
            Phrase {
                role: row[0],
                key: fold::key(phrase),
                pin,
                weight: row[2].parse().unwrap_or(0),
            }
        })
        .collect()
});

static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:(?:năm|giai đoạn)\s+\d{4}(?:\s?[-–]\s?\d{4})?|quý\s+[IV]{1,3}(?:/\d{4})?)\s+")
});

/// The roles of the columns that the fields of a task are read from, the usual one first.
const OF_FIELDS: [(&str, &[&str]); 16] = [
    ("ordinal", &["ordinal"]),
    ("group", &["group"]),
    ("title", &["title", "place"]),
    ("objective", &["objective"]),
    ("leads", &["lead", "owner"]),
    ("supports", &["support", "owner", "lead"]),
    ("monitors", &["monitor", "owner", "lead"]),
    ("appraisers", &["appraise", "owner"]),
    ("approvers", &["approve", "owner"]),
    ("deadline", &["deadline"]),
    ("deliverable", &["deliverable"]),
    ("status", &["status_mark", "status", "result"]),
    ("result", &["result"]),
    ("difficulty", &["difficulty"]),
    ("next_step", &["next_step"]),
    ("places", &["place"]),
];

/// The roles of the columns that a field of a task is read from, the usual one first.
#[must_use]
pub fn roles_of_field(field: &str) -> &'static [&'static str] {
    OF_FIELDS.iter().find(|(name, _)| *name == field).map_or(&[], |(_, roles)| roles)
}

/// The column's own part of headings joined over several rows: `Kết quả - Đạt` → `Đạt`.
#[must_use]
pub fn own_part(heading: &str) -> Option<&str> {
    heading.rsplit_once(" - ").map(|(_, own)| own)
}

/// The role of a column with this heading, `None` where no row of `columns.tsv` knows it. Of headings
/// joined over several rows the column's own counts unless the others say more.
#[must_use]
pub fn role_of(heading: &str) -> Option<&'static str> {
    let whole = best(heading);
    let own = own_part(heading).and_then(best);
    let heavier = |own: &&Phrase| whole.is_none_or(|whole| own.weight >= whole.weight);
    let known = own.filter(heavier).or(whole).or_else(|| best(behind_period(heading)?));
    known.map(|phrase| phrase.role)
}

/// The heading under a year that stands over several: `Năm 2025 Kế hoạch` → `Kế hoạch`.
fn behind_period(heading: &str) -> Option<&str> {
    PERIOD.find(heading).map(|period| &heading[period.end()..])
}

/// All roles that rows of `columns.tsv` see in a heading, the heaviest first, each with its phrase.
#[must_use]
pub fn roles_seen(heading: &str) -> Vec<(&'static str, String)> {
    let mut seen: Vec<&Phrase> = fitting(heading);
    seen.sort_by_key(|phrase| std::cmp::Reverse((phrase.weight, phrase.key.len())));
    let mut roles: Vec<(&'static str, String)> = Vec::new();
    for phrase in seen {
        if !roles.iter().any(|(role, _)| *role == phrase.role) {
            roles.push((phrase.role, phrase.key.clone()));
        }
    }
    roles
}

fn best(heading: &str) -> Option<&'static Phrase> {
    fitting(heading).into_iter().max_by_key(|phrase| (phrase.weight, phrase.key.len()))
}

fn fitting(heading: &str) -> Vec<&'static Phrase> {
    let key = fold::key(heading.trim_matches(|c: char| c.is_whitespace() || c == '*' || c == ':'));
    let fits = |phrase: &&Phrase| match phrase.pin {
        Pin::Anywhere => key.contains(&phrase.key),
        Pin::Beginning => key.starts_with(&phrase.key),
        Pin::Whole => key == phrase.key,
    };
    PHRASES.iter().filter(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::role_of;

    #[test]
    fn headings_have_roles() {
        for (heading, role) in [
            ("STT", "ordinal"),
            ("Số TT", "ordinal"),
            ("NHÓM NHIỆM VỤ", "group"),
            ("NỘI DUNG NHIỆM VỤ", "title"),
            ("Cơ quan chủ trì tham mưu, thực hiện", "lead"),
            ("Cơ quan phối hợp/ tham mưu theo dõi, hướng dẫn", "support"),
            ("ĐƠN VỊ CHỦ TRÌ/ PHỐI HỢP/ THEO DÕI ĐỂ THỰC HIỆN TẠI ĐỊA BÀN TỈNH", "owner"),
            ("Thời gian hoàn thành", "deadline"),
            ("Kết quả/sản phẩm", "deliverable"),
            ("Kết quả, tiến độ triển khai triển khai", "result"),
            ("Tên mô hình, nhiệm vụ", "title"),
            ("Đơn vị chủ trì", "lead"),
            ("Nhiệm vụ được giao", "title"),
            ("Nội dung tiếp tục thực hiện", "next_step"),
            ("Đơn vị được giao", "lead"),
            ("Thực hiện 2025", "quantity"),
            ("Dân số (người)", "population"),
            ("Diện tích tự nhiên (Km ²)", "area"),
            ("Dự kiến kinh phí (Triệu đồng)", "budget"),
            ("Cơ quan tổ chức lập", "lead"),
            ("Cơ quan thẩm định", "appraise"),
            ("Cơ quan phê duyệt", "approve"),
            ("Phương án lập quy hoạch", "title"),
            ("Quyết định phê duyệt quy hoạch", "legal_basis"),
            ("Lý do hết hiệu lực", "note"),
            ("Quy mô (ha)", "area"),
            ("Đơn vị hành chính cấp xã", "place"),
            ("Phân công thực hiện - Phối hợp", "support"),
            ("Phân công - Thời gian", "deadline"),
            ("Cơ quan chủ trì - phối hợp", "owner"),
            ("Năm 2025 Kế hoạch", "quantity"),
        ] {
            assert_eq!(role_of(heading), Some(role), "{heading}");
        }
        assert_eq!(role_of("Sở Y tế"), None);
    }
}
