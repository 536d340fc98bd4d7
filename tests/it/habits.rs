//! Texts and tables that begin decimals with dots or commas: which way is read, and what is said of doubt.

use crate::pipeline;
use congbao::data::Report;

fn report(lines: &str) -> Report {
    pipeline::report("report.txt", &format!("UBND TỈNH LÂM ĐỒNG\n\nBÁO CÁO\nKết quả\n\n{lines}"))
}

/// `text = value unit`, with the field that is in doubt behind it.
fn told(report: &Report) -> Vec<String> {
    let doubtful = |metric: &congbao::data::Metric| {
        let field = metric.confidence.iter().find(|(_, sure)| sure.rule == "metric.habit-unclear");
        field.map_or_else(String::new, |(field, _)| format!(" ? {field}"))
    };
    let one = |metric: &congbao::data::Metric| {
        let value = metric.value.map(|value| value.to_string()).unwrap_or_default();
        let unit = metric.unit.clone().unwrap_or_default();
        format!("{} = {value} {unit}{}", metric.text, doubtful(metric))
    };
    report.metrics.iter().map(one).collect()
}

#[test]
fn a_table_has_one_habit_for_figures_and_sentences() {
    let report = report(
        "- Tỷ lệ đạt 95,55%, tăng 12,5 điểm.\n\nTT\tXã\tKinh phí (tỷ đồng)\tKết quả thực hiện\n1\tTân Hà\t1,234.5\tGiải ngân 68,457 tỷ đồng\n2\tĐạ Huoai\t2,345.6\tGiải ngân 1,457.5 tỷ đồng\n",
    );
    let told = told(&report);
    assert_eq!(
        told[2..],
        [
            "1,234.5 = 1234.5 tỷ đồng",
            "68,457 tỷ đồng = 68457 tỷ đồng",
            "2,345.6 = 2345.6 tỷ đồng",
            "1,457.5 tỷ đồng = 1457.5 tỷ đồng",
        ]
    );
    assert!(!report.findings.iter().any(|finding| finding.rule == "number.habit-unclear"));
}

#[test]
fn the_doubt_is_about_the_field_that_holds_the_quantity() {
    let told = told(&report("- Kinh phí 12.345 - 15.678 tỷ đồng; đạt 96.8%; trước đó 95,55%.\n"));
    assert!(told[0].ends_with("? from"), "{told:?}");
}

#[test]
fn a_state_counts_what_the_column_beside_it_does() {
    let units = |headings: &str| -> Vec<String> {
        let table =
            format!("TT\tXã\t{headings}\n1\tTân Hà\t5\t6\t7\t8\n2\tĐạ Huoai\t7\t8\t9\t10\n");
        let metrics = report(&table).metrics;
        metrics[..metrics.len() / 2].iter().map(|m| m.unit.clone().unwrap_or_default()).collect()
    };
    assert_eq!(units("Số hồ sơ\tĐúng hạn\tTỷ lệ (%)\tQuá hạn"), ["hồ sơ", "hồ sơ", "%", "hồ sơ"]);
    let apart = units("Số hồ sơ\tKinh phí (triệu đồng)\tGhi chú\tQuá hạn");
    assert!(!apart[1..].contains(&"hồ sơ".to_owned()), "{apart:?}");
}
