//! Whether a field is still to be used.

use std::sync::LazyLock;

use regex::Regex;

use crate::docs::vocabulary::data::pattern;

static DEPRECATED: LazyLock<Regex> = LazyLock::new(|| pattern("is_deprecated"));
static SPEAKS_OF_THE_END: LazyLock<Regex> = LazyLock::new(|| pattern("speaks_of_the_end"));

/// Whether a paragraph calls its field deprecated; `paragraph` is no item of a list of values.
#[must_use]
pub fn is_deprecated(paragraph: &str) -> bool {
    SPEAKS_OF_THE_END.is_match(paragraph) && DEPRECATED.is_match(paragraph)
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
}
