//! `survey`: what the generator makes of all pages below a folder, in numbers.

mod client;
mod output;
mod outputs;
mod reading;
mod report;
mod services;
mod summary;

use std::path::{Path, PathBuf};

use crate::{
    arguments::SurveyOptions,
    console::Console,
    disk,
    failure::{Failure, Verdict},
    stopwatch::Stopwatch,
    workers,
};
use outputs::Outputs;
use reading::Surveyed;
use services::Source;

/// Runs the command in the workspace's root; the command line's paths start from where it was given.
pub(crate) fn run(options: &SurveyOptions, from: &Path, console: Console) -> Result<Verdict, Failure> {
    let started = Stopwatch::start();
    let sources = services::find(&surveyed_folder(&from.join(&options.folder))?)?;
    if sources.is_empty() {
        let message = format!("there are no pages below {}", options.folder.display());
        return Err(Failure::usage(message).help("name a folder of Markdown files, or of such folders"));
    }
    let mut outputs = Outputs::open(options, from)?;
    let surveyed = survey(&sources, &mut outputs, console)?;
    outputs.want_report(|| report::report(&options.folder, &surveyed))?;
    outputs.apply(&sources)?;
    summary::show(&surveyed, started.elapsed(), console);
    Ok(Verdict::fine_if(surveyed.iter().all(|surveyed| surveyed.failures().is_empty())))
}

/// The folder as `codegen` would name it.
fn surveyed_folder(folder: &Path) -> Result<PathBuf, Failure> {
    let folder = disk::canonical(folder)?;
    let root = disk::canonical(Path::new("."))?;
    let below = folder.strip_prefix(root).ok().filter(|below| !below.as_os_str().is_empty());
    Ok(below.map_or_else(|| folder.clone(), Path::to_owned))
}

/// Surveys all services, the largest first, and returns them in the order of their folders.
fn survey(sources: &[Source], outputs: &mut Outputs, console: Console) -> Result<Vec<Surveyed>, Failure> {
    let mut queue: Vec<(usize, &Source)> = sources.iter().enumerate().collect();
    queue.sort_by_key(|(_, source)| std::cmp::Reverse(source.pages.len()));
    let bar = console.bar(sources.iter().map(|source| source.pages.len()).sum(), "pages");
    let (wants, mut done) = (outputs.wants(), Vec::new());
    let ran = workers::run(
        &queue,
        |(at, source)| (*at, reading::survey(source, wants)),
        |queued, (at, (surveyed, files))| {
            bar.inc(queue[queued].1.pages.len() as u64);
            bar.set_message(sources[at].name.clone());
            done.push((at, surveyed));
            outputs.want(files)
        },
    );
    bar.finish_and_clear();
    ran?;
    done.sort_by_key(|(at, _)| *at);
    let surveyed: Vec<Surveyed> = done.into_iter().map(|(_, surveyed)| surveyed).collect();
    Ok(surveyed)
}
