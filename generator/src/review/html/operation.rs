//! An operation: what its page says of it, field by field, beside what came of that.

use maud::{Markup, html};

use super::{Tally, excerpt::excerpt, remark};
use crate::review::{
    examples::Example,
    facts::{self, Fact},
    pages::Cell,
    remarks::Remark,
    rows::{Published, Row, Section},
    view::Operation,
};

pub(super) fn operation(operation: &Operation, is_open: bool) -> Markup {
    let spec = operation.spec;
    let mut tally = Tally::default();
    operation.all_remarks().for_each(|remark| tally.add(&remark.said));
    let is_open = is_open || operation.all_remarks().any(Remark::is_open);
    html! {
        "\n" details.operation id=(operation.anchor) open[is_open] {
            summary {
                h3 { (spec.id()) }
                " " code { (spec.line()) } " " span { (spec.title) }
                (tally.badges())
            }
            "\n" p { "Page " code { (spec.page.as_str()) } }
            "\n" p {
                @match &operation.rust {
                    Some(line) => { (rust(line)) }
                    None => { "The client does not have it." }
                }
            }
            (says(&operation.facts))
            @for each in &operation.remarks { (remark::remark(each)) }
            @for each in &operation.sections { (section(each, operation.rust.is_some())) }
            @for each in &operation.examples { (example(each)) }
            @if !operation.lenient.is_empty() {
                "\n" p.note {
                    "The examples of the page write otherwise, and the client reads all the same: "
                    @for (at, (what, count)) in operation.lenient.iter().enumerate() {
                        @if at > 0 { "; " }
                        (what) " (" (count) ")"
                    }
                }
            }
        }
    }
}

fn says(facts: &[Fact]) -> Markup {
    html! {
        @if !facts.is_empty() {
            dl.facts { @for fact in facts { div class=(fact.name) { dt { (fact.name) } dd { (fact.value) } } } }
        }
    }
}

fn section(section: &Section, is_sent: bool) -> Markup {
    html! {
        "\n" table.fields {
            caption { (section.title) }
            thead { tr { th scope="col" { "Page" (heads(section.heads())) } th scope="col" { "Spec" } th scope="col" { "Rust" } } }
            "\n" tbody { @for each in &section.rows { (row(each, is_sent)) } }
        }
    }
}

fn row(row: &Row, is_sent: bool) -> Markup {
    let field = row.field;
    html! {
        "\n" tr {
            td { (published(row)) }
            td {
                code { (field.name) ": " (facts::headline(field)) }
                (says(&facts::facts(field)))
                @if !field.wording.is_empty() { p.wording { (field.wording) } }
            }
            td {
                @match &row.rust {
                    Some(line) => { (rust(line)) }
                    None => { small { (without_line(row, is_sent)) } }
                }
            }
        }
        @if !row.remarks.is_empty() {
            "\n" tr.remarks { td colspan="3" { @for each in &row.remarks { (remark::remark(each)) } } }
        }
    }
}

/// What the columns of the page are called there.
fn heads(heads: &[String]) -> Markup {
    html! {
        @if !heads.is_empty() { ": " (heads.join(" │ ")) }
    }
}

/// A line of the surface; where the item is stands behind what it is.
fn rust(line: &str) -> Markup {
    let path = line.split([' ', '(']).next().unwrap_or(line);
    let (module, item) = line.split_at(path.rfind("::").map_or(0, |at| at + 2));
    html! { code { span.module { (module) } (item) } }
}

/// Why the client has no item for a field.
fn without_line(row: &Row, is_sent: bool) -> &'static str {
    if !is_sent {
        "not in the client"
    } else if row.address.starts_with("responses/") {
        "read as any JSON, or of no success"
    } else {
        "the client fills it in"
    }
}

fn published(row: &Row) -> Markup {
    match &row.published {
        Published::Row(row) => cells(&row.cells),
        Published::Elsewhere(found) => html! { small { "no row; read from" } (excerpt(found)) },
        Published::Nowhere => html! { small { "not on the page" } },
        Published::Unknown => html! { p { (row.field.description) } },
    }
}

fn cells(cells: &[Cell]) -> Markup {
    html! {
        @for (at, cell) in cells.iter().enumerate() {
            div.cell {
                @let text = html! { @if cell.is_marked { mark { (cell.text) } } @else { (cell.text) } };
                @if at == 0 { b { (text) } } @else { (text) }
            }
        }
    }
}

fn example(example: &Example) -> Markup {
    let (verdict, is_well) = example.verdict();
    html! {
        "\n" details.example open[!is_well] {
            summary {
                (example.title)
                " " span class={ "badge " (if is_well { "counted" } else { "open" }) } { (verdict) }
            }
            @if !example.spec.repairs.is_empty() {
                p.note { "Repaired before it was JSON: " (example.spec.repairs.join(", ")) }
            }
            @for each in &example.remarks { (remark::remark(each)) }
            pre tabindex="0" { (example.text) }
        }
    }
}
