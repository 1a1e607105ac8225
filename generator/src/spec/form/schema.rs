//! JSON Schemas of everything that people read or write as YAML, as it stands in the files.

use std::collections::BTreeMap;

use schemars::schema_for;
use serde_json::{Value as Json, json};

use super::Examples;
use crate::{
    files::FileSet,
    spec::{
        corrections::Corrections,
        model::{ErrorCode, Operation},
        report::Report,
        wording::Wording,
    },
};

/// The schemas, by path below `spec/schema`.
#[must_use]
pub fn schemas() -> FileSet {
    let operation = operation();
    let schemas = [
        ("shared", shared(&operation)),
        ("operation", operation),
        ("examples", form(&schema_for!(Examples))),
        ("error_codes", form(&schema_for!(Vec<ErrorCode>))),
        ("names", form(&schema_for!(BTreeMap<String, String>))),
        ("report", form(&schema_for!(Report))),
        ("corrections", form(&schema_for!(Corrections))),
        ("wording", form(&schema_for!(Wording))),
    ];
    let text = |schema: &Json| format!("{schema:#}\n");
    schemas.iter().map(|(name, schema)| (format!("{name}.json"), text(schema))).collect()
}

fn form(schema: &schemars::Schema) -> Json {
    schema.as_value().clone()
}

/// The operation of the model, brief, without its examples, with names for what is shared.
fn operation() -> Json {
    let mut schema = form(&schema_for!(Operation));
    let members = schema["properties"].as_object_mut().expect("an operation has members");
    members.retain(|member, _| member != "request_examples" && member != "response_examples");
    for list in ["path_parameters", "query_parameters", "header_parameters"] {
        or_text(&mut members[list], SHARED);
    }
    let required = schema["required"].as_array_mut().expect("an operation must have some members");
    required.retain(|member| member != "schema" && member != "service");
    let types = &mut schema["$defs"];
    or_text(&mut types["Body"]["properties"]["structures"], SHARED);
    or_text(&mut types["Response"]["properties"]["headers"], SHARED);
    or_text(&mut types["Field"]["properties"]["values"], "The value, where nothing more is known of it.");
    let description = &mut types["Field"]["properties"]["description"];
    description["description"] = json!(
        "What the page says about it. The line `- {value}: {meaning}` stands for one such line for each of the values; where several such lines follow each other, all but the first are for the last values, one each. `{{value}}` stands for the text `{value}`."
    );
    types["Field"]["properties"]["required"] = json!({
        "description": "Whether it must be sent; where nothing is said, it must in the path, need not elsewhere in a request, and nobody knows in a response.",
        "enum": [true, false, "unknown"],
    });
    types["Body"]["properties"]["same_as"] = json!({
        "description": "The status of an earlier response of the same body; `fields` holds what this one has besides.",
        "type": ["integer", "string"],
    });
    schema
}

/// What a text means in place of a parameter or structure.
const SHARED: &str = "The name of one in shared.yaml.";

/// An element may be a text.
fn or_text(list: &mut Json, meaning: &str) {
    let own = list["items"].take();
    let name = json!({ "description": meaning, "type": "string" });
    list["items"] = json!({ "anyOf": [name, own] });
}

fn shared(operation: &Json) -> Json {
    let list = |of: &str| json!({ "type": "array", "items": { "$ref": format!("#/$defs/{of}") } });
    json!({
        "$schema": operation["$schema"],
        "title": "Shared",
        "description": "What several operations of a service have exactly alike.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "header_parameters": list("Field"),
            "path_parameters": list("Field"),
            "query_parameters": list("Field"),
            "response_headers": list("Field"),
            "structures": list("Structure"),
        },
        "$defs": operation["$defs"],
    })
}
