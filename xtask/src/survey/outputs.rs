//! What a survey writes besides its numbers.

use std::path::{Path, PathBuf};

use generator::files::FileSet;

use super::{client, output::Output, services::Source};
use crate::{arguments::SurveyOptions, disk::Changes, failure::Failure};

/// What is to be made of each service.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wants {
    pub(super) facts: bool,
    pub(super) spec: bool,
    pub(super) client: bool,
}

/// What was made of one service, by path in the folder that it is for.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) facts: FileSet,
    pub(super) spec: FileSet,
    pub(super) client: FileSet,
}

/// The folders and the file that the command line asks for.
#[derive(Debug)]
pub(super) struct Outputs {
    facts: Option<Output>,
    spec: Option<Output>,
    client: Option<Output>,
    report: Option<PathBuf>,
    changes: Changes,
}

impl Outputs {
    /// Relative paths start from a folder.
    pub(super) fn open(options: &SurveyOptions, from: &Path) -> Result<Self, Failure> {
        let open = |folder: &Option<PathBuf>| {
            folder.as_ref().map(|folder| Output::open(from.join(folder))).transpose()
        };
        Ok(Self {
            facts: open(&options.facts)?,
            spec: open(&options.spec)?,
            client: open(&options.client)?,
            report: options.report.as_ref().map(|file| from.join(file)),
            changes: Changes::default(),
        })
    }

    pub(super) fn wants(&self) -> Wants {
        Wants { facts: self.facts.is_some(), spec: self.spec.is_some(), client: self.client.is_some() }
    }

    /// Prepares what was made of a service.
    pub(super) fn want(&mut self, files: Files) -> Result<(), Failure> {
        let outputs =
            [(&mut self.facts, files.facts), (&mut self.spec, files.spec), (&mut self.client, files.client)];
        for (output, files) in outputs {
            output.as_mut().map_or(Ok(()), |output| output.want(files))?;
        }
        Ok(())
    }

    /// Prepares the report, if there is to be one.
    pub(super) fn want_report(&mut self, report: impl FnOnce() -> String) -> Result<(), Failure> {
        match &self.report {
            Some(path) => self.changes.write(path, &report()),
            None => Ok(()),
        }
    }

    /// Puts everything in position, with what the client of all services has in common.
    pub(super) fn apply(mut self, sources: &[Source]) -> Result<(), Failure> {
        if let Some(output) = &mut self.client {
            output.want(client::frame(sources)?)?;
        }
        for output in [self.facts, self.spec, self.client].into_iter().flatten() {
            output.apply()?;
        }
        self.changes.apply()
    }
}
