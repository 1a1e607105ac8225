//! From the pages of an API reference to a reviewed spec, and from the spec to a Rust client.
#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod case;
pub mod diagnostic;
pub mod diff;
pub mod docs;
pub mod files;
pub mod openapi;
pub mod page_id;
pub mod review;
pub mod rust;
pub mod spec;

use diagnostic::{Code, Diagnostic, Outcome};
use docs::source::SourcePage;
use files::FileSet;
use rust::module::Module;
use spec::{
    accept, check,
    correct::{self, Corrected},
    corrections::{self, Correction, Corrections, Decisions},
    edits, form, length, omit, resolve,
    service::Service,
    word::{self, Worded},
};

/// A settings file, by the path that diagnostics name.
#[derive(Clone, Debug)]
pub struct SettingsFile {
    /// The file.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// The front half: pages and the decisions of people become a service.
#[must_use]
pub fn read_pages(
    service: &str,
    pages: &[SourcePage],
    corrections: Option<&SettingsFile>,
) -> Outcome<Service> {
    let decided =
        corrections.map_or_else(|| Outcome::clean(Corrections::default()), corrections::corrections);
    if !decided.diagnostics.is_empty() {
        // Whatever the pages say would be findings that the file may have decided about.
        return Outcome { value: Service::default(), diagnostics: decided.diagnostics };
    }
    let read = docs::read(service, pages);
    let decisions = Decisions::new(&decided.value, &read.diagnostics);
    let corrected = read.then(|reading| correct::correct(reading, &decisions));
    let Outcome { value: Corrected { service, parts }, diagnostics } = corrected;
    let checked = Outcome { value: service, diagnostics }.then(length::limit).then(check::check);
    accept::accept(checked, &parts, &decisions)
}

/// The service without the texts of pages that are not ours to publish.
#[must_use]
pub fn omit_texts(service: Service) -> Service {
    omit::omit(service)
}

/// The files of a service's spec, by path below `spec/operations`. What they cannot say is a finding.
#[must_use]
pub fn write_spec(service: &Service) -> Outcome<FileSet> {
    form::write_service(service)
}

/// The JSON Schemas of the spec's files, by path below `spec/schema`.
#[must_use]
pub fn write_schemas() -> FileSet {
    form::schemas()
}

/// A service from the files of its spec, by path below `spec/operations`.
#[must_use]
pub fn read_spec(service: &str, files: &FileSet) -> Outcome<Service> {
    form::read_service(service, files)
}

/// What a person changed in the files of a service's spec, by path below `spec/operations`, as corrections of
/// what the pages and the present corrections give. Each lacks its reason. What none can say is a finding;
/// where a service omits texts, that is each of them.
#[must_use]
pub fn read_edits(
    pages: &Service,
    files: &FileSet,
    decided: &Corrections,
    omits_texts: bool,
) -> Outcome<Vec<Correction>> {
    form::read_service(&pages.name, files).then(|edited| {
        let published = if omits_texts { omit::omit(edited.clone()) } else { edited.clone() };
        let edits = edits::edits(pages, &published, decided);
        let texts = edits::edits(&published, &edited, decided).into_texts();
        let finding = |unsaid: edits::Unsaid| {
            let location = form::location(files, &pages.name, &unsaid.operation, &unsaid.at);
            Diagnostic::new(Code::InvalidSpec, location, unsaid.message).help(unsaid.help).subject(unsaid.at)
        };
        let diagnostics = edits.unsaid.into_iter().chain(texts).map(finding).collect();
        Outcome { value: edits.entries, diagnostics }
    })
}

/// The services with their English text, by the files of `spec/wording`.
#[must_use]
pub fn word(services: Vec<Service>, wording: &[SettingsFile]) -> Outcome<Vec<Worded>> {
    word::word(services, wording)
}

/// The back half: a service becomes a module of the client. What cannot be sent is left out and
/// reported, so that the rest still compiles.
#[must_use]
pub fn lower(service: &Service) -> Outcome<Module> {
    let Outcome { value, diagnostics } = resolve::resolve(service);
    let mut lowered = rust::lower::lower(&value);
    lowered.diagnostics.extend(diagnostics);
    lowered.diagnostics.sort_by(|one, other| one.location.path.cmp(&other.location.path));
    lowered
}

/// Gives the types of a service the names that they have in its last state, where code uses these already.
pub fn keep_names(old: &Service, new: &mut Service) {
    let kept = rust::lower::kept(&resolve::resolve(old).value, &resolve::resolve(new).value);
    new.kept = kept;
}

/// The files of the client, by path below `generated-client/src/services`.
#[must_use]
pub fn write_client(modules: &[Module]) -> FileSet {
    rust::write_client(modules)
}

/// The description of a service in OpenAPI 3.1: one file, `mrs.json`. What cannot be said there is left
/// out and reported.
#[must_use]
pub fn write_openapi(service: &Service) -> Outcome<FileSet> {
    resolve::resolve(service).then(|resolved| {
        let text = format!("{:#}\n", openapi::openapi(&resolved));
        let value = FileSet::from([(format!("{}.json", service.name), text)]);
        let refused = resolved.refused.into_iter().flat_map(|refused| refused.reasons);
        Outcome { value, diagnostics: refused.collect() }
    })
}

/// The names of the services at the root of the client, by path below
/// `generated-client/src/services`.
#[must_use]
pub fn write_exports(modules: &[Module]) -> FileSet {
    rust::write_exports(modules.iter().map(|module| module.service.as_str()))
}

/// The list of operations for the tests over all of them, by path below `tests/generated`.
#[must_use]
pub fn write_registry(modules: &[Module]) -> FileSet {
    rust::registry::registry(modules)
}
