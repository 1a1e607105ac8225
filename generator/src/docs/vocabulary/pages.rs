//! What pages that describe no operation are about, by their titles and headings.

use std::{collections::HashMap, sync::LazyLock};

use regex::Regex;
use serde::Deserialize;

use super::data::{self, DATA, pattern};

/// A subject of pages other than operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Which operations there are.
    Overview,
    /// How requests are made, signed and answered in general.
    Calling,
    /// Steps that call several operations.
    WalkThrough,
    /// What changed in the documentation.
    History,
    /// Values that other pages refer to, and how to get them.
    Appendix,
}

static HEADINGS: LazyLock<HashMap<String, Subject>> = LazyLock::new(|| data::index(&DATA.pages.heading));
static TITLES: LazyLock<HashMap<String, Subject>> = LazyLock::new(|| data::index(&DATA.pages.title));
static WALK_THROUGH: LazyLock<Regex> = LazyLock::new(|| pattern("title_of_walk_through"));
static APPENDIX: LazyLock<Regex> = LazyLock::new(|| pattern("title_of_appendix"));
static DEPRECATED: LazyLock<Regex> = LazyLock::new(|| pattern("deprecated_title"));

/// What a page is about; `None` where nothing says it.
pub fn subject<'a>(title: &str, mut headings: impl Iterator<Item = &'a str>) -> Option<Subject> {
    // Steps tell a walk-through whatever its title says.
    headings.find_map(|heading| HEADINGS.get(&data::key(heading)).copied()).or_else(|| titled(title.trim()))
}

/// What a title says: one that is known whole, or a known form of titles.
fn titled(title: &str) -> Option<Subject> {
    let walk_through = || WALK_THROUGH.is_match(title).then_some(Subject::WalkThrough);
    let appendix = || APPENDIX.is_match(title).then_some(Subject::Appendix);
    TITLES.get(&data::key(title)).copied().or_else(walk_through).or_else(appendix)
}

/// Whether a title ends with a remark that calls the operation deprecated.
#[must_use]
pub fn is_deprecated_title(title: &str) -> bool {
    DEPRECATED.is_match(title.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_subjects_apart() {
        for (title, headings, expected) in [
            ("认证鉴权", vec!["Token认证"], Some(Subject::Calling)),
            ("搬运盒子", vec!["背景", "操作步骤"], Some(Subject::WalkThrough)),
            ("示例1：搬运盒子", vec![], Some(Subject::WalkThrough)),
            ("Making an API Request", vec!["Request URI"], Some(Subject::Calling)),
            ("Change History", vec![], Some(Subject::History)),
            ("获取项目ID", vec!["操作场景"], Some(Subject::Appendix)),
            ("盒子", vec!["颜色"], None),
            ("示例盒子", vec![], None),
            ("获取盒子列表", vec![], None),
            ("Responses of Boxes", vec![], None),
        ] {
            assert_eq!(subject(title, headings.into_iter()), expected, "{title}");
        }
    }

    #[test]
    fn only_a_remark_at_the_end_of_a_title_deprecates() {
        for (title, expected) in [
            ("查询盒子（废弃）", true),
            ("Listing Boxes (Deprecated)", true),
            ("查询废弃的盒子", false),
            ("Listing Discarded Boxes", false),
        ] {
            assert_eq!(is_deprecated_title(title), expected, "{title}");
        }
    }
}
