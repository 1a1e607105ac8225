//! Where readers find more about an operation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::model::Operation;
use crate::case::upper_camel;

/// Addresses on the web. As people write them, `{page}` stands for the file of an operation's page,
/// `{Operation}` for its name as the vendor writes it, `{service}` and `{SERVICE}` for the service in small
/// and in large letters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Links {
    /// The vendor's page.
    #[serde(default)]
    pub page: Option<String>,
    /// The operation in the vendor's API Explorer.
    #[serde(default)]
    pub explorer: Option<String>,
}

impl Links {
    /// The addresses of an operation, each by the first that says one.
    pub(super) fn of(operation: &Operation, all: &[&Self]) -> Self {
        let address = |part: fn(&Self) -> Option<&String>| {
            all.iter().find_map(|links| part(links)).map(|pattern| filled(pattern, operation))
        };
        Self {
            page: address(|links| links.page.as_ref()),
            explorer: address(|links| links.explorer.as_ref()),
        }
    }
}

fn filled(pattern: &str, operation: &Operation) -> String {
    let service = &operation.service;
    let named =
        pattern.replace("{page}", &operation.page).replace("{Operation}", &upper_camel(&operation.name));
    named.replace("{service}", service).replace("{SERVICE}", &service.to_uppercase())
}
