//! A report → bytes in the formats people use. Opens no files: `batch` does.

pub mod changes;
pub mod csv;
pub mod datapackage;
pub mod json;
pub mod rows;
pub mod rules;
pub mod table;

#[cfg(test)]
mod sample;
