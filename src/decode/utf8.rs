//! Bytes → UTF-8 text; what does not decode becomes U+FFFD with findings that say where. Does not
//! guess what the broken bytes were.

use super::Decoded;
use crate::data::{Finding, Severity, Span};

/// Runs of broken bytes that get a finding of their own; a last one counts the rest.
const LISTED: usize = 20;
/// Broken bytes of a run that a finding quotes.
const QUOTED: usize = 8;

/// Broken bytes next to each other.
struct Run {
    /// Offset in the file.
    at: usize,
    /// The first of the bytes.
    bytes: Vec<u8>,
    /// How many there are.
    len: usize,
    /// The U+FFFD characters they became.
    span: Span,
}

/// What was found to be broken.
#[derive(Default)]
struct Damage {
    runs: Vec<Run>,
    /// Runs in all.
    count: usize,
    /// Sequences that did not decode.
    bad: usize,
    /// Letters beyond ASCII that did.
    good: usize,
}

/// Decodes `bytes`; well-formed text is taken over without a copy.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    match String::from_utf8(bytes) {
        Ok(text) => {
            Decoded { text, encoding: "utf-8".into(), is_file_text: true, findings: Vec::new() }
        }
        Err(error) => broken(error.as_bytes()),
    }
}

fn broken(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut damage = Damage::default();
    let mut at = 0;
    let mut run_ends = None;
    for chunk in bytes.utf8_chunks() {
        let (valid, invalid) = (chunk.valid(), chunk.invalid());
        text.push_str(valid);
        damage.good += valid.chars().filter(|c| !c.is_ascii()).count();
        at += valid.len();
        if !invalid.is_empty() {
            damage.add(at, invalid, text.len(), run_ends == Some(at));
            text.push('\u{fffd}');
            at += invalid.len();
            run_ends = Some(at);
        }
    }
    let findings = damage.findings();
    Decoded { text, encoding: "utf-8".into(), is_file_text: false, findings }
}

impl Damage {
    fn add(&mut self, at: usize, bytes: &[u8], text_at: usize, continues: bool) {
        self.bad += 1;
        let span = Span::new(offset(text_at), offset(text_at + '\u{fffd}'.len_utf8()));
        if !continues {
            self.count += 1;
            if self.runs.len() < LISTED {
                self.runs.push(Run { at, bytes: bytes.to_vec(), len: bytes.len(), span });
            }
        } else if let Some(run) = self.runs.last_mut().filter(|_| self.count <= LISTED) {
            let room = QUOTED.saturating_sub(run.bytes.len());
            run.bytes.extend(bytes.iter().take(room));
            run.len += bytes.len();
            run.span = run.span.hull(span);
        }
    }

    fn findings(&self) -> Vec<Finding> {
        if self.bad > self.good {
            return self.runs.first().map(|first| self.other_encoding(first)).into_iter().collect();
        }
        let mut findings: Vec<Finding> = self.runs.iter().map(one).collect();
        if self.count > LISTED {
            findings.extend(self.runs.first().map(|first| self.summary(first)));
        }
        findings
    }

    fn summary(&self, first: &Run) -> Finding {
        let (count, at) = (self.count, first.at);
        finding(
            "text.broken-utf8",
            &format!(
                "UTF-8 hỏng ở tất cả {count} chỗ, chỗ đầu tiên tại byte {at} của tệp; chỉ liệt kê {LISTED} chỗ đầu"
            ),
            &format!(
                "broken UTF-8 in {count} places in all, the first at byte {at} of the file; the first {LISTED} are listed"
            ),
        )
        .at(vec![first.span])
    }

    fn other_encoding(&self, first: &Run) -> Finding {
        let (bad, all, at) = (self.bad, self.bad + self.good, first.at);
        finding(
            "text.encoding-not-read",
            &format!(
                "không phải UTF-8: {bad}/{all} ký tự ngoài ASCII không giải mã được, đầu tiên tại byte {at} của tệp; không rõ là bảng mã nào (--from để nêu rõ), các ký tự ấy ghi thành U+FFFD"
            ),
            &format!(
                "not UTF-8: {bad} of {all} characters beyond ASCII do not decode, the first at byte {at} of the file; no charset is clear (--from says which), they stand as U+FFFD"
            ),
        )
        .at(vec![first.span])
        .saying(&quote(first), "UTF-8")
    }
}

fn one(run: &Run) -> Finding {
    let (at, len) = (run.at, run.len);
    finding(
        "text.broken-utf8",
        &format!("UTF-8 hỏng tại byte {at} của tệp: {len} byte được đọc thành U+FFFD"),
        &format!("broken UTF-8 at byte {at} of the file: {len} bytes read as U+FFFD"),
    )
    .at(vec![run.span])
    .saying(&quote(run), "UTF-8")
}

fn finding(rule: &str, vi: &str, en: &str) -> Finding {
    Finding::new(rule, Severity::Error, vi, en)
}

fn quote(run: &Run) -> String {
    let mut hex: Vec<String> = run.bytes.iter().map(|byte| format!("0x{byte:02X}")).collect();
    if run.len > run.bytes.len() {
        hex.push("…".to_owned());
    }
    hex.join(" ")
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, rules: &[&str]) -> Decoded {
        let decoded = decode(bytes.to_vec());
        assert_eq!(decoded.text, text);
        let found: Vec<&str> = decoded.findings.iter().map(|f| f.rule.as_str()).collect();
        assert_eq!(found, rules);
        decoded
    }

    #[test]
    fn a_broken_run_is_one_finding_at_its_place() {
        let bytes = ["Sở Y tế ".as_bytes(), b"\xff\xfe\xc3", " đợi".as_bytes()].concat();
        let decoded = check(&bytes, "Sở Y tế \u{fffd}\u{fffd}\u{fffd} đợi", &["text.broken-utf8"]);
        let finding = &decoded.findings[0];
        assert!(finding.message_en.contains("at byte 12 of the file: 3 bytes"), "{finding:?}");
        assert_eq!(finding.spans, [Span::new(12, 21)]);
        assert_eq!(finding.found.as_deref(), Some("0xFF 0xFE 0xC3"));
        assert!(!decoded.is_file_text);
    }

    #[test]
    fn many_runs_are_listed_and_counted() {
        let bytes: Vec<u8> =
            std::iter::repeat_n(["đợi".as_bytes(), b"\xff"].concat(), 30).flatten().collect();
        let decoded = decode(bytes);
        assert_eq!(decoded.findings.len(), LISTED + 1);
        let last = &decoded.findings[LISTED].message_en;
        assert!(last.contains("30 places") && last.contains("byte 6 "), "{last}");
    }

    #[test]
    fn legacy_encodings_are_named_as_not_read() {
        check(
            b"C\xd0ng h\xdca x\xb7 h\xe9i",
            "C\u{fffd}ng h\u{fffd}a x\u{fffd} h\u{fffd}i",
            &["text.encoding-not-read"],
        );
    }
}
