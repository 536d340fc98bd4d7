//! What the formats have in common of which a run writes one file.

use super::rows::Material;
use crate::data::Finding;
use std::io;

/// A file that holds the whole run: takes the records of one input after the other.
pub trait Volume {
    /// Adds what one input gave. What the format cannot hold as it is, it tells.
    ///
    /// # Errors
    /// What writing returns.
    fn take(&mut self, material: Material<'_>) -> io::Result<Vec<Finding>>;

    /// What was asked for and no input has so far, such as a body.
    fn missing(&self) -> Option<&str> {
        None
    }

    /// Writes the rest; a file that is not closed is not whole.
    ///
    /// # Errors
    /// What writing returns.
    fn close(self: Box<Self>) -> io::Result<()>;
}
