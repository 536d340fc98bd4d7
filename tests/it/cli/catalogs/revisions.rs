//! What becomes of a document: corrected, printed elsewhere, taken out of its file.

use super::{decision, gazette, page};
use crate::cli::Desk;

const ABOUT: &str = "chuyển đổi số y tế";
const ID: &str = "vn/son-la/qd-ubnd/2026/310";

impl Desk {
    /// The source whose records stand for the decision.
    fn best(&self) -> Vec<String> {
        self.column(&format!(
            "SELECT c.source FROM catalog_documents AS d JOIN catalog_contents AS c USING (content) WHERE d.id = '{ID}'"
        ))
    }

    /// How many revisions the decision has, and from how many sources it is known.
    fn counts(&self) -> (i64, i64) {
        let count = |table: &str| {
            self.number(&format!(
                "SELECT count(*) FROM {table} JOIN catalog_documents AS d USING (document) WHERE d.id = '{ID}'"
            ))
        };
        (count("catalog_revisions"), count("catalog_sources"))
    }

    /// Every record has the source that its document goes by, and none is there twice.
    fn is_sound(&self) {
        self.dump();
        let twice =
            "SELECT count(*) FROM (SELECT id FROM documents GROUP BY id HAVING count(*) > 1)";
        assert_eq!(self.number(twice), 0);
        let stray = "SELECT count(*) FROM search WHERE source NOT IN (SELECT source FROM sources)";
        assert_eq!(self.number(stray), 0);
        let searched =
            "SELECT count(*) FROM search WHERE type = 'task' AND id NOT IN (SELECT id FROM tasks)";
        assert_eq!(self.number(searched), 0);
    }
}

#[test]
fn a_corrected_text_is_a_revision_with_its_difference() {
    let desk = Desk::with(&[("in/310.txt", decision(310, ABOUT, "30/6/2026").as_bytes())]);
    desk.ingest("in").with(0);
    desk.put("in/310.txt", decision(310, ABOUT, "15/8/2026").as_bytes());
    desk.ingest("in").with(0).complains(&["in/310.txt: changed (1 new revision)"]);
    desk.is_sound();
    assert_eq!(desk.counts(), (2, 2));
    assert_eq!(desk.column("SELECT deadline_end FROM tasks WHERE id LIKE '%#2'"), ["2026-08-15"]);
    let difference = desk.column("SELECT difference FROM catalog_revisions WHERE revision = 2");
    let difference: serde_json::Value = serde_json::from_str(&difference[0]).unwrap();
    assert_eq!(difference["changes"][0]["kind"], "deadline", "{difference}");
    assert_eq!(difference["changes"].as_array().unwrap().len(), 1, "{difference}");
    // The text before is kept whole.
    assert_eq!(desk.number("SELECT count(report) FROM catalog_contents"), 2);

    let history = format!("catalog history {ID} --catalog c.sqlite --format csv");
    let told = desk.run(&history).with(0).stdout;
    assert_eq!(told.lines().count(), 3, "{told}");
    assert!(
        told.contains(",first,") && told.contains("deadline") && told.contains("15/8/2026"),
        "{told}"
    );
    let task = desk.column("SELECT id FROM tasks WHERE id LIKE '%#2'");
    let told = desk.run(&format!("catalog history {} --catalog c.sqlite", task[0])).with(0).stdout;
    assert!(told.contains("15/8/2026"), "{told}");
    let other = desk.column("SELECT id FROM tasks WHERE id LIKE '%#3'");
    let told = desk.run(&format!("catalog history {} --catalog c.sqlite", other[0])).with(0).stdout;
    assert!(!told.contains("15/8/2026") && told.contains("first"), "{told}");
    desk.run("catalog history vn/none --catalog c.sqlite").with(3);
}

#[test]
fn a_text_that_comes_back_is_a_revision_too() {
    let first = decision(310, ABOUT, "30/6/2026");
    let desk = Desk::with(&[("in/310.txt", first.as_bytes())]);
    desk.ingest("in").with(0);
    desk.put("in/310.txt", decision(310, ABOUT, "15/8/2026").as_bytes());
    desk.ingest("in").with(0);
    desk.put("in/310.txt", first.as_bytes());
    desk.ingest("in").with(0).complains(&["changed (1 new revision)"]);
    desk.is_sound();
    assert_eq!(desk.counts(), (3, 2));
    assert_eq!(desk.column("SELECT deadline_end FROM tasks WHERE id LIKE '%#2'"), ["2026-06-30"]);
}

#[test]
fn a_file_that_only_looks_otherwise_is_no_revision() {
    let text = decision(310, ABOUT, "30/6/2026");
    let desk = Desk::with(&[("in/310.txt", text.as_bytes())]);
    desk.ingest("in").with(0);
    desk.put("in/310.txt", text.replace("\n\n", "\n\n\n").as_bytes());
    desk.ingest("in").with(0).complains(&["in/310.txt: changed"]);
    desk.is_sound();
    assert_eq!(desk.counts(), (1, 2));
}

#[test]
fn a_corrected_paragraph_is_a_revision_though_no_record_is_made_of_it() {
    let text = decision(310, ABOUT, "30/6/2026");
    let desk = Desk::with(&[("in/310.txt", text.as_bytes())]);
    desk.ingest("in").with(0);
    desk.put("in/310.txt", text.replace("kể từ ngày ký", "sau 10 ngày").as_bytes());
    desk.ingest("in").with(0).complains(&["in/310.txt: changed (1 new revision)"]);
    desk.is_sound();
    assert_eq!(desk.counts(), (2, 2));
    let told = desk.run("catalog history vn/son-la/qd-ubnd/2026/310 --catalog c.sqlite").with(0);
    assert!(
        told.stdout.contains("blocks") && told.stdout.contains("sau 10 ngày"),
        "{}",
        told.stdout
    );
}

#[test]
fn a_corrected_title_is_no_other_document() {
    let text = "KẾ HOẠCH\n\nTriển khai công tác phòng, chống dịch năm 2026\n\n\
        1. Sở Y tế chủ trì, hoàn thành trước ngày 30/6/2026.\n";
    let desk = Desk::with(&[("in/a.txt", text.replace("phòng", "phòg").as_bytes())]);
    desk.ingest("in").with(0);
    let misprinted = desk.column("SELECT id FROM catalog_documents").remove(0);
    desk.put("in/a.txt", text.as_bytes());
    desk.ingest("in").with(0).complains(&["in/a.txt: changed (1 new revision)"]);
    desk.is_sound();
    let ids = desk.column("SELECT id FROM catalog_documents");
    assert!(ids.len() == 1 && ids[0] != misprinted, "{ids:?} {misprinted}");
    assert_eq!(desk.column("SELECT id FROM documents"), ids);
    for id in [&ids[0], &misprinted] {
        let told =
            desk.run(&format!("catalog history {id} --catalog c.sqlite --format csv")).with(0);
        assert!(
            told.stdout.contains(",first,") && told.stdout.contains(",text,"),
            "{}",
            told.stdout
        );
    }
    let tasks = |id: &str| {
        let asked = format!("catalog tasks --document {id} --catalog c.sqlite --format csv");
        desk.run(&asked).with(0).stdout
    };
    assert_eq!(tasks(&ids[0]), tasks(&misprinted));
    // Another text under that name has nothing to do with it.
    desk.put(
        "in/a.txt",
        text.replace("phòng, chống dịch", "thu hút đầu tư xây dựng cầu đường").as_bytes(),
    );
    desk.ingest("in").with(0).complains(&["1 new document"]);
}

/// The plan of a commune, whose id says no place.
fn plan_of_a_commune() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/plan-in-brackets/source.txt");
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn two_communes_number_their_plans_alike() {
    let plan = plan_of_a_commune();
    let other = plan.replace("TÂN LẬP", "NẬM PĂM").replace("Tân Lập", "Nậm Păm");
    let desk = Desk::with(&[("in/a.txt", plan.as_bytes()), ("in/b.txt", other.as_bytes())]);
    desk.ingest("in").with(0).complains(&["in/b.txt: new (1 new document)"]);
    desk.dump();
    // Nor is it a correction where the one stands in the file of the other.
    let desk = Desk::with(&[("in/a.txt", plan.as_bytes())]);
    desk.ingest("in").with(0);
    desk.put("in/a.txt", other.as_bytes());
    desk.ingest("in").with(0).complains(&["in/a.txt: changed (1 new document)"]);
    desk.dump();
}

#[test]
fn one_number_on_two_things_is_two_documents() {
    for [one, other] in [
        ["phát triển rừng xã Nậm Păm", "phát triển rừng xã Chiềng Hoa"],
        ["trồng rừng giai đoạn 1", "trồng rừng giai đoạn 2"],
    ] {
        let [one, other] = [one, other].map(|about| decision(13, about, "30/6/2026"));
        let desk = Desk::with(&[("in/a.txt", one.as_bytes()), ("in/b.txt", other.as_bytes())]);
        desk.ingest("in").with(0).complains(&["in/b.txt: new (1 new document)"]);
        desk.dump();
        assert_eq!(desk.number("SELECT count(*) FROM tasks"), 6);
    }
}

#[test]
fn a_slip_that_is_put_right_leaves_no_other_document() {
    let text = decision(310, ABOUT, "30/6/2026");
    for slip in ["ngày O9 tháng", "ngày 09 tháng"] {
        let number = if slip.contains('O') { "Số: 310/" } else { "Số: 3l0/" };
        let misread = text.replace("ngày 09 tháng", slip).replace("Số: 310/", number);
        let desk = Desk::with(&[("in/a.txt", misread.as_bytes())]);
        desk.ingest("in").with(0);
        desk.put("in/a.txt", text.as_bytes());
        desk.ingest("in").with(0);
        desk.is_sound();
        let ids = desk.column("SELECT id FROM catalog_documents");
        assert_eq!(ids, ["vn/son-la/qd-ubnd/2026/310"], "{misread}");
        assert_eq!(desk.number("SELECT count(*) FROM tasks"), 3);
    }
}

#[test]
fn one_decision_in_three_places_is_one_document() {
    let (own, other) =
        (decision(310, ABOUT, "30/6/2026"), decision(322, "cải cách hành chính", "15/7/2026"));
    let desk = Desk::new();
    desk.put("a/issue.txt", gazette(&[own.clone(), other]).as_bytes());
    desk.ingest("a").with(0).complains(&["a/issue.txt: new (3 new documents)"]);
    assert_eq!(desk.best(), ["a/issue.txt"]);
    let tasks = desk.number("SELECT count(*) FROM tasks");
    desk.put("b/310.txt", own.as_bytes());
    desk.ingest("b").with(0);
    assert_eq!((desk.best(), desk.counts()), (vec!["b/310.txt".to_owned()], (1, 2)));
    desk.is_sound();
    desk.put("c/310.html", page(&own).as_bytes());
    desk.ingest("c").with(0);
    desk.is_sound();
    assert_eq!((desk.best(), desk.counts()), (vec!["c/310.html".to_owned()], (1, 3)));
    assert_eq!(desk.number("SELECT count(*) FROM tasks"), tasks);
    // The issue and its other decision are still those of the gazette.
    let rest = "SELECT DISTINCT source FROM documents WHERE id NOT LIKE '%/310%'";
    assert_eq!(desk.column(rest), ["a/issue.txt"]);

    // In another order the same is chosen.
    let again = Desk::new();
    for (path, folder) in [("c/310.html", "c"), ("b/310.txt", "b"), ("a/issue.txt", "a")] {
        again.put(path, &std::fs::read(desk.path(path)).unwrap());
        again.ingest(folder).with(0);
    }
    again.is_sound();
    assert_eq!((again.best(), again.counts()), (desk.best(), (1, 3)));
    assert_eq!(again.number("SELECT count(*) FROM tasks"), tasks);
}

#[test]
fn a_document_whose_file_becomes_another_is_not_lost() {
    let desk = Desk::with(&[("in/new.txt", decision(310, ABOUT, "30/6/2026").as_bytes())]);
    desk.ingest("in").with(0);
    desk.put("in/new.txt", decision(322, "cải cách hành chính", "15/7/2026").as_bytes());
    desk.ingest("in").with(0).complains(&["in/new.txt: changed (1 new document)"]);
    desk.is_sound();
    assert_eq!(desk.number("SELECT count(*) FROM catalog_documents"), 2);
    assert_eq!(desk.number("SELECT count(DISTINCT source) FROM tasks"), 2);
    desk.put("in/new.txt", b"\0\x01\x02");
    desk.ingest("in").with(1);
    desk.is_sound();
    assert_eq!(desk.number("SELECT count(DISTINCT source) FROM tasks"), 2);
}

#[test]
fn what_has_no_number_is_one_only_where_it_says_the_same() {
    let plan = |tasks: &str| {
        format!("KẾ HOẠCH\n\n{tasks}\n\n1. Sở Y tế chủ trì, hoàn thành trước ngày 30/6/2026.\n")
    };
    let desk = Desk::new();
    desk.put("in/a.txt", plan("Triển khai công tác phòng, chống dịch năm 2026").as_bytes());
    desk.put(
        "in/b.txt",
        (plan("Triển khai công tác phòng, chống dịch năm 2026") + "\n").as_bytes(),
    );
    desk.put(
        "in/c.txt",
        decision(310, "một việc", "30/6/2026").replace("310/QĐ", "/QĐ").as_bytes(),
    );
    desk.put(
        "in/d.txt",
        decision(310, "việc khác hẳn của ngành nông nghiệp", "30/6/2026")
            .replace("310/QĐ", "/QĐ")
            .as_bytes(),
    );
    desk.ingest("in").with(0);
    let openings = desk.column("SELECT opening FROM catalog_documents");
    assert_eq!(openings.len(), 3, "{openings:?}");
    // A number that two bodies or years may have is not trusted where the titles are of two things.
    let desk = Desk::new();
    desk.put(
        "in/a.txt",
        decision(310, "cấp nước sạch nông thôn vùng cao biên giới", "30/6/2026").as_bytes(),
    );
    desk.put(
        "in/b.txt",
        decision(310, "tổ chức Đại hội thể dục thể thao lần thứ mười", "30/6/2026").as_bytes(),
    );
    desk.ingest("in").with(0);
    assert_eq!(desk.column("SELECT id FROM catalog_documents").len(), 2);
}
