//! The service that is edited, and the edits.

use generator::spec::{
    address,
    model::{ErrorCode, Operation},
    service::Service,
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value as Json;

use crate::{disk, failure::Failure};

const SERVICE: &str = "tests/cases/diff-proof/service.yaml";
const EDITS: &str = "tests/cases/diff-proof/edits.yaml";

/// One edit.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Edit {
    /// What is done, in a few words.
    #[serde(rename = "edit")]
    pub(super) what: String,
    /// The address of the edited part in the YAML of its operation.
    at: String,
    /// What stands there afterwards; nothing if it is absent.
    #[serde(default)]
    now: Option<Json>,
    /// Before and after are exchanged.
    #[serde(default)]
    pub(super) backwards: bool,
    /// Why those who judge do not see what it breaks.
    #[serde(default)]
    pub(super) unseen: Option<String>,
}

impl Edit {
    /// The service with the edit.
    pub(super) fn applied(&self, service: &Json) -> Result<Json, Failure> {
        let mut edited = service.clone();
        if address::set(&mut edited, &self.at, self.now.clone()) && edited != *service {
            return Ok(edited);
        }
        Err(Failure::new(format!("{EDITS}: `{}` changes nothing at {}", self.what, self.at)))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct State {
    operations: Vec<Operation>,
    #[serde(default)]
    error_codes: Vec<ErrorCode>,
}

/// The service, and what is done to it.
pub(super) fn read() -> Result<(Json, Vec<Edit>), Failure> {
    Ok((yaml(SERVICE)?, yaml(EDITS)?))
}

fn yaml<T: DeserializeOwned>(path: &str) -> Result<T, Failure> {
    let text = disk::text(path)?.unwrap_or_default();
    serde_yaml::from_str(&text).map_err(|error| Failure::new(format!("cannot read {path}: {error}")))
}

/// A state as the generator has it.
pub(super) fn service(state: &Json) -> Result<Service, Failure> {
    let State { operations, error_codes } = serde_json::from_value(state.clone())
        .map_err(|error| Failure::new(format!("{SERVICE} is no service any more: {error}")))?;
    Ok(Service { name: "demo".to_owned(), operations, error_codes, ..Service::default() })
}
