//! What `export` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// What to export.
#[derive(Debug, Args)]
#[command(after_long_help = exit_codes!("\
Examples:
  cargo xtask export openapi                 every service, to target/openapi
  cargo xtask export openapi mrs --out ~/api  one service"))]
pub(crate) struct ExportOptions {
    /// The form
    #[arg(value_enum, value_name = "FORM")]
    pub(crate) form: ExportForm,
    /// These services alone
    #[arg(value_name = "SERVICE")]
    pub(crate) services: Vec<String>,
    /// The folder for the files
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportForm {
    /// OpenAPI 3.1, as JSON
    Openapi,
}
