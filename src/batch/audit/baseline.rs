//! An earlier output of `audit --format json` → the findings that were accepted, each as often as it stands there.

use crate::batch::Failure;
use crate::data::{Error, Finding};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What makes a finding the same in a later edition of its file: what it says and about which record; not where it
/// stands, nor its number, for those move with every edit above it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Likeness {
    source: String,
    rule: String,
    document_id: Option<String>,
    record_id: Option<String>,
    found: Option<String>,
    expected: Option<String>,
    message_en: Option<String>,
}

impl Likeness {
    fn of(source: &str, finding: &Finding) -> Self {
        Self {
            source: source.to_owned(),
            rule: finding.rule.clone(),
            document_id: finding.document_id.clone(),
            record_id: finding.record_id.clone(),
            found: finding.found.clone(),
            expected: finding.expected.clone(),
            message_en: Some(finding.message_en.clone()),
        }
        .essence()
    }

    /// Without its folder, and without a message that only says again what is found and expected.
    fn essence(mut self) -> Self {
        if let Some((_, file)) = self.source.rsplit_once('/') {
            self.source = file.to_owned();
        }
        if self.found.is_some() || self.expected.is_some() {
            self.message_en = None;
        }
        self
    }
}

/// Findings that were accepted.
#[derive(Clone, Debug, Default)]
pub struct Baseline(BTreeMap<Likeness, u64>);

/// What some editors put before a text.
const MARK: &str = "\u{feff}";

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// If the file cannot be read or is no output of `audit --format json`.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let unreadable =
            |cause| Error::File { path: path.to_owned(), action: "cannot read", cause };
        let text = fs::read_to_string(path).map_err(unreadable)?;
        Self::of(text.strip_prefix(MARK).unwrap_or(&text)).map_err(|cause| {
            let (line, column) = (cause.line(), cause.column());
            let cause = cause.to_string();
            let cause = cause.split(" at line ").next().unwrap_or_default().to_owned();
            Failure::NoBaseline { path: path.to_owned(), line, column, cause }
        })
    }

    fn of(text: &str) -> serde_json::Result<Self> {
        let mut accepted = BTreeMap::new();
        for known in serde_json::from_str::<Vec<Likeness>>(text)? {
            *accepted.entry(known.essence()).or_default() += 1;
        }
        Ok(Self(accepted))
    }

    /// A baseline of findings at hand, of a source without a name.
    pub(crate) fn having(findings: impl Iterator<Item = Finding>) -> Self {
        let mut accepted = BTreeMap::new();
        for finding in findings {
            *accepted.entry(Likeness::of("", &finding)).or_default() += 1;
        }
        Self(accepted)
    }

    /// Whether a finding was accepted; each that was is good for one.
    pub(crate) fn accepts(&mut self, source: &str, finding: &Finding) -> bool {
        let left = self.0.get_mut(&Likeness::of(source, finding)).filter(|left| **left > 0);
        let is_accepted = left.is_some();
        if let Some(left) = left {
            *left -= 1;
        }
        is_accepted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Severity, Span};

    fn finding(found: &str, at: u32) -> Finding {
        let finding = Finding::new("sum.parts-differ", Severity::Error, "vi", "en");
        finding.saying(found, "30").at(vec![Span::new(at, at + 1)])
    }

    #[test]
    fn each_accepted_finding_hides_one_wherever_it_stands_now() {
        let line = r#"{"source":"old/a.txt","rule":"sum.parts-differ","id":"f7","found":"31","expected":"30","message_en":"was said otherwise"}"#;
        let mut baseline = Baseline::of(&format!("[{line},{line}]")).unwrap();
        assert!(!baseline.accepts("b.txt", &finding("31", 1)));
        assert!(!baseline.accepts("a.txt", &finding("32", 1)));
        assert!(baseline.accepts("a.txt", &finding("31", 1)));
        assert!(baseline.accepts("new/a.txt", &finding("31", 90)));
        assert!(!baseline.accepts("a.txt", &finding("31", 1)));
    }

    #[test]
    fn what_says_no_values_goes_by_its_message() {
        let said = |message: &str| {
            let text = format!(r#"[{{"source":"a","rule":"x.y","message_en":"{message}"}}]"#);
            let finding = Finding::new("x.y", Severity::Error, "một", "one");
            Baseline::of(&text).unwrap().accepts("a", &finding)
        };
        assert!(said("one") && !said("two"));
    }

    #[test]
    fn what_is_no_list_of_findings_is_refused() {
        for text in ["", "{}", "[{}]", "[1]", "[{\"source\":\"a\"}]", "[{\"source\":1,\"rule\":2}]"]
        {
            assert!(Baseline::of(text).is_err(), "{text}");
        }
        assert!(Baseline::of("[]").is_ok());
    }
}
