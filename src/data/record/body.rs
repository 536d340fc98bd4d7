//! Bodies: as they are named in a place, and gathered over one input.

use crate::data::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A body named in some role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// As printed, without a limiting parenthesis and without role words.
    pub name: String,
    /// The body, `None` for a collective or an unknown one.
    pub agency_id: Option<String>,
    /// It names a group of bodies ("các sở, ban, ngành").
    pub collective: bool,
    /// The limiting parenthesis.
    pub scope: Option<String>,
    /// Where.
    pub spans: Vec<Span>,
}

/// A body, gathered over one input.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Agency {
    /// Such as `vn/son-la/so-tu-phap`.
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// `department`, `ministry`, `police` … (column `kind` of `agencies.tsv`).
    pub kind: String,
    /// As printed in this input, sorted.
    pub aliases: Vec<String>,
    /// Tasks it leads.
    pub lead_count: u32,
    /// Tasks it supports.
    pub support_count: u32,
    /// `central`, `regional`, `provincial`, `district`, `communal`; `None` where it is of no level or
    /// not known.
    #[serde(default)]
    pub level: Option<String>,
    /// ISO date: its first day, where the register knows it.
    #[serde(default)]
    pub valid_from: Option<String>,
    /// ISO date: its last day, where it has one that the register knows.
    #[serde(default)]
    pub valid_until: Option<String>,
    /// Ids of the bodies that took over.
    #[serde(default)]
    pub successor: Vec<String>,
}
