//! A catalogue: what goes in once, what becomes of documents and sources, what is asked of it.

mod alerts;
mod answers;
mod breaks;
mod changes;
mod exports;
mod revisions;
mod rules;
mod upgrades;
mod watch;

use super::{Desk, Said, program};
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

/// What differs from test to test: in which run something was done, when a file was written.
const OF_RUNS: [&str; 2] = ["run", "modified"];

impl Desk {
    /// Takes `inputs` in.
    pub(super) fn ingest(&self, inputs: &str) -> Said {
        self.run(&format!("ingest {inputs} --catalog c.sqlite"))
    }

    /// Sets the time of change of a file, or of all below a folder, to one long ago: by now another write would show.
    pub(super) fn age(&self, path: &str) {
        set_modified(&self.path(path), SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000));
    }

    pub(super) fn catalog(&self) -> Connection {
        Connection::open(self.path("c.sqlite")).unwrap()
    }

    /// One column of the answer to `sql`, which is text.
    pub(super) fn column(&self, sql: &str) -> Vec<String> {
        let connection = self.catalog();
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    /// One number.
    pub(super) fn number(&self, sql: &str) -> i64 {
        self.catalog().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// Everything in the catalogue but its runs; what is in it holds together.
    pub(super) fn dump(&self) -> String {
        let connection = self.catalog();
        let check = |pragma: &str| -> Vec<String> {
            let mut check = connection.prepare(pragma).unwrap();
            let rows = check.query_map([], |row| row.get::<_, String>(0)).unwrap();
            rows.map(Result::unwrap).collect()
        };
        assert_eq!(check("PRAGMA integrity_check"), ["ok"]);
        assert_eq!(check("PRAGMA foreign_key_check"), Vec::<String>::new());
        let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'search_*' \
            AND name NOT GLOB 'sqlite_*' AND name <> 'catalog_runs' ORDER BY name";
        let mut dump = String::new();
        for table in check(tables) {
            dump_table(&connection, &table, &mut dump);
        }
        dump
    }
}

/// Sets the time of change of a file, or of all below a folder.
fn set_modified(path: &Path, time: SystemTime) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            set_modified(&entry.unwrap().path(), time);
        }
    } else {
        fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
    }
}

fn dump_table(connection: &Connection, table: &str, dump: &mut String) {
    let mut rows = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
    let names: Vec<String> = rows.column_names().map(str::to_owned).collect();
    let of_row = |row: &Row<'_>| {
        let mut line = String::new();
        for (at, name) in names.iter().enumerate() {
            if !OF_RUNS.contains(&name.as_str()) {
                _ = write!(line, "{:?}|", row.get::<_, Value>(at)?);
            }
        }
        Ok(line)
    };
    let lines: Vec<String> = rows.query_map([], of_row).unwrap().map(Result::unwrap).collect();
    _ = writeln!(dump, "{table}\n{}", lines.join("\n"));
}

/// A decision of the province with a plan in three tasks, the second due on `day`.
pub(super) fn decision(number: u32, about: &str, day: &str) -> String {
    format!(
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n\
Số: {number}/QĐ-UBND\n\nSơn La, ngày 09 tháng 3 năm 2026\n\nQUYẾT ĐỊNH\n\nBan hành Kế hoạch {about}\n\n\
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;\n\n\
QUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch {about}.\n\n\
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\nCHỦ TỊCH\n\nVõ Minh Đức\n\n\
PHỤ LỤC\nNHIỆM VỤ {number}\n\nTT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời hạn\n\
1\tRà soát 12 cơ sở dữ liệu về {about}\tSở Y tế\tSở Nội vụ\tQuý I/2026\n\
2\tTập huấn cho 150 cán bộ về {about}\tSở Nội vụ\tSở Y tế\tTrước ngày {day}\n\
3\tBáo cáo kết quả {about}\tCông an tỉnh\tCác sở, ban, ngành\tTháng 11/2026\n"
    )
}

/// A gazette issue that prints these.
pub(super) fn gazette(decisions: &[String]) -> String {
    let head = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúc\n\nCÔNG BÁO\n\nTỉnh Sơn La\n\n\
Số 14 + 15\n\nNgày 20 tháng 03 năm 2026\n\nMỤC LỤC\n\nVĂN BẢN PHÁP LUẬT KHÁC\n\nUBND TỈNH\n\n\
09/3/2026\tQuyết định của UBND tỉnh số 310/QĐ-UBND về việc ban hành Kế hoạch chuyển đổi số y tế.\t3\n\n";
    format!("{head}{}", decisions.join("\n\n"))
}

/// A page with the lines and tables of a text.
pub(super) fn page(text: &str) -> String {
    let mut page = String::from("<html><body>");
    for line in text.lines().filter(|line| !line.is_empty()) {
        let cells = line.replace('\t', "</td><td>");
        let is_row = line.contains('\t');
        let row =
            if is_row { format!("<tr><td>{cells}</td></tr>") } else { format!("<p>{line}</p>") };
        let row = if is_row && line.starts_with("TT") { format!("<table>{row}") } else { row };
        page.push_str(&row);
    }
    page + "</table></body></html>"
}

/// A folder with a text, another and what cannot be read.
fn inbox() -> Desk {
    let desk = Desk::with(&[
        ("in/310.txt", decision(310, "chuyển đổi số y tế", "30/6/2026").as_bytes()),
        ("in/322.txt", decision(322, "cải cách hành chính", "15/7/2026").as_bytes()),
        ("in/x.pdf", b"%PDF-1.7\n%\xe2\xe3"),
    ]);
    desk.age("in");
    desk
}

#[test]
fn the_same_folder_twice_changes_nothing() {
    let desk = inbox();
    desk.ingest("in").with(1).complains(&["in/310.txt: new (1 new document)"]);
    let before = desk.dump();
    assert_eq!(desk.number("SELECT count(*) FROM catalog_documents"), 2);
    assert!(desk.number("SELECT count(*) FROM tasks") >= 6);
    assert!(desk.number("SELECT count(*) FROM catalog_owners WHERE \"key\" = 'so y te'") >= 4);
    desk.ingest("in").with(1).complains(&["2 unchanged", "1 still in quarantine"]);
    assert_eq!(desk.dump(), before);
    desk.run("ingest in --catalog c.sqlite --check").with(1).complains(&["2 unchanged"]);
    assert_eq!(desk.dump(), before);
    desk.run("ingest in/310.txt --catalog c.sqlite --quiet").with(0);
    assert_eq!(desk.dump(), before);
}

#[test]
fn records_are_those_that_extract_writes() {
    let desk = inbox();
    desk.put("in/issue.txt", gazette(&[decision(330, "đào tạo nghề", "30/9/2026")]).as_bytes());
    desk.ingest("in").with(1);
    desk.run("extract in --format sqlite --out out").with(1);
    let (ours, theirs) =
        (desk.catalog(), Connection::open(desk.path("out/congbao.sqlite")).unwrap());
    for table in [
        "sources",
        "documents",
        "tasks",
        "task_agencies",
        "metrics",
        "citations",
        "agencies",
        "search",
    ] {
        let (mut own, mut other) = (String::new(), String::new());
        dump_table(&ours, table, &mut own);
        dump_table(&theirs, table, &mut other);
        assert!(own.lines().count() > 3 && own == other, "{table}:\n{own}\n{other}");
    }
}

#[test]
fn a_catalogue_is_no_input_of_its_own() {
    let desk = inbox();
    desk.put("c.sqlite.v1.bak", b"\0");
    let line = "ingest in/310.txt . --catalog ./c.sqlite";
    desk.run(line).with(1);
    desk.run(line).with(1).complains(&["2 unchanged", "0 failed"]);
    assert_eq!(desk.number("SELECT count(*) FROM catalog_files"), 3);
}

#[test]
fn a_file_that_moves_is_no_news() {
    let desk = inbox();
    desk.ingest("in/310.txt").with(0);
    let tasks = desk.number("SELECT count(*) FROM tasks");
    fs::rename(desk.path("in/310.txt"), desk.path("in/decision.txt")).unwrap();
    desk.ingest("in/decision.txt").with(0).complains(&["in/decision.txt: known content"]);
    assert_eq!(desk.column("SELECT path FROM catalog_files"), ["in/decision.txt"]);
    fs::copy(desk.path("in/decision.txt"), desk.path("in/copy.txt")).unwrap();
    desk.ingest("in/copy.txt").with(0).complains(&["in/copy.txt: known content"]);
    assert_eq!(desk.number("SELECT count(*) FROM catalog_files"), 2);
    assert_eq!(desk.number("SELECT count(*) FROM catalog_contents"), 1);
    assert_eq!(desk.number("SELECT count(*) FROM catalog_revisions"), 1);
    assert_eq!(desk.number("SELECT count(*) FROM tasks"), tasks);
}

#[test]
fn what_fails_is_tried_again_once_it_changes_or_the_program_does() {
    let desk = inbox();
    desk.ingest("in/x.pdf").with(1).complains(&["in/x.pdf", "PDF is not read yet"]);
    let said = desk.ingest("in/x.pdf").with(1);
    assert!(!said.stderr.contains("not read yet"), "{}", said.stderr);
    let status = desk.run("catalog status --catalog c.sqlite --format csv").with(0).stdout;
    assert!(status.contains("quarantined,in/x.pdf,") && status.contains("PDF"), "{status}");
    let status = desk.run("catalog status --catalog c.sqlite --lang vi").with(0).stdout;
    assert!(status.contains("chưa đọc được"), "{status}");
    let older = "UPDATE catalog_contents SET program_version = '0.0.1'";
    desk.catalog().execute(older, []).unwrap();
    desk.ingest("in/x.pdf").with(1).complains(&["PDF is not read yet"]).complains(&["1 failed"]);
    desk.put("in/x.pdf", decision(340, "an toàn thông tin", "30/6/2026").as_bytes());
    desk.ingest("in/x.pdf").with(0).complains(&["in/x.pdf: new (1 new document)"]);
    assert_eq!(desk.column("SELECT state FROM catalog_contents"), ["quarantined", "ok"]);
    let status = desk.run("catalog status --catalog c.sqlite").with(0).stdout;
    assert!(!status.contains("quarantined"), "{status}");
    desk.put("in/x.pdf", b"");
    desk.ingest("in/x.pdf").with(1).complains(&["empty"]);
    assert_eq!(desk.number("SELECT count(*) FROM documents WHERE parent_id IS NULL"), 1);
}

#[test]
fn only_a_catalogue_that_is_known_is_opened() {
    let desk = inbox();
    let refused = |words: &[&str]| desk.ingest("in/310.txt").with(3).complains(words);
    desk.put("c.sqlite", b"nothing of the kind, but long enough to be looked at as one");
    refused(&["c.sqlite", "not a catalogue"]);
    fs::remove_file(desk.path("c.sqlite")).unwrap();
    desk.run("catalog status --catalog c.sqlite").with(3).complains(&["c.sqlite", "no such file"]);
    desk.run("extract in/310.txt --format sqlite").with(0);
    fs::copy(desk.path("out/congbao.sqlite"), desk.path("c.sqlite")).unwrap();
    refused(&["c.sqlite", "not a catalogue"]);
    fs::remove_file(desk.path("c.sqlite")).unwrap();
    desk.ingest("in/310.txt").with(0);
    desk.catalog().pragma_update(None, "user_version", 99).unwrap();
    refused(&["c.sqlite", "newer version", "99"]);
    desk.run("catalog documents --catalog c.sqlite").with(3).complains(&["newer version"]);
    fs::remove_file(desk.path("c.sqlite")).unwrap();
    desk.ingest("nowhere").with(3).complains(&["nowhere", "no such file"]);
    assert!(!desk.path("c.sqlite").exists());
    desk.run("ingest - --catalog c.sqlite").with(2).complains(&["standard input"]);
}

#[test]
fn a_file_that_changed_a_moment_ago_is_read_again() {
    let desk = inbox();
    // As if both were written within one tick of the clock of the file system.
    let now = SystemTime::now() + Duration::from_secs(3600);
    for (day, words) in [("30/6/2026", "new"), ("30/7/2026", "changed (1 new revision)")] {
        desk.put("in/310.txt", decision(310, "chuyển đổi số y tế", day).as_bytes());
        set_modified(&desk.path("in/310.txt"), now);
        desk.ingest("in/310.txt").with(0).complains(&["in/310.txt", words]);
    }
    desk.ingest("in/310.txt").with(0).complains(&["1 unchanged"]);
    let stamped = "SELECT count(*) FROM catalog_files WHERE modified IS NOT NULL";
    assert_eq!(desk.number(stamped), 0);
    desk.age("in");
    desk.ingest("in/310.txt").with(0).complains(&["1 unchanged"]);
    assert_eq!(desk.number(stamped), 1);
}

#[test]
fn a_catalogue_that_could_not_be_made_leaves_nothing() {
    let desk = inbox();
    // The system ends who writes more than eight blocks.
    let program = program();
    let program = program.display();
    let line = format!("ulimit -f 8; exec '{program}' ingest in/310.txt --catalog c.sqlite");
    let status = Command::new("sh").args(["-c", &line]).current_dir(desk.path(".")).status();
    assert_eq!(status.unwrap().code(), None);
    assert!(!desk.path("c.sqlite").exists());
    desk.run("catalog status --catalog c.sqlite").with(3).complains(&["no such file"]);
    desk.ingest("in/310.txt").with(0);
}
