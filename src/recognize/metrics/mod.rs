//! Result texts and number cells → quantities.
//!
//! The way: tokens, their clauses, the numbers that are none (`labels`), the others with their units
//! (`amounts`), which of them belong together (`shares`, `changes`), those without a unit (`heads`),
//! their time (`times`). Does not judge whether printed percentages are right.

mod amounts;
mod cells;
mod changes;
mod clauses;
mod heads;
mod labels;
mod records;
mod shares;
mod times;
mod tokens;
mod units;

pub use cells::cell;

use crate::data::{Metric, Text};
use amounts::Amount;
use clauses::Place;
use tokens::Tokens;

/// Most tokens of a context before its amount, for texts that have no clauses.
const LONGEST_CONTEXT: usize = 200;

/// The quantities of a running text. Ids and owners are set by the caller.
#[must_use]
pub fn find(text: &Text) -> Vec<Metric> {
    if !text.as_str().contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let tokens = Tokens::new(text.as_str(), text.breaks());
    let places = clauses::places(&tokens);
    let amounts = amounts::read(&tokens, &labels::masks(&tokens));
    let amounts = shares::join_totals(&tokens, amounts);
    let amounts = changes::join(&tokens, amounts);
    let amounts = shares::join_percentages(&tokens, amounts);
    let amounts = heads::keep(&tokens, &places, amounts);
    let phrases = times::phrases(&tokens, &places);
    let mut metrics = Vec::with_capacity(amounts.len());
    let mut last = 0;
    for amount in &amounts {
        let range = (amount.tokens.start, amount.tokens.end);
        let time = times::of(&tokens, &phrases, &places, range);
        let context = context(&tokens, &places, amount, last);
        last = amount.tokens.end;
        metrics.push(Metric {
            cumulative: time.cumulative,
            period: time.period,
            as_of: time.as_of,
            context: Some(context.to_owned()),
            ..records::metric(text, &tokens, amount)
        });
    }
    metrics
}

/// The clause around an amount, to its end. Behind another amount of the clause (it ends at token
/// `last`) it begins at the first comma; where nothing would be left, at the clause before.
fn context<'a>(tokens: &Tokens<'a>, places: &[Place], amount: &Amount, last: usize) -> &'a str {
    let start = amount.tokens.start;
    let clause = places[start].clause;
    let depth = places[start].depth;
    let cuts = |i: &usize| tokens.key(*i) == "," && places[*i].depth == depth;
    let comma = (last.max(clause)..start).find(cuts).map(|comma| comma + 1);
    let behind = comma.filter(|_| last > clause).filter(|&from| from < start);
    let before = clause.checked_sub(2).map(|i| places[i]);
    let wider = before.filter(|before| before.sentence == places[start].sentence);
    let from = match behind {
        Some(from) => from,
        None if clause < start => clause,
        None => wider.map_or(clause, |before| before.clause),
    };
    let from = from.max(start.saturating_sub(LONGEST_CONTEXT));
    &tokens.text[tokens.bytes(from..amount.tokens.end)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{MetricKind, Number};
    use std::fmt::Write as _;

    /// What was read, in short: `28045 người 81.8%`.
    fn short(metric: &Metric) -> String {
        let number = |number: Option<Number>| number.map(|number| number.to_string());
        let ratio = number(metric.numerator).zip(number(metric.denominator));
        let value = ratio.map(|(n, d)| format!("{n}/{d}")).or_else(|| number(metric.value));
        let shared = metric.kind != MetricKind::Percent;
        let parts = [
            value,
            metric.unit.clone(),
            number(metric.percent).filter(|_| shared).map(|percent| format!("{percent}%")),
            number(metric.value_vnd).map(|vnd| format!("= {vnd}")),
            number(metric.from).map(|from| format!("from {from}")),
            number(metric.to).map(|to| format!("to {to}")),
            number(metric.delta).map(|delta| format!("by {delta}")),
            metric.qualifier.map(|qualifier| format!("{qualifier:?}").to_lowercase()),
            metric.period.as_ref().map(|period| format!("in {period}")),
            metric.as_of.as_ref().map(|day| format!("on {day}")),
            metric.cumulative.then(|| "so far".to_owned()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// `marked` has `⟦…⟧` around each quantity; `expected` says what is read of each, `; ` between.
    pub(super) fn check(marked: &str, expected: &str) {
        let text = Text::verbatim(&marked.replace(['⟦', '⟧'], ""), 0);
        let found = find(&text);
        let (mut shown, mut last) = (String::new(), 0);
        for metric in &found {
            let range = metric.spans[0].range();
            assert_eq!(metric.text, text.as_str()[range.clone()]);
            assert!(metric.context.as_ref().is_some_and(|c| c.ends_with(&metric.text)));
            write!(shown, "{}⟦{}⟧", &text.as_str()[last..range.start], metric.text).unwrap();
            last = range.end;
        }
        assert_eq!(shown + &text.as_str()[last..], marked);
        assert_eq!(found.iter().map(short).collect::<Vec<_>>().join("; "), expected, "{marked}");
    }

    #[test]
    fn quantities_of_a_running_text() {
        check("có ⟦199 cơ sở⟧ với trên ⟦250.000 khách⟧", "199 cơ sở; 250000 khách over");
        check("hơn ⟦20 tin⟧, ⟦05 bài⟧; gần ⟦100%⟧", "20 tin over; 5 bài; 100 % under");
        check("⟦45 người⟧, diện tích ⟦17.804,5ha⟧", "45 người; 17804.5 ha");
        check("sản lượng khoảng ⟦9,8 nghìn tấn⟧", "9.8 nghìn tấn about");
        check("tổng dự toán là ⟦616,4 triệu đồng⟧", "616.4 triệu đồng = 616400000");
        check("giá ⟦7.000đ/lượt⟧, ⟦2 triệu USD⟧", "7000 đ/lượt = 7000; 2 triệu USD");
        check("đầu tư ⟦1.250 tỷ⟧ cho ⟦12 xã⟧", "1250 tỷ = 1250000000000; 12 xã");
        check("⟦1.000.000 (một triệu) đồng⟧", "1000000 đồng = 1000000");
        check("⟦68,457 hồ sơ (đạt 96.8%⟧)", "68457 hồ sơ 96.8%");
        check("đạt ⟦65,23 điểm⟧; ⟦90%⟧ trở lên", "65.23 điểm; 90 % over");
        check("⟦3 - 5 xã⟧; ⟦20-30%⟧", "xã from 3 to 5; % from 20 to 30");
    }

    #[test]
    fn no_quantities() {
        for text in [
            "Công văn số 331/UBND-NC ngày 21/01/2024, 430/SLA1, Quyết định 441/QĐ-BNNMT",
            "Đề án 06 cấp tỉnh; mô hình 27; Mô hình số 22 theo Kế hoạch phối hợp số 15",
            "Ban chỉ đạo 1287; khu vực 3; Khách sạn 2-3*; 3G, 4G, 24/7; Bước 3/5 của kế hoạch",
            "trẻ dưới 6 tuổi; đạt 4 sao; nhóm (2) và nhóm (3); khoản 21 Điều 2, điểm a khoản 2 Điều 8",
            "triển khai 02 nhóm thủ tục hành chính liên thông; trong năm 2024; tháng 9/2023; quý I/2026",
            "Tuyến 01: Bến xe A - Bến xe B, từ 5 giờ 00 đến 21 giờ 30, giãn cách 10 - 15 phút/chuyến",
            "Chuyến 1 lúc 06:15, chuyến 2 lúc 7h30; xe 26A-123.45; trang 25; Trang 5/12; tr. 3",
            "điện thoại 0912.345.678, 0212 3852 011, 1900 1234; a12@x.vn; https://x.vn/2024/12",
            "CCCD 014085001234, mã số thuế 5500123456, thửa đất số 12, tờ bản đồ số 5, tổ 3, phường 2",
            "trong vòng 15 ngày kể từ ngày nhận; thời hạn 05 ngày làm việc; 5 năm 2026-2030",
            "công nghiệp 4.0, ISO 9001:2015, Covid-19, mức độ 3, 4; Windows 10; lần thứ 12, khóa XV",
            "ngày 20/11 trao thưởng; dịp 2/9; Trung ương 6 khoá XII; tổ 5 phường Tô Hiệu; Km 12+500",
            "mã 1.004194.000.00.00.H52; IP 10.0.0.1; 63/2024/NĐ-CP; 1552/ BTTTT-TTH; 57-NQ/TW",
            "",
        ] {
            check(text, "");
        }
    }

    #[test]
    fn the_context_is_the_clause() {
        for (text, expected) in [
            ("A: số hộ là 12 hộ. B", "số hộ là 12 hộ"),
            (
                "trong đó: Người hưởng lương, trợ cấp là 5 người",
                "Người hưởng lương, trợ cấp là 5 người",
            ),
            ("* Kết quả: (1) Đã cấp 5 thẻ; (2) khác", "Đã cấp 5 thẻ"),
        ] {
            let found = find(&Text::verbatim(text, 0));
            assert_eq!(found[0].context.as_deref(), Some(expected));
        }
    }

    /// One row of `fixtures/gold/metrics_000.jsonl`.
    #[derive(serde::Deserialize)]
    struct Gold {
        ordinal: String,
        text: String,
        value: Option<Number>,
        unit: String,
        unit_long: Option<String>,
        numerator: Option<Number>,
        denominator: Option<Number>,
        percent_declared: Option<Number>,
        approx: bool,
        cumulative: bool,
    }

    impl Gold {
        fn is(&self, metric: &Metric) -> bool {
            let unit = metric.unit.as_deref().unwrap_or_default();
            let long = self.unit_long.as_deref().unwrap_or(&self.unit);
            unit.starts_with(&self.unit)
                && long.starts_with(unit)
                && self.value == metric.value
                && (self.numerator, self.denominator) == (metric.numerator, metric.denominator)
                && self.percent_declared == metric.percent
                && self.approx == metric.qualifier.is_some()
                && self.cumulative == metric.cumulative
        }
    }

    #[test]
    fn the_result_cells_of_a_seed_are_as_a_reader_has_them() {
        let seed = include_str!("../../../seeds/000_91c373365b29b32b.txt");
        let gold: Vec<Gold> = include_str!("../../../fixtures/gold/metrics_000.jsonl")
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let tags = crate::lang::pattern::pattern("<[^>]*>");
        for row in seed.lines().map(|line| line.split('\t').collect::<Vec<_>>()) {
            let [ordinal, _, _, result] = row.as_slice() else { continue };
            let print = tags.replace_all(result, " ").replace("&amp;", "&");
            let mut found = find(&Text::verbatim(&print, 0));
            for gold in gold.iter().filter(|gold| gold.ordinal == *ordinal) {
                let at = found.iter().position(|metric| gold.is(metric));
                found.remove(at.unwrap_or_else(|| panic!("{ordinal}: {}", gold.text)));
            }
            assert!(
                found.is_empty(),
                "{ordinal}: {:?}",
                found.iter().map(short).collect::<Vec<_>>()
            );
        }
    }
}
