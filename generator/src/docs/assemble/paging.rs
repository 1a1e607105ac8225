//! Lists that come page by page: known by the names of parameters and fields, and by what the page says of them.
//!
//! A position (marker, offset or number of a page) beside a size asks for a page. The list is the only one of
//! the response. What an offset counts and where the first page begins is what the description says; where it
//! does not, that is a finding, since a wrong guess would leave elements out without a word.

use crate::{
    diagnostic::{Code, Diagnostic},
    docs::vocabulary::paging::{self, Role, Unit},
    spec::{
        address::Address,
        behaviour::{PageStyle, Paging},
        evidence::{Aspect, Evidence},
        model::{Body, Field, Operation, Type},
        service::Service,
    },
};

/// A way through the pages and how it is known, or what the page does not say.
type Found = Result<(Paging, Evidence), String>;

/// Gives each operation its paging. A page that does not say enough is a finding.
pub(super) fn find(service: &mut Service) -> Vec<Diagnostic> {
    let mut open = Vec::new();
    for (at, operation) in service.operations.iter_mut().enumerate() {
        match of(operation) {
            Some(Ok((paging, evidence))) => {
                operation.paging = Some(paging);
                operation.evidence.insert(Aspect::Paging, evidence);
            }
            Some(Err(why)) => open.push((at, why)),
            None => {}
        }
    }
    let by_page = service.by_page();
    let finding = |(at, why): (usize, String)| {
        let operation = &service.operations[at];
        let is_one_of_several = by_page[&operation.page].len() > 1;
        let location = service.origins.location(&operation.page, &position_address(operation));
        let finding = Diagnostic::new(Code::UnclearPaging, location, why).subject("paging");
        Diagnostic { operation: is_one_of_several.then(|| operation.line()), ..finding }
    };
    open.into_iter().map(finding).collect()
}

/// The parameters that speak of pages: those of the query, or else those of the body.
fn sent(operation: &Operation) -> Option<(&'static str, Vec<(Role, &Field)>)> {
    let body = operation.request.as_ref().map(|body| body.fields.as_slice()).unwrap_or_default();
    let lists = [("query_parameters", operation.query_parameters.as_slice()), ("request/fields", body)];
    lists.into_iter().find_map(|(list, fields)| {
        let mut found: Vec<_> =
            fields.iter().filter_map(|field| Some((paging::role(&field.name)?, field))).collect();
        found.sort_by_key(|(role, _)| *role);
        let has_size = found.last().is_some_and(|(role, _)| *role == Role::Size);
        let has_position = found.first().is_some_and(|(role, _)| *role != Role::Size);
        (has_size && has_position).then_some((list, found))
    })
}

fn position_address(operation: &Operation) -> String {
    let address = sent(operation).map(|(list, found)| Address::default().join(list).step(&found[0].1.name));
    address.unwrap_or_default().into()
}

/// The first way that is known: by markers that a response tells, by numbers of pages, by offsets. A marker
/// that only the last element of a page tells is the last resort.
fn of(operation: &Operation) -> Option<Found> {
    let (_, found) = sent(operation)?;
    let body = operation.successes().find(|body| body.root.is_some() || !body.fields.is_empty())?;
    let (size, positions) = found.split_last()?;
    let mut ways = positions.iter().filter(|(role, _)| *role != Role::Size);
    let list = match list(body) {
        Ok(list) => list,
        Err(why) => return Some(Err(why)),
    };
    let paging = |style, position: &Field| Paging {
        style,
        position: position.name.clone(),
        size: Some(size.1.name.clone()),
        first: None,
        items: list.path.clone(),
        next: None,
        last: None,
        total: only(scalars(body, paging::is_total)),
    };
    let way = |(role, position): &(Role, &Field)| match role {
        Role::Marker => by_marker(paging(PageStyle::Marker, position), position, body, &list),
        _ => by_number(paging(PageStyle::Offset, position), position, *role),
    };
    let mut tried: Vec<Found> = ways.by_ref().map(way).collect();
    let best = tried.iter().position(|found| found.as_ref().is_ok_and(|(paging, _)| paging.last.is_none()));
    let best = best.or_else(|| tried.iter().position(Result::is_ok)).unwrap_or_default();
    Some(tried.swap_remove(best))
}

/// By the marker that the response tells, or by the ID of its last element.
fn by_marker(paging: Paging, position: &Field, body: &Body, list: &List) -> Found {
    if let Some(next) = only(scalars(body, paging::is_next)) {
        return Ok((Paging { next: Some(next), ..paging }, Evidence::Name));
    }
    let has_id =
        body.members(&list.element).is_some_and(|fields| fields.iter().any(|field| field.name == ID));
    if has_id && paging::is_last_id(&position.description) {
        return Ok((Paging { last: Some(ID.to_owned()), ..paging }, Evidence::Prose));
    }
    Err(format!("`{}` is a marker, but the page does not say where the next one stands", position.name))
}

/// The name of the field that identifies an element.
const ID: &str = "id";

/// By the number of elements before the page, or by the number of the page.
fn by_number(paging: Paging, position: &Field, role: Role) -> Found {
    let name = &position.name;
    let told = position.default.as_deref().and_then(|default| default.parse().ok());
    let told = told.or_else(|| paging::first_number(&position.description));
    let lowest = position.range.and_then(|range| range.min).filter(|min| (0..=1).contains(min));
    let unit = if role == Role::Page { Some(Unit::Pages) } else { paging::unit(&position.description) };
    let evidence = if role == Role::Page { Evidence::Name } else { Evidence::Prose };
    let (style, first) = match unit {
        Some(Unit::Elements) => (PageStyle::Offset, told.or(Some(0))),
        Some(Unit::Pages) => (PageStyle::Page, told.or(lowest)),
        None => return Err(format!("the page does not say whether `{name}` counts elements or pages")),
    };
    match first {
        Some(_) => Ok((Paging { style, first, ..paging }, evidence)),
        None => Err(format!("the page does not say whether the first page is `{name}` 0 or 1")),
    }
}

/// The list of a response.
struct List {
    /// The path to it; none where the response is the list.
    path: Option<String>,
    /// What it holds.
    element: Type,
}

/// The only list of structures, or else the only list; at the root, or else one level below.
fn list(body: &Body) -> Result<List, String> {
    if let Some(Type::Array(element)) = &body.root {
        return Ok(List { path: None, element: (**element).clone() });
    }
    let is_of_structures = |list: &List| matches!(list.element, Type::Struct(_));
    for (is_deep, is_wanted) in [(false, true), (true, true), (false, false), (true, false)] {
        let lists = fields(body).filter(|(path, _)| path.contains('/') == is_deep);
        let mut lists: Vec<List> = lists.filter_map(|(path, field)| as_list(path, field)).collect();
        lists.retain(|list| is_of_structures(list) == is_wanted);
        match lists.len() {
            0 => {}
            1 => return Ok(lists.swap_remove(0)),
            _ => {
                let names: Vec<String> = lists.into_iter().filter_map(|list| list.path).collect();
                return Err(format!("which of the lists comes page by page: {}?", names.join(", ")));
            }
        }
    }
    Err("the parameters ask for a page, but the response has no list".to_owned())
}

fn as_list(path: String, field: &Field) -> Option<List> {
    match &field.kind {
        Type::Array(element) if !paging::is_of_links(&field.name) => {
            Some(List { path: Some(path), element: (**element).clone() })
        }
        _ => None,
    }
}

/// The fields of a body and those one level below, with their paths.
fn fields(body: &Body) -> impl Iterator<Item = (String, &Field)> {
    let path = |field: &Field| Address::default().step(&field.name);
    body.fields.iter().flat_map(move |field| {
        let nested = body.members(&field.kind).unwrap_or_default().iter();
        let nested = nested.map(move |inner| (path(field).step(&inner.name).into(), inner));
        [(path(field).into(), field)].into_iter().chain(nested)
    })
}

/// The paths of the values that are called so: at the root, or else one level below.
fn scalars(body: &Body, is_called: fn(&str) -> bool) -> Vec<String> {
    let is_scalar = |field: &Field| matches!(field.kind, Type::String | Type::Integer | Type::Long);
    let found = fields(body).filter(|(_, field)| is_called(&field.name) && is_scalar(field));
    let (deep, flat): (Vec<_>, Vec<_>) = found.map(|(path, _)| path).partition(|path| path.contains('/'));
    if flat.is_empty() { deep } else { flat }
}

fn only(mut found: Vec<String>) -> Option<String> {
    found.pop().filter(|_| found.is_empty())
}
