//! The manifests of a client that stands alone, and of its runtime: what the workspace gives its own, written out.

use toml::{Table, Value};

use crate::{
    disk,
    failure::Failure,
    workspace::{CLIENT_MANIFEST, MANIFEST, RUNTIME},
};

/// The folder of the client, from which its runtime has the same path in any client.
const CLIENT: &str = "generated-client/";
/// Of what the client needs for its tests, that which the example of the round trip needs too.
const OF_EXAMPLE: &[&str] = &["serde", "serde_json"];

/// The manifest of the client, with a feature for each service.
pub(super) fn of_client(services: &[&str]) -> Result<String, Failure> {
    Ok(client(&read(CLIENT_MANIFEST)?, &read(MANIFEST)?, services).to_string())
}

/// The manifest of the runtime.
pub(super) fn of_runtime() -> Result<String, Failure> {
    let runtime = read(&format!("{RUNTIME}/Cargo.toml"))?;
    let mut manifest = alone(&runtime, &read(MANIFEST)?);
    manifest.extend(runtime.get("features").map(|features| ("features".to_owned(), features.clone())));
    Ok(manifest.to_string())
}

fn read(path: &str) -> Result<Table, Failure> {
    let text = disk::text(path)?.unwrap_or_default();
    text.parse().map_err(|error| Failure::new(format!("cannot read {path}: {error}")))
}

fn client(client: &Table, root: &Table, services: &[&str]) -> Table {
    let mut manifest = alone(client, root);
    let mut of_example = part(client, "dev-dependencies").cloned().unwrap_or_default();
    of_example.retain(|name, _| OF_EXAMPLE.contains(&name));
    let of_example = written_out(&of_example, &inherited(root, "dependencies"));
    manifest.insert("dev-dependencies".to_owned(), of_example.into());
    manifest.insert("features".to_owned(), features(client, services).into());
    manifest.extend(root.get("profile").map(|profile| ("profile".to_owned(), profile.clone())));
    // A workspace of its own, wherever the crate is put.
    manifest.insert("workspace".to_owned(), Table::new().into());
    manifest
}

/// What any crate has: what it is, what it needs, and its lints.
fn alone(own: &Table, root: &Table) -> Table {
    let mut manifest = Table::new();
    for name in ["package", "dependencies"] {
        let own = part(own, name).cloned().unwrap_or_default();
        manifest.insert(name.to_owned(), written_out(&own, &inherited(root, name)).into());
    }
    manifest.insert("lints".to_owned(), inherited(root, "lints").into());
    manifest
}

/// What the workspace has for its crates.
fn inherited(root: &Table, name: &str) -> Table {
    part(root, "workspace").and_then(|workspace| part(workspace, name)).cloned().unwrap_or_default()
}

fn part<'a>(table: &'a Table, name: &str) -> Option<&'a Table> {
    table.get(name)?.as_table()
}

/// What is on by default in the client, or is the runtime's, and a feature for each service.
fn features(client: &Table, services: &[&str]) -> Table {
    let empty = Table::new();
    let own = part(client, "features").unwrap_or(&empty);
    let default = own.get("default").and_then(Value::as_array).cloned().unwrap_or_default();
    let is_default = |name: &str| default.iter().any(|known| known.as_str() == Some(name));
    let entries = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let leads_on = |entry: Value| entry.as_str().is_some_and(|entry| entry.contains('/'));
    let kept =
        own.iter().filter(|(name, value)| is_default(name) || entries(value).into_iter().any(leads_on));
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
        let mut value = inherited.map_or_else(|| value.clone(), |inherited| joined(value, inherited));
        if let Some(Value::String(path)) = value.get_mut("path") {
            *path = path.trim_start_matches(CLIENT).to_owned();
        }
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
        let own = "package = {name = 'c', edition.workspace = true}\nfeatures = {default = ['net'], net = ['core/net'], flow = ['core/flow'], old = []}\n\
                      dependencies = {http = {workspace = true, optional = true, features = ['b']}, json.workspace = true, core.workspace = true, own = '2'}\ndev-dependencies = {serde = '1', test = '1'}";
        let root = "workspace = {package = {edition = '2024'}, dependencies = {http = {version = '1.5', features = ['a']}, json = '1', core = {path = 'generated-client/core'}, other = '3'}, lints = {rust = {}}}";
        let expected = "package = {name = 'c', edition = '2024'}\nfeatures = {default = ['net'], net = ['core/net'], flow = ['core/flow'], zh_mrs = []}\n\
                        dependencies = {http = {version = '1.5', features = ['a', 'b'], optional = true}, json = '1', core = {path = 'core'}, own = '2'}\ndev-dependencies = {serde = '1'}\nlints = {rust = {}}\nworkspace = {}";
        let [own, root, expected] = [own, root, expected].map(|text| text.parse::<Table>().unwrap());
        assert_eq!(client(&own, &root, &["zh_mrs"]), expected);
    }
}
