//! Accounts of records → what people read on stdout, in Vietnamese or English, or JSON for programs.

use super::words::say;
use super::{Show, err, out};
use crate::batch::Explained;
use crate::cli::args::ListFormat;
use crate::cli::plan::Lang;
use crate::data::{Account, Class, Confidence, FieldAccount, PrintedPlace};
use crate::lang::rules;
use crate::write::rows::printed;
use serde_json::json;

/// Longest value and source line that are printed for people, in characters.
const LONGEST: usize = 400;

impl Show {
    /// The accounts of a record.
    pub(in crate::cli) fn explained(self, id: &str, explained: &Explained, format: ListFormat) {
        for failure in &explained.failures {
            self.failure(failure);
        }
        if explained.accounts.is_empty() {
            self.unknown(id, &explained.like);
        } else if format == ListFormat::Json {
            out(json!(explained.accounts));
        } else {
            explained.accounts.iter().for_each(|account| self.account(account));
        }
    }

    fn unknown(self, id: &str, like: &[String]) {
        let vi = format!("không có bản ghi nào mang mã {id}");
        let en = format!("no record has the id {id}");
        err(format!("{}: {}", self.say("lỗi", "error"), self.say(&vi, &en)));
        for known in like {
            err(format!("  {}: {known}", self.say("gần giống", "like it")));
        }
    }

    fn account(self, account: &Account) {
        out(format!("{} {}", kind(self.lang, account.record_type), account.id));
        out(format!("{}: {}", self.say("nguồn", "source"), account.source));
        let mut told: &[PrintedPlace] = &[];
        for field in &account.fields {
            out("");
            out(format!("{}: {}", field.field, short(&printed(&field.value))));
            // Fields of one print are told its place once.
            if field.places != told {
                field.places.iter().for_each(|place| self.place(place));
            }
            if !field.places.is_empty() {
                told = &field.places;
            }
            self.reading(field);
        }
        for finding in &account.findings {
            let message = self.say(&finding.message_vi, &finding.message_en);
            out("");
            out(format!("{}: {} ({})", self.say("phát hiện", "finding"), message, finding.rule));
        }
    }

    fn place(self, place: &PrintedPlace) {
        let (start, end) = (place.span.start(), place.span.end());
        let line = format!("{} {}", self.say("dòng", "line"), place.line);
        out(format!("  {line}, byte {start}–{end}: {}", short(&place.text)));
    }

    fn reading(self, field: &FieldAccount) {
        if let Some(sure) = &field.confidence {
            out(format!("  {}", self.sure(sure)));
        }
        for other in &field.considered {
            let head = self.say("cũng đã xét", "also considered");
            let taken = other.record_id.as_ref().map(|id| format!(" → {id}")).unwrap_or_default();
            out(format!(
                "  {head}: {} {} «{}»{taken}",
                other.rule,
                other.value,
                short(&other.text)
            ));
        }
    }

    fn sure(self, sure: &Confidence) -> String {
        let vi = rules::named(&sure.rule).map_or(sure.reason.as_str(), |rule| rule.reason_vi);
        let reason = self.say(vi, &sure.reason);
        format!(
            "{} {} ({}): {reason}",
            self.say("quy tắc", "rule"),
            sure.rule,
            class(self.lang, sure.class)
        )
    }
}

fn kind(lang: Lang, record_type: &str) -> &str {
    match record_type {
        "task" => say(lang, "nhiệm vụ", "task"),
        "metric" => say(lang, "số liệu", "metric"),
        "citation" => say(lang, "viện dẫn", "citation"),
        "document" => say(lang, "văn bản", "document"),
        "table" => say(lang, "bảng", "table"),
        "agency" => say(lang, "cơ quan", "agency"),
        "finding" => say(lang, "phát hiện", "finding"),
        other => other,
    }
}

pub(super) fn class(lang: Lang, class: Class) -> &'static str {
    match class {
        Class::Exact => say(lang, "chính xác", "exact"),
        Class::Inferred => say(lang, "suy ra", "inferred"),
        Class::Doubtful => say(lang, "nghi ngờ", "doubtful"),
    }
}

/// `text` cut where it is too long for a terminal.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}[…]", &text[..end]),
        None => text.to_owned(),
    }
}
