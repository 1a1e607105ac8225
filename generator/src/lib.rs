//! From the pages of an API reference to a reviewed spec, and from the spec to a Rust client.
//!
//! ```text
//!  pages ▶ docs ▶ Reading ▶ spec ▶ Service ▶ resolve ▶ Resolved ▶ rust ▶ the client
//!                            ▲ ▼                            ├───▶ openapi
//!                       decisions, YAML                     └───▶ diff, review
//! ```
//!
//! A library without files, clock and environment: text in, text out. Each stage is a module with one public function, which
//! takes one value and gives another one, with whatever it has to say about its input ([`Outcome`]). Reading never fails.
//!
//! # Front: [`docs`] knows Markdown, HTML, Chinese and English, and no Rust
//!
//! | stage | what it makes |
//! |---|---|
//! | [`scan`](docs::scan::scan) | of a [page](docs::source::SourcePage), its [blocks and tables](docs::document::Document), each cell with its bytes |
//! | [`recognize`](docs::recognize::recognize) | of these, [what each of them is](docs::page::Page): a request line, a table of parameters, an example |
//! | [`rows`](docs::rows::rows) | of its tables, rows with their cells read once |
//! | [`link`](docs::link::link) | of its rows, which table each field refers to, and how that is known |
//! | [`examples`](docs::examples::examples) | of its fences, requests and responses, broken JSON repaired |
//! | [`interpret`](docs::interpret::interpret) | of all that, typed fields, bodies and operations |
//! | [`assemble`](docs::assemble::assemble) | of all pages, a [reading](spec::service::Reading): names, chapters, totals |
//!
//! # Middle: [`spec`] knows neither pages nor Rust
//!
//! | stage | what it makes |
//! |---|---|
//! | [`correct`](spec::correct::correct) | of a reading and the [decisions](spec::corrections::Corrections) of people, a [service](spec::service::Service) |
//! | [`check`](spec::check::check) | of its examples, held against its tables, findings |
//! | [`accept`](spec::accept::accept) | of the findings, those that nobody has decided about |
//! | [`follow`](spec::follow::follow) | of the findings, those that the last state does not explain by another name of a page |
//! | [`omit`](spec::omit::omit), [`word`](spec::word::word) | of a service, the same without texts that are not ours, and with English ones |
//! | [`form`] | of a service, the YAML that people review, and the other way round |
//! | [`resolve`](spec::resolve::resolve) | of a service, what [every output](spec::resolve::Resolved) needs to know of it |
//!
//! # Back: [`rust`] knows Rust and no pages
//!
//! | stage | what it makes |
//! |---|---|
//! | [`lower`](rust::lower::lower) | of what is resolved, a [module](rust::module::Module): every name and type decided |
//! | [`emit`](rust::emit::emit), [`format`](rust::format::format) | of the module, files |
//! | [`surface`](rust::surface::surface) | of the module, a line for each thing that users can name |
//!
//! Beside it stand [`openapi()`](openapi::openapi) for users of other languages, [`diff()`](diff::diff), which says what a change means to users, and
//! [`review()`](review::review), which shows everything on one page.
//!
//! # All of it
//!
//! ```
//! use generator::{docs::source::SourcePage, lower, read_pages, write_client, write_spec};
//!
//! let page = SourcePage::new("page.md", "# 删除盒子\n\n## URI\n\nDELETE /v1/boxes/{box\\_id}\n");
//! let read = read_pages("boxes", &[page], None);
//! // What a person has to look at: here the page does not name its operation.
//! assert_eq!(read.diagnostics[0].code.text(), "unnamed-operation");
//! let spec = write_spec(&read.value).value;
//! assert!(spec.keys().any(|path| path.starts_with("boxes/v1_")));
//! let client = write_client(&[lower(&read.value).value]);
//! assert!(client.values().any(|file| file.contains("pub box_id: String")));
//! ```
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
    corrections::{self, Corrections, Decisions},
    edits::{self, Edits},
    follow, form, length, omit, resolve,
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
/// what the pages and the present corrections give. New ones lack their reason. What none can say is a finding;
/// where a service omits texts, that is each of them.
#[must_use]
pub fn read_edits(
    pages: &Service,
    files: &FileSet,
    decided: &Corrections,
    omits_texts: bool,
) -> Outcome<Edits> {
    form::read_service(&pages.name, files).then(|edited| {
        let published = if omits_texts { omit::omit(edited.clone()) } else { edited.clone() };
        let mut edits = edits::edits(pages, &published, decided);
        let texts = edits::edits(&published, &edited, decided).into_texts();
        let finding = |unsaid: edits::Unsaid| {
            let location = form::location(files, &pages.name, &unsaid.operation, &unsaid.at);
            Diagnostic::new(Code::InvalidSpec, location, unsaid.message).help(unsaid.help).subject(unsaid.at)
        };
        let unsaid = std::mem::take(&mut edits.unsaid);
        let diagnostics = unsaid.into_iter().chain(texts).map(finding).collect();
        Outcome { value: edits, diagnostics }
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

/// What was read of a service, on top of its last state: types keep the names by which code uses them already, and a page
/// that people decided about and that has another name now is one finding.
#[must_use]
pub fn follow(
    last: &Service,
    read: Outcome<Service>,
    corrections: Option<&SettingsFile>,
) -> Outcome<Service> {
    let decided = corrections.map(|file| corrections::corrections(file).value).unwrap_or_default();
    let mut followed = follow::follow(last, read, &decided);
    let kept = rust::lower::kept(&resolve::resolve(last).value, &resolve::resolve(&followed.value).value);
    followed.value.kept = kept;
    followed
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
