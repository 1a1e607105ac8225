//! What `lower` decides and `emit` spells: every name, type and sentence of the client.

/// A documentation comment, line by line, without the leading blank.
pub type Docs = Vec<String>;

/// One service.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// The service, as its Cargo feature and its Rust module are called.
    pub service: String,
    /// What the service's module says about itself.
    pub docs: Docs,
    /// Its API versions, in the order of their names.
    pub versions: Vec<Version>,
    /// The types that several of its operations use, in the order of their names.
    pub models: Vec<Model>,
}

/// One file: a structure that several operations of a service document alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The Rust module, and the file without its ending: `tag_4c1f09`.
    pub name: String,
    /// Where in the spec it comes from.
    pub source: String,
    /// The models that it refers to.
    pub imports: Vec<Import>,
    /// The structure.
    pub structure: Struct,
    /// The lists of values of its fields.
    pub enums: Vec<OpenEnum>,
}

/// What a file uses of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The module of the model.
    pub model: String,
    /// The types.
    pub names: Vec<ImportedName>,
}

/// A type of a model under the name that it has in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedName {
    /// What the model calls it.
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
    pub page: String,
    /// What the module says about itself.
    pub docs: Docs,
    /// The types that other operations have alike.
    pub imports: Vec<Import>,
    /// The request.
    pub operation: Operation,
    /// What `new` takes where a value needs more than three things; at most one for each type.
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
    /// Its parameters, in the order in which `new` takes the required ones.
    pub parameters: Vec<Parameter>,
    /// Its payload.
    pub body: Option<Payload>,
    /// How one is made.
    pub constructor: Constructor,
    /// What a success brings.
    pub output: RustType,
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
    pub place: Place,
    /// The field.
    pub field: Field,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Into a placeholder of the path.
    Path,
    /// Into the query string.
    Query,
    /// Into a header field.
    Header,
}

/// The payload of a request: the operation's field `body`.
#[derive(Clone, Debug, PartialEq)]
pub enum Payload {
    /// An object whose fields the operation's own `new` and setters reach.
    Fields(Struct),
    /// Anything else, given as a whole.
    Whole(Field),
}

/// An object of JSON with known fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    /// What it is.
    pub docs: Docs,
    /// Its type.
    pub name: String,
    /// Its fields, in the order of the spec.
    pub fields: Vec<Field>,
    /// How a caller makes one.
    pub constructor: Constructor,
}

/// How a caller makes a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constructor {
    /// Not at all: an answer, or a payload that the operation makes.
    Absent,
    /// With what is required, one argument each.
    Positional,
    /// With a struct of what is required.
    Named {
        /// The struct of what is required.
        required: String,
        /// What it says about itself.
        docs: Docs,
    },
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What it means and what it may hold.
    pub docs: Docs,
    /// The same in short, for where it stands a second time.
    pub brief: Docs,
    /// Its name.
    pub name: String,
    /// Its name on the wire.
    pub wire: String,
    /// How `new` and the setters call it; differs from the name only where that is taken.
    pub argument: String,
    /// What it holds where it is there.
    pub kind: RustType,
    /// Whether it may be absent.
    pub optional: bool,
    /// How `new` and the setters take it.
    pub taken: Taken,
}

/// A type of Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustType {
    /// Nothing.
    Unit,
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

/// How an argument is taken and made into the field's type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// As it is.
    AsIs,
    /// Anything that turns into it.
    Into,
    /// As it is, and boxed.
    Boxed,
    /// Anything that yields the elements.
    Elements(Box<Taken>),
    /// Anything that yields pairs of key and value.
    Entries(Box<Taken>),
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
    /// Its name.
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
    /// The fields that `new` and the setters reach, in the order in which `new` takes them.
    pub fn reachable(&self) -> impl Iterator<Item = &Field> {
        let body: &[Field] = match &self.body {
            Some(Payload::Fields(body)) => &body.fields,
            Some(Payload::Whole(field)) => std::slice::from_ref(field),
            None => &[],
        };
        self.parameters.iter().map(|parameter| &parameter.field).chain(body)
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
}
