//! How an operation behaves → the fields of its Rust types by which it does so.

use super::example::Parts;
use crate::{
    rust::{
        module::{self, Docs, Failure, Field, File, Member, Paging, RustType, Struct, Waiter},
        prose::code,
    },
    spec::resolve::{self, Findings, PageOrder, Pages, State, Type},
};

/// Decides about an operation whose types are lowered. Where several successes contradict each other,
/// what the behaviour needs may be missing from the one type that is made of them: that is a finding.
pub(super) fn lower(file: &mut File, parts: &Parts, findings: &mut Findings) {
    let behaviour = &parts.operation.behaviour;
    let output = Output { file, parts };
    let paging = behaviour.pages.as_ref().map(|pages| output.paging(pages));
    let failure = behaviour.failure.as_ref().map(|failure| output.failure(failure));
    let waiters: Vec<_> = behaviour.waiters.iter().map(|state| output.waiter(state)).collect();
    let found = [
        ("paging", paging.as_ref().is_some_and(Option::is_none)),
        ("failure_when", failure.as_ref().is_some_and(Option::is_none)),
        ("waiters", waiters.iter().any(Option::is_none)),
    ];
    for (subject, _) in found.iter().filter(|(_, is_missing)| *is_missing) {
        findings.invalid(subject, "the fields that it names are not those of the response");
    }
    let operation = &mut file.operation;
    operation.paging = paging.flatten();
    operation.failure = failure.flatten();
    operation.waiters = waiters.into_iter().flatten().collect();
}

/// The types of a response, in both forms.
struct Output<'a> {
    file: &'a File,
    parts: &'a Parts<'a>,
}

impl Output<'_> {
    fn failure(&self, failure: &resolve::Failure) -> Option<Failure> {
        let message = failure.message.as_ref().and_then(|path| self.path(path));
        Some(Failure { field: self.path(&failure.field)?, values: failure.values.clone(), message })
    }

    fn waiter(&self, state: &State) -> Option<Waiter> {
        let State { name, items, field, until, gone, failure } = state.clone();
        let docs = waiter_docs(state);
        let (items, field) = match items {
            None => (None, self.path(&field)?),
            Some(items) => (Some(self.path(&items)?), vec![self.of_element(&items, field.first()?)?]),
        };
        Some(Waiter { docs, name: format!("is_{name}"), items, field, until, gone, failure })
    }

    fn paging(&self, pages: &Pages) -> Option<Paging> {
        let items = self.path(&pages.items)?;
        let list = items.last().map_or(&self.file.operation.output, |list| &list.kind);
        let RustType::Vec(item) = list else { return None };
        let order = match &pages.order {
            PageOrder::Marker(path) => module::PageOrder::Marker(self.path(path)?),
            PageOrder::LastElement(wire) => {
                module::PageOrder::LastElement(self.of_element(&pages.items, wire)?)
            }
            PageOrder::Offset(first) => module::PageOrder::Offset(*first),
            PageOrder::Page(first) => module::PageOrder::Page(*first),
        };
        Some(Paging {
            order,
            is_in_body: pages.is_in_body,
            position: self.position(pages)?,
            item: (**item).clone(),
            total: pages.total.as_ref().and_then(|path| self.path(path)),
            items,
        })
    }

    /// The field of the request that says which page is asked for.
    fn position(&self, pages: &Pages) -> Option<Member> {
        let operation = &self.file.operation;
        let mut of_query =
            operation.parameters.iter().filter(|each| each.location == module::Location::Query);
        let field = match &operation.body {
            Some(module::Payload::Fields(body)) if pages.is_in_body => {
                body.fields.iter().find(|field| field.wire == pages.position)
            }
            _ => of_query.find(|each| each.field.wire == pages.position).map(|each| &each.field),
        };
        field.map(member)
    }

    /// The way from the output to a field.
    fn path(&self, path: &resolve::Path) -> Option<Vec<Member>> {
        let mut members = Vec::new();
        let mut at = self.root();
        for wire in path {
            let (fields, structure) = at?;
            let field = fields.iter().position(|field| field.spec.name == *wire)?;
            let member = member(structure.fields.get(field)?);
            // A shared type has a name of its own in this file.
            let kind = renamed(&member.kind, self.parts.naming.types.kind(&fields[field].kind));
            members.push(Member { kind, ..member });
            at = self.inside(&fields[field].kind);
        }
        Some(members)
    }

    /// A field of what a list of the output holds.
    fn of_element(&self, list: &resolve::Path, wire: &str) -> Option<Member> {
        let mut kind = match self.parts.operation.response.as_ref()? {
            resolve::Payload::Whole(kind) => kind,
            resolve::Payload::Fields(fields) => {
                let first = list.first()?;
                &fields.iter().find(|field| field.spec.name == *first)?.kind
            }
        };
        for step in list.iter().skip(1) {
            let (fields, _) = self.inside(kind)?;
            kind = &fields.iter().find(|field| field.spec.name == *step)?.kind;
        }
        let Type::Array(element) = kind else { return None };
        let (_, structure) = self.inside(element)?;
        structure.fields.iter().find(|field| field.wire == wire).map(member)
    }

    /// The fields of the response, as they were resolved and as they were lowered.
    fn root(&self) -> Option<(&[resolve::Field], &Struct)> {
        let resolve::Payload::Fields(fields) = self.parts.operation.response.as_ref()? else { return None };
        Some((fields, self.named(&self.parts.naming.own.response)?))
    }

    /// The fields of a structure.
    fn inside(&self, kind: &Type) -> Option<(&[resolve::Field], &Struct)> {
        let Type::Structure(number) = kind else { return None };
        let Parts { resolved, naming, shared, .. } = self.parts;
        let own = || self.named(naming.types.structures.get(number)?);
        let structure = shared.structs.get(number).or_else(own)?;
        Some((&resolved.structures[*number].fields, structure))
    }

    fn named(&self, name: &str) -> Option<&Struct> {
        self.file.structs.iter().find(|structure| structure.name == name)
    }
}

fn waiter_docs(state: &State) -> Docs {
    let listed = |values: &[String]| values.iter().map(|value| code(value)).collect::<Vec<_>>().join(" or ");
    let field = code(&state.field.join("."));
    let field = match &state.items {
        Some(items) => format!("{field} of all {}", code(&items.join("."))),
        None => field,
    };
    let wait = if state.gone {
        "[`until_gone`](core::Poll::until_gone), which ends as well when there is none any more"
    } else {
        "[`until_ok`](core::Poll::until_ok)"
    };
    let done = match state.until.as_slice() {
        [] => format!("For {wait}; {field} never tells that."),
        until => format!("Whether {field} is {}, for {wait}.", listed(until)),
    };
    let never = format!("An error after {}, when it never will be.", listed(&state.failure));
    let never = (!state.failure.is_empty()).then_some(never);
    vec![[Some(done), never].into_iter().flatten().collect::<Vec<_>>().join(" ")]
}

/// The type under its name in this file, in the same boxes.
fn renamed(kind: &RustType, here: RustType) -> RustType {
    match kind {
        RustType::Boxed(inner) => RustType::Boxed(Box::new(renamed(inner, here))),
        RustType::Secret(inner) => RustType::Secret(Box::new(renamed(inner, here))),
        _ => here,
    }
}

fn member(field: &Field) -> Member {
    Member { name: field.name.clone(), wire: field.wire.clone(), kind: field.kind.clone() }
}

#[cfg(test)]
mod tests;
