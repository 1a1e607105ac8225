//! The responses of an operation → the one body that a success brings.

use super::findings::Findings;
use crate::spec::model::{Body, Field, Response, Status, Structure};

/// Statuses that come without a body by definition.
const WITHOUT_BODY: [u16; 2] = [204, 205];

/// Merges the bodies of all successes: equal ones are one, different ones bring all their fields.
/// None where no success has a body that says something. Responses of failures have no types.
pub(super) fn merged(responses: &[Response], findings: &mut Findings) -> Option<Body> {
    let mut successes: Vec<(Status, &Body)> = responses
        .iter()
        .filter(|response| response.is_success())
        .filter_map(|response| Some((response.status, response.body.as_ref()?)))
        .filter(|(_, body)| body.root.is_some() || !body.fields.is_empty())
        .collect();
    successes.sort_by_key(|(status, _)| *status);
    let (_, first) = successes.first()?;
    let mut merged = (*first).clone();
    for (status, body) in &successes[1..] {
        merge(&mut merged, body, &format!("response {status}"), findings);
    }
    Some(merged)
}

/// Whether no success can bring a body. Where no page describes one, it may still come.
pub(super) fn is_empty(responses: &[Response]) -> bool {
    let mut successes = responses.iter().filter(|response| response.is_success()).peekable();
    let is_without =
        |response: &Response| response.status.code().is_some_and(|code| WITHOUT_BODY.contains(&code));
    successes.peek().is_some() && successes.all(is_without)
}

/// Adds to the body what another has besides; what both have must agree.
fn merge(merged: &mut Body, other: &Body, subject: &str, findings: &mut Findings) {
    if merged.root != other.root {
        findings.collision(subject, "its body has another type than that of the lowest status");
        return;
    }
    merge_fields(&mut merged.fields, &other.fields, subject, findings);
    for structure in &other.structures {
        let known = merged.structures.iter_mut().find(|known| known.name == structure.name);
        match known {
            Some(known) => merge_structure(known, structure, subject, findings),
            None => merged.structures.push(structure.clone()),
        }
    }
}

fn merge_structure(known: &mut Structure, other: &Structure, subject: &str, findings: &mut Findings) {
    let subject = format!("{subject}: {}", other.name);
    merge_fields(&mut known.fields, &other.fields, &subject, findings);
}

fn merge_fields(known: &mut Vec<Field>, other: &[Field], subject: &str, findings: &mut Findings) {
    for field in other {
        match known.iter().find(|known| known.name == field.name) {
            None => known.push(field.clone()),
            Some(known) if have_one_shape(known, field) => (),
            Some(_) => findings.collision(
                &format!("{subject}: {}", field.name),
                "the field has another type than in the response of a lower status",
            ),
        }
    }
}

/// Whether two fields of one name hold the same, whatever the pages say about them.
fn have_one_shape(one: &Field, other: &Field) -> bool {
    one.kind == other.kind && one.secret == other.secret && one.values == other.values
}
