//! Names that name no field: the elements of a list, the keys of a map.

use std::sync::LazyLock;

use regex::Regex;

use super::data::pattern;

static LIST_ELEMENT: LazyLock<Regex> = LazyLock::new(|| pattern("list_element"));
static MAP_KEY: LazyLock<Regex> = LazyLock::new(|| pattern("map_key"));
static ID: LazyLock<Regex> = LazyLock::new(|| pattern("id_as_a_key"));

/// Whether a row stands for the elements of the list that the table is about.
#[must_use]
pub fn is_list_element(name: &str) -> bool {
    LIST_ELEMENT.is_match(name.trim())
}

/// Whether a row stands for the keys of a map.
#[must_use]
pub fn is_map_key(name: &str) -> bool {
    MAP_KEY.is_match(name.trim())
}

/// Whether a key of an example is the id of some thing, and no name of a field.
#[must_use]
pub fn is_id(key: &str) -> bool {
    ID.is_match(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_placeholders_from_names() {
        for name in ["[数组元素]", "数组元素", "*[数组]*", "[Box object]"] {
            assert!(is_list_element(name), "{name}");
        }
        for name in [
            "{自定义key}",
            "[自定义key]",
            "用户自定义字段键值对",
            "User-defined key-value pair",
            "{account}",
            "key_val",
        ] {
            assert!(is_map_key(name), "{name}");
        }
        for name in ["array_id", "key", "tags"] {
            assert!(!is_list_element(name) && !is_map_key(name), "{name}");
        }
    }
}
