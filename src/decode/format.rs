//! First bytes or first letters → a format that is not text, or none. Does not look at file names
//! and does not tell encodings apart.

use super::NotRead;

/// Signatures at byte 0, the longer before the shorter.
const SIGNATURES: [(&[u8], NotRead); 15] = [
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", NotRead::Doc),
    (b"PK\x03\x04", NotRead::Zip),
    (b"PK\x05\x06", NotRead::Zip),
    (b"{\\rtf", NotRead::Rtf),
    (b"\x89PNG\r\n\x1a\n", NotRead::Picture),
    (b"\xff\xd8\xff", NotRead::Picture),
    (b"GIF87a", NotRead::Picture),
    (b"GIF89a", NotRead::Picture),
    (b"II*\0", NotRead::Picture),
    (b"MM\0*", NotRead::Picture),
    (b"\x1f\x8b\x08", NotRead::Compressed),
    (b"7z\xbc\xaf\x27\x1c", NotRead::Compressed),
    (b"Rar!\x1a\x07", NotRead::Compressed),
    (b"\xff\xfe\0\0", NotRead::Utf32),
    (b"\0\0\xfe\xff", NotRead::Utf32),
];

/// A PDF header may stand behind some bytes of mail or printer noise (ISO 32000, annex H).
const PDF_HEADER_WITHIN: usize = 1024;
/// Where the names of the parts of a small or large archive stand.
const ZIP_EDGE: usize = 64 * 1024;

/// The format that the first bytes announce.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<NotRead> {
    let start = &bytes[..bytes.len().min(PDF_HEADER_WITHIN)];
    if start.split(|&b| b == b'\n' || b == b'\r').any(|line| line.starts_with(b"%PDF-")) {
        return Some(NotRead::Pdf);
    }
    let found = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature))?.1;
    Some(if found == NotRead::Zip && is_word(bytes) { NotRead::Docx } else { found })
}

/// Whether an archive has the parts of a Word document.
fn is_word(bytes: &[u8]) -> bool {
    let names = |part: &[u8]| part.windows(5).any(|name| name == b"word/");
    names(&bytes[..bytes.len().min(ZIP_EDGE)])
        || names(&bytes[bytes.len().saturating_sub(ZIP_EDGE)..])
}

/// The format that the first letters announce, if it is not read. Pages are told by `html`.
pub(super) fn of_text(text: &str) -> Option<NotRead> {
    let rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if opens(rest, "MIME-Version:") && rest.lines().take(40).any(|line| line.contains("multipart/"))
    {
        return Some(NotRead::Mhtml);
    }
    (opens(rest, "<?xml") && !super::html::sniff::is_html(text)).then_some(NotRead::Xml)
}

/// Whether `text` begins with `word`, letter case aside.
fn opens(text: &str, word: &str) -> bool {
    text.as_bytes()
        .get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_first_bytes() {
        for (bytes, expected) in [
            (&b"%PDF-1.7\n"[..], Some(NotRead::Pdf)),
            (b"junk\n%PDF-1.4", Some(NotRead::Pdf)),
            (b"PK\x03\x04....word/document.xml", Some(NotRead::Docx)),
            (b"PK\x03\x04....xl/workbook.xml", Some(NotRead::Zip)),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..", Some(NotRead::Doc)),
            (b"{\\rtf1\\ansi", Some(NotRead::Rtf)),
            (b"\x89PNG\r\n\x1a\n", Some(NotRead::Picture)),
            (b"xem %PDF-1.7 trong bai", None),
            (b"PKI", None),
            (b"", None),
        ] {
            assert_eq!(of_bytes(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn formats_are_told_by_their_first_letters() {
        for (text, expected) in [
            ("<?xml version='1.0'?>\n<!DOCTYPE html>", None),
            ("<?xml version='1.0'?>\n<w:wordDocument>", Some(NotRead::Xml)),
            ("MIME-Version: 1.0\nContent-Type: multipart/related;", Some(NotRead::Mhtml)),
            ("<!DOCTYPE html><p>x", None),
            ("1\t<p>Chủ trì: <b>Sở Y tế</b></p>", None),
            ("<hội đồng>", None),
        ] {
            assert_eq!(of_text(text), expected, "{text:?}");
        }
    }
}
