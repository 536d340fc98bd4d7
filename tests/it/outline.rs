//! The shape of a text: documents, blocks, tables, page joins.

use crate::pipeline::outline;
use congbao::data::{BlockKind, Division, Joins, Table};

/// The only table of a text.
fn table(text: &str) -> Table {
    let mut tables: Vec<Table> =
        outline(text).divisions.into_iter().flat_map(|division| division.tables).collect();
    assert_eq!(tables.len(), 1, "{text}");
    tables.remove(0)
}

fn cells(table: &Table) -> Vec<Vec<String>> {
    let row =
        |row: &congbao::data::Row| row.cells.iter().map(|cell| cell.as_str().to_owned()).collect();
    table.rows.iter().map(row).collect()
}

const HEADER: &str = "STT\tNội dung nhiệm vụ\tCơ quan chủ trì\tSản phẩm\n";

fn paged(pages: &[&str]) -> Table {
    table(&pages.iter().map(|page| format!("{HEADER}{page}")).collect::<Vec<_>>().join("\n"))
}

fn rules(table: &Table) -> Vec<(usize, usize, &str)> {
    table.continuations.iter().map(|join| (join.row, join.column, join.rule)).collect()
}

fn flags(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.flags.clone()).collect()
}

#[test]
fn a_header_printed_again_is_counted_not_kept() {
    let table = paged(&[
        "1\tRà soát hạ tầng\tSở Y tế\tBáo cáo\n",
        "2\tTập huấn cán bộ\tSở Nội vụ\tLớp học\n",
    ]);
    assert_eq!(cells(&table).len(), 2);
    assert_eq!((table.rows_in, table.header_rows, table.header_repeats), (4, 2, 1));
    assert!(table.continuations.is_empty());
}

#[test]
fn the_rest_of_a_row_alone_under_the_header_is_joined() {
    let table = paged(&[
        "1\tRà soát, nâng cấp hạ tầng kỹ thuật của các cơ quan, đơn\tSở Y tế\tBáo cáo\n",
        "\tvị sự nghiệp trên địa bàn\t\t\n2\tTập huấn cán bộ\tSở Nội vụ\tLớp học\n",
    ]);
    let joined =
        "Rà soát, nâng cấp hạ tầng kỹ thuật của các cơ quan, đơn vị sự nghiệp trên địa bàn";
    assert_eq!(cells(&table)[0][1], joined);
    assert_eq!(rules(&table), [(0, 1, "page.continuation-row")]);
    assert_eq!(table.rows_in, table.rows.len() + table.header_rows + table.continuation_rows);
}

#[test]
fn nothing_is_moved_where_joins_are_refused() {
    let page = "1\tRà soát hạ tầng kỹ thuật của các cơ quan, đơn\tSở Y tế\tBáo cáo\n";
    let rest =
        "\tvị sự nghiệp trên địa bàn\t\t\n2\tTuyên truyền về trách nhiệm của cơ\tSở Nội vụ\tTin\n";
    let own = "3\t<p>quan nhà nước.</p> <p>Tiếp nhận phản ánh.</p>\tSở Nội vụ\tSổ\n";
    let text = [page, rest, own].map(|page| format!("{HEADER}{page}")).join("\n");
    let lines = congbao::normalize::run(&text);
    let table = &congbao::outline::run(&lines, Joins::Refuse).divisions[0].tables[0];
    let titles: Vec<String> = cells(table).into_iter().map(|row| row[1].clone()).collect();
    assert_eq!(
        titles,
        [
            "Rà soát hạ tầng kỹ thuật của các cơ quan, đơn",
            "vị sự nghiệp trên địa bàn",
            "Tuyên truyền về trách nhiệm của cơ",
            "quan nhà nước. Tiếp nhận phản ánh."
        ]
    );
    assert!(table.continuations.is_empty());
    assert_eq!(flags(table), vec![Vec::<&str>::new(); 4]);
    assert_eq!((table.rows_in, table.header_rows, table.header_repeats), (7, 3, 2));
    let prose = "KẾ HOẠCH\nPhát triển\n\nI. NỘI DUNG\n\n- Triển khai ứng dụng cho các\n\ncơ quan, đơn vị.\n";
    let outline = congbao::outline::run(&congbao::normalize::run(prose), Joins::Refuse);
    assert!(
        outline.divisions[0].blocks.iter().any(|block| block.text.as_str() == "cơ quan, đơn vị.")
    );
}

#[test]
fn a_row_without_number_but_with_its_own_owner_stays() {
    let table = paged(&[
        "1\tRà soát hạ tầng kỹ thuật của tỉnh\tSở Y tế\tBáo cáo\n\tTích hợp hệ thống một cửa\tSở Nội vụ\tHệ thống\n",
    ]);
    assert_eq!(table.rows.len(), 2);
    assert!(table.continuations.is_empty());
}

#[test]
fn a_tail_before_a_paragraph_seam_goes_up() {
    let table = paged(&[
        "1\tTuyên truyền về trách nhiệm của cơ\tSở Y tế\tTin, bài\n",
        "2\t<p>quan nhà nước trong tái sử dụng dữ liệu.</p> <p>Tiếp nhận phản ánh.</p>\tSở Nội vụ\tSổ\n",
    ]);
    assert_eq!(
        cells(&table)[0][1],
        "Tuyên truyền về trách nhiệm của cơ quan nhà nước trong tái sử dụng dữ liệu."
    );
    assert_eq!(cells(&table)[1][1], "Tiếp nhận phản ánh.");
    assert_eq!(rules(&table), [(0, 1, "page.paragraph-seam")]);
    assert_eq!(flags(&table), [vec!["joined-across-page"], vec![]]);
}

#[test]
fn a_tail_without_seam_ends_where_a_task_begins() {
    let table = paged(&[
        "1\tTích hợp giấy hẹn khám lại trên ứng dụng; bảo\tSở Y tế\tỨng dụng\n",
        "2\tđảm người dân được tiếp cận thuận tiện Triển khai cấp phiếu qua mạng\tSở Tư pháp\tPhiếu\n",
    ]);
    assert!(cells(&table)[0][1].ends_with("bảo đảm người dân được tiếp cận thuận tiện"));
    assert_eq!(cells(&table)[1][1], "Triển khai cấp phiếu qua mạng");
    assert_eq!(rules(&table), [(0, 1, "page.opening-seam")]);
}

#[test]
fn a_slide_of_texts_is_undone_where_the_words_say_so() {
    let table = paged(&[
        "1\tTập trung làm sạch dữ liệu chuyên ngành như dữ liệu Thuế, dữ liệu điện\tSở Công Thương\tDữ liệu sạch\n",
        "2\tlực, dữ liệu các hội, đoàn thể\tSở Y tế\tGiấy chứng sinh liên thông\n3\tLiên thông giấy chứng sinh, giấy báo tử\tSở Xây dựng\tBản đồ địa chính\n",
        "4\tXử lý sim rác\tSở Khoa học và Công nghệ\tBáo cáo\n",
    ]);
    let titles: Vec<String> = cells(&table).into_iter().map(|row| row[1].clone()).collect();
    assert!(titles[0].ends_with("dữ liệu điện lực, dữ liệu các hội, đoàn thể"), "{titles:?}");
    assert_eq!(titles[1..], ["Liên thông giấy chứng sinh, giấy báo tử", "", "Xử lý sim rác"]);
    assert_eq!(
        flags(&table),
        [vec!["joined-across-page"], vec!["cells-shifted"], vec!["text-lost"], vec![]]
    );
}

#[test]
fn lower_case_owners_are_no_tails() {
    let table = paged(&[
        "1\tRà soát hạ tầng kỹ thuật\tcác sở, ban, ngành; UBND xã, phường\tBáo cáo\n",
        "2\tTập huấn cán bộ\tcác sở, ban, ngành; UBND xã, phường\tLớp học\n",
    ]);
    assert!(table.continuations.is_empty());
    assert_eq!(flags(&table), [Vec::<&str>::new(), vec![]]);
}

#[test]
fn a_list_of_bodies_ends_where_one_begins_without_a_mark() {
    let table = paged(&[
        "1\tRà soát hạ tầng\tSở Khoa học và Công nghệ; Sở Giáo dục và\tBáo cáo\n",
        "2\tTập huấn\tĐào tạo; Công an tỉnh Văn phòng UBND tỉnh; Sở Y tế\tLớp học\n",
    ]);
    let owners: Vec<String> = cells(&table).into_iter().map(|row| row[2].clone()).collect();
    assert_eq!(
        owners,
        [
            "Sở Khoa học và Công nghệ; Sở Giáo dục và Đào tạo; Công an tỉnh",
            "Văn phòng UBND tỉnh; Sở Y tế"
        ]
    );
    assert_eq!(rules(&table), [(0, 2, "page.list-seam")]);
    assert_eq!(flags(&table), [vec!["joined-across-page"], vec![]]);
}

#[test]
fn bodies_of_two_rows_are_not_one() {
    let table = paged(&[
        "1\tRà soát hạ tầng\tSở Khoa học và Công nghệ; Sở Tư pháp\tBáo cáo\n",
        "2\tTập huấn\tTỉnh đoàn; Hợp tác xã Chiềng Khoa\tLớp học\n",
        "3\tTập huấn\tCông an tỉnh\t12 lớp\n",
    ]);
    assert!(table.continuations.is_empty());
    assert_eq!(flags(&table), vec![Vec::<&str>::new(); 3]);
}

#[test]
fn a_join_that_is_not_sure_is_flagged() {
    let text = format!(
        "{HEADER}1\tRà soát hạ tầng kỹ thuật của các cơ\tSở Y tế\tBáo cáo\n\n{HEADER}2\tquan. Tập huấn cán bộ. Kiểm tra hồ sơ\tSở Nội vụ\tLớp học\n"
    );
    let outline = outline(&text);
    let table = &outline.divisions[0].tables[0];
    let doubtful = vec!["join-doubtful", "joined-across-page"];
    assert_eq!(flags(table), [doubtful, vec!["join-doubtful"]]);
    let finding = &outline.findings[0];
    assert_eq!(finding.rule, "page.join-doubtful");
    assert_eq!(finding.found.as_deref(), Some("Nội dung nhiệm vụ: quan."));
    let [span] = finding.spans[..] else { panic!("{:?}", finding.spans) };
    assert_eq!(&text[span.start() as usize..span.end() as usize], "quan.");
}

#[test]
fn findings_on_pages_name_the_cell() {
    let text = format!(
        "{HEADER}1\tTập trung làm sạch dữ liệu chuyên ngành như dữ liệu Thuế, dữ liệu điện\tSở Công Thương\tDữ liệu sạch, đủ và đúng theo\n\n\
         {HEADER}2\tlực, dữ liệu các hội, đoàn thể\tSở Y tế\tGiấy chứng sinh liên thông\n3\tLiên thông giấy chứng sinh, giấy báo tử\tSở Xây dựng\tBản đồ địa chính\n"
    );
    let outline = outline(&text);
    let said: Vec<(&str, Option<&str>, Option<&str>)> = outline
        .findings
        .iter()
        .map(|found| (found.rule.as_str(), found.found.as_deref(), found.expected.as_deref()))
        .collect();
    let task = "Nội dung nhiệm vụ";
    assert_eq!(
        said,
        [
            (
                "page.text-lost",
                Some("Sản phẩm: Dữ liệu sạch, đủ và đúng theo"),
                Some("Sản phẩm: Dữ liệu sạch, đủ và đúng theo […]")
            ),
            ("page.cells-shifted", Some(&*format!("{task}: 3")), Some(&*format!("{task}: 2"))),
            ("page.text-lost", Some(&*format!("{task}: ")), Some(&*format!("{task}: […]"))),
        ]
    );
    let lost = outline.findings[0].spans[0];
    assert_eq!(&text[lost.start() as usize..lost.end() as usize], "Dữ liệu sạch, đủ và đúng theo");
}

#[test]
fn a_rest_of_a_row_is_no_header() {
    let table = paged(&[
        "1\tTích hợp dữ liệu của các đơn vị đầu\tSở Y tế\tBáo cáo kết quả, sản\n",
        "\tmối.\t\tphẩm.\n2\tTập huấn\tSở Nội vụ\tLớp học\n",
    ]);
    assert_eq!(cells(&table).len(), 2);
    assert_eq!(cells(&table)[0][3], "Báo cáo kết quả, sản phẩm.");
    let joins: Vec<(usize, usize)> =
        table.continuations.iter().map(|join| (join.row, join.column)).collect();
    assert_eq!(joins, [(0, 1), (0, 3)]);
}

#[test]
fn group_rows_stand_in_one_or_two_cells() {
    let table = table(&format!(
        "{HEADER}I\tNHÓM HẠ TẦNG\t\t\n1\tRà soát\tSở Y tế\tBáo cáo\nII NHÓM DỮ LIỆU\t\t\t\n2\tLàm sạch\tSở Tài chính\tSổ\n"
    ));
    let groups: Vec<bool> = table.rows.iter().map(|row| row.is_group).collect();
    assert_eq!(groups, [true, false, true, false]);
}

#[test]
fn a_word_dump_is_read_cell_by_cell() {
    let row = |first: &str, name: &str| {
        format!(
            "{first}\t{name}\n\tSở Y tế chủ trì\n\tHỗ trợ người dân\n\n\tTrước ngày 30/6/2025\n"
        )
    };
    let text = [
        " \tNhóm hạ tầng (03 mô hình)\n\n\t1\n".to_owned(),
        row("", "Mô hình 1"),
        row(" ", "Mô hình 2"),
        row(" ", "Mô hình 3"),
        row(" ", "Mô hình 4"),
        "\n* Đánh giá:\n- Sở Y tế: 04/04.\n".to_owned(),
    ]
    .concat();
    let table = table(&text);
    let rows = cells(&table);
    assert_eq!(rows.len(), 5, "{rows:?}");
    assert!(table.rows[0].is_group);
    assert_eq!(
        rows[1],
        ["1", "Mô hình 1", "Sở Y tế chủ trì", "Hỗ trợ người dân", "Trước ngày 30/6/2025"]
    );
    assert_eq!(rows[4][0], "");
    let blocks = &outline(&text).divisions[0].blocks;
    assert_eq!(blocks.last().map(|block| block.text.as_str()), Some("Sở Y tế: 04/04."));
}

fn decision(number: &str, plan: &str) -> String {
    format!(
        "**ỦY BAN NHÂN DÂN\nTỈNH AN GIANG**\n\n**CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc**\n\n\
         Số: {number}\n\nAn Giang, ngày 02 tháng 01 năm 2026\n\nQUYẾT ĐỊNH\n\nBan hành Kế hoạch\nphát triển du lịch\n\n\
         CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật Du lịch ngày 19 tháng 6 năm 2017;\n\nQUYẾT ĐỊNH:\n\n\
         Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển du lịch.\n\n**KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH**\n\nLê Văn Bình\n\n{plan}"
    )
}

const PLAN: &str = "ỦY BAN NHÂN DÂN\nTỈNH AN GIANG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n\
    KẾ HOẠCH\n\nPhát triển du lịch\n\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 02/01/2026 của Chủ tịch UBND tỉnh)\n\n\
    I. MỤC ĐÍCH\n\n1. Mục đích\n\n- Cụ thể hóa các nhiệm vụ của\n\nĐề án.\n\n\
    Phụ lục số 01\nDANH MỤC DỰ ÁN\n(Kèm theo Quyết định số 12/QĐ-UBND)\n\nSTT\tTên dự án\tCơ quan chủ trì\n1\tCầu\tSở Xây dựng\n2\tĐường\tSở Xây dựng\n";

fn text(of: Option<&congbao::data::Text>) -> &str {
    of.map_or("", congbao::data::Text::as_str)
}

fn head(division: &Division) -> [&str; 6] {
    [
        text(division.issuer.as_ref()),
        text(division.number.as_ref()),
        text(division.place_date.as_ref()),
        text(division.kind.as_ref()),
        text(division.title.as_ref()),
        text(division.authority.as_ref()),
    ]
}

#[test]
fn a_decision_carries_its_plan_and_the_plan_its_appendix() {
    let outline = outline(&decision("12/QĐ-UBND", PLAN));
    let parents: Vec<Option<usize>> =
        outline.divisions.iter().map(|division| division.parent).collect();
    assert_eq!(parents, [None, Some(0), Some(1)]);
    assert_eq!(
        head(&outline.divisions[0]),
        [
            "ỦY BAN NHÂN DÂN TỈNH AN GIANG",
            "12/QĐ-UBND",
            "An Giang, ngày 02 tháng 01 năm 2026",
            "QUYẾT ĐỊNH",
            "Ban hành Kế hoạch phát triển du lịch",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"
        ]
    );
    let signature: Vec<&str> =
        outline.divisions[0].signature.iter().map(congbao::data::Text::as_str).collect();
    assert_eq!(signature, ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Bình"]);
    assert_eq!(text(outline.divisions[2].title.as_ref()), "DANH MỤC DỰ ÁN");
}

#[test]
fn letterheads_come_in_any_order() {
    for letterhead in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nUBND TỈNH AN GIANG\n\nSố: 5/KH-UBND\n\nAn Giang, ngày 3 tháng 2 năm 2026\n\n",
        "UBND TỈNH AN GIANG      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH-UBND     Độc lập – Tự do – Hạnh phúc\n-------\nAn Giang, ngày 3 tháng 2 năm 2026\n",
        "**UBND TỈNH AN GIANG**\n\nSố: 5/KH-UBND\n\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n**Độc lập - Tự do - Hạnh phúc**\n\n*An Giang, ngày 3 tháng 2 năm 2026*\n\n",
    ] {
        let outline = outline(&format!(
            "{letterhead}KẾ HOẠCH\nCải cách hành chính năm 2026\n\nI. MỤC ĐÍCH\n\n- Nâng cao.\n"
        ));
        assert_eq!(outline.divisions.len(), 1, "{letterhead}");
        let [issuer, number, place_date, kind, title, _] = head(&outline.divisions[0]);
        assert_eq!(issuer, "UBND TỈNH AN GIANG", "{letterhead}");
        assert_eq!(number, "5/KH-UBND", "{letterhead}");
        assert_eq!(place_date, "An Giang, ngày 3 tháng 2 năm 2026", "{letterhead}");
        assert_eq!((kind, title), ("KẾ HOẠCH", "Cải cách hành chính năm 2026"), "{letterhead}");
    }
}

#[test]
fn paragraphs_cut_by_a_page_are_joined_around_a_footnote() {
    let outline = outline(
        "KẾ HOẠCH\nPhát triển\n\nI. NỘI DUNG\n\n- Triển khai ứng dụng¹ cho các\n\n¹ Ứng dụng di động.\n\ncơ quan, đơn vị.\n\n- Báo cáo.\n",
    );
    let division = &outline.divisions[0];
    let items: Vec<&str> = division
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Item)
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(items, ["Triển khai ứng dụng¹ cho các cơ quan, đơn vị.", "Báo cáo."]);
    assert_eq!(division.footnotes[0].1.as_str(), "Ứng dụng di động.");
}

#[test]
fn odd_tables_keep_every_row() {
    let table = table(&format!("{HEADER}1\tRà soát\tSở Y tế\n2\tTập huấn\tSở Nội vụ\tLớp\tthừa\n"));
    assert_eq!(table.rows.len(), 2);
    assert_eq!(cells(&table)[1][3], "Lớp thừa");
    let findings = outline(&format!("{HEADER}1\tRà soát\tSở Y tế\n")).findings;
    assert_eq!(findings.first().map(|finding| finding.rule.as_str()), Some("table.short-row"));
}

#[test]
fn a_markdown_table_is_read_like_a_tabbed_one() {
    let rows = [
        ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Sản phẩm"],
        ["I", "NHÓM HẠ TẦNG", "", ""],
        ["1", "Rà soát **hạ tầng**", "Sở Y tế", "Báo cáo"],
        ["2", "Tập huấn cán bộ", "Sở Nội vụ", ""],
    ];
    let piped = |row: &[&str; 4]| format!("| {} |\n", row.join(" | "));
    let mut markdown: Vec<String> = rows.iter().map(piped).collect();
    markdown.insert(1, "|---|:---|---:|---|\n".to_owned());
    let tabbed: String = rows.iter().map(|row| row.join("\t") + "\n").collect();
    let (one, other) = (table(&markdown.concat()), table(&tabbed));
    assert_eq!(cells(&one), cells(&other));
    assert_eq!(one.rows_in, other.rows_in);
    assert!(one.rows[0].is_group);
}
