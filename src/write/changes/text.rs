//! A comparison → a report for a terminal: 100 columns, no colours, marks in plain letters.

use super::super::plain::{cut, line, wrapped};
use super::counts::{Matrix, rows, side};
use super::groups::{Group, Record, groups, records};
use super::lines::{Line, ending, mark};
use super::numbers::count;
use super::terms::{Lang, head, term};
use super::words::both;
use super::{By, Style};
use crate::data::{Change, ChangeKind, Comparison, Edit, WordEdit};
use std::io::{self, Write};

const WIDTH: usize = 100;
/// Longest value that is printed without marks of its words, in characters.
const LONGEST: usize = 240;

pub(super) fn write(comparison: &Comparison, style: Style, to: &mut impl Write) -> io::Result<()> {
    let lang = style.lang;
    for (name, of) in [("old", &comparison.old), ("new", &comparison.new)] {
        writeln!(to, "{}: {} ({})", head(lang, name), line(&of.name), side(of, lang))?;
    }
    writeln!(to)?;
    summary(comparison, lang, to)?;
    if comparison.changes.is_empty() {
        return writeln!(to, "\n{}", head(lang, "no_changes"));
    }
    let records = records(comparison);
    for group in groups(&records, style.by, lang) {
        self::group(&group, style, to)?;
    }
    legend(comparison, lang, to)
}

fn summary(comparison: &Comparison, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    let rows = rows(&comparison.summary, lang);
    let widest = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    writeln!(to, "{}", head(lang, "summary"))?;
    for (name, many) in rows {
        writeln!(to, "  {name:<widest$}  {many:>6}")?;
    }
    match Matrix::of(&comparison.summary, lang) {
        Some(matrix) => self::matrix(&matrix, lang, to),
        None => Ok(()),
    }
}

/// The statuses by number, so that the columns are narrow.
fn matrix(matrix: &Matrix, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    let corner = head(lang, "matrix");
    let names: Vec<String> =
        matrix.names.iter().enumerate().map(|(at, name)| format!("[{}] {name}", at + 1)).collect();
    let lengths = names.iter().chain([&corner]).map(|name| name.chars().count());
    let widest = lengths.max().unwrap_or_default();
    writeln!(to, "\n{}", head(lang, "transitions"))?;
    write!(to, "  {corner:<widest$}")?;
    for at in 1..=names.len() {
        write!(to, "{:>7}", format!("[{at}]"))?;
    }
    writeln!(to)?;
    for (name, row) in names.iter().zip(&matrix.rows) {
        write!(to, "  {name:<widest$}")?;
        for cell in row {
            write!(to, "{:>7}", if cell.count.is_empty() { "·" } else { &cell.count })?;
        }
        writeln!(to)?;
    }
    Ok(())
}

fn group(group: &Group<'_>, style: Style, to: &mut impl Write) -> io::Result<()> {
    let many = count(style.lang, group.records.len() as u64);
    let name = format!("== {} ({many}) ==", line(&group.name));
    writeln!(to, "\n{}", wrapped(&name, WIDTH, 3))?;
    group.records.iter().try_for_each(|record| self::record(record, style, to))
}

fn record(record: &Record<'_>, style: Style, to: &mut impl Write) -> io::Result<()> {
    let mark = record.worst().map_or('~', mark);
    let former = former(record, style.lang).map(|former| format!(" ({former})"));
    let title = match record.title {
        "" => String::new(),
        title => format!(" {}", cut(title, LONGEST)),
    };
    let heading = format!("{mark} {}{title}{}", ending(record.id), former.unwrap_or_default());
    writeln!(to, "{}", wrapped(&line(&heading), WIDTH, 2))?;
    if style.by != By::Owner && !record.leads.is_empty() {
        let leads =
            format!("    {}: {}", term(style.lang, "field", "leads"), record.leads.join("; "));
        writeln!(to, "{}", wrapped(&line(&leads), WIDTH, 6))?;
    }
    for change in &record.changes {
        writeln!(to, "{}", wrapped(&line(&told(change, style.lang)), WIDTH, 6))?;
    }
    Ok(())
}

/// What the record was called, where that was something else: `formerly #12`.
pub(super) fn former(record: &Record<'_>, lang: Lang) -> Option<String> {
    let former = ending(record.former?);
    let is_told = record.changes.iter().any(|change| change.kind == ChangeKind::Renumbered);
    (!is_told && former != ending(record.id))
        .then(|| format!("{} {former}", term(lang, "word", "formerly")))
}

fn told(change: &Change, lang: Lang) -> String {
    let it = Line::of(change, lang);
    let said = if change.words.is_empty() { sides(&it) } else { edited(&change.words) };
    let said = if said.is_empty() { said } else { format!(": {said}") };
    let note = if it.note.is_empty() { String::new() } else { format!(" — {}", it.note) };
    format!("    {}{said}{note}", it.label)
}

/// Old and new, or the one that is there.
fn sides(it: &Line) -> String {
    let (old, new) = (cut(&it.old, LONGEST), cut(&it.new, LONGEST));
    if it.is_between() { format!("{old} → {new}") } else { format!("{old}{new}") }
}

/// Words that went and came, in brackets.
fn edited(words: &[WordEdit]) -> String {
    let shown = both(words).into_iter().map(|(edit, text)| match edit {
        Edit::Kept => text.into_owned(),
        Edit::Removed => format!("[-{}-]", text.trim()),
        Edit::Added => format!("{{+{}+}}", text.trim()),
    });
    shown.collect()
}

fn legend(comparison: &Comparison, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "\n{}", head(lang, "legend"))?;
    if comparison.changes.iter().any(|change| !change.words.is_empty()) {
        writeln!(to, "{}", head(lang, "legend_words"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::changes::sample;

    fn text(comparison: &Comparison, lang: Lang, by: By) -> String {
        let mut bytes = Vec::new();
        write(comparison, Style { lang, by }, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[track_caller]
    fn has(text: &str, lines: &[&str]) {
        for line in lines {
            assert!(text.lines().any(|printed| printed == *line), "{line:?} not in\n{text}");
        }
    }

    #[test]
    fn a_change_is_a_line() {
        let english = text(&sample::comparison(), Lang::En, By::Document);
        has(
            &english,
            &[
                "Old: quý I.txt (1 document, 1,234 tasks, 3 metrics, 0 citations)",
                "== b (5) ==",
                "    status: completed → delayed — regress",
                "    deadline: 30/6/2026 → 31/12/2026 — 184 days (6 months) later",
                "    metric: 1.234 hồ sơ → 2.234,5 hồ sơ — +1,000.5 (+81.08%)",
                "    body added (lead): Sở Y tế",
                "    metric removed: 12 xã",
                "    title: [-Đơn-] {+Đôn+} đốc — only marks on letters",
                "- #2 Việc cũ",
                "+ #4 Việc mới",
            ],
        );
        let vietnamese = text(&sample::comparison(), Lang::Vi, By::Owner);
        has(
            &vietnamese,
            &[
                "    tình trạng: hoàn thành → chậm tiến độ — thụt lùi",
                "    số liệu: 1.234 hồ sơ → 2.234,5 hồ sơ — +1.000,5 (+81,08%)",
                "== Không ghi cơ quan chủ trì (2) ==",
            ],
        );
    }

    #[test]
    fn a_terminal_obeys_nothing_of_a_text() {
        let all = text(&sample::comparison(), Lang::Vi, By::Status);
        let is_obeyed = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(!all.contains(is_obeyed));
        assert!(all.lines().all(|line| line.chars().count() <= WIDTH), "{all}");
    }

    #[test]
    fn no_changes_are_said() {
        has(&text(&sample::same(), Lang::Vi, By::Document), &["Không có thay đổi"]);
        has(&text(&sample::same(), Lang::En, By::Document), &["No changes"]);
    }
}
