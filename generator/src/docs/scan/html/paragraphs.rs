//! The paragraphs of a cell, as its elements and texts come in order.

use crate::docs::document::{Paragraph, ParagraphKind, Text};

/// How a text stands in its cell.
#[derive(Clone, Copy, Default)]
pub(super) struct Style<'a> {
    strong: bool,
    pub(super) link: Option<&'a str>,
    kind: ParagraphKind,
}

/// What an element does to its cell.
pub(super) enum Effect<'a> {
    /// Its texts have that style.
    Style(Style<'a>),
    /// So they have, and paragraphs of their own.
    Block(Style<'a>),
    /// It ends a line.
    Break,
    /// Nothing of it is shown.
    Hidden,
}

impl<'a> Style<'a> {
    /// What an element does that stands among texts of this style.
    pub(super) fn inside(self, name: &str, href: Option<&'a str>) -> Effect<'a> {
        match name {
            "strong" | "b" => Effect::Style(Self { strong: true, ..self }),
            "a" => Effect::Style(Self { link: href.or(self.link), ..self }),
            "img" => Effect::Hidden,
            "br" => Effect::Break,
            "li" => Effect::Block(Self { kind: ParagraphKind::Item, ..self }),
            "pre" => Effect::Block(Self { kind: ParagraphKind::Code, ..self }),
            "p" | "div" | "ul" | "ol" | "table" => Effect::Block(self),
            _ => Effect::Style(self),
        }
    }
}

/// The paragraphs so far, and the one that is being filled.
#[derive(Default)]
pub(super) struct Paragraphs {
    done: Vec<Paragraph>,
    open: Paragraph,
}

impl Paragraphs {
    /// Starts a paragraph.
    pub(super) fn start(&mut self, style: Style<'_>) {
        self.end();
        self.open.kind = style.kind;
    }

    pub(super) fn text(&mut self, text: &str, style: Style<'_>) {
        if self.open.text.runs.is_empty() {
            if text.trim().is_empty() {
                return;
            }
            self.open.kind = style.kind;
        }
        self.open.text.push(text, style.strong, style.link);
    }

    /// Ends the open paragraph.
    pub(super) fn end(&mut self) {
        let Paragraph { kind, text } = std::mem::take(&mut self.open);
        if !text.is_blank() {
            self.done.push(Paragraph { kind, text: tidy(text, kind) });
        }
    }

    pub(super) fn finish(mut self) -> Vec<Paragraph> {
        self.end();
        self.done
    }
}

/// Line breaks in the source of running text are blanks.
fn tidy(mut text: Text, kind: ParagraphKind) -> Text {
    if kind == ParagraphKind::Code {
        return text;
    }
    for run in &mut text.runs {
        if run.text.contains(['\n', '\r', '\t']) {
            run.text = run.text.replace(['\n', '\r', '\t'], " ");
        }
    }
    text
}
