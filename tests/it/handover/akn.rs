//! Akoma Ntoso, read back by a small strict reader of its own: well-formed, and the text of every block and every cell once, in order.
//! That the files are valid was seen with the official schema, see `docs/akn.md`.

use super::{CASES, Case};
use congbao::data::{BlockKind, Document, Report};
use congbao::write::akn::Corpus;
use std::collections::HashSet;

/// The file of a document.
fn written(case: &Case, document: &Document) -> String {
    let mut bytes = Vec::new();
    Corpus::of(case.material()).write(document, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// What a file holds: its text behind the metadata, its elements with their attributes, its notes.
#[derive(Default)]
struct Read {
    text: String,
    notes: String,
    elements: Vec<(String, Vec<(String, String)>)>,
}

impl Read {
    fn all(&self, element: &str, attribute: &str) -> Vec<&str> {
        let own = self.elements.iter().filter(|(name, _)| name == element);
        let values = own.flat_map(|(_, attributes)| attributes);
        values.filter(|(name, _)| name == attribute).map(|(_, value)| value.as_str()).collect()
    }
}

/// What `xml` holds; every tag is closed by its own name, every value is quoted, every `&` is one of an entity.
fn read(xml: &str) -> Read {
    let (mut found, mut open) = (Read::default(), Vec::new());
    let mut rest = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").unwrap();
    while let Some((before, behind)) = rest.split_once('<') {
        put(&mut found, &open, &unescaped(before));
        let (tag, behind) = behind.split_once('>').unwrap();
        rest = behind;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let (name, attributes) =
            tag.trim_end_matches('/').split_once(' ').unwrap_or((tag.trim_end_matches('/'), ""));
        found.elements.push((name.to_owned(), values(attributes)));
        if !tag.ends_with('/') {
            open.push(name.to_owned());
        }
    }
    assert!(open.is_empty() && rest == "\n", "{open:?} {rest:?}");
    found
}

fn put(found: &mut Read, open: &[String], text: &str) {
    let is_note = open.iter().any(|name| name == "meta");
    if is_note { found.notes.push_str(text) } else { found.text.push_str(text) }
}

/// `name="value" …`.
fn values(attributes: &str) -> Vec<(String, String)> {
    let (mut values, mut rest) = (Vec::new(), attributes);
    while let Some((name, behind)) = rest.split_once("=\"") {
        let (value, behind) = behind.split_once('"').unwrap();
        assert!(!value.contains('<') && !name.trim().contains(char::is_whitespace), "{attributes}");
        values.push((name.trim().to_owned(), unescaped(value)));
        rest = behind;
    }
    assert!(rest.trim().is_empty(), "{attributes}");
    values
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap().to_owned();
    for part in parts {
        let (entity, behind) = part.split_once(';').unwrap();
        let number = entity.strip_prefix('#').map(|number| number.parse::<u32>().unwrap());
        plain.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => char::from_u32(number.unwrap()).unwrap(),
        });
        plain.push_str(behind);
    }
    let is_xml = |c: char| !c.is_control() || "\t\n\r".contains(c);
    assert!(plain.chars().all(|c| is_xml(c) && !"\u{fffe}\u{ffff}".contains(c)), "{plain:?}");
    plain
}

/// A text without white space, as XML can hold it.
fn bare(text: &str) -> String {
    let letters = text.chars().filter(|c| !c.is_whitespace());
    let is_none = |c: char| c.is_control() || "\u{fffe}\u{ffff}".contains(c);
    letters.map(|c| if is_none(c) { '\u{fffd}' } else { c }).collect()
}

/// All that a document prints, in order.
fn printed(report: &Report, document: &Document) -> String {
    let mut all = String::new();
    for block in &document.blocks {
        let table = block.table_id.as_ref().filter(|_| block.kind == BlockKind::Table);
        let table = table.and_then(|id| report.tables.iter().find(|table| table.id == *id));
        if let Some(table) = table {
            let heads = table.columns.iter().filter_map(|column| column.name.as_ref());
            heads.chain(table.rows.iter().flatten()).for_each(|cell| all.push_str(&bare(cell)));
        }
        all.push_str(&bare(block.label.as_deref().unwrap_or_default()));
        all.push_str(&bare(&block.text));
    }
    all
}

#[test]
fn every_text_of_a_document_stands_in_its_file_once_and_in_order() {
    for case in CASES.iter() {
        for document in &case.report.documents {
            let xml = written(case, document);
            let found = read(&xml);
            assert_eq!(bare(&found.text), printed(&case.report, document), "{}", document.id);
            let notes: String = document.footnotes.iter().map(|note| bare(&note.text)).collect();
            assert_eq!(bare(&found.notes), notes);
            assert_eq!(written(case, document), xml);
        }
    }
}

#[test]
fn ids_are_unique_and_values_those_of_the_record() {
    for case in CASES.iter() {
        let mut files = HashSet::new();
        for document in &case.report.documents {
            let found = read(&written(case, document));
            let ids = found.elements.iter().flat_map(|(_, attributes)| attributes);
            let ids: Vec<&str> =
                ids.filter(|(name, _)| name == "eId").map(|(_, id)| id.as_str()).collect();
            assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{}", document.id);
            assert!(ids.iter().all(|id| !id.contains(char::is_whitespace)));
            let this = found.all("FRBRthis", "value");
            assert_eq!(this.len(), 3);
            assert!(files.insert(this[0].to_owned()), "{this:?}");
            let number: Vec<&str> = document.number.as_deref().into_iter().collect();
            assert_eq!(found.all("FRBRnumber", "value"), number);
            assert_eq!(found.all("FRBRsubtype", "value"), [document.kind.as_str()]);
            let signer = document.signer.as_ref().map(|signer| signer.name.as_str());
            assert_eq!(found.all("TLCPerson", "showAs"), signer.into_iter().collect::<Vec<_>>());
            let articles = found.elements.iter().filter(|(name, _)| name == "article").count();
            assert_eq!(articles, document.articles.len(), "{}", document.id);
        }
    }
}

#[test]
fn a_decision_has_the_ids_of_the_naming_convention() {
    let case = &CASES[3];
    let id = "vn/son-la/qd-ubnd/2026/1037";
    let find = |id: &str| case.report.documents.iter().find(|document| document.id == id).unwrap();
    let found = read(&written(case, find(id)));
    let work = "/akn/vn-son-la/act/decision/2026-04-28/1037-qd-ubnd";
    let [main, uri] = [format!("{work}/!main"), format!("{work}/vie@")];
    assert_eq!(found.all("FRBRthis", "value")[0], main);
    assert_eq!(found.all("FRBRuri", "value")[..2], [work, &uri]);
    assert_eq!(found.all("FRBRdate", "date")[0], "2026-04-28");
    assert_eq!(found.all("publication", "number"), ["30-31"]);
    let plan = format!("{work}/!ke-hoach");
    assert_eq!(found.all("documentRef", "href"), [plan.as_str()]);
    let appendix = read(&written(case, find(&format!("{id}/ke-hoach/pl-02"))));
    assert_eq!(appendix.all("FRBRthis", "value")[0], format!("{plan}/pl-02"));
    let refs = found.all("ref", "href");
    assert!(refs.iter().all(|href| href.starts_with("/akn/vn")), "{refs:?}");
}
