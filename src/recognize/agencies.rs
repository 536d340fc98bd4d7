//! Tasks of one input → the bodies they name. Collectives and bodies that the register cannot place
//! have no record.

use crate::data::{Agency, Mention, Task};
use crate::lang::agency::Register;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of one body so far.
struct Gathered {
    agency: Agency,
    aliases: BTreeSet<String>,
}

/// The bodies of `tasks` in the order in which they are first named. A task counts once for a body,
/// however often it names it.
#[must_use]
pub fn gather(tasks: &[Task], register: &Register) -> Vec<Agency> {
    let mut order: Vec<Gathered> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for task in tasks {
        let groups =
            [&task.leads, &task.supports, &task.monitors, &task.appraisers, &task.approvers];
        for mention in groups.into_iter().flatten() {
            note(mention, register, &mut order, &mut places);
        }
        for id in ids(&task.leads) {
            count(&mut order, &places, id, |agency| &mut agency.lead_count);
        }
        for id in ids(&task.supports) {
            count(&mut order, &places, id, |agency| &mut agency.support_count);
        }
    }
    order.into_iter().map(finished).collect()
}

/// Adds a mention's body, or its spelling to the body.
fn note(
    mention: &Mention,
    register: &Register,
    order: &mut Vec<Gathered>,
    places: &mut BTreeMap<String, usize>,
) {
    let Some(id) = &mention.agency_id else { return };
    let place = *places.entry(id.clone()).or_insert_with(|| {
        order.push(new(id, mention, register));
        order.len() - 1
    });
    if let Some(gathered) = order.get_mut(place) {
        gathered.aliases.insert(mention.name.clone());
    }
}

fn new(id: &str, mention: &Mention, register: &Register) -> Gathered {
    let (name, kind) = register
        .resolve(&mention.name)
        .map_or_else(|| (mention.name.clone(), "other".to_owned()), |(_, name, kind)| (name, kind));
    let agency = Agency {
        id: id.to_owned(),
        name,
        kind,
        aliases: Vec::new(),
        lead_count: 0,
        support_count: 0,
    };
    Gathered { agency, aliases: BTreeSet::new() }
}

/// The different bodies of some mentions.
fn ids(mentions: &[Mention]) -> BTreeSet<&str> {
    mentions.iter().filter_map(|mention| mention.agency_id.as_deref()).collect()
}

fn count(
    order: &mut [Gathered],
    places: &BTreeMap<String, usize>,
    id: &str,
    field: fn(&mut Agency) -> &mut u32,
) {
    if let Some(gathered) = places.get(id).and_then(|&place| order.get_mut(place)) {
        let field = field(&mut gathered.agency);
        *field = field.saturating_add(1);
    }
}

fn finished(gathered: Gathered) -> Agency {
    Agency { aliases: gathered.aliases.into_iter().collect(), ..gathered.agency }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Text;
    use crate::recognize::owners;

    fn task(leads: &str, supports: &str, register: &Register) -> Task {
        let find = |printed: &str| owners::find(&Text::verbatim(printed, 0), register);
        Task { leads: find(leads), supports: find(supports), ..Task::default() }
    }

    #[test]
    fn spellings_of_a_body_are_one_agency() {
        let register = Register::new(None);
        let tasks = [
            task("Công an tỉnh", "SYT, Sở Y tế, DN", &register),
            task("Sở Y tế", "CAT, các sở, ngành", &register),
        ];
        let found = gather(&tasks, &register);
        let shown: Vec<String> = found
            .iter()
            .map(|a| format!("{} {:?} {} {}", a.id, a.aliases, a.lead_count, a.support_count))
            .collect();
        assert_eq!(
            shown,
            [
                r#"vn/cong-an-tinh ["CAT", "Công an tỉnh"] 1 1"#,
                r#"vn/so-y-te ["SYT", "Sở Y tế"] 1 1"#
            ]
        );
    }
}
