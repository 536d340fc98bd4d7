//! Owner cells and sentences → bodies by role.

mod begins;
mod bodies;
mod cell;
mod duties;
mod firm;
mod list;
mod members;
mod partners;
mod reader;
mod roles;
mod starts;
mod subject;
#[cfg(test)]
mod tests;

use crate::data::{FieldSpans, Mention, Text};
use crate::lang::agency::Register;
use bodies::Body;
use list::Mode;
use reader::{Reader, Words};

pub use cell::cell;
pub use partners::partners;
pub use subject::{charged, heading, subject};

/// The bodies of one task, by role.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Owners {
    /// Chủ trì.
    pub leads: Vec<Mention>,
    /// Phối hợp.
    pub supports: Vec<Mention>,
    /// Theo dõi, đôn đốc.
    pub monitors: Vec<Mention>,
    /// Thẩm định.
    pub appraisers: Vec<Mention>,
    /// Phê duyệt.
    pub approvers: Vec<Mention>,
    /// Range of each field that is not empty: from its first mention to its last.
    pub spans: FieldSpans,
}

/// The bodies of a list such as `Sở Y tế, Công an tỉnh và các cơ quan liên quan`.
#[must_use]
pub fn find(text: &Text, register: &Register) -> Vec<Mention> {
    let words = Words::new(text);
    let reader = Reader::new(&words, text, register);
    bodies(&reader, 0, reader.len()).into_iter().map(|body| body.mention).collect()
}

/// The bodies of the list that is the tokens `from..to`.
fn bodies(reader: &Reader<'_>, from: usize, to: usize) -> Vec<Body> {
    let reader = &reader.until(to);
    let list = list::read(reader, from, to, Mode::List);
    let mut bodies: Vec<Body> =
        list.drafts.iter().filter_map(|draft| reader.body(draft, to)).collect();
    reader.share_levels(&mut bodies);
    bodies
}
