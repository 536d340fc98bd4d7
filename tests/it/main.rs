//! One test binary: what the program does as a whole.

mod cli;
