//! Words by which lists come page by page.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use regex::Regex;
use serde::Deserialize;

use super::data::{self, DATA, Spellings, key, pattern, patterns};

/// What a parameter says about the page that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Where it begins, by a text that the page before tells.
    Marker,
    /// Its number.
    Page,
    /// Where it begins, by a number; of elements or of pages.
    Offset,
    /// How many elements it may have.
    Size,
}

impl Role {
    /// Whether it is told by a number.
    #[must_use]
    pub fn is_number(self) -> bool {
        self != Self::Marker
    }
}

/// What an offset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Elements.
    Elements,
    /// Pages.
    Pages,
}

static PARAMETERS: LazyLock<HashMap<String, Role>> = LazyLock::new(|| data::index(&DATA.paging.parameter));
static NEXT: LazyLock<HashSet<String>> = LazyLock::new(|| keys(&DATA.paging.next));
static TOTAL: LazyLock<HashSet<String>> = LazyLock::new(|| keys(&DATA.paging.total));
static OF_ELEMENTS: LazyLock<Regex> = LazyLock::new(|| pattern("offset_of_elements"));
static OF_PAGES: LazyLock<Regex> = LazyLock::new(|| pattern("offset_of_pages"));
static IS_LAST_ID: LazyLock<Regex> = LazyLock::new(|| pattern("marker_is_last_id"));
static FIRST_PAGE: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("first_number"));

fn keys(spellings: &Spellings) -> HashSet<String> {
    spellings.keys().map(|spelling| key(spelling)).collect()
}

/// What a parameter of this name says about the page.
#[must_use]
pub fn role(name: &str) -> Option<Role> {
    PARAMETERS.get(&key(name)).copied()
}

/// Whether a field of a response is called as the marker of the next page is.
#[must_use]
pub fn is_next(name: &str) -> bool {
    NEXT.contains(&key(name))
}

/// Whether a field of a response is called as the number of all elements is.
#[must_use]
pub fn is_total(name: &str) -> bool {
    TOTAL.contains(&key(name))
}

/// Whether a list of this name holds links to pages.
#[must_use]
pub fn is_of_links(name: &str) -> bool {
    name.rsplit('_').next().is_some_and(|last| DATA.paging.links.contains_key(last))
}

/// What an offset counts, as its description says.
#[must_use]
pub fn unit(description: &str) -> Option<Unit> {
    match (OF_ELEMENTS.is_match(description), OF_PAGES.is_match(description)) {
        (true, false) => Some(Unit::Elements),
        (false, true) => Some(Unit::Pages),
        _ => None,
    }
}

/// Whether a marker is the ID of the last element of the page before, as its description says.
#[must_use]
pub fn is_last_id(description: &str) -> bool {
    IS_LAST_ID.is_match(description)
}

/// The number of the first page or element, as the description of that number says.
#[must_use]
pub fn first_number(description: &str) -> Option<i64> {
    let found = FIRST_PAGE.iter().find_map(|pattern| pattern.captures(description))?;
    found.iter().skip(1).flatten().next()?.as_str().parse().ok()
}

/// Whether a path ends as those do that are posted to for reading.
#[must_use]
pub fn is_reading_path(path: &str) -> bool {
    DATA.paging.reading_path.keys().any(|end| path.ends_with(&format!("/{end}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_known_by_their_whole_names() {
        assert_eq!(role("currentPage"), Some(Role::Page));
        assert_eq!(role("limit"), Some(Role::Size));
        assert_eq!(role("marker"), Some(Role::Marker));
        assert_eq!(role("message_offset"), None);
        assert!(is_next("next_marker") && !is_next("next"));
        assert!(is_total("totalRecord") && !is_total("count"));
        assert!(is_of_links("volumes_links") && !is_of_links("linked"));
    }

    #[test]
    fn descriptions_say_what_numbers_count() {
        assert_eq!(unit("偏移量。从下一条数据开始查询。"), Some(Unit::Elements));
        assert_eq!(unit("页码，默认值为1。"), Some(Unit::Pages));
        assert_eq!(unit("分页偏移量。"), None);
        assert_eq!(
            (first_number("从0开始"), first_number("查询值最小为1。"), first_number("页码")),
            (Some(0), Some(1), None)
        );
        assert!(
            is_reading_path("/v1/things/resource_instances/action") && !is_reading_path("/v1/things/action")
        );
    }
}
