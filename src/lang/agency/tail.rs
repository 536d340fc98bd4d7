//! What follows the name of a known body (`tỉnh`, `tỉnh Sơn La`, `khu vực 3`) → which one it is.

use super::provinces::{self, Province};
use super::table::{Entry, Reach};
use super::vocabulary::{Class, behind};
use super::words::{Mark, Token};

/// A known body found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The token behind it.
    pub end: usize,
    /// What the register says of it.
    pub entry: &'static Entry,
    /// The province its name says.
    pub province: Option<&'static Province>,
    /// It says `thành phố`.
    pub is_city: bool,
    /// The number of its region, as printed.
    pub number: Option<String>,
}

impl Known {
    /// Whether it is one body and no class of bodies.
    pub(super) fn is_single(&self) -> bool {
        self.entry.reach != Reach::Class
    }
}

/// Reads the tail behind the name of `entry`, which ends at `end`; `None` where what follows makes
/// it another body (`Công an xã`).
pub(super) fn read(
    entry: &'static Entry,
    reach: Reach,
    tokens: &[Token],
    end: usize,
    province: Option<&str>,
) -> Option<Known> {
    let plain = Known { end, entry, province: None, is_city: false, number: None };
    match reach {
        Reach::Central | Reach::Class => Some(plain),
        Reach::Lower => None,
        Reach::Numbered => {
            let number = tokens.get(end).filter(|token| is_number(&token.key))?;
            Some(Known { end: end + 1, number: Some(number.key.clone()), ..plain })
        }
        Reach::Counted => {
            let number = tokens.get(end).filter(|token| is_number(&token.key))?;
            let found = of_province(tokens, end + 1);
            let (end, province) = found.map_or((end + 1, None), |(end, at)| (end, Some(at)));
            Some(Known { end, province, number: Some(number.key.clone()), ..plain })
        }
        Reach::Optional | Reach::Required => placed(plain, reach, tokens, province),
    }
}

/// Arabic or Roman.
fn is_number(key: &str) -> bool {
    key.chars().all(|c| c.is_ascii_digit()) || key.chars().all(|c| "ivx".contains(c))
}

/// The province behind the number of a body: `khu vực 3 - Sơn La`, `cơ sở 2 tỉnh Sơn La`.
fn of_province(tokens: &[Token], at: usize) -> Option<(usize, &'static Province)> {
    let is = |at: usize, key: &str| tokens.get(at).is_some_and(|token| token.is(key));
    let is_dash = |token: &Token| token.mark == Mark::Dash;
    let at = at + usize::from(tokens.get(at).is_some_and(is_dash));
    let at = if is(at, "thành") && is(at + 1, "phố") {
        at + 2
    } else {
        at + usize::from(is(at, "tỉnh") || is(at, "tp"))
    };
    named_province(tokens, at)
}

/// Level word and province behind the name of a provincial body.
fn placed(plain: Known, reach: Reach, tokens: &[Token], province: Option<&str>) -> Option<Known> {
    let is = |at: usize, key: &str| tokens.get(at).is_some_and(|token| token.is(key));
    let branch = is(plain.end, "chi") && is(plain.end + 1, "nhánh");
    let start = if branch { plain.end + 2 } else { plain.end };
    let city = if is(start, "thành") && is(start + 1, "phố") {
        Some(start + 2)
    } else {
        is(start, "tp").then_some(start + 1)
    };
    let level = city.or_else(|| is(start, "tỉnh").then_some(start + 1));
    let named = named_province(tokens, level.unwrap_or(start));
    if let Some((end, found)) = named {
        // "UBND thành phố Sơn La", "Thành ủy Sơn La": of a city in the province of the same name.
        let of_city = city.is_some()
            || ["Thành ủy", "Thành Đoàn"].iter().any(|it| plain.entry.name.ends_with(it));
        if of_city && !found.is_city {
            return None;
        }
        return Some(Known { end, province: Some(found), is_city: found.is_city, ..plain });
    }
    if let Some(end) = city {
        let of_city =
            province.is_none_or(|slug| provinces::of_slug(slug).is_some_and(|p| p.is_city));
        let other = tokens.get(end).is_some_and(|next| next.capital && !next.capitals);
        return (of_city && !other).then_some(Known { end, is_city: true, ..plain });
    }
    if let Some(end) = level {
        return Some(Known { end, ..plain });
    }
    (reach == Reach::Optional && !is_lower(tokens, plain.end)).then_some(plain)
}

/// The province named at `at`, in capitals.
fn named_province(tokens: &[Token], at: usize) -> Option<(usize, &'static Province)> {
    tokens.get(at).filter(|token| token.capital)?;
    let (end, &index) = provinces::names().longest(tokens, at)?;
    Some((end, provinces::at(index)?))
}

/// Whether a level below the province follows, or several.
fn is_lower(tokens: &[Token], at: usize) -> bool {
    let several = tokens.get(at).is_some_and(|token| token.is("các"));
    let at = if several { at + 1 } else { at };
    let word = tokens.get(at).is_some_and(|token| token.is("cấp"));
    word || behind(Class::Level, tokens, at).is_some()
}
