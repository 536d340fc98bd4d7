//! The tests that look at congbao from outside, in one binary.

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
mod layouts;
mod letterheads;
mod outline;
mod paragraphs;
mod pipeline;
mod pipeline_laws;
mod running;
mod score;
mod sections;
mod summaries;
mod tiling;
mod twins;
