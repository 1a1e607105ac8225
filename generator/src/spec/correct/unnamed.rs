//! Operations that are called after their request lines until a person names them.

use crate::{
    diagnostic::{Code, Diagnostic},
    spec::{corrections::Corrections, service::Reading},
};

/// The operations that no page names, or that are claimed under one name by pages of others. What they are called
/// after their request lines becomes part of the client, so a person has to decide about it.
pub(super) fn unnamed(reading: &Reading, corrections: &Corrections) -> Vec<Diagnostic> {
    let Reading { service, fallbacks } = reading;
    let by_page = service.by_page();
    let mut diagnostics = Vec::new();
    for ((page, line), claimed) in fallbacks {
        let of_page = by_page.get(page).map(Vec::as_slice).unwrap_or_default();
        let key = format!("{page} {line}");
        let is_named = corrections.names.contains_key(page.as_str()) || corrections.names.contains_key(&key);
        let Some(operation) = of_page.iter().find(|operation| operation.line() == *line && !is_named) else {
            continue;
        };
        let location = service.origins.request_line(page, line);
        let several = of_page.len() > 1;
        let finding = if let Some(name) = claimed {
            let message = format!("the page calls its operation `{name}`, as do pages of other operations");
            Diagnostic::new(Code::DisputedName, location, message)
        } else {
            let message = format!("no name is given for `{line}`, which is called `{}`", operation.name);
            let entry = format!("{}: {}", if several { &key } else { page.as_str() }, operation.name);
            let help =
                format!("write `{entry}` below `names:` in the corrections, with this name or a better one");
            Diagnostic::new(Code::UnnamedOperation, location, message).help(help)
        };
        let operation = several.then(|| line.clone());
        diagnostics.push(Diagnostic { operation, ..finding.subject("name") });
    }
    diagnostics
}
