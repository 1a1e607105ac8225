//! Modules that import each other, directly or by way of others.

use std::collections::BTreeSet;

use super::{Imports, Module};

/// The largest sets of modules of which each reaches each other.
fn circles(imports: &Imports) -> BTreeSet<BTreeSet<Module>> {
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

/// What is wrong with the imports: each circle of them.
pub(super) fn complaints(imports: &Imports) -> Vec<String> {
    let told = |circle: BTreeSet<Module>| format!("these modules import each other: {circle:?}");
    circles(imports).into_iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_told_and_what_leads_out_of_it_is_not() {
        let imports = |of_c: &str| -> Imports {
            [("a", "b"), ("b", "c"), ("c", of_c), ("d", "e")]
                .map(|(from, to)| (from.to_owned(), BTreeSet::from([to.to_owned()])))
                .into()
        };
        assert_eq!(complaints(&imports("d")), [] as [String; 0]);
        assert_eq!(complaints(&imports("a")), [r#"these modules import each other: {"a", "b", "c"}"#]);
    }
}
