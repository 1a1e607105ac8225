//! A lowered file → a call of its operation, which the compiler checks as a test of the docs.

use std::collections::{BTreeMap, BTreeSet};

use super::imported::Imported;
use crate::rust::{
    module::{Constructor, Docs, Field, File, RustType, Struct, Taken},
    names::KEYWORDS,
};

/// A call that is longer than this is parted from the sending.
const LONGEST_CHAIN: usize = 60;

const MAP: &str = "std::collections::BTreeMap";

/// The example, with what it imports, within a function that need not be shown.
pub(super) fn example(file: &File, imported: &Imported, version: &str) -> Docs {
    let mut values = Values::of(file, imported);
    let fields: Vec<&Field> = file.operation.reachable().collect();
    let made = values.made(&file.operation.name, &file.operation.constructor, &fields);
    let mut lines = vec![
        "# Example".to_owned(),
        String::new(),
        "```no_run".to_owned(),
        "# async fn example(client: &huaweicloud_client::Client) -> Result<(), huaweicloud_client::Error> {"
            .to_owned(),
    ];
    lines.extend(formatted(&imports(file, version, &values.imports)));
    lines.push(String::new());
    lines.extend(formatted(&sent(&made)));
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines
}

fn imports(file: &File, version: &str, types: &BTreeSet<String>) -> String {
    let module = format!("huaweicloud_client::{}::{version}", path(&file.operation.metadata.service));
    let operation = format!("use {module}::{};", file.operation.name);
    if types.is_empty() {
        return operation;
    }
    let types = types.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    format!("{operation} use {module}::{}::{{{types}}};", path(&file.name))
}

fn sent(made: &str) -> String {
    if made.len() > LONGEST_CHAIN {
        format!("let request = {made}; let answer = request.send(client).await?;")
    } else {
        format!("let answer = {made}.send(client).await?;")
    }
}

fn formatted(code: &str) -> Vec<String> {
    let function = syn::parse_str(&format!("async fn example() {{ {code} }}"));
    let printed = prettyplease::unparse(&function.expect("an example is made of Rust"));
    let body = printed.lines().filter_map(|line| line.strip_prefix("    "));
    body.map(str::to_owned).collect()
}

fn path(module: &str) -> String {
    if KEYWORDS.contains(&module) { format!("r#{module}") } else { module.to_owned() }
}

/// Makes example values of the types of a file.
struct Values<'a> {
    structs: BTreeMap<&'a str, &'a Struct>,
    /// The first value of each enum.
    enums: BTreeMap<&'a str, String>,
    imports: BTreeSet<String>,
    /// The structs that are being made: one that contains itself ends there.
    open: Vec<String>,
}

impl<'a> Values<'a> {
    fn of(file: &'a File, imported: &'a Imported) -> Self {
        let first = |list: &crate::rust::module::OpenEnum| {
            list.variants.first().map(|variant| format!("{}::{}", list.name, variant.name))
        };
        let structs = file.structs.iter().chain(&imported.structs);
        let enums = file.enums.iter().chain(&imported.enums);
        Self {
            structs: structs.map(|one| (one.name.as_str(), one)).collect(),
            enums: enums.filter_map(|one| Some((one.name.as_str(), first(one)?))).collect(),
            imports: BTreeSet::new(),
            open: Vec::new(),
        }
    }

    /// A call of `new`.
    fn made(&mut self, name: &str, constructor: &Constructor, fields: &[&Field]) -> String {
        let required = fields.iter().filter(|field| !field.optional);
        match constructor {
            Constructor::Absent => format!("{name}::default()"),
            Constructor::Positional => {
                let arguments: Vec<String> = required.map(|field| self.argument(field)).collect();
                format!("{name}::new({})", arguments.join(", "))
            }
            Constructor::Named { required: named, .. } => {
                self.imports.insert(named.clone());
                let given = |field: &&Field| {
                    let value = self.owned(&field.kind, &field.argument);
                    format!("{}: {value}", path(&field.argument))
                };
                let given: Vec<String> = required.map(given).collect();
                format!("{name}::new({named} {{ {} }})", given.join(", "))
            }
        }
    }

    fn argument(&mut self, field: &Field) -> String {
        self.taken(&field.kind, &field.taken, &field.argument)
    }

    /// A value in the form in which a function takes it.
    fn taken(&mut self, kind: &RustType, taken: &Taken, name: &str) -> String {
        match (taken, kind) {
            (Taken::Into, RustType::String) => format!("{name:?}"),
            (Taken::Into, RustType::Secret(inner)) => self.taken(inner, &Taken::Into, name),
            (Taken::Boxed, RustType::Boxed(inner)) => self.owned(inner, name),
            (Taken::Elements(_), RustType::Vec(inner)) if self.is_open(inner) => "[]".to_owned(),
            (Taken::Entries(_), RustType::Map(inner)) if self.is_open(inner) => {
                format!("{MAP}::<String, _>::new()")
            }
            (Taken::Elements(element), RustType::Vec(inner)) => {
                format!("[{}]", self.taken(inner, element, name))
            }
            (Taken::Entries(value), RustType::Map(inner)) => {
                format!("[(\"key\", {})]", self.taken(inner, value, name))
            }
            _ => self.owned(kind, name),
        }
    }

    /// A value in the form in which a field holds it.
    fn owned(&mut self, kind: &RustType, name: &str) -> String {
        match kind {
            RustType::Unit => "()".to_owned(),
            RustType::String => format!("{name:?}.to_owned()"),
            RustType::I64 => "1".to_owned(),
            RustType::F64 => "1.0".to_owned(),
            RustType::Bool => "true".to_owned(),
            RustType::Json => "serde_json::json!({})".to_owned(),
            RustType::Named(type_name) => self.named(type_name),
            RustType::Vec(inner) if self.is_open(inner) => "Vec::new()".to_owned(),
            RustType::Vec(inner) => format!("Vec::from([{}])", self.owned(inner, name)),
            RustType::Map(inner) if self.is_open(inner) => format!("{MAP}::new()"),
            RustType::Map(inner) => {
                format!("{MAP}::from([(\"key\".to_owned(), {})])", self.owned(inner, name))
            }
            RustType::Boxed(inner) => format!("Box::new({})", self.owned(inner, name)),
            RustType::Secret(inner) => match **inner {
                RustType::String => format!("{name:?}.into()"),
                _ => format!("{}.into()", self.owned(inner, name)),
            },
        }
    }

    fn named(&mut self, name: &str) -> String {
        self.imports.insert(name.to_owned());
        if let Some(first) = self.enums.get(name) {
            return first.clone();
        }
        let Some(made) = self.structs.get(name).copied() else {
            return format!("{name}::default()");
        };
        self.open.push(name.to_owned());
        let fields: Vec<&Field> = made.fields.iter().collect();
        let value = self.made(name, &made.constructor, &fields);
        self.open.pop();
        value
    }

    fn is_open(&self, kind: &RustType) -> bool {
        match kind {
            RustType::Named(name) => self.open.contains(name),
            RustType::Vec(inner) | RustType::Map(inner) | RustType::Boxed(inner) => self.is_open(inner),
            _ => false,
        }
    }
}
