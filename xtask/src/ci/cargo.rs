//! Steps that cargo takes.

use std::process::{Command, Stdio};

use super::Outcome;
use crate::{cargo::cargo, failure::Failure};

/// Runs cargo and passes if cargo does.
pub(super) fn run(arguments: &str) -> Result<Outcome, Failure> {
    passes(cargo(arguments))
}

/// Builds the documentation; a broken link in it is an error.
pub(super) fn document() -> Result<Outcome, Failure> {
    let mut command = cargo("doc --quiet --workspace --all-features --no-deps");
    command.env("RUSTDOCFLAGS", "-D warnings");
    passes(command)
}

/// Packs the client and its runtime, as they are, unfinished work included, and compiles what was packed, without
/// what a transport takes. No registry has the runtime in the version that the client asks for.
pub(super) fn package() -> Result<Outcome, Failure> {
    run("package --quiet --package huaweicloud-client-core --package huaweicloud-client --allow-dirty \
         --no-default-features --features mrs \
         --config patch.crates-io.huaweicloud-client-core.path=\"generated-client/core\"")
}

/// Looks at licences and origins of the dependencies, as deny.toml has it. The tool for it takes
/// minutes to install, so that a developer may go without.
pub(super) fn deny() -> Result<Outcome, Failure> {
    let mut probe = cargo("deny --version");
    probe.stdout(Stdio::null()).stderr(Stdio::null());
    if passes(probe)? == Outcome::Failed {
        return Ok(Outcome::Skipped("for this step, run `cargo install --locked cargo-deny`".to_owned()));
    }
    run("deny --log-level error check bans licenses sources")
}

/// Counts the instructions of each stage. Only Linux has the tool for it, and a developer may go without.
pub(super) fn instructions() -> Result<Outcome, Failure> {
    let probe =
        Command::new("valgrind").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !probe.is_ok_and(|status| status.success()) {
        return Ok(Outcome::Skipped("for this step, install valgrind".to_owned()));
    }
    run("bench --quiet --package generator --bench instructions")
}

/// Whether the command succeeds.
pub(super) fn passes(mut command: Command) -> Result<Outcome, Failure> {
    let status = command.status().map_err(|error| Failure::new(format!("cannot run cargo: {error}")))?;
    Ok(Outcome::passed_if(status.success()))
}
