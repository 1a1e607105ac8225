//! Steps that cargo takes.

use std::{
    env, io,
    process::{Command, Stdio},
};

use super::Ending;
use crate::failure::Failure;

/// Runs cargo and passes if cargo does.
pub(super) fn run(arguments: &str) -> Result<Ending, Failure> {
    passes(cargo(arguments))
}

/// Builds the documentation; a broken link in it is an error.
pub(super) fn document() -> Result<Ending, Failure> {
    let mut command = cargo("doc --quiet --workspace --all-features --no-deps");
    command.env("RUSTDOCFLAGS", "-D warnings");
    passes(command)
}

/// Looks at licences and origins of the dependencies, as deny.toml has it. The tool for it takes
/// minutes to install, so that a developer may go without.
pub(super) fn deny() -> Result<Ending, Failure> {
    let mut probe = cargo("deny --version");
    probe.stdout(Stdio::null()).stderr(Stdio::null());
    if passes(probe)? == Ending::Failed {
        return Ok(Ending::Skipped("for this step, run `cargo install --locked cargo-deny`".to_owned()));
    }
    run("deny --log-level error check bans licenses sources")
}

/// The cargo that runs this command. What it says goes where progress goes, so that standard
/// output holds nothing but results.
pub(super) fn cargo(arguments: &str) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments.split(' ')).stdout(io::stderr());
    command
}

/// Whether the command succeeds.
pub(super) fn passes(mut command: Command) -> Result<Ending, Failure> {
    let status = command.status().map_err(|error| Failure::new(format!("cannot run cargo: {error}")))?;
    Ok(Ending::passed_if(status.success()))
}
