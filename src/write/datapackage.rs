//! What a run wrote → `datapackage.json`, a Frictionless Data Package (version 2). Lists the CSV
//! files as resources and the inputs as sources, each on a line of its own; holds no time and no
//! folder of the machine, so that the same inputs give the same bytes.

mod resources;

pub use resources::{File, sheet_line, table_line};

use crate::data::{SCHEMA_VERSION, SourceRecord};
use serde::Serialize;
use std::io::{self, BufRead, Write};

const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

#[derive(Serialize)]
struct SourceLine<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    bytes: u64,
    hash: String,
    files: &'a [String],
}

/// The line of an input; `files` are those that were written for it beside the CSV files.
///
/// # Errors
/// If it does not serialise, which no source does.
pub fn source_line(source: &SourceRecord, files: &[String]) -> io::Result<String> {
    Ok(serde_json::to_string(&SourceLine {
        title: &source.name,
        path: Some(source.name.as_str()).filter(|name| is_portable(name)),
        bytes: source.bytes,
        hash: format!("blake3:{}", source.blake3),
        files,
    })?)
}

/// Whether the standard allows `path`: below the package's surroundings, not absolute, no parents.
fn is_portable(path: &str) -> bool {
    !path.starts_with(['/', '.', '~']) && !path.contains("/../") && !path.contains(['\\', ':'])
}

/// A file that holds the whole run, as the package names it.
#[derive(Clone, Debug, Serialize)]
pub struct Written {
    /// Path below OUT, with `/`.
    pub path: String,
    /// Size.
    pub bytes: u64,
    /// Its hash, with the algorithm in front.
    pub hash: String,
}

/// Who made the package and under which terms.
fn opening(volumes: &[Written]) -> String {
    let head = serde_json::json!([
        ("$schema", PROFILE),
        ("name", "congbao"),
        ("title", "Dữ liệu Công báo và văn bản hành chính"),
        (
            "description",
            "Documents, tasks, owners, deadlines, metrics and citations read from Vietnamese \
             official documents, each value with its place in the source."
        ),
    ]);
    let pairs = head.as_array().into_iter().flatten();
    let lines = pairs.map(|pair| format!("  {}: {},\n", pair[0], pair[1]));
    let license = serde_json::json!([{
        "name": "other-pd",
        "title": "Official documents are outside copyright (Law on Intellectual Property of Viet Nam, Article 15)",
    }]);
    let about = serde_json::json!({
        "version": env!("CARGO_PKG_VERSION"),
        "schema_version": SCHEMA_VERSION,
        "files": volumes,
    });
    format!(
        "{{\n{}  \"licenses\": {license},\n  \"congbao\": {about},\n",
        lines.collect::<String>()
    )
}

/// Writes the package around the lines of its sources and resources; `volumes` are named in it.
///
/// # Errors
/// What reading the lines or writing returns.
pub fn write(
    sources: &mut impl BufRead,
    resources: &mut impl BufRead,
    volumes: &[Written],
    to: &mut impl Write,
) -> io::Result<()> {
    to.write_all(opening(volumes).as_bytes())?;
    to.write_all(b"  \"sources\": [")?;
    list(sources, to)?;
    to.write_all(b",\n  \"resources\": [")?;
    list(resources, to)?;
    to.write_all(b"\n}\n")
}

/// Copies lines as the members of a list and closes it.
fn list(lines: &mut impl BufRead, to: &mut impl Write) -> io::Result<()> {
    let mut is_first = true;
    for line in lines.lines() {
        to.write_all(if is_first { b"\n    " } else { b",\n    " })?;
        to.write_all(line?.as_bytes())?;
        is_first = false;
    }
    to.write_all(if is_first { b"]" } else { b"\n  ]" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::csv::Dialect;
    use crate::write::rows::SHEETS;
    use crate::write::{sample, table};
    use serde_json::Value;

    const HASH: &str = "00ff";

    fn file(path: &str) -> File<'_> {
        File { path, bytes: 7, blake3: HASH }
    }

    fn package() -> Value {
        let report = sample::report();
        let mut lines: Vec<String> = SHEETS
            .iter()
            .map(|sheet| {
                sheet_line(sheet, Dialect::PLAIN, file(&format!("{}.csv", sheet.name))).unwrap()
            })
            .collect();
        let (first, fields) = (&report.tables[0], table::fields(&report.tables[0]));
        let path = "tables/a--t1.csv";
        lines.push(
            table_line("a--t1", "a.txt", first, &fields, (file(path), Dialect::PLAIN)).unwrap(),
        );
        let source = source_line(&report.source, &["json/a.json".to_owned()]).unwrap();
        let mut bytes = Vec::new();
        let resources = lines.join("\n");
        write(&mut source.as_bytes(), &mut resources.as_bytes(), &[], &mut bytes).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    }

    #[test]
    fn a_package_has_the_shape_of_the_standard() {
        let package = package();
        assert_eq!(package["$schema"], PROFILE);
        assert_eq!(package["sources"][0]["path"], "a.txt");
        assert!(package["licenses"][0]["name"].is_string());
        for resource in package["resources"].as_array().unwrap() {
            for key in ["name", "path", "title", "description", "hash"] {
                assert!(resource[key].as_str().is_some_and(|text| !text.is_empty()), "{resource}");
            }
            assert_eq!(resource["type"], "table");
            assert_eq!(resource["hash"], format!("blake3:{HASH}"));
            let fields = resource["schema"]["fields"].as_array().unwrap();
            assert!(!fields.is_empty() && fields.iter().all(|field| field["type"].is_string()));
        }
    }

    #[test]
    fn keys_point_at_resources_of_the_package() {
        let package = package();
        let resources = package["resources"].as_array().unwrap();
        let named = |name: &Value| resources.iter().find(|resource| resource["name"] == *name);
        let owners = named(&"task_agencies".into()).unwrap();
        assert_eq!(owners["schema"]["foreignKeys"][0]["reference"]["resource"], "tasks");
        let citations = named(&"citations".into()).unwrap();
        let keys = citations["schema"]["foreignKeys"].as_array().unwrap();
        assert!(keys.len() == 1 && keys[0]["fields"][1] == "document_id", "none that can be empty");
        let tasks = named(&"tasks".into()).unwrap();
        assert_eq!(tasks["schema"]["primaryKey"], serde_json::json!(["source", "id"]));
        for resource in resources {
            for key in resource["schema"]["foreignKeys"].as_array().into_iter().flatten() {
                assert!(named(&key["reference"]["resource"]).is_some(), "{key}");
            }
        }
    }

    #[test]
    fn a_path_that_the_standard_forbids_is_a_title_only() {
        for (name, portable) in
            [("seeds/a.txt", true), ("/tmp/a.txt", false), ("../a", false), ("a/../b", false)]
        {
            assert_eq!(is_portable(name), portable, "{name}");
        }
    }

    #[test]
    fn an_empty_package_is_one_too() {
        let mut bytes = Vec::new();
        write(&mut &b""[..], &mut &b""[..], &[], &mut bytes).unwrap();
        let package: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(package["resources"], serde_json::json!([]));
    }
}
