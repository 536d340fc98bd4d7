//! A rules file → who is told what, and where it is delivered. What is misspelt is refused with its place.

use super::addresses::{Address, Name, Readers, Url};
use crate::batch::Failure;
use crate::data::Error;
use crate::write::changes::Lang;
use serde::Deserialize;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// The rules of a reader.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Who reads.
    pub name: Name,
    /// Whose tasks: names or ids; none: all.
    #[serde(default)]
    pub owners: Vec<String>,
    /// In which roles the bodies are meant.
    #[serde(default = "Role::all")]
    pub roles: Vec<Role>,
    /// What is told.
    #[serde(default = "Matter::usual")]
    pub tell: Vec<Matter>,
    /// Only documents of this id, or whose id begins so.
    pub within: Option<String>,
    /// Language of what is delivered.
    pub lang: Option<Tongue>,
    /// What is posted.
    pub webhook: Option<Webhook>,
    /// Letters.
    pub mail: Option<Mail>,
    /// Calendars.
    pub calendar: Option<Folder>,
}

/// A role of a body in a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Chủ trì.
    Lead,
    /// Phối hợp.
    Support,
    /// Theo dõi, đôn đốc.
    Monitor,
    /// Thẩm định.
    Appraise,
    /// Phê duyệt.
    Approve,
}

/// What can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// A task that was not there, or that is one of ours now.
    TaskNew,
    /// A deadline that moved.
    DeadlineMoved,
    /// A status further from its end, or late.
    StatusWorse,
    /// An error in a text.
    AuditError,
    /// Any other change of a task.
    TaskChanged,
    /// A document that was not there.
    DocumentNew,
}

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tongue {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

/// Whereto is posted.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Webhook {
    /// The address.
    pub url: Url,
    /// Environment variable with the token.
    pub bearer_env: Option<String>,
    /// How long an answer may take.
    #[serde(default = "Webhook::patience")]
    pub timeout_seconds: u16,
}

/// Letters: into which folder, from whom, to whom.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// The folder.
    pub folder: PathBuf,
    /// Who writes.
    pub from: Address,
    /// To whom.
    pub to: Readers,
}

/// Where files are put.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Folder {
    /// The folder.
    pub folder: PathBuf,
}

impl Rules {
    /// Reads a file. Folders in it count from its own.
    ///
    /// # Errors
    /// If it cannot be read, or something in it is not understood.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let unreadable =
            |cause| Error::File { path: path.to_owned(), action: "cannot read", cause };
        let text = fs::read_to_string(path).map_err(unreadable)?;
        let mut rules = Self::of(&text).map_err(|fault| {
            let (line, column) = place(&text, fault.span().map_or(0, |span| span.start));
            let cause = fault.message().to_owned();
            Failure::NoRules { path: path.to_owned(), line, column, cause }
        })?;
        if rules.webhook.is_some() && cfg!(not(feature = "webhook")) {
            return Err(Failure::NoWebhook { path: path.to_owned() });
        }
        let own = path.parent().unwrap_or(Path::new(""));
        let mail = rules.mail.iter_mut().map(|mail| &mut mail.folder);
        let calendar = rules.calendar.iter_mut().map(|calendar| &mut calendar.folder);
        mail.chain(calendar).for_each(|folder| *folder = own.join(&*folder));
        Ok(rules)
    }

    fn of(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// Whether something goes elsewhere than to standard output.
    #[must_use]
    pub fn delivers(&self) -> bool {
        self.webhook.is_some() || self.mail.is_some() || self.calendar.is_some()
    }
}

/// Line and column, in characters, of a byte.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

impl Role {
    fn all() -> Vec<Self> {
        vec![Self::Lead, Self::Support, Self::Monitor, Self::Appraise, Self::Approve]
    }

    /// The field of a task in which such bodies stand.
    pub(super) const fn field(self) -> &'static str {
        match self {
            Self::Lead => "leads",
            Self::Support => "supports",
            Self::Monitor => "monitors",
            Self::Appraise => "appraisers",
            Self::Approve => "approvers",
        }
    }
}

impl Matter {
    fn usual() -> Vec<Self> {
        vec![Self::TaskNew, Self::DeadlineMoved, Self::StatusWorse, Self::AuditError]
    }

    /// As the rules have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TaskNew => "task-new",
            Self::DeadlineMoved => "deadline-moved",
            Self::StatusWorse => "status-worse",
            Self::AuditError => "audit-error",
            Self::TaskChanged => "task-changed",
            Self::DocumentNew => "document-new",
        }
    }
}

impl From<Tongue> for Lang {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Vi => Self::Vi,
            Tongue::En => Self::En,
        }
    }
}

impl Webhook {
    const fn patience() -> u16 {
        20
    }
}

impl fmt::Debug for Webhook {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Webhook({})", self.url.shown())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(text: &str, line: usize, column: usize, says: &str) {
        let fault = Rules::of(text).unwrap_err();
        let at = place(text, fault.span().map_or(0, |span| span.start));
        assert_eq!(at, (line, column), "{fault}");
        assert!(fault.message().contains(says), "{fault}");
    }

    #[test]
    fn what_is_misspelt_is_refused_at_its_place() {
        refused("name = \"a\"\nownres = [\"Sở Y tế\"]\n", 2, 1, "unknown field `ownres`");
        refused("name = \"a\"\ntell = [\"task-new\", \"task-old\"]\n", 2, 21, "unknown variant");
        refused(
            "name = \"a\"\n[mail]\nfolder = \"o\"\nform = \"a@b\"\n",
            4,
            1,
            "unknown field `form`",
        );
        refused("name = \"a/../b\"\n", 1, 8, "expected a name");
        refused("name = \"\"\n", 1, 8, "expected a name");
        refused("name = \"a\"\n[webhook]\nurl = \"ftp://x\"\n", 3, 7, "http://");
        refused("name = \"a\"\n[webhook]\nurl = \"https:///x\"\n", 3, 7, "http://");
        refused("name = \"a\"\n[webhook]\nurl = \"https://x/\\r\\ny\"\n", 3, 7, "http://");
        let mail =
            "name = \"a\"\n[mail]\nfolder = \"o\"\nfrom = \"a@b\"\nto = [\"c@d\\nBcc: e@f\"]\n";
        refused(mail, 5, 6, "vp@example.org");
        refused("name = \"a\"\n[mail]\nfolder = \"o\"\nfrom = \"a@b\"\nto = []\n", 5, 6, "vp@");
        refused("name = \"Sở\"\nname", 2, 5, "");
        assert!(Rules::of("").is_err());
    }

    #[test]
    fn what_is_left_out_is_usual() {
        let rules = Rules::of("name = \"so-y-te\"\n").unwrap();
        assert!(rules.owners.is_empty() && !rules.delivers() && rules.lang.is_none());
        assert_eq!((rules.roles.len(), rules.tell.len()), (5, 4));
        assert!(!rules.tell.contains(&Matter::TaskChanged));
    }
}
