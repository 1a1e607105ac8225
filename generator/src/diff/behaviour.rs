//! What an operation does beyond one request: lists, repeating, failures of successes, what is waited for.

use super::change::{Aspect, Change, Subject, Verdict};
use crate::rust::{
    module::{Failure, Member, Operation, PageOrder, Paging, Waiter},
    paths::spelled,
};

/// What differs.
pub(super) fn changes(subject: &Subject, (old, new): (&Operation, &Operation)) -> Vec<Change> {
    let mut changes: Vec<Change> = [
        paging(subject, (old.paging.as_ref(), new.paging.as_ref())),
        retries(subject, (old.idempotent, new.idempotent)),
        failure(subject, (old.failure.as_ref(), new.failure.as_ref())),
    ]
    .into_iter()
    .flatten()
    .collect();
    changes.extend(waiters(subject, (&old.waiters, &new.waiters)));
    changes
}

fn paging(subject: &Subject, (old, new): (Option<&Paging>, Option<&Paging>)) -> Option<Change> {
    if old == new {
        return None;
    }
    let why = match (old, new) {
        (None, _) => (Verdict::Compatible, "there are `items` and `pages`"),
        (_, None) => (Verdict::Breaking, "`items` and `pages` are gone"),
        (Some(old), Some(new)) if old.item != new.item => (Verdict::Breaking, "`items` gives another type"),
        _ => (Verdict::Compatible, "the next page is asked for otherwise"),
    };
    let subject = subject.part("paging".to_owned(), format!("{}::items", subject.item));
    Some(subject.change(Aspect::Paging, (old.map(style), new.map(style)), why))
}

fn style(paging: &Paging) -> String {
    let order = match &paging.order {
        PageOrder::Marker(path) => format!("marker {}", way(path)),
        PageOrder::LastElement(member) => format!("marker {} of the last element", member.wire),
        PageOrder::Offset(first) => format!("offset from {first}"),
        PageOrder::Page(first) => format!("page from {first}"),
    };
    let total = paging.total.as_ref().map(|total| format!(", all {}", way(total))).unwrap_or_default();
    let item = spelled(&paging.item);
    format!("{item} of {} by {}, {order}{total}", way(&paging.items), paging.position.wire)
}

fn way(members: &[Member]) -> String {
    let names: Vec<&str> = members.iter().map(|member| member.wire.as_str()).collect();
    if names.is_empty() { "the response".to_owned() } else { names.join("/") }
}

fn retries(subject: &Subject, (old, new): (Option<bool>, Option<bool>)) -> Option<Change> {
    let word = |idempotent: Option<bool>| {
        idempotent.map(|may| if may { "may be sent twice" } else { "never sent twice" }.to_owned())
    };
    let why = (Verdict::Compatible, "the client repeats it otherwise");
    let subject = subject.part("retries".to_owned(), subject.item.clone());
    (old != new).then(|| subject.change(Aspect::Retries, (word(old), word(new)), why))
}

fn failure(subject: &Subject, (old, new): (Option<&Failure>, Option<&Failure>)) -> Option<Change> {
    let shown = |failure: &Failure| format!("{} is {}", way(&failure.field), failure.values.join(" or "));
    let why = (Verdict::Compatible, "other successes are errors");
    let subject = subject.part("failures".to_owned(), subject.item.clone());
    (old != new).then(|| subject.change(Aspect::Errors, (old.map(shown), new.map(shown)), why))
}

fn waiters(subject: &Subject, (old, new): (&[Waiter], &[Waiter])) -> Vec<Change> {
    let mut changes = Vec::new();
    let part = |waiter: &Waiter| {
        subject.part(format!("waiter {}", waiter.name), format!("{}::{}", subject.item, waiter.name))
    };
    let ends = |waiter: &Waiter| {
        let mut ends = waiter.until.clone();
        ends.extend(waiter.gone.then(|| "not found".to_owned()));
        ends
    };
    let shown = |waiter: &Waiter| {
        let all = waiter.items.as_ref().map(|items| format!("all of {}: ", way(items))).unwrap_or_default();
        format!("{all}{} is {}", way(&waiter.field), ends(waiter).join(" or "))
    };
    for was in old {
        match new.iter().find(|is| is.name == was.name) {
            None => {
                let why = (Verdict::Breaking, "the function is gone");
                changes.push(part(was).change(Aspect::Errors, (Some(shown(was)), None), why));
            }
            Some(is) if (shown(is), &is.failure) != (shown(was), &was.failure) => {
                let why = (Verdict::Compatible, "the waiting ends otherwise");
                changes.push(part(is).change(Aspect::Errors, (Some(shown(was)), Some(shown(is))), why));
            }
            Some(_) => {}
        }
    }
    for is in new.iter().filter(|is| old.iter().all(|was| was.name != is.name)) {
        let why = (Verdict::Compatible, "one more function");
        changes.push(part(is).change(Aspect::Errors, (None, Some(shown(is))), why));
    }
    changes
}
