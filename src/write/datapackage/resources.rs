//! A CSV file that was written → its line in the package: where, how large, which columns.

use crate::data::TableRecord;
use crate::write::csv::{Dialect, Reader};
use crate::write::rows::{Head, Presence, Sheet};
use crate::write::table::Field;
use serde::Serialize;
use std::io;

const PROFILE: &str = "https://datapackage.org/profiles/2.0/dataresource.json";
const SCHEMA_PROFILE: &str = "https://datapackage.org/profiles/2.0/tableschema.json";

/// A file that was written, as the package names it.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Path below OUT, with `/`.
    pub path: &'a str,
    /// Size.
    pub bytes: u64,
    /// BLAKE3 hash in hex.
    pub blake3: &'a str,
}

#[derive(Serialize)]
struct Resource<'a> {
    #[serde(rename = "$schema")]
    standard: &'a str,
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    profile: &'a str,
    path: &'a str,
    title: &'a str,
    description: String,
    format: &'a str,
    mediatype: &'a str,
    encoding: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    dialect: Option<TableDialect>,
    bytes: u64,
    hash: String,
    schema: Schema<'a>,
}

/// What a reader of the file must know, where it is not what the standard takes for granted.
#[derive(Serialize)]
struct TableDialect {
    delimiter: char,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema<'a> {
    #[serde(rename = "$schema")]
    standard: &'a str,
    fields: Vec<SchemaField<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    primary_key: &'a [&'a str],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey<'a>>,
}

#[derive(Serialize)]
struct SchemaField<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    title: &'a str,
    description: &'a str,
}

#[derive(Serialize)]
struct ForeignKey<'a> {
    fields: [&'a str; 2],
    reference: Reference<'a>,
}

#[derive(Serialize)]
struct Reference<'a> {
    resource: &'a str,
    fields: [&'a str; 2],
}

impl<'a> Resource<'a> {
    fn new(
        name: &'a str,
        title: &'a str,
        description: String,
        file: File<'a>,
        dialect: Dialect,
        schema: Schema<'a>,
    ) -> Self {
        let delimiter = char::from(dialect.separator);
        Self {
            standard: PROFILE,
            name,
            kind: "table",
            profile: "tabular-data-resource",
            path: file.path,
            title,
            description,
            format: "csv",
            mediatype: "text/csv",
            encoding: match dialect.reader {
                Reader::Program => "utf-8",
                Reader::Spreadsheet => "utf-8-sig",
            },
            dialect: (delimiter != ',').then_some(TableDialect { delimiter }),
            bytes: file.bytes,
            hash: format!("blake3:{}", file.blake3),
            schema,
        }
    }
}

fn sheet_field(head: &Head) -> SchemaField<'_> {
    let Head { name, kind, title, about } = head;
    SchemaField { name, kind: kind.name(), title, description: about }
}

/// The line of a record type.
///
/// # Errors
/// If it does not serialise, which no sheet does.
pub fn sheet_line(sheet: &Sheet, dialect: Dialect, file: File<'_>) -> io::Result<String> {
    // A key with an empty part points nowhere; frictionless-py takes it for a broken one.
    let always = sheet.links.iter().filter(|link| link.presence == Presence::Always);
    let foreign_keys = always.map(|link| ForeignKey {
        fields: ["source", link.field],
        reference: Reference { resource: link.to, fields: ["source", "id"] },
    });
    let schema = Schema {
        standard: SCHEMA_PROFILE,
        fields: sheet.heads.iter().map(sheet_field).collect(),
        primary_key: sheet.key,
        foreign_keys: foreign_keys.collect(),
    };
    let about = sheet.about.to_owned();
    Ok(serde_json::to_string(&Resource::new(
        sheet.name,
        sheet.title,
        about,
        file,
        dialect,
        schema,
    ))?)
}

/// The line of one table of a source, called `name`.
///
/// # Errors
/// If it does not serialise, which no table does.
pub fn table_line(
    name: &str,
    source: &str,
    table: &TableRecord,
    fields: &[Field],
    (file, dialect): (File<'_>, Dialect),
) -> io::Result<String> {
    let schema = Schema {
        standard: SCHEMA_PROFILE,
        fields: fields
            .iter()
            .map(|field| SchemaField {
                name: &field.name,
                kind: field.kind.name(),
                title: &field.name,
                description: &field.role,
            })
            .collect(),
        primary_key: &[],
        foreign_keys: Vec::new(),
    };
    let title = table.title.as_deref().unwrap_or(&table.id);
    let about = format!("Table {} of {source}.", table.id);
    Ok(serde_json::to_string(&Resource::new(name, title, about, file, dialect, schema))?)
}
