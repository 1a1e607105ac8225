//! `spec/sources.toml`: which services there are, where their pages lie, and what of them is published.

mod entry;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use generator::{
    diagnostic::{Code, Diagnostic, Location, Outcome},
    spec::links::Links,
};
use toml::Spanned;

use crate::{console::Texts, disk, failure::Failure, workspace::SOURCES};
use entry::Entry;
pub(crate) use entry::is_commit;

/// One service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    /// The service, as the spec calls it.
    pub(crate) service: String,
    /// Where its pages lie.
    pub(crate) pages: Pages,
    /// Their texts are not ours to publish.
    pub(crate) omits_texts: bool,
    /// Patterns of addresses for readers of the documentation.
    pub(crate) links: Links,
    /// Where the file says so.
    pub(crate) location: Location,
}

/// Where pages lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pages {
    /// In a folder of this machine.
    Folder(String),
    /// In a repository of the vendor.
    Upstream(Upstream),
}

/// A folder of a repository, at one commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Upstream {
    /// The address that git knows.
    pub(crate) repository: String,
    /// The commit.
    pub(crate) commit: String,
    /// The folder with the pages.
    pub(crate) folder: String,
}

/// The services by name, and the file's text for those who have something to say about it.
pub(crate) fn load(texts: &mut Texts) -> Result<Outcome<Vec<Source>>, Failure> {
    let text = disk::text(SOURCES)?.unwrap_or_default();
    let outcome = read(&text);
    texts.insert(SOURCES, text);
    Ok(outcome)
}

/// The services that a command line names, or all where it names none.
pub(crate) fn select<'a>(sources: &'a [Source], names: &[String]) -> Result<Vec<&'a Source>, Failure> {
    if let Some(name) = names.iter().find(|name| !sources.iter().any(|source| source.service == **name)) {
        let known: Vec<_> = sources.iter().map(|source| source.service.as_str()).collect();
        return Err(Failure::usage(format!("there is no service `{name}`"))
            .help(format!("{SOURCES} knows {}", known.join(", "))));
    }
    Ok(sources.iter().filter(|source| names.is_empty() || names.contains(&source.service)).collect())
}

impl Source {
    /// The folder that holds its pages, if they are on this machine: below the folder of documentation
    /// where they are the vendor's.
    pub(crate) fn folder(&self, docs: &Path) -> Option<PathBuf> {
        match &self.pages {
            Pages::Folder(folder) => Some(PathBuf::from(folder)),
            Pages::Upstream(_) => Some(docs.join(&self.service)).filter(|folder| disk::is_folder(folder)),
        }
    }
}

fn read(text: &str) -> Outcome<Vec<Source>> {
    match toml::from_str::<BTreeMap<Spanned<String>, Spanned<Entry>>>(text) {
        Ok(entries) => {
            let misnamed = entries.keys().filter(|name| !is_name(name.get_ref()));
            let mut diagnostics: Vec<_> = misnamed.map(misnamed_service).collect();
            let mut value = Vec::new();
            for (name, entry) in entries {
                let span = name.span();
                let location = location(entry.get_ref().span().unwrap_or(span));
                match entry.into_inner().source(name.into_inner(), location.clone()) {
                    Ok(source) => value.push(source),
                    Err(message) => diagnostics.push(finding(location.span, message)),
                }
            }
            Outcome { value, diagnostics }
        }
        Err(error) => {
            let message = error.message().replace('\n', "; ");
            Outcome { value: Vec::new(), diagnostics: vec![finding(error.span().unwrap_or(0..0), message)] }
        }
    }
}

/// The name becomes a folder, and a Rust module and a Cargo feature.
pub(crate) fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|each| each.is_ascii_lowercase() || each.is_ascii_digit() || each == '_')
}

fn misnamed_service(name: &Spanned<String>) -> Diagnostic {
    finding(name.span(), format!("`{}` cannot be the name of a Rust module", name.get_ref()))
        .help("use small letters, digits and underscores")
}

fn finding(span: std::ops::Range<usize>, message: String) -> Diagnostic {
    Diagnostic::new(Code::InvalidSettings, location(span), message).help(
        "write one table for each service: `[name]`, and in it `pages = \"folder\"`, or `repository`, `commit` and `folder`",
    )
}

fn location(span: std::ops::Range<usize>) -> Location {
    Location { path: SOURCES.to_owned(), span }
}

#[cfg(test)]
mod tests;
