//! Lists, cells, sentences and headings of many provinces, with the bodies they name.

use super::*;

/// `name`, `*` behind a collective, `{scope}`.
fn shown(mentions: &[Mention]) -> String {
    let one = |mention: &Mention| {
        let star = if mention.collective { "*" } else { "" };
        let scope = mention.scope.as_ref().map_or(String::new(), |scope| format!(" {{{scope}}}"));
        format!("{}{star}{scope}", mention.name)
    };
    mentions.iter().map(one).collect::<Vec<_>>().join(" | ")
}

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

fn roles(printed: &str, expected: &str) {
    let text = Text::verbatim(printed, 0);
    let owners = cell(&text, &Register::new(None));
    let fields = [
        ("L", &owners.leads),
        ("S", &owners.supports),
        ("M", &owners.monitors),
        ("T", &owners.appraisers),
        ("D", &owners.approvers),
    ];
    let full = fields.iter().filter(|(_, field)| !field.is_empty());
    let found: Vec<String> =
        full.map(|(name, field)| format!("{name}: {}", shown(field))).collect();
    assert_eq!(found.join(" / "), expected, "{printed}");
    for spans in owners.spans.values() {
        assert!(spans.iter().all(|span| printed.get(span.range()).is_some()));
    }
}

#[test]
fn a_cell_may_hold_all_roles() {
    for (printed, expected) in [
        (
            "- Chủ trì: VPUBND tỉnh - Phối hợp/ thực hiện: C06, CAT, DN Theo dõi, đôn đốc: Văn phòng UBND tỉnh.C5",
            "L: VPUBND tỉnh / S: C06 | CAT | DN* / M: Văn phòng UBND tỉnh | C5",
        ),
        (
            "Chù trì: Sở Y tế Phối hợp: CAT Theo dõi, đơn đốc: Công an tỉnh",
            "L: Sở Y tế / S: CAT / M: Công an tỉnh",
        ),
        (
            "Phối hợp: các sở, ngành; Cơ quan chủ trì: Công an tỉnh",
            "L: Công an tỉnh / S: các sở, ngành*",
        ),
        (
            "Cơ quan tổ chức lập: UBND xã; Cơ quan thẩm định: Sở Xây dựng; Cơ quan phê duyệt: UBND tỉnh",
            "L: UBND xã* / T: Sở Xây dựng / D: UBND tỉnh",
        ),
        (
            "Sở Y tế chủ trì (C06, BHXH, các bệnh viện, CSKCB, DN phối hợp)",
            "L: Sở Y tế / S: C06 | BHXH | các bệnh viện* | CSKCB* | DN*",
        ),
        (
            "TTPVHCC chủ trì (C06, CAT, Sở TTTT và các doanh nghiệp)",
            "L: TTPVHCC / S: C06 | CAT | Sở TTTT | các doanh nghiệp*",
        ),
        (
            "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Công an tỉnh",
            "L: Sở Nội vụ / S: Sở Tài chính | Công an tỉnh",
        ),
        ("Sở Y tế (chủ trì), Công an tỉnh (phối hợp)", "L: Sở Y tế / S: Công an tỉnh"),
        (
            "Chủ trì: Công an tỉnh; phối hợp: các cơ quan, đơn vị liên quan",
            "L: Công an tỉnh / S: các cơ quan, đơn vị liên quan*",
        ),
        ("Sở A chủ trì; Sở Y tế, Sở Nội vụ phối hợp", "L: Sở A / S: Sở Y tế | Sở Nội vụ"),
        ("Đơn vị chủ trì: Hội đồng phối hợp PBGDPL tỉnh", "L: Hội đồng phối hợp PBGDPL tỉnh"),
        ("Các sở: Tài chính, Y tế", "L: Sở Tài chính | Sở Y tế"),
        (
            "Các sở, ngành được giao chủ trì theo lĩnh vực",
            "L: Các sở, ngành được giao chủ trì theo lĩnh vực*",
        ),
        ("Công an tỉnh", "L: Công an tỉnh"),
        ("", ""),
    ] {
        roles(printed, expected);
    }
}

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
