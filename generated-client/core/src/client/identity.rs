//! Credentials for a request: those of the client, with the project and the account it needs.

use std::sync::Arc;

use crate::credentials::{CredentialsSource, ProviderContext, Shared, iam};
use crate::{Credentials, Error, Request};

/// Who the client is, and what it has found out about that.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    source: CredentialsSource,
    /// The project of the client, instead of that of the credentials.
    project_id: Option<String>,
    found: Arc<Found>,
}

/// What was looked up.
#[derive(Debug, Default)]
struct Found {
    project_id: Shared<String>,
    domain_id: Shared<String>,
}

impl Identity {
    pub(super) fn new(source: CredentialsSource, project_id: Option<String>) -> Self {
        Self { source, project_id, found: Arc::default() }
    }

    /// The same in another project.
    pub(super) fn with_project(&self, id: String) -> Self {
        Self { project_id: Some(id), ..self.clone() }
    }

    /// The same in another region, which has a project of its own.
    pub(super) fn elsewhere(&self) -> Self {
        Self { found: Arc::default(), ..self.clone() }
    }

    /// A service has refused the credentials.
    pub(super) fn refused(&self) {
        self.source.refused();
    }

    /// The credentials, with whatever the path of the request needs to know of their owner.
    pub(super) async fn of(
        &self,
        request: &Request,
        context: &ProviderContext,
    ) -> Result<Arc<Credentials>, Error> {
        let mut credentials = self.source.get(context).await?;
        if let Some(id) = &self.project_id {
            Arc::make_mut(&mut credentials).set_project(id.clone());
        }
        // Without a region there is no telling which project, nor where to ask.
        let can_ask = context.region().is_some();
        if can_ask && credentials.project().is_none() && request.needs("project_id") {
            let find = Box::pin(iam::find_project(context, &credentials));
            let id = self.found.project_id.get(|_| true, find).await?;
            Arc::make_mut(&mut credentials).set_project(id);
        }
        if can_ask && credentials.domain().is_none() && request.needs("domain_id") {
            let find = Box::pin(iam::find_domain(context, &credentials));
            let id = self.found.domain_id.get(|_| true, find).await?;
            Arc::make_mut(&mut credentials).set_domain(id);
        }
        Ok(credentials)
    }
}
