//! `export`: the reviewed spec in another form, for those who write programs in another language.

use std::path::{Path, PathBuf};

use generator::{diagnostic::Outcome, files::FileSet};

use crate::{
    arguments::ExportOptions,
    console::{Console, Texts, counted},
    defect,
    disk::{self, Changes},
    failure::{Failure, Verdict},
    sources::{self, Source},
    wording,
    workspace::{OPERATIONS, shown},
};

/// Where the files go if the command line does not say.
const FOLDER: &str = "target/openapi";

/// Runs the command in the workspace's root; a folder on the command line starts from `from`.
pub(crate) fn run(options: &ExportOptions, from: &Path, console: Console) -> Result<Verdict, Failure> {
    let mut texts = Texts::default();
    let sources = sources::load(&mut texts)?;
    if !sources.diagnostics.is_empty() {
        console.findings(&sources.diagnostics, &texts);
        return Ok(Verdict::Failed);
    }
    let selected = sources::select(&sources.value, &options.services)?;
    let written = describe(&selected, &mut texts)?;
    // What cannot be said is known since the spec was reviewed: it is told, and stops nothing.
    console.findings(&written.diagnostics, &texts);
    let folder = options.out.as_ref().map_or_else(|| PathBuf::from(FOLDER), |out| from.join(out));
    write(&folder, &written.value)?;
    let files = counted(written.value.len(), "file");
    console.note(&format!("wrote {files} to {}", shown(&folder)));
    Ok(Verdict::Fine)
}

/// The description of each service, with its English text.
fn describe(selected: &[&Source], texts: &mut Texts) -> Result<Outcome<FileSet>, Failure> {
    let on_disk = disk::tree(OPERATIONS)?;
    let services = selected.iter().map(|source| {
        let folder = format!("{}/", source.service);
        let files: FileSet = on_disk.iter().filter(|(path, _)| path.starts_with(&folder)).map(pair).collect();
        for (path, text) in &files {
            texts.insert(format!("{OPERATIONS}/{path}"), text);
        }
        generator::read_spec(&source.service, &files)
    });
    let services: Vec<_> = services.collect();
    let mut diagnostics: Vec<_> = services.iter().flat_map(|read| read.diagnostics.iter().cloned()).collect();
    let services = services.into_iter().map(|read| read.value).collect();
    let sheets = wording::read(texts)?;
    let mut value = FileSet::new();
    // What is wrong with the wording is for codegen to say.
    for worded in generator::word(services, &sheets).value {
        let name = worded.service.name.clone();
        let written = defect::contained(&name, || generator::write_openapi(&worded.service))?;
        diagnostics.extend(written.diagnostics);
        value.extend(written.value);
    }
    Ok(Outcome { value, diagnostics })
}

fn pair((path, text): (&String, &String)) -> (String, String) {
    (path.clone(), text.clone())
}

fn write(folder: &Path, files: &FileSet) -> Result<(), Failure> {
    let mut changes = Changes::default();
    for (path, text) in files {
        changes.write(&disk::path_below(folder, path)?, text)?;
    }
    changes.apply()
}
