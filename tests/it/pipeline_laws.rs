//! What holds of a report, whatever the text.

use crate::{pipeline, score};
use congbao::data::{Joins, Report};
use proptest::prelude::*;
use serde_json::Value;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// Lines and parts of lines that gazettes are made of, in no sensible order.
const PIECES: [&str; 60] = [
    "\n",
    "\n\n",
    "\t",
    "\t\t",
    " ",
    "\r\n",
    " \t\n",
    "**",
    "*",
    "- ",
    "+ ",
    "a) ",
    "1. ",
    "I. ",
    "CÔNG BÁO\n",
    "Số 12 + 13\n",
    "MỤC LỤC\n",
    "Ngày 02 tháng 3 năm 2026\n",
    "02/3/2026\tQuyết định số 5/QĐ-UBND về việc ban hành Quy chế\t7\n",
    "**ỦY BAN NHÂN DÂN\nTỈNH NINH BÌNH**\n",
    "Số:      /QĐ-UBND\n",
    "Số: 88/KH-UBND\n",
    "Ninh Bình, ngày 09 tháng 01 năm 2026\n",
    "QUYẾT ĐỊNH\n",
    "KẾ HOẠCH\n",
    "PHỤ LỤC I\n",
    "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;\n",
    "Điều 1. Ban hành kèm theo\n",
    "(Kèm theo Quyết định số 5/QĐ-UBND ngày 02/3/2026)\n",
    "Nơi nhận:\n",
    "KT. CHỦ TỊCH\n",
    "STT\tNội dung nhiệm vụ\tĐơn vị chủ trì\tThời gian hoàn thành\n",
    "1\tTriển khai số hóa hồ sơ\tSở Nội vụ, Công an tỉnh\tTrước ngày 30/6/2026\n",
    "\tphần còn lại của ô trước\t\t\n",
    "<p>một</p> <p>hai</p>",
    "x\t\t\t",
    "- Đơn vị chủ trì: Các sở: Tài chính, Nội vụ.\n",
    "- Thời gian thực hiện: Quý II/2026.\n",
    "IV. TỔ CHỨC THỰC HIỆN\n",
    "Sở Y tế chủ trì, phối hợp với các xã; báo cáo trước 15/12.\n",
    "đạt 1.234/2.345 hồ sơ (52,6%)",
    "¹ Nghị quyết số 3/NQ-HĐND",
    "é\u{302}",
    "./.",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n",
    "SỞ NỘI VỤ      ĐẢNG CỘNG SẢN VIỆT NAM\n",
    "V/v báo cáo tiến độ\n",
    "CÔNG BÁO/Số 987 + 988/Ngày 12-9-2025\n",
    "\n17\n\n",
    "VĂN BẢN QUY PHẠM PHÁP LUẬT\n",
    "Ký bởi: Cổng Thông tin điện tử\n",
    "Cơ quan: Văn phòng Chính phủ\n",
    "(Xem tiếp Công báo số 989 + 990)\n",
    "Phần thứ hai\nNHIỆM VỤ\n",
    "Chương III\nĐIỀU KHOẢN THI HÀNH\n",
    "B. GIẢI PHÁP\n",
    "* Đánh giá:\n",
    "- Sở Y tế: 02/03 (mô hình số 1, 2).\n",
    "Biểu số 1\n",
    "Điện thoại: 0229.1234567\n",
];

pub(crate) fn gazette() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// A report with what names places in the source left out.
fn records(report: &Report) -> Value {
    let mut value = serde_json::to_value(report).unwrap_or_default();
    value["source"] = Value::Null;
    forget_spans(&mut value);
    value
}

fn forget_spans(value: &mut Value) {
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|name, _| !name.ends_with("spans"));
        fields.values_mut().for_each(forget_spans);
    }
    value.as_array_mut().into_iter().flatten().for_each(forget_spans);
}

/// Rows, headers and continuations of a table are all of its rows.
fn balances(table: &congbao::data::TableRecord) -> bool {
    let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let columns = table.columns.len();
    table.rows.len() == table.row_kinds.len()
        && table.rows_in >= rows + table.header_repeats
        && table.rows.iter().all(|row| row.len() == columns)
        && table
            .continuations
            .iter()
            .all(|made| made.row < rows && (made.column as usize) < columns)
}

fn unique(ids: impl Iterator<Item = String>) -> bool {
    let mut ids: Vec<String> = ids.collect();
    let all = ids.len();
    ids.sort();
    ids.dedup();
    ids.len() == all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(source) = congbao::decode::run("bytes", bytes) {
            _ = congbao::extract(&source, Joins::Make);
        }
    }

    #[test]
    fn any_gazette_gives_a_sound_report(text in gazette()) {
        let report = pipeline::report("text", &text);
        for table in &report.tables {
            prop_assert!(balances(table), "{table:?}");
        }
        prop_assert!(unique(report.documents.iter().map(|document| document.id.clone())));
        prop_assert!(unique(report.tasks.iter().map(|task| task.id.clone())));
        prop_assert!(unique(report.tables.iter().map(|table| table.id.clone())));
        let unproved = score::unproved(text, serde_json::to_value(&report).unwrap_or_default());
        prop_assert!(unproved.is_empty(), "{}", unproved.join("\n"));
    }

    #[test]
    fn a_gazette_as_printed_gives_a_sound_report(text in gazette()) {
        let report = pipeline::report_as_printed("text", &text);
        for table in &report.tables {
            prop_assert!(balances(table) && table.continuations.is_empty(), "{table:?}");
        }
        let unproved = score::unproved(text, serde_json::to_value(&report).unwrap_or_default());
        prop_assert!(unproved.is_empty(), "{}", unproved.join("\n"));
    }

    #[test]
    fn a_report_survives_json(text in gazette()) {
        let report = pipeline::report("text", &text);
        let json = serde_json::to_string(&report).unwrap_or_default();
        let again: Report = serde_json::from_str(&json).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(again, report);
    }

    #[test]
    fn line_ends_do_not_matter(text in gazette()) {
        let unix = text.replace("\r\n", "\n");
        let twin = unix.replace('\n', "\r\n");
        let (one, other) = (pipeline::report("text", &unix), pipeline::report("text", &twin));
        prop_assert_eq!(records(&one), records(&other));
    }
}

#[test]
fn decomposed_seeds_give_the_same_records() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    for file in std::fs::read_dir(folder).unwrap().flatten() {
        let text = std::fs::read_to_string(file.path()).unwrap();
        let twin: String = text.nfd().collect();
        let (one, other) = (pipeline::report("text", &text), pipeline::report("text", &twin));
        assert!(records(&one) == records(&other), "{}", file.path().display());
    }
}
