//! Ranges of numbers, lengths of texts, sizes of lists, and units.

use std::{collections::HashMap, sync::LazyLock};

use regex::Regex;

use super::{first, has_digit};
use crate::{
    docs::vocabulary::data::{DATA, pattern, patterns},
    spec::model::Bounds,
};

/// Opening bracket, lower end, upper end, closing bracket.
static RANGES: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("range"));
static GOES_ON: LazyLock<Regex> = LazyLock::new(|| pattern("range_goes_on"));
static OF_CHARACTERS: LazyLock<Regex> = LazyLock::new(|| pattern("range_of_characters"));
static MINIMUM: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("minimum"));
static MAXIMUM: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("maximum"));
static OTHER_LENGTHS: LazyLock<Regex> = LazyLock::new(|| pattern("other_length"));
static LENGTHS: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("length"));
static LONGEST: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("longest"));
static SHORTEST: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("shortest"));
static ITEMS: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("items"));
static FEWEST: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("fewest"));
static MOST: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("most"));
static UNIT: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("unit"));
static SPEAKS_OF_RANGES: LazyLock<Regex> = LazyLock::new(|| pattern("speaks_of_ranges"));
static SPEAKS_OF_LENGTHS: LazyLock<Regex> = LazyLock::new(|| pattern("speaks_of_lengths"));
static SPEAKS_OF_ITEMS: LazyLock<Regex> = LazyLock::new(|| pattern("speaks_of_items"));
static SPEAKS_OF_UNITS: LazyLock<Regex> = LazyLock::new(|| pattern("speaks_of_units"));

/// The unit in the spec, by the words for it on the pages.
static UNITS: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    let units = DATA.units.iter().flat_map(|(unit, words)| words.keys().map(move |word| (word, unit)));
    units.map(|(word, unit)| (word.to_lowercase(), unit.as_str())).collect()
});

/// Between what a number lies, both ends included; none where a text tells of several ranges.
#[must_use]
pub fn range(text: &str) -> Option<Bounds> {
    if !has_digit(text) || !SPEAKS_OF_RANGES.is_match(text) {
        return None;
    }
    let text = OF_CHARACTERS.replace_all(text, "");
    let found: Vec<_> = RANGES.iter().flat_map(|pattern| pattern.captures_iter(&text)).collect();
    if found.is_empty() {
        return ends(&text, &MINIMUM, &MAXIMUM);
    }
    agreed(found.iter().map(|found| {
        if GOES_ON.is_match(&text[found.get(0)?.end()..]) {
            return None;
        }
        let (min, max) = (number(&found[2])?, number(&found[3])?);
        // Round brackets exclude an end where the other end has a square one; alone they say nothing.
        let (opens, closes) = (&found[1], &found[4]);
        let excludes_min = matches!(opens, "(" | "（") && closes == "]";
        let excludes_max = opens == "[" && matches!(closes, ")" | "）");
        bounds(min + i64::from(excludes_min), max - i64::from(excludes_max))
    }))
}

/// How many characters a text has.
#[must_use]
pub fn length(text: &str) -> Option<Bounds> {
    if !has_digit(text) || !SPEAKS_OF_LENGTHS.is_match(text) {
        return None;
    }
    either(&OTHER_LENGTHS.replace_all(text, ""), &LENGTHS, (&SHORTEST, &LONGEST))
}

/// How many items a list has.
#[must_use]
pub fn items(text: &str) -> Option<Bounds> {
    if !has_digit(text) || !SPEAKS_OF_ITEMS.is_match(text) {
        return None;
    }
    either(text, &ITEMS, (&FEWEST, &MOST))
}

/// In what a number is measured.
#[must_use]
pub fn unit(text: &str) -> Option<&'static str> {
    if !SPEAKS_OF_UNITS.is_match(text) {
        return None;
    }
    let word = first(text, &UNIT)?[1].to_lowercase();
    // Chinese words run on: where a word is none, its beginning may be one.
    let starts = |(spelling, _): &(&String, _)| !spelling.is_ascii() && word.starts_with(spelling.as_str());
    let start = || UNITS.iter().filter(starts).max_by_key(|(spelling, _)| spelling.len());
    UNITS.get(&word).or_else(|| start().map(|(_, unit)| unit)).copied()
}

/// The number of `40GB`, if the unit is the one that the field is measured in.
#[must_use]
pub fn without_unit<'t>(amount: &'t str, field: Option<&str>) -> &'t str {
    let end = amount.find(|char: char| char.is_ascii_alphabetic()).unwrap_or(amount.len());
    let (number, suffix) = amount.split_at(end);
    let unit = UNITS.get(&suffix.to_lowercase()).copied();
    if unit.is_some_and(|unit| field.is_none_or(|field| field == unit)) { number } else { amount }
}

fn either(text: &str, both: &[Regex], (lower, upper): (&[Regex], &[Regex])) -> Option<Bounds> {
    let found: Vec<_> = both.iter().flat_map(|pattern| pattern.captures_iter(text)).collect();
    if found.is_empty() {
        return ends(text, lower, upper);
    }
    agreed(found.iter().map(|found| bounds(number(&found[1])?, number(&found[2])?)))
}

fn bounds(min: i64, max: i64) -> Option<Bounds> {
    (min <= max).then_some(Bounds { min: Some(min), max: Some(max) })
}

/// What all places of a text say alike.
fn agreed<T: PartialEq>(mut found: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = found.next()??;
    found.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

/// A number with a zero in front is octal, a date or a code.
fn number(text: &str) -> Option<i64> {
    let is_decimal = text == "0" || !text.trim_start_matches('-').starts_with('0');
    text.replace(',', "").parse().ok().filter(|_| is_decimal)
}

/// Where the ends stand apart.
fn ends(text: &str, lower: &[Regex], upper: &[Regex]) -> Option<Bounds> {
    let end = |patterns: &[Regex]| {
        let found = patterns.iter().flat_map(|pattern| pattern.captures_iter(text));
        agreed(found.map(|found| number(&found[1])))
    };
    let (min, max) = (end(lower), end(upper));
    let is_range = min.zip(max).is_none_or(|(min, max)| min <= max);
    (is_range && (min.is_some() || max.is_some())).then_some(Bounds { min, max })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(read: fn(&str) -> Option<Bounds>, rows: &[(&str, Option<i64>, Option<i64>)]) {
        for (text, min, max) in rows {
            let expected = (min.is_some() || max.is_some()).then_some(Bounds { min: *min, max: *max });
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn reads_ranges() {
        check(
            range,
            &[
                ("取值范围：[1～100]", Some(1), Some(100)),
                ("取值范围0～500，其他", Some(0), Some(500)),
                ("取值范围：100GB～32000GB", Some(100), Some(32000)),
                ("取值范围[0～10080]，10080为一周", Some(0), Some(10080)),
                ("取值范围：1～65,535", Some(1), Some(65535)),
                ("取值范围：(0,1000]", Some(1), Some(1000)),
                ("取值范围（0～100）", Some(0), Some(100)),
                ("取值为1~20", Some(1), Some(20)),
                ("最小值1，最大值1000。", Some(1), Some(1000)),
                ("The value ranges from 1 to 65,535.", Some(1), Some(65535)),
                ("a number between 3 and 7", Some(3), Some(7)),
                ("Minimum value: 2", Some(2), None),
                ("输入大小范围为[10,32768]", Some(10), Some(32768)),
                ("最小值：0\n最大值：500", Some(0), Some(500)),
                ("a value between 0 and 0777", None, None),
                ("取值范围[0～10080]，10080为一周的分钟数", Some(0), Some(10080)),
                ("取值：1-3、5-9", None, None),
                ("取值范围：0-64个字符", None, None),
                ("字符取值范围[0,200]", None, None),
                ("大盒子取值范围：1-9，小盒子取值范围：1-3", None, None),
                ("总数最大值为500", None, None),
                ("长度为1～64个字符", None, None),
            ],
        );
    }

    #[test]
    fn reads_lengths() {
        check(
            length,
            &[
                ("长度为1～64个字符", Some(1), Some(64)),
                ("密码长度应在8～32个字符之间", Some(8), Some(32)),
                ("字符串长度为8-26", Some(8), Some(26)),
                ("最大长度36个unicode字符", None, Some(36)),
                ("支持的最大字符长度：36", None, Some(36)),
                ("最多为1023字符", None, Some(1023)),
                ("长度不超过64", None, Some(64)),
                ("64个字符以内", None, Some(64)),
                ("最小长度：0\n最大长度：2047", Some(0), Some(2047)),
                ("a maximum of 1,024 bytes", None, Some(1024)),
                ("Maximum length: 32", None, Some(32)),
                ("The name has 1 to 20 characters.", Some(1), Some(20)),
                ("键最大长度36，值最大长度43", None, None),
                ("总长度不超过4KB", None, None),
                ("长度不超过10的字符串数组", None, None),
                ("数组长度：1~10", None, None),
                ("掩码长度为8到24", None, None),
                ("取值范围：[1～100]", None, None),
            ],
        );
    }

    #[test]
    fn reads_how_many_items_a_list_has() {
        check(
            items,
            &[
                ("数组长度：1~10", Some(1), Some(10)),
                ("最多包含20个key", None, Some(20)),
                ("最多支持10条记录", None, Some(10)),
                ("A maximum of 10 box tags are allowed", None, Some(10)),
                ("最多64个字符", None, None),
                ("up to 64 characters", None, None),
            ],
        );
    }

    #[test]
    fn takes_the_unit_off_a_number_where_it_is_the_right_one() {
        assert_eq!(without_unit("40GB", None), "40");
        assert_eq!(without_unit("300s", Some("s")), "300");
        assert_eq!(without_unit("300s", Some("ms")), "300s");
        assert_eq!(without_unit("40boxes", None), "40boxes");
        assert_eq!(without_unit("40", None), "40");
    }

    #[test]
    fn reads_units() {
        for (text, expected) in [
            ("超时时间，单位秒。", Some("s")),
            ("大小，单位：GB", Some("GB")),
            ("单位为Mbit/s", Some("Mbit/s")),
            ("Timeout. The unit is minute.", Some("min")),
            ("Size of the box, in GB.", Some("GB")),
            ("Age (in days)", Some("d")),
            ("大小（单位GB）。", Some("GB")),
            ("按速率（单位为Mbps）计费", None),
            ("周期，单位：\n分钟 m\n小时 h", None),
            ("measured in units of boxes", None),
            ("单位名称", None),
            ("The boxes, in order.", None),
            ("unit price", None),
        ] {
            assert_eq!(unit(text), expected, "{text}");
        }
    }
}
