//! The documents of an input and their citations → each paper as it is named in a place: number, symbol, body and
//! day, brought into one form, so that two places that name one paper can be held against each other.

use super::input::{Input, Paper};
use crate::data::{Citation, Span};
use crate::lang::keyed::key_pattern;
use crate::lang::pattern::pattern;
use crate::lang::{date, fold};
use regex::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?<count>\d+(?:\.\d{3})*)(?<letter>[a-zđ]?)(?:/(?<year>(?:19|20)\d\d))?[/-](?<symbol>.+)$",
    )
});
/// `, ngày …` at the end may open what comes next: `theo Công văn số 12/UBND-NC, ngày 05/3/2026 Sở …`.
static LOOSE_DAY: LazyLock<Regex> = LazyLock::new(|| key_pattern(r",\s*ngày[\s\d/.,-]*$"));
/// A number and a day in a title.
static TITLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i:số)\s*:?\s*(?<number>\d[\d.]*[/-][\p{L}\d/&-]+),?\s+(?<day>(?i:ngày)\s+\d{1,2}(?:/\d{1,2}/\d{4}\b|\s+(?i:tháng)\s+\d{1,2}\s+(?i:năm)\s+\d{4}\b))",
    )
});
static PROVINCE: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"\b(?<type>tỉnh|thành phố|tp\.?)\s+(?<name>\S.*)$"));
/// A body that is called by its kind only, of which there are many.
static NAMELESS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"(?:^|\s)(?:cấp\s+)?(?:các\s+)?(?:xã|phường|thị\s+trấn|đặc\s+khu|huyện|quận|thị\s+xã|thành\s+phố|trường|đơn\s+vị|địa\s+phương|cơ\s+sở)$",
    )
});
/// Who signs for a body: the paper is the body's.
static SIGNS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(?:(?:phó\s+)?(?:chủ\s+tịch|tổng\s+giám\s+đốc|giám\s+đốc|bộ\s+trưởng|thứ\s+trưởng|chánh)|ban\s+thường\s+vụ|thường\s+trực)\s+",
    )
});

/// A number and its symbol in one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// The number itself.
    pub(super) count: u32,
    /// The letter behind it; before that `0` of one that is written `001`.
    pub(super) letter: String,
    /// The year inside.
    pub(super) year: Option<i16>,
    /// The rest, as a key with `-` for all joints: `qđ-ubnd`.
    pub(super) symbol: String,
}

impl Number {
    /// The parts of `1053/QĐ-UBND`; `None` without a symbol.
    pub(super) fn of(printed: &str) -> Option<Self> {
        let caps = NUMBER.captures(printed)?;
        let digits: String = caps["count"].chars().filter(char::is_ascii_digit).collect();
        // Bodies merged in 2025 began again with `001`, so that it is not the `01` of that January.
        let again = if digits.len() > 2 && digits.starts_with('0') { "0" } else { "" };
        Some(Self {
            count: digits.parse().ok()?,
            letter: format!("{again}{}", &caps["letter"]),
            year: caps.name("year").and_then(|year| year.as_str().parse().ok()),
            symbol: fold::key(&caps["symbol"]).replace('/', "-"),
        })
    }

    /// Whether the symbol is that of one body of the centre, whose numbers are given once a year in the country.
    pub(super) fn is_central(&self) -> bool {
        let (first, rest) = self.symbol.split_once('-').unwrap_or((self.symbol.as_str(), ""));
        self.is_of_state() || ["nđ", "tt", "ttlt"].contains(&first) && !rest.is_empty()
    }

    /// Whether it is a paper of the Government, the National Assembly or the President, which no reform merged.
    fn is_of_state(&self) -> bool {
        let last = self.symbol.rsplit('-').next().unwrap_or_default();
        let body = last.trim_end_matches(|c: char| c.is_ascii_digit());
        ["ttg", "cp", "qh", "ubtvqh", "ctn", "vpcp"].contains(&body)
    }

    /// Whether it is a paper of the Party, whose kinds are numbered apart.
    pub(super) fn is_party(&self) -> bool {
        ["tw", "tu", "hu", "đu", "qu"].iter().any(|body| self.symbol.ends_with(&format!("-{body}")))
    }
}

/// A paper as it is named in a place.
pub(super) struct Named<'a> {
    /// Index of the document that names it.
    pub(super) paper: usize,
    /// The citation; `None` in a letterhead or title.
    pub(super) citation: Option<&'a Citation>,
    /// The document names itself: its letterhead.
    pub(super) is_own: bool,
    /// Its kind.
    pub(super) kind: Option<&'a str>,
    /// Its number as printed.
    pub(super) printed: &'a str,
    /// Its number.
    pub(super) number: Number,
    /// Its day, where it certainly belongs to it; ISO.
    pub(super) day: Option<Cow<'a, str>>,
    /// Its body in one form; empty for one that the symbol names; `None` where nothing names it.
    pub(super) body: Option<String>,
    /// Its title.
    pub(super) title: Option<&'a str>,
    /// Where.
    pub(super) spans: Vec<Span>,
}

impl Named<'_> {
    /// How it is called in a message: `Quyết định số 12/QĐ-UBND`.
    pub(super) fn name(&self) -> String {
        let kind = self.kind.map_or_else(|| "Số".to_owned(), |kind| format!("{kind} số"));
        format!("{kind} {}", self.printed)
    }

    /// Its day.
    pub(super) fn day(&self) -> Option<&str> {
        self.day.as_deref()
    }

    /// The time in which its number is given once: the year; of bodies that were merged in 2025 and began again, the
    /// part of that year.
    pub(super) fn series(&self) -> Option<(i16, usize)> {
        const BEGUN_AGAIN: [&str; 2] = ["2025-03-01", "2025-07-01"];
        let (day, year) = (self.day()?, self.year_of_day()?);
        let begun = BEGUN_AGAIN.iter().filter(|first| year == 2025 && **first <= day).count();
        Some((year, if self.number.is_of_state() { 0 } else { begun }))
    }

    /// The year of its day.
    pub(super) fn year_of_day(&self) -> Option<i16> {
        self.day()?.get(..4)?.parse().ok()
    }
}

/// All papers that are named with number and symbol, those of letterheads first.
pub(super) fn all<'a>(input: &Input<'a>) -> Vec<Named<'a>> {
    let homes: Vec<Home> = input.papers.iter().enumerate().map(home).collect();
    let papers = input.papers.iter().enumerate();
    let home_of = |at: usize| &homes[input.papers[at].family];
    let own = papers.clone().filter_map(|(at, paper)| letterhead(at, paper, home_of(at)));
    let cited = papers.flat_map(|(at, paper)| {
        let home = home_of(at);
        paper.citations.iter().filter_map(move |citation| cited(at, citation, home))
    });
    let titled =
        input.papers.iter().enumerate().flat_map(|(at, paper)| titles(at, paper, home_of(at)));
    own.chain(cited).chain(titled).collect()
}

/// The day of a citation, where it is certain that the day is its own.
pub(super) fn day_of(citation: &Citation) -> Option<&str> {
    citation.date.as_deref().filter(|_| !LOOSE_DAY.is_match(&fold::key(&citation.text)))
}

fn letterhead<'a>(at: usize, paper: &Paper<'a>, home: &Home) -> Option<Named<'a>> {
    let document = paper.document;
    let printed = document.number.as_deref().filter(|_| !paper.division.is_issue)?;
    let number = Number::of(printed)?;
    Some(Named {
        paper: at,
        citation: None,
        is_own: true,
        kind: document.kind_vi.as_deref(),
        printed,
        day: document.date.as_deref().map(Cow::Borrowed),
        body: body(&number, document.issuer.as_deref(), home),
        number,
        title: document.title.as_deref(),
        spans: document.field_spans.get("number").cloned().unwrap_or_default(),
    })
}

fn cited<'a>(at: usize, citation: &'a Citation, home: &Home) -> Option<Named<'a>> {
    let printed = citation.number.as_deref()?;
    let number = Number::of(printed)?;
    Some(Named {
        paper: at,
        citation: Some(citation),
        is_own: false,
        kind: citation.kind_vi.as_deref(),
        printed,
        day: day_of(citation).map(Cow::Borrowed),
        body: body(&number, citation.issuer.as_deref(), home),
        number,
        title: citation.title.as_deref(),
        spans: citation.spans.clone(),
    })
}

/// The papers that a title names with number and day: `Kết quả thực hiện Kế hoạch số 85/KH-UBND ngày 28/3/2026`.
fn titles<'a>(at: usize, paper: &Paper<'a>, home: &Home) -> Vec<Named<'a>> {
    let division = paper.division;
    let Some(title) = division.title.as_ref().filter(|_| !division.is_issue) else {
        return Vec::new();
    };
    let value = title.as_str();
    let read = |caps: regex::Captures<'a>| {
        let (all, printed) = (caps.get(0)?, caps.name("number")?);
        let number = Number::of(printed.as_str())?;
        let day = date::days(&fold::key(caps.name("day")?.as_str())).next()?.1.ok()?;
        Some(Named {
            paper: at,
            citation: None,
            is_own: false,
            kind: None,
            printed: printed.as_str(),
            day: Some(Cow::Owned(day.to_string())),
            body: body(&number, None, home),
            number,
            title: None,
            spans: title.spans_of(all.range()),
        })
    };
    TITLED.captures_iter(value).filter_map(read).collect()
}

/// The province that a family of documents speaks of where it says `tỉnh` only: type and name; where none is known,
/// the family stands for it.
struct Home {
    class: String,
    name: String,
}

fn home((at, paper): (usize, &Paper<'_>)) -> Home {
    let key = fold::key(paper.document.issuer.as_deref().unwrap_or_default());
    PROVINCE.captures(&key).map_or_else(
        || Home { class: String::new(), name: at.to_string() },
        |caps| Home { class: caps["type"].to_owned(), name: caps["name"].to_owned() },
    )
}

/// A body in one form: without who signs for it, with its province.
fn body(number: &Number, issuer: Option<&str>, home: &Home) -> Option<String> {
    if number.is_central() {
        return Some(String::new());
    }
    let key = fold::key(issuer?);
    let key = key.replace("ủy ban nhân dân", "ubnd").replace("hội đồng nhân dân", "hđnd");
    let bare = SIGNS.replace(&key, "").into_owned();
    let own = format!(" {} {}", home.class, home.name);
    let named = bare.strip_suffix(own.as_str()).or_else(|| {
        let class = bare.strip_suffix(home.class.as_str())?;
        class.ends_with(' ').then(|| class.trim_end())
    });
    let is_elsewhere = named.is_none() && PROVINCE.is_match(&bare);
    let name = named.unwrap_or(&bare);
    // `UBND xã` is another one in every row.
    if NAMELESS.is_match(name) {
        return None;
    }
    Some(if is_elsewhere { bare } else { format!("{name}@{}", home.name) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_in_one_form() {
        let check = |printed, count, year, symbol: &str| {
            let number = Number::of(printed).unwrap();
            assert_eq!((number.count, number.year, number.symbol.as_str()), (count, year, symbol));
        };
        check("1053/QĐ-UBND", 1053, None, "qđ-ubnd");
        check("045/2025/QĐ-UBND", 45, Some(2025), "qđ-ubnd");
        check("57-NQ/TW", 57, None, "nq-tw");
        check("1.053/QĐ-UBND", 1053, None, "qđ-ubnd");
        assert!(Number::of("15").is_none());
        assert_ne!(Number::of("001/2025/TT-BNV"), Number::of("01/2025/TT-BNV"));
        assert_eq!(Number::of("05/QĐ-UBND"), Number::of("5/QĐ-UBND"));
    }

    #[test]
    fn a_body_is_one_however_it_is_called() {
        let number = Number::of("12/QĐ-UBND").unwrap();
        let home = Home { class: "tỉnh".to_owned(), name: "sơn la".to_owned() };
        let body = |issuer| body(&number, Some(issuer), &home).unwrap();
        assert_eq!(body("UBND tỉnh"), body("Chủ tịch Ủy ban nhân dân tỉnh Sơn La"));
        assert_ne!(body("UBND tỉnh"), body("UBND tỉnh Lào Cai"));
        assert_ne!(body("UBND tỉnh"), body("UBND xã Chiềng Sơn"));
        assert_eq!(super::body(&number, Some("UBND xã"), &home), None);
    }
}
