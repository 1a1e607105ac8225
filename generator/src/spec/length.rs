//! `Service` → `Service`: a name that no file can have is cut, and reported at its page.

use super::{model::Operation, service::Service};
use crate::diagnostic::{Code, Diagnostic, Outcome};

/// File systems take 255 bytes; an ending and the file beside it while it is written need some.
const LONGEST: usize = 240;

/// Cuts the names of operations whose files could not be written, so that one page costs no other.
#[must_use]
pub fn limit(mut service: Service) -> Outcome<Service> {
    let mut diagnostics = Vec::new();
    for at in 0..service.operations.len() {
        let operation = &mut service.operations[at];
        let length = operation.id().len();
        if length > LONGEST {
            cut(operation, length - LONGEST);
            let location = service.origins.location(&operation.page, "path");
            let message = format!("the operation's name has {length} bytes; {LONGEST} are the most");
            diagnostics.push(Diagnostic::new(Code::LongName, location, message).subject("name"));
        }
    }
    Outcome { value: service, diagnostics }
}

fn cut(operation: &mut Operation, surplus: usize) {
    let end = operation.name.floor_char_boundary(operation.name.len().saturating_sub(surplus));
    operation.name.truncate(end);
    operation.name.truncate(operation.name.trim_end_matches('_').len());
}
