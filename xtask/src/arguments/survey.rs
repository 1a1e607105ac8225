//! What `survey` takes.

use std::path::PathBuf;

use clap::Args;

/// What to survey, and what to write besides the numbers.
#[derive(Debug, Args)]
#[command(after_long_help = exit_codes!("\
Examples:
  cargo xtask survey ~/docs                         the numbers of all services
  cargo xtask survey ~/docs/zh/vpc --report vpc.md  one new service, with every finding
  cargo xtask survey ~/docs --client ~/all          a crate with a feature for each service"))]
pub(crate) struct SurveyOptions {
    /// A folder of pages, or of folders of pages
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Write all operations as JSON, a file for each service
    #[arg(long, value_name = "OUT_DIR")]
    pub(crate) facts: Option<PathBuf>,
    /// Write the spec, a folder for each service
    #[arg(long, value_name = "OUT_DIR")]
    pub(crate) spec: Option<PathBuf>,
    /// Write a client of all services, as a crate of its own
    #[arg(long, value_name = "OUT_DIR")]
    pub(crate) client: Option<PathBuf>,
    /// Write a report in Markdown
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
}

impl SurveyOptions {
    /// Nothing but the client.
    pub(crate) fn client(folder: PathBuf, client: PathBuf) -> Self {
        Self { folder, client: Some(client), facts: None, spec: None, report: None }
    }
}
