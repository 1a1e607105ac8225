//! Four programs as users write them. A test counts their lines and runs them against a mock.
#![allow(
    unreachable_pub,
    clippy::missing_errors_doc,
    clippy::missing_panics_doc,
    reason = "a test calls them"
)]

use huaweicloud_client::core::ServiceError;
use huaweicloud_client::mrs::v1_1::ListClusters;
use huaweicloud_client::mrs::v2::create_cluster::{
    ClusterType, LoginMode, NodeGroupV2, SafeMode, Type, Volume,
};
use huaweicloud_client::mrs::v2::create_execute_job::JobType;
use huaweicloud_client::mrs::v2::{CreateCluster, CreateExecuteJob, ShowSingleJobExe};
use huaweicloud_client::{Client, Error};
use serde_json::json;

#[tokio::main]
async fn main() -> Result<(), Error> {
    a_test_of_code_that_calls().await;
    let client = Client::builder().region("cn-north-4").build()?;
    println!("{:?}", cluster_names(&client).await?);
    let cluster = create_cluster(&client, "a-password-1A").await?.unwrap_or_default();
    run_job(&client, &cluster).await
}

/// Lists all clusters, page by page.
pub async fn cluster_names(client: &Client) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    let mut clusters = ListClusters::new().page_size(100).items(client);
    while let Some(cluster) = clusters.next().await? {
        names.extend(cluster.cluster_name);
    }
    Ok(names)
}

/// Creates a cluster with nested groups of nodes; returns its ID.
pub async fn create_cluster(client: &Client, password: &str) -> Result<Option<String>, Error> {
    let disk = |size: u32| Volume::new().r#type(Type::Sas).size(size);
    let group = |name: &str, nodes: u32| {
        NodeGroupV2::new()
            .group_name(name)
            .node_num(nodes)
            .node_size("c6.2xlarge.4.linux.bigdata")
            .root_volume(disk(480))
            .data_volume(disk(600))
            .data_volume_count(1)
    };
    let request = CreateCluster::new()
        .cluster_version("MRS 3.1.0")
        .cluster_name("nightly")
        .cluster_type(ClusterType::Analysis)
        .region("cn-north-4")
        .availability_zone("cn-north-4a")
        .vpc_name("vpc-data")
        .subnet_name("subnet-data")
        .components("Hadoop,Spark2x,Hive")
        .safe_mode(SafeMode::Kerberos)
        .manager_admin_password(password)
        .login_mode(LoginMode::Password)
        .node_root_password(password)
        .node_groups([group("master_node_default_group", 2), group("core_node_analysis_group", 3)])
        .tags([("team", "data"), ("stage", "test")]);
    Ok(request.send(client).await?.into_inner().cluster_id)
}

/// Submits a job and waits until it is finished.
pub async fn run_job(client: &Client, cluster: &str) -> Result<(), Error> {
    let request = CreateExecuteJob::new(cluster)
        .job_type(JobType::MapReduce)
        .job_name("word-count")
        .arguments(["wordcount", "obs://data/in", "obs://data/out"]);
    let submitted = request.send(client).await?.into_inner();
    let job = submitted.job_submit_result.and_then(|result| result.job_id).unwrap_or_default();
    let poll = client.poll(ShowSingleJobExe::new(cluster, job));
    poll.until_ok(ShowSingleJobExe::is_job_finished).await?;
    Ok(())
}

/// Tests code that calls the service, without one.
pub async fn a_test_of_code_that_calls() {
    let mock = Client::mock();
    mock.on::<ListClusters>().reply(json!({"clusters": [{"clusterName": "nightly"}], "clusterTotal": 2}));
    mock.on::<ListClusters>().fail(&ServiceError::new(400, "12000003", "no such cluster"));
    let error = cluster_names(&mock.client()).await.expect_err("the second page fails");
    assert!(error.is_not_found());
    assert_eq!(mock.calls::<ListClusters>().len(), 2);
}
