//! The tests that look at congbao from outside, in one binary.

mod bars_and_spaces;
mod charsets;
mod cli;
mod cuts;
mod dice;
mod docs;
mod figures;
mod gold;
mod golden;
mod habits;
mod hostile;
mod html;
mod issues;
mod laws;
mod layers;
mod layout_law;
mod layouts;
mod letterheads;
mod meaning;
mod odd_tables;
mod outline;
mod paragraphs;
mod pipeline;

mod pipeline_laws;
mod places;
mod quarters;
mod rows;
mod rules;
mod running;
mod score;
mod sections;
mod standing;
mod summaries;
mod tiling;
mod twins;
