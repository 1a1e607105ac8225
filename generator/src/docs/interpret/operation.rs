//! An operation page becomes an operation.

use super::{
    body::Builder,
    error_codes, examples, field, names,
    parameters::{self, Place, Target},
    reading::Reading,
    responses,
};
use crate::{
    diagnostic::Code,
    docs::{page::RequestLine, vocabulary::marks},
    files::file_name,
    spec::model::{Field, Operation, SCHEMA, Type},
};

/// The operation of a page; `None` where the page has no request line.
pub(super) fn operation(service: &str, reading: &mut Reading<'_>) -> Option<Operation> {
    let page = reading.page;
    let line = page.request_lines.first()?.clone();
    let template = Template::new(&line);
    reading.origin("", &line.span);
    reading.origin("path", &line.span);
    let request = request(reading, &line, &template);
    let version = names::version(&template.path);
    Some(Operation {
        schema: SCHEMA,
        service: service.to_owned(),
        name: names::name(page, &line.method, &template.path),
        version,
        page: file_name(&page.path).to_owned(),
        title: page.title.clone(),
        summary: page.summary.join("\n"),
        constraints: page.constraints.join("\n"),
        deprecated: marks::is_deprecated_title(&page.title),
        method: line.method.clone(),
        path: template.full_path(&request.query),
        path_parameters: request.path,
        query_parameters: request.query,
        header_parameters: request.header,
        request: request.body,
        responses: responses::responses(reading),
        error_codes: error_codes::error_codes(reading),
        error_page: page.error_page.clone(),
        request_examples: examples::examples(reading, true),
        response_examples: examples::examples(reading, false),
    })
}

/// A request line's target, cut up.
struct Template {
    path: String,
    placeholders: Vec<String>,
    /// Pairs of the query; a value in braces is a placeholder.
    query: Vec<(String, String)>,
}

impl Template {
    fn new(line: &RequestLine) -> Self {
        let (path, query) = line.target.split_once('?').unwrap_or((&line.target, ""));
        let placeholders = path
            .split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}'))
            .map(|(name, _)| name.to_owned())
            .collect();
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        Self {
            path: path.to_owned(),
            placeholders,
            query: pairs
                .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        }
    }

    /// The path with the pairs that no row documents: these are constant.
    fn full_path(&self, documented: &[Field]) -> String {
        let is_constant = |(name, value): &&(String, String)| {
            !value.starts_with('{') && !documented.iter().any(|field| field.name == *name)
        };
        let constants: Vec<String> = self
            .query
            .iter()
            .filter(is_constant)
            .map(|(name, value)| {
                if value.is_empty() {
                    name.clone()
                } else {
                    format!("{name}={value}")
                }
            })
            .collect();
        if constants.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{}", self.path, constants.join("&"))
        }
    }
}

#[derive(Default)]
struct Request {
    path: Vec<Field>,
    query: Vec<Field>,
    header: Vec<Field>,
    body: Option<crate::spec::model::Body>,
}

fn request(reading: &mut Reading<'_>, line: &RequestLine, template: &Template) -> Request {
    let target = Target {
        method: &line.method,
        placeholders: &template.placeholders,
    };
    let mut request = Request::default();
    let mut body = Vec::new();
    for (table, rows) in parameters::places(reading, &target) {
        let of = |place: Place| -> Vec<usize> {
            rows.iter()
                .filter(|(_, each)| *each == place)
                .map(|(row, _)| *row)
                .collect()
        };
        let is_first = reading.consume(table);
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
            body.push((table, in_body, is_first));
        }
    }
    if !body.is_empty() {
        request.body = Some(build(reading, body));
    }
    placeholders(reading, line, template, &mut request.path);
    undocumented_query(reading, line, template, &mut request.query);
    request
}

/// The tables were booked when their rows were told apart, so the rows are booked here.
fn build(
    reading: &mut Reading<'_>,
    tables: Vec<(usize, Vec<usize>, bool)>,
) -> crate::spec::model::Body {
    let rows: usize = tables
        .iter()
        .filter(|(_, _, is_first)| *is_first)
        .map(|(_, rows, _)| rows.len())
        .sum();
    let roots: Vec<(usize, Vec<usize>)> = tables
        .into_iter()
        .map(|(table, rows, _)| (table, rows))
        .collect();
    let body = Builder::new(reading, "request").build(&roots);
    let silent = rows.saturating_sub(body.fields.len());
    reading.used_rows("field", rows - silent);
    reading.left_out_rows("a row that says there is nothing", silent);
    body
}

/// Parameters of path, query and header refer to no tables.
fn plain(reading: &mut Reading<'_>, table: usize, rows: &[usize], address: &str) -> Vec<Field> {
    let fields: Vec<Field> = rows
        .iter()
        .filter_map(|row| field::field(reading, (table, *row), address))
        .collect();
    reading.used_rows("parameter", fields.len());
    reading.left_out_rows(
        "a row that says there is nothing",
        rows.len() - fields.len(),
    );
    fields
}

/// A parameter that two tables describe counts once.
fn join(reading: &mut Reading<'_>, known: &mut Vec<Field>, fields: Vec<Field>, address: &str) {
    for field in fields {
        if known.iter().any(|other| other.name == field.name) {
            let address = format!("{address}/{}", field.name);
            let span = reading.origin_span(&address);
            let message = format!("the parameter `{}` is described twice", field.name);
            let finding = reading.finding(Code::DuplicateField, &span, message);
            reading.report(finding.subject(address));
        } else {
            known.push(field);
        }
    }
}

/// Every placeholder of the path has a field, in the order of the path.
fn placeholders(
    reading: &mut Reading<'_>,
    line: &RequestLine,
    template: &Template,
    fields: &mut Vec<Field>,
) {
    for name in &template.placeholders {
        if !fields.iter().any(|field| field.name == *name) {
            let message = format!("no row describes the placeholder `{name}`");
            let finding = reading.finding(Code::UndocumentedPlaceholder, &line.span, message);
            reading.report(finding.subject(format!("path_parameters/{name}")));
            fields.push(undescribed(name, Some(true)));
        }
    }
    let position = |field: &Field| {
        template
            .placeholders
            .iter()
            .position(|name| *name == field.name)
    };
    for field in fields.iter().filter(|field| position(field).is_none()) {
        let message = format!("the path has no placeholder `{}`", field.name);
        let finding = reading.finding(Code::UnusedPathParameter, &line.span, message);
        reading.report(finding.subject(format!("path_parameters/{}", field.name)));
    }
    fields.sort_by_key(position);
}

fn undocumented_query(
    reading: &mut Reading<'_>,
    line: &RequestLine,
    template: &Template,
    fields: &mut Vec<Field>,
) {
    let is_open = |(_, value): &&(String, String)| value.starts_with('{');
    for (name, _) in template.query.iter().filter(is_open) {
        if !fields.iter().any(|field| field.name == *name) {
            let message = format!("no row describes the query parameter `{name}`");
            let finding = reading.finding(Code::UndocumentedPlaceholder, &line.span, message);
            reading.report(finding.subject(format!("query_parameters/{name}")));
            fields.push(undescribed(name, None));
        }
    }
}

fn undescribed(name: &str, required: Option<bool>) -> Field {
    Field {
        name: name.to_owned(),
        kind: Type::String,
        required,
        condition: None,
        secret: false,
        description: String::new(),
        values: Vec::new(),
        default: None,
        length: None,
        range: None,
    }
}
