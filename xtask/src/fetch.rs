//! `fetch`: the pages that a repository has at one commit, in a folder of this machine.

mod git;

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::{
    arguments::FetchOptions,
    console::{Console, Texts, counted},
    disk::{self, Changes},
    failure::{Failure, Verdict},
    pages,
    sources::{self, Pages, Source, Upstream},
    workspace::{DOCS, shown},
};
use git::Checkout;
pub(crate) use git::newest_commit;

/// The file beside fetched pages that says which they are.
const FETCHED: &str = "fetched.txt";

/// Fetches what the sources pin and is not there yet.
pub(crate) fn run(options: &FetchOptions, console: Console) -> Result<Verdict, Failure> {
    let mut texts = Texts::default();
    let sources = sources::load(&mut texts)?;
    if !sources.diagnostics.is_empty() {
        console.findings(&sources.diagnostics, &texts);
        return Ok(Verdict::Failed);
    }
    let selected = sources::select(&sources.value, &options.services)?;
    let bar = console.bar(selected.len(), "services");
    let mut verdict = Verdict::Fine;
    for source in selected {
        bar.set_message(format!("fetching {}", source.service));
        let fetched = fetch(source);
        bar.suspend(|| match &fetched {
            Ok(done) => console.result(
                format_args!("{}: {done}", source.service),
                &json!({"kind": "fetched", "service": source.service, "what": done}),
            ),
            Err(failure) => console.failure(failure),
        });
        if fetched.is_err() {
            verdict = Verdict::Failed;
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(verdict)
}

/// The folder of a service's pages: below the one that the caller names, or else where they were
/// fetched to. Pages of another commit than the pinned one are none.
pub(crate) fn folder(source: &Source, docs: Option<&Path>) -> Result<Option<PathBuf>, Failure> {
    let folder = source.folder(docs.unwrap_or(Path::new(DOCS)));
    match (&source.pages, folder) {
        (Pages::Upstream(upstream), Some(folder)) if docs.is_none() => {
            Ok(is_fetched(&folder, upstream)?.then_some(folder))
        }
        (_, folder) => Ok(folder),
    }
}

fn is_fetched(folder: &Path, upstream: &Upstream) -> Result<bool, Failure> {
    Ok(disk::text(folder.join(FETCHED))?.is_some_and(|text| text == label(upstream)))
}

/// Everything that decides which pages they are.
fn label(Upstream { repository, commit, folder }: &Upstream) -> String {
    format!("{repository}\n{commit}\n{folder}\n")
}

/// Fetches the pages of one service, and says what was done.
pub(crate) fn fetch(source: &Source) -> Result<String, Failure> {
    let Pages::Upstream(upstream) = &source.pages else {
        return Ok("its pages are part of the workspace".to_owned());
    };
    let target = Path::new(DOCS).join(&source.service);
    if is_fetched(&target, upstream)? {
        return Ok(format!("is there already, at {}", upstream.commit));
    }
    let checkout = Checkout::new(Path::new(DOCS).join(format!(".{}", source.service)))?;
    checkout.fetch(upstream)?;
    let root = checkout.folder.join(&upstream.folder);
    disk::remove_folder(&target)?;
    let count = if disk::is_folder(&root) { take_pages(&root, &target)? } else { 0 };
    if count == 0 {
        let commit = &upstream.commit;
        return Err(Failure::new(format!(
            "{} has no pages in {} at {commit}",
            upstream.repository, upstream.folder
        )));
    }
    // Only now are they complete.
    let mut changes = Changes::default();
    changes.write(&target.join(FETCHED), &label(upstream))?;
    changes.apply()?;
    Ok(format!("{} at {}", counted(count, "page"), upstream.commit))
}

/// Moves the pages of a folder, and of those below it, side by side: `a/b.md` becomes `a-b.md`.
fn take_pages(root: &Path, target: &Path) -> Result<usize, Failure> {
    let mut count = 0;
    for folder in disk::folders(root)? {
        for page in pages::in_folder(&folder)? {
            let name = shown(page.strip_prefix(root).unwrap_or(&page)).replace('/', "-");
            disk::rename(&page, &target.join(name))?;
            count += 1;
        }
    }
    Ok(count)
}
