//! The tests that look at congbao from outside, in one binary.

mod bars_and_spaces;
mod cli;
mod docs;
mod gold;
mod golden;
mod hostile;
mod html;
mod laws;
mod layers;
mod layout_law;
mod layouts;
mod outline;
mod pipeline;
mod pipeline_laws;
mod score;
