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
