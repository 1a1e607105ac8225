//! What `diff` takes.

use clap::{Args, ValueEnum};

/// What to compare.
#[derive(Debug, Args)]
#[command(after_long_help = exit_codes!("\
Examples:
  cargo xtask diff                           what is not committed yet
  cargo xtask diff v0.1.0 --format markdown  since a release, with entries for the changelog
  cargo xtask diff --changelog               what is not committed yet, into CHANGELOG.md as well
  cargo xtask diff v0.1.0 --release          since a release, as the next one
  cargo xtask diff ~/old/spec spec           two folders"))]
pub(crate) struct DiffOptions {
    /// The state before: a folder of specs or a workspace, or a revision of git
    #[arg(default_value = "HEAD")]
    pub(crate) old: String,
    /// The state after
    #[arg(default_value = "spec/operations")]
    pub(crate) new: String,
    /// How to say it
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: DiffFormat,
    /// Put the entries for the changelog below its heading Unreleased
    #[arg(long)]
    pub(crate) changelog: bool,
    /// Make the version that the changes ask for: what stands below Unreleased in CHANGELOG.md becomes its part, and
    /// Cargo.toml and Cargo.lock have its number
    #[arg(long)]
    pub(crate) release: bool,
}

/// How to say what changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For a terminal
    #[default]
    Text,
    /// For a pull request, with entries for the changelog
    Markdown,
    /// For scripts
    Json,
}
