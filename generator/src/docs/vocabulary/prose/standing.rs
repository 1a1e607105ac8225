//! Whether a field is still to be used, and when it must be.

use std::sync::LazyLock;

use regex::Regex;

use crate::docs::vocabulary::data::pattern;

static DEPRECATED: LazyLock<Regex> = LazyLock::new(|| pattern("is_deprecated"));

static CONDITION: LazyLock<Regex> = LazyLock::new(|| pattern("condition"));
static CHOICE_OF_VALUES: LazyLock<Regex> = LazyLock::new(|| pattern("choice_of_values"));
static SPEAKS_OF_THE_END: LazyLock<Regex> = LazyLock::new(|| pattern("speaks_of_the_end"));
static SPEAKS_OF_NEED: LazyLock<Regex> = LazyLock::new(|| pattern("speaks_of_need"));

/// Whether a paragraph calls its field deprecated; `paragraph` is no item of a list of values.
#[must_use]
pub fn is_deprecated(paragraph: &str) -> bool {
    SPEAKS_OF_THE_END.is_match(paragraph) && DEPRECATED.is_match(paragraph)
}

/// The sentences that say in which cases a field must be sent.
#[must_use]
pub fn condition(text: &str) -> Option<String> {
    if !SPEAKS_OF_NEED.is_match(text) {
        return None;
    }
    let conditions: Vec<&str> = sentences(text)
        .filter(|sentence| SPEAKS_OF_NEED.is_match(sentence) && CONDITION.is_match(sentence))
        .filter(|sentence| !CHOICE_OF_VALUES.is_match(sentence))
        .map(|sentence| sentence.trim_end_matches(['。', '；', ';', '.']).trim())
        .collect();
    (!conditions.is_empty()).then(|| conditions.join("；"))
}

/// The sentences of a text, with the chars that end them; a full stop ends one before a blank only.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut was_stop = false;
    let sentences = text.split_inclusive(move |char: char| {
        let ends = matches!(char, '。' | '；' | ';' | '\n') || (was_stop && char.is_whitespace());
        was_stop = char == '.';
        ends
    });
    sentences.map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_deprecated_fields() {
        for text in [
            "盒子的颜色，该字段已废弃。",
            "已废弃",
            "盒盖(废弃中)",
            "盒盖，待废弃字段",
            "盒盖（废弃）",
            "This parameter is deprecated.",
            "Deprecated. Use lid instead.",
            "Colour (discarded)",
        ] {
            assert!(is_deprecated(text), "{text}");
        }
        for text in [
            "盒盖为1或2（已废弃）时生效",
            "查询盒子（废弃）中的盒盖",
            "DEPRECATED：废弃的盒子",
            "废弃盒子的数量",
            "被废弃盒子的列表",
            "Number of deprecated boxes",
            "是否为废弃的盒子",
        ] {
            assert!(!is_deprecated(text), "{text}");
        }
    }

    #[test]
    fn keeps_the_sentence_that_says_when_a_field_is_needed() {
        for (text, expected) in [
            ("颜色。当盒子有盖时，该参数必选。其他", Some("当盒子有盖时，该参数必选")),
            ("盒盖；与box_id二选一", Some("与box_id二选一")),
            (
                "The lid. It is mandatory when the box is open. More.",
                Some("It is mandatory when the box is open"),
            ),
            (
                "If a lid is used, this parameter is mandatory.",
                Some("If a lid is used, this parameter is mandatory"),
            ),
            ("新盒子时必选。旧盒子时必填。", Some("新盒子时必选；旧盒子时必填")),
            ("颜色支持name和id，二选一", None),
            ("Required: takes boxes only if red", None),
            ("必选参数", None),
            ("当盒子有盖时有效", None),
            ("This parameter is mandatory.", None),
        ] {
            assert_eq!(condition(text).as_deref(), expected, "{text}");
        }
    }
}
