//! A small text and a report that is true of it, for the tests of the proof.

use crate::data::{
    Agency, BlockKind, BlockRecord, Citation, ColumnRecord, Confidences, Deadline, DeadlineKind,
    Document, Mention, Metric, MetricKind, Relation, Report, RowKind, SourceRecord, Span,
    TableRecord, Task, Text,
};

/// The text.
pub(crate) const TEXT: &str = "Kế hoạch năm\nI. NHIỆM VỤ\nTheo Luật số 1\nTT\tViệc\tCơ quan\n1\tLàm tại 12 xã\tCác sở: Nội vụ, Y tế. Quý II/2026\n";

/// White space folded and the ends trimmed: all that this text needs.
pub(crate) fn clean(text: &str, span: Span) -> Text {
    let part = text.get(span.range()).unwrap_or_default();
    let mut out = Text::new();
    let mut from = span.start() as usize;
    for word in part.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        if !bare.is_empty() {
            out.append(&Text::verbatim(bare, from));
        }
        from += word.len();
    }
    out
}

/// Where `part` stands in the text.
fn at(part: &str) -> Vec<Span> {
    let start = TEXT.find(part).unwrap();
    vec![(u32::try_from(start).unwrap(), u32::try_from(start + part.len()).unwrap()).into()]
}

/// The first byte of `part`.
fn first_byte(part: &str) -> Span {
    let start = at(part)[0].start();
    Span::new(start, start + 1)
}

fn mention(name: &str, agency: Option<&str>, spans: Vec<Span>) -> Mention {
    let agency_id = agency.map(str::to_owned);
    Mention { name: name.into(), agency_id, collective: false, scope: None, spans }
}

fn task() -> Task {
    let shared = |part: &str| [at("sở"), at(part)].concat();
    Task {
        id: "d#1".into(),
        document_id: "d".into(),
        table_id: Some("d#t1".into()),
        ordinal: Some("1".into()),
        title: Some("Làm tại 12 xã".into()),
        leads: vec![mention("Sở Nội vụ", Some("vn/so-noi-vu"), shared("Nội vụ"))],
        supports: vec![
            mention("Các sở", None, at("Các sở")),
            mention("Sở Y tế", None, shared("Y tế")),
        ],
        deadline: Some(Deadline {
            raw: "Quý II/2026".into(),
            kind: DeadlineKind::Within,
            edtf: None,
            start: None,
            end: None,
            before: false,
            rrule: None,
            ongoing: false,
            condition: Some("II/2026".into()),
        }),
        spans: [
            ("ordinal".to_owned(), vec![first_byte("1\tLàm")]),
            ("title".to_owned(), at("Làm tại 12 xã")),
            ("deadline".to_owned(), at("Quý II/2026")),
        ]
        .into(),
        ..Task::default()
    }
}

fn document() -> Document {
    Document {
        id: "d".into(),
        kind: "plan".into(),
        title: Some("Kế hoạch năm".into()),
        legal_bases: vec!["c1".into()],
        blocks: vec![BlockRecord {
            kind: BlockKind::Heading,
            level: Some(1),
            label: Some("I".into()),
            text: "NHIỆM VỤ".into(),
            table_id: None,
            spans: at("I. NHIỆM VỤ"),
        }],
        spans: at(TEXT),
        field_spans: [("title".to_owned(), at("Kế hoạch năm"))].into(),
        lines: None,
        ..Document::default()
    }
}

fn table() -> TableRecord {
    let column = |name: &str, role: &str| ColumnRecord {
        name: Some(name.into()),
        role: role.into(),
        kind: "text".into(),
    };
    let row = ["1", "Làm tại 12 xã", "Các sở: Nội vụ, Y tế. Quý II/2026"];
    TableRecord {
        id: "d#t1".into(),
        document_id: "d".into(),
        title: None,
        columns: vec![column("TT", "ordinal"), column("Việc", "title"), column("Cơ quan", "lead")],
        rows: vec![row.map(str::to_owned).to_vec()],
        row_kinds: vec![RowKind::Task],
        rows_in: 2,
        header_repeats: 0,
        continuations: Vec::new(),
        spans: at(&TEXT[TEXT.find("TT").unwrap()..]),
        cell_spans: Vec::new(),
        places: Vec::new(),
    }
}

fn metric() -> Metric {
    Metric {
        id: "m1".into(),
        document_id: "d".into(),
        task_id: Some("d#1".into()),
        table_id: None,
        text: "12 xã".into(),
        kind: MetricKind::Count,
        value: Some(12.into()),
        unit: Some("xã".into()),
        numerator: None,
        denominator: None,
        percent: None,
        percent_computed: None,
        value_vnd: None,
        from: None,
        to: None,
        delta: None,
        qualifier: None,
        cumulative: false,
        period: None,
        as_of: None,
        context: Some("Làm tại 12 xã".into()),
        spans: at("12 xã"),
        row: None,
        column: None,
        confidence: Confidences::new(),
    }
}

fn citation() -> Citation {
    Citation {
        id: "c1".into(),
        document_id: "d".into(),
        task_id: None,
        text: "Luật số 1".into(),
        kind_vi: None,
        number: None,
        issuer: None,
        date: None,
        title: None,
        parts: Vec::new(),
        relation: Relation::Basis,
        target_id: None,
        spans: at("Luật số 1"),
        confidence: Confidences::new(),
    }
}

/// The report.
pub(crate) fn report() -> Report {
    let size = TEXT.len() as u64;
    Report {
        schema_version: "1.0".into(),
        source: SourceRecord {
            name: "a.txt".into(),
            format: "text".into(),
            encoding: "utf-8".into(),
            bytes: size,
            text_len: size,
            lines: 5,
            blake3: String::new(),
            anchors: Vec::new(),
            lexicon: None,
            from: None,
        },
        issue: None,
        documents: vec![document()],
        tables: vec![table()],
        tasks: vec![task()],
        metrics: vec![metric()],
        citations: vec![citation()],
        agencies: vec![Agency {
            id: "vn/so-noi-vu".into(),
            name: "Sở Nội vụ".into(),
            kind: "department".into(),
            aliases: Vec::new(),
            lead_count: 1,
            ..Agency::default()
        }],
        findings: Vec::new(),
    }
}
