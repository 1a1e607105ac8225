//! A crate that cargo builds, once its dependencies are built.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use super::{TARGET, cost::Cost, llvm_lines};
use crate::{cargo::cargo, disk, failure::Failure};

/// What is built of a crate.
#[derive(Clone, Debug)]
pub(super) struct Build {
    /// The folder of its manifest.
    pub(super) folder: PathBuf,
    /// The name of the package.
    pub(super) package: &'static str,
    /// What cargo is told to build: `--lib`, `--bins`, and features.
    pub(super) what: String,
}

impl Build {
    /// What checking it takes.
    pub(super) fn check(&self) -> Result<Cost, Failure> {
        self.measured("check")
    }

    /// What building it as users do takes.
    pub(super) fn release(&self) -> Result<Cost, Failure> {
        self.measured("build --release")
    }

    /// How much code it is, before LLVM makes it shorter.
    pub(super) fn llvm_lines(&self) -> Result<usize, Failure> {
        let module = Path::new(TARGET).join("module.ll");
        let mut command = self.cargo("rustc --release");
        command.arg("--").args(llvm_lines::FLAGS.split(' '));
        let root = disk::working_folder()?;
        command.arg(format!("--emit=llvm-ir={}", root.join(&module).display()));
        Cost::of(command)?;
        let text = disk::text(&module)?.ok_or_else(|| Failure::new("rustc has written no module"))?;
        disk::remove(&module)?;
        Ok(llvm_lines::count(&text))
    }

    /// Builds everything, forgets this crate alone, and builds that again.
    fn measured(&self, verb: &str) -> Result<Cost, Failure> {
        Cost::of(self.cargo(verb))?;
        let mut clean = self.command("clean");
        clean.args(["--package", self.package]);
        if verb.contains("--release") {
            clean.arg("--release");
        }
        Cost::of(clean)?;
        Cost::of(self.cargo(verb))
    }

    fn cargo(&self, verb: &str) -> Command {
        let mut command = self.command(verb);
        command.args(self.what.split_whitespace()).env("CARGO_INCREMENTAL", "0");
        command
    }

    fn command(&self, verb: &str) -> Command {
        let mut command = cargo(verb);
        command.args(["--quiet", "--offline", "--target-dir", TARGET, "--manifest-path"]);
        command.arg(self.folder.join("Cargo.toml"));
        command
    }
}
