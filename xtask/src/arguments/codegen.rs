//! What `codegen` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// How to generate.
#[derive(Debug, Default, Args)]
#[command(after_long_help = exit_codes!("\
Examples:
  cargo xtask codegen                        everything, from the pages
  cargo xtask codegen --only mrs             one service; the others stay as they are
  cargo xtask codegen --from spec            the client alone, from spec/operations
  cargo xtask codegen --docs ~/docs          from the pages of ~/docs/vpc, ~/docs/ecs and so on
  cargo xtask codegen --check                write nothing, show what would change
  cargo xtask codegen --only vpc --draft     entries to paste into spec/corrections/vpc.yaml"))]
pub(crate) struct CodegenOptions {
    /// Generate this service alone
    #[arg(long, value_name = "SERVICE")]
    pub(crate) only: Option<String>,
    /// Where the pages of the vendor's repositories lie, a folder for each service; else where `fetch`
    /// puts them
    #[arg(long, value_name = "DIR", conflicts_with = "from")]
    pub(crate) docs: Option<PathBuf>,
    /// Where to start
    #[arg(long, value_enum, default_value_t)]
    pub(crate) from: Start,
    /// Write nothing; show the differences and fail if there are any
    #[arg(long)]
    pub(crate) check: bool,
    /// Write nothing; print what may be decided about the findings, for spec/corrections
    #[arg(long, conflicts_with_all = ["check", "from"])]
    pub(crate) draft: bool,
    /// Write what the run means to users, in Markdown, for a pull request
    #[arg(long, value_name = "FILE", conflicts_with = "draft")]
    pub(crate) summary: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Start {
    /// The pages of the API reference
    #[default]
    Pages,
    /// The committed spec
    Spec,
}
