//! What a text looks like: named formats, patterns of points in time, regular expressions.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{compiled, mentions};

/// The format as the spec names it, and the words that promise it.
static NAMED: LazyLock<Vec<(&str, Regex)>> = LazyLock::new(|| {
    [
        ("uuid", r"(?i)UUID\s*(?:格式|形式|类型|标识)|(?:格式|形式|标准|类型)(?:为|是|的|：|:)*\s*UUID|(?:采用|使用|满足|符合|遵循)\s*UUID|\bUUID format|\b(?:is|be|in|uses?|a|an|valid) (?:a |the |an )?(?:standard )?UUID\b"),
        ("base64", r"(?i)base\s*64\s*(?:编码|加密|encod)|(?:经过|使用|进行|采用)\s*base\s*64|\bencoded (?:in|using|with) base64"),
        ("cidr", r"(?i)CIDR\s*(?:格式|形式|表示)|\bCIDR (?:format|notation|block)"),
        ("date-time", r"(?i)ISO\s*-?8601|RFC\s*-?3339"),
    ]
    .map(|(name, words)| (name, compiled(words)))
    .into()
});

/// A point in time as the page spells it out; the case of letters is not reliable.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?i)(?:^|[^A-Za-z0-9])(yyyy[-/]?mm[-/]?dd(?:[' ]?T?[' ]?hh:?mm(?::?ss)?(?:[.:,][xsz0]+)?(?:'?Z'?)?)?)(?:$|[^A-Za-z0-9])",
    )
});

/// An expression behind the words that announce it.
static EXPRESSION: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r#"(?i)(?:正则(?:表达式|匹配|规则|校验)?|regular expression|regex)(?:[：:为是“”"'‘’`(（\s]|is|of|the|匹配|规则|限制|约束|必须|满足|符合)*((?:\^|\[)[!-~]*)"#,
    )
});

static SPEAKS_OF_FORMATS: LazyLock<Regex> = LazyLock::new(|| mentions("yyyy|uuid|base|cidr|iso|rfc"));

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
    let named = NAMED.iter().filter_map(|(name, words)| Some((name, words.find(text)?)));
    let mut alone = named.filter(|(_, words)| stands_alone(text, words.range()));
    alone.next().map(|(name, _)| (*name).to_owned())
}

/// Whether the format is the only one: `IP地址或CIDR格式` names two.
fn stands_alone(text: &str, place: Range<usize>) -> bool {
    const OR: &[&str] = &["或", "or "];
    let before: String = text[..place.start].chars().rev().take(4).collect();
    let before: String = before.chars().rev().collect();
    let behind: String = text[place.end..].chars().take(5).collect();
    !OR.iter().any(|or| before.contains(or) || behind.contains(or))
}

/// The regular expression that a description gives, if it is whole.
#[must_use]
pub fn pattern(text: &str) -> Option<String> {
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
            assert_eq!(pattern(text).as_deref(), expected, "{text}");
        }
    }
}
