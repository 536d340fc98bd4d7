//! Title of a report, `Kỳ báo cáo: …` → the period it covers.
//!
//! A plan for a year has none: only reports have, and what says "kỳ báo cáo".

use super::place;
use crate::data::{BlockKind, Division, Document, Period, Text};
use crate::lang::date::first_day;
use crate::lang::keyed::{Keyed, key_pattern};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// How many blocks at the beginning may say the period.
const BLOCKS: usize = 6;
const YEAR: &str = r"(?<year>(?:19|20)\d\d)\b";

static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(&format!(
        concat!(
            r"(?:quý\s+(?<quarter>iv|i{{1,3}}|[1-4])|tháng\s+(?<month>1[0-2]|0?[1-9])|",
            r"(?<half>0?6)\s+tháng\s+(?<which>đầu|cuối)|(?<nine>0?9)\s+tháng(?:\s+đầu)?|(?<whole>năm))",
            r"(?:\s*[/-]\s*|\s+năm\s+|\s+){year}"
        ),
        year = YEAR
    ))
});
static STATED: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"kỳ báo cáo\s*:"));
static AS_OF: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"(?:tính|số liệu|cập nhật)\s+(?:[^\s]+\s+)?(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?\d",
    )
});
/// How the title of a table of results begins.
static REPORTS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(?:(?:biểu|bảng)\s+)?(?:tổng hợp\s+)?(?:báo cáo|kết quả|tình hình|tiến độ|số liệu)\b",
    )
});

/// Sets the period of a report.
pub(super) fn read(division: &Division, document: &mut Document) {
    let blocks = division.blocks.iter().filter(|block| block.kind != BlockKind::Table).take(BLOCKS);
    let stated = blocks.map(|block| &block.text).find_map(|text| {
        let view = Keyed::of(text.as_str());
        let from = STATED.find(view.key())?.end();
        period(text, &view, from)
    });
    let of_title = || {
        let title = division.title.as_ref()?;
        let view = Keyed::of(title.as_str());
        let is_table = ["appendix", "document"].contains(&document.kind.as_str());
        let reports = document.kind == "report" || (is_table && REPORTS.is_match(view.key()));
        reports.then(|| period(title, &view, 0))?
    };
    if let Some((raw, period)) = stated.or_else(of_title) {
        document.period = Some(period);
        place(document, "period", &raw);
    }
}

fn period(text: &Text, view: &Keyed<'_>, from: usize) -> Option<(Text, Period)> {
    let caps = PERIOD.captures(&view.key()[from..])?;
    let all = caps.get(0)?;
    let raw = text.slice_trimmed(view.printed(from + all.start()..from + all.end()));
    let as_of = AS_OF
        .find(view.key())
        .and_then(|found| first_day(&view.key()[found.end().saturating_sub(1)..]))
        .map(|day| day.to_string());
    let period = Period { raw: raw.as_str().to_owned(), edtf: edtf(&caps), as_of };
    Some((raw, period))
}

/// Quarters are seasons 33 to 36 and halves 40 and 41 of ISO 8601-2.
fn edtf(caps: &Captures<'_>) -> Option<String> {
    let year = caps.name("year")?.as_str();
    let text = |name: &str| caps.name(name).map(|found| found.as_str());
    if let Some(quarter) = text("quarter") {
        let number = match quarter {
            "i" | "1" => 33,
            "ii" | "2" => 34,
            "iii" | "3" => 35,
            _ => 36,
        };
        return Some(format!("{year}-{number}"));
    }
    if let Some(month) = text("month") {
        return Some(format!("{year}-{month:0>2}"));
    }
    if text("half").is_some() {
        return Some(format!("{year}-{}", if text("which") == Some("đầu") { 40 } else { 41 }));
    }
    if text("nine").is_some() {
        return Some(format!("{year}-01/{year}-09"));
    }
    Some(year.to_owned())
}
