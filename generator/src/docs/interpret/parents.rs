//! Tables of XML elements name the element around each in its description.

use std::collections::BTreeMap;

use crate::docs::{rows::ParameterRow, vocabulary::prose};

/// How deep elements may stand in each other. A slip may put one into itself.
const DEEPEST: usize = 20;

/// Where the element of a row may stand.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The dotted names that it has as an element of others; none where it stands alone.
    pub(super) names: Vec<String>,
    /// Elements that its description puts around it and that have no row, or no end.
    pub(super) unknown: Vec<String>,
}

/// The places of all rows.
pub(super) fn places(rows: &[ParameterRow<'_>]) -> Vec<Places> {
    let descriptions: Vec<String> = rows.iter().map(ParameterRow::description_text).collect();
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    let mut around: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, description) in names.iter().zip(&descriptions) {
        let parent = prose::parents(description).first().copied().unwrap_or_default();
        around.entry(name).or_insert(parent);
    }
    let places = |(name, description): (&&str, &String)| {
        let mut places = Places::default();
        for parent in prose::parents(description) {
            match path(parent, &around) {
                Some(path) => places.names.push(format!("{path}.{name}")),
                None => places.unknown.push(parent.to_owned()),
            }
        }
        places
    };
    names.iter().zip(&descriptions).map(places).collect()
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
