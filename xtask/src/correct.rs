//! `correct`: what people edit in the spec by hand becomes corrections of the pages.

use std::path::Path;

use generator::{
    SettingsFile,
    diagnostic::{Code, Diagnostic, Location},
    files::FileSet,
    page_id::PageId,
    spec::{
        corrections::{self, Correction, Corrections},
        edits::Edits,
        form,
        service::Service,
    },
};
use serde_json::{Value as Json, json};

use crate::{
    arguments::CorrectOptions,
    console::{Console, Texts, counted},
    defect,
    disk::{self, Changes},
    failure::{Failure, Verdict},
    fetch,
    pages::Input,
    sources::{self, Source},
    workspace::{CORRECTIONS, OPERATIONS, TODO},
};

/// What the edits of one service come to.
#[derive(Default)]
struct Corrected {
    /// The new entries, and those that say something else now.
    entries: Vec<Correction>,
    revised: Vec<Correction>,
    /// The corrections file with them; `None` where it stays as it is.
    text: Option<String>,
    /// What is wrong with the pages, and what no entry can say.
    findings: Vec<Diagnostic>,
}

/// Runs the command in the workspace's root. Everything is computed before anything is written.
pub(crate) fn run(options: &CorrectOptions, console: Console) -> Result<Verdict, Failure> {
    let mut texts = Texts::default();
    let sources = sources::load(&mut texts)?;
    if !sources.diagnostics.is_empty() {
        console.findings(&sources.diagnostics, &texts);
        return Ok(Verdict::Failed);
    }
    let on_disk = disk::tree(OPERATIONS)?;
    let (mut changes, mut left_out) = (Changes::default(), Vec::new());
    let mut services = Vec::new();
    for source in sources::select(&sources.value, &options.services)? {
        let Some(folder) = fetch::folder(source, options.docs.as_deref())? else {
            left_out.push(source.service.as_str());
            continue;
        };
        let corrected =
            defect::contained(&source.service, || correct(source, &folder, &on_disk, &mut texts))??;
        if let Some(text) = &corrected.text {
            changes.write(Path::new(&path(source)), text)?;
        }
        services.push((source, corrected));
    }
    if !options.services.is_empty() && !left_out.is_empty() {
        let failure = Failure::new(format!("the pages of {} are not here", left_out.join(", ")));
        return Err(failure.help(format!("run `cargo xtask fetch {}` first", left_out.join(" "))));
    }
    changes.apply()?;
    for (source, corrected) in &services {
        report(source, corrected, &texts, console);
    }
    if !left_out.is_empty() {
        console.note(&format!("left out, since their pages are not here: {}", left_out.join(", ")));
    }
    Ok(Verdict::fine_if(services.iter().all(|(_, corrected)| corrected.findings.is_empty())))
}

fn path(source: &Source) -> String {
    format!("{CORRECTIONS}/{}.yaml", source.service)
}

fn correct(
    source: &Source,
    folder: &Path,
    on_disk: &FileSet,
    texts: &mut Texts,
) -> Result<Corrected, Failure> {
    let input = Input::load(source, folder, texts)?;
    let read = input.read(source);
    if !read.diagnostics.is_empty() {
        // What the pages give is not known before these are decided.
        return Ok(Corrected { findings: read.diagnostics, ..Corrected::default() });
    }
    let files = files_of(source, on_disk, texts)?;
    let decided = input.corrections.as_ref().map(corrections::corrections).map(|read| read.value);
    let decided = decided.unwrap_or_default().placed(&read.value);
    let edits = generator::read_edits(&read.value, &files, &decided, source.omits_texts);
    let Edits { entries, revised, .. } = edits.value;
    let entries: Vec<Correction> =
        entries.into_iter().map(|entry| Correction { because: TODO.to_owned(), ..entry }).collect();
    let mut corrected = Corrected { findings: edits.diagnostics, ..Corrected::default() };
    if entries.is_empty() && revised.is_empty() {
        return Ok(corrected);
    }
    let old = input.corrections.as_ref().map_or("", |file| &file.text);
    let written = revised
        .iter()
        .map(|(number, now)| (decided.corrections[*number].entry, now))
        .try_fold(old.to_owned(), |text, (entry, now)| corrections::replace(&text, entry, now));
    let insert =
        |text: String| if entries.is_empty() { Ok(text) } else { corrections::insert(&text, &entries) };
    match written.and_then(insert) {
        Ok(text) => {
            let file = SettingsFile { path: path(source), text: text.clone() };
            let misfits = misfits(source, &input.with(file), (&files, &decided));
            if misfits.is_empty() {
                let entry = |(number, now): (usize, Json)| Correction {
                    now: Some(now),
                    ..decided.corrections[number].clone()
                };
                let revised = revised.into_iter().map(entry).collect();
                corrected = Corrected { entries, revised, text: Some(text), ..corrected };
            } else {
                // These are about a file that nobody has written.
                texts.insert(path(source), &text);
            }
            corrected.findings.extend(misfits);
        }
        Err(error) => {
            let location = Location { path: path(source), span: error.span };
            corrected.findings.push(Diagnostic::new(Code::InvalidSettings, location, error.message));
        }
    }
    Ok(corrected)
}

/// The files of a service's spec.
fn files_of(source: &Source, on_disk: &FileSet, texts: &mut Texts) -> Result<FileSet, Failure> {
    let folder = format!("{}/", source.service);
    let files = on_disk.iter().filter(|(path, _)| path.starts_with(&folder));
    let files: FileSet = files.map(|(path, text)| (path.clone(), text.clone())).collect();
    if files.is_empty() {
        let failure = Failure::new(format!("{OPERATIONS}/{folder} holds no spec"));
        return Err(failure.help("run `cargo xtask codegen` first, then edit what it writes"));
    }
    for (path, text) in &files {
        texts.insert(format!("{OPERATIONS}/{path}"), text);
    }
    Ok(files)
}

/// What shows that the entries do not lead from the pages to the edited spec.
fn misfits(source: &Source, input: &Input, (files, decided): (&FileSet, &Corrections)) -> Vec<Diagnostic> {
    let read = input.read(source);
    let of_corrections = [
        Code::CorrectionNotFound,
        Code::CorrectionStale,
        Code::CorrectionNoop,
        Code::CorrectionInvalid,
        Code::InvalidSettings,
    ];
    let is_misfit = |finding: &Diagnostic| of_corrections.contains(&finding.code);
    let (mut misfits, others): (Vec<_>, Vec<_>) = read.diagnostics.into_iter().partition(is_misfit);
    // What is found in the edited spec itself is for codegen to say, once the entries have their reasons.
    drop(others);
    if misfits.is_empty() {
        let left = generator::read_edits(&read.value, files, decided, source.omits_texts).value;
        misfits.extend(left.entries.iter().map(|entry| unreached(&read.value, files, entry)));
    }
    misfits
}

/// A part that comes out otherwise than it was edited.
fn unreached(service: &Service, files: &FileSet, entry: &Correction) -> Diagnostic {
    let is_meant = |line: String| entry.operation.as_ref().is_none_or(|wanted| *wanted == line);
    let mut operations = service.operations.iter();
    let operation = operations.find(|operation| entry.is_of(&operation.page) && is_meant(operation.line()));
    let id = operation.map(generator::spec::model::Operation::id).unwrap_or_default();
    let location = form::location(files, &service.name, &id, &entry.at);
    let message = format!("no correction makes `{}` of {} what stands here", entry.at, page(entry));
    Diagnostic::new(Code::InvalidSpec, location, message)
        .help("undo the edit, and say it as a correction of what is around it")
        .subject(entry.at.clone())
}

/// The page of an entry, each of which is about one.
fn page(entry: &Correction) -> &str {
    entry.page.as_ref().map(PageId::as_str).unwrap_or_default()
}

fn report(source: &Source, corrected: &Corrected, texts: &Texts, console: Console) {
    let Corrected { entries, revised, text, findings } = corrected;
    console.findings(findings, texts);
    let (service, path) = (&source.service, path(source));
    if text.is_some() {
        for entry in revised.iter().chain(entries) {
            console.result(
                format_args!("{}: {}", page(entry), entry.at),
                &json!({"kind": "correction", "service": service, "entry": entry}),
            );
        }
        let new = (!entries.is_empty()).then(|| {
            format!("{} in {path}; say why in the place of {TODO}", counted(entries.len(), "new entry"))
        });
        let changed = (!revised.is_empty()).then(|| {
            format!(
                "{} in {path}; see whether the reason still holds",
                counted(revised.len(), "changed entry")
            )
        });
        for said in changed.into_iter().chain(new) {
            console.note(&format!("{service}: {said}, then run `cargo xtask codegen --only {service}`"));
        }
    } else if findings.is_empty() {
        console.note(&format!("{service}: the spec is what the pages and the corrections give"));
    }
    if !findings.is_empty() {
        let rest = if text.is_some() { "is not among the entries" } else { "was written nowhere" };
        let findings = counted(findings.len(), "finding");
        console.failure(&Failure::new(format!("{findings} about {service}: what they are about {rest}")));
    }
}
