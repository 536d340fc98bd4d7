//! congbao turns Vietnam's official gazettes (Công báo) into data: documents, tasks, owners,
//! deadlines, metrics and citations, every value traced to the bytes it came from.
//!
//! The modules stand in the order in which the data flows. Stages share nouns ([`data`]) and facts
//! ([`lang`]) and never import each other; only this file puts them together.

pub mod data;

pub mod lang;

pub mod audit;
pub mod damage;
pub mod decode;
pub mod diff;
pub mod explain;
pub mod normalize;
pub mod outline;
pub mod recognize;
pub mod verify;
pub mod write;

pub mod batch;
pub mod catalog;
pub mod cli;

use data::{Account, Audited, Finding, Joins, Report, Source, SourceRecord, Span, Text};
use normalize::Repairs;

/// Bytes of the input called `name` → its text.
///
/// # Errors
/// If the bytes are empty, binary, too many, or of a format that is not read.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Source, decode::Refusal> {
    decode::run(name, bytes)
}

/// [`read`], the letters taken for what the caller says they are.
///
/// # Errors
/// As [`read`].
pub fn read_as(
    name: &str,
    bytes: Vec<u8>,
    letters: decode::Letters,
) -> Result<Source, decode::Refusal> {
    decode::run_as(name, bytes, letters)
}

/// Everything that one decoded input yields.
#[must_use]
pub fn extract(source: &Source, joins: Joins) -> Report {
    read_records(source, joins, &Repairs::default(), Vec::new())
}

/// [`extract`], misprints replaced where the evidence leaves no doubt: suggestions of class `exact`. The findings
/// that were applied say so and keep what is printed.
#[must_use]
pub fn extract_repaired(source: &Source, joins: Joins) -> Report {
    let printed = extract(source, joins);
    let mut repairs = Repairs::default();
    let mut applied = Vec::new();
    for finding in printed.findings.iter().filter(|finding| finding.is_beyond_doubt()) {
        if repairs.add(&source.text, finding) {
            applied.push(Finding { applied: true, ..finding.clone() });
        }
    }
    if applied.is_empty() { printed } else { read_records(source, joins, &repairs, applied) }
}

fn read_records(source: &Source, joins: Joins, repairs: &Repairs, applied: Vec<Finding>) -> Report {
    let lines = normalize::run_with(&source.text, repairs);
    let suspects = damage::run(&lines);
    let mut outline = outline::run(&lines, joins);
    let record = source_record(source, lines.len());
    drop(lines);
    let figures = damage::figures::find(&outline);
    let found = source.findings.iter().cloned().chain(suspects).chain(figures).chain(applied);
    outline.findings.extend(found);
    let mut report = recognize::run(&outline, record);
    let found = audit::run(&outline, &report);
    recognize::tie(&mut report, found);
    report
}

/// What is the matter with one decoded input: the findings that `is_asked` for, each with the source lines it
/// speaks of.
#[must_use]
pub fn audit(source: &Source, is_asked: impl Fn(&Finding) -> bool) -> Audited {
    let mut report = extract(source, Joins::Make);
    report.findings.retain(is_asked);
    let results = audit::results(&report);
    explain::remarks(report, results, &source.text, &normalize::clean_str)
}

/// The replacements that a report was made with.
fn repairs(report: &Report, text: &str) -> Repairs {
    let mut repairs = Repairs::default();
    for finding in report.findings.iter().filter(|finding| finding.applied) {
        repairs.add(text, finding);
    }
    repairs
}

/// Adds tables of one's own to what the program knows (see `CONTRIBUTING.md`), each by its file name,
/// such as `agencies.tsv`, with its bytes. To be called once, before the first [`extract`]: tables
/// hold for the whole process.
///
/// # Errors
/// All faults of the tables; one where something has been read before. Then nothing is taken.
///
/// ```
/// let table = "name\tplace\tforms\nHội Sinh vật cảnh tỉnh\toptional\tHội Sinh vật cảnh\n";
/// congbao::add_lexicon(vec![("agencies.tsv".to_owned(), table.into())]).expect("a sound table");
/// ```
pub fn add_lexicon(files: Vec<(String, Vec<u8>)>) -> Result<(), Vec<lang::lexicon::Fault>> {
    lang::lexicon::add(files)
}

/// Version of the rules by which inputs of `format` are read, a BLAKE3 hash in hex: of the sources of all that reads
/// them, the tables, and those that were added. What was read by the same rules need not be read again, whatever else
/// is new in the program. A format that is not known goes by the rules of all.
#[must_use]
pub fn rules_version(format: &str) -> String {
    let shipped = match format {
        "text" => env!("CONGBAO_RULES_TEXT"),
        _ => env!("CONGBAO_RULES_HTML"),
    };
    let added = lang::lexicon::blake3().unwrap_or_default();
    blake3::hash(format!("{shipped}{added}").as_bytes()).to_hex().to_string()
}

/// A report and the text it was made of → the proof of its values.
#[must_use]
pub fn prove(report: &Report, text: &str) -> verify::Proof {
    let repairs = repairs(report, text);
    verify::evidence::run(report, text, &|text, span| repairs.clean(text, span))
}

/// An account of the record called `id`: where its values stand in `text`, by which rules they were read, what
/// else was considered; `None` where `report` has no such record.
#[must_use]
pub fn explain(report: &Report, text: &str, id: &str) -> Option<Account> {
    let register = recognize::considered::register(report, id);
    let repairs = repairs(report, text);
    let consider = |spans: &[Span]| {
        let pieces = spans.iter().map(|span| repairs.clean(text, *span));
        let whole = Text::join(&pieces.collect::<Vec<_>>());
        recognize::considered::find(&whole, &register)
    };
    explain::run(report, text, id, &consider)
}

fn source_record(source: &Source, lines: usize) -> SourceRecord {
    SourceRecord {
        name: source.name.clone(),
        format: source.format.to_owned(),
        encoding: source.encoding.clone().into_owned(),
        bytes: source.bytes,
        text_len: source.text.len() as u64,
        lines: lines as u64,
        blake3: source.blake3.clone(),
        anchors: source.anchors.clone(),
        lexicon: lang::lexicon::blake3().map(ToOwned::to_owned),
        from: source.letters.map(ToOwned::to_owned),
    }
}
