//! The manifest of a client that stands alone: what the workspace gives its own client, written out.

use toml::{Table, Value};

use crate::{disk, failure::Failure};

const CLIENT: &str = "generated-client/Cargo.toml";
const WORKSPACE: &str = "Cargo.toml";

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
    let features = ["default"].iter().chain(services);
    let features: Table = features.map(|name| ((*name).to_owned(), Value::Array(Vec::new()))).collect();
    manifest.insert("features".to_owned(), features.into());
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

/// The entries, those of the workspace replaced by what it says.
fn written_out(own: &Table, inherited: &Table) -> Table {
    let is_inherited = |value: &Value| value.get("workspace").and_then(Value::as_bool) == Some(true);
    let entry = |(name, value): (&String, &Value)| {
        let value = inherited.get(name).filter(|_| is_inherited(value)).unwrap_or(value);
        (name.clone(), value.clone())
    };
    own.iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_workspace_says_is_written_out() {
        let client = "package = {name = 'c', edition.workspace = true}\nfeatures = {old = []}\n\
                      dependencies = {http.workspace = true, own = '2'}\ndev-dependencies = {test = '1'}";
        let root = "workspace = {package = {edition = '2024'}, dependencies = {http = '1.5', other = '3'}, lints = {rust = {}}}";
        let expected = "package = {name = 'c', edition = '2024'}\nfeatures = {default = [], zh_mrs = []}\n\
                        dependencies = {http = '1.5', own = '2'}\nlints = {rust = {}}\nworkspace = {}";
        let [client, root, expected] = [client, root, expected].map(|text| text.parse::<Table>().unwrap());
        assert_eq!(alone(&client, &root, &["zh_mrs"]), expected);
    }
}
