//! The language layer on one text, each step beside a memory copy and `unicode-normalization`'s own check of
//! the same bytes in the same run → megabytes a second and the ratio to that check.
//!
//! `cargo bench --bench letters`. Prints what it measured; asserts nothing.

#![allow(clippy::cast_precision_loss, reason = "sizes of some megabytes")]

use congbao::lang::charset::{self, Charset};
use congbao::normalize::letters::letters;
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
    let tcvn3: Vec<u8> = clean
        .chars()
        .filter_map(|c| Charset::Tcvn3.encode(&c.to_string()).ok())
        .flatten()
        .collect();
    let check = seconds(|| _ = black_box(is_nfc_quick(black_box(&clean).chars())));
    let base = clean.len() as f64 / check;
    let show = |name: &str, bytes: usize, seconds: f64| {
        let rate = bytes as f64 / seconds;
        println!("{name:<44} {:>10.0} {:>8.2}", rate / 1e6, rate / base);
    };
    println!("{:<44} {:>10} {:>8}", "step", "MB/s", "ratio");
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
        "look for letters of fonts, clean text",
        clean.len(),
        seconds(|| _ = black_box(charset::has_letters_of_fonts(black_box(&clean), 3))),
    );
    show(
        "decode TCVN3",
        tcvn3.len(),
        seconds(|| _ = black_box(Charset::Tcvn3.decode(black_box(&tcvn3)).len())),
    );
    show(
        "tell the charset (first 400 words)",
        tcvn3.len(),
        seconds(|| _ = black_box(charset::detect_bytes(black_box(&tcvn3)))),
    );
}

fn seconds(mut step: impl FnMut()) -> f64 {
    let runs = (0..RUNS).map(|_| {
        let start = Instant::now();
        step();
        start.elapsed().as_secs_f64()
    });
    runs.fold(f64::INFINITY, f64::min)
}
