//! `catalog changes --rules`: who is told what, and that it arrives: at least once, and elsewhere nothing.

use super::changes::WRONG;
use super::decision;
use crate::cli::{Desk, Said, said};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::JoinHandle;

const ABOUT: &str = "chuyển đổi số y tế";
const RULES: &str = "name = \"so-y-te\"\nowners = [\"so y te\"]\nlang = \"en\"\n";

impl Desk {
    fn alert(&self, asked: &str) -> Said {
        self.run(&format!("catalog changes {asked} --catalog c.sqlite"))
    }

    /// Alerts since the first run by these rules, each with what it is of.
    fn told(&self, rules: &str) -> Vec<String> {
        self.put("r.toml", rules.as_bytes());
        let said = self.alert("--since 1 --rules r.toml --format json").with(0).stdout;
        let rows: Vec<Value> = serde_json::from_str(&said).unwrap();
        let word = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let end = |id: String| id.rsplit('/').next().unwrap_or_default().to_owned();
        rows.iter().map(|row| format!("{} {}", word(row, "alert"), end(word(row, "id")))).collect()
    }

    /// Where the reader stands.
    fn place(&self, reader: &str) -> Option<i64> {
        let place = format!("SELECT max(entry) FROM catalog_readers WHERE reader = '{reader}'");
        self.catalog().query_row(&place, [], |row| row.get(0)).unwrap()
    }
}

/// A decision, then the other in its file.
fn revised(before: &str, after: &str) -> Desk {
    let desk = Desk::with(&[("in/310.txt", before.as_bytes())]);
    desk.ingest("in").with(0);
    desk.put("in/310.txt", after.as_bytes());
    desk.ingest("in").with(0).complains(&["1 new revision"]);
    desk
}

/// A report of tasks with this status.
fn report(status: &str) -> String {
    decision(310, ABOUT, "30/6/2026")
        .replace("Chủ trì\tPhối hợp\tThời hạn", "Chủ trì\tTình trạng\tThời hạn")
        .replace("Sở Y tế\tSở Nội vụ\tQuý", &format!("Sở Y tế\t{status}\tQuý"))
        .replace("Sở Nội vụ\tSở Y tế\tTrước", "Sở Nội vụ\tĐang triển khai\tTrước")
        .replace("Công an tỉnh\tCác sở, ban, ngành", "Công an tỉnh\tĐang triển khai")
}

#[test]
fn a_moved_deadline_concerns_the_owners_in_the_roles_asked_for() {
    let text = decision(310, ABOUT, "30/6/2026");
    let desk = revised(&text, &text.replace("Trước ngày 30/6/2026", "Trước ngày 15/8/2026"));
    assert_eq!(desk.told(RULES), ["deadline-moved pl#2"]);
    assert_eq!(desk.told(&format!("{RULES}roles = [\"support\"]\n")), ["deadline-moved pl#2"]);
    assert_eq!(desk.told(&format!("{RULES}roles = [\"lead\"]\n")), [""; 0]);
    assert_eq!(desk.told(&RULES.replace("so y te", "Công an tỉnh")), [""; 0]);
    assert_eq!(desk.told(&RULES.replace("so y te", "vn/son-la/so-noi-vu")).len(), 1);
    assert_eq!(desk.told("name = \"all\"\n").len(), 1);
    // Who does not ask for deadlines, but for any change, is told of it as one.
    assert_eq!(desk.told(&format!("{RULES}tell = [\"task-changed\"]\n")), ["task-changed pl#2"]);
    assert_eq!(desk.told(&format!("{RULES}tell = [\"task-new\"]\n")), [""; 0]);
    assert_eq!(desk.told(&format!("{RULES}within = \"vn/son-la\"\n")).len(), 1);
    assert_eq!(desk.told(&format!("{RULES}within = \"vn/son\"\n")), [""; 0]);
}

#[test]
fn a_task_is_new_also_to_who_becomes_an_owner() {
    let text = decision(310, ABOUT, "30/6/2026");
    let row = "4\tLập danh mục dữ liệu mở\tSở Y tế\tSở Nội vụ\tTháng 12/2026\n";
    assert_eq!(revised(&text, &(text.clone() + row)).told(RULES), ["task-new pl#4"]);
    let joined = revised(&text, &text.replace("Các sở, ban, ngành\tTháng", "Sở Y tế\tTháng"));
    assert_eq!(joined.told(RULES), ["task-new pl#3"]);
    let two = text.replace("Các sở, ban, ngành\tTháng", "Sở Tư pháp, Sở Y tế\tTháng");
    assert_eq!(revised(&text, &two).told(RULES), ["task-new pl#3"]);
    // One that goes is no task of whoever has its number now.
    let gone = text.replace("3\tBáo cáo", "2\tBáo cáo");
    let start = gone.find("2\tTập huấn").unwrap();
    let end = start + gone[start..].find('\n').unwrap() + 1;
    let desk = revised(&text, &format!("{}{}", &gone[..start], &gone[end..]));
    let police = RULES.replace("so y te", "cong an tinh") + "tell = [\"task-changed\"]\n";
    assert!(desk.told(&police).iter().all(|told| !told.contains("removed")));
    assert_eq!(desk.told(&(RULES.to_owned() + "tell = [\"task-changed\"]\n")).len(), 1);
}

#[test]
fn owners_are_named_as_they_are_asked_for() {
    let text = |day: &str| decision(310, ABOUT, day).replace("Sở Y tế", "Sở Khoa học và Công nghệ");
    let desk = revised(&text("30/6/2026"), &text("15/8/2026"));
    for owner in ["Sở KH&CN", "sở kh&cn", "Sở KH&CN tỉnh Sơn La", "vn/son-la/so-noi-vu"] {
        let rules = format!("name = \"a\"\nowners = [\"{owner}\"]\n");
        assert_eq!(desk.told(&rules), ["deadline-moved pl#2"], "{owner}");
        let said = desk.alert("--since 1 --rules r.toml").with(0);
        assert!(!said.stderr.contains(owner), "{}", said.stderr);
    }
    assert!(desk.told("name = \"a\"\nowners = [\"Sở KH&CN tỉnh Lào Cai\"]\n").is_empty());
}

#[test]
fn a_status_is_worse_further_from_its_end_or_late() {
    let told = |before: &str, after: &str| revised(&report(before), &report(after)).told(RULES);
    assert_eq!(told("Hoàn thành", "Đang triển khai"), ["status-worse pl#1"]);
    assert_eq!(told("Chưa triển khai", "Chậm tiến độ"), ["status-worse pl#1"]);
    assert_eq!(told("Đang triển khai", "Hoàn thành"), [""; 0]);
}

#[test]
fn an_error_is_told_to_the_owners_of_its_document() {
    let text = decision(310, ABOUT, "30/6/2026");
    let desk = revised(&text, &decision(310, ABOUT, WRONG));
    let alerts = |rules: &str| {
        let told = desk.told(rules).into_iter();
        told.filter(|alert| alert.starts_with("audit-error")).count()
    };
    assert_eq!(alerts(RULES), 1);
    assert_eq!(alerts(&RULES.replace("so y te", "Sở Tư pháp")), 0);
    let said = desk.alert("--since 1 --rules r.toml").with(0);
    let said = said.complains(&["no task in the catalogue names", "Sở Tư pháp"]);
    assert_eq!(said.stdout, "");
}

#[test]
fn what_other_rules_make_of_a_text_is_no_alert() {
    let desk = Desk::corrected();
    let row = "INSERT INTO catalog_revisions SELECT NULL, document, revision, 'rules', content, run, changes, difference \
        FROM catalog_revisions WHERE difference IS NOT NULL";
    desk.catalog().execute(row, []).unwrap();
    desk.put("r.toml", RULES.as_bytes());
    let said = desk.alert("--since 1 --rules r.toml").with(0);
    assert_eq!(said.stdout.matches("[Deadline moved]").count(), 1, "{}", said.stdout);
    said.complains(&["1 document read otherwise", "no alerts"]);
}

#[test]
fn people_read_a_line_each_by_document() {
    let desk = Desk::corrected();
    let rules =
        RULES.replace("\"en\"", "\"vi\"") + "tell = [\"deadline-moved\", \"document-new\"]\n";
    desk.put("r.toml", rules.as_bytes());
    assert_eq!(
        desk.alert("--since 1 --rules r.toml").with(0).stdout,
        "[congbao] so-y-te: 1 thời hạn thay đổi, 1 văn bản mới\n\n\
310/QĐ-UBND, Ban hành Kế hoạch chuyển đổi số y tế (vn/son-la/qd-ubnd/2026/310)\n\
\u{20} [Đổi thời hạn] #2 Tập huấn cho 150 cán bộ về chuyển đổi số y tế — Trước ngày 30/6/2026 → Trước ngày 15/8/2026 \
(muộn hơn 46 ngày) — chủ trì: Sở Nội vụ\n\n\
322/QĐ-UBND, Ban hành Kế hoạch cải cách hành chính (vn/son-la/qd-ubnd/2026/322)\n\
\u{20} [Văn bản mới] in/322.txt\n"
    );
}

#[test]
fn rules_that_are_not_understood_are_refused_at_their_place() {
    let desk = Desk::corrected();
    desk.put("r.toml", b"name = \"a\"\nownres = []\n");
    desk.alert("--since 1 --rules r.toml")
        .with(2)
        .complains(&["r.toml: line 2, column 1", "ownres"]);
    let said = desk.alert("--since 1 --rules r.toml --lang vi").with(2);
    said.complains(&["r.toml: dòng 2, cột 1", "không có khóa `ownres`"]);
    desk.alert("--since 1 --rules none.toml").with(2).complains(&["none.toml", "cannot read"]);
    desk.put("r.toml", RULES.as_bytes());
    desk.put("s.toml", RULES.as_bytes());
    desk.alert("--since 1 --rules r.toml --rules s.toml").with(2).complains(&["s.toml", "so-y-te"]);
}

#[test]
fn the_example_of_the_manual_is_understood() {
    let desk = Desk::corrected();
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/alerts.toml");
    fs::copy(example, desk.path("alerts.toml")).unwrap();
    let said = desk.alert("--since 0 --rules alerts.toml").with(0);
    assert!(said.stdout.contains("Nhiệm vụ mới"), "{}", said.stdout);
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/catalog.md")).unwrap();
    assert!(
        page.contains(&fs::read_to_string(example).unwrap()),
        "docs/catalog.md prints docs/alerts.toml"
    );
}

/// The parts of a letter: its headers unfolded, its text.
fn letter(bytes: &[u8]) -> (String, String) {
    let all = String::from_utf8(bytes.to_vec()).unwrap();
    let (headers, body) = all.split_once("\r\n\r\n").unwrap();
    let part = body.split("Content-Transfer-Encoding: base64\r\n\r\n").nth(1).unwrap();
    let coded: String = part.split("\r\n--").next().unwrap().split_whitespace().collect();
    let text = String::from_utf8(STANDARD.decode(coded).unwrap()).unwrap();
    (headers.replace("\r\n\t", " ").replace("\r\n ", " "), text)
}

/// A subject as it is read.
fn subject(headers: &str) -> String {
    let line = headers.lines().find_map(|line| line.strip_prefix("Subject: ")).unwrap();
    let words = line.split("?= ").map(|word| word.trim_start_matches("=?utf-8?B?"));
    let bytes = words.flat_map(|word| STANDARD.decode(word.trim_end_matches("?=")).unwrap());
    String::from_utf8(bytes.collect()).unwrap()
}

#[test]
fn a_letter_and_a_calendar_are_files_that_can_be_read() {
    let desk = Desk::corrected();
    // A title with line ends and marks of a page, as only a hand in the catalogue could make it.
    let odd = "UPDATE catalog_revisions SET difference = replace(difference, 'Tập huấn cho', 'Tập\\r\\nBcc: x@y\\r\\n<b>') \
        WHERE difference IS NOT NULL";
    desk.catalog().execute(odd, []).unwrap();
    let rules = RULES.replace("\"en\"", "\"vi\"")
        + "[mail]\nfolder = \"box\"\nfrom = \"congbao@example.org\"\nto = [\"vp@example.org\", \"b@example.org\"]\n\
        [calendar]\nfolder = \"days\"\n";
    desk.put("rules/r.toml", rules.as_bytes());
    desk.alert("--since-last --from-start --rules rules/r.toml")
        .with(0)
        .complains(&["written", "box"]);
    let tree = desk.tree("rules");
    let names: Vec<&str> = tree.keys().map(String::as_str).collect();
    assert_eq!(names, ["box/so-y-te-3.eml", "days/so-y-te-3.ics", "r.toml"]);
    let (headers, text) = letter(&tree["box/so-y-te-3.eml"]);
    assert_eq!(subject(&headers), "[congbao] so-y-te: 4 nhiệm vụ mới, 1 thời hạn thay đổi");
    assert!(headers.contains("Message-ID: <so-y-te-0-3@example.org>\r\n"), "{headers}");
    assert!(headers.contains("To: <vp@example.org>, <b@example.org>\r\n"), "{headers}");
    assert!(headers.contains("Date: ") && !headers.contains("Bcc"), "{headers}");
    assert!(text.contains("Đổi thời hạn") && !text.contains("\nBcc"), "{text}");
    let page = String::from_utf8(tree["box/so-y-te-3.eml"].clone()).unwrap();
    let coded = page.split("Content-Transfer-Encoding: base64\r\n\r\n").nth(2).unwrap();
    let coded: String = coded.split("\r\n--").next().unwrap().split_whitespace().collect();
    let page = String::from_utf8(STANDARD.decode(coded).unwrap()).unwrap();
    assert!(page.contains("&lt;b&gt;") && !page.contains("<b>"), "{page}");
    let calendar = String::from_utf8(tree["days/so-y-te-3.ics"].clone()).unwrap();
    let calendar = calendar.replace("\r\n ", "");
    // Each task once, with the day that it has now.
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 4, "{calendar}");
    assert!(
        calendar.contains("DUE;VALUE=DATE:20260815") && !calendar.contains("20260630"),
        "{calendar}"
    );
    assert!(!calendar.contains("dòng 1"), "{calendar}");
    // Nothing to tell: no letter, no word.
    let said = desk.alert("--since-last --rules rules/r.toml").with(0);
    assert_eq!((said.stdout.as_str(), desk.tree("rules").len()), ("", 3));
}

/// Takes as many posts as there are answers; what came.
fn server(answers: Vec<String>) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let work = std::thread::spawn(move || {
        let answer = |answer: String| {
            let (mut stream, _) = listener.accept().unwrap();
            let request = request(&mut stream);
            let head =
                format!("HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            stream.write_all(head.as_bytes()).unwrap();
            request
        };
        answers.into_iter().map(answer).collect()
    });
    (address, work)
}

/// A whole request: its headers, in small letters, and its body.
fn request(stream: &mut TcpStream) -> String {
    let (mut bytes, mut piece) = (Vec::new(), [0; 4096]);
    loop {
        let many = stream.read(&mut piece).unwrap();
        bytes.extend_from_slice(&piece[..many]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let head = head.to_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let length: usize = length.unwrap().parse().unwrap();
        if body.len() >= length || many == 0 {
            return format!("{head}\r\n\r\n{body}");
        }
    }
}

fn hook(address: &str) -> String {
    format!(
        "{RULES}[webhook]\nurl = \"http://{address}/hook/secret?key=1\"\nbearer_env = \"CONGBAO_TOKEN\"\n"
    )
}

impl Desk {
    fn post(&self) -> Said {
        let line = "catalog changes --since-last --from-start --rules r.toml --catalog c.sqlite";
        let mut command = self.command(line);
        command.env("CONGBAO_TOKEN", "s3cret");
        said(command, b"")
    }
}

#[test]
fn a_post_that_is_not_taken_comes_again_and_none_comes_twice() {
    let desk = Desk::corrected();
    let (elsewhere, other) = {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        (listener.local_addr().unwrap(), listener)
    };
    let answers = vec![
        "500 No".to_owned(),
        format!("302 Found\r\nLocation: http://{elsewhere}/"),
        "204 Yes".to_owned(),
    ];
    let (address, server) = server(answers);
    desk.put("r.toml", hook(&address).as_bytes());
    let said = desk.post().with(1).complains(&["cannot post", "the server answered 500", &address]);
    assert!(!said.stderr.contains("secret") && !said.stderr.contains("key=1"), "{}", said.stderr);
    assert_eq!(desk.place("so-y-te"), None);
    desk.post().with(1).complains(&["answered 302"]);
    assert!(other.accept().is_err(), "no other address is asked");
    desk.post().with(0).complains(&["posted to", &address]);
    assert_eq!(desk.place("so-y-te"), Some(3));
    assert_eq!(desk.post().with(0).stdout, "");
    let requests = server.join().unwrap();
    assert!(requests.iter().all(|it| it == &requests[0]));
    let (head, body) = requests[0].split_once("\r\n\r\n").unwrap();
    for line in [
        "idempotency-key: so-y-te-0-3",
        "authorization: bearer s3cret",
        "content-type: application/json",
    ] {
        assert!(head.contains(line), "{head}");
    }
    let body: Value = serde_json::from_str(body).unwrap();
    assert_eq!((&body["reader"], &body["until_entry"]), (&Value::from("so-y-te"), &Value::from(3)));
    assert_eq!(
        (body["alerts"].as_array().unwrap().len(), &body["catalog"]),
        (5, &"c.sqlite".into())
    );
    assert!(body["text"].as_str().unwrap().contains("[Deadline moved]"));
}

/// Nothing says that it arrived before the answer is there: what is killed until then is posted once more, by the same
/// key, so that whoever gets it can tell.
#[test]
fn what_is_killed_before_its_place_is_noted_is_told_twice() {
    let desk = Desk::corrected();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    desk.put("r.toml", hook(&listener.local_addr().unwrap().to_string()).as_bytes());
    let line = "catalog changes --since-last --from-start --rules r.toml --catalog c.sqlite";
    let mut child = desk.command(line).env("CONGBAO_TOKEN", "x").spawn().unwrap();
    let (mut stream, _) = listener.accept().unwrap();
    let first = request(&mut stream);
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(desk.place("so-y-te"), None);
    drop(stream);
    let again = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let again = request(&mut stream);
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").unwrap();
        again
    });
    desk.post().with(0);
    let key =
        |text: &str| text.lines().find(|it| it.starts_with("idempotency-key")).unwrap().to_owned();
    assert_eq!(key(&again.join().unwrap()), key(&first));
    assert_eq!(desk.place("so-y-te"), Some(3));
}

#[test]
fn nothing_goes_over_the_network_unasked() {
    let desk = Desk::corrected();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    let line = "catalog changes --since-last --from-start --rules r.toml --catalog c.sqlite";
    let behind_proxy = |line: &str| {
        let mut command = desk.command(line);
        command.env("ALL_PROXY", format!("http://{address}")).env("CONGBAO_TOKEN", "x");
        said(command, b"")
    };
    // A trial posts nothing either.
    desk.put("r.toml", hook("127.0.0.1:9").as_bytes());
    behind_proxy("catalog changes --since 0 --rules r.toml --catalog c.sqlite").with(0);
    desk.put("r.toml", format!("{RULES}[calendar]\nfolder = \"days\"\n").as_bytes());
    behind_proxy(line).with(0);
    assert!(desk.path("days/so-y-te-3.ics").exists());
    assert!(listener.accept().is_err());
}

#[test]
fn readers_do_not_disturb_each_other() {
    let desk = Desk::corrected();
    desk.put("a.toml", format!("{RULES}[calendar]\nfolder = \"days\"\n").as_bytes());
    let broken = "name = \"b\"\n[mail]\nfolder = \"a.toml/box\"\nfrom = \"a@b\"\nto = [\"c@d\"]\n\
        [calendar]\nfolder = \"b\"\n";
    desk.put("b.toml", broken.as_bytes());
    let line = "--since-last --from-start --rules b.toml --rules a.toml";
    let said = desk.alert(line).with(1).complains(&["a.toml/box/b-3.eml", "cannot write"]);
    assert!(said.stdout.contains("[congbao] b:") && said.stdout.contains("[congbao] so-y-te:"));
    // What can be delivered is, though a letter failed; only the reader without fault has a place.
    assert!(desk.path("days/so-y-te-3.ics").exists() && desk.path("b/b-3.ics").exists());
    assert_eq!((desk.place("so-y-te"), desk.place("b")), (Some(3), None));
    desk.put("b.toml", broken.replace("a.toml/box", "box").as_bytes());
    let said = desk.alert(line).with(0);
    assert!(
        said.stdout.contains("[congbao] b:") && !said.stdout.contains("so-y-te"),
        "{}",
        said.stdout
    );
    assert_eq!(desk.place("b"), Some(3));
}
