//! What people decided about a service's pages: names, corrections, accepted findings.

mod acceptance;
mod behaviour;
mod correction;
mod decisions;
mod insert;
mod replace;

use std::{collections::BTreeMap, ops::Range};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use acceptance::{Acceptance, Target};
use behaviour::BehaviourLocations;
pub use behaviour::DeclaredWaiter;
pub use correction::Correction;
pub use decisions::Decisions;
pub use insert::insert;
pub use replace::replace;

use super::{
    behaviour::ErrorClass,
    http::Method,
    service::Service,
    yaml::{self, Document},
};
use crate::{
    SettingsFile,
    diagnostic::{Code, Diagnostic, LineIndex, Location, Outcome},
    page_id::PageId,
};

/// A corrections file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Corrections {
    /// Names of operations, by page; of one of several on a page, by `page.md METHOD /path`.
    #[serde(default)]
    #[schemars(extend("additionalProperties" = { "type": "string", "pattern": "^[a-z][a-z0-9]*(_[a-z0-9]+)*$" }))]
    pub names: BTreeMap<String, String>,
    /// Names of listed values whose meaning no name can be made of: field, then value, then name.
    #[serde(default)]
    pub value_names: BTreeMap<String, BTreeMap<String, String>>,
    /// States that callers wait for, by name.
    #[serde(default)]
    pub waiters: BTreeMap<String, DeclaredWaiter>,
    /// Error codes by what they mean to a program.
    #[serde(default)]
    pub errors: BTreeMap<ErrorClass, Vec<String>>,
    /// Errors of the pages.
    #[serde(default, deserialize_with = "correction::of_entries")]
    #[schemars(with = "Vec<correction::Entry>")]
    pub corrections: Vec<Correction>,
    /// Findings that a person looked at and lets stand.
    #[serde(default)]
    pub accepted: Vec<Acceptance>,
    /// Where the entries stand; filled when the file is read.
    #[serde(skip)]
    pub locations: Locations,
}

/// Whether a text is a method and a path.
fn is_line(text: &str) -> bool {
    text.split_once(' ')
        .is_some_and(|(method, path)| method.parse::<Method>().is_ok() && path.starts_with('/'))
}

/// The page of a key of `names`, and the request line where it has one.
#[must_use]
pub fn name_key(key: &str) -> (PageId, Option<&str>) {
    match key.find(".md ") {
        Some(at) => (PageId::of(&key[..at + ".md".len()]), Some(key[at + ".md ".len()..].trim())),
        None => (PageId::of(key), None),
    }
}

impl Corrections {
    /// The same, with a correction for each place that a field has on the pages as they were read. What is said
    /// about a page itself is not the field's; what has no place stays as it is.
    #[must_use]
    pub fn placed(&self, service: &Service) -> Self {
        let is_said = |place: &Correction| self.corrections.iter().any(|own| own.overlaps(place));
        let placed = |correction: &Correction| {
            let places = correction.field.as_ref().map(|field| correction.placed(service, field));
            let places: Vec<_> = places.into_iter().flatten().filter(|place| !is_said(place)).collect();
            if places.is_empty() { vec![correction.clone()] } else { places }
        };
        Self { corrections: self.corrections.iter().flat_map(placed).collect(), ..self.clone() }
    }

    /// Whether the entry of a correction is about other places as well.
    #[must_use]
    pub fn has_others(&self, correction: &Correction) -> bool {
        self.corrections.iter().filter(|one| one.entry == correction.entry).count() > 1
    }
}

/// Where the entries of a corrections file stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Locations {
    path: String,
    names: BTreeMap<String, Range<usize>>,
    /// Each entry, which may be about several places.
    corrections: Vec<Range<usize>>,
    /// The lines of each entry, from the first to the last.
    lines: Vec<(usize, usize)>,
    /// Each entry, and the items in it: subjects, or the pages of a rule.
    accepted: Vec<(Range<usize>, Vec<Range<usize>>)>,
    behaviour: BehaviourLocations,
}

impl Locations {
    fn new(file: &SettingsFile, document: &Document, decided: &Corrections) -> Self {
        let span = |path: &[&str]| document.span(path.iter().copied());
        let accepted = decided.accepted.iter().enumerate().map(|(at, acceptance)| {
            let at = at.to_string();
            let items = if acceptance.is_rule() {
                ("pages", acceptance.pages.len())
            } else {
                ("at", acceptance.at.len())
            };
            let item = |item: usize| span(&["accepted", &at, items.0, &item.to_string()]);
            (span(&["accepted", &at]), (0..items.1).map(item).collect())
        });
        let entries = decided.corrections.last().map_or(0, |last| last.entry + 1);
        let entry = |number: usize| span(&["corrections", &number.to_string()]);
        let corrections: Vec<_> = (0..entries).map(entry).collect();
        let index = LineIndex::new(&file.text);
        let line = |at: usize| index.position(&file.text, at).0;
        let lines = corrections.iter().map(|entry| {
            let entry = yaml::entry_lines(&file.text, entry.start);
            (line(entry.start), line(entry.end.saturating_sub(1)))
        });
        Self {
            path: file.path.clone(),
            lines: lines.collect(),
            names: decided.names.keys().map(|page| (page.clone(), span(&["names", page]))).collect(),
            corrections,
            accepted: accepted.collect(),
            behaviour: BehaviourLocations::new(document, decided),
        }
    }

    /// The location of the name that a page's operation gets.
    #[must_use]
    pub fn name(&self, page: &str) -> Location {
        self.location(self.names.get(page))
    }

    /// The location of a waiter, by name.
    #[must_use]
    pub fn waiter(&self, name: &str) -> Location {
        self.location(self.behaviour.waiters.get(name))
    }

    /// The location of an error code that has a class.
    #[must_use]
    pub fn error(&self, code: &str) -> Location {
        self.location(self.behaviour.errors.get(code))
    }

    /// The location of the entry of a correction.
    #[must_use]
    pub fn correction(&self, correction: &Correction) -> Location {
        self.location(self.corrections.get(correction.entry))
    }

    /// The lines of that entry, as a person is told them: `lines 3–9 of spec/corrections/mrs.yaml`.
    #[must_use]
    pub fn correction_lines(&self, correction: &Correction) -> String {
        match self.lines.get(correction.entry) {
            Some((first, last)) if first == last => format!("line {first} of {}", self.path),
            Some((first, last)) => format!("lines {first}–{last} of {}", self.path),
            None => self.path.clone(),
        }
    }

    /// The location of an item of an acceptance, both by number, or of the whole acceptance.
    #[must_use]
    pub fn acceptance(&self, at: usize, item: usize) -> Location {
        let acceptance = self.accepted.get(at);
        self.location(acceptance.map(|(entry, items)| items.get(item).unwrap_or(entry)))
    }

    /// The file as a whole.
    #[must_use]
    pub fn file(&self) -> Location {
        self.location(None)
    }

    fn location(&self, span: Option<&Range<usize>>) -> Location {
        Location { path: self.path.clone(), span: span.cloned().unwrap_or(0..0) }
    }
}

/// Reads a corrections file, and says what no run could make sense of: such a file decides nothing.
#[must_use]
pub fn corrections(file: &SettingsFile) -> Outcome<Corrections> {
    let invalid = |error: yaml::Error| {
        let location = Location { path: file.path.clone(), span: error.span };
        Diagnostic::new(Code::InvalidSettings, location, error.message)
    };
    let read = Document::parse(&file.text).and_then(|document| Ok((decided(&document)?, document)));
    match read {
        Ok((mut value, document)) => {
            value.locations = Locations::new(file, &document, &value);
            let senseless = senseless(&value, &document);
            Outcome { value, diagnostics: senseless.into_iter().map(invalid).collect() }
        }
        Err(error) => Outcome { value: Corrections::default(), diagnostics: vec![invalid(error)] },
    }
}

/// A file of comments alone decides nothing yet.
fn decided(document: &Document) -> Result<Corrections, yaml::Error> {
    if document.json.is_null() { Ok(Corrections::default()) } else { document.decode() }
}

/// Names that no operation can have, codes that there are not, and reasons that say nothing.
fn senseless(decided: &Corrections, document: &Document) -> Vec<yaml::Error> {
    let mut errors = Vec::new();
    let mut error = |path: &[&str], message: String| {
        let error = yaml::Error { message, span: document.span(path.iter().copied()) };
        // An entry about several places is wrong once.
        if !errors.contains(&error) {
            errors.push(error);
        }
    };
    for (page, name) in decided.names.iter().filter(|(_, name)| !is_name(name)) {
        let message = format!(
            "`{name}` cannot be the name of an operation: use small letters, digits and single underscores, and no word of Rust"
        );
        error(&["names", page], message);
    }
    for key in decided.names.keys() {
        if let Some(line) = name_key(key).1.filter(|line| !is_line(line)) {
            error(&["names", key], format!("`{line}` is no method with a path, as in `POST /v1/things`"));
        }
    }
    let members = correction::Members::new();
    for (at, correction) in decided.corrections.iter().enumerate() {
        let entry = correction.entry.to_string();
        for (member, message) in correction.faults(&members) {
            error(&["corrections", &entry, member], message);
        }
        if let Some(first) = decided.corrections[..at].iter().position(|first| first.overlaps(correction)) {
            let Correction { entry: number, at: first, .. } = &decided.corrections[first];
            let message = format!("correction {} decides about this already, at `{first}`", number + 1);
            error(&["corrections", &entry, "at"], message);
        }
    }
    for (at, acceptance) in decided.accepted.iter().enumerate() {
        for (member, message) in acceptance.faults() {
            error(&["accepted", &at.to_string(), member], message);
        }
    }
    errors.extend(behaviour::senseless(decided, document));
    errors
}

/// Names of modules that stand beside those of the operations, and of devices that no file may bear.
const TAKEN: &[&str] = &["mod", "models", "types", "con", "prn", "aux", "nul"];

/// Whether a text can be the name of an operation, and so of a module and a file.
fn is_name(name: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    let is_device = name
        .strip_prefix("com")
        .or(name.strip_prefix("lpt"))
        .is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit());
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.split('_').all(is_word)
        && !TAKEN.contains(&name)
        && !is_device
        && syn::parse_str::<syn::Ident>(name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_where_its_entries_stand() {
        let text = "names: {}\ncorrections:\n- page: a.md\n  at: title\n  now:\n  - x\n  because: b\n\n- page: b.md\n  at: title\n  because: c\naccepted: []\n";
        let read = corrections(&SettingsFile { path: "c.yaml".to_owned(), text: text.to_owned() });
        assert_eq!(read.diagnostics, []);
        assert_eq!(&text[read.value.locations.correction(&read.value.corrections[1]).span], "page: b.md");
    }

    #[test]
    fn what_is_decided_twice_is_refused() {
        let entry = |at: &str, rest: &str| format!("- {{page: a.md, at: {at}, {rest}, because: c}}\n");
        let read = |first: &str, second: &str| {
            let text = format!("corrections:\n{first}{second}");
            corrections(&SettingsFile { path: "c.yaml".to_owned(), text }).diagnostics.len()
        };
        let list = entry("request/fields/a", "was: {type: any}, now: {type: string}");
        assert_eq!(read(&list, &entry("request/fields/a/type", "now: long")), 1);
        assert_eq!(read(&list, &entry("request/fields/a", "was: {type: any}, now: {type: long}")), 1);
        assert_eq!(read(&list, &entry("request", "now: {}")), 1);
        assert_eq!(read(&list, &entry("request/fields/a", "was: {}, now: {secret: true}")), 0);
        assert_eq!(read(&list, &entry("request/fields/ab/type", "now: long")), 0);
        let of = |line: &str| entry("title", &format!("operation: {line}, now: b"));
        assert_eq!(read(&of("GET /v1"), &of("PUT /v1")), 0);
        assert_eq!(read(&of("GET /v1"), &entry("title", "now: b")), 1);
        let piece = |was: &str| entry("request_examples/0/text", &format!("was: {was}, now: b"));
        assert_eq!(read(&piece("x"), &piece("y")), 0);
        assert_eq!(read(&piece("x"), &piece("x")), 1);
    }

    #[test]
    fn what_makes_no_sense_is_refused_at_its_location() {
        for (text, shown) in [
            ("names: {a.md: create-cluster}", "create-cluster"),
            ("names: {a.md: mod}", "mod"),
            ("names: {a.md: self}", "self"),
            ("names: {a.md: con}", "con"),
            ("names: {a.md: 9lives}", "9lives"),
            ("names: {a.md: ''}", "''"),
            ("accepted:\n- {page: a.md, code: exmple-type, because: b}", "exmple-type"),
            ("accepted:\n- {page: a.md, code: example-type, because: ' '}", "' '"),
            ("corrections:\n- {page: a.md, at: name/, now: b, because: c}", "name/"),
            ("corrections:\n- {page: a.md, at: nmae, now: b, because: c}", "nmae"),
            ("corrections:\n- {page: a.md, at: request/a~2, now: b, because: c}", "request/a~2"),
            ("corrections:\n- {page: a.md, at: title, operation: PULL /v1, now: b, because: c}", "PULL /v1"),
            ("names: {a.md v1/boxes: list}", "list"),
            ("accepted:\n- {code: example-type, under: a/b, because: c}", "a/b"),
            ("accepted:\n- {page: a.md, code: example-type, field: b, because: c}", "b"),
            ("corrections:\n- {page: a.md, at: title, now: b, because: ''}", "''"),
        ] {
            let read = corrections(&SettingsFile { path: "c.yaml".to_owned(), text: text.to_owned() });
            assert_eq!(&text[read.diagnostics[0].location.span.clone()], shown);
        }
        for name in ["create_cluster", "v2", "list_2_boxes"] {
            assert!(is_name(name), "{name}");
        }
    }
}
