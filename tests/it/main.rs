//! The tests that look at congbao from outside, in one binary.

mod laws;
mod layers;
mod outline;
mod score;
