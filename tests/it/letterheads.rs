//! Letterheads: two columns flattened into one in every order, and what may be odd about each part.

use crate::pipeline::outline;
use congbao::data::{Division, Text};

fn printed(text: Option<&Text>) -> &str {
    text.map_or("", Text::as_str)
}

/// Issuer, number, place and date, kind, title.
fn head(division: &Division) -> [&str; 5] {
    [
        printed(division.issuer.as_ref()),
        printed(division.number.as_ref()),
        printed(division.place_date.as_ref()),
        printed(division.kind.as_ref()),
        printed(division.title.as_ref()),
    ]
}

/// All orders of two columns in which each keeps its own.
fn interleaved<'a>(left: &[&'a str], right: &[&'a str]) -> Vec<Vec<&'a str>> {
    let (Some((first, left_rest)), Some((other, right_rest))) =
        (left.split_first(), right.split_first())
    else {
        return vec![[left, right].concat()];
    };
    let with = |line: &'a str, rest: Vec<Vec<&'a str>>| {
        rest.into_iter().map(move |lines| [&[line][..], &lines].concat())
    };
    with(first, interleaved(left_rest, right))
        .chain(with(other, interleaved(left, right_rest)))
        .collect()
}

/// All orders of `lines`.
fn permuted<'a>(lines: &[&'a str]) -> Vec<Vec<&'a str>> {
    if lines.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for at in 0..lines.len() {
        let mut rest = lines.to_vec();
        let line = rest.remove(at);
        all.extend(permuted(&rest).into_iter().map(|rest| [&[line][..], &rest].concat()));
    }
    all
}

const STATE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

/// How the lines of a letterhead are printed.
const PRINTS: [(&str, &str, &str); 5] = [
    ("", "", "\n"),
    ("", "", "\n\n"),
    ("**", "**", "\n"),
    ("**", "**", "\n\n"),
    ("<b>", "</b>", "  \n"),
];

fn check(lines: &[&str], under: &str, expected: [&str; 5]) {
    for (open, close, end) in PRINTS {
        let lines: Vec<String> = lines.iter().map(|line| format!("{open}{line}{close}")).collect();
        let printed = lines.join(end) + end;
        let text = format!("{printed}\n{under}");
        let outline = outline(&text);
        assert_eq!(outline.divisions.len(), 1, "{text}");
        assert_eq!(head(&outline.divisions[0]), expected, "{text}");
    }
}

#[test]
fn a_plan_in_every_order() {
    let left = ["ỦY BAN NHÂN DÂN", "TỈNH CÀ MAU", "Số: 112/KH-UBND"];
    let right = [STATE, MOTTO, "Cà Mau, ngày 05 tháng 6 năm 2023"];
    let expected = [
        "ỦY BAN NHÂN DÂN TỈNH CÀ MAU",
        "112/KH-UBND",
        "Cà Mau, ngày 05 tháng 6 năm 2023",
        "KẾ HOẠCH",
        "Triển khai chữ ký số trên địa bàn tỉnh",
    ];
    let under = "KẾ HOẠCH\nTriển khai chữ ký số trên địa bàn tỉnh\n\nI. MỤC ĐÍCH\n\n- Nâng cao.\n";
    for lines in interleaved(&left, &right) {
        check(&lines, under, expected);
    }
}

#[test]
fn a_plan_with_its_lines_shuffled() {
    let lines =
        ["UBND TỈNH CÀ MAU", "Số: 112/KH-UBND", STATE, MOTTO, "Cà Mau, ngày 05 tháng 6 năm 2023"];
    let expected = [
        "UBND TỈNH CÀ MAU",
        "112/KH-UBND",
        "Cà Mau, ngày 05 tháng 6 năm 2023",
        "KẾ HOẠCH",
        "Triển khai chữ ký số",
    ];
    for lines in permuted(&lines) {
        check(&lines, "KẾ HOẠCH\nTriển khai chữ ký số\n\nI. MỤC ĐÍCH\n\n- Nâng cao.\n", expected);
    }
}

#[test]
fn a_letter_in_every_order() {
    let left = ["UBND TỈNH QUẢNG NGÃI", "SỞ TƯ PHÁP", "Số: 87/STP-PBGDPL", "V/v đăng ký mô hình"];
    let right = [STATE, MOTTO, "Quảng Ngãi, ngày 9 tháng 01 năm 2019"];
    let expected = [
        "UBND TỈNH QUẢNG NGÃI SỞ TƯ PHÁP",
        "87/STP-PBGDPL",
        "Quảng Ngãi, ngày 9 tháng 01 năm 2019",
        "",
        "đăng ký mô hình",
    ];
    for lines in interleaved(&left, &right) {
        check(&lines, "Kính gửi: Các phòng tư pháp.\n\nSở đề nghị đăng ký mô hình.\n", expected);
    }
}

#[test]
fn a_party_resolution_in_every_order() {
    let left = ["TỈNH ỦY HÀ GIANG", "*", "Số 12-NQ/TU"];
    let right = ["ĐẢNG CỘNG SẢN VIỆT NAM", "Hà Giang, ngày 30 tháng 7 năm 2021"];
    let expected = [
        "TỈNH ỦY HÀ GIANG",
        "12-NQ/TU",
        "Hà Giang, ngày 30 tháng 7 năm 2021",
        "NGHỊ QUYẾT",
        "về chuyển đổi số tỉnh Hà Giang",
    ];
    for lines in interleaved(&left, &right) {
        check(
            &lines,
            "NGHỊ QUYẾT\nvề chuyển đổi số tỉnh Hà Giang\n-----\n\nI- MỤC TIÊU\n\n1. Xây dựng.\n",
            expected,
        );
    }
}

#[test]
fn numbers_as_they_are_printed() {
    for (lines, number) in [
        ("Số: 779     /QĐ-UBND", "779/QĐ-UBND"),
        ("Số:\n1010 /QĐ-UBND", "1010/QĐ-UBND"),
        ("Số:\n\n1010/QĐ-UBND", "1010/QĐ-UBND"),
        ("Số : 04/2018/QĐ-UBND", "04/2018/QĐ-UBND"),
        ("SỐ: 15/CT-UBND", "15/CT-UBND"),
        ("Số: 5844/CĐBVN-KHCN,MT&HTQT", "5844/CĐBVN-KHCN,MT&HTQT"),
        ("Số: 515/KH-KH-BCA", "515/KH-KH-BCA"),
        ("Số: 1961/QĐUBND", "1961/QĐUBND"),
        ("Số: 57-NQ/TW", "57-NQ/TW"),
        ("Số 3260-KH/ĐĐQH15", "3260-KH/ĐĐQH15"),
        ("Số: 12 /BC - UBND", "12/BC-UBND"),
        ("Số: 4443/UBND - KSTTHC", "4443/UBND-KSTTHC"),
        ("Số: 33 / QĐ-UBND", "33/QĐ-UBND"),
        ("Số: 88/TB-VP.", "88/TB-VP"),
        ("Số:        /QĐ-UBND", ""),
        ("Số: ......./QĐ-UBND", ""),
        ("Số: …/KH-UBND", ""),
        ("", ""),
    ] {
        let text = format!(
            "UBND TỈNH BẾN TRE\n{lines}\n{STATE}\n{MOTTO}\nBa Tri, ngày 1 tháng 12 năm 2011\n\nBÁO CÁO\nKết quả năm 2011\n\nI. KẾT QUẢ\n\n1. Đã làm.\n"
        );
        let report = crate::pipeline::report("text", &text);
        let document = &report.documents[0];
        assert_eq!(report.documents.len(), 1, "{text}");
        assert_eq!(document.number.as_deref().unwrap_or(""), number, "{text}");
        assert_eq!(document.issuer.as_deref(), Some("UBND tỉnh Bến Tre"), "{text}");
        assert_eq!(document.place.as_deref(), Some("Ba Tri"), "{text}");
        assert_eq!(document.date.as_deref(), Some("2011-12-01"), "{text}");
        assert_eq!(document.title.as_deref(), Some("Kết quả năm 2011"), "{text}");
    }
}

#[test]
fn dates_as_they_are_printed() {
    for (line, place, date) in [
        ("Tp. Hồ Chí Minh, ngày 03 tháng 02 năm 2020", "Tp. Hồ Chí Minh", "2020-02-03"),
        ("TP.Thanh Hóa, ngày 3 tháng 2 năm 2020", "TP.Thanh Hóa", "2020-02-03"),
        ("Bà Rịa - Vũng Tàu, ngày 03 tháng 2 năm 2020", "Bà Rịa - Vũng Tàu", "2020-02-03"),
        ("Thừa Thiên Huế, ngày 03tháng 02năm 2020", "Thừa Thiên Huế", "2020-02-03"),
        ("Ia H'Drai, ngày 03 tháng 02 năm 2020", "Ia H'Drai", "2020-02-03"),
        ("Đắk Lắk ngày 03 tháng 02 năm 2020", "Đắk Lắk", "2020-02-03"),
        ("ĐỒNG NAI, NGÀY 03 THÁNG 02 NĂM 2020", "ĐỒNG NAI", "2020-02-03"),
        ("Huế, ngày      tháng 02 năm 2020", "Huế", ""),
        ("Huế, ngày ... tháng ... năm 2020", "Huế", ""),
        ("Ngày 03 tháng 02 năm 2020", "", "2020-02-03"),
    ] {
        let text = format!(
            "SỞ Y TẾ\nSố: 5/BC-SYT\n{STATE}\n{MOTTO}\n{line}\n\nBÁO CÁO\nKết quả năm 2019\n\nI. KẾT QUẢ\n\n1. Đã làm.\n"
        );
        let report = crate::pipeline::report("text", &text);
        let document = &report.documents[0];
        assert_eq!(document.place.as_deref().unwrap_or(""), place, "{text}");
        assert_eq!(document.date.as_deref().unwrap_or(""), date, "{text}");
        assert_eq!(document.number.as_deref(), Some("5/BC-SYT"), "{text}");
        assert_eq!(document.title.as_deref(), Some("Kết quả năm 2019"), "{text}");
    }
}

#[test]
fn a_blank_header_of_an_attachment_is_not_the_decisions() {
    for (head, note) in [
        (
            "",
            "(Ban hành kèm theo Quyết định số     /QĐ-TTg ngày     tháng     năm 2020 của Thủ tướng Chính phủ)",
        ),
        (
            "THỦ TƯỚNG CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n",
            "(Kèm theo Quyết định số …./QĐ-TTg ngày …/…/2020 của Thủ tướng Chính phủ)",
        ),
        (
            "",
            "(Ban hành kèm theo Quyết định số 749/QĐ-TTg ngày 03/6/2020\ncủa Thủ tướng Chính phủ)",
        ),
    ] {
        let text = format!(
            "THỦ TƯỚNG CHÍNH PHỦ\nSố: 749/QĐ-TTg\n{STATE}\n{MOTTO}\nHà Nội, ngày 03 tháng 6 năm 2020\n\nQUYẾT ĐỊNH\nPhê duyệt Chương trình chuyển đổi số\n\nĐiều 1. Phê duyệt Chương trình.\n\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n\nVũ Đức Đam\n\n{head}CHƯƠNG TRÌNH\nChuyển đổi số quốc gia\n{note}\n\nI. TẦM NHÌN\n\n1. Mục tiêu.\n"
        );
        let report = crate::pipeline::report("text", &text);
        let ids: Vec<&str> = report.documents.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["vn/tw/qd-ttg/2020/749", "vn/tw/qd-ttg/2020/749/chuong-trinh"], "{text}");
        assert_eq!(report.documents[1].title.as_deref(), Some("Chuyển đổi số quốc gia"), "{text}");
    }
}

#[test]
fn place_and_date_stand_over_lines() {
    for lines in [
        &["Hà Nội,", "ngày 03 tháng 6 năm", "2020"][..],
        &["Hà Nội, ngày 03", "tháng 6 năm 2020"],
        &["Hà Nội,", "ngày 03 tháng 6 năm 2020"],
    ] {
        let lines = [&["CHÍNH PHỦ", STATE, MOTTO, "Số:", "74/NQ-CP"][..], lines].concat();
        let date = "Hà Nội, ngày 03 tháng 6 năm 2020";
        let under = "\nNGHỊ QUYẾT\nV/v: họp thường kỳ\n\n1. Rà soát.\n";
        let outline = outline(&(lines.join("\n") + "\n" + under));
        let expected = ["CHÍNH PHỦ", "74/NQ-CP", date, "NGHỊ QUYẾT", "họp thường kỳ"];
        assert_eq!(head(&outline.divisions[0]), expected);
    }
}

#[test]
fn an_authority_below_the_number_makes_no_heading_of_the_issuer() {
    let lines = ["ỦY BAN NHÂN DÂN", "TỈNH CÀ MAU", "Số: 1/QĐ-UBND", STATE, MOTTO];
    let text = lines.join("\n") + "\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật Giáo dục;\n";
    let outline = outline(&text);
    assert_eq!(head(&outline.divisions[0])[0], "ỦY BAN NHÂN DÂN TỈNH CÀ MAU");
}

#[test]
fn a_party_committee_stands_below_its_party_organisation() {
    let lines = ["ĐẢNG BỘ TỈNH LÀO CAI", "HUYỆN ỦY BẮC HÀ", "*", "Số 12-KH/HU"];
    let right = ["ĐẢNG CỘNG SẢN VIỆT NAM", "Bắc Hà, ngày 05 tháng 6 năm 2023"];
    let text = [&lines[..], &right].concat().join("\n") + "\n\nKẾ HOẠCH\nhọc tập\n\n1. Rà soát.\n";
    let outline = outline(&text);
    assert_eq!(outline.divisions.len(), 1);
    let issuer = "ĐẢNG BỘ TỈNH LÀO CAI HUYỆN ỦY BẮC HÀ";
    assert_eq!(head(&outline.divisions[0])[..2], [issuer, "12-KH/HU"]);
}

/// `Số` at the end of a line is a word of a name where no colon follows it.
#[test]
fn a_name_that_ends_in_so_is_no_number() {
    let text = "UBND TỈNH LÂM ĐỒNG\nBAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-BCĐ\nLâm Đồng, ngày 02 tháng 3 năm 2026\nKẾ HOẠCH\nHoạt động năm 2026\n";
    let outline = outline(text);
    assert_eq!(
        head(&outline.divisions[0])[..2],
        ["UBND TỈNH LÂM ĐỒNG BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", "12/KH-BCĐ"]
    );
}
