//! Words of a text → those that are printed twice in a row and can only be meant once. Words that are doubled to say
//! more (`luôn luôn`) and two words that happen to meet (`hiện tại tại tỉnh`) are none.

use super::words::{Word, words};
use crate::audit::input::Paper;
use crate::data::{Finding, Text};
use crate::lang::particles::stands_once;
use crate::lang::{checks, fold};

/// Words whose first syllable is none by itself.
const BOUND: [&str; 13] = [
    "cơ quan",
    "cơ sở",
    "địa bàn",
    "địa phương",
    "doanh nghiệp",
    "kế hoạch",
    "nghiên cứu",
    "nhiệm vụ",
    "phối hợp",
    "thực hiện",
    "trách nhiệm",
    "triển khai",
    "tuyên truyền",
];

/// The findings of one document.
pub(super) fn find(paper: &Paper<'_>) -> Vec<Finding> {
    paper.texts().flat_map(of_text).collect()
}

fn of_text(text: &Text) -> Vec<Finding> {
    let printed = text.as_str();
    let words = words(printed);
    let key = |at: Option<usize>| at.and_then(|at| words.get(at)).map(|word| word.key.as_str());
    let before = |at: usize| at.checked_sub(1).and_then(|at| words.get(at));
    let previous = |at: usize| before(at).map(|word| word.key.as_str());
    let twice = |at: &usize| {
        let (first, second) = (&words[*at], &words[at + 1]);
        let next = key(Some(at + 2)).filter(|_| !ends(printed, second));
        first.key == second.key
            && &printed[first.at.end..second.at.start] == " "
            && printed[second.at.clone()].chars().all(char::is_lowercase)
            && (stands_once(&first.key, previous(*at), next)
                || is_stutter(first, next, before(*at)))
    };
    let places = (0..words.len().saturating_sub(1)).filter(twice);
    places.map(|at| told(text, &words[at], &words[at + 1])).collect()
}

/// Whether `syllable`, printed twice before `next`, begins a word with it and ends none: `10 cơ cơ sở`.
fn is_stutter(syllable: &Word, next: Option<&str>, before: Option<&Word>) -> bool {
    let is_start = before.is_none_or(|word| {
        word.key.chars().all(|c| c.is_ascii_digit()) || stands_once(&word.key, None, None)
    });
    let whole = next.map(|next| format!("{} {next}", syllable.key));
    is_start && whole.is_some_and(|whole| BOUND.iter().any(|word| fold::key(word) == whole))
}

/// Whether something other than a space stands behind a word.
fn ends(printed: &str, word: &Word) -> bool {
    !printed[word.at.end..].starts_with(' ')
}

fn told(text: &Text, first: &Word, second: &Word) -> Finding {
    let both = first.at.start..second.at.end;
    let (found, once) = (&text.as_str()[both.clone()], &text.as_str()[first.at.clone()]);
    let vi = format!("Từ “{once}” in hai lần liền nhau: “{found}”");
    let en = format!("The word “{once}” is printed twice in a row: “{found}”");
    let finding = checks::finding("text.word-doubled", &vi, &en);
    let finding = finding.saying(found, once).at(text.spans_of(both));
    Finding { suggestion: Some(once.to_owned()), ..finding }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expected: &[&str]) {
        let found: Vec<String> = of_text(&Text::verbatim(printed, 0))
            .into_iter()
            .filter_map(|finding| finding.found)
            .collect();
        assert_eq!(found, expected, "{printed}");
    }

    #[test]
    fn a_word_that_joins_is_printed_once() {
        check("Kế hoạch của của UBND tỉnh", &["của của"]);
        check("Các các sở, ngành và và địa phương", &["Các các", "và và"]);
        check("giao cho cho Sở Y tế", &["cho cho"]);
        check("tại Quyết định số số 3188/QĐ-UBND", &["số số"]);
        check("đã rà soát 04/10 cơ cơ sở cầm đồ của các cơ cơ quan", &["cơ cơ", "cơ cơ"]);
    }

    #[test]
    fn words_may_meet_and_may_be_doubled_on_purpose() {
        for printed in [
            "luôn luôn, từ từ, dần dần, nhà nhà, người người, ngày ngày, năm năm qua",
            "hiện tại tại tỉnh; quy định kèm theo theo Quyết định; bên trong trong giờ",
            "Ngân hàng cho cho vay; của của cải; Sở về về đích nông thôn mới",
            "đơn vị trực thuộc thuộc Sở; nêu trên trên địa bàn; tự do do pháp luật quy định",
            "quản lý lý lịch tư pháp; thực hiện hiện đại hóa; đánh giá giá trị",
            "báo cáo được, được duyệt; của. Của",
            "xã Các Các; một số số liệu; năm năm 2021 - 2025; chỉ số số 5; Điều kiện",
            "công tác quản lý cơ cơ sở",
        ] {
            check(printed, &[]);
        }
    }
}
