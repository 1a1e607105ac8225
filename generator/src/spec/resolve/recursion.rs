//! Structures that contain themselves: which fields close a circle, and which of them has no end.

use std::collections::BTreeSet;

use super::resolved;
use crate::spec::model::{Field, Structure, Type};

/// For each structure those that it holds without a list or map in between, with whether they must
/// be there.
type Edges = Vec<Vec<Edge>>;

#[derive(Clone, Copy)]
struct Edge {
    field: usize,
    target: usize,
    required: bool,
}

/// Marks the fields that close a circle, by leading back to the same or an earlier structure of it.
pub(super) fn mark(structures: &mut [resolved::Structure]) {
    let direct = |structure: &resolved::Structure| {
        let fields = structure.fields.iter().enumerate();
        let edge = |(at, field): (usize, &resolved::Field)| match field.kind {
            resolved::Type::Structure(target) => Some(Edge { field: at, target, required: field.required }),
            _ => None,
        };
        fields.filter_map(edge).collect()
    };
    let edges: Edges = structures.iter().map(direct).collect();
    for (at, structure) in structures.iter_mut().enumerate() {
        for edge in &edges[at] {
            structure.fields[edge.field].recursive =
                edge.target <= at && reaches(&edges, edge.target, at, |_| true);
        }
    }
}

/// A structure that requires itself: no value of it has an end.
pub(super) fn endless(structures: &[Structure]) -> Option<&str> {
    let direct = |structure: &Structure| {
        let edge = |(at, field): (usize, &Field)| match &field.kind {
            Type::Struct(name) => {
                let target = structures.iter().position(|structure| structure.name == *name)?;
                Some(Edge { field: at, target, required: field.required == Some(true) })
            }
            _ => None,
        };
        structure.fields.iter().enumerate().filter_map(edge).collect()
    };
    let edges: Edges = structures.iter().map(direct).collect();
    let is_required = |edge: &Edge| edge.required;
    let requires_itself = |at: &usize| {
        let mut required = edges[*at].iter().filter(|edge| is_required(edge));
        required.any(|edge| reaches(&edges, edge.target, *at, is_required))
    };
    (0..structures.len()).find(requires_itself).map(|at| structures[at].name.as_str())
}

/// Whether fields that count lead from one structure to the other.
fn reaches(edges: &Edges, from: usize, to: usize, counts: impl Fn(&Edge) -> bool) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            open.extend(edges[at].iter().filter(|edge| counts(edge)).map(|edge| edge.target));
        }
    }
    false
}
