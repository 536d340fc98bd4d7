//! A report → bytes in the formats people use. Opens no files: `batch` does.

pub mod akn;
pub mod audit;
pub mod changes;
pub mod csv;
pub mod datapackage;
pub mod ics;
pub mod json;
pub mod manual;
pub mod ndjson;
pub mod rows;
pub mod rules;
pub mod table;

mod page;
mod plain;
mod volume;

pub use volume::Volume;

#[cfg(test)]
mod sample;
