//! What a document says of itself → ids. Ids name the thing in the world: they survive a new OCR and
//! a renamed file.

use crate::data::{Division, Document, Table, Text};
use crate::lang::agency::provinces::of_slug;
use crate::lang::letterhead;
use crate::lang::pattern::pattern;
use crate::lang::slug::{slug, slug_of_words};
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words of the text that name a document without number and title.
const FIRST_WORDS: usize = 8;

static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?<n>\d+[a-zA-Z]?)(?:/(?<year>\d{4}))?[/-](?<symbol>.+)$"));
static PROVINCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|\s)(?:(?:tỉnh|thành)\s+(?:ủy|uỷ)|tỉnh|thành phố|tp\.?)\s+(?<name>\p{Lu}[\p{L}.\-]*(?:[\s\-–]+\p{Lu}[\p{L}.\-]*){0,3})",
    )
});

/// The slug of the province that a letterhead or masthead names: of the words that follow, those
/// that are a province's name; of an unknown name those before another body's.
pub(super) fn province(text: &str) -> Option<String> {
    let name = PROVINCE.captures(text)?.name("name")?.as_str();
    let ends = || name.match_indices([' ', '-']).map(|(at, _)| at).chain([name.len()]);
    let known = ends().rev().map(|end| slug(&name[..end])).find(|slug| of_slug(slug).is_some());
    let starts = name.match_indices(' ').map(|(at, _)| at);
    let until = starts
        .into_iter()
        .find(|&at| letterhead::is(name[at..].trim_start(), letterhead::Part::Issuer))
        .unwrap_or(name.len());
    known.or_else(|| Some(slug(&name[..until]))).filter(|slug| !slug.is_empty())
}

/// Whether a letterhead is that of a body of the centre.
pub(super) fn is_central(issuer: &str) -> bool {
    letterhead::is(issuer, letterhead::Part::Central)
}

/// Hands out ids, each once: equal ones get `~2`, `~3` in source order.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeMap<String, u32>);

impl Ids {
    /// `id`, or `id~2` where it was handed out before.
    pub(super) fn unique(&mut self, id: String) -> String {
        let count = self.0.entry(id.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { id } else { format!("{id}~{count}") }
    }
}

/// The id of a document before it is made unique. `parent` is the id of what it is attached to.
pub(super) fn document(
    document: &Document,
    division: &Division,
    parent: Option<&str>,
    province: Option<&str>,
) -> String {
    if let Some(parent) = parent {
        return format!("{parent}/{}", attachment(document, division));
    }
    let root = province.map_or_else(|| "vn".to_owned(), |province| format!("vn/{province}"));
    let year = document.date.as_deref().map(|date| date.chars().take(4).collect::<String>());
    let parts = document.number.as_deref().and_then(|number| NUMBER.captures(number));
    if let Some(parts) = parts {
        let part = |name: &str| parts.name(name).map(|part| part.as_str().to_owned());
        let symbol = part("symbol").map(|symbol| slug(&symbol));
        let year = part("year").or(year);
        let number = part("n").map(|number| number.to_lowercase());
        return join(root, [symbol, year, number]);
    }
    join(root, [Some(name(document, division))])
}

/// The id of a gazette issue: `vn/son-la/cong-bao/2026/30-31`.
pub(super) fn issue(province: Option<&str>, date: Option<&str>, numbers: &[u32]) -> String {
    let root = province.map_or_else(|| "vn/tw".to_owned(), |province| format!("vn/{province}"));
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    let year = date.map(|date| date.chars().take(4).collect::<String>());
    join(root, [Some("cong-bao".to_owned()), year, Some(numbers.join("-"))])
}

fn join<const N: usize>(root: String, parts: [Option<String>; N]) -> String {
    let known = parts.into_iter().flatten().filter(|part| !part.is_empty());
    known.fold(root, |id, part| format!("{id}/{part}"))
}

/// `pl-01` for an appendix, `ke-hoach` for an attachment.
fn attachment(document: &Document, division: &Division) -> String {
    if let Some(label) = &division.label {
        let number = label.as_str().split_whitespace().last().unwrap_or_default();
        let number = number.trim_matches(|c: char| !c.is_alphanumeric());
        let is_number = number.chars().any(|c| c.is_ascii_digit())
            || number.split('.').next().is_some_and(|first| {
                !first.is_empty() && first.chars().all(|c| "IVXLCABD".contains(c))
            });
        return if is_number { format!("pl-{}", slug(number)) } else { "pl".to_owned() };
    }
    let kind = document.kind_vi.as_deref().or(division.kind.as_ref().map(Text::as_str));
    kind.map(slug).filter(|kind| !kind.is_empty()).unwrap_or_else(|| name(document, division))
}

/// The title of a document in its id; without title its first words.
fn name(document: &Document, division: &Division) -> String {
    if let Some(title) = document.title.as_deref().map(slug).filter(|title| !title.is_empty()) {
        return title;
    }
    let first_words = slug_of_words(&first_text(division), FIRST_WORDS);
    if first_words.is_empty() { "khong-ten".to_owned() } else { first_words }
}

/// The first printed words of a division that are not its letterhead.
fn first_text(division: &Division) -> String {
    let table = |index: usize| division.tables.get(index).map(first_cells).unwrap_or_default();
    let texts = division.blocks.iter().map(|block| match block.table {
        Some(index) => table(index),
        None => block.text.as_str().to_owned(),
    });
    let mut printed = texts.filter(|text| {
        text.chars().any(char::is_alphabetic)
            && !letterhead::is(text, letterhead::Part::State)
            && !letterhead::is(text, letterhead::Part::Motto)
    });
    printed.next().unwrap_or_default()
}

fn first_cells(table: &Table) -> String {
    let headings = table.columns.iter().filter_map(|column| column.name.as_ref());
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let texts: Vec<&str> =
        headings.chain(cells).map(Text::as_str).filter(|text| !text.is_empty()).collect();
    texts.into_iter().take(FIRST_WORDS).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(number: &str, date: &str, expected: &str) {
        let doc = Document {
            number: Some(number.to_owned()),
            date: Some(date.to_owned()),
            ..Document::default()
        };
        assert_eq!(document(&doc, &Division::default(), None, Some("son-la")), expected);
    }

    #[test]
    fn ids_name_number_and_year() {
        check("1053/QĐ-UBND", "2026-04-29", "vn/son-la/qd-ubnd/2026/1053");
        check("03/2024/QĐ-UBND", "2024-02-06", "vn/son-la/qd-ubnd/2024/03");
        check("18-NQ/TU", "2026-04-10", "vn/son-la/nq-tu/2026/18");
    }

    #[test]
    fn the_province_is_read_from_the_letterhead() {
        for (text, slug) in [
            ("ỦY BAN NHÂN DÂN TỈNH SƠN LA", Some("son-la")),
            ("Tỉnh Lâm Đồng", Some("lam-dong")),
            ("UBND THÀNH PHỐ HỒ CHÍ MINH", Some("ho-chi-minh")),
            ("UBND THÀNH PHỐ HUẾ SỞ KHOA HỌC VÀ CÔNG NGHỆ", Some("hue")),
            ("UBND TỈNH LÂM ĐỒNG VĂN PHÒNG", Some("lam-dong")),
            ("TỈNH ỦY NGHỆ AN", Some("nghe-an")),
            ("ỦY BAN NHÂN DÂN THÀNH PHỐ VINH PHÒNG NỘI VỤ", Some("vinh")),
            ("UBND TỈNH THANH HÓA SỞ NỘI VỤ", Some("thanh-hoa")),
            ("TỈNH ỦY BẾN TRE", Some("ben-tre")),
            ("THÀNH ỦY CẦN THƠ", Some("can-tho")),
            ("ĐẢNG BỘ TỈNH THỪA THIÊN HUẾ", Some("thua-thien-hue")),
            ("BỘ TÀI CHÍNH", None),
        ] {
            assert_eq!(province(text).as_deref(), slug, "{text}");
        }
    }

    #[test]
    fn equal_ids_are_kept_apart() {
        let mut ids = Ids::default();
        assert_eq!(ids.unique("a".into()), "a");
        assert_eq!(ids.unique("a".into()), "a~2");
    }
}
