//! What the judges compile besides what surfaces show: the runtime's macros, the clients as they are emitted, and the
//! callers.

use generator::{files::FileSet, spec::resolve::digest};
use proc_macro2::TokenStream;

use super::{Trial, caller, judges};
use crate::{disk, failure::Failure, workspace::RUNTIME};

/// Tells all that is compiled for the trials from what it was before.
pub(super) fn compiled(trials: &[Trial]) -> Result<String, Failure> {
    let clients = trials.iter().flat_map(|trial| {
        let mut clients: Vec<String> = [&trial.old, &trial.new]
            .into_iter()
            .flat_map(|service| judges::client(service).into_values())
            .collect();
        clients.push(caller::caller(&generator::lower(&trial.old).value));
        clients
    });
    Ok(of(&runtime()?, clients))
}

/// The same of the runtime alone.
pub(super) fn macros() -> Result<String, Failure> {
    Ok(of(&runtime()?, std::iter::empty()))
}

fn runtime() -> Result<FileSet, Failure> {
    disk::tree(format!("{RUNTIME}/src"))
}

/// Of the runtime, what is the same before and after an edit decides nothing, except where it is expanded.
fn of(runtime: &FileSet, clients: impl Iterator<Item = String>) -> String {
    let macros = runtime.values().filter(|text| text.contains("macro_rules!")).cloned();
    let digests: String = macros.chain(clients).map(|text| digest(&code(text))).collect();
    digest(&digests)
}

/// Without comments and line breaks, which nobody judges.
fn code(text: String) -> String {
    text.parse::<TokenStream>().map_or(text, |tokens| tokens.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest_of(runtime: &str, client: &str) -> String {
        let runtime = FileSet::from([("a.rs".to_owned(), runtime.to_owned())]);
        of(&runtime, [client.to_owned()].into_iter())
    }

    #[test]
    fn macros_and_clients_count_and_comments_do_not() {
        let macros = "macro_rules! a { () => { 1 } }";
        let before = digest_of(macros, "struct A;");
        assert_ne!(before, digest_of(&macros.replace('1', "2"), "struct A;"));
        assert_ne!(before, digest_of(macros, "struct B;"));
        assert_eq!(before, digest_of(&format!("// Why.\n{macros}"), "// Why.\nstruct A;"));
        assert_eq!(digest_of("fn a() {}", "struct A;"), digest_of("fn b() {}", "struct A;"));
    }
}
