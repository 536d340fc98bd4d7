//! Tables of web extractions, whose cells are paragraphs between lines with a lone `|` (layout 4) →
//! one line a row, cut into cells, so that one reader serves all layouts. Lines wrapped inside a cell
//! are joined. What only sets text side by side (a letterhead) loses its bars and stays text.
//!
//! A row ends where a line ends with two spaces above a blank one; where such ends were stripped, at
//! the width of the table and where a row number stands alone at the end of a cell.

use super::headers::is_header;
use super::{groups, ordinals};
use crate::data::{Line, Text};
use crate::lang::fold;
use crate::lang::letterhead::{self, Part};
use std::borrow::Cow;
use std::ops::Range;

/// Longest first cell, in characters: what is longer above a bar is running text.
const LONGEST_FIRST: usize = 160;
/// Longest last cell, in characters, whatever the ones above are like.
const LONGEST_ALIKE: usize = 60;
/// Paragraphs of a first cell.
const FIRST_PARAGRAPHS: usize = 3;
/// Paragraphs of a cell where nothing says how far it goes.
const MOST_PARAGRAPHS: usize = 12;
/// Columns of the widest table: where fewer ends of rows than one in so many bars are marked, they
/// were stripped.
const MARKED_ONE_IN: usize = 16;

/// What stands between blank lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A lone `|`.
    Bar,
    /// `---|---|---`, so many columns: the row above is the header.
    Rule(usize),
    Paragraph,
}

struct Token {
    kind: Kind,
    lines: Range<usize>,
    /// Its last line ends as the last of a row does.
    ends_row: bool,
}

/// Tokens of the cells of a row.
type Draft = Vec<Vec<usize>>;

/// The lines with rows between bars put together; untouched where there are none.
pub(super) fn run(lines: &[Line]) -> Cow<'_, [Line]> {
    if !lines.iter().any(is_bar) {
        return Cow::Borrowed(lines);
    }
    let reader = Reader::new(lines);
    let mut out = Vec::new();
    let (mut done, mut at) = (0, 0);
    while let Some(bar) = reader.next_bar(at) {
        let first = reader.first(bar, at);
        let (rows, end) = reader.rows(first);
        let from = reader.tokens[first].lines.start;
        let to = reader.tokens.get(end).map_or(lines.len(), |token| token.lines.start);
        out.extend_from_slice(&lines[done..from]);
        if reader.is_table(&rows) {
            out.extend(rows.iter().map(|row| reader.row(row)));
        } else {
            out.extend(lines[from..to].iter().map(without_bars));
        }
        (done, at) = (to, end.max(bar + 1));
    }
    out.extend_from_slice(&lines[done..]);
    Cow::Owned(out)
}

fn is_bar(line: &Line) -> bool {
    matches!(line.fields.as_slice(), [only] if only.as_str() == "|")
}

/// The columns that a line `---|:-:|---` rules, `None` for any other line.
fn rule(line: &Line) -> Option<usize> {
    let [text] = line.fields.as_slice() else { return None };
    let text = text.as_str();
    let drawn = |part: &str| part.contains("--") && part.chars().all(|c| matches!(c, '-' | ':'));
    (text.contains('|') && text.split('|').all(|part| drawn(part.trim())))
        .then(|| text.split('|').count())
}

fn without_bars(line: &Line) -> Line {
    let is_drawn = is_bar(line) || rule(line).is_some();
    if is_drawn { Line { fields: vec![Text::new()], ..line.clone() } } else { line.clone() }
}

struct Reader<'a> {
    lines: &'a [Line],
    tokens: Vec<Token>,
    /// For each token the next bar from it on.
    bars: Vec<Option<usize>>,
    /// For each token whether the row ends before the next bar.
    closes: Vec<bool>,
    /// Ends of rows are marked.
    is_marked: bool,
}

impl<'a> Reader<'a> {
    fn new(lines: &'a [Line]) -> Self {
        let tokens = tokens(lines);
        let mut bars = vec![None; tokens.len() + 1];
        let mut closes = vec![false; tokens.len() + 1];
        for at in (0..tokens.len()).rev() {
            let is_bar = tokens[at].kind == Kind::Bar;
            bars[at] = if is_bar { Some(at) } else { bars[at + 1] };
            closes[at] = tokens[at].ends_row || !is_bar && closes[at + 1];
        }
        let count = |is: fn(&Token) -> bool| tokens.iter().filter(|token| is(token)).count();
        let is_marked =
            count(|token| token.ends_row) * MARKED_ONE_IN >= count(|token| token.kind == Kind::Bar);
        Self { lines, tokens, bars, closes, is_marked }
    }

    fn next_bar(&self, at: usize) -> Option<usize> {
        self.bars.get(at).copied().flatten()
    }

    /// The token with which the table of the bar begins: the paragraph above it is the first cell.
    fn first(&self, bar: usize, least: usize) -> usize {
        let above = bar.checked_sub(1).filter(|&above| above >= least);
        let is_cell = |&above: &usize| {
            let token = &self.tokens[above];
            token.kind == Kind::Paragraph && !token.ends_row && {
                let lines = &self.lines[token.lines.clone()];
                lines.iter().map(|line| line.text().as_str().chars().count()).sum::<usize>()
                    <= LONGEST_FIRST
            }
        };
        above.filter(is_cell).unwrap_or(bar)
    }

    /// The rows from the token `first` on, and the token after them.
    fn rows(&self, first: usize) -> (Vec<Draft>, usize) {
        if self.is_marked { self.marked(first) } else { self.unmarked(first) }
    }

    /// Rows whose ends are marked.
    fn marked(&self, first: usize) -> (Vec<Draft>, usize) {
        let mut rows = Rows::default();
        let mut at = first;
        while let Some(token) = self.tokens.get(at) {
            match token.kind {
                Kind::Bar => rows.bar(),
                Kind::Rule(width) => rows.rule(width),
                Kind::Paragraph if self.belongs(&rows, at) => rows.cell(at),
                Kind::Paragraph => break,
            }
            if token.ends_row {
                rows.close();
            }
            at += 1;
        }
        rows.close();
        (rows.done, at)
    }

    /// Whether a paragraph is one of the row that is open.
    fn belongs(&self, rows: &Rows, at: usize) -> bool {
        if !rows.row.is_empty() {
            let is_full = rows.width.is_some_and(|width| rows.row.len() >= width);
            return self.closes[at] || (self.bars[at].is_some() && !is_full);
        }
        let is_near = |most: usize| self.bars[at].is_some_and(|bar| bar <= at + most);
        is_near(1)
            || is_near(FIRST_PARAGRAPHS) && !self.closes[at]
            || self.tokens[at].ends_row && is_near(FIRST_PARAGRAPHS)
    }

    /// Rows whose ends were stripped.
    fn unmarked(&self, first: usize) -> (Vec<Draft>, usize) {
        let mut rows = Rows::default();
        let mut cell: Vec<usize> = Vec::new();
        let mut at = first;
        while let Some(token) = self.tokens.get(at) {
            match token.kind {
                Kind::Paragraph if self.bars[at].is_none() || cell.len() >= MOST_PARAGRAPHS => {
                    break;
                }
                Kind::Paragraph => cell.push(at),
                Kind::Rule(width) => {
                    rows.row.push(std::mem::take(&mut cell));
                    rows.rule(width);
                }
                Kind::Bar => {
                    if let Some(end) = self.settle(&mut rows, std::mem::take(&mut cell)) {
                        return (rows.done, end);
                    }
                }
            }
            at += 1;
        }
        // The last cell is one paragraph; nothing says that more belongs to it.
        let last = cell.first().copied().unwrap_or(at);
        let is_cell = self.ends_table(&rows, last);
        rows.row.push(if is_cell { vec![last] } else { Vec::new() });
        rows.close();
        (rows.done, if is_cell { last + 1 } else { last })
    }

    /// Whether a paragraph is the last cell of a table rather than the text below it: it is not much
    /// longer than the last cells above.
    fn ends_table(&self, rows: &Rows, paragraph: usize) -> bool {
        let is_paragraph =
            self.tokens.get(paragraph).is_some_and(|token| token.kind == Kind::Paragraph);
        let length = |token: usize| self.text(token).as_str().chars().count();
        let last = |row: &Draft| row.last()?.last().copied();
        let longest = || rows.done.iter().filter_map(last).map(length).max().unwrap_or(0);
        is_paragraph && (length(paragraph) <= LONGEST_ALIKE || length(paragraph) <= 3 * longest())
    }

    /// Takes the paragraphs between two bars: one cell, or the last of a row and the first of the
    /// next. Returns where the table ends, if it does so among them.
    fn settle(&self, rows: &mut Rows, cell: Vec<usize>) -> Option<usize> {
        let is_full = rows.width.is_some_and(|width| rows.row.len() + 1 >= width);
        let numbered = cell.last().is_some_and(|&last| self.is_ordinal(last));
        let split = match (is_full, cell.len()) {
            _ if rows.row.is_empty() => None,
            (true, count) if numbered => Some(count - 1),
            (true, count @ (0..=2)) => Some(count.min(1)),
            (true, _) => {
                rows.row.push(cell[..1].to_vec());
                rows.close();
                return Some(cell[1]);
            }
            (false, count) => (count > 1 && numbered).then(|| count - 1),
        };
        let Some(split) = split else {
            rows.row.push(cell);
            return None;
        };
        let is_head = |&&token: &&usize| groups::is_head(self.text(token).as_str());
        let heads = cell[..split].iter().skip(1).rev().take_while(is_head).count();
        rows.row.push(cell[..split - heads].to_vec());
        rows.width = rows.width.or(Some(rows.row.len()));
        rows.close();
        for &head in &cell[split - heads..split] {
            rows.done.push(vec![vec![head]]);
        }
        rows.row.push(cell[split..].to_vec());
        None
    }

    fn is_ordinal(&self, token: usize) -> bool {
        ordinals::is_ordinal(self.text(token).as_str())
    }

    fn text(&self, token: usize) -> Text {
        let lines = &self.lines[self.tokens[token].lines.clone()];
        Text::join(&lines.iter().map(Line::text).collect::<Vec<_>>())
    }

    /// Whether the rows are data and do not only set a letterhead or signature side by side.
    fn is_table(&self, rows: &[Draft]) -> bool {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let head = rows.iter().take(FIRST_PARAGRAPHS).flatten().flatten();
        let frames = |&token: &usize| {
            let text = self.text(token);
            letterhead::is(text.as_str(), Part::State)
                || fold::key(text.as_str()).starts_with("nơi nhận")
        };
        let numbered = |row: &Draft| matches!(row[0].as_slice(), [one] if self.is_ordinal(*one));
        let is_headed = || rows.first().is_some_and(|row| is_header(&self.row(row).fields));
        rows.len() > 1
            && !head.clone().any(frames)
            && (is_headed() || width > 2 && rows.iter().any(numbered))
    }

    fn row(&self, row: &Draft) -> Line {
        let texts = |cell: &Vec<usize>| -> Vec<Text> {
            cell.iter().map(|&token| self.text(token)).collect()
        };
        let mut fields: Vec<Text> = row.iter().map(|cell| Text::join(&texts(cell))).collect();
        fields.resize(fields.len().max(2), Text::new());
        let mut lines = row.iter().flatten().map(|&token| self.tokens[token].lines.clone());
        let first = lines.next().unwrap_or(0..1);
        let last = lines.next_back().unwrap_or_else(|| first.clone());
        let whole = &self.lines[first.start];
        let span = whole.span.hull(self.lines[last.end - 1].span);
        Line { span, fields, is_row: true, ..whole.clone() }
    }
}

/// Rows being put together.
#[derive(Default)]
struct Rows {
    done: Vec<Draft>,
    row: Draft,
    width: Option<usize>,
}

impl Rows {
    /// Adds a paragraph to the cell that is open.
    fn cell(&mut self, paragraph: usize) {
        match self.row.last_mut() {
            Some(cell) => cell.push(paragraph),
            None => self.row.push(vec![paragraph]),
        }
    }

    /// Opens the next cell; a row that begins with a bar has an empty first one.
    fn bar(&mut self) {
        let cells = if self.row.is_empty() { 2 } else { 1 };
        self.row.extend(std::iter::repeat_n(Vec::new(), cells));
    }

    fn rule(&mut self, width: usize) {
        self.width = Some(width);
        self.close();
    }

    fn close(&mut self) {
        let row = std::mem::take(&mut self.row);
        if row.iter().any(|cell| !cell.is_empty()) {
            self.width = self.width.or(Some(row.len()));
            self.done.push(row);
        }
    }
}

fn tokens(lines: &[Line]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut is_open = false;
    for (at, line) in lines.iter().enumerate() {
        let kind = match rule(line) {
            _ if line.is_blank() => {
                is_open = false;
                continue;
            }
            _ if is_bar(line) => Kind::Bar,
            Some(width) => Kind::Rule(width),
            None => Kind::Paragraph,
        };
        let above_blank = lines.get(at + 1).is_none_or(Line::is_blank);
        let ends_row = line.edges.breaks && above_blank;
        match tokens.last_mut().filter(|_| is_open && kind == Kind::Paragraph) {
            Some(open) => {
                open.lines.end = at + 1;
                open.ends_row = ends_row;
            }
            None => tokens.push(Token { kind, lines: at..at + 1, ends_row }),
        }
        is_open = kind == Kind::Paragraph;
    }
    tokens
}
