//! Operations: which is which on both sides, and what differs about each as a whole.

use std::collections::BTreeSet;

use super::{
    behaviour,
    change::{Aspect, Change, Subject, Verdict},
    facts, field,
    pairs::Pairs,
    side::{Operation, Side},
};
use crate::rust::{module::RustType, paths::spelled};

/// What differs about operations and their parameters.
pub(super) fn changes(old: &Side, new: &Side, pairs: &Pairs) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut known = BTreeSet::new();
    for (id, ours) in &old.operations {
        let new_id = pairs.get(id).map_or(id, |renamed| &renamed.id);
        known.insert(new_id.as_str());
        match new.operations.get(new_id) {
            Some(theirs) => {
                changes.extend(Pair { old, new, ours, theirs, subject: subject(new, theirs) }.changes());
            }
            None => changes.push(gone(old, new, ours)),
        }
    }
    for (_, added) in new.operations.iter().filter(|(id, _)| !known.contains(id.as_str())) {
        let line = Some(added.spec.line());
        let why = (Verdict::Compatible, "a new operation");
        changes.push(subject(new, added).change(Aspect::Operation, (None, line), why));
    }
    changes
}

fn gone(old: &Side, new: &Side, operation: &Operation) -> Change {
    let refused = new.refused.get(&operation.spec.id());
    let why = refused.map_or_else(
        || "code that calls it does not compile any more".to_owned(),
        |reason| format!("it can no longer be sent: {reason}"),
    );
    let line = Some(operation.spec.line());
    subject(old, operation).change(Aspect::Operation, (line, None), (Verdict::Breaking, &why))
}

fn subject(side: &Side, operation: &Operation) -> Subject {
    Subject {
        service: side.service.to_owned(),
        operation: Some(operation.spec.id()),
        name: String::new(),
        item: operation.path.clone(),
    }
}

/// An operation on both sides.
struct Pair<'a> {
    old: &'a Side<'a>,
    new: &'a Side<'a>,
    ours: &'a Operation<'a>,
    theirs: &'a Operation<'a>,
    subject: Subject,
}

impl Pair<'_> {
    fn changes(&self) -> Vec<Change> {
        let (ours, theirs) = (self.ours, self.theirs);
        let mut changes = Vec::new();
        changes.extend(self.name());
        changes.extend(self.request());
        changes.extend(field::parameters(&self.subject, ours, theirs, (self.old, self.new)));
        changes.extend(self.body());
        changes.extend(self.output());
        changes.extend(behaviour::changes(&self.subject, (ours.rust, theirs.rust)));
        changes.extend(facts::of_operation(&self.subject, (ours.spec, theirs.spec)));
        changes
    }

    /// It has another type, or stands in another module.
    fn name(&self) -> Option<Change> {
        let (old, new) = (self.ours.spec.id(), self.theirs.spec.id());
        let help = format!(
            "to keep the name, add `{}: {}` under `names` in spec/corrections/{}.yaml",
            self.theirs.spec.page, self.ours.spec.name, self.new.service
        );
        let why = format!("it was `{}`", self.ours.path);
        (old != new).then(|| {
            let change = self.subject.change(Aspect::Name, (Some(old), Some(new)), (Verdict::Breaking, &why));
            let same_version = self.ours.spec.version == self.theirs.spec.version;
            change.moved().help(same_version.then_some(help))
        })
    }

    fn request(&self) -> Option<Change> {
        let (old, new) = (self.ours.spec.line(), self.theirs.spec.line());
        let why = (Verdict::Compatible, "the same call is sent elsewhere");
        (old != new).then(|| self.subject.change(Aspect::Request, (Some(old), Some(new)), why))
    }

    fn body(&self) -> Option<Change> {
        let subject = self.subject.part("request".to_owned(), format!("{}.body", self.theirs.path));
        let shown = |body: &Option<(RustType, bool)>| body.as_ref().map(|(kind, _)| spelled(kind));
        let both = (shown(&self.ours.body), shown(&self.theirs.body));
        let why = match (&self.ours.body, &self.theirs.body) {
            (None, None) => return None,
            (None, Some(_)) if self.demands() => {
                (Verdict::Breaking, "a call that does not set it is refused")
            }
            (None, Some(_)) => (Verdict::Compatible, "there is more to set"),
            (Some(_), None) => (Verdict::Breaking, "what set its fields does not compile any more"),
            (Some((old, were_fields)), Some((new, are_fields))) => {
                if were_fields == are_fields && self.new.is_same(old, new) {
                    return None;
                }
                (Verdict::Breaking, "the payload has another type")
            }
        };
        Some(subject.change(Aspect::Body, both, why))
    }

    /// Whether something in the new payload must be set.
    fn demands(&self) -> bool {
        use crate::rust::module::Payload;
        match &self.theirs.rust.body {
            Some(Payload::Fields(body)) => body.demands,
            Some(Payload::Whole(_)) => true,
            None => false,
        }
    }

    fn output(&self) -> Option<Change> {
        let (old, new) = (&self.ours.output, &self.theirs.output);
        if self.new.is_same(old, new) {
            return None;
        }
        let subject = self.subject.part("response".to_owned(), format!("{}::send", self.theirs.path));
        let why = (Verdict::Breaking, "`send` gives another type");
        Some(subject.change(Aspect::Body, (Some(spelled(old)), Some(spelled(new))), why))
    }
}
