//! `Điều 7 Quyết định này` → articles that a document names as its own and does not have.

use crate::audit::input::{Input, Paper};
use crate::audit::passages::{self, Passage};
use crate::data::{Document, Finding};
use crate::lang::keyed::{key_pattern, window};
use crate::lang::{checks, fold};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// `Điều 5, 6 và Điều 7 của Quy chế này`.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(concat!(
        r"\bđiều\s+(?<list>\d{1,3}[a-zđ]?\b(?:(?:\s*,\s*|\s+và\s+|\s+hoặc\s+|\s*,\s*và\s+)(?:điều\s+)?\d{1,3}[a-zđ]?\b)*)",
        r"\s*,?\s*(?:của\s+)?(?<kind>quyết\s+định|quy\s+chế|quy\s+định|nghị\s+quyết|kế\s+hoạch|điều\s+lệ|thông\s+tư|nghị\s+định|luật|hướng\s+dẫn|nội\s+quy|chỉ\s+thị|đề\s+án|chương\s+trình)\s+này\b",
    ))
});
static ITEM: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"\d{1,3}[a-zđ]?"));
/// Papers that speak of the articles of others as `này`, inside what they put into them.
static AMENDS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"\b(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|hợp\s+nhất|đính\s+chính|bãi\s+bỏ)\b")
});

/// How long what is quoted may be, in bytes.
const QUOTED: usize = 2000;

/// The findings of an input.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let mut families: Vec<Vec<&Document>> = vec![Vec::new(); input.papers.len()];
    for paper in input.papers.iter().filter(|paper| !paper.document.articles.is_empty()) {
        families[paper.family].push(paper.document);
    }
    let papers = input.papers.iter().filter(|paper| !amends(input, paper));
    papers.flat_map(|paper| of_paper(paper, &families[paper.family])).collect()
}

fn amends(input: &Input<'_>, paper: &Paper<'_>) -> bool {
    let title = |paper: &Paper<'_>| fold::key(paper.document.title.as_deref().unwrap_or_default());
    [paper, &input.papers[paper.family]].iter().any(|paper| AMENDS.is_match(&title(paper)))
}

fn of_paper(paper: &Paper<'_>, family: &[&Document]) -> Vec<Finding> {
    if family.is_empty() {
        return Vec::new();
    }
    let passages = passages::of(paper);
    passages.iter().flat_map(|passage| of_text(paper, passage, family)).collect()
}

fn of_text(paper: &Paper<'_>, passage: &Passage<'_>, family: &[&Document]) -> Vec<Finding> {
    let key = passage.keyed.key();
    let mut findings = Vec::new();
    for caps in NAMED.captures_iter(key) {
        let (Some(all), Some(list), Some(kind)) =
            (caps.get(0), caps.name("list"), caps.name("kind"))
        else {
            continue;
        };
        let meant = meant(paper.document, kind.as_str(), family);
        if meant.is_empty() || is_quoted(key, all.start()) {
            continue;
        }
        for item in ITEM.find_iter(list.as_str()).filter(|item| lacks(&meant, item.as_str())) {
            let at = list.start() + item.start()..kind.end();
            findings.push(absent(passage, item.as_str(), at, all.range(), &meant));
        }
    }
    findings
}

/// The documents that `Quy chế này` may mean: all of that kind, if each has all its articles here. `Quy định này` and
/// `Quyết định này` are as they are called.
fn meant<'a>(own: &Document, kind: &str, family: &[&'a Document]) -> Vec<&'a Document> {
    let is_called = |document: &&&Document| {
        let name = document.kind_vi.as_deref().map(fold::key).unwrap_or_default();
        name == kind.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let called: Vec<&Document> = family.iter().filter(is_called).copied().collect();
    let whole = called.iter().all(|document| is_whole(document));
    // A document that is called so but has no articles here may be the one.
    let own_is_called = is_called(&&own) && own.articles.is_empty();
    if whole && !own_is_called { called } else { Vec::new() }
}

/// Whether the articles are all there: from 1 on without a gap.
fn is_whole(document: &Document) -> bool {
    let numbers = document.articles.iter().map(|article| digits(&article.number));
    let mut last = 0;
    for number in numbers {
        if number != last && number != last + 1 {
            return false;
        }
        last = number;
    }
    last > 1
}

fn digits(number: &str) -> u32 {
    number.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().unwrap_or(0)
}

fn lacks(meant: &[&Document], number: &str) -> bool {
    meant.iter().all(|document| {
        document.articles.iter().all(|article| fold::key(&article.number) != number)
    })
}

/// Whether byte `at` stands inside quotation marks: what is put into another paper.
fn is_quoted(key: &str, at: usize) -> bool {
    let before = &key[window(key, at, QUOTED)..at];
    before.matches('“').count() > before.matches('”').count()
}

fn absent(
    passage: &Passage<'_>,
    number: &str,
    at: Range<usize>,
    whole: Range<usize>,
    meant: &[&Document],
) -> Finding {
    let printed = passage.printed(whole).to_owned();
    let last =
        meant.iter().filter_map(|document| document.articles.last()).map(|article| &article.number);
    let last = last.max_by_key(|number| digits(number)).cloned().unwrap_or_default();
    checks::finding(
        "reference.article-missing",
        &format!("“{printed}”: không có Điều {number}, văn bản chỉ đến Điều {last}"),
        &format!(
            "“{printed}”: there is no article {number}, the document ends with article {last}"
        ),
    )
    .saying(&format!("Điều {number}"), &format!("Điều 1 - {last}"))
    .at(passage.spans(at))
}
