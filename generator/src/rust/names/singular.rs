//! The name of a list → the name of what it holds.

use super::upper_camel;
use crate::case::words;

/// Words that look like plurals and are none, or have a singular that nobody uses.
const NO_PLURALS: &[&str] = &[
    "aws", "cors", "data", "dcs", "dds", "dns", "eps", "https", "kms", "media", "metadata", "nfs", "os",
    "rds", "tls",
];

/// The name of a type with its last word in the singular: `node_groups` → `NodeGroup`, `status` → `Status`.
pub(in crate::rust) fn singular(text: &str) -> String {
    let words = words(text);
    let Some(last) = words.last().filter(|last| is_plural(last)) else { return upper_camel(text) };
    let plain = upper_camel(text);
    match plain.get(..plain.len().saturating_sub(last.len())) {
        Some(before) => format!("{before}{}", upper_camel(&one(last))),
        None => plain,
    }
}

/// Whether it is the plural of another word: what has been taken from it can be put back.
fn is_plural(word: &str) -> bool {
    let one = one(word);
    !NO_PLURALS.contains(&word) && one != word && pluralizer::pluralize(&one, 2, false) == word
}

fn one(word: &str) -> String {
    pluralizer::pluralize(word, 1, false)
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn the_last_word_is_in_the_singular_if_it_is_a_plural() {
        let cases = [
            ("clusters", "Cluster"),
            ("node_groups", "NodeGroup"),
            ("l7policies", "L7policy"),
            ("addresses", "Address"),
            ("subnetIPs", "SubnetIp"),
            ("matches", "Match"),
            ("children", "Child"),
            ("statuses", "Status"),
            ("fixed_ips", "FixedIp"),
            ("versions.values.links", "VersionsValuesLink"),
            ("tag", "Tag"),
            ("status", "Status"),
            ("address", "Address"),
            ("dns", "Dns"),
            ("metadata", "Metadata"),
            ("depends", "Depend"),
            ("NodeGroupsV2", "NodeGroupsV2"),
            ("创建时间", "创建时间"),
            ("*", "Value"),
        ];
        for (plural, expected) in cases {
            assert_eq!(singular(plural), expected, "{plural}");
        }
    }
}
