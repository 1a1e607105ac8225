//! The lines of a page, and what the look of a line says about it.

/// A line and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// The first byte.
    pub(super) start: usize,
    /// The byte behind the last one, line break not counted.
    pub(super) end: usize,
    text: &'a str,
    /// The same without blanks around it.
    body: &'a str,
}

impl<'a> Line<'a> {
    /// The line without its indentation and trailing blanks.
    pub(super) fn body(&self) -> &'a str {
        self.body
    }

    pub(super) fn raw(&self, page: &'a str) -> &'a str {
        &page[self.start..self.end]
    }

    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// A fence may open on the line of its list item or in a note.
    pub(super) fn opens_fence(&self) -> bool {
        self.prose().starts_with("```")
    }

    pub(super) fn closes_fence(&self) -> bool {
        self.body().trim_start_matches('>').trim() == "```"
    }

    /// Takes off the fence's own indentation, never more than there is.
    pub(super) fn without_indent(&self, indent: usize) -> &'a str {
        &self.text[self.indent().min(indent)..]
    }

    /// Where a table starts on this line; anchors may stand before it.
    pub(super) fn table_start(&self) -> Option<usize> {
        let body = self.body();
        if !body.starts_with('<') {
            return None;
        }
        let at = body.find("<table")?;
        let before = body[..at].trim();
        let only_anchors = before.is_empty() || (before.starts_with("<a ") && before.ends_with("</a>"));
        only_anchors.then(|| self.start + self.text.len() - self.text.trim_start().len() + at)
    }

    pub(super) fn is_pipe_row(&self) -> bool {
        self.body().starts_with('|')
    }

    pub(super) fn is_pipe_delimiter(&self) -> bool {
        let body = self.body();
        body.starts_with('|') && body.contains('-') && body.chars().all(|c| "|-: ".contains(c))
    }

    /// One for `# `, two for `## ` and so on.
    pub(super) fn heading_level(&self) -> Option<usize> {
        let level = self.text.len() - self.text.trim_start_matches('#').len();
        (level > 0 && self.text[level..].starts_with(' ')).then_some(level)
    }

    pub(super) fn is_heading(&self) -> bool {
        self.heading_level().is_some()
    }

    pub(super) fn is_note(&self) -> bool {
        self.body().starts_with('>')
    }

    pub(super) fn is_item(&self) -> bool {
        self.item_mark().is_some()
    }

    /// The length of `-   ` or `1.  ` at the start of the body.
    fn item_mark(&self) -> Option<usize> {
        let body = self.body();
        let mark = if body.starts_with('-') {
            1
        } else {
            let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            (digits > 0 && body[digits..].starts_with('.')).then_some(digits + 1)?
        };
        let rest = &body[mark..];
        let blanks = rest.len() - rest.trim_start().len();
        (blanks > 0).then_some(mark + blanks)
    }

    /// The text of the line, without the marks of headings, items and notes.
    pub(super) fn prose(&self) -> &'a str {
        if let Some(level) = self.heading_level() {
            return self.text[level..].trim();
        }
        if let Some(mark) = self.item_mark() {
            return self.body()[mark..].trim();
        }
        self.body().trim_start_matches('>').trim()
    }

    /// Whether the next line belongs to the same paragraph or note.
    pub(super) fn continues_with(&self, next: &Line<'_>) -> bool {
        let body = next.body();
        !self.is_heading()
            && !next.is_heading()
            && !body.is_empty()
            && !next.is_item()
            && self.is_note() == next.is_note()
            && !next.opens_fence()
            && next.table_start().is_none()
            && !next.is_pipe_row()
            // A caption or label always starts a paragraph of its own.
            && !body.starts_with("**")
            && !body.starts_with("<a name")
            && !self.body().starts_with("<a name")
    }
}

/// An iterator over lines that can look one ahead.
pub(super) struct Lines<'a> {
    page: &'a str,
    /// Where the line behind the next one starts.
    at: usize,
    ahead: Option<Line<'a>>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(page: &'a str) -> Self {
        let at = if page.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut lines = Self { page, at, ahead: None };
        lines.next();
        lines
    }

    pub(super) fn peek(&self) -> Option<Line<'a>> {
        self.ahead
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let start = self.at;
        let rest = &self.page[start..];
        let length = memchr::memchr(b'\n', rest.as_bytes());
        let text = rest[..length.unwrap_or(rest.len())].trim_end_matches('\r');
        self.at = start + length.map_or(rest.len(), |length| length + 1);
        let line = Line { start, end: start + text.len(), text, body: text.trim() };
        std::mem::replace(&mut self.ahead, (!rest.is_empty()).then_some(line))
    }
}
