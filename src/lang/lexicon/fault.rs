//! What is wrong with a table that a person wrote: file, line, and a sentence in two languages.

use std::fmt;

/// One fault of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Name of the file; empty where it is about all of them.
    pub file: String,
    /// Line of the file, from 1; 0 where it is about the whole file.
    pub line: usize,
    /// What is wrong, in Vietnamese.
    pub vi: String,
    /// What is wrong, in English.
    pub en: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.file.as_str(), self.line) {
            ("", _) => to.write_str(&self.en),
            (file, 0) => write!(to, "{file}: {}", self.en),
            (file, line) => write!(to, "{file}: line {line}: {}", self.en),
        }
    }
}

impl Fault {
    /// The same sentence in Vietnamese.
    #[must_use]
    pub fn vi(&self) -> String {
        match (self.file.as_str(), self.line) {
            ("", _) => self.vi.clone(),
            (file, 0) => format!("{file}: {}", self.vi),
            (file, line) => format!("{file}: dòng {line}: {}", self.vi),
        }
    }

    fn new(table: &str, line: usize, vi: String, en: String) -> Self {
        Self { file: format!("{table}.tsv"), line, vi, en }
    }

    pub(super) fn too_many_fields(table: &str, line: usize, columns: usize, found: usize) -> Self {
        let vi = format!("có {found} ô, nhưng bảng có {columns} cột");
        Self::new(table, line, vi, format!("{found} fields, but {columns} columns"))
    }

    pub(super) fn unknown_column(table: &str, line: usize, name: &str, known: &str) -> Self {
        let vi = format!("không có cột {name}; các cột: {known}");
        Self::new(table, line, vi, format!("no column {name}; known are {known}"))
    }

    pub(super) fn column_twice(table: &str, line: usize, name: &str) -> Self {
        Self::new(table, line, format!("cột {name} lặp lại"), format!("column {name} twice"))
    }

    pub(super) fn empty(table: &str, line: usize, column: &str) -> Self {
        let vi = format!("cột {column} để trống");
        Self::new(table, line, vi, format!("column {column} is empty"))
    }

    pub(super) fn empty_part(table: &str, line: usize, column: &str) -> Self {
        let vi = format!("cột {column}: có chỗ trống giữa hai dấu |");
        Self::new(table, line, vi, format!("column {column}: nothing between |"))
    }

    pub(super) fn value(table: &str, line: usize, column: &str, found: &str, good: &str) -> Self {
        let vi = format!("cột {column}: \"{found}\", cần: {good}");
        Self::new(table, line, vi, format!("column {column}: \"{found}\", expected: {good}"))
    }

    pub(super) fn twice(table: &str, line: usize, first: usize) -> Self {
        let vi = format!("trùng với dòng {first}");
        Self::new(table, line, vi, format!("the same as line {first}"))
    }

    pub(super) fn not_utf8(file: &str) -> Self {
        let (vi, en) = ("không phải văn bản UTF-8", "not UTF-8 text");
        Self { file: file.to_owned(), line: 0, vi: vi.to_owned(), en: en.to_owned() }
    }

    pub(super) fn unknown_file(file: &str, known: &str) -> Self {
        let vi = format!("không phải tên một bảng; các bảng: {known}");
        let en = format!("not the name of a table; known are {known}");
        Self { file: file.to_owned(), line: 0, vi, en }
    }

    pub(super) fn too_late() -> Self {
        let vi = "từ điển riêng phải được nạp một lần, trước khi đọc văn bản đầu tiên";
        let en = "a lexicon is taken once, before the first document is read";
        Self { file: String::new(), line: 0, vi: vi.to_owned(), en: en.to_owned() }
    }
}
