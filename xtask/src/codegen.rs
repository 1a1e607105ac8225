//! `codegen`: the pages become the spec, and the spec becomes the client.

mod api;
mod candidate;
mod client;
mod draft;
mod overview;
mod summary;
mod tree;
mod trees;
mod wording;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use generator::files::FileSet;
use indicatif::ProgressBar;

use crate::{
    arguments::{CodegenOptions, Start},
    console::{Console, Texts, counted},
    disk::Lock,
    failure::{Failure, Verdict},
    fetch,
    sources::{self, Source},
    stopwatch::Stopwatch,
    workers,
    workspace::SOURCES,
};
use candidate::Candidate;
use trees::Trees;

/// Runs the command in the workspace's root. Everything is computed before anything is written.
pub(crate) fn run(options: &CodegenOptions, console: Console) -> Result<Verdict, Failure> {
    let _lock = Lock::hold(Path::new(SOURCES), || {
        console.note(&format!("another run holds {SOURCES}; waiting until it is done (Ctrl-C to give up)"));
    })?;
    let started = Stopwatch::start();
    let mut texts = Texts::default();
    let sources = sources::load(&mut texts)?;
    if !sources.diagnostics.is_empty() {
        console.findings(&sources.diagnostics, &texts);
        return Ok(Verdict::Failed);
    }
    let selected = sources::select(&sources.value, options.only.as_slice())?;
    let mut trees = Trees::read()?;
    let bar = console.bar(selected.len(), "services");
    let inputs = selected.into_iter().map(|source| input(source, options)).collect::<Result<Vec<_>, _>>()?;
    let mut candidates = read(&inputs, &trees.spec.on_disk, &mut texts, &bar)?;
    bar.set_message("making the client");
    let wording = crate::wording::read(&mut texts)?;
    let client = client::write(&mut candidates, &sources.value, &trees.spec.on_disk, &wording)?;
    if !client.findings.is_empty() {
        bar.finish_and_clear();
        console.findings(&client.findings, &texts);
        console.failure(&Failure::new("nothing was written"));
        return Ok(Verdict::Failed);
    }
    if options.draft {
        bar.finish_and_clear();
        return Ok(draft::print(&candidates, &texts, console));
    }
    trees.want(&candidates, &client, options);
    let changes = api::changes(&trees, &client.worded, &sources.value, &wording);
    bar.finish_and_clear();
    candidate::report(&candidates, &texts, console);
    if options.check {
        trees.show(console);
    } else {
        trees.write()?;
    }
    if !options.check {
        summary::files(&trees, console);
    }
    let lines = summary::summarize(&candidates, &trees, started.elapsed());
    for line in &lines {
        console.result(line.sentence(lines.len() - 1, options.check), line);
    }
    if trees.differences() > 0 {
        api::report(&changes, options, console)?;
    }
    Ok(verdict(&candidates, &trees, options, console))
}

/// A service, and where its pages lie, if they are to be read.
type Input<'a> = (&'a Source, Option<PathBuf>);

fn input<'a>(source: &'a Source, options: &CodegenOptions) -> Result<Input<'a>, Failure> {
    let folder = match options.from {
        Start::Pages => fetch::folder(source, options.docs.as_deref())?,
        Start::Spec => None,
    };
    Ok((source, folder))
}

/// Reads the services side by side. They come in the order of the sources, each with the texts that its findings are about.
fn read(
    inputs: &[Input<'_>],
    spec: &FileSet,
    texts: &mut Texts,
    bar: &ProgressBar,
) -> Result<Vec<Candidate>, Failure> {
    let mut candidates = BTreeMap::new();
    workers::run(
        inputs,
        |(source, folder)| {
            let mut texts = Texts::default();
            let candidate = match folder {
                Some(folder) => Candidate::from_pages(source, folder, spec, &mut texts),
                None => Candidate::from_spec(source, spec, &mut texts),
            };
            (candidate, texts)
        },
        |at, (candidate, read)| {
            bar.set_message(format!("{} is read", candidate.name));
            bar.inc(1);
            texts.extend(read);
            candidates.insert(at, candidate);
            Ok(())
        },
    )?;
    Ok(candidates.into_values().collect())
}

/// A check fails over differences as well, and says what fixes them.
fn verdict(candidates: &[Candidate], trees: &Trees, options: &CodegenOptions, console: Console) -> Verdict {
    let different = trees.differences();
    if options.check && different > 0 {
        let only = options.only.as_ref().map_or(String::new(), |only| format!(" --only {only}"));
        let from = if options.from == Start::Spec { " --from spec" } else { "" };
        let failure = Failure::new(format!("{} out of date", counted(different, "file")));
        console.failure(
            &failure.help(format!("run `cargo xtask codegen{only}{from}` and look at what changes")),
        );
        return Verdict::Failed;
    }
    Verdict::fine_if(candidates.iter().all(Candidate::is_clean))
}
