//! Names of bodies → what the register knows of them.

use std::collections::BTreeMap;

/// The bodies one document can name: the register, the document's province, and the abbreviations
/// that the document itself defines.
#[derive(Clone, Debug, Default)]
pub struct Register {
    province: Option<String>,
    learned: BTreeMap<String, String>,
}

impl Register {
    /// The register for a document of `province` (its slug, such as `son-la`; `None` where the
    /// document names none).
    #[must_use]
    pub fn new(province: Option<&str>) -> Self {
        Self { province: province.map(ToOwned::to_owned), learned: BTreeMap::new() }
    }

    /// Learns abbreviations defined in `text`: `Trung tâm phục vụ hành chính công (TTPVHCC)`.
    pub fn learn(&mut self, _text: &str) {}
}
