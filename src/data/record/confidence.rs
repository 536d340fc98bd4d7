//! How sure a value is, and by which rule it was read.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How sure a value is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Printed so.
    Exact,
    /// Follows from what is printed.
    Inferred,
    /// A guess on weak evidence.
    Doubtful,
}

/// How sure a value is, why, and by which rule it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Confidence {
    /// How sure.
    pub class: Class,
    /// Why.
    pub reason: String,
    /// The rule: first column of `src/lang/lexicon/rules.tsv`.
    pub rule: String,
}

/// How sure each field of a record is.
pub type Confidences = BTreeMap<String, Confidence>;
