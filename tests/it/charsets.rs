//! Texts in the charsets from before Unicode → the same text as in Unicode, and the same records.

#![allow(clippy::unwrap_used, reason = "a step that fails is a test that fails")]

use congbao::data::Joins;
use congbao::lang::charset::Charset;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use unicode_normalization::UnicodeNormalization;

pub(crate) fn seeds() -> Vec<PathBuf> {
    let mut seeds: Vec<PathBuf> =
        std::fs::read_dir("seeds").unwrap().map(|entry| entry.unwrap().path()).collect();
    seeds.sort();
    seeds
}

/// The text with what the charset lacks replaced: curly quotes, dashes, small figures, signs.
pub(crate) fn within(text: &str, charset: Charset) -> String {
    let instead = |c: char| match c {
        '“' | '”' | '„' => "\"".to_owned(),
        '‘' | '’' => "'".to_owned(),
        '–' | '—' => "-".to_owned(),
        '…' => "...".to_owned(),
        '²' => "2".to_owned(),
        '¹' => "1".to_owned(),
        _ => " ".to_owned(),
    };
    text.nfc()
        .map(|c| match charset.encode(&c.to_string()) {
            Ok(_) => c.to_string(),
            Err(_) => instead(c),
        })
        .collect()
}

#[test]
fn every_seed_is_read_back_from_every_charset() {
    let mut faults = Vec::new();
    for seed in seeds() {
        let text = std::fs::read_to_string(&seed).unwrap();
        for charset in Charset::ALL {
            let text = within(&text, charset);
            let bytes = charset.encode(&text).unwrap();
            let source = congbao::read("seed", bytes).unwrap();
            let is_caseless = charset == Charset::Tcvn3;
            let cased =
                |text: &str| if is_caseless { text.to_lowercase() } else { text.to_owned() };
            let (back, expected) = (cased(&source.text), cased(&text));
            if back != expected || !source.encoding.contains(charset.name()) {
                let at = back.lines().zip(expected.lines()).find(|(one, other)| one != other);
                faults.push(format!(
                    "{} {} {}: {at:?}",
                    seed.display(),
                    charset.name(),
                    source.encoding
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What of a record does not depend on letter case.
fn caseless(text: &str) -> Vec<String> {
    let source = congbao::read("seed", text.as_bytes().to_vec()).unwrap();
    records(&source)
}

fn records(source: &congbao::data::Source) -> Vec<String> {
    let report = congbao::extract(source, Joins::Make);
    let tasks = report.tasks.iter().map(|task| {
        let owners = task.leads.iter().chain(&task.supports);
        let owners: Vec<&Option<String>> = owners.map(|owner| &owner.agency_id).collect();
        let deadline = task.deadline.as_ref().map(|deadline| (&deadline.kind, &deadline.edtf));
        let status = task.status.as_ref().map(|status| status.code);
        let title = task.title.as_deref().unwrap_or_default().to_lowercase();
        format!("{} {title} {owners:?} {deadline:?} {status:?}", task.id)
    });
    let metrics = report.metrics.iter().map(|metric| {
        format!(
            "{} {} {:?} {:?}",
            metric.id,
            metric.text.to_lowercase(),
            metric.value,
            metric.period
        )
    });
    let citations = report.citations.iter();
    let citations =
        citations.map(|one| format!("{} {:?} {:?}", one.id, one.date, one.relation).to_lowercase());
    tasks.chain(metrics).chain(citations).collect()
}

/// TCVN3 loses the case of letters with tones; what of it comes back is enough for the records.
#[test]
fn records_of_tcvn3_are_those_of_unicode() {
    let mut faults = Vec::new();
    for seed in seeds() {
        let text = within(&std::fs::read_to_string(&seed).unwrap(), Charset::Tcvn3);
        let bytes = Charset::Tcvn3.encode(&text).unwrap();
        let read = records(&congbao::read("seed", bytes).unwrap());
        let expected = caseless(&text);
        let differ = read.iter().zip(&expected).filter(|(one, other)| one != other);
        let differ: Vec<_> = differ.take(3).collect();
        if read.len() != expected.len() || !differ.is_empty() {
            faults.push(format!(
                "{}: {} {} {differ:#?}",
                seed.display(),
                read.len(),
                expected.len()
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What glibc's `iconv` writes is read, where it is installed.
#[test]
fn iconv_agrees() {
    let text = "Ủy ban nhân dân tỉnh Sơn La giao các sở, ban, ngành thực hiện nhiệm vụ được giao; HỌC SINH";
    for (charset, name) in
        [(Charset::Tcvn3, "TCVN"), (Charset::Viscii, "VISCII"), (Charset::Windows1258, "CP1258")]
    {
        let Some(bytes) = iconv(text, name) else { return };
        let back = charset.decode(&bytes);
        // The capital at the beginning is one of the standard and none of the fonts.
        assert_eq!(back.to_lowercase(), text.to_lowercase(), "{name}");
        assert!(back.ends_with("HỌC SINH"), "{name}: {back}");
    }
}

/// `text` as `iconv` writes it; `None` where there is none, or it does not know the charset.
fn iconv(text: &str, name: &str) -> Option<Vec<u8>> {
    let mut child = Command::new("iconv")
        .args(["-f", "UTF-8", "-t", name])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    output.status.success().then_some(output.stdout)
}

/// Lines of several kinds in one file are each read as what they are.
#[test]
fn mixed_files_are_read_line_by_line() {
    let line =
        "Ủy ban nhân dân tỉnh giao các sở, ban, ngành phối hợp thực hiện nhiệm vụ được giao\n";
    let mut bytes = line.as_bytes().to_vec();
    bytes.extend(Charset::Tcvn3.encode(line).unwrap());
    bytes.extend(Charset::Vni.encode(line).unwrap());
    bytes.extend(line.as_bytes());
    let source = congbao::read("mixed", bytes).unwrap();
    assert_eq!(source.text.to_lowercase(), line.repeat(4).to_lowercase());
    assert_eq!(source.encoding, "utf-8+tcvn3+vni");
    assert_eq!(source.findings[0].rule, "text.legacy-charset");
}

/// Letters of a font in UTF-8, as little as a line of them; the soft hyphen is the ư of TCVN3.
#[test]
fn short_texts_in_letters_of_fonts_are_read() {
    for (printed, expected) in [
        ("§éc lËp - Tù do - H¹nh phóc\n", "Độc lập - Tự do - Hạnh phúc\n"),
        ("tõ nh÷ng n\u{ad}íc\n", "từ những nước\n"),
    ] {
        assert_eq!(congbao::read("short", printed.into()).unwrap().text, expected);
    }
}

/// One line that looks like syllables in a charset among many that do not: the file is in another language.
#[test]
fn a_language_with_a_few_such_words_stays() {
    let turkish = b"belgelerinin g\xfcncel t\xfcr\xfc i\xe7in \xe7evirmenlere ba\xfevurun\n";
    let bytes = [&turkish.repeat(3)[..], b"c\xfc l\xfc b\xfc t\xfc\n"].concat();
    let source = congbao::read("turkish", bytes).unwrap();
    assert_eq!(source.encoding, "utf-8");
}

/// A line that is VIQR does not make hexadecimal numbers and formulas on other lines words.
#[test]
fn lines_that_are_no_viqr_stay_beside_those_that_are() {
    let text = "Ca^`n cu+' Lua^.t so^' 12, ba'o ca'o Ho^.i ddo^`ng nha^n da^n\n5DDD 5DDE a(b)\nSo^': 12/QDD-UBND\n";
    let source = congbao::read("viqr", text.into()).unwrap();
    let lines: Vec<&str> = source.text.lines().skip(1).collect();
    assert_eq!(lines, ["5DDD 5DDE a(b)", "Số: 12/QĐ-UBND"]);
}
