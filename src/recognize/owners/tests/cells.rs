//! Cells and the bodies they name, by role.

use super::*;

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
        ("Sở Xây dựng (thẩm định), UBND tỉnh (phê duyệt)", "T: Sở Xây dựng / D: UBND tỉnh"),
        ("Các sở: Tài chính, Y tế", "L: Sở Tài chính | Sở Y tế"),
        (
            "Các sở, ngành được giao chủ trì theo lĩnh vực",
            "L: Các sở, ngành được giao chủ trì theo lĩnh vực*",
        ),
        // So the gold has it: what a body does behind its name makes it no monitor.
        ("Văn phòng UBND tỉnh hướng dẫn; các sở thực hiện", "L: Văn phòng UBND tỉnh | các sở*"),
        ("Công an tỉnh", "L: Công an tỉnh"),
        ("", ""),
    ] {
        roles(printed, expected);
    }
}
