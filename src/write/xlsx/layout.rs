//! `layout.tsv` → which columns each sheet has in a language, in which order and how wide. Holds no
//! values and writes nothing.

use super::super::changes::Lang;
use super::super::rows::{Head, Kind, Sheet};

/// A sheet of the workbook: the records, its name in Vietnamese and in English.
pub(super) struct Tab {
    pub(super) records: &'static str,
    vi: &'static str,
    en: &'static str,
}

const fn tab(records: &'static str, vi: &'static str, en: &'static str) -> Tab {
    Tab { records, vi, en }
}

/// The sheets in order; what is found while the others are written stands in the last.
pub(super) const TABS: [Tab; 5] = [
    tab("tasks", "Nhiệm vụ", "Tasks"),
    tab("metrics", "Chỉ tiêu", "Metrics"),
    tab("documents", "Văn bản", "Documents"),
    tab("agencies", "Cơ quan", "Agencies"),
    tab("findings", "Cảnh báo", "Findings"),
];

/// What a column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// The cell of the row that stands there.
    Cell(usize),
    /// The same, said in words of this group.
    Word(usize, &'static str),
    /// The line of the source where the record begins.
    Line,
    /// Number of the document, or of the one it is attached to; the beginning of its title where there is none.
    Document,
    /// Title of the document.
    DocumentTitle,
    /// Title of the task.
    Task,
}

/// Whether a column is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Always, and printed.
    Front,
    /// Where some row has it, and printed.
    Filled,
    /// Always, and not printed.
    Side,
    /// Where some row has it, and not printed.
    Spare,
    /// Only where a person opens the group.
    Hidden,
}

impl Place {
    /// Whether a column without values is hidden.
    pub(super) fn needs_values(self) -> bool {
        self == Self::Filled || self == Self::Spare
    }

    /// Columns of one block stand as the table has them.
    fn block(self) -> Self {
        match self {
            Self::Front | Self::Filled => Self::Front,
            Self::Side | Self::Spare => Self::Side,
            Self::Hidden => Self::Hidden,
        }
    }
}

/// How texts of a column look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Broken into lines.
    Wrap,
    /// The same, in the middle.
    Centre,
    /// Broken into lines, members with `; ` between them.
    List,
    /// On one line.
    Plain,
    /// A day where it is one.
    Day,
}

/// A column of the workbook.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) heading: &'static str,
    pub(super) shown: Shown,
    pub(super) kind: Kind,
    pub(super) look: Look,
    pub(super) width: f64,
    pub(super) place: Place,
}

impl Column {
    /// Whether a row must be as high as its texts need. What only says where a row comes from may be cut
    /// off, so that many rows are seen at once.
    pub(super) fn sets_height(&self) -> bool {
        self.place.block() != Place::Hidden && self.place != Place::Side && self.look != Look::Plain
    }
}

/// The columns of one sheet in order: what is printed, what is seen, what is hidden.
pub(super) struct Layout {
    pub(super) name: &'static str,
    pub(super) columns: Vec<Column>,
}

impl Layout {
    /// The layout of `sheet`.
    pub(super) fn of(tab: &Tab, sheet: &Sheet, lang: Lang) -> Self {
        let own = rows().filter(|row| row[0] == sheet.name);
        let mut columns: Vec<Column> = own
            .filter_map(|row| Some(column(&row, shown(row[1], row[4], sheet)?, sheet, lang)))
            .collect();
        columns.sort_by_key(|column| column.place.block());
        Self { name: lang.pick(tab.vi, tab.en), columns }
    }

    /// How many columns are seen; the hidden ones are behind them.
    pub(super) fn seen(&self) -> usize {
        self.columns.iter().filter(|column| column.place != Place::Hidden).count()
    }

    /// How many columns are printed.
    pub(super) fn printed(&self) -> usize {
        self.columns.iter().filter(|column| column.place.block() == Place::Front).count()
    }
}

/// The rows of the table, seven cells each.
fn rows() -> impl Iterator<Item = [&'static str; 7]> {
    let lines = include_str!("layout.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
}

fn shown(name: &'static str, look: &'static str, sheet: &Sheet) -> Option<Shown> {
    let at = |name: &str| sheet.heads.iter().position(|head| head.name == name);
    match name {
        "@line" => Some(Shown::Line),
        "@document" => Some(Shown::Document),
        "@document_title" => Some(Shown::DocumentTitle),
        "@task" => Some(Shown::Task),
        name => match name.strip_prefix('+') {
            Some(coded) => Some(Shown::Word(at(coded)?, look)),
            None => Some(Shown::Cell(at(name)?)),
        },
    }
}

fn column(row: &[&'static str; 7], shown: Shown, sheet: &Sheet, lang: Lang) -> Column {
    let [_, name, place, width, look, vi, en] = *row;
    let head: Option<&Head> = match shown {
        Shown::Cell(at) | Shown::Word(at, _) => sheet.heads.get(at),
        Shown::Line | Shown::Document | Shown::DocumentTitle | Shown::Task => None,
    };
    let kind = match shown {
        Shown::Cell(_) => head.map_or(Kind::String, |head| head.kind),
        Shown::Line => Kind::Integer,
        Shown::Word(..) | Shown::Document | Shown::DocumentTitle | Shown::Task => Kind::String,
    };
    let vi = if vi.is_empty() { head.map_or(name, |head| head.title) } else { vi };
    Column {
        heading: lang.pick(vi, en),
        shown,
        kind,
        look: looking(look),
        width: width.parse().unwrap_or(DEFAULT_WIDTH),
        place: placed(place, lang),
    }
}

/// As wide as a column is where nothing is said.
const DEFAULT_WIDTH: f64 = 16.0;

fn placed(place: &str, lang: Lang) -> Place {
    match place {
        "front" => Place::Front,
        "filled" => Place::Filled,
        "side" => Place::Side,
        "spare" => Place::Spare,
        one if one == lang.pick("vi", "en") => Place::Front,
        _ => Place::Hidden,
    }
}

/// A group of words stands in the middle.
fn looking(look: &str) -> Look {
    match look {
        "wrap" => Look::Wrap,
        "list" => Look::List,
        "plain" => Look::Plain,
        "day" => Look::Day,
        _ => Look::Centre,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::rows::SHEETS;
    use super::super::words;
    use super::*;
    use std::collections::BTreeSet;

    fn each(mut look: impl FnMut(&'static Sheet, Layout)) {
        for tab in &TABS {
            let sheet = SHEETS.iter().find(|sheet| sheet.name == tab.records).unwrap();
            for lang in [Lang::Vi, Lang::En] {
                look(sheet, Layout::of(tab, sheet, lang));
            }
        }
    }

    #[test]
    fn every_column_of_the_data_is_in_the_layout_once() {
        each(|sheet, layout| {
            for at in 0..sheet.heads.len() {
                let own = layout.columns.iter().filter(|column| column.shown == Shown::Cell(at));
                assert_eq!(own.count(), 1, "{}.{}", sheet.name, sheet.heads[at].name);
            }
        });
    }

    #[test]
    fn every_row_of_the_table_is_a_column() {
        let lines = include_str!("layout.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rows().count() + 1, lines.count());
        each(|sheet, layout| {
            let own = rows().filter(|row| row[0] == sheet.name);
            assert_eq!(layout.columns.len(), own.count(), "{}", sheet.name);
        });
        assert!(rows().all(|row| TABS.iter().any(|tab| tab.records == row[0])));
    }

    #[test]
    fn each_row_says_what_can_be_said() {
        let places = ["front", "filled", "side", "spare", "hidden", "vi", "en"];
        let looks = ["wrap", "centre", "list", "plain", "day"];
        for [_, name, place, width, look, _, en] in rows() {
            assert!(places.contains(&place), "{name}: {place}");
            assert!(
                width.parse::<f64>().is_ok_and(|width| (5.0..=80.0).contains(&width)),
                "{name}"
            );
            let known =
                if name.starts_with('+') { words::has(look) } else { looks.contains(&look) };
            assert!(known && !en.is_empty(), "{name}: {look}");
        }
    }

    #[test]
    fn headings_are_names_of_their_own() {
        each(|sheet, layout| {
            let headings: BTreeSet<&str> = layout.columns.iter().map(|c| c.heading).collect();
            assert_eq!(headings.len(), layout.columns.len(), "{}: {headings:?}", sheet.name);
        });
    }

    #[test]
    fn what_is_printed_stands_before_what_is_seen_and_that_before_what_is_hidden() {
        each(|sheet, layout| {
            let places: Vec<Place> =
                layout.columns.iter().map(|column| column.place.block()).collect();
            assert!(places.is_sorted(), "{}", sheet.name);
            assert!(layout.printed() <= layout.seen() && layout.seen() < layout.columns.len());
        });
    }
}
