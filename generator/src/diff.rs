//! Two specs of a service → what the difference means to those who use its client.
//!
//! What breaks whom follows from the Rust that is emitted: both sides are resolved and lowered, and compared by the
//! paths that users write. What only the spec knows (ranges, defaults, statuses) is compared beside it.

mod behaviour;
mod change;
mod errors;
mod facts;
mod field;
mod lowered;
mod operation;
mod pairs;
mod side;
mod types;
mod whole;
pub mod write;

pub use change::{Action, Aspect, Change, Release, Verdict};

use self::{lowered::Lowered, pairs::Pairs, side::Side};
use crate::spec::service::Service;

/// What changes from one state of a service to another, operation by operation, what breaks users first.
#[must_use]
pub fn diff(old: &Service, new: &Service) -> Vec<Change> {
    let (old, new) = (Lowered::of(old), Lowered::of(new));
    let pairs = pairs::pairs(&old, &new);
    let (old, new) = (Side::of(&old, &pairs), Side::of(&new, &Pairs::default()));
    let mut changes = operation::changes(&old, &new, &pairs);
    changes.extend(types::changes(&old, &new));
    changes.extend(errors::changes(&old, &new));
    changes.sort_by(|one, other| one.rank().cmp(&other.rank()));
    changes.dedup();
    changes
}
