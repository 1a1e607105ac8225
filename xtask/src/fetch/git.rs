//! A folder that git fills, and that goes when it is no longer needed.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{disk, failure::Failure, sources::Upstream};

/// A repository that holds one folder of one commit.
pub(super) struct Checkout {
    pub(super) folder: PathBuf,
}

impl Checkout {
    /// An empty one, in the place of what a killed run may have left.
    pub(super) fn new(folder: PathBuf) -> Result<Self, Failure> {
        disk::remove_folder(&folder)?;
        let checkout = Self { folder };
        run(Command::new("git").args(["init", "--quiet", "--"]).arg(&checkout.folder), "git init")?;
        Ok(checkout)
    }

    /// Brings one folder of one commit, and no history.
    pub(super) fn fetch(&self, upstream: &Upstream) -> Result<(), Failure> {
        let Upstream { repository, commit, folder } = upstream;
        self.git(&["sparse-checkout", "set", "--no-cone", &format!("/{folder}/")])?;
        // What is not checked out need not come either, where the server can leave it out.
        self.git(&["remote", "add", "--", "origin", repository])?;
        self.git(&["fetch", "--quiet", "--depth=1", "--no-tags", "--filter=blob:none", "origin", commit])?;
        self.git(&["checkout", "--quiet", "--detach", commit])
    }

    fn git(&self, arguments: &[&str]) -> Result<(), Failure> {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder).args(arguments);
        run(&mut command, &format!("git {}", arguments.join(" "))).map(drop)
    }
}

impl Drop for Checkout {
    /// There is nobody left to tell if this fails; the next run begins with it.
    fn drop(&mut self) {
        let _ = disk::remove_folder(Path::new(&self.folder));
    }
}

/// The commit that a repository has newest on its main branch.
pub(crate) fn newest_commit(repository: &str) -> Result<String, Failure> {
    let arguments = ["ls-remote", "--quiet", "--exit-code", "--", repository, "HEAD"];
    let said = run(Command::new("git").args(arguments), &format!("git {}", arguments.join(" ")))
        .map_err(|failure| failure.help("name the commit with --commit"))?;
    Ok(said.split_whitespace().next().unwrap_or_default().to_owned())
}

/// What git says on standard output.
fn run(command: &mut Command, shown: &str) -> Result<String, Failure> {
    let ran = command.stdin(Stdio::null()).env("GIT_TERMINAL_PROMPT", "0").output();
    let ran = ran.map_err(|error| {
        Failure::new(format!("cannot run git: {error}"))
            .help("install git, or name a folder with `codegen --docs`")
    })?;
    if ran.status.success() {
        return Ok(String::from_utf8_lossy(&ran.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&ran.stderr);
    Err(Failure::new(format!("`{shown}` failed: {}", said.trim().replace('\n', "; "))))
}
