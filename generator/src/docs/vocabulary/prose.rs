//! Facts in descriptions: defaults, lengths, ranges, lists of values.

use std::sync::LazyLock;

use regex::Regex;

use crate::spec::model::{Bounds, Value};

fn patterns(texts: &[&str]) -> Vec<Regex> {
    texts.iter().map(|text| Regex::new(text).expect("the pattern is a constant of this module")).collect()
}

const TO: &str = r"\s*(?:[~～\-–—至到,，]|to)\s*";

static DEFAULTS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    patterns(&[
        r#"(?:默认值|缺省值)\s*(?:为|是)?\s*[：:]?\s*[“"'‘]?([A-Za-z0-9_./\-]+)"#,
        r#"默认(?:设置)?(?:为|是|：|:)\s*[“"'‘]?([A-Za-z0-9_./\-]+)"#,
        r#"(?i)default value\s*(?:is|:)\s*["'“]?([A-Za-z0-9_./\-]+)"#,
    ])
});

/// A whole number, with commas between thousands or without.
const NUMBER: &str = r"-?[0-9]+(?:,[0-9]{3})*";

/// Opening bracket, lower end, upper end, closing bracket.
static RANGES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let unit = r"\s*(?:GB|MB|秒|s)?";
    let range =
        |before: &str| format!(r"{before}\s*([\[(（]?)\s*({NUMBER}){unit}{TO}({NUMBER}){unit}\s*([\])）]?)");
    patterns(&[
        &range(r"取值范围\s*(?:为|是)?\s*[：:]?"),
        &range(r"大小范围(?:为|是)?"),
        &range(r"(?i)(?:value )?ranges?(?: is|:)?(?: from)?"),
    ])
});
static MINIMUM: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns(&[r"最小值\s*[：:为]\s*(-?[0-9]+)"]));
static MAXIMUM: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns(&[r"最大值\s*[：:]\s*(-?[0-9]+)"]));

static LENGTHS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    patterns(&[
        &format!(r"长度(?:应|需)?(?:为|是|在|：|:)?\s*[\[(（]?([0-9]+){TO}([0-9]+)"),
        &format!(r"([0-9]+){TO}([0-9]+)\s*(?:个|位)?(?:字符|字节)"),
        &format!(r"(?i)([0-9]+){TO}([0-9]+) (?:characters|bytes)"),
    ])
});
static LONGEST: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    patterns(&[
        r"最大长度\s*(?:为|是)?\s*[：:]?\s*([0-9]+)",
        r"(?:不超过|不能超过|最大支持|最大|最长|最多)(?:为)?\s*([0-9]+)\s*(?:个|位)?(?:unicode)?(?:字符|字节)",
        r"(?i)(?:maximum of|up to|no more than|exceed|within)\s*([0-9]+)\s*(?:characters|bytes)",
    ])
});
static SHORTEST: LazyLock<Vec<Regex>> =
    LazyLock::new(|| patterns(&[r"最小长度\s*(?:为|是)?\s*[：:]?\s*([0-9]+)"]));

static VALUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"^[“"'‘]?(-?[A-Za-z0-9][A-Za-z0-9_.\-]*)[”"'’]?(?:$|\s*(?:[：:，,（(]|表示)\s*(.*)$)"#)
        .expect("the pattern is a constant of this module")
});

/// Words that stand for no default at all.
const NO_DEFAULT: &[&str] = &["null", "NULL", "None", "none"];

/// Parts of the text behind a name that tell a rule about the value, not the meaning of a value.
const RULES: &[&str] = &["开头", "结尾", "获取", "登录"];

/// Labels behind which a list of values stands, whatever came before.
static LIST_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:枚举值|取值范围|可选值|取值|enumerated values?|possible values?|options)\s*(?:如下|为|有|包括|are)?\s*[：:]$").expect("the pattern is a constant of this module")
});

/// What the service takes where nothing is sent.
#[must_use]
pub fn default(text: &str) -> Option<String> {
    let found = DEFAULTS.iter().find_map(|pattern| pattern.captures(text))?;
    let word = found[1].trim_end_matches(['.', '-', '/']);
    (!word.is_empty() && !NO_DEFAULT.contains(&word)).then(|| word.to_owned())
}

/// Between what a number lies, both ends included.
#[must_use]
pub fn range(text: &str) -> Option<Bounds> {
    let Some(found) = first(text, &RANGES) else {
        return ends(text, &MINIMUM, &MAXIMUM);
    };
    let (min, max) = (number(&found[2])?, number(&found[3])?);
    // Round brackets exclude an end where the other end has a square one; alone they say nothing.
    let (opens, closes) = (&found[1], &found[4]);
    let excludes_min = matches!(opens, "(" | "（") && closes == "]";
    let excludes_max = opens == "[" && matches!(closes, ")" | "）");
    let bounds =
        Bounds { min: Some(min + i64::from(excludes_min)), max: Some(max - i64::from(excludes_max)) };
    (min <= max).then_some(bounds)
}

/// How many characters a text has.
#[must_use]
pub fn length(text: &str) -> Option<Bounds> {
    let Some(found) = first(text, &LENGTHS) else {
        return ends(text, &SHORTEST, &LONGEST);
    };
    let (min, max) = (number(&found[1])?, number(&found[2])?);
    (min <= max).then_some(Bounds { min: Some(min), max: Some(max) })
}

fn first<'t>(text: &'t str, patterns: &[Regex]) -> Option<regex::Captures<'t>> {
    patterns.iter().find_map(|pattern| pattern.captures(text))
}

fn number(text: &str) -> Option<i64> {
    text.replace(',', "").parse().ok()
}

/// Where the ends stand apart.
fn ends(text: &str, lower: &[Regex], upper: &[Regex]) -> Option<Bounds> {
    let end = |patterns: &[Regex]| first(text, patterns).and_then(|found| number(&found[1]));
    let (min, max) = (end(lower), end(upper));
    (min.is_some() || max.is_some()).then_some(Bounds { min, max })
}

/// The value at the start of a list item, and what the item says it means.
#[must_use]
pub fn value(item: &str) -> Option<Value> {
    let found = VALUE.captures(item.trim())?;
    let meaning = found.get(2).map_or("", |meaning| meaning.as_str());
    if RULES.iter().any(|rule| meaning.contains(rule)) {
        return None;
    }
    Some(Value { value: found[1].to_owned(), name: None, meaning: tidy_meaning(meaning) })
}

/// Without the stop at the end, and without a bracket that the value's own bracket left behind.
fn tidy_meaning(meaning: &str) -> String {
    let meaning = meaning.trim_end_matches(['。', '.', '；', ';', '，', ',']).trim();
    let opened = meaning.matches(['（', '(']).count();
    let closed = meaning.matches(['）', ')']).count();
    let tidied = if closed > opened { meaning.trim_end_matches(['）', ')']) } else { meaning };
    tidied.to_owned()
}

/// Whether a line announces something else than values: the fields of an object, how to get a value.
#[must_use]
pub fn announces_others(line: &str) -> bool {
    ["字段", "说明：", "获取", "步骤", "约束", "规则", "constraints", "fields"]
        .iter()
        .any(|word| line.to_lowercase().contains(word))
}

/// Whether a line announces a list of values.
#[must_use]
pub fn announces_values(line: &str) -> bool {
    LIST_LABEL.is_match(line.trim())
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
            ("是否删除，默认为false。", Some("false")),
            ("默认为空", None),
            ("默认值为null", None),
            ("Default value: 20", Some("20")),
        ] {
            assert_eq!(default(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn reads_ranges_and_lengths() {
        let bounds = |min, max| Some(Bounds { min, max });
        for (text, expected) in [
            ("取值范围：[1～100]", bounds(Some(1), Some(100))),
            ("取值范围0～500，其他", bounds(Some(0), Some(500))),
            ("取值范围：100GB～32000GB", bounds(Some(100), Some(32000))),
            ("取值范围：1～65,535", bounds(Some(1), Some(65535))),
            ("取值范围：(0,1000]", bounds(Some(1), Some(1000))),
            ("取值范围（0～100）", bounds(Some(0), Some(100))),
            ("总数最大值为500", None),
            ("输入大小范围为[10,32768]", bounds(Some(10), Some(32768))),
            ("最小值：0\n最大值：500", bounds(Some(0), Some(500))),
            ("长度为1～64个字符", None),
        ] {
            assert_eq!(range(text), expected, "{text}");
        }
        for (text, expected) in [
            ("长度为1～64个字符", bounds(Some(1), Some(64))),
            ("密码长度应在8～32个字符之间", bounds(Some(8), Some(32))),
            ("字符串长度为8-26", bounds(Some(8), Some(26))),
            ("最大长度36个unicode字符", bounds(None, Some(36))),
            ("最多为1023字符", bounds(None, Some(1023))),
            ("最小长度：0\n最大长度：2047", bounds(Some(0), Some(2047))),
            ("取值范围：[1～100]", None),
        ] {
            assert_eq!(length(text), expected, "{text}");
        }
    }

    #[test]
    fn reads_values_and_leaves_rules_out() {
        for (item, expected) in [
            ("SATA：普通IO", Some(("SATA", "普通IO"))),
            ("4：HiveSQL（当前不支持）", Some(("4", "HiveSQL（当前不支持）"))),
            ("DistCp，导入、导出数据。", Some(("DistCp", "导入、导出数据"))),
            ("QUEUED", Some(("QUEUED", ""))),
            ("User表示用户", Some(("User", "用户"))),
            ("HDFS：以“/”开头。", None),
            ("登录管理控制台。", None),
            ("${mrs_scale_type}：类型", None),
        ] {
            let found = value(item).map(|value| (value.value, value.meaning));
            let expected = expected.map(|(value, meaning)| (value.to_owned(), meaning.to_owned()));
            assert_eq!(found, expected, "{item}");
        }
    }
}
