//! What a gazette prints around its documents: heads, page numbers, stamps, notes on other issues.

use crate::pipeline::outline;
use congbao::data::{BlockKind, Division};

fn of_kind(division: &Division, furniture: bool) -> Vec<&str> {
    let blocks = division.blocks.iter();
    let wanted = blocks.filter(|block| (block.kind == BlockKind::Furniture) == furniture);
    wanted.map(|block| block.text.as_str()).collect()
}

/// The only document of a text: its running text, its furniture.
fn check(text: &str, running: &[&str], furniture: &[&str]) {
    let outline = outline(text);
    assert_eq!(outline.divisions.len(), 1, "{text}");
    assert_eq!(of_kind(&outline.divisions[0], false), running, "{text}");
    assert_eq!(of_kind(&outline.divisions[0], true), furniture, "{text}");
}

#[test]
fn running_heads_and_their_page_numbers_do_not_cut_a_paragraph() {
    let whole = ["Mục tiêu", "Bảo đảm an toàn cho người và tài sản trong mùa mưa bão."];
    for page in [
        "\n\n12\n\nCÔNG BÁO/Số 45 + 46/Ngày 15-3-2017\n\n",
        "\n12\nCÔNG BÁO/Số 45 + 46/Ngày 15-3-2017\n",
        "\nCÔNG BÁO/Số 45 + 46/Ngày 15/3/2017\n\n13\n\n",
        "\n\n12 CÔNG BÁO/Số 45 + 46/Ngày 15-3-2017\n\n",
        "\nCÔNG BÁO/Số 45 + 46/Ngày 15-3-2017\t13\n\n",
        "\nCÔNG BÁO HẢI PHÒNG/Số 45/Ngày 15 tháng 3 năm 2017\n",
    ] {
        let text =
            format!("1. Mục tiêu\nBảo đảm an toàn cho người và tài{page}sản trong mùa mưa bão.\n");
        let outline = outline(&text);
        assert_eq!(of_kind(&outline.divisions[0], false), whole, "{text}");
        assert!(outline.divisions[0].blocks[1].joined, "{text}");
    }
}

#[test]
fn a_stamp_is_lifted_out_of_the_text() {
    let stamp = [
        "Ký bởi: Cổng Thông tin điện tử",
        "Email: congbao@chinhphu.vn",
        "Cơ quan: Văn phòng Chính phủ",
        "Ngày ký: 12.09.2025 10:11:12 +07:00",
    ];
    check(
        &format!("1. Các bộ tổng hợp báo cáo của\n\n{}\n\nđịa phương.\n", stamp.join("\n")),
        &["Các bộ tổng hợp báo cáo của địa phương."],
        &stamp,
    );
    let one_line = stamp.join(" ");
    check(
        &format!("1. Rà soát.\n{one_line}\n2. Báo cáo.\n"),
        &["Rà soát.", "Báo cáo."],
        &[&one_line],
    );
}

#[test]
fn labels_of_a_letter_are_no_stamp() {
    check(
        "Cơ quan: Sở Y tế\nĐơn vị: Phòng Tổ chức\n",
        &["Cơ quan: Sở Y tế", "Đơn vị: Phòng Tổ chức"],
        &[],
    );
    check("Người ký: Giám đốc Sở\n\nRà soát.\n", &["Người ký: Giám đốc Sở", "Rà soát."], &[]);
}

#[test]
fn notes_on_the_next_issue_are_furniture() {
    check(
        "(Tiếp theo Công báo số 987 + 988)\n\n1. Rà soát.\n\n(Xem tiếp Công báo số 991 + 992)\n",
        &["Rà soát."],
        &["(Tiếp theo Công báo số 987 + 988)", "(Xem tiếp Công báo số 991 + 992)"],
    );
    check("(Xem phụ lục kèm theo)\n", &["(Xem phụ lục kèm theo)"], &[]);
}

#[test]
fn headings_of_the_gazette_stand_before_the_letterhead() {
    let text = |heading: &str| {
        format!(
            "VĂN BẢN PHÁP LUẬT KHÁC\n\n{heading}\n\nỦY BAN NHÂN DÂN\nTỈNH YÊN BÁI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 9/QĐ-UBND\nYên Bái, ngày 3 tháng 4 năm 2015\nQUYẾT ĐỊNH\nVề việc giao biên chế\n\nĐiều 1. Giao biên chế.\n"
        )
    };
    for heading in
        ["UBND TỈNH", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH UBND TỈNH", "ỦY BAN NHÂN DÂN TỈNH YÊN BÁI"]
    {
        let outline = outline(&text(heading));
        assert_eq!(outline.divisions.len(), 1, "{heading}");
        let issuer = outline.divisions[0].issuer.as_ref().unwrap();
        assert_eq!(issuer.as_str(), "ỦY BAN NHÂN DÂN TỈNH YÊN BÁI", "{heading}");
    }
}

#[test]
fn the_heading_of_the_next_part_belongs_to_the_next_document() {
    let letterhead = |number: &str| {
        format!(
            "BỘ NỘI VỤ\n\nBỘ NỘI VỤ\nSố: {number}/QĐ-BNV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 3 tháng 4 năm 2015\nQUYẾT ĐỊNH\nVề việc giao biên chế\n\nĐiều 1. Giao biên chế.\n\n"
        )
    };
    let text = format!("{}VĂN BẢN PHÁP LUẬT KHÁC\n\n{}", letterhead("8"), letterhead("9"));
    let outline = outline(&text);
    let issuers: Vec<&str> =
        outline.divisions.iter().filter_map(|one| Some(one.issuer.as_ref()?.as_str())).collect();
    assert_eq!(issuers, ["BỘ NỘI VỤ", "BỘ NỘI VỤ"]);
    assert_eq!(of_kind(&outline.divisions[1], true)[..2], ["VĂN BẢN PHÁP LUẬT KHÁC", "BỘ NỘI VỤ"]);
    assert_eq!(of_kind(&outline.divisions[0], false), ["Giao biên chế."]);
}

#[test]
fn a_text_of_furniture_only_is_kept() {
    check("CÔNG BÁO/Số 45/Ngày 15-3-2017\n\n13\n", &[], &["CÔNG BÁO/Số 45/Ngày 15-3-2017", "13"]);
}

#[test]
fn a_running_head_has_one_page_number() {
    let head = "CÔNG BÁO/Số 45/Ngày 15-3-2017";
    for (page, number) in [("15\nHEAD\n\n2\n", "15"), ("HEAD\n15\n\n2\n", "15")] {
        let text = format!("1. Mở đầu.\n{}\nSở Y tế\n", page.replace("HEAD", head));
        let furniture = of_kind(&outline(&text).divisions[0], true).join("|");
        assert!(furniture.contains(number) && furniture.contains(head), "{text}");
    }
    let text = format!("1. Mở đầu và\n15 {head}\n2\ncác phần\n");
    assert!(!of_kind(&outline(&text).divisions[0], true).contains(&"2"));
}

#[test]
fn who_signs_is_no_stamp_where_no_one_signs() {
    let lines = ["Cơ quan: Sở Y tế", "Ngày ký: 05/6/2023", "Đơn vị: Phòng Nghiệp vụ"];
    check(&format!("1. Hồ sơ.\n{}\n", lines.join("\n")), &[&["Hồ sơ."][..], &lines].concat(), &[]);
}

#[test]
fn page_numbers_that_touch_the_text_are_lifted_where_they_count_up() {
    let text = |numbers: [&str; 3]| {
        let [one, two, three] = numbers;
        format!(
            "1. Trình các\n{one}\nđịa phương trong năm.\na) Rà soát.\n{two}\nb) Báo cáo.\nc) Sửa đổi các\n{three}\nquy định.\n"
        )
    };
    let whole =
        ["Trình các địa phương trong năm.", "Rà soát.", "Báo cáo.", "Sửa đổi các quy định."];
    for numbers in [["2", "3", "4"], ["- 2 -", "- 3 -", "- 4 -"], ["Trang 2", "Trang 3", "Trang 4"]]
    {
        check(&text(numbers), &whole, &numbers);
    }
    assert!(of_kind(&outline(&text(["2", "7", "4"])).divisions[0], true).is_empty());
}

#[test]
fn numbers_of_rows_and_of_things_are_not_lifted() {
    for text in [
        "TT\nNội dung\n1\nRà soát các\n2\nquy định.\n\n3\nBáo cáo các\n\n4\nviệc.\n",
        "1. Sẽ có\n2\ntrạm y tế mới và\n3\ntrường học và\n4\nchợ.\n",
    ] {
        assert!(of_kind(&outline(text).divisions[0], true).is_empty(), "{text}");
    }
}

#[test]
fn a_text_beside_numbers_that_count_up_is_a_running_head() {
    let text = |gap: &str| {
        let page = |n| format!("a) Một.\nb) Hai.\nc) Ba.\nKế hoạch công tác năm 2018{gap}{n}\n");
        (2..5).map(page).collect::<String>()
    };
    for gap in ["     Trang ", " - Trang ", "        ", "\t"] {
        let outline = outline(&text(gap));
        assert_eq!(of_kind(&outline.divisions[0], true).len(), 3, "{gap:?}");
    }
    assert!(of_kind(&outline(&text(" số ")).divisions[0], true).is_empty());
}
