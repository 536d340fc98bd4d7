//! What follows a number or the title of a law → date and issuer, and where the mention ends.

use super::Draft;
use super::bodies::{is_head, name_at};
use crate::lang::date::{self, NoSuchDay};
use crate::lang::keyed::{Keyed, key_pattern};
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

static SIGNED: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^\s*,?\s*(?:(?:ký|ban hành) )?"));
static SHORT_DAY: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^ngày\s+(?<day>\d{1,2}[/.-]\d{1,2}[/.-])(?<year>\d\d)(?:$|[^\d/.-]|[.-](?:$|\s))")
});
static YEAR: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^\s*năm\s+(?:19|20)\d\d\b"));
static OF: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^\s*,?\s*của\s+"));
static AND: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^\s*(?:,|và|-|,\s*và)\s+"));
static BY: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^\s*do\s+"));
static ISSUED: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"^\s*(?:ký\s+)?ban hành\b"));

/// `được Quốc hội thông qua ngày …`, `Quốc hội khóa XV, kỳ họp thứ 9 thông qua ngày …`.
static PASSED: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^\s*,?\s*(?:đã\s+)?(?:được\s+)?(?:(?<body>(?:ủy ban thường vụ\s+)?quốc hội)(?:\s+khóa\s+[ivxl]{1,6}|,?\s+(?:tại\s+)?kì họp\s+(?:thứ\s+)?[\p{L}\d]+|\s+nước\s+\p{L}[^,;.]{0,40}?việt nam)*\s+)?thông qua\s+",
    )
});

/// Reads `ngày … của …` (in either order) behind the draft and moves its end.
pub(super) fn read(view: &Keyed<'_>, draft: &mut Draft) {
    passed(view, draft);
    day(view, draft);
    if draft.date.is_none() {
        year(view, draft);
    }
    issuer(view, draft);
    if draft.date.is_none() {
        day(view, draft);
    }
}

/// The day on which a law was passed, and who passed it.
fn passed(view: &Keyed<'_>, draft: &mut Draft) {
    let from = draft.at.end;
    let Some(caps) = PASSED.captures(view.key_from(from)) else { return };
    let Some(all) = caps.get(0) else { return };
    draft.at.end = after(view, from, all.end());
    day(view, draft);
    if draft.date.is_none() {
        draft.at.end = from;
    } else if let Some(body) = caps.name("body").filter(|_| draft.issuer.is_none()) {
        draft.issuer = Some(after(view, from, body.start())..after(view, from, body.end()));
    }
}

fn day(view: &Keyed<'_>, draft: &mut Draft) {
    let rest = view.key_from(draft.at.end);
    let lead = SIGNED.find(rest).map_or(0, |signed| signed.end());
    if !rest[lead..].starts_with("ngày") {
        return;
    }
    let whole = date::day_at(&rest[lead..], 0);
    draft.is_date_apart = whole.is_none();
    if let Some((end, day)) = whole.or_else(|| short_day(&rest[lead..])) {
        draft.date = day.ok().map(|day| day.to_string());
        draft.at.end = after(view, draft.at.end, lead + end);
    }
}

/// `ngày 5/1/23`: a paper of this state that is cited with two figures of its year is of 1945 to 2044.
fn short_day(key: &str) -> Option<(usize, Result<Date, NoSuchDay>)> {
    let caps = SHORT_DAY.captures(key)?;
    let (day, year) = (caps.name("day")?, caps.name("year")?);
    let century = if year.as_str() < "45" { "20" } else { "19" };
    let (_, date) = date::day_at(&format!("ngày {}{century}{}", day.as_str(), year.as_str()), 0)?;
    Some((year.end(), date))
}

/// `năm 2024` says which of several laws is meant; it is no date.
fn year(view: &Keyed<'_>, draft: &mut Draft) {
    if let Some(found) = YEAR.find(view.key_from(draft.at.end)) {
        draft.at.end = after(view, draft.at.end, found.end());
    }
}

fn issuer(view: &Keyed<'_>, draft: &mut Draft) {
    if draft.issuer.is_some() {
        return;
    }
    let rest = view.key_from(draft.at.end);
    if let Some(of) = OF.find(rest) {
        if let Some(name) = name_at(view, after(view, draft.at.end, of.end())) {
            let end = if is_joint(draft) { co_issuers(view, name.end) } else { name.end };
            draft.at.end = end;
            draft.issuer = Some(name.start..end);
        }
    } else if let Some(by) = BY.find(rest)
        && let Some(name) = name_at(view, after(view, draft.at.end, by.end()))
        && ISSUED.is_match(view.key_from(name.end))
    {
        draft.at.end = name.end;
        draft.issuer = Some(name);
    }
}

/// `Thông tư liên tịch` has several issuers.
fn is_joint(draft: &Draft) -> bool {
    draft.kind.is_some_and(|kind| kind.key.ends_with("liên tịch"))
}

/// Where the last of several issuers ends that begin after byte `end` of the text.
fn co_issuers(view: &Keyed<'_>, mut end: usize) -> usize {
    while let Some(and) = AND.find(view.key_from(end)) {
        let start = after(view, end, and.end());
        let Some(name) = name_at(view, start).filter(|_| is_head(view, start)) else { break };
        end = name.end;
    }
    end
}

/// The byte of the text `len` bytes of the key after the byte `from` of the text.
fn after(view: &Keyed<'_>, from: usize, len: usize) -> usize {
    let start = view.at(from);
    view.printed(start..start + len).end
}
