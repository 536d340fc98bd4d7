//! `normalize` and `--from`: texts in any charset in, clean letters out.

use super::Desk;
use congbao::lang::charset::Charset;

const TEXT: &str = "KẾ HOẠCH\nRà soát văn bản\n\nSTT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n1\tRà soát quy định\tSở Tư pháp\tQuý II/2026\n2\tTập huấn hòa giải\tSở Nội vụ\tQuý III/2026\n";

#[test]
fn a_clean_text_comes_back_byte_for_byte() {
    let desk = Desk::new();
    for text in [TEXT, "", "a\r\n\tb  \n\n", "x"] {
        let said = desk.run_with("normalize --report", text.as_bytes()).with(0);
        assert_eq!((said.stdout.as_str(), said.stderr.as_str()), (text, ""));
    }
}

#[test]
fn any_charset_becomes_unicode() {
    for charset in Charset::ALL {
        let bytes = charset.encode(TEXT).unwrap();
        let desk = Desk::with(&[("old.txt", &bytes)]);
        let is_caseless = charset == Charset::Tcvn3;
        let caseless = |text: &str| if is_caseless { text.to_lowercase() } else { text.to_owned() };
        for line in ["normalize old.txt", &format!("normalize --from {} old.txt", charset.name())] {
            let said = desk.run(line).with(0);
            assert_eq!(caseless(&said.stdout), caseless(TEXT), "{line}");
        }
    }
}

#[test]
fn what_was_changed_is_said() {
    let desk = Desk::with(&[("a.txt", "Ðề án\n<b>hòa</b> bi\u{300}nh\u{a0}".as_bytes())]);
    let said = desk.run("normalize a.txt --tone new --strip-markup --report").with(0);
    assert_eq!(said.stdout, "Đề án\nhoà bình ");
    let expected = [
        "a.txt\t1\tstroke\tÐ\tĐ",
        "a.txt\t2\tcomposed\ti\u{300}\tì",
        "a.txt\t2\tspace\t\\u{a0}\t ",
        "a.txt\t2\ttone\thòa\thoà",
    ];
    assert_eq!(said.stderr.lines().collect::<Vec<_>>(), expected);
    let pieces = desk.run("normalize a.txt --nfd").with(0).stdout;
    assert!(pieces.contains("e\u{302}\u{300}"), "{pieces}");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_given() {
    let desk = Desk::with(&[("a.txt", b"a\n"), ("b.txt", b"\0\0"), ("c.txt", b"c\n")]);
    let said = desk.run("normalize a.txt b.txt nowhere.txt c.txt").with(1);
    assert_eq!(said.stdout, "a\nc\n");
    said.complains(&["b.txt", "binary"]).complains(&["nowhere.txt"]);
    desk.run("normalize nowhere.txt").with(3);
    desk.run("normalize --from klingon a.txt").with(2).complains(&["klingon", "tcvn3"]);
}

#[test]
fn texts_in_old_charsets_are_extracted_and_proved() {
    for charset in Charset::ALL {
        let bytes = charset.encode(TEXT).unwrap();
        let desk = Desk::with(&[("a.txt", &bytes)]);
        desk.run("extract a.txt").with(0);
        let report = desk.report("out/json/a.json");
        assert_eq!(
            report["source"]["encoding"].as_str(),
            Some(if charset == Charset::Viqr { "utf-8+viqr" } else { charset.name() })
        );
        assert_eq!(report["tasks"][0]["leads"][0]["agency_id"], "vn/so-tu-phap");
        assert_eq!(report["tasks"][1]["deadline"]["edtf"], "2026-35");
        assert_eq!(report["findings"][0]["rule"], "text.legacy-charset");
        desk.run("verify out").with(0);
    }
}

/// A text too short to tell is read as the user says, and proved so.
#[test]
fn the_user_may_say_the_charset() {
    let bytes = Charset::Vni.encode("1\tSở Y tế\n").unwrap();
    let desk = Desk::with(&[("a.txt", &bytes)]);
    desk.run("extract a.txt --from vni").with(0);
    let report = desk.report("out/json/a.json");
    assert_eq!(
        (&report["source"]["from"], &report["source"]["encoding"]),
        (&"vni".into(), &"vni".into())
    );
    desk.run("verify out").with(0);
    desk.run("extract a.txt --from utf-8").with(0);
    assert_eq!(desk.report("out/json/a.json")["source"]["encoding"], "utf-8");
}

/// Bytes that are words of no charset.
#[test]
fn letters_that_are_lost_are_said() {
    let said = Desk::new().run_with("normalize", b"caf\xe9 b\xfet\xb8 q\xf0\n").with(1);
    assert_eq!(said.stdout, "caf\u{fffd} b\u{fffd}t\u{fffd} q\u{fffd}\n");
    said.complains(&["stdin", "byte 3"]);
}

/// Another language in windows-1252.
#[test]
fn letters_of_other_languages_are_read() {
    let said = Desk::new().run_with("normalize --report", b"L'\xe9t\xe9 \x96 No\xebl\n").with(0);
    assert_eq!(said.stdout, "L'été – Noël\n");
    assert_eq!(said.stderr, "stdin\t1\tcharset\twindows-1252\tutf-8\n");
    let desk = Desk::with(&[("a.txt", b"D\xe9cision n\xb0 12\n")]);
    desk.run("extract a.txt").with(0);
    let report = desk.report("out/json/a.json");
    assert_eq!(report["source"]["encoding"], "windows-1252");
    assert_eq!(report["findings"][0]["rule"], "text.encoding-guessed");
    desk.run("verify out").with(0);
}

#[test]
fn a_few_zero_bytes_are_taken_out_and_said() {
    let text =
        b"Quy\xe1\xba\xbft \xc4\x91\xe1\xbb\x8bnh\ncu\0a S\xe1\xbb\x9f T\xc6\xb0 ph\xc3\xa1p\n";
    let said = Desk::new().run_with("normalize --report", text).with(0);
    assert_eq!(said.stdout, "Quyết định\ncua Sở Tư pháp\n");
    assert_eq!(said.stderr, "stdin\t2\tinvisible\t\\0\t\n");
    Desk::new().run_with("normalize", b"\0\0\0").with(3);
}

#[test]
fn a_tag_over_two_lines_is_one() {
    let text = "đến <font\n  color=\"red\">nay</font> a <b\nnăm < sáu\n".as_bytes();
    let said = Desk::new().run_with("normalize --strip-markup", text).with(0);
    assert_eq!(said.stdout, "đến nay a <b\nnăm < sáu\n");
}

/// Letters of a font as entities; those of another language stay as they are.
#[test]
fn entities_of_letters_of_fonts_are_read() {
    let text = "C&eacute;ng b&#184;o t&Oslash;nh S&not;n La, n&#xA8;m 2006&nbsp;&amp; 2007\nd&eacute;j&agrave; vu\n";
    let said = Desk::new().run_with("normalize", text.as_bytes()).with(0);
    let expected = "Công báo tỉnh Sơn La, năm 2006&nbsp;&amp; 2007\n".replace("Công", "Cộng");
    assert_eq!(said.stdout, format!("{expected}d&eacute;j&agrave; vu\n"));
}
