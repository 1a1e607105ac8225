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
    let parents: Vec<Vec<&str>> = rows.iter().map(|row| prose::parents(&row.description_text)).collect();
    if parents.iter().all(Vec::is_empty) {
        return rows.iter().map(|_| Places::default()).collect();
    }
    let mut around: BTreeMap<&str, &str> = BTreeMap::new();
    for (row, parents) in rows.iter().zip(&parents) {
        around.entry(&row.name).or_insert(parents.first().copied().unwrap_or_default());
    }
    let places = |(row, parents): (&ParameterRow<'_>, &Vec<&str>)| {
        let mut places = Places::default();
        for parent in parents {
            match path(parent, &around) {
                Some(path) => places.names.push(format!("{path}.{}", row.name)),
                None => places.unknown.push((*parent).to_owned()),
            }
        }
        places
    };
    rows.iter().zip(&parents).map(places).collect()
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
