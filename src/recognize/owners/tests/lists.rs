//! Lists and the bodies they name.

use super::*;

fn list(printed: &str, expected: &str) {
    let text = Text::verbatim(printed, 0);
    let found = find(&text, &Register::new(None));
    assert_eq!(shown(&found), expected, "{printed}");
    for mention in found {
        let again: Vec<&str> = mention.spans.iter().map(|span| &printed[span.range()]).collect();
        assert_eq!(again.join(" ").to_lowercase(), mention.name.to_lowercase(), "{printed}");
    }
}

#[test]
fn names_share_the_head_in_front_of_them() {
    for (printed, expected) in [
        ("UBND các xã: Hồng Thái, Minh Tân", "UBND xã Hồng Thái | UBND xã Minh Tân"),
        (
            "UBND các phường: Trường Vinh, Bản Bo và Hội Sơn; Sở Y tế",
            "UBND phường Trường Vinh | UBND phường Bản Bo | UBND phường Hội Sơn | Sở Y tế",
        ),
        (
            "UBND các xã Hồng Thái, Minh Tân và An Lạc",
            "UBND xã Hồng Thái | UBND xã Minh Tân | UBND xã An Lạc",
        ),
        (
            "Sở Y tế; UBND các phường Trần Phú, Lê Lợi; Công an tỉnh",
            "Sở Y tế | UBND phường Trần Phú | UBND phường Lê Lợi | Công an tỉnh",
        ),
        ("Các Sở GDĐT", "Các Sở GDĐT*"),
        ("các Sở Tài chính, Nội vụ", "Sở Tài chính | Sở Nội vụ"),
        ("các Sở Tài chính, Sở Nội vụ", "Sở Tài chính | Sở Nội vụ"),
        ("các Bộ Công an, Quốc phòng", "Bộ Công an | Bộ Quốc phòng"),
        ("UBND các xã Vùng III, Sở Y tế", "UBND các xã Vùng III* | Sở Y tế"),
        ("UBND các xã, phường, đặc khu", "UBND các xã, phường, đặc khu*"),
    ] {
        let found = find(&Text::verbatim(printed, 0), &Register::new(None));
        assert_eq!(shown(&found), expected, "{printed}");
    }
}

#[test]
fn commas_inside_names_do_not_split() {
    for (printed, expected) in [
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Văn hóa, TT&DL, C06", "Sở Văn hóa, TT&DL | C06"),
        ("Sở VH,TT&DL; Sở GD&ĐT", "Sở VH,TT&DL | Sở GD&ĐT"),
        (
            "Báo và Phát thanh, Truyền hình tỉnh, Sở Lao động, Thương binh và Xã hội",
            "Báo và Phát thanh, Truyền hình tỉnh | Sở Lao động, Thương binh và Xã hội",
        ),
        (
            "Văn phòng Đoàn ĐBQH và HĐND tỉnh và Văn phòng UBND tỉnh",
            "Văn phòng Đoàn ĐBQH và HĐND tỉnh | Văn phòng UBND tỉnh",
        ),
        (
            "Ban Tuyên giáo và Dân vận Tỉnh ủy, Tỉnh đoàn",
            "Ban Tuyên giáo và Dân vận Tỉnh ủy | Tỉnh đoàn",
        ),
        (
            "Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh; Sở Tư pháp",
            "Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh | Sở Tư pháp",
        ),
        ("cơ quan thông tin, báo chí", "cơ quan thông tin, báo chí*"),
        (
            "Bộ Văn hóa, Thể thao và Du lịch, Bộ Quốc phòng, Bộ Công an",
            "Bộ Văn hóa, Thể thao và Du lịch | Bộ Quốc phòng | Bộ Công an",
        ),
        (
            "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh An Giang, Sở Công Thương",
            "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh An Giang | Sở Công Thương",
        ),
        (
            "Trung tâm Giám sát, điều hành đô thị thông minh; Sở KH&CN",
            "Trung tâm Giám sát, điều hành đô thị thông minh | Sở KH&CN",
        ),
        (
            "Chi cục Trồng trọt và Bảo vệ thực vật, Chi cục Chăn nuôi, Thú y",
            "Chi cục Trồng trọt và Bảo vệ thực vật | Chi cục Chăn nuôi, Thú y",
        ),
        (
            "Ban chỉ huy Bộ đội Biên phòng - Bộ Chỉ huy Quân sự tỉnh.",
            "Ban chỉ huy Bộ đội Biên phòng - Bộ Chỉ huy Quân sự tỉnh",
        ),
        (
            "Ban Quản lý các khu công nghiệp tỉnh, Liên hiệp các tổ chức hữu nghị tỉnh",
            "Ban Quản lý các khu công nghiệp tỉnh | Liên hiệp các tổ chức hữu nghị tỉnh",
        ),
    ] {
        list(printed, expected);
    }
}

#[test]
fn a_body_is_one_mention() {
    for (printed, expected) in [
        ("Sở Y tế và Công an thành phố Huế", "Sở Y tế | Công an thành phố Huế"),
        (
            "Thuế thành phố Huế, Kho bạc Nhà nước khu vực XII, NHNN khu vực 9",
            "Thuế thành phố Huế | Kho bạc Nhà nước khu vực XII | NHNN khu vực 9",
        ),
        (
            "Bưu điện tỉnh, VNPT An Giang, Viettel An Giang",
            "Bưu điện tỉnh | VNPT An Giang | Viettel An Giang",
        ),
        ("Agribank, Vietcombank, BIDV", "Agribank | Vietcombank | BIDV"),
        (
            "Trung tâm Nước sạch và Vệ sinh môi trường nông thôn; Ban Quản lý dự án xây dựng cơ bản",
            "Trung tâm Nước sạch và Vệ sinh môi trường nông thôn | Ban Quản lý dự án xây dựng cơ bản",
        ),
        (
            "Bệnh viện Phổi Trung ương, Tổng hội Y học Việt Nam",
            "Bệnh viện Phổi Trung ương | Tổng hội Y học Việt Nam",
        ),
        ("Công an tỉnh, Petrolimex, C06", "Công an tỉnh | Petrolimex | C06"),
        (
            "Đại học Huế; Trường Đại học Tây Bắc, Bệnh viện Trung ương Huế",
            "Đại học Huế | Trường Đại học Tây Bắc | Bệnh viện Trung ương Huế",
        ),
        (
            "Sở Tài chính/ Sở Xây dựng/ Ban QLDA ĐTXD tỉnh",
            "Sở Tài chính | Sở Xây dựng | Ban QLDA ĐTXD tỉnh",
        ),
        ("Văn phòng UBND tỉnh.C5", "Văn phòng UBND tỉnh | C5"),
        ("Sở Tư pháp, Tòa án nhân dân tỉnh, ...", "Sở Tư pháp | Tòa án nhân dân tỉnh"),
        ("…", ""),
        ("", ""),
        ("- Sở Tài chính - Công an tỉnh", "Sở Tài chính | Công an tỉnh"),
        ("(1) Sở Y tế; (2) BHXH tỉnh", "Sở Y tế | BHXH tỉnh"),
        ("HĐND và UBND tỉnh", "HĐND | UBND tỉnh"),
        ("Công an tỉnh + Sở Y tế", "Công an tỉnh | Sở Y tế"),
        (
            "Ban công tác Đoàn, Ban công tác Phụ nữ của Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
            "Ban công tác Đoàn | Ban công tác Phụ nữ của Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        ),
        ("UBND TP. Long Xuyên, UBND huyện Châu Phú", "UBND TP. Long Xuyên | UBND huyện Châu Phú"),
        ("Bộ Công an (C06), Văn phòng Chính phủ", "Bộ Công an (C06) | Văn phòng Chính phủ"),
        (
            "Cục C06 - Bộ Công an; Tổng công ty Bưu điện Việt Nam",
            "Cục C06 - Bộ Công an | Tổng công ty Bưu điện Việt Nam",
        ),
        (
            "Hội LHPN tỉnh, Hội Nông dân tỉnh, LĐLĐ tỉnh, Hội CCB, Tỉnh Đoàn",
            "Hội LHPN tỉnh | Hội Nông dân tỉnh | LĐLĐ tỉnh | Hội CCB | Tỉnh Đoàn",
        ),
        ("Sở Nội vụ cùng với Công an tỉnh", "Sở Nội vụ | Công an tỉnh"),
        ("Đoàn Luật sư, Hội Luật gia tỉnh", "Đoàn Luật sư | Hội Luật gia tỉnh"),
        (
            "Viện kiểm sát nhân dân khu vực 3, TAND khu vực 3",
            "Viện kiểm sát nhân dân khu vực 3 | TAND khu vực 3",
        ),
        ("Đề nghị Ủy ban MTTQ Việt Nam tỉnh", "Ủy ban MTTQ Việt Nam tỉnh"),
        ("SỞ TƯ PHÁP, CÔNG AN TỈNH", "SỞ TƯ PHÁP | CÔNG AN TỈNH"),
    ] {
        list(printed, expected);
    }
}

#[test]
fn bodies_in_front_take_the_level_of_the_last() {
    let register = Register::new(Some("an-giang"));
    let found = find(&Text::verbatim("Tỉnh ủy, HĐND, UBND tỉnh", 0), &register);
    let ids: Vec<&str> = found.iter().filter_map(|body| body.agency_id.as_deref()).collect();
    assert_eq!(ids, ["vn/an-giang/tinh-uy", "vn/an-giang/hdnd-tinh", "vn/an-giang/ubnd-tinh"]);
}

#[test]
fn a_collective_is_one_mention() {
    for (printed, expected) in [
        (
            "Các sở, ban, ngành, đoàn thể tỉnh và UBND các xã, phường",
            "Các sở, ban, ngành, đoàn thể tỉnh* | UBND các xã, phường*",
        ),
        ("các sở, ngành, UBND xã, phường, đặc khu", "các sở, ngành* | UBND xã, phường, đặc khu*"),
        ("UBND các huyện, thị xã và thành phố", "UBND các huyện, thị xã và thành phố*"),
        ("UBND các huyện/ thành phố; UBND cấp xã", "UBND các huyện/ thành phố* | UBND cấp xã*"),
        (
            "các cơ quan, đơn vị, địa phương và doanh nghiệp",
            "các cơ quan, đơn vị, địa phương* | doanh nghiệp*",
        ),
        ("C06, các BV và CSKCB", "C06 | các BV* | CSKCB*"),
        ("các DN, HKD", "các DN* | HKD*"),
        (
            "Sở TTTT các cơ quan, đơn vị, địa phương, DN",
            "Sở TTTT | các cơ quan, đơn vị, địa phương* | DN*",
        ),
        (
            "Sở Tư pháp, các Văn phòng công chứng và doanh nghiệp",
            "Sở Tư pháp | các Văn phòng công chứng* | doanh nghiệp*",
        ),
        (
            "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ; UBND các tỉnh, thành phố trực thuộc Trung ương",
            "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ* | UBND các tỉnh, thành phố trực thuộc Trung ương*",
        ),
        ("Các bộ, ngành, địa phương", "Các bộ, ngành, địa phương*"),
        ("Bộ, ngành, địa phương liên quan", "Bộ, ngành, địa phương liên quan*"),
        ("Sở, ban, ngành cấp tỉnh; UBND cấp huyện", "Sở, ban, ngành cấp tỉnh* | UBND cấp huyện*"),
        ("các sở, ban ngành, UBND các xã", "các sở, ban ngành* | UBND các xã*"),
        (
            "Công an các đơn vị, địa phương; Công an cấp xã",
            "Công an các đơn vị, địa phương* | Công an cấp xã*",
        ),
        ("các trường học, bệnh viện, hợp tác xã", "các trường học* | bệnh viện* | hợp tác xã*"),
        ("Các ngân hàng; cơ quan, đơn vị liên quan", "Các ngân hàng* | cơ quan, đơn vị liên quan*"),
        (
            "các tổ chức chính trị - xã hội, các hội, đoàn thể tỉnh",
            "các tổ chức chính trị - xã hội* | các hội, đoàn thể tỉnh*",
        ),
        ("các sở, Ban Dân tộc, UBND các huyện", "các sở* | Ban Dân tộc | UBND các huyện*"),
        (
            "Các sở, ban, ngành; UBND xã, phường được giao thực hiện",
            "Các sở, ban, ngành* | UBND xã, phường được giao thực hiện*",
        ),
        (
            "Các sở, ngành được giao chủ trì theo lĩnh vực",
            "Các sở, ngành được giao chủ trì theo lĩnh vực*",
        ),
        ("cơ quan, tổ chức, cá nhân có liên quan", "cơ quan, tổ chức, cá nhân có liên quan*"),
        (
            "Các sở ngành (Y tế, Nội vụ, Tư pháp, Đoàn hội...)",
            "Các sở ngành (Y tế, Nội vụ, Tư pháp, Đoàn hội...)*",
        ),
        (
            "Hội đồng phối hợp PBGDPL tỉnh, Hội đồng phối hợp PBGDPL cấp xã",
            "Hội đồng phối hợp PBGDPL tỉnh | Hội đồng phối hợp PBGDPL cấp xã*",
        ),
        (
            "các cơ quan thông tấn, báo chí trên địa bàn tỉnh...",
            "các cơ quan thông tấn, báo chí trên địa bàn tỉnh*",
        ),
        ("Trạm Y tế các xã, phường", "Trạm Y tế các xã, phường*"),
        ("Đảng ủy, HĐND, UBND các xã, phường", "Đảng ủy* | HĐND* | UBND các xã, phường*"),
        ("Hội Nông dân, Hội Phụ nữ các cấp", "Hội Nông dân* | Hội Phụ nữ các cấp*"),
        ("các cơ quan thuế, hải quan, công an", "các cơ quan thuế, hải quan, công an*"),
        ("Sở Tư pháp các tỉnh, thành phố", "Sở Tư pháp các tỉnh, thành phố*"),
        ("DN, Các sở, ngành, địa phương", "DN* | Các sở, ngành, địa phương*"),
    ] {
        list(printed, expected);
    }
}

#[test]
fn offices_govern_what_stands_behind_them() {
    for (printed, expected) in [
        (
            "Thủ trưởng các cơ quan, tổ chức, đơn vị, địa phương và lực lượng vũ trang",
            "Thủ trưởng các cơ quan, tổ chức, đơn vị, địa phương và lực lượng vũ trang*",
        ),
        (
            "Thủ trưởng các sở, ban, ngành, tổ chức đoàn thể tỉnh; UBND các xã, phường và các cơ quan, đơn vị liên quan",
            "Thủ trưởng các sở, ban, ngành, tổ chức đoàn thể tỉnh* | UBND các xã, phường* | các cơ quan, đơn vị liên quan*",
        ),
        (
            "Chánh Văn phòng UBND tỉnh; Giám đốc các sở, ban, ngành; Thủ trưởng các cơ quan, đơn vị có liên quan; Chủ tịch UBND các xã, phường",
            "Chánh Văn phòng UBND tỉnh | Giám đốc các sở, ban, ngành* | Thủ trưởng các cơ quan, đơn vị có liên quan* | Chủ tịch UBND các xã, phường*",
        ),
        ("Giám đốc, Thủ trưởng các sở, ban, ngành", "Giám đốc, Thủ trưởng các sở, ban, ngành*"),
        (
            "Giám đốc Sở Tư pháp và Chủ tịch UBND xã Phú Hữu",
            "Giám đốc Sở Tư pháp | Chủ tịch UBND xã Phú Hữu",
        ),
        ("Bộ trưởng Bộ Công an", "Bộ trưởng Bộ Công an"),
    ] {
        list(printed, expected);
    }
}

#[test]
fn a_shared_head_goes_to_each_member() {
    for (printed, expected) in [
        (
            "Các sở: Tài chính, Nội vụ, Khoa học và Công nghệ; các cơ quan, đơn vị có liên quan",
            "Sở Tài chính | Sở Nội vụ | Sở Khoa học và Công nghệ | các cơ quan, đơn vị có liên quan*",
        ),
        (
            "Các Sở: Tài chính, Y tế, Công an tỉnh và Bưu điện tỉnh",
            "Sở Tài chính | Sở Y tế | Công an tỉnh | Bưu điện tỉnh",
        ),
        ("các Sở Tài chính, Nội vụ và Tư pháp", "Sở Tài chính | Sở Nội vụ | Sở Tư pháp"),
        ("Sở Tài chính, Nội vụ, Công an tỉnh", "Sở Tài chính | Sở Nội vụ | Công an tỉnh"),
        ("Các Bộ: Công an, Quốc phòng, Tài chính", "Bộ Công an | Bộ Quốc phòng | Bộ Tài chính"),
        ("Các cơ quan: Sở Y tế, Công an tỉnh", "Sở Y tế | Công an tỉnh"),
        ("Giám đốc các Sở: Y tế, Nội vụ", "Giám đốc Sở Y tế | Giám đốc Sở Nội vụ"),
        (
            "Các sở, ngành: Tài chính, Y tế, Thanh tra tỉnh",
            "Sở Tài chính | Sở Y tế | Thanh tra tỉnh",
        ),
    ] {
        let text = Text::verbatim(printed, 0);
        let found = find(&text, &Register::new(None));
        assert_eq!(shown(&found), expected, "{printed}");
    }
    let found = find(&Text::verbatim("Các sở: Tài chính, Nội vụ", 100), &Register::new(None));
    let spans: Vec<(u32, u32)> = found[1].spans.iter().map(|&span| span.into()).collect();
    assert_eq!(spans, [(105, 109), (124, 134)]);
}

#[test]
fn units_by_name_share_what_stands_before_the_first() {
    list(
        "UBND huyện Mai Sơn, thành phố Sơn La, thị xã Mộc Châu",
        "UBND huyện Mai Sơn | UBND thành phố Sơn La | UBND thị xã Mộc Châu",
    );
    list("UBND huyện, thị xã, thành phố", "UBND huyện, thị xã, thành phố*");
    list("Phòng Nội vụ, Phòng GD&ĐT huyện", "Phòng Nội vụ | Phòng GD&ĐT huyện*");
}

#[test]
fn parentheses_limit_or_name() {
    for (printed, expected) in [
        ("BHXH khu vực XV (tại địa bàn Sơn La)", "BHXH khu vực XV {tại địa bàn Sơn La}"),
        ("Sở Thông tin và Truyền thông (TTTT)", "Sở Thông tin và Truyền thông (TTTT)"),
        (
            "UBND các xã, phường (trong phạm vi, lĩnh vực được giao).",
            "UBND các xã, phường* {trong phạm vi, lĩnh vực được giao}",
        ),
        ("UBND các xã, phường (sau đây gọi tắt là UBND các xã, phường).", "UBND các xã, phường*"),
        (
            "Sở Tư pháp (nội dung liên quan đến đội ngũ báo cáo viên), UBND các xã (nội dung khác)",
            "Sở Tư pháp {nội dung liên quan đến đội ngũ báo cáo viên} | UBND các xã* {nội dung khác}",
        ),
        (
            "Sở Nội vụ (Cơ quan Thường trực Hội đồng Thi đua - Khen thưởng tỉnh)",
            "Sở Nội vụ {Cơ quan Thường trực Hội đồng Thi đua - Khen thưởng tỉnh}",
        ),
        (
            "các tổ chức chính trị - xã hội (Hội Nông dân, Hội Phụ nữ); Sở Y tế",
            "các tổ chức chính trị - xã hội (Hội Nông dân, Hội Phụ nữ)* | Sở Y tế",
        ),
        ("các đơn vị (nếu có)", "các đơn vị* {nếu có}"),
        ("Công an tỉnh (Phòng PC06", "Công an tỉnh {Phòng PC06}"),
    ] {
        list(printed, expected);
    }
}

#[test]
fn role_words_are_no_part_of_a_name() {
    for (printed, expected) in [
        (
            "Văn phòng UBND tỉnh hướng dẫn; Các sở, ngành, địa phương thực",
            "Văn phòng UBND tỉnh | Các sở, ngành, địa phương*",
        ),
        ("Sở Y tế chủ trì; các đơn vị phối hợp", "Sở Y tế | các đơn vị*"),
        (
            "Phối hợp với Sở Tài chính và các đơn vị liên quan",
            "Sở Tài chính | các đơn vị liên quan*",
        ),
        ("UBND các xã, phường tổ chức thực hiện", "UBND các xã, phường*"),
        ("Đơn vị chủ trì", "Đơn vị chủ trì*"),
    ] {
        list(printed, expected);
    }
}

#[test]
fn words_that_say_how_or_of_which_level_begin_no_body() {
    for (printed, expected) in [
        (
            "Các sở: Tài chính, Y tế và UBND các huyện, thành phố",
            "Sở Tài chính | Sở Y tế | UBND các huyện, thành phố*",
        ),
        ("Sở Nội vụ theo chức năng, nhiệm vụ được giao", "Sở Nội vụ"),
        ("VP.UBND tỉnh, Ban cán sự đảng UBND tỉnh", "VP.UBND tỉnh | Ban cán sự đảng UBND tỉnh"),
        (
            "Công ty Điện lực Gia Lai; Công ty cổ phần Cấp thoát nước",
            "Công ty Điện lực Gia Lai | Công ty cổ phần Cấp thoát nước",
        ),
        ("các công ty cổ phần trên địa bàn", "các công ty cổ phần trên địa bàn*"),
        ("các trường học, CSGD", "các trường học* | CSGD*"),
    ] {
        list(printed, expected);
    }
}

#[test]
fn a_commune_speaks_of_its_own_bodies() {
    let text = Text::verbatim("Công an xã, Văn phòng HĐND và UBND xã, UBND các xã", 0);
    let shown_in = |issuer: &str| {
        let register = Register::new(Some("son-la")).of_issuer(issuer);
        let found = find(&text, &register);
        let first = found[0].agency_id.clone();
        (shown(&found), first)
    };
    let own = "Công an xã | Văn phòng HĐND và UBND xã | UBND các xã*";
    let id = Some("vn/son-la/cong-an-xa-chieng-la".to_owned());
    assert_eq!(shown_in("UBND XÃ CHIỀNG LA"), (own.to_owned(), id));
    let above = "Công an xã* | Văn phòng HĐND và UBND xã* | UBND các xã*";
    assert_eq!(shown_in("UBND TỈNH SƠN LA"), (above.to_owned(), None));
}
