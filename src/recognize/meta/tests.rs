use super::*;
use crate::data::{Block, BlockKind, Masthead, Span, TocLine};

/// A division put together from lines, each with its own place in a source.
struct Page {
    source: String,
    division: Division,
}

impl Page {
    fn new() -> Self {
        Self { source: String::new(), division: Division::default() }
    }

    fn text(&mut self, line: &str) -> Text {
        let text = Text::verbatim(line, self.source.len());
        self.source.push_str(line);
        self.source.push('\n');
        text
    }

    fn lines(&mut self, lines: &[&str]) -> Text {
        let texts: Vec<Text> = lines.iter().map(|line| self.text(line)).collect();
        Text::join(&texts)
    }

    fn block(&mut self, label: Option<&str>, line: &str) {
        let label_text = label.map(|label| self.text(label.trim_end_matches(['.', ')'])));
        let text = self.text(line);
        self.division.blocks.push(Block {
            kind: if label.is_some() { BlockKind::Item } else { BlockKind::Paragraph },
            level: None,
            printed_label: label.map(ToOwned::to_owned),
            label: label_text,
            text,
            table: None,
            joined: false,
        });
    }

    fn blocks(mut self, lines: &[&str]) -> Self {
        for line in lines {
            self.block(None, line);
        }
        self
    }

    fn read(&self) -> (Document, Vec<Citation>) {
        let (document, citations) = find(&self.division, &Register::default());
        self.proves(&document, &citations);
        (document, citations)
    }

    /// Every value stands at its spans.
    fn proves(&self, document: &Document, citations: &[Citation]) {
        let at = |spans: &[Span]| {
            let parts: Vec<&str> = spans.iter().map(|span| &self.source[span.range()]).collect();
            parts.join(" ")
        };
        for citation in citations {
            assert_eq!(at(&citation.spans), citation.text);
        }
        for article in &document.articles {
            assert_eq!(at(&article.spans), article.text);
        }
        for mention in &document.responsible {
            assert_eq!(at(&mention.spans), mention.name);
        }
        let fields = [
            ("authority", document.authority.clone()),
            ("place", document.place.clone()),
            ("title", document.title.clone()),
            ("proposer", document.proposer.as_ref().map(|one| one.name.clone())),
            ("effective", document.effective.as_ref().map(|one| one.raw.clone())),
            ("period", document.period.as_ref().map(|one| one.raw.clone())),
        ];
        for (field, value) in fields {
            assert_eq!(document.field_spans.get(field).map(|spans| at(spans)), value, "{field}");
        }
    }
}

/// The decision that opens the gazette of seed 003, its page of lines 33 to 68.
fn decision() -> Page {
    let mut page = Page::new();
    page.division.issuer = Some(page.lines(&["ỦY BAN NHÂN DÂN", "TỈNH SƠN LA"]));
    page.division.number = Some(page.text("1008 /QĐ-UBND"));
    page.division.place_date = Some(page.text("Sơn La, ngày 24 tháng 4 năm 2026"));
    page.division.kind = Some(page.text("QUYẾT ĐỊNH"));
    page.division.title = Some(page.text("Ban hành Kế hoạch thực hiện Đề án năm 2026"));
    page.division.authority = Some(page.text("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"));
    let mut page = page.blocks(&[
        "Căn cứ Luật Tổ chức Chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Quyết định số 407/QĐ-TTg ngày 30 tháng 3 năm 2022 của Thủ tướng Chính phủ phê duyệt Đề án;",
        "Theo đề nghị của Giám đốc Sở Tư pháp tại Tờ trình số 104/TTr-STP ngày 17 tháng 4 năm 2026.",
        "QUYẾT ĐỊNH:",
    ]);
    page.block(Some("Điều 1."), "Ban hành kèm theo Quyết định này Kế hoạch thực hiện Đề án.");
    page.block(Some("Điều 2."), "Quyết định này có hiệu lực kể từ ngày ký ban hành.");
    page.block(
        Some("Điều 3."),
        "Chánh Văn phòng UBND tỉnh; Giám đốc các sở, ban, ngành; Thủ trưởng các cơ quan, đơn vị có liên quan; Chủ tịch UBND các xã, phường chịu trách nhiệm thi hành Quyết định này./.",
    );
    page.division.signature = ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Đặng Ngọc Hậu"]
        .iter()
        .map(|line| page.text(line))
        .collect();
    page
}

#[test]
fn the_head_of_a_decision_is_read() {
    let (document, _) = decision().read();
    assert_eq!(
        (document.kind.as_str(), document.kind_vi.as_deref()),
        ("decision", Some("Quyết định"))
    );
    assert_eq!(document.number.as_deref(), Some("1008/QĐ-UBND"));
    assert_eq!(document.issuer.as_deref(), Some("UBND tỉnh Sơn La"));
    assert_eq!(document.place.as_deref(), Some("Sơn La"));
    assert_eq!(document.date.as_deref(), Some("2026-04-24"));
    assert_eq!(document.authority.as_deref(), Some("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"));
    let signer = document.signer.unwrap();
    assert_eq!(signer.name, "Đặng Ngọc Hậu");
    assert_eq!(signer.capacity.as_deref(), Some("KT. CHỦ TỊCH"));
    assert_eq!(signer.position.as_deref(), Some("PHÓ CHỦ TỊCH"));
}

#[test]
fn bases_proposer_articles_and_effect_are_read() {
    let page = decision();
    let (document, citations) = page.read();
    let ids: Vec<&str> = citations.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["c1", "c2", "c3"]);
    assert_eq!(document.legal_bases, ["c1", "c2"]);
    let proposer = document.proposer.unwrap();
    assert_eq!(
        (proposer.name.as_str(), proposer.citation_id.as_deref()),
        ("Giám đốc Sở Tư pháp", Some("c3"))
    );
    assert_eq!(citations[2].relation, crate::data::Relation::Proposal);
    let numbers: Vec<&str> = document.articles.iter().map(|one| one.number.as_str()).collect();
    assert_eq!(numbers, ["1", "2", "3"]);
    let effective = document.effective.unwrap();
    assert_eq!(effective.raw, "Quyết định này có hiệu lực kể từ ngày ký ban hành");
    assert_eq!((effective.date.as_deref(), effective.from_signing), (Some("2026-04-24"), true));
    let names: Vec<&str> = document.responsible.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Chánh Văn phòng UBND tỉnh",
            "Giám đốc các sở, ban, ngành",
            "Thủ trưởng các cơ quan, đơn vị có liên quan",
            "Chủ tịch UBND các xã, phường",
        ]
    );
    assert_eq!(consumed(&page.division), [true, true, true, false, true, true, true]);
}

#[test]
fn an_article_has_several_blocks_and_the_effect_its_own_paragraph() {
    let mut page = Page::new().blocks(&[
        "Căn cứ Luật Đầu tư công ngày 29 tháng 11 năm 2024; Luật Ngân sách nhà nước ngày 25/6/2025;",
        "QUYẾT ĐỊNH",
        "Điều 1. Hiệu lực thi hành",
        "Quyết định này có hiệu lực từ ngày 01 tháng 7 năm 2026 và thay thế Quyết định số 1820/QĐ-UBND ngày 18/7/2025 của UBND tỉnh.",
        "Điều 2. Các ông (bà): Chánh Văn phòng UBND thành phố, Giám đốc Công an thành phố, Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các xã, phường và các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này.",
        "Quyết định này được đăng Công báo./.",
    ]);
    page.division.kind = Some(page.text("QUYẾT ĐỊNH"));
    let (document, citations) = page.read();
    assert_eq!(document.legal_bases, ["c1", "c2"]);
    assert_eq!(document.articles.len(), 2);
    assert!(document.articles[0].text.starts_with("Hiệu lực thi hành Quyết định này có hiệu lực"));
    assert!(document.articles[1].text.ends_with("được đăng Công báo"));
    let effective = document.effective.unwrap();
    assert_eq!((effective.date.as_deref(), effective.from_signing), (Some("2026-07-01"), false));
    assert_eq!(citations[2].relation, crate::data::Relation::Replaces);
    let names: Vec<&str> = document.responsible.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Chánh Văn phòng UBND thành phố",
            "Giám đốc Công an thành phố",
            "Thủ trưởng các sở, ban, ngành",
            "Chủ tịch UBND các xã, phường",
            "các cơ quan, đơn vị có liên quan",
        ]
    );
}

#[test]
fn a_resolution_is_examined_and_passed() {
    let mut page = Page::new().blocks(&[
        "Xét Tờ trình số 12/TTr-UBND ngày 01 tháng 12 năm 2025 của UBND tỉnh về dự toán; Báo cáo thẩm tra số 5/BC-HĐND ngày 05/12/2025 của Ban Kinh tế - Ngân sách.",
        "QUYẾT NGHỊ:",
        "Điều 1. Phê duyệt dự toán.",
        "Điều 2. Nghị quyết này được HĐND tỉnh khóa XV thông qua ngày 10 tháng 12 năm 2025 và có hiệu lực từ ngày thông qua.",
    ]);
    page.division.kind = Some(page.text("NGHỊ QUYẾT"));
    page.division.issuer = Some(page.lines(&["HỘI ĐỒNG NHÂN DÂN", "TỈNH LÂM ĐỒNG"]));
    page.division.signature = vec![page.text("CHỦ TỊCH"), page.text("Phạm Thị Phúc")];
    let (document, citations) = page.read();
    assert_eq!(document.issuer.as_deref(), Some("HĐND tỉnh Lâm Đồng"));
    let proposer = document.proposer.unwrap();
    assert_eq!(
        (proposer.name.as_str(), proposer.citation_id.as_deref()),
        ("UBND tỉnh", Some("c1"))
    );
    assert_eq!(citations[1].issuer.as_deref(), Some("Ban Kinh tế - Ngân sách"));
    assert_eq!(document.effective.unwrap().date.as_deref(), Some("2025-12-10"));
    let signer = document.signer.unwrap();
    assert_eq!((signer.position.as_deref(), signer.capacity), (Some("CHỦ TỊCH"), None));
}

#[test]
fn letterheads_name_the_body_below_its_superior() {
    for (lines, expected) in [
        (&["UBND TỈNH SƠN LA", "SỞ Y TẾ"][..], "Sở Y tế"),
        (&["BỘ CÔNG AN", "CỤC CẢNH SÁT QLHC VỀ TTXH"], "Cục Cảnh sát QLHC về TTXH"),
        (&["BỘ TÀI CHÍNH"], "Bộ Tài chính"),
        (&["ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ"], "UBND thành phố Cần Thơ"),
        (&["UBND TỈNH NGHỆ AN", "VĂN PHÒNG"], "Văn phòng UBND tỉnh Nghệ An"),
        (&["BỘ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"], "Bộ Nông nghiệp và Môi trường"),
        (&["THỦ TƯỚNG CHÍNH PHỦ"], "Thủ tướng Chính phủ"),
    ] {
        let mut page = Page::new();
        page.division.issuer = Some(page.lines(lines));
        assert_eq!(page.read().0.issuer.as_deref(), Some(expected));
    }
}

#[test]
fn a_document_without_kind_is_known_by_its_number_or_title() {
    let kind = |number: Option<&str>, title: Option<&str>, label: Option<&str>| {
        let mut page = Page::new();
        page.division.number = number.map(|line| page.text(line));
        page.division.title = title.map(|line| page.text(line));
        page.division.label = label.map(|line| page.text(line));
        page.read().0.kind
    };
    assert_eq!(kind(Some("4443/UBND-KSTTHC"), None, None), "official_letter");
    assert_eq!(kind(Some("12-CT/TU"), None, None), "directive");
    assert_eq!(kind(None, Some("Báo cáo kết quả quý I"), None), "report");
    assert_eq!(kind(None, Some("30 MÔ HÌNH"), Some("Phụ lục số 02")), "appendix");
    assert_eq!(kind(Some("     /QĐ-UBND"), None, None), "document");
    assert_eq!(kind(None, None, None), "document");
}

#[test]
fn a_plan_is_issued_with_a_decision_and_has_bases_of_its_own() {
    let mut page = Page::new();
    page.division.kind = Some(page.text("KẾ HOẠCH"));
    page.division.title = Some(page.text("Thực hiện Đề án năm 2026"));
    page.division.issued_with = Some(page.lines(&[
        "Ban hành kèm theo Quyết định số 1008/QĐ-UBND",
        "ngày 24/4/2026 của Chủ tịch UBND tỉnh Sơn La",
    ]));
    let mut page = page.blocks(&[
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh, Sở Y tế ban hành Kế hoạch như sau:",
    ]);
    page.block(Some("I."), "MỤC ĐÍCH");
    page.block(Some("-"), "Thực hiện Nghị quyết số 5/NQ-HĐND.");
    page.division.blocks[1].kind = BlockKind::Heading;
    let (document, citations) = page.read();
    let with = document.issued_with.unwrap();
    assert_eq!(
        (with.number.as_deref(), with.date.as_deref()),
        (Some("1008/QĐ-UBND"), Some("2026-04-24"))
    );
    assert_eq!(document.legal_bases, ["c2"]);
    assert_eq!(citations.len(), 2);
    assert_eq!(document.period, None);
    assert_eq!(consumed(&page.division), [true, false, false]);
}

#[test]
fn reports_have_periods() {
    for (kind, title, expected) in [
        ("BÁO CÁO", "Kết quả thực hiện Đề án 06 quý I/2026", Some(("quý I/2026", "2026-33"))),
        ("BÁO CÁO", "Tình hình 6 tháng đầu năm 2025", Some(("6 tháng đầu năm 2025", "2025-40"))),
        ("BÁO CÁO", "Công tác tháng 9 năm 2025", Some(("tháng 9 năm 2025", "2025-09"))),
        ("BÁO CÁO", "Công tác dân tộc năm 2025", Some(("năm 2025", "2025"))),
        (
            "BÁO CÁO",
            "Tổng kết phong trào thi đua giai đoạn 2013 - 2023, phương hướng năm 2024",
            Some(("giai đoạn 2013 - 2023", "2013/2023")),
        ),
        (
            "BÁO CÁO",
            "Kết quả 6 tháng đầu năm và nhiệm vụ trọng tâm 6 tháng cuối năm 2025",
            Some(("6 tháng đầu năm", "2025-40")),
        ),
        (
            "BÁO CÁO",
            "Kết quả công tác quý I, phương hướng, nhiệm vụ quý II năm 2026",
            Some(("quý I", "2026-33")),
        ),
        ("BÁO CÁO", "Kết quả công tác quý IV và nhiệm vụ quý I năm 2026", None),
        (
            "BÁO CÁO",
            "Kết quả thực hiện nhiệm vụ quý I năm 2026",
            Some(("quý I năm 2026", "2026-33")),
        ),
        ("KẾ HOẠCH", "Thực hiện Đề án 06 năm 2026", None),
        ("QUYẾT ĐỊNH", "Kế hoạch bồi dưỡng báo cáo viên pháp luật năm 2026", None),
    ] {
        let mut page = Page::new();
        page.division.kind = Some(page.text(kind));
        page.division.title = Some(page.text(title));
        let period = page.read().0.period;
        let read = period.as_ref().map(|one| (one.raw.as_str(), one.edtf.as_deref().unwrap()));
        assert_eq!(read, expected);
    }
}

#[test]
fn signatures_of_every_sort_are_read() {
    for (lines, capacity, position, name) in [
        (
            &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn A"][..],
            Some("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"),
            Some("PHÓ CHỦ TỊCH"),
            Some("Trần Văn A"),
        ),
        (
            &["TL. BỘ TRƯỞNG", "CHÁNH VĂN PHÒNG", "Lê Thị B"],
            Some("TL. BỘ TRƯỞNG"),
            Some("CHÁNH VĂN PHÒNG"),
            Some("Lê Thị B"),
        ),
        (&["Q. GIÁM ĐỐC", "NGUYỄN VĂN C"], Some("Q. GIÁM ĐỐC"), None, Some("NGUYỄN VĂN C")),
        (
            &["CHỦ TỊCH", "PGS.TS. Hoàng Minh D"],
            None,
            Some("CHỦ TỊCH"),
            Some("PGS.TS. Hoàng Minh D"),
        ),
        (&["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], None, None, None),
    ] {
        let mut page = Page::new();
        page.division.signature = lines.iter().map(|line| page.text(line)).collect();
        let signer = page.read().0.signer;
        let read = signer.as_ref().map(|one| (one.capacity.as_deref(), one.position.as_deref()));
        assert_eq!(signer.as_ref().map(|one| one.name.as_str()), name);
        assert_eq!(read.unwrap_or_default(), (capacity, position));
    }
}

#[test]
fn contents_lines_are_entries() {
    for (entry, kind, number, title) in [
        (
            "Quyết định của Chủ tịch UBND tỉnh số 1008/QĐ-UBND về việc ban hành Kế hoạch năm 2026.",
            Some("Quyết định"),
            Some("1008/QĐ-UBND"),
            "ban hành Kế hoạch năm 2026",
        ),
        (
            "Nghị quyết số 45/2025/NQ-HĐND ngày 10/12/2025 của HĐND tỉnh quy định mức chi",
            Some("Nghị quyết"),
            Some("45/2025/NQ-HĐND"),
            "quy định mức chi",
        ),
        ("Thông báo kết luận", Some("Thông báo kết luận"), None, ""),
        ("Đính chính Quyết định số 5/QĐ-UBND", None, None, "Đính chính Quyết định số 5/QĐ-UBND"),
    ] {
        let mut page = Page::new();
        let line = TocLine {
            date: page.text("24/04/2026"),
            entry: page.text(entry),
            page: page.text("3"),
            ..TocLine::default()
        };
        let read = toc_entry(&line);
        assert_eq!(
            (read.kind.as_deref(), read.number.as_deref(), read.title.as_str()),
            (kind, number, title)
        );
        assert_eq!((read.date.as_deref(), read.page), (Some("2026-04-24"), Some(3)));
        assert_eq!(read.spans.len(), 3);
    }
}

#[test]
fn a_masthead_is_an_issue() {
    let mut page = Page::new();
    let masthead = Masthead {
        numbers: Some(page.text("Số 30 + 31")),
        date: Some(page.text("Ngày 15 tháng 05 năm 2026")),
        publisher: Some(page.text("VĂN PHÒNG UBND TỈNH SƠN LA")),
        ..Masthead::default()
    };
    let issue = issue(&masthead);
    assert_eq!(issue.numbers, [30, 31]);
    assert_eq!(issue.date.as_deref(), Some("2026-05-15"));
    assert_eq!(issue.publisher.as_deref(), Some("VĂN PHÒNG UBND TỈNH SƠN LA"));
}

#[test]
fn an_empty_division_is_an_empty_document() {
    let (document, citations) = find(&Division::default(), &Register::default());
    assert!(citations.is_empty() && document.articles.is_empty() && document.number.is_none());
}

#[test]
fn an_issuer_named_with_its_superior_stands_at_both() {
    let mut page = Page::new();
    page.division.issuer = Some(page.lines(&["UBND TỈNH NGHỆ AN", "VĂN PHÒNG"]));
    let (document, _) = page.read();
    let spans = &document.field_spans["issuer"];
    let printed: Vec<&str> = spans.iter().map(|span| &page.source[span.range()]).collect();
    assert_eq!(printed, ["VĂN PHÒNG", "UBND TỈNH NGHỆ AN"]);
}

#[test]
fn an_effect_that_waits_for_the_gazette_has_no_day() {
    for day in ["đăng Công báo", "ký và đăng Công báo", "ký/đăng Công báo"] {
        let mut page = Page::new().blocks(&["Điều 1. Phê duyệt kế hoạch."]);
        page.division.place_date = Some(page.text("Sơn La, ngày 24 tháng 4 năm 2026"));
        let effect = format!("Quyết định này có hiệu lực sau 15 ngày, kể từ ngày {day}");
        page.block(Some("Điều 2."), &effect);
        let effective = page.read().0.effective.unwrap();
        assert_eq!((effective.raw, effective.date), (effect, None));
    }
}

#[test]
fn bases_with_dashes_are_bases() {
    let mut page = Page::new();
    page.block(Some("-"), "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;");
    page.block(Some("-"), "Xét đề nghị của Giám đốc Sở Y tế tại Tờ trình số 12/TTr-SYT,");
    let mut page = page.blocks(&["QUYẾT ĐỊNH:"]);
    page.block(Some("1."), "Giao Sở Y tế tổ chức tiêm chủng.");
    assert_eq!(consumed(&page.division), [true, true, false, false]);
}
