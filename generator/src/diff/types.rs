//! Types: structures and lists of values, by the paths that code names them by.

use std::collections::BTreeSet;

use super::{
    change::{Aspect, Change, Subject, Verdict},
    facts, field,
    side::{Declared, Member, Shape, Side, Sides, last},
    whole::{is_shared, keep_whole},
};
use crate::{
    rust::{
        module::{EnumValue, OpenEnum, Presence, Setters, Struct, Variant},
        paths::spelled,
    },
    spec::resolve::ValueList,
};

/// What differs about types, each pair that code takes for one told once.
pub(super) fn changes(old: &Side, new: &Side) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut seen = BTreeSet::new();
    for (path, was) in &old.paths {
        match new.paths.get(path) {
            Some(is) if seen.insert((was, is)) => {
                let (Some(ours), Some(theirs)) = (old.types.get(was), new.types.get(is)) else { continue };
                changes.extend(declared(is, (ours, theirs), (old, new)));
            }
            None if is_shared(path) => changes.push(gone(path, old, new)),
            _ => {}
        }
    }
    let come = new.paths.keys().filter(|path| is_shared(path) && !old.paths.contains_key(*path));
    changes.extend(come.map(|path| {
        let why = (Verdict::Compatible, "several operations have it alike");
        let name = last(path).to_owned();
        subject(new, path, new.types.get(path)).change(Aspect::Type, (None, Some(name)), why)
    }));
    changes
}

fn subject(side: &Side, path: &str, declared: Option<&Declared>) -> Subject {
    Subject {
        service: side.service.to_owned(),
        operation: declared.and_then(|declared| declared.operation.clone()),
        name: declared.map_or_else(|| last(path).to_owned(), |declared| declared.name.clone()),
        item: path.to_owned(),
    }
}

/// A shared type that is none any more: its operations describe it differently, or there is one left.
fn gone(path: &str, old: &Side, new: &Side) -> Change {
    let aliases = old.paths.iter().filter(|(alias, declared)| *declared == path && *alias != path);
    let left: BTreeSet<&str> =
        aliases.filter_map(|(alias, _)| new.paths.get(alias)).map(String::as_str).collect();
    let change = |reason: &str| {
        let name = Some(last(path).to_owned());
        subject(old, path, old.types.get(path)).change(
            Aspect::Type,
            (name, None),
            (Verdict::Breaking, reason),
        )
    };
    if left.is_empty() {
        return change("no operation has it any more");
    }
    let left: Vec<&str> = left.into_iter().collect();
    let reason = match left.as_slice() {
        [one] => format!("what code calls `{path}` is `{one}` alone"),
        several => format!("it splits: what code calls `{path}` is `{}`", several.join("`, `")),
    };
    let change = change(&reason).moved();
    let new_name = Some(left.join(", "));
    let help = old.types.get(path).filter(|_| left.len() > 1).map(|ours| keep_whole(ours, new));
    Change { new: new_name, ..change }.help(help)
}

/// One type on both sides, under the path that it has on the new one.
fn declared(path: &str, (ours, theirs): (&Declared, &Declared), sides: Sides) -> Vec<Change> {
    let subject = subject(sides.1, path, Some(theirs));
    match (&ours.shape, &theirs.shape) {
        (Shape::Struct(old, were), Shape::Struct(new, are)) => {
            let mut changes: Vec<Change> = setters(&subject, old, new).into_iter().collect();
            changes.extend(members(&subject, (were, are), new.setters != Setters::Nowhere, sides));
            changes
        }
        (Shape::Enum(old, were), Shape::Enum(new, are)) => values(&subject, (old, *were), (new, *are)),
        (old, new) => {
            let word = |shape: &Shape| match shape {
                Shape::Struct(..) => "struct".to_owned(),
                Shape::Enum(..) => "enum".to_owned(),
            };
            let why = (Verdict::Breaking, "the path leads to another kind of type");
            vec![subject.change(Aspect::Type, (Some(word(old)), Some(word(new))), why)]
        }
    }
}

/// Whether callers can make one.
fn setters(subject: &Subject, old: &Struct, new: &Struct) -> Option<Change> {
    let word = |is_sent: bool| Some(if is_sent { "made by callers" } else { "received alone" }.to_owned());
    let (old, new) = (old.setters == Setters::Itself, new.setters == Setters::Itself);
    let why = match (old, new) {
        (true, false) => (Verdict::Breaking, "`new` and the setters are gone"),
        _ => (Verdict::Compatible, "there are `new` and setters"),
    };
    (old != new).then(|| subject.change(Aspect::Type, (word(old), word(new)), why))
}

fn members(
    subject: &Subject,
    (old, new): (&[Member], &[Member]),
    is_sent: bool,
    sides: Sides,
) -> Vec<Change> {
    let mut changes = Vec::new();
    let part = |member: &Member| {
        let name = match subject.name.as_str() {
            "request" | "response" => format!("{} {}", subject.name, member.rust.wire),
            owner => format!("{owner}.{}", member.rust.wire),
        };
        subject.part(name, format!("{}.{}", subject.item, member.rust.name))
    };
    for was in old {
        let Some(is) = new.iter().find(|is| is.rust.wire == was.rust.wire) else {
            let why = (Verdict::Breaking, "the field is gone");
            changes.push(part(was).change(Aspect::Field, (Some(spelled(&was.kind)), None), why));
            continue;
        };
        changes.extend(field::members(&part(is), (was, is), is_sent, sides));
    }
    for is in new.iter().filter(|is| old.iter().all(|was| was.rust.wire != is.rust.wire)) {
        let why = match is.rust.presence {
            Presence::Required if is_sent => {
                (Verdict::Breaking, "a call that does not set it is refused before it is sent")
            }
            _ if is_sent => (Verdict::Compatible, "there is more to set"),
            _ => (Verdict::Compatible, "there is more to read; it was in `extra`"),
        };
        changes.push(part(is).change(Aspect::Field, (None, Some(spelled(&is.kind))), why));
    }
    changes
}

type Listed<'a> = (&'a OpenEnum, Option<&'a ValueList>);

fn values(subject: &Subject, (old, were): Listed, (new, are): Listed) -> Vec<Change> {
    let mut changes = Vec::new();
    if old.wire != new.wire {
        let why = (Verdict::Breaking, "its values are of another type");
        let both = (Some(format!("{:?}", old.wire)), Some(format!("{:?}", new.wire)));
        return vec![subject.change(Aspect::Type, both, why)];
    }
    let part =
        |variant: &Variant| subject.part(subject.name.clone(), format!("{}::{}", subject.item, variant.name));
    for was in &old.variants {
        let Some(is) = new.variants.iter().find(|is| is.value == was.value) else {
            let why = (Verdict::Breaking, "the variant is gone");
            changes.push(part(was).change(Aspect::Values, (Some(written(&was.value)), None), why));
            continue;
        };
        let value = written(&is.value);
        if was.name != is.name {
            let why = format!("the variant of {value} has another name");
            let both = (Some(was.name.clone()), Some(is.name.clone()));
            changes.push(part(is).change(Aspect::Name, both, (Verdict::Breaking, &why)));
        }
        let meaning = |list: Option<&ValueList>| {
            let value = list?.values.iter().find(|listed| listed.value == value)?;
            Some((value.meaning.clone(), value.wording.clone()))
        };
        if meaning(were) != meaning(are) {
            changes.push(facts::said(&part(is), "what the value means is said otherwise"));
        }
    }
    for is in new.variants.iter().filter(|is| old.variants.iter().all(|was| was.value != is.value)) {
        let why = (Verdict::Compatible, "one more variant; the enum was open to it");
        changes.push(part(is).change(Aspect::Values, (None, Some(written(&is.value))), why));
    }
    changes
}

fn written(value: &EnumValue) -> String {
    match value {
        EnumValue::Text(text) => text.clone(),
        EnumValue::Number(number) => number.to_string(),
    }
}
