//! Records → columns of values with their levels (Dremel: how deep a value is defined, and at which
//! depth it repeats).

use super::nodes::{Node, Shape};
use jiff::civil::Date;
use parquet::data_type::ByteArray;
use serde_json::Value;

/// The values of a column.
#[derive(Clone, Debug)]
pub(super) enum Values {
    /// Text.
    Text(Vec<ByteArray>),
    /// Whole numbers.
    Whole(Vec<i64>),
    /// Numbers.
    Number(Vec<f64>),
    /// True or false.
    Flag(Vec<bool>),
    /// Days since 1 January 1970.
    Day(Vec<i32>),
}

/// A column that is not yet written.
#[derive(Clone, Debug)]
pub(super) struct Stripe {
    /// Its values, without the empty ones.
    pub(super) values: Values,
    /// For each entry how many of its ancestors and itself are there.
    pub(super) defined: Vec<i16>,
    /// For each entry at which depth of lists it goes on, 0 for a new row.
    pub(super) repeated: Vec<i16>,
    /// Numbers with more digits than a float has.
    pub(super) rounded: usize,
}

/// Where in the tree an entry stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Level {
    defined: i16,
    repeated: i16,
    /// Lists around it.
    depth: i16,
}

impl Level {
    const fn deeper(self) -> Self {
        Self { defined: self.defined + 1, ..self }
    }

    /// Inside a list, for its first member.
    const fn inside(self) -> Self {
        Self { defined: self.defined + 1, depth: self.depth + 1, ..self }
    }

    /// The same for a later member.
    const fn again(self) -> Self {
        Self { repeated: self.depth, ..self }
    }
}

/// Empty columns for `node`, in the order of the tree.
pub(super) fn empty(node: &Node) -> Vec<Stripe> {
    let column =
        |values| vec![Stripe { values, defined: Vec::new(), repeated: Vec::new(), rounded: 0 }];
    match &node.shape {
        Shape::Text => column(Values::Text(Vec::new())),
        Shape::Whole => column(Values::Whole(Vec::new())),
        Shape::Number => column(Values::Number(Vec::new())),
        Shape::Flag => column(Values::Flag(Vec::new())),
        Shape::Day => column(Values::Day(Vec::new())),
        Shape::List(item) => empty(item),
        Shape::Map(value) => [column(Values::Text(Vec::new())), empty(value)].concat(),
        Shape::Group(fields) => fields.iter().flat_map(empty).collect(),
    }
}

/// Adds `value` to `columns`, those of `node`.
pub(super) fn add(node: &Node, value: &Value, at: Level, columns: &mut [Stripe]) {
    match (&node.shape, value) {
        (_, Value::Null) => nothing(at, columns),
        (Shape::Group(fields), _) => {
            let mut rest = columns;
            for field in fields {
                let (own, behind) = rest.split_at_mut(field.width);
                add(field, &value[field.name.as_str()], at.deeper(), own);
                rest = behind;
            }
        }
        (Shape::List(item), Value::Array(values)) => {
            if values.is_empty() {
                nothing(at.deeper(), columns);
            }
            let first = at.deeper().inside();
            for (number, value) in values.iter().enumerate() {
                add(item, value, if number == 0 { first } else { first.again() }, columns);
            }
        }
        (Shape::Map(inner), Value::Object(entries)) => {
            if entries.is_empty() {
                nothing(at.deeper(), columns);
            }
            let first = at.deeper().inside();
            let (keys, values) = columns.split_at_mut(1);
            for (number, (key, value)) in entries.iter().enumerate() {
                let at = if number == 0 { first } else { first.again() };
                for keys in &mut *keys {
                    keys.text(key, at);
                }
                add(inner, value, at, values);
            }
        }
        (_, value) => columns.iter_mut().for_each(|column| column.scalar(value, at)),
    }
}

/// Nothing stands there.
pub(super) fn nothing(at: Level, columns: &mut [Stripe]) {
    for column in columns {
        column.entry(at);
    }
}

impl Stripe {
    fn entry(&mut self, at: Level) {
        self.defined.push(at.defined);
        self.repeated.push(at.repeated);
    }

    /// A key, which is always there: what it is the key of is one level less deep than a value.
    fn text(&mut self, text: &str, at: Level) {
        if let Values::Text(values) = &mut self.values {
            values.push(ByteArray::from(text));
        }
        self.entry(at);
    }

    fn scalar(&mut self, value: &Value, at: Level) {
        let is_taken = self.values.push(value);
        if matches!(self.values, Values::Number(_)) && is_rounded(value) {
            self.rounded += 1;
        }
        self.entry(if is_taken { at.deeper() } else { at });
    }
}

impl Values {
    /// Whether `value` is one of this column.
    fn push(&mut self, value: &Value) -> bool {
        match self {
            Self::Text(values) => {
                value.as_str().map(|text| values.push(ByteArray::from(text))).is_some()
            }
            Self::Whole(values) => value.as_i64().map(|number| values.push(number)).is_some(),
            Self::Number(values) => value.as_f64().map(|number| values.push(number)).is_some(),
            Self::Flag(values) => value.as_bool().map(|flag| values.push(flag)).is_some(),
            Self::Day(values) => {
                value.as_str().and_then(days).map(|days| values.push(days)).is_some()
            }
        }
    }
}

/// Above this a float does not hold every whole number.
const EXACT: u64 = 1 << 53;

/// Whether a float stands beside `number`, not on it.
fn is_rounded(number: &Value) -> bool {
    number.as_i64().is_some_and(|whole| {
        let size = whole.unsigned_abs();
        // What is left of the digits that a float has must be zeros.
        size > EXACT && size.trailing_zeros() + 53 < u64::BITS - size.leading_zeros()
    })
}

/// Days from 1 January 1970 to an ISO day.
fn days(day: &str) -> Option<i32> {
    let day: Date = day.parse().ok()?;
    day.since(jiff::civil::date(1970, 1, 1)).ok().map(|span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn days_count_from_1970() {
        for (day, expected) in [
            ("1970-01-01", Some(0)),
            ("2026-04-24", Some(20567)),
            ("1969-12-31", Some(-1)),
            ("2026-02-30", None),
        ] {
            assert_eq!(days(day), expected, "{day}");
        }
    }

    #[test]
    fn a_float_holds_whole_numbers_of_53_bits() {
        for (number, expected) in [
            (9_007_199_254_740_992_i64, false),
            (9_007_199_254_740_993, true),
            (9_007_199_254_740_994, false),
            (-9_007_199_254_740_995, true),
            (1_000_000_000_000_000_000, false),
            (i64::MAX, true),
        ] {
            assert_eq!(is_rounded(&json!(number)), expected, "{number}");
        }
        assert!(!is_rounded(&json!(89.37)));
    }

    /// The example of the paper: what is there how deep, and what goes on where.
    #[test]
    fn levels_tell_lists_apart() {
        let text = Node::new("element", Shape::Text);
        let inner = Node::new("element", Shape::List(Box::new(text)));
        let node = Node::new("rows", Shape::List(Box::new(inner)));
        let mut columns = empty(&node);
        for value in [json!([["a", "b"], [], ["c", null]]), json!([]), json!(null)] {
            add(&node, &value, Level::default(), &mut columns);
        }
        assert_eq!(columns[0].defined, [5, 5, 3, 5, 4, 1, 0]);
        assert_eq!(columns[0].repeated, [0, 2, 1, 1, 2, 0, 0]);
    }
}
