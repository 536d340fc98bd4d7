//! Sections: the path above each task, labels out of order, parts of a text.

use crate::pipeline;
use congbao::data::BlockKind;

/// Labels said to be out of order in a text, with what was expected.
fn odd(lines: &str) -> Vec<(String, String)> {
    let report = pipeline::report("text", &format!("KẾ HOẠCH\nPhát triển\n\n{lines}"));
    let findings = report.findings.into_iter();
    let odd = findings.filter(|finding| finding.rule == "section.label-sequence");
    odd.map(|finding| (finding.found.unwrap_or_default(), finding.expected.unwrap_or_default()))
        .collect()
}

/// A text of short sections with these labels.
fn sections(labels: &str) -> String {
    labels.split(' ').map(|label| [label, " Việc cần làm.\n\n"].concat()).collect()
}

fn check(labels: &str, expected: &[(&str, &str)]) {
    let found = odd(&sections(labels));
    let found: Vec<(&str, &str)> =
        found.iter().map(|(found, expected)| (found.as_str(), expected.as_str())).collect();
    assert_eq!(found, expected, "{labels}");
}

#[test]
fn labels_out_of_order_are_said_so() {
    check("1. 2. 2. 4.", &[("2.", "3.")]);
    check("1. 2. 2. 3.", &[("2.", "3.")]);
    check("1. 2. 4. 5.", &[("4.", "3.")]);
    check("1. 2. 8. 4.", &[("8.", "3.")]);
    check("1. 1. 3.", &[("1.", "2.")]);
    check("a) b) d) e)", &[("d)", "c)")]);
    check("a) b) e)", &[("e)", "c)")]);
    check("I. II. II. IV.", &[("II.", "III.")]);
    check("1.1. 1.2. 1.2. 1.4.", &[("1.2.", "1.3.")]);
    check(
        "Điều_1. Điều_2. Điều_4. Điều_5.".replace('_', "\u{a0}").as_str(),
        &[("Điều 4.", "Điều 3.")],
    );
    check("(1) (2) (4) (5)", &[("(4)", "(3)")]);
}

#[test]
fn labels_in_order_are_not() {
    for labels in [
        "1. 2. 3. 4.",
        "a) b) c) d) đ) e) g) h) i) k)",
        "a) b) c) d) e) f) g)",
        "I. 1. 2. II. 1. 2. 3. III.",
        "1. a) b) 2. a) b) c) 3.",
        "1. 1.1. 1.2. 2. 2.1. 3.",
        "1. 1) 2) 2. 1) 2) 3.",
        "3. 4. 5.",
        "1. 2. 1. 2. 3.",
        "1. - 1. 2. 3. - 2. 3.",
        "I. 1. 2. II. 3. 4. III. 5.",
        "1. 2. 30. 3.",
    ] {
        check(labels, &[]);
    }
}

#[test]
fn quoted_labels_are_of_another_document() {
    let text = "Điều 1. Sửa đổi\n\n1. Sửa đổi khoản 2 như sau:\n\n“2. Hồ sơ gồm:\n\n4. Đơn đề nghị;\n\n5. Bản sao.”\n\n2. Bãi bỏ khoản 3.\n\n";
    assert_eq!(odd(text), []);
}

#[test]
fn parts_stand_above_sections() {
    let report = pipeline::report(
        "text",
        "KẾ HOẠCH\nPhát triển\n\nPHẦN THỨ NHẤT\n\nĐÁNH GIÁ\n\nI. KẾT QUẢ\n\n1. Đã làm.\n\nPHẦN THỨ HAI\nNHIỆM VỤ\n\nA. NHIỆM VỤ CHUNG\n\nI. HẠ TẦNG\n\n1. Nâng cấp mạng\n\n- Đơn vị chủ trì: Sở Nội vụ.\n\nB. NHIỆM VỤ RIÊNG\n\n1. Tập huấn\n\n- Đơn vị chủ trì: Sở Y tế.\n",
    );
    let sections: Vec<String> = report.tasks.iter().map(|task| task.section.join(" > ")).collect();
    assert_eq!(
        sections,
        [
            "PHẦN THỨ HAI NHIỆM VỤ > A. NHIỆM VỤ CHUNG > I. HẠ TẦNG",
            "PHẦN THỨ HAI NHIỆM VỤ > B. NHIỆM VỤ RIÊNG"
        ]
    );
    let blocks = report.documents[0].blocks.iter();
    let parts: Vec<(&str, &str)> = blocks
        .filter(|block| block.kind == BlockKind::Heading && block.level == Some(0))
        .filter_map(|block| Some((block.label.as_deref()?, block.text.as_str())))
        .collect();
    assert_eq!(
        parts,
        [
            ("PHẦN THỨ NHẤT", "ĐÁNH GIÁ"),
            ("PHẦN THỨ HAI", "NHIỆM VỤ"),
            ("A", "NHIỆM VỤ CHUNG"),
            ("B", "NHIỆM VỤ RIÊNG")
        ]
    );
}

#[test]
fn articles_are_counted_through_chapters() {
    let report = pipeline::report(
        "text",
        "QUY CHẾ\nLàm việc\n\nChương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\nQuy chế này quy định việc làm.\n\nChương II\nTỔ CHỨC THỰC HIỆN\n\nĐiều 2. Trách nhiệm\n\n1. Sở Nội vụ chủ trì, phối hợp với các sở kiểm tra việc thực hiện.\n",
    );
    let task = &report.tasks[0];
    assert_eq!(task.section, ["Chương II TỔ CHỨC THỰC HIỆN", "Điều 2. Trách nhiệm"]);
    assert!(task.id.ends_with("#dieu-2.1"), "{}", task.id);
    let articles: Vec<&str> =
        report.documents[0].articles.iter().map(|article| article.text.as_str()).collect();
    assert_eq!(articles[0], "Phạm vi Quy chế này quy định việc làm");
}

#[test]
fn a_page_may_end_among_the_lines_of_a_task() {
    let page = "\n12\n\nCÔNG BÁO/Số 45 + 46/Ngày 15-3-2017\n\n";
    for text in [
        format!("- Đơn vị chủ trì: Sở Y tế.{page}- Thời gian: Quý I/2017.\n"),
        format!("{page}- Đơn vị chủ trì: Sở Y tế.\n- Thời gian: Quý I/2017.\n"),
    ] {
        let report = pipeline::report(
            "text",
            &format!("KẾ HOẠCH\nPhát triển\n\nI. NỘI DUNG\n\n1. Tập huấn\n{text}"),
        );
        let [task] = &report.tasks[..] else { panic!("{text}: {:?}", report.tasks) };
        assert_eq!(task.title.as_deref(), Some("Tập huấn"), "{text}");
        assert_eq!((task.leads.len(), task.deadline.is_some()), (1, true), "{text}");
    }
}

/// `id: leads: deadline` of each task, the id without its document.
fn duties_of(text: &str) -> Vec<String> {
    let report = pipeline::report("sections.txt", text);
    let tasks = report.tasks.iter().map(|task| {
        let leads: Vec<&str> = task.leads.iter().map(|lead| lead.name.as_str()).collect();
        let time = task.deadline.as_ref().map_or("", |deadline| deadline.raw.as_str());
        let id = task.id.rsplit('#').next().unwrap_or_default();
        format!("{id}: {}: {time}", leads.join(", "))
    });
    tasks.collect()
}

#[test]
fn a_request_in_an_article_reaches_the_headings_below_it() {
    let text = "QUỐC HỘI\n\nNGHỊ QUYẾT\nVề chất vấn\n\nQUYẾT NGHỊ:\nĐiều 1\nQuốc hội ghi nhận, đánh giá cao sự nỗ lực của Chính phủ.\nĐiều 2\nQuốc hội yêu cầu Chính phủ tập trung thực hiện các nội dung sau:\n1. Đối với lĩnh vực lao động\na) Trình Quốc hội dự án Luật tại kỳ họp thứ 6.\n2. Đối với lĩnh vực dân tộc\nHoàn thành việc sửa đổi Nghị định trong quý III năm 2023.\nĐiều 3\n1. Chính phủ tổ chức thực hiện Nghị quyết này.\n";
    assert_eq!(
        duties_of(text),
        [
            "dieu-2.1.a: Chính phủ: tại kỳ họp thứ 6",
            "dieu-2.2.1: Chính phủ: trong quý III năm 2023",
            "dieu-3.1: Chính phủ: ",
        ]
    );
}

#[test]
fn paragraphs_go_on_with_an_item_that_ends_in_a_colon() {
    let text = "KẾ HOẠCH\nDu lịch\n\nIV. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ theo dõi.\n2. Phòng Nông nghiệp và PTNT:\nXây dựng kế hoạch trước ngày 30/5/2023.\n";
    assert_eq!(
        duties_of(text),
        ["IV.1: Sở Nội vụ: ", "IV.2.1: Phòng Nông nghiệp và PTNT: trước ngày 30/5/2023"]
    );
}

#[test]
fn the_text_of_a_group_may_stand_further_right() {
    let text = "PHỤ LỤC\nDANH MỤC\n\n| STT | Nội dung | Chủ trì | Thời hạn | Kết quả |\n|---|---|---|---|---|\n| I | | PHÁT TRIỂN HẠ TẦNG SỐ | | |\n| 1 | Rà soát | Sở Nội vụ | Quý II/2023 | Báo cáo |\n| 2 | Nâng cấp | nt | Quý III/2023 | Kế hoạch |\n";
    let report = pipeline::report("sections.txt", text);
    let groups: Vec<Option<&str>> = report.tasks.iter().map(|task| task.group.as_deref()).collect();
    assert_eq!(groups, [Some("PHÁT TRIỂN HẠ TẦNG SỐ"); 2]);
    assert_eq!(report.tasks[1].leads[0].name, "Sở Nội vụ");
    assert_eq!(report.tasks[1].deliverable.as_deref(), Some("Kế hoạch"));
}
