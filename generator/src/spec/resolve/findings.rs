//! What lowering has to say about one file of the spec.

use crate::{
    diagnostic::{Code, Diagnostic, Location},
    spec::model::Operation,
};

/// Collects the diagnostics of one operation.
#[derive(Debug)]
pub struct Findings {
    path: String,
    diagnostics: Vec<Diagnostic>,
}

impl Findings {
    /// Nothing found yet in the file of an operation.
    pub(crate) fn of(service: &str, operation: &Operation) -> Self {
        Self::new(format!("spec/operations/{service}/{}.yaml", operation.id()))
    }

    /// Nothing found yet in the file of the spec.
    pub(crate) fn new(path: String) -> Self {
        Self { path, diagnostics: Vec::new() }
    }

    /// Two things want one name.
    pub(crate) fn collision(&mut self, subject: &str, message: &str) {
        self.push(Code::NameCollision, subject, message);
    }

    /// A type that nobody has decided.
    pub(crate) fn unknown_type(&mut self, subject: &str, message: &str) {
        self.push(Code::UnknownTypeLeft, subject, message);
    }

    /// Something that no spec may say.
    pub(crate) fn invalid(&mut self, subject: &str, message: &str) {
        self.push(Code::InvalidSpec, subject, message);
    }

    /// The file that is being lowered.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// All of them, in the order of the file.
    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    fn push(&mut self, code: Code, subject: &str, message: &str) {
        let location = Location { path: self.path.clone(), span: 0..0 };
        self.diagnostics.push(Diagnostic::new(code, location, message).subject(subject));
    }
}
