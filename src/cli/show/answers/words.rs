//! A value of an answer → how a person reads it: codes in words, from `words.tsv`, from the words of the reports on
//! changes, or from the kinds of documents. Programs get the codes.

use crate::catalog::Value;
use crate::cli::plan::Lang;
use crate::lang::document_kind;
use crate::write::changes;
use std::collections::HashMap;
use std::sync::LazyLock;

static WORDS: LazyLock<HashMap<(&str, &str), [&str; 2]>> = LazyLock::new(|| {
    let rows = include_str!("words.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let read = |row: &'static str| {
        let [group, word, vi, en] = row.split('\t').collect::<Vec<_>>().try_into().ok()?;
        Some(((group, word), [vi, en]))
    };
    rows.filter_map(read).collect()
});

/// Of what the items of a group are words.
const ITEMS: [(&str, &str); 4] = [
    ("documents_by_kind", "kind"),
    ("documents_by_year", "year"),
    ("tasks_by_status", "status"),
    ("findings_by_severity", "severity"),
];

/// The value of the column `name` of a row whose first value is `first`, as one line: it may hold line ends and what
/// a terminal obeys.
pub(super) fn printed(lang: Lang, name: &str, value: &Value, first: Option<&Value>) -> String {
    let text = match value {
        Value::Empty => return String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.replace(char::is_control, " "),
    };
    let group = match (name, first) {
        ("item", Some(Value::Text(first))) => {
            ITEMS.iter().find(|(group, _)| group == first).map_or(name, |(_, group)| group)
        }
        _ => name,
    };
    said(lang, group, &text).unwrap_or(text)
}

fn said(lang: Lang, group: &str, word: &str) -> Option<String> {
    if let Some([vi, en]) = WORDS.get(&(group, word)) {
        return Some(super::say(lang, vi, en).to_owned());
    }
    match group {
        "status" | "field" => changes::known(lang.of_reports(), group, word).map(ToOwned::to_owned),
        "change" => changes::known(lang.of_reports(), "kind", word).map(ToOwned::to_owned),
        "kind" => match lang {
            Lang::Vi => {
                let known = document_kind::all().iter().find(|known| known.kind == word);
                known.map(|known| known.name.to_owned())
            }
            Lang::En => Some(word.replace('_', " ")),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_get_words_where_programs_get_codes() {
        let text = |text: &str| Value::Text(text.to_owned());
        for (name, value, first, vi, en) in [
            ("status", text("delayed"), None, "chậm tiến độ", "delayed"),
            ("kind", text("decision"), None, "Quyết định", "decision"),
            ("change", text("owner_added"), None, "thêm cơ quan", "body added"),
            ("item", text("none"), Some(text("tasks_by_status")), "không ghi", "none printed"),
            ("item", text("2026"), Some(text("documents_by_year")), "2026", "2026"),
            ("item", text("tasks"), Some(text("tasks")), "nhiệm vụ", "tasks"),
            ("collective", Value::Integer(1), None, "nhóm", "group"),
            ("collective", Value::Integer(0), None, "", ""),
            ("tasks", Value::Integer(1), None, "1", "1"),
            ("title", text("delayed\nx"), None, "delayed x", "delayed x"),
        ] {
            let said = |lang| printed(lang, name, &value, first.as_ref());
            assert_eq!((said(Lang::Vi).as_str(), said(Lang::En).as_str()), (vi, en), "{name}");
        }
    }

    #[test]
    fn the_table_is_whole() {
        let rows = include_str!("words.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rows.count(), WORDS.len() + 1);
    }
}
