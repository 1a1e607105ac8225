//! Numbers of tables: in their captions, and where a text refers to one.

use std::{borrow::Cow, sync::LazyLock};

use regex::{Captures, Regex};

use super::data::{pattern, patterns};

static NUMBERED_CAPTION: LazyLock<Regex> = LazyLock::new(|| pattern("numbered_caption"));
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| pattern("table_number"));
static POINTERS: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("table_pointer"));

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

/// The text without what leads readers to a numbered table of the page, for a row whose table is known: readers of
/// the spec and of the client find a structure there.
#[must_use]
pub fn without_pointers(text: &str) -> Cow<'_, str> {
    if !REFERENCE.is_match(text) {
        return Cow::Borrowed(text);
    }
    let read = |text: String, pointer: &Regex| pointer.replace_all(&text, rest).into_owned();
    Cow::Owned(POINTERS.iter().fold(text.to_owned(), read).trim().to_owned())
}

/// What is left of a pointer: the end of the sentence before it, or its own where it was the end of one.
fn rest(pointer: &Captures<'_>) -> String {
    let (before, behind) = (&pointer[1], &pointer[2]);
    let ends_before = before.is_empty() || "。.\n".contains(before);
    let line = if behind == "\n" { behind } else { "" };
    if ends_before { format!("{before}{line}") } else { behind.to_owned() }
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

    #[test]
    fn pointers_to_tables_go_and_sentences_stay() {
        let cases = [
            ("盒子列表，请参见表5。", "盒子列表。"),
            ("盒子列表。参数说明，请参见表5。", "盒子列表。"),
            ("操作失败时返回错误码，其信息如表9所示。", "操作失败时返回错误码。"),
            ("扩展参数，不设置也可以，其字段见表5。", "扩展参数，不设置也可以。"),
            ("参数说明请参见表5。", ""),
            ("取值见表5中的颜色列。", "取值见表5中的颜色列。"),
            ("The boxes. For details, see Table 5.", "The boxes."),
            ("Boxes, see Table 5.", "Boxes."),
        ];
        for (text, left) in cases {
            assert_eq!(without_pointers(text), left, "{text}");
        }
    }
}
