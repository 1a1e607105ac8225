//! Writes the Rust of each case as a service of its own, and a module that names them all.

#[allow(unreachable_pub, reason = "it is public in the crate of the tests")]
#[path = "../src/folder.rs"]
mod folder;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use folder::entries;
use generator::{lower, spec::service::Service, write_client};

fn main() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases/specs");
    println!("cargo::rerun-if-changed={}", cases.display());
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where to write"));
    let services: Vec<Service> = entries(&cases).iter().map(|case| service(case)).collect();
    let module = |Service { name, .. }: &Service| {
        let path = out.join(name).join("mod.rs").to_string_lossy().into_owned();
        format!("{LINTS}#[path = {path:?}]\npub mod {name};\n")
    };
    write(&out.join("cases.rs"), &services.iter().map(module).collect::<String>());
    // What a case is about may be a finding; its snapshot shows it.
    let modules: Vec<_> = services.iter().map(|service| lower(service).value).collect();
    for (path, text) in write_client(&modules) {
        let own = |service: &Service| path.starts_with(&format!("{}/", service.name));
        if services.iter().any(own) {
            write(&out.join(&path), &within_this_crate(&text));
        }
    }
}

/// As the index of the client's services has it.
const LINTS: &str = "#[allow(clippy::pedantic, reason = \"the words are those of the pages\")]\n";

/// A case under its name, as a service may be called.
fn service(case: &Path) -> Service {
    let name = case.file_name().unwrap_or_default().to_string_lossy().replace('-', "_");
    let is_spec = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "yaml");
    let operations = entries(case).into_iter().filter(is_spec).map(|path| {
        let text = fs::read_to_string(&path).expect("the spec can be read");
        serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    });
    Service { name, operations: operations.collect(), ..Service::default() }
}

/// The examples name the crate of the client; here they are about this one.
fn within_this_crate(text: &str) -> String {
    text.replace("use huaweicloud_client::", "use emitted::")
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the folder can be made");
    fs::write(path, text).expect("the file can be written");
}
