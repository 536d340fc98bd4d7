//! The outline → records: what each division, block and cell means.

pub mod agencies;
pub mod citations;
pub mod deadlines;
pub mod meta;
pub mod metrics;
pub mod owners;
pub mod statuses;
