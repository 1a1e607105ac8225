//! Cells of the mandatory column: yes or no, and the condition behind it.

use std::sync::LazyLock;

use super::data::{self, DATA};

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

/// Reads a cell; `None` where it is not a mandatory cell at all.
#[must_use]
pub fn mandatory(cell: &str) -> Option<Mandatory> {
    let cell = cell.trim();
    if cell.is_empty() || DATA.words.silent.contains_key(cell) {
        return Some(Mandatory { required: None, condition: None });
    }
    let lower = cell.to_lowercase();
    if depends(&lower) {
        return Some(Mandatory { required: Some(false), condition: Some(cell.to_owned()) });
    }
    for (required, words) in ANSWERS.iter() {
        if let Some(word) = words.iter().find(|word| begins_with_word(&lower, word)) {
            let rest =
                cell[word.len()..].trim_matches(|c: char| c.is_whitespace() || ".。,，;；:：".contains(c));
            return Some(Mandatory {
                required: Some(*required),
                condition: (!rest.is_empty()).then(|| rest.to_owned()),
            });
        }
    }
    is_condition(&lower).then(|| Mandatory { required: Some(false), condition: Some(cell.to_owned()) })
}

/// A yes that holds in some cases only: `Yes if …`, `Yes (when …) No (when …)`.
fn depends(lower: &str) -> bool {
    DATA.words.depends.keys().any(|case| lower.starts_with(case.as_str()))
}

/// `No` begins `No (query parameter)`, not `Nova`.
fn begins_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// A cell that says only when the parameter must be sent.
fn is_condition(lower: &str) -> bool {
    data::contains(lower, &DATA.words.conditional)
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
            ("String", None),
            ("READ", None),
        ] {
            assert_eq!(mandatory(cell), expected, "{cell}");
        }
    }
}
