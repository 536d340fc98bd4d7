//! Reports on the seeds × gold → the score card, printed as a table.
//!
//! `cargo run --release -- extract seeds` first, then
//! `cargo run --example score -- [FOLDER=out/json] [--misses]`.
//! Reads the JSON that the program wrote; it extracts nothing itself.

#[path = "../tests/it/score/mod.rs"]
mod score;

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut misses = 0;
    let mut folder = PathBuf::from("out/json");
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--misses" => misses = usize::MAX,
            other => folder = PathBuf::from(other),
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let card = score::run(root, |seed| report(&folder, seed));
    let floors = score::Floors::read(&root.join("fixtures/gold/floors.tsv"));
    print!("{}", card.table(&floors, misses));
    let below = floors.below(&card).len() + floors.without_floor(&card).len();
    println!("{below} below their floor");
    ExitCode::from(u8::from(below > 0))
}

/// The report of a seed: the file of `folder` whose name begins with the seed's number.
fn report(folder: &Path, seed: &str) -> Value {
    let Some(path) = score::file_of(folder, seed) else {
        eprintln!("{}: no report on seed {seed}", folder.display());
        return Value::Null;
    };
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_else(|error| {
        eprintln!("{}: {error}", path.display());
        Value::Null
    })
}
