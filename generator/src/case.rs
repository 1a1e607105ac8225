//! Names in any spelling → `snake_case` and `UpperCamelCase`: the only place that converts.

use std::sync::LazyLock;

use heck::ToSnakeCase as _;
use regex::Regex;

/// Capitals and digits behind which a `s` makes a plural: `IPs` is one word.
static PLURAL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"([A-Z]{2})s([^a-z]|$)").expect("the pattern is a constant of this module"));

/// A capital behind a digit that begins no word: `MD5SUM`, `v2B`.
static BEHIND_DIGIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([0-9])([A-Z]+)([^a-z]|$)").expect("the pattern is a constant of this module")
});

/// The words of a name, in lower case: `clusterID`, `cluster-id` and `ClusterId` → `cluster`, `id`.
///
/// ASCII and the Chinese characters stay: what both Rust takes without a lint and the pages write.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let is_part = |char: char| char.is_ascii_alphanumeric() || ('\u{4e00}'..='\u{9fff}').contains(&char);
    let text = text.replace(|char| !is_part(char), " ");
    let text = PLURAL.replace_all(&text, "${1}S${2}");
    let text = BEHIND_DIGIT.replace_all(&text, |found: &regex::Captures| {
        format!("{}{}{}", &found[1], found[2].to_lowercase(), &found[3])
    });
    text.to_snake_case().split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// `CreateSQLJob` → `create_sql_job`.
#[must_use]
pub fn snake(text: &str) -> String {
    words(text).join("_")
}

/// `create_sql_job` → `CreateSqlJob`. `_` stays between two digits only, so that `1.1` and `11` stay
/// apart: `1_1`.
#[must_use]
pub fn upper_camel(text: &str) -> String {
    let mut name = String::new();
    for word in words(text) {
        let is_digit = |char: char| char.is_ascii_digit();
        if name.ends_with(is_digit) && word.starts_with(is_digit) {
            name.push('_');
        }
        let mut chars = word.chars();
        name.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(chars.as_str());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_operations_are_those_of_the_vendor() {
        for (name, expected) in [
            ("CreateSQLJob", "create_sql_job"),
            ("ListAllTags", "list_all_tags"),
            ("ShowJobExeListNew", "show_job_exe_list_new"),
            ("NovaListVersions", "nova_list_versions"),
            ("ShowV2Cluster", "show_v2_cluster"),
            ("DeleteS3Bucket", "delete_s3_bucket"),
            ("RegisterMD5SUM", "register_md5sum"),
        ] {
            assert_eq!(snake(name), expected);
        }
    }
}
