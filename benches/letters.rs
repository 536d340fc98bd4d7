//! The language layer on one text, each step beside a memory copy and `unicode-normalization`'s own check of
//! the same bytes in the same run → megabytes a second and the ratio to that check.
//!
//! `cargo bench --bench letters`. Prints what it measured; asserts nothing.

#![allow(clippy::cast_precision_loss, reason = "sizes of some megabytes")]

use congbao::lang::charset::{self, Charset};
use congbao::normalize::{self, letters::letters};
use std::hint::black_box;
use std::time::Instant;
use unicode_normalization::{UnicodeNormalization, is_nfc_quick};

/// Runs of each, of which the fastest counts.
const RUNS: usize = 9;
/// How often the text of the seeds is repeated.
const TIMES: usize = 10;

fn main() {
    let Ok(seed) = std::fs::read_to_string("seeds/003_8f2cee8025a1b0bb.txt") else {
        eprintln!("seeds/ is missing");
        return;
    };
    // Clean: what this program gives back as it is.
    let clean: String = letters(&seed.nfc().collect::<String>(), &mut |_| ()).repeat(TIMES);
    let apart: String = clean.nfd().collect();
    // Nothing of it may be of a font, so that all of it is looked at.
    let plain: String =
        clean.chars().filter(|c| !charset::may_be_of_fonts(&format!("a{c}"))).collect();
    let check = seconds(|| _ = black_box(is_nfc_quick(black_box(&clean).chars())));
    let base = clean.len() as f64 / check;
    let show = |name: &str, bytes: usize, seconds: f64| {
        let rate = bytes as f64 / seconds;
        println!("{name:<58} {:>10.0} {:>8.2}", rate / 1e6, rate / base);
    };
    println!("{:<58} {:>10} {:>8}", "step", "MB/s", "ratio");
    show("memory copy", clean.len(), seconds(|| _ = black_box(black_box(&clean).clone())));
    show("is_nfc_quick (unicode-normalization)", clean.len(), check);
    show(
        "letters, clean text",
        clean.len(),
        seconds(|| _ = black_box(letters(black_box(&clean), &mut |_| ()).len())),
    );
    show(
        "nfc (unicode-normalization), text in pieces",
        apart.len(),
        seconds(|| _ = black_box(black_box(&apart).nfc().count())),
    );
    show(
        "letters, text in pieces",
        apart.len(),
        seconds(|| _ = black_box(letters(black_box(&apart), &mut |_| ()).len())),
    );
    show(
        "full normalization (markup, letters, offsets), clean text",
        clean.len(),
        seconds(|| _ = black_box(normalize::run(black_box(&clean)).len())),
    );
    show(
        "full normalization, text in pieces",
        apart.len(),
        seconds(|| _ = black_box(normalize::run(black_box(&apart)).len())),
    );
    show(
        "look for letters of fonts, clean text",
        clean.len(),
        seconds(|| _ = black_box(charset::may_be_of_fonts(black_box(&plain)))),
    );
    for charset in Charset::ALL {
        let bytes = encoded(&clean, charset);
        show(
            &format!("decode {}", charset.name()),
            bytes.len(),
            seconds(|| _ = black_box(charset.decode(black_box(&bytes)).len())),
        );
    }
    for charset in [Charset::Tcvn3, Charset::Vni, Charset::Viscii] {
        let bytes = encoded(&clean, charset);
        show(
            &format!("tell the charset of each line and decode it: {}", charset.name()),
            bytes.len(),
            seconds(|| {
                _ = black_box(congbao::read("x", bytes.clone()).map(|read| read.text.len()));
            }),
        );
    }
    let utf8 = clean.clone().into_bytes();
    show(
        "tell the charset of each line: clean UTF-8",
        utf8.len(),
        seconds(|| _ = black_box(congbao::read("x", utf8.clone()).map(|read| read.text.len()))),
    );
}

/// The text in a charset, without what that lacks.
fn encoded(text: &str, charset: Charset) -> Vec<u8> {
    text.chars().filter_map(|c| charset.encode(&c.to_string()).ok()).flatten().collect()
}

fn seconds(mut step: impl FnMut()) -> f64 {
    let runs = (0..RUNS).map(|_| {
        let start = Instant::now();
        step();
        start.elapsed().as_secs_f64()
    });
    runs.fold(f64::INFINITY, f64::min)
}
