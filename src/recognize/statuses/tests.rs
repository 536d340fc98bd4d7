use super::*;
use crate::normalize::clean_str;

/// `cell` with the status in `⟦…⟧`, the result in `⟪…⟫`.
fn check(printed: &str, marked: &str, code: Option<StatusCode>) {
    let source = printed.to_owned();
    let span = crate::data::Span::new(0, u32::try_from(source.len()).unwrap());
    let text = crate::normalize::clean(&source, span);
    let read = result_cell(&text);
    let mut shown = text.as_str().to_owned();
    let status = read.status.as_ref().map(|(_, at)| (at.clone(), "⟦", "⟧"));
    let result = read.result.clone().map(|at| (at, "⟪", "⟫"));
    let mut marks: Vec<_> = [status, result].into_iter().flatten().collect();
    marks.sort_by_key(|(at, ..)| std::cmp::Reverse(at.start));
    for (at, open, close) in marks {
        shown.insert_str(at.end, close);
        shown.insert_str(at.start, open);
    }
    assert_eq!(shown, marked);
    assert_eq!(read.status.as_ref().map(|(status, _)| status.code), code, "{marked}");
    if let Some((status, at)) = read.status {
        assert_eq!(status.raw, text.as_str()[at]);
    }
}

#[test]
fn what_was_repealed_or_destroyed_is_no_status_of_the_task() {
    for (printed, expected) in [
        ("Đã ban hành Quyết định bãi bỏ 12 thủ tục", StatusCode::Completed),
        ("Đã hoàn thành việc rà soát, hủy bỏ 5 văn bản", StatusCode::Completed),
        ("Đã hoàn thành 100%, chưa báo cáo", StatusCode::Completed),
        ("Đang thực hiện, chưa có kết quả", StatusCode::InProgress),
        ("Hủy bỏ", StatusCode::NotPursued),
        ("Dừng triển khai", StatusCode::NotPursued),
        ("Chưa có kết quả", StatusCode::NotStarted),
    ] {
        let read = status_cell(&Text::verbatim(printed, 0)).map(|(status, _)| status.code);
        assert_eq!(read, Some(expected), "{printed}");
    }
}

#[test]
fn a_label_announces_the_status() {
    use StatusCode::{Completed, CompletedMaintained, Delayed, InProgress, OnSchedule};
    use StatusCode::{NotStarted, PilotEnded, Regular};
    for (printed, marked, code) in [
        (
            "<p>Đánh giá: Triển khai theo lộ trình</p> <ul> <li>- Xong 25/25 xã</li></ul>",
            "Đánh giá: ⟦Triển khai theo lộ trình⟧ - ⟪Xong 25/25 xã⟫",
            OnSchedule,
        ),
        (
            "* Đánh giá tiến độ: Chậm tiến độ * Kết quả cụ thể: Sở đã họp. Kết quả: 2 xã.",
            "* Đánh giá tiến độ: ⟦Chậm tiến độ⟧ * Kết quả cụ thể: ⟪Sở đã họp. Kết quả: 2 xã⟫.",
            Delayed,
        ),
        (
            "Tình trạng: Đang thực hiện Kết quả: Đã ban hành kế hoạch",
            "Tình trạng: ⟦Đang thực hiện⟧ Kết quả: ⟪Đã ban hành kế hoạch⟫",
            InProgress,
        ),
        (
            "* Tiến độ thực hiện: Hoàn thành và duy trì thường xuyên Thực hiện văn bản số 43/KH ngày 29/9/2024 của Bộ Công an, tỉnh đã lắp camera",
            "* Tiến độ thực hiện: ⟦Hoàn thành và duy trì thường xuyên⟧ ⟪Thực hiện văn bản số 43/KH ngày 29/9/2024 của Bộ Công an, tỉnh đã lắp camera⟫",
            CompletedMaintained,
        ),
        (
            "+ Đánh giá tiến độ: Hoàn thành thí điểm. Đề xuất không nhân rộng. + Kết quả: 3 mô hình",
            "+ Đánh giá tiến độ: ⟦Hoàn thành thí điểm. Đề xuất không nhân rộng⟧. + Kết quả: ⟪3 mô hình⟫",
            PilotEnded,
        ),
        (
            "Tiến độ: Đúng tiến độ; Kết quả: đạt 80%",
            "Tiến độ: ⟦Đúng tiến độ⟧; Kết quả: ⟪đạt 80%⟫",
            OnSchedule,
        ),
        ("Đánh giá tiến độ: Hoàn thành.", "Đánh giá tiến độ: ⟦Hoàn thành⟧.", Completed),
        (
            "Trạng thái: Hoàn thành đúng hạn; đã xử lý 1.024/1.100 hồ sơ đạt 93,09%",
            "Trạng thái: ⟦Hoàn thành đúng hạn⟧; ⟪đã xử lý 1.024/1.100 hồ sơ đạt 93,09%⟫",
            Completed,
        ),
        (
            "- Kết quả: 12/15 xã có máy chủ
- Tình trạng: Chưa hoàn thành",
            "- Kết quả: ⟪12/15 xã có máy chủ⟫ - Tình trạng: ⟦Chưa hoàn thành⟧",
            InProgress,
        ),
        (
            "1. Đánh giá: Thực hiện thường xuyên 2. Kết quả: mở 5 lớp",
            "1. Đánh giá: ⟦Thực hiện thường xuyên⟧ 2. Kết quả: ⟪mở 5 lớp⟫",
            Regular,
        ),
        (
            "Trạng thái: Đang triển khai Đề án tại 5 xã",
            "Trạng thái: ⟦Đang triển khai Đề án tại 5 xã⟧",
            InProgress,
        ),
        (
            "Tình trạng thực hiện:<br>Chưa triển khai<br>Lý do: thiếu kinh phí",
            "Tình trạng thực hiện: ⟦Chưa triển khai⟧ ⟪Lý do: thiếu kinh phí⟫",
            NotStarted,
        ),
        (
            "ĐÁNH GIÁ TIẾN ĐỘ: Đang triển khai. UBND tỉnh đã giao Sở Tài chính rà soát, bố trí kinh phí cho các xã",
            "ĐÁNH GIÁ TIẾN ĐỘ: ⟦Đang triển khai⟧. ⟪UBND tỉnh đã giao Sở Tài chính rà soát, bố trí kinh phí cho các xã⟫",
            InProgress,
        ),
    ] {
        check(printed, marked, Some(code));
    }
}

#[test]
fn running_results_have_no_status() {
    for (printed, marked) in [
        (
            "Đã hoàn thành 5 xã, đang triển khai 3 xã.",
            "⟪Đã hoàn thành 5 xã, đang triển khai 3 xã⟫.",
        ),
        ("Kết quả cụ thể: đạt 88,5%", "Kết quả cụ thể: ⟪đạt 88,5%⟫"),
        ("Đánh giá trách nhiệm cán bộ: 2 đợt", "⟪Đánh giá trách nhiệm cán bộ: 2 đợt⟫"),
        ("", ""),
        (
            "Đánh giá: nhìn chung các sở, ngành, địa phương trong tỉnh có nhiều cố gắng, nhất là khối trường học và bệnh viện",
            "⟪Đánh giá: nhìn chung các sở, ngành, địa phương trong tỉnh có nhiều cố gắng, nhất là khối trường học và bệnh viện⟫",
        ),
    ] {
        check(printed, marked, None);
    }
}

#[test]
fn labels_without_a_text_have_no_status() {
    check("Đánh giá: Đánh giá: Kết quả:", "⟪Đánh giá: Đánh giá: Kết quả:⟫", None);
    check(
        "* Đánh giá tiến độ: * Kết quả cụ thể: 5 xã",
        "* Đánh giá tiến độ: * Kết quả cụ thể: ⟪5 xã⟫",
        None,
    );
}

#[test]
fn a_status_cell_is_read_whole() {
    use StatusCode::{
        Applied, Completed, CompletedMaintained, Delayed, InProgress, NotPursued, NotStarted,
        OnSchedule, Other, Regular, UnderStudy,
    };
    for (printed, code) in [
        ("Đã hoàn thành", Completed),
        ("Đã hoàn thành đúng lộ trình đề ra", Completed),
        ("Đã hoàn thành trung tâm điều hành thông minh", Completed),
        ("Hoàn thành trước hạn", Completed),
        ("Đạt", Completed),
        ("Xong", Completed),
        ("Hoàn thành 100% kế hoạch", Completed),
        ("Hoàn thành và tiếp tục duy trì", CompletedMaintained),
        ("Đã hoàn thành; vận hành ổn định, duy trì thường xuyên", CompletedMaintained),
        ("Đã áp dụng", Applied),
        ("Đã đưa vào sử dụng", Applied),
        ("Chưa hoàn thành", InProgress),
        ("Hoàn thành 60%", InProgress),
        ("Đã hoàn thành bước 2/4", InProgress),
        ("Cơ bản hoàn thành", InProgress),
        ("Đang xây dựng dự thảo Kế hoạch", InProgress),
        ("Đã triển khai thí điểm tại 03 xã; đang trình phê duyệt", InProgress),
        ("Chưa hoàn thành, đã quá hạn", Delayed),
        ("Trễ hạn 15 ngày", Delayed),
        ("Chưa bảo đảm tiến độ", Delayed),
        ("Không hoàn thành", Delayed),
        ("Không hoàn thành đúng hạn", Delayed),
        ("Đang thực hiện, đúng tiến độ", OnSchedule),
        ("Đang triển khai đảm bảo tiến độ", OnSchedule),
        ("Trong hạn", OnSchedule),
        ("Thường xuyên", Regular),
        ("Triển khai thường xuyên, liên tục", Regular),
        ("Đang nghiên cứu, đề xuất", UnderStudy),
        ("Bước 3/5", InProgress),
        ("Xin lùi thời gian đến 30/6/2026", Delayed),
        ("Chuyển tiếp sang năm 2027", InProgress),
        ("Đã gia hạn chứng thư số", Other),
        ("Chưa triển khai", NotStarted),
        ("Chưa đến hạn", NotStarted),
        ("Không triển khai", NotPursued),
        ("Tạm dừng do thiếu kinh phí", NotPursued),
        ("Đã được UBND tỉnh phê duyệt", Completed),
        ("Đã trình UBND tỉnh phê duyệt", InProgress),
        ("Chưa được phê duyệt", InProgress),
        ("Đã hoàn thành 3/5 nội dung", InProgress),
        ("Hoàn thành 15/15 xã", Completed),
        ("Không chậm tiến độ", OnSchedule),
        ("Giao Sở Tài chính", Other),
    ] {
        let (status, _) = status_cell(&Text::verbatim(printed, 0)).unwrap();
        assert_eq!((status.code, status.raw.as_str()), (code, printed));
    }
    assert_eq!(status_cell(&Text::new()), None);
    assert_eq!(status_cell(&Text::verbatim("-", 0)), None);
}

#[test]
fn steps_are_read() {
    for (printed, step, steps) in [
        ("Đang tổ chức triển khai tại Bước 3/5 của kế hoạch.", Some(3), Some(5)),
        ("Đã xong 2/4 bước", Some(2), Some(4)),
        ("Đang ở bước 2", Some(2), None),
        ("Đạt 4/4 điểm", None, None),
    ] {
        let (status, _) = status_cell(&Text::verbatim(printed, 0)).unwrap();
        assert_eq!((status.step, status.steps), (step, steps), "{printed}");
    }
}

#[test]
fn only_headings_that_are_a_status_have_a_code() {
    use StatusCode::{Applied, Completed, Delayed, InProgress, NotPursued, OnSchedule, UnderStudy};
    for (heading, code) in [
        ("Đã áp dụng", Some(Applied)),
        ("Đang triển khai", Some(InProgress)),
        ("ĐANG NGHIÊN CỨU", Some(UnderStudy)),
        ("Không triển khai", Some(NotPursued)),
        ("Hoàn thành", Some(Completed)),
        ("Đã hoàn thành (x)", Some(Completed)),
        ("Chưa hoàn thành", Some(InProgress)),
        ("Đúng hạn", Some(OnSchedule)),
        ("Hoàn thành đúng hạn", Some(Completed)),
        ("Quá hạn", Some(Delayed)),
        ("Đạt", Some(Completed)),
        ("Không đạt", Some(Delayed)),
        ("Kết quả, tiến độ thực hiện", None),
        ("Thời gian hoàn thành", None),
        ("Tiến độ", None),
        ("Kết quả đạt được", None),
        ("Sản phẩm hoàn thành", None),
        ("Đơn vị thực hiện", None),
        ("Số nhiệm vụ đã hoàn thành", None),
        ("", None),
    ] {
        assert_eq!(of_heading(heading), code, "{heading}");
    }
}

/// Every status and result of the gold.
#[test]
fn gold_is_read() {
    let bare = |text: &str| text.trim_matches(|c: char| " -+.".contains(c)).to_owned();
    let stop = |text: &str| text.trim_end_matches('.').to_owned();
    let code = |name: &str| name.replace("pilot_completed_not_scaled", "pilot_ended");
    for record in gold("000") {
        let cell = clean_str(record["result_cell"].as_str().unwrap());
        let read = result_cell(&Text::verbatim(&cell, 0));
        let (status, _) = read.status.unwrap();
        assert_eq!(status.raw, stop(record["status_raw"].as_str().unwrap()));
        assert_eq!(named(status.code), code(record["status"].as_str().unwrap()));
        assert_eq!(
            bare(&cell[read.result.unwrap()]),
            bare(record["deliverable"].as_str().unwrap())
        );
    }
    for record in gold("004") {
        let Some(raw) = record["status_raw"].as_str() else { continue };
        let (status, _) = status_cell(&Text::verbatim(raw, 0)).unwrap();
        assert_eq!(status.raw, stop(raw));
        assert_eq!(named(status.code), code(record["status"].as_str().unwrap()));
        assert_eq!(status.step.map(u64::from), record["step"]["done"].as_u64());
        assert_eq!(status.steps.map(u64::from), record["step"]["total"].as_u64());
    }
    for record in gold("001") {
        let cell = clean_str(record["result_cell"].as_str().unwrap());
        let read = result_cell(&Text::verbatim(&cell, 0));
        assert_eq!(
            read.status.map(|(status, _)| status.raw).as_deref(),
            record["assessment_raw"].as_str()
        );
        assert_eq!(
            bare(&cell[read.result.unwrap()]),
            bare(record["deliverable"].as_str().unwrap())
        );
    }
}

fn named(code: StatusCode) -> String {
    serde_json::to_value(code).unwrap().as_str().unwrap().to_owned()
}

fn gold(name: &str) -> Vec<serde_json::Value> {
    let path = format!("{}/fixtures/gold/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let lines = std::fs::read_to_string(path).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
