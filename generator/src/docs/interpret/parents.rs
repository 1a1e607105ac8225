//! Tables of XML elements name the element around each in its description.

use std::collections::BTreeMap;

use super::field;
use crate::docs::{
    page::PageTable,
    vocabulary::{columns::Column, prose},
};

/// How deep elements may stand in each other. A slip may put one into itself.
const DEEPEST: usize = 20;

/// For each row the dotted names that it has as an element of the others; none where it stands alone.
pub(super) fn dotted_names(table: &PageTable) -> Vec<Vec<String>> {
    let descriptions: Vec<String> =
        table.rows.iter().map(|row| table.words(row, Column::Description)).collect();
    // Few tables are of XML.
    if descriptions.iter().all(|description| prose::parents(description).is_empty()) {
        return vec![Vec::new(); table.rows.len()];
    }
    let names: Vec<String> = table.rows.iter().map(|row| field::name(table, row)).collect();
    let mut around: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, description) in names.iter().zip(&descriptions) {
        let parent = prose::parents(description).first().copied().unwrap_or_default();
        around.entry(name).or_insert(parent);
    }
    let dotted = |(name, description): (&String, &String)| -> Vec<String> {
        let paths = prose::parents(description).into_iter().filter_map(|parent| path(parent, &around));
        paths.map(|path| format!("{path}.{name}")).collect()
    };
    names.iter().zip(&descriptions).map(dotted).collect()
}

/// The elements from the root down to this one, if the table has a row for each.
fn path(parent: &str, around: &BTreeMap<&str, &str>) -> Option<String> {
    let mut path = parent.to_owned();
    for _ in 0..DEEPEST {
        let first = path.split('.').next().unwrap_or_default();
        match around.get(first) {
            Some(&"") => {
                return path.split('.').all(|name| around.contains_key(name)).then_some(path);
            }
            Some(outer) => path = format!("{outer}.{path}"),
            None => return None,
        }
    }
    None
}
