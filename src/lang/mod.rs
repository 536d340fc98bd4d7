//! Vietnamese as tables and pure functions. Uses only the nouns; never does I/O.

pub mod fold;
pub mod lexicon;
pub mod pattern;
pub mod slug;

pub mod keyed;

pub mod body_name;
pub mod citing;
pub mod document_kind;

pub mod agency;
pub mod date;
pub mod number;
