//! Tables between lone bars and tables set with spaces, small: what is a table there and what is not,
//! where rows begin, which cells a short row inherits.

use crate::pipeline::outline;
use congbao::data::{Table, Text};

fn tables(text: &str) -> Vec<Table> {
    outline(text).divisions.into_iter().flat_map(|division| division.tables).collect()
}

fn check(text: &str, expected: &[&[&str]]) {
    let tables = tables(text);
    assert_eq!(tables.len(), 1, "{text}");
    let cells = |cells: &[Text]| cells.iter().map(|cell| cell.as_str().to_owned()).collect();
    let rows: Vec<Vec<String>> = tables[0].rows.iter().map(|row| cells(&row.cells)).collect();
    assert_eq!(rows, expected, "{text}");
}

fn names(text: &str) -> Vec<String> {
    let tables = tables(text);
    let names = tables[0].columns.iter().map(|column| column.name.as_ref());
    names.map(|name| name.map_or("", Text::as_str).to_owned()).collect()
}

fn rules(text: &str) -> Vec<String> {
    outline(text).findings.into_iter().map(|finding| finding.rule).collect()
}

/// What html2text writes of cells that hold paragraphs: the group of row 2 spans down from row 1, a
/// group row has two cells, the last row ends in an empty one.
const BARS: &str = "**TT**\n\n|\n\n**Nhóm**\n\n|\n\n**Nội dung nhiệm vụ**\n\n|\n\n**Đơn vị chủ trì**\n\n|\n\n**Thời gian**  \n  \n---|---|---|---|---  \n  \n1\n\n|\n\nHạ tầng\n\n|\n\nXây dựng cơ sở dữ liệu dùng chung của tỉnh phục vụ công tác quản lý, điều\nhành\n\nHoàn thiện quy chế\n\n|\n\n*Đơn vị chủ trì thực hiện: *Các\nSở\n\n|\n\nQuý II/2026  \n  \n2\n\n|\n\nĐào tạo\n\n|\n\nSở Nội vụ\n\n|\n\nNăm 2026  \n  \nII\n\n|\n\nNhóm nhân lực  \n  \n3\n\n|\n\n|\n\nTập huấn\n\n|\n\nSở Y tế\n\n|  \n  \nHết phần bảng. Sở Nội vụ theo dõi, đôn đốc việc thực hiện và báo cáo Ủy ban nhân dân tỉnh.\n";

const BAR_ROWS: [&[&str]; 4] = [
    &[
        "1",
        "Hạ tầng",
        "Xây dựng cơ sở dữ liệu dùng chung của tỉnh phục vụ công tác quản lý, điều hành Hoàn thiện quy chế",
        "Đơn vị chủ trì thực hiện: Các Sở",
        "Quý II/2026",
    ],
    &["2", "Hạ tầng", "Đào tạo", "Sở Nội vụ", "Năm 2026"],
    &["II", "Nhóm nhân lực", "", "", ""],
    &["3", "", "Tập huấn", "Sở Y tế", ""],
];

#[test]
fn paragraphs_between_lone_bars_are_cells() {
    check(BARS, &BAR_ROWS);
    let stripped: Vec<&str> = BARS.lines().map(str::trim_end).collect();
    check(&stripped.join("\n"), &BAR_ROWS);
    let unruled: Vec<&str> = stripped.into_iter().filter(|line| !line.contains("---")).collect();
    check(&unruled.join("\n"), &BAR_ROWS);
}

#[test]
fn bars_of_a_letterhead_are_left_out() {
    let outline = outline(
        "**ỦY BAN NHÂN DÂN  \nTỈNH YÊN BÁI**\n\n|\n\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM  \nĐộc lập - Tự do - Hạnh phúc**  \n  \n---|---  \n  \nSố: 12/KH-UBND\n\n|\n\n*Yên Bái, ngày 12 tháng 3 năm 2026*  \n  \n**KẾ HOẠCH**\n\nChuyển đổi số năm 2026\n",
    );
    let head = &outline.divisions[0];
    assert!(head.tables.is_empty());
    assert_eq!(head.number.as_ref().map(Text::as_str), Some("12/KH-UBND"));
}

#[test]
fn a_short_row_inherits_in_every_layout_with_bars_or_tabs() {
    let header = ["STT", "Nhóm nhiệm vụ", "Nội dung", "Cơ quan chủ trì", "Thời hạn"];
    let rows: [&[&str]; 4] = [
        &["1", "Hạ tầng", "Rà soát mạng", "Sở Y tế", "Quý I/2026"],
        &["2", "Nâng cấp máy chủ", "Công an tỉnh", "Quý II/2026"],
        &["Bảo trì hệ thống", "Sở Nội vụ", "Năm 2026"],
        &["3", "Dữ liệu", "Làm sạch dữ liệu", "Sở Tư pháp"],
    ];
    let expected: [&[&str]; 4] = [
        rows[0],
        &["2", "Hạ tầng", "Nâng cấp máy chủ", "Công an tỉnh", "Quý II/2026"],
        &["", "Hạ tầng", "Bảo trì hệ thống", "Sở Nội vụ", "Năm 2026"],
        &["3", "Dữ liệu", "Làm sạch dữ liệu", "Sở Tư pháp", ""],
    ];
    let all = || std::iter::once(&header[..]).chain(rows);
    let tabs: Vec<String> = all().map(|row| row.join("\t") + "\n").collect();
    let pipes: Vec<String> = all().map(|row| format!("| {} |\n", row.join(" | "))).collect();
    for text in [tabs.concat(), pipes.concat()] {
        check(&text, &expected);
        let flagged: Vec<bool> =
            tables(&text)[0].rows.iter().map(|row| row.flags.contains(&"inherited-cell")).collect();
        assert_eq!(flagged, [false, true, true, false]);
        let found = rules(&text);
        assert_eq!(found, ["table.inherited-cell", "table.inherited-cell", "table.short-row"]);
    }
}

/// Numbers in the middle of their rows, a heading over two columns, numbers of the columns.
const CENTRED: &str = "
                                     PHỤ LỤC
                           DANH MỤC NHIỆM VỤ NĂM 2026
                                                    Phân công thực hiện            Thời gian
  TT         Nội dung nhiệm vụ                                                                   Kết quả, sản phẩm
                                              Chủ trì            Phối hợp         hoàn thành
 (1)                (2)                         (3)                 (4)               (5)               (6)
        Xây dựng, trình ban hành        Sở Khoa học và     Các sở, ban,                    Quyết định của
 1      Nghị quyết về cơ chế hỗ trợ     Công nghệ          ngành          Quý II/2026      UBND tỉnh
        doanh nghiệp
        Rà soát văn bản quy phạm        Sở Tư pháp                        Trước ngày       Báo cáo
 2      pháp luật trong lĩnh vực                                          30/6/2026
        chuyển đổi số
 3      Nâng cấp mạng truyền số         Công an tỉnh                      Năm 2026
        liệu chuyên dùng
                              TỔNG CỘNG: 3 nhiệm vụ
";

#[test]
fn columns_set_by_spaces_are_read() {
    check(
        CENTRED,
        &[
            &[
                "1",
                "Xây dựng, trình ban hành Nghị quyết về cơ chế hỗ trợ doanh nghiệp",
                "Sở Khoa học và Công nghệ",
                "Các sở, ban, ngành",
                "Quý II/2026",
                "Quyết định của UBND tỉnh",
            ],
            &[
                "2",
                "Rà soát văn bản quy phạm pháp luật trong lĩnh vực chuyển đổi số",
                "Sở Tư pháp",
                "",
                "Trước ngày 30/6/2026",
                "Báo cáo",
            ],
            &["3", "Nâng cấp mạng truyền số liệu chuyên dùng", "Công an tỉnh", "", "Năm 2026", ""],
            &["", "", "TỔNG CỘNG: 3 nhiệm vụ", "", "", ""],
        ],
    );
    let expected = [
        "TT",
        "Nội dung nhiệm vụ",
        "Chủ trì",
        "Phối hợp",
        "Thời gian hoàn thành",
        "Kết quả, sản phẩm",
    ];
    assert_eq!(names(CENTRED), expected);
    assert_eq!(rules(CENTRED), ["table.rows-guessed"]);
}

#[test]
fn double_spaces_in_running_text_make_no_table() {
    for text in [
        "     1.  Nội dung  nhiệm vụ:  Cơ quan  chủ trì  phối hợp  với các  sở, ban, ngành tổ chức\nthực  hiện các  nhiệm vụ  được giao,  bảo đảm  tiến độ,  chất lượng,  hiệu quả  theo quy\nđịnh  của pháp  luật;  thời hạn  hoàn thành   trước ngày  30/6/2026 và các năm.\n",
        "STT là số thứ tự;  Nội dung là phần việc  Thời hạn là ngày\ncuối   cùng   phải   xong.\n",
        "Nội dung   Cơ quan chủ trì   Thời hạn\nđều được nêu trong Kế hoạch này của Ủy ban nhân dân tỉnh.\n",
    ] {
        assert!(tables(text).is_empty(), "{text}");
    }
}

#[test]
fn a_table_without_separators_stays_text_and_is_reported() {
    let text =
        "STT\nNội dung nhiệm vụ\nCơ quan\nchủ trì\nThời hạn\n1\nRà soát\nSở Tư pháp\nQuý II/2026\n";
    assert!(tables(text).is_empty());
    assert_eq!(rules(text), ["table.cells-unknown"]);
    assert!(rules("STT\nhay số thứ tự là cột đầu của bảng.\n1\n").is_empty());
}

#[test]
fn a_table_in_a_list_is_read() {
    let text = "- Danh mục:\n  - | STT | Nội dung | Cơ quan chủ trì |\n    |---|---|---|\n    | 1 | Rà soát | Sở Y tế |\n";
    check(text, &[&["1", "Rà soát", "Sở Y tế"]]);
}

#[test]
fn a_page_cuts_a_row_set_by_spaces_and_a_heading_ends_the_table() {
    let text = "STT    Nội dung công việc                    Đơn vị thực hiện       Thời gian\n1      Ban hành Kế hoạch triển khai thực     Văn phòng              Tháng 01/2026\n       hiện Nghị quyết và phân công cho\n\u{c}       các đơn vị, địa phương\n2      Sơ kết, tổng kết                      Văn phòng              Hằng năm\n\n     II. TỔ CHỨC THỰC HIỆN\n";
    check(
        text,
        &[
            &[
                "1",
                "Ban hành Kế hoạch triển khai thực hiện Nghị quyết và phân công cho các đơn vị, địa phương",
                "Văn phòng",
                "Tháng 01/2026",
            ],
            &["2", "Sơ kết, tổng kết", "Văn phòng", "Hằng năm"],
        ],
    );
    assert_eq!(tables(text)[0].continuations.len(), 1);
}

#[test]
fn rows_need_no_bars_around_them_under_a_rule() {
    let table = &tables(
        "PHỤ LỤC\n\nSTT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn\n--- | --- | :-: | ---\n1 | Rà soát | Sở Tư pháp | Quý I\n2 | Công bố | | Quý II |\n\nHết.\n",
    )[0];
    let rows: Vec<Vec<&str>> =
        table.rows.iter().map(|row| row.cells.iter().map(Text::as_str).collect()).collect();
    assert_eq!(rows, [["1", "Rà soát", "Sở Tư pháp", "Quý I"], ["2", "Công bố", "", "Quý II"]]);
    assert!(tables("Tỷ lệ a | b của xã\nDòng khác | nữa\n").is_empty());
}
