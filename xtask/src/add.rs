//! `add`: a new service of the client, with all that people would write by hand.

mod entry;
mod feature;

use std::path::{Path, PathBuf};

use generator::{SettingsFile, diagnostic::Location, rust::module_name, spec::links::Links};
use serde_json::json;

use crate::{
    arguments::{AddOptions, CodegenOptions},
    codegen,
    console::{Console, Texts, counted},
    disk::{self, Changes, Lock},
    draft::{self, Draft},
    failure::{Failure, Verdict},
    fetch,
    pages::Input,
    sources::{self, Pages, Source, Upstream},
    workspace::{CLIENT_MANIFEST as MANIFEST, CORRECTIONS, SOURCES, TODO},
};

/// Adds the service. Everything is computed before anything is written; then codegen makes its files.
pub(crate) fn run(options: &AddOptions, console: Console) -> Result<Verdict, Failure> {
    let lock = Lock::hold(Path::new(SOURCES), || {
        console.note(&format!("another run holds {SOURCES}; waiting until it is done (Ctrl-C to give up)"));
    })?;
    let mut texts = Texts::default();
    let sources = sources::load(&mut texts)?;
    if !sources.diagnostics.is_empty() {
        console.findings(&sources.diagnostics, &texts);
        return Ok(Verdict::Failed);
    }
    let path = free(&options.service, &sources.value)?;
    let mut changes = Changes::default();
    let source = source(options, &sources.value)?;
    changes.write(Path::new(SOURCES), &entry::insert(&text(SOURCES)?, &source)?)?;
    let feature = module_name(&source.service);
    changes.write(Path::new(MANIFEST), &feature::insert(&text(MANIFEST)?, &feature)?)?;
    let folder = folder(&source, options.docs.as_deref())?;
    let corrections = corrections(&source, &folder, &path, &mut texts)?;
    changes.write(Path::new(&path), &corrections)?;
    changes.apply()?;
    let drafts = corrections.matches(TODO).count();
    console.result(
        format_args!("{SOURCES}: [{0}]\n{MANIFEST}: {feature}\n{path}: {1}", source.service, counted(drafts, "draft decision")),
        &json!({"kind": "added", "service": source.service, "feature": feature, "corrections": path, "drafts": drafts}),
    );
    // Codegen holds it itself.
    drop(lock);
    let only = Some(source.service.clone());
    let verdict = codegen::run(
        &CodegenOptions { only, docs: options.docs.clone(), ..CodegenOptions::default() },
        console,
    )?;
    console.note(&next(&source, &path, verdict));
    Ok(verdict)
}

/// The path of the new corrections, where nothing has the names that the service takes.
fn free(name: &str, sources: &[Source]) -> Result<String, Failure> {
    if !sources::is_name(name) {
        return Err(Failure::new(format!("`{name}` cannot be the name of a service"))
            .help("use small letters, digits and underscores, beginning with a letter"));
    }
    let module = module_name(name);
    if let Some(known) = sources.iter().find(|source| module_name(&source.service) == module) {
        let is_same = known.service == name;
        let message = if is_same {
            format!("the service `{name}` is there already")
        } else {
            format!(
                "the module of `{name}` would be `{module}`, which is that of the service `{}`",
                known.service
            )
        };
        let help = if is_same {
            format!("run `cargo xtask codegen --only {name}` to follow its pages")
        } else {
            "give it another name".to_owned()
        };
        return Err(Failure::new(message).help(help));
    }
    let path = format!("{CORRECTIONS}/{name}.yaml");
    if disk::is_file(Path::new(&path)) {
        return Err(Failure::new(format!("{path} is there already, and the service is not"))
            .help("move the file away, and paste its entries into the new one"));
    }
    Ok(path)
}

fn text(path: &str) -> Result<String, Failure> {
    disk::text(path)?.ok_or_else(|| Failure::new(format!("there is no {path}")).help("restore the file"))
}

/// What the sources will say of it.
fn source(options: &AddOptions, others: &[Source]) -> Result<Source, Failure> {
    let service = options.service.clone();
    let pages = match &options.pages {
        Some(folder) => Pages::Folder(folder.clone()),
        None => Pages::Upstream(upstream(options, others)?),
    };
    let omits_texts = matches!(pages, Pages::Upstream(_));
    let links = Links::default();
    Ok(Source {
        service,
        pages,
        omits_texts,
        links,
        location: Location { path: SOURCES.to_owned(), span: 0..0 },
    })
}

/// Where the vendor has the pages: what the command line does not say is as with the other services.
fn upstream(options: &AddOptions, others: &[Source]) -> Result<Upstream, Failure> {
    let usual = entry::usual(others);
    let missing = |what: &str| {
        Failure::new(format!("nothing says in which {what} the pages of `{}` lie", options.service))
            .help(format!("name it with --{what}, or the folder of pages of this workspace with --pages"))
    };
    let usual_repository = usual.as_ref().map(|(base, _)| format!("{base}{}", options.service));
    let repository = options.repository.clone().or(usual_repository).ok_or_else(|| missing("repository"))?;
    let folder =
        options.folder.clone().or(usual.map(|(_, folder)| folder)).ok_or_else(|| missing("folder"))?;
    let commit = match &options.commit {
        Some(commit) => commit.clone(),
        None => fetch::newest_commit(&repository)?,
    };
    if !sources::is_commit(&commit) {
        return Err(Failure::new(format!("`{commit}` is no commit: 40 digits from 0 to f")));
    }
    Ok(Upstream { repository, commit, folder: folder.trim_matches('/').to_owned() })
}

/// The folder of the pages, which are fetched where nobody names one.
fn folder(source: &Source, docs: Option<&Path>) -> Result<PathBuf, Failure> {
    let absent = |folder: &Path| {
        Failure::new(format!("there is no folder of pages {}", folder.display()))
            .help("put the pages there, or name another folder; nothing was added")
    };
    if let (Pages::Upstream(_), None) = (&source.pages, docs) {
        fetch::fetch(source)?;
    }
    match fetch::folder(source, docs)? {
        Some(folder) if disk::is_folder(&folder) => Ok(folder),
        Some(folder) => Err(absent(&folder)),
        None => Err(absent(&docs.unwrap_or(Path::new("")).join(&source.service))),
    }
}

/// A corrections file with a draft of every decision that the pages ask for: what is found only once the first
/// ones are taken is drafted as well.
fn corrections(source: &Source, folder: &Path, path: &str, texts: &mut Texts) -> Result<String, Failure> {
    let mut input = Input::load(source, folder, texts)?;
    if input.is_empty() {
        return Err(Failure::new(format!("{} holds no pages", folder.display()))
            .help("name a folder of Markdown files, all directly in it; nothing was added"));
    }
    let mut rounds = Vec::new();
    let mut text = draft::HEAD.to_owned();
    loop {
        input.corrections = Some(SettingsFile { path: path.to_owned(), text: text.clone() });
        rounds.push(input.read(source));
        let drafted = draft::HEAD.to_owned() + &Draft::of(&rounds).text(texts);
        if drafted == text {
            return Ok(text);
        }
        text = drafted;
    }
}

/// What is left to people.
fn next(source: &Source, path: &str, verdict: Verdict) -> String {
    let name = &source.service;
    let then = format!("INSTA_UPDATE=always cargo test --package tests --test surface {name}");
    let decide = format!("read each entry of {path} and say why in the place of {TODO}");
    match verdict {
        Verdict::Fine => format!("next: {decide}; then `{then}` writes what users can name"),
        Verdict::Failed => {
            format!(
                "next: decide in {path} about what is left, run `cargo xtask codegen --only {name}`; {decide}; then `{then}` writes what users can name"
            )
        }
    }
}
