//! Words of a status → its code, from `lexicon/statuses.tsv` and `lexicon/status_labels.tsv`.
//!
//! Judges wording alone: whether a text is a status at all is for `recognize::statuses`.

use super::{fold, lexicon};
use crate::data::StatusCode;
use std::ops::Range;
use std::sync::LazyLock;

/// A wording of a status.
struct Wording {
    code: StatusCode,
    /// Alternatives, each its fragments in order.
    phrases: Vec<Vec<String>>,
    /// Nothing belongs to the phrase after its end.
    ends: bool,
}

const CODES: [(&str, StatusCode); 11] = [
    ("completed", StatusCode::Completed),
    ("completed_maintained", StatusCode::CompletedMaintained),
    ("applied", StatusCode::Applied),
    ("in_progress", StatusCode::InProgress),
    ("on_schedule", StatusCode::OnSchedule),
    ("regular", StatusCode::Regular),
    ("delayed", StatusCode::Delayed),
    ("under_study", StatusCode::UnderStudy),
    ("pilot_ended", StatusCode::PilotEnded),
    ("not_started", StatusCode::NotStarted),
    ("not_pursued", StatusCode::NotPursued),
];

/// The codes of statuses.
pub fn codes() -> impl Iterator<Item = &'static str> {
    CODES.iter().map(|(code, _)| *code).chain(["other"])
}

static WORDINGS: LazyLock<Vec<Wording>> = LazyLock::new(|| {
    lexicon::rows("statuses")
        .into_iter()
        .filter_map(|row| {
            let &(_, code) = CODES.iter().find(|(name, _)| *name == row[0])?;
            let phrases = row[1].split('|').map(|phrase| {
                phrase.split('…').map(|fragment| fold::key(fragment.trim())).collect()
            });
            Some(Wording { code, phrases: phrases.collect(), ends: row[2] == "yes" })
        })
        .collect()
});

static STAGES: LazyLock<Vec<(StatusCode, u8)>> = LazyLock::new(|| {
    let stage = |row: Vec<&'static str>| {
        let &(_, code) = CODES.iter().find(|(name, _)| *name == row[0])?;
        Some((code, row[1].parse().ok()?))
    };
    lexicon::rows("status_stages").into_iter().filter_map(stage).collect()
});

/// How near a status is to the end of the work (`status_stages.tsv`); `None` for one that cannot be compared.
#[must_use]
pub fn stage(code: StatusCode) -> Option<u8> {
    STAGES.iter().find(|(known, _)| *known == code).map(|(_, stage)| *stage)
}

/// What a label in a result cell announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// `Đánh giá tiến độ:`.
    Status,
    /// `Kết quả cụ thể:`.
    Result,
}

/// The labels, longer ones first.
static LABELS: LazyLock<Vec<(String, Label)>> = LazyLock::new(|| {
    let mut labels: Vec<(String, Label)> = lexicon::rows("status_labels")
        .into_iter()
        .map(|row| {
            let label = if row[0] == "status" { Label::Status } else { Label::Result };
            (fold::key(row[1]), label)
        })
        .collect();
    labels.sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
    labels
});

/// The code of the status worded in `key` (a folded text), `Other` where no wording is known.
pub(crate) fn code_of(key: &str) -> StatusCode {
    let known = WORDINGS
        .iter()
        .find(|wording| wording.phrases.iter().any(|phrase| fragments(key, phrase).is_some()));
    known.map_or(StatusCode::Other, |wording| wording.code)
}

/// The code of a heading that is nothing but a status: a phrase without words of its own beside it.
pub(crate) fn code_of_heading(key: &str) -> Option<StatusCode> {
    const FILLERS: [&str; 8] =
        ["đã", "được", "đang", "tổ chức", "triển khai", "thực hiện", "và", "nhiệm vụ"];
    let bare = |words: &str| {
        let mut rest = words.trim();
        while let Some(filler) = FILLERS.iter().find(|filler| starts_with_word(rest, filler)) {
            rest = rest[filler.len()..].trim_start();
        }
        rest.is_empty()
    };
    let code = code_of(key);
    let whole = WORDINGS.iter().filter(|wording| wording.code == code).any(|wording| {
        wording.phrases.iter().filter_map(|phrase| fragments(key, phrase)).any(|found| {
            let first = found.first().map_or(0, |at| at.start);
            let last = found.last().map_or(0, |at| at.end);
            bare(&key[..first]) && bare(&key[last..])
        })
    });
    whole.then_some(code)
}

/// End of the longest known wording that `key` begins with (after words such as `đã`), and whether
/// nothing more belongs to it.
pub(crate) fn known_start(key: &str) -> Option<(usize, bool)> {
    let phrases = WORDINGS
        .iter()
        .flat_map(|wording| wording.phrases.iter().map(move |phrase| (phrase, wording.ends)));
    phrases
        .filter_map(|(phrase, ends)| {
            let found = fragments(key, phrase)?;
            let (first, last) = (found.first()?.start, found.last()?.end);
            let near = key[..last].split_whitespace().count() <= 14;
            let starts = key[..first].split_whitespace().count() <= 3;
            (near && starts).then_some((last, ends))
        })
        .max()
}

/// The label at the start of `key`, with the byte after its colon.
pub(crate) fn label_at(key: &str) -> Option<(usize, Label)> {
    LABELS.iter().find_map(|(label, role)| {
        let rest = key.strip_prefix(label.as_str())?;
        let colon = rest.trim_start().strip_prefix(':')?;
        Some((key.len() - colon.len(), *role))
    })
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Where the fragments of a phrase stand in `key`, as whole words and in order.
fn fragments(key: &str, phrase: &[String]) -> Option<Vec<Range<usize>>> {
    if let Some(whole) = phrase.first().and_then(|first| first.strip_prefix('=')) {
        let all = std::iter::once(0..key.len());
        return (key.trim() == whole).then(|| all.collect());
    }
    let mut from = 0;
    let mut found = Vec::with_capacity(phrase.len());
    for fragment in phrase {
        let at = word_position(key, fragment, from)?;
        from = at + fragment.len();
        found.push(at..from);
    }
    Some(found)
}

fn word_position(key: &str, word: &str, from: usize) -> Option<usize> {
    key[from..].match_indices(word).map(|(at, _)| from + at).find(|&at| {
        let before = key[..at].chars().next_back();
        let after = key[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_those_of_the_form() {
        assert_eq!(lexicon::words("statuses", "code"), CODES.map(|(name, _)| name).into());
    }

    #[test]
    fn every_row_decides_its_own_example() {
        for row in lexicon::rows("statuses") {
            let expected = CODES.iter().find(|(name, _)| *name == row[0]).unwrap().1;
            assert_eq!(code_of(&fold::key(row[3])), expected, "{}", row[3]);
        }
    }

    #[test]
    fn labels_need_their_colon() {
        let label = |text: &str| label_at(&fold::key(text)).map(|(_, label)| label);
        assert_eq!(label("Đánh giá tiến độ: x"), Some(Label::Status));
        assert_eq!(label("Kết quả cụ thể : x"), Some(Label::Result));
        assert_eq!(label("Đánh giá trách nhiệm cán bộ: x"), None);
        assert_eq!(label("Kết quả đạt 5/5"), None);
    }
}
