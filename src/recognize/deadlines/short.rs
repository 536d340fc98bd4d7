//! Years of two figures, as offices write them in cells: `30/6/26`, `tháng 6/26`, `quý II/26`.
//!
//! They are of this century and none but the years that plans reach; what is read so says so.

use super::tokens::{Token, What};
use crate::lang::date::words::Role;
use crate::lang::date::{Part, Point, Time};
use crate::lang::keyed::key_pattern;
use regex::Regex;
use std::sync::LazyLock;

static SHORT: LazyLock<Regex> = LazyLock::new(|| {
    key_pattern(concat!(
        r"^(?:(?<noun>ngày\s+)?(?:(?<d1>\d{1,2})/(?<m1>\d{1,2})/(?<y1>[2-4]\d)",
        r"|(?<d2>\d{1,2})-(?<m2>\d{1,2})-(?<y2>[2-4]\d)|(?<d3>\d{1,2})\.(?<m3>\d{1,2})\.(?<y3>[2-4]\d))",
        r"|(?:tháng\s+|t\.?)(?<month>\d{1,2})/(?<ym>[2-4]\d)",
        r"|(?:quý\s+|q\.?)(?<quarter>iv|i{1,3}|[1-4])/(?<yq>[2-4]\d))\b",
    ))
});

/// The time with a year of two figures at byte `at` of `key`, and its length.
pub(super) fn at_start(key: &str, at: usize) -> Option<(usize, Time)> {
    let before = key[..at].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || "/.-_@".contains(c)) {
        return None;
    }
    let found = SHORT.captures(&key[at..])?;
    let len = found.get(0)?.end();
    let mut after = key[at + len..].chars();
    let goes_on = matches!(after.next(), Some('/' | '.' | '-' | ',' | '%'))
        && after.next().is_some_and(char::is_alphanumeric);
    let part = |names: [&str; 3]| names.iter().find_map(|name| found.name(name));
    let number = |names| part(names)?.as_str().parse::<i8>().ok();
    let year = 2000 + i16::from(number(["y1", "y2", "y3"]).or_else(|| number(["ym", "yq", "ym"]))?);
    let quarter = part(["quarter"; 3]).and_then(|printed| {
        ["i", "ii", "iii", "iv"]
            .iter()
            .zip(1..)
            .find_map(|(roman, n)| (*roman == printed.as_str()).then_some(n))
            .or_else(|| printed.as_str().parse().ok())
    });
    let day = number(["d1", "d2", "d3"]);
    let point = match (day, number(["m1", "m2", "m3"]), number(["month"; 3]), quarter) {
        (Some(day), Some(month), ..) => Point::of_day(Some(year), month, day),
        (_, _, Some(month), _) => Point { year: Some(year), part: Part::Month(month) },
        (.., Some(quarter)) => Point { year: Some(year), part: Part::Quarter(quarter) },
        _ => return None,
    };
    let named = day.is_none() || found.name("noun").is_some();
    (point.exists() && !goes_on).then_some((len, Time { from: point, to: point, named }))
}

/// `1/7/25 - 30/9/25`, `tháng 1/26 đến tháng 3/26`: two such times with nothing but a dash or `đến` between
/// them are one, from the first to the last.
pub(super) fn join(key: &str, tokens: &mut Vec<Token>) {
    let short = |token: &Token| {
        let What::Time(time) = token.what else { return None };
        at_start(key, token.at.start).map(|_| time)
    };
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens.drain(..) {
        let range = match joined.as_slice() {
            [.., first, link] if is_link(link) => {
                short(first).zip(short(&token)).map(|(from, to)| (first.at.start, from, to))
            }
            _ => None,
        };
        let Some((start, first, last)) = range else {
            joined.push(token);
            continue;
        };
        joined.truncate(joined.len() - 2);
        let time = Time { from: first.from, to: last.to, named: first.named || last.named };
        joined.push(Token { at: start..token.at.end, what: What::Time(time) });
    }
    *tokens = joined;
}

fn is_link(token: &Token) -> bool {
    matches!(token.what, What::Mark('-') | What::Phrase(Role::To))
}

/// Whether a time phrase holds such a year.
pub(super) fn is_in(phrase: &str) -> bool {
    phrase.char_indices().any(|(at, _)| at_start(phrase, at).is_some())
}
