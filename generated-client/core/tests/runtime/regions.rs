//! The endpoint table against the regions of all services of the vendor's Go SDK.

use std::collections::BTreeMap;

use huaweicloud_client::core::{Metadata, Request};
use huaweicloud_client::{Client, ClientBuilder, Region};
use serde::Deserialize;

use crate::child::in_child;
use crate::server::credentials;

#[derive(Deserialize)]
struct Recorded {
    services: BTreeMap<String, BTreeMap<String, Hosts>>,
}

/// A service answers on one host, or on several, the preferred one first.
#[derive(Deserialize)]
#[serde(untagged)]
enum Hosts {
    One(String),
    Several(Vec<String>),
}

#[test]
fn every_recorded_endpoint_is_found() {
    let recorded: Recorded = serde_json::from_str(include_str!("../data/regions.json")).unwrap();
    assert_eq!(recorded.services.len(), 178);
    let mut compared = 0;
    for (service, regions) in recorded.services {
        for (region, hosts) in regions {
            let expected = match hosts {
                Hosts::One(host) => host,
                Hosts::Several(mut hosts) => hosts.remove(0),
            };
            let found = Region::new(region.clone()).endpoint(&service);
            assert_eq!(found, expected, "{service} in {region}");
            compared += 1;
        }
    }
    assert_eq!(compared, 2371, "the recorded data has changed");
}

#[test]
fn what_is_not_in_the_table_follows_the_pattern() {
    let region = Region::new("xx-new-1");
    assert_eq!(region.endpoint("mrs"), "https://mrs.xx-new-1.myhuaweicloud.com");
    assert_eq!(region.endpoint("new"), "https://new.xx-new-1.myhuaweicloud.com");
    // A service with a name of its own in host names keeps it in a region not listed.
    assert_eq!(region.endpoint("eip"), "https://vpc.xx-new-1.myhuaweicloud.com");
    assert_eq!(region.to_string(), "xx-new-1");
    // The identity service has no address in some regions.
    assert_eq!(Region::new("cn-south-4").endpoint("iam"), "https://iam.myhuaweicloud.com");
}

#[test]
fn a_region_cannot_lead_to_another_host() {
    for id in ["", "evil.example/", "a b", "x@y", "a.b"] {
        let builder = Client::builder().region(Region::new(id));
        let error = builder.credentials(credentials()).build().unwrap_err();
        assert!(error.to_string().contains("name of a region"), "{id}: {error}");
    }
}

/// Where the client sends a request of this service.
async fn origin(builder: ClientBuilder, service: &'static str) -> String {
    let metadata = Metadata::new(service, "try", http::Method::GET, "/x");
    let request = Request::new(&metadata).finish().unwrap();
    let client = builder.credentials(credentials()).build().unwrap();
    let uri = client.sign(request).await.unwrap().uri().to_string();
    uri.strip_suffix("/x").unwrap().to_owned()
}

#[tokio::test]
async fn another_cloud_has_host_names_of_its_own() {
    let other = || Client::builder().region("eu-de").endpoint_pattern("{service}.{region}.otc.t-systems.com");
    assert_eq!(origin(other(), "mrs").await, "https://mrs.eu-de.otc.t-systems.com");
    // A host that is the same for all services or regions, plain HTTP, a port.
    let gateway = Client::builder().region("r1").endpoint_pattern("http://{region}.example:8080");
    assert_eq!(origin(gateway, "mrs").await, "http://r1.example:8080");
    for bad in ["{service}.{region}/path", "ftp://{service}", "a b", ""] {
        let builder = other().endpoint_pattern(bad).credentials(credentials());
        let error = builder.build().unwrap_err();
        assert!(error.to_string().contains("endpoint"), "{bad}: {error}");
    }
}

#[tokio::test]
async fn the_address_of_one_service_wins() {
    let builder = || Client::builder().region("cn-north-4").endpoint_of("mrs", "http://one.example");
    assert_eq!(origin(builder(), "mrs").await, "http://one.example");
    assert_eq!(origin(builder(), "ecs").await, "https://ecs.cn-north-4.myhuaweicloud.com");
    let builder = || builder().endpoint("all.example");
    assert_eq!(origin(builder(), "mrs").await, "http://one.example");
    assert_eq!(origin(builder(), "ecs").await, "https://all.example");
}

#[tokio::test]
async fn an_address_is_signed_as_it_is_sent() {
    let address = |address: &str| Client::builder().endpoint(address);
    // HTTP libraries leave the usual port out and write hosts in small letters.
    assert_eq!(origin(address("https://A.Example:443"), "mrs").await, "https://a.example");
    assert_eq!(origin(address("http://a:80/"), "mrs").await, "http://a");
    assert_eq!(origin(address("http://a:443"), "mrs").await, "http://a:443");
    assert_eq!(origin(address("http://[::1]:8080"), "mrs").await, "http://[::1]:8080");
}

#[tokio::test]
async fn a_service_whose_address_is_not_known_is_named() {
    let builder = Client::builder().endpoint_of("mrs", "one.example").credentials(credentials());
    let metadata = Metadata::new("ecs", "try", http::Method::GET, "/x");
    let request = Request::new(&metadata).finish().unwrap();
    let error = builder.build().unwrap().sign(request).await.unwrap_err();
    assert!(error.to_string().contains("service ecs"), "{error}");
}

#[test]
fn the_region_of_the_environment_is_the_default() {
    in_child("regions::child_with_a_region", &[("HUAWEICLOUD_SDK_REGION", "xx-new-1")]);
}

#[tokio::test]
#[ignore = "run with an environment of its own by the test above"]
async fn child_with_a_region() {
    assert_eq!(Region::from_env().unwrap(), Region::new("xx-new-1"));
    assert_eq!(origin(Client::builder(), "mrs").await, "https://mrs.xx-new-1.myhuaweicloud.com");
    let told = Client::builder().region("xx-old-1");
    assert_eq!(origin(told, "mrs").await, "https://mrs.xx-old-1.myhuaweicloud.com");
}
