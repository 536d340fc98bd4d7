//! Running text: hard-wrapped lines, pages that cut paragraphs, footnotes; and what is not to be joined.

use congbao::data::{Block, BlockKind, Division};

fn division(text: &str) -> Division {
    crate::pipeline::outline(text).divisions.remove(0)
}

fn texts(division: &Division) -> Vec<&str> {
    let running = |block: &&Block| !matches!(block.kind, BlockKind::Furniture | BlockKind::Table);
    division.blocks.iter().filter(running).map(|block| block.text.as_str()).collect()
}

fn check(text: &str, expected: &[&str]) {
    let division = division(&format!("1. Mở đầu.\n{text}"));
    assert_eq!(texts(&division)[1..], *expected, "{text}");
}

#[test]
fn hard_wrapped_lines_are_one_paragraph() {
    check(
        "Ủy ban nhân dân tỉnh yêu cầu Thủ trưởng các sở, ban, ngành, Chủ tịch Ủy ban nhân dân\nThành phố Vĩnh Long và các xã tập trung chỉ đạo, triển khai thực hiện các nội dung sau\nđây trong quý IV năm 2021.\nKịp thời báo cáo khó khăn, vướng mắc.\n",
        &[
            "Ủy ban nhân dân tỉnh yêu cầu Thủ trưởng các sở, ban, ngành, Chủ tịch Ủy ban nhân dân Thành phố Vĩnh Long và các xã tập trung chỉ đạo, triển khai thực hiện các nội dung sau đây trong quý IV năm 2021.",
            "Kịp thời báo cáo khó khăn, vướng mắc.",
        ],
    );
}

#[test]
fn short_lines_are_not() {
    for lines in [
        &["Rừng là vàng", "Biển là bạc", "Đất là mẹ"][..],
        &["Số 12 đường Trần Phú", "Phường 1", "Thành phố Đà Lạt"],
        &["Họ và tên: Trần Văn Nam", "Chức vụ: Trưởng phòng", "Điện thoại: 0912345678"],
        &["Ông Trần Văn Nam", "Bà Lê Thị Hoa", "Ông Y Thịnh Niê"],
    ] {
        check(&(lines.join("\n") + "\n"), lines);
    }
}

#[test]
fn long_lines_are_paragraphs_each() {
    let one = "Tăng cường kiểm tra, giám sát việc thực hiện các quy định về phòng cháy và chữa cháy tại các khu dân cư, chợ, trung tâm thương mại trên địa bàn toàn tỉnh";
    check(&format!("{one}\nTổ chức diễn tập hằng năm\n"), &[one, "Tổ chức diễn tập hằng năm"]);
}

#[test]
fn a_page_joins_only_in_mid_sentence() {
    check(
        "Rà soát các văn bản của\n\ntỉnh về đất đai.\n",
        &["Rà soát các văn bản của tỉnh về đất đai."],
    );
    check(
        "Rà soát các văn bản.\n\ntỉnh về đất đai.\n",
        &["Rà soát các văn bản.", "tỉnh về đất đai."],
    );
    check(
        "Rà soát các văn bản\n\nTỉnh về đất đai.\n",
        &["Rà soát các văn bản", "Tỉnh về đất đai."],
    );
    check("Rà soát các văn bản:\n\nđất đai.\n", &["Rà soát các văn bản:", "đất đai."]);
}

#[test]
fn footnotes_are_tied_to_their_marks() {
    for (mark, note) in [("¹", "¹"), ("[1]", "[1]"), ("(1)", "(1)"), ("¹²", "¹²")] {
        let division = division(&format!(
            "1. Rà soát{mark} các văn bản của\n\n{note} Theo Quyết định số 9/QĐ-UBND.\n\ntỉnh về đất đai.\n"
        ));
        assert_eq!(texts(&division), [format!("Rà soát{mark} các văn bản của tỉnh về đất đai.")]);
        let [(found, text)] = &division.footnotes[..] else { panic!("{mark}") };
        assert_eq!((found.as_str(), text.as_str()), (note, "Theo Quyết định số 9/QĐ-UBND."));
    }
}

#[test]
fn a_footnote_may_be_wrapped() {
    let division = division(
        "1. Rà soát¹ các văn bản.\n¹ Quyết định số 9/QĐ-UBND ngày 3 tháng 4 năm 2014 của Ủy ban nhân dân tỉnh về\nviệc ban hành Quy định quản lý đất đai.\n2. Báo cáo.\n",
    );
    assert_eq!(texts(&division), ["Rà soát¹ các văn bản.", "Báo cáo."]);
    assert!(
        division.footnotes[0].1.as_str().ends_with("về việc ban hành Quy định quản lý đất đai.")
    );
}

#[test]
fn numbers_in_parentheses_are_labels_where_nothing_refers_to_them() {
    check("(1) Phủ sóng di động.\n(2) Xóa lõm sóng.\n", &["Phủ sóng di động.", "Xóa lõm sóng."]);
}

#[test]
fn numbers_in_brackets_under_a_colon_are_a_list() {
    for (above, points) in [
        ("Theo mục 2(1) và mục 2(2):", ["Sở Y tế tổ chức.", "Sở Tài chính bố trí."]),
        ("Các việc phải làm(1) và(2) gồm:", ["Rà soát.", "Báo cáo."]),
    ] {
        let text = format!("{above}\n(1) {}\n(2) {}\n", points[0], points[1]);
        check(&text, &[&[above][..], &points].concat());
    }
}

#[test]
fn a_footnote_under_a_list_is_no_point_of_it() {
    let division = division("Gồm:\n(1) Rà soát;\n(2) Báo cáo Bộ(1) Y tế.\n(1) Theo kế hoạch.\n");
    assert_eq!(division.footnotes.len(), 1);
}

#[test]
fn a_label_and_a_tab_begin_a_paragraph() {
    for [one, two] in
        [["1.", "2."], ["-", "-"], ["a)", "b)"], ["•", "•"], ["+", "+"], ["I.", "II."]]
    {
        let text = format!("{one}\tSở Y tế tổ chức tiêm chủng.\n{two}\tSở Tài chính bố trí vốn.\n");
        check(&text, &["Sở Y tế tổ chức tiêm chủng.", "Sở Tài chính bố trí vốn."]);
    }
    let table = "TT\tNội dung\n1.\tTổ chức tiêm chủng\n2.\tBố trí vốn\n";
    assert_eq!(division(table).tables.len(), 1);
}
