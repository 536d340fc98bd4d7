//! Closing lists of counts as tables.

use crate::pipeline;
use congbao::data::{Report, RowKind};

fn report(list: &str) -> Report {
    pipeline::report(
        "text",
        &format!("BÁO CÁO\nKết quả thực hiện\n\nI. KẾT QUẢ\n\n1. Đã triển khai.\n\n{list}"),
    )
}

const LIST: &str = "* Đánh giá:\n1. Các nhiệm vụ đã hoàn thành (04 nhiệm vụ)\n- Sở Tư pháp: 01/02 (nhiệm vụ số 3).\n- Cục C06, Công an tỉnh: 03/05 (nhiệm vụ số 1, 2, 7).\n2. Các nhiệm vụ quá hạn (01 nhiệm vụ)\n- UBND xã Ea Kao: 1 nhiệm vụ (số 9).\n";

#[test]
fn a_closing_list_is_a_table() {
    let report = report(LIST);
    let [table] = &report.tables[..] else { panic!("{:?}", report.tables) };
    let rows: Vec<String> = table.rows.iter().map(|row| row.join(" | ")).collect();
    assert_eq!(
        rows,
        [
            "Các nhiệm vụ đã hoàn thành (04 nhiệm vụ) |  | ",
            "Sở Tư pháp | 01/02 | nhiệm vụ số 3",
            "Cục C06, Công an tỉnh | 03/05 | nhiệm vụ số 1, 2, 7",
            "Các nhiệm vụ quá hạn (01 nhiệm vụ) |  | ",
            "UBND xã Ea Kao | 1 nhiệm vụ | số 9",
        ]
    );
    let (group, data) = (RowKind::Group, RowKind::Data);
    assert_eq!(table.row_kinds, [group, data, data, group, data]);
    assert_eq!((table.rows_in, table.title.as_deref()), (5, Some("Đánh giá")));
    let lines = report.documents[0].blocks.iter().filter(|block| block.table_id.is_some());
    assert_eq!(lines.count(), 5);
    assert!(report.tasks.is_empty());
}

#[test]
fn shares_and_short_lists_are_none() {
    for list in [
        "- Thu phí: 12/15 (đạt 80%).\n- Thu thuế: 3/4 (75%).\n- Thu khác: 1/2 (giảm một nửa).\n",
        "- Sở Tư pháp: 01/02 (nhiệm vụ số 3).\n- Sở Y tế: 02/02 (nhiệm vụ số 4, 5).\n",
        "- Mục tiêu: nâng cao (nếu có).\n- Yêu cầu: kịp thời (nếu có).\n- Phạm vi: toàn tỉnh (nếu có).\n",
    ] {
        assert!(report(list).tables.is_empty(), "{list}");
    }
}
