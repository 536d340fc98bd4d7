//! The frame of a page of HTML that needs nothing else: no scripts, nothing from elsewhere.

use super::changes::Lang;
use std::io::{self, Write};

/// Nothing is loaded and nothing is run, whatever a text says.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";
const STYLE: &str = include_str!("page.css");

/// All before the content; `title` is safe.
pub(super) fn open(title: &str, lang: Lang, to: &mut impl Write) -> io::Result<()> {
    let code = lang.code();
    writeln!(to, "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(to, "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">")?;
    writeln!(to, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(to, "<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>")?;
    writeln!(to, "<h1>{title}</h1>")
}

/// All behind it.
pub(super) fn close(to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "</body>\n</html>")
}

/// The texts of the elements that a selector means.
#[cfg(test)]
pub(super) fn texts(page: &str, selector: &str) -> Vec<String> {
    let selector = scraper::Selector::parse(selector).unwrap();
    let page = scraper::Html::parse_document(page);
    page.select(&selector).map(|element| element.text().collect()).collect()
}
