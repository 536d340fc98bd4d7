//! Vietnamese as tables and pure functions. Uses only the nouns; never does I/O.

pub mod fold;
pub mod keyed;
pub mod lexicon;
pub mod pattern;
pub mod slug;

pub mod agency;
pub mod date;
pub mod number;
pub mod status;
