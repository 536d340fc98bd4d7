//! A document as one source has it → how good a text of it that is, in numbers that can be compared.

use crate::data::{Class, Confidences, Report};

/// Groups of findings, and findings, that say a text was misread, cut or lost.
const DAMAGE: [&str; 12] = [
    "ocr-suspect.",
    "text.broken-",
    "text.encoding-",
    "text.letter-lost",
    "text.sentence-cut",
    "text.cell-empty",
    "page.",
    "number.head-lost",
    "table.short-row",
    "table.long-row",
    "table.rows-guessed",
    "table.cells-unknown",
];

/// What is known of a source; each number decides only where those before it are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Evidence {
    /// 1 where the text is the document's own, 0 where a gazette issue prints it among others.
    pub(super) standing: i64,
    /// 2 of typed formats, 1 of plain text, which may be scanned, 0 of printed pages.
    pub(super) format: i64,
    /// Findings of damage: the fewer the better.
    pub(super) damage: i64,
    /// Fields whose value leaves no doubt: the more the better.
    pub(super) fields: i64,
}

impl Evidence {
    /// Of the document that `unit` is narrowed to.
    pub(super) fn of(unit: &Report, is_own: bool) -> Self {
        let is_damage = |rule: &str| DAMAGE.iter().any(|damage| rule.starts_with(damage));
        let damage = unit.findings.iter().filter(|it| !it.applied && is_damage(&it.rule)).count();
        Self {
            standing: i64::from(is_own),
            format: match unit.source.format.as_str() {
                "html" | "docx" => 2,
                "pdf" => 0,
                _ => 1,
            },
            damage: i64::try_from(damage).unwrap_or(i64::MAX),
            fields: i64::try_from(fields(unit)).unwrap_or(i64::MAX),
        }
    }
}

fn fields(unit: &Report) -> usize {
    let sure = |fields: &Confidences| {
        fields.values().filter(|field| field.class != Class::Doubtful).count()
    };
    unit.documents.iter().map(|it| sure(&it.confidence)).sum::<usize>()
        + unit.tasks.iter().map(|it| sure(&it.confidence)).sum::<usize>()
        + unit.metrics.iter().map(|it| sure(&it.confidence)).sum::<usize>()
        + unit.citations.iter().map(|it| sure(&it.confidence)).sum::<usize>()
}
