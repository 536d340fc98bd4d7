//! A known body → everything the register says of it: id, name, kind, level, its days and who took
//! over. Decides nothing about a name that is not known.

use super::naming::{arabic, roman, spelled};
use super::provinces::{self, Province};
use super::table::{self, Entry, Reach};
use super::tail::Known;
use super::words::Token;
use crate::lang::fold;
use crate::lang::slug::slug;

/// One body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Such as `vn/son-la/so-y-te`.
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// `department`, `ministry` …; `other` where the register does not know it.
    pub kind: String,
    /// `central`, `regional`, `provincial`, `district`, `communal`; `None` where it is of no level.
    pub level: Option<String>,
    /// Its first day, where that is known.
    pub valid_from: Option<String>,
    /// Its last day, where it has one.
    pub valid_until: Option<String>,
    /// The bodies that took over.
    pub successor: Vec<Heir>,
}

/// A body that took another one over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heir {
    /// Its id.
    pub id: String,
    /// Its canonical name.
    pub name: String,
}

/// Level words below the province, their level, and the last day of all units of that sort.
const RANKS: [(&str, &str, Option<&str>); 10] = [
    ("tp", "district", DISTRICTS_END),
    ("tx", "district", DISTRICTS_END),
    ("huyện", "district", DISTRICTS_END),
    ("quận", "district", DISTRICTS_END),
    ("thị xã", "district", DISTRICTS_END),
    ("thành phố", "district", DISTRICTS_END),
    ("thị trấn", "communal", DISTRICTS_END),
    ("xã", "communal", None),
    ("phường", "communal", None),
    ("đặc khu", "communal", None),
];
/// Level words as they are shortened.
const SHORT_RANKS: [(&str, &str); 2] = [("tp", "thành phố"), ("tx", "thị xã")];
/// Resolution 203/2025/QH15: no districts, and with them no towns, from 1 July 2025.
const DISTRICTS_END: Option<&str> = Some("2025-06-30");

/// What stands for any level word at the end of a name of the table.
const LEVEL_ENDS: [&str; 2] = [" huyện", " xã"];

/// Kinds of bodies that a merger of provinces ends; a bank, a hospital or a paper may go on.
const STATE: [&str; 8] =
    ["committee", "council", "department", "inspectorate", "party", "court", "procuracy", "police"];

impl Body {
    /// Whether it is there on `day` (ISO), as far as is known.
    #[must_use]
    pub fn is_in_force(&self, day: &str) -> bool {
        self.valid_from.as_deref().is_none_or(|from| from <= day)
            && self.valid_until.as_deref().is_none_or(|until| day <= until)
    }

    /// A known body in a document of `province`.
    pub(super) fn known(known: &Known, province: Option<&str>) -> Self {
        let place = known.province.or_else(|| province.and_then(provinces::of_slug));
        let is_city = known.is_city || place.is_some_and(|place| place.is_city);
        let slug = place.map(|place| place.slug.as_str()).or(province);
        let number = known.number.as_deref();
        let entry = known.entry;
        let mut body = Self {
            id: id_of(entry, slug, is_city, number),
            name: name_of(entry, is_city, number),
            successor: successors(entry, slug, is_city),
            ..Self::of(entry)
        };
        if let Some(gone) = place.filter(|_| body.level.as_deref() == Some("provincial")) {
            body.end_with(entry, gone);
        }
        body
    }

    /// A body of which only id and name are known.
    pub(super) fn other(id: String, name: String) -> Self {
        Self { id, name, kind: "other".to_owned(), ..Self::default() }
    }

    /// The body of a district or commune whose whole name these words are: `UBND xã Chiềng La`.
    pub(super) fn lower(tokens: &[Token], province: Option<&str>) -> Option<Self> {
        table::lower(tokens).into_iter().find_map(|(end, entry)| {
            let rest = tokens.get(end..).filter(|rest| !rest.is_empty())?;
            let own = LEVEL_ENDS.iter().find_map(|tail| entry.name.strip_suffix(tail));
            let rank = rank_at(rest);
            let fits = match (own, rank) {
                (Some(_), Some((level, _))) => entry.level == Some(level),
                (own, rank) => own.is_none() && rank.is_none(),
            };
            let unit = match SHORT_RANKS.iter().find(|(short, _)| rest[0].is(short)) {
                Some((_, whole)) => format!("{whole} {}", spelled(&rest[1..])),
                None => spelled(rest),
            };
            let name = format!("{} {unit}", own.unwrap_or(entry.name));
            let valid_until = [entry.valid_until, rank.and_then(|(_, last)| last)];
            let id = match own.and(entry.id.rsplit_once('-')) {
                Some((bare, _)) => format!("{bare}-{}", slug(&unit)),
                None => format!("{}-{}", entry.id, slug(&unit)),
            };
            fits.then(|| Self {
                id: in_place(province, &id),
                name,
                valid_until: valid_until.into_iter().flatten().min().map(str::to_owned),
                ..Self::of(entry)
            })
        })
    }

    /// What a row says wherever the body is.
    fn of(entry: &Entry) -> Self {
        let owned = |value: Option<&str>| value.map(str::to_owned);
        Self {
            kind: entry.kind.to_owned(),
            level: owned(entry.level),
            valid_from: owned(entry.valid_from),
            valid_until: owned(entry.valid_until),
            ..Self::default()
        }
    }

    /// Ends a body with its province; that of the province it went into takes over.
    fn end_with(&mut self, entry: &Entry, gone: &Province) {
        let (Some(last), Some(heir)) = (gone.valid_until, provinces::heir(gone)) else { return };
        let before = self.valid_until.as_deref().is_some_and(|own| own <= last);
        if before || !STATE.contains(&entry.kind) {
            return;
        }
        self.valid_until = Some(last.to_owned());
        let level = if heir.is_city { "thành phố" } else { "tỉnh" };
        let own = name_of(entry, heir.is_city, None);
        let name = format!("{} {level} {}", own.trim_end_matches(&format!(" {level}")), heir.name);
        self.successor =
            vec![Heir { id: id_of(entry, Some(&heir.slug), heir.is_city, None), name }];
    }
}

/// The level word that these words begin with, in front of a name: its level and last day.
fn rank_at(rest: &[Token]) -> Option<(&'static str, Option<&'static str>)> {
    RANKS.iter().find_map(|(word, level, last)| {
        let words: Vec<String> = word.split(' ').map(fold::key).collect();
        let same = words.iter().zip(rest).all(|(word, token)| token.is(word));
        (same && words.len() < rest.len()).then_some((*level, *last))
    })
}

/// An id below a province, `tw` or nothing.
pub(super) fn in_place(place: Option<&str>, own: &str) -> String {
    match place {
        Some(place) => format!("vn/{place}/{own}"),
        None => format!("vn/{own}"),
    }
}

/// The id of a body in the province `place`.
fn id_of(entry: &Entry, place: Option<&str>, is_city: bool, number: Option<&str>) -> String {
    let of_country = matches!(entry.reach, Reach::Central | Reach::Numbered);
    let own = match (number, entry.id.strip_suffix("-tinh")) {
        (Some(_), _) if entry.name.contains('{') => {
            let name = name_of(entry, false, number);
            let number = name.rsplit(' ').next().unwrap_or_default();
            format!("{}-{}", entry.id, slug(number))
        }
        (None, Some(bare)) if is_city => format!("{bare}-thanh-pho"),
        _ => entry.id.to_owned(),
    };
    in_place(if of_country { Some("tw") } else { place }, &own)
}

fn name_of(entry: &Entry, is_city: bool, number: Option<&str>) -> String {
    let name = entry.name;
    match (number, name.strip_suffix(" tỉnh")) {
        (Some(number), _) => name.replace("{N}", &roman(number)).replace("{n}", &arabic(number)),
        (None, Some(bare)) if is_city => format!("{bare} thành phố"),
        _ => name.to_owned(),
    }
}

/// Those that took over; a region without its number is none, and which provinces a region had is not
/// known here.
fn successors(entry: &Entry, place: Option<&str>, is_city: bool) -> Vec<Heir> {
    let regional = |entry: &Entry| matches!(entry.reach, Reach::Numbered | Reach::Counted);
    let next = entry.successor.iter().filter_map(|id| table::of_id(id));
    let single =
        next.filter(|next| !regional(next) && (!regional(entry) || next.reach == Reach::Central));
    let heir = |next: &Entry| Heir {
        id: id_of(next, place, is_city, None),
        name: name_of(next, is_city, None),
    };
    single.map(heir).collect()
}
