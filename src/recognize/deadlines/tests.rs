use super::*;
use crate::data::Span;
use crate::normalize;

/// Kind, EDTF, days and what else is set, in one line.
fn shown(found: &Found) -> String {
    let deadline = &found.deadline;
    let day = |day: &Option<String>| day.clone().unwrap_or_default();
    let mut parts = vec![format!("{:?}", deadline.kind).to_lowercase()];
    parts.extend(deadline.edtf.clone());
    if deadline.start.is_some() || deadline.end.is_some() {
        parts.push(format!("{}~{}", day(&deadline.start), day(&deadline.end)));
    }
    parts.extend(deadline.before.then(|| "before".to_owned()));
    parts.extend(deadline.ongoing.then(|| "ongoing".to_owned()));
    parts.extend(deadline.rrule.clone());
    parts.extend(deadline.condition.as_ref().map(|condition| format!("if {condition}")));
    let sure = crate::lang::rules::sure(found.rule);
    let plain = sure.class == crate::data::Class::Exact
        || ["deadline.sentence", "deadline.says-no-time"].contains(&found.rule);
    parts.extend((!plain).then(|| format!("({})", sure.reason)));
    parts.join(" ")
}

fn clean(printed: &str) -> Text {
    normalize::clean(printed, Span::new(0, u32::try_from(printed.len()).unwrap()))
}

/// `marked` is the text with each deadline in `⟦…⟧`, in the order of the text; `expected` what they
/// say, in the order found.
fn check(read: fn(&Text) -> Vec<Found>, marked: &str, expected: &[&str]) {
    let text = clean(&marked.replace(['⟦', '⟧'], ""));
    let found = read(&text);
    let said: Vec<String> = found.iter().map(shown).collect();
    assert_eq!(said, expected, "{marked}");
    let mut places: Vec<Range<usize>> = found.iter().map(|found| found.at.clone()).collect();
    places.sort_by_key(|at| std::cmp::Reverse(at.start));
    let mut again = text.as_str().to_owned();
    for at in places {
        again.insert(at.end, '⟧');
        again.insert(at.start, '⟦');
    }
    assert_eq!(again, clean(marked).as_str());
    for found in found {
        assert_eq!(found.deadline.raw, text.as_str()[found.at]);
    }
}

fn cells(rows: &[(&str, &str)]) {
    for (printed, expected) in rows {
        let whole = printed.strip_suffix('.').unwrap_or(printed);
        check(cell, &printed.replacen(whole, &format!("⟦{whole}⟧"), 1), &[expected]);
    }
}

#[test]
fn two_years_of_two_figures_are_one_range() {
    for (cell, expected) in [
        ("1/7/25 - 30/9/25", "2025-07-01/2025-09-30"),
        ("tháng 1/26 đến tháng 3/26", "2026-01/2026-03"),
    ] {
        let found = super::cell(&Text::verbatim(cell, 0));
        let edtf: Vec<_> = found.iter().map(|one| one.deadline.edtf.as_deref()).collect();
        assert_eq!(edtf, [Some(expected)], "{cell}");
    }
}

#[test]
fn by_a_day() {
    cells(&[
        ("Từ nay đến 30/6/2026", "by ../2026-06-30 ~2026-06-30"),
        ("Năm 2026 (hoàn thành trước ngày 30/6/2026)", "by ../2026-06-30 ~2026-06-30 before"),
        ("Chậm nhất vào ngày làm việc cuối cùng của tháng 6/2026", "by ../2026-06 ~2026-06-30"),
        ("Đến năm 2030, tầm nhìn 2045", "by ../2030 ~2030-12-31"),
        ("Trước ngày 08/5/2026", "by ../2026-05-08 ~2026-05-08 before"),
        ("Trước 30/6/2025", "by ../2025-06-30 ~2025-06-30 before"),
        ("Trước ngày 15 tháng 12 năm 2026.", "by ../2026-12-15 ~2026-12-15 before"),
        ("Hoàn thành trước ngày 29/02/2024", "by ../2024-02-29 ~2024-02-29 before"),
        ("Xong trước ngày 30-6-2026", "by ../2026-06-30 ~2026-06-30 before"),
        ("Chậm nhất ngày 10 tháng 11 năm 2026", "by ../2026-11-10 ~2026-11-10"),
        ("Chậm nhất là ngày 25/12/2025", "by ../2025-12-25 ~2025-12-25"),
        ("Chậm nhất trước ngày 25/12/2025", "by ../2025-12-25 ~2025-12-25 before"),
        ("Đến hết ngày 31/12/2026", "by ../2026-12-31 ~2026-12-31"),
        ("Đến ngày 31/12/2026", "by ../2026-12-31 ~2026-12-31"),
        ("30/01/2024", "by ../2024-01-30 ~2024-01-30"),
        ("Ngày 24.4.2026", "by ../2026-04-24 ~2026-04-24"),
        ("Hoàn thành 30/06/2024", "by ../2024-06-30 ~2024-06-30"),
        ("Hoàn thành: 30/06/2024", "by ../2024-06-30 ~2024-06-30"),
        ("Trước 17h00 ngày 20/5/2026", "by ../2026-05-20 ~2026-05-20"),
        ("Trước 16 giờ, thứ Sáu, ngày 22/5/2026", "by ../2026-05-22 ~2026-05-22"),
        ("30/01/2024 và duy trì thường xuyên", "by ../2024-01-30 ~2024-01-30 ongoing"),
        (
            "Trước ngày 31/12/2023 và\nduy trì thường xuyên",
            "by ../2023-12-31 ~2023-12-31 before ongoing",
        ),
        ("Trước ngày\n31/12/2023", "by ../2023-12-31 ~2023-12-31 before"),
        ("Từ nay đến hết năm 2026", "by ../2026 ~2026-12-31"),
        ("Hết quý III/2026", "by ../2026-35 ~2026-09-30"),
        ("Đến năm 2030", "by ../2030 ~2030-12-31"),
        ("Chậm nhất trong tháng 6/2026", "by ../2026-06 ~2026-06-30"),
        ("Trước tháng 6/2026", "by ../2026-06 ~2026-06-01 before"),
        ("Trước 30/6", "by XXXX-06-30 before"),
        ("Trước 15 tháng 12", "by XXXX-12-15 before"),
        ("30/6", "by XXXX-06-30"),
        ("Trước ngày 31/02/2026", "by before (no calendar has this day)"),
    ]);
}

#[test]
fn within_a_period() {
    cells(&[
        ("Tuần 2 tháng 5/2026", "within 2026-05 2026-05-01~2026-05-31"),
        ("Các năm 2026, 2027, 2028", "within 2026/2028 2026-01-01~2028-12-31"),
        ("QII/2026", "within 2026-34 2026-04-01~2026-06-30"),
        ("III/2026", "within 2026-35 2026-07-01~2026-09-30"),
        ("T6/2026", "within 2026-06 2026-06-01~2026-06-30"),
        (
            "Từ 8h00 ngày 01/6/2026 đến 17h00 ngày 05/6/2026",
            "within 2026-06-01/2026-06-05 2026-06-01~2026-06-05",
        ),
        (
            "Trong 10 ngày đầu tháng 6/2026",
            "within 2026-06 2026-06-01~2026-06-30 (part of the period, not bounded more closely)",
        ),
        (
            "Hoàn thành năm 2025, duy trì các năm tiếp theo",
            "within 2025 2025-01-01~2025-12-31 ongoing",
        ),
        (
            "Giai đoạn 2026 - 2030, định hướng đến năm 2035",
            "within 2026/2030 2026-01-01~2030-12-31",
        ),
        ("Năm 2026", "within 2026 2026-01-01~2026-12-31"),
        ("Trong năm 2026", "within 2026 2026-01-01~2026-12-31"),
        ("2026", "within 2026 2026-01-01~2026-12-31"),
        ("Quý II/2026", "within 2026-34 2026-04-01~2026-06-30"),
        ("Quí III-2024", "within 2024-35 2024-07-01~2024-09-30"),
        ("Quý 2 năm 2026", "within 2026-34 2026-04-01~2026-06-30"),
        ("Quý IV/2025 - Quý II/2026", "within 2025-36/2026-34 2025-10-01~2026-06-30"),
        ("Quý I, II/2026", "within 2026-33/2026-34 2026-01-01~2026-06-30"),
        ("Tháng 5/2026", "within 2026-05 2026-05-01~2026-05-31"),
        ("6/2025", "within 2025-06 2025-06-01~2025-06-30"),
        ("Hoàn thành trong tháng 2/2024", "within 2024-02 2024-02-01~2024-02-29"),
        ("Tháng 5 - tháng 8/2026", "within 2026-05/2026-08 2026-05-01~2026-08-31"),
        ("Tháng 11/2025 – 02/2026", "within 2025-11/2026-02 2025-11-01~2026-02-28"),
        ("6 tháng đầu năm 2026", "within 2026-40 2026-01-01~2026-06-30"),
        ("6 tháng cuối năm", "within XXXX-41"),
        ("2025 - 2026", "within 2025/2026 2025-01-01~2026-12-31"),
        ("Giai đoạn 2026-2030", "within 2026/2030 2026-01-01~2030-12-31"),
        ("Từ năm 2026 đến năm 2030", "within 2026/2030 2026-01-01~2030-12-31"),
        ("Từ ngày 15/4 đến 30/6/2026", "within 2026-04-15/2026-06-30 2026-04-15~2026-06-30"),
        ("15 - 20/5/2026", "within 2026-05-15/2026-05-20 2026-05-15~2026-05-20"),
        ("Vào ngày 20/5/2026", "within 2026-05-20 2026-05-20~2026-05-20"),
        ("Quý II", "within XXXX-34"),
        ("Trong năm", "within XXXX"),
        ("Năm 2026 và duy trì thường xuyên", "within 2026 2026-01-01~2026-12-31 ongoing"),
        ("Quý II/2026, sau đó duy trì hằng năm", "within 2026-34 2026-04-01~2026-06-30 ongoing"),
        (
            "Cuối năm 2026",
            "within 2026 2026-01-01~2026-12-31 (part of the period, not bounded more closely)",
        ),
        (
            "Trong tuần đầu tháng 7 năm 2026",
            "within 2026-07 2026-07-01~2026-07-31 (part of the period, not bounded more closely)",
        ),
        ("Dự kiến quý III/2026", "within 2026-35 2026-07-01~2026-09-30 (expected date)"),
        (
            "Năm 2026 (theo lộ trình của Bộ Y tế)",
            "within 2026 2026-01-01~2026-12-31 if theo lộ trình của Bộ Y tế",
        ),
        ("Quý II/2026 (cấp tỉnh)", "within 2026-34 2026-04-01~2026-06-30"),
    ]);
}

#[test]
fn from_a_time_on() {
    cells(&[
        (
            "Từ ngày 01/5/2026 đến khi hoàn thành",
            "from 2026-05-01/.. 2026-05-01~ if đến khi hoàn thành",
        ),
        ("Từ năm 2026", "from 2026/.. 2026-01-01~"),
        ("Năm 2026 và các năm tiếp theo", "from 2026/.. 2026-01-01~"),
        ("Năm 2026 và những năm tiếp theo", "from 2026/.. 2026-01-01~"),
        ("Năm 2026, tiếp tục thực hiện các năm tiếp theo", "from 2026/.. 2026-01-01~"),
        ("Từ quý III/2026 trở đi", "from 2026-35/.. 2026-07-01~"),
        ("Kể từ ngày 01/7/2026", "from 2026-07-01/.. 2026-07-01~"),
        ("Bắt đầu từ tháng 6/2026", "from 2026-06/.. 2026-06-01~"),
    ]);
}

#[test]
fn all_the_time() {
    cells(&[
        ("Thường xuyên", "continuous"),
        ("Thực hiện thường xuyên, liên tục.", "continuous"),
        ("Thường xuyên trong năm", "continuous"),
        ("Thường xuyên năm 2026", "continuous 2026 2026-01-01~2026-12-31"),
        ("Thường xuyên, từ năm 2026", "continuous 2026/.. 2026-01-01~"),
        ("Thường xuyên đến hết năm 2030", "continuous ../2030 ~2030-12-31"),
        (
            "Thường xuyên (theo chỉ đạo, hướng dẫn của Trung ương)",
            "continuous if theo chỉ đạo, hướng dẫn của Trung ương",
        ),
        (
            "Thường xuyên theo lộ trình triển khai của Bộ, ngành",
            "continuous if theo lộ trình triển khai của Bộ, ngành",
        ),
        ("Thường xuyên, khi có phát sinh", "continuous if khi có phát sinh"),
        ("Thường xuyên, hằng năm", "continuous FREQ=YEARLY"),
        ("Trực 24/7", "continuous"),
    ]);
}

#[test]
fn each_unit_that_recurs_is_one() {
    let monthly = "recurring FREQ=MONTHLY";
    let [quarterly, half, yearly] = [
        "recurring FREQ=MONTHLY;INTERVAL=3",
        "recurring FREQ=MONTHLY;INTERVAL=6",
        "recurring FREQ=YEARLY",
    ];
    for (marked, expected) in [
        ("⟦Hằng quý⟧, ⟦06 tháng⟧, ⟦năm⟧", vec![quarterly, half, yearly]),
        ("⟦Định kỳ 6 tháng⟧, ⟦1 năm⟧", vec![half, yearly]),
        ("⟦Định kỳ 6 tháng⟧, ⟦hằng năm⟧", vec![half, yearly]),
        ("⟦Định kỳ hằng tháng⟧, ⟦quý⟧, ⟦năm⟧", vec![monthly, quarterly, yearly]),
        ("⟦Tháng⟧, ⟦quý⟧, ⟦năm⟧", vec![monthly, quarterly, yearly]),
        ("⟦Báo cáo tuần⟧, ⟦tháng⟧, ⟦quý⟧", vec!["recurring FREQ=WEEKLY", monthly, quarterly]),
    ] {
        check(cell, marked, &expected);
    }
}

#[test]
fn years_of_two_figures_are_read_and_said_to_be() {
    cells(&[
        ("30/6/26", "by ../2026-06-30 ~2026-06-30 (year printed with two figures)"),
        (
            "Trước ngày 15/7/26",
            "by ../2026-07-15 ~2026-07-15 before (year printed with two figures)",
        ),
        ("Quý II/26", "within 2026-34 2026-04-01~2026-06-30 (year printed with two figures)"),
        ("T6/26", "within 2026-06 2026-06-01~2026-06-30 (year printed with two figures)"),
        ("31/2/26", "unspecified"),
        ("1/2/3", "unspecified"),
        ("Theo Quyết định số 130/26", "roadmap if Theo Quyết định số 130/26"),
    ]);
}

#[test]
fn other_words_of_time() {
    cells(&[
        ("Nửa cuối tháng 2/2026", "within 2026-02-16/2026-02-28 2026-02-16~2026-02-28"),
        ("2026→2030", "within 2026/2030 2026-01-01~2030-12-31"),
        ("4/4 điểm", "unspecified"),
        ("Mỗi năm 02 lần", "recurring"),
        ("Định kỳ vào ngày 05 hằng tháng", "recurring FREQ=MONTHLY;BYMONTHDAY=5"),
        ("Trong vòng 24 giờ kể từ khi phát hiện", "event if Trong vòng 24 giờ kể từ khi phát hiện"),
        ("Bước 3/5", "unspecified"),
        ("Trước Tết Nguyên đán Bính Ngọ 2026", "event if Trước Tết Nguyên đán Bính Ngọ 2026"),
        (
            "Trong vòng hai mươi lăm ngày kể từ ngày ký",
            "event if Trong vòng hai mươi lăm ngày kể từ ngày ký",
        ),
    ]);
}

#[test]
fn again_and_again() {
    cells(&[
        ("Từ năm 2026, hằng năm", "recurring 2026/.. 2026-01-01~ FREQ=YEARLY"),
        ("Hằng năm (bắt đầu từ năm 2026)", "recurring 2026/.. 2026-01-01~ FREQ=YEARLY"),
        ("Trước 16h thứ Năm hằng tuần", "recurring FREQ=WEEKLY;BYDAY=TH"),
        ("Hằng năm", "recurring FREQ=YEARLY"),
        ("Hàng quý", "recurring FREQ=MONTHLY;INTERVAL=3"),
        ("Định kỳ hằng quý", "recurring FREQ=MONTHLY;INTERVAL=3"),
        ("Hằng tháng", "recurring FREQ=MONTHLY"),
        ("Hằng tuần", "recurring FREQ=WEEKLY"),
        ("Thứ sáu hằng tuần", "recurring FREQ=WEEKLY;BYDAY=FR"),
        ("Hằng ngày", "recurring FREQ=DAILY"),
        ("6 tháng/lần", "recurring FREQ=MONTHLY;INTERVAL=6"),
        ("Định kỳ 06 tháng một lần", "recurring FREQ=MONTHLY;INTERVAL=6"),
        ("01 lần/năm", "recurring FREQ=YEARLY"),
        ("2 lần/năm", "recurring"),
        ("Định kỳ", "recurring"),
        (
            "Trước ngày 30 tháng 11 hằng năm",
            "recurring before FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30",
        ),
        ("Hằng năm, trước ngày 15/12", "recurring before FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
        ("Hằng năm (trước 15 tháng 12)", "recurring before FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
        (
            "Trước ngày 15/6 và 15/12 hằng năm",
            "recurring before FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15",
        ),
        ("Trước ngày 10/6 và 15/12 hằng năm", "recurring before FREQ=YEARLY"),
        ("Hàng tháng trước ngày 10", "recurring before FREQ=MONTHLY;BYMONTHDAY=10"),
        ("Ngày 25 hằng tháng", "recurring FREQ=MONTHLY;BYMONTHDAY=25"),
        ("Vào ngày 15 và ngày 30 hàng tháng", "recurring FREQ=MONTHLY;BYMONTHDAY=15,30"),
        (
            "Trước ngày 20 tháng cuối quý",
            "recurring before FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20",
        ),
        ("Quý I hằng năm", "recurring FREQ=YEARLY;BYMONTH=1,2,3"),
        ("Tháng 11 hằng năm", "recurring FREQ=YEARLY;BYMONTH=11"),
        ("Hằng năm (2026 - 2030)", "recurring 2026/2030 2026-01-01~2030-12-31 FREQ=YEARLY"),
        (
            "Hằng năm, theo kế hoạch của Bộ Nội vụ",
            "recurring FREQ=YEARLY if theo kế hoạch của Bộ Nội vụ",
        ),
    ]);
    check(
        cell,
        "Định kỳ (⟦hàng tháng trước ngày 10⟧, ⟦06 tháng trước ngày 10 tháng 6⟧, ⟦năm trước ngày 10 tháng 12⟧)",
        &[
            "recurring before FREQ=MONTHLY;BYMONTHDAY=10",
            "recurring before FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10",
            "recurring before FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10",
        ],
    );
}

#[test]
fn events_and_roadmaps() {
    cells(&[
        ("Trước Đại hội Đảng bộ tỉnh", "event if Trước Đại hội Đảng bộ tỉnh"),
        ("Ngay sau khi Nghị quyết được ban hành", "event if Ngay sau khi Nghị quyết được ban hành"),
        ("Khi có yêu cầu của Bộ Tư pháp.", "event if Khi có yêu cầu của Bộ Tư pháp"),
        (
            "Sau khi Luật Đất đai năm 2024 có hiệu lực",
            "event if Sau khi Luật Đất đai năm 2024 có hiệu lực",
        ),
        ("Tổng kết Đề án", "event if Tổng kết Đề án"),
        ("Sau Đại hội Đảng bộ tỉnh", "event if Sau Đại hội Đảng bộ tỉnh"),
        (
            "Theo yêu cầu của cơ quan có thẩm quyền",
            "event if Theo yêu cầu của cơ quan có thẩm quyền",
        ),
        ("Đột xuất", "event if Đột xuất"),
        (
            "Trong vòng 15 ngày kể từ ngày Kế hoạch được ban hành",
            "event if Trong vòng 15 ngày kể từ ngày Kế hoạch được ban hành",
        ),
        (
            "05 ngày làm việc sau khi nhận đủ hồ sơ",
            "event if 05 ngày làm việc sau khi nhận đủ hồ sơ",
        ),
        (
            "Chậm nhất 03 (ba) ngày làm việc kể từ khi có kết quả",
            "event if Chậm nhất 03 (ba) ngày làm việc kể từ khi có kết quả",
        ),
        (
            "Sau khi Nghị định được ban hành (dự kiến tháng 6/2026)",
            "event 2026-06 2026-06-01~2026-06-30 if Sau khi Nghị định được ban hành (expected date in parentheses)",
        ),
        (
            "Theo lộ trình hướng dẫn của Bộ Y tế (dự kiến quý II/2026)",
            "roadmap 2026-34 2026-04-01~2026-06-30 if Theo lộ trình hướng dẫn của Bộ Y tế (expected date in parentheses)",
        ),
        (
            "Theo lộ trình công bố của các Bộ, ngành",
            "roadmap if Theo lộ trình công bố của các Bộ, ngành",
        ),
        ("Triển khai theo lộ trình do C06 hướng dẫn", "roadmap if theo lộ trình do C06 hướng dẫn"),
        (
            "Theo kế hoạch của Bộ Tư pháp, các bộ, ngành trung ương.",
            "roadmap if Theo kế hoạch của Bộ Tư pháp, các bộ, ngành trung ương",
        ),
        (
            "Theo Kế hoạch năm 2026 của Thanh tra tỉnh",
            "roadmap if Theo Kế hoạch năm 2026 của Thanh tra tỉnh",
        ),
        ("Theo tiến độ của dự án (Ban QLDA)", "roadmap if Theo tiến độ của dự án (Ban QLDA)"),
        ("Theo quy định", "roadmap if Theo quy định"),
    ]);
}

#[test]
fn a_cell_that_says_no_time() {
    cells(&[
        ("Đang xin ý kiến", "unspecified"),
        ("Bước 3/5", "unspecified"),
        ("24 xã", "unspecified"),
    ]);
    check(cell, "", &[]);
    check(cell, "-", &[]);
    check(cell, "…", &[]);
}

#[test]
fn several_in_one_cell() {
    let within = "within 2026-34 2026-04-01~2026-06-30";
    let later = "within 2026-36 2026-10-01~2026-12-31";
    check(
        cell,
        "a) ⟦Trước 30/6/2026: cấp xã⟧; b) ⟦Trước 31/12/2026: cấp tỉnh⟧",
        &["by ../2026-06-30 ~2026-06-30 before", "by ../2026-12-31 ~2026-12-31 before"],
    );
    check(cell, "⟦Quý II/2026: xây dựng⟧; ⟦Quý IV/2026: nghiệm thu⟧.", &[within, later]);
    check(cell, "⟦Quý II/2026⟧<br>⟦Quý IV/2026⟧", &[within, later]);
    check(cell, "- ⟦Quý II/2026: cấp tỉnh⟧ - ⟦Quý IV/2026: cấp xã⟧", &[within, later]);
    check(cell, "⟦Quý II⟧ và ⟦Quý IV/2026⟧", &[within, later]);
    check(
        cell,
        "⟦Trước 30/6/2025 (xã)⟧; ⟦trước 31/12/2025 (tỉnh)⟧",
        &["by ../2025-06-30 ~2025-06-30 before", "by ../2025-12-31 ~2025-12-31 before"],
    );
    check(
        cell,
        "⟦Cấp xã, phường: trước 30/6/2025⟧, ⟦cấp tỉnh: trước 31/12/2025⟧",
        &["by ../2025-06-30 ~2025-06-30 before", "by ../2025-12-31 ~2025-12-31 before"],
    );
    check(
        cell,
        "⟦Thường xuyên⟧; ⟦báo cáo trước ngày 15/12/2026⟧",
        &["continuous", "by ../2026-12-15 ~2026-12-15 before"],
    );
    check(
        cell,
        "⟦Trước 30/6/2026⟧ hoặc ⟦khi có yêu cầu⟧",
        &["by ../2026-06-30 ~2026-06-30 before", "event if khi có yêu cầu"],
    );
}

#[test]
fn a_sentence_says_by_when() {
    let by = "by ../2026-11-10 ~2026-11-10";
    check(
        inside,
        "gửi báo cáo về UBND tỉnh (qua Sở Tư pháp) ⟦trước ngày 10 tháng 11 năm 2026⟧ hoặc ⟦đột xuất khi có yêu cầu của cơ quan có thẩm quyền⟧ (lồng ghép) để tổng hợp",
        &[
            "by ../2026-11-10 ~2026-11-10 before",
            "event if đột xuất khi có yêu cầu của cơ quan có thẩm quyền",
        ],
    );
    check(
        inside,
        "báo cáo kết quả gửi về Sở Tư pháp ⟦chậm nhất ngày 10 tháng 11 năm 2026⟧ để tổng hợp.",
        &[by],
    );
    check(
        inside,
        "Tham mưu UBND tỉnh ban hành Kế hoạch, hoàn thành ⟦trước ngày 30/6/2026⟧.",
        &["by ../2026-06-30 ~2026-06-30 before"],
    );
    check(
        inside,
        "Rà soát, công bố thủ tục hành chính xong ⟦trước 15/7/2026⟧",
        &["by ../2026-07-15 ~2026-07-15 before"],
    );
    check(inside, "Phấn đấu ⟦đến hết năm 2026⟧ hoàn thành số hóa", &["by ../2026 ~2026-12-31"]);
    check(
        inside,
        "Hoàn thành việc lắp đặt ⟦chậm nhất trong quý III/2026⟧.",
        &["by ../2026-35 ~2026-09-30"],
    );
    check(
        inside,
        "báo cáo tổng kết ⟦trước 15 tháng 12⟧ gửi về Sở Nội vụ",
        &["by XXXX-12-15 before"],
    );
    check(
        inside,
        "Gửi ý kiến về Sở Tài chính ⟦trước 17h00 ngày 20/5/2026⟧",
        &["by ../2026-05-20 ~2026-05-20"],
    );
}

#[test]
fn a_sentence_says_when() {
    check(
        inside,
        "Xây dựng Kế hoạch phát động phong trào ⟦trong quý II năm 2026⟧.",
        &["within 2026-34 2026-04-01~2026-06-30"],
    );
    check(
        inside,
        "⟦Năm 2030⟧, tổng kết phong trào thi đua",
        &["within 2030 2030-01-01~2030-12-31"],
    );
    check(
        inside,
        "⟦Trong năm 2026⟧, tổ chức ít nhất 02 lớp tập huấn",
        &["within 2026 2026-01-01~2026-12-31"],
    );
    check(
        inside,
        "Tổ chức Hội nghị triển khai ⟦vào tháng 6/2026⟧",
        &["within 2026-06 2026-06-01~2026-06-30"],
    );
    check(
        inside,
        "Phong trào được triển khai thực hiện ⟦từ năm 2026 đến năm 2030⟧",
        &["within 2026/2030 2026-01-01~2030-12-31"],
    );
    check(
        inside,
        "Vận hành hệ thống mới, áp dụng ⟦từ ngày 01/7/2026⟧.",
        &["from 2026-07-01/.. 2026-07-01~"],
    );
    check(
        inside,
        "⟦Trong năm 2026⟧, mở lớp; báo cáo ⟦trước ngày 30/11/2026⟧",
        &["by ../2026-11-30 ~2026-11-30 before", "within 2026 2026-01-01~2026-12-31"],
    );
    check(
        inside,
        "⟦Trong vòng 15 ngày kể từ ngày Kế hoạch được ban hành⟧, các sở xây dựng kế hoạch",
        &["event if Trong vòng 15 ngày kể từ ngày Kế hoạch được ban hành"],
    );
    check(
        inside,
        "Công bố kết quả ⟦ngay sau khi được phê duyệt⟧.",
        &["event if ngay sau khi được phê duyệt"],
    );
}

#[test]
fn a_sentence_says_how_often() {
    check(
        inside,
        "⟦Định kỳ hằng tháng (trước ngày 25)⟧, ⟦hằng quý (trước ngày 20 của tháng cuối quý)⟧ báo cáo",
        &[
            "recurring before FREQ=MONTHLY;BYMONTHDAY=25",
            "recurring before FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20",
        ],
    );
    check(inside, "Báo cáo kết quả ⟦hằng tuần vào thứ Sáu⟧.", &["recurring FREQ=WEEKLY;BYDAY=FR"]);
    check(
        inside,
        "⟦Hằng năm⟧, căn cứ vào tình hình thực tiễn tổ chức đánh giá",
        &["recurring FREQ=YEARLY"],
    );
    check(
        inside,
        "Bố trí kinh phí; ⟦định kỳ hàng năm⟧, tổ chức đánh giá kết quả",
        &["recurring FREQ=YEARLY"],
    );
    check(
        inside,
        "⟦Định kỳ hằng năm⟧ các cơ quan báo cáo (lồng ghép) ⟦trước ngày 30 tháng 11 hằng năm⟧; báo cáo tổng kết ⟦trước 15 tháng 12⟧ gửi về",
        &[
            "recurring before FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30",
            "by XXXX-12-15 before",
            "recurring FREQ=YEARLY",
        ],
    );
    check(
        inside,
        "Định kỳ (⟦vào ngày 15 và ngày 30 hàng tháng⟧) tổng hợp tiến độ",
        &["recurring FREQ=MONTHLY;BYMONTHDAY=15,30"],
    );
    check(
        inside,
        "⟦Hằng năm⟧ các xã báo cáo kết quả ⟦trước ngày 30/11⟧",
        &[
            "recurring before FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30 (the sentence says before that it recurs)",
            "recurring FREQ=YEARLY",
        ],
    );
    check(
        inside,
        "báo cáo ⟦định kỳ hằng quý⟧ về Sở Nội vụ",
        &["recurring FREQ=MONTHLY;INTERVAL=3"],
    );
}

#[test]
fn what_is_no_deadline() {
    for sentence in [
        "Thực hiện Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ",
        "theo Kế hoạch số 15/KH-UBND ngày 12/01/2026 của UBND tỉnh",
        "được bố trí trong dự toán ngân sách năm 2026",
        "kết quả thực hiện các nội dung Đề án năm 2026",
        "triển khai kế hoạch năm 2026 của Ban Chỉ đạo",
        "Đề án “Nâng cao nhận thức trong giai đoạn 2025 - 2030, hoàn thành trước ngày 31/12/2030”",
        "Chương trình phòng, chống ma túy đến năm 2030",
        "Chương trình chuyển đổi số giai đoạn 2026-2030",
        "Quyết định này có hiệu lực kể từ ngày ký",
        "Quyết định có hiệu lực từ ngày 01/7/2026",
        "đang ở Bước 3/5, đạt 4/4 điểm, trực 24/7, tỷ lệ 36.707/48.324, Đề án 06/CP",
        "phản ánh qua số điện thoại 0212.3852.011 lúc 8 giờ 30",
        "dự toán chi thường xuyên của các cơ quan",
        "bố trí nguồn kinh phí hàng năm, chi trả trợ cấp hàng tháng qua tài khoản",
        "Bảo đảm sự phối hợp thường xuyên, kiểm tra định kỳ",
        "xử lý hồ sơ phát sinh trước ngày 01/7/2025",
        "các văn bản đã ban hành trước ngày 01/3/2025 còn hiệu lực",
        "tính đến hết ngày 15/3/2026, toàn tỉnh có 30 xã",
        "trong năm 2025 đã phát sinh 8.240 hồ sơ",
        "Trong quá trình thực hiện nếu có vướng mắc, kịp thời phản ánh về Sở Tư pháp",
        "Thực hiện chế độ báo cáo định kỳ, đột xuất theo quy định",
        "Hoàn thành 15/20 nhiệm vụ trước thời hạn; trước mắt rà soát các văn bản",
        "Khi có phát sinh, kịp thời báo cáo; thường xuyên kiểm tra, đôn đốc",
        "Luật Giao dịch điện tử năm 2023 và Nghị định số 15/2025/NĐ-CP",
        "",
    ] {
        check(inside, sentence, &[]);
    }
}

#[test]
fn no_text_breaks_the_reader() {
    let pieces =
        ["trước ", "(", ")", "ngày 1", "/", "31/02/2026", "“", "hằng năm", ",", "và ", "ế", ";"];
    for (at, one) in pieces.iter().enumerate() {
        for two in pieces {
            for three in &pieces[at..] {
                let text = Text::verbatim(&format!("{one}{two}{three}{two}"), 0);
                for found in cell(&text).into_iter().chain(inside(&text)) {
                    assert_eq!(found.deadline.raw, text.as_str()[found.at]);
                }
            }
        }
    }
}

/// Every deadline of the gold.
#[test]
fn gold_is_read() {
    for name in ["002", "004", "003_body_tasks"] {
        for record in gold(name) {
            let Some(raw) = record["deadline_raw"].as_str() else { continue };
            let found = cell(&clean(raw));
            assert_eq!(found.len(), 1, "{raw}");
            compare(&found[0].deadline, raw, &record["deadline"]);
        }
    }
}

fn compare(deadline: &Deadline, raw: &str, gold: &serde_json::Value) {
    let kind = match gold["kind"].as_str().unwrap() {
        "by_date" => "by",
        within if within.starts_with("within") => "within",
        kind => kind,
    };
    let json = serde_json::to_value(deadline).unwrap();
    assert_eq!(json["raw"], raw.trim_end_matches('.'));
    if kind != "mixed" {
        assert_eq!(json["kind"], kind, "{raw}");
    }
    assert_eq!(json["start"], gold["start"], "{raw}");
    assert_eq!(json["end"], gold["end"], "{raw}");
    let flag = |names: [&str; 2]| names.iter().any(|name| gold[name] == true);
    if kind != "recurring" {
        assert_eq!(deadline.before, flag(["before", "strict_before"]), "{raw}");
    }
    assert_eq!(deadline.ongoing, flag(["ongoing_after", "ongoing"]), "{raw}");
}

fn gold(name: &str) -> Vec<serde_json::Value> {
    let path = format!("{}/fixtures/gold/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let lines = std::fs::read_to_string(path).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_demand_stands_beside_what_recurs() {
    check(
        cell,
        "Định kỳ (⟦hàng tháng trước ngày 10⟧, ⟦năm trước ngày 10 tháng 12⟧) hoặc ⟦đột xuất theo yêu cầu⟧",
        &[
            "recurring before FREQ=MONTHLY;BYMONTHDAY=10",
            "recurring before FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10",
            "event if đột xuất theo yêu cầu",
        ],
    );
}
