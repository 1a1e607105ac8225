//! The README: its example is the example file, and that one works against a local server.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{fs, path::Path};

use huaweicloud_client::{Client, Credentials};
use serde_json::json;
use wiremock::{
    Mock, MockServer, ResponseTemplate,
    matchers::{method, path, query_param},
};

#[allow(dead_code, reason = "its main function reaches for the network")]
#[path = "../../generated-client/examples/hosts.rs"]
mod example;

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file)).unwrap()
}

#[test]
fn shows_the_example_word_for_word() {
    let file = read("generated-client/examples/hosts.rs");
    let (_, code) = file.split_once("\n\n").unwrap();
    assert!(read("README.md").contains(&format!("```rust\n{code}```")));
}

#[test]
fn names_the_commands_that_the_ci_runs() {
    for command in ["cargo xtask codegen", "cargo test --workspace"] {
        assert!(read("README.md").lines().any(|line| line == command), "{command}");
    }
    assert!(read(".ci/run").contains("cargo test --workspace"));
}

#[tokio::test]
async fn its_example_works() {
    let server = MockServer::start().await;
    let body = json!({"total": "2", "hosts": [{"name": "node_core"}, {"name": "node_master1"}]});
    Mock::given(method("GET"))
        .and(path("/v1.1/project-1/clusters/cluster-1/hosts"))
        .and(query_param("pageSize", "100"))
        .respond_with(ResponseTemplate::new(200).set_body_json(body))
        .expect(1)
        .mount(&server)
        .await;
    let credentials = Credentials::access_key("access-key", "secret-key").project_id("project-1");
    let client = Client::builder().endpoint(server.uri()).credentials(credentials).build().unwrap();
    let names = example::host_names(&client, "cluster-1").await.unwrap();
    assert_eq!(names, ["node_core", "node_master1"]);
}
