//! The tasks of all documents → each body with its tasks in each role. Bodies without an id go by their printed name,
//! marks and letter case aside.

use super::{Answer, Value};
use crate::catalog::records::key;
use crate::catalog::trouble::Done;
use rusqlite::{Connection, Row};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

const HEADS: &[[&str; 3]] = &[
    ["name", "Cơ quan", "Body"],
    ["collective", "Nhóm", "Collective"],
    ["tasks", "Nhiệm vụ", "Tasks"],
    ["open", "Chưa xong", "Open"],
    ["lead", "Chủ trì", "Leads"],
    ["support", "Phối hợp", "Supports"],
    ["other", "Vai trò khác", "Other roles"],
    ["documents", "Văn bản", "Documents"],
    ["id", "Mã", "Id"],
];

/// In the order of the tasks, so that what one has of a body stands together.
const MENTIONS: &str = "SELECT a.\"agency_id\", a.\"name\", a.\"collective\", a.\"role\", t.\"document_id\", \
    a.\"source\" || char(10) || a.\"task_id\", o.\"id\" IS NOT NULL FROM task_agencies AS a \
    JOIN tasks AS t ON t.\"source\" = a.\"source\" AND t.\"id\" = a.\"task_id\" \
    LEFT JOIN open_tasks AS o ON o.\"source\" = a.\"source\" AND o.\"id\" = a.\"task_id\" \
    ORDER BY a.\"source\", a.\"task_id\", a.\"role\"";

/// A body and what it has to do.
#[derive(Default)]
struct Body {
    id: Option<String>,
    name: String,
    is_collective: bool,
    /// The last task that was counted, and in which role.
    last: (String, String),
    tasks: i64,
    open: i64,
    leads: i64,
    supports: i64,
    others: i64,
    documents: HashSet<String>,
}

/// Each body once, those with most tasks first.
pub(super) fn list(connection: &Connection) -> Done<Answer> {
    let mut bodies: HashMap<String, Body> = HashMap::new();
    let mut mentions = connection.prepare(MENTIONS)?;
    let mut mentions = mentions.query([])?;
    while let Some(row) = mentions.next()? {
        let (id, name): (Option<String>, String) = (row.get(0)?, row.get(1)?);
        let body = bodies.entry(id.clone().unwrap_or_else(|| key(&name)));
        body.or_insert_with(|| Body { id, name, ..Body::default() }).count(row)?;
    }
    named(connection, &mut bodies)?;
    let mut bodies: Vec<Body> = bodies.into_values().collect();
    bodies.sort_by(|one, other| {
        let order = |body: &Body| (Reverse(body.tasks), key(&body.name), body.id.clone());
        order(one).cmp(&order(other))
    });
    Ok(Answer { heads: HEADS, rows: bodies.into_iter().map(Body::row).collect() })
}

/// Gives bodies with an id the name that the records know them by.
fn named(connection: &Connection, bodies: &mut HashMap<String, Body>) -> Done<()> {
    let mut names =
        connection.prepare("SELECT \"id\", min(\"name\") FROM agencies GROUP BY \"id\"")?;
    let mut names = names.query([])?;
    while let Some(row) = names.next()? {
        let (id, name): (String, Option<String>) = (row.get(0)?, row.get(1)?);
        if let (Some(body), Some(name)) = (bodies.get_mut(&id), name) {
            body.name = name;
        }
    }
    Ok(())
}

impl Body {
    /// Counts a mention: a body that a task names twice has it once.
    fn count(&mut self, row: &Row<'_>) -> rusqlite::Result<()> {
        let (collective, role): (Option<bool>, String) = (row.get(2)?, row.get(3)?);
        let (document, task): (String, String) = (row.get(4)?, row.get(5)?);
        self.is_collective |= collective == Some(true);
        if self.last.0 != task {
            self.tasks += 1;
            self.open += i64::from(row.get::<_, bool>(6)?);
            self.documents.insert(document);
        } else if self.last.1 == role {
            return Ok(());
        }
        *match role.as_str() {
            "lead" => &mut self.leads,
            "support" => &mut self.supports,
            _ => &mut self.others,
        } += 1;
        self.last = (task, role);
        Ok(())
    }

    fn row(self) -> Vec<Value> {
        let documents = i64::try_from(self.documents.len()).unwrap_or(i64::MAX);
        let counts = [self.tasks, self.open, self.leads, self.supports, self.others, documents];
        let mut row = vec![Value::Text(self.name), Value::Integer(self.is_collective.into())];
        row.extend(counts.map(Value::Integer));
        row.push(self.id.map_or(Value::Empty, Value::Text));
        row
    }
}
