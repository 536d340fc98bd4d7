//! Sentences in documents from 1 July 2025 on → those that tell what the committee of a district did or will do after
//! the districts' end. What it did before, what a former one left, and how it was wound up is silent.

use super::districts::{FORMER, FROM};
use crate::audit::input::Paper;
use crate::audit::texts::quoted;
use crate::data::{Finding, Text};
use crate::lang::checks;
use crate::lang::date::{days, find_periods};
use crate::lang::fold;
use crate::lang::keyed::{Keyed, key_pattern};
use regex::Regex;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Who a sentence begins with, and what its name follows.
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"^\s*(?:chủ tịch\s+)?(?:ủy ban nhân dân|ubnd)\s+(?:(?:các|cấp)\s+)?(?:huyện|quận|thị xã|thị trấn)\b",
    )
});
static SENTENCE_END: LazyLock<Regex> = LazyLock::new(|| key_pattern(r"[.;](?:\s|$)"));
/// Words that wind a district up, or say that it is a former one.
static WOUND_UP: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(
        r"\b(?:nguyên|kết thúc|chấm dứt|giải thể|sáp nhập|sắp xếp|hợp nhất|bàn giao|không còn|không tổ chức|tiền thân|kế thừa|tiếp nhận từ)\b",
    )
});

/// The findings of one document by the key of the name, one for each.
pub(super) fn find(paper: &Paper<'_>) -> BTreeMap<String, Finding> {
    let mut told = BTreeMap::new();
    for text in paper.texts().filter(|text| may_name_one(text.as_str())) {
        for sentence in sentences(text.as_str()) {
            let Some(name) = ended(&text.as_str()[sentence.clone()]) else { continue };
            let sentence = text.slice(sentence);
            let key = fold::key(&sentence.as_str()[name.clone()]);
            told.entry(key).or_insert_with(|| gone(&sentence, &name));
        }
    }
    told
}

/// Whether it is worth folding a text.
fn may_name_one(text: &str) -> bool {
    ["UBND", "nhân dân", "Nhân dân", "NHÂN DÂN"].iter().any(|name| text.contains(name))
}

fn sentences(text: &str) -> Vec<Range<usize>> {
    let keyed = Keyed::of(text);
    let mut from = 0;
    let ends: Vec<usize> = SENTENCE_END.find_iter(keyed.key()).map(|end| end.start()).collect();
    let mut found = Vec::new();
    for end in ends.into_iter().chain([keyed.key().len()]) {
        found.push(keyed.printed(from..end));
        from = (end + 1).min(keyed.key().len());
    }
    found
}

/// The name of the district's committee that a sentence begins with, if it acts after the districts' end.
fn ended(sentence: &str) -> Option<Range<usize>> {
    let keyed = Keyed::of(sentence);
    let subject = keyed.printed(SUBJECT.find(keyed.key())?.range());
    let silent = FORMER.is_match(keyed.key()) || WOUND_UP.is_match(keyed.key());
    (!silent && is_later(sentence, keyed.key())).then(|| named(sentence, subject))
}

/// Whether a sentence names a time without districts and none with them.
fn is_later(sentence: &str, key: &str) -> bool {
    let periods = find_periods(sentence).into_iter().filter(|(_, time)| time.has_year());
    let periods = periods.filter_map(|(_, time)| Some((time.start()?, time.end()?)));
    let days = days(key).filter_map(|(_, day)| day.ok()).map(|day| (day, day));
    let times: Vec<(String, String)> =
        periods.chain(days).map(|(from, to)| (from.to_string(), to.to_string())).collect();
    times.iter().any(|(from, _)| from.as_str() >= FROM)
        && times.iter().all(|(_, to)| to.as_str() >= FROM)
}

/// The subject with the words of the name behind it.
fn named(sentence: &str, subject: Range<usize>) -> Range<usize> {
    let mut end = subject.end;
    for word in sentence[subject.end..].split_inclusive(' ') {
        let bare = word.trim();
        if !bare.is_empty() && !bare.starts_with(char::is_uppercase) {
            break;
        }
        end += word.len();
        if bare.ends_with([',', ':']) {
            break;
        }
    }
    let name = sentence[subject.start..end].trim_end_matches([' ', ',', ':']);
    let blank = name.len() - name.trim_start().len();
    subject.start + blank..subject.start + name.len()
}

fn gone(sentence: &Text, name: &Range<usize>) -> Finding {
    let printed = &sentence.as_str()[name.clone()];
    let quote = quoted(sentence.as_str());
    let vi = format!("“{printed}” làm việc sau khi cấp huyện kết thúc (2025-06-30): {quote}");
    let en = format!("“{printed}” acts after the end of the districts (2025-06-30): {quote}");
    let finding = checks::finding("agency.district-abolished", &vi, &en).finding(printed);
    finding.at(sentence.spans_of(name.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, expected: Option<&str>) {
        let found = ended(sentence).map(|name| &sentence[name]);
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn no_district_acts_after_its_end() {
        for sentence in [
            "UBND huyện Quảng Xương đã giải phóng mặt bằng 46,5 ha trong tháng 10/2025",
            "UBND huyện Quảng Xương sẽ hoàn thành trong quý IV/2025",
            "UBND huyện Quảng Xương đã bố trí vốn ngày 05/8/2025",
        ] {
            check(sentence, Some("UBND huyện Quảng Xương"));
        }
        check(
            "Ủy ban nhân dân các quận hoàn thành trong quý IV/2025",
            Some("Ủy ban nhân dân các quận"),
        );
    }

    #[test]
    fn what_was_before_and_how_it_ended_is_silent() {
        for sentence in [
            "UBND huyện Quảng Xương đã giải phóng mặt bằng 46,5 ha trong tháng 5/2025",
            "UBND huyện Quảng Xương đã giải phóng mặt bằng trong năm 2025",
            "UBND huyện Quảng Xương (cũ) đã có hồ sơ trong tháng 10/2025",
            "UBND huyện Quảng Xương trước đây giao đất, tháng 10/2025 hoàn thành",
            "UBND huyện Quảng Xương kết thúc hoạt động từ ngày 01/7/2025",
            "UBND huyện Quảng Xương phê duyệt ngày 05/4/2025, thực hiện trong quý IV/2025",
            "UBND huyện Quảng Xương đã giải phóng mặt bằng",
            "Sở Xây dựng phối hợp với UBND huyện Quảng Xương trong tháng 10/2025",
            "UBND xã Quảng Xương hoàn thành trong quý IV/2025",
        ] {
            check(sentence, None);
        }
    }

    #[test]
    fn sentences_end_with_a_dot_and_a_space() {
        let text = "UBND tỉnh chỉ đạo. UBND huyện làm 46.500 m2; xong";
        let found: Vec<&str> = sentences(text).into_iter().map(|at| text[at].trim()).collect();
        assert_eq!(found, ["UBND tỉnh chỉ đạo", "UBND huyện làm 46.500 m2", "xong"]);
    }
}
