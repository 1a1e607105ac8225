//! What a text looks like: named formats, patterns of points in time, regular expressions.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::docs::vocabulary::data::pattern;

/// The format as the spec names it, and the text that promises it.
static NAMED: LazyLock<Vec<(&str, Regex)>> = LazyLock::new(|| {
    [("uuid", "uuid"), ("base64", "base64"), ("cidr", "cidr"), ("date-time", "date_time")]
        .map(|(format, name)| (format, pattern(name)))
        .into()
});
static TIME: LazyLock<Regex> = LazyLock::new(|| pattern("time"));
static OR: LazyLock<Regex> = LazyLock::new(|| pattern("or"));
static EXPRESSION: LazyLock<Regex> = LazyLock::new(|| pattern("expression"));
static SPEAKS_OF_FORMATS: LazyLock<Regex> = LazyLock::new(|| pattern("speaks_of_formats"));

/// The format that a description names: uuid, base64, cidr, date-time, or a pattern of time.
#[must_use]
pub fn format(text: &str) -> Option<String> {
    if !SPEAKS_OF_FORMATS.is_match(text) {
        return None;
    }
    let time = TIME.captures(text).and_then(|found| found.get(1));
    if let Some(time) = time {
        return stands_alone(text, time.range()).then(|| time.as_str().to_owned());
    }
    let named = NAMED.iter().filter_map(|(name, pattern)| Some((name, pattern.find(text)?)));
    let mut alone = named.filter(|(_, found)| stands_alone(text, found.range()));
    alone.next().map(|(name, _)| (*name).to_owned())
}

/// Whether the format is the only one, with no other before or behind it.
fn stands_alone(text: &str, span: Range<usize>) -> bool {
    let before: String = text[..span.start].chars().rev().take(4).collect();
    let before: String = before.chars().rev().collect();
    let behind: String = text[span.end..].chars().take(5).collect();
    !OR.is_match(&before) && !OR.is_match(&behind)
}

/// The regular expression that a description gives, if it is whole.
#[must_use]
pub fn expression(text: &str) -> Option<String> {
    let found = EXPRESSION.captures(text)?;
    let raw = &found[1];
    let expression = match (raw.starts_with('^'), raw.rfind('$')) {
        (true, Some(end)) => &raw[..=end],
        _ => raw.trim_end_matches(['"', '\'', ',', '.', ';', '`']),
    };
    let is_whole = expression.len() > 3 && Regex::new(expression).is_ok();
    is_whole.then(|| expression.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_formats() {
        for (text, expected) in [
            ("盒子的ID，UUID格式。", Some("uuid")),
            ("The ID is in UUID format.", Some("uuid")),
            ("内容需要进行Base64编码", Some("base64")),
            ("The value must be Base64 encoded.", Some("base64")),
            ("网段，CIDR格式", Some("cidr")),
            ("遵循ISO8601", Some("date-time")),
            ("格式：yyyy-MM-ddTHH:mm:ss", Some("yyyy-MM-ddTHH:mm:ss")),
            ("YYYY-MM-DDTHH:MM:SS.XXXXXX", Some("YYYY-MM-DDTHH:MM:SS.XXXXXX")),
            ("format: yyyy-mm-dd", Some("yyyy-mm-dd")),
            ("IP地址，或者CIDR格式", None),
            ("UUID格式，或者是字符串“0”", None),
            ("盒子的UUID列表在别处", None),
            ("网段的CIDR", None),
        ] {
            assert_eq!(format(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn reads_regular_expressions() {
        for (text, expected) in [
            ("满足正则表达式：^[a-z]{1,8}$。", Some("^[a-z]{1,8}$")),
            ("正则匹配[0-9a-f]+", Some("[0-9a-f]+")),
            ("The regular expression is ^box-[0-9]+$.", Some("^box-[0-9]+$")),
            ("支持正则表达式", None),
            ("正则表达式：^[a-z", None),
        ] {
            assert_eq!(expression(text).as_deref(), expected, "{text}");
        }
    }
}
