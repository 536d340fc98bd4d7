//! A comparison → Markdown: tables of counts, then a list of the changes of each record.

use super::super::plain::{cut, markdown as safe};
use super::counts::{Cell, Matrix, rows, side};
use super::groups::{Group, Record, groups, records};
use super::lines::{Line, ending, mark};
use super::numbers::count;
use super::terms::{Lang, head, term};
use super::text::former;
use super::words::both;
use super::{By, Style};
use crate::data::{Change, Comparison, Direction, Edit, WordEdit};
use std::io::{self, Write};

/// Longest value that is printed without marks of its words, in characters.
const LONGEST: usize = 600;

pub(super) fn write(comparison: &Comparison, style: Style, to: &mut impl Write) -> io::Result<()> {
    let lang = style.lang;
    let (old, new) = (&comparison.old, &comparison.new);
    writeln!(to, "# {}: {} → {}\n", head(lang, "comparison"), safe(&old.name), safe(&new.name))?;
    for (name, of) in [("old", old), ("new", new)] {
        writeln!(to, "* {}: {} ({})", head(lang, name), safe(&of.name), side(of, lang))?;
    }
    summary(comparison, lang, to)?;
    writeln!(to, "\n## {}", head(lang, "changes"))?;
    if comparison.changes.is_empty() {
        return writeln!(to, "\n{}", head(lang, "no_changes"));
    }
    let records = records(comparison);
    groups(&records, style.by, lang).iter().try_for_each(|group| self::group(group, style, to))
}

fn summary(comparison: &Comparison, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    writeln!(
        to,
        "\n## {0}\n\n| {0} | {1} |\n|---|---:|",
        head(lang, "summary"),
        head(lang, "count")
    )?;
    for (name, many) in rows(&comparison.summary, lang) {
        writeln!(to, "| {name} | {many} |")?;
    }
    let Some(matrix) = Matrix::of(&comparison.summary, lang) else { return Ok(()) };
    writeln!(to, "\n## {}\n", head(lang, "transitions"))?;
    writeln!(to, "| {} | {} |", head(lang, "matrix"), matrix.names.join(" | "))?;
    writeln!(to, "|---|{}", "---:|".repeat(matrix.names.len()))?;
    for (name, row) in matrix.names.iter().zip(&matrix.rows) {
        let cells: Vec<String> = row.iter().map(times).collect();
        writeln!(to, "| {name} | {} |", cells.join(" | "))?;
    }
    Ok(())
}

/// How often; a regress stands out.
fn times(cell: &Cell) -> String {
    match cell.direction {
        Some(Direction::Regress) => format!("**{}**", cell.count),
        Some(_) | None => cell.count.clone(),
    }
}

fn group(group: &Group<'_>, style: Style, to: &mut impl Write) -> io::Result<()> {
    let many = count(style.lang, group.records.len() as u64);
    writeln!(to, "\n### {} ({many})\n", safe(&group.name))?;
    group.records.iter().try_for_each(|record| self::record(record, style, to))
}

fn record(record: &Record<'_>, style: Style, to: &mut impl Write) -> io::Result<()> {
    let mark = record.worst().map_or('~', mark);
    write!(to, "* `{mark}` {}", safe(ending(record.id)))?;
    if !record.title.is_empty() {
        write!(to, " **{}**", safe(cut(record.title, LONGEST).trim()))?;
    }
    if let Some(former) = former(record, style.lang) {
        write!(to, " ({})", safe(&former))?;
    }
    if style.by != By::Owner && !record.leads.is_empty() {
        let leads = safe(&record.leads.join("; "));
        write!(to, " — {}: {leads}", term(style.lang, "field", "leads"))?;
    }
    writeln!(to)?;
    record.changes.iter().try_for_each(|change| writeln!(to, "  * {}", told(change, style.lang)))
}

fn told(change: &Change, lang: Lang) -> String {
    let it = Line::of(change, lang);
    let said = if change.words.is_empty() { sides(&it) } else { edited(&change.words) };
    let said = if said.is_empty() { said } else { format!(": {said}") };
    let note =
        if it.note.is_empty() { String::new() } else { format!(" — *{}*", safe(&it.note)) };
    format!("{}{said}{note}", safe(&it.label))
}

fn sides(it: &Line) -> String {
    let cut = |text| safe(cut(text, LONGEST).trim());
    if it.is_between() {
        format!("{} → {}", cut(&it.old), cut(&it.new))
    } else {
        format!("{}{}", cut(&it.old), cut(&it.new))
    }
}

/// Words that went struck out, words that came bold.
fn edited(words: &[WordEdit]) -> String {
    let shown = both(words).into_iter().map(|(edit, text)| match edit {
        Edit::Kept => safe(&text),
        Edit::Removed => format!("~~{}~~", safe(text.trim())),
        Edit::Added => format!("**{}**", safe(text.trim())),
    });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::changes::sample;

    fn page(comparison: &Comparison, lang: Lang) -> String {
        let mut bytes = Vec::new();
        write(comparison, Style { lang, by: By::Document }, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn texts_are_no_markup() {
        let page = page(&sample::comparison(), Lang::Vi);
        assert!(page.starts_with("# So sánh: quý I.txt → \\<i\\>quý II\\</i\\>.txt\n"), "{page}");
        assert!(!page.contains("<script>") && !page.contains("<b>"));
        for line in [
            "  * thời hạn: 30/6/2026 → 31/12/2026 — *muộn hơn 184 ngày (6 tháng)*",
            "  * tên: ~~Đơn~~ **Đôn** đốc — *chỉ khác dấu*",
            "| hoàn thành |  | **1** |  |",
            "| Nhiệm vụ mới | 1 |",
        ] {
            assert!(page.lines().any(|printed| printed == line), "{line} not in\n{page}");
        }
    }

    #[test]
    fn every_table_has_as_many_cells_in_each_row() {
        let page = page(&sample::comparison(), Lang::En);
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        let tables = page.split("\n\n").filter(|part| part.starts_with('|'));
        let mut seen = 0;
        for table in tables {
            let counts: Vec<usize> = table.lines().map(bars).collect();
            assert!(counts.windows(2).all(|pair| pair[0] == pair[1]), "{table}");
            seen += 1;
        }
        assert_eq!(seen, 2);
        assert!(page.contains("\n## Changes\n"));
        assert!(self::page(&sample::same(), Lang::En).ends_with("No changes\n"));
    }
}
