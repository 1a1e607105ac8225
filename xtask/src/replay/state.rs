//! One published state of a service.

use std::{collections::BTreeMap, path::Path};

use generator::{
    SettingsFile, diagnostic::Diagnostic, files::FileSet, rust::surface::surface, spec::service::Service,
};

use crate::{disk, failure::Failure, pages};

/// What people decided about the pages of a state; it lies among them.
const CORRECTIONS: &str = "corrections.yaml";

/// A state, and all that is made of it.
#[derive(Default)]
pub(super) struct State {
    /// The service and the state, as their folders are called.
    pub(super) name: [String; 2],
    /// The pages by name.
    pub(super) pages: BTreeMap<String, Vec<u8>>,
    pub(super) service: Service,
    pub(super) yaml: FileSet,
    pub(super) rust: FileSet,
    /// The surface, as one file.
    pub(super) surface: FileSet,
    pub(super) findings: Vec<Diagnostic>,
}

impl State {
    /// Reads a folder, and makes spec and client of it as far as they can be made, on top of the last state.
    pub(super) fn read(folder: &Path, last: &Self) -> Result<Self, Failure> {
        let name = |path: Option<&Path>| {
            let name = path.and_then(Path::file_name).unwrap_or_default();
            name.to_string_lossy().into_owned()
        };
        let name = [name(folder.parent()), name(Some(folder))];
        let mut pages = Vec::new();
        for path in pages::in_folder(folder)? {
            let mut page = pages::read_page(&path)?;
            // A state lies elsewhere than the last; its pages do not.
            page.path = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            pages.push(page);
        }
        let text = disk::text(folder.join(CORRECTIONS))?;
        let corrections = text.map(|text| SettingsFile { path: CORRECTIONS.to_owned(), text });
        let read = generator::read_pages(&name[0], &pages, corrections.as_ref());
        let read = generator::follow(&last.service, read, corrections.as_ref());
        let spec = generator::write_spec(&read.value);
        let lowered = generator::lower(&read.value);
        let lines: String =
            surface(&lowered.value).into_iter().flat_map(|line| [line, "\n".to_owned()]).collect();
        Ok(Self {
            pages: pages.into_iter().map(|page| (page.path, page.bytes)).collect(),
            service: read.value,
            yaml: spec.value,
            rust: generator::write_client(std::slice::from_ref(&lowered.value)),
            surface: FileSet::from([("surface".to_owned(), lines)]),
            findings: [read.diagnostics, spec.diagnostics, lowered.diagnostics].concat(),
            name,
        })
    }
}
