//! The root tables of a request become its parameters and its body.

use std::collections::{HashMap, HashSet};

use super::{
    Sources,
    body::{Builder, Root},
    demands,
    draft::{self, Draft},
    examples, field,
    parameters::{self, Placement},
    recorder::{Recorder, Subject},
    request_context::RequestContext,
    shown,
};
use crate::{
    diagnostic::Code,
    docs::{
        outcomes::{NOTHING, RowOutcome},
        page::{RowId, Scope},
        rows::ParameterRow,
        vocabulary::locations::Location,
    },
    spec::{
        address::Address,
        evidence::{Aspect, Evidence},
        http::Pair,
        model::{Body, Field, Type},
        report::Purpose,
    },
};

/// What an operation sends.
#[derive(Default)]
pub(super) struct Request {
    pub(super) path: Vec<Field>,
    pub(super) query: Vec<Field>,
    pub(super) header: Vec<Field>,
    pub(super) body: Option<Body>,
}

/// The parameters while they are drafts.
#[derive(Default)]
struct Parameters {
    path: Vec<Draft>,
    query: Vec<Draft>,
    header: Vec<Draft>,
}

/// The request of one operation of the page.
pub(super) fn request(
    sources: &Sources<'_>,
    recorder: &mut Recorder,
    context: &RequestContext<'_>,
) -> Request {
    let mut parameters = Parameters::default();
    let mut roots: Vec<Root> = Vec::new();
    let mut placed: HashMap<&str, Evidence> = HashMap::new();
    for (table, rows) in parameters::placements(sources, context) {
        recorder.mark_table(table);
        for (location, fields) in [
            (Location::Path, &mut parameters.path),
            (Location::Query, &mut parameters.query),
            (Location::Header, &mut parameters.header),
        ] {
            for (row, placement) in rows.iter().filter(|(_, placement)| placement.location == location) {
                for mut found in parameter(sources, recorder, (*row, *placement)) {
                    if location == Location::Path
                        && let Some(name) = context.spelt_otherwise(&found.name)
                    {
                        name.clone_into(&mut found.name);
                    }
                    join(recorder, fields, found);
                }
            }
        }
        let goes_there = |(_, placement): &&(RowId, Placement)| placement.location == Location::Body;
        let of_body: Vec<RowId> = rows.iter().filter(goes_there).map(|(row, _)| *row).collect();
        let weakly = |(row, placement): &(RowId, Placement)| {
            Some((sources.rows.row(*row).name.as_str(), placement.evidence?))
        };
        let weakly: Vec<(&str, Evidence)> = rows.iter().filter(goes_there).filter_map(weakly).collect();
        placed.extend(weakly.iter().copied());
        if weakly.iter().any(|(_, evidence)| *evidence == Evidence::Example) {
            let message = "going by the examples, the rows of the table belong into the body";
            let finding = recorder.finding(Code::PlacedByExample, &sources.page.table(table).span, message);
            recorder.report(finding, Subject::Part(Address::default().step("request")));
        }
        if !of_body.is_empty() {
            roots.push((table, of_body));
        }
    }
    let address = Address::default().step("request");
    let mut body = Builder::new(sources, recorder, address.clone()).build(&roots, &context.examples);
    for field in body.iter_mut().flat_map(|body| &mut body.fields) {
        if let Some(evidence) = placed.get(field.name.as_str()) {
            field.evidence.insert(Aspect::Location, *evidence);
        }
    }
    if let Some(body) = &mut body {
        demands::relax(body, &context.own_examples);
    }
    if body.is_none() && context.method.has_body() {
        body = examples::undescribed(sources, recorder, &address, None);
    }
    explain_placeholders(recorder, context, &mut parameters.path);
    undocumented_query(recorder, context, &mut parameters.query);
    let mut finish =
        |drafts: Vec<Draft>, list: &str| draft::finish(drafts, recorder, &Address::default().step(list));
    Request {
        path: finish(parameters.path, "path_parameters"),
        query: finish(parameters.query, "query_parameters"),
        header: finish(parameters.header, "header_parameters"),
        body,
    }
}

/// Parameters of path, query and header refer to no tables, and a list of them holds text unless the
/// page says otherwise.
fn parameter(
    sources: &Sources<'_>,
    recorder: &mut Recorder,
    (row, placement): (RowId, Placement),
) -> Vec<Draft> {
    let row = sources.rows.row(row);
    let mut fields = field::fields(sources, recorder, row);
    recorder.mark(row.id, if fields.is_empty() { NOTHING } else { RowOutcome::Used(Purpose::Parameter) });
    for field in &mut fields {
        state_place(sources, recorder, (row, placement), field);
    }
    fields
}

/// What follows from where a parameter goes.
fn state_place(
    sources: &Sources<'_>,
    recorder: &mut Recorder,
    (row, placement): (&ParameterRow<'_>, Placement),
    field: &mut Draft,
) {
    field.evidence.extend(placement.evidence.map(|evidence| (Aspect::Location, evidence)));
    if let Some(kind) = of_parameter(&field.kind, placement.location) {
        let element = elements(sources, field).map(|element| Type::Array(Box::new(element)));
        let evidence = if element.is_some() { Evidence::Name } else { Evidence::Elimination };
        field.kind = element.unwrap_or(kind);
        field.evidence.insert(Aspect::Type, evidence);
    }
    // A path without it would be another path.
    if placement.location == Location::Path && field.required == Some(false) {
        field.required = Some(true);
        field.evidence.insert(Aspect::Required, Evidence::Elimination);
    }
    // What the member of a parameter is called in a URL or a header, no page says: its own name is kept.
    if let Some(owner) = &row.owner {
        let message = format!("`{}` is a member of `{owner}`, but not in a body", field.name);
        let finding = recorder.finding_of(Code::MemberOutsideBody, field.id, message);
        recorder.report(finding, Subject::Field(field.id, None));
    }
    // An example must not overrule a table in silence.
    let place = match placement.location {
        Location::Path => {
            let table = sources.page.table(row.id.table);
            parameters::is_left_to_the_path(table, row).then_some("path alone")
        }
        _ => (placement.evidence == Some(Evidence::Example)).then_some("query"),
    };
    if let Some(place) = place {
        let message = format!("going by the examples, `{}` belongs into the {place}", field.name);
        let finding = recorder.finding_of(Code::PlacedByExample, field.id, message);
        recorder.report(finding, Subject::Field(field.id, None));
    }
}

/// What a list in a query holds whose row does not say so, where all rows of responses that have its name
/// say the same scalar: it asks for what has such a value.
fn elements(sources: &Sources<'_>, field: &Draft) -> Option<Type> {
    if field.kind != Type::Array(Box::new(Type::Any)) {
        return None;
    }
    let of_responses =
        sources.page.tables_with_ids().filter(|(_, table)| matches!(table.scope(), Scope::Response(_)));
    let rows = of_responses.flat_map(|(id, _)| sources.rows.of(id)).filter(|row| row.name == field.name);
    let mut kinds = rows.map(|row| &row.kind.kind);
    let first = kinds.next().filter(|kind| shown::is_scalar(kind))?;
    kinds.all(|kind| kind == first).then(|| first.clone())
}

/// What a parameter is whose row says no more than that it is a list, or what no URL can hold: text, or a
/// list of texts.
fn of_parameter(kind: &Type, location: Location) -> Option<Type> {
    let holds_more = |kind: &Type| {
        matches!(kind, Type::Array(_) | Type::Map(_) | Type::Struct(_) | Type::Object | Type::Any)
    };
    match kind {
        Type::Array(element) if location != Location::Path && holds_more(element) => {
            Some(Type::Array(Box::new(Type::String)))
        }
        kind if location == Location::Path && holds_more(kind) => Some(Type::String),
        // Whatever its cell says, a header is text.
        Type::Unknown(_) if location == Location::Header => Some(Type::String),
        kind => shown::untold(kind).map(|_| Type::String),
    }
}

/// A parameter that two tables describe counts once.
fn join(recorder: &mut Recorder, known: &mut Vec<Draft>, found: Draft) {
    let Some(first) = known.iter().find(|field| field.name == found.name) else {
        return known.push(found);
    };
    let code = if first.says_the_same(&found) { Code::RepeatedRow } else { Code::DuplicateField };
    let message = format!("the parameter `{}` is described twice", found.name);
    let finding = recorder.finding_of(code, found.id, message);
    recorder.merge(found.id, Subject::Field(first.id, None));
    recorder.report(finding, Subject::Field(found.id, None));
}

/// Every placeholder of the path has a field, in the order of the path.
fn explain_placeholders(recorder: &mut Recorder, context: &RequestContext<'_>, fields: &mut Vec<Draft>) {
    let line = context.line;
    for name in &context.placeholders {
        if !fields.iter().any(|field| field.name == *name) {
            let message = format!("no row describes the placeholder `{name}`");
            let field = undescribed(recorder, line.span.clone(), (name, Some(true)));
            let finding = recorder.finding(Code::UndocumentedPlaceholder, &line.span, message);
            recorder.report(finding, Subject::Field(field.id, None));
            fields.push(field);
        }
    }
    let position = |field: &Draft| context.placeholders.iter().position(|name| *name == field.name);
    for field in fields.iter().filter(|field| position(field).is_none()) {
        let message = format!("the path has no placeholder `{}`", field.name);
        let finding = recorder.finding(Code::UnusedPathParameter, &line.span, message);
        recorder.report(finding, Subject::Field(field.id, None));
    }
    fields.sort_by_key(position);
}

fn undocumented_query(recorder: &mut Recorder, context: &RequestContext<'_>, fields: &mut Vec<Draft>) {
    let line = context.line;
    let mut described: HashSet<String> = fields.iter().map(|field| field.name.clone()).collect();
    for Pair { name, .. } in line.line.target.query.iter().filter(|pair| pair.is_parameter()) {
        if described.insert(name.clone()) {
            let message = format!("no row describes the query parameter `{name}`");
            let field = undescribed(recorder, line.span.clone(), (name, None));
            let finding = recorder.finding(Code::UndocumentedPlaceholder, &line.span, message);
            recorder.report(finding, Subject::Field(field.id, None));
            fields.push(field);
        }
    }
}

/// A parameter that only the request line knows.
fn undescribed(
    recorder: &mut Recorder,
    span: std::ops::Range<usize>,
    (name, required): (&str, Option<bool>),
) -> Draft {
    let id = recorder.identify(&span);
    let mut draft = Draft { id, field: Field { name: name.to_owned(), required, ..Field::default() } };
    draft.evidence.insert(Aspect::Type, Evidence::Elimination);
    draft
}
