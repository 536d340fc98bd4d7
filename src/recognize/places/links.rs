//! The places that a text names → their codes, in the registers of the document's time. A name that
//! several units have gets none.

use super::names::{self, Communes, Name, Reading};
use crate::lang::admin_units::{self, AdminUnit, Level, Register, SINCE};
use std::ops::Range;

/// A place with its codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Codes {
    pub(super) unit: Option<&'static str>,
    pub(super) province: Option<&'static str>,
}

/// What is known of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// It is this place, by this rule.
    To(Codes, &'static str),
    /// Several units have it.
    Ambiguous(Vec<&'static str>),
    /// No unit has it.
    Unknown,
}

/// A place that a text names, with where it is printed.
#[derive(Clone, Debug)]
pub(super) struct Linked {
    pub(super) pieces: Vec<Range<usize>>,
    pub(super) link: Link,
    /// It only says where another one lies.
    pub(super) is_outer: bool,
}

/// The province that names are looked for in, by its codes before and since the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Province {
    before: Option<&'static str>,
    since: Option<&'static str>,
    /// It is printed beside the names: not that of the document.
    pub(super) beside: bool,
}

impl Province {
    pub(super) fn of_slug(slug: Option<&str>) -> Self {
        let code = |register: &Register| slug.and_then(|slug| register.province_code(slug));
        let (before, since) = (code(admin_units::before()), code(admin_units::since()));
        Self { before, since, beside: false }
    }

    /// The province that a name leads to in one of the registers.
    fn printed(
        key: &str,
        find: fn(&'static Register, &str) -> Option<&'static str>,
    ) -> Option<Self> {
        let (before, since) = (find(admin_units::before(), key), find(admin_units::since(), key));
        (before.or(since).is_some()).then_some(Self { before, since, beside: true })
    }
}

/// The day from which districts and provinces were mostly those of the register of the last day before 1 July 2025.
const KNOWN: &str = "2014-01-01";

/// The time of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Era {
    /// So long before 1 July 2025 that districts and provinces were others than on the last day before it.
    Old,
    /// Before 1 July 2025.
    Before,
    /// From that day on.
    Since,
    /// Its day is not known: what both registers agree on.
    Unknown,
}

impl Era {
    pub(super) fn of(day: Option<&str>) -> Self {
        match day {
            None => Self::Unknown,
            Some(day) if day < KNOWN => Self::Old,
            Some(day) if day < SINCE => Self::Before,
            Some(_) => Self::Since,
        }
    }

    pub(super) fn communes(self) -> Communes {
        if matches!(self, Self::Old | Self::Before) { Communes::Unlisted } else { Communes::Listed }
    }

    /// What `read` says of one register, or of both.
    pub(super) fn ask(self, read: impl Fn(&'static Register, Time) -> Link) -> Link {
        let before = || read(admin_units::before(), Time::Before);
        let since = || read(admin_units::since(), Time::Since);
        match self {
            Self::Old => Link::Unknown,
            Self::Before => before(),
            Self::Since => since(),
            Self::Unknown => before().agreed(since()),
        }
    }
}

/// Which register is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    Before,
    Since,
}

impl Province {
    pub(super) fn at(self, time: Time) -> Option<&'static str> {
        if time == Time::Before { self.before } else { self.since }
    }
}

impl Link {
    /// The link to a unit.
    pub(super) fn to(unit: &AdminUnit, rule: &'static str) -> Self {
        let own = Some(unit.code).filter(|_| unit.level != Level::Province);
        Self::To(Codes { unit: own, province: Some(unit.province_code) }, rule)
    }

    /// The link to the only one of some units.
    pub(super) fn only(units: &[&'static AdminUnit], rule: &'static str) -> Self {
        match units {
            [] => Self::Unknown,
            [unit] => Self::to(unit, rule),
            _ => Self::Ambiguous(units.iter().map(|unit| unit.code).collect()),
        }
    }

    pub(super) fn codes(&self) -> Codes {
        match self {
            Self::To(codes, _) => codes.clone(),
            Self::Ambiguous(_) | Self::Unknown => Codes::default(),
        }
    }

    /// The link to a province alone, by the body that writes.
    pub(super) fn province(code: Option<&'static str>) -> Self {
        let codes = |code| Codes { unit: None, province: Some(code) };
        code.map_or(Self::Unknown, |code| Self::To(codes(code), "place.named"))
    }

    /// What two registers agree on.
    fn agreed(self, other: Self) -> Self {
        let (Self::To(one, rule), Self::To(two, _)) = (self, other) else { return Self::Unknown };
        let same = |a: Option<&'static str>, b| a.filter(|_| a == b);
        let (unit, province) = (same(one.unit, two.unit), same(one.province, two.province));
        province.map_or(Self::Unknown, |code| Self::To(Codes { unit, province: Some(code) }, rule))
    }
}

/// The places that `text` names with their kinds.
pub(super) fn find(text: &str, era: Era, province: Province) -> Vec<Linked> {
    let names = names::find(text, era.communes());
    let links: Vec<(Link, Range<usize>)> = match era {
        Era::Unknown => {
            let one = of_time(&names, Time::Before, province).into_iter();
            let two = of_time(&names, Time::Since, province);
            one.zip(two).map(|((a, _), (b, head))| (a.agreed(b), head)).collect()
        }
        Era::Old => {
            let found = of_time(&names, Time::Before, province).into_iter();
            found.map(|(_, head)| (Link::Unknown, head)).collect()
        }
        Era::Before => of_time(&names, Time::Before, province),
        Era::Since => of_time(&names, Time::Since, province),
    };
    let mut found: Vec<Linked> = names
        .iter()
        .zip(links)
        .map(|(name, (link, head))| Linked {
            pieces: name.pieces(text, &head),
            link,
            is_outer: false,
        })
        .collect();
    for outer in names.iter().filter_map(|name| name.inside) {
        found[outer].is_outer = true;
    }
    found
}

/// The names in the register of one time, each with where its kind is printed. A name lies in one that
/// follows it, so the last come first.
fn of_time(names: &[Name], time: Time, province: Province) -> Vec<(Link, Range<usize>)> {
    let mut links: Vec<(Link, Range<usize>)> = Vec::with_capacity(names.len());
    let mut around: Vec<Around> = vec![Around::Document; names.len()];
    for (at, name) in names.iter().enumerate().rev() {
        let outer = name.inside.map_or(Around::Document, |outer| around[outer]);
        let (link, head) = one(name, time, outer, province);
        around[at] = match (&link, name.level(), outer) {
            (Link::To(codes, _), ..) => codes.province.map_or(outer, Around::Named),
            (_, Level::Province, Around::Document) => Around::Nowhere,
            _ => outer,
        };
        links.push((link, head));
    }
    links.reverse();
    links
}

/// What is printed around a name.
#[derive(Clone, Copy, Debug)]
enum Around {
    /// Nothing: it lies in the document's province.
    Document,
    /// This province.
    Named(&'static str),
    /// A province that is not known.
    Nowhere,
}

fn one(name: &Name, time: Time, outer: Around, province: Province) -> (Link, Range<usize>) {
    let (code, rule) = match outer {
        Around::Named(code) => (Some(code), "place.within"),
        Around::Document if province.beside => (province.at(time), "place.within"),
        Around::Document => (province.at(time), "place.named"),
        Around::Nowhere => return (Link::Unknown, name.readings[0].head.clone()),
    };
    let rule = if code.is_some() { rule } else { "place.unique" };
    let register = if time == Time::Before { admin_units::before() } else { admin_units::since() };
    let mut units: Vec<(&Reading, &'static AdminUnit)> = Vec::new();
    for reading in &name.readings {
        let fits = |unit: &&AdminUnit| {
            unit.level == Level::Province || code.is_none_or(|code| unit.province_code == code)
        };
        units.extend(register.named(&reading.key).filter(fits).map(|unit| (reading, unit)));
    }
    let head = units.first().map_or(&name.readings[0], |(reading, _)| reading).head.clone();
    let old = time == Time::Before && name.level() == Level::Commune;
    let link = match (&units[..], code) {
        ([], Some(code)) if old => {
            let codes = Codes { unit: None, province: Some(code) };
            Link::To(codes, "place.commune-before")
        }
        ([(_, unit)], _) if unit.level == Level::Province => Link::to(unit, "place.named"),
        _ => Link::only(&units.iter().map(|(_, unit)| *unit).collect::<Vec<_>>(), rule),
    };
    (link, head)
}

/// The provinces that a text names with their kind.
pub(super) fn provinces(text: &str) -> Vec<Province> {
    let names = names::find(text, Communes::Listed);
    let key = |name: &Name| name.readings[0].key.clone();
    let of_key = |key: String| Province::printed(&key, Register::province_named);
    names
        .iter()
        .filter(|name| name.level() == Level::Province)
        .map(key)
        .filter_map(of_key)
        .collect()
}

/// The province whose name without its kind a cell is.
pub(super) fn province(cell: &str) -> Option<Province> {
    Province::printed(&admin_units::key(cell), Register::province_called)
}
