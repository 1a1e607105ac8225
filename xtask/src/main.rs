//! The project's own commands; `cargo xtask --help` says which.
#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

mod add;
mod arguments;
mod cargo;
mod ci;
mod codegen;
mod console;
mod correct;
mod defect;
mod diff;
mod disk;
mod draft;
mod explain;
mod export;
mod failure;
mod fetch;
mod measure;
mod pages;
mod pictures;
mod prove;
mod replay;
mod report;
mod sources;
mod stopwatch;
mod survey;
mod wording;
mod workers;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use console::Console;
use failure::{Failure, Verdict};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let console = Console::new(arguments.message_format);
    match workers::start().and_then(|()| run(arguments.command, console)) {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Failed) => ExitCode::FAILURE,
        Err(failure) => {
            console.failure(&failure);
            failure.exit_code()
        }
    }
}

/// All commands run in the workspace's root, so that every path they name is relative to it.
fn run(command: Command, console: Console) -> Result<Verdict, Failure> {
    let from = workspace::enter()?;
    match command {
        Command::Add(mut options) => {
            options.docs = options.docs.map(|path| from.join(path));
            add::run(&options, console)
        }
        Command::Codegen(mut options) => {
            options.docs = options.docs.map(|path| from.join(path));
            options.summary = options.summary.map(|path| from.join(path));
            codegen::run(&options, console)
        }
        Command::Correct(mut options) => {
            options.docs = options.docs.map(|path| from.join(path));
            correct::run(&options, console)
        }
        Command::Diff(options) => diff::run(&options, &from, console),
        Command::Fetch(options) => fetch::run(&options, console),
        Command::Explain(options) => explain::run(&from.join(&options.page), options.stage, console),
        Command::Export(options) => export::run(&options, &from, console),
        Command::Survey(options) => survey::run(&options, &from, console),
        Command::Measure(options) => measure::run(&options, &from, console),
        Command::Replay(options) => replay::run(&options, &from, console),
        Command::Report(mut options) => {
            options.docs = options.docs.map(|path| from.join(path));
            options.output = options.output.map(|path| from.join(path));
            report::run(&options, &from, console)
        }
        Command::Pictures => pictures::run(console),
        Command::ProveDiff(options) => prove::run(&options, console),
        Command::Ci(options) => ci::run(&options, console),
    }
}
