//! Of the fields of one name, the last one counts.

use std::collections::HashMap;

/// Up to here a small table is enough.
const FEW: usize = 96;

/// An object without the fields that a later one of the same name overrides.
pub(crate) fn distinct<N: AsRef<str>, V>(mut object: Vec<(N, V)>) -> Vec<(N, V)> {
    let has_twice = if object.len() > FEW { has_twice_of_many(&object) } else { has_twice_of_few(&object) };
    if has_twice {
        let last: HashMap<String, usize> =
            object.iter().enumerate().map(|(at, (name, _))| (name.as_ref().to_owned(), at)).collect();
        let mut at = 0..;
        object.retain(|(name, _)| Some(last[name.as_ref()]) == at.next());
    }
    object
}

/// A table of positions by a mark of the name; names are compared only where their marks meet.
fn has_twice_of_few<N: AsRef<str>, V>(object: &[(N, V)]) -> bool {
    let mut slots = [0u8; 256];
    for (at, (name, _)) in object.iter().enumerate() {
        let mut slot = mark(name.as_ref().as_bytes());
        while let Some(earlier) = usize::from(slots[usize::from(slot)]).checked_sub(1) {
            if object[earlier].0.as_ref() == name.as_ref() {
                return true;
            }
            slot = slot.wrapping_add(1);
        }
        slots[usize::from(slot)] = u8::try_from(at + 1).unwrap_or(u8::MAX);
    }
    false
}

fn has_twice_of_many<N: AsRef<str>, V>(object: &[(N, V)]) -> bool {
    let mut seen = std::collections::HashSet::with_capacity(object.len());
    !object.iter().all(|(name, _)| seen.insert(name.as_ref()))
}

/// A number that names of one object seldom share.
fn mark(name: &[u8]) -> u8 {
    let length = name.len();
    let byte = |at: usize| name.get(at).copied().unwrap_or_default();
    let ends = byte(0).wrapping_mul(3) ^ byte(length.saturating_sub(1)).wrapping_mul(7);
    let middle = byte(length / 2).wrapping_mul(31) ^ byte(length / 3).wrapping_mul(17);
    ends.wrapping_add(middle) ^ length.to_le_bytes()[0].wrapping_mul(5)
}
