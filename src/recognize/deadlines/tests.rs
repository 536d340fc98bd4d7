use super::*;
use crate::normalize::clean_str;

/// One line per deadline: kind, edtf, first and last day, and what else is set.
fn shown(found: &Found) -> String {
    let deadline = &found.deadline;
    let kind = format!("{:?}", deadline.kind).to_lowercase();
    let mut parts = vec![kind];
    parts.extend(deadline.edtf.clone());
    if let (Some(_), _) | (_, Some(_)) = (&deadline.start, &deadline.end) {
        let day = |day: &Option<String>| day.clone().unwrap_or_default();
        parts.push(format!("[{}~{}]", day(&deadline.start), day(&deadline.end)));
    }
    parts.extend(deadline.before.then(|| "before".to_owned()));
    parts.extend(deadline.ongoing.then(|| "ongoing".to_owned()));
    parts.extend(deadline.rrule.clone());
    parts.extend(deadline.condition.as_ref().map(|condition| format!("if: {condition}")));
    parts.join(" ")
}

fn text(printed: &str) -> Text {
    Text::verbatim(&clean_str(printed), 0)
}

fn gold(name: &str) -> Vec<serde_json::Value> {
    let path = format!("{}/fixtures/gold/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let lines = std::fs::read_to_string(path).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn scratch_gold() {
    for name in ["002", "004", "003_body_tasks"] {
        for record in gold(name) {
            let Some(raw) = record["deadline_raw"].as_str() else { continue };
            for found in cell(&text(raw)) {
                println!(
                    "{raw} => {} => {:?} {:?}",
                    found.deadline.raw,
                    shown(&found),
                    found.confidence.map(|c| c.reason)
                );
            }
            println!("      {}", record["deadline"]);
        }
    }
    let seed = std::fs::read_to_string(format!(
        "{}/seeds/003_8f2cee8025a1b0bb.txt",
        env!("CARGO_MANIFEST_DIR")
    ))
    .unwrap();
    for (n, line) in seed.lines().enumerate() {
        if line.contains('\t') {
            continue;
        }
        for found in inside(&text(line)) {
            println!("{} {} => {:?}", n + 1, found.deadline.raw, shown(&found));
        }
    }
}
