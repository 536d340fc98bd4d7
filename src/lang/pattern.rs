//! Literal patterns → compiled ones.

use regex::Regex;

/// Compiles a pattern that stands in the source of this program.
///
/// # Panics
/// If it is not a valid pattern: a bug that the first test of its file finds.
#[must_use]
pub fn pattern(text: &str) -> Regex {
    #[allow(clippy::expect_used, reason = "a literal pattern, compiled by every test of its file")]
    Regex::new(text).expect("a valid pattern")
}
