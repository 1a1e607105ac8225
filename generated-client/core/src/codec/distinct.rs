//! Names that an object has twice.

use std::collections::{HashMap, HashSet};

/// Up to here a small table is enough.
const FEW: usize = 96;

/// Whether two fields have the same name.
pub(crate) fn has_twice<'f, F>(fields: &'f [F], name: impl Fn(&'f F) -> &'f str) -> bool {
    if fields.len() > FEW {
        let mut seen = HashSet::with_capacity(fields.len());
        return !fields.iter().all(|field| seen.insert(name(field)));
    }
    // Positions by a mark of the name; names are compared only where their marks meet.
    let mut slots = [0u8; 256];
    for (field, position) in fields.iter().zip(1..) {
        let found = name(field);
        let mut slot = mark(found.as_bytes());
        while let Some(earlier) = usize::from(slots[usize::from(slot)]).checked_sub(1) {
            if name(&fields[earlier]) == found {
                return true;
            }
            slot = slot.wrapping_add(1);
        }
        slots[usize::from(slot)] = position;
    }
    false
}

/// Of each field, whether it is the last of its name: the others are overridden.
#[cold]
pub(crate) fn are_last<'f, F>(fields: &'f [F], name: impl Fn(&'f F) -> &'f str) -> Vec<bool> {
    let last: HashMap<&str, usize> = fields.iter().map(&name).zip(0..).collect();
    fields.iter().zip(0..).map(|(field, at)| last[name(field)] == at).collect()
}

/// A number that names of one object seldom share: of both ends and the length.
fn mark(name: &[u8]) -> u8 {
    /// An odd number with bits all over.
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let word = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes);
    let ends = match (name.first_chunk(), name.last_chunk()) {
        (Some(first), Some(last)) => word(first) ^ word(last).rotate_left(29),
        _ => name.iter().fold(0, |ends, byte| ends << 8 | u64::from(*byte)),
    };
    ends.wrapping_add(name.len() as u64).wrapping_mul(SPREAD).to_be_bytes()[0]
}
