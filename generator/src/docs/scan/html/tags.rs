//! The raw tags of a table: where its cells stand, which tags are not balanced, and the table
//! without the attributes and empty anchors that make up nine tenths of an export.

use std::ops::Range;

/// What the raw tags say.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// Every `td` and `th`, from its opening tag to its closing one.
    pub(super) cells: Vec<Range<usize>>,
    /// Tags without their other half.
    pub(super) unbalanced: Vec<Fault>,
    /// The source with the attributes that carry facts alone.
    pub(super) slim: String,
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
    /// The slim source does not have it.
    is_noise: bool,
}

/// Attributes that carry facts.
const ATTRIBUTES: &[&str] = &["href", "rowspan", "colspan"];

/// Reads the tags of a table's source.
pub(super) fn read(source: &str) -> Tags {
    let mut reader = Reader { source, tags: Tags::default(), open: Vec::new() };
    let mut at = 0;
    let mut copied = 0;
    while let Some(found) = source[at..].find('<') {
        let start = at + found;
        at = start + 1;
        let rest = &source[at..];
        let is_closing = rest.starts_with('/');
        let name = tag_name(&rest[usize::from(is_closing)..]);
        if name.is_empty() {
            continue;
        }
        at = rest.find('>').map_or(source.len(), |length| at + length + 1);
        reader.tags.slim.push_str(&source[copied..start]);
        copied = at;
        if is_closing {
            reader.close(name, start..at);
        } else {
            reader.open(name, start..at);
        }
    }
    reader.tags.slim.push_str(&source[copied..]);
    let mut tags = reader.tags;
    tags.unbalanced.extend(reader.open.into_iter().map(unclosed));
    tags.unbalanced.sort_by_key(|fault| fault.span.start);
    tags
}

struct Reader<'a> {
    source: &'a str,
    tags: Tags,
    open: Vec<Open<'a>>,
}

impl<'a> Reader<'a> {
    fn open(&mut self, name: &'a str, span: Range<usize>) {
        let attributes = self.attributes(name, span.clone());
        let is_noise = name == "a" && attributes.is_empty();
        if !is_noise {
            self.tags.slim.extend(["<", name]);
            self.tags.slim.extend(attributes);
            self.tags.slim.push('>');
        }
        if is_void(name) {
            return;
        }
        let cell = (name == "td" || name == "th").then_some(self.tags.cells.len());
        self.tags.cells.extend(cell.map(|_| span.clone()));
        self.open.push(Open { name, span, cell, is_noise });
    }

    /// The attributes that carry facts, each with a blank before it.
    fn attributes(&self, name: &str, span: Range<usize>) -> Vec<&'a str> {
        let tag = &self.source[span];
        if !matches!(name, "a" | "td" | "th") {
            return Vec::new();
        }
        let find = |attribute: &&str| {
            let at = tag.find(&format!(" {attribute}=\""))?;
            let value = at + attribute.len() + 3;
            Some(&tag[at..=value + tag[value..].find('"')?])
        };
        ATTRIBUTES.iter().filter_map(find).collect()
    }

    /// Closes the innermost element of that name; what stands open inside it was forgotten.
    fn close(&mut self, name: &str, span: Range<usize>) {
        let Some(depth) = self.open.iter().rposition(|element| element.name == name) else {
            self.tags.unbalanced.push(Fault { name: name.to_owned(), span, is_closing: true });
            return;
        };
        self.tags.unbalanced.extend(self.open.drain(depth + 1..).map(unclosed));
        let Some(element) = self.open.pop() else {
            return;
        };
        if let Some(cell) = element.cell {
            self.tags.cells[cell].end = span.end;
        }
        if !element.is_noise {
            self.tags.slim.extend(["</", name, ">"]);
        }
    }
}

fn unclosed(element: Open<'_>) -> Fault {
    Fault { name: element.name.to_owned(), span: element.span, is_closing: false }
}

/// The name at the start of a tag; empty where `<` is only a sign in the text.
fn tag_name(rest: &str) -> &str {
    let length = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
    let name = &rest[..length];
    let ends_well = rest[length..].starts_with(['>', ' ', '/', '\n', '\r', '\t']);
    if ends_well && name.starts_with(|c: char| c.is_ascii_lowercase()) { name } else { "" }
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
        assert_eq!(tags.slim, source);
    }

    #[test]
    fn leaves_out_what_carries_no_fact() {
        let tags = read(
            "<table id=\"t\"><tr><td width=\"9%\" rowspan=\"2\"><p id=\"p\"><a name=\"p\"></a><a href=\"#t\">a</a></p></td></tr></table>",
        );
        assert_eq!(tags.slim, "<table><tr><td rowspan=\"2\"><p><a href=\"#t\">a</a></p></td></tr></table>");
    }

    #[test]
    fn names_what_is_open_and_what_closes_nothing() {
        let tags = read("<table><tr><td><p>a</td></tr></ul></table><tr>");
        let faults: Vec<_> =
            tags.unbalanced.iter().map(|fault| (fault.name.as_str(), fault.is_closing)).collect();
        assert_eq!(faults, [("p", false), ("ul", true), ("tr", false)]);
    }
}
