//! Records → one Parquet file: a row a record, with its `type` and `source`, and a group of columns
//! for each type of record, of which one is filled. Nested as the JSON is, typed by the JSON Schema of
//! the records, so that neither can drift from the other. Holds the records of one row group.

mod nodes;
mod stripes;
mod types;

use super::Volume;
use super::records::{self, Taker};
use super::rows::Material;
use super::schema;
use crate::data::{Finding, SCHEMA_VERSION};
use crate::lang::checks;
use nodes::{Node, Shape};
use parquet::basic::Compression;
use parquet::data_type::{BoolType, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use serde::Serialize;
use std::io::{self, Write};
use std::sync::Arc;
use stripes::{Level, Stripe, Values};

/// The group of columns for records of type `kind`: called so, but for what was read, since every row
/// has a `source`.
const fn column_of(kind: &str) -> &str {
    if matches!(kind.as_bytes(), b"source") { "input" } else { kind }
}

/// Rows of a row group, at most.
const GROUP: usize = 10_000;

/// All inputs of a run, one record a row.
pub struct File<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    /// `type`, `source`, then the records.
    nodes: Vec<Node>,
    columns: Vec<Stripe>,
    rows: usize,
    /// Numbers of this input that a float does not hold.
    rounded: usize,
    most: usize,
}

impl<W: Write + Send> File<W> {
    /// A file that goes to `to`.
    ///
    /// # Errors
    /// What `to` returns.
    pub fn new(to: W) -> io::Result<Self> {
        Self::grouped(to, GROUP)
    }

    /// [`Self::new`] with at most so many rows in a row group.
    fn grouped(to: W, most: usize) -> io::Result<Self> {
        let text = |name| Node::new(name, Shape::Text);
        let mut nodes = vec![text("type"), text("source")];
        nodes.extend(schema::LINES.iter().map(|kind| {
            let schema = schema::of(kind).unwrap_or_default();
            Node::of(column_of(kind), &schema)
        }));
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("congbao ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_key_value_metadata(Some(vec![KeyValue::new(
                "congbao.schema_version".to_owned(),
                SCHEMA_VERSION.to_owned(),
            )]))
            .build();
        let schema = types::of(&nodes).map_err(io::Error::other)?;
        let writer = SerializedFileWriter::new(to, schema, Arc::new(properties));
        let columns = nodes.iter().flat_map(stripes::empty).collect();
        Ok(Self {
            writer: writer.map_err(io::Error::other)?,
            nodes,
            columns,
            rows: 0,
            rounded: 0,
            most,
        })
    }

    fn record(&mut self, kind: &str, source: &str, record: &impl Serialize) -> io::Result<()> {
        let value = serde_json::to_value(record)?;
        let mut rest = &mut self.columns[..];
        for node in &self.nodes {
            let (own, behind) = rest.split_at_mut(node.width);
            match node.name.as_str() {
                "type" => stripes::add(node, &kind.into(), Level::default(), own),
                "source" => stripes::add(node, &source.into(), Level::default(), own),
                name if name == column_of(kind) => {
                    stripes::add(node, &value, Level::default(), own);
                }
                _ => stripes::nothing(Level::default(), own),
            }
            rest = behind;
        }
        self.rows += 1;
        self.rounded +=
            self.columns.iter_mut().map(|it| std::mem::take(&mut it.rounded)).sum::<usize>();
        if self.rows < self.most { Ok(()) } else { self.flush() }
    }

    /// Writes what is held as a row group.
    fn flush(&mut self) -> io::Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        self.rows = 0;
        let empty = self.nodes.iter().flat_map(stripes::empty).collect();
        let held = std::mem::replace(&mut self.columns, empty);
        let mut group = self.writer.next_row_group().map_err(io::Error::other)?;
        for stripe in held {
            let column = group.next_column().map_err(io::Error::other)?;
            column.map_or(Ok(()), |column| write(column, &stripe)).map_err(io::Error::other)?;
        }
        group.close().map(|_| ()).map_err(io::Error::other)
    }
}

/// Tells that numbers have more digits in the source than in the file.
fn rounded(many: usize) -> Option<Finding> {
    let vi =
        format!("{many} số có nhiều chữ số hơn congbao.parquet giữ được, đã làm tròn; JSON có đủ");
    let en = format!(
        "{many} numbers have more digits than congbao.parquet holds, and are rounded; the JSON has all"
    );
    (many > 0).then(|| checks::finding("format.number-rounded", &vi, &en))
}

/// Writes the values of one column.
fn write(mut column: SerializedColumnWriter<'_>, stripe: &Stripe) -> parquet::errors::Result<()> {
    let levels = (Some(&stripe.defined[..]), Some(&stripe.repeated[..]));
    match &stripe.values {
        Values::Text(values) => {
            column.typed::<ByteArrayType>().write_batch(values, levels.0, levels.1)
        }
        Values::Whole(values) => {
            column.typed::<Int64Type>().write_batch(values, levels.0, levels.1)
        }
        Values::Number(values) => {
            column.typed::<DoubleType>().write_batch(values, levels.0, levels.1)
        }
        Values::Flag(values) => column.typed::<BoolType>().write_batch(values, levels.0, levels.1),
        Values::Day(values) => column.typed::<Int32Type>().write_batch(values, levels.0, levels.1),
    }?;
    column.close()
}

/// The rows of one input.
struct Rows<'r, W: Write + Send> {
    file: &'r mut File<W>,
    source: &'r str,
}

impl<W: Write + Send> Taker for Rows<'_, W> {
    fn take<R: Serialize>(&mut self, kind: &'static str, record: &R) -> io::Result<()> {
        self.file.record(kind, self.source, record)
    }
}

impl<W: Write + Send> Volume for File<W> {
    fn take(&mut self, material: Material<'_>) -> io::Result<Vec<Finding>> {
        let source = &material.report.source.name;
        records::each(material.report, &mut Rows { file: self, source })?;
        Ok(rounded(std::mem::take(&mut self.rounded)).into_iter().collect())
    }

    fn close(mut self: Box<Self>) -> io::Result<()> {
        self.flush()?;
        self.writer.close().map(|_| ()).map_err(io::Error::other)
    }
}
