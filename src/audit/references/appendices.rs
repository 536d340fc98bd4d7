//! `Phụ lục số 03 kèm theo` → appendices that a document names as its own and that the input does not hold.

use crate::audit::input::{Input, Paper};
use crate::audit::passages::{self, Passage};
use crate::data::{Finding, Severity, Span};
use crate::lang::keyed::{key_pattern, window};
use crate::lang::{checks, fold, numeral};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// An appendix, or several, named as the document's own: `Phụ lục I, II kèm theo`, `(Phụ lục 03)`, `Phụ lục số 2 ban
/// hành kèm theo Quyết định này`.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(concat!(
        r"(?<open>\(\s*)?(?:(?:chi\s+tiết|cụ\s+thể|có|xem|theo|như|tại)\s+)*(?:các\s+)?\bphụ\s+lục\s+(?:số\s+)?",
        r"(?<list>(?:\d{1,2}|[ivx]{1,5}|[a-d])[a-d]?(?:\.\d{1,2})?\b(?:(?:\s*,\s*(?:và\s+)?|\s+và\s+|\s*;\s*)(?:phụ\s+lục\s+)?(?:số\s+)?(?:\d{1,2}|[ivx]{1,5})\b)*)",
        r"(?<own>\s*,?\s*(?:\(\s*)?(?:được\s+)?(?:(?:ban\s+hành\s+)?(?:đính\s+)?kèm(?:\s+theo)?|gửi\s+kèm(?:\s+theo)?|của)?",
        r"(?:\s+(?:quyết\s+định|kế\s+hoạch|quy\s+chế|quy\s+định|nghị\s+quyết|báo\s+cáo|tờ\s+trình|công\s+văn|văn\s+bản|thông\s+báo|hướng\s+dẫn|chương\s+trình|đề\s+án|phương\s+án|chỉ\s+thị|thông\s+tư)\s+này)?)",
        r"(?<after>\s*(?:[).,;:/]|$))?",
    ))
});
static ITEM: LazyLock<Regex> =
    LazyLock::new(|| key_pattern(r"\b(?<number>\d{1,2}|[ivx]{1,5}|[a-d])[a-d]?\b"));
/// A label of an appendix, wherever it is printed.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^[\s(]*phụ\s+lục\s*(?:số\s*)?[:.]?\s*(?<number>\d{1,3}|[ivxl]{1,6}|[a-d])(?:[a-d]\b|[.-]?\d|\b)",
    )
});
/// Another paper whose appendix is meant.
static OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^[\s,(]*(?:ban\s+hành\s+)?(?:đính\s+)?(?:kèm\s+theo\s+|của\s+|tại\s+|thuộc\s+)?(?:quyết\s+định|nghị\s+định|thông\s+tư|nghị\s+quyết|luật|công\s+văn|kế\s+hoạch|văn\s+bản|quy\s+chế|quy\s+định|hướng\s+dẫn|báo\s+cáo|chương\s+trình|đề\s+án)\b",
    )
});

/// What a family of documents holds.
#[derive(Default)]
struct Held {
    numbers: BTreeSet<String>,
    appendices: usize,
    /// Something is attached that has no number: it may be the one that is named.
    is_open: bool,
    /// It is there to its end, signature or recipients.
    is_whole: bool,
}

/// The findings of an input.
pub(super) fn find(input: &Input<'_>) -> Vec<Finding> {
    let held = held(input);
    let mut missing: BTreeMap<(usize, String), Vec<Span>> = BTreeMap::new();
    for paper in &input.papers {
        let Some(held) = held.get(&paper.family).filter(|held| !held.is_open) else { continue };
        for passage in passages::of(paper) {
            for (number, spans) in named(&passage) {
                if !held.numbers.contains(&number) {
                    missing.entry((paper.family, number)).or_default().extend(spans);
                }
            }
        }
    }
    missing
        .into_iter()
        .map(|((family, number), spans)| {
            let held = held.get(&family);
            let is_whole = held.is_some_and(|held| held.is_whole);
            let finding = absent(&number, held.map_or(0, |held| held.appendices), is_whole);
            let finding = finding.at(spans);
            Finding { document_id: Some(input.papers[family].document.id.clone()), ..finding }
        })
        .collect()
}

/// What each family holds; only families whose main document is there.
fn held(input: &Input<'_>) -> BTreeMap<usize, Held> {
    let mut all: BTreeMap<usize, Held> = BTreeMap::new();
    for (at, paper) in input.papers.iter().enumerate() {
        if paper.division.is_issue {
            continue;
        }
        let held = all.entry(paper.family).or_default();
        let is_head = paper.family == at;
        hold(held, paper);
        held.is_whole |=
            !paper.division.signature.is_empty() || !paper.division.recipients.is_empty();
        let bare = paper.division.label.as_ref().and_then(|label| number(label.as_str())).is_none();
        let carries = ["appendix", "document", "list"].contains(&paper.document.kind.as_str());
        held.is_open |= carries && (is_head || bare);
    }
    all
}

/// Notes the labels that a document prints: its own, and those that stand in its text where no document was made of
/// them.
fn hold(held: &mut Held, paper: &Paper<'_>) {
    let division = paper.division;
    let heads = [&division.label, &division.title, &division.kind].into_iter().flatten();
    let cells = division.tables.iter().flat_map(|table| {
        let names = table.columns.iter().filter_map(|column| column.name.as_ref());
        names.chain(table.rows.iter().flat_map(|row| &row.cells))
    });
    let blocks = division.blocks.iter().flat_map(|block| block.label.iter().chain([&block.text]));
    let is_label = |text: &&crate::data::Text| text.len() < 200;
    let texts = heads.chain(blocks).chain(cells).filter(is_label);
    held.numbers.extend(texts.filter_map(|text| number(text.as_str())));
    held.appendices += usize::from(paper.document.kind == "appendix");
}

/// The number of the appendix that a text is the label of.
fn number(text: &str) -> Option<String> {
    let key = fold::key(text);
    let caps = LABEL.captures(&key)?;
    // `Phụ lục số 04 kèm theo` names one; `Phụ lục số 04 (Kèm theo …)` heads one.
    let rest = key[caps.get(0)?.end()..].trim_start();
    let names = ["kèm", "ban hành kèm", "đính kèm"].iter().any(|word| rest.starts_with(word));
    (!names).then(|| one_form(&caps["number"]))
}

/// `II`, `02` and `2` are one number.
fn one_form(printed: &str) -> String {
    let figure = printed.parse().ok();
    let value = figure.or_else(|| numeral::roman(&printed.to_uppercase()));
    value.map_or_else(|| printed.to_owned(), |value: u32| value.to_string())
}

/// The appendices that a text names as its document's own.
fn named(passage: &Passage<'_>) -> Vec<(String, Vec<Span>)> {
    let key = passage.keyed.key();
    let mut found = Vec::new();
    for caps in NAMED.captures_iter(key) {
        let (Some(all), Some(list)) = (caps.get(0), caps.name("list")) else { continue };
        let own = caps.name("own").map_or("", |own| own.as_str());
        let after = caps.name("after").map_or(all.end(), |after| after.end());
        let says = own.contains("kèm") || own.contains("này");
        let closes = caps.name("open").is_some()
            && caps.name("after").is_some_and(|at| at.as_str().contains(')'));
        let theirs = OTHERS.is_match(&key[after..]) || is_attributed(key, list.start());
        if (says || closes) && !theirs {
            let items = ITEM.captures_iter(list.as_str()).filter_map(|caps| caps.name("number"));
            let whole = items.filter(|item| !list.as_str()[..item.start()].ends_with('.'));
            found.extend(whole.map(|item| {
                let end = list.start() + item.end();
                (one_form(item.as_str()), spans(passage, list.start(), end))
            }));
        }
    }
    found
}

/// Whether the words before say whose appendix it is: `Nghị định số 30/2020/NĐ-CP (Phụ lục I)`.
fn is_attributed(key: &str, at: usize) -> bool {
    let start = window(key, at, 120);
    let before = key[start..at].rsplit(['.', ';']).next().unwrap_or_default();
    let papers = [
        "nghị định",
        "thông tư",
        "quyết định số",
        "công văn số",
        "kế hoạch số",
        "nghị quyết số",
        "luật",
        "văn bản số",
        "quy chuẩn",
        "tiêu chuẩn",
    ];
    papers.iter().any(|paper| before.contains(paper))
}

/// Where `Phụ lục` with the item of its list that ends at `end` stands.
fn spans(passage: &Passage<'_>, list: usize, end: usize) -> Vec<Span> {
    let key = passage.keyed.key();
    let near = window(key, list, 40);
    let word = key[near..list].rfind("phụ").map_or(list, |at| near + at);
    passage.spans(word..end)
}

fn absent(number: &str, appendices: usize, is_whole: bool) -> Finding {
    let number = number.to_uppercase();
    let (vi, en) = match appendices {
        0 => ("tệp không có phụ lục nào".to_owned(), "the file holds no appendix".to_owned()),
        count => (
            format!("văn bản chỉ có {count} phụ lục, không có phụ lục này"),
            format!("the document has {count} appendices, and not this one"),
        ),
    };
    let finding = checks::finding(
        "reference.appendix-missing",
        &format!("có nêu Phụ lục {number} kèm theo, nhưng {vi}"),
        &format!("appendix {number} is named as attached, but {en}"),
    );
    // A main text cut off from what is attached to it says nothing of it.
    let is_cut = appendices == 0 && !is_whole;
    let severity = if is_cut { Severity::Info } else { finding.severity };
    Finding { severity, ..finding }.finding(&format!("Phụ lục {number}"))
}
