//! Where requests go: a region's hosts, those of another cloud, or addresses given one by one.

use std::borrow::Cow;
use std::collections::BTreeMap;

use http::Uri;
use http::uri::Scheme;

use crate::{Error, Region};

/// The addresses of services: those of one service before one for all, and this before a region.
#[derive(Clone, Debug, Default)]
pub(crate) struct Endpoints {
    region: Option<Region>,
    /// Host names of another cloud, with `{service}` and `{region}`.
    pattern: Option<String>,
    every_service: Option<String>,
    services: BTreeMap<String, String>,
}

impl Endpoints {
    pub(crate) fn set_region(&mut self, region: Region) {
        self.region = Some(region);
    }

    pub(crate) fn region(&self) -> Option<&Region> {
        self.region.as_ref()
    }

    /// One address for every service.
    pub(super) fn set_every_service(&mut self, address: &str) -> Result<(), Error> {
        self.every_service = Some(origin(address)?);
        Ok(())
    }

    /// The address of one service.
    pub(super) fn set_service(&mut self, service: String, address: &str) -> Result<(), Error> {
        self.services.insert(service, origin(address)?);
        Ok(())
    }

    /// The host names of another cloud.
    pub(super) fn set_pattern(&mut self, pattern: String) -> Result<(), Error> {
        origin(&expand(&pattern, "service", "region"))?;
        self.pattern = Some(pattern);
        Ok(())
    }

    /// Whether anything is known at all.
    pub(super) fn is_empty(&self) -> bool {
        self.region.is_none() && self.every_service.is_none() && self.services.is_empty()
    }

    /// Refuses a region whose name would lead to another host.
    pub(super) fn check(&self) -> Result<(), Error> {
        match &self.region {
            Some(region) if !region.is_valid() => {
                Err(Error::Build { message: format!("{:?} cannot be the name of a region", region.as_str()) })
            }
            _ => Ok(()),
        }
    }

    /// Scheme, host and port of a service.
    pub(crate) fn origin(&self, service: &str) -> Result<Cow<'_, str>, Error> {
        match self.services.get(service).or(self.every_service.as_ref()) {
            Some(origin) => Ok(Cow::Borrowed(origin)),
            None => self.regional(service),
        }
    }

    /// The same for a service that is called on behalf of another one, as the identity service is:
    /// the one address that is meant for all services is rather that of the other one.
    pub(crate) fn origin_of_helper(&self, service: &str) -> Result<Cow<'_, str>, Error> {
        match self.services.get(service) {
            Some(origin) => Ok(Cow::Borrowed(origin)),
            None => self.regional(service),
        }
    }

    fn regional(&self, service: &str) -> Result<Cow<'_, str>, Error> {
        self.check()?;
        let region = self.region.as_ref().ok_or_else(|| Error::Build {
            message: format!(
                "the address of the service {service} is not known: call region(), \
                 endpoint_of({service:?}, ..) or endpoint(), or set {}",
                Region::VARIABLE
            ),
        })?;
        match &self.pattern {
            None => Ok(Cow::Owned(region.endpoint(service))),
            Some(pattern) => origin(&expand(pattern, service, region.as_str())).map(Cow::Owned),
        }
    }
}

fn expand(pattern: &str, service: &str, region: &str) -> String {
    pattern.replace("{service}", service).replace("{region}", region)
}

/// Scheme, host and port of an address given by the user; `https` if it names no scheme.
fn origin(text: &str) -> Result<String, Error> {
    let scheme = if text.contains("://") { "" } else { "https://" };
    let uri = format!("{scheme}{text}").parse::<Uri>().ok();
    uri.as_ref().and_then(bare).ok_or_else(|| Error::Build {
        message: "the endpoint must be an address like https://host or http://host:port, \
                  without a path"
            .to_owned(),
    })
}

/// An address that consists of scheme, host and port, the only parts that would be used: anything
/// else would silently be lost. It is written as HTTP libraries write it in the header `Host`.
fn bare(uri: &Uri) -> Option<String> {
    let scheme = uri.scheme().filter(|scheme| [&Scheme::HTTP, &Scheme::HTTPS].contains(scheme))?;
    let authority = uri.authority().filter(|authority| !authority.as_str().contains('@'))?;
    let usual = if *scheme == Scheme::HTTP { 80 } else { 443 };
    let host = authority.host().to_ascii_lowercase();
    let is_bare = uri.path_and_query().is_none_or(|rest| rest.as_str() == "/");
    let port = authority.port_u16();
    let is_complete = !host.is_empty() && (port.is_some() || !authority.as_str().ends_with(':'));
    match port.filter(|port| *port != usual) {
        _ if !is_bare || !is_complete => None,
        None => Some(format!("{scheme}://{host}")),
        Some(port) => Some(format!("{scheme}://{host}:{port}")),
    }
}
