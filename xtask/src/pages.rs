//! The pages of a service and the decisions about them, as the generator takes them.

use std::path::{Path, PathBuf};

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

/// The pages of a service and what people decided about them.
pub(crate) struct Input {
    folder: String,
    pub(crate) pages: Vec<SourcePage>,
    /// The corrections file, where there is one.
    pub(crate) corrections: Option<SettingsFile>,
}

impl Input {
    /// Loads the files.
    pub(crate) fn load(source: &Source, folder: &Path, texts: &mut Texts) -> Result<Self, Failure> {
        let pages = in_folder(folder)?.iter().map(|path| read_page(path)).collect::<Result<Vec<_>, _>>()?;
        for page in &pages {
            texts.insert_page(page);
        }
        let corrections = read_corrections(&source.service)?;
        if let Some(file) = &corrections {
            texts.insert(&file.path, file.text.clone());
        }
        Ok(Self { folder: workspace::shown(folder), pages, corrections })
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// The same pages with another corrections file.
    pub(crate) fn with(self, corrections: SettingsFile) -> Self {
        Self { corrections: Some(corrections), ..self }
    }

    /// What they give, without what is not to be published.
    pub(crate) fn read(&self, source: &Source) -> Outcome<Service> {
        self.read_whole(source).map(|service| published(source, service))
    }

    /// All that they give; not for the tree.
    pub(crate) fn read_whole(&self, source: &Source) -> Outcome<Service> {
        if self.pages.is_empty() {
            let message = format!("`{}` holds no pages", self.folder);
            let finding = Diagnostic::new(Code::InvalidSettings, source.location.clone(), message)
                .label("no file *.md lies directly in this folder")
                .help("name a folder of Markdown files, relative to the workspace's root");
            return Outcome { value: Service::default(), diagnostics: vec![finding] };
        }
        generator::read_pages(&source.service, &self.pages, self.corrections.as_ref())
    }
}

/// What may be published of a service.
pub(crate) fn published(source: &Source, service: Service) -> Service {
    if source.omits_texts { generator::omit_texts(service) } else { service }
}

/// Reads all pages of a service, and leaves out what is not to be published.
pub(crate) fn read_service(
    source: &Source,
    folder: &Path,
    texts: &mut Texts,
) -> Result<Outcome<Service>, Failure> {
    Ok(Input::load(source, folder, texts)?.read(source))
}

/// One page, whatever it holds.
pub(crate) fn read_page(path: &Path) -> Result<SourcePage, Failure> {
    Ok(SourcePage { path: workspace::shown(path), bytes: disk::bytes(path)? })
}

/// The paths of the pages in a folder. What is called like a page and is none is listed too, so that
/// reading it says so.
pub(crate) fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let is_page = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "md");
    Ok(disk::entries(folder)?.into_iter().filter(is_page).collect())
}

fn read_corrections(service: &str) -> Result<Option<SettingsFile>, Failure> {
    let path = format!("{CORRECTIONS}/{service}.yaml");
    let text = disk::text(&path)?;
    Ok(text.map(|text| SettingsFile { path, text }))
}
