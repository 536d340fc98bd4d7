//! The rules by which values are read and the checks of an audit → what people read on stdout, in Vietnamese or
//! English, or JSON and CSV for programs.

use super::accounts::{class, short};
use super::{Show, err, out};
use crate::cli::args::ListFormat;
use crate::data::Severity;
use crate::lang::checks::{self, Check};
use crate::lang::rules::{self, Rule};
use crate::write::rules::{Entry, csv};
use serde_json::json;

impl Show {
    /// The rules whose names begin with `prefix`, then the checks whose names or groups do; `false` where there are
    /// none.
    pub(in crate::cli) fn rules(self, prefix: &str, format: ListFormat) -> bool {
        let rules = rules::all().iter().filter(|rule| rule.id.starts_with(prefix));
        let is_meant = |check: &&Check| check.code.starts_with(prefix) || check.group == prefix;
        let checks = checks::all().iter().filter(is_meant);
        let found: Vec<Entry<'_>> =
            rules.map(Entry::Rule).chain(checks.map(Entry::Check)).collect();
        if found.is_empty() {
            let vi = format!("không có quy tắc nào bắt đầu bằng {prefix}");
            let en = format!("no rule begins with {prefix}");
            err(format!("{}: {}", self.say("lỗi", "error"), self.say(&vi, &en)));
            return false;
        }
        match format {
            ListFormat::Text => found.iter().for_each(|entry| self.entry(entry)),
            ListFormat::Json => out(json!(found)),
            ListFormat::Csv => csv(&found).lines().for_each(out),
        }
        true
    }

    fn entry(self, entry: &Entry<'_>) {
        match entry {
            Entry::Rule(rule) => self.rule(rule),
            Entry::Check(check) => self.check(check),
        }
        out("");
    }

    fn rule(self, rule: &Rule) {
        let class = class(self.lang, rule.class);
        out(format!("{}  →  {}  ({class})", rule.id, rule.field));
        out(format!("  {}", self.say(rule.reason_vi, rule.reason)));
        let under = if rule.under.is_empty() { String::new() } else { format!("{}: ", rule.under) };
        out(format!("  {}: {under}{}", self.say("ví dụ", "example"), short(rule.example)));
        out(format!("  {}: {}", self.say("đọc ra", "finds"), rule.finds));
    }

    fn check(self, check: &Check) {
        let severity = match check.severity {
            Severity::Error => self.say("lỗi", "error"),
            Severity::Warning => self.say("cảnh báo", "warning"),
            Severity::Info => self.say("ghi chú", "note"),
        };
        let kind = self.say("kiểm tra", "check");
        out(format!(
            "{}  ({kind}, {severity})  {}",
            check.code,
            self.say(check.title_vi, check.title)
        ));
        out(format!("  {}", self.say(check.why_vi, check.why)));
        out(format!(
            "  {}: {}",
            self.say("cách sửa", "remedy"),
            self.say(check.remedy_vi, check.remedy)
        ));
        out(format!("  {}: {}", self.say("sai", "wrong"), short(check.wrong)));
        out(format!("  {}: {}", self.say("đúng", "right"), short(check.right)));
    }
}
