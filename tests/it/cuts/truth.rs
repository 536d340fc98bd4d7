//! A number → a table as an office writes it, before any page cuts it.

use super::words::{BODIES, GROUPS, LINKS, NOUNS, PRODUCTS, TIMES, VERBS};
use crate::dice::Dice;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Ordinal,
    Title,
    Lead,
    Support,
    Time,
    Product,
}

use Field::{Lead, Ordinal, Product, Support, Time, Title};

const ORDERS: [[(Field, &str); 6]; 3] = [
    [
        (Ordinal, "STT"),
        (Title, "Nội dung nhiệm vụ"),
        (Lead, "Cơ quan chủ trì"),
        (Support, "Cơ quan phối hợp"),
        (Time, "Thời gian hoàn thành"),
        (Product, "Sản phẩm"),
    ],
    [
        (Ordinal, "TT"),
        (Title, "Nhiệm vụ"),
        (Product, "Kết quả/sản phẩm"),
        (Lead, "Đơn vị chủ trì"),
        (Support, "Đơn vị phối hợp"),
        (Time, "Thời hạn"),
    ],
    [
        (Ordinal, "Số TT"),
        (Title, "NỘI DUNG NHIỆM VỤ"),
        (Time, "Thời gian thực hiện"),
        (Lead, "Cơ quan chủ trì tham mưu"),
        (Product, "Sản phẩm đầu ra"),
        (Support, "Cơ quan phối hợp thực hiện"),
    ],
];

/// How the office writes.
struct Style {
    /// Cells in a hundred that end with a full stop.
    stops: usize,
    /// Titles and products in a hundred that begin in lower case.
    small: usize,
    separator: &'static str,
    /// Most sentences of a title.
    sentences: usize,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Task,
    /// A row without a number, with its own owner and time.
    Unnumbered,
    Group,
}

/// A row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) kind: Kind,
    pub(super) cells: Vec<String>,
}

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Truth {
    pub(super) columns: [(Field, &'static str); 6],
    pub(super) rows: Vec<Row>,
    /// No text of it begins in lower case, lists aside.
    pub(super) in_capitals: bool,
}

impl Truth {
    pub(super) fn of(dice: &mut Dice) -> Self {
        let style = Style {
            stops: dice.pick(&[0, 100, 50, 20]),
            small: dice.pick(&[0, 0, 0, 15, 40]),
            separator: dice.pick(&["; ", ", "]),
            sentences: dice.pick(&[1, 1, 2, 3]),
        };
        let columns = dice.pick(&ORDERS);
        let (mut rows, mut number) = (Vec::new(), 0);
        let count = 5 + dice.below(8);
        while rows.len() < count {
            let kind = match dice.below(100) {
                0..8 if !matches!(rows.last(), Some(Row { kind: Kind::Group, .. })) => Kind::Group,
                8..18 if matches!(rows.last(), Some(Row { kind: Kind::Task, .. })) => {
                    Kind::Unnumbered
                }
                _ => Kind::Task,
            };
            number += usize::from(kind == Kind::Task);
            rows.push(row(kind, number, &columns, &style, dice));
        }
        rows.retain({
            let last = rows.len() - 1;
            let mut at = 0;
            move |row| {
                at += 1;
                at <= last || row.kind != Kind::Group
            }
        });
        Self { columns, rows, in_capitals: style.small == 0 }
    }

    /// The column of this field.
    pub(super) fn column(&self, field: Field) -> usize {
        self.columns.iter().position(|&(known, _)| known == field).unwrap_or(0)
    }

    pub(super) fn header(&self) -> String {
        self.columns.map(|(_, name)| name).join("\t")
    }
}

fn row(
    kind: Kind,
    number: usize,
    columns: &[(Field, &str); 6],
    style: &Style,
    dice: &mut Dice,
) -> Row {
    let nouns = [dice.pick(&NOUNS), dice.pick(&NOUNS)];
    let title = title(&nouns, style, dice);
    let product = product(&nouns, style, dice);
    let cell = |&(field, _): &(Field, &str)| match (kind, field) {
        (Kind::Group, Ordinal) => ["I", "II", "III"][number % 3].to_owned(),
        (Kind::Group, Title) => GROUPS[number % 4].to_owned(),
        (Kind::Group, _) | (Kind::Unnumbered, Ordinal) => String::new(),
        (Kind::Task, Ordinal) => number.to_string(),
        (_, Title) => title.clone(),
        (_, Product) => product.clone(),
        (_, Time) => dice.pick(&TIMES).to_owned(),
        (_, Lead) => {
            let count = 1 + dice.below(2);
            bodies(count, style, dice)
        }
        (_, Support) => {
            let count = dice.below(6);
            bodies(count, style, dice)
        }
    };
    Row { kind, cells: columns.iter().map(cell).collect() }
}

fn bodies(count: usize, style: &Style, dice: &mut Dice) -> String {
    let mut named: Vec<&str> = Vec::new();
    while named.len() < count {
        let body = dice.pick(&BODIES);
        if !named.contains(&body) {
            named.push(body);
        }
    }
    named.join(style.separator)
}

fn sentence(nouns: &[&str], dice: &mut Dice) -> String {
    let mut text = dice.pick(&VERBS).to_owned();
    let parts = 1 + dice.below(5);
    for part in 0..parts {
        text += if part == 0 { " " } else { dice.pick(&LINKS) };
        let noun = dice.pick(&NOUNS);
        text += nouns.get(part).copied().unwrap_or(noun);
    }
    text
}

fn title(nouns: &[&str], style: &Style, dice: &mut Dice) -> String {
    let count = 1 + dice.below(style.sentences);
    let sentences: Vec<String> = (0..count).map(|_| sentence(nouns, dice)).collect();
    styled(&sentences.join(". "), style, dice)
}

fn product(nouns: &[&str], style: &Style, dice: &mut Dice) -> String {
    match dice.below(10) {
        0..4 => dice.pick(&PRODUCTS).to_owned(),
        4..8 => {
            let (about, more) = (nouns[0], dice.pick(&NOUNS));
            let text = format!("{} về {about}, {more} được đưa vào sử dụng", dice.pick(&PRODUCTS));
            styled(&text, style, dice)
        }
        8 => String::new(),
        _ => {
            let text = sentence(nouns, dice);
            styled(&text, style, dice)
        }
    }
}

fn styled(text: &str, style: &Style, dice: &mut Dice) -> String {
    let mut letters = text.chars();
    let first = letters.next().unwrap_or_default();
    let mut begun = text.to_owned();
    if dice.often(style.small) {
        begun = first.to_lowercase().chain(letters).collect();
    }
    if dice.often(style.stops) { format!("{begun}.") } else { begun }
}
