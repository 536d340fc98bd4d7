//! congbao turns Vietnam's official gazettes (Công báo) into data.
//!
//! Read from top to bottom this is the way of the data; only this file composes the stages.

pub mod data;

pub mod decode;

pub mod lang;
pub mod normalize;

pub mod recognize;

pub mod verify;

pub mod write;

pub mod batch;
pub mod cli;

/// Bytes of the input called `name` → its text.
///
/// # Errors
/// If the bytes are empty, binary, too many, or of a format that is not read.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<data::Source, decode::Refusal> {
    decode::run(name, bytes)
}

/// A text → all its records.
#[must_use]
pub fn extract(source: &data::Source) -> data::Report {
    let mut findings = source.findings.clone();
    for (at, finding) in findings.iter_mut().enumerate() {
        finding.id = format!("f{}", at + 1);
    }
    data::Report {
        schema_version: data::SCHEMA_VERSION.to_owned(),
        source: data::SourceRecord {
            name: source.name.clone(),
            format: source.format.to_owned(),
            encoding: source.encoding.to_owned(),
            bytes: source.bytes,
            text_len: source.text.len() as u64,
            lines: source.text.lines().count() as u64,
            blake3: source.blake3.clone(),
            anchors: Vec::new(),
        },
        issue: None,
        documents: Vec::new(),
        tables: Vec::new(),
        tasks: Vec::new(),
        metrics: Vec::new(),
        citations: Vec::new(),
        agencies: Vec::new(),
        findings,
    }
}

/// A report and the text it was made of → the proof of its values.
#[must_use]
pub fn prove(report: &data::Report, text: &str) -> verify::Proof {
    verify::evidence::run(report, text, normalize::clean)
}
