//! The manifest of a client that stands alone: what the workspace gives its own client, written out.

use toml::{Table, Value};

use crate::{disk, failure::Failure};

const CLIENT: &str = "generated-client/Cargo.toml";
const WORKSPACE: &str = "Cargo.toml";
/// Of what the client needs for its tests, that which the example of the round trip needs too.
const OF_EXAMPLE: &[&str] = &["serde"];

/// The manifest, with a feature for each service.
pub(super) fn manifest(services: &[&str]) -> Result<String, Failure> {
    let client = read(CLIENT)?;
    let root = read(WORKSPACE)?;
    Ok(alone(&client, &root, services).to_string())
}

fn read(path: &str) -> Result<Table, Failure> {
    let text = disk::text(path)?.unwrap_or_default();
    text.parse().map_err(|error| Failure::new(format!("cannot read {path}: {error}")))
}

fn alone(client: &Table, root: &Table, services: &[&str]) -> Table {
    let empty = Table::new();
    let workspace = part(root, "workspace").unwrap_or(&empty);
    let mut manifest = Table::new();
    for name in ["package", "dependencies"] {
        let inherited = part(workspace, name).unwrap_or(&empty);
        let own = part(client, name).unwrap_or(&empty);
        manifest.insert(name.to_owned(), written_out(own, inherited).into());
    }
    let inherited = part(workspace, "dependencies").unwrap_or(&empty);
    let mut of_example = part(client, "dev-dependencies").cloned().unwrap_or_default();
    of_example.retain(|name, _| OF_EXAMPLE.contains(&name));
    manifest.insert("dev-dependencies".to_owned(), written_out(&of_example, inherited).into());
    manifest.insert("features".to_owned(), features(client, services).into());
    for (name, value) in [("lints", workspace.get("lints")), ("profile", root.get("profile"))] {
        manifest.extend(value.map(|value| (name.to_owned(), value.clone())));
    }
    // A workspace of its own, wherever the crate is put.
    manifest.insert("workspace".to_owned(), Table::new().into());
    manifest
}

fn part<'a>(table: &'a Table, name: &str) -> Option<&'a Table> {
    table.get(name)?.as_table()
}

/// What is on by default in the client, or needs a dependency, and a feature for each service.
fn features(client: &Table, services: &[&str]) -> Table {
    let empty = Table::new();
    let own = part(client, "features").unwrap_or(&empty);
    let default = own.get("default").and_then(Value::as_array).cloned().unwrap_or_default();
    let is_default = |name: &str| default.iter().any(|known| known.as_str() == Some(name));
    let entries = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let needs = |entry: Value| entry.as_str().is_some_and(|entry| entry.starts_with("dep:"));
    let kept = own.iter().filter(|(name, value)| is_default(name) || entries(value).into_iter().any(needs));
    let kept = kept.map(|(name, value)| (name.clone(), value.clone()));
    let services = services.iter().map(|name| ((*name).to_owned(), Value::Array(Vec::new())));
    let default = ("default".to_owned(), Value::Array(default.clone()));
    kept.chain(services).chain([default]).collect()
}

/// The entries, those of the workspace with what it says.
fn written_out(own: &Table, inherited: &Table) -> Table {
    let is_inherited = |value: &Value| value.get("workspace").and_then(Value::as_bool) == Some(true);
    let entry = |(name, value): (&String, &Value)| {
        let inherited = inherited.get(name).filter(|_| is_inherited(value));
        let value = inherited.map_or_else(|| value.clone(), |inherited| joined(value, inherited));
        (name.clone(), value)
    };
    own.iter().map(entry).collect()
}

/// What the workspace says of a dependency, with what the client adds: features, and that it is
/// optional.
fn joined(own: &Value, inherited: &Value) -> Value {
    let added = own.as_table().into_iter().flatten().filter(|(name, _)| *name != "workspace");
    let added: Vec<_> = added.collect();
    if added.is_empty() {
        return inherited.clone();
    }
    let mut joined = match inherited {
        Value::Table(table) => table.clone(),
        version => Table::from_iter([("version".to_owned(), version.clone())]),
    };
    for (name, value) in added {
        match (joined.get_mut(name), value) {
            (Some(Value::Array(all)), Value::Array(more)) => all.extend(more.iter().cloned()),
            _ => drop(joined.insert(name.clone(), value.clone())),
        }
    }
    Value::Table(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_workspace_says_is_written_out() {
        let client = "package = {name = 'c', edition.workspace = true}\nfeatures = {default = ['net'], net = ['dep:http'], flow = ['dep:flow'], old = []}\n\
                      dependencies = {http = {workspace = true, optional = true, features = ['b']}, json.workspace = true, own = '2'}\ndev-dependencies = {serde = '1', test = '1'}";
        let root = "workspace = {package = {edition = '2024'}, dependencies = {http = {version = '1.5', features = ['a']}, json = '1', other = '3'}, lints = {rust = {}}}";
        let expected = "package = {name = 'c', edition = '2024'}\nfeatures = {default = ['net'], net = ['dep:http'], flow = ['dep:flow'], zh_mrs = []}\n\
                        dependencies = {http = {version = '1.5', features = ['a', 'b'], optional = true}, json = '1', own = '2'}\ndev-dependencies = {serde = '1'}\nlints = {rust = {}}\nworkspace = {}";
        let [client, root, expected] = [client, root, expected].map(|text| text.parse::<Table>().unwrap());
        assert_eq!(alone(&client, &root, &["zh_mrs"]), expected);
    }
}
