//! What an operation sends and what it brings → its payload, its output, and their structs.

use super::{
    fields::{Holder, Names},
    operation::Parts,
    page, sharing,
    structures::Types,
    types::Structures,
};
use crate::{
    rust::module::{Constructor, Field, Payload, RustType, Struct},
    spec::model::Body,
};

/// The two bodies of an operation, with the names of their structures.
pub(super) struct Bodies<'a> {
    request: Option<Body>,
    of_request: Structures,
    answer: Option<&'a Body>,
    of_answer: Structures,
}

impl<'a> Bodies<'a> {
    /// Names the structures of both, those that they share once.
    pub(super) fn named(types: &mut Types, request: Option<&Body>, answer: Option<&'a Body>) -> Self {
        let empty = Body::default();
        let shared = sharing::shared(request.unwrap_or(&empty), answer.unwrap_or(&empty));
        let described = request
            .map(|request| sharing::with_both_descriptions(request, answer.unwrap_or(&empty), &shared));
        let of_request = types.of_request(request.unwrap_or(&empty), shared);
        let of_answer = types.of_answer(answer.unwrap_or(&empty), &of_request);
        Self { request: described, of_request, answer, of_answer }
    }
}

impl Parts<'_> {
    /// The payload of the request; none where the spec knows no field of it.
    pub(super) fn payload(&mut self) -> Option<Payload> {
        let body = self.bodies.request.as_ref()?;
        let structures = &self.bodies.of_request;
        self.structs = self.types.structures(body, structures);
        if let Some(kind) = structures.root(body) {
            return Some(Payload::Whole(whole(kind)));
        }
        let holder = Holder { name: &self.own.body, subject: "request", suffix: "_body", structures };
        let mut names = self.names.of_payload();
        let fields = self.types.fields(&body.fields, &holder, &mut names);
        let is_known = !fields.is_empty();
        is_known.then(|| {
            Payload::Fields(Struct {
                docs: vec![format!("The payload of [`{}`].", self.own.operation)],
                name: self.own.body.clone(),
                fields,
                constructor: Constructor::Absent,
            })
        })
    }

    /// What a success brings; its structs join those of the request.
    pub(super) fn output(&mut self) -> RustType {
        let Some(answer) = self.bodies.answer else {
            return RustType::Unit;
        };
        let structures = &self.bodies.of_answer;
        let nested = self.types.structures(answer, structures);
        let output = structures.root(answer).unwrap_or_else(|| {
            let holder =
                Holder { name: &self.own.response, subject: "response", suffix: "_field", structures };
            self.structs.push(Struct {
                docs: page::answer_docs(self.operation, &self.own.operation),
                name: self.own.response.clone(),
                fields: self.types.fields(&answer.fields, &holder, &mut Names::new()),
                constructor: Constructor::Absent,
            });
            RustType::Named(self.own.response.clone())
        });
        self.structs.extend(nested);
        output
    }
}

/// A payload that is no object with known fields; the operation cannot do without it.
fn whole(kind: RustType) -> Field {
    Field {
        docs: vec!["The payload.".to_owned()],
        brief: vec!["The payload.".to_owned()],
        name: "body".to_owned(),
        wire: "body".to_owned(),
        argument: "body".to_owned(),
        taken: Structures::taken(&kind, false),
        optional: false,
        kind,
    }
}
