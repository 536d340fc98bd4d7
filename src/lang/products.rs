//! A text → whether it begins with the name of a product (`Báo cáo`, `Kế hoạch`), from
//! `lexicon/products.tsv`.

use super::{fold, lexicon};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Words that such a name has.
const LONGEST: usize = 3;

static PRODUCTS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| lexicon::rows("products").iter().map(|row| fold::key(row[0])).collect());

/// Whether `text` begins with the name of a product.
#[must_use]
pub fn begins_product(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(LONGEST).collect();
    (1..=words.len()).any(|count| {
        let lead = fold::key(&words[..count].join(" "));
        PRODUCTS.contains(lead.trim_end_matches(|c: char| !c.is_alphanumeric()))
    })
}

#[cfg(test)]
mod tests {
    use super::begins_product;

    #[test]
    fn products_are_told_by_their_first_words() {
        for (text, expected) in [
            ("Kế hoạch của Sở", true),
            ("Quyết định; Tờ trình", true),
            ("Đã ban hành Kế hoạch", false),
            ("", false),
        ] {
            assert_eq!(begins_product(text), expected, "{text}");
        }
    }
}
