//! The tests that look at congbao from outside, in one binary.

mod bars_and_spaces;
mod cli;
mod cuts;
mod docs;
mod gold;
mod golden;
mod hostile;
mod html;
mod issues;
mod laws;
mod layers;
mod layout_law;
mod layouts;
mod letterheads;
mod odd_tables;
mod outline;
mod paragraphs;
mod pipeline;
mod pipeline_laws;
mod rows;
mod running;
mod score;
mod sections;
mod summaries;
mod tiling;
mod twins;
