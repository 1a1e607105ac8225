//! What the service takes where nothing is sent.

use std::sync::LazyLock;

use regex::Regex;

use crate::docs::vocabulary::data::{DATA, pattern, patterns};

static DEFAULTS: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("default"));
static SPEAKS_OF_DEFAULTS: LazyLock<Regex> = LazyLock::new(|| pattern("speaks_of_defaults"));

/// The default that a text states; none where it states two.
#[must_use]
pub fn default(text: &str) -> Option<String> {
    if !SPEAKS_OF_DEFAULTS.is_match(text) {
        return None;
    }
    let mut stated = DEFAULTS.iter().flat_map(|pattern| pattern.captures_iter(text)).filter_map(|found| {
        let end = found.get(0)?.end();
        let raw = found.get(1)?.as_str();
        let word = raw.trim_end_matches(['.', '-', '/']);
        // A closing quote ends the value, whatever follows it.
        let is_quoted = found[0].ends_with(['”', '"', '\'', '’']);
        ((is_quoted || may_end(&text[end..], raw)) && is_value(word)).then_some(word)
    });
    let word = stated.next()?;
    stated.all(|other| other == word).then(|| word.to_owned())
}

fn is_value(word: &str) -> bool {
    !word.is_empty() && !DATA.words.no_default.contains_key(&word.to_lowercase())
}

/// Whether a value is complete where this text follows it: one that Chinese goes on with is none, unless
/// it goes on with a known word.
fn may_end(rest: &str, word: &str) -> bool {
    let Some(next) = rest.chars().next() else { return true };
    if next.is_alphabetic() {
        return DATA.words.follows_default.keys().any(|word| rest.starts_with(word.as_str()));
    }
    let is_known = |word: &str| DATA.words.follows_default.contains_key(word);
    let following = rest.strip_prefix(' ').unwrap_or_default();
    let following: String = following.chars().take_while(char::is_ascii_alphabetic).collect();
    word.ends_with('.') || following.is_empty() || is_known(&following.to_lowercase())
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
