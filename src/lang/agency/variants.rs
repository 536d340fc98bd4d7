//! The name of a body → the other spellings it goes by: the words of `agency_synonyms.tsv` short or
//! long, and for Sở and Bộ the initials (`Sở VHTTDL`, `Sở VH-TT&DL`, `Sở Văn hóa, TT&DL`, `SYT`).

use crate::lang::{fold, lexicon};
use std::sync::LazyLock;

/// Short and long form of words of a name, as matching keys.
static SYNONYMS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let rows = lexicon::rows("agency_synonyms");
    rows.into_iter().map(|row| (fold::key(row[0]), fold::key(row[1]))).collect()
});

/// All spellings of `form` with synonyms exchanged, itself first, as matching keys.
#[must_use]
pub(super) fn with_synonyms(form: &str) -> Vec<String> {
    let mut all = vec![fold::key(form)];
    for (short, long) in SYNONYMS.iter() {
        let more: Vec<String> = all
            .iter()
            .flat_map(|key| [exchanged(key, short, long), exchanged(key, long, short)])
            .flatten()
            .collect();
        all.extend(more);
    }
    all
}

/// `key` with whole words `from` written as `to`, `None` where it does not hold them.
fn exchanged(key: &str, from: &str, to: &str) -> Option<String> {
    let padded = format!(" {key} ");
    let (from, to) = (format!(" {from} "), format!(" {to} "));
    padded.contains(&from).then(|| padded.replace(&from, &to).trim().to_owned())
}

/// The spellings of `<head> <rest>` in which groups of `rest` (between `,`, `-`, `và`) stand as
/// initials, as matching keys. Empty for a name of one word.
#[must_use]
pub(super) fn with_initials(name: &str) -> Vec<String> {
    let key = fold::key(name);
    let Some((head, rest)) = key.split_once(' ') else { return Vec::new() };
    let groups: Vec<&str> =
        rest.split([',', '-']).flat_map(|part| part.split(" và ")).map(str::trim).collect();
    let mut out = Vec::new();
    for chosen in 1_u32..(1 << groups.len().min(5)) {
        for body in written(&groups, chosen) {
            if chosen & 1 == 1 {
                out.push(format!("{}{body}", initials(head)));
            }
            out.push(format!("{head} {body}"));
        }
    }
    out
}

/// The groups with those of the bit set `chosen` as initials, each two neighbouring initials once
/// glued together and once joined by a mark.
fn written(groups: &[&str], chosen: u32) -> Vec<String> {
    let mut out = vec![String::new()];
    for (at, group) in groups.iter().enumerate() {
        let short = chosen >> at & 1 == 1;
        let after_short = at > 0 && chosen >> (at - 1) & 1 == 1;
        let word = if short { initials(group) } else { (*group).to_owned() };
        let joints: &[&str] = match (at, short && after_short) {
            (0, _) => &[""],
            (_, true) => &[", ", ""],
            (_, false) => &[", "],
        };
        out = out
            .iter()
            .flat_map(|before| joints.iter().map(move |joint| format!("{before}{joint}")))
            .map(|before| format!("{before}{word}"))
            .collect();
    }
    out
}

/// First letters of the words of a matching key, `và` left out.
#[must_use]
pub(super) fn initials(key: &str) -> String {
    let words = key.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| *word != "và").filter_map(|word| word.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_glued_or_joined() {
        let all = with_initials("Sở Văn hóa, Thể thao và Du lịch");
        for form in ["sở vhttdl", "sở vh, tt, dl", "svh, ttdl", "sở văn hóa, ttdl", "svhttdl"]
        {
            assert!(all.iter().any(|found| found == form), "{form}");
        }
    }

    #[test]
    fn synonyms_are_exchanged_both_ways() {
        let all = with_synonyms("Văn phòng UBND");
        for form in ["vp ubnd", "văn phòng ủy ban nhân dân"] {
            assert!(all.contains(&fold::key(form)), "{form}");
        }
    }
}
