//! The cargo that other commands are made of.

use std::{
    env, io,
    process::{Command, Stdio},
};

use crate::failure::Failure;

/// The cargo that runs this command. What it says goes where progress goes, so that standard
/// output holds nothing but results.
#[expect(clippy::disallowed_methods, reason = "cargo says by its environment which one it is")]
pub(crate) fn cargo(arguments: &str) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments.split(' ')).stdout(io::stderr());
    command
}

/// What cargo prints.
pub(crate) fn output(arguments: &str) -> Result<String, Failure> {
    let ran = cargo(arguments).stdout(Stdio::piped()).output();
    let ran = ran.map_err(|error| Failure::new(format!("cannot run cargo: {error}")))?;
    if !ran.status.success() {
        return Err(Failure::new(format!("cargo failed: {}", String::from_utf8_lossy(&ran.stderr).trim())));
    }
    Ok(String::from_utf8_lossy(&ran.stdout).into_owned())
}
