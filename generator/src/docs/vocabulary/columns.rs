//! Column heads and what their columns hold.

use std::{collections::HashMap, sync::LazyLock};

use serde::{Deserialize, Serialize};

use super::data::{self, DATA};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The name of a parameter.
    Name,
    /// The name of a member of the parameter that the column of names gives.
    Member,
    /// Whether it must be sent.
    Mandatory,
    /// Whether it may be left out.
    Optional,
    /// Its type.
    Type,
    /// What it means.
    Description,
    /// Path, query, header or body.
    Location,
    /// Its values.
    Range,
    /// What the service takes where nothing is sent.
    Default,
    /// What else holds.
    Constraint,
    /// A value for example.
    Example,
    /// An HTTP status.
    Status,
    /// The name of a status.
    StatusName,
    /// What a status means.
    StatusDescription,
    /// An error code.
    ErrorCode,
    /// The message that comes with an error code.
    ErrorMessage,
    /// What to do about an error.
    Handling,
    /// The part of the service that an error comes from.
    Module,
    /// An HTTP method.
    Method,
    /// A path, alone or behind a method.
    Uri,
    /// An operation by its title, or a group of operations.
    Operation,
    /// The permission that an operation needs, as policies name it.
    Action,
    /// A property of things that the table lists in place of parameters: versions, policies.
    Catalogue,
    /// A head that the vocabulary does not know.
    Unknown,
}

static HEADS: LazyLock<HashMap<String, Column>> = LazyLock::new(|| data::index(&DATA.columns));

/// Columns besides the description that state facts. Their heads are the labels that a description would
/// put before these.
pub const STATING: &[Column] = &[Column::Range, Column::Default, Column::Constraint, Column::Example];

/// What the column under a head holds.
#[must_use]
pub fn column(head: &str) -> Column {
    HEADS.get(&data::key(head)).copied().unwrap_or(Column::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_case_do_not_matter() {
        assert_eq!(column("是 否必选"), Column::Mandatory);
        assert_eq!(column("Mandatory or Not"), Column::Mandatory);
        assert_eq!(column("说明。"), Column::Description);
    }

    #[test]
    fn knows_no_head_by_its_first_letter_or_by_a_part() {
        for head in ["field", "响应参数状态", "支持的盒子版本", "Box Version", "box_color（颜色）"]
        {
            assert_eq!(column(head), Column::Unknown, "{head}");
        }
        assert_eq!(column("支持情况"), Column::Catalogue);
        assert_eq!(column("参数类型"), Column::Type);
    }
}
