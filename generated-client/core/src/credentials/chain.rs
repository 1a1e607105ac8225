//! Several providers, tried in turn.

use std::sync::Arc;

use super::{EcsMetadata, Environment, ProfileFile, ProvideCredentials, ProviderContext};
use crate::{BoxFuture, Credentials, Error};

/// Asks providers in turn until one has credentials. By default, and in a client that is given no
/// credentials: [`Environment`], [`ProfileFile`], [`EcsMetadata`].
#[derive(Clone, Debug)]
pub struct Chain(Vec<(String, Arc<dyn ProvideCredentials>)>);

impl Default for Chain {
    fn default() -> Self {
        Self::new()
            .then("environment", Environment)
            .then("profile file", ProfileFile::default())
            .then("ECS metadata", EcsMetadata::default())
    }
}

impl Chain {
    /// A chain without providers.
    #[must_use]
    pub fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a provider, under a name for error messages.
    #[must_use]
    pub fn then(mut self, name: impl Into<String>, provider: impl ProvideCredentials) -> Self {
        self.0.push((name.into(), Arc::new(provider)));
        self
    }

    async fn first(&self, context: &ProviderContext) -> Result<Credentials, Error> {
        let mut problems = vec!["no provider has credentials".to_owned()];
        for (name, provider) in &self.0 {
            match provider.provide(context).await {
                Ok(credentials) => return Ok(credentials),
                Err(error) => problems.push(format!("{name}: {error}")),
            }
        }
        Err(Error::Credentials { message: problems.join("; ") })
    }
}

impl ProvideCredentials for Chain {
    fn provide<'a>(&'a self, context: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, Error>> {
        Box::pin(self.first(context))
    }
}
