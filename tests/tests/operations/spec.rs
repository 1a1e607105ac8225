//! The committed spec, as the tests need it.

use std::{fs, path::Path, sync::OnceLock};

use generator::{
    files::FileSet,
    read_spec,
    spec::{model::Operation, service::Service},
};

/// An operation of the committed spec.
pub(crate) fn operation(service: &str, id: &str) -> Operation {
    let found = read(service).operations.iter().find(|operation| operation.id() == id);
    found.unwrap_or_else(|| panic!("the spec has no operation {id}")).clone()
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
