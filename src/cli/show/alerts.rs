//! What a reader is told → words: a text by document, a line each; the same as a page for a letter; its subject; and
//! what is said of the delivery on stderr.

use super::counts::count;
use super::words::say;
use super::{Show, Volume, err, printed};
use crate::catalog::{Alert, Bulletin, Delivered, Kind, Letter, Matter, Stretch};
use crate::cli::plan::Lang;
use crate::data::ChangeKind;
use crate::write::changes::term;
use console::truncate_str;
use std::fmt::Write as _;

/// A bulletin in words.
pub(in crate::cli) fn letter(lang: Lang, bulletin: &Bulletin) -> Letter {
    let subject = printed(subject(lang, bulletin));
    let text = text(lang, bulletin);
    let html = page(lang, bulletin, &subject);
    Letter { subject, text, html, lang: lang.of_reports() }
}

/// What is told, in the order in which it is counted.
const MATTERS: [Matter; 6] = [
    Matter::TaskNew,
    Matter::DeadlineMoved,
    Matter::StatusWorse,
    Matter::AuditError,
    Matter::TaskChanged,
    Matter::DocumentNew,
];

fn subject(lang: Lang, bulletin: &Bulletin) -> String {
    let counts = MATTERS.iter().filter_map(|matter| {
        let many = bulletin.alerts.iter().filter(|alert| alert.matter == *matter).count();
        (many > 0).then(|| counted(lang, *matter, many as u64))
    });
    let counts: Vec<String> = counts.collect();
    format!("[congbao] {}: {}", bulletin.reader, counts.join(", "))
}

fn counted(lang: Lang, matter: Matter, many: u64) -> String {
    let (vi, en, all) = match matter {
        Matter::TaskNew => ("nhiệm vụ mới", "new task", "new tasks"),
        Matter::DeadlineMoved => ("thời hạn thay đổi", "deadline moved", "deadlines moved"),
        Matter::StatusWorse => ("tình trạng xấu đi", "status worse", "statuses worse"),
        Matter::AuditError => ("lỗi trong văn bản", "error in a text", "errors in texts"),
        Matter::TaskChanged => ("thay đổi khác", "other change", "other changes"),
        Matter::DocumentNew => ("văn bản mới", "new document", "new documents"),
    };
    count(lang, many, vi, en, all)
}

fn label(lang: Lang, matter: Matter) -> &'static str {
    match matter {
        Matter::TaskNew => say(lang, "Nhiệm vụ mới", "New task"),
        Matter::DeadlineMoved => say(lang, "Đổi thời hạn", "Deadline moved"),
        Matter::StatusWorse => say(lang, "Tình trạng xấu đi", "Status worse"),
        Matter::AuditError => say(lang, "Lỗi trong văn bản", "Error in the text"),
        Matter::TaskChanged => say(lang, "Thay đổi khác", "Other change"),
        Matter::DocumentNew => say(lang, "Văn bản mới", "New document"),
    }
}

/// The alerts by document, in the order in which these come first.
fn groups(bulletin: &Bulletin) -> Vec<(&Alert, Vec<&Alert>)> {
    let mut groups: Vec<(&Alert, Vec<&Alert>)> = Vec::new();
    for alert in &bulletin.alerts {
        let own = |(first, _): &&mut (&Alert, Vec<&Alert>)| {
            first.news.of.document == alert.news.of.document
        };
        match groups.iter_mut().find(own) {
            Some((_, alerts)) => alerts.push(alert),
            None => groups.push((alert, vec![alert])),
        }
    }
    groups
}

fn text(lang: Lang, bulletin: &Bulletin) -> String {
    let head = printed(format!("{}:", subject(lang, bulletin)));
    let mut lines = vec![head.trim_end_matches(':').to_owned()];
    for (first, alerts) in groups(bulletin) {
        lines.push(String::new());
        lines.push(printed(format!("{} ({})", first.document, first.news.of.document)));
        lines.extend(alerts.into_iter().map(|alert| {
            let parts = [what(alert), said(lang, alert), leads(lang, alert)];
            let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
            printed(format!("  [{}] {}", label(lang, alert.matter), parts.join(" — ")))
        }));
    }
    lines.join("\n") + "\n"
}

/// Longest title, in columns.
const LONGEST: usize = 160;

/// The task or document; of what stands above it, its file.
fn what(alert: &Alert) -> String {
    if alert.matter == Matter::DocumentNew
        && alert.news.id.as_ref() == Some(&alert.news.of.document)
    {
        return alert.news.of.source.clone();
    }
    let id = alert.news.id.as_deref().unwrap_or_default();
    let number = id.find('#').map(|at| &id[at..]).unwrap_or_default();
    let title = truncate_str(&alert.news.title, LONGEST, "…");
    format!("{number} {title}").trim().to_owned()
}

/// What is the matter with it.
fn said(lang: Lang, alert: &Alert) -> String {
    let news = &alert.news;
    let [old, new] = [&news.old, &news.new].map(|side| side.as_deref().unwrap_or_default());
    match news.kind {
        Kind::Finding => format!("{new} ({})", news.field.as_deref().unwrap_or_default()),
        Kind::Change(ChangeKind::Added) if news.record == "document" || new.is_empty() => {
            String::new()
        }
        Kind::Change(ChangeKind::Added) if news.record == "task" => {
            format!("{}: {new}", say(lang, "hạn", "due"))
        }
        Kind::Change(ChangeKind::Deadline | ChangeKind::Status) => {
            format!("{}{}", between(lang, old, new), moved(lang, news.days))
        }
        Kind::Change(_) => {
            let words = |group: &str, word: &str| term(lang.of_reports(), group, word);
            let kind = words("kind", &news.kind.name());
            let field = news.field.as_deref().map(|field| words("field", field));
            let field = field.filter(|field| *field != kind);
            let field = field.map(|field| format!(" ({field})")).unwrap_or_default();
            match (old.is_empty(), new.is_empty()) {
                (false, false) => format!("{kind}{field}: {}", between(lang, old, new)),
                (true, true) => format!("{kind}{field}"),
                (_, _) => format!("{kind}{field}: {old}{new}"),
            }
        }
    }
}

fn between(lang: Lang, old: &str, new: &str) -> String {
    let none = say(lang, "(không ghi)", "(none printed)");
    match (old.is_empty(), new.is_empty()) {
        (true, true) => none.to_owned(),
        (true, false) => format!("{none} → {new}"),
        (false, true) => format!("{old} → {none}"),
        (false, false) => format!("{old} → {new}"),
    }
}

fn moved(lang: Lang, days: Option<i64>) -> String {
    let Some(days) = days.filter(|days| *days != 0) else { return String::new() };
    let many = count(lang, days.unsigned_abs(), "ngày", "day", "days");
    match (lang, days > 0) {
        (Lang::Vi, true) => format!(" (muộn hơn {many})"),
        (Lang::Vi, false) => format!(" (sớm hơn {many})"),
        (Lang::En, true) => format!(" ({many} later)"),
        (Lang::En, false) => format!(" ({many} earlier)"),
    }
}

fn leads(lang: Lang, alert: &Alert) -> String {
    if alert.news.leads.is_empty() {
        return String::new();
    }
    format!("{}: {}", say(lang, "chủ trì", "lead"), alert.news.leads.join("; "))
}

/// The same as a page.
fn page(lang: Lang, bulletin: &Bulletin, subject: &str) -> String {
    let code = say(lang, "vi", "en");
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n<body>\n",
        escaped(subject)
    );
    for (first, alerts) in groups(bulletin) {
        let (name, id) = (escaped(&first.document), escaped(&first.news.of.document));
        _ = writeln!(page, "<h3>{name}<br><small>{id}</small></h3>");
        page.push_str("<table border=\"1\" cellpadding=\"4\" cellspacing=\"0\">\n");
        for alert in alerts {
            let leads = alert.news.leads.join("; ");
            let cells = [label(lang, alert.matter), &what(alert), &said(lang, alert), &leads];
            let cells = cells.map(|cell| format!("<td>{}</td>", escaped(cell))).concat();
            _ = writeln!(page, "<tr>{cells}</tr>");
        }
        page.push_str("</table>\n");
    }
    page + "</body>\n</html>\n"
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    printed(text.replace('"', "&quot;"))
}

impl Show {
    /// A reader who is new, and is told what comes from now on.
    pub(in crate::cli) fn placed(self, reader: &str, stretch: &Stretch) {
        if !stretch.is_first || stretch.after == 0 || self.volume != Volume::Normal {
            return;
        }
        let name = if reader.is_empty() { String::new() } else { format!("{reader}: ") };
        let entry = stretch.after;
        err(match self.lang {
            Lang::Vi => format!(
                "{name}lần đầu: từ nay báo những gì mới (sau mục {entry}); muốn nhận cả những gì đã có thì dùng --from-start"
            ),
            Lang::En => format!(
                "{name}first time: told what comes from now on (after entry {entry}); --from-start tells what is there already"
            ),
        });
    }

    /// What is not told, and why.
    pub(in crate::cli) fn noted(self, bulletin: &Bulletin) {
        let reader = &bulletin.reader;
        self.placed(reader, &bulletin.stretch);
        if self.volume != Volume::Normal {
            return;
        }
        for body in &bulletin.unknown {
            let vi = format!("{reader}: không nhiệm vụ nào trong danh mục nêu cơ quan «{body}»");
            let en = format!("{reader}: no task in the catalogue names the body «{body}»");
            err(format!("{}: {}", self.say("ghi chú", "note"), self.say(&vi, &en)));
        }
        if bulletin.reread > 0 {
            let many = bulletin.reread;
            let vi = count(Lang::Vi, many, "văn bản", "", "");
            let vi = format!("{reader}: {vi} chỉ đọc khác do quy tắc mới, không báo");
            let en = count(Lang::En, many, "", "document", "documents");
            let en = format!("{reader}: {en} read otherwise by other rules only, no alerts");
            err(self.say(&vi, &en));
        }
    }

    /// A trial, which delivers nothing.
    pub(in crate::cli) fn tried(self, bulletin: &Bulletin) {
        if self.volume == Volume::Normal && !bulletin.alerts.is_empty() {
            let vi = "chạy thử với --since, không gửi đi; dùng --since-last để gửi";
            let en = "a trial with --since, nothing is delivered; --since-last delivers";
            err(format!("{}: {}", bulletin.reader, self.say(vi, en)));
        }
    }

    /// What became of a delivery.
    pub(in crate::cli) fn delivered(self, reader: &str, delivered: &Delivered) {
        let line = match delivered {
            Delivered::Failed(failure) => return self.failure(failure),
            Delivered::File(file) => {
                format!("{reader}: {} {}", self.say("đã ghi", "written"), file.display())
            }
            Delivered::Post(to) => {
                format!("{reader}: {} {to}", self.say("đã gửi tới", "posted to"))
            }
        };
        if self.volume == Volume::Normal {
            err(line);
        }
    }
}
