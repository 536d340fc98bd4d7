//! Title of a report, `Kỳ báo cáo: …` → the period it covers.
//!
//! A plan for a year has none: only reports have, and what says "kỳ báo cáo".

use super::place;
use crate::data::{BlockKind, Division, Document, Period, Text};
use crate::lang::date::{find_periods, period_of_report};
use crate::lang::keyed::{Keyed, key_pattern};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// How many blocks at the beginning may say the period.
const BLOCKS: usize = 6;

static STATED: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"kỳ báo cáo\s*:"));
/// How the title of a table of results begins.
static REPORTS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(?:(?:biểu|bảng)\s+)?(?:tổng hợp\s+)?(?:báo cáo|kết quả|tình hình|tiến độ|số liệu)\b",
    )
});

/// Sets the period of a report.
pub(super) fn read(division: &Division, document: &mut Document) {
    let blocks = division.blocks.iter().filter(|block| block.kind != BlockKind::Table).take(BLOCKS);
    let stated = blocks.map(|block| &block.text).find_map(stated);
    let of_title = || {
        let title = division.title.as_ref()?;
        let is_table = ["appendix", "document"].contains(&document.kind.as_str());
        let is_report = document.kind == "report"
            || (is_table && REPORTS.is_match(Keyed::of(title.as_str()).key()));
        let found = period_of_report(title.as_str()).filter(|_| is_report)?;
        Some(period(title, found.at, found.edtf?, found.as_of))
    };
    if let Some((raw, period)) = stated.or_else(of_title) {
        document.period = Some(period);
        place(document, "period", &raw);
    }
}

/// The period behind `Kỳ báo cáo:`.
fn stated(text: &Text) -> Option<(Text, Period)> {
    let view = Keyed::of(text.as_str());
    let from = view.printed(0..STATED.find(view.key())?.end()).end;
    let (at, found) = find_periods(&text.as_str()[from..]).into_iter().next()?;
    let as_of = period_of_report(text.as_str()).and_then(|report| report.as_of);
    Some(period(text, from + at.start..from + at.end, found.edtf()?, as_of))
}

fn period(text: &Text, at: Range<usize>, edtf: String, as_of: Option<String>) -> (Text, Period) {
    let raw = text.slice_trimmed(at);
    let period = Period { raw: raw.as_str().to_owned(), edtf: Some(edtf), as_of };
    (raw, period)
}
