//! What follows a mention after "về (việc)" → its title, where it is short and its end is certain.

use super::Draft;
use crate::lang::keyed::{Keyed, key_pattern};
use regex::Regex;
use std::sync::LazyLock;

/// No title that is certain is longer, in bytes.
const LONGEST: usize = 220;

static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r"^\s*,?\s*(?:về việc|v/v|về)\s+(?<title>[^;.()]+?)\s*(?:;|\.\s|\.$|$)")
});
/// Words that begin what is done with the paper, which is no part of its title.
static DONE: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(r",|\s(?:yêu cầu|đề nghị|giao|gửi|trong đó|nhưng|đã|đang|được|theo|tại)\s")
});

/// Sets the titles of mentions that have none.
pub(super) fn fill(view: &Keyed<'_>, drafts: &mut [Draft]) {
    let starts: Vec<usize> = drafts.iter().map(|draft| draft.at.start).collect();
    for (index, draft) in drafts.iter_mut().enumerate().filter(|(_, draft)| draft.title.is_none()) {
        let from = view.at(draft.at.end);
        let Some(title) = ABOUT.captures(&view.key()[from..]).and_then(|caps| caps.name("title"))
        else {
            continue;
        };
        let range = view.printed(from + title.start()..from + title.end());
        let alone = starts.get(index + 1).is_none_or(|&next| next >= range.end);
        if alone && range.len() <= LONGEST && !DONE.is_match(title.as_str()) {
            draft.title = Some(range);
        }
    }
}
