//! `views.sql`, `queries.sql` → the statements in them, each with its name and what it tells.

/// A statement and what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) name: &'static str,
    pub(super) about_vi: &'static str,
    pub(super) about_en: &'static str,
    /// Without a semicolon at its end.
    pub(super) sql: &'static str,
}

/// The views, each after those it reads.
pub(super) fn views() -> impl Iterator<Item = Named> {
    all(include_str!("views.sql"))
}

/// Questions with parameters (`:as_of`), which a view cannot have.
pub(super) fn queries() -> impl Iterator<Item = Named> {
    all(include_str!("queries.sql"))
}

fn all(file: &'static str) -> impl Iterator<Item = Named> {
    file.split("-- name: ").skip(1).filter_map(named)
}

fn named(part: &'static str) -> Option<Named> {
    let (name, rest) = part.split_once("\n-- vi: ")?;
    let (about_vi, rest) = rest.split_once("\n-- en: ")?;
    let (about_en, sql) = rest.split_once('\n')?;
    Some(Named { name, about_vi, about_en, sql: sql.trim_end().trim_end_matches(';') })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_statement_is_read_with_what_it_is_for() {
        for (file, found) in [
            (include_str!("views.sql"), views().collect::<Vec<_>>()),
            (include_str!("queries.sql"), queries().collect()),
        ] {
            assert_eq!(found.len(), file.matches("-- name: ").count());
            assert!(found.iter().all(|one| one.about_vi.ends_with('.') && !one.sql.contains(';')));
            assert!(found.iter().all(|one| one.about_en.ends_with('.') && !one.sql.is_empty()));
        }
    }
}
