//! Tables that are not as tables should be: in every layout nothing of them is dropped, their rows
//! balance, every value is proved, and a finding says what was odd.

use crate::pipeline::{self, outline};
use congbao::data::Report;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::HashSet;

const NAMES: [&str; 5] = ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Sản phẩm"];
const OTHERS: [&str; 4] = ["TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả thực hiện"];

/// A line of a table before it is printed.
#[derive(Clone, Debug)]
enum Line {
    Header,
    Other,
    /// So many cells; which of them are empty, by bits.
    Row(usize, u8),
    Text,
    Blank,
    Open,
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let line = prop_oneof![
        12 => (1..9_usize, any::<u8>()).prop_map(|(count, blank)| Line::Row(count, blank)),
        8 => any::<u8>().prop_map(|blank| Line::Row(NAMES.len(), blank)),
        2 => Just(Line::Header),
        1 => Just(Line::Other),
        2 => Just(Line::Text),
        2 => Just(Line::Blank),
        1 => Just(Line::Open),
    ];
    prop::collection::vec(line, 1..16)
}

/// The cells of each line; every word stands once.
fn cells(lines: &[Line]) -> Vec<Vec<String>> {
    let mut words = 0;
    let mut word = |what: &str| {
        words += 1;
        format!("{what} từ{words}")
    };
    let mut row = |line: &Line, at: usize| match line {
        Line::Header => NAMES.map(str::to_owned).to_vec(),
        Line::Other => OTHERS.map(str::to_owned).to_vec(),
        Line::Text => vec![word("Đoạn văn")],
        Line::Blank => Vec::new(),
        Line::Open => vec![at.to_string(), word("<p>Việc"), word("<b>Sở</i>"), word("<li>")],
        Line::Row(count, blank) => {
            let cell = |column: usize| match column {
                _ if blank >> (column % 8) & 1 == 1 => String::new(),
                0 => at.to_string(),
                _ => word("Rà soát"),
            };
            (0..*count).map(cell).collect()
        }
    };
    lines.iter().enumerate().map(|(at, line)| row(line, at)).collect()
}

/// The texts of all layouts.
fn texts(rows: &[Vec<String>]) -> Vec<String> {
    let each = |print: fn(&[String]) -> String| -> String {
        let body: Vec<String> = rows.iter().map(|row| print(row) + "\n").collect();
        format!("PHỤ LỤC I\nDANH MỤC\n\n{}", body.concat())
    };
    let bars =
        each(|row| if row.is_empty() { String::new() } else { row.join("\n\n|\n\n") + "  \n  " });
    let stripped: Vec<&str> = bars.lines().map(str::trim_end).collect();
    let stripped = stripped.join("\n");
    let html = each(|row| match row {
        [] => "</table><table>".to_owned(),
        [only] => format!("</table><p>{only}</p><table>"),
        cells => format!("<tr><td>{}", cells.join("<td>")),
    });
    vec![
        each(|row| row.join("\t")),
        each(|row| format!("- {}", row.join("\t"))),
        each(|row| row.iter().flat_map(|cell| ["\t", cell, "\n"]).collect()),
        each(|row| format!("| {} |", row.join(" | "))),
        bars,
        stripped,
        each(|row| row.iter().map(|cell| format!(" {cell:<24}")).collect::<Vec<_>>().concat()),
        format!("<html><body><table>{html}"),
    ]
}

/// All texts of a report but its findings.
fn said(report: &Report) -> HashSet<String> {
    let mut value = serde_json::to_value(report).unwrap_or_default();
    value["findings"] = Value::Null;
    let mut said = HashSet::new();
    hear(&value, &mut said);
    said
}

fn hear(value: &Value, said: &mut HashSet<String>) {
    match value {
        Value::String(text) => said.extend(words(text).map(str::to_owned)),
        Value::Array(values) => values.iter().for_each(|value| hear(value, said)),
        Value::Object(fields) => fields.values().for_each(|value| hear(value, said)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with(char::is_alphabetic))
}

fn report(text: &str) -> (Report, String) {
    if !text.starts_with('<') {
        return (pipeline::report("x.txt", text), text.to_owned());
    }
    pipeline::page(text)
}

fn balances(text: &str) -> bool {
    let divisions = outline(text).divisions;
    let mut tables = divisions.iter().flat_map(|division| &division.tables);
    tables.all(|table| {
        table.rows.len() + table.header_rows + table.continuation_rows == table.rows_in
            && table.rows.iter().all(|row| row.cells.len() == table.columns.len())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn nothing_of_an_odd_table_is_dropped(lines in lines()) {
        for text in texts(&cells(&lines)) {
            let (report, text) = report(&text);
            let said = said(&report);
            let cleaned = congbao::normalize::clean_str(&text);
            let lost: Vec<&str> = words(&cleaned).filter(|word| !said.contains(*word)).collect();
            prop_assert!(lost.is_empty(), "{lost:?} of\n{text}");
            prop_assert!(balances(&text), "{text}");
            let failures = congbao::prove(&report, &text).failures;
            prop_assert!(failures.is_empty(), "{failures:?}\n{text}");
        }
    }
}

fn rules(text: &str) -> Vec<String> {
    outline(text).findings.into_iter().map(|finding| finding.rule).collect()
}

#[test]
fn what_is_odd_is_said() {
    let header = NAMES[..4].join("\t");
    let row = "1\tRà soát văn bản\tSở Tư pháp\tQuý I";
    for (table, expected) in [
        (format!("{header}\n{row}\n"), vec![]),
        (format!("{header}\n"), vec!["table.header-only"]),
        (format!("{row}\n{row}\n"), vec!["table.no-header"]),
        (format!("{header}\n{row}\tthừa\n"), vec!["table.long-row"]),
        (format!("{header}\n{row}\n2\tTập huấn\tSở Y tế\n"), vec!["table.short-row"]),
        (
            format!("{header}\n{row}\nHướng dẫn các xã\tSở Nội vụ\tQuý III\n"),
            vec!["table.inherited-cell"],
        ),
        (
            format!("{header}\n{row}\n{}\n1\tTỷ lệ\t%\t5\n", OTHERS.join("\t")),
            vec!["table.second-header"],
        ),
    ] {
        assert_eq!(rules(&table), expected, "{table}");
    }
}
