//! Why the bytes of an input are not read at all, in both languages. Says nothing of which input:
//! the caller knows its name.

use std::fmt;

/// A format that is recognised and not read yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// Portable Document Format.
    Pdf,
    /// Word since 2007.
    Docx,
    /// Another Office Open XML or a zip archive.
    Zip,
    /// Word up to 2003 (OLE compound file).
    Doc,
    /// Rich Text Format.
    Rtf,
    /// A web page saved as one file by Word or a browser.
    Mhtml,
    /// XML, such as Word 2003 XML.
    Xml,
    /// A picture: a scan without text.
    Picture,
    /// A compressed file.
    Compressed,
    /// Text in UTF-32.
    Utf32,
}

impl NotRead {
    /// What people call it, the same in both languages.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Docx => "DOCX",
            Self::Zip => "ZIP/OOXML",
            Self::Doc => "DOC (OLE)",
            Self::Rtf => "RTF",
            Self::Mhtml => "MHTML",
            Self::Xml => "XML",
            Self::Picture => "PNG/JPEG/TIFF/GIF",
            Self::Compressed => "GZIP/7Z/RAR",
            Self::Utf32 => "UTF-32",
        }
    }
}

/// Why an input is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing in it but white space.
    Empty {
        /// Its size.
        bytes: u64,
    },
    /// It is not text.
    Binary {
        /// First byte that text does not have.
        at: u64,
    },
    /// It has more bytes than a span can address.
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// Its format is known and not read yet.
    NotRead(NotRead),
}

impl std::error::Error for Refusal {}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty { bytes: 0 } => f.write_str("empty: the file has no bytes"),
            Self::Empty { bytes } => write!(f, "empty: {bytes} bytes of white space, no text"),
            Self::Binary { at } => {
                write!(f, "binary data, not text: a byte at {at} that no text has")
            }
            Self::TooLarge { bytes } => {
                write!(f, "too large: {bytes} bytes; at most {} are read", super::MAX_BYTES)
            }
            Self::NotRead(format) => {
                let label = format.label();
                write!(
                    f,
                    "the format {label} is not read yet; HTML and text in UTF-8 or UTF-16 are"
                )
            }
        }
    }
}

impl Refusal {
    /// The same in Vietnamese.
    #[must_use]
    pub fn vi(&self) -> String {
        match self {
            Self::Empty { bytes: 0 } => "tệp rỗng: không có byte nào".to_owned(),
            Self::Empty { bytes } => {
                format!("tệp rỗng: chỉ có {bytes} byte khoảng trắng, không có văn bản")
            }
            Self::Binary { at } => {
                format!("dữ liệu nhị phân, không phải văn bản: byte lạ tại vị trí {at}")
            }
            Self::TooLarge { bytes } => {
                format!("tệp quá lớn: {bytes} byte; chỉ đọc được tối đa {} byte", super::MAX_BYTES)
            }
            Self::NotRead(format) => {
                let label = format.label();
                format!(
                    "chưa đọc được định dạng {label}; hiện đọc HTML và văn bản UTF-8 hoặc UTF-16"
                )
            }
        }
    }
}
