//! The tables by name: their text, their columns, and what may stand in them. A table of a person's
//! own is held to the same form.

/// What a field of a table may hold.
#[derive(Clone, Copy, Debug)]
pub(super) enum Check {
    /// One of these words.
    Word(&'static str),
    /// One of these words, or nothing.
    MayWord(&'static str),
    /// A number, or nothing.
    Number,
    /// A whole number up to 255.
    Weight,
    /// A day as `2025-02-28`, or nothing.
    Day,
    /// Keys of rows of the same table, `|` between them, or nothing.
    Rows,
}

/// The form of a table.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) name: &'static str,
    pub(super) text: &'static str,
    fields: &'static str,
    /// Fields that no two rows may have in common, on the fold key.
    pub(super) key: &'static [usize],
    pub(super) checks: &'static [(usize, Check)],
    /// A field that, left empty, is the slug of another one: the first of the two.
    pub(super) slug: Option<(usize, usize)>,
}

impl Form {
    /// The names of the columns.
    pub(super) fn columns(&self) -> Vec<&'static str> {
        self.fields.split_whitespace().collect()
    }

    /// The words that may stand in a column, as a loader must know them.
    #[cfg(test)]
    pub(super) fn words(&self, column: &str) -> std::collections::BTreeSet<&'static str> {
        let check = self.checks.iter().find(|(at, _)| self.columns()[*at] == column);
        match check {
            Some((_, Check::Word(words) | Check::MayWord(words))) => {
                words.split_whitespace().collect()
            }
            _ => panic!("{}: no words in column {column}", self.name),
        }
    }

    /// Whether a person may add to it: `rules`, `checks` and `fields` say what the program does, not what it knows.
    pub(super) fn is_open(&self) -> bool {
        !["rules", "checks", "fields"].contains(&self.name)
    }

    /// The form of the table called `name`.
    pub(super) fn of(name: &str) -> Option<&'static Self> {
        FORMS.iter().find(|form| form.name == name)
    }

    const fn slugged(self, field: usize, of: usize) -> Self {
        Self { slug: Some((field, of)), ..self }
    }
}

macro_rules! form {
    ($name:literal, $fields:literal, $key:expr, $checks:expr) => {
        Form {
            name: $name,
            text: include_str!(concat!($name, ".tsv")),
            fields: $fields,
            key: &$key,
            checks: &$checks,
            slug: None,
        }
    };
}

const ROLES: Check = Check::Word(
    "ordinal group title objective place area population unit quantity lead owner support monitor \
     appraise approve deadline deliverable status result difficulty next_step budget legal_basis note",
);
const CLASSES: Check = Check::Word(
    "group unit class every title level request role given tail limit alias opening about function noun",
);
const CODES: Check = Check::Word(
    "completed completed_maintained applied in_progress on_schedule regular delayed under_study \
     pilot_ended not_started not_pursued",
);
const CITING: Check =
    Check::Word("head nohead superior council stop modifier urgency issuing govern position title");
const TIMES: Check = Check::Word(
    "before by to in vague from expected finish following continuous keep periodic adhoc quarter_end quarter_start \
     event after since roadmap",
);
const UNITS: Check = Check::Word(
    "count area other duration scale money never stop name label state over under about",
);
const LEVELS: Check = Check::MayWord("central regional provincial district communal");
const PLACES: Check =
    Check::Word("central optional required numbered counted district communal class");

pub(super) static FORMS: [Form; 33] = [
    form!(
        "admin_units",
        "province_code province unit_code unit_type unit area_km2",
        [2],
        [(5, Check::Number)]
    ),
    form!(
        "agencies",
        "id name kind place level forms abbreviations valid_from valid_until successor",
        [0],
        [(3, PLACES), (4, LEVELS), (7, Check::Day), (8, Check::Day), (9, Check::Rows)]
    )
    .slugged(0, 1),
    form!("agency_heads", "head needs not", [0], [(1, Check::Word("name may alone sector"))]),
    form!("agency_synonyms", "short long", [0], []),
    form!("body_phrases", "phrase", [0], []),
    form!("cells", "role phrase points note", [1], [(0, ROLES), (2, Check::Number)]),
    form!(
        "checks",
        "code group severity title title_vi why why_vi remedy remedy_vi wrong right",
        [0],
        [
            (1, Check::Word("date sum count status agency reference text")),
            (2, Check::Word("error warning info"))
        ]
    ),
    form!("citing_words", "role word", [0, 1], [(0, CITING)]),
    form!("columns", "role phrase weight note", [1], [(0, ROLES), (2, Check::Weight)]),
    form!("common_abbreviations", "short", [0], []),
    form!("complements", "words", [0], []),
    form!("districts", "province_code province unit_code unit_type unit", [2], []),
    form!(
        "document_kinds",
        "kind kind_vi abbreviations cited source",
        [1],
        [(3, Check::Word("short plain symbol title never"))]
    ),
    form!("duty_verbs", "words strength", [0], [(1, Check::Word("strong plain weak"))]),
    form!(
        "fields",
        "record field format unit example printed term_vi about",
        [0, 1],
        [(2, Check::MayWord("date edtf rrule id"))]
    ),
    form!("fixed_terms", "term misread besides", [0], []),
    form!("joints", "word side", [0], [(1, Check::Word("end begin both"))]),
    form!("labels", "role phrase note", [1], [(0, ROLES)]),
    form!("laws", "title", [0], []),
    form!(
        "letterhead",
        "role phrase note",
        [0, 1],
        [(0, Check::Word("state motto issuer authority position kind central"))]
    ),
    form!("openers", "phrase note", [0], []),
    form!(
        "owner_labels",
        "words role",
        [0],
        [(1, Check::Word("lead support monitor appraise approve none"))]
    ),
    form!("owner_words", "words class", [0, 1], [(1, CLASSES)]),
    form!("particles", "word ends behind before", [0], [(1, Check::Word("yes no last number"))]),
    form!("products", "phrase", [0], []),
    form!(
        "provinces",
        "name kind forms valid_until merged_into",
        [0],
        [(1, Check::Word("city province")), (3, Check::Day), (4, Check::Rows)]
    ),
    form!(
        "rules",
        "rule field class under example finds reason reason_vi",
        [0],
        [(2, Check::Word("exact inferred doubtful"))]
    ),
    form!("sections", "kind phrase note", [1], [(0, Check::Word("duty none"))]),
    form!("status_labels", "role label", [1], [(0, Check::Word("status result"))]),
    form!("status_stages", "code stage note", [0], [(0, CODES), (1, Check::Number)]),
    form!("statuses", "code phrase ends example", [1], [(0, CODES), (2, Check::Word("yes no"))]),
    form!("time_words", "role phrase example", [1], [(0, TIMES)]),
    form!("units", "phrase kind scale", [0, 1], [(1, UNITS), (2, Check::Number)]),
];
