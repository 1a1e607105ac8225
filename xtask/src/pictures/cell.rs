//! The way of one row: as it is published, as the spec has it, as the client has it, and as it is called.

use generator::docs::{document::BlockKind, scan};
use maud::{Markup, PreEscaped, html};

use crate::{disk, failure::Failure, pages};

/// What the call in the README uses; each file is one that people find in the tree.
const PAGE: &str = "spec/pages/mrs/查询主机列表.md";
const SPEC: &str = "spec/operations/mrs/v1_1_list_hosts.yaml";
const CLIENT: &str = "generated-client/src/services/mrs/v1_1/list_hosts.rs";
const README: &str = "README.md";
/// The row, as the API calls it and as Rust does.
const NAMES: [&str; 2] = ["pageSize", "page_size"];

const WIDTH: usize = 880;
const LINE: usize = 21;
/// Above and below the lines of a box.
const PADDING: usize = 14;
/// From one box to the next: the arrow, and what the next one is called.
const GAP: usize = 46;

const STYLE: &str = "\
.box{fill:#f6f7f9;stroke:#d5dbe1}.text{fill:#1b1f24;font:13px ui-monospace,Menlo,Consolas,monospace;white-space:pre}\
.title{fill:#59636e;font:13px system-ui,sans-serif}.key{fill:#0a57c2;font-weight:700}.arrow{stroke:#59636e;fill:none;stroke-width:1.5}\
@media(prefers-color-scheme:dark){.box{fill:#1d2126;stroke:#343b43}.text{fill:#e4e8ec}.title{fill:#9aa5b1}.key{fill:#7db3ff}.arrow{stroke:#9aa5b1}}";

/// A box: where its lines stand, and these.
struct Step {
    title: String,
    lines: Vec<String>,
}

impl Step {
    fn height(&self) -> usize {
        2 * PADDING + self.lines.len() * LINE
    }
}

pub(super) fn draw() -> Result<String, Failure> {
    let [wire, name] = NAMES;
    let steps = [
        Step { title: format!("a row of {PAGE}"), lines: vec![row(wire)?] },
        Step { title: format!("the same in {SPEC}"), lines: entry(&text(SPEC)?, wire) },
        Step { title: format!("and in {CLIENT}"), lines: field(&text(CLIENT)?, name) },
        Step { title: format!("as {README} calls it"), lines: call(&text(README)?, name) },
    ];
    if let Some(empty) = steps.iter().find(|step| step.lines.is_empty()) {
        let failure = Failure::new(format!("`{wire}` has no line: {}", empty.title));
        return Err(failure.help("choose another row in xtask/src/pictures/cell.rs"));
    }
    Ok(format!("{}\n", svg(&steps).into_string()))
}

fn text(path: &str) -> Result<String, Failure> {
    Ok(disk::text(path)?.unwrap_or_default())
}

/// The cells of the row that begins with that name.
fn row(name: &str) -> Result<String, Failure> {
    let document = scan::scan(&pages::read_page(PAGE.as_ref())?).value;
    let tables = document.blocks.into_iter().filter_map(|block| match block.kind {
        BlockKind::Table(table) => Some(table),
        _ => None,
    });
    let mut rows = tables.flat_map(|table| table.rows);
    let row = rows.find(|row| row.cells.first().is_some_and(|cell| cell.plain() == name));
    let cells =
        row.map(|row| row.cells.iter().map(|cell| cell.plain().replace('\n', " ")).collect::<Vec<_>>());
    cells.map(|cells| cells.join(" │ ")).ok_or_else(|| Failure::new(format!("{PAGE} has no row `{name}`")))
}

/// The lines of the element with that name, less its sentences.
fn entry(spec: &str, name: &str) -> Vec<String> {
    let start = format!("- name: {name}");
    let mut lines = spec.lines().skip_while(|line| *line != start);
    let first = lines.next().map(str::to_owned);
    let rest = lines.take_while(|line| line.starts_with("  ")).map(str::to_owned);
    first.into_iter().chain(rest).filter(|line| !line.starts_with("  description:")).collect()
}

/// The declaration of the field, with the English above it.
fn field(client: &str, name: &str) -> Vec<String> {
    let lines: Vec<&str> = client.lines().map(str::trim).collect();
    let Some(at) = lines.iter().position(|line| line.starts_with(&format!("pub {name}:"))) else {
        return Vec::new();
    };
    let docs = lines[..at].iter().rev().take_while(|line| line.starts_with("///")).last();
    let english = docs.map(|line| line.trim_end_matches('\\').to_owned());
    english.into_iter().chain([lines[at].to_owned()]).collect()
}

/// The line that sets it.
fn call(readme: &str, name: &str) -> Vec<String> {
    let setter = format!(".{name}(");
    readme.lines().filter(|line| line.contains(&setter)).map(|line| line.trim().to_owned()).take(1).collect()
}

fn svg(steps: &[Step]) -> Markup {
    let height: usize = steps.iter().map(|step| GAP + step.height()).sum();
    html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(WIDTH) height=(height)
            viewBox={ "0 0 " (WIDTH) " " (height) } role="img" {
            title { "The way of one table cell, from page to call" }
            style { (PreEscaped(STYLE)) }
            @for (at, step) in steps.iter().enumerate() {
                @let top: usize = steps[..at].iter().map(|step| GAP + step.height()).sum();
                @let height = step.height();
                @let y = top + GAP - 10;
                @if at > 0 {
                    "\n" path.arrow d={ "M24 " (top + 4) "v" (GAP - 22) "m-5 -6l5 6l5 -6" } {}
                }
                "\n" text.title x=(if at > 0 { 44 } else { 4 }) y=(y - 10) { (step.title) }
                "\n" rect.box x="1" y=(y) width=(WIDTH - 2) height=(height) rx="7" {}
                @for (number, line) in step.lines.iter().enumerate() {
                    "\n" text.text x="18" y=(y + PADDING + 15 + number * LINE) { (marked(line)) }
                }
            }
        }
    }
}

/// The line, with the name of the row where it stands.
fn marked(line: &str) -> Markup {
    let found = NAMES.iter().filter_map(|name| Some((line.find(name)?, name.len()))).min();
    let Some((at, length)) = found else { return html! { (line) } };
    let (before, rest) = line.split_at(at);
    let (name, after) = rest.split_at(length);
    html! { (before) tspan.key { (name) } (marked(after)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_is_found_by_the_name() {
        let spec = "a:\n- name: x\n  type: string\n  description: y\n  default: 1\n- name: z\n";
        assert_eq!(entry(spec, "x"), ["- name: x", "  type: string", "  default: 1"]);
        let client = "    /// English.\\\n    /// other\n    pub x: i64,\n";
        assert_eq!(field(client, "x"), ["/// English.", "pub x: i64,"]);
        assert_eq!(field(client, "y"), Vec::<String>::new());
        assert_eq!(call("a\n  b.x(1)\n", "x"), ["b.x(1)"]);
    }
}
