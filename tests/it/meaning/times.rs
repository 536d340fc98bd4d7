//! What looks like a date and is none gives no date, wherever it stands.

use super::words::rows;
use crate::pipeline;
use congbao::data::Report;
use std::fmt::Write;

fn no_dates(report: &Report) {
    for task in &report.tasks {
        for deadline in task.deadline.iter().chain(&task.deadlines) {
            let none =
                deadline.edtf.is_none() && deadline.start.is_none() && deadline.end.is_none();
            assert!(none, "{deadline:?}");
        }
    }
}

#[test]
fn steps_shares_symbols_and_clocks_are_no_dates() {
    let mut table =
        "PHỤ LỤC I\nDANH MỤC NHIỆM VỤ\n\nSTT\tNội dung\tCơ quan chủ trì\tThời hạn\n".to_owned();
    let mut duties = "KẾ HOẠCH\nDu lịch\n\nIV. TỔ CHỨC THỰC HIỆN\n".to_owned();
    for (at, row) in rows("no_times").iter().enumerate() {
        let (n, wording) = (at + 1, &row[0]);
        _ = writeln!(table, "{n}\tRà soát\tSở Y tế\t{wording}");
        _ = writeln!(duties, "{n}. Sở Y tế chủ trì rà soát {wording} theo quy định.");
    }
    for text in [table, duties] {
        let report = pipeline::report("none.txt", &text);
        assert!(report.tasks.len() >= 15, "{}", report.tasks.len());
        no_dates(&report);
    }
}

#[test]
fn a_timetable_assigns_nothing() {
    let text = "CÔNG TY CỔ PHẦN VẬN TẢI AN GIANG\n\nBẢNG GIỜ XE CHẠY\n\nTuyến\tGiờ xuất bến\tGiờ đến\tTần suất\tGiá vé\n01\t05h30\t07h00\t30 phút/chuyến\t45.000\n02\t06:00\t07:30\t15-20 phút/chuyến\t50.000\n03\t12/24\t5/5\t24/7\t0296.3841.234\nKhách sạn 2-3* gần bến xe, đánh giá 4/4 điểm. Bước 3/5: chọn ghế. Trang 3/12.\nHotline 24/7: 1900 1234.\n";
    let report = pipeline::report("timetable.txt", text);
    assert!(report.tasks.is_empty(), "{:?}", report.tasks);
}
