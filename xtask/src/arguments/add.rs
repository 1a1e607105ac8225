//! What `add` takes.

use std::path::PathBuf;

use clap::Args;

/// Which service to add.
#[derive(Debug, Args)]
#[command(after_long_help = exit_codes!("\
Examples:
  cargo xtask add kms                        from the newest pages, where the other services have theirs
  cargo xtask add kms --docs ~/docs --commit 0123456789abcdef0123456789abcdef01234567
                                             from pages in ~/docs/kms, which are those of that commit
  cargo xtask add kms --pages spec/pages/kms from pages of this workspace"))]
pub(crate) struct AddOptions {
    /// Its name: that of the folder of the spec, and of the module and the feature of the client
    #[arg(value_name = "SERVICE")]
    pub(crate) service: String,
    /// The folder of pages of this workspace, relative to its root
    #[arg(long, value_name = "DIR", conflicts_with_all = ["repository", "commit", "folder", "docs"])]
    pub(crate) pages: Option<String>,
    /// The vendor's repository
    #[arg(long, value_name = "URL")]
    pub(crate) repository: Option<String>,
    /// The commit in full
    #[arg(long, value_name = "HASH")]
    pub(crate) commit: Option<String>,
    /// The folder of the repository that holds the pages
    #[arg(long, value_name = "DIR")]
    pub(crate) folder: Option<String>,
    /// Where the pages lie already, in a folder with the service's name; nothing is fetched
    #[arg(long, value_name = "DIR")]
    pub(crate) docs: Option<PathBuf>,
}
