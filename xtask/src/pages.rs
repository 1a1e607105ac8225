//! The pages of a service and the decisions about them, as the generator takes them.

use std::path::Path;

use generator::{
    SettingsFile,
    diagnostic::{Code, Diagnostic, Outcome},
    docs::source::SourcePage,
    spec::service::Service,
};

use crate::{
    console::Texts,
    disk,
    failure::Failure,
    sources::Source,
    workspace::{self, CORRECTIONS},
};

/// Reads all pages of a service.
pub(crate) fn read_service(source: &Source, texts: &mut Texts) -> Result<Outcome<Service>, Failure> {
    let pages = read_folder(source)?;
    if pages.is_empty() {
        let message = format!("`{}` holds no pages", source.pages);
        let finding = Diagnostic::new(Code::InvalidSettings, source.place.clone(), message)
            .label("no file *.md lies directly in this folder")
            .help("name a folder of Markdown files, relative to the workspace's root");
        return Ok(Outcome { value: Service::default(), diagnostics: vec![finding] });
    }
    for page in &pages {
        texts.insert_page(page);
    }
    let corrections = read_corrections(&source.service)?;
    if let Some(file) = &corrections {
        texts.insert(&file.path, file.text.clone());
    }
    Ok(generator::read_pages(&source.service, &pages, corrections.as_ref()))
}

/// One page, whatever it holds.
pub(crate) fn read_page(path: &Path) -> Result<SourcePage, Failure> {
    Ok(SourcePage { path: workspace::shown(path), bytes: disk::bytes(path)? })
}

fn read_folder(source: &Source) -> Result<Vec<SourcePage>, Failure> {
    let names = disk::file_names(&source.pages)?;
    let is_page = |name: &&String| workspace::has_ending(name, "md");
    let folder = Path::new(&source.pages);
    names.iter().filter(is_page).map(|name| read_page(&folder.join(name))).collect()
}

fn read_corrections(service: &str) -> Result<Option<SettingsFile>, Failure> {
    let path = format!("{CORRECTIONS}/{service}.yaml");
    let text = disk::text(&path)?;
    Ok(text.map(|text| SettingsFile { path, text }))
}
