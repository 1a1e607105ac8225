//! `measure`: what compiling the client costs, in figures that a noisy machine leaves alone.

mod build;
mod cost;
mod llvm_lines;
mod program;
mod subject;

use std::path::Path;

use crate::{
    arguments::{MeasureOptions, SurveyOptions},
    console::{Console, Table},
    disk,
    failure::{Failure, Verdict},
    survey,
};
use subject::Subject;

/// The client that is committed.
const CLIENT: &str = "generated-client";
/// What only this command needs; other builds are left alone.
const TARGET: &str = "target/measure";
/// A service with fewer operations costs too little to tell it from the rest.
const LARGE: usize = 100;

const HEAD: &[&str] = &[
    "service",
    "operations",
    "lines an operation",
    "check, s",
    "check, MB",
    "release, s",
    "release, MB",
    "release, llvm-lines",
    "program, s",
    "program, llvm-lines",
];

/// Runs the command in the workspace's root; the folder of pages starts from where it was given.
pub(crate) fn run(options: &MeasureOptions, from: &Path, console: Console) -> Result<Verdict, Failure> {
    let mut subjects = Subject::all(Path::new(CLIENT))?;
    if !options.only.is_empty() {
        subjects =
            options.only.iter().map(|names| Subject::joined(&subjects, names)).collect::<Result<_, _>>()?;
    }
    if let Some(folder) = &options.folder {
        let client = Path::new(TARGET).join("client");
        let survey = SurveyOptions::client(folder.clone(), disk::working_folder()?.join(&client));
        if survey::run(&survey, from, console)? == Verdict::Failed {
            return Ok(Verdict::Failed);
        }
        let mut large = Subject::all(&client)?;
        large.retain(|subject| subject.operations() >= LARGE);
        subjects.extend(large);
    }
    let bar = console.bar(subjects.len() + 1, "services");
    let mut table = Table::new(HEAD);
    for subject in [Subject::runtime(Path::new(CLIENT))].iter().chain(&subjects) {
        bar.set_message(subject.name().to_owned());
        let row = row(subject)?;
        // The table comes at the end, and the services take an hour.
        bar.suspend(|| console.note(&told(&row)));
        table.push(row);
        bar.inc(1);
    }
    bar.finish_and_clear();
    let dependencies = subject::dependencies(CLIENT)?;
    console.result(
        format_args!("{}\ndependencies: {dependencies}", table.aligned().join("\n")),
        &serde_json::json!({"kind": "measure", "rows": table, "dependencies": dependencies}),
    );
    Ok(Verdict::Fine)
}

/// A row as it is told before the table is known.
fn told(row: &[String]) -> String {
    let cells = HEAD.iter().zip(row).skip(1).map(|(head, cell)| format!("{head} {cell}"));
    let cells: Vec<String> = cells.collect();
    format!("{}: {}", row[0], cells.join("; "))
}

/// What one service costs: the library with it, and a program that calls all of its operations.
fn row(subject: &Subject) -> Result<Vec<String>, Failure> {
    let check = subject.library.check()?;
    let release = subject.library.release()?;
    let mut row = vec![
        subject.name().to_owned(),
        subject.operations().to_string(),
        subject.lines_an_operation().to_string(),
        check.seconds(),
        check.megabytes(),
        release.seconds(),
        release.megabytes(),
        subject.library.llvm_lines()?.to_string(),
    ];
    let program = program::write(subject, &Path::new(TARGET).join("program"))?;
    row.extend([program.release()?.seconds(), program.llvm_lines()?.to_string()]);
    Ok(row)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_row_is_told_with_the_heads_of_its_cells() {
        let row: Vec<String> = (0..super::HEAD.len()).map(|number| number.to_string()).collect();
        let told = super::told(&row);
        assert!(told.starts_with("0: operations 1; lines an operation 2; check, s 3; "), "{told}");
        assert!(told.ends_with("; program, llvm-lines 9"), "{told}");
    }
}
