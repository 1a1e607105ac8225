//! Where readers find more about an operation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    /// Each address by the first that says one, filled in.
    pub(super) fn first(all: &[&Self], filled: impl Fn(&str) -> String) -> Self {
        let address = |part: fn(&Self) -> Option<&String>| {
            all.iter().find_map(|links| part(links)).map(|pattern| filled(pattern))
        };
        Self {
            page: address(|links| links.page.as_ref()),
            explorer: address(|links| links.explorer.as_ref()),
        }
    }
}
