//! Operations that may be sent twice though their method does not tell: they are posted to, and only read.

use crate::{
    docs::vocabulary::{paging, verbs},
    spec::{
        evidence::{Aspect, Evidence},
        model::{Method, Operation},
    },
};

/// Marks those whose name begins with a verb of reading, or whose path ends as that of a query.
pub(super) fn mark(operations: &mut [Operation]) {
    let reads = |operation: &&mut Operation| {
        let verb = operation.name.split('_').next().unwrap_or_default();
        operation.method == Method::Post
            && (verbs::is_reading(verb) || paging::is_reading_path(&operation.path))
    };
    for operation in operations.iter_mut().filter(reads) {
        operation.idempotent = Some(true);
        operation.evidence.insert(Aspect::Idempotent, Evidence::Name);
    }
}
