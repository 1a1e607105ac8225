//! What `fetch` takes.

use clap::Args;

/// What to fetch.
#[derive(Debug, Args)]
#[command(after_long_help = exit_codes!("\
Examples:
  cargo xtask fetch                          the pages of all services
  cargo xtask fetch vpc ecs                  those of two"))]
pub(crate) struct FetchOptions {
    /// Services of spec/sources.toml
    #[arg(value_name = "SERVICE")]
    pub(crate) services: Vec<String>,
}
