//! A finding as text that looks like rustc's, and as JSON.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use generator::diagnostic::{Diagnostic, line_and_column};
use serde_json::{Value as Json, json};

use super::{
    excerpt::{Excerpt, narrowed},
    texts::Texts,
};
use crate::failure::Failure;

/// The finding with the row it is about.
pub(super) fn human(finding: &Diagnostic, texts: &Texts) -> String {
    let title = Level::ERROR.primary_title(&finding.message).id(finding.code.text());
    let Some(excerpt) = excerpt(finding, texts) else {
        return render(about(finding, title.element(Origin::path(&finding.location.path))), &finding.help);
    };
    let mark = AnnotationKind::Primary.span(excerpt.mark.clone()).label(&finding.label);
    let snippet =
        Snippet::source(&excerpt.row).path(&finding.location.path).line_start(excerpt.line).annotation(mark);
    // The row is shown without most of its markup, so that its columns are not those of the file.
    let place = |column| format!("{}:{}:{column}\n", finding.location.path, excerpt.line);
    let drawn = render(about(finding, title.element(snippet)), &finding.help);
    drawn.replacen(&place(excerpt.shown_column()), &place(excerpt.column), 1)
}

/// The finding as one line. Lines and columns are null where it is about the file as a whole.
pub(super) fn json(finding: &Diagnostic, texts: &Texts) -> Json {
    let mut record = json!({
        "kind": "finding",
        "code": finding.code.text(),
        "message": finding.message,
        "path": finding.location.path,
        "line": null,
        "column": null,
        "end_line": null,
        "end_column": null,
        "label": finding.label,
        "help": finding.help,
        "subject": finding.subject,
    });
    if let Some(text) = text(finding, texts) {
        let span = narrowed(text, &finding.location.span);
        let (line, column) = line_and_column(text, span.start);
        let (end_line, end_column) = line_and_column(text, span.end);
        record["line"] = line.into();
        record["column"] = column.into();
        record["end_line"] = end_line.into();
        record["end_column"] = end_column.into();
    }
    record
}

/// The failure as text.
pub(super) fn failure(failure: &Failure) -> String {
    render(Group::with_title(Level::ERROR.primary_title(&failure.message)), &failure.help)
}

fn render(group: Group<'_>, help: &str) -> String {
    let group = match help {
        "" => group,
        help => group.element(Level::HELP.message(help)),
    };
    Renderer::styled().render(&[group])
}

/// Says by which name the corrections refer to the finding.
fn about<'a>(finding: &'a Diagnostic, group: Group<'a>) -> Group<'a> {
    if finding.subject.is_empty() {
        return group;
    }
    group.element(Level::NOTE.with_name("subject").message(&finding.subject))
}

fn excerpt(finding: &Diagnostic, texts: &Texts) -> Option<Excerpt> {
    text(finding, texts).map(|text| Excerpt::new(text, &finding.location.span))
}

/// The text of the finding's file, if the finding is about a place in it.
fn text<'a>(finding: &Diagnostic, texts: &'a Texts) -> Option<&'a str> {
    let is_whole_file = finding.location.span == (0..0);
    texts.get(&finding.location.path).filter(|text| !is_whole_file && !text.is_empty())
}
