//! Vietnamese as tables and pure functions. Uses only the nouns; never does I/O.

pub mod admin_units;
pub mod agency;
pub mod body_name;
pub mod charset;
pub mod checks;
pub mod citing;
pub mod columns;
pub mod date;
pub mod document_kind;
pub mod fold;
pub mod headings;
pub mod keyed;
pub mod letterhead;
pub mod lexicon;
pub mod number;
pub mod numeral;
pub mod particles;
pub mod pattern;
pub mod products;
pub mod rules;
pub mod slug;
pub mod status;
pub mod syllable;
pub mod terms;
pub mod tone;
pub mod unit;
