//! What only the spec knows: it changes comments, and what the service does, but no Rust.

use std::collections::BTreeSet;

use super::change::{Aspect, Change, Subject, Verdict};
use crate::spec::{
    model::{self, Bounds, Operation},
    resolve,
};

const UNCHECKED: &str = "the client does not check it";

/// Something is said otherwise.
pub(super) fn said(subject: &Subject, reason: &str) -> Change {
    subject.change(Aspect::Documentation, (None, None), (Verdict::DocsOnly, reason))
}

/// What the vendor advises against.
pub(super) fn deprecation(subject: &Subject, (old, new): (bool, bool)) -> Option<Change> {
    let word = |is: bool| is.then(|| "deprecated".to_owned());
    let reason = if new { "rustc warns of it" } else { "rustc does not warn of it any more" };
    (old != new)
        .then(|| subject.change(Aspect::Deprecation, (word(old), word(new)), (Verdict::Compatible, reason)))
}

/// What is said of a field beside its type.
pub(super) fn of_field(subject: &Subject, (old, new): (&resolve::Field, &resolve::Field)) -> Vec<Change> {
    let (old, new) = (&old.spec, &new.spec);
    let facts: [(Aspect, Fact); 8] = [
        (Aspect::Default, |field| field.default.clone()),
        (Aspect::Range, |field| field.range.as_ref().map(|bounds| between("range", bounds))),
        (Aspect::Range, |field| field.length.as_ref().map(|bounds| between("length", bounds))),
        (Aspect::Range, |field| field.items.as_ref().map(|bounds| between("items", bounds))),
        (Aspect::Range, |field| field.unit.as_ref().map(|unit| format!("unit {unit}"))),
        (Aspect::Range, |field| field.format.as_ref().map(|format| format!("format {format}"))),
        (Aspect::Range, |field| field.pattern.as_ref().map(|pattern| format!("pattern {pattern}"))),
        (Aspect::Necessity, |field| field.condition.as_ref().map(|_| "under a condition".to_owned())),
    ];
    let differing = facts.into_iter().filter(|(_, fact)| fact(old) != fact(new));
    let mut changes: Vec<Change> = differing
        .map(|(aspect, fact)| subject.change(aspect, (fact(old), fact(new)), (Verdict::DocsOnly, UNCHECKED)))
        .collect();
    let is_said_alike = (&old.description, &old.wording) == (&new.description, &new.wording);
    if !is_said_alike
        || (old.condition != new.condition && old.condition.is_some() == new.condition.is_some())
    {
        changes.push(said(subject, "it is described otherwise"));
    }
    changes.extend(unlisted(subject, old, new));
    changes
}

type Fact = fn(&model::Field) -> Option<String>;

/// The values of a field that no enum has: of a secret, or of a type that lists none.
fn unlisted(subject: &Subject, old: &model::Field, new: &model::Field) -> Option<Change> {
    let listed = |field: &model::Field| -> Vec<String> {
        field.values.iter().map(|value| value.value.clone()).collect()
    };
    let is_in_comments = |field: &model::Field| {
        field.secret
            || !matches!(
                field.kind.innermost(),
                model::Type::String | model::Type::Integer | model::Type::Long
            )
    };
    let (was, is) = (listed(old), listed(new));
    let shown = |values: &[String]| (!values.is_empty()).then(|| values.join(", "));
    (was != is && is_in_comments(old) && is_in_comments(new)).then(|| {
        let why = (Verdict::DocsOnly, "the values stand in the documentation");
        subject.change(Aspect::Values, (shown(&was), shown(&is)), why)
    })
}

fn between(name: &str, bounds: &Bounds) -> String {
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) => format!("{name} {min} to {max}"),
        (Some(min), None) => format!("{name} from {min}"),
        (None, Some(max)) => format!("{name} up to {max}"),
        (None, None) => name.to_owned(),
    }
}

/// What is said of an operation as a whole.
pub(super) fn of_operation(subject: &Subject, (old, new): (&Operation, &Operation)) -> Vec<Change> {
    let mut changes: Vec<Change> =
        deprecation(subject, (old.deprecated, new.deprecated)).into_iter().collect();
    changes.extend(statuses(subject, old, new));
    changes.extend(errors(subject, old, new));
    if old.page != new.page {
        let both = (Some(old.page.to_string()), Some(new.page.to_string()));
        let why = (Verdict::DocsOnly, "the page has another file");
        changes.push(subject.change(Aspect::Documentation, both, why).moved());
    }
    let texts = |operation: &Operation| {
        let Operation { title, group, summary, constraints, wording, .. } = operation.clone();
        (title, group, summary, constraints, wording)
    };
    if texts(old) != texts(new) {
        changes.push(said(subject, "it is described otherwise"));
    }
    if old.permissions != new.permissions {
        changes.push(said(subject, "it needs other permissions"));
    }
    if (&old.request_examples, &old.response_examples) != (&new.request_examples, &new.response_examples) {
        changes.push(said(subject, "the page shows other examples"));
    }
    changes
}

fn statuses(subject: &Subject, old: &Operation, new: &Operation) -> Vec<Change> {
    let of = |operation: &Operation| -> BTreeSet<String> {
        operation.responses.iter().map(|response| response.status.to_string()).collect()
    };
    let (was, is) = (of(old), of(new));
    let change = |both| {
        let why = (Verdict::DocsOnly, "a status is no type");
        subject.part("statuses".to_owned(), subject.item.clone()).change(Aspect::Statuses, both, why)
    };
    let gone = was.difference(&is).map(|status| change((Some(status.clone()), None)));
    let come = is.difference(&was).map(|status| change((None, Some(status.clone()))));
    let mut changes: Vec<Change> = gone.chain(come).collect();
    let texts = |operation: &Operation| -> Vec<(String, String, Vec<String>)> {
        let all = operation.responses.iter().filter(|response| was.contains(&response.status.to_string()));
        let all = all.filter(|response| is.contains(&response.status.to_string()));
        let headers =
            |response: &model::Response| response.headers.iter().map(|header| header.name.clone()).collect();
        all.map(|each| (each.status.to_string(), each.description.clone(), headers(each))).collect()
    };
    if texts(old) != texts(new) {
        changes.push(said(
            &subject.part("statuses".to_owned(), subject.item.clone()),
            "a status is described otherwise",
        ));
    }
    changes
}

/// The error codes that a page lists for itself stand in comments alone.
fn errors(subject: &Subject, old: &Operation, new: &Operation) -> Option<Change> {
    let codes = |operation: &Operation| -> Vec<String> {
        operation.error_codes.iter().map(|error| error.code.clone()).collect()
    };
    let why = (Verdict::DocsOnly, "the page's own codes stand in the documentation");
    let shown = |codes: Vec<String>| (!codes.is_empty()).then(|| codes.join(", "));
    (old.error_codes != new.error_codes).then(|| {
        let subject = subject.part("error codes".to_owned(), subject.item.clone());
        subject.change(Aspect::Errors, (shown(codes(old)), shown(codes(new))), why)
    })
}
