//! Edits of words → one side of a text, or both in one, with long stretches that stayed left out.

use crate::data::{Edit, WordEdit};
use std::borrow::Cow;

/// Words of a stretch that stayed which stand on either side of what is left out.
const AROUND: usize = 5;

/// A stretch of words and what was done with it.
pub(super) type Stretch<'e> = (Edit, Cow<'e, str>);

/// The stretches of one side: what stayed, and what `edit` says.
pub(super) fn side(words: &[WordEdit], edit: Edit) -> Vec<Stretch<'_>> {
    let is_there = |word: &&WordEdit| word.edit == Edit::Kept || word.edit == edit;
    spaced(words.iter().filter(is_there).map(|word| (word.edit, Cow::Borrowed(word.text.as_str()))))
}

/// Both sides in one, `…` for what is far from any edit.
pub(super) fn both(words: &[WordEdit]) -> Vec<Stretch<'_>> {
    let last = words.len().saturating_sub(1);
    let numbered = words.iter().enumerate();
    spaced(numbered.map(|(at, word)| (word.edit, shorter(word, at > 0, at < last))))
}

/// What stayed without what is far from any edit; what went or came as it is.
fn shorter(word: &WordEdit, is_behind: bool, is_before: bool) -> Cow<'_, str> {
    match word.edit {
        Edit::Kept => shortened(&word.text, is_behind, is_before),
        Edit::Removed | Edit::Added => Cow::Borrowed(&word.text),
    }
}

/// The stretches with a space between them where neither brings one.
fn spaced<'e>(stretches: impl Iterator<Item = Stretch<'e>>) -> Vec<Stretch<'e>> {
    let mut out: Vec<Stretch<'e>> = Vec::new();
    for (edit, text) in stretches {
        let apart = |last: &Stretch<'_>| {
            !last.1.ends_with(char::is_whitespace) && !text.starts_with(char::is_whitespace)
        };
        if out.last().is_some_and(apart) {
            out.push((Edit::Kept, Cow::Borrowed(" ")));
        }
        out.push((edit, text));
    }
    out
}

/// The words next to an edit before or behind; the others as `…`.
fn shortened(text: &str, is_behind: bool, is_before: bool) -> Cow<'_, str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (head, tail) = (if is_behind { AROUND } else { 0 }, if is_before { AROUND } else { 0 });
    if words.len() <= head + tail + 1 {
        return Cow::Borrowed(text);
    }
    let kept = [&words[..head], &["…"], &words[words.len() - tail..]].concat();
    Cow::Owned(kept.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(pieces: &[(Edit, &str)]) -> Vec<WordEdit> {
        pieces
            .iter()
            .map(|(edit, text)| WordEdit { edit: *edit, text: (*text).to_owned() })
            .collect()
    }

    fn joined(stretches: &[Stretch<'_>]) -> String {
        stretches.iter().map(|(_, text)| text.as_ref()).collect()
    }

    #[test]
    fn a_side_is_its_text() {
        use Edit::{Added, Kept, Removed};
        let apart = edits(&[
            (Kept, "Xây dựng"),
            (Removed, "đề án"),
            (Added, "kế hoạch"),
            (Kept, "năm 2026"),
        ]);
        assert_eq!(joined(&side(&apart, Removed)), "Xây dựng đề án năm 2026");
        assert_eq!(joined(&side(&apart, Added)), "Xây dựng kế hoạch năm 2026");
        let spaced = edits(&[(Kept, "a "), (Removed, "b"), (Kept, " c")]);
        assert_eq!(joined(&side(&spaced, Removed)), "a b c");
    }

    #[test]
    fn what_is_far_from_an_edit_is_left_out() {
        use Edit::{Added, Kept};
        let words = edits(&[(Kept, "1 2 3 4 5 6 7 8"), (Added, "x"), (Kept, "1 2 3 4 5 6 7")]);
        assert_eq!(joined(&both(&words)), "… 4 5 6 7 8 x 1 2 3 4 5 …");
        let short = edits(&[(Kept, "1 2 3"), (Added, "x")]);
        assert_eq!(joined(&both(&short)), "1 2 3 x");
    }
}
