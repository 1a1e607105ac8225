//! What the commands say: results on standard output, findings on standard error.

mod diff;
mod excerpt;
mod findings;
mod printable;
mod table;
mod texts;

use std::{fmt::Display, io::Write, time::Duration};

use generator::diagnostic::Diagnostic;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use serde_json::json;

pub(crate) use findings::Record;
pub(crate) use printable::printable;
pub(crate) use table::Table;
pub(crate) use texts::Texts;

use crate::{arguments::Format, failure::Failure};

/// How often a bar shows that its command is alive.
const TICK: Duration = Duration::from_millis(120);

/// Says things the way the caller wants them. That nobody listens any more is no error, and
/// colours are taken out again where nobody would see them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Console {
    format: Format,
}

impl Console {
    /// Speaks in that format.
    pub(crate) fn new(format: Format) -> Self {
        Self { format }
    }

    /// Findings by file and location, each with the row it is about.
    pub(crate) fn findings(self, findings: &[Diagnostic], texts: &Texts) {
        let mut sorted: Vec<_> = findings.iter().collect();
        sorted.sort_by_key(|finding| (&finding.location.path, finding.location.span.start, finding.code));
        for finding in sorted {
            match self.format {
                Format::Human => aside(format_args!("{}\n", findings::human(finding, texts))),
                Format::Json => record(&Record::new(finding, texts)),
            }
        }
    }

    /// Findings in the form of records; only for scripts, since there may be thousands.
    pub(crate) fn records(self, records: &[Record]) {
        if self.format == Format::Json {
            records.iter().for_each(record);
        }
    }

    /// A finding as a terminal shows it, colours and all.
    pub(crate) fn drawn(finding: &Diagnostic, texts: &Texts) -> String {
        findings::human(finding, texts)
    }

    /// Why the command stops here.
    pub(crate) fn failure(self, failure: &Failure) {
        match self.format {
            Format::Human => aside(findings::failure(failure)),
            Format::Json => aside(json!({
                "kind": "failure",
                "message": failure.message,
                "help": failure.help,
            })),
        }
    }

    /// Something to know while the command goes on.
    pub(crate) fn note(self, text: &str) {
        match self.format {
            Format::Human => aside(text),
            Format::Json => aside(json!({"kind": "note", "message": text})),
        }
    }

    /// A result: text for people, or the record that a script reads.
    pub(crate) fn result(self, text: impl Display, record: &impl Serialize) {
        let _ = match self.format {
            Format::Human => writeln!(anstream::stdout(), "{text}"),
            Format::Json => {
                let record = serde_json::to_string(record).expect("records have a JSON form");
                writeln!(anstream::stdout(), "{record}")
            }
        };
    }

    /// A record of a list, of which people are told the first lines.
    pub(crate) fn entry(self, text: Option<String>, record: &impl Serialize) {
        match (self.format, text) {
            (Format::Human, None) => {}
            (_, text) => self.result(text.unwrap_or_default(), record),
        }
    }

    /// A line of a table that says nothing to a script: only for people.
    pub(crate) fn line(self, text: impl Display) {
        if self.format == Format::Human {
            self.result(text, &());
        }
    }

    /// In what a file differs from what it should hold; an absent file holds nothing.
    pub(crate) fn difference(self, path: &str, old: Option<&str>, new: Option<&str>) {
        let diff = diff::diff(path, old, new);
        let record = json!({
            "kind": "difference",
            "path": path,
            "diff": anstream::adapter::strip_str(&diff).to_string(),
        });
        self.result(diff.trim_end(), &record);
    }

    /// What comes next; only for people.
    pub(crate) fn heading(self, name: &str) {
        if self.format == Format::Human {
            let bold = annotate_snippets::renderer::Style::new().bold();
            aside(format_args!("\n{bold}== {name}{bold:#}"));
        }
    }

    /// A bar that shows how far a long work has come; only for people, and only on a terminal.
    /// Counts things of that name.
    pub(crate) fn bar(self, length: usize, things: &str) -> ProgressBar {
        if self.format == Format::Json {
            return ProgressBar::hidden();
        }
        let style = ProgressStyle::with_template("{spinner} {bar:30} {pos}/{len} {prefix}  {wide_msg}");
        let style = style.expect("the template is a constant");
        let bar = ProgressBar::new(length as u64).with_style(style).with_prefix(things.to_owned());
        bar.enable_steady_tick(TICK);
        bar
    }
}

fn record(record: &Record) {
    aside(serde_json::to_string(record).expect("records have a JSON form"));
}

/// A line on standard error.
fn aside(line: impl Display) {
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// A number and a noun in the fitting form.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    match noun.strip_suffix('y') {
        _ if count == 1 => format!("{count} {noun}"),
        Some(stem) => format!("{count} {stem}ies"),
        None => format!("{count} {noun}s"),
    }
}
