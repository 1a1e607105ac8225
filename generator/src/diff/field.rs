//! Parameters and fields.

use super::{
    change::{Aspect, Change, Subject, Verdict},
    facts,
    side::{Member, Operation, Shape, Sides},
    whole::split,
};
use crate::rust::{
    module::{Location, Presence, RustType},
    paths::spelled,
};

const SETTER: &str = "there is more to set";
const REFUSED: &str = "a call that does not set it is refused before it is sent";

/// The parameters of an operation.
pub(super) fn parameters(
    subject: &Subject,
    ours: &Operation,
    theirs: &Operation,
    sides: Sides,
) -> Vec<Change> {
    let mut changes = Vec::new();
    let is = |location: Location, wire: &str, list: &[(Location, Member)]| {
        list.iter().position(|(there, member)| *there == location && member.rust.wire == wire)
    };
    for (location, old) in &ours.parameters {
        let part = part(subject, *location, old);
        let elsewhere = || {
            theirs.parameters.iter().find(|(there, member)| {
                member.rust.wire == old.rust.wire && is(*there, &old.rust.wire, &ours.parameters).is_none()
            })
        };
        match is(*location, &old.rust.wire, &theirs.parameters) {
            Some(at) => changes.extend(members(&part, (old, &theirs.parameters[at].1), true, sides)),
            None => changes.push(match elsewhere() {
                Some((there, new)) => moved(&part, (*location, old), (*there, new)),
                None => removed(&part, (*location, old), theirs, sides),
            }),
        }
    }
    for (location, new) in &theirs.parameters {
        let was_there = ours.parameters.iter().any(|(_, old)| old.rust.wire == new.rust.wire);
        let is_elsewhere = was_there
            && theirs.parameters.iter().filter(|(_, other)| other.rust.wire == new.rust.wire).count() == 1;
        if is(*location, &new.rust.wire, &ours.parameters).is_none() && !is_elsewhere {
            changes.push(added(&part(subject, *location, new), new));
        }
    }
    changes.extend(order(subject, ours, theirs));
    changes
}

/// The arguments of `new` stand in the order of the path.
fn order(subject: &Subject, ours: &Operation, theirs: &Operation) -> Option<Change> {
    let given = |operation: &Operation| -> Vec<String> {
        let given = operation.parameters.iter().filter(|(_, member)| member.rust.presence == Presence::Given);
        given.map(|(_, member)| member.rust.wire.clone()).collect()
    };
    let (old, new) = (given(ours), given(theirs));
    let common = |list: &[String], other: &[String]| -> Vec<String> {
        list.iter().filter(|name| other.contains(name)).cloned().collect()
    };
    let subject = subject.part("path".to_owned(), format!("{}::new", theirs.path));
    (common(&old, &new) != common(&new, &old)).then(|| {
        let why = (Verdict::Breaking, "`new` takes its arguments in another order");
        subject.change(Aspect::Parameter, (Some(old.join(", ")), Some(new.join(", "))), why)
    })
}

fn part(subject: &Subject, location: Location, member: &Member) -> Subject {
    subject.part(
        format!("{} {}", location.word(), member.rust.wire),
        format!("{}.{}", subject.item, member.rust.name),
    )
}

fn added(part: &Subject, new: &Member) -> Change {
    let why = match new.rust.presence {
        Presence::Given => (Verdict::Breaking, "`new` takes one more argument"),
        Presence::Required => (Verdict::Breaking, REFUSED),
        Presence::Optional => (Verdict::Compatible, SETTER),
    };
    part.change(Aspect::Parameter, (None, Some(spelled(&new.kind))), why)
}

fn removed(part: &Subject, (_, old): (Location, &Member), theirs: &Operation, (_, side): Sides) -> Change {
    let reason = match old.rust.presence {
        Presence::Given => "`new` takes one argument less",
        Presence::Required | Presence::Optional => "its field and its setter are gone",
    };
    let change =
        part.change(Aspect::Parameter, (Some(spelled(&old.kind)), None), (Verdict::Breaking, reason));
    let body = theirs.body.as_ref().and_then(|(kind, _)| match kind {
        RustType::Named(path) => side.types.get(path),
        _ => None,
    });
    match body.map(|body| &body.shape) {
        Some(Shape::Struct(_, members)) if members.iter().any(|member| member.rust.wire == old.rust.wire) => {
            let change = change.moved();
            Change {
                reason: "its field stands in the payload now".to_owned(),
                new: Some("body".to_owned()),
                ..change
            }
        }
        _ => change,
    }
}

fn moved(part: &Subject, (from, old): (Location, &Member), (to, new): (Location, &Member)) -> Change {
    let (given, is_given) = (old.rust.presence == Presence::Given, new.rust.presence == Presence::Given);
    let is_alike =
        old.rust.name == new.rust.name && old.rust.setter == new.rust.setter && old.kind == new.kind;
    let why = match (given, is_given) {
        (false, true) => (Verdict::Breaking, "`new` takes it now"),
        (true, false) => (Verdict::Breaking, "`new` does not take it any more"),
        _ if !is_alike => (Verdict::Breaking, "it has another name or type there"),
        _ if old.rust.presence == Presence::Optional && new.rust.presence == Presence::Required => {
            (Verdict::Breaking, REFUSED)
        }
        _ => (Verdict::Compatible, "the same setter, sent elsewhere"),
    };
    let both = (Some(from.word().to_owned()), Some(to.word().to_owned()));
    part.change(Aspect::Parameter, both, why).moved()
}

/// One member on both sides; whether callers set it.
pub(super) fn members(
    subject: &Subject,
    (old, new): (&Member, &Member),
    is_sent: bool,
    sides: Sides,
) -> Vec<Change> {
    let mut changes: Vec<Change> =
        [name(subject, old, new), kind(subject, old, new, sides)].into_iter().flatten().collect();
    if is_sent {
        changes.extend(necessity(subject, old, new));
    }
    changes.extend(deprecation(subject, old, new));
    if let (Some(old), Some(new)) = (old.spec, new.spec) {
        changes.extend(facts::of_field(subject, (old, new)));
    }
    changes
}

fn name(subject: &Subject, old: &Member, new: &Member) -> Option<Change> {
    let (was, is) = (&old.rust.name, &new.rust.name);
    let (was, is) = if was == is { (&old.rust.setter, &new.rust.setter) } else { (was, is) };
    let why = (Verdict::Breaking, "the same field has another name");
    (was != is).then(|| subject.change(Aspect::Name, (Some(was.clone()), Some(is.clone())), why))
}

fn kind(subject: &Subject, old: &Member, new: &Member, sides: Sides) -> Option<Change> {
    let both = |old: &RustType, new: &RustType| (Some(spelled(old)), Some(spelled(new)));
    if sides.1.is_same(&old.kind, &new.kind) {
        let (old, new) = (old.spec?, new.spec?);
        let both = (Some(old.spec.kind.to_string()), Some(new.spec.kind.to_string()));
        let is_same = old.spec.kind == new.spec.kind || old.spec.kind.wire() != new.spec.kind.wire();
        let why = (Verdict::DocsOnly, "the same type in Rust");
        return (!is_same).then(|| subject.change(Aspect::Type, both, why));
    }
    let (plain_old, plain_new) = (exposed(&old.kind), exposed(&new.kind));
    if sides.1.is_same(plain_old, plain_new) && (plain_old == &old.kind) != (plain_new == &new.kind) {
        let why = (Verdict::Breaking, "the field has another type");
        return Some(subject.change(Aspect::Secret, both(&old.kind, &new.kind), why));
    }
    let changed =
        |reason: &str| subject.change(Aspect::Type, both(&old.kind, &new.kind), (Verdict::Breaking, reason));
    Some(match split(&old.kind, &new.kind, sides) {
        Some((reason, help)) => changed(&reason).help(help),
        None => changed("the field has another type"),
    })
}

fn exposed(kind: &RustType) -> &RustType {
    match kind {
        RustType::Secret(inner) => inner,
        other => other,
    }
}

fn necessity(subject: &Subject, old: &Member, new: &Member) -> Option<Change> {
    let word = |presence| if presence == Presence::Optional { "optional" } else { "required" }.to_owned();
    let both = (Some(word(old.rust.presence)), Some(word(new.rust.presence)));
    match (old.rust.presence, new.rust.presence) {
        (Presence::Optional, Presence::Required) => {
            Some(subject.change(Aspect::Necessity, both, (Verdict::Breaking, REFUSED)))
        }
        (Presence::Required, Presence::Optional) => {
            let why = (Verdict::Compatible, "calls may leave it out");
            Some(subject.change(Aspect::Necessity, both, why))
        }
        _ => None,
    }
}

fn deprecation(subject: &Subject, old: &Member, new: &Member) -> Option<Change> {
    facts::deprecation(subject, (old.rust.deprecated, new.rust.deprecated))
}
