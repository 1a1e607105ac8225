//! What `replay` takes.

use std::path::PathBuf;

use clap::Args;

/// What to replay.
#[derive(Debug, Args)]
#[command(after_long_help = exit_codes!("\
Examples:
  cargo xtask replay ~/history               every service, a line for each step
  cargo xtask replay ~/history/mrs --changes one service, with what each step means"))]
pub(crate) struct ReplayOptions {
    /// A folder of services, or the folder of one
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Show each change and finding
    #[arg(long)]
    pub(crate) changes: bool,
    /// Print the table in Markdown
    #[arg(long)]
    pub(crate) markdown: bool,
}
