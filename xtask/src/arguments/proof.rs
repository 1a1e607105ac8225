//! What `prove-diff` takes.

use clap::Args;

/// By what to judge.
#[derive(Debug, Args)]
#[command(after_long_help = exit_codes!("\
Examples:
  cargo xtask prove-diff
  cargo xtask prove-diff --tool ~/tools/bin/cargo-semver-checks"))]
pub(crate) struct ProofOptions {
    /// The program cargo-semver-checks
    #[arg(long, value_name = "FILE", default_value = "cargo-semver-checks")]
    pub(crate) tool: String,
}
