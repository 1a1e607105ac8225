//! A name in any spelling → a name of Rust, which begins with a letter.

use crate::case;

/// `snake_case`: `2d maps` → `value_2d_maps`; `value` where nothing can stand in a name.
pub(in crate::rust) fn snake(text: &str) -> String {
    starting_with_letter(case::snake(&spoken(text)), "value_")
}

/// `UpperCamelCase`: `1.1` → `Value1_1`.
pub(in crate::rust) fn upper_camel(text: &str) -> String {
    starting_with_letter(case::upper_camel(&spoken(text)), "Value")
}

/// The sign of a filter that compares loosely is all that tells it from the exact one.
fn spoken(text: &str) -> String {
    text.replace('~', "_like_")
}

fn starting_with_letter(name: String, before: &str) -> String {
    match name.chars().next() {
        Some(first) if first.is_ascii_digit() => format!("{before}{name}"),
        Some(_) => name,
        None => before.trim_end_matches('_').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_names_of_every_spelling() {
        let cases = [
            ("cluster_id", "cluster_id", "ClusterId"),
            ("clusterID", "cluster_id", "ClusterId"),
            ("X-Client-Token", "x_client_token", "XClientToken"),
            ("DataVolumeType", "data_volume_type", "DataVolumeType"),
            ("NodeGroupV2", "node_group_v2", "NodeGroupV2"),
            ("eipv6Address", "eipv6_address", "Eipv6Address"),
            ("IPAddress", "ip_address", "IpAddress"),
            ("subnetIPs", "subnet_ips", "SubnetIps"),
            ("IPs_v4", "ips_v4", "IpsV4"),
            ("S3Bucket", "s3_bucket", "S3Bucket"),
            ("K8S", "k8s", "K8s"),
            ("1.1", "value_1_1", "Value1_1"),
            ("MRS 3.1.0", "mrs_3_1_0", "Mrs3_1_0"),
            ("object.metadata", "object_metadata", "ObjectMetadata"),
            ("tags[]", "tags", "Tags"),
            ("name~", "name_like", "NameLike"),
            ("创建时间", "创建时间", "创建时间"),
            ("*", "value", "Value"),
        ];
        for (wire, in_snake, in_camel) in cases {
            assert_eq!(
                (snake(wire), upper_camel(wire)),
                (in_snake.to_owned(), in_camel.to_owned()),
                "{wire}"
            );
        }
    }
}
