//! What `explain` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// What to look at.
#[derive(Debug, Args)]
#[command(after_long_help = exit_codes!("\
Examples:
  cargo xtask explain spec/pages/mrs/批量删除作业.md
  cargo xtask explain ~/docs/vpc/page.md --stage document"))]
pub(crate) struct ExplainOptions {
    /// A Markdown file
    pub(crate) page: PathBuf,
    /// After which stage to look
    #[arg(long, value_enum, default_value_t)]
    pub(crate) stage: Stage,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// The blocks of the page: headings, texts, fences, tables as grids
    Document,
    /// The parts of the page, told apart
    Page,
    /// The operation, as it stands in spec/operations
    #[default]
    Spec,
    /// The operation with every name and type of Rust decided
    Module,
    /// The Rust code
    Rust,
}
