//! The fields of one holder: a struct, or an operation with its parameters.

use super::{docs, findings::Findings, structures::Types, types::Structures, values};
use crate::{
    rust::{
        module::{Field, RustType},
        names::{FIELDS, METHODS, Scope, UNRAWABLE, snake},
    },
    spec::model,
};

/// What holds fields, as far as naming them goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Holder<'a> {
    /// The struct in Rust; the enums of its fields are called after it.
    pub(super) name: &'a str,
    /// Where the spec has it: `request: Tag`.
    pub(super) subject: &'a str,
    /// What a field's name gets where it is taken: `_query`.
    pub(super) suffix: &'static str,
    /// What the types of its fields refer to.
    pub(super) structures: &'a Structures,
}

/// The names that are taken in a holder.
#[derive(Clone, Debug)]
pub(super) struct Names {
    /// By fields.
    fields: Scope,
    /// By arguments and setters.
    arguments: Scope,
}

impl Names {
    /// The names of an empty struct.
    pub(super) fn new() -> Self {
        Self {
            fields: Scope::reserving(UNRAWABLE.iter().chain(FIELDS).copied()),
            arguments: Scope::reserving(UNRAWABLE.iter().chain(METHODS).copied()),
        }
    }

    /// The names of an operation, whose payload stands beside its parameters.
    pub(super) fn beside_payload() -> Self {
        let mut names = Self::new();
        names.fields.claim("body", "");
        names.arguments.claim("body", "");
        names.next_place();
        names
    }

    /// The names of the payload's fields, which share `new` and the setters with the parameters.
    pub(super) fn of_payload(&self) -> Self {
        Self { arguments: self.arguments.clone(), ..Self::new() }
    }

    /// What follows stands in another place than the fields so far.
    pub(super) fn next_place(&mut self) {
        self.fields.next_kind();
        self.arguments.next_kind();
    }

    fn claim(&mut self, field: &model::Field, holder: &Holder, findings: &mut Findings) -> (String, String) {
        let name = self.fields.claim(&snake(&field.name), holder.suffix);
        let argument = self.arguments.claim(&name.name, holder.suffix);
        if name.numbered || argument.numbered {
            let subject = format!("{}: {}", holder.subject, field.name);
            findings.collision(&subject, "another field has the same name in Rust");
        }
        (name.name, argument.name)
    }
}

impl Types<'_> {
    /// Lowers all fields of a struct; one that stands there twice is reported and left out.
    pub(super) fn fields(
        &mut self,
        fields: &[model::Field],
        holder: &Holder,
        names: &mut Names,
    ) -> Vec<Field> {
        let mut lowered: Vec<Field> = Vec::new();
        for field in fields {
            if lowered.iter().any(|other| other.wire == field.name) {
                let subject = format!("{}: {}", holder.subject, field.name);
                self.findings.collision(&subject, "the field stands there twice");
            } else {
                lowered.push(self.field(field, holder, names));
            }
        }
        lowered
    }

    /// Lowers one field.
    fn field(&mut self, field: &model::Field, holder: &Holder, names: &mut Names) -> Field {
        let (name, argument) = names.claim(field, holder, self.findings);
        let listed = values::wire(field).map(|wire| {
            let name = self.enum_name(holder, &name);
            self.enums.push(values::open_enum(&name, field, wire, self.findings));
            name
        });
        let kind = holder.structures.kind(&field.kind, listed.as_deref());
        let kind = if field.secret { RustType::Secret(Box::new(kind)) } else { kind };
        let docs = docs::field(field, listed.is_some());
        Field {
            brief: docs::brief(&docs, holder.name),
            docs,
            taken: Structures::taken(&kind, listed.is_some()),
            wire: field.name.clone(),
            optional: holder.structures.is_optional(field),
            name,
            argument,
            kind,
        }
    }
}
