//! A `Service` and the last one → what is found, with one finding for each page that has another name now.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    correct::decided,
    corrections::{Corrections, name_key},
    service::Service,
};
use crate::{
    diagnostic::{Code, Outcome},
    page_id::PageId,
};

/// Operations, by page.
type Lines = BTreeMap<PageId, BTreeSet<String>>;

/// Looks for each page that people decided about and that is gone among those that are new, by the methods and paths
/// that it described in the last state. What is found about the page by its new name was decided under the old one.
#[must_use]
pub fn follow(last: &Service, read: Outcome<Service>, corrections: &Corrections) -> Outcome<Service> {
    let Outcome { value, mut diagnostics } = read;
    let decided: BTreeSet<PageId> = decided(corrections).into_iter().map(|(page, _)| page).collect();
    let renamed = renamed(last, &value, &decided);
    let mut followed = BTreeSet::new();
    for finding in &mut diagnostics {
        let page = renamed.iter().find(|(old, _)| old.as_str() == finding.subject);
        if let (Code::CorrectionNotFound, Some((old, new))) = (finding.code, page) {
            finding.help = help(old, new, corrections);
            followed.insert(new);
        }
    }
    // What is found about a page is left out only where another finding stands for it.
    diagnostics.retain(|finding| !followed.contains(&PageId::of(&finding.location.path)));
    Outcome { value, diagnostics }
}

/// The new names of pages that people decided about, where it is clear which.
fn renamed(last: &Service, service: &Service, decided: &BTreeSet<PageId>) -> BTreeMap<PageId, PageId> {
    let (old, new) = (lines(last), lines(service));
    let mut gone = old.clone();
    gone.retain(|page, _| !service.origins.paths.contains_key(page));
    let mut come = new;
    come.retain(|page, _| !old.contains_key(page));
    let named = gone.values().filter_map(|lines| Some((only(&gone, lines)?, only(&come, lines)?)));
    named.filter(|(old, new)| decided.contains(old) && !decided.contains(new)).collect()
}

/// The page that describes these operations, if no other does.
fn only(pages: &Lines, lines: &BTreeSet<String>) -> Option<PageId> {
    let mut alike = pages.iter().filter(|(_, other)| *other == lines);
    alike.next().filter(|_| alike.next().is_none()).map(|(page, _)| page.clone())
}

/// What each page describes, by method and path.
fn lines(service: &Service) -> Lines {
    let mut lines = Lines::new();
    for operation in &service.operations {
        lines.entry(operation.page.clone()).or_default().insert(operation.line());
    }
    lines
}

/// The entries to paste.
fn help(old: &PageId, new: &PageId, corrections: &Corrections) -> String {
    let own = corrections.names.iter().filter(|(key, _)| name_key(key).0 == *old);
    let name = |(key, name): (&String, &String)| match name_key(key).1 {
        Some(line) => format!("`{new} {line}: {name}`"),
        None => format!("`{new}: {name}`"),
    };
    let names: Vec<String> = own.map(name).collect();
    let is_elsewhere = decided(corrections).iter().filter(|(page, _)| page == old).count() > names.len();
    let elsewhere = is_elsewhere.then(|| format!("`page: {new}`"));
    let entries: Vec<String> = names.into_iter().chain(elsewhere).collect();
    format!("{new} describes the same now: write {} in the place of the old name", entries.join(" and "))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn service(operations: &[(&str, &str)]) -> Service {
        let mut service = Service::default();
        for (page, line) in operations {
            let (method, path) = line.split_once(' ').unwrap();
            let operation = json!({
                "schema": 1, "service": "demo", "name": "a", "version": "v1", "page": page, "title": "a",
                "method": method, "path": path,
            });
            service.operations.push(serde_json::from_value(operation).unwrap());
            service.origins.paths.insert(PageId::of(page), (*page).to_owned());
        }
        service
    }

    #[test]
    fn a_page_is_another_where_no_third_describes_the_same() {
        let last = service(&[
            ("a.md", "GET /v1/a"),
            ("b.md", "GET /v1/b"),
            ("c.md", "GET /v1/c"),
            ("d.md", "GET /v1/c"),
            ("e.md", "GET /v1/e"),
            ("f.md", "GET /v1/f"),
        ]);
        let read = service(&[
            ("new-a.md", "GET /v1/a"),
            ("new-b.md", "GET /v1/b"),
            ("new-b.md", "PUT /v1/b"),
            ("new-c.md", "GET /v1/c"),
            ("new-e.md", "GET /v1/e"),
            ("f.md", "GET /v1/f"),
        ]);
        let decided = ["a.md", "b.md", "c.md", "d.md", "f.md"].map(PageId::of).into();
        let renamed = renamed(&last, &read, &decided);
        assert_eq!(renamed, BTreeMap::from([(PageId::of("a.md"), PageId::of("new-a.md"))]));
    }
}
