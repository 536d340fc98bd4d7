use super::*;
use crate::normalize;
use std::collections::BTreeMap;

/// The cells of a seed row that the gold reads: `title` and `result`.
fn cells(doc: &str, name: &str) -> BTreeMap<(String, &'static str), Text> {
    let path = format!("{}/seeds/{name}", env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(path).unwrap();
    let mut cells = BTreeMap::new();
    for line in normalize::run(&source) {
        let ordinal = line.fields[0].as_str().to_owned();
        if line.fields.len() < 3 || ordinal.parse::<u32>().is_err() {
            continue;
        }
        let title = if doc == "000" { 1 } else { 1 };
        cells.insert((ordinal.clone(), "title"), line.fields[title].clone());
        cells.insert((ordinal, "result"), line.fields[line.fields.len() - 1].clone());
    }
    cells
}

#[test]
fn the_gold_is_found() {
    let path = format!("{}/fixtures/gold/citations.jsonl", env!("CARGO_MANIFEST_DIR"));
    let gold = std::fs::read_to_string(path).unwrap();
    let gold: Vec<serde_json::Value> =
        gold.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (mut right, mut missed, mut extra, mut issuers, mut texts) = (0, 0, 0, 0, 0);
    for (doc, name) in [("000", "000_91c373365b29b32b.txt"), ("001", "001_e74e8d69df380535.txt")] {
        for ((ordinal, field), text) in cells(doc, name) {
            let said =
                |value: &serde_json::Value, key: &str| value[key].as_str().map(ToOwned::to_owned);
            let mut wanted: Vec<&serde_json::Value> = gold
                .iter()
                .filter(|g| {
                    g["doc"] == doc && g["ordinal"] == ordinal.as_str() && g["field"] == field
                })
                .collect();
            for found in find(&text) {
                let place = wanted.iter().position(|g| {
                    said(g, "number") == found.number
                        && said(g, "date") == found.date
                        && said(g, "type") == found.kind_vi
                });
                let Some(place) = place else {
                    extra += 1;
                    println!("{doc} {ordinal} {field} EXTRA {found:?}");
                    continue;
                };
                let g = wanted.remove(place);
                right += 1;
                if said(g, "issuer") == found.issuer {
                    issuers += 1;
                } else {
                    println!(
                        "{doc} {ordinal} ISSUER {} {:?} for {:?}",
                        found.text,
                        found.issuer,
                        said(g, "issuer")
                    );
                }
                if said(g, "text").as_ref() == Some(&found.text) {
                    texts += 1;
                } else {
                    println!("{doc} {ordinal} TEXT {:?} for {}", found.text, g["text"]);
                }
            }
            for g in wanted.iter().filter(|g| g["optional"] == false) {
                missed += 1;
                println!("{doc} {ordinal} {field} MISSED {}", g["text"]);
            }
        }
    }
    println!("right {right} missed {missed} extra {extra} issuers {issuers} texts {texts}");
}

#[test]
fn dump_seeds() {
    for entry in std::fs::read_dir(format!("{}/seeds", env!("CARGO_MANIFEST_DIR"))).unwrap() {
        let path = entry.unwrap().path();
        let source = std::fs::read_to_string(&path).unwrap();
        for (n, line) in normalize::run(&source).iter().enumerate() {
            for field in &line.fields {
                let found = if field.as_str().starts_with("Căn cứ")
                    || field.as_str().starts_with("Thực hiện")
                {
                    bases(field)
                } else {
                    find(field)
                };
                for c in found {
                    println!(
                        "D {} {} | {} | {:?} | {:?} | {:?} | by {:?} | T {:?} | {:?} {:?}",
                        &path.file_name().unwrap().to_str().unwrap()[..3],
                        n + 1,
                        c.text,
                        c.kind_vi,
                        c.number,
                        c.date,
                        c.issuer,
                        c.title,
                        c.parts,
                        c.relation
                    );
                }
            }
        }
    }
}
