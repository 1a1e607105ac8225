//! The services of this workspace: their pages, what people decided about them, and their spec.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use generator::{
    SettingsFile,
    docs::source::SourcePage,
    files::FileSet,
    follow, omit_texts, read_pages, read_spec,
    spec::{linked::link, links::Links, service::Service},
    word,
};
use serde::Deserialize;

use crate::{case::pages, folder::entries};

/// All services of `spec/sources.toml`, by name.
pub static ALL: LazyLock<Vec<Source>> = LazyLock::new(sources);

/// One service.
#[derive(Clone, Debug)]
pub struct Source {
    /// As its feature and module are called.
    pub name: String,
    /// The folder of its pages, where they are part of the workspace.
    pub own_pages: Option<PathBuf>,
    /// The texts of its pages are not ours to publish.
    omits_texts: bool,
    /// Patterns of addresses for readers.
    links: Links,
}

/// What these tests need of an entry.
#[derive(Deserialize)]
struct Entry {
    pages: Option<PathBuf>,
    texts: Option<String>,
    repository: Option<String>,
    folder: Option<String>,
    #[serde(default)]
    links: Links,
}

/// The vendor's pages, a folder for each service, where they lie beside this workspace.
const VENDORS: &str = "../shared/corpus/zh";

/// The folder of the workspace.
#[must_use]
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn sources() -> Vec<Source> {
    let file = workspace().join("spec/sources.toml");
    let text = fs::read_to_string(&file).expect("the sources can be read");
    let entries: BTreeMap<String, Entry> = toml::from_str(&text).expect("the sources are TOML");
    entries.into_iter().map(|(name, entry)| source(name, entry)).collect()
}

fn source(name: String, entry: Entry) -> Source {
    let omits_texts = entry.texts.as_deref() == Some("omit");
    let repository = entry.repository.zip(entry.folder);
    let known = repository.map(|(address, folder)| Links::of_repository(&address, &folder));
    let links = entry.links.or(known.unwrap_or_default());
    Source { name, own_pages: entry.pages.map(|pages| workspace().join(pages)), omits_texts, links }
}

impl Source {
    /// A service by its name.
    ///
    /// # Panics
    ///
    /// Where there is none.
    #[must_use]
    pub fn named(name: &str) -> &'static Self {
        ALL.iter().find(|source| source.name == name).unwrap_or_else(|| panic!("there is no service {name}"))
    }

    /// The folder of the vendor's pages, if it lies beside this workspace.
    #[must_use]
    pub fn vendors_folder(&self) -> Option<PathBuf> {
        Some(workspace().join(VENDORS).join(&self.name)).filter(|folder| folder.is_dir())
    }

    /// The folder of the pages that its spec is made of, if it is at hand.
    #[must_use]
    pub fn folder(&self) -> Option<PathBuf> {
        self.own_pages.clone().or_else(|| self.vendors_folder())
    }

    /// Its pages, each under its file name alone.
    ///
    /// # Panics
    ///
    /// Where they are not at hand, or cannot be read.
    #[must_use]
    pub fn pages(&self) -> Vec<SourcePage> {
        pages(&self.folder().expect("the pages are at hand"))
    }

    /// What pages become with the decisions about this service.
    ///
    /// # Panics
    ///
    /// Where there are findings.
    #[must_use]
    pub fn read(&self, pages: &[SourcePage]) -> Service {
        let read = self.read_whole(pages);
        if self.omits_texts { omit_texts(read) } else { read }
    }

    /// The same with the texts that are not ours to publish.
    ///
    /// # Panics
    ///
    /// Where there are findings.
    #[must_use]
    pub fn read_whole(&self, pages: &[SourcePage]) -> Service {
        let path = format!("spec/corrections/{}.yaml", self.name);
        let text = fs::read_to_string(workspace().join(&path)).ok();
        let corrections = text.map(|text| SettingsFile { path, text });
        let mut read = read_pages(&self.name, pages, corrections.as_ref());
        assert_eq!(read.diagnostics, []);
        if workspace().join(format!("spec/operations/{}/names.yaml", self.name)).exists() {
            read = follow(&self.spec(), read, corrections.as_ref());
        }
        read.value
    }

    /// The service with its English text.
    ///
    /// # Panics
    ///
    /// Where an entry of its wording is used nowhere. The common one is for all services.
    #[must_use]
    pub fn word(&self, mut service: Service) -> Service {
        link(&mut service, &self.links);
        let path = |name: &str| format!("spec/wording/{name}.yaml");
        let read = |path: String| {
            Some(SettingsFile { text: fs::read_to_string(workspace().join(&path)).ok()?, path })
        };
        let files: Vec<_> = [path(&self.name), path("common")].into_iter().filter_map(read).collect();
        let mut worded = word(vec![service], &files);
        worded.diagnostics.retain(|found| found.location.path == path(&self.name));
        assert_eq!(worded.diagnostics, []);
        worded.value.remove(0).service
    }

    /// Its committed spec.
    ///
    /// # Panics
    ///
    /// Where it cannot be read.
    #[must_use]
    pub fn spec(&self) -> Service {
        let read = read_spec(&self.name, &self.spec_files());
        assert_eq!(read.diagnostics, []);
        read.value
    }

    /// The files of its committed spec, by path below `spec/operations`.
    ///
    /// # Panics
    ///
    /// Where they cannot be read.
    #[must_use]
    pub fn spec_files(&self) -> FileSet {
        files(&workspace().join("spec/operations").join(&self.name), &self.name)
    }
}

/// All files in a folder and below it, by path behind a prefix.
fn files(folder: &Path, prefix: &str) -> FileSet {
    let mut files = FileSet::new();
    for path in entries(folder) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let below = format!("{prefix}/{name}");
        if path.is_dir() {
            files.extend(self::files(&path, &below));
        } else {
            files.insert(below, fs::read_to_string(&path).expect("the spec can be read"));
        }
    }
    files
}
