//! Types and fields → schemas.

use serde_json::{Value as Json, json};

use super::{Object, components::Components, insert, text};
use crate::spec::{
    model::{self, Bounds},
    resolve::{Field, Type},
    types::{Type as Written, Wire},
};

/// The formats that OpenAPI or JSON Schema know by the same name.
const FORMATS: &[&str] = &["uuid", "date-time", "date", "time", "ipv4", "ipv6", "email", "uri", "hostname"];

/// An object with these fields; what else is in it is allowed.
pub(super) fn object(fields: &[Field], components: &Components) -> Json {
    let properties: Object =
        fields.iter().map(|one| (one.spec.name.clone(), field(one, components))).collect();
    let required: Vec<&str> =
        fields.iter().filter(|field| field.required).map(|field| field.spec.name.as_str()).collect();
    let mut object = Object::new();
    object.insert("type".to_owned(), "object".into());
    object.insert("properties".to_owned(), properties.into());
    insert(&mut object, [("required", (!required.is_empty()).then(|| json!(required)))]);
    object.into()
}

/// A type without what a field says of it.
pub(super) fn kind(kind: &Type, components: &Components) -> Json {
    built(kind, components, None)
}

/// A field: its type, its constraints where they belong, and what is said of it.
pub(super) fn field(field: &Field, components: &Components) -> Json {
    let spec = &field.spec;
    let mut schema = built(&field.kind, components, Some(spec));
    let Json::Object(object) = &mut schema else { return schema };
    insert(
        object,
        [
            ("description", text(described(&spec.wording, &spec.description))),
            ("default", spec.default.as_deref().map(|default| value(default, &field.kind))),
            ("deprecated", spec.deprecated.then(|| true.into())),
            ("x-secret", spec.secret.then(|| true.into())),
            ("x-unit", spec.unit.clone().map(Json::from)),
            ("x-required-if", spec.condition.clone().map(Json::from)),
        ],
    );
    schema
}

/// The English text, or else that of the page.
pub(super) fn described<'a>(wording: &'a str, page: &'a str) -> &'a str {
    if wording.is_empty() { page } else { wording }
}

fn built(kind: &Type, components: &Components, spec: Option<&model::Field>) -> Json {
    match kind {
        Type::Plain(wire) => plain(*wire, spec),
        Type::Structure(number) => components.structure(*number),
        Type::Listed(number) => components.list(*number),
        Type::Map(inner) => {
            json!({ "type": "object", "additionalProperties": built(inner, components, spec) })
        }
        Type::Array(inner) => {
            let mut object = Object::new();
            object.insert("type".to_owned(), "array".into());
            object.insert("items".to_owned(), built(inner, components, spec));
            bounds(&mut object, spec.and_then(|spec| spec.items), ["minItems", "maxItems"]);
            object.into()
        }
    }
}

fn plain(wire: Wire, spec: Option<&model::Field>) -> Json {
    let mut object = Object::new();
    let is_object = spec.is_some_and(|spec| *spec.kind.innermost() == Written::Object);
    let name = match wire {
        Wire::Text => Some("string"),
        Wire::Integer => Some("integer"),
        Wire::Number => Some("number"),
        Wire::Boolean => Some("boolean"),
        Wire::Json => is_object.then_some("object"),
    };
    insert(&mut object, [("type", name.map(Json::from))]);
    if let Some(spec) = spec {
        match wire {
            Wire::Text => of_text(&mut object, spec),
            Wire::Integer | Wire::Number => bounds(&mut object, spec.range, ["minimum", "maximum"]),
            Wire::Boolean | Wire::Json => {}
        }
    }
    object.into()
}

fn of_text(object: &mut Object, spec: &model::Field) {
    bounds(object, spec.length, ["minLength", "maxLength"]);
    let format = spec.format.as_deref();
    let is_known = |format: &&str| FORMATS.contains(format);
    insert(
        object,
        [
            ("format", format.filter(is_known).map(Json::from)),
            ("contentEncoding", format.filter(|format| *format == "base64").map(Json::from)),
            ("x-format", format.filter(|format| !is_known(format) && *format != "base64").map(Json::from)),
            ("pattern", spec.pattern.clone().map(Json::from)),
            // A number that is written as text.
            ("x-range", spec.range.map(|range| json!({ "min": range.min, "max": range.max }))),
        ],
    );
}

fn bounds(object: &mut Object, bounds: Option<Bounds>, [min, max]: [&str; 2]) {
    let Bounds { min: least, max: most } = bounds.unwrap_or_default();
    insert(object, [(min, least.map(Json::from)), (max, most.map(Json::from))]);
}

/// A default as the wire has it; as the page writes it where it is none.
fn value(written: &str, kind: &Type) -> Json {
    let is_text = matches!(kind, Type::Plain(Wire::Text) | Type::Listed(_));
    let parsed = serde_json::from_str::<Json>(written).ok().filter(|_| !is_text);
    parsed.unwrap_or_else(|| written.into())
}
