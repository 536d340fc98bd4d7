//! An audit → one page of HTML that needs nothing else: no scripts, nothing from elsewhere. What a finding means is
//! `<mark>` in its line.

use super::sections::{Counts, Note, Section, by_group, sections};
use super::words;
use crate::data::{Audit, Quote, Remark, Severity};
use crate::write::changes::{Lang, count};
use crate::write::page;
use crate::write::plain::html as safe;
use std::io::{self, Write};

pub(super) fn write(audit: &Audit, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    page::open(lang.pick("Kết quả kiểm tra văn bản", "What the audit found"), lang, to)?;
    writeln!(to, "<p>{}</p>", words::extent(audit, lang).join("; "))?;
    summary(audit, lang, to)?;
    let sections = sections(audit);
    if sections.len() > 1 {
        contents(&sections, lang, to)?;
    }
    let numbered = sections.iter().enumerate();
    numbered.into_iter().try_for_each(|(at, section)| self::section(at + 1, section, lang, to))?;
    page::close(to)
}

fn summary(audit: &Audit, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    let all = Counts::of(audit.findings());
    if all == Counts::default() {
        return writeln!(
            to,
            "<p><b>{}</b></p>",
            lang.pick("Không có phát hiện nào.", "No findings.")
        );
    }
    let [errors, warnings, infos] = words::heads(lang);
    writeln!(to, "<div class=\"scroll\"><table class=\"matrix\">\n<thead><tr><th></th>")?;
    for head in [errors, warnings, infos] {
        writeln!(to, "<th scope=\"col\">{head}</th>")?;
    }
    writeln!(to, "</tr></thead>\n<tbody>")?;
    for (group, counts) in by_group(audit) {
        row(&format!("{} <small>{group}</small>", words::group(group, lang)), counts, lang, to)?;
    }
    row(lang.pick("tổng cộng", "in all"), all, lang, to)?;
    writeln!(to, "</tbody></table></div>")
}

fn row(name: &str, counts: Counts, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    let Counts { errors, warnings, infos } = counts;
    write!(to, "<tr><th scope=\"row\">{name}</th>")?;
    for many in [errors, warnings, infos] {
        write!(to, "<td>{}</td>", count(lang, many))?;
    }
    writeln!(to, "</tr>")
}

/// The documents with links to each.
fn contents(sections: &[Section<'_>], lang: Lang, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "<h2>{}</h2>\n<ul>", lang.pick("Văn bản", "Documents"))?;
    for (at, section) in sections.iter().enumerate() {
        let counts = words::counts(section.counts(), lang);
        let (name, source) = (safe(&heading(section)), safe(section.source));
        writeln!(
            to,
            "<li><a href=\"#d{}\">{name}</a> <small>{counts} · {source}</small></li>",
            at + 1
        )?;
    }
    writeln!(to, "</ul>")
}

/// The name of the document, else that of the input.
fn heading(section: &Section<'_>) -> String {
    let name = section.name();
    if name.is_empty() { section.source.to_owned() } else { name }
}

fn section(at: usize, section: &Section<'_>, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    let counts = words::counts(section.counts(), lang);
    let id = section.document.map(|document| format!(" · {}", safe(&document.id)));
    writeln!(
        to,
        "<section id=\"d{at}\">\n<h3>{} <small>{counts}</small></h3>",
        safe(&heading(section))
    )?;
    writeln!(to, "<p class=\"dim\">{}{}</p>", safe(section.source), id.unwrap_or_default())?;
    section.grave.iter().try_for_each(|remark| self::remark(remark, lang, to))?;
    let notes = section.notes(lang);
    if !notes.is_empty() {
        writeln!(to, "<ul class=\"notes\">")?;
        notes.iter().try_for_each(|note| self::note(note, lang, to))?;
        writeln!(to, "</ul>")?;
    }
    writeln!(to, "</section>")
}

fn remark(remark: &Remark, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    let finding = &remark.finding;
    let class = if finding.severity == Severity::Error { "mark bad" } else { "mark" };
    let severity = words::severity(finding.severity, lang);
    let (message, rule) = (safe(words::message(finding, lang)), safe(&finding.rule));
    writeln!(to, "<article class=\"finding\">")?;
    writeln!(
        to,
        "<h4><span class=\"{class}\">{severity}</span> {message} <small>{rule}</small></h4>"
    )?;
    remark.quotes.iter().try_for_each(|quote| self::quote(quote, lang, to))?;
    if let Some(more) = words::more(remark.more, lang) {
        writeln!(to, "<p class=\"dim\">… {more}</p>")?;
    }
    if let Some(values) = words::values(finding, lang) {
        writeln!(to, "<p>{}</p>", safe(&values))?;
    }
    if let Some(remedy) = words::remedy(finding, lang) {
        writeln!(to, "<p>→ {}</p>", safe(&remedy))?;
    }
    writeln!(to, "</article>")
}

fn quote(quote: &Quote, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    let pieces = quote.pieces.iter().map(|piece| {
        let text = safe(&piece.text);
        if piece.is_meant { format!("<mark>{text}</mark>") } else { text }
    });
    let (line, text) = (words::line(quote.line, lang), pieces.collect::<String>());
    writeln!(to, "<blockquote><small>{line}</small> {text}</blockquote>")
}

fn note(note: &Note<'_>, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    let places = note.remarks.iter().map(|remark| place(remark, lang)).filter(|it| !it.is_empty());
    let places = places.collect::<Vec<_>>().join("; ");
    let (message, rule) = (safe(note.message), safe(note.rule));
    writeln!(to, "<li>{message} <small>{rule}</small> <span class=\"dim\">{places}</span></li>")
}

/// Where, and what stands there.
fn place(remark: &Remark, lang: Lang) -> String {
    let line = remark.quotes.first().map(|quote| words::line(quote.line, lang));
    let found = remark.finding.found.as_ref().map(|found| format!("«{}»", safe(found)));
    line.into_iter().chain(found).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::audit::sample;
    use crate::write::page::texts;

    fn page(audit: &Audit) -> String {
        let mut bytes = Vec::new();
        write(audit, Lang::Vi, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn texts_are_no_markup_and_nothing_is_loaded() {
        let page = page(&sample::audit());
        for selector in ["script", "img", "link", "iframe", "object", "i", "b", "[src]"] {
            assert_eq!(texts(&page, selector), Vec::<String>::new(), "{selector}");
        }
        assert!(!page.contains("http:") && !page.contains("https:") && !page.contains("url("));
        assert!(texts(&page, "h3")[0].contains("Về <script>alert(1)</script>\u{fffd}[31m việc"));
        assert!(texts(&page, "section p")[0].contains("<i>a</i>.txt"));
        assert!(texts(&page, ".notes li")[0].contains("«Tổ <script>alert(1)</script>»"));
    }

    #[test]
    fn what_is_meant_is_marked_in_its_line() {
        let page = page(&sample::audit());
        assert_eq!(texts(&page, "mark"), ["65,5%", "đơn đốc"]);
        assert_eq!(
            texts(&page, "blockquote")[0],
            "dòng 2 Đã <b>số hóa</b> 500/800 hồ sơ (đạt 65,5%)."
        );
    }

    #[test]
    fn what_is_opened_is_closed() {
        for audit in [sample::audit(), Audit::default()] {
            let page = page(&audit);
            for tag in ["table", "tr", "td", "th", "section", "article", "ul", "li", "small", "p"] {
                let opened = page.matches(&format!("<{tag}>")).count()
                    + page.matches(&format!("<{tag} ")).count();
                assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
            }
        }
        assert!(page(&Audit::default()).contains("Không có phát hiện nào"));
    }
}
