//! An operation → a call of it, which the compiler checks as a test of the docs.

use std::collections::{BTreeMap, BTreeSet};

use super::{naming::Naming, shared::Shared};
use crate::{
    rust::{
        module::{Docs, Field, File, OpenEnum, Payload, Presence, Struct},
        module_name,
        names::KEYWORDS,
    },
    spec::{
        resolve::{self, Location, Operation, Resolved, Type},
        types::Wire,
    },
};

/// A call that is longer than this is parted from the sending.
const LONGEST_CHAIN: usize = 60;

/// An example shows the required fields of so many structures; those of others are left out, so that
/// structures of structures do not multiply.
const MOST_STRUCTURES: usize = 12;

/// What the example is made of.
pub(super) struct Parts<'a> {
    /// The service.
    pub(super) resolved: &'a Resolved<'a>,
    /// The operation.
    pub(super) operation: &'a Operation<'a>,
    /// What its types are called.
    pub(super) naming: &'a Naming<'a>,
    /// What they are, where they are shared.
    pub(super) shared: &'a Shared,
}

/// The example, with what it imports, within a function that need not be shown.
pub(super) fn example(file: &File, parts: &Parts) -> Docs {
    let mut values = Values::of(file, parts);
    let made = values.operation(file);
    let mut lines = vec![
        "# Example".to_owned(),
        "```no_run".to_owned(),
        "# async fn example(client: &huaweicloud_client::Client) -> Result<(), huaweicloud_client::Error> {"
            .to_owned(),
    ];
    lines.extend(formatted(&imports(file, &parts.operation.spec.module(), &values.imports)));
    lines.push(String::new());
    lines.extend(formatted(&sent(&made)));
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines
}

fn imports(file: &File, version: &str, types: &BTreeSet<String>) -> String {
    let module = format!("huaweicloud_client::{}::{version}", module_name(&file.operation.metadata.service));
    let operation = format!("use {module}::{};", file.operation.name);
    if types.is_empty() {
        return operation;
    }
    let types = types.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    format!("{operation} use {module}::{}::{{{types}}};", path(&file.name))
}

fn sent(made: &str) -> String {
    if made.len() > LONGEST_CHAIN {
        format!("let request = {made}; let response = request.send(client).await?;")
    } else {
        format!("let response = {made}.send(client).await?;")
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
    parts: &'a Parts<'a>,
    structs: BTreeMap<usize, &'a Struct>,
    /// The first value of each enum.
    enums: BTreeMap<usize, String>,
    imports: BTreeSet<String>,
    /// The structures that are being made: one that contains itself ends there.
    open: Vec<usize>,
    left: usize,
}

impl<'a> Values<'a> {
    fn of(file: &'a File, parts: &'a Parts) -> Self {
        let types = &parts.naming.types;
        let own = |name: &String| file.structs.iter().find(|known| known.name == *name);
        let structs = types.structures.iter();
        let structs =
            structs.filter_map(|(at, name)| Some((*at, parts.shared.structs.get(at).or_else(|| own(name))?)));
        let own = |name: &String| file.enums.iter().find(|known| known.name == *name);
        let first = |name: &String, list: &OpenEnum| Some(format!("{name}::{}", list.variants.first()?.name));
        let enums = types.lists.iter();
        let enums = enums.filter_map(|(at, name)| {
            let list = parts.shared.enums.get(at).or_else(|| own(name))?;
            Some((*at, first(name, list)?))
        });
        Self {
            structs: structs.collect(),
            enums: enums.collect(),
            imports: BTreeSet::new(),
            open: Vec::new(),
            left: MOST_STRUCTURES,
            parts,
        }
    }

    /// A call of `new`, and the setters of what is required besides.
    fn operation(&mut self, file: &File) -> String {
        let operation = self.parts.operation;
        let lowered = file.operation.parameters.iter().map(|parameter| &parameter.field);
        let given: Vec<_> = operation.parameters.iter().zip(lowered).collect();
        let path = given.iter().filter(|(parameter, _)| parameter.location == Location::Path);
        let arguments: Vec<String> =
            path.map(|(parameter, field)| self.value(&parameter.field.kind, &field.setter)).collect();
        let mut made = format!("{}::new({})", file.operation.name, arguments.join(", "));
        for (parameter, field) in given.iter().filter(|(_, field)| field.presence == Presence::Required) {
            made.push_str(&self.setter(field, &parameter.field.kind));
        }
        match (&operation.request, &file.operation.body) {
            (Some(resolve::Payload::Whole(kind)), Some(Payload::Whole(field))) => {
                made.push_str(&self.setter(field, kind));
            }
            (Some(resolve::Payload::Fields(kinds)), Some(Payload::Fields(body))) => {
                made.push_str(&self.setters(&body.fields, kinds));
            }
            _ => (),
        }
        made
    }

    fn setters(&mut self, fields: &[Field], kinds: &[resolve::Field]) -> String {
        let required = fields.iter().zip(kinds).filter(|(field, _)| field.presence == Presence::Required);
        required.map(|(field, resolved)| self.setter(field, &resolved.kind)).collect()
    }

    fn setter(&mut self, field: &Field, kind: &Type) -> String {
        format!(".{}({})", path(&field.setter), self.value(kind, &field.setter))
    }

    /// A value that a field can be set to.
    fn value(&mut self, kind: &Type, name: &str) -> String {
        match kind {
            Type::Plain(Wire::Text) => format!("{name:?}"),
            Type::Plain(Wire::Integer) => "1".to_owned(),
            Type::Plain(Wire::Number) => "1.0".to_owned(),
            Type::Plain(Wire::Boolean) => "true".to_owned(),
            Type::Plain(Wire::Json) => "serde_json::json!({})".to_owned(),
            Type::Structure(number) => self.structure(*number),
            Type::Listed(number) => {
                self.imports.insert(self.parts.naming.types.lists[number].clone());
                self.enums[number].clone()
            }
            Type::Array(inner) => match self.open(inner) {
                Some(name) => format!("Vec::<{name}>::new()"),
                None => format!("[{}]", self.value(inner, name)),
            },
            Type::Map(inner) => match self.open(inner) {
                Some(name) => format!("Vec::<(String, {name})>::new()"),
                None => format!("[(\"key\", {})]", self.value(inner, name)),
            },
        }
    }

    fn structure(&mut self, number: usize) -> String {
        let name = &self.parts.naming.types.structures[&number];
        self.imports.insert(name.clone());
        let made = format!("{name}::new()");
        if self.left == 0 {
            return made;
        }
        self.left -= 1;
        self.open.push(number);
        let kinds = &self.parts.resolved.structures[number].fields;
        let setters = self.structs.get(&number).copied().map(|made| self.setters(&made.fields, kinds));
        self.open.pop();
        made + &setters.unwrap_or_default()
    }

    /// The structure that a list or a map would hold, if it is being made.
    fn open(&mut self, kind: &Type) -> Option<String> {
        match kind {
            Type::Structure(number) if self.open.contains(number) => {
                Some(self.parts.naming.types.structures[number].clone())
            }
            Type::Array(inner) | Type::Map(inner) => self.open(inner),
            _ => None,
        }
    }
}
