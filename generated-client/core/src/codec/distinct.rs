//! Names that an object has twice.

use std::collections::HashSet;

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

/// A number that names of one object seldom share.
fn mark(name: &[u8]) -> u8 {
    let length = name.len();
    let byte = |at: usize| name.get(at).copied().unwrap_or_default();
    let ends = byte(0).wrapping_mul(3) ^ byte(length.saturating_sub(1)).wrapping_mul(7);
    let middle = byte(length / 2).wrapping_mul(31) ^ byte(length / 3).wrapping_mul(17);
    ends.wrapping_add(middle) ^ length.to_le_bytes()[0].wrapping_mul(5)
}
