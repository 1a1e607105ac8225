//! An operation page becomes an operation, or several where it has several request lines.

use std::collections::HashSet;

use super::{
    body::Builder,
    error_codes, examples, field, names,
    parameters::{self, Place, Target},
    reading::{Fate, Reading, SILENT},
    responses,
};
use crate::{
    diagnostic::Code,
    docs::{page::PageRequestLine, vocabulary::pages},
    files::file_name,
    spec::{
        address::escape,
        http::Pair,
        model::{Body, Field, Operation, SCHEMA, Type},
    },
};

/// How many request lines a page may have besides the first: each is a whole operation more.
const MOST: usize = 31;

/// The operations of a page: one for each request line, alike in all but method and path.
pub(super) fn operations(service: &str, reading: &mut Reading<'_>) -> Vec<Operation> {
    let Some((first, others)) = reading.page.request_lines.split_first() else {
        return Vec::new();
    };
    let mut operations = vec![operation(service, reading, first)];
    for line in others.iter().take(MOST) {
        let other = alternative(reading, &operations[0], line);
        let is_known = |known: &Operation| (known.method, &known.path) == (other.method, &other.path);
        if !operations.iter().any(is_known) {
            operations.push(other);
        }
    }
    if let Some(line) = others.get(MOST) {
        let message = format!("the page has {} request lines", others.len() + 1);
        let finding = reading.finding(Code::TooLarge, &line.span, message);
        reading.report(finding.label("this one and those after it are not read"));
    }
    operations
}

fn operation(service: &str, reading: &mut Reading<'_>, line: &PageRequestLine) -> Operation {
    let page = reading.page;
    reading.origin("", &line.span);
    reading.origin("path", &line.span);
    let request = request(reading, line);
    let responses = responses::responses(reading);
    named(Operation {
        schema: SCHEMA,
        service: service.to_owned(),
        name: names::claimed(page).unwrap_or_default(),
        version: names::version(&line.line.target),
        page: file_name(&page.path).to_owned(),
        title: page.title.clone(),
        group: None,
        summary: page.summary.join("\n"),
        constraints: page.constraints.join("\n"),
        deprecated: pages::is_deprecated_title(&page.title),
        method: line.line.method,
        path: path(line, &request.query),
        path_parameters: request.path,
        query_parameters: request.query,
        header_parameters: request.header,
        request: request.body,
        request_examples: examples::examples(reading, true, &responses),
        response_examples: examples::examples(reading, false, &responses),
        responses,
        error_codes: error_codes::error_codes(reading),
        permissions: Vec::new(),
        status_page: page.status_page.clone(),
        error_page: page.error_page.clone(),
    })
}

/// The path, with the pairs of the query that no row describes: these are constant.
fn path(line: &PageRequestLine, query: &[Field]) -> String {
    let is_described = |name: &str| query.iter().any(|field| field.name == name);
    line.line.target.constant(is_described).to_string()
}

/// The operation with a name made of its request line, if it has none.
fn named(operation: Operation) -> Operation {
    let name = if operation.name.is_empty() { names::derived(&operation) } else { operation.name.clone() };
    Operation { name, ..operation }
}

/// The operation under another request line of the same page.
fn alternative(reading: &Reading<'_>, first: &Operation, line: &PageRequestLine) -> Operation {
    let version = names::version(&line.line.target);
    let name = if version == first.version { String::new() } else { first.name.clone() };
    let known = |name: &str| first.path_parameters.iter().find(|field| field.name == name).cloned();
    let placeholder = |name: &str| known(name).unwrap_or_else(|| undescribed(name, Some(true)));
    named(Operation {
        name,
        version,
        title: reading.page.title.clone(),
        method: line.line.method,
        path: path(line, &first.query_parameters),
        path_parameters: line.line.target.placeholders().into_iter().map(placeholder).collect(),
        ..first.clone()
    })
}

#[derive(Default)]
struct Request {
    path: Vec<Field>,
    query: Vec<Field>,
    header: Vec<Field>,
    body: Option<Body>,
}

fn request(reading: &mut Reading<'_>, line: &PageRequestLine) -> Request {
    let evidence = examples::evidence(reading, None);
    let placeholders = line.line.target.placeholders().into_iter().collect();
    let target = Target { method: line.line.method, placeholders: &placeholders, examples: &evidence };
    let mut request = Request::default();
    let mut body = Vec::new();
    for (table, rows) in parameters::places(reading, &target) {
        let of = |place: Place| -> Vec<usize> {
            rows.iter().filter(|(_, each)| *each == place).map(|(row, _)| *row).collect()
        };
        reading.consume(table);
        report_left_to_the_path(reading, table, &of(Place::Path));
        for (place, address, fields) in [
            (Place::Path, "path_parameters", &mut request.path),
            (Place::Query, "query_parameters", &mut request.query),
            (Place::Header, "header_parameters", &mut request.header),
        ] {
            let found = plain(reading, table, &of(place), address);
            join(reading, fields, found, address);
        }
        let in_body = of(Place::Body);
        if !in_body.is_empty() {
            body.push((table, in_body));
        }
    }
    request.body = Builder::new(reading, "request").build(&body, &evidence);
    if request.body.is_none() && line.line.method.has_body() {
        request.body = examples::undescribed(reading, "request", None);
    }
    explain_placeholders(reading, line, &mut request.path);
    undocumented_query(reading, line, &mut request.query);
    request
}

/// An example must not overrule a table in silence.
fn report_left_to_the_path(reading: &mut Reading<'_>, table: usize, rows: &[usize]) {
    let found = &reading.page.tables[table];
    for row in rows.iter().map(|row| &found.rows[*row]) {
        if parameters::is_left_to_the_path(found, row) {
            let name = field::name(found, row);
            let message = format!("going by the examples, `{name}` belongs into the path alone");
            let finding = reading.finding(Code::PlacedByExample, &row.span, message);
            reading.report(finding.subject(format!("path_parameters/{}", escape(&name))));
        }
    }
}

/// Parameters of path, query and header refer to no tables, and a list of them holds text unless the
/// page says otherwise.
fn plain(reading: &mut Reading<'_>, table: usize, rows: &[usize], address: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    for row in rows {
        let mut field = field::field(reading, (table, *row), address);
        if let Some(field) = &field {
            report_holder(reading, (table, *row), field, address);
        }
        reading.book((table, *row), if field.is_some() { Fate::Used("parameter") } else { SILENT });
        if let Some(Type::Array(element)) = field.as_mut().map(|field| &mut field.kind)
            && **element == Type::Any
        {
            **element = Type::String;
        }
        fields.extend(field);
    }
    fields
}

/// What the member of a parameter is called in a URL or a header, no page says: its own name is kept.
fn report_holder(reading: &mut Reading<'_>, at: (usize, usize), field: &Field, address: &str) {
    let table = &reading.page.tables[at.0];
    let row = &table.rows[at.1];
    if let Some(holder) = field::holder(table, row) {
        let message = format!("`{}` is a member of `{holder}`, but not in a body", field.name);
        let finding = reading.finding(Code::MemberOutsideBody, &row.span, message);
        reading.report(finding.subject(format!("{address}/{}", escape(&field.name))));
    }
}

/// A parameter that two tables describe counts once.
fn join(reading: &mut Reading<'_>, known: &mut Vec<Field>, fields: Vec<Field>, address: &str) {
    let mut names: HashSet<String> = known.iter().map(|field| field.name.clone()).collect();
    for field in fields {
        if names.insert(field.name.clone()) {
            known.push(field);
            continue;
        }
        let address = format!("{address}/{}", escape(&field.name));
        let span = reading.origin_span(&address);
        let message = format!("the parameter `{}` is described twice", field.name);
        let finding = reading.finding(Code::DuplicateField, &span, message);
        reading.report(finding.subject(address));
    }
}

/// Every placeholder of the path has a field, in the order of the path.
fn explain_placeholders(reading: &mut Reading<'_>, line: &PageRequestLine, fields: &mut Vec<Field>) {
    let mut described: HashSet<String> = fields.iter().map(|field| field.name.clone()).collect();
    let placeholders = line.line.target.placeholders();
    for name in &placeholders {
        if described.insert((*name).to_owned()) {
            let message = format!("no row describes the placeholder `{name}`");
            let finding = reading.finding(Code::UndocumentedPlaceholder, &line.span, message);
            reading.report(finding.subject(format!("path_parameters/{name}")));
            fields.push(undescribed(name, Some(true)));
        }
    }
    let position = |field: &Field| placeholders.iter().position(|name| *name == field.name);
    for field in fields.iter().filter(|field| position(field).is_none()) {
        let message = format!("the path has no placeholder `{}`", field.name);
        let finding = reading.finding(Code::UnusedPathParameter, &line.span, message);
        reading.report(finding.subject(format!("path_parameters/{}", field.name)));
    }
    fields.sort_by_key(position);
}

fn undocumented_query(reading: &mut Reading<'_>, line: &PageRequestLine, fields: &mut Vec<Field>) {
    let mut described: HashSet<String> = fields.iter().map(|field| field.name.clone()).collect();
    for Pair { name, .. } in line.line.target.query.iter().filter(|pair| pair.is_parameter()) {
        if described.insert(name.clone()) {
            let message = format!("no row describes the query parameter `{name}`");
            let finding = reading.finding(Code::UndocumentedPlaceholder, &line.span, message);
            reading.report(finding.subject(format!("query_parameters/{name}")));
            fields.push(undescribed(name, None));
        }
    }
}

fn undescribed(name: &str, required: Option<bool>) -> Field {
    Field { name: name.to_owned(), required, ..Field::default() }
}
