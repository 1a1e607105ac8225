//! A service in miniature, as the generator is to write them.

use std::collections::BTreeMap;

use huaweicloud_client::core::{Boxed, Json, Metadata, Operation, Request, object, open_enum};
use huaweicloud_client::{Client, Error, Extra, Response, Secret};

open_enum! {
    /// How a job is doing.
    pub(crate) enum JobState: str {
        /// It runs.
        Running = "RUNNING",
        /// It failed.
        Failed = "FAILED",
    }
}

open_enum! {
    /// What a job is.
    pub(crate) enum JobKind: i64 {
        Batch = 1,
        Stream = 2,
        Undefined = -1,
    }
}

/// Lists the jobs of a cluster.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ListJobs {
    pub cluster_id: String,
    pub limit: Option<i64>,
    pub state: Option<Vec<JobState>>,
    pub kind: Option<JobKind>,
    pub verbose: Option<bool>,
    pub language: Option<String>,
}

impl ListJobs {
    pub(crate) fn new(cluster_id: &str) -> Self {
        Self {
            cluster_id: cluster_id.to_owned(),
            limit: None,
            state: None,
            kind: None,
            verbose: None,
            language: None,
        }
    }

    pub(crate) async fn send(&self, client: &Client) -> Result<Response<ListJobsResponse>, Error> {
        client.send(self).await
    }
}

impl Operation for ListJobs {
    type Output = ListJobsResponse;
    const METADATA: Metadata = Metadata::new(
        "mrs",
        "list_jobs",
        http::Method::GET,
        "/v2/{project_id}/clusters/{cluster_id}/jobs?view=full",
    );

    fn request(&self) -> Result<Request, Error> {
        Request::new(&Self::METADATA)
            .path("cluster_id", &self.cluster_id)
            .query("pageSize", &self.limit)
            .query("state", &self.state)
            .query("kind", &self.kind)
            .query("verbose", &self.verbose)
            .header("X-Language", &self.language)
            .finish()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ListJobsResponse {
    pub total: Option<i64>,
    pub job_list: Option<Vec<Job>>,
    pub extra: Extra,
}

#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Job {
    pub id: Option<String>,
    pub start_time: Option<i64>,
    pub progress: Option<f64>,
    pub finished: Option<bool>,
    pub state: Option<JobState>,
    pub kind: Option<JobKind>,
    pub arguments: Option<Vec<String>>,
    pub properties: Option<BTreeMap<String, i64>>,
    pub anything: Option<Json>,
    pub password: Option<Secret<String>>,
    pub parent: Option<Boxed<Job>>,
    pub extra: Extra,
}

object! {
    ListJobsResponse {
        total: "total",
        job_list: "job_list",
    }
    Job {
        id: "id",
        start_time: "start_time",
        progress: "progress",
        finished: "finished",
        state: "state",
        kind: "kind",
        arguments: "arguments",
        properties: "properties",
        anything: "anything",
        password: "password",
        parent: "parent",
    }
    CreateJobBody {
        name: "name",
        password: "password",
        arguments: "arguments",
    }
}

/// Creates a job; its response has no documented body.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CreateJob {
    pub body: CreateJobBody,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CreateJobBody {
    pub name: String,
    pub password: Secret<String>,
    pub arguments: Option<Vec<String>>,
    pub extra: Extra,
}

impl CreateJob {
    pub(crate) fn new(name: &str, password: &str) -> Self {
        let body = CreateJobBody {
            name: name.to_owned(),
            password: password.into(),
            arguments: None,
            extra: Extra::default(),
        };
        Self { body }
    }
}

impl Operation for CreateJob {
    type Output = ();
    const METADATA: Metadata =
        Metadata::new("mrs", "create_job", http::Method::POST, "/v2/{project_id}/jobs");

    fn request(&self) -> Result<Request, Error> {
        Request::new(&Self::METADATA).payload(&self.body).finish()
    }
}

/// Deletes a tag, the operation whose path is the most dangerous.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DeleteTag {
    pub cluster_id: String,
    pub key: String,
}

impl DeleteTag {
    pub(crate) fn new(cluster_id: &str, key: &str) -> Self {
        Self { cluster_id: cluster_id.to_owned(), key: key.to_owned() }
    }
}

impl Operation for DeleteTag {
    type Output = ();
    const METADATA: Metadata = Metadata::new(
        "mrs",
        "delete_tag",
        http::Method::DELETE,
        "/v1.1/{project_id}/clusters/{cluster_id}/tags/{key}",
    );

    fn request(&self) -> Result<Request, Error> {
        Request::new(&Self::METADATA).path("cluster_id", &self.cluster_id).path("key", &self.key).finish()
    }
}
