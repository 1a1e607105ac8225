//! When a field must be sent.

use std::sync::LazyLock;

use regex::Regex;

use crate::docs::vocabulary::data::pattern;

static CONDITION: LazyLock<Regex> = LazyLock::new(|| pattern("condition"));
static CHOICE_OF_VALUES: LazyLock<Regex> = LazyLock::new(|| pattern("choice_of_values"));
static SPEAKS_OF_NEED: LazyLock<Regex> = LazyLock::new(|| pattern("speaks_of_need"));

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
