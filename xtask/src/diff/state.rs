//! A state of the spec: in a folder, or in a revision of git.

use std::{collections::BTreeSet, path::Path};

use generator::{SettingsFile, diagnostic::Outcome, diff::Release, files::FileSet, spec::service::Service};

use super::{revision, version_of};
use crate::{
    console::Texts,
    disk,
    failure::Failure,
    workspace::{MANIFEST, OPERATIONS, WORDING, has_ending, shown},
};

/// A state.
pub(super) struct State {
    /// What its files are called in messages, before their path.
    place: String,
    /// The files of the spec, by path behind the service.
    files: FileSet,
    /// The English text, where the state has any.
    pub(super) wording: Vec<SettingsFile>,
    /// The version of the client that its workspace has, where it is one.
    pub(super) version: Option<Release>,
}

impl State {
    /// Reads the folder of that name, or else the revision.
    pub(super) fn read(name: &str, from: &Path) -> Result<Self, Failure> {
        // Where the command is run, or in the workspace.
        let folder = [from.join(name), name.into()].into_iter().find(|folder| disk::is_folder(folder));
        let ((place, files, wording), manifest) = if let Some(folder) = folder {
            (of_folder(&folder)?, disk::text(folder.join(MANIFEST))?)
        } else {
            let [files, wording] = revision::trees(name, [OPERATIONS, WORDING])?;
            ((format!("{name}:{OPERATIONS}"), files, wording), revision::file(name, MANIFEST)?)
        };
        if files.is_empty() {
            let failure = Failure::new(format!("`{name}` holds no spec"));
            return Err(failure.help("name a folder like spec/operations, or a revision of git"));
        }
        let wording = wording.into_iter().filter(|(path, _)| has_ending(path, "yaml"));
        let wording = wording.map(|(path, text)| SettingsFile { path: format!("{WORDING}/{path}"), text });
        let version = manifest.map_or(Ok(None), |manifest| version_of(&manifest))?;
        Ok(Self { place, files, wording: wording.collect(), version })
    }

    /// Forgets all other services.
    pub(super) fn keep(&mut self, services: &[&str]) {
        self.files
            .retain(|path, _| path.split_once('/').is_some_and(|(service, _)| services.contains(&service)));
    }

    /// Its services by name.
    pub(super) fn services(&self, texts: &mut Texts) -> Outcome<Vec<Service>> {
        let mut all = Outcome::clean(Vec::new());
        for name in names(&self.files) {
            let mut read = generator::read_spec(&name, &self.files);
            for finding in &mut read.diagnostics {
                let below =
                    finding.location.path.trim_start_matches(OPERATIONS).trim_start_matches('/').to_owned();
                finding.location.path = format!("{}/{below}", self.place);
                texts.insert(
                    finding.location.path.clone(),
                    self.files.get(&below).cloned().unwrap_or_default(),
                );
            }
            all.diagnostics.extend(read.diagnostics);
            all.value.push(read.value);
        }
        all
    }
}

/// A workspace, the folder of its spec, or that of one service.
fn of_folder(folder: &Path) -> Result<(String, FileSet, FileSet), Failure> {
    let within = folder.join(OPERATIONS);
    let operations = if disk::is_folder(&within) { within } else { folder.to_owned() };
    let mut files = disk::tree(&operations)?;
    if files.keys().any(|path| !path.contains('/') && has_ending(path, "yaml")) {
        let service = disk::canonical(&operations)?;
        let service = service.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        files = files.into_iter().map(|(path, text)| (format!("{service}/{path}"), text)).collect();
    }
    let wording = disk::tree(operations.join("../wording"))?;
    Ok((shown(&operations), files, wording))
}

/// The folders that hold operations.
fn names(files: &FileSet) -> BTreeSet<String> {
    let folders =
        files.keys().filter(|path| has_ending(path, "yaml")).filter_map(|path| path.rsplit_once('/'));
    folders.map(|(folder, _)| folder.to_owned()).filter(|folder| !folder.ends_with("/examples")).collect()
}
