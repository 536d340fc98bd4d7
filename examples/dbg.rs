fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let source = congbao::data::Source {
            name: path.clone(),
            format: "text",
            encoding: "utf-8",
            bytes: bytes.len() as u64,
            blake3: String::new(),
            text: String::from_utf8(bytes).unwrap(),
            is_file_text: true,
            findings: vec![],
        };
        let t = std::time::Instant::now();
        let report = congbao::extract(&source);
        eprintln!(
            "{path} {:?} docs {} tables {} tasks {} metrics {} citations {} findings {}",
            t.elapsed(),
            report.documents.len(),
            report.tables.len(),
            report.tasks.len(),
            report.metrics.len(),
            report.citations.len(),
            report.findings.len()
        );
        let name = std::path::Path::new(&path).file_stem().unwrap().to_str().unwrap();
        std::fs::write(
            format!("/tmp/dbg/{}.json", &name[..3.min(name.len())]),
            serde_json::to_string_pretty(&report).unwrap(),
        )
        .unwrap();
    }
}
