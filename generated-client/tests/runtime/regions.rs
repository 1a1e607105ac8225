//! The endpoint table against the regions of all services of the vendor's Go SDK.

use std::collections::BTreeMap;

use huaweicloud_client::{Client, Region};
use serde::Deserialize;

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
}

#[test]
fn a_region_cannot_lead_to_another_host() {
    for id in ["", "evil.example/", "a b", "x@y", "a.b"] {
        let builder = Client::builder().region(Region::new(id));
        let error = builder.credentials(credentials()).build().unwrap_err();
        assert!(error.to_string().contains("name of a region"), "{id}: {error}");
    }
}
