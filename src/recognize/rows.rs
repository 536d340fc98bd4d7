//! Rows of a table → tasks, and what each row is.

use super::dittos::Dittos;
use super::ids::Ids;
use super::legends::Legend;
use super::{account, groups, owners, statuses};

pub(super) use super::fields::{bare, put, take_deadlines, take_list, take_owners};

use crate::data::{Assessment, Place, Row, RowKind, Span, Status, StatusCode, Table, Task, Text};
use crate::lang::agency::Register;
use crate::lang::rules::sure;
use crate::lang::slug::slug;

/// Roles that say who, when or how far: a row that has one of them is a task.
const ASSIGNING: [&str; 8] =
    ["lead", "support", "owner", "monitor", "deadline", "status", "status_mark", "result"];
/// Roles that only make a task together with one of the above.
const NAMING: [&str; 2] = ["title", "place"];

/// A cell of the task is that of the row above.
const INHERITED: &str = "inherited-cell";
/// Characters of a title that stand in an id.
const LONGEST_TITLE: usize = 1000;
/// Characters of an ordinal that stand in an id.
const LONGEST_ORDINAL: usize = 60;

/// What is known of the document that a table stands in.
pub(super) struct Setting<'a> {
    pub(super) document_id: &'a str,
    pub(super) table_id: &'a str,
    pub(super) section: &'a [String],
    /// The labels of the sections the table stands under: `II.1`.
    pub(super) labels: &'a str,
    pub(super) register: &'a Register,
    pub(super) legend: &'a Legend,
}

/// Tasks of a table, with the index of the row each comes from, and the kind of every row.
pub(super) struct Found {
    pub(super) tasks: Vec<(usize, Task)>,
    pub(super) kinds: Vec<RowKind>,
}

/// Reads the rows of `table`.
pub(super) fn find(table: &Table, roles: &[&str], place: &Setting<'_>, ids: &mut Ids) -> Found {
    let mut reader = Reader {
        table,
        roles,
        place,
        group: None,
        above: None,
        restarts: groups::restarts(table, roles),
        last_ordinal: None,
        unnumbered: 0,
        dittos: Dittos::default(),
    };
    let mut found = Found { tasks: Vec::new(), kinds: Vec::new() };
    for (at, row) in table.rows.iter().enumerate() {
        let (kind, task) = reader.row(row);
        found.kinds.push(kind);
        if let Some(mut task) = task {
            let above = at.checked_sub(1).and_then(|above| table.rows.get(above));
            account::of_row(&mut task, &account::Place { table, roles, row, above });
            task.id = ids.unique(task.id);
            found.tasks.push((at, task));
        }
    }
    found
}

struct Reader<'a> {
    table: &'a Table,
    roles: &'a [&'a str],
    place: &'a Setting<'a>,
    /// The group the rows stand under: from a group row, or the last filled group cell.
    group: Option<Text>,
    /// The label of the group row above.
    above: Option<String>,
    /// The numbers begin again under each group row.
    restarts: bool,
    last_ordinal: Option<String>,
    unnumbered: u32,
    /// What cells that say "as above" mean.
    dittos: Dittos,
}

impl Reader<'_> {
    fn row(&mut self, row: &Row) -> (RowKind, Option<Task>) {
        if row.is_group {
            self.group = Some(groups::text(row));
            self.above = groups::label(row);
            if self.restarts {
                self.last_ordinal = None;
            }
            return (RowKind::Group, None);
        }
        let meant = self.dittos.enter(row, self.roles);
        let row = meant.as_ref().map_or(row, |meant| &meant.row);
        let has = |role: &str| self.cell(row, role).is_some();
        let is_task = NAMING.iter().any(|role| has(role)) && ASSIGNING.iter().any(|role| has(role))
            || !row.flags.is_empty() && ASSIGNING.iter().any(|role| has(role));
        if !is_task {
            return (RowKind::Data, None);
        }
        let mut task = self.task(row);
        if let Some(meant) = &meant {
            inherit(&mut task, &meant.fields);
        }
        (RowKind::Task, Some(task))
    }

    /// The first filled cell of a column with this role.
    fn cell<'r>(&self, row: &'r Row, role: &str) -> Option<&'r Text> {
        let columns = self.roles.iter().enumerate().filter(|(_, known)| **known == role);
        columns.filter_map(|(at, _)| row.cells.get(at)).find(|cell| !cell.is_empty())
    }

    fn task(&mut self, row: &Row) -> Task {
        let mut task = Task {
            document_id: self.place.document_id.to_owned(),
            table_id: Some(self.place.table_id.to_owned()),
            section: self.place.section.to_vec(),
            flags: row.flags.iter().map(|flag| (*flag).to_owned()).collect(),
            ..Task::default()
        };
        self.texts(row, &mut task);
        self.group(row, &mut task);
        self.owners(row, &mut task);
        self.deadline(row, &mut task);
        self.status(row, &mut task);
        self.places(row, &mut task);
        task.id = self.id(&task);
        task.flags.sort_unstable();
        task.flags.dedup();
        task
    }

    fn texts(&self, row: &Row, task: &mut Task) {
        let title = if self.cell(row, "title").is_some() { "title" } else { "place" };
        let fields: [(&str, &str); 6] = [
            ("title", title),
            ("objective", "objective"),
            ("deliverable", "deliverable"),
            ("result", "result"),
            ("difficulty", "difficulty"),
            ("next_step", "next_step"),
        ];
        for (field, role) in fields {
            if let Some(cell) = self.cell(row, role) {
                put(task, field, &bare(cell));
            }
        }
        if let Some(cell) = self.cell(row, "ordinal") {
            let end = cell.as_str().trim_end_matches(['.', ')']).len();
            put(task, "ordinal", &cell.slice_trimmed(0..end));
        }
    }

    /// The group row above, or the group column, whose blank cells inherit.
    fn group(&mut self, row: &Row, task: &mut Task) {
        if self.roles.contains(&"group") {
            match self.cell(row, "group") {
                Some(cell) => self.group = Some(groups::without_label(cell)),
                None if self.group.is_some() => task.flags.push(INHERITED.to_owned()),
                None => {}
            }
        }
        if let Some(group) = self.group.as_ref().filter(|group| !group.is_empty()) {
            put(task, "group", group);
        }
    }

    fn owners(&self, row: &Row, task: &mut Task) {
        let register = self.place.register;
        for (at, role) in self.roles.iter().enumerate() {
            let Some(cell) = row.cells.get(at).filter(|cell| !cell.is_empty()) else { continue };
            match *role {
                "owner" | "lead" => take_owners(task, owners::cell(cell, register)),
                "support" | "monitor" | "appraise" | "approve" => {
                    take_list(task, role, cell, register);
                }
                _ => {}
            }
        }
    }

    fn deadline(&self, row: &Row, task: &mut Task) {
        if let Some(cell) = self.cell(row, "deadline") {
            take_deadlines(task, cell);
        }
    }

    fn status(&self, row: &Row, task: &mut Task) {
        if let Some(cell) = self.cell(row, "status")
            && let Some((status, at)) = statuses::status_cell(cell)
        {
            let meant = self.place.legend.code(&status.raw);
            let rule = if meant.is_some() { "status.legend" } else { "status.column" };
            let status = Status { code: meant.unwrap_or(status.code), ..status };
            put_status(task, status, cell.spans_of(at), rule);
        }
        if let Some(cell) = self.cell(row, "result") {
            take_result(task, cell);
        }
        self.tick(row, task);
    }

    /// A tick decides the code; what the text says becomes its assessment.
    fn tick(&self, row: &Row, task: &mut Task) {
        let ticked = self.roles.iter().enumerate().find(|&(at, role)| {
            *role == "status_mark" && row.cells.get(at).is_some_and(|cell| !cell.is_empty())
        });
        let Some((column, _)) = ticked else { return };
        let Some(heading) = self.table.columns[column].name.as_ref() else { return };
        let Some(code) = statuses::of_heading(heading.as_str()) else { return };
        let own = task.status.take();
        task.confidence.insert("status".into(), sure("status.tick"));
        if let Some(spans) = task.spans.remove("status") {
            task.spans.insert("assessment".into(), spans);
        }
        task.status = Some(Status {
            raw: heading.as_str().to_owned(),
            code,
            step: own.as_ref().and_then(|own| own.step),
            steps: own.as_ref().and_then(|own| own.steps),
            assessment: own.map(|own| Assessment { raw: own.raw, code: own.code }),
        });
        task.spans.insert("status".into(), heading.spans());
        task.spans.insert("status_mark".into(), row.cells[column].spans());
    }

    fn places(&self, row: &Row, task: &mut Task) {
        if let Some(cell) = self.cell(row, "place") {
            let name = cell.as_str().to_owned();
            task.places.push(Place { name, unit_code: None, province_code: None });
            task.spans.insert("places".into(), cell.spans());
        }
    }

    /// `<document id>#<section path and ordinal>`; without ordinal `<ordinal above>.<n>`, or the
    /// title's slug.
    fn id(&mut self, task: &Task) -> String {
        let Setting { document_id, labels, .. } = self.place;
        let group = self.above.as_ref().filter(|_| self.restarts).cloned();
        let path: Vec<String> = [(*labels).to_owned()]
            .into_iter()
            .chain(group)
            .filter(|part| !part.is_empty())
            .collect();
        let labels = path.join(".");
        let dot = if labels.is_empty() { "" } else { "." };
        if let Some(ordinal) = &task.ordinal {
            self.last_ordinal = Some(ordinal.clone());
            self.unnumbered = 0;
            return format!("{document_id}#{labels}{dot}{}", id_part(ordinal));
        }
        if let Some(above) = &self.last_ordinal
            && self.roles.contains(&"ordinal")
        {
            self.unnumbered += 1;
            return format!("{document_id}#{labels}{dot}{}.{}", id_part(above), self.unnumbered);
        }
        let title = task.title.as_deref().unwrap_or("khong-ten");
        let end = title.char_indices().nth(LONGEST_TITLE).map_or(title.len(), |(at, _)| at);
        format!("{document_id}#{}", slug(&title[..end]))
    }
}

/// An ordinal as it stands in an id. What is longer than any ordinal is cut: all records of its row
/// repeat the id.
pub(super) fn id_part(ordinal: &str) -> String {
    let end = ordinal.char_indices().nth(LONGEST_ORDINAL).map_or(ordinal.len(), |(at, _)| at);
    let ordinal = &ordinal[..end];
    if ordinal.contains(char::is_whitespace) {
        return slug(ordinal);
    }
    ordinal.replace(['#', '/'], "-")
}

/// Says of fields that they are those of a row above.
fn inherit(task: &mut Task, fields: &[&str]) {
    for field in fields.iter().filter(|field| task.spans.contains_key(**field)) {
        task.confidence.insert((*field).to_owned(), sure("column.ditto"));
    }
    task.flags.push(INHERITED.to_owned());
    task.flags.sort_unstable();
    task.flags.dedup();
}

/// Sets the status; a wording that no row of `statuses.tsv` knows makes it doubtful.
fn put_status(task: &mut Task, status: Status, spans: Vec<Span>, rule: &str) {
    let unknown = status.code == StatusCode::Other;
    let rule = if unknown { "status.wording-unknown" } else { rule };
    task.confidence.insert("status".into(), sure(rule));
    task.spans.insert("status".into(), spans);
    task.status = Some(status);
}

/// Sets status and result from a cell that may hold both.
fn take_result(task: &mut Task, cell: &Text) {
    let read = statuses::result_cell(cell);
    if let Some((status, at)) = read.status
        && task.status.is_none()
    {
        put_status(task, status, cell.spans_of(at), "status.label");
    }
    task.result = None;
    task.spans.remove("result");
    if let Some(at) = read.result {
        put(task, "result", &bare(&cell.slice_trimmed(at)));
    }
}
