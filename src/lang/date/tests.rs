use super::*;

/// `text` with each full date in `⟦…⟧`, against what they are.
fn check_days(marked: &str, expected: &[&str]) {
    let text = marked.replace(['⟦', '⟧'], "");
    let mut shown = text.clone();
    let keyed = Keyed::of(&text);
    let found: Vec<_> = days(keyed.key()).map(|(at, day)| (keyed.printed(at), day)).collect();
    for (at, _) in found.iter().rev() {
        shown.replace_range(at.clone(), &format!("⟦{}⟧", &text[at.clone()]));
    }
    assert_eq!(shown, marked);
    let days: Vec<String> = found
        .iter()
        .map(|(_, day)| {
            day.map_or_else(|no| format!("{}/{}!", no.day, no.month), |d| d.to_string())
        })
        .collect();
    assert_eq!(days, expected, "{marked}");
}

#[test]
fn full_dates_are_found_in_running_text() {
    check_days("Quyết định số 766/QĐ-TTg ngày ⟦23/6/2022⟧ của", &["2022-06-23"]);
    check_days("Sơn La, ngày ⟦24 tháng 4 năm 2026⟧", &["2026-04-24"]);
    check_days("từ ngày ⟦01/5/2026⟧ đến ⟦30-6-2026⟧.", &["2026-05-01", "2026-06-30"]);
    check_days("hội nghị 15-⟦20/5/2026⟧", &["2026-05-20"]);
    check_days("Hà Nội, NGÀY ⟦05.02.2026⟧", &["2026-02-05"]);
    check_days("trước ⟦31/02/2026⟧", &["31/2!"]);
    check_days("(ngày ⟦08/ 5/2026⟧)", &["2026-05-08"]);
    check_days("ngày ⟦15 tháng 6/2026⟧", &["2026-06-15"]);
    check_days("ngày⟦7. 3.2024⟧ và ngày ⟦28-02/2024⟧", &["2024-03-07", "2024-02-28"]);
}

#[test]
fn numbers_are_no_dates() {
    for text in [
        "trực 24/7, Bước 3/5, Đề án 06/CP, C06",
        "Nghị định số 15/2025/NĐ-CP, Luật số 163/2024/QH15",
        "điện thoại 0212.3852.011, 024.38.2026, 0912-12-2026",
        "36.707/48.324 chiếm 75,96%",
        "ngày   tháng   năm 2026, ngày 30/6",
        "số 12/5/2026",
    ] {
        check_days(text, &[]);
    }
}

#[test]
fn the_first_day_is_one_of_the_calendar_or_none() {
    for (text, expected) in [
        ("08/05/2026 và 09/5/2026", Some("2026-05-08")),
        ("Ngày 24 tháng 04 năm 2026.", Some("2026-04-24")),
        ("29/02/2025, 01/3/2025", None),
        ("ngày tháng năm 2026", None),
        ("24/4", None),
        ("", None),
    ] {
        let day = first_day(Keyed::of(text).key());
        assert_eq!(day.map(|day| day.to_string()).as_deref(), expected, "{text}");
    }
}

/// The time that `text` is as a whole, a leading `từ` aside.
fn whole(text: &str) -> Option<Time> {
    let keyed = Keyed::of(text);
    let at = if keyed.key().starts_with("từ ") { "từ ".len() } else { 0 };
    let (end, time) = time_at(keyed.key(), at)?;
    (end == keyed.key().len() && time.exists()).then_some(time)
}

fn check_period(text: &str, edtf: &str, days: &str) {
    let found = whole(text).unwrap_or_else(|| panic!("{text}"));
    let shown = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    assert_eq!(found.edtf().as_deref(), Some(edtf), "{text}");
    assert_eq!(format!("{} {}", shown(found.start()), shown(found.end())).trim(), days, "{text}");
}

#[test]
fn periods_have_edtf_and_days() {
    for (text, edtf, days) in [
        ("năm 2026", "2026", "2026-01-01 2026-12-31"),
        ("2026", "2026", "2026-01-01 2026-12-31"),
        ("Quý II/2026", "2026-34", "2026-04-01 2026-06-30"),
        ("Quí III-2024", "2024-35", "2024-07-01 2024-09-30"),
        ("quý 2/2026", "2026-34", "2026-04-01 2026-06-30"),
        ("Quý IV năm 2026", "2026-36", "2026-10-01 2026-12-31"),
        ("Quý I, II/2026", "2026-33/2026-34", "2026-01-01 2026-06-30"),
        ("Quý III và Quý IV năm 2025", "2025-35/2025-36", "2025-07-01 2025-12-31"),
        ("Quý IV/2025 - Quý II/2026", "2025-36/2026-34", "2025-10-01 2026-06-30"),
        ("quý II", "XXXX-34", ""),
        ("Tháng 5/2026", "2026-05", "2026-05-01 2026-05-31"),
        ("tháng 02 năm 2024", "2024-02", "2024-02-01 2024-02-29"),
        ("6/2025", "2025-06", "2025-06-01 2025-06-30"),
        ("T6/2026", "2026-06", "2026-06-01 2026-06-30"),
        ("tháng 5 - 8/2026", "2026-05/2026-08", "2026-05-01 2026-08-31"),
        ("tháng 5 đến tháng 8 năm 2026", "2026-05/2026-08", "2026-05-01 2026-08-31"),
        ("tháng 11/2025 đến tháng 02/2026", "2025-11/2026-02", "2025-11-01 2026-02-28"),
        ("6 tháng đầu năm 2026", "2026-40", "2026-01-01 2026-06-30"),
        ("06 tháng cuối năm 2026", "2026-41", "2026-07-01 2026-12-31"),
        ("6 tháng cuối năm", "XXXX-41", ""),
        ("9 tháng đầu năm 2025", "2025-01/2025-09", "2025-01-01 2025-09-30"),
        ("9 tháng năm 2025", "2025-01/2025-09", "2025-01-01 2025-09-30"),
        ("06 tháng năm 2025", "2025-40", "2025-01-01 2025-06-30"),
        ("3 tháng cuối năm 2025", "2025-10/2025-12", "2025-10-01 2025-12-31"),
        ("hai tháng cuối năm 2025", "2025-11/2025-12", "2025-11-01 2025-12-31"),
        ("ba tháng đầu năm", "XXXX-01/XXXX-03", ""),
        ("2025 - 2026", "2025/2026", "2025-01-01 2026-12-31"),
        ("Giai đoạn 2026-2030", "2026/2030", "2026-01-01 2030-12-31"),
        ("từ năm 2026 đến năm 2030", "2026/2030", "2026-01-01 2030-12-31"),
        ("năm 2026, 2027", "2026/2027", "2026-01-01 2027-12-31"),
        ("từ ngày 15/4 đến ngày 30/6/2026", "2026-04-15/2026-06-30", "2026-04-15 2026-06-30"),
        ("15-20/5/2026", "2026-05-15/2026-05-20", "2026-05-15 2026-05-20"),
        ("ngày 15 đến ngày 20 tháng 5", "XXXX-05-15/XXXX-05-20", ""),
    ] {
        check_period(text, edtf, days);
    }
}

#[test]
fn other_numbers_are_no_periods() {
    for text in [
        "quý khách",
        "tháng 13/2026",
        "13 tháng cuối năm 2026",
        "ngày 5 tháng năm 2026",
        "năm 26",
        "Bước 3",
        "2026/QĐ-TTg",
        "15/2025/NĐ-CP",
        "quý 5/2026",
        "tháng cao điểm",
        "32/5",
        "2030 - 2026",
        "giai đoạn 2",
        "1.502",
    ] {
        assert_eq!(whole(text), None, "{text}");
    }
}

#[test]
fn periods_are_found_in_running_text() {
    let text =
        "Trong quý I/2026 đạt 5/7 điểm; tháng 5, 6 xã; giai đoạn 2025 - 2030 và ngày 5/6/2026";
    let found: Vec<&str> = find_periods(text).into_iter().map(|(at, _)| &text[at]).collect();
    assert_eq!(found, ["quý I/2026", "tháng 5", "giai đoạn 2025 - 2030"]);
}

fn check_report(marked: &str, edtf: Option<&str>, as_of: Option<&str>) {
    let text = marked.replace(['⟦', '⟧'], "");
    let found = period_of_report(&text);
    let shown = found.as_ref().map_or_else(
        || text.clone(),
        |found| {
            let (before, after) = (&text[..found.at.start], &text[found.at.end..]);
            format!("{before}⟦{}⟧{after}", &text[found.at.clone()])
        },
    );
    assert_eq!(shown, marked);
    let (is, counted) = found.map_or((None, None), |found| (found.edtf, found.as_of));
    assert_eq!((is.as_deref(), counted.as_deref()), (edtf, as_of), "{marked}");
}

#[test]
fn reports_say_what_they_cover() {
    check_report("KẾT QUẢ THỰC HIỆN ĐỀ ÁN 06 ⟦QUÝ I/2026⟧", Some("2026-33"), None);
    check_report("Tình hình kinh tế - xã hội ⟦6 tháng đầu năm 2025⟧", Some("2025-40"), None);
    check_report("Báo cáo công tác ⟦tháng 11 năm 2024⟧, nhiệm vụ tháng 12", Some("2024-11"), None);
    check_report(
        "Kết quả ⟦Quý I/2026⟧ (Số liệu tính đến ngày 15/3/2026)",
        Some("2026-33"),
        Some("2026-03-15"),
    );
    check_report("(Số liệu tính đến ⟦ngày 15/3/2026⟧)", None, Some("2026-03-15"));
    check_report("Kết quả thực hiện ⟦năm 2025⟧", Some("2025"), None);
    check_report("Tổng kết phong trào thi đua ⟦giai đoạn 2021-2025⟧", Some("2021/2025"), None);
    check_report("Tình hình thi hành Luật Đất đai năm 2024", None, None);
    check_report("Kết quả theo Kế hoạch số 15 ngày 12/3/2026", None, None);
    check_report("Danh mục thủ tục hành chính", None, None);
}
