//! A cell that holds only a number → its quantity, its unit taken from the cell or the column
//! heading. Running text is read by `find`.

use super::amounts::{self, Amount, Printed};
use super::labels;
use super::records;
use super::tokens::{Shape, Tokens};
use super::units;
use crate::data::{Metric, MetricKind, Number, Text};
use crate::lang::fold;
use crate::lang::number::{Habit, parse_in};
use crate::lang::rules::sure;
use crate::lang::unit::{self, Sort};
use rust_decimal::Decimal;

/// What is printed around a number cell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'a> {
    /// The heading of its column.
    pub heading: Option<&'a str>,
    /// The unit that its row names (`Đơn vị tính`).
    pub unit: Option<&'a str>,
    /// The unit that stands above the table (`Đơn vị tính: triệu đồng`).
    pub caption: Option<&'a str>,
    /// What the columns before it count (`Số hồ sơ tiếp nhận`).
    pub counted: Option<&'a str>,
    /// How its table, or else its document, writes numbers.
    pub habit: Option<Habit>,
}

/// The quantity of a cell that holds only a number, its unit taken from the column heading
/// (`Dân số (người)`, `Dự kiến kinh phí (Triệu đồng)`), else from its row; its time from the heading
/// (`Thực hiện năm 2025`).
#[must_use]
pub fn cell(text: &Text, around: Around<'_>, role: &str) -> Option<Metric> {
    let tokens = Tokens::new(text.as_str(), text.breaks()).beside(around.habit);
    let is_share = around.heading.is_some_and(says_share);
    let unit = unit_around(around, is_share, role);
    let dated = labels::date_end(&tokens, 0).is_some();
    let measured = matches!(role, "population" | "area" | "budget" | "quantity");
    if dated || !tokens.is(0, Shape::Number) || (unit.is_none() && !measured) {
        return None;
    }
    let amount = whole(&tokens, unit.as_ref().map(|(unit, _)| unit.as_str()), role)?;
    let metric = records::metric(text, &tokens, &amount);
    let (period, as_of) = around.heading.map(time_of).unwrap_or_default();
    let metric = Metric { period, as_of, ..metric };
    if metric.unit.is_some() {
        return Some(metric);
    }
    if is_share && unit.is_none() && metric.kind == MetricKind::Count {
        return Some(Metric { kind: MetricKind::Percent, percent: metric.value, ..metric });
    }
    let confidence = unit.iter().map(|(_, from)| ("unit".to_owned(), sure(from))).collect();
    let metric = Metric { confidence, ..metric };
    Some(under_heading(metric, unit.map(|(unit, _)| unit), role))
}

/// The unit that is printed around a cell, and the rule that says where.
fn unit_around(around: Around<'_>, is_share: bool, role: &str) -> Option<(String, &'static str)> {
    let heading = || Some((around.heading.and_then(unit_of)?, "unit.column"));
    let given = |unit: Option<&str>, rule| Some((unit.filter(|_| !is_share)?.to_owned(), rule));
    let row = || given(around.unit, "unit.row");
    let counted = || given(around.counted.filter(|_| role == "quantity"), "unit.column-counts");
    let caption = || given(around.caption.filter(|_| measures_money(role)), "unit.caption");
    heading().or_else(row).or_else(counted).or_else(caption)
}

/// Whether a column of this role can be in the unit of the whole table.
fn measures_money(role: &str) -> bool {
    matches!(role, "budget" | "quantity")
}

/// Whether a heading says that a share stands below it, with or without a percent sign.
#[must_use]
pub fn says_share(heading: &str) -> bool {
    let key = fold::key(heading);
    key.contains('%') || key.starts_with("tỉ lệ")
}

/// The period and the day that a heading names: `Kế hoạch năm 2026`, `Thực hiện đến 30/9/2026`.
fn time_of(heading: &str) -> (Option<String>, Option<String>) {
    // "So với năm 2025": the year is what is compared with.
    if fold::key(heading).contains("so ") {
        return (None, None);
    }
    let tokens = Tokens::new(heading, std::iter::empty());
    let mut times = (0..tokens.len()).filter_map(|i| Some((i, tokens.time(i)?.0)));
    let Some((at, time)) = times.next() else { return (None, None) };
    if matches!(tokens.key_before(at, 1), "đến" | "hết") {
        (None, Some(time.to.edtf()))
    } else {
        (time.edtf(), None)
    }
}

/// The amount that is all of the cell.
fn whole(tokens: &Tokens<'_>, unit: Option<&str>, role: &str) -> Option<Amount> {
    let mut amounts = amounts::read(tokens, &vec![false; tokens.len()]);
    let amount =
        amounts.pop().filter(|amount| amounts.is_empty() && amount.tokens == (0..tokens.len()))?;
    let Printed::Plain(value) = amount.printed else { return Some(amount) };
    let whole = amount.unit.is_none() && counts_whole(unit, role);
    let value = if whole { in_groups(tokens.printed(0)).unwrap_or(value) } else { value };
    Some(Amount { printed: Printed::Plain(value), ..amount })
}

/// Whether the numbers of a column are whole, so that a comma before three digits groups.
fn counts_whole(unit: Option<&str>, role: &str) -> bool {
    matches!(role, "population" | "budget")
        || unit.and_then(|unit| lookup(unit).map(|(sort, _)| sort)) == Some(Sort::Count)
}

/// `20,373` as 20373.
fn in_groups(printed: &str) -> Option<Decimal> {
    let grouped = printed.split(',').skip(1).all(|group| group.len() == 3);
    let habit = if grouped && !printed.contains('.') { Habit::English } else { return None };
    parse_in(printed, habit).map(Number::decimal)
}

/// The metric in the unit of its column.
fn under_heading(metric: Metric, unit: Option<String>, role: &str) -> Metric {
    let known = unit.as_deref().and_then(lookup);
    let percent = unit.as_deref() == Some("%");
    let kind = match (known.map(|(sort, _)| sort), role) {
        _ if metric.kind == MetricKind::Ratio => MetricKind::Ratio,
        _ if percent => MetricKind::Percent,
        (Some(Sort::Money), _) | (None, "budget") => MetricKind::Money,
        (Some(Sort::Area), _) | (None, "area") => MetricKind::Area,
        (Some(Sort::Duration), _) => MetricKind::Duration,
        (Some(Sort::Other), _) => MetricKind::Other,
        (None | Some(Sort::Count), "quantity")
            if metric.value.is_some_and(|value| !value.decimal().is_integer()) =>
        {
            MetricKind::Other
        }
        _ => MetricKind::Count,
    };
    let vnd = known.and_then(|(_, vnd)| vnd).zip(metric.value);
    let value_vnd = vnd.and_then(|(vnd, value)| value.decimal().checked_mul(vnd)).map(Number::new);
    let share = if percent { metric.value } else { metric.percent };
    Metric { kind, unit, value_vnd, percent: share, ..metric }
}

/// The unit that a heading names: in its last parentheses (`(Triệu đồng)`), behind `ĐVT:`, or a
/// percent sign.
#[must_use]
pub fn unit_of(heading: &str) -> Option<String> {
    let bracketed = heading.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')'));
    let named = bracketed
        .map_or_else(|| heading.rsplit_once(':').map(|(_, unit)| unit), |(unit, _)| Some(unit));
    let unit = named.map(|unit| unit.rsplit(':').next().unwrap_or(unit).trim());
    let fits = |unit: &&str| *unit == "%" || lookup(unit).is_some();
    let sign = || heading.contains('%').then_some("%");
    unit.filter(fits).or_else(sign).map(ToOwned::to_owned)
}

/// The unit that a line above a table gives all of it: `Đơn vị tính: triệu đồng`, `(ĐVT: Tỷ đồng)`.
#[must_use]
pub fn unit_of_caption(line: &str) -> Option<String> {
    let last = line.trim_end_matches([')', ' ', '.']).rsplit('(').next().unwrap_or(line);
    let (said, unit) = last.rsplit_once(':')?;
    let key = fold::key(said);
    let says = ["đơn vị", "đơn vị tính", "đvt", "đv tính", "đơn vị tiền"].contains(&key.trim());
    let unit = unit.trim_matches([' ', ')', '.', ';']);
    (says && (unit == "%" || lookup(unit).is_some())).then(|| unit.to_owned())
}

/// What a heading says that its column counts: `Số hồ sơ tiếp nhận`, `Tổng số hộ`.
#[must_use]
pub fn counted_in(heading: &str) -> Option<String> {
    let tokens = Tokens::new(heading, std::iter::empty());
    let says = (0..tokens.len())
        .any(|i| matches!(tokens.key(i), "số" | "lượng") && !tokens.is(i + 1, Shape::Number));
    // "Hộ nghèo" over numbers; not the "Chương", "Loại" of a budget, which are codes, nor "Kế hoạch".
    let other = matches!(
        tokens.key(0),
        "chương"
            | "loại"
            | "khoản"
            | "mục"
            | "điểm"
            | "bậc"
            | "kế"
            | "chỉ"
            | "dự"
            | "quyết"
            | "kết"
    );
    let noun = units::before(&tokens, 0, tokens.len())?;
    let is_whole = !other && noun.tokens == (0..tokens.len());
    let noun = Some(noun).filter(|_| says || is_whole)?;
    (noun.sort == Sort::Count).then(|| tokens.text[tokens.bytes(noun.tokens)].to_owned())
}

/// Whether a heading names a state of what the columns before it count: `Đúng hạn`, `Đã giải quyết`.
#[must_use]
pub fn names_state(heading: &str) -> bool {
    let tokens = Tokens::new(heading, std::iter::empty());
    let words = tokens.keys(0, tokens.len());
    (1..=words.len())
        .any(|end| unit::before(&words[..end]).is_some_and(|phrase| phrase.sort == Sort::State))
}

/// What a unit measures, and what one of it is worth in đồng.
fn lookup(unit: &str) -> Option<(Sort, Option<Decimal>)> {
    let tokens = Tokens::new(unit, std::iter::empty());
    let mut scale = Decimal::ONE;
    let mut at = 0;
    while let Some(unit) = unit::after(&tokens.keys(at, 8)) {
        let worth = unit.scale.and_then(|worth| worth.checked_mul(scale));
        #[allow(clippy::wildcard_enum_match_arm, reason = "only what can be a unit matters")]
        match unit.sort {
            Sort::Scale => scale = worth.unwrap_or(scale),
            Sort::Money => return Some((Sort::Money, worth)),
            sort if sort.is_unit() => return Some((sort, None)),
            _ => return None,
        }
        at += unit.len();
    }
    // "(Triệu)", "(tỷ)": money, as people are not counted so in tables.
    (at > 0 && at == tokens.len()).then_some((Sort::Money, Some(scale)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `value unit kind value_vnd`, or `none`.
    fn check(printed: &str, heading: &str, role: &str, expected: &str) {
        let text = Text::verbatim(printed, 7);
        let heading = Some(heading).filter(|heading| !heading.is_empty());
        let around = Around { heading, ..Around::default() };
        let found = cell(&text, around, role).map_or_else(
            || "none".to_owned(),
            |m| {
                assert_eq!((m.text.as_str(), m.spans), (printed, text.spans()));
                let vnd = m.value_vnd.map_or_else(String::new, |vnd| format!(" = {vnd}"));
                let value = m.value.or(m.numerator).unwrap();
                format!("{value} {} {:?}{vnd}", m.unit.unwrap_or_default(), m.kind)
            },
        );
        assert_eq!(found, expected, "{printed} under {heading:?}");
    }

    #[test]
    fn the_heading_gives_the_unit() {
        check("20.373", "Dân số (người)", "population", "20373 người Count");
        check("126,13", "Diện tích tự nhiên (Km ²)", "area", "126.13 Km ² Area");
        check("950", "Dự kiến kinh phí (Triệu đồng)", "budget", "950 Triệu đồng Money = 950000000");
        check("195.259", "Quy mô (ha)", "area", "195259 ha Area");
        check("2.000", "Quy mô (ha)", "area", "2000 ha Area");
        check("382,2", "Diện tích (km2)", "area", "382.2 km2 Area");
        check("4.500,5", "Kinh phí (tr.đ)", "budget", "4500.5  Money");
        check("20,373", "Dân số", "population", "20373  Count");
        check("68,457", "Diện tích (km²)", "area", "68.457 km² Area");
        check("96.8", "Tỷ lệ (%)", "result", "96.8 % Percent");
        check("12", "Số lượng (Hồ sơ)", "quantity", "12 Hồ sơ Count");
        check("1,5", "Vốn (ĐVT: tỷ đồng)", "budget", "1.5 tỷ đồng Money = 1500000000");
    }

    #[test]
    fn the_cell_may_print_the_unit_itself() {
        check("1.234 hộ", "Kết quả", "quantity", "1234 hộ Count");
        check("15 ha", "", "area", "15 ha Area");
        check("12/15 xã", "", "quantity", "12 xã Ratio");
    }

    #[test]
    fn the_row_may_name_the_unit() {
        for (printed, heading, unit, expected) in [
            ("8,5", "Kế hoạch năm 2026", "%", "8.5 % Percent 2026"),
            ("9.876,5", "Thực hiện đến 30/9/2026", "Tỷ đồng", "9876.5 Tỷ đồng Money 2026-09-30"),
            ("79,0", "Tỷ lệ", "Tỷ đồng", "79  Percent "),
            ("120", "So với năm 2025", "Tỷ đồng", "120 Tỷ đồng Money "),
            ("105", "So sánh KH 2026 với TH năm 2025 (%)", "Tấn", "105 % Percent "),
            ("93,2", "So sánh (%)", "Xã", "93.2 % Percent "),
            ("45", "Kế hoạch", "Xã", "45 Xã Count "),
            ("7,25", "Thực hiện", "Điểm/học kỳ", "7.25 Điểm/học kỳ Other "),
        ] {
            let around = Around { heading: Some(heading), unit: Some(unit), ..Around::default() };
            let m = cell(&Text::verbatim(printed, 0), around, "quantity").unwrap();
            let time = m.period.or(m.as_of).unwrap_or_default();
            let unit = m.unit.unwrap_or_default();
            assert_eq!(format!("{} {unit} {:?} {time}", m.value.unwrap(), m.kind), expected);
        }
    }

    #[test]
    fn the_rule_of_the_unit_is_where_it_was_read() {
        let around = |heading, unit, caption, counted| Around {
            heading: Some(heading),
            unit,
            caption,
            counted,
            habit: None,
        };
        for (printed, around, expected) in [
            ("12", around("Kế hoạch năm", Some("m"), None, None), "m unit.row"),
            ("12", around("Số hộ (hộ)", Some("m"), None, Some("hộ")), "hộ unit.column"),
            ("12", around("Số hộ", None, Some("hộ"), Some("hộ")), "hộ unit.column-counts"),
            ("12", around("Vốn", None, Some("đồng"), None), "đồng unit.caption"),
            ("12 m", around("Kế hoạch năm", Some("km"), None, None), "m unit.printed"),
        ] {
            let m = cell(&Text::verbatim(printed, 0), around, "quantity").unwrap();
            let rule = m.confidence.get("unit").map(|sure| sure.rule.clone()).unwrap_or_default();
            assert_eq!(format!("{} {rule}", m.unit.unwrap_or_default()), expected, "{around:?}");
        }
    }

    #[test]
    fn other_cells_hold_no_quantity() {
        check("2027 - 2028", "Thời gian (năm)", "deadline", "none");
        check("12", "TT", "ordinal", "none");
        check("12", "Ghi chú", "note", "none");
        check("-", "Dân số (người)", "population", "none");
        check("", "Dân số (người)", "population", "none");
        check("9/2023", "Số lượng (hồ sơ)", "quantity", "none");
        check("Xã 135", "Dân số (người)", "population", "none");
        check("20.373 (tạm tính)", "Dân số (người)", "population", "none");
    }
}
