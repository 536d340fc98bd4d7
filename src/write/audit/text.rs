//! An audit → a report for a terminal: 100 columns, no colours; what a finding means stands between `»` and `«`.

use super::sections::{Counts, Note, Section, by_group, sections};
use super::words;
use crate::data::{Audit, Quote, Remark};
use crate::write::changes::{Lang, count};
use crate::write::plain::{line, wrapped};
use std::io::{self, Write};

const WIDTH: usize = 100;

pub(super) fn write(audit: &Audit, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    for section in sections(audit) {
        self::section(&section, lang, to)?;
    }
    summary(audit, lang, to)
}

fn section(section: &Section<'_>, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    let counts = words::counts(section.counts(), lang);
    let name = [section.source.to_owned(), section.name()];
    let name: Vec<String> = name.into_iter().filter(|part| !part.is_empty()).collect();
    put(&format!("== {} ({counts}) ==", name.join(": ")), 3, to)?;
    if let Some(document) = section.document.filter(|document| document.id != section.name()) {
        put(&format!("   {}", document.id), 3, to)?;
    }
    section.grave.iter().try_for_each(|remark| self::remark(remark, lang, to))?;
    section.notes(lang).iter().try_for_each(|note| self::note(note, lang, to))?;
    writeln!(to)
}

fn remark(remark: &Remark, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    let finding = &remark.finding;
    let severity = words::severity(finding.severity, lang).to_uppercase();
    put(&format!("{severity} {}: {}", finding.rule, words::message(finding, lang)), 4, to)?;
    for quote in &remark.quotes {
        put(&format!("    {}: {}", words::line(quote.line, lang), marked(quote)), 8, to)?;
    }
    if let Some(more) = words::more(remark.more, lang) {
        put(&format!("    … {more}"), 8, to)?;
    }
    if let Some(values) = words::values(finding, lang) {
        put(&format!("    {values}"), 8, to)?;
    }
    match words::remedy(finding, lang) {
        Some(remedy) => put(&format!("    → {remedy}"), 6, to),
        None => Ok(()),
    }
}

/// A line with what is meant between marks.
fn marked(quote: &Quote) -> String {
    let pieces = quote
        .pieces
        .iter()
        .map(|piece| if piece.is_meant { format!("»{}«", piece.text) } else { piece.text.clone() });
    pieces.collect()
}

fn note(note: &Note<'_>, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    let places: Vec<String> =
        note.remarks.iter().filter_map(|remark| place(remark, lang)).collect();
    let places = if places.is_empty() { String::new() } else { format!(": {}", places.join("; ")) };
    put(&format!("· {}: {}{places}", note.rule, note.message), 4, to)
}

/// Where, and what stands there.
fn place(remark: &Remark, lang: Lang) -> Option<String> {
    let line = remark.quotes.first().map(|quote| words::line(quote.line, lang));
    let found = remark.finding.found.as_ref().map(|found| format!("«{found}»"));
    let told: Vec<String> = line.into_iter().chain(found).collect();
    (!told.is_empty()).then(|| told.join(" "))
}

fn summary(audit: &Audit, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    let all = Counts::of(audit.findings());
    let none = lang.pick("không có phát hiện nào", "no findings");
    let counts = if all == Counts::default() { none.to_owned() } else { words::counts(all, lang) };
    put(&format!("{}: {counts}", lang.pick("Tổng cộng", "In all")), 2, to)?;
    let groups = by_group(audit);
    if !groups.is_empty() {
        row("", words::heads(lang), to)?;
    }
    for (group, counts) in groups {
        let Counts { errors, warnings, infos } = counts;
        let name = format!("{} ({group})", words::group(group, lang));
        row(&name, [errors, warnings, infos].map(|many| count(lang, many)), to)?;
    }
    put(&words::extent(audit, lang).join("; "), 2, to)
}

fn row(name: &str, cells: [String; 3], to: &mut impl Write) -> io::Result<()> {
    let [errors, warnings, infos] = cells;
    writeln!(to, "  {name:<36}{errors:>10}{warnings:>10}{infos:>10}")
}

/// A paragraph.
fn put(text: &str, indent: usize, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "{}", wrapped(&line(text), WIDTH, indent))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::audit::sample;

    fn text(audit: &Audit, lang: Lang) -> String {
        let mut bytes = Vec::new();
        write(audit, lang, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_finding_is_told_with_its_line_and_what_makes_it_right() {
        let text = text(&sample::audit(), Lang::Vi);
        for part in [
            "LỖI sum.percent-differs: 500/800 = 62,5% ≠ 65,5%, lệch 3\n    dòng 2: ",
            "hồ sơ (đạt »65,5%«).\n    → In lại tỷ lệ",
            "· agency.unknown: không rõ: dòng 5 «Ban A & B»; dòng 9 «Tổ",
            "CẢNH BÁO ocr-suspect.term: có thể sai\n    dòng 3: »đơn đốc«\n    → Có lẽ là «đôn đốc». ",
            "Tổng cộng: 1 lỗi, 2 cảnh báo, 2 ghi chú\n",
            "3 tệp đã kiểm tra; 1 tệp không đọc được; 2 phát hiện đã chấp nhận trước đó được ẩn\n",
        ] {
            assert!(text.contains(part), "{part} not in:\n{text}");
        }
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
        assert!(!text.contains('\u{1b}'), "{text}");
    }

    #[test]
    fn nothing_found_is_said() {
        let audit = Audit { files: 1, ..Audit::default() };
        assert_eq!(text(&audit, Lang::En), "In all: no findings\n1 file checked\n");
    }
}
