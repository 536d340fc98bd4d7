//! Text of a page → the same with no tag of too many attributes.
//!
//! The tokenizer compares each attribute with all before it. A tag of more than browsers ever see
//! loses the rest of them here; other pages are passed on as they are.

use std::borrow::Cow;

/// Most attributes of a tag.
const MOST: usize = 256;
/// Elements whose content has no tags but their own end.
const RAW: [&str; 6] = ["script", "style", "title", "textarea", "xmp", "iframe"];

/// `text` without the attributes that a tag has too many of.
pub(super) fn tame(text: &str) -> Cow<'_, str> {
    let mut tamed = String::new();
    let mut kept = 0;
    let mut at = 0;
    while let Some(open) = text[at..].find('<').map(|found| at + found) {
        at = open + 1;
        if text[at..].starts_with("!--") {
            at = text[at..].find("-->").map_or(text.len(), |end| at + end);
            continue;
        }
        let name = text[at..].trim_start_matches('/');
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let tag = Tag::read(text, text.len() - name.len());
        if let Some(surplus) = tag.surplus {
            tamed.push_str(&text[kept..surplus]);
            kept = tag.end;
        }
        at = raw_end(text, tag.end, &text[open + 1..tag.name_end]);
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    tamed.push_str(&text[kept..]);
    Cow::Owned(tamed)
}

/// Where reading goes on behind the tag of `name` that ends at `from`.
fn raw_end(text: &str, from: usize, name: &str) -> usize {
    if !RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name)) {
        return from;
    }
    let is_end = |at: usize| {
        let end = text.as_bytes().get(at + 2..at + 2 + name.len());
        end.is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
    };
    let mut ends = text[from..].match_indices("</").map(|(at, _)| from + at);
    ends.find(|&at| is_end(at)).unwrap_or(text.len())
}

/// What the scanner knows of a tag.
struct Tag {
    name_end: usize,
    /// The byte of its `>`, or the end of the text.
    end: usize,
    /// Where the first attribute too many begins.
    surplus: Option<usize>,
}

impl Tag {
    /// Reads the tag whose name begins at `from`, as the HTML standard has it (13.2.5): a quote opens
    /// a value behind `=` only.
    fn read(text: &str, from: usize) -> Self {
        let bytes = text.as_bytes();
        let until = |from: usize, ends: &[u8]| {
            let found = bytes[from..].iter().position(|byte| ends.contains(byte));
            found.map_or(bytes.len(), |found| from + found)
        };
        let blank = |from: usize| {
            let found = bytes[from..].iter().position(|byte| !b" \t\n\r\x0c".contains(byte));
            found.map_or(bytes.len(), |found| from + found)
        };
        let name_end = until(from, b" \t\n\r\x0c/>");
        let mut tag = Self { name_end, end: bytes.len(), surplus: None };
        let (mut at, mut count) = (name_end, 0);
        while at < bytes.len() {
            at = blank(at);
            match bytes.get(at) {
                Some(b'>') => {
                    tag.end = at;
                    break;
                }
                Some(b'/') => at += 1,
                Some(_) => {
                    count += 1;
                    if count == MOST + 1 {
                        tag.surplus = Some(at);
                    }
                    at = blank(until(at + 1, b" \t\n\r\x0c/>="));
                    if bytes.get(at) == Some(&b'=') {
                        at = blank(at + 1);
                        at = match bytes.get(at) {
                            Some(quote @ (b'"' | b'\'')) => until(at + 1, &[*quote]) + 1,
                            _ => until(at, b" \t\n\r\x0c>"),
                        };
                    }
                }
                None => break,
            }
        }
        tag
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_pages_stay_as_they_are() {
        for page in [
            "<p class=a id='b>' title=\"<i x y>\" hidden>a < b, c<d e>f</p>",
            "<script>if (a<b) { x = '</p>'; }</script><p>x",
            "<!-- <p --><p",
            "<p a='",
            "<p a=",
            "<",
            "</",
            "",
        ] {
            assert!(matches!(tame(page), Cow::Borrowed(_)), "{page}");
        }
    }

    #[test]
    fn attributes_too_many_are_dropped() {
        let many: Vec<String> = (0..1000).map(|at| format!(" a{at}='>'")).collect();
        let many = many.concat();
        let page = format!("<b{many}>x</b><i{many}>ế</i>");
        let tamed = tame(&page);
        assert_eq!(tamed.matches("a255=").count(), 2);
        assert!(!tamed.contains("a256") && tamed.ends_with(" >ế</i>"), "{tamed}");
    }

    #[test]
    fn raw_text_is_passed_by() {
        let words = " word".repeat(1000);
        let page = format!("<script>a<b{words}</SCRIPT><p>x");
        assert!(matches!(tame(&page), Cow::Borrowed(_)));
    }
}
