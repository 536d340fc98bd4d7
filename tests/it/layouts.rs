//! Layouts of other gazettes and offices than the seeds': letterheads side by side, letters, wrapped
//! rows and headers, word dumps, contents.

use crate::pipeline::outline;
use congbao::data::{Block, BlockKind, Division, Table, Text};

/// The only table of a text.
fn table(text: &str) -> Table {
    let mut tables: Vec<Table> =
        outline(text).divisions.into_iter().flat_map(|division| division.tables).collect();
    assert_eq!(tables.len(), 1, "{text}");
    tables.remove(0)
}

fn cells(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.cells.iter().map(Text::as_str).collect()).collect()
}

const HEADER: &str = "STT\tNội dung nhiệm vụ\tCơ quan chủ trì\tSản phẩm\n";

fn text(text: Option<&Text>) -> Option<&str> {
    text.map(Text::as_str)
}

fn texts(division: &Division) -> Vec<&str> {
    let running = |block: &&Block| !matches!(block.kind, BlockKind::Furniture | BlockKind::Table);
    division.blocks.iter().filter(running).map(|block| block.text.as_str()).collect()
}

#[test]
fn a_letterhead_of_two_columns_on_the_same_lines_is_read() {
    for gap in ["\t\t", "        "] {
        let outline = outline(&format!(
            "HỘI ĐỒNG NHÂN DÂN{gap}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH NGHỆ AN{gap}Độc lập - Tự do - Hạnh phúc\nSố: 31/2024/NQ-HĐND{gap}Nghệ An, ngày 06 tháng 12 năm 2024\nNGHỊ QUYẾT\nQuy định mức hỗ trợ\nHỘI ĐỒNG NHÂN DÂN TỈNH NGHỆ AN\nKHÓA XVIII, KỲ HỌP THỨ 25\nCăn cứ Luật Ngân sách nhà nước;\n"
        ));
        let head = &outline.divisions[0];
        assert_eq!(text(head.number.as_ref()), Some("31/2024/NQ-HĐND"));
        assert_eq!(text(head.issuer.as_ref()), Some("HỘI ĐỒNG NHÂN DÂN TỈNH NGHỆ AN"));
        assert_eq!(text(head.place_date.as_ref()), Some("Nghệ An, ngày 06 tháng 12 năm 2024"));
        assert_eq!(text(head.title.as_ref()), Some("Quy định mức hỗ trợ"));
        assert_eq!(texts(head), ["Căn cứ Luật Ngân sách nhà nước;"]);
    }
}

#[test]
fn the_subject_of_a_letter_is_its_title() {
    let outline = outline(
        "UBND TỈNH NGHỆ AN\nSỞ TÀI CHÍNH\nSố: 4521/STC-QLNS\nV/v đẩy nhanh tiến độ giải ngân\nvốn đầu tư công\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nNghệ An, ngày 9 tháng 9 năm 2025\n\nKính gửi: Các sở, ban, ngành\n",
    );
    let head = &outline.divisions[0];
    let title = "đẩy nhanh tiến độ giải ngân vốn đầu tư công";
    assert_eq!(text(head.title.as_ref()), Some(title));
    assert_eq!(text(head.issuer.as_ref()), Some("UBND TỈNH NGHỆ AN SỞ TÀI CHÍNH"));
    assert_eq!(text(head.place_date.as_ref()), Some("Nghệ An, ngày 9 tháng 9 năm 2025"));
    assert_eq!(texts(head), ["Kính gửi: Các sở, ban, ngành"]);
}

#[test]
fn a_title_ends_where_a_basis_begins_without_a_blank_line() {
    let outline = outline(
        "BÁO CÁO\nKết quả quý I năm 2022\nThực hiện Công văn số 12/UBND-TH ngày 10/01/2022 của Ủy ban nhân\ndân tỉnh, huyện báo cáo như sau:\n1. Kết quả\n",
    );
    assert_eq!(text(outline.divisions[0].title.as_ref()), Some("Kết quả quý I năm 2022"));
}

#[test]
fn a_right_column_beside_the_recipients_is_the_signature() {
    let outline = outline(
        "BÁO CÁO\nKết quả\n\nĐã xong./.\n\nNơi nhận:            CHỦ TỊCH\n- Như trên;\n- Lưu VT.            Tăng Văn Luyện\n",
    );
    let division = &outline.divisions[0];
    let signature: Vec<&str> = division.signature.iter().map(Text::as_str).collect();
    assert_eq!(signature, ["CHỦ TỊCH", "Tăng Văn Luyện"]);
    let recipients: Vec<&str> = division.recipients.iter().map(Text::as_str).collect();
    assert_eq!(recipients, ["Như trên", "Lưu VT"]);
}

#[test]
fn appendices_begin_without_a_blank_line() {
    let outline = outline(
        "KẾ HOẠCH\nĐề án 06\n\nĐã duyệt.\nPhụ lục I\nNHIỆM VỤ\nSTT\tNội dung\tThời hạn\n1\tCấp thẻ\tQuý I\nPHỤ LỤC II.a\nCHỈ TIÊU\n(Kèm theo Kế hoạch số 7/KH-UBND)\nSTT\tChỉ tiêu\tĐVT\n1\tTỷ lệ\t%\n",
    );
    let labels: Vec<_> =
        outline.divisions.iter().filter_map(|division| text(division.label.as_ref())).collect();
    assert_eq!(labels, ["Phụ lục I", "PHỤ LỤC II.a"]);
    assert!(outline.divisions.iter().skip(1).all(|division| division.parent == Some(0)));
}

#[test]
fn lines_of_paragraphs_are_not_joined_as_if_they_were_wrapped() {
    let long = "Đẩy mạnh chuyển đổi số trên các lĩnh vực; gắn trách nhiệm của từng cơ quan, đơn vị trong tổ chức triển khai, bảo đảm đồng bộ";
    let outline = outline(&format!(
        "{long}.\n2. Các sở, ban, ngành tỉnh; Ủy ban nhân dân các huyện, thị xã, thành phố\nXây dựng kế hoạch.\n"
    ));
    assert_eq!(texts(&outline.divisions[0]).last(), Some(&"Xây dựng kế hoạch."));
}

#[test]
fn an_assignment_line_begins_a_paragraph_of_its_own() {
    let outline = outline(
        "1.1. Rà soát, sửa đổi các văn bản quy phạm pháp luật về khoa học\nChủ trì: Sở Tư pháp.\n",
    );
    assert_eq!(texts(&outline.divisions[0]).len(), 2);
}

#[test]
fn a_running_head_does_not_cut_a_paragraph() {
    let outline = outline(
        "Điều 1. Quy định mức chi bảo đảm cho công\n\nCÔNG BÁO/Số 101+102/Ngày 01-6-2022\t3\n\ntác kiểm tra văn bản.\n",
    );
    let division = &outline.divisions[0];
    assert_eq!(texts(division), ["Quy định mức chi bảo đảm cho công tác kiểm tra văn bản."]);
}

#[test]
fn a_row_printed_over_several_lines_is_one() {
    let table = table(&format!(
        "{HEADER}1\tXây dựng phần mềm của Sở Nội vụ và\ncác đơn vị trực thuộc\tSở Nội vụ\tPhần mềm\n2\tTập huấn\tSở Nội vụ\tLớp học\n"
    ));
    assert_eq!(cells(&table)[0][1], "Xây dựng phần mềm của Sở Nội vụ và các đơn vị trực thuộc");
    assert_eq!(table.rows_in, 3);
}

#[test]
fn a_header_printed_over_several_lines_is_one() {
    let table = table(
        "Số\nTT\tNội dung nhiệm vụ\tCơ quan\nchủ trì\tSản phẩm\n1\tTập huấn\tSở Nội vụ\tLớp học\n",
    );
    let names: Vec<_> = table.columns.iter().map(|column| text(column.name.as_ref())).collect();
    let expected = ["Số TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Sản phẩm"];
    assert_eq!(names, expected.map(Some));
}

#[test]
fn a_header_of_two_rows_names_each_column() {
    let table = table(
        "STT\tNhiệm vụ\tTiến độ thực hiện\t\tGhi chú\n\t\tHoàn thành\tChưa thực hiện\t\n(1)\t(2)\t(3)\t(4)\t(5)\n1\tTập huấn\tx\t\t\n",
    );
    let names: Vec<_> = table.columns.iter().map(|column| text(column.name.as_ref())).collect();
    let expected = ["STT", "Nhiệm vụ", "Hoàn thành", "Chưa thực hiện", "Ghi chú"];
    assert_eq!(names, expected.map(Some));
    assert_eq!((table.rows.len(), table.rows_in, table.header_rows), (1, 2, 1));
}

#[test]
fn a_line_without_tabs_among_rows_heads_them() {
    let table = table(&format!(
        "{HEADER}1\tTập huấn\tSở Nội vụ\tLớp học\nB. THỦ TỤC HÀNH CHÍNH\n2\tRà soát\tSở Tư pháp\tBáo cáo\n"
    ));
    assert_eq!(table.rows.iter().map(|row| row.is_group).collect::<Vec<_>>(), [false, true, false]);
}

#[test]
fn a_total_heads_nothing() {
    let table = table(&format!("{HEADER}1\tTập huấn\tSở Nội vụ\tLớp học\n\tTổng cộng: 01\t\t\n"));
    assert!(table.rows.iter().all(|row| !row.is_group));
}

#[test]
fn a_dump_has_group_rows_and_lost_numbers_on_lines_of_their_own() {
    let groups = table(
        "\tI\n\tNhóm tiện ích\n\t1\n\tCấp thẻ\n\tCông an tỉnh\n\tQuý I\n\t2\n\tKhai sinh\n\tSở Tư pháp\n\tQuý II\n\t3\n\tChi trả\n\tSở Nội vụ\n\tQuý II\n",
    );
    assert_eq!(groups.columns.len(), 4);
    assert_eq!(groups.rows.iter().filter(|row| row.is_group).count(), 1);
    let lost = table(
        "\tTT\n\tNội dung\n\tThời gian\n \t\n\tRà soát\n\tQuý I\n \t\n\tTập huấn\n\tQuý II\n \t\n\tTổng kết\n\tQuý IV\n",
    );
    assert_eq!(cells(&lost)[0], ["", "Rà soát", "Quý I"]);
}

#[test]
fn contents_are_read_over_wrapped_entries() {
    let outline = outline(
        "CÔNG BÁO\nTỈNH NGHỆ AN\nSố 45 + 46\t\tNgày 20 tháng 8 năm 2025\nMỤC LỤC\n\tTrang\nPHẦN VĂN BẢN KHÁC\nỦY BAN NHÂN DÂN TỈNH\n08-8-2025\tQuyết định số 2310/QĐ-UBND phê duyệt danh mục dự án\nthu hồi đất năm 2025\t5\n12-8-2025- Quyết định số 2345/QĐ-UBND công bố thủ tục\t8\n\nVĂN BẢN KHÁC\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 2310/QĐ-UBND\n",
    );
    let head = outline.masthead.as_ref().unwrap();
    assert_eq!(text(head.date.as_ref()), Some("Ngày 20 tháng 8 năm 2025"));
    let pages: Vec<&str> = head.toc.iter().map(|entry| entry.page.as_str()).collect();
    assert_eq!(pages, ["5", "8"]);
    assert!(head.toc[0].entry.as_str().ends_with("danh mục dự án thu hồi đất năm 2025"));
    assert_eq!(text(head.toc[1].body.as_ref()), Some("ỦY BAN NHÂN DÂN TỈNH"));
    assert_eq!(outline.divisions.len(), 2);
}

#[test]
fn the_menu_of_a_page_is_no_document() {
    let outline = outline(
        "Trang chủ\n\nVăn bản\n\nỦY BAN NHÂN DÂN\nTỈNH QUẢNG TRỊ\nSố: 45/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nQuảng Trị, ngày 12 tháng 9 năm 2025\nKẾ HOẠCH\nTriển khai phong trào\n\nI. MỤC TIÊU\n",
    );
    assert_eq!(outline.divisions.len(), 1);
    let division = &outline.divisions[0];
    assert_eq!(text(division.number.as_ref()), Some("45/KH-UBND"));
    let first = &division.blocks[0];
    assert_eq!((first.kind, first.text.as_str()), (BlockKind::Furniture, "Trang chủ"));
}

fn only(text: &str) -> Division {
    let mut divisions = outline(text).divisions;
    assert_eq!(divisions.len(), 1, "{text}");
    divisions.remove(0)
}

#[test]
fn two_signatures_stand_side_by_side() {
    let division = only(
        "Điều 1. Ban hành.\n\nKT. BỘ TRƯỞNG\tKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\tTHỨ TRƯỞNG\n(Đã ký)\t(Đã ký)\nNguyễn Văn An\tTrần Thị Bình\n",
    );
    assert!(division.tables.is_empty());
    let signature: Vec<&str> = division.signature.iter().map(Text::as_str).collect();
    assert_eq!(signature, ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Nguyễn Văn An"]);
}

#[test]
fn a_signature_two_tabs_beside_the_recipients_is_no_table() {
    let division = only(
        "Điều 1. Ban hành.\n\nNơi nhận:\t\tKT. CHỦ TỊCH\n- Như Điều 1;\t\tPHÓ CHỦ TỊCH\n- Lưu: VT.\t\tNguyễn Văn An\n",
    );
    assert!(division.tables.is_empty());
    assert_eq!((division.recipients.len(), division.signature.len()), (2, 3));
}

#[test]
fn recipients_stand_on_one_line() {
    let division = only("Điều 1. Ban hành.\nNơi nhận: - UBND tỉnh; - Lưu: VT.\n");
    let recipients: Vec<&str> = division.recipients.iter().map(Text::as_str).collect();
    assert_eq!(recipients, ["UBND tỉnh", "Lưu: VT"]);
}

#[test]
fn markdown_headings_are_kind_and_title() {
    let division = only("# BÁO CÁO\n\n**Kết quả quý III năm 2023**\n\n## I. KẾT QUẢ\n\nTốt.\n");
    let printed = |text: Option<&Text>| text.map(|text| text.as_str().to_owned());
    assert_eq!(printed(division.kind.as_ref()).as_deref(), Some("BÁO CÁO"));
    assert_eq!(printed(division.title.as_ref()).as_deref(), Some("Kết quả quý III năm 2023"));
    assert!(division.blocks.iter().any(|block| block.text.as_str() == "KẾT QUẢ"));
}

#[test]
fn an_appendix_may_have_no_number() {
    let note = "(Kèm theo Kế hoạch số 5/KH-UBND ngày 05 tháng 6 năm 2023)";
    let text = format!("1. Mở đầu.\n\nPhụ lục\nDanh mục nhiệm vụ\n{note}\n\n1. Rà soát.\n");
    let divisions = outline(&text).divisions;
    assert_eq!(divisions.len(), 2);
    let title = divisions[1].title.as_ref().map(Text::as_str);
    assert_eq!(title, Some("Danh mục nhiệm vụ"));
    assert_eq!(outline(&text.replace(note, "Rà soát.")).divisions.len(), 1);
}

#[test]
fn the_title_of_a_form_is_in_capitals() {
    let divisions =
        outline("1. Mở đầu.\n\nMẫu số 01\nĐƠN ĐỀ NGHỊ\nĐịa chỉ: ....\nTên: ....\n").divisions;
    let title = divisions[1].title.as_ref().map(Text::as_str);
    assert_eq!(title, Some("ĐƠN ĐỀ NGHỊ"));
}
