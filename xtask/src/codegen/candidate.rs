//! What was read of one service, and whether it may be written.

use std::{collections::BTreeSet, path::Path, time::Duration};

use generator::{
    diagnostic::{Diagnostic, Outcome},
    files::FileSet,
    spec::{service::Service, word::Coverage},
};

use crate::{
    console::{Console, Texts, counted},
    defect,
    failure::Failure,
    pages::Input,
    sources::{Pages, Source},
    stopwatch::Stopwatch,
    workspace::{OPERATIONS, has_ending},
};

/// One service on its way to the disk.
#[derive(Debug)]
pub(super) struct Candidate {
    /// The service, as the sources call it.
    pub(super) name: String,
    /// What was read of it.
    pub(super) service: Service,
    /// The files of its spec; `None` where it comes from these.
    pub(super) spec: Option<FileSet>,
    /// What is wrong with its input.
    pub(super) findings: Vec<Diagnostic>,
    /// Why its input could not be read at all.
    pub(super) failure: Option<Failure>,
    /// How much of it has an English text.
    pub(super) coverage: Coverage,
    /// How long that took.
    pub(super) elapsed: Duration,
}

impl Candidate {
    /// Reads a service's pages. What code names by its committed spec is called as it was.
    pub(super) fn from_pages(source: &Source, folder: &Path, committed: &FileSet, texts: &mut Texts) -> Self {
        let started = Stopwatch::start();
        let read = defect::contained(&source.service, || {
            let input = Input::load(source, folder, texts)?;
            let last = generator::read_spec(&source.service, committed).value;
            let mut read = generator::follow(&last, input.read(source), input.corrections.as_ref());
            let spec = generator::write_spec(&read.value);
            read.diagnostics.extend(spec.diagnostics);
            Ok((read, Some(spec.value)))
        });
        Self::new(source, read.flatten(), started)
    }

    /// Reads a service's spec.
    pub(super) fn from_spec(source: &Source, spec: &FileSet, texts: &mut Texts) -> Self {
        let started = Stopwatch::start();
        let folder = format!("{}/", source.service);
        let files: FileSet = spec
            .iter()
            .filter(|(path, _)| path.starts_with(&folder))
            .map(|(path, text)| (path.clone(), text.clone()))
            .collect();
        if files.is_empty() {
            let failure = Failure::new(format!("{OPERATIONS}/{folder} holds no spec"));
            let failure = failure.help(match source.pages {
                Pages::Folder(_) => "run `cargo xtask codegen` from the pages first".to_owned(),
                Pages::Upstream(_) => format!("run `cargo xtask fetch {}` first", source.service),
            });
            return Self::new(source, Err(failure), started);
        }
        for (path, text) in &files {
            texts.insert(format!("{OPERATIONS}/{path}"), text);
        }
        let read = defect::contained(&source.service, || {
            // A run from the spec leaves the spec as it is.
            (generator::read_spec(&source.service, &files), None)
        });
        Self::new(source, read, started)
    }

    fn new(
        source: &Source,
        read: Result<(Outcome<Service>, Option<FileSet>), Failure>,
        started: Stopwatch,
    ) -> Self {
        let (outcome, spec, failure) = match read {
            Ok((outcome, spec)) => (outcome, spec, None),
            Err(failure) => (Outcome::clean(Service::default()), None, Some(failure)),
        };
        Self {
            name: source.service.clone(),
            service: outcome.value,
            spec,
            findings: outcome.diagnostics,
            failure,
            coverage: Coverage::default(),
            elapsed: started.elapsed(),
        }
    }

    /// Whether the service may be written.
    pub(super) fn is_clean(&self) -> bool {
        self.findings.is_empty() && self.failure.is_none()
    }

    /// Why the service is left as it is.
    pub(super) fn conclusion(&self) -> Failure {
        let files: BTreeSet<_> = self.findings.iter().map(|finding| &finding.location.path).collect();
        let what = if files.iter().all(|path| has_ending(path, "md")) { "page" } else { "file" };
        let findings = counted(self.findings.len(), "finding");
        Failure::new(format!(
            "{findings} in {}; nothing was written for {}",
            counted(files.len(), what),
            self.name
        ))
    }
}

/// Says all that is wrong with all services, and then which of them are left as they are.
pub(super) fn report(candidates: &[Candidate], texts: &Texts, console: Console) {
    let findings: Vec<_> =
        candidates.iter().flat_map(|candidate| candidate.findings.iter().cloned()).collect();
    console.findings(&findings, texts);
    for candidate in candidates {
        if let Some(failure) = &candidate.failure {
            console.failure(failure);
            console.failure(&Failure::new(format!("nothing was written for {}", candidate.name)));
        }
        if !candidate.findings.is_empty() {
            console.failure(&candidate.conclusion());
        }
    }
}
