//! The programs of the examples: as short as they are meant to be, and they do what they say.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{fs, path::Path};

use huaweicloud_client::{
    Client,
    mrs::{
        v1_1::ListClusters,
        v2::{CreateCluster, CreateExecuteJob, ShowSingleJobExe},
    },
};
use serde_json::{Value, json};

#[allow(dead_code, reason = "its main function reaches for the network")]
#[path = "../../generated-client/examples/programs.rs"]
mod programs;

/// What calling takes, in lines.
#[test]
fn they_are_short() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated-client/examples/programs.rs");
    let text = fs::read_to_string(file).unwrap();
    let limits =
        [("cluster_names", 6), ("create_cluster", 50), ("run_job", 12), ("a_test_of_code_that_calls", 12)];
    for (name, most) in limits {
        let (_, function) = text.split_once(&format!("pub async fn {name}(")).unwrap();
        let (body, _) = function.split_once("\n}\n").unwrap();
        let lines = body.lines().count() - 1;
        assert!(lines <= most, "{name} has {lines} lines");
    }
}

#[tokio::test]
async fn all_clusters_are_listed_page_by_page() {
    let mock = Client::mock();
    for name in ["a", "b"] {
        mock.on::<ListClusters>().reply(json!({"clusters": [{"clusterName": name}], "clusterTotal": "2"}));
    }
    assert_eq!(programs::cluster_names(&mock.client()).await.unwrap(), ["a", "b"]);
    let pages: Vec<_> = mock.calls::<ListClusters>();
    assert_eq!(pages[1].uri().query(), Some("currentPage=2&pageSize=100"));
}

#[tokio::test]
async fn a_cluster_is_created_with_its_groups_and_tags() {
    let mock = Client::mock();
    mock.on::<CreateCluster>().reply(json!({"cluster_id": "c1"}));
    let id = programs::create_cluster(&mock.client(), "planted").await.unwrap();
    assert_eq!(id.as_deref(), Some("c1"));
    let sent: Value = serde_json::from_slice(mock.calls::<CreateCluster>()[0].body()).unwrap();
    assert_eq!(sent["node_groups"][1]["root_volume"], json!({"type": "SAS", "size": 480}));
    assert_eq!(sent["tags"][1], json!({"key": "stage", "value": "test"}));
}

#[tokio::test]
async fn a_job_is_submitted_and_waited_for() {
    let mock = Client::mock();
    mock.on::<CreateExecuteJob>().reply(json!({"job_submit_result": {"job_id": "j1", "state": "COMPLETE"}}));
    mock.on::<ShowSingleJobExe>().reply(json!({"job_detail": {"job_state": "FINISHED"}}));
    programs::run_job(&mock.client(), "c1").await.unwrap();
    let asked = mock.calls::<ShowSingleJobExe>();
    assert!(asked[0].uri().path().ends_with("/clusters/c1/job-executions/j1"), "{}", asked[0].uri());
}

/// What a job was submitted with holds access keys. Its request hides them, and so does what answers with them.
#[tokio::test]
async fn what_comes_back_is_as_secret_as_what_was_sent() {
    const PLANTED: &str = "planted-secret";
    let mock = Client::mock();
    let job = json!({"job_id": "j1", "properties": format!("{{fs.obs.secret.key={PLANTED}}}")});
    mock.on::<ShowSingleJobExe>().reply(json!({"job_detail": job}));
    let response = ShowSingleJobExe::new("c1", "j1").send(&mock.client()).await.unwrap();
    let properties = response.job_detail.as_ref().unwrap().properties.as_ref().unwrap();
    assert!(properties.expose().contains(PLANTED));
    assert!(!format!("{response:?} {response:#?}").contains(PLANTED));
    let sent = CreateExecuteJob::new("c1").properties([("fs.obs.secret.key", PLANTED)]);
    assert!(!format!("{sent:?} {sent:#?}").contains(PLANTED));
}

#[tokio::test]
async fn a_test_needs_no_service() {
    programs::a_test_of_code_that_calls().await;
}
