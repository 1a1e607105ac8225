//! Lists of values: the items of a list, or the words behind a label in running text.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    docs::vocabulary::data::{self, DATA, pattern},
    spec::model::Value,
};

static VALUE: LazyLock<Regex> = LazyLock::new(|| pattern("value"));
static RANGE: LazyLock<Regex> = LazyLock::new(|| pattern("range_of_values"));
static LIST_LABEL: LazyLock<Regex> = LazyLock::new(|| pattern("list_label"));
static SPEAKS_OF_VALUES: LazyLock<Regex> = LazyLock::new(|| pattern("speaks_of_values"));
static RUNNING: LazyLock<Regex> = LazyLock::new(|| pattern("running"));
static SEPARATOR: LazyLock<Regex> = LazyLock::new(|| pattern("separator"));
static BULLET: LazyLock<Regex> = LazyLock::new(|| pattern("bullet"));
static GLUED: LazyLock<Regex> = LazyLock::new(|| pattern("glued"));
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| pattern("numbered"));
static REPEATED: LazyLock<Regex> = LazyLock::new(|| pattern("repeated_values"));

/// The value at the start of a list item, and what the item says it means.
#[must_use]
pub fn value(item: &str) -> Option<Value> {
    let found = VALUE.captures(item.trim())?;
    let word = found[1].trim_end_matches('.');
    let meaning = found.get(2).map_or("", |meaning| meaning.as_str());
    // `iam:agencies:assume` is one word.
    let behind = &item.trim()[found.get(1)?.end()..];
    let goes_on = behind
        .strip_prefix(':')
        .is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_alphanumeric()));
    let is_rule = data::contains(meaning, &DATA.words.rule);
    if goes_on || is_rule || RANGE.is_match(word) || DATA.words.no_value.contains_key(word) {
        return None;
    }
    Some(Value { value: word.to_owned(), name: None, meaning: tidy_meaning(meaning), wording: String::new() })
}

/// Without the bare values that a glued list repeats, without the stop at the end, and without a bracket that the value's own bracket left behind.
fn tidy_meaning(meaning: &str) -> String {
    let meaning = REPEATED.split(meaning).next().unwrap_or_default();
    let meaning = meaning.trim_end_matches(['。', '.', '；', ';', '，', ',']).trim();
    let opened = meaning.matches(['（', '(']).count();
    let closed = meaning.matches(['）', ')']).count();
    let tidied = if closed > opened { meaning.trim_end_matches(['）', ')']) } else { meaning };
    tidied.to_owned()
}

/// The label and the items of a list that stands in one paragraph: behind bullets, glued together
/// as pipe tables leave it, or behind semicolons.
#[must_use]
pub fn pieces(text: &str) -> Option<(String, Vec<String>)> {
    if !text.contains(['●', '•', '◆', '；', ';', '：']) {
        return None;
    }
    let cuts: Vec<usize> = if BULLET.find_iter(text).count() > 1 {
        BULLET.find_iter(text).map(|bullet| bullet.start()).collect()
    } else if text.contains(['；', ';']) && NUMBERED.find_iter(text).count() > 1 {
        NUMBERED.find_iter(text).map(|value| value.start()).collect()
    } else {
        GLUED.find_iter(text).map(|value| value.start()).collect()
    };
    if cuts.len() < 2 {
        return None;
    }
    let ends = cuts.iter().copied().skip(1).chain([text.len()]);
    let items = cuts.iter().zip(ends).map(|(start, end)| {
        let item = text[*start..end].trim_start_matches(['●', '•', '◆', ' ']);
        item.trim().trim_end_matches(['；', ';', '，', '、', '。']).to_owned()
    });
    Some((text[..cuts[0]].trim().to_owned(), items.collect()))
}

/// The values that running text lists behind a label, up to the end of the list.
#[must_use]
pub fn running(text: &str) -> Vec<Value> {
    if !SPEAKS_OF_VALUES.is_match(text) {
        return Vec::new();
    }
    for found in RUNNING.captures_iter(text) {
        let is_enumeration = found.get(1).or(found.get(2)).is_some();
        let rest = sentence(found.get(3).map_or("", |rest| rest.as_str()));
        let values = listed(rest).or_else(|| slashed(rest)).unwrap_or_default();
        if values.len() > usize::from(!is_enumeration) {
            return values;
        }
    }
    Vec::new()
}

/// Up to the full stop of an English sentence.
fn sentence(text: &str) -> &str {
    let end = text.find(". ").unwrap_or(text.len());
    text[..end].trim_end_matches('.').trim()
}

/// A comma may end the list, any other separator goes on with it.
fn listed(text: &str) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    let mut start = 0;
    let mut may_stop = false;
    let separators = SEPARATOR.find_iter(text).map(|separator| (separator.start(), separator.end()));
    for (end, next) in separators.chain([(text.len(), text.len())]) {
        match value(&text[start..end]).filter(|value| is_single(&value.meaning)) {
            Some(value) => values.push(value),
            None if may_stop => break,
            None => return None,
        }
        may_stop = text[end..next].trim().chars().all(|char| "，,；;".contains(char));
        start = next;
    }
    Some(values)
}

/// In running text the meaning of a value stands in brackets or is short.
fn is_single(meaning: &str) -> bool {
    !meaning.contains(['、', '：', ':'])
}

/// Beginnings of media types, which are no lists.
const MEDIA: &[&str] = &["application", "text", "image", "multipart", "audio", "video"];

/// `A/B/C`, where each is a word.
fn slashed(text: &str) -> Option<Vec<Value>> {
    let end = text.find(['，', ',', '；', '（', '(', ' ']).unwrap_or(text.len());
    let parts: Vec<&str> = text[..end].split('/').collect();
    if parts.first().is_some_and(|first| MEDIA.contains(first)) {
        return None;
    }
    let values: Vec<Value> = parts.iter().map(|part| value(part)).collect::<Option<_>>()?;
    (values.len() > 1 && values.iter().all(|value| value.meaning.is_empty())).then_some(values)
}

/// Whether a line announces something else than values: the fields of an object, how to get a value.
#[must_use]
pub fn announces_others(line: &str) -> bool {
    data::contains(&line.to_lowercase(), &DATA.words.other_list)
}

/// Whether a line announces a list of values.
#[must_use]
pub fn announces_values(line: &str) -> bool {
    let line = line.trim();
    line.ends_with([':', '：']) && LIST_LABEL.is_match(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_values_and_leaves_rules_out() {
        for (item, expected) in [
            ("SATA：普通IO", Some(("SATA", "普通IO"))),
            ("4：HiveSQL（当前不支持）", Some(("4", "HiveSQL（当前不支持）"))),
            ("DistCp，导入、导出数据。", Some(("DistCp", "导入、导出数据"))),
            ("QUEUED", Some(("QUEUED", ""))),
            ("User表示用户", Some(("User", "用户"))),
            ("“OPEN”：打开", Some(("OPEN", "打开"))),
            ("OPEN（打开）", Some(("OPEN", "打开"))),
            ("OPEN: the box is open.", Some(("OPEN", "the box is open"))),
            ("SHUT：关上枚举值：OPENSHUT", Some(("SHUT", "关上"))),
            ("HDFS: The path must start with a slash.", None),
            ("box:lids:open", None),
            ("HDFS：以“/”开头。", None),
            ("登录管理控制台。", None),
            ("${mrs_scale_type}：类型", None),
            ("1-100", None),
            ("a-z", None),
        ] {
            let found = value(item).map(|value| (value.value, value.meaning));
            let expected = expected.map(|(value, meaning)| (value.to_owned(), meaning.to_owned()));
            assert_eq!(found, expected, "{item}");
        }
    }

    #[test]
    fn reads_lists_in_running_text() {
        for (text, expected) in [
            ("状态，取值为OPEN、CLOSED。", &["OPEN", "CLOSED"][..]),
            ("取值范围：true或false，默认为false", &["true", "false"]),
            ("可选值：“big”或“small”", &["big", "small"]),
            ("取值：red/green", &["red", "green"]),
            ("枚举值：red", &["red"]),
            ("取值有1（开）、2（关）", &["1", "2"]),
            ("The value can be OPEN or CLOSED. The default is OPEN.", &["OPEN", "CLOSED"]),
            ("Possible values: red, green, or blue", &["red", "green", "blue"]),
            ("取值范围：1～64个字符", &[]),
            ("取值范围：a-z、0-9", &[]),
            ("取值为盒子的颜色", &[]),
            ("取值为A、B和其他颜色", &[]),
            ("取值范围：支持TCP，UDP， 或者0-255", &[]),
            ("取值如下：application/json", &[]),
            ("支持OPEN、CLOSED", &[]),
        ] {
            let found: Vec<String> = running(text).into_iter().map(|value| value.value).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn cuts_lists_that_stand_in_one_paragraph() {
        let pieces = |text| pieces(text).map(|(label, items)| (label, items.join("|")));
        let cut = |label: &str, items: &str| Some((label.to_owned(), items.to_owned()));
        assert_eq!(pieces("取值范围：OPEN：打开CLOSED：关上"), cut("取值范围：", "OPEN：打开|CLOSED：关上"));
        assert_eq!(pieces("状态： ● open：打开 ● closed：关上"), cut("状态：", "open：打开|closed：关上"));
        assert_eq!(pieces("0：停止；1：运行"), cut("", "0：停止|1：运行"));
        assert_eq!(pieces("盒子的状态"), None);
        assert_eq!(pieces("格式：YYYY-MM-DDTHH:MM:SSZ"), None);
    }

    #[test]
    fn tells_labels_of_values_from_others() {
        for label in [
            "枚举值：",
            "状态。取值范围：",
            "可选值如下：",
            "The options are as follows:",
            "Possible values:",
        ] {
            assert!(announces_values(label), "{label}");
        }
        for label in ["说明：", "包含如下字段：", "The boxes are as follows:"] {
            assert!(!announces_values(label), "{label}");
        }
    }
}
