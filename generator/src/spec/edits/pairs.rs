//! Which operation of the spec is which of the pages.

use std::collections::BTreeMap;

use super::Unsaid;
use crate::{page_id::PageId, spec::model::Operation};

/// The operations of both states.
#[derive(Default)]
pub(super) struct Pairs<'a> {
    /// Those of each page, as the page has them and as a person has.
    pub(super) by_page: BTreeMap<&'a PageId, Vec<(&'a Operation, &'a Operation)>>,
    /// Those that only one state has.
    pub(super) alone: Vec<Unsaid>,
}

/// Pairs the operations by what they are called, else by their request line, else because a page has no
/// other left.
pub(super) fn pairs<'a>(old: &'a [Operation], new: &'a [Operation]) -> Pairs<'a> {
    let mut left: (Vec<&Operation>, Vec<&Operation>) = (old.iter().collect(), new.iter().collect());
    let mut pairs = Pairs::default();
    let by_id = |one: &Operation, other: &Operation| one.id() == other.id();
    let by_line = |one: &Operation, other: &Operation| one.page == other.page && one.line() == other.line();
    let by_page = |one: &Operation, other: &Operation| one.page == other.page;
    pairs.take(&mut left, by_id);
    pairs.take(&mut left, by_line);
    pairs.take(&mut left, by_page);
    let gone = |operation: &&Operation| {
        let message = format!("no correction takes out an operation, which {} describes", operation.page);
        unsaid(operation, message, "take the page out, or run codegen to have the file again")
    };
    let come = |operation: &&Operation| {
        let message =
            format!("no correction adds an operation, and {} describes none like it", operation.page);
        unsaid(operation, message, "add a page that describes it, or delete the file")
    };
    pairs.alone.extend(left.0.iter().map(gone));
    pairs.alone.extend(left.1.iter().map(come));
    pairs
}

fn unsaid(operation: &Operation, message: String, help: &str) -> Unsaid {
    Unsaid { operation: operation.id(), at: String::new(), message, help: help.to_owned() }
}

impl<'a> Pairs<'a> {
    /// Takes those that are alike, where it is clear which.
    fn take(
        &mut self,
        left: &mut (Vec<&'a Operation>, Vec<&'a Operation>),
        is_alike: impl Fn(&Operation, &Operation) -> bool,
    ) {
        let (old, new) = (left.0.clone(), left.1.clone());
        for one in &old {
            let mut others = new.iter().filter(|other| is_alike(one, other));
            let rivals = old.iter().filter(|rival| rivals_of(&new, rival, one, &is_alike)).count();
            if let (Some(other), None, 1) = (others.next(), others.next(), rivals) {
                self.by_page.entry(&one.page).or_default().push((one, other));
                left.0.retain(|operation| !std::ptr::eq(*operation, *one));
                left.1.retain(|operation| !std::ptr::eq(*operation, *other));
            }
        }
    }
}

/// Whether two operations are both like one of the others.
fn rivals_of(
    new: &[&Operation],
    rival: &Operation,
    one: &Operation,
    is_alike: &impl Fn(&Operation, &Operation) -> bool,
) -> bool {
    new.iter().any(|other| is_alike(one, other) && is_alike(rival, other))
}
