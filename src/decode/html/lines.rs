//! A subtree → the lines it prints and the tables between them. What a table holds is read by
//! `tables`; here it is either lifted out or, inside a cell of another, flattened to lines.

use super::elements::{self, Node};
use super::lists::{self, List};
use super::walk::{Step, Walk};

/// What is done with a table inside the subtree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tables {
    /// It stands as a piece of its own.
    Lifted,
    /// Its rows are lines.
    Flattened,
}

/// A line as printed.
pub(super) struct Line<'a> {
    pub(super) text: String,
    /// All of it is bold.
    pub(super) bold: bool,
    /// It begins a paragraph.
    pub(super) paragraph: bool,
    /// The block it begins in.
    pub(super) block: Node<'a>,
}

/// What a subtree prints, in order.
pub(super) enum Piece<'a> {
    Line(Line<'a>),
    Table(Node<'a>),
}

/// Reads the content of `root`, which is printed whatever it is.
pub(super) fn read(root: Node<'_>, tables: Tables) -> Vec<Piece<'_>> {
    let mut reader = Reader::new(root, tables);
    let mut walk = Walk::new(root);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(node) if node.id() == root.id() => reader.weigh(node, 1),
            Step::Leave(node) if node.id() == root.id() => reader.end_block(),
            Step::Enter(node) => {
                if let Some(text) = node.value().as_text() {
                    reader.print(text);
                } else if !reader.enter(node) {
                    walk.pass(node);
                }
            }
            Step::Leave(node) => reader.leave(node),
        }
    }
    reader.end_block();
    reader.pieces
}

/// The lines of a cell as one text, `\n` between them.
pub(super) fn cell_text(cell: Node<'_>) -> String {
    let mut text = String::new();
    for piece in read(cell, Tables::Flattened) {
        if let Piece::Line(line) = piece {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&line.text.replace('\t', " "));
        }
    }
    text
}

struct Reader<'a> {
    tables: Tables,
    pieces: Vec<Piece<'a>>,
    /// The line being read.
    line: String,
    all_bold: bool,
    /// White space waits for a word.
    space: bool,
    /// The next line begins a paragraph.
    paragraph: bool,
    /// The block in which the line began.
    begun_in: Option<Node<'a>>,
    blocks: Vec<Node<'a>>,
    lists: Vec<List>,
    /// Label of an item of which nothing was printed yet.
    label: Option<String>,
    /// Bytes of the line at which raised text began.
    raised: Vec<usize>,
    bold: usize,
    preformatted: usize,
    symbols: usize,
}

impl<'a> Reader<'a> {
    fn new(root: Node<'a>, tables: Tables) -> Self {
        Self {
            tables,
            pieces: Vec::new(),
            line: String::new(),
            all_bold: true,
            space: false,
            paragraph: true,
            begun_in: None,
            blocks: vec![root],
            lists: Vec::new(),
            label: None,
            raised: Vec::new(),
            bold: 0,
            preformatted: 0,
            symbols: 0,
        }
    }

    /// Begins an element; `false` where nothing of its inside is to be read.
    fn enter(&mut self, node: Node<'a>) -> bool {
        if elements::is_unprinted(node) {
            return false;
        }
        match elements::name(node).unwrap_or_default() {
            "br" => self.end_line(),
            "hr" => self.end_block(),
            "input" => self.tick(node),
            "table" if self.tables == Tables::Lifted => {
                self.end_block();
                self.pieces.push(Piece::Table(node));
                return false;
            }
            "td" | "th" => self.space = true,
            "ol" | "ul" | "menu" | "dir" => self.lists.push(List::open(node)),
            "pre" | "listing" | "xmp" => self.preformatted += 1,
            _ => {}
        }
        if elements::is_block(node) {
            self.end_block();
            self.blocks.push(node);
        }
        if elements::is(node, "li") {
            self.label = self.lists.last_mut().and_then(|list| list.label(node));
        }
        if elements::is_raised(node) {
            self.raised.push(self.line.len());
        }
        self.weigh(node, 1);
        true
    }

    fn leave(&mut self, node: Node<'a>) {
        if elements::is_raised(node)
            && let Some(from) = self.raised.pop()
        {
            raise(&mut self.line, from);
        }
        if elements::is_block(node) {
            self.end_block();
            self.blocks.pop();
        }
        match elements::name(node).unwrap_or_default() {
            "ol" | "ul" | "menu" | "dir" => drop(self.lists.pop()),
            "pre" | "listing" | "xmp" => self.preformatted -= 1,
            "li" => self.label = None,
            _ => {}
        }
        self.weigh(node, -1);
    }

    /// Counts in (1) or out (-1) what an element does to the look of its text.
    fn weigh(&mut self, node: Node<'a>, by: isize) {
        let count = |so_far: usize, is: bool| {
            if is { so_far.saturating_add_signed(by) } else { so_far }
        };
        self.bold = count(self.bold, elements::is_bold(node));
        self.symbols = count(self.symbols, elements::is_symbols(node));
    }

    /// A box that is ticked prints a tick.
    fn tick(&mut self, node: Node<'a>) {
        let kind = elements::attribute(node, "type").unwrap_or_default().to_ascii_lowercase();
        if matches!(kind.as_str(), "checkbox" | "radio")
            && elements::attribute(node, "checked").is_some()
        {
            self.word("x");
        }
    }

    fn print(&mut self, text: &str) {
        if self.preformatted > 0 {
            return self.print_lines(text);
        }
        self.space |= text.starts_with(char::is_whitespace);
        let mut words = text.split_whitespace().peekable();
        while let Some(word) = words.next() {
            self.word(word);
            self.space = words.peek().is_some() || text.ends_with(char::is_whitespace);
        }
    }

    /// Preformatted text keeps its line ends and tabs.
    fn print_lines(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.end_line();
            }
            let line = line.trim_end_matches('\r');
            if !line.trim().is_empty() || !self.line.is_empty() {
                self.word(line);
            }
        }
    }

    fn word(&mut self, word: &str) {
        if self.line.is_empty() {
            self.begun_in = self.blocks.last().copied();
        } else if self.space {
            self.line.push(' ');
        }
        self.space = false;
        self.all_bold &= self.bold > 0;
        if self.symbols > 0 {
            self.line.extend(word.chars().filter_map(elements::symbol));
        } else {
            self.line.push_str(word);
        }
    }

    /// Ends a paragraph or another block.
    fn end_block(&mut self) {
        if !self.line.is_empty() {
            self.end_line();
        }
        self.paragraph = true;
        self.space = false;
    }

    /// Ends the line; one that is empty sets paragraphs apart.
    fn end_line(&mut self) {
        let mut text = std::mem::take(&mut self.line);
        let begun_in = self.begun_in.take();
        let bold = std::mem::replace(&mut self.all_bold, true);
        self.raised.iter_mut().for_each(|from| *from = 0);
        self.space = false;
        let Some(block) = begun_in.filter(|_| !text.trim().is_empty()) else {
            self.paragraph = true;
            return;
        };
        if let Some(label) = self.label.take().filter(|_| !lists::has_own_label(&text)) {
            text.insert_str(0, &label);
        }
        let paragraph = std::mem::replace(&mut self.paragraph, false);
        self.pieces.push(Piece::Line(Line { text, bold, paragraph, block }));
    }
}

/// Writes the digits of a mark of a footnote or an exponent as raised ones: `[1]` → `¹`.
fn raise(line: &mut String, from: usize) {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let Some(tail) = line.get(from..) else { return };
    let lead = tail.len() - tail.trim_start().len();
    let bare = tail.trim().trim_matches(['[', ']', '(', ')']);
    let digits: Option<Vec<u32>> = bare.chars().map(|c| c.to_digit(10)).collect();
    let Some(digits) = digits.filter(|digits| (1..=3).contains(&digits.len())) else { return };
    let raised: String = digits
        .iter()
        .filter_map(|&digit| RAISED.get(usize::try_from(digit).unwrap_or(usize::MAX)))
        .collect();
    line.truncate(from + lead);
    line.push_str(&raised);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a page, a blank one before each paragraph but the first, tables as `⊞`.
    fn printed(html: &str) -> String {
        let parsed = super::super::guard::parse(html);
        let mut lines = Vec::new();
        for piece in read(parsed.html.tree.root(), Tables::Lifted) {
            match piece {
                Piece::Line(line) => {
                    if line.paragraph && !lines.is_empty() {
                        lines.push(String::new());
                    }
                    let mark = if line.bold { "**" } else { "" };
                    lines.push(format!("{mark}{}{mark}", line.text));
                }
                Piece::Table(_) => lines.push("⊞".to_owned()),
            }
        }
        lines.join("\n")
    }

    fn check(html: &str, expected: &str) {
        assert_eq!(printed(html), expected, "{html}");
    }

    #[test]
    fn blocks_are_paragraphs_and_breaks_are_lines() {
        check("<p>Sở\n  Y&nbsp;tế</p><p>Sở <i>Nội</i> vụ", "Sở Y tế\n\nSở Nội vụ");
        check("<div>a<br>b<br><br>c</div>d", "a\nb\n\nc\n\nd");
        check("<div>a<div>b</div>c</div>", "a\n\nb\n\nc");
        check("a<p>&nbsp;</p><p></p>b", "a\n\nb");
        check("<pre>a\tb\n\nc  d</pre>", "a\tb\n\nc  d");
        check("a<table><tr><td>x</table>b", "a\n⊞\n\nb");
    }

    #[test]
    fn what_is_not_shown_is_not_read() {
        check("<p>a<script>var x = '<p>';</script><style>p{}</style><!-- b --></p>", "a");
        check("<head><title>t</title></head><p style='display: none'>a</p><p hidden>b</p>c", "c");
        check("<nav>menu</nav><noscript>x</noscript><select><option>y</select>z", "z");
        check(
            "<p class=MsoNormal><![if !supportLists]>1.<![endif]><o:p></o:p> Sở Y tế",
            "1. Sở Y tế",
        );
        check("<!--[if gte mso 9]><xml><w:x/></xml><![endif]--><p>a<o:p>&nbsp;</o:p></p>", "a");
    }

    #[test]
    fn whole_bold_lines_are_told() {
        check("<p><b>ỦY BAN</b> <strong>NHÂN DÂN</strong></p>", "**ỦY BAN NHÂN DÂN**");
        check("<p><b>Điều 1.</b> Ban hành</p>", "Điều 1. Ban hành");
        check("<h2>Mục lục</h2>", "**Mục lục**");
        check("<p style='font-weight:bold'>A</p>B", "**A**\n\nB");
        check("<div><b>A<p>B</b>C</div>D", "**A**\n\n**BC**\n\nD");
    }

    #[test]
    fn lists_have_the_labels_a_browser_prints() {
        check("<ul><li>a<li>- b<li>c) d</ul>", "- a\n\n- b\n\nc) d");
        check("<ol start=3><li>a<li value=7>b<li>c</ol>", "3. a\n\n7. b\n\n8. c");
        check("<ol type=a><li>x<ol type=I><li>y</ol><li>z</ol>", "a) x\n\nI. y\n\nb) z");
        check("<ul style='list-style-type: none'><li>a</ul>", "a");
        check("<ol><li><p>a</p><p>b</p></ol>", "1. a\n\nb");
    }

    #[test]
    fn raised_digits_stay_raised() {
        check("Km<sup>2</sup> và 10<sup>12</sup>", "Km² và 10¹²");
        check(
            "ứng dụng<a href=#_ftn1><span class=MsoFootnoteReference>[1]</span></a> mới",
            "ứng dụng¹ mới",
        );
        check("1<sup>st</sup> x<sup></sup>", "1st x");
        check("a<sup><br>2</sup>", "a\n²");
    }

    #[test]
    fn symbols_and_boxes_are_read() {
        check("<span style='font-family:Wingdings'>ü</span>", "x");
        check("<p><font face=Symbol>·</font> Sở Y tế", "- Sở Y tế");
        check("<input type=checkbox checked><input type=checkbox><input value=a>", "x");
    }
}
