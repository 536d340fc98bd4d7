//! `letters.tsv` → for each charset, bytes of letters and letters of bytes.

use super::Charset;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The letters of one charset.
pub(super) struct Table {
    /// Bytes by letter.
    bytes: HashMap<char, Vec<u8>>,
    /// Letters by their only byte.
    singles: HashMap<u8, char>,
    /// Letters by both their bytes.
    pairs: HashMap<(u8, u8), char>,
}

impl Table {
    pub(super) fn bytes_of(&self, letter: char) -> Option<&[u8]> {
        self.bytes.get(&letter).map(Vec::as_slice)
    }

    pub(super) fn single(&self, byte: u8) -> Option<char> {
        self.singles.get(&byte).copied()
    }

    pub(super) fn pair(&self, first: u8, second: u8) -> Option<char> {
        self.pairs.get(&(first, second)).copied()
    }

    /// Whether a byte is a letter of its own.
    pub(super) fn is_letter(&self, byte: u8) -> bool {
        self.singles.contains_key(&byte)
    }

    /// The table of a field of the file; where a letter has no bytes there, those of `instead`.
    fn read(field: usize, instead: impl Fn(&[&str]) -> Option<Vec<u8>>) -> Self {
        let (mut bytes, mut singles, mut pairs) = (HashMap::new(), HashMap::new(), HashMap::new());
        for row in rows() {
            let Some(letter) = row[0].chars().next() else { continue };
            let own = of_hex(row[field]).or_else(|| instead(&row));
            match own.as_deref() {
                Some(&[only]) => _ = singles.entry(only).or_insert(letter),
                Some(&[first, second]) => _ = pairs.entry((first, second)).or_insert(letter),
                Some(_) | None => {}
            }
            bytes.extend(own.map(|own| (letter, own)));
        }
        Self { bytes, singles, pairs }
    }
}

/// The rows of the table: a letter and its bytes in each charset.
pub(super) fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    let lines = include_str!("letters.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .skip(1)
        .map(|line| line.split('\t').collect())
        .filter(|row: &Vec<&str>| row.len() > CP1258)
}

/// `61f8` → two bytes.
fn of_hex(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.as_bytes().chunks(2);
    let bytes: Option<Vec<u8>> =
        digits.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect();
    bytes.filter(|bytes| !bytes.is_empty())
}

/// Fields of `letters.tsv`.
const TCVN3: usize = 1;
const TCVN5712: usize = 2;
const VNI: usize = 3;
const VISCII: usize = 4;
const VPS: usize = 5;
const CP1258: usize = 6;

static TABLES: LazyLock<[Table; 5]> = LazyLock::new(|| {
    let none = |_: &[&str]| None;
    [
        tcvn3(),
        Table::read(VNI, none),
        Table::read(VISCII, none),
        Table::read(VPS, none),
        Table::read(CP1258, none),
    ]
});

/// Letters are written as the fonts have them and read as the whole standard does.
fn tcvn3() -> Table {
    let mut table = Table::read(TCVN3, |_| None);
    let whole = Table::read(TCVN5712, |_| None);
    for (byte, letter) in whole.singles {
        table.singles.entry(byte).or_insert(letter);
    }
    for letter in whole.bytes.into_keys().filter(|letter| letter.is_uppercase()) {
        let small = letter.to_lowercase().next().and_then(|small| table.bytes.get(&small).cloned());
        if let Some(small) = small {
            table.bytes.entry(letter).or_insert(small);
        }
    }
    table
}

/// The table of a charset; VIQR, which needs none, gets that of VNI.
pub(super) fn table(charset: Charset) -> &'static Table {
    match charset {
        Charset::Tcvn3 => &TABLES[0],
        Charset::Vni | Charset::Viqr => &TABLES[1],
        Charset::Viscii => &TABLES[2],
        Charset::Vps => &TABLES[3],
        Charset::Windows1258 => &TABLES[4],
    }
}
