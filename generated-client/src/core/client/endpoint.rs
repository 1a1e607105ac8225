//! Where requests go: a region's hosts, or one address for every service.

use reqwest::Url;

use crate::core::{Error, Region};

/// Where requests go.
#[derive(Clone, Debug)]
pub(super) enum Endpoint {
    /// The host of each service in a region.
    Region(Region),
    /// One address for every service: scheme, host and port.
    Fixed(String),
}

impl Endpoint {
    /// An address given by the user; `https` if it names no scheme.
    pub(super) fn parse(text: &str) -> Result<Self, Error> {
        let scheme = if text.contains("://") { "" } else { "https://" };
        let url = Url::parse(&format!("{scheme}{text}")).ok();
        let url = url.filter(is_bare).ok_or_else(|| Error::Build {
            message: "the endpoint must be an address like https://host or http://host:port, \
                      without a path"
                .to_owned(),
        })?;
        Ok(Self::Fixed(url.origin().ascii_serialization()))
    }

    pub(super) fn of(region: Region) -> Result<Self, Error> {
        if region.is_valid() {
            return Ok(Self::Region(region));
        }
        Err(Error::Build { message: format!("{:?} cannot be the name of a region", region.as_str()) })
    }

    /// Scheme, host and port for a service.
    pub(super) fn origin(&self, service: &str) -> String {
        match self {
            Self::Region(region) => region.endpoint(service),
            Self::Fixed(origin) => origin.clone(),
        }
    }
}

/// Whether an address consists of scheme, host and port: anything else would silently be lost.
fn is_bare(url: &Url) -> bool {
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let anonymous = url.username().is_empty() && url.password().is_none();
    bare && anonymous && matches!(url.scheme(), "http" | "https") && url.has_host()
}
