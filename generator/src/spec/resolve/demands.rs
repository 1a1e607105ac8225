//! Which structures hold something that must be sent, however deep.

use super::resolved::{Structure, Type};

/// Marks them. A structure demands what those that it holds demand.
pub(super) fn mark(structures: &mut [Structure]) {
    let mut owners = vec![Vec::new(); structures.len()];
    let mut open = Vec::new();
    for (at, structure) in structures.iter().enumerate() {
        // What a secret holds is not looked into.
        for field in structure.fields.iter().filter(|field| !field.spec.secret) {
            if let Type::Structure(held) = field.kind.innermost() {
                owners[*held].push(at);
            }
        }
        open.extend(structure.fields.iter().any(|field| field.required).then_some(at));
    }
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut structures[at].demands, true) {
            open.extend(&owners[at]);
        }
    }
}
