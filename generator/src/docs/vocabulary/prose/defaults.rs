//! What the service takes where nothing is sent.

use std::sync::LazyLock;

use regex::Regex;

use super::all;

static DEFAULTS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    all(&[
        r#"(?:默认值|缺省值|默认取值)\s*(?:为|是)?\s*[：:]?\s*[“"'‘]?(-?[A-Za-z0-9_./\-]+)[”"'’]?"#,
        r#"默认(?:设置)?(?:为|是|：|:)\s*[“"'‘]?(-?[A-Za-z0-9_./\-]+)[”"'’]?"#,
        r"默认\s*(-?[0-9]+)",
        r#"(?i)\bdefault(?: value)?\s*(?:is|:|=)\s*["'“]?(-?[A-Za-z0-9_./\-]+)["'”]?"#,
        r#"(?i)\bdefaults to\s*["'“]?(-?[A-Za-z0-9_./\-]+)["'”]?"#,
    ])
});

/// Words that stand for no default, or that begin a sentence about it.
const NO_DEFAULT: &[&str] = &[
    "null",
    "none",
    "a",
    "an",
    "the",
    "that",
    "this",
    "it",
    "not",
    "no",
    "left",
    "empty",
    "blank",
    "used",
    "set",
    "displayed",
    "returned",
    "to",
    "in",
    "by",
    "as",
    "generated",
    "same",
    "everything",
    "all",
    "nil",
];

/// What may follow a default at once in Chinese: its meaning, or its unit.
const FOLLOWS: &[&str] = &["表示", "即", "代表", "秒", "毫秒", "个", "条", "页", "位", "级", "字节"];

/// What may follow it in English.
const FOLLOWS_WORD: &[&str] =
    &["and", "which", "indicating", "in", "for", "seconds", "second", "gb", "mb", "kb", "ms", "s"];

/// The default that a text states; none where it states two.
#[must_use]
pub fn default(text: &str) -> Option<String> {
    let mut words = DEFAULTS.iter().flat_map(|pattern| pattern.captures_iter(text)).filter_map(|found| {
        let end = found.get(0)?.end();
        let raw = found.get(1)?.as_str();
        let word = raw.trim_end_matches(['.', '-', '/']);
        // A closing quote ends the value, whatever follows it.
        let is_quoted = found[0].ends_with(['”', '"', '\'', '’']);
        ((is_quoted || may_end(&text[end..], raw)) && is_value(word)).then_some(word)
    });
    let word = words.next()?;
    words.all(|other| other == word).then(|| word.to_owned())
}

fn is_value(word: &str) -> bool {
    !word.is_empty() && !NO_DEFAULT.contains(&word.to_lowercase().as_str())
}

/// Whether a value is complete where this text follows it: `IPv4地址` is none.
fn may_end(rest: &str, word: &str) -> bool {
    let Some(next) = rest.chars().next() else { return true };
    if next.is_alphabetic() {
        return FOLLOWS.iter().any(|words| rest.starts_with(words));
    }
    let following = rest.strip_prefix(' ').unwrap_or_default();
    let following: String = following.chars().take_while(char::is_ascii_alphabetic).collect();
    word.ends_with('.') || following.is_empty() || FOLLOWS_WORD.contains(&following.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_defaults() {
        for (text, expected) in [
            ("缺省值：10", Some("10")),
            ("默认值为0：分析集群", Some("0")),
            ("缺省值为errorout,表示终止", Some("errorout")),
            ("默认设置为1，", Some("1")),
            ("默认值为“desc”，即降序", Some("desc")),
            ("默认值为“desc”从大到小", Some("desc")),
            ("是否删除，默认为false。", Some("false")),
            ("默认值为-1，表示不限", Some("-1")),
            ("默认20个盒子", Some("20")),
            ("默认为300秒", Some("300")),
            ("Default value: 20", Some("20")),
            ("The default value is red.", Some("red")),
            ("It defaults to 5 seconds", Some("5")),
        ] {
            assert_eq!(default(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn leaves_out_what_is_no_default() {
        for text in [
            "默认为空",
            "默认值为null",
            "默认值为Box的颜色",
            "大盒子默认为10，小盒子默认为5",
            "The default value is left blank",
            "The default is red boxes only",
            "The default value is 15 minutes",
            "默认1小时",
            "It defaults to lid if that is given, otherwise to box",
            "It defaults to everything.",
            "By default, all boxes are returned",
        ] {
            assert_eq!(default(text), None, "{text}");
        }
    }
}
