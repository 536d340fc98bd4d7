//! Names of inputs and tables → file names that are free, portable and always the same.

use crate::lang::slug::slug;
use std::collections::{HashMap, HashSet};
use std::path::{Component, Path};

/// Longest file name without its ending, in bytes: with `-12345.json` it stays below 255.
const LONGEST_STEM: usize = 230;
/// Longest slug.
const LONGEST_SLUG: usize = 100;

/// Names that are taken.
#[derive(Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    /// The number with which the search for a free one goes on: keeps many equal names linear.
    next: HashMap<String, u64>,
}

impl Names {
    /// `name`, or with `-2`, `-3` … where it is taken.
    pub(super) fn free(&mut self, name: &str) -> String {
        if self.taken.insert(name.to_owned()) {
            return name.to_owned();
        }
        let next = self.next.entry(name.to_owned()).or_insert(2);
        loop {
            let free = format!("{name}-{next}");
            *next += 1;
            if self.taken.insert(free.clone()) {
                return free;
            }
        }
    }
}

/// The name of `path` in the data: `/` between folders, without `./`, `//` or a closing `/`.
pub(super) fn of_path(path: &Path) -> String {
    let mut name = String::new();
    for component in path.components() {
        let part = component.as_os_str().to_string_lossy();
        match component {
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => name.push_str(&part),
            Component::ParentDir | Component::Normal(_) => {
                if !name.is_empty() && !name.ends_with('/') {
                    name.push('/');
                }
                name.push_str(&part);
            }
        }
    }
    name
}

/// The last part of `name` without its last extension.
pub(super) fn stem(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
    let end = (0..=stem.len().min(LONGEST_STEM)).rev().find(|&at| stem.is_char_boundary(at));
    stem[..end.unwrap_or(0)].to_owned()
}

/// The slug of `text`, its end where it is long; `fallback` where no letter is left.
pub(super) fn short_slug(text: &str, fallback: &str) -> String {
    let slug = slug(text);
    let start = slug.len().saturating_sub(LONGEST_SLUG);
    match slug[start..].trim_matches('-') {
        "" => fallback.to_owned(),
        short => short.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_have_one_name() {
        for (path, expected) in [
            ("./seeds/", "seeds"),
            ("seeds//a.txt", "seeds/a.txt"),
            ("seeds/./a.txt", "seeds/a.txt"),
            (".", ""),
            ("../a", "../a"),
            ("/tmp/a", "/tmp/a"),
        ] {
            assert_eq!(of_path(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn stems_lose_the_last_extension_only() {
        for (name, expected) in
            [("a/b.tar.gz", "b.tar"), ("a/b", "b"), (".b", ".b"), ("a.b/c.txt", "c")]
        {
            assert_eq!(stem(name), expected);
        }
        assert!(stem(&"ế".repeat(100)).len() <= LONGEST_STEM);
    }

    #[test]
    fn taken_names_are_numbered() {
        let mut names = Names::default();
        let free: Vec<String> = ["a", "a", "a-2", "b", "a"].map(|name| names.free(name)).to_vec();
        assert_eq!(free, ["a", "a-2", "a-2-2", "b", "a-3"]);
    }

    #[test]
    fn slugs_keep_the_end_that_tells_them_apart() {
        let slug = short_slug(&format!("{}#t1", "vn/ke-hoach/".repeat(20)), "x");
        assert!(slug.ends_with("ke-hoach-t1") && slug.len() <= LONGEST_SLUG, "{slug}");
        assert_eq!(short_slug("公報", "input"), "input");
    }
}
