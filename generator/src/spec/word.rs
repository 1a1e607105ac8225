//! `[Service]` × wording → `[Worded]`: operations, fields and values get their English text.

mod usage;

use std::ops::AddAssign;

use serde::Serialize;

use self::usage::Usage;
use super::{
    model::{Body, Field, Operation},
    service::Service,
    wording::{Sheet, Text, Texts},
};
use crate::{
    SettingsFile,
    diagnostic::{Diagnostic, Outcome},
};

/// The file whose texts are for all services.
const COMMON: &str = "common";

/// A service with its English text.
#[derive(Clone, Debug)]
pub struct Worded {
    /// The service.
    pub service: Service,
    /// How much of it has one.
    pub coverage: Coverage,
}

/// How much of a service has an English text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Operations with a summary.
    pub operations: Share,
    /// Required parameters and fields of requests.
    pub required: Share,
    /// Parameters and fields.
    pub fields: Share,
    /// Values of lists.
    pub values: Share,
}

/// Some of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Those that have an English text.
    pub worded: usize,
    /// All.
    pub all: usize,
}

/// Words the services: each by the file of its name, and by `common.yaml`. A file that cannot be read,
/// and an entry that is used nowhere, is a finding; what has no text is counted.
#[must_use]
pub fn word(services: Vec<Service>, files: &[SettingsFile]) -> Outcome<Vec<Worded>> {
    let read: Vec<Outcome<Sheet>> = files.iter().map(Sheet::read).collect();
    let mut diagnostics: Vec<Diagnostic> = read.iter().flat_map(|read| read.diagnostics.clone()).collect();
    let sheets: Vec<Sheet> = read.into_iter().map(|read| read.value).collect();
    let sheet = |name: &str| sheets.iter().find(|sheet| sheet.name() == name);
    let mut usage = Usage::default();
    let mut word_one = |mut service: Service| {
        let sheets: Vec<_> = [sheet(&service.name), sheet(COMMON)].into_iter().flatten().collect();
        let mut writer = Writer { sheets, usage: &mut usage, coverage: Coverage::default() };
        for operation in &mut service.operations {
            writer.operation(operation);
        }
        Worded { coverage: writer.coverage, service }
    };
    let value = services.into_iter().map(&mut word_one).collect();
    diagnostics.extend(sheets.iter().flat_map(|sheet| usage.unused(sheet)));
    Outcome { value, diagnostics }
}

/// Where a field stands.
#[derive(Clone, Copy)]
struct Position<'a> {
    /// The operation.
    id: &'a str,
    part: Part,
    /// The structure, where it is not at the root of a body.
    structure: Option<&'a str>,
}

/// The part of an operation that a field stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Parameter,
    Request,
    Response,
}

/// Texts that may be meant, and the path of their entries within their file.
struct Layer<'a> {
    sheet: &'a Sheet,
    path: Vec<String>,
    texts: &'a Texts,
}

/// Writes the text of one service's operations.
struct Writer<'a> {
    /// The service's own first.
    sheets: Vec<&'a Sheet>,
    usage: &'a mut Usage,
    coverage: Coverage,
}

impl<'a> Writer<'a> {
    fn operation(&mut self, operation: &mut Operation) {
        let id = operation.id();
        for sheet in &self.sheets {
            if let Some(wording) = sheet.wording.operations.get(&id) {
                self.usage.mark(sheet, ["operations", &id]);
                let parts = [wording.summary.as_str(), wording.description.as_str()];
                parts.join("\n\n").trim().clone_into(&mut operation.wording);
            }
        }
        self.coverage.operations.count(&operation.wording);
        let at = |part| Position { id: &id, part, structure: None };
        let parameters = operation.path_parameters.iter_mut();
        let parameters = parameters.chain(&mut operation.query_parameters);
        for field in parameters.chain(&mut operation.header_parameters) {
            self.field(at(Part::Parameter), field);
        }
        if let Some(body) = &mut operation.request {
            self.body(at(Part::Request), body);
        }
        for response in &mut operation.responses {
            for header in &mut response.headers {
                self.field(at(Part::Response), header);
            }
            if let Some(body) = &mut response.body {
                self.body(at(Part::Response), body);
            }
        }
    }

    fn body(&mut self, at: Position<'_>, body: &mut Body) {
        for field in &mut body.fields {
            self.field(at, field);
        }
        for structure in &mut body.structures {
            for sheet in &self.sheets {
                self.usage.mark(sheet, ["structures", &structure.name]);
            }
            for field in &mut structure.fields {
                self.field(Position { structure: Some(&structure.name), ..at }, field);
            }
        }
    }

    fn field(&mut self, at: Position<'_>, field: &mut Field) {
        let layers = self.layers(at);
        let entries: Vec<_> =
            layers.iter().filter_map(|layer| Some((layer, layer.texts.get(&field.name)?))).collect();
        if let Some((layer, text)) = entries.iter().find(|(_, text)| !text.text().is_empty()) {
            self.usage.mark(layer.sheet, layer.path.iter().chain([&field.name]));
            text.text().clone_into(&mut field.wording);
        }
        for value in &mut field.values {
            let meaning = |text: &'a Text| text.values()?.get(&value.value);
            let found = entries.iter().find_map(|(layer, text)| Some((layer, meaning(text)?)));
            if let Some((layer, meaning)) = found {
                let entry = [&field.name, "values", &value.value];
                self.usage.mark(layer.sheet, layer.path.iter().map(String::as_str).chain(entry));
                value.wording.clone_from(meaning);
            }
            self.coverage.values.count(&value.wording);
        }
        self.coverage.fields.count(&field.wording);
        if field.required == Some(true) && at.part != Part::Response {
            self.coverage.required.count(&field.wording);
        }
    }

    /// What may be meant, the most specific first.
    fn layers(&self, at: Position<'_>) -> Vec<Layer<'a>> {
        let mut layers = Vec::new();
        for &sheet in &self.sheets {
            let mut add = |path: &[&str], texts: Option<&'a Texts>| {
                let path = path.iter().map(|step| (*step).to_owned()).collect();
                layers.extend(texts.map(|texts| Layer { sheet, path, texts }));
            };
            if let Some(structure) = at.structure {
                add(&["structures", structure], sheet.wording.structures.get(structure));
            }
            let operation = sheet.wording.operations.get(at.id);
            let (group, texts) = match at.part {
                Part::Parameter => ("parameters", operation.map(|operation| &operation.parameters)),
                Part::Request | Part::Response => ("fields", operation.map(|operation| &operation.fields)),
            };
            add(&["operations", at.id, group], texts);
            add(&["fields"], Some(&sheet.wording.fields));
        }
        layers
    }
}

impl AddAssign for Coverage {
    fn add_assign(&mut self, other: Self) {
        self.operations += other.operations;
        self.required += other.required;
        self.fields += other.fields;
        self.values += other.values;
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.worded += other.worded;
        self.all += other.all;
    }
}

impl Share {
    fn count(&mut self, text: &str) {
        self.all += 1;
        self.worded += usize::from(!text.is_empty());
    }
}

#[cfg(test)]
mod tests;
