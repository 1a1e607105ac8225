//! Of the fields of one name, the last one counts.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Node;

/// Up to here names are compared one by one where their marks meet.
const FEW: usize = 96;

/// An object without the fields that a later one of the same name overrides.
pub(super) fn distinct<'a>(mut object: Vec<(Cow<'a, str>, Node<'a>)>) -> Vec<(Cow<'a, str>, Node<'a>)> {
    let has_twice = if object.len() > FEW { has_twice_of_many(&object) } else { has_twice_of_few(&object) };
    if has_twice {
        let last: HashMap<String, usize> =
            object.iter().enumerate().map(|(at, (name, _))| (name.clone().into_owned(), at)).collect();
        let mut at = 0..;
        object.retain(|(name, _)| Some(last[name.as_ref()]) == at.next());
    }
    object
}

/// Nearly every object passes by a look at 128 marks, without a name being compared.
fn has_twice_of_few(object: &[(Cow<'_, str>, Node<'_>)]) -> bool {
    let mut seen = 0u128;
    for (at, (name, _)) in object.iter().enumerate() {
        let mark = 1u128 << mark(name.as_bytes());
        if seen & mark != 0 && object[..at].iter().any(|(earlier, _)| earlier == name) {
            return true;
        }
        seen |= mark;
    }
    false
}

fn has_twice_of_many(object: &[(Cow<'_, str>, Node<'_>)]) -> bool {
    let mut seen = std::collections::HashSet::with_capacity(object.len());
    !object.iter().all(|(name, _)| seen.insert(name.as_ref()))
}

/// A number below 128 that names of one object seldom share.
fn mark(name: &[u8]) -> u32 {
    let byte = |at: usize| u32::from(name.get(at).copied().unwrap_or_default());
    let length = name.len();
    let last = length.saturating_sub(1);
    let mixed = byte(0) * 3 + byte(length / 2) * 31 + byte(last) * 7 + byte(length / 3) * 17;
    (mixed + 5 * u32::try_from(length & 127).unwrap_or_default()) & 127
}
