//! What a document says of itself → the rules of its fields.

use super::set;
use crate::data::{Division, Document};
use crate::lang::document_kind;

/// The fields of a document that was read from `division`.
pub(in super::super) fn document(document: &mut Document, division: &Division) {
    let mut confidence = std::mem::take(&mut document.confidence);
    for field in document.field_spans.keys() {
        let rule = match field.as_str() {
            "title" => "head.title",
            "issued_with" => "head.note",
            "signer" => "foot.signature",
            "number" | "issuer" | "authority" | "place" | "date" => "head.letterhead",
            _ => "head.clause",
        };
        set(&mut confidence, field, rule);
    }
    set(&mut confidence, "kind", kind(document, division));
    document.confidence = confidence;
}

fn kind(document: &Document, division: &Division) -> &'static str {
    let mut names = [&division.kind, &division.label].into_iter().flatten();
    let is_printed = names.any(|name| document_kind::opening(name.as_str()).is_some());
    match document.kind_vi {
        _ if is_printed || division.is_issue => "head.kind",
        Some(_) => "head.kind-told",
        None => "head.kind-unknown",
    }
}
