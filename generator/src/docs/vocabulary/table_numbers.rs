//! Numbers of tables: in their captions, and where a text refers to one.

use std::sync::LazyLock;

use regex::Regex;

use super::data::pattern;

static NUMBERED_CAPTION: LazyLock<Regex> = LazyLock::new(|| pattern("numbered_caption"));
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| pattern("table_number"));

/// The number and the text of `表 3  请求Body参数`.
#[must_use]
pub fn numbered_caption(line: &str) -> Option<(u32, &str)> {
    let found = NUMBERED_CAPTION.captures(line)?;
    Some((found[1].parse().ok()?, found.get(2)?.as_str()))
}

/// The number of the table that a text refers to, and the text of the reference.
#[must_use]
pub fn reference(text: &str) -> Option<(u32, String)> {
    let found = REFERENCE.captures(text)?;
    Some((found[1].parse().ok()?, found[0].to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_of_captions() {
        assert_eq!(numbered_caption("表 3 请求Body参数"), Some((3, "请求Body参数")));
        assert_eq!(numbered_caption("Table 2 version objects"), Some((2, "version objects")));
        assert_eq!(numbered_caption("状态码： 200"), None);
    }
}
