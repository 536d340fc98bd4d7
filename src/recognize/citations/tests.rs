use super::*;
use crate::data::BlockKind;

/// The numbers of `drafts` as `text` prints them.
#[track_caller]
pub(super) fn assert_numbers(text: &str, drafts: &[Draft], expected: &[&str]) {
    let numbers: Vec<&str> =
        drafts.iter().filter_map(|draft| draft.number.clone()).map(|at| &text[at]).collect();
    assert_eq!(numbers, expected, "{text}");
}

/// `text | kind | number | date | issuer`, what is missing as `-`.
fn told(found: &Citation) -> String {
    let part = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
    let parts = [&found.kind_vi, &found.number, &found.date, &found.issuer].map(part);
    format!("{} | {}", found.text, parts.join(" | "))
}

fn check(text: &str, expected: &[&str]) {
    let text = Text::verbatim(text, 0);
    let found: Vec<String> = find(&text).iter().map(told).collect();
    assert_eq!(found, expected, "{}", text.as_str());
    for citation in find(&text) {
        let joined: Vec<&str> =
            citation.spans.iter().map(|span| &text.as_str()[span.range()]).collect();
        assert_eq!(joined.join(" "), citation.text);
    }
}

fn check_relations(text: &str, expected: &[Relation]) {
    let found = find(&Text::verbatim(text, 0));
    let relations: Vec<Relation> = found.iter().map(|one| one.relation).collect();
    assert_eq!(relations, expected, "{text}");
}

#[test]
fn kind_number_date_and_issuer_are_read() {
    check(
        "theo Quyết định số 1334/QĐ-UBND ngày 11/7/2023 của UBND tỉnh.",
        &[
            "Quyết định số 1334/QĐ-UBND ngày 11/7/2023 của UBND tỉnh | Quyết định | 1334/QĐ-UBND | 2023-07-11 | UBND tỉnh",
        ],
    );
    check(
        "tại QUYẾT ĐỊNH SỐ 12/2024/QĐ-TTg, ngày 5 tháng 6 năm 2024 của Thủ tướng Chính phủ về giao",
        &[
            "QUYẾT ĐỊNH SỐ 12/2024/QĐ-TTg, ngày 5 tháng 6 năm 2024 của Thủ tướng Chính phủ | Quyết định | 12/2024/QĐ-TTg | 2024-06-05 | Thủ tướng Chính phủ",
        ],
    );
    check(
        "Thông tư liên tịch số 09/2015/TTLT-BCA-BTP của Bộ Công an, Bộ Tư pháp ngày 01/02/2015",
        &[
            "Thông tư liên tịch số 09/2015/TTLT-BCA-BTP của Bộ Công an, Bộ Tư pháp ngày 01/02/2015 | Thông tư liên tịch | 09/2015/TTLT-BCA-BTP | 2015-02-01 | Bộ Công an, Bộ Tư pháp",
        ],
    );
    check(
        "Quyết định số 7/QĐ-BTC của Bộ trưởng Bộ Tài chính ngày 03/01/2025",
        &[
            "Quyết định số 7/QĐ-BTC của Bộ trưởng Bộ Tài chính ngày 03/01/2025 | Quyết định | 7/QĐ-BTC | 2025-01-03 | Bộ trưởng Bộ Tài chính",
        ],
    );
    check(
        "Nghị quyết của HĐND tỉnh số 45/NQ-HĐND ngày 10/12/2024",
        &[
            "Nghị quyết của HĐND tỉnh số 45/NQ-HĐND ngày 10/12/2024 | Nghị quyết | 45/NQ-HĐND | 2024-12-10 | HĐND tỉnh",
        ],
    );
    check(
        "QĐ số 06/QĐ-TTg; NQ 57-NQ/TW; CV số 88/SYT-NVY",
        &[
            "QĐ số 06/QĐ-TTg | Quyết định | 06/QĐ-TTg | - | -",
            "NQ 57-NQ/TW | Nghị quyết | 57-NQ/TW | - | -",
            "CV số 88/SYT-NVY | Công văn | 88/SYT-NVY | - | -",
        ],
    );
    check(
        "Quyết định số 5/QĐ-UBND ngày 31/02/2025",
        &["Quyết định số 5/QĐ-UBND ngày 31/02/2025 | Quyết định | 5/QĐ-UBND | - | -"],
    );
    check(
        "Công văn hỏa tốc số 99/UBND-TH và Thông báo kết luận số 12/TB-VPCP",
        &[
            "Công văn hỏa tốc số 99/UBND-TH | Công văn | 99/UBND-TH | - | -",
            "Thông báo kết luận số 12/TB-VPCP | Thông báo kết luận | 12/TB-VPCP | - | -",
        ],
    );
}

#[test]
fn lists_share_kind_and_issuer() {
    check(
        "tại văn bản số 1552/ BTTTT-TTH và 708/BTTTT-CATTT của Bộ Thông tin và Truyền thông.",
        &[
            "văn bản số 1552/ BTTTT-TTH | văn bản | 1552/BTTTT-TTH | - | Bộ Thông tin và Truyền thông",
            "708/BTTTT-CATTT của Bộ Thông tin và Truyền thông | văn bản | 708/BTTTT-CATTT | - | Bộ Thông tin và Truyền thông",
        ],
    );
    check(
        "các Kế hoạch số 12/KH-UBND ngày 01/02/2025, số 15/KH-UBND ngày 03/3/2025",
        &[
            "Kế hoạch số 12/KH-UBND ngày 01/02/2025 | Kế hoạch | 12/KH-UBND | 2025-02-01 | -",
            "15/KH-UBND ngày 03/3/2025 | Kế hoạch | 15/KH-UBND | 2025-03-03 | -",
        ],
    );
    check(
        "Quyết định số 9/QĐ-SXD, Kế hoạch số 8/KH-BCA của Bộ Công an",
        &[
            "Quyết định số 9/QĐ-SXD | Quyết định | 9/QĐ-SXD | - | -",
            "Kế hoạch số 8/KH-BCA của Bộ Công an | Kế hoạch | 8/KH-BCA | - | Bộ Công an",
        ],
    );
}

#[test]
fn the_subject_of_the_sentence_issues() {
    check(
        "Trong quý, Sở Nội vụ đã ban hành Công văn số 5/SNV-CCHC ngày 02/01/2026 gửi các xã; xây dựng Kế hoạch số 6/KH-SNV ngày 09/01/2026.",
        &[
            "Công văn số 5/SNV-CCHC ngày 02/01/2026 | Công văn | 5/SNV-CCHC | 2026-01-02 | Sở Nội vụ",
            "Kế hoạch số 6/KH-SNV ngày 09/01/2026 | Kế hoạch | 6/KH-SNV | 2026-01-09 | Sở Nội vụ",
        ],
    );
    check(
        "Sở Y tế tham mưu UBND tỉnh ban hành Quyết định số 77/QĐ-UBND ngày 05/5/2025",
        &[
            "Quyết định số 77/QĐ-UBND ngày 05/5/2025 | Quyết định | 77/QĐ-UBND | 2025-05-05 | UBND tỉnh",
        ],
    );
    check(
        "Ngày 08/8/2025, Công an tỉnh có Báo cáo số 31/BC-CAT gửi UBND tỉnh",
        &["Báo cáo số 31/BC-CAT | Báo cáo | 31/BC-CAT | 2025-08-08 | Công an tỉnh"],
    );
    check(
        "Sở Y tế đã ban hành Quyết định số 77/QĐ-UBND",
        &["Quyết định số 77/QĐ-UBND | Quyết định | 77/QĐ-UBND | - | -"],
    );
    check(
        "Sở Y tế triển khai theo Kế hoạch số 175/KH-BYT. Trường hợp vướng mắc có Công văn số 1/BYT-KH",
        &[
            "Kế hoạch số 175/KH-BYT | Kế hoạch | 175/KH-BYT | - | -",
            "Công văn số 1/BYT-KH | Công văn | 1/BYT-KH | - | -",
        ],
    );
}

#[test]
fn laws_are_read_by_title() {
    check(
        "thi hành Luật Đất đai số 31/2024/QH15 ngày 18/01/2024, Bộ luật Dân sự năm 2015 và Luật Cư trú",
        &[
            "Luật Đất đai số 31/2024/QH15 ngày 18/01/2024 | Luật | 31/2024/QH15 | 2024-01-18 | -",
            "Bộ luật Dân sự năm 2015 | Bộ luật | - | - | -",
            "Luật Cư trú | Luật | - | - | -",
        ],
    );
    check(
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;",
        &[
            "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019 | Luật | - | 2019-11-22 | -",
        ],
    );
    check(
        "Luật số 144/2025/QH15 ngày 11 tháng 12 năm 2025 của Quốc hội sửa đổi",
        &[
            "Luật số 144/2025/QH15 ngày 11 tháng 12 năm 2025 của Quốc hội | Luật | 144/2025/QH15 | 2025-12-11 | Quốc hội",
        ],
    );
    check(
        "Căn cứ Luật Khai thác vũ trụ ngày 01 tháng 7 năm 2030; Luật Giao thông vũ trụ và các văn bản",
        &[
            "Luật Khai thác vũ trụ ngày 01 tháng 7 năm 2030 | Luật | - | 2030-07-01 | -",
            "Luật Giao thông vũ trụ | Luật | - | - | -",
        ],
    );
    check(
        "Pháp lệnh Ưu đãi người có công với cách mạng; Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
        &[
            "Pháp lệnh Ưu đãi người có công với cách mạng | Pháp lệnh | - | - | -",
            "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam | Hiến pháp | - | - | -",
        ],
    );
}

#[test]
fn bare_numbers_need_a_kind_in_capitals() {
    check(
        "Mô hình số 13 theo Kế hoạch phối hợp số 15",
        &["Kế hoạch phối hợp số 15 | Kế hoạch phối hợp | 15 | - | -"],
    );
    check(
        "thực hiện Nghị quyết 57, Chỉ thị 24 của Thủ tướng Chính phủ",
        &[
            "Nghị quyết 57 | Nghị quyết | 57 | - | -",
            "Chỉ thị 24 của Thủ tướng Chính phủ | Chỉ thị | 24 | - | Thủ tướng Chính phủ",
        ],
    );
}

#[test]
fn a_number_with_its_year_names_a_decree() {
    check(
        "theo Nghị định 30/2020 của Chính phủ; Kế hoạch 6/2025",
        &["Nghị định 30/2020 của Chính phủ | Nghị định | 30/2020 | - | Chính phủ"],
    );
    check(
        "Kế hoạch số 5/KH-BCĐ của Ban Chỉ đạo 1287 tỉnh về",
        &[
            "Kế hoạch số 5/KH-BCĐ của Ban Chỉ đạo 1287 tỉnh | Kế hoạch | 5/KH-BCĐ | - | Ban Chỉ đạo 1287 tỉnh",
        ],
    );
}

#[test]
fn other_numbers_are_no_citations() {
    for text in [
        "Đề án 06, Đề án 06/CP, ĐA 06/CP, 06/CP, C06, TCT 06",
        "36.707/48.324 người, đạt 75,96%; 24/7; Bước 3/5; 04/10 cơ sở; ngày 01/9/2025",
        "Quyết định này, Kế hoạch này; Điều 2; Phụ lục số 04; Chi tiết tại Phụ lục I",
        "Hội Luật gia tỉnh, Đoàn Luật sư tỉnh, Trường Đại học Luật Hà Nội, các Luật mới",
        "thi hành Luật và các văn bản; pháp luật; kỷ luật lao động; theo quy luật",
        "Ban Chỉ đạo 1287; Quyết định 02 nội dung; Kế hoạch 6 tháng; Báo cáo 06 tháng đầu năm",
        "12/12 UBND xã; 5/Sở; tổ số 15; nhà số 12/4A; Kế hoạch số liệu; số   /QĐ-TTg",
        "4.0; xe 26A-123.45; ISO 9001:2015",
        "",
    ] {
        check(text, &[]);
    }
}

#[test]
fn parts_belong_to_the_document_they_stand_before() {
    let parts = |text: &str| -> Vec<String> {
        find(&Text::verbatim(text, 0)).into_iter().flat_map(|one| one.parts).collect()
    };
    assert_eq!(
        parts(
            "tại khoản 21 Điều 2, điểm a khoản 2 Điều 8 Luật Quy hoạch đô thị và nông thôn năm 2024"
        ),
        ["khoản 21 Điều 2", "điểm a khoản 2 Điều 8"]
    );
    assert_eq!(
        parts("theo khoản 1, khoản 3 Điều 5 và Điều 7 của Nghị định số 45/2020/NĐ-CP"),
        ["khoản 1, khoản 3 Điều 5", "Điều 7"]
    );
    assert_eq!(
        parts("điểm a, b khoản 2 Điều 8a Thông tư số 3/2021/TT-BNV"),
        ["điểm a, b khoản 2 Điều 8a"]
    );
    assert!(parts("Điều 2. Quyết định số 5/QĐ-UBND").is_empty());
}

#[test]
fn relations_are_said_by_the_text() {
    use Relation::{Amends, IssuedWith, Mention, Replaces};
    check_relations(
        "Quyết định này thay thế Quyết định số 1/QĐ-UBND và Quyết định số 2/QĐ-UBND",
        &[Replaces, Replaces],
    );
    check_relations(
        "Bãi bỏ các Quyết định số 1/QĐ-UBND ngày 01/02/2020 của UBND tỉnh",
        &[Replaces],
    );
    check_relations(
        "Quyết định số 1/2020/QĐ-UBND ngày 01/02/2020 của UBND tỉnh hết hiệu lực",
        &[Replaces],
    );
    check_relations(
        "Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số 1/QĐ-UBND",
        &[Amends],
    );
    check_relations(
        "Thực hiện Đề án ban hành kèm theo Quyết định số 1/QĐ-UBND ngày 01/02/2020",
        &[Mention],
    );
    check_relations("Sửa đổi, bổ sung khoản 2 Điều 3 Quyết định số 1/QĐ-UBND", &[Amends]);
    check_relations("(Kèm theo Quyết định số 1/QĐ-UBND ngày 01/02/2020)", &[IssuedWith]);
    check_relations(
        "Nghị định số 34/2026/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 178/2025/NĐ-CP",
        &[Mention, Mention],
    );
    check_relations("đã được sửa đổi, bổ sung bởi Nghị định số 34/2026/NĐ-CP", &[Mention]);
}

#[test]
fn titles_are_taken_where_their_end_is_certain() {
    let titles = |text: &str| -> Vec<Option<String>> {
        find(&Text::verbatim(text, 0)).into_iter().map(|one| one.title).collect()
    };
    assert_eq!(
        titles("Kế hoạch số 6/KH-SNV về triển khai mô hình điểm;"),
        [Some("triển khai mô hình điểm".to_owned())]
    );
    assert_eq!(
        titles("Công văn số 11/TCT-CAT v/v đôn đốc triển khai yêu cầu Sở Y tế phối hợp"),
        [None]
    );
    assert_eq!(titles("Luật Cư trú năm 2020"), [Some("Luật Cư trú".to_owned())]);
}

fn check_bases(paragraph: &str, expected: &[(&str, Relation)]) {
    let found = bases(&Text::verbatim(paragraph, 0));
    let found: Vec<(String, Relation)> = found
        .into_iter()
        .map(|one| (one.number.or(one.title).unwrap_or(one.text), one.relation))
        .collect();
    let found: Vec<(&str, Relation)> =
        found.iter().map(|(name, is)| (name.as_str(), *is)).collect();
    assert_eq!(found, expected, "{paragraph}");
}

#[test]
fn bases_are_the_instruments_not_their_objects() {
    use Relation::{Basis, Mention};
    check_bases(
        "Căn cứ Nghị định số 178/2025/NĐ-CP ngày 01 tháng 7 năm 2025 của Chính phủ quy định chi tiết một số điều của Luật Quy hoạch đô thị và nông thôn; Nghị định số 34/2026/NĐ-CP ngày 22 tháng 01 năm 2026 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 178/2025/NĐ-CP;",
        &[
            ("178/2025/NĐ-CP", Basis),
            ("Luật Quy hoạch đô thị và nông thôn", Mention),
            ("34/2026/NĐ-CP", Basis),
            ("178/2025/NĐ-CP", Mention),
        ],
    );
    check_bases(
        "Thực hiện Kế hoạch số 161/KH-UBND ngày 10/6/2024 của UBND tỉnh về thực hiện Quyết định số 279/QĐ-TTg",
        &[("161/KH-UBND", Basis), ("279/QĐ-TTg", Mention)],
    );
    check_bases(
        "Căn cứ Luật Đất đai ngày 18/01/2024, Luật Nhà ở ngày 27/11/2023 và Luật Đầu tư ngày 17/6/2020;",
        &[("Luật Đất đai", Basis), ("Luật Nhà ở", Basis), ("Luật Đầu tư", Basis)],
    );
    check_bases(
        "- Căn cứ khoản 2 Điều 21 Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
        &[("Luật Tổ chức chính quyền địa phương", Basis)],
    );
    check_bases(
        "Căn cứ Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XV;",
        &[("Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XV", Basis)],
    );
    check_bases(
        "Thực hiện ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số 12/UBND-KT ngày 01/02/2026 về triển khai Nghị quyết số 3/NQ-CP;",
        &[("12/UBND-KT", Basis), ("3/NQ-CP", Mention)],
    );
    check_bases("Căn cứ chức năng, nhiệm vụ được giao tổ chức triển khai thực hiện;", &[]);
    check_bases("Căn cứ Kế hoạch này, các sở, ban, ngành xây dựng kế hoạch;", &[]);
}

#[test]
fn papers_without_a_number_need_day_and_issuer() {
    check(
        "Thực hiện Kế hoạch của UBND tỉnh ngày 12/5/2025; Báo cáo ngày 05/8/2025 của Sở Y tế",
        &[
            "Kế hoạch của UBND tỉnh ngày 12/5/2025 | Kế hoạch | - | 2025-05-12 | UBND tỉnh",
            "Báo cáo ngày 05/8/2025 của Sở Y tế | Báo cáo | - | 2025-08-05 | Sở Y tế",
        ],
    );
    check("Kế hoạch của UBND tỉnh; báo cáo ngày 05/8/2025 của Sở Y tế; Quyết định ngày mai", &[]);
}

#[test]
fn standards_have_a_sign() {
    check(
        "theo Tiêu chuẩn quốc gia TCVN 5574:2018 và QCVN 14:2008/BTNMT",
        &[
            "Tiêu chuẩn quốc gia TCVN 5574:2018 | Tiêu chuẩn quốc gia | TCVN 5574:2018 | - | -",
            "QCVN 14:2008/BTNMT | Quy chuẩn kỹ thuật quốc gia | QCVN 14:2008/BTNMT | - | -",
        ],
    );
}

#[test]
fn a_law_is_dated_by_the_day_it_was_passed() {
    check(
        "Luật Đất đai số 31/2024/QH15 được Quốc hội khóa XV thông qua ngày 18 tháng 01 năm 2024",
        &[
            "Luật Đất đai số 31/2024/QH15 được Quốc hội khóa XV thông qua ngày 18 tháng 01 năm 2024 | Luật | 31/2024/QH15 | 2024-01-18 | Quốc hội",
        ],
    );
}

#[test]
fn two_figures_say_a_year() {
    check(
        "Kế hoạch số 7/KH-UBND ngày 5/1/23 của UBND tỉnh; Quyết định số 9/QĐ-TTg ngày 31/02/23",
        &[
            "Kế hoạch số 7/KH-UBND ngày 5/1/23 của UBND tỉnh | Kế hoạch | 7/KH-UBND | 2023-01-05 | UBND tỉnh",
            "Quyết định số 9/QĐ-TTg ngày 31/02/23 | Quyết định | 9/QĐ-TTg | - | -",
        ],
    );
}

#[test]
fn a_list_below_its_verb_is_replaced() {
    let marked = |opening: &str, item: &str| listed(&[opening, "1 item", item])[1].clone();
    let opening = "Bãi bỏ toàn bộ các Quyết định sau đây:";
    let item = "Các Quyết định số 1/QĐ-UBND, số 2/QĐ-UBND sửa đổi Quyết định số 3/QĐ-UBND";
    assert_eq!(marked(opening, item)[..2], [Relation::Replaces, Relation::Replaces]);
    assert_ne!(marked(opening, item)[2], Relation::Replaces);
    assert_eq!(marked(opening, "Thực hiện Quyết định số 1/QĐ-UBND"), [Relation::Mention]);
    assert_eq!(marked("Sửa đổi một số điều như sau:", item)[0], Relation::Mention);
}

#[test]
fn a_list_ends_with_what_is_not_like_its_first_item() {
    let opening = "Bãi bỏ các Quyết định sau đây:";
    let (a, b) = ("Quyết định số 1/QĐ-UBND;", "Quyết định số 2/QĐ-UBND.");
    let stays = "Quyết định số 3/QĐ-UBND ngày 05/01/2024 về giá đất tiếp tục có hiệu lực.";
    let other = "Quyết định số 4/QĐ-UBND về phí.";
    for (lines, expected) in [
        (["4 item", a, "4 item", b, "0 paragraph", other], [true, true, false]),
        (["4 item", a, "4 item", b, "2 item", other], [true, true, false]),
        (["0 paragraph", a, "0 paragraph", stays, "0 paragraph", other], [true, false, false]),
        (
            ["4 item", a, "4 item", "Công văn số 9/UBND-NC vẫn được áp dụng.", "4 item", b],
            [true, false, false],
        ),
        (
            ["0 paragraph", a, "0 paragraph", "Giao Sở Tư pháp rà soát.", "0 paragraph", other],
            [true, false, false],
        ),
        (["4 item", a, "4 item", b, "4 item", other], [true, true, true]),
    ] {
        let found = listed(&[[opening].as_slice(), &lines].concat());
        let marked = |of: &Vec<Relation>| of.first() == Some(&Relation::Replaces);
        assert_eq!(found.iter().map(marked).collect::<Vec<_>>()[1..], expected, "{lines:?}");
    }
}

/// The relations in an opening line and, of `level kind` and text in turn, those below it.
fn listed(lines: &[&str]) -> Vec<Vec<Relation>> {
    let mut replaced = Replaced::default();
    let mut read = |text: &str, item: Option<Item>| {
        let mut found = find(&Text::verbatim(text, 0));
        replaced.mark(text, item, &mut found);
        found.into_iter().map(|one| one.relation).collect()
    };
    let first = read(lines[0], None);
    let below = lines[1..].chunks(2).map(|line| {
        let (level, kind) = line[0].split_once(' ').unwrap();
        let kind = if kind == "item" { BlockKind::Item } else { BlockKind::Paragraph };
        read(line[1], Some((kind, level.parse().ok().filter(|level| *level != 0))))
    });
    [first].into_iter().chain(below).collect()
}

#[test]
fn a_date_in_two_figures_of_its_year_is_inferred() {
    for (text, rule) in [
        ("Nghị định số 12/2023/NĐ-CP ngày 5/1/23", Some("citation.date-apart")),
        ("Nghị định số 12/2023/NĐ-CP ngày 5/1/2023", None),
    ] {
        let found = find(&Text::verbatim(text, 0));
        let said = found[0].confidence.get("date").map(|sure| sure.rule.as_str());
        assert_eq!((found[0].date.as_deref(), said), (Some("2023-01-05"), rule));
    }
}

#[test]
fn no_blank_stands_around_a_citation() {
    check(
        "theo Công văn số 12/SYT-NV của Sở Y tế\u{a0}\u{a0}(bản sao)",
        &["Công văn số 12/SYT-NV của Sở Y tế | Công văn | 12/SYT-NV | - | Sở Y tế"],
    );
}

#[test]
fn a_basis_has_the_title_behind_it() {
    for (paragraph, expected) in [
        (
            "Căn cứ Nghị quyết số 18-NQ/TU ngày 10/4/2026 của Tỉnh ủy về nâng cao hiệu quả; xây dựng tỉnh không ma túy;",
            [Some("nâng cao hiệu quả; xây dựng tỉnh không ma túy")].as_slice(),
        ),
        (
            "Căn cứ Nghị định số 178/2025/NĐ-CP ngày 01/7/2025 của Chính phủ quy định chi tiết Luật Quy hoạch; Nghị định số 34/2026/NĐ-CP ngày 22/01/2026 của Chính phủ sửa đổi Nghị định số 178/2025/NĐ-CP;",
            &[
                Some("quy định chi tiết Luật Quy hoạch"),
                Some("sửa đổi Nghị định số 178/2025/NĐ-CP"),
            ],
        ),
        (
            "Căn cứ Quyết định số 12/QĐ-UBND ngày 01/7/2025 của UBND tỉnh và tình hình thực tế;",
            &[None],
        ),
        (
            "Thực hiện Công văn số 43/SNV-CC ngày 24/11/2023 của Sở Nội vụ về báo cáo CCHC, Sở Văn hóa, Thể thao báo cáo như sau:",
            &[Some("báo cáo CCHC")],
        ),
        (
            "Căn cứ Nghị định số 81/2021/NĐ-CP ngày 27/8/2021 của Chính phủ quy định về học phí; được sửa đổi, bổ sung bởi Nghị định số 97/2023/NĐ-CP;",
            &[Some("quy định về học phí")],
        ),
    ] {
        let found = bases(&Text::verbatim(paragraph, 0));
        let titles: Vec<Option<&str>> = found
            .iter()
            .filter(|one| one.relation == Relation::Basis)
            .map(|one| one.title.as_deref())
            .collect();
        assert_eq!(titles, expected, "{paragraph}");
    }
}

#[test]
fn a_symbol_does_not_end_inside_a_letter() {
    check(
        "theo số 3/NQ-HĐND\u{5de}\u{5bc} nay",
        &["3/NQ-HĐND\u{5de}\u{5bc} | Nghị quyết | 3/NQ-HĐND\u{5de}\u{5bc} | - | -"],
    );
}
