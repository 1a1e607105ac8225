//! The structures of a body → the structs of a file.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    fields::{Holder, Names},
    findings::Findings,
    imported::Imported,
    models::Models,
    recursion,
    types::Structures,
};
use crate::{
    rust::{
        module::{Constructor, Docs, Field, OpenEnum, RustType, Struct, Taken},
        names::{PRELUDE, Scope, upper_camel},
        prose::code,
    },
    spec::model::{Body, Structure},
};

/// As many required values `new` takes one by one; more come in a struct, by name.
const MOST_POSITIONAL: usize = 3;

/// The types of one file, as they are lowered.
#[derive(Debug)]
pub(super) struct Types<'a> {
    /// Where to report.
    pub(super) findings: &'a mut Findings,
    /// The names of types that are taken in the file.
    pub(super) names: Scope,
    /// The lists of values so far.
    pub(super) enums: Vec<OpenEnum>,
    /// What stands among the models of the service.
    pub(super) models: &'a Models,
    /// The types of these that the file uses.
    pub(super) imported: Imported,
}

impl<'a> Types<'a> {
    /// A file without types.
    pub(super) fn new(models: &'a Models, findings: &'a mut Findings) -> Self {
        let names = Scope::reserving(PRELUDE.iter().copied().chain(["Self"]));
        Self { findings, names, enums: Vec::new(), models, imported: Imported::default() }
    }

    /// Takes the name of a type, with the suffix that says what it names where it is taken.
    pub(super) fn name(&mut self, name: &str, suffix: &str, subject: &str) -> String {
        let claim = self.names.claim(name, suffix);
        if claim.numbered {
            self.findings.collision(subject, "another type has the same name in Rust");
        }
        claim.name
    }

    /// The name of the enum of a field's values: `NodeGroupV2GroupName`.
    pub(super) fn enum_name(&mut self, holder: &Holder, field: &str) -> String {
        let name = format!("{}{}", holder.name, upper_camel(field));
        self.name(&name, "Value", &format!("{}: {field}", holder.subject))
    }

    /// Names the structures of a request.
    pub(super) fn of_request(&mut self, body: &Body, shared: BTreeSet<String>) -> Structures {
        let mut names = BTreeMap::new();
        for structure in &body.structures {
            let subject = format!("request: {}", structure.name);
            let name = self.name(&upper_camel(&structure.name), "Structure", &subject);
            names.insert(structure.name.clone(), name);
        }
        let boxed = recursion::boxed(&body.structures);
        let models = self.models.among(body, true);
        Structures { names, boxed, is_request: true, shared, models }
    }

    /// Names the structures of an answer. One whose name the request has too is the same type if
    /// they share it, and `Response…` if not.
    pub(super) fn of_answer(&mut self, body: &Body, request: &Structures) -> Structures {
        let mut names = BTreeMap::new();
        for structure in &body.structures {
            let own = upper_camel(&structure.name);
            let subject = format!("response: {}", structure.name);
            let is_taken = request.names.values().any(|name| *name == own);
            let name = match request.names.get(&structure.name) {
                Some(name) if request.shared.contains(&structure.name) => name.clone(),
                _ if is_taken => self.name(&format!("Response{own}"), "Structure", &subject),
                _ => self.name(&own, "Structure", &subject),
            };
            names.insert(structure.name.clone(), name);
        }
        Structures {
            names,
            boxed: recursion::boxed(&body.structures),
            is_request: false,
            shared: request.shared.clone(),
            models: self.models.among(body, false),
        }
    }

    /// Lowers the structures of a body to structs, but not again those of an answer that the request
    /// has brought. Those of models are imported.
    pub(super) fn structures(&mut self, body: &Body, structures: &Structures) -> Vec<Struct> {
        let is_new = |one: &&Structure| structures.is_request || !structures.shared.contains(&one.name);
        let mut own = Vec::new();
        for one in body.structures.iter().filter(is_new) {
            let enums = self.enums.len();
            let lowered = self.structure(one, structures);
            match structures.models.get(&one.name) {
                None => own.push(lowered),
                Some(model) => {
                    let enums = self.enums.split_off(enums);
                    self.imported.add(self.models.get(model), lowered, enums);
                }
            }
        }
        own
    }

    /// Lowers one structure.
    pub(super) fn structure(&mut self, structure: &Structure, structures: &Structures) -> Struct {
        let name = &structures.names[&structure.name];
        let holder = Holder {
            name,
            subject: &format!("{}: {}", structures.side(), structure.name),
            suffix: "_field",
            structures,
        };
        let mut fields = self.fields(&structure.fields, &holder, &mut Names::new());
        for field in &mut fields {
            if structures.is_boxed(&structure.name, &field.wire) {
                field.kind = RustType::Boxed(Box::new(field.kind.clone()));
                field.taken = Taken::Boxed;
            }
        }
        let constructor = if structures.is_request {
            self.constructor(name, &fields.iter().collect::<Vec<_>>(), None)
        } else {
            Constructor::Absent
        };
        Struct { docs: docs(structure, structures), name: name.clone(), fields, constructor }
    }

    /// How a caller makes a type with these fields; the struct of what is required has the name that
    /// was kept for it, or one that is taken now.
    pub(super) fn constructor(&mut self, name: &str, fields: &[&Field], kept: Option<String>) -> Constructor {
        let required = fields.iter().filter(|field| !field.optional).count();
        if required <= MOST_POSITIONAL {
            return Constructor::Positional;
        }
        Constructor::Named {
            required: kept.unwrap_or_else(|| self.name(&format!("{name}Required"), "Values", name)),
            docs: vec![format!("What [`{name}`] cannot do without.")],
        }
    }
}

fn docs(structure: &Structure, structures: &Structures) -> Docs {
    let name = code(&structure.name);
    if structures.shared.contains(&structure.name) {
        return vec![format!("The structure {name} of the request and the response.")];
    }
    vec![format!("The structure {name} of the {}.", structures.side())]
}
