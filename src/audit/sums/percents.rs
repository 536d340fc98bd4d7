//! Percentages and fractions → those that do not follow from each other, or cannot be.

use crate::audit::input::Paper;
use crate::data::{Finding, Metric, MetricKind, Number};
use crate::lang::number::{Habit, print_in};
use crate::lang::pattern::pattern;
use crate::lang::{checks, fold};
use regex::Regex;
use rust_decimal::{Decimal, RoundingStrategy};
use std::sync::LazyLock;

/// The findings of one document.
pub(super) fn find(paper: &Paper<'_>) -> Vec<Finding> {
    let checks = [differs, exceeds, beyond];
    let found =
        paper.metrics.iter().filter_map(|metric| checks.iter().find_map(|check| check(metric)));
    found.collect()
}

/// `62,5%`, `82, 64 %`; the last of a text is the one that belongs to its fraction.
static PERCENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?<whole>\d+)(?:[.,]\s?(?<decimals>\d+))?\s*(?:%|phần trăm|$)"));
/// A percentage of something else than the whole of the fraction beside it.
static ELSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[\s)]*(?:của\s+)?(?:so với|kế hoạch|KH\b|chỉ tiêu|dự toán|cùng kỳ|mục tiêu|nghị quyết|năm trước|kịch bản)",
    )
});
/// Words by which more than the whole is no fault.
static PLANNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)kế hoạch|\bKH\b|chỉ tiêu|dự toán|cùng kỳ|mục tiêu|nghị quyết|so với|vượt|tăng|giao|đăng ký|cam kết|định mức|công suất|tốc độ|lạm phát|chỉ số",
    )
});

fn differs(metric: &Metric) -> Option<Finding> {
    let (part, whole) = metric.numerator.zip(metric.denominator)?;
    let printed = metric.percent?.decimal();
    let exact = part.decimal().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.decimal())?;
    let decimals = decimals(&metric.text)?;
    let unit = Decimal::new(1, decimals);
    let gap = (exact - printed).abs();
    let is_open = metric.qualifier.is_some() || is_of_else(metric) || !is_linked(&metric.text);
    if gap * Decimal::TWO <= unit || is_open {
        return None;
    }
    // The last digit cut off instead of rounded is a slip, not another number.
    let code = if gap < unit { "sum.percent-rounded" } else { "sum.percent-differs" };
    let expected = rounded(exact, decimals);
    let fraction = format!("{}/{}", print(part), print(whole));
    let percent = print_in(printed, Habit::Vietnamese);
    let slip = magnitude(exact, printed);
    let vi = format!("{fraction} = {expected}% ≠ {percent}%{}", slip.map_or("", |slip| slip.0));
    let en = format!("{fraction} = {expected}% ≠ {percent}%{}", slip.map_or("", |slip| slip.1));
    let finding =
        checks::finding(code, &vi, &en).saying(&format!("{percent}%"), &format!("{expected}%"));
    Some(of(metric, finding))
}

/// That one of two numbers is ten, a hundred or a thousand times the other.
fn magnitude(exact: Decimal, printed: Decimal) -> Option<(&'static str, &'static str)> {
    let ratio = exact.checked_div(printed)?;
    let near = |times: i64, of: Decimal| (of - Decimal::from(times)).abs() < Decimal::new(times, 2);
    let inverse = printed.checked_div(exact)?;
    [10, 100, 1000].iter().any(|times| near(*times, ratio) || near(*times, inverse)).then_some((
        "; có thể nhầm dấu chấm, dấu phẩy hoặc thừa, thiếu chữ số",
        "; a slip of dot or comma, or of a digit too many or too few",
    ))
}

/// More of something than there is.
fn exceeds(metric: &Metric) -> Option<Finding> {
    let (part, whole) = metric.numerator.zip(metric.denominator)?;
    let context = metric.context.as_deref().unwrap_or_default();
    let is_open =
        metric.percent.is_some() || metric.qualifier.is_some() || PLANNED.is_match(context);
    if part <= whole || is_open || metric.unit.is_none() {
        return None;
    }
    let (part, whole) = (print(part), print(whole));
    let vi = format!("{part} lớn hơn tổng số {whole}");
    let en = format!("{part} is more than the whole, {whole}");
    let finding = checks::finding("sum.part-exceeds-whole", &vi, &en);
    Some(of(metric, finding.saying(&part, &format!("≤ {whole}"))))
}

/// A share of more than all: only where the words say that it is a share.
fn beyond(metric: &Metric) -> Option<Finding> {
    // What the percentage of a cell is of, its heading says.
    let is_told = metric.row.is_none();
    let is_share = is_told && (metric.kind == MetricKind::Percent || metric.numerator.is_none());
    let percent = metric.percent.filter(|percent| is_share && *percent > Number::from(100))?;
    let context = metric.context.as_deref().unwrap_or_default();
    if metric.delta.is_some() || PLANNED.is_match(context) || !says_share(context, &metric.text) {
        return None;
    }
    let percent = print(percent);
    let vi = format!("Tỷ lệ {percent}% vượt quá 100%");
    let en = format!("A share of {percent}% is more than all");
    let finding = checks::finding("sum.percent-beyond-whole", &vi, &en);
    Some(of(metric, finding.saying(&format!("{percent}%"), "≤ 100%")))
}

/// Shares of which more than all cannot be.
const SHARES: [&str; 17] = [
    "đúng hạn",
    "trước hạn",
    "quá hạn",
    "trực tuyến",
    "toàn trình",
    "bao phủ",
    "hộ nghèo",
    "hộ cận nghèo",
    "hài lòng",
    "số hóa",
    "tốt nghiệp",
    "dân số",
    "nước sạch",
    "biên chế",
    "đi học",
    "tiêm chủng",
    "che phủ",
];

fn says_share(context: &str, text: &str) -> bool {
    let key = fold::key(context);
    let before = key.split(&fold::key(text)).next().unwrap_or_default().trim_end();
    let whole = fold::key(text);
    let takes = |text: &str| {
        text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | ' '))
            .ends_with("chiếm")
    };
    let rate = key.contains("tỉ lệ") && SHARES.iter().any(|word| key.contains(&fold::key(word)));
    before.ends_with("chiếm") || takes(&whole) || rate
}

/// Whether the percentage is said to be of something else: `đạt 95% kế hoạch`, `đạt 100% hồ sơ trực tuyến`.
fn is_of_else(metric: &Metric) -> bool {
    let context = metric.context.as_deref().unwrap_or_default();
    let behind = context.split_once(metric.text.as_str()).map_or("", |(_, rest)| rest);
    let behind = behind.trim_start_matches('%').trim_start();
    let next = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    // `98,31% trên tổng số hồ sơ` is of the whole itself.
    let is_of_whole = ["trên", "tổng", "trong", "và", "tại", "của"].contains(&next);
    ELSE.is_match(behind) || !(next.is_empty() || is_of_whole)
}

/// What joins a fraction to the percentage that follows from it: a mark, or a word that says so. `10/20 sở đạt 100% hồ
/// sơ` tells what the ten have reached.
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:[,(;:=–-]|\b(?:chiếm|bằng|tương ứng|tương đương|(?:đạt|với)\s+(?:tỷ|tỉ)\s+lệ)\b)[^,(;]{0,40}?\d[\d.,\s]*(?:%|phần trăm|$)|^\s*\d[\d.,]*\s*%",
    )
});

fn is_linked(text: &str) -> bool {
    LINK.is_match(text)
}

/// Decimals of the percentage that a text ends with.
fn decimals(text: &str) -> Option<u32> {
    let found = PERCENT.captures_iter(text).last()?;
    u32::try_from(found.name("decimals").map_or(0, |decimals| decimals.len())).ok()
}

fn rounded(exact: Decimal, decimals: u32) -> String {
    let away = RoundingStrategy::MidpointAwayFromZero;
    print_in(exact.round_dp_with_strategy(decimals, away), Habit::Vietnamese)
}

fn print(number: Number) -> String {
    print_in(number.decimal(), Habit::Vietnamese)
}

fn of(metric: &Metric, finding: Finding) -> Finding {
    Finding { record_id: Some(metric.id.clone()), ..finding }.at(metric.spans.clone())
}
