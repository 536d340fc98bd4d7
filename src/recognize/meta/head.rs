//! The letterhead and title of a division → kind, number, issuer, authority, place, date, title.

use super::place;
use crate::data::{Citation, Division, Document, IssuedWith, Relation, Text};
use crate::lang::date;
use crate::lang::document_kind::{self, DocumentKind};
use crate::lang::keyed::{Keyed, key_pattern};
use crate::lang::{body_name, citing};
use crate::recognize::citations;
use regex::Regex;
use std::sync::LazyLock;

/// Kind of a document that names none and has no number that tells it.
const UNKNOWN: &str = "document";

static NUMBER: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^\s*(?:luật\s+)?số\s*:?\s*"));

/// Bodies whose names say nothing without the one above them: `VĂN PHÒNG` of `UBND TỈNH SƠN LA`.
const NAMELESS: [&str; 2] = ["Văn phòng", "Thanh tra"];

/// Sets what the head of a division says.
pub(super) fn read(division: &Division, document: &mut Document) {
    number(division, document);
    kind(division, document);
    issuer(division, document);
    if let Some(authority) = &division.authority {
        let authority = authority.without_closing_stop();
        document.authority = Some(authority.as_str().to_owned());
        place(document, "authority", &authority);
    }
    place_and_date(division, document);
    if let Some(title) = division.title.as_ref().map(Text::without_closing_stop) {
        document.title = Some(title.as_str().to_owned());
        place(document, "title", &title);
    }
}

fn kind(division: &Division, document: &mut Document) {
    let names = [&division.kind, &division.label].into_iter().flatten();
    let found = if division.is_issue {
        document_kind::by_name("Công báo")
    } else {
        names
            .clone()
            .find_map(|name| document_kind::opening(name.as_str()))
            .map(|(kind, _)| kind)
            .or_else(|| of_number(division.number.as_ref()?.as_str()))
            .or_else(|| of_title(division))
    };
    found.map_or(UNKNOWN, |kind| kind.kind).clone_into(&mut document.kind);
    let printed = names.map(Text::as_str).next();
    document.kind_vi =
        found.map(|kind| kind.name.to_owned()).or_else(|| printed.map(ToOwned::to_owned));
}

/// A letterhead without a kind is that of a công văn, whose symbol names none. A symbol without a
/// number (`     /QĐ-UBND`) may be another document's: of it only that is taken.
fn of_number(number: &str) -> Option<&'static DocumentKind> {
    let symbol = number.trim_start_matches(|c: char| !c.is_alphanumeric());
    let letter = || number.contains('/').then(|| document_kind::by_name("Công văn")).flatten();
    match document_kind::by_symbol(symbol) {
        Some(kind) => symbol.starts_with(|c: char| c.is_ascii_digit()).then_some(kind),
        None => letter(),
    }
}

/// `Báo cáo kết quả …` as a title without a kind above it.
fn of_title(division: &Division) -> Option<&'static DocumentKind> {
    let title = division.title.as_ref()?;
    document_kind::opening(title.as_str()).map(|(kind, _)| kind)
}

/// What follows `Số:`; a blank one (`Số:    /QĐ-UBND`) is none.
fn number(division: &Division, document: &mut Document) {
    let Some(printed) = &division.number else { return };
    let view = Keyed::of(printed.as_str());
    let from = NUMBER.find(view.key()).map_or(0, |found| view.printed(0..found.end()).end);
    let number = printed.slice_trimmed(from..printed.len()).without_closing_stop();
    let squeezed: String = number.as_str().chars().filter(|c| !c.is_whitespace()).collect();
    if squeezed.starts_with(|c: char| c.is_ascii_digit()) {
        document.number = Some(squeezed);
        place(document, "number", &number);
    }
}

fn issuer(division: &Division, document: &mut Document) {
    let Some(printed) = &division.issuer else { return };
    let below = below_superior(printed);
    let body = printed.slice_trimmed(below..printed.len());
    let mut name = body_name::written(body.as_str());
    let mut parts = vec![body];
    if below > 0 && NAMELESS.iter().any(|nameless| *nameless == name) {
        let superior = printed.slice_trimmed(0..below);
        name = format!("{name} {}", body_name::written(superior.as_str()));
        parts.push(superior);
    }
    if !name.is_empty() {
        document.issuer = Some(name);
        place(document, "issuer", &Text::join(&parts));
    }
}

/// Where the name of the issuing body begins, if the line above it names its superior (`UBND TỈNH
/// SƠN LA` over `SỞ Y TẾ`): at a break of the print before a word that heads names.
fn below_superior(printed: &Text) -> usize {
    let mut start = 0;
    for at in printed.breaks() {
        let from = at + printed.as_str()[at..].len() - printed.as_str()[at..].trim_start().len();
        let above = Keyed::of(printed.as_str()[start..at].trim());
        let below = Keyed::of(&printed.as_str()[from..]);
        let is_body = citing::opening("head", below.key()).is_some()
            && citing::opening("nohead", below.key()).is_none();
        if is_body && citing::opening("superior", above.key()).is_some() && is_whole(above.key()) {
            start = from;
        }
    }
    start
}

/// `VĂN PHÒNG` over `ỦY BAN NHÂN DÂN`, `ĐOÀN ĐẠI BIỂU … VÀ` go on below.
fn is_whole(above: &str) -> bool {
    let goes_on = [" và", " của", " -", ",", "ủy ban nhân dân", "bộ", "sở", "văn phòng"];
    !goes_on.iter().any(|end| above == *end || (end.len() < 6 && above.ends_with(end)))
}

/// `Sơn La, ngày 24 tháng 4 năm 2026`.
fn place_and_date(division: &Division, document: &mut Document) {
    let Some(line) = &division.place_date else { return };
    let view = Keyed::of(line.as_str());
    if let Some((at, day)) = date::days(view.key()).next() {
        document.date = day.ok().map(|day| day.to_string());
        place(document, "date", &line.slice_trimmed(view.printed(at)));
    }
    let Some(until) = view.key().find("ngày") else { return };
    let print = &line.as_str()[..view.printed(0..until).end];
    let name = line.slice_trimmed(0..print.trim_end_matches([',', ' ', '.']).len());
    if !name.is_empty() {
        document.place = Some(name.as_str().to_owned());
        place(document, "place", &name);
    }
}

/// Sets the carrying document and returns the mentions of `(Ban hành kèm theo …)`.
pub(super) fn issued_with(division: &Division, document: &mut Document) -> Vec<Citation> {
    let Some(note) = &division.issued_with else { return Vec::new() };
    let mut mentions = citations::find(note);
    if let Some(first) = mentions.first_mut() {
        first.relation = Relation::IssuedWith;
        document.issued_with =
            Some(IssuedWith { number: first.number.clone(), date: first.date.clone() });
        document.field_spans.insert("issued_with".to_owned(), first.spans.clone());
    }
    mentions
}
