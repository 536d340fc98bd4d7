//! A letterhead → the unit below the province that the document comes from. Says nothing of offices
//! of the province or the centre.

use crate::lang::fold;

/// Levels below the province.
const LEVELS: [&str; 7] = ["huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"];
/// Whose name a level may follow.
const BODIES: [&str; 6] =
    ["ủy ban nhân dân ", "ubnd ", "hội đồng nhân dân ", "hđnd ", "đảng ủy ", "ban chỉ đạo "];

/// A commune, a district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Its level, folded: `xã`.
    pub level: String,
    /// Its name, folded: `chiềng la`.
    pub name: String,
}

impl Seat {
    /// The seat of a body: `UBND XÃ CHIỀNG LA`; `None` for `UBND TỈNH SƠN LA`, `SỞ Y TẾ`.
    pub(super) fn of(issuer: &str) -> Option<Self> {
        let key = fold::key(issuer);
        let key = key.split_whitespace().collect::<Vec<_>>().join(" ");
        let rest = BODIES.iter().find_map(|body| key.strip_prefix(&fold::key(body)))?;
        let (level, name) = LEVELS.iter().find_map(|level| {
            let level = fold::key(level);
            let name = rest.strip_prefix(&level)?.strip_prefix(' ')?.to_owned();
            Some((level, name))
        })?;
        Some(Self { level, name })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letterhead_says_which_commune_or_district() {
        for (issuer, expected) in [
            ("UBND XÃ CHIỀNG LA", Some(("xã", "chiềng la"))),
            ("ỦY BAN NHÂN DÂN HUYỆN MỘC CHÂU", Some(("huyện", "mộc châu"))),
            ("ĐẢNG UỶ PHƯỜNG TÔ HIỆU", Some(("phường", "tô hiệu"))),
            ("UBND TỈNH SƠN LA", None),
            ("SỞ Y TẾ", None),
            ("UBND XÃ", None),
        ] {
            let seat = Seat::of(issuer);
            let found = seat.as_ref().map(|seat| (seat.level.clone(), seat.name.clone()));
            let expected = expected.map(|(level, name)| (fold::key(level), fold::key(name)));
            assert_eq!(found, expected, "{issuer}");
        }
    }
}
