//! Kinds and symbols → a kind that its own symbol contradicts; a number that is called by two kinds.

use crate::audit::input::Input;
use crate::audit::named::Named;
use crate::data::{Finding, Severity};
use crate::lang::document_kind::{self, Cited, DocumentKind};
use crate::lang::keyed::key_pattern;
use crate::lang::{checks, fold};
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Abbreviations of kinds that are those of bodies, too: Cục Thuế, Thanh tra, Công đoàn, Hội đồng, Trung tâm.
const BODIES_TOO: [&str; 19] = [
    "CT", "TTr", "TTR", "TT", "TC", "CĐ", "HĐ", "PA", "DA", "ĐL", "PC", "PG", "PB", "BTT", "QT",
    "GP", "L", "BB", "VB",
];
/// Kinds that are mostly issued with a decision, and are cited by its number.
const ISSUED_WITH: [&str; 11] = [
    "Quy chế",
    "Quy định",
    "Kế hoạch",
    "Chương trình",
    "Đề án",
    "Dự án",
    "Phương án",
    "Điều lệ",
    "Quy trình",
    "Chiến lược",
    "Hướng dẫn",
];
/// Kinds whose words are used for each other, or whose symbols were others in older papers.
const ALIKE: [(&str, &str); 7] = [
    ("Chương trình", "Chỉ thị"),
    ("Tờ trình", "Thông tư"),
    ("Kết luận", "Thông báo"),
    ("Thông báo", "Kết luận"),
    ("Nghị quyết liên tịch", "Nghị quyết"),
    ("Luật", "Lệnh"),
    ("Quy định", "Quyết định"),
];

/// A body that issues papers, as it stands in a symbol: `UBND`, `TTg`, `TU`, `SXD`, `BTC`.
static ISSUER: LazyLock<Regex> = LazyLock::new(|| {
    crate::lang::pattern::pattern(
        r"^\S+?[-–/](?:UBND|HĐND|TTg|CP|TU|TW|HU|ĐU|BCĐ\p{Lu}*|S\p{Lu}{1,}\S*|B\p{Lu}{1,}\S*|CA\p{Lu}?)(?:$|[-–/,&])",
    )
});
static GOVERNING: LazyLock<Regex> = LazyLock::new(|| {
    crate::lang::pattern::pattern(
        r"^\S+?[-–/](?:UBND|HĐND|TTg|TU|TW|BGDĐT|BYT|BCA|BQP|BNV|BTP|BXD|BCT|BKHCN|BTTTT|BVHTTDL|BNNMT|BTNMT|BNNPTNT|BLĐTBXH|BGTVT)(?:$|[-–/,&])",
    )
});
/// What may stand between the word and the number.
static SO: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^\s*(?:số\s*)?:?\s*$"));

/// How a printed kind stands to its symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// They agree, or the symbol says nothing.
    Good,
    /// The paper carries the number of what it was issued with.
    Carried,
    /// They contradict each other.
    Bad,
}

/// The findings of an input.
pub(super) fn find(input: &Input<'_>, named: &[Named<'_>]) -> Vec<Finding> {
    let sure: Vec<&Named<'_>> = named.iter().filter(|one| is_sure(input, one)).collect();
    let mut papers: BTreeMap<_, Vec<&Named<'_>>> = BTreeMap::new();
    for one in &sure {
        let year = one.number.year.or(one.year_of_day());
        let (number, body) = (&one.number, one.body.as_deref());
        let key = (number.symbol.as_str(), number.count, &number.letter, year, body);
        papers.entry(key).or_default().push(one);
    }
    papers.into_values().flat_map(|places| of_paper(&places)).collect()
}

/// The findings about one paper.
fn of_paper(places: &[&Named<'_>]) -> Vec<Finding> {
    let right = places.iter().find(|one| fit(one) == Fit::Good);
    let mut findings = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for one in places {
        let kind = one.kind.unwrap_or_default();
        if seen.contains(&kind) {
            continue;
        }
        seen.push(kind);
        let other = right.filter(|right| !are_one(right.kind, one.kind));
        findings.extend(match (fit(one), other) {
            (Fit::Bad, Some(right)) => Some(two(one, right)),
            (Fit::Bad, None) => differs(one),
            (Fit::Carried, _) => {
                differs(one).map(|finding| Finding { severity: Severity::Info, ..finding })
            }
            (Fit::Good, Some(right)) if symbol_kind(one).is_none() => Some(two(one, right)),
            (Fit::Good, _) => None,
        });
    }
    findings
}

/// Whether the kind is printed directly before the number, or above the letterhead that has it.
fn is_sure(input: &Input<'_>, one: &Named<'_>) -> bool {
    let Some(citation) = one.citation else {
        if !one.is_own {
            return false;
        }
        let paper = &input.papers[one.paper];
        let is_attached = paper.family != one.paper;
        let rule = paper.document.confidence.get("kind").map(|sure| sure.rule.as_str());
        return !is_attached && rule == Some("head.kind");
    };
    let rule = citation.confidence.get("kind_vi").map(|sure| sure.rule.as_str());
    let behind = citation.kind_vi.as_deref().and_then(|kind| {
        let key = fold::key(&citation.text);
        let rest = key.strip_prefix(fold::key(kind).as_str())?;
        let digits = rest.find(|c: char| c.is_ascii_digit())?;
        Some(SO.is_match(&rest[..digits]))
    });
    rule == Some("citation.kind") && behind == Some(true)
}

fn symbol_kind(one: &Named<'_>) -> Option<&'static DocumentKind> {
    document_kind::by_symbol(one.printed)
}

fn printed_kind(kind: Option<&str>) -> Option<&'static DocumentKind> {
    document_kind::opening(kind?).map(|(kind, _)| kind)
}

fn fit(one: &Named<'_>) -> Fit {
    let (Some(printed), Some(symbol)) = (printed_kind(one.kind), symbol_kind(one)) else {
        return Fit::Good;
    };
    let first = first_part(one.printed);
    let is_one = printed.key.contains(&symbol.key) || symbol.key.contains(&printed.key);
    let listed = printed.abbreviations.iter().any(|own| own.eq_ignore_ascii_case(&first));
    let alike = ALIKE.contains(&(printed.name, symbol.name));
    // `Văn bản`, a law, a contract or a licence say nothing against a symbol; `CV` says nothing against a kind.
    let loose = printed.is_usage || printed.cited == Cited::Title || symbol.name == "Công văn";
    let symbol_part = one.printed.trim_start_matches(|c: char| !c.is_alphabetic());
    let body_too = BODIES_TOO.contains(&first.as_str()) && !GOVERNING.is_match(symbol_part);
    let letter = printed.name == "Công văn" && !ISSUER.is_match(symbol_part);
    if is_one || listed || alike || loose || body_too || letter {
        Fit::Good
    } else if ISSUED_WITH.contains(&printed.name)
        && ["Quyết định", "Nghị quyết"].contains(&symbol.name)
    {
        Fit::Carried
    } else {
        Fit::Bad
    }
}

/// The first part of a symbol: `QĐ` of `1053/QĐ-UBND`.
fn first_part(number: &str) -> String {
    let symbol = number.trim_start_matches(|c: char| !c.is_alphabetic());
    symbol.chars().take_while(|c| c.is_alphanumeric()).collect()
}

/// Whether two kinds are one, called shorter or longer, or say nothing against each other.
fn are_one(one: Option<&str>, other: Option<&str>) -> bool {
    let (Some(one), Some(other)) = (printed_kind(one), printed_kind(other)) else { return true };
    one.key.contains(&other.key)
        || other.key.contains(&one.key)
        || one.is_usage
        || other.is_usage
        || ALIKE.contains(&(one.name, other.name))
        || ALIKE.contains(&(other.name, one.name))
}

fn differs(one: &Named<'_>) -> Option<Finding> {
    let symbol = symbol_kind(one)?;
    let (name, kind) = (one.name(), one.kind?);
    let first = first_part(one.printed);
    let finding = checks::finding(
        "reference.kind-differs",
        &format!("“{name}”: ký hiệu {first} là của {}, không phải {kind}", symbol.name),
        &format!("“{name}”: the symbol {first} is that of a {}, not of a {kind}", symbol.name),
    );
    let record_id = one.citation.map(|citation| citation.id.clone());
    Some(Finding { record_id, ..finding }.saying(kind, symbol.name).at(one.spans.clone()))
}

fn two(one: &Named<'_>, right: &Named<'_>) -> Finding {
    let (a, b) = (one.name(), right.name());
    let finding = checks::finding(
        "reference.two-kinds",
        &format!("cùng một số, ký hiệu được gọi là “{a}” và “{b}”"),
        &format!("one number and symbol is called “{a}” and “{b}”"),
    );
    let record_id = one.citation.map(|citation| citation.id.clone());
    let spans = one.spans.iter().chain(&right.spans).copied().collect();
    let finding = Finding { record_id, ..finding }.at(spans);
    finding.saying(one.kind.unwrap_or_default(), right.kind.unwrap_or_default())
}
