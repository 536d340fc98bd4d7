//! The tables of `src/lang/lexicon/*.tsv`: what the program knows of Vietnamese administration.
//!
//! One row a line, fields separated by tabs, `#` begins a comment line, the first other line names
//! the fields. A person who knows no Rust can add rows; `CONTRIBUTING.md` says how.

/// The rows of a table, each with one value per field of its first line; missing ones are empty.
pub(crate) fn rows(table: &'static str) -> Vec<Vec<&'static str>> {
    let mut lines = table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let width = lines.next().map_or(0, |head| head.split('\t').count());
    lines
        .map(|line| {
            let mut row: Vec<&str> = line.split('\t').map(str::trim).collect();
            row.resize(width, "");
            row
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::lang::fold;
    use std::collections::BTreeSet;
    use std::path::Path;

    /// The form of a table.
    struct Form {
        name: &'static str,
        fields: &'static str,
        /// Fields that no two rows may have in common, on the fold key.
        key: &'static [usize],
        /// A field and the words that may stand in it, where the loader of the table does not test
        /// them itself.
        words: Option<(usize, &'static str)>,
    }

    const fn form(
        name: &'static str,
        fields: &'static str,
        key: &'static [usize],
        words: Option<(usize, &'static str)>,
    ) -> Form {
        Form { name, fields, key, words }
    }

    const ROLES: &str = "ordinal group title objective place area population unit quantity lead \
        owner support monitor appraise approve deadline deliverable status result difficulty \
        next_step budget legal_basis note";

    const FORMS: [Form; 26] = [
        form("admin_units", "province_code province unit_code unit_type unit area_km2", &[2], None),
        form(
            "agencies",
            "name kind place forms",
            &[0],
            Some((2, "required optional numbered central class")),
        ),
        form("agency_heads", "head needs not", &[0], Some((1, "name may alone sector"))),
        form("agency_synonyms", "short long", &[0], None),
        form("body_phrases", "phrase", &[0], None),
        form("cells", "role phrase points note", &[1], Some((0, ROLES))),
        form("charsets", "letter tcvn3 tcvn5712 vni viscii vps windows_1258 viqr", &[], None),
        form(
            "citing_words",
            "role word",
            &[0, 1],
            Some((
                0,
                "head nohead superior council stop modifier urgency issuing govern position title",
            )),
        ),
        form("columns", "role phrase weight note", &[1], Some((0, ROLES))),
        form(
            "document_kinds",
            "kind kind_vi abbreviations cited source",
            &[1],
            Some((3, "short plain symbol title never")),
        ),
        form("duty_verbs", "words strength", &[0], Some((1, "strong plain weak"))),
        form("joints", "word side", &[0], Some((1, "end begin both"))),
        form("labels", "role phrase note", &[1], Some((0, ROLES))),
        form("laws", "title", &[0], None),
        form(
            "letterhead",
            "role phrase note",
            &[0, 1],
            Some((0, "state motto issuer authority position kind central")),
        ),
        form("openers", "phrase note", &[0], None),
        form(
            "owner_labels",
            "words role",
            &[0],
            Some((1, "lead support monitor appraise approve none")),
        ),
        form("owner_words", "words class", &[0, 1], None),
        form("products", "phrase", &[0], None),
        form("provinces", "name kind forms", &[0], Some((1, "city province"))),
        form(
            "rules",
            "rule field class under example finds reason reason_vi",
            &[0],
            Some((2, "exact inferred doubtful")),
        ),
        form("sections", "kind phrase note", &[1], Some((0, "duty none"))),
        form("status_labels", "role label", &[1], Some((0, "status result"))),
        form("statuses", "code phrase ends example", &[1], Some((2, "yes no"))),
        form("time_words", "role phrase example", &[1], None),
        form("units", "phrase kind scale", &[0, 1], None),
    ];

    #[test]
    fn a_table_has_comments_a_head_and_rows() {
        assert_eq!(rows("# note\na\tb\nx\ty\n\nz\n"), [["x", "y"], ["z", ""]]);
    }

    #[test]
    fn every_row_of_every_table_is_well_formed() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lang/lexicon");
        let tables = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut faults = Vec::new();
        for path in tables {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let form = FORMS.iter().find(|form| form.name == name);
            let form = form.unwrap_or_else(|| panic!("{name}: no form"));
            let text = std::fs::read_to_string(&path).unwrap();
            faults.extend(check(form, &text).into_iter().map(|fault| format!("{name}: {fault}")));
        }
        assert_eq!(faults, Vec::<String>::new());
    }

    fn check(form: &Form, text: &str) -> Vec<String> {
        let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        let mut lines = lines.map(|line| line.split('\t').collect::<Vec<_>>());
        let fields: Vec<&str> = form.fields.split_whitespace().collect();
        assert_eq!(lines.next(), Some(fields.clone()), "{}", form.name);
        let mut known = BTreeSet::new();
        let mut faults = Vec::new();
        for row in lines {
            let value = |field: usize| row.get(field).copied().unwrap_or_default();
            let key: Vec<String> = form.key.iter().map(|&at| fold::key(value(at))).collect();
            let needed = form.key.iter().chain(form.words.as_ref().map(|(at, _)| at));
            let has_word = form
                .words
                .is_none_or(|(at, words)| words.split_whitespace().any(|word| word == value(at)));
            for (what, wrong) in [
                ("too many fields", row.len() > fields.len()),
                ("white space around a field", row.iter().any(|field| field.trim() != *field)),
                ("an empty field", needed.into_iter().any(|&at| value(at).is_empty())),
                ("unknown word", !has_word),
                ("twice", !known.insert(key)),
            ] {
                if wrong {
                    faults.push(format!("{what}: {row:?}"));
                }
            }
        }
        faults
    }

    #[test]
    fn every_fault_of_a_row_is_seen() {
        let form = form("table", "role phrase", &[1], Some((0, "a b")));
        for (row, fault) in [
            ("a\tx\ty", "too many fields"),
            ("a\tx ", "white space around a field"),
            ("a\t", "an empty field"),
            ("c\tx", "unknown word"),
            ("a\tHOÀ", "twice"),
        ] {
            let found = check(&form, &format!("role\tphrase\nb\thòa\n{row}\n"));
            assert!(found.len() == 1 && found[0].starts_with(fault), "{found:?}");
        }
    }
}
