//! `explain`: what the generator makes of one page, stage by stage.

use std::{path::Path, slice};

use generator::{
    diagnostic::Outcome,
    docs::{recognize, scan, source::SourcePage},
    spec::service::Service,
};
use serde::Serialize;
use serde_json::json;

use crate::{
    arguments::Stage,
    console::{Console, Texts},
    disk,
    failure::{Failure, Verdict},
    pages,
    sources::{self, Source},
    workspace::DOCS,
};

/// Runs the command in the workspace's root, for a page anywhere.
pub(crate) fn run(path: &Path, stage: Stage, console: Console) -> Result<Verdict, Failure> {
    let path = disk::canonical(path)?;
    let root = disk::canonical(Path::new("."))?;
    // Within the workspace, pages are named as `codegen` names them.
    let page = pages::read_page(path.strip_prefix(root).unwrap_or(&path))?;
    let mut texts = Texts::default();
    texts.insert_page(&page);
    let explained = match stage {
        Stage::Document => scan::scan(&page).map(|document| yaml(&document)),
        Stage::Page => scan::scan(&page).then(recognize::recognize).map(|page| yaml(&page)),
        Stage::Spec => service(&page, &mut texts)?.map(|service| spec(&service)),
        Stage::Module => service(&page, &mut texts)?.then(|service| module(&service)),
        Stage::Rust => service(&page, &mut texts)?.then(|service| rust(&service)),
    };
    let record = json!({
        "kind": "explanation",
        "path": page.path,
        "text": explained.value,
    });
    console.result(explained.value.trim_end(), &record);
    console.findings(&explained.diagnostics, &texts);
    Ok(Verdict::fine_if(explained.diagnostics.is_empty()))
}

/// What a page is to its service. The service is read as a whole where there is one, since other
/// pages and the corrections have a say in it.
fn service(page: &SourcePage, texts: &mut Texts) -> Result<Outcome<Service>, Failure> {
    let folder = Path::new(&page.path).parent().unwrap_or(Path::new(""));
    let sources = sources::load(texts)?;
    if !sources.diagnostics.is_empty() {
        return Ok(sources.map(|_| Service::default()));
    }
    if let Some(source) = sources.value.iter().find(|source| is_of(source, folder)) {
        return Ok(only(page, pages::read_service(source, folder, texts)?));
    }
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    Ok(generator::read_pages(&name, slice::from_ref(page), None))
}

fn is_of(source: &Source, folder: &Path) -> bool {
    let pages = source.folder(Path::new(DOCS)).map(|pages| disk::canonical(&pages));
    let folder = disk::canonical(folder);
    pages.is_some_and(|pages| pages.is_ok_and(|pages| folder.is_ok_and(|folder| folder == pages)))
}

/// Takes out what other pages are about.
fn only(page: &SourcePage, read: Outcome<Service>) -> Outcome<Service> {
    let page = page.id();
    let mut service = read.value;
    service.operations.retain(|operation| operation.page == page);
    let diagnostics = read.diagnostics.into_iter().filter(|finding| page.is_at(&finding.location.path));
    Outcome { value: service, diagnostics: diagnostics.collect() }
}

/// The files of the spec, one behind the other, without those that are about all pages.
fn spec(service: &Service) -> String {
    if service.operations.is_empty() {
        return "# This page describes no operation.".to_owned();
    }
    let ids: Vec<_> = service.operations.iter().map(|operation| format!("{}.yaml", operation.id())).collect();
    let files = generator::write_spec(service).value;
    let is_of_page = |path: &str| ids.iter().any(|id| path.ends_with(&format!("/{id}")));
    let texts: Vec<_> =
        files.iter().filter(|(path, _)| is_of_page(path)).map(|(_, text)| text.as_str()).collect();
    texts.join("---\n")
}

fn module(service: &Service) -> Outcome<String> {
    generator::lower(service).map(|module| format!("{module:#?}\n"))
}

/// The files of the client, one behind the other, without those that only list others.
fn rust(service: &Service) -> Outcome<String> {
    generator::lower(service).map(|module| {
        let files = generator::write_client(&[module]);
        let files = files.into_iter().filter(|(path, _)| !path.ends_with("mod.rs"));
        let texts: Vec<_> = files.map(|(_, text)| text).collect();
        if texts.is_empty() { "// This page describes no operation.".to_owned() } else { texts.join("\n") }
    })
}

fn yaml(value: &impl Serialize) -> String {
    serde_yaml::to_string(value).expect("what a stage makes of a page has a YAML form")
}
