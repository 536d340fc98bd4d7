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
mod scales;
mod shares;
mod times;
mod tokens;
mod units;

pub use cells::{Around, cell, counted_in, names_state, says_share, unit_of, unit_of_caption};

use crate::data::{Metric, Text};
use crate::lang::number::Habit;
use amounts::Amount;
use clauses::Place;
use std::ops::Range;
use tokens::Tokens;

/// Most tokens of a context on either side of its amount, for texts that have no clauses.
const LONGEST_CONTEXT: usize = 200;

/// The quantities of a running text. Ids and owners are set by the caller.
#[must_use]
pub fn find(text: &Text) -> Vec<Metric> {
    find_in(text, None)
}

/// The same, its numbers read in the habit of the document where the text leaves that open.
#[must_use]
pub fn find_in(text: &Text, habit: Option<Habit>) -> Vec<Metric> {
    if !text.as_str().contains(|c: char| c.is_ascii_digit()) && !may_spell(text.as_str()) {
        return Vec::new();
    }
    let tokens = Tokens::new(text.as_str(), text.breaks()).beside(habit);
    let places = clauses::places(&tokens);
    let amounts = amounts::read(&tokens, &labels::masks(&tokens));
    let amounts = scales::join(amounts);
    let amounts = shares::join_totals(&tokens, amounts);
    let amounts = changes::join(&tokens, amounts);
    let amounts = shares::join_percentages(&tokens, amounts);
    let amounts = shares::join_slashed(&tokens, amounts);
    let amounts = heads::keep(&tokens, &places, amounts);
    let phrases = times::phrases(&tokens, &places);
    let mut metrics = Vec::with_capacity(amounts.len());
    let mut last = 0;
    for (at, amount) in amounts.iter().enumerate() {
        let range = (amount.tokens.start, amount.tokens.end);
        let time = times::of(&tokens, &phrases, &places, range);
        let next = amounts.get(at + 1).map_or(tokens.len(), |next| next.tokens.start);
        let context = context(&tokens, &places, amount, (last, next));
        last = amount.tokens.end;
        metrics.push(Metric {
            cumulative: time.cumulative,
            period: time.period,
            as_of: time.as_of,
            context: Some(tokens.text[tokens.bytes(context)].to_owned()),
            ..records::metric(text, &tokens, amount)
        });
    }
    metrics
}

/// Whether a text without digits can hold a number in words: each has one of these.
fn may_spell(text: &str) -> bool {
    ["mười", "mươi", "trăm", "nghìn", "ngàn", "Mười"].iter().any(|word| text.contains(word))
}

/// The tokens of the clause around an amount, as far as they are not about the amounts beside it, of
/// which one ends at token `last` and one begins at `next`. Where nothing else is left, the clause
/// before is taken in.
fn context(
    tokens: &Tokens<'_>,
    places: &[Place],
    amount: &Amount,
    (last, next): (usize, usize),
) -> Range<usize> {
    let (start, own_end) = (amount.tokens.start, amount.tokens.end);
    let from = context_start(tokens, places, start, last);
    let to = context_end(tokens, places, amount, next);
    if (from, to) != (start, own_end) {
        return from..to;
    }
    let before = start.checked_sub(2).map(|i| places[i]);
    let wider = before.filter(|before| before.sentence == places[start].sentence);
    let from =
        wider.map_or(from, |before| before.clause.max(start.saturating_sub(LONGEST_CONTEXT)));
    let closes = tokens.key(to) == ")" && tokens.key(start.wrapping_sub(1)) == "(";
    from..to + usize::from(closes && from < start)
}

/// Where the clause of the amount at `start` begins; behind another amount of it, its first comma.
fn context_start(tokens: &Tokens<'_>, places: &[Place], start: usize, last: usize) -> usize {
    let clause = places[start].clause;
    let comma = (last.max(clause)..start).find(|&i| is_comma(tokens, places, start, i));
    let behind = comma.filter(|_| last > clause).map(|comma| comma + 1);
    behind.unwrap_or(clause).max(start.saturating_sub(LONGEST_CONTEXT))
}

/// Where the clause of an amount ends; before another amount of it, at the last comma or at the
/// parenthesis that the other stands in.
fn context_end(tokens: &Tokens<'_>, places: &[Place], amount: &Amount, next: usize) -> usize {
    let (start, own_end) = (amount.tokens.start, amount.tokens.end);
    let own = places[start];
    let most = tokens.len().min(own_end + LONGEST_CONTEXT);
    let goes_on = |i: &usize| {
        let place = places[*i];
        place.sentence == own.sentence && (place.depth > own.depth || place.clause == own.clause)
    };
    let mut end = (own_end..most).take_while(goes_on).last().map_or(own_end, |last| last + 1);
    if next < end {
        let is_deeper = places[next].depth > own.depth;
        let cuts = |i: &usize| {
            is_comma(tokens, places, start, *i)
                || is_deeper && places[*i].depth <= own.depth && tokens.key(*i + 1) == "("
        };
        end = (own_end..next).rev().find(cuts).map_or(own_end, |cut| cut + usize::from(is_deeper));
    }
    let is_mark = |i: usize| matches!(tokens.key(i), "." | "," | ";" | ":" | "-" | "+" | "*" | "…");
    while end > own_end && is_mark(end - 1) {
        end -= 1;
    }
    end
}

/// Whether token `i` is a comma no deeper in parentheses than token `of`.
fn is_comma(tokens: &Tokens<'_>, places: &[Place], of: usize, i: usize) -> bool {
    tokens.key(i) == "," && places[i].depth == places[of].depth
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
            assert!(metric.context.as_ref().is_some_and(|c| c.contains(&metric.text)));
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
        check("gồm: ⟦.730 thẻ⟧, ⟦594 thẻ⟧", "thẻ; 594 thẻ");
        check("⟦3 - 5 xã⟧; ⟦20-30%⟧", "xã from 3 to 5; % from 20 to 30");
    }

    #[test]
    fn quantities_in_other_shapes() {
        check("⟦Hai mươi ba xã⟧ có đường; ⟦một nghìn hai trăm đội viên⟧", "23 xã; 1200 đội viên");
        check("⟦15 tỷ đồng⟧ (mười lăm tỷ đồng); hai bên, ba cơ quan", "15 tỷ đồng = 15000000000");
        check("tử vong ⟦11,5‰⟧; ⟦15,2/100.000 trẻ⟧ đẻ sống", "11.5 ‰; 15.2 /100.000 trẻ");
        check("⟦9,5 bác sĩ⟧/10.000 dân; bác sĩ trên 10.000 dân", "9.5 bác sĩ");
        check("tăng ⟦8,5 - 9,5%/năm⟧; ⟦12%/năm⟧", "%/năm from 8.5 to 9.5; 12 %/năm");
        check("⟦100% hộ nhà ở (6.780/6.780 hộ⟧)", "6780/6780 hộ 100%");
        check("⟦30.112 hồ sơ sức khỏe/31.500 dân (95,6%⟧)", "30112/31500 hồ sơ 95.6%");
        check("dân số ⟦95 người⟧, mật độ dân số ⟦134 người/km²⟧", "95 người; 134 người/km²");
        check("còn ⟦6,75 tỷ⟧ chuyển sang năm 2026; ⟦18,5°C⟧", "6.75 tỷ = 6750000000; 18.5 °C");
        check("bình quân 1 xã đạt ⟦17,5 tiêu chí⟧", "17.5 tiêu chí");
        check("⟦12 tỷ 450 triệu đồng⟧ (theo kế hoạch 60, đã làm 45)", "12.45 tỷ = 12450000000");
        check("tăng lần lượt ⟦5%⟧ và ⟦7%⟧", "5 % by 5; 7 % by 7");
        check("⟦12 huy chương⟧ (⟦3 vàng⟧, ⟦9 đồng⟧)", "12 huy chương; 3 vàng; 9 đồng");
        check(
            "⟦156 người⟧ (bác sĩ: ⟦32⟧; khác: ⟦124⟧); ⟦90 người⟧, trong đó nam ⟦60⟧, nữ ⟦30⟧",
            "156 người; 32 bác sĩ; 124 người; 90 người; 60 người; 30 người",
        );
        check("cao hơn ⟦4,2 điểm %⟧ so với năm 2024 (⟦51,1%⟧)", "4.2 điểm % by 4.2; 51.1 %");
        check(
            "⟦1.876 \"Tổ liên gia⟧ an toàn\"; thu năm 2025 đạt ⟦12 tỷ⟧",
            "1876 Tổ liên gia; 12 tỷ = 12000000000 in 2025",
        );
    }

    #[test]
    fn no_quantities() {
        for text in [
            "Công văn số 331/UBND-NC ngày 21/01/2024, 430/SLA1, Quyết định 441/QĐ-BNNMT",
            "Đề án 06 cấp tỉnh; mô hình 27; Mô hình số 22 theo Kế hoạch phối hợp số 15",
            "Ban chỉ đạo 1287; khu vực 3; Khách sạn 2-3*; 3G, 4G, 24/7; Bước 3/5 của kế hoạch",
            "chấm 4/4 điểm; Đánh giá: 8/10 điểm (loại A)",
            "trẻ dưới 6 tuổi; đạt 4 sao; nhóm (2) và nhóm (3); khoản 21 Điều 2, điểm a khoản 2 Điều 8",
            "triển khai 02 nhóm thủ tục hành chính liên thông; trong năm 2024; tháng 9/2023; quý I/2026",
            "Tuyến 01: Bến xe A - Bến xe B, từ 5 giờ 00 đến 21 giờ 30, giãn cách 10 - 15 phút/chuyến",
            "Chuyến 1 lúc 06:15, chuyến 2 lúc 7h30; xe 26A-123.45; trang 25; Trang 5/12; tr. 3",
            "điện thoại 0912.345.678, 0212 3852 011, 1900 1234; a12@x.vn; https://x.vn/2024/12",
            "CCCD 014085001234, mã số thuế 5500123456, thửa đất số 12, tờ bản đồ số 5, tổ 3, phường 2",
            "trong vòng 15 ngày kể từ ngày nhận; thời hạn 05 ngày làm việc; 5 năm 2026-2030",
            "công nghiệp 4.0, ISO 9001:2015, Covid-19, mức độ 3, 4; Windows 10; lần thứ 12, khóa XV",
            "ngày 20/11 trao thưởng; dịp 2/9; Trung ương 6 khoá XII; tổ 5 phường Tô Hiệu; Km 12+500",
            "TCVN 8215:2021, TCVN 9411:2012 \"Nhà ở liền kề\", QĐ 338 nêu trên, bản đồ 1:500, xếp thứ 12/63, tuyến số 05 hoạt động, ngày 5/1/23",
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
            (
                "Có 98 hồ sơ liên thông (cấp xã) đăng ký khai tử; 12 hồ sơ khác.",
                "Có 98 hồ sơ liên thông (cấp xã) đăng ký khai tử",
            ),
            ("đã lưu trữ 12 giấy tờ điện tử, 3 hồ sơ", "đã lưu trữ 12 giấy tờ điện tử"),
            ("cấp 12 thẻ và 3 tài khoản.", "cấp 12 thẻ"),
            ("(đạt 12 xã) theo kế hoạch", "đạt 12 xã"),
            ("Các xã đã xong (12 xã)", "Các xã đã xong (12 xã)"),
            (
                "có: 4/23 dịch vụ theo Quyết định (trong đó 22 thủ tục)",
                "4/23 dịch vụ theo Quyết định",
            ),
        ] {
            let found = find(&Text::verbatim(text, 0));
            assert_eq!(found[0].context.as_deref(), Some(expected));
        }
    }
}
