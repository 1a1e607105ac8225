//! Modules that import each other, directly or by way of others.

use std::collections::BTreeSet;

use super::{Imports, Module};

/// The largest sets of modules of which each reaches each other.
pub(super) fn circles(imports: &Imports) -> BTreeSet<BTreeSet<Module>> {
    let of = |module: &Module| -> BTreeSet<Module> {
        let reached = reached(imports, module).into_iter();
        reached.filter(|other| self::reached(imports, other).contains(module)).cloned().collect()
    };
    imports.keys().map(of).filter(|circle| circle.len() > 1).collect()
}

/// What a module imports, and what that imports, and so on.
fn reached<'a>(imports: &'a Imports, start: &'a str) -> BTreeSet<&'a Module> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(module) = open.pop() {
        let next = imports.get(module).into_iter().flatten();
        open.extend(next.filter(|next| reached.insert(*next)).map(String::as_str));
    }
    reached
}

/// What is wrong with the circles, and with the list of those that are known.
pub(super) fn complaints(found: &BTreeSet<BTreeSet<Module>>, known: &[&[&str]]) -> Vec<String> {
    let is_part = |circle: &BTreeSet<Module>, known: &[&str]| {
        circle.iter().all(|module| known.contains(&module.as_str()))
    };
    let new = found.iter().filter(|circle| !known.iter().any(|known| is_part(circle, known)));
    let new = new.map(|circle| format!("these modules import each other: {circle:?}"));
    let gone = known.iter().filter(|known| !found.iter().any(|circle| is_part(circle, known)));
    let gone =
        gone.map(|known| format!("the circle {known:?} is gone: delete it from the list of the check"));
    new.chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_circle_is_told_and_so_is_one_that_is_gone() {
        let imports: Imports = [("a", vec!["b"]), ("b", vec!["c"]), ("c", vec!["a", "d"]), ("d", vec![])]
            .map(|(from, to)| (from.to_owned(), to.into_iter().map(str::to_owned).collect()))
            .into();
        let found = circles(&imports);
        let circle: BTreeSet<Module> = ["a", "b", "c"].map(str::to_owned).into();
        assert_eq!(found, BTreeSet::from([circle]));
        assert_eq!(complaints(&found, &[&["a", "b", "c", "e"]]), [] as [String; 0]);
        assert_eq!(complaints(&found, &[]).len(), 1);
        assert_eq!(complaints(&found, &[&["a", "b"]]).len(), 2);
    }
}
