//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

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
mod diff;

pub(crate) use add::AddOptions;
pub(crate) use diff::{DiffFormat, DiffOptions};

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

/// What to review.
#[derive(Debug, Default, Args)]
#[command(after_long_help = exit_codes!("\
Examples:
  cargo xtask report mrs                     one service, to target/report/mrs.html
  cargo xtask report --since v0.1.0          all services, and what changes since a release
  cargo xtask report vpc --docs ~/docs       from pages in ~/docs/vpc"))]
pub(crate) struct ReportOptions {
    /// These services alone
    #[arg(value_name = "SERVICE")]
    pub(crate) services: Vec<String>,
    /// Where the pages of the vendor's repositories lie, a folder for each service; else where `fetch`
    /// puts them
    #[arg(long, value_name = "DIR")]
    pub(crate) docs: Option<PathBuf>,
    /// The state before what changes: a revision of git, a workspace or a folder of specs; else the last commit
    #[arg(long, value_name = "REV")]
    pub(crate) since: Option<String>,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportForm {
    /// OpenAPI 3.1, as JSON
    Openapi,
}

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

/// What to replay.
#[derive(Debug, Args)]
#[command(after_long_help = exit_codes!("\
Examples:
  cargo xtask replay ~/history               every service, a line for each step
  cargo xtask replay ~/history/mrs --changes one service, with what each step means"))]
pub(crate) struct ReplayOptions {
    /// A folder of services, or the folder of one
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Show each change and finding
    #[arg(long)]
    pub(crate) changes: bool,
    /// Print the table in Markdown
    #[arg(long)]
    pub(crate) markdown: bool,
}

/// By what to judge.
#[derive(Debug, Args)]
#[command(after_long_help = exit_codes!("\
Examples:
  cargo xtask prove-diff
  cargo xtask prove-diff --tool ~/tools/bin/cargo-semver-checks"))]
pub(crate) struct ProofOptions {
    /// The program cargo-semver-checks
    #[arg(long, value_name = "FILE", default_value = "cargo-semver-checks")]
    pub(crate) tool: String,
}

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

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Start {
    /// The pages of the API reference
    #[default]
    Pages,
    /// The committed spec
    Spec,
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
