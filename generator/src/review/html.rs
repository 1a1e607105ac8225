//! The page, drawn. Everything is escaped by maud; each thing begins a line, so that two pages can be compared.

mod changes;
mod excerpt;
mod operation;
mod remark;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{
    remarks::{Said, State},
    view::Service,
};
use crate::diff::Change;

const STYLE: &str = include_str!("html/style.css");

/// Whose details are open from the start: at most so many operations.
const FEW: usize = 3;

pub(super) fn page(services: &[Service], changes: &[Change]) -> String {
    let operations: usize = services.iter().map(|service| service.operations.len()).sum();
    let is_small = operations <= FEW;
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            "\n" head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                // Nothing is asked of anybody for it.
                link rel="icon" href="data:,";
                title { "Review: " (names(services)) }
                style { (PreEscaped(STYLE)) }
            }
            "\n" body {
                a.skip href="#content" { "Skip to the content" }
                "\n" header {
                    h1 { "Review" }
                    p { (names(services)) }
                    nav aria-label="Contents" { (contents(services, changes)) }
                }
                "\n" main #content tabindex="-1" {
                    (changes::changes(services, changes))
                    (open(services))
                    @for each in services { (service(each, is_small)) }
                }
            }
        }
        "\n"
    };
    page.into_string()
}

fn names(services: &[Service]) -> String {
    match services {
        [one] => one.name.to_owned(),
        several => format!("{} services", several.len()),
    }
}

fn contents(services: &[Service], changes: &[Change]) -> Markup {
    html! {
        ul {
            "\n" li { a href="#changes" { "What changes" } " " span.count { (changes.len()) } }
            "\n" li { a href="#open" { "To decide" } " " span.count { (tally(services.iter()).open) } }
            @for service in services {
                "\n" li {
                    a href={ "#" (service.name) } { (service.name) }
                    " " span.count { (service.operations.len()) }
                }
            }
        }
    }
}

/// How many remarks there are of each kind.
#[derive(Default)]
struct Tally {
    open: usize,
    accepted: usize,
    counted: usize,
    corrections: usize,
}

fn tally<'s>(services: impl Iterator<Item = &'s Service<'s>>) -> Tally {
    let mut tally = Tally::default();
    services.flat_map(Service::all_remarks).for_each(|remark| tally.add(&remark.said));
    tally
}

impl Tally {
    fn add(&mut self, said: &Said) {
        match said {
            Said::Finding(finding) => match finding.state {
                State::Open => self.open += 1,
                State::Accepted(_) => self.accepted += 1,
                State::Counted => self.counted += 1,
            },
            Said::Correction(_) => self.corrections += 1,
        }
    }

    /// Each kind that there is, as a badge.
    fn badges(&self) -> Markup {
        let kinds = [
            ("open", self.open, "open"),
            ("accepted", self.accepted, "accepted"),
            ("counted", self.counted, "counted"),
            ("correction", self.corrections, "corrected"),
        ];
        html! {
            @for (class, count, word) in kinds {
                @if count > 0 { " " span class={ "badge " (class) } { (count) " " (word) } }
            }
        }
    }
}

/// What somebody has to decide about, as a list of links.
fn open(services: &[Service]) -> Markup {
    let all = services.iter().flat_map(Service::all_remarks).filter_map(|remark| match &remark.said {
        Said::Finding(finding) => finding.anchor.as_ref().map(|anchor| (anchor, finding.diagnostic)),
        Said::Correction(_) => None,
    });
    let all: Vec<_> = all.collect();
    html! {
        "\n" section #open aria-labelledby="open-title" {
            h2 #open-title { "To decide" }
            @if all.is_empty() {
                p { "Nothing: every finding is fixed, or somebody has decided about it." }
            } @else {
                ol {
                    @for (anchor, finding) in all {
                        "\n" li {
                            a href={ "#" (anchor) } { code { (finding.code.text()) } ": " (finding.message) }
                            " " small { (finding.location.path) }
                        }
                    }
                }
            }
        }
    }
}

fn service(service: &Service, is_open: bool) -> Markup {
    html! {
        "\n" section id=(service.name) aria-labelledby={ (service.name) "-title" } {
            h2 id={ (service.name) "-title" } { (service.name) (tally([service].into_iter()).badges()) }
            @if !service.has_pages {
                p.note { "Its pages are not here: this is its committed spec, beside what the client has of it." }
            }
            @if !service.rest.is_empty() {
                "\n" details open {
                    summary { "About no operation" }
                    @for each in &service.rest { (remark::remark(each)) }
                }
            }
            @for each in &service.operations { (operation::operation(each, is_open)) }
        }
    }
}
