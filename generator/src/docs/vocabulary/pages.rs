//! What pages that describe no operation are about, by their titles and headings.

use std::{collections::HashMap, sync::LazyLock};

use serde::Deserialize;

use super::data::{self, DATA};

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

/// What a page is about; `None` where nothing says it.
pub fn subject<'a>(title: &str, mut headings: impl Iterator<Item = &'a str>) -> Option<Subject> {
    let title = title.to_lowercase();
    let named = || {
        let starts = |spellings: &data::Spellings| spellings.keys().any(|start| title.starts_with(start));
        DATA.pages.title.iter().find(|(_, spellings)| starts(spellings)).map(|(subject, _)| *subject)
    };
    // Steps tell a walk-through whatever its title says.
    headings.find_map(|heading| HEADINGS.get(&data::key(heading)).copied()).or_else(named)
}

/// Words in titles and texts that call an operation deprecated.
#[must_use]
pub fn is_deprecated_title(title: &str) -> bool {
    let title = title.to_lowercase();
    data::contains(&title, &DATA.words.deprecated)
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
        ] {
            assert_eq!(subject(title, headings.into_iter()), expected, "{title}");
        }
    }
}
