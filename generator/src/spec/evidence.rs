//! How a fact of a field or an operation is known, where that is weaker than a cell, a link or an announced list.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A fact of a field or an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// That it stands where it stands: in the path, the query, the header, or inside of another field.
    Location,
    /// Its type, and the structure that the type names.
    Type,
    /// Whether it must be sent, where that is not what the page's table says.
    Required,
    /// That it holds a secret.
    Secret,
    /// Its list of values.
    Values,
    /// Its default.
    Default,
    /// Its length.
    Length,
    /// Its range.
    Range,
    /// How many items it has.
    Items,
    /// Whether an operation may be sent twice.
    Idempotent,
    /// How an operation's list comes page by page.
    Paging,
}

/// How a fact is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// By a name: the caption of a table repeats that of the field, a field is called as a header field
    /// or a secret is, or with a dot as a part of an object of the page.
    Name,
    /// By a name that is nearly its own: a table of `user` for the field `users`, of `tags` for `not_tags`.
    /// Such a guess is a finding.
    Element,
    /// By a number: the page says "see table 3".
    Number,
    /// By elimination: nothing else was left that it could be. Of a table, such a guess is a finding.
    Elimination,
    /// By an example that shows it so.
    Example,
    /// By several forms of one structure, of which one says otherwise: what one of them lacks need not be there.
    Forms,
    /// From running text.
    Prose,
    /// From a list that no label calls a list of values.
    BareList,
    /// From a cell that names several types: anything may be sent.
    SeveralTypes,
}
