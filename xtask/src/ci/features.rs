//! Each service is a feature of the client, `all` is all of them, and the client compiles with any alone.

use std::collections::{BTreeMap, BTreeSet};

use generator::rust::module_name;
use serde::Deserialize;

use super::{Outcome, cargo};
use crate::{
    console::{Console, Texts},
    disk,
    failure::Failure,
    sources,
    workspace::{ALL_SERVICES as ALL, CLIENT_MANIFEST as MANIFEST, SOURCES},
};

/// The features that are no service: they change how all of them are called. Without them the
/// client must compile as well.
const BESIDE: [&str; 3] = ["reqwest", "serde", "stream"];

#[derive(Deserialize)]
struct Manifest {
    #[serde(default)]
    features: BTreeMap<String, Vec<String>>,
}

pub(super) fn check(console: Console) -> Result<Outcome, Failure> {
    let mut features = features()?;
    let all = features.remove(ALL).unwrap_or_default();
    let features: BTreeSet<String> = features.into_keys().collect();
    let sources = sources::load(&mut Texts::default())?.value;
    let services: BTreeSet<String> = sources.iter().map(|source| module_name(&source.service)).collect();
    let mut ending = Outcome::Passed;
    for name in features.symmetric_difference(&services) {
        console.failure(&contradiction(name, features.contains(name)));
        ending = Outcome::Failed;
    }
    for name in features.symmetric_difference(&all.into_iter().collect()) {
        let failure = Failure::new(format!("the feature `{ALL}` is not all services: see `{name}`"));
        console.failure(&failure.help(format!("name each service in it, in {MANIFEST}")));
        ending = Outcome::Failed;
    }
    // The default is no service at all, and each service is tried without a transport.
    let each = features.iter().map(String::as_str);
    for feature in ["default"].into_iter().chain(each) {
        if compiles_with(feature)? == Outcome::Failed {
            ending = Outcome::Failed;
        }
    }
    Ok(ending)
}

/// What each feature switches on, without the default.
fn features() -> Result<BTreeMap<String, Vec<String>>, Failure> {
    let text = disk::text(MANIFEST)?.unwrap_or_default();
    let mut manifest: Manifest =
        toml::from_str(&text).map_err(|error| Failure::new(format!("cannot read {MANIFEST}: {error}")))?;
    manifest.features.remove("default");
    manifest.features.retain(|name, _| !BESIDE.contains(&name.as_str()));
    Ok(manifest.features)
}

fn contradiction(name: &str, is_feature: bool) -> Failure {
    let (there, missing) = if is_feature { (MANIFEST, SOURCES) } else { (SOURCES, MANIFEST) };
    Failure::new(format!("`{name}` stands in {there}, but not in {missing}"))
        .help("add it there, or delete it here")
}

/// Clippy, since only clippy turns warnings into errors without building all dependencies again.
fn compiles_with(feature: &str) -> Result<Outcome, Failure> {
    cargo::run(&format!(
        "clippy --quiet --package huaweicloud-client --no-default-features --features {feature} -- -D warnings"
    ))
}
