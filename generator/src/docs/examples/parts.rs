//! The lines of a fence → its requests or responses: request line, status line, headers, payload.

use std::sync::LazyLock;

use regex::Regex;

use super::{curl, language, part::Part};
use crate::{
    docs::{
        pieces,
        vocabulary::{example_labels, headers, statuses},
    },
    spec::{
        http::{Direction, Method, ShownLine},
        model::Language,
    },
};

static TARGET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:https?://\S+|/[\w{][^\s<]*)$").expect("the pattern is a constant of this module")
});

static METHOD: LazyLock<Regex> = LazyLock::new(|| with_method(r"^(?:METHOD)$"));
static BEHIND_TEXT: LazyLock<Regex> =
    LazyLock::new(|| with_method(r"^(.*[。：:.])\s*((?:METHOD)\s+https?://\S.*)$"));

fn with_method(pattern: &str) -> Regex {
    let pattern = pattern.replace("METHOD", Method::alternatives());
    Regex::new(&pattern).expect("the pattern is a constant of this module")
}

/// The parts of a fence, at least one.
pub(super) fn parts(text: &str, direction: Direction) -> Vec<Part> {
    if let Some(parts) = curl::parts(text) {
        return parts;
    }
    if language::language(text.trim()) == Some(Language::Program) {
        return vec![Part { payload: text.to_owned(), ..Part::default() }];
    }
    let lines: Vec<&str> = text.lines().collect();
    let mut cutter =
        Cutter { lines: &lines, direction, parts: Vec::new(), part: Part::default(), shared: 0, depth: 0 };
    for at in 0..lines.len() {
        cutter.line(at);
    }
    cutter.close();
    cutter.parts
}

struct Cutter<'a> {
    lines: &'a [&'a str],
    direction: Direction,
    parts: Vec<Part>,
    part: Part,
    /// How many finished parts have the payload that is still to come, because of an `Or`.
    shared: usize,
    /// How many braces of the payload are open.
    depth: usize,
}

impl Cutter<'_> {
    fn line(&mut self, at: usize) {
        let line = self.lines[at];
        let text = line.trim();
        if text.is_empty() && self.part.payload.is_empty() {
            return;
        }
        if let Some(found) = ShownLine::find(line) {
            self.start(at, self.part.request_line.is_some() || self.part.status.is_some());
            return self.request_line(at, found);
        }
        if let Some((title, found)) = self.behind_text(text) {
            self.start(at, self.part.request_line.is_some() || self.part.status.is_some());
            title.clone_into(&mut self.part.title);
            return self.request_line(at, found);
        }
        if let Some(status) = statuses::status_line(text) {
            self.start(at, self.part.status.is_some());
            self.part.status = Some(status);
            return;
        }
        if self.part.payload.is_empty() {
            self.head(at, text);
        } else if self.depth == 0 && self.announces(at) {
            self.start(at, true);
            self.part.title = text.to_owned();
        } else {
            self.payload(at, line);
        }
    }

    /// Starts another part if the present one is complete.
    fn start(&mut self, at: usize, is_complete: bool) {
        if is_complete || !self.part.payload.is_empty() {
            self.close();
        }
        if self.part == Part::default() {
            self.part.first_line = at;
        }
    }

    /// A body may start on the line of the request line: `POST /v1/boxes{`.
    fn request_line(&mut self, at: usize, text: &str) {
        let (line, body) = match text.strip_suffix('{') {
            Some(line) => (line.trim_end(), Some("{")),
            None => (text, None),
        };
        self.part.request_line = Some(line.to_owned());
        self.part.request_line_at = at;
        if let Some(body) = body {
            self.payload(at, body);
        }
    }

    /// A line before the payload.
    fn head(&mut self, at: usize, text: &str) {
        if example_labels::is_or(text) && self.part.request_line.is_some() {
            self.close();
            self.shared += 1;
        } else if let Some((name, value)) = self.header(text) {
            self.part.headers.push((name.to_owned(), value.to_owned()));
        } else if self.may_begin() && (TARGET.is_match(text) || self.is_method(at, text)) {
            self.request_line(at, text);
        } else if let Some(method) = self.method_above(at) {
            self.part.request_line = Some(format!("{method} {text}"));
        } else if self.continues(at, text) {
            self.part.request_line.iter_mut().for_each(|line| line.push_str(text));
        } else if self.announces(at) {
            if !self.part.title.is_empty() {
                self.part.title.push('\n');
            }
            self.part.title.push_str(text);
        } else {
            self.payload(at, self.lines[at]);
        }
    }

    /// `X-Auth-Token: …`; without a line of request or status before it only by a known name.
    fn header<'w>(&self, text: &'w str) -> Option<(&'w str, &'w str)> {
        let (name, value) = text.trim_matches('"').split_once(':')?;
        let (name, value) = (name.trim(), value.trim());
        let is_name =
            !name.is_empty() && name.chars().all(|char| char.is_ascii_alphanumeric() || char == '-');
        let is_below = self.part.request_line.is_some() || self.part.status.is_some();
        let is_known = headers::is_header_name(name) || !self.part.headers.is_empty();
        (is_name && (is_below || is_known) && !value.is_empty()).then_some((name, value))
    }

    /// A request line behind a sentence, and the sentence.
    fn behind_text<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str)> {
        let is_request = self.direction == Direction::Request && self.part.payload.is_empty();
        let found = (is_request && text.contains("://")).then(|| BEHIND_TEXT.captures(text))??;
        Some((found.get(1)?.as_str(), found.get(2)?.as_str()))
    }

    /// A method that stands alone, above its target.
    fn is_method(&self, at: usize, text: &str) -> bool {
        let below = self.lines.get(at + 1).map(|line| line.trim());
        let is_target = below
            .and_then(|below| below.split_whitespace().next())
            .is_some_and(|below| TARGET.is_match(below));
        is_target && METHOD.is_match(text)
    }

    /// Whether this is a request that has no request line yet.
    fn may_begin(&self) -> bool {
        self.direction == Direction::Request && self.part.request_line.is_none()
    }

    /// The method that stands alone on the line above.
    fn method_above(&self, at: usize) -> Option<&str> {
        let is_next = at > 0 && self.part.request_line_at == at - 1;
        self.part.request_line.as_deref().filter(|line| is_next && METHOD.is_match(line))
    }

    /// A long URL may go on on the next line.
    fn continues(&self, at: usize, text: &str) -> bool {
        let is_next = at > 0 && self.part.request_line_at == at - 1;
        let is_open = self
            .part
            .request_line
            .as_ref()
            .is_some_and(|line| line.ends_with(['-', '/', '&', '=', '?', '_']));
        is_next && is_open && !text.contains(char::is_whitespace) && !text.starts_with(['{', '[', '<', '"'])
    }

    /// Words before a payload: they end in a colon, or JSON follows.
    fn announces(&self, at: usize) -> bool {
        let text = self.lines[at].trim();
        let is_json = |line: &str| line.starts_with(['{', '[', '"', '}', ']', '/', '#']);
        if text.is_empty() || is_json(text) || text.starts_with(['<', '-', '\'']) {
            return false;
        }
        let follows = |line: &&str| line.trim_start().starts_with(['{', '[']);
        let below = &self.lines[at + 1..];
        let first = below.iter().find(|line| !line.trim().is_empty());
        let is_label = text.ends_with([':', '：']) && !text.contains(['=', '(', '"']);
        is_label || first.is_some_and(follows)
    }

    fn payload(&mut self, at: usize, line: &str) {
        if self.part.payload.is_empty() {
            self.part.payload_at = at;
        } else {
            self.part.payload.push('\n');
        }
        self.part.payload.push_str(line);
        self.depth = pieces::open_braces(self.depth, line);
    }

    /// Ends a part. An empty fence has one too.
    fn close(&mut self) {
        let part = std::mem::take(&mut self.part);
        self.depth = 0;
        if part == Part::default() && !self.parts.is_empty() {
            return;
        }
        let known = self.parts.len();
        for earlier in self.parts.iter_mut().skip(known.saturating_sub(self.shared)) {
            earlier.payload.clone_from(&part.payload);
            earlier.payload_at = part.payload_at;
            earlier.headers.clone_from(&part.headers);
        }
        self.parts.push(part);
        self.shared = 0;
    }
}
