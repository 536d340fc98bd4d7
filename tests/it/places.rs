//! Places that tables and letterheads name → their codes, in documents made of the tables of units.

mod made;
mod register;

use super::pipeline::report;
use made::{Made, Truth, documents};
use std::collections::BTreeMap;

/// What is missed, wrong and too much.
fn faults(made: &Made) -> (Vec<String>, usize) {
    let report = report("plan.txt", &made.text);
    let mut found: Vec<Truth> = report
        .tables
        .iter()
        .flat_map(|table| &table.places)
        .map(|place| (place.name.clone(), place.unit_code.clone(), place.province_code.clone()))
        .collect();
    let mut faults = Vec::new();
    for truth in &made.places {
        match found.iter().position(|one| one == truth) {
            Some(at) => drop(found.swap_remove(at)),
            None => faults.push(format!("{}: {truth:?} not found", made.kind)),
        }
    }
    faults.extend(found.iter().map(|one| format!("{}: {one:?} too much", made.kind)));
    let document = report.documents.last();
    let codes = document.map(|one| (one.unit_code.clone(), one.province_code.clone()));
    if codes.as_ref() != Some(&made.document) {
        let issuer = document.and_then(|one| one.issuer.as_deref());
        faults.push(format!("{}: {issuer:?} {codes:?} for {:?}", made.kind, made.document));
    }
    (faults, made.places.len() + 1)
}

#[test]
fn places_of_made_documents_have_their_codes() {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut all = Vec::new();
    let first: u64 = std::env::var("SEED").map_or(1, |seed| seed.parse().unwrap());
    for made in (first..first + 60).flat_map(documents) {
        let (faults, asked) = faults(&made);
        let count = counts.entry(made.kind).or_default();
        *count = (count.0 + asked, count.1 + faults.len());
        all.extend(faults);
    }
    println!("asked, faults: {counts:?}");
    assert!(all.is_empty(), "{counts:?}\n{}", all.join("\n"));
}

/// A plan of a province with rows of one column of contents.
fn plan(issuer: &str, day: &str, headings: &str, rows: &str) -> congbao::data::Report {
    let text = format!(
        "{issuer}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/KH-UBND\n\
         Sơn La, ngày {day}\nKẾ HOẠCH\nCải cách hành chính\n\n{headings}\n{rows}\n"
    );
    report("plan.txt", &text)
}

const SON_LA: &str = "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA";
const NEW: &str = "24 tháng 4 năm 2026";
const OLD: &str = "24 tháng 4 năm 2024";

/// The places of one cell in a table of Sơn La: `name code`, `name /province`.
fn check(day: &str, cell: &str, expected: &[&str]) {
    let rows = format!("1\t{cell}\tSở Xây dựng\tNăm 2026");
    let report = plan(SON_LA, day, "STT\tNội dung\tCơ quan chủ trì\tThời gian", &rows);
    let found: Vec<String> = report.tables[0].places.iter().map(printed).collect();
    assert_eq!(found, expected, "{cell}");
}

fn printed(place: &congbao::data::TablePlace) -> String {
    let unit = place.unit_code.clone();
    let code = unit.or(place.province_code.as_ref().map(|code| format!("/{code}")));
    format!("{} {}", place.name, code.unwrap_or_default()).trim_end().to_owned()
}

#[test]
fn cells_name_places_with_their_kind() {
    check(
        NEW,
        "UBND các xã, phường: Tô Hiệu, Mường Bú",
        &["phường Tô Hiệu 03646", "xã Mường Bú 03847"],
    );
    check(
        NEW,
        "các phường Tô Hiệu, Chiềng Sinh, các xã Mường Bú, Chiềng La",
        &[
            "phường Tô Hiệu 03646",
            "phường Chiềng Sinh 03679",
            "xã Mường Bú 03847",
            "xã Chiềng La 03754",
        ],
    );
    check(NEW, "xã Tủa Chùa, tỉnh Điện Biên", &["xã Tủa Chùa 03217", "tỉnh Điện Biên /11"]);
    check(NEW, "các tỉnh Điện Biên, Lai Châu", &["tỉnh Điện Biên /11", "tỉnh Lai Châu /12"]);
    check(NEW, "TP. Hồ Chí Minh, TP.HCM", &["TP. Hồ Chí Minh /79", "TP.HCM /79"]);
    check(NEW, "XÃ CHIỀNG LA", &["XÃ CHIỀNG LA 03754"]);
    check(OLD, "xã Chiềng Pấc, huyện Thuận Châu", &["xã Chiềng Pấc /14", "huyện Thuận Châu 119"]);
    check(OLD, "tỉnh Lào Cai, tỉnh Hòa Bình", &["tỉnh Lào Cai /10", "tỉnh Hòa Bình /17"]);
    check(NEW, "tỉnh Lào Cai, thành phố Sơn La", &["tỉnh Lào Cai /15"]);
}

#[test]
fn what_is_no_name_of_a_place_is_left() {
    for cell in [
        "Phát triển kinh tế - xã hội Sơn La",
        "xây dựng xã Nông thôn mới",
        "Tỉnh Đoàn, Tỉnh ủy Sơn La, xã Đội",
        "Chủ tịch UBND xã Chiềng La Hẹ",
        "xã Chiềng La Hẹ, xã Tủa Chùa",
        "xã Chiềng La, tỉnh Sơn Lá",
        "xã, phường, thị trấn; tỉnh",
        "các xã: ",
    ] {
        check(NEW, cell, &[]);
    }
    check(OLD, "xã Đội, huyện Ủy, phường Công an", &[]);
}

#[test]
fn a_document_without_a_day_says_what_both_registers_agree_on() {
    let text = |cell: &str| {
        format!(
            "{SON_LA}\nKẾ HOẠCH\nCải cách hành chính\n\nSTT\tNội dung\tThời gian\n1\t{cell}\tNăm 2026\n"
        )
    };
    let places = |cell: &str| -> Vec<String> {
        report("plan.txt", &text(cell)).tables[0].places.iter().map(printed).collect()
    };
    assert_eq!(places("Tại xã Chiềng La"), ["xã Chiềng La /14"]);
    assert_eq!(places("tỉnh Lào Cai, tỉnh Điện Biên, tỉnh Hòa Bình"), ["tỉnh Điện Biên /11"]);
    assert_eq!(places("huyện Mường La"), [""; 0]);
}

#[test]
fn a_name_of_several_units_is_told_once() {
    let issuer = "BỘ TƯ PHÁP";
    let rows = "1\tTại xã Đoàn Kết\tQuý I\n2\tVẫn tại xã Đoàn Kết\tQuý II\n3\tTại xã Đoàn Kết, tỉnh Sơn La\tQuý II";
    let report = plan(issuer, NEW, "STT\tNội dung\tThời gian", rows);
    let codes: Vec<String> = report.tables[0].places.iter().map(printed).collect();
    assert_eq!(codes, ["xã Đoàn Kết", "xã Đoàn Kết", "xã Đoàn Kết 04000", "tỉnh Sơn La /14"]);
    let told: Vec<_> = report.findings.iter().filter(|one| one.rule == "place.ambiguous").collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0]
            .suggestion
            .as_deref()
            .is_some_and(|codes| codes.contains("04000|") || codes.contains("|04000"))
    );
    let found = told[0].found.as_deref();
    assert_eq!((found, report.documents[0].province_code.as_deref()), (Some("xã Đoàn Kết"), None));
}

#[test]
fn a_heading_over_rows_names_their_province_until_the_next() {
    let rows = "I\tTỈNH SƠN LA\t\n1\tXã Đoàn Kết\t1\n2\tTân Yên\t2\nII\tCác địa phương khác\t\n1\tXã Đoàn Kết\t3";
    let report = plan("BỘ XÂY DỰNG", NEW, "STT\tXã, phường\tSố hộ", rows);
    let codes: Vec<String> = report.tables[0].places.iter().map(printed).collect();
    let last = ["Các địa phương khác", "Xã Đoàn Kết"];
    assert_eq!(
        codes,
        [&["TỈNH SƠN LA /14", "Xã Đoàn Kết 04000", "Tân Yên 03997"], &last[..]].concat()
    );
}

/// What is said of a damaged name in a row with this area: rule, class, suggestion, code.
fn misprint(heading: &str, cell: &str, area: &str) -> Option<(String, String, Option<String>)> {
    let rows = format!("1\t{cell}\t{area}\tx\n2\tXã Chiềng La\t\tx");
    let report = plan(SON_LA, NEW, &format!("STT\tĐơn vị hành chính\t{heading}\tGhi chú"), &rows);
    let place = report.tables[0].places.iter().find(|place| place.row == 0)?;
    let finding = report.findings.iter().find(|one| one.rule == "ocr-suspect.place")?;
    assert_eq!(finding.spans, place.spans, "{cell}");
    let rule = finding.confidence.as_ref()?.rule.clone();
    Some((rule, finding.suggestion.clone()?, place.unit_code.clone()))
}

#[test]
fn a_damaged_name_is_told_by_its_evidence() {
    let km = "Diện tích (km2)";
    let says = |heading: &str, cell: &str, area: &str| {
        let (rule, suggestion, code) = misprint(heading, cell, area).unwrap_or_default();
        [rule, suggestion, code.unwrap_or_default()].join("; ")
    };
    assert_eq!(says(km, "Xã Kim Bôn", "104,51"), "place.near-name-and-area; Xã Kim Bon; 03961");
    assert_eq!(says(km, "xã Kim Bôn", "104,51"), "place.near-name-and-area; xã Kim Bon; 03961");
    assert_eq!(says(km, "XÃ KIM BÔN", "104,51"), "place.near-name-and-area; XÃ KIM BON; 03961");
    assert_eq!(
        says("Diện tích (ha)", "Xã Kim Bôn", "10.451"),
        "place.near-name-and-area; Xã Kim Bon; 03961"
    );
    assert_eq!(
        says(km, "Xã Kim Bôn", ""),
        "place.near-name; Xã Kim Bon; ",
        "a name alone gives no codes"
    );
    assert_eq!(says(km, "Xã Kim Bôn", "99,99"), "; ; ", "the area is that of another");
    assert_eq!(says(km, "Xã Tân Quý Đông", "104,51"), "place.area-alone; Xã Kim Bon; ");
    assert_eq!(says(km, "Bản Nà Lốc", "104,51"), "; ; ", "no kind of unit");
    assert_eq!(says(km, "Xã Kim Bon", "104,52"), "; ; ", "the name is right");
    assert_eq!(says(km, "Xã Chiềng Lá", ""), "; ; ", "another row has that name");
    assert_eq!(says(km, "Xã", "104,51"), "; ; ");
}

#[test]
fn odd_tables_lose_no_row() {
    let row = |at: usize| format!("{at}\tXã\txã, phường: , và các xã (\tHuyện\n");
    let rows: String = (1..=2_000).map(row).collect();
    let headings = "STT\tĐơn vị hành chính\tTên xã\tTỉnh";
    assert_eq!(plan(SON_LA, NEW, headings, &rows).tables[0].rows.len(), 2_000);
    let row = |at: usize| format!("{at}\tXã Kim Bon\tx\tSơn La\n");
    let rows: String = (1..=10_000).map(row).collect();
    let report = plan(SON_LA, NEW, headings, &rows);
    assert_eq!(report.tables[0].places.len(), 30_000);
    assert!(
        report.tables[0].places.iter().all(|place| place.column != 1 || place.unit_code.is_some())
    );
}

/// Four times the words may take six times as long, not sixteen.
#[test]
fn long_cells_are_read_in_linear_time() {
    let headings = "STT\tĐơn vị hành chính\tNội dung\tTỉnh";
    for cell in ["các xã Chiềng La, ", "Xã ", "A ", "xã A, xã B và các xã: C, ", "(xã "]
    {
        let time = |count: usize| {
            let cell = cell.repeat(count);
            let began = std::time::Instant::now();
            plan(SON_LA, NEW, headings, &format!("1\t{cell}\t{cell}\tx"));
            began.elapsed().as_secs_f64()
        };
        let (one, four) = (time(2_000).max(0.05), time(8_000));
        assert!(four < 10.0 * one, "{cell}: {one} s, {four} s");
    }
}
