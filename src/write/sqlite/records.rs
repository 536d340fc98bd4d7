//! The records of one input → rows of the tables, with what the search and the series know of them.

use super::super::rows::{Cell, Material, Sheet};
use super::schema::sheets;
use super::{cells, search, series};
use rusqlite::{Connection, Statement, ToSql, params_from_iter};
use std::io;

/// Adds what one input gave. Begins and ends no transaction.
///
/// # Errors
/// What the database returns; an input of the same name that is there already is one.
pub fn insert(connection: &Connection, material: Material<'_>) -> io::Result<()> {
    let mut search = search::Texts::begin(connection).map_err(io::Error::other)?;
    for sheet in sheets() {
        let mut row = connection.prepare(&statement(sheet)).map_err(io::Error::other)?;
        let texts = search::Fields::of(sheet);
        sheet.fill(material, &mut |cells| {
            insert_row(&mut row, cells)?;
            texts.as_ref().map_or(Ok(()), |texts| search.take(texts, cells))
        })?;
    }
    series::insert(connection, material.report)
}

fn statement(sheet: &Sheet) -> String {
    let places = vec!["?"; sheet.heads.len()].join(", ");
    format!("INSERT INTO {} VALUES ({places})", sheet.name)
}

fn insert_row(row: &mut Statement<'_>, cells: &[Cell<'_>]) -> io::Result<()> {
    let values: Vec<_> = cells.iter().map(cells::value).collect::<io::Result<_>>()?;
    let values = values.iter().map(|value| value as &dyn ToSql);
    row.execute(params_from_iter(values)).map_err(io::Error::other)?;
    Ok(())
}
