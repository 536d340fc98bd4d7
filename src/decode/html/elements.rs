//! An element → what it means for the print: block, hidden, bold, raised, in a font of symbols. Reads
//! names, `style` and `class`; style sheets are not read.

use super::guard::BOLD;
use ego_tree::NodeRef;

/// A node of the tree.
pub(super) type Node<'a> = NodeRef<'a, scraper::Node>;

/// The name of an element, `None` for text and comments.
pub(super) fn name(node: Node<'_>) -> Option<&str> {
    node.value().as_element().map(scraper::node::Element::name)
}

/// Whether `node` is an element of this name.
pub(super) fn is(node: Node<'_>, wanted: &str) -> bool {
    name(node) == Some(wanted)
}

/// The value of an attribute.
pub(super) fn attribute<'a>(node: Node<'a>, wanted: &str) -> Option<&'a str> {
    let element = node.value().as_element()?;
    let mut attributes = element.attrs();
    attributes.find(|(name, _)| *name == wanted).map(|(_, value)| value)
}

/// The `style` of an element in lower case without white space.
fn style(node: Node<'_>) -> Option<String> {
    let style = attribute(node, "style")?;
    Some(style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect())
}

fn has_class(node: Node<'_>, wanted: &str) -> bool {
    attribute(node, "class")
        .is_some_and(|classes| classes.split_whitespace().any(|class| class == wanted))
}

/// Elements without content.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "image"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether an element stands on lines of its own.
pub(super) fn is_block(node: Node<'_>) -> bool {
    const BLOCKS: [&str; 44] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "html",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "title",
        "tr",
        "ul",
        "xmp",
    ];
    name(node).is_some_and(|name| {
        BLOCKS.binary_search(&name).is_ok()
            || name == "span" && style(node).is_some_and(|style| style.contains("display:block"))
    })
}

/// Whether nothing of an element is print.
pub(super) fn is_unprinted(node: Node<'_>) -> bool {
    const UNPRINTED: [&str; 21] = [
        "audio", "button", "canvas", "colgroup", "datalist", "head", "iframe", "map", "math",
        "nav", "noembed", "noframes", "noscript", "object", "script", "select", "style", "svg",
        "template", "textarea", "video",
    ];
    name(node).is_none_or(|name| UNPRINTED.binary_search(&name).is_ok()) || is_hidden(node)
}

/// Whether an element is not shown.
pub(super) fn is_hidden(node: Node<'_>) -> bool {
    const HIDING: [&str; 3] = ["display:none", "visibility:hidden", "mso-hide:all"];
    attribute(node, "hidden").is_some()
        || style(node).is_some_and(|style| HIDING.iter().any(|one| style.contains(one)))
}

/// Whether an element makes its text bold.
pub(super) fn is_bold(node: Node<'_>) -> bool {
    const WEIGHTS: [&str; 5] = ["bold", "600", "700", "800", "900"];
    let heavy = |style: String| {
        let mut weights = style.match_indices("font-weight:").map(|(at, key)| at + key.len());
        weights.any(|at| WEIGHTS.iter().any(|weight| style[at..].starts_with(weight)))
    };
    name(node)
        .is_some_and(|name| matches!(name, BOLD | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th"))
        || style(node).is_some_and(heavy)
}

/// Whether an element raises its text above the line.
pub(super) fn is_raised(node: Node<'_>) -> bool {
    is(node, "sup")
        || has_class(node, "MsoFootnoteReference")
        || style(node).is_some_and(|style| style.contains("vertical-align:super"))
}

/// Whether the text of an element is set in a font of symbols (Word's bullets and ticks).
pub(super) fn is_symbols(node: Node<'_>) -> bool {
    let is_symbolic = |font: &str| font.contains("wingdings") || font.contains("symbol");
    attribute(node, "face").is_some_and(|face| is_symbolic(&face.to_ascii_lowercase()))
        || style(node).is_some_and(|style| {
            style.split(';').any(|rule| rule.starts_with("font-family:") && is_symbolic(rule))
        })
}

/// The character that a font of symbols draws for `c`, `None` for an empty box.
pub(super) fn symbol(c: char) -> Option<char> {
    let low = u32::from(c).checked_sub(0xf000).and_then(char::from_u32);
    match low.unwrap_or(c) {
        'ü' | 'P' | 'R' | 'þ' | 'x' | 'ý' | 'û' => Some('x'),
        '¨' | 'o' | 'q' => None,
        '·' | '§' | 'Ø' | 'v' | 'à' | 'è' | 'l' | 'n' | '¾' => Some('-'),
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(html: &str) -> scraper::Html {
        scraper::Html::parse_fragment(html)
    }

    fn check(html: &str, is: fn(Node<'_>) -> bool, expected: bool) {
        let tree = first(html);
        let element = tree.root_element().first_child().unwrap();
        assert_eq!(is(element), expected, "{html}");
    }

    #[test]
    fn style_and_class_count() {
        check("<p style='DISPLAY : none'>x</p>", is_unprinted, true);
        check("<p hidden>x</p>", is_unprinted, true);
        check("<p style='display:block'>x</p>", is_unprinted, false);
        check("<nav>x</nav>", is_unprinted, true);
        check("<span style='font-weight: 700'>x</span>", is_bold, true);
        check("<span style='font-weight: normal'>x</span>", is_bold, false);
        check("<span class='a MsoFootnoteReference'>1</span>", is_raised, true);
        check("<span style='font-family:Wingdings'>ü</span>", is_symbols, true);
        check("<span style='display:block'>x</span>", is_block, true);
        check("<span>x</span>", is_block, false);
        check("<center>x</center>", is_block, true);
    }
}
