//! The files of wording.

use generator::SettingsFile;

use crate::{
    console::Texts,
    disk,
    failure::Failure,
    workspace::{WORDING, has_ending},
};

/// Reads the files.
pub(crate) fn read(texts: &mut Texts) -> Result<Vec<SettingsFile>, Failure> {
    let files = disk::tree(WORDING)?.into_iter().filter(|(path, _)| has_ending(path, "yaml"));
    let files = files.map(|(path, text)| SettingsFile { path: format!("{WORDING}/{path}"), text });
    let files: Vec<_> = files.collect();
    for file in &files {
        texts.insert(&file.path, file.text.clone());
    }
    Ok(files)
}
