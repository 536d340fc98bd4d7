//! Headings that name bodies, and those that do not.

use super::*;

fn head_line(printed: &str, expected: &str) {
    let text = Text::verbatim(printed, 0);
    let found = heading(&text, &Register::new(None)).map(|bodies| shown(&bodies));
    assert_eq!(found.unwrap_or_default(), expected, "{printed}");
}

#[test]
fn a_heading_may_name_only_bodies() {
    for (printed, expected) in [
        ("Sở Tư pháp", "Sở Tư pháp"),
        (
            "Đề nghị Tòa án nhân dân tỉnh, Viện kiểm sát nhân dân tỉnh",
            "Tòa án nhân dân tỉnh | Viện kiểm sát nhân dân tỉnh",
        ),
        ("Các sở, ban, ngành cấp tỉnh", "Các sở, ban, ngành cấp tỉnh*"),
        (
            "Sở Nội vụ (Cơ quan Thường trực Hội đồng TĐKT)",
            "Sở Nội vụ {Cơ quan Thường trực Hội đồng TĐKT}",
        ),
        (
            "Thủ trưởng các cơ quan, tổ chức, đơn vị, địa phương và lực lượng vũ trang",
            "Thủ trưởng các cơ quan, tổ chức, đơn vị, địa phương và lực lượng vũ trang*",
        ),
        ("Công an tỉnh:", "Công an tỉnh"),
        ("CÔNG AN TỈNH", "CÔNG AN TỈNH"),
        ("Trách nhiệm của Sở Y tế", "Sở Y tế"),
        ("Đối với UBND các xã, phường, đặc khu", "UBND các xã, phường, đặc khu*"),
        ("Ban Quản lý Khu kinh tế tỉnh An Giang", "Ban Quản lý Khu kinh tế tỉnh An Giang"),
        ("Sở Tài chính, Sở Xây dựng.", "Sở Tài chính | Sở Xây dựng"),
        ("Các doanh nghiệp bưu chính, viễn thông", "Các doanh nghiệp bưu chính, viễn thông*"),
        ("Trung tâm Phục vụ hành chính công tỉnh", "Trung tâm Phục vụ hành chính công tỉnh"),
        ("Bộ Công an", "Bộ Công an"),
        ("Hội Nông dân tỉnh", "Hội Nông dân tỉnh"),
    ] {
        head_line(printed, expected);
    }
}

#[test]
fn most_headings_are_no_bodies() {
    for printed in [
        "Chế độ báo cáo",
        "Mục đích",
        "Kinh phí thực hiện",
        "Công tác lãnh đạo, chỉ đạo",
        "Ban hành văn bản chỉ đạo",
        "BAN HÀNH VĂN BẢN",
        "Hội nghị tổng kết",
        "HỘI NGHỊ TỔNG KẾT",
        "TỔ CHỨC THỰC HIỆN",
        "Tổ chức thực hiện",
        "Báo cáo kết quả",
        "Thanh tra, kiểm tra",
        "Đoàn viên, hội viên",
        "Bộ máy giúp việc",
        "Trường hợp khẩn cấp",
        "Các nhiệm vụ, giải pháp",
        "Doanh nghiệp",
        "Hộ gia đình, cá nhân",
        "Thuế thu nhập cá nhân",
        "Đài thọ kinh phí",
        "Sở hữu trí tuệ",
        "Trung tâm dữ liệu",
        "Công an nhân dân",
        "Viễn thông",
        "Đối với khen thưởng cấp tỉnh",
        "Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ",
        "Các xã, phường cần lập quy hoạch chung",
        "Phòng, chống tham nhũng",
        "Viện trợ nước ngoài",
        "Hội Nông dân tham gia xây dựng nông thôn mới",
        "Các cơ quan, đơn vị hoàn thành tốt nhiệm vụ",
        "Năm 2030, tổng kết phong trào thi đua",
        "I",
        "",
    ] {
        head_line(printed, "");
    }
}
