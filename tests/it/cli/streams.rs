//! Records as lines: to standard output, into OUT, and documents as lines on standard input.

use super::{Desk, TEXT, program};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn lines_without_a_folder_go_to_standard_output() {
    let desk = Desk::with(&[("a.txt", TEXT), ("b.pdf", b"%PDF-1.4")]);
    let said = desk.run("extract a.txt b.pdf --format ndjson").with(1).complains(&["b.pdf"]);
    let records = lines(&said.stdout);
    assert_eq!((&records[0]["type"], &records[0]["source"]), (&json!("source"), &json!("a.txt")));
    assert!(records.iter().any(|record| record["type"] == "document"));
    assert!(desk.tree("out").is_empty(), "no folder is filled");
    let inside = desk.run("extract a.txt b.pdf --format ndjson --out o").with(1);
    assert_eq!(inside.stdout, "");
    assert_eq!(desk.tree("o")["congbao.ndjson"], said.stdout.as_bytes());
    desk.run("extract a.txt --format json --out o").with(0);
    assert!(!desk.tree("o").contains_key("congbao.ndjson"), "what an earlier run wrote goes");
    let both = desk.run("extract a.txt --format json,ndjson").with(0);
    assert_eq!(both.stdout, said.stdout);
    assert!(desk.tree("out").keys().eq(["datapackage.json", "json/a.json"]));
}

#[test]
fn lines_hold_what_the_json_holds() {
    let desk = Desk::with(&[("a.txt", TEXT)]);
    let said = desk.run("extract a.txt --format json,ndjson --quiet").with(0);
    let report = desk.report("out/json/a.json");
    let mut records = lines(&said.stdout);
    for (kind, list) in [
        ("document", "documents"),
        ("table", "tables"),
        ("task", "tasks"),
        ("metric", "metrics"),
        ("citation", "citations"),
        ("agency", "agencies"),
        ("finding", "findings"),
    ] {
        let mut of_kind = Vec::new();
        for record in records.iter_mut().filter(|record| record["type"] == kind) {
            let fields = record.as_object_mut().unwrap();
            assert_eq!(fields.remove("source").unwrap(), "a.txt");
            fields.remove("type");
            of_kind.push(record.clone());
        }
        assert_eq!(Value::from(of_kind), report[list], "{list}");
    }
}

#[test]
fn a_package_tells_of_the_files_of_the_whole_run() {
    let desk = Desk::with(&[("a.txt", TEXT)]);
    desk.run("extract a.txt --format ndjson --out o").with(0);
    let (package, tree) = (desk.report("o/datapackage.json"), desk.tree("o"));
    let file = &package["congbao"]["files"][0];
    let bytes = &tree["congbao.ndjson"];
    assert_eq!(file["path"], "congbao.ndjson");
    assert_eq!(file["bytes"], bytes.len());
    assert_eq!(file["hash"], format!("blake3:{}", blake3::hash(bytes).to_hex()));
}

#[test]
fn documents_as_lines_are_answered_as_lines() {
    let desk = Desk::with(&[("a.txt", TEXT)]);
    desk.run("extract a.txt").with(0);
    let ask = json!({"name": "a.txt", "text": String::from_utf8_lossy(TEXT)});
    let input = format!("{ask}\nhỏng\n{ask}\n");
    let said = desk.run_with("extract - --ndjson-in --jobs 2", input.as_bytes()).with(1);
    let answers = lines(&said.stdout);
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[0]["report"], desk.report("out/json/a.json"));
    assert_eq!(answers[0], answers[2]);
    assert_eq!(answers[1]["error"]["line"], 2);
    desk.run_with("extract - --ndjson-in", format!("{ask}\n").as_bytes()).with(0);
    desk.run_with("extract - --ndjson-in", b"{}\n").with(3);
    desk.run_with("extract - --ndjson-in", b"").with(0);
}

/// An engine may send a document and wait for its answer before it sends the next.
#[test]
fn an_answer_does_not_wait_for_more_documents() {
    let mut child = Command::new(program())
        .args(["extract", "-", "--ndjson-in"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (sender, answers) = channel();
    let from = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || from.lines().try_for_each(|line| sender.send(line.unwrap())));
    let mut to = child.stdin.take().unwrap();
    for name in ["a", "b"] {
        writeln!(to, "{}", json!({"name": name, "text": "Sở Y tế chủ trì."})).unwrap();
        to.flush().unwrap();
        let answer = answers.recv_timeout(Duration::from_secs(60));
        assert!(answer.is_ok_and(|line| line.contains(&format!("\"name\":\"{name}\""))), "{name}");
    }
    drop(to);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_stops_is_no_trouble_to_tell_of() {
    let desk = Desk::with(&[("a.txt", TEXT)]);
    let line = "extract a.txt --format ndjson --quiet";
    let mut child = Command::new(program())
        .args(line.split(' '))
        .current_dir(desk.path(""))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn options_of_other_formats_are_wrong_usage() {
    let desk = Desk::with(&[("a.txt", TEXT)]);
    for (line, word) in [
        ("extract a.txt --ndjson-in", "--ndjson-in"),
        ("extract - a.txt --ndjson-in", "--ndjson-in"),
        ("extract - --ndjson-in --out x", "--out"),
        ("extract - --ndjson-in --format json", "--format"),
        ("extract a.txt --format json --separator ;", "--separator"),
        ("extract a.txt --agency x", "--agency"),
        ("extract a.txt --separator ab", "--separator"),
        ("extract a.txt --separator \"", "--separator"),
    ] {
        desk.run(line).with(2).complains(&[word]);
    }
}

#[test]
fn cells_stand_between_the_separators_asked_for() {
    let desk = Desk::with(&[("a.txt", TEXT)]);
    desk.run("extract a.txt --out comma").with(0);
    let read = |bytes: &[u8], separator: u8| -> Vec<Vec<String>> {
        let mut rows = csv::ReaderBuilder::new().delimiter(separator).from_reader(bytes);
        rows.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    };
    for (typed, separator) in [(";", b';'), ("tab", b'\t'), ("|", b'|')] {
        desk.run(&format!("extract a.txt --out other --separator {typed}")).with(0);
        let (comma, other) = (desk.tree("comma"), desk.tree("other"));
        assert!(comma.keys().eq(other.keys()));
        for path in comma.keys().filter(|path| path.rsplit('.').next() == Some("csv")) {
            assert_eq!(read(&comma[path], b','), read(&other[path], separator), "{path}");
        }
        let package = desk.report("other/datapackage.json");
        let delimiter = char::from(separator).to_string();
        let resources = package["resources"].as_array().unwrap();
        assert!(resources.iter().all(|one| one["dialect"]["delimiter"] == delimiter));
    }
}
