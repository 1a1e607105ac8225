//! A finding as text that looks like rustc's, and as a record.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use generator::diagnostic::Diagnostic;
use serde::Serialize;

use super::{
    excerpt::{Excerpt, narrowed},
    printable::printable,
    texts::{Text, Texts},
};
use crate::failure::Failure;

/// The finding with the row it is about.
pub(super) fn human(finding: &Diagnostic, texts: &Texts) -> String {
    let finding = &printable_parts(finding);
    let title = Level::ERROR.primary_title(&finding.message).id(finding.code.text());
    let Some(excerpt) = excerpt(finding, texts) else {
        return render(about(finding, title.element(Origin::path(&finding.location.path))), &finding.help);
    };
    let mark = AnnotationKind::Primary.span(excerpt.mark.clone()).label(&finding.label);
    let snippet =
        Snippet::source(&excerpt.row).path(&finding.location.path).line_start(excerpt.line).annotation(mark);
    // The row is shown without most of its markup, so that its columns are not those of the file.
    let position = |column| format!("{}:{}:{column}\n", finding.location.path, excerpt.line);
    let drawn = render(about(finding, title.element(snippet)), &finding.help);
    drawn.replacen(&position(excerpt.shown_column()), &position(excerpt.column), 1)
}

/// The finding with nothing in its sentences that a terminal would obey.
fn printable_parts(finding: &Diagnostic) -> Diagnostic {
    let Diagnostic { code, message, location, label, help, subject, operation } = finding;
    let [message, label, help, subject] =
        [message, label, help, subject].map(|text| printable(text).into_owned());
    let operation = operation.as_ref().map(|operation| printable(operation).into_owned());
    Diagnostic { code: *code, message, location: location.clone(), label, help, subject, operation }
}

/// A finding with its position counted out, as scripts read it. Lines and columns are null where it is
/// about the file as a whole.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Record {
    kind: &'static str,
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) path: String,
    pub(crate) line: Option<usize>,
    pub(crate) column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    label: String,
    help: String,
    subject: String,
}

impl Record {
    /// Looks the position up in its text.
    pub(crate) fn new(finding: &Diagnostic, texts: &Texts) -> Self {
        let position = text(finding, texts).map(|text| {
            let span = narrowed(text.text(), &finding.location.span);
            (text.position(span.start), text.position(span.end))
        });
        Self {
            kind: "finding",
            code: finding.code.text(),
            message: finding.message.clone(),
            path: finding.location.path.clone(),
            line: position.map(|((line, _), _)| line),
            column: position.map(|((_, column), _)| column),
            end_line: position.map(|(_, (line, _))| line),
            end_column: position.map(|(_, (_, column))| column),
            label: finding.label.clone(),
            help: finding.help.clone(),
            subject: finding.subject.clone(),
        }
    }
}

/// The failure as text.
pub(super) fn failure(failure: &Failure) -> String {
    let message = printable(&failure.message);
    render(Group::with_title(Level::ERROR.primary_title(message)), &failure.help)
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

/// The text of the finding's file, if the finding is about a part of it.
fn text<'a>(finding: &Diagnostic, texts: &'a Texts) -> Option<&'a Text> {
    let is_whole_file = finding.location.span == (0..0);
    texts.get(&finding.location.path).filter(|text| !is_whole_file && !text.text().is_empty())
}
