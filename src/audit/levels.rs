//! The labels of rows and headings → how deep they stand: `A`, `I`, `1`, `1.1`, `a`, `-`.

use crate::lang::numeral;

/// How deep a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// A row of totals.
    Total,
    /// `A`.
    Letter,
    /// `I`.
    Roman,
    /// `1`, or a row without a number.
    Number,
    /// `1.1` and deeper, by the count of its parts.
    Below(u8),
    /// `a`.
    Small,
    /// `-`, or a row that begins with `Trong đó`.
    Among,
}

/// The level of a label; `None` where it is none that is understood.
pub(super) fn of_label(printed: &str) -> Option<Level> {
    let label = printed.trim().trim_end_matches(['.', ')']);
    let parts: Vec<&str> = label.split('.').collect();
    let digits = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    match label {
        "" => Some(Level::Number),
        "-" | "+" | "–" | "*" => Some(Level::Among),
        _ if parts.iter().all(digits) && parts.len() == 1 => Some(Level::Number),
        _ if parts.iter().all(digits) => u8::try_from(parts.len()).ok().map(Level::Below),
        // `C` and `D` come after `A` and `B`; nobody counts to a hundred groups.
        _ if numeral::roman(label).is_some() && !["C", "D", "L", "M"].contains(&label) => {
            Some(Level::Roman)
        }
        _ if label.chars().count() == 1 && label.chars().all(char::is_uppercase) => {
            Some(Level::Letter)
        }
        _ if label.chars().count() == 1 && label.chars().all(char::is_lowercase) => {
            Some(Level::Small)
        }
        _ => None,
    }
}
