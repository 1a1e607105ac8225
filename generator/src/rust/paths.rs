//! Where a name of a file leads: the path of the type that it means, from the service's module on.

use super::module::{File, ImportedName, RustType, SharedType, Version};

/// The module of the types that several operations share.
pub const SHARED: &str = "types";

/// What the names of a file mean.
#[derive(Clone, Debug)]
pub struct Scope<'a> {
    /// The file's module: `v2::create_cluster`.
    pub module: String,
    imports: &'a [ImportedName],
}

impl<'a> Scope<'a> {
    /// The names of an operation's file.
    #[must_use]
    pub fn of_file(version: &Version, file: &'a File) -> Self {
        Self { module: format!("{}::{}", version.name, file.name), imports: &file.imports }
    }

    /// The names of a shared type's file.
    #[must_use]
    pub fn of_shared(shared: &'a SharedType) -> Self {
        Self { module: SHARED.to_owned(), imports: &shared.imports }
    }

    /// The path of a type: `types::Tag`, `v2::create_cluster::NodeGroup`.
    #[must_use]
    pub fn path(&self, name: &str) -> String {
        let imported = self.imports.iter().find(|import| import.here == name);
        imported.map_or_else(
            || format!("{}::{name}", self.module),
            |import| format!("{SHARED}::{}", import.there),
        )
    }

    /// The type with the paths of what it names.
    #[must_use]
    pub fn resolved(&self, kind: &RustType) -> RustType {
        renamed(kind, &|name| self.path(name))
    }
}

/// The type with other names.
#[must_use]
pub fn renamed(kind: &RustType, name: &dyn Fn(&str) -> String) -> RustType {
    let boxed = |inner: &RustType| Box::new(renamed(inner, name));
    match kind {
        RustType::Named(named) => RustType::Named(name(named)),
        RustType::Vec(inner) => RustType::Vec(boxed(inner)),
        RustType::Map(inner) => RustType::Map(boxed(inner)),
        RustType::Boxed(inner) => RustType::Boxed(boxed(inner)),
        RustType::Secret(inner) => RustType::Secret(boxed(inner)),
        plain => plain.clone(),
    }
}

/// A type as a reader of the client's documentation has it; names as they are given.
#[must_use]
pub fn spelled(kind: &RustType) -> String {
    match kind {
        RustType::Unit => "()".to_owned(),
        RustType::Bytes => "Body".to_owned(),
        RustType::String => "String".to_owned(),
        RustType::I64 => "i64".to_owned(),
        RustType::F64 => "f64".to_owned(),
        RustType::Bool => "bool".to_owned(),
        RustType::Json => "Json".to_owned(),
        RustType::Named(name) => name.clone(),
        RustType::Vec(inner) => format!("Vec<{}>", spelled(inner)),
        RustType::Map(inner) => format!("BTreeMap<String, {}>", spelled(inner)),
        RustType::Boxed(inner) => format!("Boxed<{}>", spelled(inner)),
        RustType::Secret(inner) => format!("Secret<{}>", spelled(inner)),
    }
}
