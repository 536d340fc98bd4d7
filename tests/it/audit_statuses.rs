//! Tables of tasks → statuses that disagree with results, with the same task elsewhere, results that are repeated.

use super::pipeline::{page, report};
use congbao::data::{Finding, Report, Severity};

const HEAD: &str = "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
    Số: 15/BC-UBND\nSơn La, ngày 02 tháng 3 năm 2026\nBÁO CÁO\nKết quả thực hiện Đề án 06\n\n";

fn found<'r>(report: &'r Report, rule: &str) -> Vec<&'r Finding> {
    report.findings.iter().filter(|finding| finding.rule == rule).collect()
}

#[test]
fn a_tick_that_its_result_denies_is_told() {
    let rows = "STT\tNhiệm vụ\tĐơn vị chủ trì\tHoàn thành\tĐang triển khai\tChưa triển khai\tKết quả\n\
        1\tSố hóa hộ tịch\tSở Tư pháp\tx\t\t\tĐến nay chưa triển khai do chưa bố trí được kinh phí\n\
        2\tCấp chữ ký số\tSở Khoa học và Công nghệ\t\t\tx\tĐã hoàn thành 100%\n\
        3\tHọc bạ số\tSở Giáo dục và Đào tạo\t\tx\t\tĐang xây dựng dữ liệu\n";
    let report = report("ticks.txt", &format!("{HEAD}{rows}"));
    let findings = found(&report, "status.text-differs");
    let records: Vec<_> = findings.iter().filter_map(|it| it.record_id.as_deref()).collect();
    assert_eq!(records, [report.tasks[0].id.as_str(), report.tasks[1].id.as_str()]);
    assert_eq!(
        findings[0].message_vi,
        "Tình trạng ghi “Hoàn thành”, kết quả lại ghi “Đến nay chưa triển khai do”"
    );
}

/// A report with the same two tasks in two appendices.
fn twice(first: &str, second: &str) -> Report {
    let header = "STT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\tTình trạng\n";
    let text = format!(
        "{HEAD}I. KẾT QUẢ\nTheo các Phụ lục gửi kèm.\n\nPhụ lục I\nDANH MỤC NHIỆM VỤ TRỌNG TÂM\n\n{header}{first}\n\
         Phụ lục II\nTIẾN ĐỘ THỰC HIỆN\n\n{header}{second}\n"
    );
    report("twice.txt", &text)
}

#[test]
fn a_task_has_one_status() {
    let report = twice(
        "1\tXây dựng cơ sở dữ liệu đất đai\tSở Tài chính\tQuý I/2026\tĐã hoàn thành\n",
        "1\tXây dựng Cơ sở dữ liệu đất đai\tSở Tài chính\tQuý I/2026\tChưa triển khai\n",
    );
    let findings = found(&report, "status.two-statuses");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].record_id.as_deref(), Some(report.tasks[1].id.as_str()));
    assert_eq!(findings[0].expected.as_deref(), Some("Đã hoàn thành"));
}

#[test]
fn tasks_of_other_times_and_shades_of_a_status_are_no_conflict() {
    for (deadline, status) in [
        ("Quý II/2026", "Chưa triển khai"),
        ("Quý I/2026", "Hoàn thành và duy trì thường xuyên"),
        ("Quý I/2026", "Đúng tiến độ"),
    ] {
        let report = twice(
            "1\tXây dựng cơ sở dữ liệu đất đai\tSở Tài chính\tQuý I/2026\tĐã hoàn thành\n",
            &format!("1\tXây dựng cơ sở dữ liệu đất đai\tSở Tài chính\t{deadline}\t{status}\n"),
        );
        assert!(found(&report, "status.two-statuses").is_empty(), "{deadline} {status}");
    }
}

#[test]
fn a_result_of_two_tasks_names_both() {
    let same =
        "Đã tổ chức 12 lớp tập huấn cho cán bộ cấp xã và công khai danh mục trên Cổng dịch vụ công";
    let text = format!(
        "{HEAD}STT\tNhiệm vụ\tCơ quan chủ trì\tTình trạng\tKết quả\n1\tRà soát thủ tục\tSở Nội vụ\tĐã hoàn thành\t{same}\n\
         2\tSố hóa hồ sơ\tSở Nội vụ\tĐang triển khai\tĐã số hóa 15.000 hồ sơ\n3\tTập huấn cán bộ\tSở Tư pháp\tĐã hoàn thành\t{same}\n"
    );
    let report = report("results.txt", &text);
    let findings = found(&report, "status.result-repeated");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].severity, Severity::Warning);
    assert!(findings[0].message_vi.contains("(1 “Rà soát thủ tục”; 3 “Tập huấn cán bộ”)"));
    assert_eq!(findings[0].spans.len(), 2);
}

#[test]
fn a_cell_that_spans_rows_is_one_result() {
    let rows = "<tr><td>1</td><td>Rà soát thủ tục</td><td rowspan=2>Sở Nội vụ</td><td>Quý I/2026</td><td rowspan=2>Đã tổ chức 12 lớp \
        tập huấn cho cán bộ cấp xã và công khai danh mục trên Cổng dịch vụ công</td></tr>\
        <tr><td>2</td><td>Tập huấn cán bộ</td><td>Quý II/2026</td></tr>";
    let head = "<tr><th>STT</th><th>Nhiệm vụ</th><th>Cơ quan chủ trì</th><th>Thời hạn</th><th>Kết quả</th></tr>";
    let (report, _) = page(&format!("<html><body><table>{head}{rows}</table></body></html>"));
    assert_eq!(report.tasks.len(), 2);
    assert!(report.tasks[1].result.is_some());
    assert!(found(&report, "status.result-repeated").is_empty());
}
