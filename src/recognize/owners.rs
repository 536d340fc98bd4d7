//! Owner cells and sentences → bodies by role.

use crate::data::{FieldSpans, Mention, Text};
use crate::lang::agency::Register;

/// The bodies of one task, by role.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Owners {
    /// Chủ trì.
    pub leads: Vec<Mention>,
    /// Phối hợp.
    pub supports: Vec<Mention>,
    /// Theo dõi, đôn đốc.
    pub monitors: Vec<Mention>,
    /// Thẩm định.
    pub appraisers: Vec<Mention>,
    /// Phê duyệt.
    pub approvers: Vec<Mention>,
    /// Range of each field that is not empty: from its first mention to its last.
    pub spans: FieldSpans,
}

/// The bodies of a list such as `Sở Y tế, Công an tỉnh và các cơ quan liên quan`.
#[must_use]
pub fn find(_text: &Text, _register: &Register) -> Vec<Mention> {
    Vec::new()
}

/// The bodies of a cell that may hold several roles: `Chủ trì: … Phối hợp: …`,
/// `X chủ trì (A, B phối hợp)`; bodies without a role word are leads.
#[must_use]
pub fn cell(_text: &Text, _register: &Register) -> Owners {
    Owners::default()
}

/// The bodies that a sentence begins with as its subject, and the byte at which what they are to
/// do begins: `Sở Tư pháp chủ trì tham mưu …`, `Định kỳ hằng năm các cơ quan … báo cáo …`,
/// `Trong quá trình …, đề nghị các sở …; UBND các xã, phường kịp thời phản ánh …`.
#[must_use]
pub fn subject(_text: &Text, _register: &Register) -> Option<(Vec<Mention>, usize)> {
    None
}

/// The bodies of a heading that names nothing but bodies; `None` for any other heading.
#[must_use]
pub fn heading(_text: &Text, _register: &Register) -> Option<Vec<Mention>> {
    None
}
