//! The row that a finding is about, without the markup that hides it.

use std::{ops::Range, sync::LazyLock};

use regex::{Captures, Regex};

use super::texts::Text;

/// Marks longer than this say no more than shorter ones.
const LONGEST_MARK: usize = 60;
/// So many bytes of a row are looked at on each side of the mark's start: a page can be one row.
const LONGEST_SIDE: usize = 4096;

/// An anchor without text, or a tag with attributes.
static MARKUP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"<a name="[^"]*"></a>|<(?<tag>[A-Za-z][A-Za-z0-9]*)(?<attributes>\s[^<>]*)>"#)
        .expect("it is a constant")
});

/// The attributes that mean something.
static MEANINGFUL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"\s(?:href|rowspan|colspan)="[^"]*""#).expect("it is a constant"));

/// One row of a file with a mark in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The row's number in the file, counted from one.
    pub(super) line: usize,
    /// Where the mark starts in the file's row, counted in characters from one.
    pub(super) column: usize,
    /// The row, with most markup shortened to `…`.
    pub(super) row: String,
    /// The marked bytes of the row.
    pub(super) mark: Range<usize>,
}

impl Excerpt {
    /// The row in which a span starts. A span of several rows is marked to the end of the first.
    pub(super) fn new(source: &Text, span: &Range<usize>) -> Self {
        let text = source.text();
        let span = narrowed(text, span);
        let first = text.floor_char_boundary(span.start.saturating_sub(LONGEST_SIDE));
        let last = text.floor_char_boundary(span.start + LONGEST_SIDE);
        let start = text[first..span.start].rfind('\n').map_or(first, |at| first + at + 1);
        let end = text[span.start..last].find('\n').map_or(last, |length| span.start + length);
        let span = narrowed(text, &(span.start..span.end.min(end)));
        let mark = span.start - start..span.end - start;
        let (row, mark) = shortened(text[start..end].trim_end_matches('\r'), &mark);
        let (line, column) = source.position(span.start);
        let mark_end =
            row[mark.clone()].char_indices().nth(LONGEST_MARK).map_or(mark.end, |(at, _)| mark.start + at);
        Self { line, column, row, mark: mark.start..mark_end }
    }

    /// Where the mark starts in the shortened row, counted in characters from one.
    pub(super) fn shown_column(&self) -> usize {
        self.row[..self.mark.start].chars().count() + 1
    }
}

/// The span within the text, without markup and blanks at its ends unless it is nothing else.
pub(super) fn narrowed(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    let end = text.floor_char_boundary(span.end.max(start));
    let behind = without_leading(&text[start..end]);
    let inner = without_trailing(behind);
    let start_of_inner = end - behind.len();
    if inner.is_empty() { start..end } else { start_of_inner..start_of_inner + inner.len() }
}

/// The text without tags and blanks at its start.
fn without_leading(mut text: &str) -> &str {
    loop {
        text = text.trim_start();
        let tag = text.strip_prefix('<').and_then(|rest| Some((rest, rest.find(['<', '>'])?)));
        match tag {
            Some((rest, at)) if rest[at..].starts_with('>') => text = &rest[at + 1..],
            _ => return text,
        }
    }
}

/// The text without tags and blanks at its end.
fn without_trailing(mut text: &str) -> &str {
    loop {
        text = text.trim_end();
        let tag = text.strip_suffix('>').and_then(|rest| Some((rest, rest.rfind(['<', '>'])?)));
        match tag {
            Some((rest, at)) if rest[at..].starts_with('<') => text = &rest[..at],
            _ => return text,
        }
    }
}

/// Shortens the markup of a row, and says where the mark went.
fn shortened(row: &str, mark: &Range<usize>) -> (String, Range<usize>) {
    let mut short = String::with_capacity(row.len());
    let mut cuts = Vec::new();
    let mut copied = 0;
    for captures in MARKUP.captures_iter(row) {
        let found = captures.get_match();
        let replacement = replacement(&captures);
        if replacement.len() < found.len() {
            short.push_str(&row[copied..found.start()]);
            short.push_str(&replacement);
            copied = found.end();
            cuts.push((found.range(), replacement.len()));
        }
    }
    short.push_str(&row[copied..]);
    (short, moved(mark.start, &cuts)..moved(mark.end, &cuts))
}

fn replacement(markup: &Captures<'_>) -> String {
    let (Some(tag), Some(attributes)) = (markup.name("tag"), markup.name("attributes")) else {
        return String::new();
    };
    let kept: String = MEANINGFUL.find_iter(attributes.as_str()).map(|found| found.as_str()).collect();
    let rest = if kept.len() < attributes.len() { " …" } else { "" };
    format!("<{}{kept}{rest}>", tag.as_str())
}

/// Where a column of the row is in the shortened row. Each cut is what was cut and the length of
/// what stands there now.
fn moved(at: usize, cuts: &[(Range<usize>, usize)]) -> usize {
    let mut saved = 0;
    for (cut, left) in cuts {
        if at < cut.end {
            return at.min(cut.start) - saved;
        }
        saved += cut.len() - left;
    }
    at - saved
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, marked: &str) -> Excerpt {
        let start = text.find(marked).unwrap();
        Excerpt::new(&Text::new(text), &(start..start + marked.len()))
    }

    #[test]
    fn attributes_are_left_out_and_the_mark_moves_along() {
        let text =
            "# 标题\n<td class=\"x\" width=\"20%\"><p id=\"p1\"><a name=\"p1\"></a>字符串</p>\n</td>\n";
        let excerpt =
            excerpt(text, "<td class=\"x\" width=\"20%\"><p id=\"p1\"><a name=\"p1\"></a>字符串</p>\n</td>");
        assert_eq!(excerpt.row, "<td …><p …>字符串</p>");
        assert_eq!(&excerpt.row[excerpt.mark.clone()], "字符串");
        assert_eq!((excerpt.line, excerpt.column), (2, 55));
        assert_eq!(excerpt.shown_column(), 12);
    }

    #[test]
    fn links_and_merged_cells_stay() {
        let text = "<td class=\"x\" rowspan=\"2\"><a href=\"#t9\">here</a></td>";
        let excerpt = excerpt(text, "here");
        assert_eq!(excerpt.row, "<td rowspan=\"2\" …><a href=\"#t9\">here</a></td>");
    }

    #[test]
    fn a_tag_can_be_marked_itself() {
        let text = "before <td class=\"x\" width=\"20%\"> after";
        let excerpt = excerpt(text, "<td class=\"x\" width=\"20%\">");
        assert_eq!(&excerpt.row[excerpt.mark], "<td …>");
    }

    #[test]
    fn several_rows_are_marked_to_the_end_of_the_first() {
        let excerpt = excerpt("one: 1\ntwo: 2\nthree: 3\n", "two: 2\nthree: 3\n");
        assert_eq!((excerpt.row.as_str(), excerpt.mark), ("two: 2", 0..6));
    }

    #[test]
    fn places_beyond_the_text_are_its_end() {
        let excerpt = Excerpt::new(&Text::new("短"), &(7..9));
        assert_eq!((excerpt.row.as_str(), excerpt.mark), ("短", 3..3));
    }

    #[test]
    fn of_an_endless_row_the_part_around_the_mark_is_shown() {
        let text = format!("{}mark{}", "<b>x</b>".repeat(100_000), "y".repeat(100_000));
        let excerpt = excerpt(&text, "mark");
        assert_eq!((excerpt.line, excerpt.column), (1, 800_001));
        assert_eq!(&excerpt.row[excerpt.mark.clone()], "mark");
        assert!(excerpt.row.len() <= 2 * LONGEST_SIDE);
    }
}
