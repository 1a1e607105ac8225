//! Names of the wire → names of Rust: cutting into words, and keeping names apart.
//!
//! - Fields are `snake_case`, types and variants `UpperCamelCase`, both cut at humps and at what
//!   cannot stand in a name: `clusterID` → `cluster_id`, `-1` → `ValueMinus1`.
//! - A keyword is written raw. What cannot be, and what something of another kind has already, gets
//!   the suffix of its kind: `self_field`, `name_query`, `limit_body`, `OptionStructure`.
//! - Two of one kind that differ in nothing but spelling are told apart by a number, and reported:
//!   a person should name one of them.

mod reserved;
mod scope;
mod singular;
mod words;

pub(super) use reserved::{FIELDS, KEYWORDS, METHODS, TYPES, UNRAWABLE};
pub(super) use scope::Scope;
pub(super) use singular::singular;
pub(super) use words::{snake, upper_camel};

/// What the client's crate has besides services, and Cargo besides their features.
const CRATE: &[&str] = &["core", "default", "services"];

/// The name of a service's module and feature: `zh/mrs` → `zh_mrs`. A name that is taken gets a
/// suffix, since a feature cannot be written raw.
#[must_use]
pub fn module_name(service: &str) -> String {
    let name = snake(service);
    let is_taken = [KEYWORDS, UNRAWABLE, CRATE].iter().any(|taken| taken.contains(&name.as_str()));
    if is_taken { format!("{name}_service") } else { name }
}

#[cfg(test)]
mod tests {
    use super::module_name;

    #[test]
    fn names_of_services_are_names_of_modules() {
        let cases = [
            ("zh/mrs", "zh_mrs"),
            ("as", "as_service"),
            ("core", "core_service"),
            ("zh/as", "zh_as"),
            ("2d maps", "value_2d_maps"),
        ];
        for (service, expected) in cases {
            assert_eq!(module_name(service), expected);
        }
    }
}
