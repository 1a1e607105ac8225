//! `spec/sources.toml`: which services there are and where their pages lie.

use std::collections::BTreeMap;

use generator::diagnostic::{Code, Diagnostic, Location, Outcome};
use serde::Deserialize;
use toml::Spanned;

use crate::{console::Texts, disk, failure::Failure, workspace::SOURCES};

/// One service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    /// The service, as its feature and module are called.
    pub(crate) service: String,
    /// The folder of its pages.
    pub(crate) pages: String,
    /// Where the file says so.
    pub(crate) location: Location,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    pages: Spanned<String>,
}

/// The services by name, and the file's text for those who have something to say about it.
pub(crate) fn load(texts: &mut Texts) -> Result<Outcome<Vec<Source>>, Failure> {
    let text = disk::text(SOURCES)?.unwrap_or_default();
    let outcome = read(&text);
    texts.insert(SOURCES, text);
    Ok(outcome)
}

/// The services that the command line asks for; all if it names none.
pub(crate) fn select<'a>(sources: &'a [Source], names: &[String]) -> Result<Vec<&'a Source>, Failure> {
    let is_known = |name: &String| sources.iter().any(|source| source.service == *name);
    if let Some(unknown) = names.iter().find(|name| !is_known(name)) {
        let known: Vec<_> = sources.iter().map(|source| source.service.as_str()).collect();
        return Err(Failure::usage(format!("there is no service `{unknown}`"))
            .help(format!("{SOURCES} knows {}", known.join(", "))));
    }
    let is_selected = |source: &&Source| names.is_empty() || names.contains(&source.service);
    Ok(sources.iter().filter(is_selected).collect())
}

fn read(text: &str) -> Outcome<Vec<Source>> {
    match toml::from_str::<BTreeMap<Spanned<String>, Entry>>(text) {
        Ok(entries) => {
            let misnamed = entries.keys().filter(|name| !is_module_name(name.get_ref()));
            let diagnostics = misnamed.map(misnamed_service).collect();
            Outcome { value: entries.into_iter().map(source).collect(), diagnostics }
        }
        Err(error) => {
            let message = error.message().replace('\n', "; ");
            Outcome { value: Vec::new(), diagnostics: vec![finding(error.span().unwrap_or(0..0), message)] }
        }
    }
}

fn source((service, entry): (Spanned<String>, Entry)) -> Source {
    Source {
        service: service.into_inner(),
        location: location(entry.pages.span()),
        pages: entry.pages.into_inner(),
    }
}

/// The name becomes a folder, a Rust module and a Cargo feature.
fn is_module_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|each| each.is_ascii_lowercase() || each.is_ascii_digit() || each == '_')
}

fn misnamed_service(name: &Spanned<String>) -> Diagnostic {
    finding(name.span(), format!("`{}` cannot be the name of a Rust module", name.get_ref()))
        .help("use small letters, digits and underscores")
}

fn finding(span: std::ops::Range<usize>, message: String) -> Diagnostic {
    Diagnostic::new(Code::InvalidSettings, location(span), message)
        .help("write one table for each service: `[name]`, and in it `pages = \"folder\"`")
}

fn location(span: std::ops::Range<usize>) -> Location {
    Location { path: SOURCES.to_owned(), span }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_services_by_name() {
        let outcome = read("[vpc]\npages = \"../docs/vpc\"\n\n[mrs]\npages = \"spec/pages/mrs\"\n");
        let read: Vec<_> =
            outcome.value.iter().map(|source| (source.service.as_str(), source.pages.as_str())).collect();
        assert_eq!(read, [("mrs", "spec/pages/mrs"), ("vpc", "../docs/vpc")]);
        assert_eq!(outcome.diagnostics, []);
    }

    #[test]
    fn says_where_a_key_is_unknown() {
        let text = "[mrs]\npages = \"a\"\nlanguage = \"zh\"\n";
        let outcome = read(text);
        let finding = &outcome.diagnostics[0];
        assert_eq!(&text[finding.location.span.clone()], "language");
        assert!(finding.message.contains("unknown field `language`"), "{}", finding.message);
    }

    #[test]
    fn refuses_names_that_no_module_can_have() {
        let outcome = read("[\"../MRS\"]\npages = \"a\"\n");
        assert_eq!(outcome.diagnostics[0].message, "`../MRS` cannot be the name of a Rust module");
    }
}
