//! A call as people write it by hand: reqwest, a signature, serde's derives.

use huaweicloud_client::core::signing::{AccessKey, DATE_HEADER, SigningRequest, sign};

use crate::plain;

pub(crate) const KEY: AccessKey<'static> = AccessKey { id: "AKEXAMPLE", secret: "secret-of-the-benchmark" };
pub(crate) const PROJECT: &str = "0123456789abcdef0123456789abcdef";

/// Calls one operation.
pub(crate) struct Caller {
    http: reqwest::Client,
    endpoint: String,
}

impl Caller {
    pub(crate) fn new(endpoint: &str) -> Self {
        // Nothing is encrypted, but reqwest asks for it all the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        // As the client does for this machine.
        let http = reqwest::Client::builder().no_proxy().build().expect("it needs nothing");
        Self { http, endpoint: endpoint.to_owned() }
    }

    pub(crate) async fn call(&self) -> Result<plain::Clusters, Box<dyn std::error::Error>> {
        let path = format!("/v1.1/{PROJECT}/cluster_infos");
        let date = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
        let host = self.endpoint.trim_start_matches("http://");
        let signature = sign(
            KEY,
            &SigningRequest {
                method: "GET",
                path: &path,
                query: &[("pageSize".to_owned(), "10".to_owned())],
                headers: &[("host", host), ("x-project-id", PROJECT)],
                body: b"",
                date: &date,
            },
        );
        let request = self.http.get(format!("{}{path}?pageSize=10", self.endpoint));
        let request = request.header("x-project-id", PROJECT).header(DATE_HEADER, date);
        let response = request.header("authorization", signature.authorization).send().await?;
        let bytes = response.error_for_status()?.bytes().await?;
        Ok(serde_json::from_slice(&bytes)?)
    }
}
