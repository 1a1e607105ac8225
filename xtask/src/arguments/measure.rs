//! What `measure` takes.

use std::path::PathBuf;

use clap::Args;

/// What to measure.
#[derive(Debug, Args)]
#[command(after_long_help = exit_codes!("\
Examples:
  cargo xtask measure                     the services of the client, which takes an hour
  cargo xtask measure --only mrs,vpc      two of them
  cargo xtask measure --only vpc+ecs      two of them at once, as a service of that many operations
  cargo xtask measure --only mrs ~/docs   large services as well, from their pages"))]
pub(crate) struct MeasureOptions {
    /// Only these services of the client; those that `+` joins count as one
    #[arg(long, value_name = "SERVICES", value_delimiter = ',')]
    pub(crate) only: Vec<String>,
    /// A folder of pages, or of folders of pages; services of 100 operations and more are measured
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}
