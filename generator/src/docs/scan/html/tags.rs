//! The raw tags of a table: where its cells stand, which tags are not balanced, and what is left
//! without the attributes and empty anchors that make up nine tenths of an export.

use std::ops::Range;

/// How deep elements may stand in each other. The deepest table of a real page has twelve levels;
/// `scraper` takes quadratic time for what is nested without end.
const DEEPEST: usize = 100;

/// What the raw tags say.
#[derive(Debug, Default)]
pub(super) struct Tags<'a> {
    /// Every `td` and `th`, from its opening tag to its closing one.
    pub(super) cells: Vec<Range<usize>>,
    /// Tags without their other half, and text that stands in no cell.
    pub(super) unbalanced: Vec<Fault>,
    /// Tags and texts in their order; every tag that opens also closes.
    pub(super) marks: Vec<Mark<'a>>,
    /// The tag at which the table got too deep to be read at all.
    pub(super) too_deep: Option<Range<usize>>,
}

/// A location where the source is no table.
#[derive(Debug, PartialEq)]
pub(super) struct Fault {
    pub(super) kind: FaultKind,
    pub(super) span: Range<usize>,
}

/// What is wrong, with the name of the tag.
#[derive(Debug, PartialEq)]
pub(super) enum FaultKind {
    NeverClosed(String),
    ClosesNothing(String),
    /// Words beside the cells, which HTML moves out of the table.
    Outside,
}

/// A tag or a text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mark<'a> {
    /// An element starts. Those that have no content never close.
    Open(&'a str, Facts<'a>),
    /// Source between two tags.
    Text(&'a str),
    /// An element ends.
    Close(&'a str),
}

/// The attributes that carry facts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facts<'a> {
    pub(super) href: Option<&'a str>,
    pub(super) rowspan: Option<&'a str>,
    pub(super) colspan: Option<&'a str>,
}

struct Open<'a> {
    name: &'a str,
    span: Range<usize>,
    cell: Option<usize>,
    /// It has no mark.
    is_noise: bool,
}

/// How many bytes of exported tables there are for each mark, about.
const BYTES_OF_A_MARK: usize = 40;

/// Reads the tags of a table's source.
pub(super) fn read(source: &str) -> Tags<'_> {
    let mut reader = Reader { source, tags: Tags::default(), open: Vec::new() };
    reader.tags.marks.reserve(source.len() / BYTES_OF_A_MARK);
    let mut at = 0;
    let mut copied = 0;
    while let Some(found) = memchr::memchr(b'<', &source.as_bytes()[at..]) {
        let start = at + found;
        at = start + 1;
        let rest = &source[at..];
        let is_closing = rest.starts_with('/');
        let name = tag_name(&rest[usize::from(is_closing)..]);
        if name.is_empty() {
            continue;
        }
        at = memchr::memchr(b'>', rest.as_bytes()).map_or(source.len(), |length| at + length + 1);
        reader.text(copied..start);
        copied = at;
        if is_closing {
            reader.close(name, start..at);
        } else {
            reader.open(name, start..at);
        }
        if reader.open.len() > DEEPEST {
            return Tags { too_deep: Some(start..at), ..Tags::default() };
        }
    }
    reader.text(copied..source.len());
    reader.forget(0);
    let mut tags = reader.tags;
    tags.unbalanced.sort_by_key(|fault| fault.span.start);
    tags.unbalanced.dedup();
    tags
}

struct Reader<'a> {
    source: &'a str,
    tags: Tags<'a>,
    open: Vec<Open<'a>>,
}

impl<'a> Reader<'a> {
    fn text(&mut self, span: Range<usize>) {
        let text = &self.source[span.clone()];
        if !text.is_empty() {
            self.tags.marks.push(Mark::Text(text));
        }
        if !text.chars().all(char::is_whitespace) && self.open_cell().is_none() {
            self.tags.unbalanced.push(Fault { kind: FaultKind::Outside, span });
        }
    }

    /// The cell in which the reader is, unless a table in that cell is open.
    fn open_cell(&self) -> Option<&Open<'a>> {
        let innermost = self.open.iter().rfind(|element| is_of_tables(element.name));
        innermost.filter(|element| element.cell.is_some())
    }

    fn open(&mut self, name: &'a str, span: Range<usize>) {
        let source = self.source;
        let facts = match name {
            "a" | "td" | "th" => facts(&source[span.clone()]),
            _ => Facts::default(),
        };
        let is_anchor = name == "a" && facts.href.is_none();
        let is_noise = is_anchor || changes_the_rules(name);
        if !is_noise {
            self.tags.marks.push(Mark::Open(name, facts));
        }
        if is_void(name) {
            return;
        }
        if is_of_tables(name)
            && name != "table"
            && let Some(cell) = self.open_cell()
        {
            // Only a table of its own could stand in the cell: HTML closes it here.
            let kind = FaultKind::NeverClosed(cell.name.to_owned());
            let span = cell.span.clone();
            self.tags.unbalanced.push(Fault { kind, span });
        }
        let cell = (name == "td" || name == "th").then_some(self.tags.cells.len());
        self.tags.cells.extend(cell.map(|_| span.clone()));
        self.open.push(Open { name, span, cell, is_noise });
    }

    /// Closes the innermost element of that name; what stands open inside it was forgotten.
    fn close(&mut self, name: &str, span: Range<usize>) {
        let Some(depth) = self.open.iter().rposition(|element| element.name == name) else {
            self.tags.unbalanced.push(Fault { kind: FaultKind::ClosesNothing(name.to_owned()), span });
            return;
        };
        self.forget(depth + 1);
        let Some(element) = self.open.pop() else {
            return;
        };
        if let Some(cell) = element.cell {
            self.tags.cells[cell].end = span.end;
        }
        if !element.is_noise {
            self.tags.marks.push(Mark::Close(element.name));
        }
    }

    /// Closes what stands open beyond a depth, so that no element is deeper than it looks.
    fn forget(&mut self, depth: usize) {
        for element in self.open.drain(depth..).rev() {
            if !element.is_noise {
                self.tags.marks.push(Mark::Close(element.name));
            }
            let Open { name, span, .. } = element;
            self.tags.unbalanced.push(Fault { kind: FaultKind::NeverClosed(name.to_owned()), span });
        }
    }
}

/// The attributes of a tag that carry facts; of several alike, the first counts.
fn facts(tag: &str) -> Facts<'_> {
    let mut facts = Facts::default();
    for (name, value) in attributes(tag) {
        let fact = match name {
            _ if name.eq_ignore_ascii_case("href") => &mut facts.href,
            _ if name.eq_ignore_ascii_case("rowspan") => &mut facts.rowspan,
            _ if name.eq_ignore_ascii_case("colspan") => &mut facts.colspan,
            _ => continue,
        };
        fact.get_or_insert(value);
    }
    facts
}

/// The attributes of a tag in their order, each with its value: in quotes of either kind, or bare.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_blank = |byte: u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
    let mut rest = &tag[until(tag, |byte| is_blank(byte) || matches!(byte, b'/' | b'>'))..];
    std::iter::from_fn(move || {
        rest = &rest[until(rest, |byte| !is_blank(byte) && byte != b'/')..];
        let length = until(rest, |byte| is_blank(byte) || matches!(byte, b'/' | b'>' | b'='));
        let (name, behind) = rest.split_at(length);
        rest = behind;
        let Some(value) = rest.trim_start().strip_prefix('=') else {
            return (!name.is_empty()).then_some((name, ""));
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|char| matches!(char, '"' | '\''));
        let (value, behind) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(until(value, |byte| is_blank(byte) || byte == b'>')),
        };
        rest = behind;
        Some((name, value))
    })
}

/// How many bytes stand before the first that ends something, which is a char of ASCII.
fn until(text: &str, ends: impl Fn(u8) -> bool) -> usize {
    text.bytes().position(|byte| byte.is_ascii() && ends(byte)).unwrap_or(text.len())
}

/// The source that the marks stand for, much shorter than the one they come from.
pub(super) fn slim(marks: &[Mark<'_>]) -> String {
    let mut slim = String::new();
    for mark in marks {
        match mark {
            Mark::Text(text) => slim.push_str(text),
            Mark::Close(name) => slim.extend(["</", name, ">"]),
            Mark::Open(name, Facts { href, rowspan, colspan }) => {
                slim.extend(["<", name]);
                for (attribute, value) in [("href", href), ("rowspan", rowspan), ("colspan", colspan)] {
                    if let Some(value) = value {
                        let quote = if value.contains('"') { "'" } else { "\"" };
                        slim.extend([" ", attribute, "=", quote, value, quote]);
                    }
                }
                slim.push('>');
            }
        }
    }
    slim
}

/// The name at the start of a tag; empty where `<` is only a char in the text.
fn tag_name(rest: &str) -> &str {
    let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = &rest[..length];
    let ends_well = rest[length..].starts_with(['>', ' ', '/', '\n', '\r', '\t']);
    if ends_well && name.starts_with(|c: char| c.is_ascii_lowercase()) { name } else { "" }
}

/// Elements that make up tables.
fn is_of_tables(name: &str) -> bool {
    matches!(name, "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th")
}

fn is_void(name: &str) -> bool {
    matches!(name, "img" | "br" | "hr" | "col" | "wbr")
}

/// Elements in which HTML reads tags as text or by other rules. Here they are placeholders that
/// nobody escaped, and would swallow the rest of the table.
fn changes_the_rules(name: &str) -> bool {
    matches!(
        name,
        "frameset"
            | "iframe"
            | "math"
            | "noembed"
            | "noframes"
            | "noscript"
            | "plaintext"
            | "script"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "title"
            | "xmp"
    )
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
        assert_eq!(slim(&tags.marks), source);
    }

    #[test]
    fn leaves_out_what_carries_no_fact() {
        let tags = read(
            "<table id=\"t\"><tr><td width=\"9%\" rowspan=\"2\"><p id=\"p\"><a name=\"p\"></a><a href=\"#t\">a</a></p></td></tr></table>",
        );
        assert_eq!(
            slim(&tags.marks),
            "<table><tr><td rowspan=\"2\"><p><a href=\"#t\">a</a></p></td></tr></table>"
        );
    }

    #[test]
    fn reads_attributes_in_all_quotes_and_in_none() {
        let tags =
            read("<table><tr><td rowspan=2 COLSPAN = '3'><a class=x href='#a\"b'>a</a></td></tr></table>");
        assert_eq!(
            slim(&tags.marks),
            "<table><tr><td rowspan=\"2\" colspan=\"3\"><a href='#a\"b'>a</a></td></tr></table>"
        );
        assert_eq!(
            attributes("<td nowrap rowspan=2/>").collect::<Vec<_>>(),
            [("nowrap", ""), ("rowspan", "2/")]
        );
        assert_eq!(attributes("<a = href=\"#x").collect::<Vec<_>>(), [("", "href=\"#x")]);
    }

    #[test]
    fn names_what_is_open_and_what_closes_nothing() {
        let tags = read("<table><tr><td><p>a</td></tr></ul></table><tr>");
        let faults: Vec<_> = tags.unbalanced.iter().map(|fault| &fault.kind).collect();
        let [p, ul, tr] = ["p", "ul", "tr"].map(str::to_owned);
        let expected = [FaultKind::NeverClosed(p), FaultKind::ClosesNothing(ul), FaultKind::NeverClosed(tr)];
        assert_eq!(faults, expected.iter().collect::<Vec<_>>());
        assert_eq!(slim(&tags.marks), "<table><tr><td><p>a</p></td></tr></table><tr></tr>");
    }

    #[test]
    fn words_beside_the_cells_are_faults() {
        let found = |source: &str| read(source).unbalanced.into_iter().map(|fault| fault.kind).collect();
        let outside: Vec<FaultKind> = found("<table><tr>a<td>b</td></tr></table> c");
        assert_eq!(outside, [FaultKind::Outside, FaultKind::Outside]);
        let split: Vec<FaultKind> = found("<table><tr><td><tr></tr>a</td></tr></table>");
        assert_eq!(split, [FaultKind::NeverClosed("td".to_owned())]);
        let nested: Vec<FaultKind> =
            found("<table><tr><td><table><tr><td>a</td></tr></table>b</td></tr></table>");
        assert_eq!(nested, []);
    }

    #[test]
    fn a_placeholder_that_looks_like_a_script_swallows_nothing() {
        let tags = read("<table><tr><td><title>a</td><td>b</td></tr></table>");
        assert_eq!(slim(&tags.marks), "<table><tr><td>a</td><td>b</td></tr></table>");
        assert_eq!(tags.cells.len(), 2);
    }

    #[test]
    fn refuses_what_is_nested_without_end() {
        assert_eq!(read(&"<p>".repeat(DEEPEST)).too_deep, None);
        assert_eq!(read(&"<p>".repeat(200_000)).too_deep, Some(300..303));
    }
}
