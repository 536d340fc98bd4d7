//! A comparison → one page of HTML that needs nothing else: no scripts, nothing from elsewhere. Old and new stand
//! side by side, on a narrow screen one above the other; words that went and came are `<del>` and `<ins>`.

use super::super::page;
use super::super::plain::html as safe;
use super::counts::{Cell, Matrix, rows, side};
use super::groups::{Group, Record, groups, records};
use super::lines::{Line, ending, mark};
use super::numbers::count;
use super::terms::{Lang, head, term};
use super::text::former;
use super::words;
use super::{By, Style};
use crate::data::{Change, ChangeKind, Comparison, Edit, Side};
use crate::write::rows::word_of;
use std::io::{self, Write};

pub(super) fn write(comparison: &Comparison, style: Style, to: &mut impl Write) -> io::Result<()> {
    let lang = style.lang;
    let Comparison { old, new, .. } = comparison;
    let title = format!("{}: {} → {}", head(lang, "comparison"), safe(&old.name), safe(&new.name));
    page::open(&title, lang, to)?;
    sides(old, new, lang, to)?;
    summary(comparison, lang, to)?;
    changes(comparison, style, to)?;
    page::close(to)
}

fn sides(old: &Side, new: &Side, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "<table class=\"sides\"><tbody>")?;
    for (name, of) in [("old", old), ("new", new)] {
        let (head, counts) = (head(lang, name), side(of, lang));
        writeln!(
            to,
            "<tr><th scope=\"row\">{head}</th><td>{} <small>{counts}</small></td></tr>",
            safe(&of.name)
        )?;
    }
    writeln!(to, "</tbody></table>")
}

fn summary(comparison: &Comparison, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "<h2>{}</h2>\n<ul class=\"counts\">", head(lang, "summary"))?;
    for (name, many) in rows(&comparison.summary, lang) {
        writeln!(to, "<li><span>{name}</span> <b>{many}</b></li>")?;
    }
    writeln!(to, "</ul>")?;
    match Matrix::of(&comparison.summary, lang) {
        Some(matrix) => self::matrix(&matrix, lang, to),
        None => Ok(()),
    }
}

fn matrix(matrix: &Matrix, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "<h2>{}</h2>", head(lang, "transitions"))?;
    writeln!(to, "<div class=\"scroll\"><table class=\"matrix\">")?;
    write!(to, "<thead><tr><th>{}</th>", head(lang, "matrix"))?;
    matrix.names.iter().try_for_each(|name| write!(to, "<th scope=\"col\">{name}</th>"))?;
    writeln!(to, "</tr></thead>\n<tbody>")?;
    for (name, row) in matrix.names.iter().zip(&matrix.rows) {
        write!(to, "<tr><th scope=\"row\">{name}</th>")?;
        row.iter().try_for_each(|cell| times(cell, lang, to))?;
        writeln!(to, "</tr>")?;
    }
    writeln!(to, "</tbody></table></div>")
}

/// How often, and which way in words too.
fn times(cell: &Cell, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    match cell.direction {
        Some(way) => {
            let class = word_of(&way);
            let said = term(lang, "direction", &class);
            write!(to, "<td class=\"{class}\">{}<br><small>{said}</small></td>", cell.count)
        }
        None => write!(to, "<td>{}</td>", cell.count),
    }
}

fn changes(comparison: &Comparison, style: Style, to: &mut impl Write) -> io::Result<()> {
    let lang = style.lang;
    writeln!(to, "<h2>{}</h2>", head(lang, "changes"))?;
    if comparison.changes.is_empty() {
        return writeln!(to, "<p>{}</p>", head(lang, "no_changes"));
    }
    let records = records(comparison);
    let groups = groups(&records, style.by, lang);
    writeln!(to, "<p class=\"dim\">{}</p>", head(lang, "legend"))?;
    if groups.len() > 1 {
        contents(&groups, lang, to)?;
    }
    let numbered = groups.iter().enumerate();
    numbered.into_iter().try_for_each(|(at, group)| self::group(at + 1, group, style, to))
}

/// The groups with links to each.
fn contents(groups: &[Group<'_>], lang: Lang, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "<ul class=\"contents\">")?;
    for (at, group) in groups.iter().enumerate() {
        let many = count(lang, group.records.len() as u64);
        let name = safe(&group.name);
        writeln!(to, "<li><a href=\"#g{}\">{name}</a> <small>{many}</small></li>", at + 1)?;
    }
    writeln!(to, "</ul>")
}

fn group(at: usize, group: &Group<'_>, style: Style, to: &mut impl Write) -> io::Result<()> {
    let many = count(style.lang, group.records.len() as u64);
    writeln!(to, "<section id=\"g{at}\">\n<h3>{} <small>{many}</small></h3>", safe(&group.name))?;
    group.records.iter().try_for_each(|record| self::record(record, style, to))?;
    writeln!(to, "</section>")
}

fn record(record: &Record<'_>, style: Style, to: &mut impl Write) -> io::Result<()> {
    let lang = style.lang;
    let mark = record.worst().map_or('~', mark);
    let class = match mark {
        '!' => "mark bad",
        '+' => "mark good",
        _ => "mark",
    };
    writeln!(to, "<article>\n<header>")?;
    let id = format!(
        "<span class=\"dim\" title=\"{}\">{}</span>",
        safe(record.id),
        safe(ending(record.id))
    );
    writeln!(to, "<h4><span class=\"{class}\">{mark}</span>{id} {}</h4>", safe(record.title))?;
    let former = former(record, lang).map(|former| safe(&former));
    let leads = (style.by != By::Owner && !record.leads.is_empty())
        .then(|| format!("{}: {}", term(lang, "field", "leads"), safe(&record.leads.join("; "))));
    let aside: Vec<String> = leads.into_iter().chain(former).collect();
    if !aside.is_empty() {
        writeln!(to, "<small>{}</small>", aside.join(" · "))?;
    }
    let heads =
        ["field", "old", "new"].map(|name| format!("<th scope=\"col\">{}</th>", head(lang, name)));
    writeln!(
        to,
        "</header>\n<table class=\"changes\"><thead><tr>{}</tr></thead>\n<tbody>",
        heads.concat()
    )?;
    record.changes.iter().try_for_each(|change| row(change, lang, to))?;
    writeln!(to, "</tbody></table>\n</article>")
}

fn row(change: &Change, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    let it = Line::of(change, lang);
    let class =
        change.direction.map(|way| format!(" class=\"{}\"", word_of(&way))).unwrap_or_default();
    let note = match it.note.as_str() {
        "" => String::new(),
        note => format!("<span class=\"note\">{}</span>", safe(note)),
    };
    let (old, new) = if change.words.is_empty() {
        (whole(&it.old, Edit::Removed, change.kind), whole(&it.new, Edit::Added, change.kind))
    } else {
        (edited(change, Edit::Removed), edited(change, Edit::Added))
    };
    let (was, is) = (head(lang, "old"), head(lang, "new"));
    write!(to, "<tr{class}><th scope=\"row\">{}{note}</th>", safe(&it.label))?;
    writeln!(to, "<td data-side=\"{was}\">{old}</td><td data-side=\"{is}\">{new}</td></tr>")
}

/// What came or went is marked as a whole; of two values the places say which is which.
fn whole(text: &str, edit: Edit, kind: ChangeKind) -> String {
    let is_marked = matches!(
        kind,
        ChangeKind::Added | ChangeKind::Removed | ChangeKind::OwnerAdded | ChangeKind::OwnerRemoved
    );
    if is_marked && !text.is_empty() { marked(edit, text) } else { safe(text) }
}

fn edited(change: &Change, edit: Edit) -> String {
    let stretches = words::side(&change.words, edit);
    stretches.into_iter().map(|(edit, text)| marked(edit, &text)).collect()
}

fn marked(edit: Edit, text: &str) -> String {
    match edit {
        Edit::Kept => safe(text),
        Edit::Removed => format!("<del>{}</del>", safe(text)),
        Edit::Added => format!("<ins>{}</ins>", safe(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::changes::sample;
    use crate::write::page::texts;

    fn page(comparison: &Comparison, by: By) -> String {
        let mut bytes = Vec::new();
        write(comparison, Style { lang: Lang::Vi, by }, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn texts_are_no_markup_and_nothing_is_loaded() {
        let page = page(&sample::comparison(), By::Document);
        for selector in ["script", "img", "link", "iframe", "object", "i", "td b", "h4 b", "[src]"]
        {
            assert_eq!(texts(&page, selector), Vec::<String>::new(), "{selector}");
        }
        assert!(!page.contains("http:") && !page.contains("https:") && !page.contains("url("));
        let titles = texts(&page, "h4");
        assert!(
            titles[0].contains("<script>alert(1)</script> | *đề án* \"06\" \u{fffd}x"),
            "{titles:?}"
        );
        assert!(texts(&page, "h1")[0].contains("<i>quý II</i>.txt"));
    }

    #[test]
    fn words_are_marked_on_their_side() {
        let page = page(&sample::comparison(), By::Document);
        let gone = texts(&page, "td:nth-of-type(1) del");
        let come = texts(&page, "td:nth-of-type(2) ins");
        assert_eq!(gone[0], "\"trình\" dự thảo");
        assert!(come.contains(&"\"ban hành\" <b>kế hoạch</b>".to_owned()), "{come:?}");
        assert!(texts(&page, "td:nth-of-type(1) ins").is_empty());
        assert!(texts(&page, "td:nth-of-type(2) del").is_empty());
    }

    #[test]
    fn every_change_has_a_row_in_every_grouping() {
        let comparison = sample::comparison();
        for (by, rows) in [(By::Document, 10), (By::Status, 10), (By::Owner, 11)] {
            let page = page(&comparison, by);
            assert_eq!(texts(&page, ".changes tbody tr").len(), rows, "{by:?}");
        }
        assert_eq!(texts(&page(&sample::same(), By::Owner), "article").len(), 0);
    }

    #[test]
    fn what_is_opened_is_closed() {
        for comparison in [sample::comparison(), sample::same()] {
            let page = page(&comparison, By::Owner);
            for tag in ["table", "tbody", "tr", "td", "th", "section", "article", "small", "span"] {
                let opened = page.matches(&format!("<{tag}>")).count()
                    + page.matches(&format!("<{tag} ")).count();
                assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
            }
            assert!(page.len() < 40_000);
        }
    }
}
