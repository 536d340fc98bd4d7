//! A report → bytes in the formats people use. Opens no files: `batch` does.

pub mod akn;
pub mod answers;
pub mod audit;
pub mod changes;
pub mod csv;
pub mod datapackage;
pub mod ics;
pub mod json;
pub mod manual;
pub mod ndjson;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod rows;
pub mod rules;
pub mod schema;
pub mod sqlite;
pub mod table;
pub mod xlsx;

mod page;
mod plain;
mod records;
mod volume;

pub use volume::Volume;

#[cfg(test)]
mod sample;
