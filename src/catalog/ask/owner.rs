//! The name of a body as it was typed → by what its tasks are found.

use crate::catalog::records::key;
use crate::catalog::trouble::Done;
use crate::lang::agency::Register;
use crate::lang::slug::slug;
use rusqlite::{Connection, ToSql};

/// What was typed, and the name that it is short for: `Sở KH&CN` is `Sở Khoa học và Công nghệ`. A task that has both is
/// found twice.
pub(in crate::catalog) struct Owner {
    typed: String,
    known: String,
}

/// Whether a task has a name as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Print {
    Known,
    Unknown,
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

    /// The body that `name` names in this catalogue.
    pub(super) fn of(connection: &Connection, name: &str) -> Done<Self> {
        let printed = "SELECT EXISTS (SELECT 1 FROM catalog_owners WHERE \"key\" = ?)";
        let is_printed = connection.query_row(printed, [typed(name)], |row| row.get(0))?;
        Ok(Self::read(name, if is_printed { Print::Known } else { Print::Unknown }))
    }

    /// The same; the register, which takes longer to load than the question to answer, is asked where the name may be
    /// short for another, and where no task has it.
    pub(super) fn read(name: &str, print: Print) -> Self {
        let typed = typed(name);
        let is_short = name.split_whitespace().any(is_abbreviation);
        let known = if is_short || print == Print::Unknown { known(name) } else { None };
        // Of `Chủ tịch UBND xã` the register knows the body behind the head: that is another owner.
        let known = known.filter(|known| !typed.ends_with(known.as_str()));
        Self { known: known.unwrap_or_else(|| typed.clone()), typed }
    }

    /// Under what its tasks stand in `catalog_owners`, whether the catalogue has any or not.
    pub(in crate::catalog) fn keys(name: &str) -> [String; 2] {
        let Self { typed, known } = Self::read(name, Print::Unknown);
        [typed, known]
    }

    pub(super) fn params(&self) -> [(&'static str, &dyn ToSql); 2] {
        [(":owner", &self.typed), (":known", &self.known)]
    }
}

/// The name as it is looked up.
fn typed(name: &str) -> String {
    key(&name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// By what the register's body of that name is found: by its id where the name says the province (`UBND tỉnh Lào Cai`),
/// else by its name in every province.
fn known(name: &str) -> Option<String> {
    let register = Register::new(None);
    let body = spellings(name).into_iter().find_map(|name| register.resolve(&name))?;
    let province = body.id.strip_prefix("vn/").and_then(|rest| rest.split_once('/'));
    let says = |(province, _): (&str, &str)| slug(name).contains(province);
    Some(key(if province.is_some_and(says) { &body.id } else { &body.name }))
}

/// A name as it may have been meant: `so kh&cn` is `Sở KH&CN`.
fn spellings(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (Some(first), rest) = (words.first(), words.iter().skip(1)) else { return Vec::new() };
    let first = if key(first) == "so" { "Sở" } else { first };
    let capitals = rest.map(|word| word.to_uppercase()).collect::<Vec<_>>().join(" ");
    vec![name.to_owned(), format!("{first} {capitals}")]
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
        for (typed, print, known) in [
            ("Sở KH&CN", Print::Known, "so khoa hoc va cong nghe"),
            ("sở kh&cn", Print::Unknown, "so khoa hoc va cong nghe"),
            ("so gd&đt", Print::Unknown, "so giao duc va dao tao"),
            ("sở  y tế", Print::Known, "so y te"),
            ("Ban nào đó", Print::Unknown, "ban nao do"),
            ("UBND tỉnh", Print::Known, "ubnd tinh"),
            ("UBND tỉnh Lào Cai", Print::Unknown, "vn/lao-cai/ubnd-tinh"),
            ("Sở Y tế tỉnh Sơn La", Print::Unknown, "vn/son-la/so-y-te"),
            ("Chủ tịch UBND các xã, phường", Print::Known, "chu tich ubnd cac xa, phuong"),
        ] {
            assert_eq!(Owner::read(typed, print).known, known, "{typed}");
        }
    }
}
