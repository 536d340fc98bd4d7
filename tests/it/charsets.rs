//! Texts in the charsets from before Unicode → the same text as in Unicode, and the same records.

#![allow(clippy::unwrap_used, reason = "a step that fails is a test that fails")]

use congbao::data::Joins;
use congbao::lang::charset::{self, Charset};
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
        let Some(bytes) = piped("iconv", &["-f", "UTF-8", "-t", name], text) else { return };
        let back = charset.decode(&bytes);
        // The capital at the beginning is one of the standard and none of the fonts.
        assert_eq!(back.to_lowercase(), text.to_lowercase(), "{name}");
        assert!(back.ends_with("HỌC SINH"), "{name}: {back}");
    }
}

/// Debian's `recode` has the same bytes for the letters, its known errors aside, where it is installed: in VNI it
/// has Ắ and Ằ the wrong way round, in VPS no Ỗ.
#[test]
fn recode_agrees() {
    let rows = include_str!("../../src/lang/charset/letters.tsv").lines();
    let rows = rows.filter(|line| !line.starts_with('#')).skip(1);
    let letters: Vec<&str> = rows.filter_map(|row| row.split('\t').next()).collect();
    assert_eq!(letters.len(), 134);
    for (charset, name, wrong) in [
        (Charset::Tcvn3, "TCVN", &[][..]),
        (Charset::Vni, "VNI", &["Ắ", "Ằ"]),
        (Charset::Viscii, "VISCII", &[]),
        (Charset::Vps, "VPS", &["Ỗ"]),
        (Charset::Viqr, "VIQR", &[]),
    ] {
        let known: Vec<&str> =
            letters.iter().copied().filter(|letter| !wrong.contains(letter)).collect();
        // Letters before and behind, so that capitals of TCVN stand in words.
        let text = format!("T{}N\n", known.join("N\nT"));
        let Some(bytes) = piped("recode", &["-f", &format!("UTF-8..{name}")], &text) else {
            return;
        };
        let read = charset.decode(&bytes);
        let differ: Vec<_> = read
            .lines()
            .zip(text.lines())
            .filter(|(one, other)| !same(one, other, charset))
            .collect();
        assert!(differ.is_empty() && read.lines().count() == known.len(), "{name}: {differ:?}");
    }
}

/// Whether two texts are the same; TCVN3 takes the case of a letter from those around it.
fn same(one: &str, other: &str, charset: Charset) -> bool {
    match charset {
        Charset::Tcvn3 => one.to_lowercase() == other.to_lowercase(),
        Charset::Vni | Charset::Viscii | Charset::Vps | Charset::Windows1258 | Charset::Viqr => {
            one == other
        }
    }
}

/// `text` as a program writes it; `None`, and said, where there is none, or it does not know the charset.
fn piped(program: &str, arguments: &[&str], text: &str) -> Option<Vec<u8>> {
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else {
        eprintln!("{program} is not installed: nothing was compared with it");
        return None;
    };
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

fn text_of(bytes: &[u8]) -> String {
    congbao::read("x", bytes.to_vec()).unwrap().text
}

/// `text` in a charset, its bytes taken for windows-1252 and saved as UTF-8.
fn taken_for_western(text: &str, charset: Charset) -> String {
    charset::western(&charset.encode(text).unwrap()).into_owned()
}

/// Texts whose bytes were taken for windows-1252 come back line by line, short ones too.
#[test]
fn texts_taken_for_western_are_read() {
    let lines = "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG THÁP\nVề việc giao chỉ tiêu kế hoạch năm 2008\nSố: 12/QĐ-UBND\nNơi nhận:\n";
    for charset in [Charset::Tcvn3, Charset::Vni, Charset::Viscii, Charset::Windows1258] {
        let read = text_of(taken_for_western(lines, charset).as_bytes());
        assert!(same(&read, lines, charset), "{}: {read}", charset.name());
    }
    // With the capitals of the whole standard, which windows-1252 has dashes and quotation marks at.
    assert_eq!(text_of("C—NG H’A X‚ H—I CHž\n".as_bytes()), "CỘNG HÒA XÃ HỘI CHỦ\n");
}

/// One title or cell alone in its file is read as what it is, or left as it stands.
#[test]
fn a_line_alone_is_right_or_silent() {
    let lines = [
        "Quyết định về việc phê duyệt quy hoạch",
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Chủ tịch",
        "Nơi nhận:",
        "Đề án",
        "Cộng",
        "xã Tân Lập",
    ];
    let mut right = 0;
    for charset in
        [Charset::Tcvn3, Charset::Vni, Charset::Viscii, Charset::Vps, Charset::Windows1258]
    {
        for line in lines {
            let bytes = charset.encode(line).unwrap();
            let silent = charset::western(&bytes).into_owned();
            let read = text_of(silent.as_bytes());
            let is_right = same(&read, line, charset);
            assert!(is_right || read == silent, "{} {line}: {read}", charset.name());
            right += usize::from(is_right);
        }
    }
    assert!(right >= 20, "{right} read");
}

/// VIQR as most people typed it, no `\\` before full stops and question marks.
#[test]
fn viqr_without_escapes_is_read() {
    for (typed, expected) in [
        (
            "Ca(n cu+' Nghi. ddi.nh so^' 12. Ddie^`u na`y co' hie^.u lu+.c tu+` nga`y ky'.",
            "Căn cứ Nghị định số 12. Điều này có hiệu lực từ ngày ký.",
        ),
        (
            "Tu` na(m 2005. UBND ti?nh So+n La. Sao cha^.m?",
            "Tù năm 2005. UBND tỉnh Sơn La. Sao chậm?",
        ),
        ("II. TO^? CHU+'C THU+.C HIE^.N", "II. TỔ CHỨC THỰC HIỆN"),
        (
            "Dde^` nghi. To`a a'n, Ban Thu+o+`ng vu. Ti?nh u?y",
            "Đề nghị Tòa án, Ban Thường vụ Tỉnh ủy",
        ),
        (
            "khoa(ho.c) va` co^ng nghe^. (QDD-UBND, GDDDT)...",
            "khoa(học) và công nghệ (QĐ-UBND, GDĐT)...",
        ),
        ("dd) ba?o dda?m kinh phi' dda^`u tu+./.", "đ) bảo đảm kinh phí đầu tư./."),
    ] {
        assert_eq!(charset::decode_viqr(typed, charset::Typed::Bare), expected);
    }
}

/// Each seed in VIQR without escapes is read back, abbreviations such as `ĐDĐT` and a few names aside.
#[test]
fn seeds_in_viqr_without_escapes_are_read_back() {
    for seed in seeds() {
        let text = within(&std::fs::read_to_string(&seed).unwrap(), Charset::Viqr);
        let typed = String::from_utf8(Charset::Viqr.encode(&text).unwrap()).unwrap();
        let read = text_of(typed.replace('\\', "").as_bytes());
        let wrong: Vec<_> =
            read.lines().zip(text.lines()).filter(|(one, other)| one != other).collect();
        assert!(wrong.len() <= 3, "{}: {wrong:#?}", seed.display());
    }
}

/// Lines in other languages stay, in a file in letters of a font and in one of bytes.
#[test]
fn other_languages_stay_among_lines_in_a_font() {
    let own =
        "Ủy ban nhân dân tỉnh giao các sở, ban, ngành phối hợp thực hiện nhiệm vụ được giao\n";
    let others = [
        "Décision du 12 février: l'élève a été reçu à l'école, où il était né\n",
        "El niño comió piña mañana; ¿qué pasó? Año, señor, corazón\n",
        "Größe, Äpfel, Öl, über, schön, Straße, müssen, »für« möglich\n",
        "Café Hòa Bình\n",
    ];
    for charset in [Charset::Tcvn3, Charset::Vni, Charset::Viscii] {
        for other in &others[..3] {
            let bytes =
                [&charset.encode(own).unwrap()[..], &western(other), &charset.encode(own).unwrap()]
                    .concat();
            let expected = format!("{own}{other}{own}");
            assert!(
                same(&text_of(&bytes), &expected, charset),
                "{}: {}",
                charset.name(),
                text_of(&bytes)
            );
            let taken = charset::western(&bytes).into_owned();
            assert!(
                same(&text_of(taken.as_bytes()), &expected, charset),
                "{}: {other}",
                charset.name()
            );
        }
    }
}

/// The bytes of a text in windows-1252.
fn western(text: &str) -> Vec<u8> {
    charset::western_bytes(text).unwrap()
}

/// Names of the Central Highlands make no correct line odd, and are read.
#[test]
fn names_of_the_highlands_are_read() {
    let text =
        "huyện Krông Bông, Đắk Lắk; xã Đrông, Ea H'leo, Cư M'gar\nxã Đắk Blao, Cư Êbur, Ea Drăng\n";
    assert_eq!(text_of(text.as_bytes()), text);
    assert_eq!(
        text_of("Cư M’gar, Ea H’leo, Ia H’Drai\n".as_bytes()),
        "Cư M’gar, Ea H’leo, Ia H’Drai\n"
    );
    for charset in [Charset::Tcvn3, Charset::Vni, Charset::Viscii, Charset::Windows1258] {
        for text in [taken_for_western(text, charset).into_bytes(), charset.encode(text).unwrap()] {
            assert!(
                same(
                    &text_of(&text),
                    "huyện Krông Bông, Đắk Lắk; xã Đrông, Ea H'leo, Cư M'gar\nxã Đắk Blao, Cư Êbur, Ea Drăng\n",
                    charset
                ),
                "{}",
                charset.name()
            );
        }
    }
}

/// Lines that look as if they could be in a charset, and are in none: each alone and all together.
#[test]
fn correct_lines_are_left_alone() {
    let text = include_str!("../../fixtures/charsets/correct.txt");
    assert_eq!(text_of(text.as_bytes()), text);
    for line in text.split_inclusive('\n') {
        assert_eq!(text_of(line.as_bytes()), line);
        if let Some(bytes) = charset::western_bytes(line).filter(|_| !line.is_ascii()) {
            let read = text_of(&bytes);
            assert!(read == line || read.contains('\u{fffd}'), "{line}{read}");
        }
    }
}
