//! How a command ends.

use std::{fmt::Display, process::ExitCode};

/// Whether a command that came to its end found everything in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Everything is in order.
    Fine,
    /// Something is not, and the command has said what.
    Failed,
}

impl Verdict {
    /// Fine if that holds.
    pub(crate) fn fine_if(holds: bool) -> Self {
        if holds { Self::Fine } else { Self::Failed }
    }
}

/// Why a command could not come to its end, and what to do about it.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    /// In one line, without a full stop.
    pub(crate) message: String,
    /// What to do; empty if the message says it all.
    pub(crate) help: String,
    is_usage: bool,
}

impl Failure {
    /// Something that a file or a tool refused.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: String::new(), is_usage: false }
    }

    /// A command line that asks for what there is not.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { is_usage: true, ..Self::new(message) }
    }

    /// Says what to do about it.
    pub(crate) fn help(mut self, help: impl Display) -> Self {
        self.help = help.to_string();
        self
    }

    /// The same code that clap uses for a command line it cannot read, or else the common one.
    pub(crate) fn exit_code(&self) -> ExitCode {
        if self.is_usage { ExitCode::from(2) } else { ExitCode::FAILURE }
    }
}
