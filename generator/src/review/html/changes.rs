//! What changes for users, on top of everything.

use maud::{Markup, html};

use crate::{
    diff::{Change, Verdict},
    review::view::{self, Service},
};

/// The changes by operation, in their order.
pub(super) fn changes(services: &[Service], changes: &[Change]) -> Markup {
    let groups =
        changes.chunk_by(|one, other| (&one.service, &one.operation) == (&other.service, &other.operation));
    html! {
        "\n" section #changes aria-labelledby="changes-title" {
            h2 #changes-title { "What changes for users" (totals(changes)) }
            @if changes.is_empty() {
                p { "Nothing." }
            }
            @for group in groups {
                @let first = &group[0];
                "\n" h3 { (title(services, first)) }
                ul.changes { @for each in group { (change(each)) } }
            }
        }
    }
}

fn totals(changes: &[Change]) -> Markup {
    let count = |verdict| changes.iter().filter(|change| change.verdict == verdict).count();
    html! {
        @for verdict in [Verdict::Breaking, Verdict::Compatible, Verdict::DocsOnly] {
            @let count = count(verdict);
            @if count > 0 { " " span class={ "badge " (class(verdict)) } { (count) " " (verdict.text()) } }
        }
    }
}

/// The operation, with a link to what is there of it now.
fn title(services: &[Service], change: &Change) -> Markup {
    let Some(id) = &change.operation else {
        return html! { (change.service) ": what operations share" };
    };
    let service = services.iter().find(|service| service.name == change.service);
    let is_here = service.is_some_and(|service| service.operations.iter().any(|each| each.spec.id() == *id));
    html! {
        (change.service) " "
        @if is_here { a href={ "#" (view::anchor(&change.service, id)) } { (id) } } @else { (id) }
    }
}

fn change(change: &Change) -> Markup {
    let subject = if change.subject.is_empty() { String::new() } else { format!("{}: ", change.subject) };
    html! {
        "\n" li class=(class(change.verdict)) {
            span class={ "badge " (class(change.verdict)) } { (change.verdict.text()) }
            " " (subject) (change.aspect.word()) " " (change.action.word())
            @match (&change.old, &change.new) {
                (Some(old), Some(new)) => { ", " del { (old) } " → " ins { (new) } }
                (Some(old), None) => { ", " del { (old) } }
                (None, Some(new)) => { ", " ins { (new) } }
                (None, None) => {}
            }
            " " code { (change.item) }
            p.why { (change.reason) }
            @if let Some(help) = &change.help { pre { (help) } }
        }
    }
}

fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Breaking => "breaking",
        Verdict::Compatible => "compatible",
        Verdict::DocsOnly => "docs",
    }
}
