//! A report and its text → whether every value is proved by its spans. Changes nothing and knows no
//! files; how text is cleaned is handed in, so that the proof uses the rules that made the value.

mod cells;
pub mod evidence;
mod links;
mod metrics;
mod proof;
mod tasks;

#[cfg(test)]
mod sample;

pub use proof::{Clean, Failure, Proof, Reason};
