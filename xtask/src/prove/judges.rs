//! Those who judge whether a client breaks code that another one compiled: `cargo-semver-checks`, and rustc.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use generator::{files::FileSet, spec::service::Service};

use super::{caller, compiled};
use crate::{
    cargo,
    disk::{self, Changes},
    failure::Failure,
};

const MANIFEST: &str = "[package]\nname = \"boxes\"\nversion = \"1.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
    http = \"1\"\nhuaweicloud-client = { path = \"../../generated-client\", default-features = false }\n";
const LIBRARY: &str = "//! A client.\n#![allow(missing_docs)]\npub use huaweicloud_client::{Call, Client, Error, core};\npub mod demo;\n";

/// Who found that code breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Judgement {
    /// `cargo-semver-checks`, on rustdoc's JSON.
    pub(super) semver_checks: bool,
    /// rustc, on a program that touches all that the old client offers.
    pub(super) caller: bool,
}

/// A crate that becomes one client after the other.
pub(super) struct Judges {
    folder: PathBuf,
    tool: String,
    /// Tells what clients are documented with from what it was before.
    macros: String,
}

impl Judges {
    pub(super) fn at(folder: &Path, tool: &str) -> Result<Self, Failure> {
        let found = Command::new(tool).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !found.is_ok_and(|status| status.success()) {
            let failure = Failure::new(format!("cannot run {tool}"));
            return Err(failure.help("cargo install --locked cargo-semver-checks, or name it with --tool"));
        }
        Ok(Self { folder: folder.to_owned(), tool: tool.to_owned(), macros: compiled::macros()? })
    }

    /// Judges one client after another.
    pub(super) fn judge(&self, old: &Service, new: &Service) -> Result<Judgement, Failure> {
        let before = self.documented(old)?;
        let after = self.documented(new)?;
        let semver_checks = self.breaks(&before, &after)?;
        Ok(Judgement { semver_checks, caller: !self.compiles(old, new)? })
    }

    /// rustdoc's JSON of a client, made once.
    fn documented(&self, service: &Service) -> Result<PathBuf, Failure> {
        let files = client(service);
        let text: String = files.values().chain([&self.macros]).cloned().collect();
        let digest = generator::spec::resolve::digest(&text);
        let json = self.folder.join("states").join(format!("{digest}.json"));
        if disk::is_file(&json) {
            return Ok(json);
        }
        self.become_client(&files, "fn main() {}\n")?;
        self.run(
            "rustdoc --offline --quiet --lib -- -Z unstable-options --output-format json --cap-lints allow",
            "a client cannot be documented",
        )?;
        let text = disk::text(self.folder.join("target/doc/boxes.json"))?.unwrap_or_default();
        let mut changes = Changes::default();
        changes.write(&json, &text)?;
        changes.apply()?;
        Ok(json)
    }

    fn compiles(&self, old: &Service, new: &Service) -> Result<bool, Failure> {
        let program = caller::caller(&generator::lower(old).value);
        self.become_client(&client(old), &program)?;
        self.run("check --offline --quiet --example caller", "the caller does not fit its own client")?;
        self.become_client(&client(new), &program)?;
        let mut check = self.cargo("check --offline --quiet --example caller");
        let status = check.stderr(Stdio::null()).status().map_err(|error| unable(&error))?;
        Ok(status.success())
    }

    fn become_client(&self, files: &FileSet, program: &str) -> Result<(), Failure> {
        let source = self.folder.join("src");
        let mut changes = Changes::default();
        for path in disk::tree(&source)?.keys().filter(|path| !files.contains_key(*path) && *path != "lib.rs")
        {
            changes.delete(&source.join(path))?;
        }
        for (path, text) in files {
            changes.write(&source.join(path), text)?;
        }
        let lock = disk::text("Cargo.lock")?.unwrap_or_default();
        for (path, text) in [
            ("Cargo.toml", MANIFEST),
            ("Cargo.lock", lock.as_str()),
            ("src/lib.rs", LIBRARY),
            ("examples/caller.rs", program),
        ] {
            changes.write(&self.folder.join(path), text)?;
        }
        changes.apply()
    }

    fn breaks(&self, before: &Path, after: &Path) -> Result<bool, Failure> {
        let mut check = Command::new(&self.tool);
        check.args(["semver-checks", "--color", "never", "--release-type", "minor", "--baseline-rustdoc"]);
        let ran =
            check.arg(before).arg("--current-rustdoc").arg(after).output().map_err(|error| unable(&error))?;
        let said = String::from_utf8_lossy(&[ran.stdout, ran.stderr].concat()).into_owned();
        match ran.status.code() {
            Some(0) => Ok(false),
            Some(_) if said.contains("--- failure") => Ok(true),
            _ => Err(Failure::new(format!("cargo-semver-checks failed: {}", said.trim()))),
        }
    }

    fn run(&self, arguments: &str, message: &str) -> Result<(), Failure> {
        let ran = self.cargo(arguments).stdout(Stdio::piped()).output().map_err(|error| unable(&error))?;
        if ran.status.success() {
            return Ok(());
        }
        Err(Failure::new(format!("{message}: {}", String::from_utf8_lossy(&ran.stderr).trim())))
    }

    fn cargo(&self, arguments: &str) -> Command {
        let mut cargo = cargo::cargo(arguments);
        // JSON is rustdoc's unstable output; the same setting for all runs, so that nothing is built twice.
        cargo.current_dir(&self.folder).env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", "target");
        cargo
    }
}

fn unable(error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot run a judge: {error}"))
}

/// The files of a client, by path below its `src`.
pub(super) fn client(service: &Service) -> FileSet {
    let written = generator::write_client(&[generator::lower(service).value]);
    written.into_iter().filter(|(path, _)| path.starts_with("demo/")).collect()
}
