//! Markdown inside a line: escapes, emphasis, links, anchors.

mod direct;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::docs::document::Text;

/// Elements that stand in tables alone.
const OF_TABLES: &[&str] = &["table", "thead", "tbody", "tr", "th", "td"];

/// The text of a line and the anchors in it.
#[derive(Default)]
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(super) struct Inline {
    pub(super) text: Text,
    pub(super) anchors: Vec<String>,
    /// The first tag of a table, which should not be there.
    pub(super) stray: Option<String>,
}

pub(super) fn parse(body: &str) -> Inline {
    direct::parse(body).unwrap_or_else(|| parsed(body))
}

/// The same by a parser of Markdown.
fn parsed(body: &str) -> Inline {
    let mut inline = Inline::default();
    let mut strong = 0_usize;
    let mut link: Option<String> = None;
    for event in Parser::new(body) {
        match event {
            Event::Start(Tag::Strong) => strong += 1,
            Event::End(TagEnd::Strong) => strong = strong.saturating_sub(1),
            Event::Start(Tag::Link { dest_url, .. }) => link = Some(dest_url.to_string()),
            Event::End(TagEnd::Link) => link = None,
            Event::Text(plain) | Event::Code(plain) => {
                inline.text.push(&plain, strong > 0, link.as_deref());
            }
            Event::SoftBreak | Event::HardBreak => {
                inline.text.push("\n", strong > 0, link.as_deref());
            }
            Event::InlineHtml(markup) => inline.markup(&markup),
            Event::Html(markup) => {
                // A line that starts with a tag is markup as a whole, text and all.
                inline.text.push(&outside_of_tags(&markup), strong > 0, link.as_deref());
                inline.markup(&markup);
            }
            _ => {}
        }
    }
    inline
}

impl Inline {
    fn markup(&mut self, markup: &str) {
        self.anchors.extend(anchors(markup));
        if self.stray.is_none() {
            self.stray = tags(markup).find(|name| OF_TABLES.contains(name)).map(str::to_owned);
        }
    }
}

/// The names of the tags, opening and closing.
fn tags(markup: &str) -> impl Iterator<Item = &str> {
    let tags = markup.split('<').skip(1).map(|tag| tag.trim_start_matches('/'));
    tags.map(|tag| &tag[..tag.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(tag.len())])
}

/// The text between the tags of a line, which may start and end inside of one.
fn outside_of_tags(markup: &str) -> String {
    let (before, rest) = markup.split_once('<').unwrap_or((markup, ""));
    let before = before.split_once('>').map_or(before, |(_, text)| text);
    let behind = rest.split('<').filter_map(|tag| Some(tag.split_once('>')?.1));
    std::iter::once(before).chain(behind).collect()
}

/// The names in `<a name="…">` tags.
pub(super) fn anchors(markup: &str) -> Vec<String> {
    markup.split("<a name=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undoes_escapes_and_keeps_links_and_bold_text() {
        let inline = parse(
            r"**表 1**  previous\_values 见[表 2](#t2)<a name=x></a><a name=\u0022y\u0022></a>"
                .replace("\\u0022", "\"")
                .as_str(),
        );
        assert_eq!(inline.text.plain(), "表 1 previous_values 见表 2");
        assert!(inline.text.runs[0].strong);
        assert_eq!(inline.text.links().collect::<Vec<_>>(), ["#t2"]);
        assert_eq!(inline.anchors, ["y"]);
    }
}
