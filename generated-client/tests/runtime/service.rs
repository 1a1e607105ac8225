//! A service in miniature, in the shape of the generated ones.

use std::collections::BTreeMap;

use huaweicloud_client::core::{Metadata, Operation, Request, lenient, lenient_structs, open_enum};
use huaweicloud_client::{Client, Error, Extra, Response, Secret};
use serde::{Deserialize, Serialize};

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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    const METADATA: Metadata = Metadata {
        service: "mrs",
        name: "list_jobs",
        method: http::Method::GET,
        path: "/v2/{project_id}/clusters/{cluster_id}/jobs?view=full",
    };

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

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ListJobsResponse {
    #[serde(default, deserialize_with = "lenient::decode")]
    pub total: Option<i64>,
    #[serde(default, deserialize_with = "lenient::decode")]
    pub job_list: Option<Vec<Job>>,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct Job {
    #[serde(default, deserialize_with = "lenient::decode")]
    pub id: Option<String>,
    #[serde(default, deserialize_with = "lenient::decode")]
    pub start_time: Option<i64>,
    #[serde(default, deserialize_with = "lenient::decode")]
    pub progress: Option<f64>,
    #[serde(default, deserialize_with = "lenient::decode")]
    pub finished: Option<bool>,
    #[serde(default, deserialize_with = "lenient::decode")]
    pub state: Option<JobState>,
    #[serde(default, deserialize_with = "lenient::decode")]
    pub kind: Option<JobKind>,
    #[serde(default, deserialize_with = "lenient::decode")]
    pub arguments: Option<Vec<String>>,
    #[serde(default, deserialize_with = "lenient::decode")]
    pub properties: Option<BTreeMap<String, i64>>,
    #[serde(default, deserialize_with = "lenient::decode")]
    pub anything: Option<serde_json::Value>,
    #[serde(default, deserialize_with = "lenient::decode")]
    pub password: Option<Secret<String>>,
    #[serde(default, deserialize_with = "lenient::decode")]
    pub parent: Option<Box<Job>>,
    #[serde(flatten)]
    pub extra: Extra,
}

lenient_structs!(Job, ListJobsResponse);

/// Creates a job; its answer has no documented body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct CreateJob {
    pub body: CreateJobBody,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct CreateJobBody {
    pub name: String,
    pub password: Secret<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arguments: Option<Vec<String>>,
}

impl CreateJob {
    pub(crate) fn new(name: &str, password: &str) -> Self {
        let body = CreateJobBody { name: name.to_owned(), password: password.into(), arguments: None };
        Self { body }
    }
}

impl Operation for CreateJob {
    type Output = ();
    const METADATA: Metadata = Metadata {
        service: "mrs",
        name: "create_job",
        method: http::Method::POST,
        path: "/v2/{project_id}/jobs",
    };

    fn request(&self) -> Result<Request, Error> {
        Request::new(&Self::METADATA).json(&self.body).finish()
    }
}

/// Deletes a tag, the operation whose path is the most dangerous.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    const METADATA: Metadata = Metadata {
        service: "mrs",
        name: "delete_tag",
        method: http::Method::DELETE,
        path: "/v1.1/{project_id}/clusters/{cluster_id}/tags/{key}",
    };

    fn request(&self) -> Result<Request, Error> {
        Request::new(&Self::METADATA).path("cluster_id", &self.cluster_id).path("key", &self.key).finish()
    }
}
