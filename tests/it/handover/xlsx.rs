//! The workbook, read back by another program than the one that wrote it, holds every value of its five
//! record types: texts as texts, numbers as numbers, days as days, truth values as such.

use super::{CASES, Case};
use calamine::{Data, Range, Reader, Xlsx};
use congbao::data::{Finding, Joins, Report};
use congbao::write::Volume;
use congbao::write::changes::Lang;
use congbao::write::rows::{Kind, SHEETS, Sheet};
use congbao::write::xlsx::{ROWS, Workbook};
use std::io::{self, Cursor, Write};
use std::sync::LazyLock;

const VI: [(&str, &str); 5] = [
    ("tasks", "Nhiệm vụ"),
    ("metrics", "Chỉ tiêu"),
    ("documents", "Văn bản"),
    ("agencies", "Cơ quan"),
    ("findings", "Cảnh báo"),
];

/// The bytes of a workbook of `cases`, and what it could not hold of each.
fn written(cases: &[Case], lang: Lang, rows: u32) -> (Vec<u8>, Vec<Vec<Finding>>) {
    let (mut bytes, mut lacks) = (Vec::new(), Vec::new());
    let spool = tempfile::tempdir().unwrap();
    let mut book = Box::new(Workbook::new(lang, rows, spool.path(), &mut bytes).unwrap());
    for case in cases {
        lacks.push(book.take(case.material()).unwrap());
    }
    book.close().unwrap();
    assert_eq!(std::fs::read_dir(spool.path()).unwrap().count(), 0, "a file was left behind");
    (bytes, lacks)
}

fn opened(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn sheet(name: &str) -> &'static Sheet {
    SHEETS.iter().find(|sheet| sheet.name == name).unwrap()
}

/// A column of the layout: its name, its look, its heading in Vietnamese.
struct Column {
    name: &'static str,
    look: &'static str,
    heading: &'static str,
}

/// The columns of `records` as the table says, in no order.
fn columns(records: &str) -> Vec<Column> {
    let rows = include_str!("../../../src/write/xlsx/layout.tsv").lines();
    let cells = rows.map(|row| row.split('\t').collect::<Vec<_>>());
    let own = cells.filter(|row| row[0] == records);
    own.map(|row| {
        let head =
            sheet(records).heads.iter().find(|head| head.name == row[1].trim_start_matches('+'));
        let title = head.map_or("", |head| head.title);
        Column {
            name: row[1],
            look: row[4],
            heading: if row[5].is_empty() { title } else { row[5] },
        }
    })
    .collect()
}

/// Where the column with this heading stands.
fn at(range: &Range<Data>, heading: &str) -> usize {
    let found = range.headers().unwrap().iter().position(|own| own == heading);
    found.unwrap_or_else(|| panic!("no column {heading}"))
}

/// The rows of `records` of all cases, what was found while writing among the findings.
fn expected(records: &str, lacks: &[Vec<Finding>]) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (case, lacks) in CASES.iter().zip(lacks) {
        rows.extend(case.rows(sheet(records)));
        if records == "findings" {
            let report = Report { findings: lacks.clone(), ..case.report.clone() };
            rows.extend(Case { report, text: String::new() }.rows(sheet(records)));
        }
    }
    rows
}

/// A text as a cell can hold it.
fn shown(text: &str, look: &str) -> String {
    let text = if look == "list" { text.replace(" | ", "; ") } else { text.to_owned() };
    let signs = [('\0', '␀'), ('\r', '␍'), ('\u{1b}', '␛'), ('\u{fffe}', '\u{fffd}')];
    signs.iter().fold(text, |text, (odd, sign)| text.replace(*odd, &sign.to_string()))
}

#[track_caller]
fn same(found: &Data, expected: &str, kind: Kind, look: &str) {
    let is_dated = kind == Kind::Date || look == "day";
    match (found, kind) {
        (Data::Empty, _) => assert_eq!("", expected),
        (Data::DateTime(day), _) if is_dated => {
            let (year, month, day, hour, ..) = day.to_ymd_hms_milli();
            assert_eq!((format!("{year:04}-{month:02}-{day:02}"), hour), (expected.to_owned(), 0));
        }
        (Data::Float(number), Kind::Integer | Kind::Number) => {
            assert_eq!(Ok(*number), expected.parse(), "{expected}");
        }
        (Data::Bool(flag), Kind::Boolean) => assert_eq!(flag.to_string(), expected),
        (Data::String(text), Kind::String)
            if shown(expected, look).encode_utf16().count() > 32_767 =>
        {
            let (head, tail) = text.rsplit_once("… [cắt bớt").unwrap();
            assert!(tail.contains("thù địch/=1+1.txt") && tail.ends_with(']'), "{tail}");
            assert!(shown(expected, look).starts_with(head));
            assert_eq!(text.encode_utf16().count(), 32_767);
        }
        (Data::String(text), Kind::String) if !(look == "day" && is_day(expected)) => {
            assert_eq!(text, &shown(expected, look));
        }
        (found, kind) => panic!("{kind:?} {expected:?} is {found:?}"),
    }
}

fn is_day(text: &str) -> bool {
    text.len() == 10 && text.split('-').count() == 3
}

/// One test, for the reports of the seeds are long in the making.
#[test]
fn every_value_is_in_the_workbook_and_nothing_is_a_formula() {
    let (bytes, lacks) = written(&CASES, Lang::Vi, ROWS);
    assert!(bytes == written(&CASES, Lang::Vi, ROWS).0, "the same reports gave other bytes");
    let mut book = opened(bytes);
    assert_eq!(book.sheet_names(), VI.map(|(_, title)| title));
    for (records, title) in VI {
        let range = book.worksheet_range(title).unwrap();
        let rows = expected(records, &lacks);
        assert_eq!(range.height(), rows.len() + 1, "{title}");
        let columns = columns(records);
        for (place, head) in sheet(records).heads.iter().enumerate() {
            let column = columns.iter().find(|column| column.name == head.name).unwrap();
            let at = at(&range, column.heading);
            for (found, row) in range.rows().skip(1).zip(&rows) {
                same(&found[at], &row[place], head.kind, column.look);
            }
        }
        assert!(book.worksheet_formula(title).unwrap().is_empty(), "{title}");
    }
    let (hostile, seeds) = lacks.split_last().unwrap();
    assert!(seeds.iter().all(Vec::is_empty), "{seeds:?}");
    let cut: Vec<&Finding> = hostile.iter().filter(|f| f.rule == "format.cell-cut").collect();
    assert_eq!(cut.len(), 1, "{cut:?}");
}

/// Three tasks in a table.
static SMALL: LazyLock<Case> = LazyLock::new(|| {
    let text = "STT\tNhiệm vụ\tCơ quan chủ trì\tTình trạng\n1\tRà soát văn bản\tSở Tư pháp\tChậm tiến độ\n\
                2\tTập huấn hòa giải\tSở Nội vụ\tHoàn thành\n3\tKiểm tra hồ sơ\tSở Y tế\tĐang triển khai\n";
    let source = congbao::read("nhỏ.txt", text.as_bytes().to_vec()).unwrap();
    Case { report: congbao::extract(&source, Joins::Make), text: source.text }
});

/// A small report whose first task is called `title`.
fn titled(title: &str) -> Case {
    let mut report = SMALL.report.clone();
    report.tasks[0].title = Some(title.to_owned());
    Case { report, text: SMALL.text.clone() }
}

/// The cells below a heading.
fn below(range: &Range<Data>, heading: &str) -> Vec<Data> {
    let at = at(range, heading);
    range.rows().skip(1).map(|row| row[at].clone()).collect()
}

#[test]
fn what_a_cell_cannot_hold_is_told_in_the_workbook_and_to_the_caller() {
    let cases = [titled(&"😀".repeat(20_000)), titled("trước\0sau")];
    let (bytes, lacks) = written(&cases, Lang::Vi, ROWS);
    let [cut] = &lacks[0][..] else { panic!("{lacks:?}") };
    let (id, told) = (&cases[0].report.tasks[0].id, ("40000", "32767"));
    assert_eq!((cut.rule.as_str(), cut.record_id.as_ref()), ("format.cell-cut", Some(id)));
    assert_eq!((cut.found.as_deref(), cut.expected.as_deref()), (Some(told.0), Some(told.1)));
    let mut book = opened(bytes);
    let tasks = book.worksheet_range("Nhiệm vụ").unwrap();
    let title = below(&tasks, "Nhiệm vụ")[0].to_string();
    let pointer = format!("… [cắt bớt, toàn văn: nhỏ.txt, {id}]");
    assert!(title.starts_with("😀😀") && title.ends_with(&pointer), "{pointer}");
    assert!((32_766..=32_767).contains(&title.encode_utf16().count()));
    let rules = below(&book.worksheet_range("Cảnh báo").unwrap(), "Quy tắc");
    let own: Vec<String> =
        rules.iter().map(ToString::to_string).filter(|rule| rule.starts_with("format.")).collect();
    assert_eq!(own, ["format.cell-cut", "format.sign-replaced"]);
}

#[test]
fn every_row_says_which_line_of_which_file_it_is_from() {
    let mut book = opened(written(&[titled("=1+1")], Lang::Vi, ROWS).0);
    let range = book.worksheet_range("Nhiệm vụ").unwrap();
    assert_eq!(below(&range, "Dòng"), [2.0, 3.0, 4.0].map(Data::Float));
    assert!(below(&range, "Tệp nguồn").iter().all(|file| *file == *"nhỏ.txt"));
    assert_eq!(below(&range, "Nhiệm vụ")[0], *"=1+1");
    let bodies = book.worksheet_range("Cơ quan").unwrap();
    assert_eq!(below(&bodies, "Dòng"), [2.0, 3.0, 4.0].map(Data::Float));
}

#[test]
fn statuses_are_said_in_words_of_the_language() {
    let small = || titled("một");
    let vi = opened(written(&[small()], Lang::Vi, ROWS).0).worksheet_range("Nhiệm vụ").unwrap();
    let words: Vec<String> = below(&vi, "Tình trạng").iter().map(ToString::to_string).collect();
    assert_eq!(words, ["Chậm tiến độ", "Hoàn thành", "Đang triển khai"]);
    let mut book = opened(written(&[small()], Lang::En, ROWS).0);
    assert_eq!(book.sheet_names(), ["Tasks", "Metrics", "Documents", "Agencies", "Findings"]);
    let en = book.worksheet_range("Tasks").unwrap();
    assert_eq!(
        below(&en, "Status"),
        ["Delayed", "Completed", "In progress"].map(|s| Data::String(s.into()))
    );
    assert_eq!(below(&en, "Status code")[0], *"delayed");
}

#[test]
fn a_full_sheet_goes_on_in_another() {
    let cases: Vec<Case> = ["một", "hai", "ba"].map(titled).into();
    let mut book = opened(written(&cases, Lang::Vi, 5).0);
    let names = book.sheet_names();
    assert_eq!(names[..4], ["Nhiệm vụ", "Nhiệm vụ (2)", "Nhiệm vụ (3)", "Chỉ tiêu"]);
    let mut titles = Vec::new();
    for (name, height) in names.iter().zip([5, 5, 2]) {
        let range = book.worksheet_range(name).unwrap();
        assert_eq!(range.height(), height, "{name}");
        titles.extend(below(&range, "Nhiệm vụ"));
    }
    let all = cases.iter().flat_map(|case| &case.report.tasks);
    assert!(titles.iter().eq(all.map(|task| task.title.as_deref().unwrap())), "{titles:?}");
}

#[test]
fn a_run_without_records_is_a_workbook_with_headings() {
    let mut book = opened(written(&[], Lang::Vi, ROWS).0);
    for (records, title) in VI {
        let range = book.worksheet_range(title).unwrap();
        assert_eq!((range.height(), range.width()), (1, columns(records).len()), "{title}");
    }
}

/// A disk without room.
struct Full;

impl Write for Full {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_writer_that_fails_is_an_error() {
    let spool = tempfile::tempdir().unwrap();
    let mut book = Box::new(Workbook::new(Lang::Vi, ROWS, spool.path(), Full).unwrap());
    book.take(SMALL.material()).unwrap();
    assert!(book.close().is_err());
    assert!(Workbook::new(Lang::Vi, ROWS, &spool.path().join("none"), Full).is_err());
}
