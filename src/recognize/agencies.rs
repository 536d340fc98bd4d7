//! Mentions of one input → the bodies they name. Collectives and bodies that the register cannot place
//! have no record.

use crate::data::{Agency, Document, Mention, Task};
use crate::lang::agency::{Body, Register};
use std::collections::{BTreeMap, BTreeSet};

/// The bodies named so far, by id, as the register of their document has them.
#[derive(Debug, Default)]
pub struct Bodies(BTreeMap<String, Body>);

impl Bodies {
    /// Notes the bodies of mentions that have an id.
    pub fn note<'m>(&mut self, mentions: impl Iterator<Item = &'m Mention>, register: &Register) {
        for mention in mentions {
            let Some(id) = mention.agency_id.as_ref().filter(|id| !self.0.contains_key(*id)) else {
                continue;
            };
            let named = register.resolve(&mention.name).filter(|body| body.id == *id);
            self.0.insert(id.clone(), named.unwrap_or_else(|| of_name(id, &mention.name)));
        }
    }

    /// Gives single bodies their ids, and notes them.
    pub fn link(&mut self, mentions: &mut [Mention], register: &Register) {
        for mention in mentions.iter_mut().filter(|mention| !mention.collective) {
            mention.agency_id = register.resolve(&mention.name).map(|body| body.id);
        }
        self.note(mentions.iter(), register);
    }

    /// The body with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Body> {
        self.0.get(id)
    }
}

/// A body that only the list it stands in tells apart: `Đảng ủy, UBND tỉnh`.
fn of_name(id: &str, name: &str) -> Body {
    let (id, name, kind) = (id.to_owned(), name.to_owned(), "other".to_owned());
    Body { id, name, kind, ..Body::default() }
}

/// All mentions of a task.
pub(super) fn mentions(task: &Task) -> impl Iterator<Item = &Mention> {
    [&task.leads, &task.supports, &task.monitors, &task.appraisers, &task.approvers]
        .into_iter()
        .flatten()
}

/// What is known of one body so far.
struct Gathered {
    agency: Agency,
    aliases: BTreeSet<String>,
}

/// The bodies of `tasks` in the order in which they are first named, then those that answer for the
/// `documents` alone. A task counts once for a body, however often it names it.
#[must_use]
pub fn gather(tasks: &[Task], documents: &[Document], bodies: &Bodies) -> Vec<Agency> {
    let mut order: Vec<Gathered> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for task in tasks {
        for mention in mentions(task) {
            if let Some(gathered) = place(mention, bodies, &mut order, &mut places) {
                gathered.aliases.insert(mention.name.clone());
            }
        }
        for id in ids(&task.leads) {
            count(&mut order, &places, id, |agency| &mut agency.lead_count);
        }
        for id in ids(&task.supports) {
            count(&mut order, &places, id, |agency| &mut agency.support_count);
        }
    }
    // What they are called there is an office: `Giám đốc Sở Y tế`.
    for mention in documents.iter().flat_map(|document| &document.responsible) {
        place(mention, bodies, &mut order, &mut places);
    }
    order.into_iter().map(finished).collect()
}

/// The place of a mention's body among those gathered.
fn place<'g>(
    mention: &Mention,
    bodies: &Bodies,
    order: &'g mut Vec<Gathered>,
    places: &mut BTreeMap<String, usize>,
) -> Option<&'g mut Gathered> {
    let body = bodies.get(mention.agency_id.as_ref()?)?;
    let place = *places.entry(body.id.clone()).or_insert_with(|| {
        order.push(Gathered { agency: record(body.clone()), aliases: BTreeSet::new() });
        order.len() - 1
    });
    order.get_mut(place)
}

fn record(body: Body) -> Agency {
    let Body { id, name, kind, level, valid_from, valid_until, successor } = body;
    let successor = successor.into_iter().map(|heir| heir.id).collect();
    Agency { id, name, kind, level, valid_from, valid_until, successor, ..Agency::default() }
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

    fn gathered(tasks: &[Task], register: &Register) -> Vec<Agency> {
        let mut bodies = Bodies::default();
        bodies.note(tasks.iter().flat_map(mentions), register);
        gather(tasks, &[], &bodies)
    }

    #[test]
    fn spellings_of_a_body_are_one_agency() {
        let register = Register::new(None);
        let tasks = [
            task("Công an tỉnh", "SYT, Sở Y tế, DN", &register),
            task("Sở Y tế", "CAT, các sở, ngành", &register),
        ];
        let found = gathered(&tasks, &register);
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

    #[test]
    fn an_agency_has_what_the_register_knows_of_it() {
        let register = Register::new(Some("son-la"));
        let tasks = [task("Sở KH&ĐT", "UBND huyện Mộc Châu, Hội Sinh vật cảnh", &register)];
        let shown: Vec<String> = gathered(&tasks, &register)
            .iter()
            .map(|a| {
                format!("{} {} {:?} {:?} {:?}", a.id, a.kind, a.level, a.valid_until, a.successor)
            })
            .collect();
        assert_eq!(
            shown,
            [
                r#"vn/son-la/so-ke-hoach-va-dau-tu department Some("provincial") Some("2025-02-28") ["vn/son-la/so-tai-chinh"]"#,
                r#"vn/son-la/ubnd-huyen-moc-chau committee Some("district") Some("2025-06-30") []"#,
                "vn/son-la/hoi-sinh-vat-canh other None None []"
            ]
        );
    }

    #[test]
    fn an_abbreviation_of_the_document_has_the_long_name() {
        let mut register = Register::new(None);
        register.learn("Trung tâm giám sát đô thị (TTGSĐT)");
        let found = gathered(&[task("TTGSĐT", "", &register)], &register);
        assert_eq!(found[0].name, "Trung tâm giám sát đô thị");
    }
}
