//! Bad input: what is no document, or only a part of one, still gives all its print back. What took
//! quadratic time would not end here.

use crate::{pipeline, tiling};

fn check(text: &str) {
    let report = pipeline::report("text", text);
    assert_eq!(tiling::faults(text, &report), Vec::<String>::new());
}

#[test]
fn parts_of_documents_are_kept() {
    for text in [
        "UBND TỈNH GIA LAI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 5/KH-UBND\nGia Lai, ngày 3 tháng 4 năm 2013\nKẾ HOẠCH",
        "12/KH-UBND",
        "Số: 12/KH-UBND",
        "17\n",
        "CÔNG BÁO\n",
        "CÔNG BÁO\nSố 3\nMỤC LỤC\n",
        "MỤC LỤC\n02/3/2016\tQuyết định số 5/QĐ-UBND\t7\n",
        "PHỤ LỤC I",
        "VĂN BẢN QUY PHẠM PHÁP LUẬT\n\nCÔNG BÁO/Số 45/Ngày 15-3-2017\n",
        "Ký bởi: Cổng Thông tin\nNgày ký: 12.09.2015\n",
        "Điều 1.",
        "I.\t\tVĂN BẢN QUY PHẠM PHÁP LUẬT\n\t\t",
        "(Xem tiếp Công báo số 3)\nQUYẾT ĐỊNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
        "(Ban hành kèm theo",
    ] {
        check(text);
    }
}

/// Lines that once took quadratic time, or might.
const LINES: [&str; 9] = [
    "ỦY BAN NHÂN DÂN\n",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
    "Số: 5/KH-UBND\n",
    "1. Rà soát văn bản.\n",
    "sở y tế rà soát các văn bản\n\n12\n\n",
    "CÔNG BÁO/Số 45/Ngày 15-3-2017\n",
    "- Sở Y tế: 01/01 (mô hình số 6).\n",
    "VĂN BẢN QUY PHẠM PHÁP LUẬT\n",
    "KT. CHỦ TỊCH\n",
];

#[test]
fn one_line_again_and_again_is_read() {
    for line in LINES {
        check(&line.repeat(700));
    }
}

#[test]
fn a_very_long_line_is_read() {
    check(&"Sở Y tế chủ trì rà soát các văn bản về đất đai. ".repeat(1500));
    check(&"CÔNG BÁO TỈNH ".repeat(3000));
    check(&format!("STT\tNhiệm vụ\tCơ quan chủ trì\n1\tRà soát\t{}\n", "gọi là Ban ".repeat(8000)));
    check(&format!("II. TỔ CHỨC THỰC HIỆN\n1. {}rà soát.\n", "Sở Y tế công trình ".repeat(4000)));
}
