//! The raw tags of a table: where its cells stand, and which tags are not balanced.

use std::ops::Range;

/// What the raw tags say.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// Every `td` and `th`, from its opening tag to its closing one.
    pub(super) cells: Vec<Range<usize>>,
    /// Tags without their other half.
    pub(super) unbalanced: Vec<Fault>,
}

/// A tag without its other half.
#[derive(Debug, PartialEq)]
pub(super) struct Fault {
    pub(super) name: String,
    pub(super) span: Range<usize>,
    pub(super) is_closing: bool,
}

struct Open<'a> {
    name: &'a str,
    span: Range<usize>,
    cell: Option<usize>,
}

/// Reads the tags of a table's source.
pub(super) fn read(source: &str) -> Tags {
    let mut tags = Tags::default();
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut at = 0;
    while let Some(found) = source[at..].find('<') {
        let start = at + found;
        at = start + 1;
        let rest = &source[at..];
        let is_closing = rest.starts_with('/');
        let name = tag_name(&rest[usize::from(is_closing)..]);
        if name.is_empty() {
            continue;
        }
        let end = rest.find('>').map_or(source.len(), |length| at + length + 1);
        at = end;
        if is_closing {
            close(name, start..end, &mut open, &mut tags);
        } else if !is_void(name) {
            let cell = (name == "td" || name == "th").then_some(tags.cells.len());
            tags.cells.extend(cell.map(|_| start..end));
            open.push(Open {
                name,
                span: start..end,
                cell,
            });
        }
    }
    tags.unbalanced.extend(open.into_iter().map(unclosed));
    tags.unbalanced.sort_by_key(|fault| fault.span.start);
    tags
}

/// Closes the innermost element of that name; what stands open inside it was forgotten.
fn close(name: &str, span: Range<usize>, open: &mut Vec<Open<'_>>, tags: &mut Tags) {
    let Some(depth) = open.iter().rposition(|element| element.name == name) else {
        tags.unbalanced.push(Fault {
            name: name.to_owned(),
            span,
            is_closing: true,
        });
        return;
    };
    tags.unbalanced.extend(open.drain(depth + 1..).map(unclosed));
    if let Some(cell) = open.pop().and_then(|element| element.cell) {
        tags.cells[cell].end = span.end;
    }
}

fn unclosed(element: Open<'_>) -> Fault {
    Fault {
        name: element.name.to_owned(),
        span: element.span,
        is_closing: false,
    }
}

/// The name at the start of a tag; empty where `<` is only a sign in the text.
fn tag_name(rest: &str) -> &str {
    let length = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
    let name = &rest[..length];
    let ends_well = rest[length..].starts_with(['>', ' ', '/', '\n', '\r', '\t']);
    if ends_well && name.starts_with(|c: char| c.is_ascii_lowercase()) {
        name
    } else {
        ""
    }
}

fn is_void(name: &str) -> bool {
    matches!(name, "img" | "br" | "hr" | "col" | "wbr")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_cell_and_nothing_wrong_in_a_good_table() {
        let source = "<table><tr><th>a</th></tr><tr><td><p>1 &lt; 2</p></td></tr></table>";
        let tags = read(source);
        let cells: Vec<_> = tags.cells.iter().map(|span| &source[span.clone()]).collect();
        assert_eq!(cells, ["<th>a</th>", "<td><p>1 &lt; 2</p></td>"]);
        assert_eq!(tags.unbalanced, []);
    }

    #[test]
    fn names_what_is_open_and_what_closes_nothing() {
        let tags = read("<table><tr><td><p>a</td></tr></ul></table><tr>");
        let faults: Vec<_> = tags.unbalanced.iter().map(|fault| (fault.name.as_str(), fault.is_closing)).collect();
        assert_eq!(faults, [("p", false), ("ul", true), ("tr", false)]);
    }
}
