//! Cells of the mandatory column: yes or no, and the condition behind it.

use std::sync::LazyLock;

use regex::Regex;

use super::data::{self, DATA, pattern};

/// What such a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandatory {
    /// Whether the parameter must be sent; `None` where the cell does not say.
    pub required: Option<bool>,
    /// When it must be sent, in the page's words.
    pub condition: Option<String>,
}

/// Words for yes and for no.
static ANSWERS: LazyLock<Vec<(bool, Vec<String>)>> =
    LazyLock::new(|| vec![(false, data::lower(&DATA.words.no)), (true, data::lower(&DATA.words.yes))]);

static IN_SOME_CASES: LazyLock<Regex> = LazyLock::new(|| pattern("mandatory_in_some_cases"));
static CONDITION: LazyLock<Regex> = LazyLock::new(|| pattern("mandatory_condition"));
static REMARK: LazyLock<Regex> = LazyLock::new(|| pattern("mandatory_remark"));

/// Reads a cell; `None` where it is neither a yes or no nor a condition.
#[must_use]
pub fn mandatory(cell: &str) -> Option<Mandatory> {
    let cell = cell.trim();
    if cell.is_empty() || DATA.words.silent.contains_key(cell) {
        return Some(Mandatory { required: None, condition: None });
    }
    let lower = cell.to_lowercase();
    let when = |condition: &str| Mandatory { required: Some(false), condition: Some(condition.to_owned()) };
    if IN_SOME_CASES.is_match(cell) {
        return Some(when(cell));
    }
    for (required, words) in ANSWERS.iter() {
        if let Some(rest) = words.iter().find_map(|word| behind(cell, &lower, word)) {
            let rest = rest.trim_matches(|c: char| c.is_whitespace() || ".。,，;；:：".contains(c));
            return Some(Mandatory {
                required: Some(*required),
                condition: (!rest.is_empty()).then(|| rest.to_owned()),
            });
        }
    }
    CONDITION.is_match(cell).then(|| when(cell))
}

/// What stands behind a yes or no: `No` begins `No (query parameter)`, neither `Nova` nor `No idea`.
fn behind<'a>(cell: &'a str, lower: &str, word: &str) -> Option<&'a str> {
    let rest = lower.starts_with(word).then(|| cell.get(word.len()..))??;
    let is_condition = || rest.starts_with(char::is_whitespace) && CONDITION.is_match(rest.trim());
    (REMARK.is_match(rest) || is_condition()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_condition_behind_yes_and_no() {
        let said = |required, condition: Option<&str>| {
            Some(Mandatory { required, condition: condition.map(str::to_owned) })
        };
        for (cell, expected) in [
            ("是", said(Some(true), None)),
            ("No", said(Some(false), None)),
            ("-", said(None, None)),
            ("否。当type为2时，必选。", said(Some(false), Some("当type为2时，必选"))),
            ("type = 2时必选", said(Some(false), Some("type = 2时必选"))),
            ("No (query parameter)", said(Some(false), Some("(query parameter)"))),
            (
                "Yes (when painting) No (when selling)",
                said(Some(false), Some("Yes (when painting) No (when selling)")),
            ),
            ("Mandatory under conditions", said(Some(false), Some("Mandatory under conditions"))),
            ("是（如果盒子有盖，颜色可选。）", said(Some(true), Some("（如果盒子有盖，颜色可选。）"))),
            ("颜色和大小至少有一个", said(Some(false), Some("颜色和大小至少有一个"))),
            ("盒子有盖时必带", said(Some(false), Some("盒子有盖时必带"))),
            ("否 盒子没有盖时必选", said(Some(false), Some("盒子没有盖时必选"))),
            ("No idea", None),
            ("是否有盖", None),
            ("该参数是盒子的颜色", None),
            ("String", None),
            ("READ", None),
        ] {
            assert_eq!(mandatory(cell), expected, "{cell}");
        }
    }
}
