//! What `ci` takes.

use clap::Args;

/// What to check.
#[derive(Debug, Args)]
#[command(after_long_help = exit_codes!("\
Examples:
  cargo xtask ci                             every step
  cargo xtask ci house-rules shape           two of them, in a second"))]
pub(crate) struct CiOptions {
    /// Steps to run alone, by the names of the summary
    #[arg(value_name = "STEP")]
    pub(crate) steps: Vec<String>,
}
