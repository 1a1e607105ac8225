//! Tests that are made from folders: one for each case and check, by a name to filter by.

use std::process::ExitCode;

pub use libtest_mimic::Trial;
use libtest_mimic::{Arguments, run};

/// A test that passes unless it panics.
pub fn test(name: impl Into<String>, check: impl FnOnce() + Send + 'static) -> Trial {
    Trial::test(name, move || {
        check();
        Ok(())
    })
}

/// A test of something that is not at hand: it is listed as ignored, and never passes.
pub fn skipped(name: impl Into<String>, reason: &str) -> Trial {
    let name = name.into();
    println!("skipped: {name}: {reason}");
    Trial::test(name, || Err("what it needs is not at hand".into())).with_ignored_flag(true)
}

/// Runs the tests that the command line asks for, as every test of cargo is run.
#[must_use]
pub fn main(tests: impl IntoIterator<Item = Trial>) -> ExitCode {
    run(&Arguments::from_args(), tests.into_iter().collect()).exit_code()
}
