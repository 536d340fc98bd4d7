//! stub
use crate::data::{Agency, Task};
use crate::lang::agency::Register;
/// stub
pub fn gather(_tasks: &[Task], _register: &Register) -> Vec<Agency> {
    Vec::new()
}
