//! A name or id that was asked for → the roles its body has in a task. A body that is only one of a
//! collective ("các sở, ban, ngành") is not named there.

use crate::data::{Mention, Report, Task};
use crate::lang::agency::Register;
use crate::lang::fold::bare;

/// The body that a calendar is for.
#[derive(Debug)]
pub(super) struct Body {
    /// As it was asked for.
    name: String,
    /// Without marks and letter case.
    key: String,
    /// The id that the register gives the name; of no province where the name has none.
    id: Option<String>,
    is_found: bool,
}

impl Body {
    pub(super) fn named(name: &str) -> Self {
        let name = name.trim().to_owned();
        let id = Register::default().resolve(&name).map(|body| body.id);
        Self { key: bare(&name), id, is_found: false, name }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether a task named it so far.
    pub(super) const fn is_found(&self) -> bool {
        self.is_found
    }

    /// The fields of `task` in which it is named.
    pub(super) fn roles(&mut self, task: &Task, report: &Report) -> Vec<&'static str> {
        let is_named = |mentions: &[Mention]| mentions.iter().any(|it| self.is(it, report));
        let roles = owners(task).into_iter().filter(|(_, mentions)| is_named(mentions));
        let roles: Vec<_> = roles.map(|(field, _)| field).collect();
        self.is_found |= !roles.is_empty();
        roles
    }

    fn is(&self, mention: &Mention, report: &Report) -> bool {
        let has_name = |name: &str| bare(name) == self.key;
        let Some(id) = &mention.agency_id else { return has_name(&mention.name) };
        let known = || report.agencies.iter().find(|agency| agency.id == *id);
        *id == self.name
            || has_name(&mention.name)
            || self.id.as_ref().is_some_and(|wanted| is_same(wanted, id))
            || known().is_some_and(|agency| has_name(&agency.name))
    }
}

/// Whether an id is the wanted one, or that of a body of this name in some province where the wanted one
/// has no province.
fn is_same(wanted: &str, id: &str) -> bool {
    let anywhere = wanted.strip_prefix("vn/").filter(|slug| !slug.contains('/'));
    wanted == id || anywhere.is_some_and(|slug| id.rsplit('/').next() == Some(slug))
}

/// The bodies of a task by the fields they stand in.
pub(super) fn owners(task: &Task) -> [(&'static str, &[Mention]); 5] {
    [
        ("leads", &task.leads),
        ("supports", &task.supports),
        ("monitors", &task.monitors),
        ("appraisers", &task.appraisers),
        ("approvers", &task.approvers),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(asked: &str, expected: &[&str]) {
        let report = crate::write::sample::report();
        let mut body = Body::named(asked);
        let roles = body.roles(&report.tasks[0], &report);
        assert_eq!(roles, expected, "{asked}");
        assert_eq!(body.is_found(), !expected.is_empty());
    }

    #[test]
    fn a_body_is_known_by_name_abbreviation_and_id() {
        for asked in ["Sở Y tế", "so y te", "SỞ Y TẾ ", "vn/so-y-te", "SYT"] {
            check(asked, &["leads"]);
        }
    }

    #[test]
    fn other_bodies_and_collectives_are_not_meant() {
        for asked in ["Sở Tư pháp", "Sở Y", "", "vn/son-la/so-y-te", "Sở Y tế tỉnh Sơn La"]
        {
            check(asked, &[]);
        }
        check("các sở", &["supports"]);
    }

    #[test]
    fn a_name_without_province_is_a_body_of_any() {
        assert!(is_same("vn/so-y-te", "vn/son-la/so-y-te"));
        assert!(!is_same("vn/lao-cai/so-y-te", "vn/son-la/so-y-te"));
        assert!(!is_same("vn/so-y-te", "vn/son-la/so-noi-vu"));
    }
}
