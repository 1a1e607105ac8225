//! All that the page says of a service, as files have it.

use std::path::Path;

use generator::{
    SettingsFile,
    diagnostic::Diagnostic,
    docs::source::SourcePage,
    files::FileSet,
    review::Input,
    rust::module::Module,
    spec::{
        corrections::{self, Correction},
        service::Service,
    },
};

use crate::{
    console::Texts,
    diff,
    failure::Failure,
    pages::{self, Input as Pages},
    sources::Source,
};

/// A service.
pub(super) struct Subject {
    /// With the texts of its pages, which a page on this machine may show.
    whole: Service,
    /// As the tree has it.
    pub(super) published: Service,
    module: Module,
    pages: Vec<SourcePage>,
    pub(super) findings: Vec<Diagnostic>,
    corrections: Vec<Correction>,
}

impl Subject {
    /// Reads the pages, with what people decided about them.
    pub(super) fn from_pages(
        source: &Source,
        folder: &Path,
        committed: &FileSet,
        sheets: &[SettingsFile],
    ) -> Result<Self, Failure> {
        let input = Pages::load(source, folder, &mut Texts::default())?;
        let last = generator::read_spec(&source.service, committed).value;
        let read = generator::follow(&last, input.read_whole(source), input.corrections.as_ref());
        let decided = input.corrections.as_ref().map(|file| corrections::corrections(file).value);
        let corrections = decided.map(|decided| decided.placed(&read.value).corrections);
        Ok(Self {
            pages: input.pages,
            corrections: corrections.unwrap_or_default(),
            ..Self::new(source, read.value, read.diagnostics, sheets)
        })
    }

    /// Reads the committed spec, which has the corrections in it.
    pub(super) fn from_spec(source: &Source, committed: &FileSet, sheets: &[SettingsFile]) -> Self {
        let read = generator::read_spec(&source.service, committed);
        Self::new(source, read.value, read.diagnostics, sheets)
    }

    fn new(source: &Source, whole: Service, mut findings: Vec<Diagnostic>, sheets: &[SettingsFile]) -> Self {
        let worded = |service| diff::worded(vec![service], sheets).pop().unwrap_or_default();
        let published = worded(pages::published(source, whole.clone()));
        let lowered = generator::lower(&published);
        findings.extend(lowered.diagnostics);
        Self {
            whole: worded(whole),
            published,
            module: lowered.value,
            pages: Vec::new(),
            findings,
            corrections: Vec::new(),
        }
    }

    /// The same, as the stage takes it.
    pub(super) fn input(&self) -> Input<'_> {
        Input {
            service: &self.whole,
            module: &self.module,
            pages: &self.pages,
            findings: &self.findings,
            corrections: &self.corrections,
        }
    }
}
