//! The sources by which documents are read → a hash of them for each format: a version of the rules that no release can
//! forget to raise, and that stays where only other parts of the program changed.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// What every document goes through, with the tables; `decode/html` is only for pages.
const STAGES: [&str; 9] =
    ["lib.rs", "data", "lang", "decode", "normalize", "damage", "outline", "recognize", "audit"];
const PAGES: &str = "src/decode/html";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    let mut files = Vec::new();
    for stage in STAGES {
        list(&Path::new("src").join(stage), &mut files)?;
    }
    files.sort();
    let of_texts = files.iter().filter(|file| !file.starts_with(PAGES));
    println!("cargo::rustc-env=CONGBAO_RULES_TEXT={}", hash(of_texts)?);
    println!("cargo::rustc-env=CONGBAO_RULES_HTML={}", hash(files.iter())?);
    Ok(())
}

/// Every file at and below `path`.
fn list(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    fs::read_dir(path)?.try_for_each(|entry| list(&entry?.path(), files))
}

/// Of names, lengths and bytes.
fn hash<'f>(files: impl Iterator<Item = &'f PathBuf>) -> io::Result<String> {
    let mut hasher = blake3::Hasher::new();
    for file in files {
        let (name, bytes) = (file.to_string_lossy().replace('\\', "/"), fs::read(file)?);
        hasher.update(name.as_bytes()).update(&(bytes.len() as u64).to_le_bytes()).update(&bytes);
    }
    Ok(hasher.finalize().to_hex().to_string())
}
