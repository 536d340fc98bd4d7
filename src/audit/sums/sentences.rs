//! Sentences that name a whole and its parts (`1.200 hồ sơ, gồm 900 hồ sơ …`, `trong đó 1.606 CTS tổ chức, 9.817 CTS
//! cá nhân`) → those whose parts do not make the whole, or are larger.
//!
//! `gồm` leaves nothing out. `trong đó` may, so it claims a whole only where its parts are known to share one out
//! (`complements.tsv`), or where they miss it by so little that nobody would leave so little out.

use crate::audit::arithmetic::{Printed, Sum};
use crate::audit::input::Paper;
use crate::data::{Finding, Span, Text};
use crate::lang::checks;
use crate::lang::claims::{self, Claim, Part, Wording};
use crate::lang::fold;
use crate::lang::lexicon;
use crate::lang::number::Habit;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// The findings of one document. `settled` are places of numbers that are known to be damaged.
pub(super) fn find(paper: &Paper<'_>, settled: &BTreeSet<Span>) -> Vec<Finding> {
    let habit = paper.habit();
    let mut findings = Vec::new();
    for text in paper.statements() {
        for claim in claims::in_text(text.as_str()) {
            let is_settled = || {
                let mut spans = places(&text, &claim).into_iter();
                spans.any(|span| settled.contains(&span))
            };
            let found = larger(&text, &claim, habit).or_else(|| differs(&text, &claim, habit));
            findings.extend(found.filter(|_| !is_settled()));
        }
    }
    findings
}

/// Where the numbers of a claim stand, the whole first.
fn places(text: &Text, claim: &Claim) -> Vec<Span> {
    let parts = claim.parts.iter().map(|part| &part.number);
    std::iter::once(&claim.whole)
        .chain(parts)
        .flat_map(|range| text.spans_of(range.clone()))
        .collect()
}

/// The number at these bytes of a text.
fn number(text: &Text, range: &Range<usize>, habit: Habit) -> Option<Printed> {
    Printed::read(&text.as_str()[range.clone()], habit)
}

/// A part that is more than its whole.
fn larger(text: &Text, claim: &Claim, habit: Habit) -> Option<Finding> {
    let read = |range: &Range<usize>| number(text, range, habit);
    let whole = read(&claim.whole)?;
    let others = claim.others.iter().filter_map(read);
    let most = others.map(|other| other.value).chain([whole.value]).max()?;
    let (part, number) = claim.parts.iter().filter(|part| part.same_unit).find_map(|part| {
        read(&part.number).filter(|number| number.value > most).map(|number| (part, number))
    })?;
    let vi = format!("{} lớn hơn tổng số {} mà nó là một phần", number.text, whole.text);
    let en = format!("{} is more than the {} it is a part of", number.text, whole.text);
    let spans = [part.number.clone(), claim.whole.clone()];
    let spans = spans.into_iter().flat_map(|range| text.spans_of(range)).collect();
    let finding = checks::finding("sum.part-exceeds-whole", &vi, &en);
    Some(finding.saying(&number.text, &format!("≤ {}", whole.text)).at(spans))
}

fn differs(text: &Text, claim: &Claim, habit: Habit) -> Option<Finding> {
    let same: Vec<&Part> = claim.parts.iter().filter(|part| part.same_unit).collect();
    let all: Vec<&Part> = claim.parts.iter().collect();
    let code = [same, all].into_iter().find_map(|parts| {
        let sum = sum(text, claim, &parts, habit)?;
        if sum.holds() || is_of_another(text, claim, &sum, habit) || overlaps(text, claim) {
            return Some(None);
        }
        code(text, claim, &parts, &sum).map(|code| Some((code, sum)))
    });
    let (code, sum) = code??;
    let (vi, en) = sum.written();
    let finding = checks::finding(code, &vi, &en);
    Some(finding.saying(&sum.whole.text, &sum.expected()).at(places(text, claim)))
}

/// Whether the parts make another number of the sentence.
fn is_of_another(text: &Text, claim: &Claim, sum: &Sum, habit: Habit) -> bool {
    let read = |range: &Range<usize>| number(text, range, habit);
    let mut others = claim.others.iter().filter_map(read);
    others.any(|whole| Sum { whole, ..sum.clone() }.holds())
}

/// Whether the text says that something is counted in several parts.
fn overlaps(text: &Text, claim: &Claim) -> bool {
    let from = claim.parts.first().map_or(0, |part| part.clause.start);
    let key = fold::key(&text.as_str()[from..]);
    OVERLAPS.iter().any(|word| key.contains(&fold::key(word)))
}

/// Words that say so.
const OVERLAPS: [&str; 7] = [
    "nhiều lỗi",
    "do nhiều",
    "trùng lặp",
    "tính trùng",
    "đồng thời",
    "vừa là",
    "nhiều nguyên nhân",
];

fn sum(text: &Text, claim: &Claim, parts: &[&Part], habit: Habit) -> Option<Sum> {
    let read = |range: &Range<usize>| number(text, range, habit);
    if parts.len() < 2 {
        return None;
    }
    let whole = read(&claim.whole)?;
    let parts = parts.iter().map(|part| read(&part.number)).collect::<Option<Vec<_>>>()?;
    Some(Sum { whole, parts, habit })
}

/// What it is called that these parts do not make the whole; `None` where they need not.
fn code(text: &Text, claim: &Claim, parts: &[&Part], sum: &Sum) -> Option<&'static str> {
    let is_all = parts.len() == claim.parts.len();
    let is_same = parts.iter().all(|part| part.same_unit);
    let share = sum.share()?;
    match claim.wording {
        // A list that misses by more is one of some, or of what is counted several times.
        Wording::Consists
            if is_all && claim.is_complete && is_same && is_near(sum, Decimal::new(10, 2)) =>
        {
            Some("sum.parts-differ")
        }
        // `75 đơn vị gồm 67 xã và 08 phường`: other words for the parts, so they must nearly fit.
        Wording::Consists if is_all && claim.is_complete && is_near(sum, Decimal::new(10, 2)) => {
            Some("sum.parts-miss")
        }
        Wording::Among
            if is_same
                && share_out(text, parts)
                && (is_near(sum, Decimal::new(5, 2)) || is_more(sum)) =>
        {
            Some("sum.parts-miss")
        }
        // Money and land are in one part only.
        Wording::Among if is_same && is_more(sum) && is_measured(text, parts) => {
            Some("sum.parts-miss")
        }
        Wording::Among
            if share <= Decimal::new(1, 2) && sum.whole.value >= Decimal::from(LEAST) =>
        {
            Some("sum.parts-miss")
        }
        Wording::Consists | Wording::Among => None,
    }
}

/// Whether the parts are more than the whole.
fn is_more(sum: &Sum) -> bool {
    sum.gap().is_some_and(|gap| gap < Decimal::ZERO)
}

/// Whether the parts are amounts of money or land, which no two of them share.
fn is_measured(text: &Text, parts: &[&Part]) -> bool {
    const UNITS: [&str; 8] = ["đồng", "triệu", "tỉ", "nghìn", "ngàn", "ha", "km2", "km²"];
    parts.iter().all(|part| {
        let behind = fold::key(&text.as_str()[part.number.end..part.clause.end]);
        let unit = behind.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        UNITS.contains(&unit)
    })
}

/// Wholes below this are met by chance.
const LEAST: u32 = 100;

/// Whether the gap is at most one, or that share of the whole.
fn is_near(sum: &Sum, share: Decimal) -> bool {
    sum.gap().is_some_and(|gap| gap.abs() <= Decimal::ONE)
        || sum.share().is_some_and(|gap| gap <= share)
}

static COMPLEMENTS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let words = |field: &str| {
        field.split('|').map(|word| format!(" {} ", fold::key(word.trim()))).collect()
    };
    lexicon::rows("complements").into_iter().map(|row| words(row[0])).collect()
});

/// Whether the words of the parts are known to share one whole out: `tổ chức` and `cá nhân`, `nam` and `nữ`. Each part
/// holds one of them, and each of them stands in one part.
fn share_out(text: &Text, parts: &[&Part]) -> bool {
    let keys: Vec<String> = parts.iter().map(|part| clause_key(text, part)).collect();
    COMPLEMENTS.iter().any(|words| {
        let of = |key: &String| words.iter().rposition(|word| key.contains(word.as_str()));
        let mut found: Vec<Option<usize>> = keys.iter().map(of).collect();
        found.sort_unstable();
        found.len() == words.len() && found.iter().enumerate().all(|(at, place)| *place == Some(at))
    })
}

/// The words of a part's clause, behind its parentheses.
fn clause_key(text: &Text, part: &Part) -> String {
    let clause = &text.as_str()[part.clause.clone()];
    let bare = clause.split('(').next().unwrap_or_default();
    format!(" {} ", fold::key(bare).split_whitespace().collect::<Vec<_>>().join(" "))
}
