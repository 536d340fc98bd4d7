//! All integration tests, one binary.

mod outline;
