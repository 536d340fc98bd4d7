//! What an audit found → standard output or a file; what was asked for and is no check → stderr.

use super::words::{no_check, say};
use super::{Show, Volume, err};
use crate::cli::plan::Verdict;
use crate::data::{Audit, Error};
use crate::lang::checks::{self, Check};
use crate::write::audit;

/// Names that are offered for one that is none.
const OFFERED: usize = 3;
/// How like a name must be to be offered, of 1.
const LIKE: f64 = 0.8;

impl Show {
    /// Writes what was found; how much was hidden is said apart where the format has no place for it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(in crate::cli) fn audit(self, audit: &Audit, verdict: &Verdict) -> Result<(), Error> {
        let put = |to: &mut _| audit::write(audit, verdict.form, verdict.lang, to);
        self.give(verdict.out.as_deref(), verdict.form == audit::Form::Text, &put)?;
        let is_told = verdict.form.is_for_people() && verdict.out.is_none();
        if audit.hidden > 0 && !is_told && self.volume == Volume::Normal {
            let what = say(self.lang, "phát hiện đã chấp nhận được ẩn", "accepted findings hidden");
            err(format!("{} {what}", audit.hidden));
        }
        Ok(())
    }

    /// Whether each name is that of a check or a group; one that is not is told with those like it.
    pub(in crate::cli) fn checks_exist(self, names: &[String]) -> bool {
        let is_one = |name: &str| {
            checks::GROUPS.contains(&name) || checks::all().iter().any(|it| it.is_called(name))
        };
        let unknown = names.iter().find(|name| !is_one(name));
        if let Some(name) = unknown {
            err(no_check(self.lang, name, &like(name), &checks::GROUPS));
        }
        unknown.is_none()
    }
}

/// The codes that are most like `name`: as a whole, or behind their group.
fn like(name: &str) -> Vec<&'static str> {
    let own = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
    let likeness = |check: &Check| {
        let whole = strsim::jaro_winkler(check.code, name);
        whole.max(strsim::jaro_winkler(&own(check.code), &own(name)))
    };
    let mut near: Vec<(f64, &str)> =
        checks::all().iter().map(|check| (likeness(check), check.code)).collect();
    near.retain(|(likeness, _)| *likeness >= LIKE);
    near.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(other.1)));
    near.into_iter().take(OFFERED).map(|(_, code)| code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keys_is_seen() {
        assert_eq!(like("sum.percent-difers")[0], "sum.percent-differs");
        assert_eq!(like("percent-differs")[0], "sum.percent-differs");
        assert!(like("zzz").is_empty());
    }
}
