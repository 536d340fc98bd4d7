//! Odd tables → their header, rows and findings, one small text for each. `→` is a tab, `⏎` ends a
//! line, `@` is the header `STT→Nhiệm vụ→Chủ trì→Thời hạn`.

use crate::pipeline::{self, outline};
use congbao::data::{BlockKind, Outline, Text};
use std::time::{Duration, Instant};

const HEADER: &str = "STT→Nhiệm vụ→Chủ trì→Thời hạn";

fn text(short: &str) -> String {
    short.replace('@', HEADER).replace('→', "\t").replace('⏎', "\n")
}

/// All tables: the header and the rows as lines, cells between bars.
fn printed(outline: &Outline) -> String {
    let line = |cells: Vec<&str>| cells.join("|");
    let tables = outline.divisions.iter().flat_map(|division| &division.tables).map(|table| {
        let name = |name: &Option<Text>| {
            name.as_ref().map_or("?".to_owned(), |name| name.as_str().to_owned())
        };
        let names: Vec<String> = table.columns.iter().map(|column| name(&column.name)).collect();
        let rows = table.rows.iter().map(|row| line(row.cells.iter().map(Text::as_str).collect()));
        std::iter::once(names.join("|")).chain(rows).collect::<Vec<_>>().join("⏎")
    });
    tables.collect::<Vec<_>>().join("⏎⏎")
}

fn rules(outline: &Outline) -> Vec<&str> {
    outline.findings.iter().map(|finding| finding.rule.as_str()).collect()
}

/// Reads `short`, expects these tables under the header `@` and findings.
fn check(short: &str, expected: &str, found: &[&str]) {
    let outline = outline(&text(short));
    let header = HEADER.replace('→', "|");
    assert_eq!(printed(&outline), expected.replace('@', &header), "{short}");
    assert_eq!(rules(&outline), found, "{short}");
}

/// Texts of the blocks beside the tables.
fn beside(short: &str) -> Vec<(BlockKind, String)> {
    let outline = outline(&text(short));
    let blocks = outline.divisions.into_iter().flat_map(|division| division.blocks);
    let blocks = blocks.filter(|block| block.kind != BlockKind::Table);
    blocks.map(|block| (block.kind, block.text.as_str().to_owned())).collect()
}

#[test]
fn a_header_over_two_lines_begins_at_neither_a_heading_nor_a_sentence() {
    let table = "TT→Nhiệm vụ⏎trọng tâm→Cơ quan chủ trì→Thời hạn⏎1→Xây dựng→Sở Y tế→Quý I/2026";
    let read = "TT|Nhiệm vụ trọng tâm|Cơ quan chủ trì|Thời hạn⏎1|Xây dựng|Sở Y tế|Quý I/2026";
    check(&format!("Đoạn trên.⏎{table}"), read, &[]);
    check(&format!("Đoạn trên⏎{table}"), read, &[]);
    check(&format!("Đoạn trên⏎VĂN BẢN KHÁC⏎{table}"), read, &[]);
}

#[test]
fn rules_without_end_take_no_time() {
    let begin = Instant::now();
    outline(&format!("a | b\n{}", "-|-\n".repeat(60_000)));
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
}

#[test]
fn short_rows_without_numbers_are_rows() {
    let header = "Nhiệm vụ→Chủ trì→Thời hạn→Ghi chú⏎Lập khu→Sở Y tế→10/02/2020→x";
    let read = "Nhiệm vụ|Chủ trì|Thời hạn|Ghi chú⏎Lập khu|Sở Y tế|10/02/2020|x";
    check(
        &format!("{header}⏎Mua sắm→Sở Tài chính⏎Tập huấn→Sở Nội vụ⏎Sơ kết→Sở Công Thương"),
        &format!("{read}⏎Mua sắm|Sở Tài chính||⏎Tập huấn|Sở Nội vụ||⏎Sơ kết|Sở Công Thương||"),
        &["table.short-row"; 3],
    );
    check(
        &format!("{header}⏎Mua sắm→Sở Tài chính và⏎các sở→12/2020→x"),
        &format!("{read}⏎Mua sắm|Sở Tài chính và các sở|12/2020|x"),
        &[],
    );
}

#[test]
fn a_numbered_row_of_two_cells_is_short_unless_it_heads_others() {
    let first = "@⏎1→Lập khu→Sở Y tế→Quý I";
    let read = "@⏎1|Lập khu|Sở Y tế|Quý I";
    let last = ("⏎3→Tập huấn→Sở Nội vụ→Quý I", "⏎3|Tập huấn|Sở Nội vụ|Quý I");
    check(
        &format!("{first}⏎2→Mua sắm{}", last.0),
        &format!("{read}⏎2|Mua sắm||{}", last.1),
        &["table.short-row"],
    );
    check(
        &format!("{first}⏎2→Mua sắm⏎2.1→Mua áo→Sở Y tế→Quý I"),
        &format!("{read}⏎2|Mua sắm||⏎2.1|Mua áo|Sở Y tế|Quý I"),
        &[],
    );
    check(&format!("{first}⏎II→Y TẾ{}", last.0), &format!("{read}⏎II|Y TẾ||{}", last.1), &[]);
}

#[test]
fn a_note_between_rows_is_kept_beside_the_table() {
    let table = "@⏎1→Lập khu→Sở Y tế→Quý I⏎Ghi chú: làm ngay⏎2→Tập huấn→Sở Nội vụ→Quý I";
    check(table, "@⏎1|Lập khu|Sở Y tế|Quý I⏎2|Tập huấn|Sở Nội vụ|Quý I", &[]);
    assert_eq!(beside(table), [(BlockKind::Furniture, "Ghi chú: làm ngay".to_owned())]);
    let other = outline(&text(&table.replace("⏎2→", "⏎7→")));
    assert_eq!(other.divisions[0].tables[0].rows.len(), 1);
}

#[test]
fn what_a_page_prints_between_rows_is_kept_beside_the_table() {
    let rows = "@⏎1|Lập khu|Sở Y tế|Quý I⏎2|Tập huấn|Sở Nội vụ|Quý I";
    for (between, kept) in [
        ("⏎12⏎⏎", "12"),
        ("⏎VĂN BẢN KHÁC⏎⏎", "VĂN BẢN KHÁC"),
        ("- 2 -⏎", "- 2 -"),
        ("⏎- 2 -⏎", "- 2 -"),
    ] {
        let table = format!("@⏎1→Lập khu→Sở Y tế→Quý I⏎{between}@⏎2→Tập huấn→Sở Nội vụ→Quý I");
        check(&table, rows, &[]);
        assert_eq!(beside(&table), [(BlockKind::Furniture, kept.to_owned())]);
    }
}

#[test]
fn headings_that_nobody_knows_are_headings() {
    for header in ["TT→Họ tên→Ngày sinh", "Mã số→Tên đường→Điểm đầu"] {
        let read = header.replace('→', "|");
        check(&format!("{header}⏎1→A→b"), &format!("{read}⏎1|A|b"), &[]);
    }
    check("Bản→Năm 2016→Năm 2017⏎Mai Sơn→12→15", "Bản|Năm 2016|Năm 2017⏎Mai Sơn|12|15", &[]);
    check("| Loại | Mức |⏎|---|---|⏎| Đất | Cao |", "Loại|Mức⏎Đất|Cao", &[]);
    check("**Loại→Mức→Khối**⏎Đất→Cao→x", "Loại|Mức|Khối⏎Đất|Cao|x", &[]);
    let row = "table.no-header";
    check("| 5 | Cao |⏎|---|---|⏎| 6 | Thấp |", "?|?⏎5|Cao⏎6|Thấp", &[row]);
    check("Lập khu cách ly→Sở→Quý I⏎1→Mua→Sở", "?|?|?⏎Lập khu cách ly|Sở|Quý I⏎1|Mua|Sở", &[row]);
    check("TT→Tên→Giá⏎1→An→25⏎⏎TT→Họ→Đội⏎1→Bá→Cờ", "TT|Tên|Giá⏎1|An|25⏎⏎TT|Họ|Đội⏎1|Bá|Cờ", &[]);
}

#[test]
fn marked_headings_of_a_page_are_headings() {
    let page = "<html><body><table><tr><th>Loại<th>Vị trí<th>Mức<tr><td>Đất<td>Bản A<td>tốt";
    let (report, text) = pipeline::page(page);
    let names: Vec<Option<&str>> =
        report.tables[0].columns.iter().map(|column| column.name.as_deref()).collect();
    assert_eq!(names, [Some("Loại"), Some("Vị trí"), Some("Mức")]);
    assert!(congbao::prove(&report, &text).failures.is_empty());
}

#[test]
fn a_second_row_of_headings_is_joined_to_the_first() {
    check(
        "TT→Chỉ tiêu→Năm 2018→→So sánh⏎→→Kế hoạch→Thực hiện→(%)⏎1→Lúa→12→13→105",
        "TT|Chỉ tiêu|Năm 2018 Kế hoạch|Năm 2018 Thực hiện|So sánh (%)⏎1|Lúa|12|13|105",
        &[],
    );
    check(
        "TT→Chỉ tiêu→Tiến độ→⏎→→Quý I→Quý II⏎1→Lúa→12→13",
        "TT|Chỉ tiêu|Quý I|Quý II⏎1|Lúa|12|13",
        &[],
    );
}

#[test]
fn all_cells_of_a_cut_row_go_up_together() {
    let last = "⏎3→Tổng kết→Sở A→12/2018";
    let read = "⏎3|Tổng kết|Sở A|12/2018";
    for (cut, joined) in [
        (
            "2→Xây dựng quy chế giữa các cơ→Sở Nội→Quý⏎⏎@⏎→quan trong tỉnh→vụ→III/2018",
            "2|Xây dựng quy chế giữa các cơ quan trong tỉnh|Sở Nội vụ|Quý III/2018",
        ),
        (
            "2→Xây dựng quy chế→Sở Nội vụ, Sở→Trước ngày⏎⏎@⏎→→Tài chính→30/9/2018",
            "2|Xây dựng quy chế|Sở Nội vụ, Sở Tài chính|Trước ngày 30/9/2018",
        ),
        ("I→LĨNH VỰC Y TẾ VÀ→→⏎⏎@⏎→GIÁO DỤC→→", "I|LĨNH VỰC Y TẾ VÀ GIÁO DỤC||"),
        // Rows of their own.
        (
            "2→Xây dựng→Sở Nội vụ→Quý I⏎⏎@⏎→Ban hành→Sở Y tế→Quý II",
            "2|Xây dựng|Sở Nội vụ|Quý I⏎|Ban hành|Sở Y tế|Quý II",
        ),
        ("I→LĨNH VỰC Y TẾ→→⏎⏎@⏎→GIÁO DỤC→→", "I|LĨNH VỰC Y TẾ||⏎|GIÁO DỤC||"),
    ] {
        check(&format!("@⏎{cut}{last}"), &format!("@⏎{joined}{read}"), &[]);
    }
}

#[test]
fn a_dump_may_print_its_numbers() {
    let row = |number: &str| format!(" →⏎→{number}⏎→Rà soát⏎→Phòng A⏎→Quý II⏎");
    let dump = ["1", "2", "3"].map(row).concat();
    let read = "?|?|?|?⏎1|Rà soát|Phòng A|Quý II⏎2|Rà soát|Phòng A|Quý II⏎3|Rà soát|Phòng A|Quý II";
    check(&dump, read, &["table.no-header"]);
}

#[test]
fn trailing_blanks_are_no_cells_and_blanks_among_rules_no_row() {
    let long = outline(&text("@⏎1→Lập khu→Sở Y tế→Quý I→x→→"));
    assert_eq!(long.findings[0].found.as_deref(), Some("5"));
    check("| STT | Việc |⏎| |---| |⏎| 1 | Mua |", "STT|Việc⏎1|Mua", &[]);
}

#[test]
fn numbers_and_headings_of_spaced_tables_are_kept() {
    let table = "
 STT    Nhiệm vụ               Chủ trì       Số lượng
  1     Lập khu cách ly        Sở Y tế

                                              77
  2     Mua khẩu trang         Sở Tài chính   15
  3     Mua áo                 Sở Tài chính   16
";
    assert!(printed(&outline(table)).contains("77"));
}

#[test]
fn rows_of_small_figures_do_not_number_the_columns() {
    for (under, rows) in [
        ("1\t25\t20\t5\n2\t30\t28\t2\n", 2),
        ("(1)\t(2)\t(3)\t(4)\n1\t25\t20\t5\n", 1),
        ("A\tB\t1\t2=1/A\n1\t25\t20\t5\n", 1),
        ("1\tA\t2\tB\n", 1),
    ] {
        let text = format!("BÁO CÁO\nKết quả\n\nTT\tSố lượng\tĐạt\tKhông đạt\n{under}");
        let outline = crate::pipeline::outline(&text);
        assert_eq!(outline.divisions[0].tables[0].rows.len(), rows, "{text}");
    }
}

/// The tasks of a table as JSON.
fn tasks(table: &str) -> serde_json::Value {
    pipeline::json("a.txt", &format!("PHỤ LỤC\nNhiệm vụ\n\n{table}"))["tasks"].clone()
}

#[test]
fn a_column_without_its_noun_is_read_from_its_cells() {
    let head = "TT\tNhiệm vụ\tChủ trì\tHoàn thành\n";
    let dates = tasks(&format!(
        "{head}1\tRà soát hồ sơ\tSở Y tế\t25/10/2025\n2\tTập huấn\tSở Nội vụ\tQuý I/2026\n"
    ));
    assert_eq!(dates[0]["deadline"]["end"], "2025-10-25");
    let shares =
        tasks(&format!("{head}1\tRà soát hồ sơ\tSở Y tế\t80%\n2\tTập huấn\tSở Nội vụ\t100%\n"));
    assert!(shares[0]["deadline"].is_null());
}

#[test]
fn a_dash_says_nothing_and_roles_of_two_columns_are_not_said_in_a_cell() {
    let found = tasks(
        "TT\tNhiệm vụ\tCơ quan thực hiện\tCơ quan phối hợp\tSản phẩm\n\
         1\tRà soát hồ sơ\tSở Y tế\tSở Nội vụ\t-\n2\tTập huấn\tSở Nội vụ\tSở Y tế\tBáo cáo\n",
    );
    assert!(found[0]["deliverable"].is_null());
    assert_eq!(found[1]["deliverable"], "Báo cáo");
    assert_eq!(found[0]["confidence"]["leads"]["rule"], "owner.role-open");
    assert_eq!(found[0]["confidence"]["supports"]["rule"], "owner.column");
}
