//! What holds of the types that each service's spec becomes.

#![allow(clippy::unwrap_used, reason = "a test may, its helpers too")]

use std::{collections::BTreeMap, process::ExitCode};

use generator::{
    rust::{
        lower::lower,
        module::{
            Docs, EnumValue, Field, File, Item, Module, OpenEnum, Parameter, Payload, RustType, Struct,
        },
    },
    spec::{
        model::Bounds,
        resolve::{self, Resolved, Type, resolve},
    },
};
use tests::{
    services::{ALL, Source},
    suite::{self, test},
};

fn main() -> ExitCode {
    let of = |source: &'static Source| {
        let name = source.name.as_str();
        let enums = move || each_vocabulary_is_one_enum(&lowered(source));
        let docs = move || what_a_field_may_hold_is_documented(source);
        [test(format!("enums::{name}"), enums), test(format!("docs::{name}"), docs)]
    };
    suite::main(ALL.iter().flat_map(of))
}

fn lowered(source: &Source) -> Module {
    lower(&resolve(&source.spec()).value).value
}

/// The enums of a module, each under the path that declares it.
fn enums(module: &Module) -> Vec<(String, &OpenEnum)> {
    let shared = module.types.iter().filter_map(|shared| match &shared.item {
        Item::OpenEnum(item) => Some((format!("types::{}", item.name), item)),
        Item::Struct(_) => None,
    });
    let files = module.versions.iter().flat_map(|version| {
        version.files.iter().flat_map(move |file| {
            let path = move |item: &OpenEnum| format!("{}::{}::{}", version.name, file.name, item.name);
            file.enums.iter().map(move |item| (path(item), item))
        })
    });
    shared.chain(files).collect()
}

/// Values that fields of one name list alike are one type, whatever the operations that list them.
fn each_vocabulary_is_one_enum(module: &Module) {
    let mut known: BTreeMap<(Docs, Vec<String>), String> = BTreeMap::new();
    for (path, item) in enums(module) {
        let mut values: Vec<String> =
            item.variants.iter().map(|variant| format!("{:?}", variant.value)).collect();
        values.sort();
        let twin = known.insert((item.docs.clone(), values), path.clone());
        assert_eq!(twin, None, "{path} lists the same for the same field");
    }
}

/// Range, default and values, at each field and its setter: these have one text.
fn what_a_field_may_hold_is_documented(source: &Source) {
    let spec = source.spec();
    let resolved = resolve(&spec).value;
    let module = lower(&resolved).value;
    let enums: Vec<&OpenEnum> = enums(&module).into_iter().map(|(_, item)| item).collect();
    let emitted = Emitted { module: &module, enums, resolved: &resolved };
    let missing = emitted.missing();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

struct Emitted<'a> {
    module: &'a Module,
    enums: Vec<&'a OpenEnum>,
    resolved: &'a Resolved<'a>,
}

impl Emitted<'_> {
    /// What the spec says of a field and its documentation does not.
    fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        for operation in &self.resolved.operations {
            let id = operation.spec.id();
            let file = self.file(&id);
            let parameters = file.operation.parameters.iter().map(|Parameter { field, .. }| field);
            let parameters: Vec<&Field> = parameters.collect();
            let given = operation.parameters.iter().map(|parameter| &parameter.field);
            missing.extend(self.compare(&id, given, &parameters));
            if let (Some(resolve::Payload::Fields(fields)), Some(Payload::Fields(body))) =
                (&operation.request, &file.operation.body)
            {
                missing.extend(self.compare(&id, fields.iter(), &body.fields.iter().collect::<Vec<_>>()));
            }
        }
        for structure in &self.resolved.structures {
            let structs = self.structs().filter(|item| is_of(item, &structure.fields));
            let candidates: Vec<&Struct> = structs.collect();
            assert!(!candidates.is_empty(), "{} is emitted", structure.name);
            let best = candidates.iter().map(|item| {
                let fields: Vec<&Field> = item.fields.iter().collect();
                self.compare(&structure.name, structure.fields.iter(), &fields)
            });
            missing.extend(best.min_by_key(Vec::len).unwrap_or_default());
        }
        missing
    }

    fn file(&self, id: &str) -> &File {
        let mut files = self.module.versions.iter().flat_map(|version| &version.files);
        let ends = format!("/{id}.yaml");
        files.find(|file| file.source.ends_with(&ends)).unwrap_or_else(|| panic!("{id} is emitted"))
    }

    fn structs(&self) -> impl Iterator<Item = &Struct> {
        let shared = self.module.types.iter().filter_map(|shared| match &shared.item {
            Item::Struct(item) => Some(item),
            Item::OpenEnum(_) => None,
        });
        let files = self.module.versions.iter().flat_map(|version| &version.files);
        shared.chain(files.flat_map(File::all_structs))
    }

    fn compare<'f>(
        &self,
        owner: &str,
        fields: impl Iterator<Item = &'f resolve::Field>,
        emitted: &[&Field],
    ) -> Vec<String> {
        let mut missing = Vec::new();
        for field in fields {
            let name = &field.spec.name;
            let found = emitted.iter().find(|emitted| emitted.wire == *name);
            let found = found.unwrap_or_else(|| panic!("{owner}.{name} is emitted"));
            let docs = found.docs.join("\n");
            for fact in self.facts(field, &found.kind) {
                if !docs.contains(&fact) {
                    missing.push(format!("{owner}.{name} lacks {fact:?}: {docs:?}"));
                }
            }
        }
        missing
    }

    /// What the documentation of a field has to say.
    fn facts(&self, field: &resolve::Field, kind: &RustType) -> Vec<String> {
        let spec = &field.spec;
        let range = spec.range.as_ref().and_then(range);
        let default = spec.default.as_ref().map(|default| format!("Default: `{default}`"));
        let mut facts: Vec<String> = range.into_iter().chain(default).collect();
        if let Type::Listed(number) = field.kind.innermost() {
            let list = &self.resolved.lists[*number];
            let values = list.values.iter().map(|value| value.value.as_str());
            let values: Vec<&str> = values.collect();
            if !self.lists(kind, &values) {
                facts.push(format!("an enum of {values:?}"));
            }
        } else {
            facts.extend(spec.values.iter().map(|value| format!("- `{}`", value.value)));
        }
        facts
    }

    /// Whether a type is an enum of these values.
    fn lists(&self, kind: &RustType, values: &[&str]) -> bool {
        match kind {
            RustType::Named(_) => {}
            RustType::Vec(inner) | RustType::Map(inner) => return self.lists(inner, values),
            _ => return false,
        }
        let has = |item: &OpenEnum, wanted: &str| {
            item.variants.iter().any(|variant| match &variant.value {
                EnumValue::Text(text) => text == wanted,
                EnumValue::Number(number) => wanted.parse() == Ok(*number),
            })
        };
        let is_it = |item: &OpenEnum| values.iter().all(|value| has(item, value));
        self.enums.iter().any(|item| is_it(item))
    }
}

fn is_of(item: &Struct, fields: &[resolve::Field]) -> bool {
    let has = |field: &resolve::Field| item.fields.iter().any(|emitted| emitted.wire == field.spec.name);
    item.fields.len() == fields.len() && fields.iter().all(has)
}

fn range(bounds: &Bounds) -> Option<String> {
    let said = match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => format!("exactly {min}"),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => return None,
    };
    Some(format!("Range: {said}"))
}
