//! The table of contents: groups of operations, and a check that no page is missing.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    diagnostic::{Code, Diagnostic, Location},
    docs::page::{Entry, Page, PageKind},
    page_id::PageId,
    spec::service::Service,
};

/// Gives each operation the title of the chapter that its page stands in.
pub(super) fn group(service: &mut Service, pages: &[&Page]) {
    let groups = groups(pages);
    for operation in &mut service.operations {
        operation.group = groups.get(&operation.page).map(|title| (*title).to_owned());
    }
}

/// The chapter of each page: by the table of contents, else by the landing page that links to it.
fn groups<'a>(pages: &[&'a Page]) -> BTreeMap<&'a PageId, &'a str> {
    let mut groups = BTreeMap::new();
    for page in pages.iter().filter(|page| page.kind == PageKind::Landing) {
        for file in page.entries.iter().filter_map(|entry| entry.link.as_ref()) {
            groups.entry(file).or_insert(page.title.as_str());
        }
    }
    for page in pages.iter().filter(|page| page.kind == PageKind::Contents) {
        let mut above: Vec<&Entry> = Vec::new();
        for entry in &page.entries {
            above.retain(|chapter| chapter.indent < entry.indent);
            if let (Some(file), Some(chapter)) = (entry.link.as_ref(), above.last()) {
                groups.insert(file, chapter.title.as_str());
            }
            above.push(entry);
        }
    }
    groups
}

/// Pages that the table of contents lists and that do not exist, and operations that it leaves out.
pub(super) fn compare(service: &Service, pages: &[&Page]) -> Vec<Diagnostic> {
    let files: BTreeSet<&PageId> = pages.iter().map(|page| &page.id).collect();
    let mut listed = BTreeMap::new();
    for page in pages.iter().filter(|page| page.kind == PageKind::Contents) {
        for entry in &page.entries {
            let location = || Location { path: page.path.clone(), span: entry.span.clone() };
            listed.extend(entry.link.as_ref().map(|file| (file, location())));
        }
    }
    let missing = listed.iter().filter(|(file, _)| !files.contains(*file));
    let mut diagnostics: Vec<Diagnostic> = missing
        .map(|(file, location)| {
            let message = format!("there is no page {file}");
            Diagnostic::new(Code::ContentsGap, location.clone(), message).subject(file.as_str())
        })
        .collect();
    if listed.is_empty() {
        return diagnostics;
    }
    let mut unlisted: Vec<&PageId> = service.operations.iter().map(|operation| &operation.page).collect();
    unlisted.dedup();
    for page in unlisted.into_iter().filter(|page| !listed.contains_key(page)) {
        let location = service.origins.location(page, "path");
        let message = format!("the table of contents does not list {page}");
        diagnostics.push(Diagnostic::new(Code::ContentsGap, location, message).subject("path"));
    }
    diagnostics
}
