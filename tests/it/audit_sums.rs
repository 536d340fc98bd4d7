//! Sentences and tables whose numbers hold, or claim nothing → silence; those that do not → the finding, with its
//! arithmetic. Most of what holds stands so in the seeds.

#![allow(clippy::unwrap_used, reason = "a test may stop where a text cannot be read")]

use congbao::data::{Joins, Severity};

/// Code and message of all findings of these groups.
fn found(text: &str, groups: &[&str]) -> Vec<(String, String)> {
    let source = congbao::read("text", text.as_bytes().to_vec()).unwrap();
    let findings = congbao::extract(&source, Joins::Make).findings;
    let ours = findings.into_iter().filter(|finding| {
        groups.iter().any(|group| finding.rule.starts_with(group))
            && finding.severity != Severity::Info
    });
    ours.map(|finding| (finding.rule, finding.message_vi)).collect()
}

fn of_sentence(sentence: &str) -> Vec<(String, String)> {
    found(&format!("I. KẾT QUẢ\n1. {sentence}\n"), &["sum.", "count."])
}

fn of_table(rows: &[&str]) -> Vec<(String, String)> {
    let lines = rows.iter().map(|row| row.split('|').map(str::trim).collect::<Vec<_>>().join("\t"));
    found(&format!("BẢNG SỐ LIỆU\n{}\n", lines.collect::<Vec<_>>().join("\n")), &["sum.", "count."])
}

#[test]
fn sentences_that_hold_or_claim_nothing_are_silent() {
    for sentence in [
        "Đã tiếp nhận, giải quyết 555 hồ sơ qua VNeID/tổng số 621 hồ sơ đề nghị (đạt 89,37%).",
        "Số người nhận chế độ qua tài khoản là 30.610/36.867 người, đạt tỷ lệ 83,0%, trong đó: Người hưởng lương hưu qua tài khoản là 28.045 người, đạt tỷ lệ 81,8%; người hưởng trợ cấp một lần là 962 người, đạt 100,0%; người hưởng trợ cấp thất nghiệp là 1.603 người, đạt 100,0%.",
        "Có 9.817 CTS cá nhân gồm: 6.730 CTS loại Token, 594 CTS loại SIM-PKI, 2.493 CTS RSSP (ký số tập trung); tổng chữ ký số công cộng là 22.657.",
        "Phê duyệt 2.999 hồ sơ cấp tài khoản, trong đó có 2.302 tài khoản của doanh nghiệp, hợp tác xã.",
        "Hỗ trợ cấp đổi thành công 151 hồ sơ, trong đó có 100 người dân đã nhận được giấy phép mới.",
        "Tích hợp 339.293 sổ (trong đó, khối cán bộ, công chức đạt gần 100%), 11.852 giấy chuyển tuyến.",
        "Số đối tượng là 6.591 đối tượng (Trong đó: số nhận qua tài khoản 2.981/6.591 đối tượng, đạt 45,23%; số nhận tiền mặt là 332/6.591 đối tượng, chiếm 5,04%).",
        "Đạt tỷ lệ 82, 64% (249.634/302.068 học sinh).",
        "Có 100 đảng viên, trong đó 60 nữ, 55 là người dân tộc.",
        "Có 100 đảng viên, trong đó 60 nữ và 40 nam.",
        "Thu ngân sách đạt 105% kế hoạch; trồng rừng 1.200/1.000 ha kế hoạch (đạt 120%).",
        "Hoàn thành trên 70/75 xã, phường (93,3%).",
        "Vượt 12 xã so với kế hoạch, đạt 112/100 xã, bằng 112% kế hoạch giao.",
        "Giải quyết 1.016.000/1.016.000 hồ sơ (đạt 100%).",
        "Tổ công tác gồm 12 thành viên, do 01 lãnh đạo Sở làm tổ trưởng.",
        "Có 12 hồ sơ gồm: 3 hồ sơ đất đai, 4 hồ sơ hộ tịch, một số hồ sơ khác.",
        "Tỷ lệ hộ nghèo giảm từ 12,4% xuống còn 3,9%, giảm 8,5%.",
        "Số vụ giảm từ 200 vụ xuống 150 vụ, giảm 25%.",
        "Kinh phí tăng từ 12 tỷ đồng lên 15 tỷ đồng (tăng 3 tỷ đồng).",
        "Thực hiện 25 dịch vụ công thiết yếu theo Đề án 06; 15/28 dịch vụ công (trong đó 22 thủ tục thuộc thẩm quyền của địa phương).",
        "Tại 4/4 điểm gồm: Trung tâm tỉnh, Trung tâm Y tế huyện Di Linh và Bộ phận tiếp nhận, Phòng khám Phương Nam.",
        "Chia thành 03 nhóm: (1) tuyên truyền; (2) tập huấn; (3) kiểm tra.",
        "Thực hiện các mục tiêu (1) và (2) của Kế hoạch.",
        "Chọn 03 xã (Kép, Bố Hạ, Hiệp Hòa) làm điểm.",
        "Tại 12 xã (thuộc khu vực III, vùng đặc biệt khó khăn).",
        "Tiếp nhận 500 đơn, tăng 20 đơn so với cùng kỳ, trong đó: 300 đơn khiếu nại, 200 đơn tố cáo.",
        "Tiếp nhận 500 đơn (tăng 20 đơn), gồm: 300 đơn khiếu nại, 200 đơn tố cáo.",
        "Xảy ra 12 vụ tai nạn, tăng 02 vụ, trong đó đường bộ 10 vụ, đường sắt 02 vụ.",
        "Đạt 85,5 điểm, tăng 2,5 điểm so với năm 2024, trong đó: điểm thẩm định 60,5 điểm, điểm điều tra 25 điểm.",
        "Có 172 người (111 người chết, 61 người mất tích), gồm: Bảo Yên 103, Sa Pa 9, Bát Xát 17, Si Ma Cai 7, Bắc Hà 34, Văn Bàn 2.",
        "Tiếp nhận 500 đơn (cùng kỳ 450 đơn), gồm 300 đơn khiếu nại và 200 đơn tố cáo.",
        "Tổng số 75 xã, phường (67 xã, 08 phường), gồm 20 xã khu vực I, 15 xã khu vực II, 40 xã khu vực III.",
        "Kế hoạch vốn là 5.120 tỷ đồng (bao gồm cả vốn kéo dài 320 tỷ đồng), gồm: vốn ngân sách địa phương 2.210 tỷ đồng; vốn ngân sách trung ương 2.910 tỷ đồng.",
        "Tổng diện tích 5.600 ha (vụ xuân 2.600 ha, vụ mùa 3.000 ha), trong đó lúa lai 3.200 ha.",
        "Số tiền 2,5 tỷ đồng (ngân sách tỉnh 1,5 tỷ đồng, ngân sách xã 1 tỷ đồng), trong đó đã giải ngân 2 tỷ đồng.",
        "Giải quyết việc làm cho 12.560 lao động, đạt 62,8% kế hoạch (20.000 lao động), gồm: trong tỉnh 7.560 lao động, ngoài tỉnh 5.000 lao động.",
        "Tiếp nhận 1.000 hồ sơ, còn 50 hồ sơ chưa giải quyết, trong đó: cấp tỉnh 600 hồ sơ, cấp xã 400 hồ sơ.",
        "Mở 30 lớp cho 900 học viên, mỗi lớp 30 học viên, gồm: 600 học viên nam, 300 học viên nữ.",
        "Ngân sách trung ương hỗ trợ 70 tỷ đồng trong tổng số 100 tỷ đồng, gồm: vốn đầu tư 50 tỷ đồng, vốn sự nghiệp 20 tỷ đồng.",
        "So với năm 2020 tăng 45 trường, trong đó: mầm non 231 trường, tiểu học 117 trường.",
        "Có 345 doanh nghiệp, nhiều hơn 45 doanh nghiệp so với năm 2024, gồm: 300 doanh nghiệp tư nhân, 45 doanh nghiệp nhà nước.",
        "Tổng kinh phí 100 triệu đồng/năm trong 3 năm, gồm: năm 2025 là 100 triệu đồng, năm 2026 là 100 triệu đồng, năm 2027 là 100 triệu đồng.",
        "Có 10/20 sở đạt 100% hồ sơ trực tuyến.",
        "Đã làm việc với 10/20 sở, đạt 100% hồ sơ trực tuyến.",
        "Có 10/20 sở có tỷ lệ hồ sơ trực tuyến đạt 100%.",
        "Có 02/15 chỉ tiêu đạt trên 90% (13,3%), 01/15 chỉ tiêu chưa đạt (6,7%).",
        "Trong 20 nhiệm vụ được giao có 10 nhiệm vụ hoàn thành, 10 nhiệm vụ đang thực hiện (trong đó 02 nhiệm vụ chậm tiến độ).",
        "Phát hiện 120 cơ sở vi phạm, gồm 45 cơ sở không có giấy phép, 60 cơ sở vi phạm về nhãn mác, 30 cơ sở vi phạm về giá (có cơ sở vi phạm nhiều lỗi).",
        "Hội nghị có 250 đại biểu tham dự, gồm 120 đại biểu chính thức, 45 đại biểu nữ, 20 đại biểu dân tộc thiểu số.",
    ] {
        assert_eq!(of_sentence(sentence), [], "{sentence}");
    }
}

#[test]
fn sentences_that_do_not_hold_are_told_with_their_arithmetic() {
    for (sentence, code, message) in [
        (
            "Có 11.469 CTS đang hoạt động, trong đó: 1.606 CTS tổ chức, 9.817 CTS cá nhân.",
            "sum.parts-miss",
            "1.606 + 9.817 = 11.423 ≠ 11.469, lệch 46",
        ),
        (
            "Tiếp nhận 4.680 hồ sơ, gồm 1.200 hồ sơ đất đai và 3.450 hồ sơ hộ tịch.",
            "sum.parts-differ",
            "1.200 + 3.450 = 4.650 ≠ 4.680, lệch 30",
        ),
        ("Giải quyết 450/600 hồ sơ, đạt 85%.", "sum.percent-differs", "450/600 = 75% ≠ 85%"),
        (
            "Giải quyết 450/600 hồ sơ, đạt 7,5%.",
            "sum.percent-differs",
            "450/600 = 75% ≠ 7,5%; có thể nhầm dấu chấm, dấu phẩy hoặc thừa, thiếu chữ số",
        ),
        (
            "334 nhà dân bị hư hỏng. Trong đó, Điện Biên 142 nhà, Hà Giang 97 nhà, Sơn La 48 nhà, Thái Nguyên 33 nhà, Cao Bằng 5 nhà, Lào Cai 10 nhà.",
            "sum.parts-miss",
            "142 + 97 + 48 + 33 + 5 + 10 = 335 ≠ 334, lệch 1",
        ),
        (
            "Tổng số dân 12.000 người, trong đó nam 6.500 người, nữ 6.500 người.",
            "sum.parts-miss",
            "6.500 + 6.500 = 13.000 ≠ 12.000, lệch 1.000",
        ),
        ("Có 28/25 xã đạt chuẩn.", "sum.part-exceeds-whole", "28 lớn hơn tổng số 25"),
        (
            "Số vụ giảm từ 200 vụ xuống 150 vụ, giảm 35 vụ.",
            "sum.change-differs",
            "200 → 150: 50 ≠ 35",
        ),
        (
            "Chia thành 04 nhóm sau: (1) tuyên truyền; (2) tập huấn; (3) kiểm tra.",
            "count.list-differs",
            "“04 nhóm”: đếm được 3 mục liệt kê, lệch 1",
        ),
    ] {
        assert_eq!(of_sentence(sentence), [(code.to_owned(), message.to_owned())], "{sentence}");
    }
}

#[test]
fn tables_that_hold_or_claim_nothing_are_silent() {
    let tables: [&[&str]; 10] = [
        // Totals first, over groups.
        &[
            "STT | Danh mục | Tổng số | Trung ương | Địa phương",
            " | TỔNG CỘNG | 100 | 60 | 40",
            "I | Giao thông | 70 | 45 | 25",
            "1 | Đường A | 30 | 20 | 10",
            "2 | Đường B | 40 | 25 | 15",
            "II | Y tế | 30 | 15 | 15",
            "1 | Bệnh viện A | 10 | 5 | 5",
            "2 | Bệnh viện B | 20 | 10 | 10",
        ],
        // Rounded shares make 100,1.
        &[
            "STT | Ngành | Giá trị | Tỷ trọng (%)",
            "1 | Nông nghiệp | 33,4 | 33,4",
            "2 | Công nghiệp | 33,4 | 33,4",
            "3 | Dịch vụ | 33,3 | 33,3",
            " | Tổng cộng | 100,1 | 100,0",
        ],
        // Of which.
        &[
            "STT | Đơn vị | Số hộ | Số người",
            "1 | Xã A | 100 | 400",
            "- | Trong đó: hộ nghèo | 20 | 80",
            "2 | Xã B | 200 | 800",
            "- | Trong đó: hộ nghèo | 30 | 100",
            "3 | Xã C | 300 | 1.200",
            " | Cộng | 600 | 2.400",
        ],
        // Prices and averages are not added up.
        &[
            "STT | Mặt hàng | Số lượng | Đơn giá | Thành tiền",
            "1 | Máy in | 2 | 5.000 | 10.000",
            "2 | Máy tính | 3 | 15.000 | 45.000",
            "3 | Bàn | 4 | 2.000 | 8.000",
            " | Tổng cộng | 9 | | 63.000",
        ],
        // A total over columns that are no parts of it.
        &[
            "STT | Dự án | Tổng mức đầu tư | Lũy kế | Kế hoạch",
            "1 | Đường A | 180 | 96 | 52",
            "2 | Đường B | 220 | 85 | 71",
            "3 | Đường C | 120 | 50 | 35",
            "4 | Đường D | 98 | 41 | 34",
        ],
        // Years are no figures.
        &[
            "STT | Chỉ tiêu | Năm 2024 | Năm 2025 | Tỷ lệ (%)",
            "1 | Thu | 100 | 110 | 110,0",
            "2 | Chi | 200 | 190 | 95,0",
            "3 | Dư | 50 | 55 | 110,0",
        ],
        // Numbers that begin again, and sub-numbers.
        &[
            "STT | Nội dung | Cơ quan chủ trì",
            "I | Nhóm một | ",
            "1 | Rà soát văn bản | Sở Y tế",
            "2 | Tập huấn cán bộ | Sở Nội vụ",
            "2.1 | Lớp một | Sở Nội vụ",
            "2.2 | Lớp hai | Sở Nội vụ",
            "3 | Số hóa | Sở Tư pháp",
            "II | Nhóm hai | ",
            "1 | Kiểm tra công vụ | Sở Xây dựng",
            "2 | Báo cáo | Văn phòng UBND tỉnh",
        ],
        // Rates are compared in points.
        &[
            "TT | Chỉ tiêu | ĐVT | TH 2024 | Ước TH 2025 | So TH 2024 (%)",
            "1 | Sản lượng | tấn | 200 | 220 | 110,0",
            "2 | Doanh nghiệp | DN | 400 | 420 | 105,0",
            "3 | Khách du lịch | lượt | 1.000 | 1.200 | 120,0",
            "4 | Tốc độ tăng GRDP | % | 6,0 | 8,2 | 2,2",
        ],
        // Parts of a task are no tasks of the heading.
        &[
            "TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn",
            "I | Thể chế (02 nhiệm vụ) | | ",
            "1 | Xây dựng Nghị quyết | Sở Y tế | 30/12/2025",
            "1.1 | Lấy ý kiến | Sở Y tế | 30/10/2025",
            "2 | Xây dựng Quy chế | Sở Nội vụ | 30/12/2025",
        ],
        // Chosen from a longer list.
        &[
            "STT | Nội dung | Cơ quan chủ trì",
            "1 | Rà soát văn bản | Sở Y tế",
            "4 | Tập huấn cán bộ | Sở Nội vụ",
            "7 | Số hóa | Sở Tư pháp",
            "12 | Kiểm tra công vụ | Sở Xây dựng",
            "15 | Báo cáo | Văn phòng UBND tỉnh",
        ],
    ];
    for rows in tables {
        assert_eq!(of_table(rows), [], "{rows:#?}");
    }
}

#[test]
fn a_wrong_cell_is_told_once() {
    let rows = [
        "STT | Đơn vị | Tổng số | Nam | Nữ",
        "1 | Xã A | 30 | 10 | 20",
        "2 | Xã B | 50 | 25 | 30",
        "3 | Xã C | 70 | 30 | 40",
        "4 | Xã D | 90 | 40 | 50",
        " | Tổng cộng | 240 | 100 | 140",
    ];
    let found = of_table(&rows);
    let [(code, message)] = &found[..] else { panic!("{found:?}") };
    assert_eq!(code, "sum.cell-differs");
    assert!(message.ends_with("nếu là 20 thì cả hai tổng đều đúng"), "{message}");
}

/// What follows from a wrong figure is not told again.
#[test]
fn a_total_over_a_wrong_total_is_not_told() {
    let rows = [
        "STT | Danh mục | Tổng số | Trung ương | Địa phương",
        "I | Giao thông | 70 | 45 | 25",
        "1 | Đường A | 30 | 20 | 10",
        "2 | Đường B | 40 | 25 | 15",
        "II | Y tế | 40 | 20 | 20",
        "1 | Bệnh viện A | 20 | 5 | 5",
        "2 | Bệnh viện B | 30 | 15 | 15",
    ];
    let codes: Vec<String> = of_table(&rows).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["sum.row-differs"]);
}
