//! A name in any spelling → its words → `snake_case` or `UpperCamelCase`.

/// `clusterID`, `cluster-id` and `ClusterId` → `cluster_id`; `value` where nothing can stand in a name.
pub(in crate::rust) fn snake(text: &str) -> String {
    let name = words(text).join("_").to_lowercase();
    starting_with_letter(name, "value_")
}

/// `NODE_GROUP`, `nodeGroup` and `node-group` → `NodeGroup`. `_` stays between two digits only, so
/// that `1.1` and `11` stay apart: `Value1_1`.
pub(in crate::rust) fn upper_camel(text: &str) -> String {
    let mut name = String::new();
    for word in words(text) {
        if name.ends_with(|last: char| last.is_ascii_digit())
            && word.starts_with(|first: char| first.is_ascii_digit())
        {
            name.push('_');
        }
        let mut letters = word.chars();
        name.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(&letters.as_str().to_lowercase());
    }
    starting_with_letter(name, "Value")
}

fn starting_with_letter(name: String, before: &str) -> String {
    match name.chars().next() {
        Some(first) if first.is_ascii_digit() => format!("{before}{name}"),
        Some(_) => name,
        None => before.trim_end_matches('_').to_owned(),
    }
}

/// Cuts at everything that cannot stand in a name, and at the humps of camel case.
fn words(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut words = vec![String::new()];
    for (at, &letter) in letters.iter().enumerate() {
        if !is_part_of_name(letter) || starts_hump(&letters, at) {
            words.push(String::new());
        }
        if is_part_of_name(letter) {
            words.last_mut().expect("there is a first word").push(letter);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// ASCII and the Chinese characters: what both Rust takes without a lint and the pages write.
fn is_part_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

/// Whether a new word begins here: `clusterId` before `I`, `IPAddress` before `A`; not within
/// `K8S`, nor before the last letter of the plural `subnetIPs`.
fn starts_hump(letters: &[char], at: usize) -> bool {
    let (Some(before), true) = (at.checked_sub(1).map(|at| letters[at]), letters[at].is_ascii_uppercase())
    else {
        return false;
    };
    let is_lower = |at: usize| letters.get(at).is_some_and(char::is_ascii_lowercase);
    let is_plural = letters.get(at + 1) == Some(&'s') && !is_lower(at + 2);
    before.is_ascii_lowercase() || (is_lower(at + 1) && !is_plural)
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
