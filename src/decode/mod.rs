//! Bytes of one input → its text, with findings on what was odd about the bytes.
//!
//! The format is told by content, never by name. Formats that are not read yet are refused by
//! name; nothing here looks at what the text means.

mod charset;
mod format;
mod html;
mod legacy;
mod refusal;
mod utf16;
mod utf8;

pub use legacy::Letters;
pub use refusal::{NotRead, Refusal};

use crate::data::{Finding, Severity, Source};
use std::borrow::Cow;

/// Largest input in bytes: spans are 32 bits wide.
pub const MAX_BYTES: u64 = u32::MAX as u64;

/// A decoded text, before it has a name.
struct Decoded {
    text: String,
    encoding: Cow<'static, str>,
    is_file_text: bool,
    findings: Vec<Finding>,
}

/// Decodes `bytes` of the input called `name`.
///
/// # Errors
/// If the bytes are empty, binary, too many, or of a format that is not read.
pub fn run(name: &str, bytes: Vec<u8>) -> Result<Source, Refusal> {
    run_as(name, bytes, Letters::Detect)
}

/// [`run`], the letters read as what the caller says they are.
///
/// # Errors
/// As [`run`].
pub fn run_as(name: &str, bytes: Vec<u8>, letters: Letters) -> Result<Source, Refusal> {
    let size = bytes.len() as u64;
    let blake3 = blake3::hash(&bytes).to_hex().to_string();
    let decoded = in_unicode(bytes, letters)?;
    fits(decoded.text.len() as u64)?;
    if decoded.text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        return Err(Refusal::Empty { bytes: size });
    }
    if let Some(format) = format::of_text(&decoded.text) {
        return Err(Refusal::NotRead(format));
    }
    let mut source = Source {
        name: name.to_owned(),
        format: "text",
        encoding: decoded.encoding,
        bytes: size,
        blake3,
        text: decoded.text,
        is_file_text: decoded.is_file_text,
        anchors: Vec::new(),
        findings: decoded.findings,
        letters: letters.name(),
    };
    if html::sniff::is_html(&source.text) {
        linearise(&mut source)?;
    }
    Ok(source)
}

/// The letters of `bytes`, whatever they were written in.
fn in_unicode(bytes: Vec<u8>, letters: Letters) -> Result<Decoded, Refusal> {
    fits(bytes.len() as u64)?;
    if let Some(format) = format::of_bytes(&bytes) {
        return Err(Refusal::NotRead(format));
    }
    let mut decoded = match html::charset::decode(&bytes, letters) {
        Some(decoded) => decoded,
        None => charset::decode(bytes, letters)?,
    };
    if let Some(converted) = legacy::of_text(&decoded.text, letters) {
        decoded.findings.extend(converted.findings);
        decoded = Decoded { findings: decoded.findings, ..converted };
    }
    Ok(decoded)
}

/// A text as it is, markup and all, in Unicode.
#[derive(Clone, Debug)]
pub struct Plain {
    /// The text.
    pub text: String,
    /// Name of the encoding found.
    pub encoding: Cow<'static, str>,
    /// What of the bytes could not be read.
    pub findings: Vec<Finding>,
    /// The lines, from 1, of the zero bytes that were taken out.
    pub zeros: Vec<usize>,
}

/// Decodes the letters of `bytes` and leaves what they say alone; nothing gives nothing.
///
/// # Errors
/// If the bytes are no text, or too many.
pub fn plain(bytes: Vec<u8>, letters: Letters) -> Result<Plain, Refusal> {
    let zeros = charset::stray_zeros(&bytes);
    let bytes = if zeros.is_empty() {
        bytes
    } else {
        bytes.into_iter().filter(|byte| *byte != 0).collect()
    };
    let decoded = in_unicode(bytes, letters)?;
    let lost = |finding: &Finding| finding.severity == Severity::Error;
    let findings = decoded.findings.into_iter().filter(lost).collect();
    Ok(Plain { text: decoded.text, encoding: decoded.encoding, findings, zeros })
}

/// Puts the text of a page in the place of its source.
fn linearise(source: &mut Source) -> Result<(), Refusal> {
    let page = html::run(&source.text);
    fits(page.text.len() as u64)?;
    if page.text.trim().is_empty() {
        return Err(Refusal::Empty { bytes: source.bytes });
    }
    source.format = "html";
    source.text = page.text;
    source.is_file_text = false;
    source.anchors = page.anchors;
    // Places in the source of the page are none in its text.
    source.findings.iter_mut().for_each(|finding| finding.spans.clear());
    source.findings.extend(page.findings);
    Ok(())
}

/// # Errors
/// If spans cannot address that many bytes.
pub fn fits(bytes: u64) -> Result<(), Refusal> {
    if bytes > MAX_BYTES { Err(Refusal::TooLarge { bytes }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Source {
        run("x", bytes.to_vec()).unwrap()
    }

    fn refused(bytes: &[u8]) -> Refusal {
        run("x", bytes.to_vec()).unwrap_err()
    }

    #[test]
    fn clean_utf8_is_the_file_itself() {
        for text in ["Sở Y tế\n", "\u{feff}Sở Y tế\r\n", "a"] {
            let source = read(text.as_bytes());
            assert_eq!((source.text.as_str(), source.encoding.as_ref()), (text, "utf-8"));
            assert!(source.is_file_text && source.findings.is_empty());
            assert_eq!(source.bytes, text.len() as u64);
        }
    }

    #[test]
    fn nothing_printed_is_empty() {
        for bytes in [&b""[..], b" \n\t", "\u{feff}\r\n".as_bytes(), b"\xff\xfe", b"\xff\xfe \0"] {
            assert_eq!(refused(bytes), Refusal::Empty { bytes: bytes.len() as u64 });
        }
    }

    #[test]
    fn sizes_beyond_spans_do_not_fit() {
        assert!(fits(MAX_BYTES).is_ok());
        assert_eq!(fits(MAX_BYTES + 1), Err(Refusal::TooLarge { bytes: MAX_BYTES + 1 }));
    }

    #[test]
    fn html_is_read_in_any_encoding() {
        let page = "<!DOCTYPE html><html><body>Sở Y tế</body></html>";
        let wide: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [page.as_bytes(), &wide] {
            let source = read(bytes);
            assert_eq!((source.format, source.text.as_str()), ("html", "Sở Y tế\n"));
            assert!(!source.is_file_text);
            assert_eq!(source.anchors[0].path, "html>body");
        }
        let bare = b"<html><script>x</script></html>";
        assert_eq!(refused(bare), Refusal::Empty { bytes: bare.len() as u64 });
    }

    #[test]
    fn a_page_is_plain_in_the_encoding_it_declares() {
        let page = b"<!DOCTYPE html><html><head><meta charset=windows-1252></head><body>d\xe9j\xe0</body></html>";
        let plain = plain(page.to_vec(), Letters::Detect).unwrap();
        assert!(plain.text.contains("<body>déjà</body>"), "{plain:?}");
        assert_eq!(plain.encoding, "windows-1252");
    }

    #[test]
    fn binary_data_is_refused_with_its_place() {
        assert_eq!(refused(b"abc\0def"), Refusal::Binary { at: 3 });
        assert_eq!(refused(b"ab\x01\x02\x03\x04"), Refusal::Binary { at: 2 });
    }
}
