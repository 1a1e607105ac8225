//! What can be said on the command line.

use clap::{Parser, Subcommand, ValueEnum};

/// What stands at the end of every help, behind that of its command.
macro_rules! exit_codes {
    ($($before:literal)?) => {
        concat!($($before, "\n\n",)? "\
Exit codes:
  0  all is well
  1  there are findings or differences, or a file cannot be read or written
  2  the command line is wrong")
    };
}

mod add;
mod ci;
mod codegen;
mod correct;
mod diff;
mod explain;
mod export;
mod fetch;
mod measure;
mod proof;
mod replay;
mod report;
mod survey;

pub(crate) use add::AddOptions;
pub(crate) use ci::CiOptions;
pub(crate) use codegen::{CodegenOptions, Start};
pub(crate) use correct::CorrectOptions;
pub(crate) use diff::{DiffFormat, DiffOptions};
pub(crate) use explain::{ExplainOptions, Stage};
pub(crate) use export::ExportOptions;
pub(crate) use fetch::FetchOptions;
pub(crate) use measure::MeasureOptions;
pub(crate) use proof::ProofOptions;
pub(crate) use replay::ReplayOptions;
pub(crate) use report::ReportOptions;
pub(crate) use survey::SurveyOptions;

/// The project's own commands.
#[derive(Debug, Parser)]
#[command(
    bin_name = "cargo xtask",
    version,
    disable_help_subcommand = true,
    after_help = exit_codes!()
)]
pub(crate) struct Arguments {
    /// What to do
    #[command(subcommand)]
    pub(crate) command: Command,
    /// The form of the output: for people, or one JSON object per line
    #[arg(long, global = true, value_enum, value_name = "FORMAT", default_value_t)]
    pub(crate) message_format: Format,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Add a service to the client
    ///
    /// Writes its entry in spec/sources.toml, its feature in generated-client/Cargo.toml, and a draft of every decision
    /// that its pages ask for, in spec/corrections; then codegen makes its files. Pages of a vendor's repository are
    /// fetched with git. What the command line does not say about the repository is as with the other services; the
    /// commit is the newest. Nothing is written where anything is wrong.
    Add(AddOptions),
    /// Generate the spec and the client from the pages of the API reference
    ///
    /// Reads the folders of pages that spec/sources.toml names and what people decided about them
    /// in spec/corrections, and writes spec/operations, spec/schema, tests/generated and
    /// generated-client/src/services. Only files that changed are written, and files that nothing
    /// asks for any more are deleted. A service with a finding is left as it is; the others are
    /// written all the same. A service of a vendor's repository whose pages are not on this machine
    /// is generated from its committed spec.
    Codegen(CodegenOptions),
    /// Say edits of the spec as corrections of the pages
    ///
    /// Edit spec/operations as it should be, where codegen has left it up to date, and run this: it compares the
    /// spec with what the pages and the present corrections give, and adds the smallest entries that lead there
    /// to spec/corrections. An edit of shared.yaml is one of each operation that has the part. Then say why in
    /// the place of TODO, and run codegen. What no correction can say is named with its line, and a correction
    /// that the page has caught up with is to be deleted first.
    Correct(CorrectOptions),
    /// Say what two states of the spec mean to users of the client
    ///
    /// Each difference with the item of Rust that it touches, whether it breaks code, and why. A state is a folder of
    /// specs, a workspace, or a revision of git.
    Diff(DiffOptions),
    /// Fetch the pages of the vendor's repositories
    ///
    /// Brings the folder of pages that spec/sources.toml pins for each service into target/docs, where
    /// `codegen` reads it. Needs git; what is there already at that commit is left as it is.
    Fetch(FetchOptions),
    /// Show what the generator makes of one page
    ///
    /// The page may lie anywhere. If its folder is one of spec/sources.toml, the service's
    /// corrections apply and the other pages of the folder are read as well; otherwise the page
    /// stands alone, and its folder's name is the service's. Findings go to standard error.
    Explain(ExplainOptions),
    /// Measure what the generator makes of many pages
    ///
    /// Reads every service below a folder, in parallel and without corrections. Each folder that
    /// directly holds Markdown files is a service, its name the path below DIR. What is unclear is
    /// counted and never stops the rest: only a file that cannot be read or written, and things that
    /// were read and neither used nor left out with a reason, make the command fail. With
    /// `--message-format json`, each finding is a line on standard error.
    Survey(SurveyOptions),
    /// Write the spec in a form for other programs
    ///
    /// Reads spec/operations and spec/wording. One file for each service; the schema of the OpenAPI
    /// Initiative holds for each. What cannot be said there is left out, with a finding.
    Export(ExportOptions),
    /// Write a page of HTML to review services by
    ///
    /// Per operation, each row of its page beside the field and the line of Rust that it became, how facts are known,
    /// what was found and decided with the reasons, and examples with their verdict; on top, what changes for users
    /// since a revision. One file that needs nothing else. A service whose pages are not on this machine is shown
    /// from its committed spec.
    Report(ReportOptions),
    /// Measure what compiling the client costs
    ///
    /// Takes minutes: everything is built in a folder of its own, target/measure. Seconds are those
    /// of processors, so that other work on the machine hardly counts; memory is that of the largest
    /// process; llvm-lines are the instructions that rustc hands to LLVM. A program calls every
    /// operation once, in the way that its documentation shows.
    Measure(MeasureOptions),
    /// Generate successive published states of services, each on top of the last
    ///
    /// DIR holds a folder for each service, and that one a folder of pages for each state, in the order of their names, with
    /// what people decided about it in corrections.yaml. Nothing is written; a line for each step says how many pages, lines
    /// and findings changed, and what that means to users.
    Replay(ReplayOptions),
    /// Draw what the README shows
    ///
    /// The way of a table cell from page to call, a finding and an API diff, of this workspace. Writes the folder pictures.
    Pictures,
    /// Judge what the diff says of single edits of a spec
    ///
    /// Takes minutes, and needs cargo-semver-checks: for each edit of tests/cases/diff-proof, the clients of before and
    /// after are emitted, documented and compared, and a program that touches all that the first one offers is compiled
    /// against the second. Writes tests/proof/diff.md, and fails over each disagreement that has no reason.
    ProveDiff(ProofOptions),
    /// Run everything that the build server runs, apart from `cargo test`
    ///
    /// Needs no network and changes nothing. Each step says what fixes it; all steps run, whatever
    /// the ones before them found.
    Ci(CiOptions),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Text, coloured on a terminal
    #[default]
    Human,
    /// JSON Lines
    Json,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Arguments::command().debug_assert();
    }
}
