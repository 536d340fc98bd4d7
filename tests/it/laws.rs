//! What holds of cleaning, whatever the text.

use congbao::data::Span;
use congbao::normalize::{clean, clean_str, run};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// What gazette texts are made of, markup, damage and look-alikes included. A lone star stands only
/// where print has it: around words, after a number, as a bullet. No escaped tag (`&lt;b&gt;`): cleaned
/// once it is a printed one.
const PIECES: [&str; 32] = [
    "Ủy ban nhân dân",
    "quý II/2026",
    "hoà",
    "hòa",
    "đ",
    "Ð",
    "ế",
    "e\u{302}\u{301}",
    "é\u{302}",
    "36.707/48.324 chiếm 75,96%",
    " ",
    "  ",
    "\t",
    "\n",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "<p>",
    "</p>",
    "<ul style=\"list-style-type: none\">",
    "<br/>",
    "<i>",
    "</i>",
    " < 5 và > 3 ",
    "&nbsp;",
    "**",
    " *qua Sở Tư pháp* ",
    " (*nếu có*) ",
    "\n* Đánh giá: ",
    "Khách sạn 4*; ",
    "- ",
    "x",
];

fn printed() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(PIECES.to_vec());
    let either = prop_oneof![8 => pieces.prop_map(str::to_owned), 1 => "[0-9A-Za-zÀÁÂàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ.,;:/()%-]{0,3}"];
    prop::collection::vec(either, 0..24).prop_map(|pieces| pieces.concat())
}

fn whole(text: &str) -> Span {
    Span::new(0, u32::try_from(text.len()).unwrap_or(u32::MAX))
}

proptest! {
    #[test]
    fn cleaning_twice_is_cleaning_once(text in printed()) {
        let once = clean_str(&text);
        prop_assert_eq!(clean_str(&once), once);
    }

    #[test]
    fn decomposed_letters_clean_to_the_same_text(text in printed()) {
        let twin: String = text.nfd().collect();
        prop_assert_eq!(clean_str(&twin), clean_str(&text));
    }

    #[test]
    fn cleaned_text_is_composed_and_folded(text in printed()) {
        let cleaned = clean_str(&text);
        prop_assert_eq!(cleaned.nfc().collect::<String>(), cleaned.clone());
        prop_assert_eq!(cleaned.trim(), cleaned.as_str());
        prop_assert!(!cleaned.contains("  "));
    }

    #[test]
    fn a_slice_leads_back_to_its_own_letters(text in printed(), from in 0..200_usize, len in 1..60_usize) {
        let cleaned = clean(&text, whole(&text));
        let ends: Vec<usize> =
            cleaned.as_str().char_indices().map(|(at, _)| at).chain([cleaned.len()]).collect();
        let from = from % ends.len();
        let to = (from + len).min(ends.len() - 1);
        let slice = cleaned.slice_trimmed(ends[from]..ends[to]);
        // Whether a star is print or emphasis is seen from both its sides.
        prop_assume!(!slice.as_str().starts_with('*') && !slice.as_str().ends_with('*'));
        let spans = slice.spans();
        for span in &spans {
            prop_assert!(text.get(span.range()).is_some(), "{span:?} cuts a letter");
        }
        prop_assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        let again: Vec<String> =
            spans.iter().map(|span| clean_str(&text[span.range()])).collect();
        prop_assert_eq!(again.join(" "), slice.as_str());
    }

    #[test]
    fn every_line_has_its_place(text in printed()) {
        let lines = run(&text);
        for (line, print) in lines.iter().zip(text.split('\n')) {
            prop_assert_eq!(&text[line.span.range()], print.trim_end_matches('\r'));
            prop_assert_eq!(line.fields.len(), print.trim_end_matches('\r').split('\t').count());
        }
    }
}
