//! What `report` takes.

use std::path::PathBuf;

use clap::Args;

/// What to review.
#[derive(Debug, Default, Args)]
#[command(after_long_help = exit_codes!("\
Examples:
  cargo xtask report mrs                     one service, to target/report/mrs.html
  cargo xtask report --since v0.1.0          all services, and what changes since a release
  cargo xtask report vpc --docs ~/docs       from pages in ~/docs/vpc"))]
pub(crate) struct ReportOptions {
    /// These services alone
    #[arg(value_name = "SERVICE")]
    pub(crate) services: Vec<String>,
    /// Where the pages of the vendor's repositories lie, a folder for each service; else where `fetch`
    /// puts them
    #[arg(long, value_name = "DIR")]
    pub(crate) docs: Option<PathBuf>,
    /// The state before what changes: a revision of git, a workspace or a folder of specs; else the last commit
    #[arg(long, value_name = "REV")]
    pub(crate) since: Option<String>,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}
