//! The ledger of a page: what was read, what it became, what was left out and why.

use std::collections::BTreeMap;

use serde::Serialize;

use super::document::{BlockKind, Document};
use crate::spec::report::{Item, Purpose, Reason};

/// Counts of one page. What is read equals what is used and what is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Ledger {
    /// How many there are on the page.
    pub read: BTreeMap<Item, usize>,
    /// What became of them.
    pub used: BTreeMap<(Item, Purpose), usize>,
    /// What nothing came of, by reason.
    pub left_out: BTreeMap<(Item, Reason), usize>,
}

impl Ledger {
    /// Counts a document.
    #[must_use]
    pub fn read(document: &Document) -> Self {
        let mut ledger = Self::default();
        for block in &document.blocks {
            let item = match &block.kind {
                BlockKind::Heading { .. } => Item::Headings,
                BlockKind::Paragraph(_) | BlockKind::Item(_) | BlockKind::Note(_) => Item::Texts,
                BlockKind::Fence(_) => Item::Fences,
                BlockKind::Table(table) => {
                    *ledger.read.entry(Item::Rows).or_default() += table.rows.len();
                    Item::Tables
                }
            };
            *ledger.read.entry(item).or_default() += 1;
        }
        ledger
    }

    /// Says what something became.
    pub fn used(&mut self, item: Item, purpose: Purpose, count: usize) {
        if count > 0 {
            *self.used.entry((item, purpose)).or_default() += count;
        }
    }

    /// Says why nothing came of something.
    pub fn left_out(&mut self, item: Item, reason: Reason, count: usize) {
        if count > 0 {
            *self.left_out.entry((item, reason)).or_default() += count;
        }
    }

    /// The things whose counts do not add up, with what was read and what was explained.
    #[must_use]
    pub fn imbalance(&self) -> Vec<(Item, usize, usize)> {
        let explained = |item: Item| -> usize {
            let used = self.used.iter().map(|((each, _), count)| (each, count));
            let left_out = self.left_out.iter().map(|((each, _), count)| (each, count));
            used.chain(left_out).filter(|(each, _)| **each == item).map(|(_, count)| count).sum()
        };
        Item::ALL
            .iter()
            .map(|item| (*item, self.read.get(item).copied().unwrap_or_default(), explained(*item)))
            .filter(|(_, read, explained)| read != explained)
            .collect()
    }
}
