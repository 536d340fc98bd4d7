//! Tokens → days, months, quarters and years that are printed in full, as EDTF. What is printed
//! without its year is no date here: a year is not guessed.

use super::labels::{is_year, small};
use super::tokens::{Shape, Tokens};
use jiff::civil::Date;

/// The year that a token prints.
pub(super) fn year(tokens: &Tokens<'_>, i: usize) -> Option<u32> {
    is_year(tokens, i).then(|| small(tokens, i)).flatten()
}

/// A day, month, quarter, half or year that is printed with its year → EDTF and where it ends.
pub(super) fn point(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    let at = i + usize::from(tokens.key(i) == "ngày");
    day(tokens, at)
        .or_else(|| quarter(tokens, i))
        .or_else(|| months(tokens, i))
        .or_else(|| month(tokens, i))
        .or_else(|| {
            let year = (tokens.key(i) == "năm").then(|| year(tokens, i + 1)).flatten()?;
            Some((format!("{year:04}"), i + 2))
        })
}

/// `20/3/2026`, `20 tháng 3 năm 2026`.
fn day(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    let separated = |word: &str| {
        tokens.key(i + 1) == word && (tokens.key(i + 3) == word || tokens.key(i + 3) == "năm")
    };
    if !separated("/") && !separated("-") && !separated("tháng") {
        return None;
    }
    let (day, month, year) = (small(tokens, i)?, small(tokens, i + 2)?, year(tokens, i + 4)?);
    let date =
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    date.ok().map(|date| (date.to_string(), i + 5))
}

/// `quý I/2026`, `quý 2 năm 2026`.
fn quarter(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    if tokens.key(i) != "quí" {
        return None;
    }
    let number = match tokens.key(i + 1) {
        "i" | "1" | "01" => 33,
        "ii" | "2" | "02" => 34,
        "iii" | "3" | "03" => 35,
        "iv" | "4" | "04" => 36,
        _ => return None,
    };
    let year = matches!(tokens.key(i + 2), "/" | "năm" | "-").then(|| year(tokens, i + 3))??;
    Some((format!("{year:04}-{number}"), i + 4))
}

/// `6 tháng đầu năm 2026` → the half year; `9 tháng đầu năm 2026` → its months.
fn months(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    let count = small(tokens, i).filter(|count| (1..=12).contains(count))?;
    if tokens.key(i + 1) != "tháng" {
        return None;
    }
    let last = tokens.key(i + 2) == "cuối";
    let at = i + 2 + usize::from(matches!(tokens.key(i + 2), "đầu" | "cuối"));
    let year = (tokens.key(at) == "năm").then(|| year(tokens, at + 1))??;
    let edtf = match (count, last) {
        (6, false) => format!("{year:04}-40"),
        (6, true) => format!("{year:04}-41"),
        (_, false) => format!("{year:04}-01/{year:04}-{count:02}"),
        (_, true) => format!("{year:04}-{:02}/{year:04}-12", 13 - count),
    };
    Some((edtf, at + 2))
}

/// `tháng 5/2026`, `tháng 5 năm 2026`.
fn month(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    if tokens.key(i) != "tháng" || !tokens.is(i + 1, Shape::Number) {
        return None;
    }
    let month = small(tokens, i + 1).filter(|month| (1..=12).contains(month))?;
    let year = matches!(tokens.key(i + 2), "/" | "năm" | "-").then(|| year(tokens, i + 3))??;
    Some((format!("{year:04}-{month:02}"), i + 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expected: &str) {
        let tokens = Tokens::new(printed, std::iter::empty());
        let read = point(&tokens, 0).map(|(edtf, end)| {
            assert_eq!(end, tokens.len(), "{printed}");
            edtf
        });
        assert_eq!(read.as_deref().unwrap_or("none"), expected, "{printed}");
    }

    #[test]
    fn dates_with_a_year() {
        check("ngày 20/3/2026", "2026-03-20");
        check("ngày 05 tháng 3 năm 2026", "2026-03-05");
        check("31-12-2025", "2025-12-31");
        check("quí I/2026", "2026-33");
        check("Quý 2 năm 2026", "2026-34");
        check("tháng 5/2026", "2026-05");
        check("tháng 12 năm 2025", "2025-12");
        check("6 tháng đầu năm 2026", "2026-40");
        check("06 tháng cuối năm 2026", "2026-41");
        check("9 tháng đầu năm 2026", "2026-01/2026-09");
        check("năm 2026", "2026");
    }

    #[test]
    fn what_has_no_year_or_no_such_day_is_none() {
        for printed in ["quý I", "ngày 20/3", "tháng 5", "ngày 31/02/2026", "năm 12", "9 tháng", ""]
        {
            check(printed, "none");
        }
    }
}
