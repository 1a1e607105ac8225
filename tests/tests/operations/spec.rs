//! The committed spec, as the tests need it.

use std::{fs, path::Path, sync::OnceLock};

use generator::{
    files::FileSet,
    read_spec,
    spec::{model::Operation, service::Service},
};

/// An operation to try.
pub(crate) struct Case {
    pub(crate) operation: Operation,
    /// The parameters whose Rust names differ from their wire names.
    renamed: &'static [(&'static str, &'static str)],
}

impl Case {
    /// An operation of the committed spec.
    pub(crate) fn new(service: &str, id: &str, renamed: &'static [(&'static str, &'static str)]) -> Self {
        let found = read(service).operations.iter().find(|operation| operation.id() == id);
        let operation = found.unwrap_or_else(|| panic!("the spec has no operation {id}")).clone();
        Self { operation, renamed }
    }

    /// The name that the client's type gives a parameter.
    pub(crate) fn name<'a>(&self, wire: &'a str) -> &'a str
    where
        'static: 'a,
    {
        self.renamed.iter().find(|(known, _)| *known == wire).map_or(wire, |(_, name)| name)
    }
}

/// The ids of a service's operations, in the order of their names.
pub(crate) fn ids(service: &str) -> Vec<String> {
    let mut ids: Vec<String> = read(service).operations.iter().map(Operation::id).collect();
    ids.sort();
    ids
}

/// The tests run service by service, so one is kept.
fn read(service: &str) -> &'static Service {
    static SERVICE: OnceLock<Service> = OnceLock::new();
    let read = SERVICE.get_or_init(|| load(service));
    assert_eq!(read.name, service, "keep one service for each name once there are two");
    read
}

fn load(service: &str) -> Service {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/operations").join(service);
    let mut files = FileSet::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        files.insert(format!("{service}/{name}"), fs::read_to_string(&path).unwrap());
    }
    let read = read_spec(service, &files);
    assert_eq!(read.diagnostics, []);
    read.value
}
