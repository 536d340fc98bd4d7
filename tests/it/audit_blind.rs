//! `fixtures/audit`: documents with planted faults and documents without any, written by a hand that had not seen the
//! checks × what is found of them. `cargo test --test it audit_blind -- --nocapture` tells all that was missed or invented.

#![allow(clippy::unwrap_used, reason = "a test may stop where its fixtures are broken")]

use congbao::data::{Finding, Joins, Severity};
use congbao::lang::checks;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// A row of `truth.tsv`.
struct Fault {
    file: String,
    /// Lines of the file: the main place, then those that disagree with it.
    lines: Vec<usize>,
    /// Groups that a reader may put it into; it counts for the first.
    groups: Vec<String>,
    severity: String,
    quote: String,
    what: String,
}

/// A document as it was read, its findings with the lines of the file that they stand at.
struct Seen {
    findings: Vec<(Finding, Vec<usize>)>,
    text: String,
    /// Line of the text → lines of the file.
    origins: Vec<Vec<usize>>,
}

/// What was measured of a group.
#[derive(Default)]
struct Count {
    planted: usize,
    found: usize,
    alarms: usize,
}

fn path(name: &str) -> String {
    format!("{}/fixtures/audit/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// The cells of a table of the fixtures, its comments and its head left out.
fn rows(name: &str) -> Vec<Vec<String>> {
    let table = fs::read_to_string(path(name)).unwrap();
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|row| row.split('\t').map(ToOwned::to_owned).collect()).collect()
}

fn faults() -> Vec<Fault> {
    let number = |cell: &str| cell.parse::<usize>().unwrap();
    let fault = |cells: Vec<String>| {
        let also = cells[6].split(',').filter(|cell| !cell.is_empty());
        Fault {
            file: cells[0].clone(),
            lines: [cells[1].as_str()].into_iter().chain(also).map(number).collect(),
            groups: cells[2].split('|').map(ToOwned::to_owned).collect(),
            severity: cells[3].clone(),
            quote: cells[4].clone(),
            what: cells[5].clone(),
        }
    };
    rows("truth.tsv").into_iter().map(fault).collect()
}

fn files() -> Vec<String> {
    let names = |folder: &'static str| {
        let entries = fs::read_dir(path(folder)).unwrap();
        entries.map(move |entry| format!("{folder}/{}", entry.unwrap().file_name().display()))
    };
    names("clean").chain(names("faulty")).collect::<BTreeSet<_>>().into_iter().collect()
}

/// What is printed between the tags of a line.
fn chunks(line: &str) -> Vec<String> {
    let printed = line.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let plain = |text: &str| text.trim().replace("&nbsp;", " ");
    printed.map(plain).filter(|text| !text.is_empty()).collect()
}

/// Lines of the text → lines of the file. A page is read as another text: its lines are known by what is printed there.
fn origins(file: &str, text: &str, is_file_text: bool) -> Vec<Vec<usize>> {
    if is_file_text {
        return (1..=text.split('\n').count()).map(|line| vec![line]).collect();
    }
    let sources: Vec<Vec<String>> = file.lines().map(chunks).collect();
    let shared = |line: &str, chunks: &[String]| {
        chunks.iter().filter(|chunk| line.contains(*chunk)).map(String::len).sum::<usize>()
    };
    let best = |line: &str| {
        let shared: Vec<usize> = sources.iter().map(|chunks| shared(line, chunks)).collect();
        let most = shared.iter().copied().max().unwrap_or(0);
        (1..=shared.len()).filter(|at| most > 0 && shared[at - 1] == most).collect()
    };
    text.split('\n').map(best).collect()
}

fn see(name: &str) -> Seen {
    let bytes = fs::read(path(name)).unwrap();
    let file = String::from_utf8(bytes.clone()).unwrap();
    let source = congbao::read(name, bytes).unwrap();
    let origins = origins(&file, &source.text, source.is_file_text);
    let line = |at: usize| source.text[..at].matches('\n').count();
    let lines = |finding: &Finding| {
        let ranges =
            finding.spans.iter().map(|span| line(span.range().start)..=line(span.range().end));
        ranges.flatten().flat_map(|line| origins[line].clone()).collect::<Vec<usize>>()
    };
    let found = congbao::extract(&source, Joins::Make).findings;
    let findings = found.into_iter().map(|finding| (finding.clone(), lines(&finding))).collect();
    Seen { findings, text: source.text.clone(), origins }
}

fn group(finding: &Finding) -> String {
    let prefix = finding.rule.split('.').next().unwrap_or_default();
    checks::named(&finding.rule).map_or(prefix, |check| check.group).to_owned()
}

impl Fault {
    /// Whether its quote stands where it says.
    fn is_in(&self, seen: &Seen) -> bool {
        let is_empty_cell = self.quote == "(trống)";
        let mut lines = seen.text.split('\n').zip(&seen.origins);
        lines.any(|(line, origins)| {
            origins.contains(&self.lines[0]) && (is_empty_cell || line.contains(&self.quote))
        })
    }

    fn stands_at(&self, line: usize) -> bool {
        self.lines.contains(&line)
    }

    /// Whether it stands at one of these lines, or next to it.
    fn is_near(&self, lines: &[usize]) -> bool {
        lines.iter().any(|line| (line.saturating_sub(1)..=line + 1).any(|at| self.stands_at(at)))
    }

    /// Whether the finding is this fault: one that stands exactly at another fault of its group is none next to it.
    fn is_told(&self, (finding, lines): &(Finding, Vec<usize>), others: &[&Fault]) -> bool {
        let is_bad = finding.severity != Severity::Info || self.severity == "info";
        let is_of = |fault: &Fault| fault.groups.contains(&group(finding));
        let is_at = |fault: &Fault| lines.iter().any(|line| fault.stands_at(*line));
        let is_other = || others.iter().any(|fault| is_of(fault) && is_at(fault));
        is_bad && is_of(self) && (is_at(self) || self.is_near(lines) && !is_other())
    }
}

fn alarm(name: &str, finding: &Finding, lines: &[usize]) -> String {
    format!(
        "FALSE  {name}:{lines:?} {} {:?} {}",
        finding.rule, finding.severity, finding.message_en
    )
}

/// Counts of each group, and a line for each fault and each false alarm.
fn measure() -> (BTreeMap<String, Count>, Vec<String>) {
    let (faults, mut counts) = (faults(), BTreeMap::<String, Count>::new());
    let mut told = Vec::new();
    for name in files() {
        let seen = see(&name);
        let own: Vec<&Fault> = faults.iter().filter(|fault| fault.file == name).collect();
        for fault in &own {
            let is_found = seen.findings.iter().any(|finding| fault.is_told(finding, &own));
            let count = counts.entry(fault.groups[0].clone()).or_default();
            (count.planted, count.found) = (count.planted + 1, count.found + usize::from(is_found));
            let mark = if is_found { "found " } else { "MISSED" };
            told.push(format!(
                "{mark} {name}:{} {} {}",
                fault.lines[0], fault.groups[0], fault.what
            ));
        }
        for (finding, lines) in &seen.findings {
            if finding.severity != Severity::Info && !own.iter().any(|fault| fault.is_near(lines)) {
                counts.entry(group(finding)).or_default().alarms += 1;
                told.push(alarm(&name, finding, lines));
            }
        }
    }
    (counts, told)
}

#[test]
fn as_much_is_found_as_ever_and_nothing_more_is_invented() {
    let (mut counts, told) = measure();
    println!("{}\n", told.join("\n"));
    let mut faults = Vec::new();
    for row in rows("floors.tsv") {
        let [found, alarms] = [&row[1], &row[2]].map(|cell| cell.parse::<usize>().unwrap());
        let Count { planted, found: is, alarms: are } = counts.remove(&row[0]).unwrap_or_default();
        println!("{:<10} planted {planted:>3}  found {is:>3}  false alarms {are:>3}", row[0]);
        if is < found || are > alarms {
            faults.push(format!(
                "{}: found {is} of at least {found}, {are} false alarms of at most {alarms}",
                row[0]
            ));
        }
    }
    faults.extend(counts.keys().map(|group| format!("{group}: no floor")));
    assert!(faults.is_empty(), "{}\n{}", faults.join("\n"), told.join("\n"));
}

#[test]
fn the_planted_faults_stand_where_the_list_says() {
    let (faults, mut stray) = (faults(), Vec::new());
    assert!(faults.iter().all(|fault| fault.file.starts_with("faulty/")));
    for name in files() {
        let seen = see(&name);
        let own = faults.iter().filter(|fault| fault.file == name);
        stray.extend(own.filter(|fault| !fault.is_in(&seen)).map(|fault| &fault.what));
    }
    assert!(stray.is_empty(), "{stray:#?}");
}
