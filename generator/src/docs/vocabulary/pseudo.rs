//! Names that name no field: the elements of a list, the keys of a map.

use std::sync::LazyLock;

use regex::Regex;

static LIST_ELEMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^[*_\[【{（(]*\s*(?:数组元素|数组|列表元素|array element|array|element of the array)\s*[*_\]】}）)]*$|^\[\s*\w+ objects?\s*\]$")
        .expect("the pattern is a constant of this module")
});
static MAP_KEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^[\[{<（(]?\s*(?:用户?自定义.*|自定义.*|user-defined key.*|customi[sz]ed key.*|key-value pairs?|key_val|\{.*\}|<.*>)\s*[\]}>）)]?$")
        .expect("the pattern is a constant of this module")
});

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_pseudo_names_from_names() {
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
