//! Owners in documents from 1 July 2025 on → those that are bodies of districts, which ended on 30 June 2025 (Law
//! 72/2025/QH15: provinces and communes only). Single districts of the register are told by `recognize`; institutions
//! that keep the word in their name (`Bệnh viện đa khoa huyện …`) are none.

use super::sentences;
use crate::audit::input::Paper;
use crate::data::{Deadline, Finding, Mention, Report, Task};
use crate::lang::date::shown;
use crate::lang::keyed::key_pattern;
use crate::lang::{checks, fold};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// First day without districts.
pub(super) const FROM: &str = "2025-07-01";

/// Bodies of a district, or districts themselves.
static OF_DISTRICTS: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^(?:(?:(?:chủ tịch\s+)?(?:ủy ban nhân dân|ubnd)|hội đồng nhân dân|hđnd|hđnd và ubnd|hđnd, ubnd|cơ quan|chính quyền|đơn vị|phòng[^,;]{0,60}?|ban chỉ đạo[^,;]{0,40}?|cấp ủy)\s+)?(?:(?:các|cấp|mọi|tại|thuộc|của|toàn bộ)\s+)*(?:huyện|quận|thị xã)(?:$|[\s,;/()-])",
    )
});
/// Words that say that it is not today's district that is meant, or which.
pub(super) static FORMER: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"\b(?:cũ|trước đây|trước khi|trước sắp xếp|nguyên là|đặc khu)\b")
});

/// Institutions that keep the name of a district.
static KEPT: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"\b(?:phòng giao dịch|phòng khám|phòng công chứng|ngân hàng|nhcsxh|bảo hiểm|bệnh viện|trung tâm|trường|kiểm lâm|điện lực|chi nhánh|quỹ|hợp tác xã|công ty|dự án)\b",
    )
});

/// What `recognize` tells of bodies that are gone.
pub(super) struct Told<'a> {
    /// Ids of bodies whose last day the register knows.
    ids: BTreeSet<&'a str>,
    /// Keys of the names that it told.
    names: BTreeSet<String>,
}

impl<'a> Told<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        let gone = report.agencies.iter().filter(|body| body.valid_until.is_some());
        let told = report.findings.iter().filter(|finding| finding.rule == "agency.not-in-force");
        Self {
            ids: gone.map(|body| body.id.as_str()).collect(),
            names: told.filter_map(|finding| finding.found.as_deref()).map(fold::key).collect(),
        }
    }
}

/// The findings of one document, one for each name, but for those that are told elsewhere.
pub(super) fn find(paper: &Paper<'_>, known: &Told<'_>) -> Vec<Finding> {
    let Some(day) = day(paper).filter(|day| *day >= FROM && !is_of_before(paper)) else {
        return Vec::new();
    };
    let tasks = paper.tasks.iter().filter(|task| !ended(task));
    let of_tasks = tasks.flat_map(|task| mentions(task).map(move |owner| (Some(&task.id), owner)));
    let of_document = paper.document.responsible.iter().map(|owner| (None, owner));
    let mut told: BTreeMap<String, Finding> = BTreeMap::new();
    for (task, owner) in of_document.chain(of_tasks) {
        let key = fold::key(&owner.name);
        let is_told = owner.agency_id.as_deref().is_some_and(|id| known.ids.contains(id));
        if is_told || !is_of_district(owner, &key) {
            continue;
        }
        let finding = told.entry(key).or_insert_with(|| {
            let record_id = task.cloned();
            Finding { record_id, ..gone(owner, paper, day) }
        });
        finding.spans.extend(owner.spans.iter().copied());
    }
    let in_sentences = sentences::find(paper);
    let is_new =
        |(name, _): &(String, Finding)| !told.contains_key(name) && !known.names.contains(name);
    let new: Vec<Finding> =
        in_sentences.into_iter().filter(is_new).map(|(_, finding)| finding).collect();
    told.into_values().chain(new).collect()
}

/// The day that a document says itself, else that of the last paper that it cites: it is not older.
fn day<'a>(paper: &Paper<'a>) -> Option<&'a str> {
    let cited = || paper.citations.iter().filter_map(|citation| citation.date.as_deref()).max();
    paper.day.or_else(cited)
}

/// Whether it reports on a time when there were districts.
fn is_of_before(paper: &Paper<'_>) -> bool {
    let period = paper.document.period.as_ref();
    let as_of = period.and_then(|period| period.as_of.as_deref());
    as_of.is_some_and(|day| day < FROM)
}

/// Whether a task was to be done while there were districts.
fn ended(task: &Task) -> bool {
    let all = || task.deadlines.iter().chain(&task.deadline);
    let past = |deadline: &Deadline| deadline.end.as_deref().is_some_and(|end| end < FROM);
    all().next().is_some() && all().all(past)
}

fn mentions(task: &Task) -> impl Iterator<Item = &Mention> {
    let lists = [&task.leads, &task.supports, &task.monitors, &task.appraisers, &task.approvers];
    lists.into_iter().flatten()
}

fn is_of_district(owner: &Mention, key: &str) -> bool {
    let scope = owner.scope.as_deref().map(fold::key).unwrap_or_default();
    OF_DISTRICTS.is_match(key)
        && !KEPT.is_match(key)
        && !FORMER.is_match(key)
        && !FORMER.is_match(&scope)
}

fn gone(owner: &Mention, paper: &Paper<'_>, day: &str) -> Finding {
    let name = &owner.name;
    let (vi_day, en_day) = match paper.day {
        Some(_) => (format!("văn bản ngày {}", shown(day)), format!("a document of {day}")),
        None => (
            format!("văn bản có dẫn văn bản ngày {}", shown(day)),
            format!("a document that cites a paper of {day}"),
        ),
    };
    let vi =
        format!("“{name}” được giao việc trong {vi_day}, cấp huyện chỉ có đến hết ngày 30/6/2025");
    let en = format!("“{name}” has work to do in {en_day}; districts ended on 2025-06-30");
    checks::finding("agency.district-abolished", &vi, &en).finding(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, scope: Option<&str>, expected: bool) {
        let owner = Mention {
            name: name.into(),
            agency_id: None,
            collective: true,
            scope: scope.map(Into::into),
            spans: Vec::new(),
        };
        assert_eq!(is_of_district(&owner, &fold::key(name)), expected, "{name}");
    }

    #[test]
    fn bodies_of_districts_are_told() {
        for name in [
            "UBND các huyện, thị xã, thành phố",
            "UBND huyện, thị xã, thành phố",
            "UBND các huyện/ thành phố",
            "UBND cấp huyện",
            "Ủy ban nhân dân các quận, huyện",
            "Phòng Tài chính - Kế hoạch các huyện, thành phố",
            "Các huyện, thành phố",
            "cấp huyện",
            "Chủ tịch Ủy ban nhân dân các huyện",
            "Phòng Nội vụ - Lao động huyện Yên Châu",
        ] {
            check(name, None, true);
        }
    }

    #[test]
    fn others_are_not() {
        for name in [
            "UBND thành phố",
            "UBND các xã, phường, đặc khu",
            "Trung tâm Y tế các huyện",
            "Bệnh viện đa khoa huyện Mộc Châu",
            "Hạt Kiểm lâm các huyện",
            "Phòng giao dịch Ngân hàng Chính sách xã hội huyện Yên Châu",
            "UBND các xã thuộc huyện Mai Sơn cũ",
            "các huyện (cũ)",
            "Ban Quản lý dự án khu vực huyện Yên Châu",
            "Sở Y tế",
        ] {
            check(name, None, false);
        }
        check("UBND các huyện", Some("trước đây"), false);
    }
}
