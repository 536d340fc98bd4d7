//! Sentences, the bodies they begin with, and where their duty begins.

use super::*;

/// The bodies in front of the duty, which stands in ⟦⟧.
fn duty(marked: &str, expected: &str) {
    let printed = marked.replace(['⟦', '⟧'], "");
    let text = Text::verbatim(&printed, 0);
    let found = subject(&text, &Register::new(None));
    let shown = found.map(|(bodies, at)| format!("{} → {}", shown(&bodies), &printed[at..]));
    let duty = marked.split('⟦').nth(1).unwrap_or_default().trim_end_matches('⟧');
    let wanted = (!expected.is_empty()).then(|| format!("{expected} → {duty}"));
    assert_eq!(shown, wanted, "{marked}");
}

#[test]
fn a_sentence_may_begin_with_the_bodies_that_are_to_act() {
    for (marked, expected) in [
        ("Sở Tư pháp ⟦chủ trì tham mưu UBND tỉnh hướng dẫn⟧", "Sở Tư pháp"),
        (
            "Định kỳ hằng năm các cơ quan, tổ chức, đơn vị, địa phương và lực lượng vũ trang ⟦báo cáo kết quả⟧",
            "các cơ quan, tổ chức, đơn vị, địa phương* | lực lượng vũ trang*",
        ),
        (
            "Trong quá trình triển khai, thực hiện Kế hoạch nếu có vướng mắc, đề nghị các sở, ban, ngành tỉnh; UBND các xã, phường ⟦kịp thời phản ánh về Sở Tư pháp⟧",
            "các sở, ban, ngành tỉnh* | UBND các xã, phường*",
        ),
        ("Giao Công an tỉnh ⟦chủ trì, phối hợp với các đơn vị⟧", "Công an tỉnh"),
        (
            "Chi cục Phòng chống tệ nạn xã hội, Sở Y tế ⟦có trách nhiệm rà soát⟧",
            "Chi cục Phòng chống tệ nạn xã hội | Sở Y tế",
        ),
        (
            "Các tổ chức chính trị - xã hội ⟦tuyên truyền, vận động Nhân dân⟧",
            "Các tổ chức chính trị - xã hội*",
        ),
        ("UBND các phường, xã ⟦chấm dứt tình trạng đốt rơm rạ, rác thải⟧", "UBND các phường, xã*"),
        (
            "Đề nghị Tòa án nhân dân tỉnh, Hội Luật gia tỉnh ⟦quán triệt, phổ biến⟧",
            "Tòa án nhân dân tỉnh | Hội Luật gia tỉnh",
        ),
        (
            "Đơn vị chủ trì xây dựng VBQPPL ⟦tổ chức tiếp nhận thông tin⟧",
            "Đơn vị chủ trì xây dựng VBQPPL*",
        ),
        (
            "Các cơ quan, đơn vị được giao chủ trì tham mưu soạn thảo VBQPPL ⟦có trách nhiệm gửi báo cáo⟧",
            "Các cơ quan, đơn vị được giao chủ trì tham mưu soạn thảo VBQPPL*",
        ),
        ("Sở Tài chính: ⟦Cân đối, bố trí kinh phí⟧", "Sở Tài chính"),
        ("UBND tỉnh giao Sở Nội vụ ⟦theo dõi, đôn đốc⟧", "Sở Nội vụ"),
        (
            "Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở, ngành ⟦khẩn trương triển khai⟧",
            "Thủ trưởng các sở, ngành*",
        ),
        ("Sở Xây dựng ⟦rà soát quy hoạch⟧", "Sở Xây dựng"),
        (
            "Bộ Chỉ huy Quân sự tỉnh ⟦chỉ đạo Ban Chỉ huy Biên phòng tỉnh⟧",
            "Bộ Chỉ huy Quân sự tỉnh",
        ),
        ("Căn cứ Kế hoạch này, các sở, ban, ngành ⟦xây dựng kế hoạch⟧", "các sở, ban, ngành*"),
        ("Ban Chỉ đạo chuyển đổi số tỉnh ⟦tham mưu UBND tỉnh⟧", "Ban Chỉ đạo chuyển đổi số tỉnh"),
        ("Các doanh nghiệp viễn thông ⟦bảo đảm hạ tầng⟧", "Các doanh nghiệp viễn thông*"),
        ("Hằng quý, UBND cấp xã ⟦gửi báo cáo về Sở Nội vụ⟧", "UBND cấp xã*"),
        ("Sở Nội vụ (Cơ quan Thường trực) ⟦tổng hợp kết quả⟧", "Sở Nội vụ {Cơ quan Thường trực}"),
        ("- Công an tỉnh ⟦phối hợp với Sở Y tế⟧", "Công an tỉnh"),
        ("Các sở, ban, ngành ⟦tổ chức thực hiện⟧", "Các sở, ban, ngành*"),
        (
            "Thủ trưởng các cơ quan, đơn vị ⟦chịu trách nhiệm trước UBND tỉnh⟧",
            "Thủ trưởng các cơ quan, đơn vị*",
        ),
        (
            "Hội đồng phối hợp PBGDPL (Hội đồng phối hợp) các cấp ⟦tăng cường chỉ đạo⟧",
            "Hội đồng phối hợp PBGDPL (Hội đồng phối hợp) các cấp*",
        ),
        ("Trường hợp phát sinh khó khăn, vướng mắc, các đơn vị ⟦kịp thời báo cáo⟧", "các đơn vị*"),
        ("Kinh phí thực hiện do ngân sách bảo đảm", ""),
        ("Tổ chức tuyên truyền cho các sở, ban, ngành báo cáo", ""),
        ("Chủ trì, phối hợp với Sở Tư pháp triển khai", ""),
        ("Hằng năm, căn cứ vào tình hình tổ chức đánh giá", ""),
        (
            "Căn cứ chức năng, nhiệm vụ được giao, chủ trì, phối hợp với Sở Tư pháp, các cơ quan triển khai thực hiện",
            "",
        ),
        (
            "Căn cứ điều kiện thực tiễn của cơ quan, đơn vị chủ động phối hợp với Sở Tư pháp tổ chức",
            "",
        ),
        ("Cơ quan chủ trì: Sở Tư pháp.", ""),
        ("Hội nghị tổng kết được tổ chức trong tháng 12", ""),
        ("Báo cáo kết quả thực hiện gửi Sở Nội vụ", ""),
        ("Ban hành kế hoạch triển khai", ""),
        ("Sở Tư pháp", ""),
        ("", ""),
    ] {
        duty(marked, expected);
    }
}

/// Each sentence is looked at before any is judged, so that one run shows all that fails.
#[test]
fn sentences_of_conclusions_telegrams_and_letters_begin_with_their_bodies() {
    let sentences = [
        (
            "Giao Ban Quản lý dự án công trình Giao thông tỉnh ⟦đẩy nhanh tiến độ dự án⟧",
            "Ban Quản lý dự án công trình Giao thông tỉnh",
        ),
        (
            "Yêu cầu UBND các xã, phường có dự án đi qua ⟦hoàn thành công tác giải phóng mặt bằng⟧",
            "UBND các xã, phường có dự án đi qua*",
        ),
        (
            "Giao Văn phòng thường trực Ban Chỉ huy Phòng thủ dân sự tỉnh ⟦theo dõi, tổng hợp⟧",
            "Văn phòng thường trực Ban Chỉ huy Phòng thủ dân sự tỉnh",
        ),
        (
            "Thực hiện Kết luận số 183-KL/TW ngày 01/8/2025 của Bộ Chính trị, Bộ Nội vụ đề nghị Ủy ban nhân dân các tỉnh, thành phố ⟦báo cáo tình hình⟧",
            "Ủy ban nhân dân các tỉnh, thành phố*",
        ),
        (
            "Giao Thường trực HĐND tỉnh, các Ban HĐND tỉnh, Tổ đại biểu và đại biểu HĐND tỉnh ⟦giám sát việc thực hiện⟧",
            "Thường trực HĐND tỉnh | các Ban HĐND tỉnh* | Tổ đại biểu* | đại biểu HĐND tỉnh*",
        ),
        (
            "Các trường học trên địa bàn: ⟦Thực hiện nghiêm quy định⟧",
            "Các trường học trên địa bàn*",
        ),
        ("Trạm Y tế xã ⟦chủ trì tuyên truyền⟧", "Trạm Y tế xã*"),
        ("Chủ đầu tư các dự án ⟦khẩn trương nghiệm thu khối lượng⟧", "Chủ đầu tư các dự án*"),
        ("Các chủ đầu tư ⟦đẩy nhanh giải ngân⟧", "Các chủ đầu tư*"),
        (
            "Giám đốc Sở Y tế, Chủ tịch UBND các xã, phường ⟦chịu trách nhiệm trước UBND tỉnh⟧",
            "Giám đốc Sở Y tế | Chủ tịch UBND các xã, phường*",
        ),
        ("UBND xã Hồng Thái ⟦bàn giao mặt bằng⟧", "UBND xã Hồng Thái"),
        (
            "UBND các phường: Trần Phú, Lê Lợi ⟦tăng cường quản lý⟧",
            "UBND phường Trần Phú | UBND phường Lê Lợi",
        ),
        ("Văn phòng UBND tỉnh ⟦hướng dẫn⟧", "Văn phòng UBND tỉnh"),
        ("Đồng chí Nguyễn Văn A, Phó Chủ tịch UBND tỉnh ⟦trực tiếp chỉ đạo⟧", ""),
        ("Công ty Điện lực Quảng Ngãi ⟦bảo đảm cung cấp điện⟧", "Công ty Điện lực Quảng Ngãi"),
        (
            "Các đơn vị chủ rừng, chủ hồ chứa ⟦tổ chức trực 24/24 giờ⟧",
            "Các đơn vị chủ rừng, chủ hồ chứa*",
        ),
        ("Sở Giáo dục và Đào tạo ⟦hoàn tất việc tuyển sinh⟧", "Sở Giáo dục và Đào tạo"),
        (
            "Nhận được Chỉ thị này, yêu cầu các cơ quan, đơn vị ⟦nghiêm túc thực hiện⟧",
            "các cơ quan, đơn vị*",
        ),
        (
            "UBND tỉnh yêu cầu các sở, ban, ngành ⟦triển khai một số nội dung sau⟧",
            "các sở, ban, ngành*",
        ),
        (
            "Bộ Y tế đề nghị Sở Y tế các tỉnh, thành phố ⟦khẩn trương rà soát⟧",
            "Sở Y tế các tỉnh, thành phố*",
        ),
        ("Để triển khai hiệu quả Đề án, UBND tỉnh giao Sở Tư pháp ⟦chủ trì⟧", "Sở Tư pháp"),
        ("Thống nhất giao Sở Tài chính ⟦tham mưu⟧", "Sở Tài chính"),
        ("Các đơn vị ⟦kiểm tra 12 cơ sở⟧", "Các đơn vị*"),
        ("Giao Phó Giám đốc Sở Xây dựng ⟦chỉ đạo⟧", "Phó Giám đốc Sở Xây dựng"),
        ("Kho bạc Nhà nước khu vực XX ⟦kiểm soát chi⟧", "Kho bạc Nhà nước khu vực XX"),
        (
            "Trưởng Phòng Kinh tế, Trưởng Công an xã ⟦phối hợp kiểm tra⟧",
            "Trưởng Phòng Kinh tế | Trưởng Công an xã*",
        ),
        (
            "Tổ công nghệ số cộng đồng các thôn ⟦hướng dẫn người dân⟧",
            "Tổ công nghệ số cộng đồng các thôn*",
        ),
    ];
    let mut failed = Vec::new();
    for (marked, expected) in sentences {
        failed.extend(std::panic::catch_unwind(|| duty(marked, expected)).err().map(|_| marked));
    }
    assert!(failed.is_empty(), "{failed:#?}");
}
