//! Lists the hosts of a cluster; the README shows this file.
#![allow(unreachable_pub, clippy::missing_errors_doc, reason = "a test calls the function as well")]

use huaweicloud_client::{Client, Error, mrs};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::builder().region("cn-north-4").build()?;
    for name in host_names(&client, "20ca8601-72a2-4570-b788-2a20fec81a95").await? {
        println!("{name}");
    }
    Ok(())
}

/// The names of the hosts of a cluster.
pub async fn host_names(client: &Client, cluster: &str) -> Result<Vec<String>, Error> {
    let response = mrs::v1_1::ListHosts::new(cluster).page_size("100").send(client).await?;
    let hosts = response.into_inner().hosts.unwrap_or_default();
    Ok(hosts.into_iter().filter_map(|host| host.name).collect())
}
