//! `ci`: every rule of the project has a step here, and this is all that the build server runs.

mod cargo;
mod dependencies;
mod documents;
mod features;
mod house;
mod report;
mod shape;
mod snapshots;

use serde::Serialize;

use crate::{
    arguments::{CiOptions, CodegenOptions},
    codegen,
    console::Console,
    failure::{Failure, Verdict},
    pictures, prove,
    stopwatch::Stopwatch,
};

/// A rule with what looks whether it is kept.
struct Step {
    name: &'static str,
    check: fn(Console) -> Result<Outcome, Failure>,
    /// What to do if it is not.
    fix: &'static str,
}

/// The cheap ones first, so that whoever watches learns early.
const STEPS: &[Step] = &[
    Step { name: "house-rules", check: house::check, fix: "see CONTRIBUTING.md" },
    Step {
        name: "shape",
        check: shape::check,
        fix: "let modules import in one direction, in the order of ARCHITECTURE.md",
    },
    Step {
        name: "documents",
        check: documents::check,
        fix: "name the commands, flags, packages, tests, files and folders that there are",
    },
    Step { name: "unused-dependencies", check: dependencies::check, fix: "delete what no code names" },
    Step { name: "format", check: |_| cargo::run("fmt --all --check"), fix: "run `cargo fmt --all`" },
    Step {
        name: "generated-files",
        check: generated_files,
        fix: "run `cargo xtask codegen` and review what changes",
    },
    Step {
        name: "diff-proof",
        check: |console| Ok(Outcome::passed_if(prove::is_fresh(console)?)),
        fix: "run `cargo xtask prove-diff`, which needs cargo-semver-checks, and review what changes",
    },
    Step {
        name: "pictures",
        check: |console| Ok(Outcome::passed_if(pictures::is_fresh(console)?)),
        fix: "run `cargo xtask pictures` and look at what changes",
    },
    Step {
        name: "lints",
        check: |_| cargo::run("clippy --workspace --all-targets --all-features -- -D warnings"),
        fix: "follow clippy's advice",
    },
    Step { name: "features", check: features::check, fix: "make each service a feature that compiles alone" },
    Step {
        name: "package",
        check: |_| cargo::package(),
        fix: "name in the manifests of both packages whatever they need",
    },
    Step {
        name: "report",
        check: report::check,
        fix: "open target/report/ci.html in a browser and fix what is named above",
    },
    Step { name: "documentation", check: |_| cargo::document(), fix: "correct the links that rustdoc names" },
    Step {
        name: "documentation-examples",
        check: |_| cargo::run("test --quiet --workspace --all-features --doc"),
        fix: "correct the examples",
    },
    Step {
        name: "snapshots",
        check: snapshots::check,
        fix: "make the tests pass, and delete snapshots that none of them compares with",
    },
    Step {
        name: "instructions",
        check: |_| cargo::instructions(),
        fix: "make the stage cheaper, or accept its cost with `cargo bench -p generator --bench instructions -- --accept`",
    },
    Step {
        name: "dependencies",
        check: |_| cargo::deny(),
        fix: "replace the dependency, or allow it in deny.toml and say why",
    },
];

/// How a step ended. What is wrong has been said by then.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Outcome {
    /// The rule is kept.
    Passed,
    /// It is not.
    Failed,
    /// Nobody looked, for that reason.
    Skipped(String),
}

impl Outcome {
    /// Passed if that holds.
    fn passed_if(holds: bool) -> Self {
        if holds { Self::Passed } else { Self::Failed }
    }
}

/// A line of the table at the end.
#[derive(Debug, Serialize)]
struct Line {
    kind: &'static str,
    name: &'static str,
    ending: &'static str,
    advice: String,
    milliseconds: u128,
}

/// Runs the steps that are asked for, or all, whatever the ones before found, and says at the end how each
/// one ended.
pub(crate) fn run(options: &CiOptions, console: Console) -> Result<Verdict, Failure> {
    let lines: Vec<Line> = select(&options.steps)?.into_iter().map(|step| line(step, console)).collect();
    console.heading("summary");
    for line in &lines {
        console.result(sentence(line), line);
    }
    Ok(Verdict::fine_if(lines.iter().all(|line| line.ending != "failed")))
}

fn select(names: &[String]) -> Result<Vec<&'static Step>, Failure> {
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != *name)) {
        let known: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        let failure = Failure::usage(format!("there is no step `{unknown}`"));
        return Err(failure.help(format!("the steps are {}", known.join(", "))));
    }
    let is_selected = |step: &&Step| names.is_empty() || names.iter().any(|name| name == step.name);
    Ok(STEPS.iter().filter(is_selected).collect())
}

fn line(step: &Step, console: Console) -> Line {
    let started = Stopwatch::start();
    console.heading(step.name);
    let ending = (step.check)(console).unwrap_or_else(|failure| {
        console.failure(&failure);
        Outcome::Failed
    });
    let (ending, advice) = match ending {
        Outcome::Passed => ("passed", String::new()),
        Outcome::Failed => ("failed", step.fix.to_owned()),
        Outcome::Skipped(advice) => ("skipped", advice),
    };
    Line { kind: "step", name: step.name, ending, advice, milliseconds: started.elapsed().as_millis() }
}

fn sentence(line: &Line) -> String {
    let seconds = line.milliseconds / 1000;
    let tenths = line.milliseconds % 1000 / 100;
    let (name, ending, advice) = (line.name, line.ending, &line.advice);
    let sentence = format!("{ending:8} {name:24} {seconds:4}.{tenths} s  {advice}");
    sentence.trim_end().to_owned()
}

fn generated_files(console: Console) -> Result<Outcome, Failure> {
    let options = CodegenOptions { check: true, ..CodegenOptions::default() };
    let verdict = codegen::run(&options, console)?;
    Ok(Outcome::passed_if(verdict == Verdict::Fine))
}
