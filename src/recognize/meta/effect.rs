//! `Quyết định này có hiệu lực kể từ ngày ký` → when a document takes effect.

use super::layout::{Layout, Part};
use super::place;
use crate::data::{Division, Document, Effective, Text};
use crate::lang::date::first_day;
use crate::lang::keyed::{Keyed, key_pattern};
use jiff::ToSpan;
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

static EFFECT: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(concat!(
        r"có hiệu lực(?:\s+(?:thi hành|thực hiện|pháp luật|áp dụng))?\s*,?\s*",
        r"(?:sau\s+(?<days>\d{1,3})\s*(?:\([^)]*\)\s*)?ngày\s*,?\s*)?(?:kể\s+)?từ\s+(?:ngày\s+|khi\s+)?",
        r"(?:(?<signing>(?:được\s+)?(?:ký|ban hành|công bố))|(?<passing>(?:được\s+)?[^;.]{0,60}?thông qua)|đăng\s+(?:trên\s+)?công báo|(?<day>\d))",
    ))
});
static PASSED: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"thông qua\s+(?:[^\s]+\s+){0,8}?ngày\s"));
/// `sau 10 ngày kể từ ngày ký và đăng Công báo`: it waits for the gazette.
static PUBLISHED: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"^(?:\s*ban hành)?\s*(?:và|hoặc|/|,)\s*đăng\b"));
static OWN: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"\bnày\b|^\s*(?:và\s+)?có hiệu lực"));
static SENTENCE: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"[.;]\s+"));

/// Sets `effective` from the first clause that says it: in an article, or in a paragraph of its own.
pub(super) fn read(division: &Division, layout: &Layout, document: &mut Document) {
    let articles = layout.articles.iter().flat_map(|article| &article.texts);
    let others = division.blocks.iter().zip(&layout.parts);
    let others = others.filter(|(_, part)| **part == Part::Other).map(|(block, _)| &block.text);
    let has_articles = !layout.articles.is_empty();
    let texts = articles.chain(others.filter(|_| has_articles));
    if let Some((text, effective)) = texts.into_iter().find_map(|text| clause(text, document)) {
        document.effective = Some(effective);
        place(document, "effective", &text);
    }
}

fn clause(text: &Text, document: &Document) -> Option<(Text, Effective)> {
    let view = Keyed::of(text.as_str());
    let caps = EFFECT.captures(view.key())?;
    let found = caps.get(0)?;
    let start = sentence_start(view.key(), found.start());
    if !OWN.is_match(&view.key()[start..found.start() + "có hiệu lực".len()]) {
        return None;
    }
    let end = sentence_end(view.key(), found.end());
    let raw = text.slice_trimmed(view.printed(start..end)).without_closing_stop();
    let days = caps.name("days").and_then(|days| days.as_str().parse::<i64>().ok()).unwrap_or(0);
    let waits = days > 0 && PUBLISHED.is_match(&view.key()[found.end()..]);
    let from_signing = caps.name("signing").is_some() && !waits;
    let day = if from_signing {
        document.date.as_deref().and_then(|date| date.parse::<Date>().ok())
    } else if let Some(day) = caps.name("day") {
        first_day(&view.key()[day.start()..])
    } else {
        PASSED
            .find(&view.key()[start..end])
            .and_then(|passed| first_day(&view.key()[start + passed.start()..]))
    };
    let date = day.and_then(|day| day.checked_add(days.days()).ok()).map(|date| date.to_string());
    let effective = Effective { raw: raw.as_str().to_owned(), date, from_signing };
    Some((raw, effective))
}

/// Where the sentence of a clause begins.
fn sentence_start(key: &str, at: usize) -> usize {
    SENTENCE.find_iter(&key[..at]).last().map_or(0, |stop| stop.end())
}

/// Where it ends; a semicolon goes on with what else it does (`; thay thế …`).
fn sentence_end(key: &str, from: usize) -> usize {
    key[from..].find(". ").map_or(key.len(), |stop| from + stop)
}
