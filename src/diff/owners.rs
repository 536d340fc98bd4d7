//! The bodies of a task → who came, who went, who has another role.

use super::changes::blank;
use super::items::bare_words;
use super::words;
use crate::data::{Change, ChangeKind, Mention, Task};
use serde_json::json;

/// A body with its role.
struct Owner<'a> {
    role: &'static str,
    name: &'a str,
    id: Option<&'a str>,
    /// Its name, letter by letter aside.
    bare: String,
}

fn owners(task: &Task) -> Vec<Owner<'_>> {
    let lists: [(&'static str, &[Mention]); 5] = [
        ("lead", &task.leads),
        ("support", &task.supports),
        ("monitor", &task.monitors),
        ("appraise", &task.appraisers),
        ("approve", &task.approvers),
    ];
    let mut owners: Vec<Owner<'_>> = Vec::new();
    for (role, list) in lists {
        for mention in list {
            let (name, id) = (mention.name.as_str(), mention.agency_id.as_deref());
            let owner = Owner { role, name, id, bare: bare_words(name).join(" ") };
            if !owners.iter().any(|other| other.role == role && is_same(other, &owner)) {
                owners.push(owner);
            }
        }
    }
    owners
}

/// Whether two mentions name one body. Of ids the last part counts: one side may not name its province, and the
/// bodies of two provinces that are called the same are one across provinces.
fn is_same(one: &Owner<'_>, other: &Owner<'_>) -> bool {
    let named = one.bare == other.bare || words::same(one.name, other.name);
    let last = |id: Option<&'_ str>| id.and_then(|id| id.rsplit('/').next()).map(ToOwned::to_owned);
    named || one.id.is_some() && last(one.id) == last(other.id)
}

/// The changes of owners.
pub(super) fn find(old: &Task, new: &Task) -> Vec<Change> {
    let (before, after) = (owners(old), owners(new));
    let kept = |owner: &Owner<'_>, there: &[Owner<'_>]| {
        there.iter().any(|other| other.role == owner.role && is_same(other, owner))
    };
    let gone: Vec<&Owner<'_>> = before.iter().filter(|owner| !kept(owner, &after)).collect();
    let mut come: Vec<&Owner<'_>> = after.iter().filter(|owner| !kept(owner, &before)).collect();
    let told = |owner: &Owner<'_>| json!({ "role": owner.role, "name": owner.name });
    let mut found = Vec::new();
    for owner in gone {
        let change = match come.iter().position(|other| is_same(other, owner)) {
            Some(at) => {
                let now = come.remove(at);
                Change { new: told(now), ..blank(ChangeKind::OwnerRole, "task") }
            }
            None => blank(ChangeKind::OwnerRemoved, "task"),
        };
        found.push(Change { old: told(owner), ..change });
    }
    found.extend(
        come.into_iter()
            .map(|owner| Change { new: told(owner), ..blank(ChangeKind::OwnerAdded, "task") }),
    );
    found
}
