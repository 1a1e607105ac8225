//! A case: a folder of pages, named after the oddity that it guards.

use std::{
    fs,
    path::{Path, PathBuf},
};

use generator::{
    SettingsFile, diagnostic::Outcome, docs::source::SourcePage, files::FileSet, read_pages,
    spec::service::Service, write_spec,
};

use crate::folder::entries;

/// The file of a case that holds decisions about its pages.
const CORRECTIONS: &str = "corrections.yaml";

/// One folder of cases.
#[derive(Clone, Debug)]
pub struct Case {
    /// The folder's name.
    pub name: String,
    /// Where it is; its snapshots stand in it.
    pub folder: PathBuf,
    /// Its pages by name, each under its file name alone.
    pub pages: Vec<SourcePage>,
    /// Its corrections, where it has any.
    pub corrections: Option<SettingsFile>,
}

impl Case {
    /// All cases below a folder of this crate, by name.
    ///
    /// # Panics
    ///
    /// Where the folder cannot be read.
    #[must_use]
    pub fn all(below: &str) -> Vec<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(below);
        let folders = entries(&folder).into_iter().filter(|entry| entry.is_dir());
        folders.map(Self::open).collect()
    }

    fn open(folder: PathBuf) -> Self {
        let settings = folder.join(CORRECTIONS);
        let corrections = settings.exists().then(|| SettingsFile {
            path: CORRECTIONS.to_owned(),
            text: fs::read_to_string(&settings).expect("the corrections can be read"),
        });
        Self { name: file_name(&folder), pages: pages(&folder), corrections, folder }
    }

    /// Runs the front half on the case.
    #[must_use]
    pub fn read(&self) -> Outcome<Service> {
        read_pages("case", &self.pages, self.corrections.as_ref())
    }

    /// The files of the spec that comes of the case.
    #[must_use]
    pub fn spec(&self) -> FileSet {
        write_spec(&self.read().value).value
    }

    /// The text of a file of the case, as diagnostics name it; bytes that are no text are replaced.
    #[must_use]
    pub fn source(&self, path: &str) -> String {
        let settings = self.corrections.iter().find(|file| file.path == path);
        let page = self.pages.iter().find(|page| page.path == path);
        settings
            .map(|file| file.text.clone())
            .or_else(|| page.map(|page| String::from_utf8_lossy(&page.bytes).into_owned()))
            .unwrap_or_default()
    }

    /// The names of the files in the folder that are neither pages nor corrections.
    #[must_use]
    pub fn other_files(&self) -> Vec<String> {
        let names = entries(&self.folder).into_iter().map(|path| file_name(&path));
        names.filter(|name| name != CORRECTIONS && !is_page(Path::new(name))).collect()
    }
}

/// The pages in a folder by name, each under its file name alone.
///
/// # Panics
///
/// Where the folder cannot be read.
#[must_use]
pub fn pages(folder: &Path) -> Vec<SourcePage> {
    let files = entries(folder).into_iter().filter(|path| is_page(path));
    files
        .map(|path| SourcePage {
            path: file_name(&path),
            bytes: fs::read(&path).expect("the page can be read"),
        })
        .collect()
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "md")
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
