//! Tables that are not well-formed: `scraper` reads them as browsers do.

use scraper::{ElementRef, Html, Node};

use super::{
    RawCell, RawRow,
    paragraphs::{Effect, Paragraphs, Style},
};

/// The rows of all tables of a fragment, in their order.
pub(super) fn rows(source: &str) -> Vec<RawRow> {
    let html = Html::parse_fragment(source);
    let rows = html.root_element().descendent_elements().filter(|element| element.value().name() == "tr");
    rows.map(|row| row.child_elements().filter_map(cell).collect()).collect()
}

fn cell(element: ElementRef<'_>) -> Option<RawCell> {
    let name = element.value().name();
    (name == "td" || name == "th").then(|| {
        let mut paragraphs = Paragraphs::default();
        children(&mut paragraphs, element, Style::default());
        RawCell {
            is_head: name == "th",
            columns: super::extent(element.attr("colspan")),
            rows: super::extent(element.attr("rowspan")),
            paragraphs: paragraphs.finish(),
        }
    })
}

/// The tree is never deeper than the tags of its source, so that recursion cannot fill the stack.
fn children<'a>(paragraphs: &mut Paragraphs, element: ElementRef<'a>, style: Style<'a>) {
    for child in element.children() {
        match child.value() {
            Node::Text(text) => paragraphs.text(text, style),
            Node::Element(_) => {
                if let Some(child) = ElementRef::wrap(child) {
                    inside(paragraphs, child, style);
                }
            }
            _ => {}
        }
    }
}

fn inside<'a>(paragraphs: &mut Paragraphs, element: ElementRef<'a>, style: Style<'a>) {
    match style.inside(element.value().name(), element.attr("href")) {
        Effect::Style(style) => children(paragraphs, element, style),
        Effect::Block(style) => {
            paragraphs.start(style);
            children(paragraphs, element, style);
            paragraphs.end();
        }
        Effect::Break => paragraphs.end(),
        Effect::Hidden => {}
    }
}
