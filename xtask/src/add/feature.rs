//! The feature of `generated-client/Cargo.toml`.

use toml_edit::{Array, DocumentMut, Item, Table, Value, value};

use super::entry::as_before;
use crate::{
    failure::Failure,
    workspace::{ALL_SERVICES as ALL, CLIENT_MANIFEST as MANIFEST},
};

/// The manifest with a feature for one more service, and that among all services; comments and order stay.
pub(super) fn insert(text: &str, feature: &str) -> Result<String, Failure> {
    let mut document: DocumentMut = text
        .replace("\r\n", "\n")
        .parse()
        .map_err(|error| Failure::new(format!("cannot read {MANIFEST}: {error}")))?;
    let features = document.get_mut("features").and_then(Item::as_table_mut);
    let features = features.ok_or_else(|| unlike("[features]"))?;
    if features.contains_key(feature) {
        return Err(Failure::new(format!("the client has a feature `{feature}` that is no service"))
            .help("give the service another name"));
    }
    let all =
        features.get_mut(ALL).and_then(Item::as_array_mut).ok_or_else(|| unlike(&format!("`{ALL} = []`")))?;
    let services: Vec<String> = all.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    let at = services.iter().take_while(|service| service.as_str() < feature).count();
    insert_element(all, at, feature);
    insert_key(features, services.get(at), services.last(), feature);
    Ok(as_before(text, &document.to_string()))
}

fn unlike(what: &str) -> Failure {
    Failure::new(format!("{MANIFEST} has no {what}")).help("restore it")
}

/// Spaced as its neighbours are.
fn insert_element(array: &mut Array, at: usize, feature: &str) {
    let neighbour = array.get(1).or(array.get(0)).map(|neighbour| neighbour.decor().clone());
    let mut element = Value::from(feature);
    if let Some(decor) = neighbour {
        *element.decor_mut() = decor;
    }
    array.insert_formatted(at, element);
    let prefixes = array.iter().filter_map(|element| element.decor().prefix()?.as_str());
    if !prefixes.into_iter().any(|prefix| prefix.contains('\n')) {
        // A list on one line has a space before each element but the first.
        array.fmt();
    }
}

/// Before the next service, or behind the last: what follows is taken out and put back.
fn insert_key(features: &mut Table, next: Option<&String>, last: Option<&String>, feature: &str) {
    let names: Vec<String> = features.iter().map(|(name, _)| name.to_owned()).collect();
    let position = |wanted: Option<&String>| names.iter().position(|name| Some(name) == wanted);
    let all = position(Some(&ALL.to_owned()));
    let at = position(next).or(position(last).or(all).map(|at| at + 1)).unwrap_or(names.len());
    let behind: Vec<_> = names[at..].iter().filter_map(|name| features.remove_entry(name)).collect();
    features.insert(feature, value(Array::new()));
    for (key, item) in behind {
        features.insert_formatted(&key, item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_stands_by_its_name_and_all_else_as_it_was() {
        let manifest = |all: &str, features: &str| {
            format!(
                "[features]\ndefault = [\"x\"]\n# Every service.\n{all}\n{features}# The transport.\nx = [] # kept\n\n[dependencies]\n"
            )
        };
        let long = manifest("all = [\n    \"b\",\n    \"d\",\n]", "b = []\nd = []\n");
        for (feature, all, features) in [
            ("a", "\n    \"a\",\n    \"b\",\n    \"d\",\n", "a = []\nb = []\nd = []\n"),
            ("c", "\n    \"b\",\n    \"c\",\n    \"d\",\n", "b = []\nc = []\nd = []\n"),
            ("e", "\n    \"b\",\n    \"d\",\n    \"e\",\n", "b = []\nd = []\ne = []\n"),
        ] {
            let expected = manifest(&format!("all = [{all}]"), features);
            assert_eq!(insert(&long, feature).unwrap(), expected);
            assert_eq!(insert(&long.replace('\n', "\r\n"), feature).unwrap(), expected.replace('\n', "\r\n"));
        }
        assert_eq!(insert(&manifest("all = []", ""), "c").unwrap(), manifest("all = [\"c\"]", "c = []\n"));
        assert_eq!(
            insert(&manifest("all = [\"c\"]", "c = []\n"), "b").unwrap(),
            manifest("all = [\"b\", \"c\"]", "b = []\nc = []\n")
        );
    }

    #[test]
    fn what_is_no_manifest_of_the_client_is_told() {
        for (text, message) in [
            ("[features]\nall = []\nserde = []\n", "the client has a feature `serde` that is no service"),
            ("[package]\n", "generated-client/Cargo.toml has no [features]"),
            ("[features]\n", "generated-client/Cargo.toml has no `all = []`"),
        ] {
            assert_eq!(insert(text, "serde").unwrap_err().message, message);
        }
    }
}
