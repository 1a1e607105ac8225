//! What `correct` takes.

use std::path::PathBuf;

use clap::Args;

/// Which edits to say as corrections.
#[derive(Debug, Args)]
#[command(after_long_help = exit_codes!("\
Examples:
  cargo xtask correct                        the edits of every service whose pages are here
  cargo xtask correct mrs                    those of one service
  cargo xtask correct vpc --docs ~/docs      of pages in ~/docs/vpc"))]
pub(crate) struct CorrectOptions {
    /// Services of spec/sources.toml
    #[arg(value_name = "SERVICE")]
    pub(crate) services: Vec<String>,
    /// Where the pages of the vendor's repositories lie, a folder for each service; else where `fetch`
    /// puts them
    #[arg(long, value_name = "DIR")]
    pub(crate) docs: Option<PathBuf>,
}
