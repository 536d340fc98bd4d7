//! What was read, the gazette issue and its contents → rows.

use super::cell::{joined, spans};
use super::{Column, Kind, Link, Plan, Sheet, col, sheet};
use crate::data::{Issue, SourceRecord, TocEntry};

static SOURCES: [Column<SourceRecord>; 8] = [
    col("format", Kind::String, "Định dạng", "Format of the input.", |s| {
        s.format.as_str().into()
    }),
    col("encoding", Kind::String, "Bảng mã", "IANA name of the encoding.", |s| {
        s.encoding.as_str().into()
    }),
    col("bytes", Kind::Integer, "Số byte", "Size in bytes.", |s| s.bytes.into()),
    col("text_len", Kind::Integer, "Số byte văn bản", "Size of the decoded text.", |s| {
        s.text_len.into()
    }),
    col("lines", Kind::Integer, "Số dòng", "Lines of the decoded text.", |s| s.lines.into()),
    col("blake3", Kind::String, "Mã băm BLAKE3", "Hash of the bytes, in hex.", |s| {
        s.blake3.as_str().into()
    }),
    col(
        "lexicon",
        Kind::String,
        "Mã băm từ điển riêng",
        "Hash of one's own tables.",
        |s| s.lexicon.as_deref().into(),
    ),
    col(
        "from",
        Kind::String,
        "Bảng mã do người dùng nêu",
        "Charset that the user said.",
        |s| s.from.as_deref().into(),
    ),
];

static ISSUES: [Column<Issue>; 3] = [
    col("publisher", Kind::String, "Cơ quan xuất bản", "Who publishes it.", |i| {
        i.publisher.as_deref().into()
    }),
    col("numbers", Kind::String, "Số Công báo", "Numbers of the issue.", |i| {
        joined(&i.numbers)
    }),
    col("date", Kind::Date, "Ngày Công báo", "Day of the issue.", |i| i.date.as_deref().into()),
];

/// A line of the contents and its place among them.
struct Line {
    position: usize,
    entry: TocEntry,
}

static TOC: [Column<Line>; 10] = [
    col("position", Kind::Integer, "Thứ tự", "Place in the contents, from 1.", |l| {
        l.position.into()
    }),
    col("section", Kind::String, "Phần", "Section heading above it.", |l| {
        l.entry.section.as_deref().into()
    }),
    col("body", Kind::String, "Cơ quan", "Body heading above it.", |l| {
        l.entry.body.as_deref().into()
    }),
    col("date", Kind::Date, "Ngày", "Date of the document.", |l| l.entry.date.as_deref().into()),
    col("kind", Kind::String, "Loại văn bản", "Kind in Vietnamese.", |l| {
        l.entry.kind.as_deref().into()
    }),
    col("number", Kind::String, "Số, ký hiệu", "Number and symbol without spaces.", |l| {
        l.entry.number.as_deref().into()
    }),
    col("title", Kind::String, "Trích yếu", "Title without the opening words.", |l| {
        l.entry.title.as_str().into()
    }),
    col("page", Kind::Integer, "Trang", "Page.", |l| l.entry.page.into()),
    col("document_id", Kind::String, "Mã văn bản", "The document of this input.", |l| {
        l.entry.document_id.as_deref().into()
    }),
    col("spans", Kind::String, "Vị trí", "Source ranges in bytes.", |l| spans(&l.entry.spans)),
];

/// `sources`, `issues` and `toc`.
pub(super) fn sheets() -> Vec<Sheet> {
    let sources = Plan {
        name: "sources",
        title: "Nguồn",
        about: "The inputs that were read.",
        key: &["source"],
        links: &[],
    };
    let issues = Plan {
        name: "issues",
        title: "Công báo",
        about: "Gazette issues, one per input that is one.",
        key: &["source"],
        links: &[],
    };
    let toc = Plan {
        name: "toc",
        title: "Mục lục Công báo",
        about: "Lines of the contents of the issues.",
        key: &["source", "position"],
        links: const { &[Link::sometimes("document_id", "documents")] },
    };
    vec![
        sheet(sources, &SOURCES, |report, take| take(&report.source)),
        sheet(issues, &ISSUES, |report, take| report.issue.iter().try_for_each(take)),
        sheet(toc, &TOC, |report, take| {
            let entries = report.issue.iter().flat_map(|issue| &issue.toc);
            entries
                .enumerate()
                .try_for_each(|(at, entry)| take(&Line { position: at + 1, entry: entry.clone() }))
        }),
    ]
}
