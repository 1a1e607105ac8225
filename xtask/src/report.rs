//! `report`: one page of HTML to review services by.

mod subject;

use std::path::{Path, PathBuf};

use generator::{diff::Change, review::review, spec::service::Service};
use serde_json::json;

use self::subject::Subject;
use crate::{
    arguments::ReportOptions,
    console::{Console, Texts, counted},
    defect, diff,
    disk::{self, Changes},
    failure::{Failure, Verdict},
    fetch,
    sources::{self, Source},
    wording,
    workspace::{OPERATIONS, shown},
};

/// Where the page goes if the command line does not say.
const FOLDER: &str = "target/report";
/// What changes are since, if the command line does not say.
const LAST_COMMIT: &str = "HEAD";

/// Runs the command in the workspace's root; what `--since` names may start from `from`.
pub(crate) fn run(options: &ReportOptions, from: &Path, console: Console) -> Result<Verdict, Failure> {
    let mut texts = Texts::default();
    let sources = sources::load(&mut texts)?;
    if !sources.diagnostics.is_empty() {
        console.findings(&sources.diagnostics, &texts);
        return Ok(Verdict::Failed);
    }
    let selected = sources::select(&sources.value, &options.services)?;
    let subjects = subjects(&selected, options, &mut texts, console)?;
    let published: Vec<Service> = subjects.iter().map(|subject| subject.published.clone()).collect();
    let changes = changes(&published, options, from, console)?;
    let inputs: Vec<_> = subjects.iter().map(Subject::input).collect();
    let page = defect::contained("the page", || review(&inputs, &changes))?;
    let path = options.output.clone().unwrap_or_else(|| path(&selected));
    let mut files = Changes::default();
    files.write(&path, &page)?;
    files.apply()?;
    let operations = published.iter().map(|service| service.operations.len()).sum();
    let findings = subjects.iter().map(|subject| subject.findings.len()).sum();
    let record = json!({
        "kind": "report", "path": shown(&path), "bytes": page.len(), "operations": operations,
        "findings": findings, "changes": changes.len(),
    });
    let sentence = format!(
        "{}: {}, {} to decide about, {} for users, {} KB",
        shown(&path),
        counted(operations, "operation"),
        counted(findings, "finding"),
        counted(changes.len(), "change"),
        page.len().div_ceil(1000)
    );
    console.result(sentence, &record);
    Ok(Verdict::Fine)
}

fn path(selected: &[&Source]) -> PathBuf {
    let name = match selected {
        [one] => &one.service,
        _ => "services",
    };
    Path::new(FOLDER).join(format!("{name}.html"))
}

/// Reads the services; one that cannot be read at all is told, and the others are shown.
fn subjects(
    selected: &[&Source],
    options: &ReportOptions,
    texts: &mut Texts,
    console: Console,
) -> Result<Vec<Subject>, Failure> {
    let committed = disk::tree(OPERATIONS)?;
    let sheets = wording::read(texts)?;
    let bar = console.bar(selected.len(), "services");
    let mut subjects = Vec::new();
    for source in selected {
        bar.set_message(format!("reading {}", source.service));
        let folder = fetch::folder(source, options.docs.as_deref())?;
        let read = defect::contained(&source.service, || match folder {
            Some(folder) => Subject::from_pages(source, &folder, &committed, &sheets),
            None => Ok(Subject::from_spec(source, &committed, &sheets)),
        });
        match read.flatten() {
            Ok(subject) => subjects.push(subject),
            Err(failure) => bar.suspend(|| console.failure(&failure)),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(subjects)
}

/// What changes since a state. Where nobody names one and there is none, that is said, and nothing changes.
fn changes(
    published: &[Service],
    options: &ReportOptions,
    from: &Path,
    console: Console,
) -> Result<Vec<Change>, Failure> {
    let mut texts = Texts::default();
    let names: Vec<&str> = published.iter().map(|service| service.name.as_str()).collect();
    let since = options.since.as_deref();
    let old = match (diff::services_of(since.unwrap_or(LAST_COMMIT), &names, from, &mut texts), since) {
        (Ok(old), _) => old,
        (Err(_), None) => {
            console.note("there is no commit with a spec: the page does not say what changes");
            return Ok(Vec::new());
        }
        (Err(failure), Some(_)) => return Err(failure),
    };
    console.findings(&old.diagnostics, &texts);
    Ok(diff::changes(&old.value, published))
}
