//! FRONT: from pages to a service. Knows Markdown, HTML, Chinese and English; no Rust.

pub mod assemble;
pub mod document;
pub mod examples;
pub mod interpret;
pub mod ledger;
pub mod link;
pub mod outcomes;
pub mod page;
mod pieces;
pub mod recognize;
pub mod rows;
pub mod scan;
pub mod source;
pub mod vocabulary;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::{diagnostic::Outcome, page_id::PageId, spec::service::Reading};
use assemble::ReadPage;
use interpret::Sources;
use page::{Page, PageKind};
use source::SourcePage;

/// All stages of the front half, one after the other. What concerns one page alone is done for several
/// pages side by side.
#[must_use]
pub fn read(service: &str, pages: &[SourcePage]) -> Outcome<Reading> {
    let mut diagnostics = Vec::new();
    // Of two pages that say the same, the later has the finding: whatever order they come in, it is the same one.
    let mut pages: Vec<&SourcePage> = pages.iter().collect();
    pages.sort_by(|one, other| one.path.cmp(&other.path));
    let recognized = pages.par_iter().map(|page| scan::scan(page).then(recognize::recognize)).collect();
    let pages = collect(recognized, &mut diagnostics);
    let with_success = statuses_of_a_success(&pages);
    let mut joined = link::across::join(&pages);
    // Pages on operations need the operations.
    joined.sort_by_key(|page| page.kind != PageKind::Operation);
    let interpreted = joined.par_iter().map(|page| {
        let common = page.status_page.as_deref().map(PageId::of);
        let has_common_success = common.is_some_and(|page| with_success.contains(&page));
        let rows = rows::rows(page);
        let links = link::link(page, &rows);
        let examples = examples::examples(page);
        let sources = Sources { page, rows: &rows, links: &links, examples: &examples, has_common_success };
        interpret::interpret(service, &sources)
    });
    let interpreted = collect(interpreted.collect(), &mut diagnostics);
    let read = joined.iter().zip(interpreted);
    let read = read.map(|(page, interpreted)| ReadPage { page, interpreted }).collect();
    let assembled = assemble::assemble(service, read);
    diagnostics.extend(assembled.diagnostics);
    drop(with_success);
    // Giving back this much memory takes as long as filling it.
    joined.into_par_iter().for_each(drop);
    pages.into_par_iter().for_each(drop);
    Outcome { value: assembled.value, diagnostics }
}

/// The values, and what there is to say about them.
fn collect<T>(outcomes: Vec<Outcome<T>>, diagnostics: &mut Vec<crate::diagnostic::Diagnostic>) -> Vec<T> {
    let value = |outcome: Outcome<T>| {
        diagnostics.extend(outcome.diagnostics);
        outcome.value
    };
    outcomes.into_iter().map(value).collect()
}

/// The pages of statuses that list one of a success.
fn statuses_of_a_success(pages: &[Page]) -> BTreeSet<&PageId> {
    let pages = pages.iter().filter(|page| interpret::lists_success(page));
    pages.map(|page| &page.id).collect()
}
