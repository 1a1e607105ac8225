//! A YAML value whose parts know where they stand, read without recursion from the parser's events.

use std::ops::Range;

use serde_json::Value as Json;
use serde_yaml::granit_parser::{Event, Parser, ScalarStyle, Span};

use super::{Error, line_from};

/// How deep values may be nested: far deeper than any that makes sense, and shallow enough for any stack.
pub(super) const DEPTH: usize = 100;

/// A value and its span: of a scalar all of it, of a list or a map its first line.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) span: Range<usize>,
    tree: Tree,
}

#[derive(Clone, Debug)]
enum Tree {
    Scalar(Json),
    List(Vec<Node>),
    Map(Vec<Member>),
}

#[derive(Clone, Debug)]
struct Member {
    key: String,
    key_span: Range<usize>,
    value: Node,
}

impl Node {
    /// Reads a text with one document.
    pub(super) fn parse(text: &str) -> Result<Self, Error> {
        let mut builder = Builder { text, open: Vec::new(), root: None };
        for event in Parser::new_from_str(text) {
            let (event, span) = event.map_err(|error| {
                let start = error.marker().byte_offset().unwrap_or_default();
                Error { message: error.info(), span: line_from(text, start) }
            })?;
            builder.event(event, span)?;
        }
        let nothing = Self { span: 0..0, tree: Tree::Scalar(Json::Null) };
        Ok(builder.root.unwrap_or(nothing))
    }

    /// The node at a path, or else the last one on the way.
    pub(super) fn find<'a>(&self, path: impl IntoIterator<Item = &'a str>) -> &Self {
        let mut at = self;
        for step in path {
            let next = match &at.tree {
                Tree::List(items) => step.parse().ok().and_then(|step: usize| items.get(step)),
                Tree::Map(_) => at.member(step).map(|member| &member.value),
                Tree::Scalar(_) => None,
            };
            match next {
                Some(next) => at = next,
                None => return at,
            }
        }
        at
    }

    /// Where the key of a member stands.
    pub(super) fn key_span(&self, key: &str) -> Option<Range<usize>> {
        self.member(key).map(|member| member.key_span.clone())
    }

    fn member(&self, key: &str) -> Option<&Member> {
        match &self.tree {
            Tree::Map(members) => members.iter().find(|member| member.key == key),
            _ => None,
        }
    }

    pub(super) fn json(&self) -> Json {
        match &self.tree {
            Tree::Scalar(scalar) => scalar.clone(),
            Tree::List(items) => items.iter().map(Self::json).collect(),
            Tree::Map(members) => {
                Json::Object(members.iter().map(|member| (member.key.clone(), member.value.json())).collect())
            }
        }
    }
}

/// A list or map that is not closed yet.
struct Open {
    node: Node,
    /// The key of a map whose value comes next.
    key: Option<(String, Range<usize>)>,
}

/// What has been read so far.
struct Builder<'a> {
    text: &'a str,
    open: Vec<Open>,
    root: Option<Node>,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Error> {
        let bytes = span.byte_range().unwrap_or_default();
        let line = line_from(self.text, bytes.start);
        match event {
            Event::Scalar(_, _, _, Some(_)) => error("tags are not read here", bytes),
            Event::SequenceStart(_, _, Some(_)) | Event::MappingStart(_, _, Some(_)) => {
                error("tags are not read here", line)
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                error("anchors and aliases are not read here", bytes)
            }
            Event::Scalar(text, style, _, _) => {
                let scalar = if style == ScalarStyle::Plain {
                    plain(&text)
                } else {
                    Json::String(text.clone().into_owned())
                };
                self.scalar(&text, Node { span: bytes, tree: Tree::Scalar(scalar) })
            }
            Event::SequenceStart(..) => self.begin(Node { span: line, tree: Tree::List(Vec::new()) }),
            Event::MappingStart(..) => self.begin(Node { span: line, tree: Tree::Map(Vec::new()) }),
            Event::SequenceEnd | Event::MappingEnd => {
                let closed = self.open.pop().expect("the parser closes what it opened");
                self.value(closed.node);
                Ok(())
            }
            Event::DocumentStart(..) if self.root.is_some() => error("a second document begins here", line),
            _ => Ok(()),
        }
    }

    fn begin(&mut self, node: Node) -> Result<(), Error> {
        if self.open.len() == DEPTH {
            return error("this is nested too deeply", node.span);
        }
        if let Some(Open { node: Node { tree: Tree::Map(_), .. }, key: None }) = self.open.last() {
            return error("a key must be a text", node.span);
        }
        self.open.push(Open { node, key: None });
        Ok(())
    }

    /// A scalar is the next key of a map, or a value.
    fn scalar(&mut self, text: &str, node: Node) -> Result<(), Error> {
        let Some(Open { node: map @ Node { tree: Tree::Map(_), .. }, key: key @ None }) =
            self.open.last_mut()
        else {
            self.value(node);
            return Ok(());
        };
        if map.member(text).is_some() {
            return error(&format!("the key `{text}` stands here twice"), node.span);
        }
        *key = Some((text.to_owned(), node.span));
        Ok(())
    }

    fn value(&mut self, value: Node) {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(value);
            return;
        };
        match &mut open.node.tree {
            Tree::Map(members) => {
                let (key, key_span) = open.key.take().expect("a value of a map follows a key");
                members.push(Member { key, key_span, value });
            }
            Tree::List(items) => items.push(value),
            Tree::Scalar(_) => {}
        }
    }
}

fn error(message: &str, span: Range<usize>) -> Result<(), Error> {
    Err(Error { message: message.to_owned(), span })
}

/// What a scalar without quotes is: nothing, a flag, a number as JSON writes it, or a text.
fn plain(text: &str) -> Json {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Json::Null,
        "true" | "True" | "TRUE" => Json::Bool(true),
        "false" | "False" | "FALSE" => Json::Bool(false),
        _ => match serde_json::from_str(text) {
            Ok(Json::Number(number)) => Json::Number(number),
            _ => Json::String(text.to_owned()),
        },
    }
}
