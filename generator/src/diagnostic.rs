//! What a stage has to say about its input, and the value it made of it all the same.

mod code;
mod lines;

pub use code::Code;
pub use lines::LineIndex;

use std::ops::Range;

/// A stage's value together with everything it found wrong on the way. Reading never fails.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome<T> {
    /// What the stage could make of its input.
    pub value: T,
    /// What it could not, in the order of the input.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Outcome<T> {
    /// A value with nothing to say about it.
    pub fn clean(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// Carries the value on and keeps the diagnostics.
    pub fn map<U>(self, next: impl FnOnce(T) -> U) -> Outcome<U> {
        Outcome { value: next(self.value), diagnostics: self.diagnostics }
    }

    /// Runs the next stage on the value and joins what both had to say.
    pub fn then<U>(mut self, next: impl FnOnce(T) -> Outcome<U>) -> Outcome<U> {
        let after = next(self.value);
        self.diagnostics.extend(after.diagnostics);
        Outcome { value: after.value, diagnostics: self.diagnostics }
    }
}

/// A location in an input file: what an editor jumps to and what a reader is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Location {
    /// The file, as the caller named it.
    pub path: String,
    /// Bytes of that file; empty where only the file is known.
    pub span: Range<usize>,
}

/// One finding about one location, with what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Which rule speaks; stable, and the name by which corrections accept it.
    pub code: Code,
    /// What is wrong, in one line, without a full stop.
    pub message: String,
    /// Where it stands.
    pub location: Location,
    /// What stands at that location, in a few words; drawn under the row.
    pub label: String,
    /// What to do about it.
    pub help: String,
    /// What the finding is about within its page (`response 200: tags[].key`), so that it can be
    /// accepted by name; empty when it is about the location alone.
    pub subject: String,
    /// The request line of the operation that it is about, where it is about one of several operations of
    /// its page and not about all of them.
    pub operation: Option<String>,
}

impl Diagnostic {
    /// A finding at a location; label, help and subject are added by the methods below.
    pub fn new(code: Code, location: Location, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            location,
            label: String::new(),
            help: code.help().to_owned(),
            subject: String::new(),
            operation: None,
        }
    }

    /// Says what stands at the location.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Replaces the code's general advice by one for this case.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// Names what the finding is about within its page.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }
}
