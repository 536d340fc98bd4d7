//! The tables of `src/lang/lexicon/*.tsv`: what the program knows of Vietnamese administration.
//!
//! One row a line, fields separated by tabs, `#` begins a comment line, the first other line names
//! the fields. A person who knows no Rust can add rows; `CONTRIBUTING.md` says how.

/// The rows of a table, each with one value per field of its first line; missing ones are empty.
pub(crate) fn rows(table: &'static str) -> Vec<Vec<&'static str>> {
    let mut lines = table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let width = lines.next().map_or(0, |head| head.split('\t').count());
    lines
        .map(|line| {
            let mut row: Vec<&str> = line.split('\t').map(str::trim).collect();
            row.resize(width, "");
            row
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn a_table_has_comments_a_head_and_rows() {
        assert_eq!(rows("# note\na\tb\nx\ty\n\nz\n"), [["x", "y"], ["z", ""]]);
    }
}
