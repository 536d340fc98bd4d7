use super::*;
use proptest::prelude::*;

const TEXT: &str = "Ủy ban nhân dân tỉnh Sơn La ban hành kế hoạch chuyển đổi số năm 2026, giao các sở, ban, ngành \
    phối hợp thực hiện nhiệm vụ được giao trước ngày 30/6/2026.";

/// All accented letters.
fn letters() -> Vec<char> {
    tables::rows().map(|row| row[0].chars().next().unwrap()).collect()
}

#[test]
fn every_letter_comes_back() {
    assert_eq!(letters().len(), 134);
    for charset in Charset::ALL {
        for letter in letters() {
            let bytes = charset.encode(&letter.to_string()).unwrap();
            let back = charset.decode(&bytes);
            let expected = if charset == Charset::Tcvn3 {
                back.to_lowercase() == letter.to_lowercase().to_string()
            } else {
                back == letter.to_string()
            };
            assert!(expected, "{}: {letter} → {bytes:x?} → {back}", charset.name());
        }
    }
}

#[test]
fn texts_come_back_and_are_recognised() {
    for charset in Charset::ALL {
        let bytes = charset.encode(TEXT).unwrap();
        let back = charset.decode(&bytes);
        if charset == Charset::Tcvn3 {
            assert_eq!(back.to_lowercase(), TEXT.to_lowercase());
        } else {
            assert_eq!(back, TEXT, "{}", charset.name());
        }
        let found = if charset == Charset::Viqr {
            detect(std::str::from_utf8(&bytes).unwrap())
        } else {
            detect_bytes(&bytes)
        };
        assert_eq!(found, Some(charset), "{}", charset.name());
        if charset != Charset::Viqr {
            let taken = WINDOWS_1252.decode_without_bom_handling(&bytes).0;
            assert_eq!(detect(&taken), Some(charset), "{taken}");
        }
    }
}

#[test]
fn capitals_of_tcvn3_are_restored() {
    for (printed, expected) in [
        ("CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("Uû ban nh©n d©n tØnh S¬n La", "Uỷ ban nhân dân tỉnh Sơn La"),
    ] {
        let bytes = WINDOWS_1252.encode(printed).0;
        assert_eq!(Charset::Tcvn3.decode(&bytes), expected);
    }
}

#[test]
fn abbreviations_and_other_cells_tell_no_case() {
    for (printed, expected) in [
        ("CAT, Së KHCN, UBND", "CAT, Sở KHCN, UBND"),
        ("Sè TT\tNHãM NHIÖM Vô", "Số TT\tNHÓM NHIỆM VỤ"),
        ("UBND, Së Y tÕ", "UBND, Sở Y tế"),
    ] {
        assert_eq!(Charset::Tcvn3.decode(&WINDOWS_1252.encode(printed).0), expected);
    }
}

/// As glibc's `iconv -t TCVN` writes them.
#[test]
fn a_capital_with_a_tone_ends_a_word() {
    for (bytes, expected) in [
        (&b"\xa7\xa5N V\x91 CH\x9e"[..], "ĐƠN VỊ CHỦ"),
        (b"PH\x95 CH\x9e T\x91CH", "PHÓ CHỦ TỊCH"),
        (b"\x93UBND\x94 T\x85", "“UBND” T…"),
        (b"th\xde H\x85", "thị H…"),
    ] {
        let read = Charset::Tcvn3.decode(bytes);
        assert_eq!(read, expected);
    }
}

/// A few words among many others do not make an ASCII text VIQR.
#[test]
fn only_lines_that_are_viqr_fit_it() {
    assert!(fits_viqr("Ca^`n ba'o ca'o"));
    assert!(fits_viqr("So^': 1008/QDD-UBND"));
    assert!(!fits_viqr("5C71 5DDE 5DE5 add(a) e^x"));
    assert!(!fits_viqr("plain"));
}

#[test]
fn punctuation_of_the_fonts_is_kept() {
    let bytes = WINDOWS_1252.encode("“§Ò ¸n 06” – n¨m 2026…").0;
    assert_eq!(Charset::Tcvn3.decode(&bytes), "“Đề án 06” – năm 2026…");
}

#[test]
fn other_texts_are_left_alone() {
    for text in [
        TEXT,
        "The quick brown fox jumps over the lazy dog, naïve café résumé.",
        "L'été dernier, l'élève a été reçu à l'école où il était né; ça ira très bien, même à Noël.",
        "El niño comió piña mañana; ¿qué pasó? Año, señor, corazón, también, razón, acción, inglés.",
        "Größe, Äpfel, Öl, über, schön, Straße, müssen, für, möglich, können, Überprüfung.",
        "x^2 + y^2 = z^2; a(b) + c(d); o+o; (1) x. y. z.",
        "6DF5 6DC5 6DD2 6E1A 6DB5 6DDA 6DEB 6DD8 6DEA 6DF1",
        "12.345,6² m³ ±0,5 °C § 12 © 2026",
        "",
    ] {
        assert_eq!(detect(text), None, "{text}");
        assert_eq!(
            detect_bytes(&WINDOWS_1252.encode(text).0).filter(|_| !text.contains('ủ')),
            None,
            "{text}"
        );
    }
}

#[test]
fn charsets_have_names() {
    for charset in Charset::ALL {
        assert_eq!(Charset::named(charset.name()), Some(charset));
    }
    assert_eq!(Charset::named("ABC"), Some(Charset::Tcvn3));
    assert_eq!(Charset::named("utf-8"), None);
}

proptest! {
    /// No bytes panic.
    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        for charset in Charset::ALL {
            let _ = charset.decode(&bytes);
        }
        let _ = detect_bytes(&bytes);
    }

    /// Words of letters come back from every charset.
    #[test]
    fn words_come_back(word in prop::collection::vec(prop::sample::select(letters()), 1..8)) {
        let word: String = word.into_iter().flat_map(char::to_lowercase).collect();
        for charset in Charset::ALL {
            let bytes = charset.encode(&word).unwrap();
            prop_assert_eq!(charset.decode(&bytes), word.clone(), "{}", charset.name());
        }
    }
}
