//! Tokens → the sentence and the clause that each of them stands in.
//!
//! A clause begins after a full stop, `;`, `:`, `(`, a bullet or `(1)`; a comma does not begin one.

use super::tokens::{Shape, Tokens};

/// Where a token stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// First token of its sentence.
    pub(super) sentence: usize,
    /// First token of its clause.
    pub(super) clause: usize,
    /// The clause began at a semicolon.
    pub(super) after_semicolon: bool,
    /// Parentheses open around it.
    pub(super) depth: usize,
    /// Semicolons before it outside of parentheses, and inside of them.
    pub(super) semicolons: (usize, usize),
}

/// The place of each token.
pub(super) fn places(tokens: &Tokens<'_>) -> Vec<Place> {
    let mut places = Vec::with_capacity(tokens.len());
    let mut walk = Walk::default();
    for i in 0..tokens.len() {
        if ends_sentence(tokens, i) || is_bullet(tokens, i) {
            places.push(walk.now);
            walk.sentence(i + 1);
        } else {
            walk.mark(tokens, i);
            places.push(walk.now);
        }
    }
    places
}

/// The place reached, and those outside each open parenthesis.
#[derive(Default)]
struct Walk {
    now: Place,
    open: Vec<Place>,
}

impl Walk {
    /// Begins a sentence at token `start`.
    fn sentence(&mut self, start: usize) {
        self.open.clear();
        let semicolons = self.now.semicolons;
        self.now = Place { sentence: start, clause: start, semicolons, ..Place::default() };
    }

    /// Takes in the mark at token `i`; words change nothing.
    fn mark(&mut self, tokens: &Tokens<'_>, i: usize) {
        let now = self.now;
        match tokens.key(i) {
            "(" => {
                self.open.push(now);
                let depth = self.open.len();
                self.now = Place { clause: i + 1, depth, after_semicolon: false, ..now };
            }
            ")" => {
                self.now = self.open.pop().unwrap_or(Place { depth: 0, ..now });
                self.now.semicolons = now.semicolons;
                if is_enumerator(tokens, i) {
                    self.now.clause = i + 1;
                }
            }
            ";" => {
                let (outside, inside) = now.semicolons;
                let is_outside = self.open.is_empty();
                let semicolons =
                    if is_outside { (outside + 1, inside) } else { (outside, inside + 1) };
                self.now = Place { clause: i + 1, after_semicolon: true, semicolons, ..now };
            }
            ":" if !tokens.is(i + 1, Shape::Number) || !tokens.is_glued(i + 1) => {
                self.now = Place { clause: i + 1, after_semicolon: false, ..now };
            }
            _ => {}
        }
    }
}

/// The closing parenthesis of `(1)`.
fn is_enumerator(tokens: &Tokens<'_>, i: usize) -> bool {
    i >= 2 && tokens.is(i - 1, Shape::Number) && tokens.key(i - 2) == "("
}

/// A full stop or ellipsis that a new sentence follows; not the dot of `TP. Đà Lạt`.
fn ends_sentence(tokens: &Tokens<'_>, i: usize) -> bool {
    if !matches!(tokens.key(i), "." | "…" | "!" | "?") || !tokens.is_glued(i) && i > 0 {
        return false;
    }
    let next = i + 1;
    let begins = tokens.is_capital(next)
        || tokens.is(next, Shape::Number)
        || matches!(tokens.key(next), "-" | "+" | "*" | "(" | "•" | "“" | "\"");
    let short = matches!(tokens.key_before(i, 1), "tp" | "tx" | "tt" | "ths" | "ts" | "gs" | "pgs");
    next >= tokens.len() || (begins && !tokens.is_glued(next) && !short)
}

/// A `-`, `+`, `*` or `•` that begins an item: at the beginning or behind a closing mark.
fn is_bullet(tokens: &Tokens<'_>, i: usize) -> bool {
    let alone = !tokens.is_glued(i) && !tokens.is_glued(i + 1);
    let behind_a_mark = matches!(tokens.key_before(i, 1), "" | "." | ";" | ":" | "…" | ")" | "*");
    let broken = tokens.list.get(i).is_some_and(|token| token.broken);
    match tokens.key(i) {
        "*" | "•" | "·" => alone,
        "-" | "+" => alone && (behind_a_mark || broken),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` stands where a clause begins, `‖` where a sentence does.
    fn check(expected: &str) {
        let text = expected.replace(['|', '‖'], "");
        let tokens = Tokens::new(&text, std::iter::empty());
        let places = places(&tokens);
        let mut marked = String::new();
        let mut last = 0;
        for (i, token) in tokens.list.iter().enumerate().skip(1) {
            let place = places[i];
            marked.push_str(&text[last..token.at.start]);
            last = token.at.start;
            match (place.sentence == i, place.clause == i) {
                (true, _) => marked.push('‖'),
                (_, true) => marked.push('|'),
                _ => {}
            }
        }
        assert_eq!(marked + &text[last..], expected);
    }

    #[test]
    fn clauses_begin_at_marks_but_not_at_commas() {
        check("Đạt 5 hồ sơ, trong đó: |nam 3; |nữ 2. ‖Đến nay");
        check("* ‖Kết quả: |- ‖Có 226/226 cơ sở (|đạt 100%) của TP. Đà Lạt. ‖Còn lại");
        check("lúc 05:30 ngày 1.2.2024 (|1) |A; (|2) |B");
    }
}
