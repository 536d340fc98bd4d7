//! A text → its words and marks, each with its matching key and its place. Splits nothing by
//! meaning: that a comma stands inside a name is for the caller to know.

use crate::lang::fold;
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Letters and digits.
    Word,
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// `/`
    Slash,
    /// `.` that is no part of an abbreviation.
    Stop,
    /// `:`
    Colon,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `-`, `+` or `*`, with or without space around it.
    Dash,
    /// `&`
    Ampersand,
    /// `…` or `...`
    Dots,
    /// Anything else: quotes, percent signs.
    Other,
}

/// A word or mark of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub mark: Mark,
    /// Its matching key (see [`fold`]).
    pub key: String,
    /// As printed.
    pub printed: String,
    /// Its bytes.
    pub at: Range<usize>,
    /// White space, or the start of the text, stands before it.
    pub spaced: bool,
    /// Its first letter is a capital.
    pub capital: bool,
    /// It has two letters or more, or a letter and a digit, and no small letter.
    pub capitals: bool,
}

impl Token {
    /// Whether it is this word.
    #[must_use]
    pub fn is(&self, key: &str) -> bool {
        self.key == key
    }

    /// Whether it is a word written with a small first letter.
    #[must_use]
    pub fn is_small(&self) -> bool {
        self.mark == Mark::Word && !self.capital && !self.key.starts_with(|c: char| c.is_numeric())
    }
}

/// Abbreviations that a full stop belongs to.
const DOTTED: [&str; 13] =
    ["vp", "tp", "tx", "tt", "q", "p", "h", "x", "ts", "gs", "pgs", "ths", "bs"];

/// The words and marks of `text`.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let folded = fold::chars(text);
    let mut out: Vec<Token> = Vec::new();
    let mut i = 0;
    let mut spaced = true;
    while let Some(first) = folded.get(i) {
        if first.key.is_whitespace() {
            spaced = true;
            i += 1;
            continue;
        }
        let mark = mark_of(first.key);
        let mut j = i + 1;
        while folded.get(j).is_some_and(|next| joins(mark, next.key)) {
            j += 1;
        }
        let end = folded.get(j).map_or(text.len(), |next| next.at);
        let key = folded[i..j].iter().map(|c| c.key).collect();
        out.push(token(text, mark, key, first.at..end, spaced));
        merge_dotted(&mut out);
        spaced = false;
        i = j;
    }
    out
}

fn mark_of(c: char) -> Mark {
    match c {
        ',' => Mark::Comma,
        ';' => Mark::Semicolon,
        '/' => Mark::Slash,
        '.' => Mark::Stop,
        ':' => Mark::Colon,
        '(' | '[' => Mark::Open,
        ')' | ']' => Mark::Close,
        '-' | '+' | '*' | '•' => Mark::Dash,
        '&' => Mark::Ampersand,
        '…' => Mark::Dots,
        _ if is_letter(c) => Mark::Word,
        _ => Mark::Other,
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// Whether `next` belongs to a token of this mark: letters to a word, dots to dots.
fn joins(mark: Mark, next: char) -> bool {
    match mark {
        Mark::Word => is_letter(next) || matches!(next, '\'' | '’'),
        Mark::Stop => next == '.',
        Mark::Dots => matches!(next, '.' | '…'),
        Mark::Comma
        | Mark::Semicolon
        | Mark::Slash
        | Mark::Colon
        | Mark::Open
        | Mark::Close
        | Mark::Dash
        | Mark::Ampersand
        | Mark::Other => false,
    }
}

fn token(text: &str, mark: Mark, key: String, at: Range<usize>, spaced: bool) -> Token {
    let printed = &text[at.clone()];
    let letters = printed.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = mark == Mark::Word
        && letters > 0
        && printed.chars().filter(|c| c.is_alphanumeric()).count() > 1
        && !printed.chars().any(char::is_lowercase);
    let capital = printed.chars().next().is_some_and(char::is_uppercase);
    let mark = if mark == Mark::Stop && key.len() > 1 { Mark::Dots } else { mark };
    Token { mark, key, printed: printed.to_owned(), at, spaced, capital, capitals }
}

/// Takes the stop of `TP.` into its word.
fn merge_dotted(out: &mut Vec<Token>) {
    let [.., word, stop] = out.as_slice() else { return };
    let dotted = stop.mark == Mark::Stop
        && !stop.spaced
        && word.mark == Mark::Word
        && word.capital
        && DOTTED.contains(&word.key.as_str());
    if dotted {
        let end = stop.at.end;
        out.pop();
        if let Some(word) = out.last_mut() {
            word.at.end = end;
            word.printed.push('.');
        }
    }
}

/// For each token the one at which a parenthesis opened there closes; the number of tokens where
/// none does, or where none opens.
#[must_use]
pub fn closings(tokens: &[Token]) -> Vec<usize> {
    let mut closings = vec![tokens.len(); tokens.len()];
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.mark == Mark::Open {
            open.push(at);
        } else if token.mark == Mark::Close
            && let Some(opened) = open.pop()
        {
            closings[opened] = at;
        }
    }
    closings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = tokens(text).iter().map(|token| &text[token.at.clone()]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_and_marks_are_told_apart() {
        check("Sở VH-TT&DL, C06.", &["Sở", "VH", "-", "TT", "&", "DL", ",", "C06", "."]);
        check("UBND tỉnh.C5 ...", &["UBND", "tỉnh", ".", "C5", "..."]);
        check("UBND TP. Đà Lạt", &["UBND", "TP.", "Đà", "Lạt"]);
        check("(Y tế…)", &["(", "Y", "tế", "…", ")"]);
        check("", &[]);
    }

    #[test]
    fn a_parenthesis_closes_at_its_own_depth() {
        let closed = closings(&tokens("a (b (c) d) e"));
        assert_eq!((closed[1], closed[3]), (7, 5));
        assert_eq!(closings(&tokens("a (b")), [3, 3, 3]);
    }
}
