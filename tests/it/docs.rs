//! README, ARCHITECTURE and CONTRIBUTING → every file they name exists, every command they show is one.
//!
//! Looks at what stands in back ticks and in shell blocks; prose is for people.

use std::path::Path;
use std::process::Command;

const PAGES: [&str; 4] = ["README.md", "README.vi.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];
/// Folders whose files a page may name; what a run writes (`out`) is not there yet.
const FOLDERS: [&str; 8] =
    ["src/", "tests/", "docs/", "fixtures/", "seeds/", "examples/", "benches/", ".ci/"];

#[test]
fn files_that_the_pages_name_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (page, text) in pages(root) {
        for name in quoted(&text).filter(|name| is_file(name)) {
            assert!(root.join(name).exists(), "{page} names {name}, which is not there");
        }
    }
}

#[test]
fn commands_that_the_pages_show_exist() {
    let help = Command::new(env!("CARGO_BIN_EXE_congbao")).arg("--help").output().unwrap();
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    let known: Vec<&str> = help.lines().filter_map(|line| line.split_whitespace().next()).collect();
    for (page, text) in pages(Path::new(env!("CARGO_MANIFEST_DIR"))) {
        for command in commands(&text) {
            assert!(known.contains(&command), "{page} shows `congbao {command}`, which is none");
        }
    }
}

/// The pages that are there; README always is.
fn pages(root: &Path) -> Vec<(&'static str, String)> {
    let read = |page: &&'static str| Some((*page, std::fs::read_to_string(root.join(page)).ok()?));
    let pages: Vec<_> = PAGES.iter().filter_map(read).collect();
    assert!(pages.iter().any(|(page, _)| *page == "README.md"), "README.md is missing");
    pages
}

fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.starts_with("```"))
        .flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// A path below one of the folders, without a placeholder in it.
fn is_file(name: &str) -> bool {
    let placeholder = ['<', '*', '{', ' ', '…'];
    FOLDERS.iter().any(|folder| name.starts_with(folder)) && !name.contains(placeholder)
}

/// The word after `congbao` at the start of a command in a shell block.
fn commands(text: &str) -> Vec<&str> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            inside = !inside;
        } else if inside {
            let words = line.trim_start_matches("$ ").strip_prefix("congbao ");
            found.extend(words.and_then(|words| words.split_whitespace().next()));
        }
    }
    found.retain(|word| !word.starts_with('-'));
    found
}

#[test]
fn what_a_page_names_is_seen() {
    let page =
        "See `src/lib.rs` and `docs/<name>.md`.\n```sh\n$ congbao audit x\ncongbao --help\n```\n";
    assert_eq!(quoted(page).filter(|name| is_file(name)).collect::<Vec<_>>(), ["src/lib.rs"]);
    assert_eq!(commands(page), ["audit"]);
}
