//! The tests that look at congbao from outside, in one binary.

mod score;
