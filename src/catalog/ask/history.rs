//! The id of a document or task → its revisions, and in each what changed.

use super::{Answer, Value};
use crate::catalog::trouble::Done;
use crate::data::{Change, Comparison};
use rusqlite::{Connection, params};
use serde_json::Value as Json;

const HEADS: &[[&str; 3]] = &[
    ["document", "", ""],
    ["revision", "Bản", "Revision"],
    ["made", "Lúc", "Made"],
    ["cause", "Do", "Cause"],
    ["change", "Thay đổi", "Change"],
    ["field", "Trường", "Field"],
    ["old", "Trước", "Before"],
    ["new", "Sau", "After"],
    ["title", "Của", "Of"],
    ["source", "Nguồn", "Source"],
];

const REVISIONS: &str = "SELECT d.\"id\", r.\"revision\", n.\"started\", r.\"cause\", c.\"source\", r.\"difference\" \
    FROM catalog_documents AS d JOIN catalog_revisions AS r ON r.\"document\" = d.\"document\" \
    JOIN catalog_runs AS n ON n.\"run\" = r.\"run\" JOIN catalog_contents AS c ON c.\"content\" = r.\"content\" \
    WHERE d.\"document\" IN (SELECT s.\"document\" FROM catalog_sources AS s WHERE s.\"id\" = ?) ORDER BY d.\"document\", r.\"entry\"";

/// Ids that are offered where none is the one asked for.
const OFFERED: usize = 3;

/// A revision.
struct Revision {
    document: String,
    number: i64,
    made: String,
    cause: String,
    source: String,
    difference: Option<String>,
}

/// The history of what `id` names; nothing where no document has it.
pub(super) fn of(connection: &Connection, id: &str) -> Done<Answer> {
    let document = id.split('#').next().unwrap_or(id);
    let ends = document.match_indices('/').map(|(at, _)| at).chain([document.len()]);
    let mut found = Vec::new();
    // What is attached to a document has its history there.
    for end in ends.collect::<Vec<_>>().into_iter().rev() {
        let mut revisions = connection.prepare(REVISIONS)?;
        let rows = revisions.query_map(params![&document[..end]], |row| {
            let (document, number, made, cause) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            let (source, difference) = (row.get(4)?, row.get(5)?);
            Ok(Revision { document, number, made, cause, source, difference })
        })?;
        for revision in rows {
            told(&revision?, (id, end == id.len()), &mut found)?;
        }
        if !found.is_empty() {
            break;
        }
    }
    Ok(Answer { heads: HEADS, rows: found })
}

/// Documents whose ids are most like one that nothing has.
pub(super) fn like(connection: &Connection, id: &str) -> Done<Vec<String>> {
    let mut known = connection.prepare("SELECT DISTINCT \"id\" FROM catalog_documents")?;
    let known = known.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    let mut near: Vec<&str> = known.iter().map(String::as_str).collect();
    crate::explain::nearest(&mut near, id);
    Ok(near.into_iter().take(OFFERED).map(ToOwned::to_owned).collect())
}

/// Adds the rows of a revision: one for the first, then one a change of the record called `id`, or of all where that is
/// the document itself.
fn told(revision: &Revision, (id, is_whole): (&str, bool), rows: &mut Vec<Vec<Value>>) -> Done<()> {
    let row = |change: &str, field: Option<&str>, values: [Value; 2], title: &str| {
        let [old, new] = values;
        vec![
            Value::text(&revision.document),
            Value::Integer(revision.number),
            Value::text(&revision.made),
            Value::text(&revision.cause),
            Value::text(change),
            field.map_or(Value::Empty, Value::text),
            old,
            new,
            Value::text(title),
            Value::text(&revision.source),
        ]
    };
    let Some(difference) = &revision.difference else {
        rows.push(row("first", None, [Value::Empty, Value::Empty], ""));
        return Ok(());
    };
    let difference: Comparison = serde_json::from_str(difference)?;
    for change in difference.changes.iter().filter(|change| is_whole || is_of(change, id)) {
        let kind = serde_json::to_value(change.kind)?;
        let values = [short(&change.old), short(&change.new)];
        rows.push(row(
            kind.as_str().unwrap_or_default(),
            change.field.as_deref(),
            values,
            &change.title,
        ));
    }
    Ok(())
}

/// Whether a change is one of the record called `id`, or of a record in the document of that name.
fn is_of(change: &Change, id: &str) -> bool {
    let mut ids = change.old_id.iter().chain(&change.new_id).chain(&change.others);
    let is_below = |own: &String| {
        let rest = own.strip_prefix(id);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '#', '@']))
    };
    ids.any(is_below)
}

/// A value as a person knows it: a text, what is printed of an object, else its JSON.
pub(in crate::catalog) fn short(value: &Json) -> Value {
    let printed =
        ["raw", "title", "text", "name"].iter().find_map(|field| value.get(field)?.as_str());
    if let Json::Array(members) = value {
        let members = members.iter().map(short).filter_map(|member| match member {
            Value::Text(text) => Some(text),
            Value::Integer(number) => Some(number.to_string()),
            Value::Empty => None,
        });
        return Value::Text(members.collect::<Vec<_>>().join("; "));
    }
    match (value, printed.or(value.as_str())) {
        (Json::Null, _) => Value::Empty,
        (_, Some(text)) => Value::text(text),
        (_, None) => Value::Text(value.to_string()),
    }
}
