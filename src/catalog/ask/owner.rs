//! The name of a body as it was typed → by what its tasks are found.

use crate::catalog::records::key;
use crate::lang::agency::Register;
use rusqlite::ToSql;

/// What was typed, and the name that it is short for: `Sở KH&CN` is `Sở Khoa học và Công nghệ`. A task that has both is
/// found twice.
pub(super) struct Owner {
    typed: String,
    known: String,
}

impl Owner {
    /// Its tasks, `t`.
    pub(super) const TASKS: &str = "catalog_owners AS o CROSS JOIN tasks AS t \
        ON t.\"source\" = o.\"source\" AND t.\"id\" = o.\"task_id\"";
    /// Their deadlines, `d`, where their cells name several.
    pub(super) const DEADLINES: &str = "catalog_owners AS o CROSS JOIN task_deadlines AS d \
        ON d.\"source\" = o.\"source\" AND d.\"task_id\" = o.\"task_id\"";
    /// That they are its own.
    pub(super) const IS: &str = "o.\"key\" IN (:owner, :known)";

    pub(super) fn of(name: &str) -> Self {
        let words: Vec<&str> = name.split_whitespace().collect();
        let typed = key(&words.join(" "));
        // The register takes longer to load than the question to answer.
        let is_short = words.iter().any(|word| is_abbreviation(word));
        let body = is_short.then(|| Register::new(None).resolve(name)).flatten();
        let known = body.map(|body| key(&body.name));
        Self { known: known.unwrap_or_else(|| typed.clone()), typed }
    }

    pub(super) fn params(&self) -> [(&'static str, &dyn ToSql); 2] {
        [(":owner", &self.typed), (":known", &self.known)]
    }
}

/// Whether two capitals in it stand together, or with a sign between: `UBND`, `KH&CN`.
fn is_abbreviation(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|letter| letter.is_alphanumeric()).collect();
    letters.windows(2).any(|pair| pair.iter().all(|letter| letter.is_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_stands_for_the_whole() {
        for (typed, known) in [
            ("Sở KH&CN", "so khoa hoc va cong nghe"),
            ("sở  y tế", "so y te"),
            ("Ban nào đó", "ban nao do"),
        ] {
            assert_eq!(Owner::of(typed).known, known, "{typed}");
        }
    }
}
