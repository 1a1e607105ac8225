//! What `lower` decides and `emit` spells: every name, type and sentence of the client.

mod behaviour;

pub use behaviour::{Failure, Member, PageOrder, Paging, Waiter};

use crate::page_id::PageId;
pub use crate::spec::resolve::Location;

/// A documentation comment, line by line, without the leading blank.
pub type Docs = Vec<String>;

/// One service.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// The service, as its Cargo feature and its Rust module are called.
    pub service: String,
    /// The service, as the spec calls it.
    pub spec: String,
    /// What the service's module says about itself.
    pub docs: Docs,
    /// Its API versions, in the order of their names.
    pub versions: Vec<Version>,
    /// The types that several of its operations use, in the order of their names.
    pub types: Vec<SharedType>,
    /// What its error codes mean, in the order of the codes.
    pub error_codes: Vec<KnownError>,
}

/// What an error code of a service means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownError {
    /// The code.
    pub code: String,
    /// The status it comes with, where the pages say it.
    pub status: Option<u16>,
    /// What kind of error it is, as the runtime calls it: `NotFound`.
    pub kind: Option<String>,
    /// What the service says.
    pub message: String,
    /// What it means.
    pub meaning: String,
    /// What the vendor advises.
    pub advice: String,
}

/// One file: a type that several operations document alike.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedType {
    /// The Rust module, and the file without its ending: `tag`.
    pub name: String,
    /// Where in the spec it comes from.
    pub source: String,
    /// The shared types that it refers to, in the order of their names.
    pub imports: Vec<ImportedName>,
    /// The type.
    pub item: Item,
}

/// A type of a file of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A structure.
    Struct(Struct),
    /// A list of values.
    OpenEnum(OpenEnum),
}

impl Item {
    /// The type's name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Struct(item) => &item.name,
            Self::OpenEnum(item) => &item.name,
        }
    }
}

/// A shared type under the name that it has in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ImportedName {
    /// What the service calls it.
    pub there: String,
    /// What the file calls it.
    pub here: String,
}

/// One version of a service's API.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The Rust module: `v1_1`.
    pub name: String,
    /// What the module says about itself.
    pub docs: Docs,
    /// One file for each operation, in the order of their names.
    pub files: Vec<File>,
}

/// One file: an operation with its types.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// The Rust module, and the file without its ending: `batch_delete_jobs`.
    pub name: String,
    /// The file of the spec that all of this comes from.
    pub source: String,
    /// The page that describes the operation.
    pub page: PageId,
    /// The page's title.
    pub title: String,
    /// The chapter of the reference that the page stands in.
    pub group: Option<String>,
    /// What the module says about itself.
    pub docs: Docs,
    /// The types that other operations have alike.
    pub imports: Vec<ImportedName>,
    /// The vendor advises against the operation.
    pub deprecated: bool,
    /// The request.
    pub operation: Operation,
    /// The response that the page shows for a success, as JSON; a file beside this one.
    pub example: Option<String>,
    /// The structures that no other operation has, and the response.
    pub structs: Vec<Struct>,
    /// The lists of values.
    pub enums: Vec<OpenEnum>,
}

/// A request as a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// What it does, how it is called, and an example.
    pub docs: Docs,
    /// Its type: `BatchDeleteJobs`.
    pub name: String,
    /// What never changes about it.
    pub metadata: Metadata,
    /// Its parameters; `new` takes those of the path, in the order of the path.
    pub parameters: Vec<Parameter>,
    /// Its payload.
    pub body: Option<Payload>,
    /// What a success brings.
    pub output: RustType,
    /// Whether it may be sent twice, where its method tells otherwise.
    pub idempotent: Option<bool>,
    /// How its list comes page by page.
    pub paging: Option<Paging>,
    /// What a success says when the operation failed all the same.
    pub failure: Option<Failure>,
    /// What callers wait for by sending it again and again.
    pub waiters: Vec<Waiter>,
}

/// What never changes about an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Metadata {
    /// The service that answers.
    pub service: String,
    /// The operation's name in snake case.
    pub name: String,
    /// The constant of `http::Method`.
    pub method: String,
    /// The path with its placeholders, and the constant part of the query.
    pub path: String,
}

/// A field of an operation that goes into path, query or header.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Where it goes.
    pub location: Location,
    /// The field.
    pub field: Field,
}

/// The payload of a request: the operation's field `body`.
#[derive(Clone, Debug, PartialEq)]
pub enum Payload {
    /// An object whose fields the operation's own setters reach.
    Fields(Struct),
    /// Anything else, given as a whole.
    Whole(Field),
}

/// An object of JSON with known fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    /// The documentation of the emitted struct.
    pub docs: Docs,
    /// Its type.
    pub name: String,
    /// Its fields, in the order of the spec.
    pub fields: Vec<Field>,
    /// Where its fields have setters.
    pub setters: Setters,
    /// Something in it, or in what it holds, must be sent.
    pub demands: bool,
}

/// Where the fields of a struct have setters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setters {
    /// Nowhere: no caller makes one.
    Nowhere,
    /// At the struct itself.
    Itself,
    /// At the operation whose payload it is.
    Operation(String),
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What it means and what it may hold.
    pub docs: Docs,
    /// The name of the field in Rust.
    pub name: String,
    /// Its name on the wire.
    pub wire: String,
    /// What its setter is called; differs from the name only where that is taken.
    pub setter: String,
    /// What it holds where it is there.
    pub kind: RustType,
    /// Whether it may be absent.
    pub presence: Presence,
    /// Whether something in it must be set where it is there.
    pub demands: bool,
    /// The vendor advises against it.
    pub deprecated: bool,
}

/// Whether a field may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is an argument of `new`: what stands in a path.
    Given,
    /// It must be set before the request is sent.
    Required,
    /// It may be absent.
    Optional,
}

/// A type of Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustType {
    /// Nothing.
    Unit,
    /// Whatever comes, as it comes.
    Bytes,
    /// Text.
    String,
    /// A whole number.
    I64,
    /// A number with a fraction.
    F64,
    /// True or false.
    Bool,
    /// Any JSON.
    Json,
    /// A struct or an open enum of the same file.
    Named(String),
    /// A list.
    Vec(Box<RustType>),
    /// An object with free keys.
    Map(Box<RustType>),
    /// A struct that contains itself.
    Boxed(Box<RustType>),
    /// Something that is never shown.
    Secret(Box<RustType>),
}

/// A list of values that keeps what it does not know.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenEnum {
    /// What it lists.
    pub docs: Docs,
    /// Its type.
    pub name: String,
    /// What stands on the wire.
    pub wire: EnumWire,
    /// The known values.
    pub variants: Vec<Variant>,
}

/// What an open enum is on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumWire {
    /// Text.
    Text,
    /// A whole number.
    Number,
}

/// A known value.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// What it means.
    pub docs: Docs,
    /// The name of the variant in Rust.
    pub name: String,
    /// What stands on the wire.
    pub value: EnumValue,
}

/// The wire value of a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnumValue {
    /// Text.
    Text(String),
    /// A whole number.
    Number(i64),
}

impl Operation {
    /// Whether anything besides the fields of its payload must be set before it is sent.
    #[must_use]
    pub fn has_demands(&self) -> bool {
        let is_required = |field: &Field| field.presence == Presence::Required;
        let is_whole = matches!(self.body, Some(Payload::Whole(_)));
        is_whole || self.parameters.iter().any(|parameter| is_required(&parameter.field))
    }
}

impl File {
    /// All structs of JSON objects: the payload first.
    pub fn all_structs(&self) -> impl Iterator<Item = &Struct> {
        let body = match &self.operation.body {
            Some(Payload::Fields(body)) => Some(body),
            _ => None,
        };
        body.into_iter().chain(&self.structs)
    }

    /// Whether the file names anything that the vendor advises against.
    #[must_use]
    pub fn names_deprecated(&self) -> bool {
        let mut parameters = self.operation.parameters.iter();
        self.deprecated
            || parameters.any(|parameter| parameter.field.deprecated)
            || self.all_structs().any(Struct::names_deprecated)
    }
}

impl Struct {
    /// Whether the vendor advises against a field of it.
    #[must_use]
    pub fn names_deprecated(&self) -> bool {
        self.fields.iter().any(|field| field.deprecated)
    }
}
