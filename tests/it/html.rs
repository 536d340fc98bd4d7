//! HTML pages → the records that the same text gives.
//!
//! A small printer writes one truth as tabbed text and as a page with spans, a header over two rows
//! and the noise Word leaves; seed 002 is written as a page too.

use crate::pipeline;
use congbao::data::{Joins, Report, Source};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::path::Path;

fn read(page: &str) -> Source {
    let source = congbao::read("x.html", page.as_bytes().to_vec())
        .unwrap_or_else(|refusal| panic!("{refusal}: {page:.200}"));
    assert_eq!(source.format, "html", "{page:.200}");
    source
}

/// The report on a page, every value of it proved.
fn report(page: &str) -> Report {
    let source = read(page);
    let report = congbao::extract(&source, Joins::Make);
    let proof = congbao::prove(&report, &source.text);
    assert!(proof.failures.is_empty(), "{:?}", proof.failures);
    report
}

fn check(page: &str, expected: &str) {
    assert_eq!(read(&format!("<html><body>{page}")).text, expected, "{page}");
}

#[test]
fn rows_are_lines_and_cells_stand_between_tabs() {
    check(
        "<p>Biểu<table><tr><th>STT<th>Nội dung<th>Chủ trì<tr><td>1<td><p>Rà soát</p><p>hạ tầng</p><td>Sở Y tế &amp; &lt;b&gt;</table>Hết",
        "Biểu\n\nSTT\tNội dung\tChủ trì\n1\tRà soát<br>hạ tầng\tSở Y tế & &lt;b>\n\nHết\n",
    );
}

#[test]
fn spans_over_rows_are_repeated_but_not_their_numbers() {
    check(
        "<table><tr><th>STT<th>Nhóm<th>Nội dung<th>Thời hạn\
         <tr><td rowspan=2>1<td rowspan=2>Hạ tầng<td>Rà soát<td rowspan=2>Năm 2026\
         <tr><td>Nâng cấp<tr><td colspan=4>II. Dữ liệu<tr><td>2<td><td colspan=2>Làm sạch</table>",
        "STT\tNhóm\tNội dung\tThời hạn\n1\tHạ tầng\tRà soát\tNăm 2026\n\
         \tHạ tầng\tNâng cấp\tNăm 2026\nII. Dữ liệu\t\t\t\n2\t\tLàm sạch\t\n",
    );
}

#[test]
fn headers_over_two_rows_become_one() {
    let expected = "STT\tNội dung\tKết quả - Đạt\tKết quả - Không đạt\n1\tRà soát\tx\t\n";
    for header in [
        "<tr><th rowspan=2>STT<th rowspan=2>Nội dung<th colspan=2>Kết quả<tr><th>Đạt<th>Không đạt",
        "<tr><td rowspan=2>STT<td rowspan=2>Nội dung<td colspan=2>Kết quả<tr><td>Đạt<td>Không<br>đạt",
        "<tr><td>STT<td>Nội dung<td colspan=2>Kết quả<tr><td><td><td>Đạt<td>Không đạt",
        "<thead><tr><td rowspan=2>STT<td rowspan=2>Nội dung<td colspan=2>Kết quả<tr><td>Đạt<td>Không đạt</thead>",
    ] {
        check(&format!("<table>{header}<tr><td>1<td>Rà soát<td>x<td></table>"), expected);
    }
    let again = "<tr><th>STT<th>Nội dung<th>Kết quả<tr><td>1<td>a<td>b<tr><th>STT<th>Nội dung<th>Kết quả<tr><td>2<td>c<td>d";
    check(
        &format!("<table>{again}</table>"),
        "STT\tNội dung\tKết quả\n1\ta\tb\nSTT\tNội dung\tKết quả\n2\tc\td\n",
    );
}

#[test]
fn what_frames_a_page_is_no_table() {
    check(
        "<table><tr><td><b>UBND TỈNH<br>AN GIANG</b></td><td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><p>Độc lập - Tự do - Hạnh phúc</td></tr>\
         <tr><td>Số: 5/KH-UBND</td><td><i>An Giang, ngày 3 tháng 2 năm 2026</i></td></tr></table>",
        "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\nĐộc lập - Tự do - Hạnh phúc\nAn Giang, ngày 3 tháng 2 năm 2026\n\n\
         **UBND TỈNH**\n**AN GIANG**\nSố: 5/KH-UBND\n",
    );
    check(
        "<table><tr><td><table><tr><td>STT<td>Nội dung<td>Chủ trì<tr><td>1<td>a<td>b</table><td>Bên</table>",
        "STT\tNội dung\tChủ trì\n1\ta\tb\n\nBên\n",
    );
    check(
        "<table><tr><th>STT<th>Nội dung<th>Chủ trì<tr><td>1<td>a<table><tr><td>b<td>c<tr><td>d</table><td>e</table>",
        "STT\tNội dung\tChủ trì\n1\ta<br>b c<br>d\te\n",
    );
}

#[test]
fn the_title_of_the_page_stands_in_where_a_table_begins_it() {
    let table = "<table><tr><th>STT<th>Nội dung<th>Chủ trì<tr><td>1<td>a<td>b</table>";
    let head = "<html><head><title>Phụ lục</title></head><body>";
    assert!(read(&format!("{head}{table}")).text.starts_with("Phụ lục\n\nSTT\t"));
    assert!(read(&format!("{head}<p>Biểu</p>{table}")).text.starts_with("Biểu\n\nSTT\t"));
}

#[test]
fn every_line_has_the_path_of_its_element() {
    let source = read(
        "<html><body><p>a</p><div>b</div><div>c<table><tbody><tr><td>1<td>2</tr></tbody><tbody><tr><td>3<td>4</table></div>",
    );
    let found: Vec<(&str, &str)> = source
        .anchors
        .iter()
        .map(|anchor| (anchor.path.as_str(), &source.text[anchor.span.range()]))
        .collect();
    assert_eq!(
        found,
        [
            ("html>body>p:1", "a"),
            ("html>body>div:1", "b"),
            ("html>body>div:2", "c"),
            ("html>body>div:2>table:1>tr:1", "1\t2"),
            ("html>body>div:2>table:1>tr:2", "3\t4"),
        ]
    );
    assert_eq!(congbao::extract(&source, Joins::Make).source.anchors, source.anchors);
}

/// One row of the truth: number, group, task, lead, support, deadline, ticks.
type Truth = [String; 8];

/// Rows in which neighbours share groups and deadlines, so that spans have something to span.
fn truth(rows: usize) -> Vec<Truth> {
    const GROUPS: [&str; 3] = ["Hạ tầng số", "Dữ liệu số", "Nguồn nhân lực"];
    const VERBS: [&str; 5] = ["Rà soát", "Nâng cấp", "Tổ chức", "Xây dựng", "Báo cáo kết quả"];
    const OBJECTS: [&str; 4] = [
        "hạ tầng kỹ thuật",
        "cơ sở dữ liệu hộ tịch",
        "lớp tập huấn",
        "kho dữ liệu < 5 năm & lưu trữ",
    ];
    const BODIES: [&str; 4] =
        ["Sở Y tế", "Sở Khoa học và Công nghệ", "Công an tỉnh", "UBND các xã, phường"];
    const TIMES: [&str; 3] = ["Quý II/2026", "Trước ngày 30/6/2026", "Thường xuyên"];
    let pick = |list: &[&str], at: usize| list[at % list.len()].to_owned();
    (0..rows)
        .map(|at| {
            let ticked =
                |column: usize| if at % 2 == column { "x".to_owned() } else { String::new() };
            [
                (at + 1).to_string(),
                pick(&GROUPS, at / 4),
                format!("{} {} số {}", pick(&VERBS, at), pick(&OBJECTS, at / 2), at + 1),
                pick(&BODIES, at),
                pick(&BODIES, at + 1),
                pick(&TIMES, at / 3),
                ticked(0),
                ticked(1),
            ]
        })
        .collect()
}

const HEADINGS: [&str; 8] = [
    "STT",
    "Nhóm nhiệm vụ",
    "Nội dung nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời hạn",
    "Hoàn thành",
    "Đang triển khai",
];

fn as_text(rows: &[Truth]) -> String {
    let mut text = format!("PHỤ LỤC I\nPHÂN CÔNG NHIỆM VỤ\n\n{}\n", HEADINGS.join("\t"));
    for row in rows {
        let _ = writeln!(text, "{}", row.join("\t"));
    }
    text
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace(' ', if text.len() > 12 { " " } else { "&nbsp;" })
}

/// A cell as Word saves it.
fn word(text: &str, attributes: &str) -> String {
    format!(
        "<td width=64{attributes} style='width:48.0pt;border:solid windowtext 1.0pt'>\r\n  <p class=MsoNormal align=center \
         style='mso-pagination:none'><span lang=VI style='font-size:\r\n13.0pt'>{}<o:p></o:p></span></p>\r\n  </td>",
        escape(text)
    )
}

/// How many rows from `at` on print the same in `column`.
fn run(rows: &[Truth], at: usize, column: usize) -> usize {
    rows[at..].iter().take_while(|row| row[column] == rows[at][column]).count()
}

fn as_page(rows: &[Truth]) -> String {
    let mut page = String::from(
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta http-equiv=Content-Type content='text/html; charset=utf-8'>\
         <!--[if gte mso 9]><xml><o:x/></xml><![endif]--><style>p.MsoNormal{margin:0}</style></head><body lang=EN-US>\
         <p class=MsoNormal align=center><b>PHỤ LỤC I<br>PHÂN CÔNG NHIỆM VỤ</b></p><table class=MsoTableGrid border=1><tr>",
    );
    for heading in &HEADINGS[..6] {
        page += &word(heading, " rowspan=2");
    }
    page += &word("Tình trạng", " colspan=2");
    page += "</tr><tr>";
    page += &word(HEADINGS[6], "");
    page += &word(HEADINGS[7], "");
    page += "</tr>";
    for (at, row) in rows.iter().enumerate() {
        page += "<tr style='height:1pt'>";
        for (column, text) in row.iter().enumerate() {
            let spans = matches!(column, 1 | 5);
            if spans && at > 0 && rows[at - 1][column] == row[column] {
                continue;
            }
            let rowspan =
                if spans { format!(" rowspan={}", run(rows, at, column)) } else { String::new() };
            page += &word(text, &rowspan);
        }
        page += "</tr><tr style='display:none'><td>ẩn</td></tr>";
    }
    page + "</table></body></html>"
}

/// What counts of a task: everything but places in the source and ids of records.
fn tasks(report: &Report) -> Vec<String> {
    let row = |task: &congbao::data::Task| {
        let names = |mentions: &[congbao::data::Mention]| -> Vec<String> {
            mentions.iter().map(|mention| mention.name.clone()).collect()
        };
        let deadline = task.deadline.as_ref().map(|deadline| (&deadline.raw, &deadline.edtf));
        format!(
            "{:?}|{:?}|{:?}|{:?}|{:?}|{deadline:?}|{:?}|{:?}|{:?}",
            task.ordinal,
            task.group,
            task.title,
            names(&task.leads),
            names(&task.supports),
            task.status.as_ref().map(|status| status.code),
            task.deliverable,
            task.flags,
        )
    };
    report.tasks.iter().map(row).collect()
}

#[test]
fn a_page_with_spans_gives_the_tasks_of_its_text() {
    for rows in [2, 7, 40] {
        let truth = truth(rows);
        let text = pipeline::report("x.txt", &as_text(&truth));
        let page = report(&as_page(&truth));
        assert_eq!(tasks(&text).len(), rows);
        assert_eq!(tasks(&page), tasks(&text));
        assert_eq!(page.tables[0].rows_in as usize, rows + 1);
        let statuses = page.tasks.iter().filter(|task| task.status.is_some()).count();
        assert_eq!(statuses, rows);
    }
}

/// A seed of one table as a page: prose as paragraphs, each run of tabbed lines as a table. Its cells
/// hold HTML themselves.
pub(crate) fn page_of(text: &str) -> String {
    let (mut page, mut in_table) = (String::from("<!DOCTYPE html><html><body>"), false);
    for line in text.lines() {
        if line.contains('\t') != in_table {
            in_table = !in_table;
            page += if in_table { "<table>" } else { "</table>" };
        }
        if in_table {
            let cells: Vec<String> =
                line.split('\t').map(|cell| format!("<td>{cell}</td>")).collect();
            let _ = write!(page, "<tr>{}</tr>", cells.concat());
        } else {
            let _ = writeln!(page, "{line}<br>");
        }
    }
    page
}

#[test]
fn a_seed_as_a_page_gives_the_tasks_of_the_seed() {
    for (seed, count) in [
        ("002_a08ed59a4126e7f6.txt", 58),
        ("000_91c373365b29b32b.txt", 0),
        ("001_e74e8d69df380535.txt", 0),
        ("003_8f2cee8025a1b0bb.txt", 0),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(seed);
        let text = pipeline::read(&path);
        let from_text = pipeline::report(seed, &text);
        let from_page = report(&page_of(&text));
        assert!(count == 0 || from_page.tasks.len() == count);
        assert_eq!(tasks(&from_page), tasks(&from_text), "{seed}");
        let ids =
            |report: &Report| report.tasks.iter().map(|task| task.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&from_page), ids(&from_text));
    }
}

#[test]
fn seeds_are_text() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    for entry in std::fs::read_dir(seeds).unwrap().flatten() {
        let bytes = std::fs::read(entry.path()).unwrap();
        let source = congbao::read("x", bytes.clone()).unwrap();
        assert_eq!((source.format, source.text.as_bytes()), ("text", bytes.as_slice()));
    }
}

#[test]
fn pages_without_sense_are_read() {
    let many = |part: &str, count: usize| part.repeat(count);
    let pages = [
        many("<div>", 200_000),
        many("<b><p>", 5_000),
        many("<table><tr><td>", 2_000) + "x",
        many("<div><table><td></div>", 1_000) + "x",
        many("<span><div></span>", 5_000),
        many("<font color=1><p>x<font size=2>", 3_000),
        many("<ul><li>x", 1_000),
        many("<p>x", 10_000),
        many("</div></p></b>", 5_000),
        many("<![if x]><o:p>", 5_000),
        many("<sup>1", 5_000),
        many("<svg><path/>", 2_000),
        format!("<table>{}", many("<tr><td rowspan=65534 colspan=1000>xxxxxxxxxx<td>1", 1_000)),
        format!("<table><tr>{}", many("<td>x", 10_000)),
        format!("<table>{}", many("<tr><td>a<td>b<td>c<td>d<td>e", 2_000)),
        format!("<p {}>", (0..3_000).map(|at| format!("a{at}")).collect::<Vec<_>>().join(" ")),
        "<!--".to_owned(),
        "<p".to_owned(),
        "<p a='".to_owned(),
        "&#xffffffff;&#0;&bogus;\u{0}".replace('\0', ""),
        many("<script>", 1_000),
    ];
    for page in &pages {
        let page = format!("<html><body>a{page}");
        let source = congbao::read("x", page.clone().into_bytes()).unwrap();
        assert_eq!(source.format, "html");
        assert!(source.text.starts_with('a'), "{page:.60}");
        for anchor in &source.anchors {
            assert!(source.text.get(anchor.span.range()).is_some());
        }
    }
}

#[test]
fn what_is_too_deep_keeps_its_text() {
    let page = format!("<html>{}in{}<p>out", "<div>".repeat(10_000), "</div>".repeat(10_000));
    let source = read(&page);
    assert_eq!(source.text, "in\n\nout\n");
    assert_eq!(source.findings[0].rule, "html.nested-too-deep");
}

#[test]
fn pages_in_windows_1258_are_read() {
    let bytes =
        [&b"<html><head><meta charset=windows-1258></head><body><p>"[..], b"S\xf5\xd2 Y t\xea\xec"]
            .concat();
    let source = congbao::read("x", bytes).unwrap();
    assert_eq!((source.text.as_str(), source.encoding.as_ref()), ("Sở Y tế\n", "windows-1258"));
    assert!(source.findings.is_empty());
}

const ROWS: [[&str; 4]; 3] = [
    [
        "24/04/2026",
        "Quyết định",
        "1008/QĐ-UBND",
        "Ban hành Kế hoạch truyền thông chính sách năm 2026",
    ],
    ["27/04/2026", "Quyết định", "1033/QĐ-UBND", "Về việc ban hành Kế hoạch phòng, chống ma túy"],
    ["28/04/2026", "Nghị quyết", "12/2026/NQ-HĐND", "Quy định mức thu phí tham quan"],
];

fn contents(order: [usize; 4], more: &str) -> String {
    const NAMES: [&str; 4] = ["Ngày ban hành", "Loại văn bản", "Số, ký hiệu", "Trích yếu"];
    let row = |cells: [&str; 4], tag: &str, first: &str, last: &str| {
        let cells: String = order.map(|at| format!("<{tag}>{}</{tag}>", cells[at])).concat();
        format!("<tr><{tag}>{first}</{tag}>{cells}<{tag}>{last}</{tag}></tr>")
    };
    let table = |rows: &[[&str; 4]]| {
        let rows: String = rows
            .iter()
            .enumerate()
            .map(|(at, cells)| row(*cells, "td", &format!("{}", at + 1), more))
            .collect();
        format!(
            "<table><thead>{}</thead><tbody>{rows}</tbody></table>",
            row(NAMES, "th", "STT", "")
        )
    };
    format!(
        "<!DOCTYPE html><html><head><title>Cổng Công báo</title></head><body><nav><ul><li>Trang chủ</ul></nav>\
         <h1>Công báo tỉnh Sơn La số 30 + 31</h1><p>Ngày 15/05/2026</p><h3>Văn bản quy phạm pháp luật</h3>\
         <h4>HĐND TỈNH</h4>{}<h3>VĂN BẢN PHÁP LUẬT KHÁC</h3><h4>UBND TỈNH</h4>{}<p>Bản quyền thuộc Văn phòng UBND tỉnh</p>",
        table(&ROWS[2..]),
        table(&ROWS[..2])
    )
}

#[test]
fn a_page_that_lists_an_issue_gives_its_contents() {
    for (order, more) in
        [([0, 1, 2, 3], "Tải về"), ([2, 0, 1, 3], ""), ([1, 2, 3, 0], "<a href=#>PDF</a>")]
    {
        let page = contents(order, more);
        let report = report(&page);
        let issue = report.issue.unwrap_or_else(|| panic!("{page}"));
        assert_eq!(
            (issue.numbers.as_slice(), issue.date.as_deref()),
            (&[30, 31][..], Some("2026-05-15"))
        );
        let toc: Vec<[&str; 6]> = issue
            .toc
            .iter()
            .map(|entry| {
                let text = |value: &Option<String>| value.as_deref().unwrap_or_default().to_owned();
                [&entry.section, &entry.body, &entry.date, &entry.kind, &entry.number]
                    .map(text)
                    .into_iter()
                    .chain([entry.title.clone()])
                    .map(|text| &*text.leak())
                    .collect::<Vec<&str>>()
                    .try_into()
                    .unwrap()
            })
            .collect();
        let (laws, others) = ("Văn bản quy phạm pháp luật", "VĂN BẢN PHÁP LUẬT KHÁC");
        assert_eq!(
            toc,
            [
                [
                    laws,
                    "HĐND TỈNH",
                    "2026-04-28",
                    "Nghị quyết",
                    "12/2026/NQ-HĐND",
                    "Quy định mức thu phí tham quan"
                ],
                [others, "UBND TỈNH", "2026-04-24", "Quyết định", "1008/QĐ-UBND", ROWS[0][3]],
                [
                    others,
                    "UBND TỈNH",
                    "2026-04-27",
                    "Quyết định",
                    "1033/QĐ-UBND",
                    "ban hành Kế hoạch phòng, chống ma túy"
                ],
            ]
        );
        let kinds: Vec<&str> =
            report.documents.iter().map(|document| document.kind.as_str()).collect();
        assert_eq!(kinds, ["issue"]);
    }
}

#[test]
fn a_page_set_in_columns_is_text() {
    let body = "<p>Căn cứ Luật Tổ chức chính quyền địa phương;</p>".repeat(200);
    let page = format!(
        "<table><tr><td>Mục<br>lục</td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>{body}</td></tr></table>"
    );
    let text = read(&format!("<html><body>{page}")).text;
    assert!(
        text.starts_with("Mục\nlục\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nCăn cứ"),
        "{text:.200}"
    );
    assert!(!text.contains('\t'));
}

/// What pages are made of, damage included.
const PIECES: [&str; 44] = [
    "<table>",
    "</table>",
    "<thead>",
    "<tbody>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<th>",
    "<td rowspan=3>",
    "<td colspan=2>",
    "<td rowspan=2 colspan=3>",
    "<tr hidden>",
    "<caption>",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<br>",
    "<b>",
    "</b>",
    "<sup>",
    "</sup>",
    "<ol type=a>",
    "<ul>",
    "<li>",
    "</ul>",
    "<pre>",
    "</pre>",
    "<!-- ",
    " -->",
    "<p style='display:none'>",
    "STT",
    "Nội dung nhiệm vụ",
    "Cơ quan chủ trì",
    "Sở Y tế",
    "1",
    "(1)",
    "Trước ngày 30/6/2026",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 5/KH-UBND",
    "&lt;b&gt; &amp;nbsp; &nbsp;",
    "\t\n",
    "KẾ HOẠCH",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn any_page_is_read_and_proved(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..60)
    ) {
        let page = format!("<html><body>a{}", pieces.concat());
        let source = read(&page);
        for anchor in &source.anchors {
            let line = source.text.get(anchor.span.range());
            prop_assert!(line.is_some_and(|line| !line.is_empty() && !line.contains('\n')));
        }
        report(&page);
    }
}
