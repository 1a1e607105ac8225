//! What the ledger of a page counts, and what became of it: each a name in code and one text in every file.

use std::{borrow::Cow, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// Declares the sets once: name in Rust, text in files. Texts are in alphabetical order, so that the
/// order of the values is that of the texts.
macro_rules! texts {
    ($($(#[doc = $doc:literal])+ $set:ident { $($variant:ident = $text:literal,)+ })+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $set { $(#[doc = $text] #[serde(rename = $text)] $variant,)+ }

        impl $set {
            /// All of them, in the order of their texts.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// As files and reports have it.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl fmt::Display for $set {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.text())
            }
        }

        impl JsonSchema for $set {
            fn schema_name() -> Cow<'static, str> {
                stringify!($set).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": "string",
                    "description": concat!($($doc),+).trim(),
                    "enum": Self::ALL.iter().map(|each| each.text()).collect::<Vec<_>>(),
                })
            }
        }
    )+};
}

texts! {
    /// Things that are read.
    Item {
        Fences = "fences",
        Headings = "headings",
        Pages = "pages",
        Rows = "rows",
        Tables = "tables",
        Texts = "texts",
    }

    /// What became of a thing.
    Purpose {
        Caption = "caption",
        Constraints = "constraints",
        ErrorCode = "error code",
        ErrorCodes = "error codes",
        ExampleTitle = "example title",
        ExplorerLink = "explorer link",
        Field = "field",
        Group = "group",
        Head = "head",
        Label = "label",
        LandingPage = "landing page",
        LinkToErrorCodes = "link to error codes",
        LinkToStatuses = "link to statuses",
        Nothing = "none",
        Operation = "operation",
        Overview = "overview",
        OverviewEntry = "overview entry",
        Parameter = "parameter",
        Permission = "permission",
        Permissions = "permissions",
        PieceOfAnExample = "piece of an example",
        RequestExample = "request example",
        RequestLine = "request line",
        RequestLineOfAnExample = "request line of an example",
        ResponseExample = "response example",
        ResponseHeader = "response header",
        Section = "section",
        Status = "status",
        Statuses = "statuses",
        Summary = "summary",
        Table = "table",
        TableOfContents = "table of contents",
        Title = "title",
        WebSocket = "web socket",
    }

    /// Why nothing became of a thing.
    Reason {
        ChangeHistory = "a change history",
        GroupOfOperations = "a group of operations",
        GroupWithoutMembers = "a group without members",
        HeadingBetweenRows = "a heading between rows",
        OtherList = "a list of other things",
        PermissionWithoutPage = "a permission of an operation without a page",
        IncompletePermission = "a permission without a request line or an action",
        RequestLineInTable = "a request line in a table",
        SaysNothing = "a row that says there is nothing",
        StatusWithoutANumber = "a status without a number",
        WalkThrough = "a walk-through",
        WebSocket = "a web socket",
        Appendix = "an appendix",
        ErrorWithoutACode = "an error without a code",
        EntryWithoutRequestLine = "an overview entry without a request line",
        ExplainingFence = "fence of an explanation",
        FenceElsewhere = "fence outside the examples",
        HowToCall = "how to call operations",
        NoRequestLine = "no request line",
        NotAnOperationPage = "not an operation page",
        Note = "note",
        UnreferencedTable = "nothing refers to the table",
        ResponsePattern = "pattern of a response",
        Prose = "prose",
        ProseElsewhere = "prose outside the description",
        UnknownHeading = "unknown heading",
        Unreadable = "unreadable",
    }

    /// Things that are made of a page.
    Product {
        ErrorCodes = "error codes",
        Examples = "examples",
        Fields = "fields",
        Operations = "operations",
    }

    /// What a person decided about a page.
    Decided {
        AcceptedFindings = "accepted findings",
        Corrections = "corrections",
    }
}

/// The schema of a count of each: the names are listed once, and not spelled out as members.
pub(super) fn counts<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "propertyNames": generator.subschema_for::<T>(),
        "additionalProperties": generator.subschema_for::<usize>(),
    })
}

/// The schema of what became of each thing.
pub(super) fn uses(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "propertyNames": generator.subschema_for::<Item>(),
        "additionalProperties": counts::<Purpose>(generator),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_texts() {
        let sets: [Vec<&str>; 5] = [
            Item::ALL.iter().map(|each| each.text()).collect(),
            Purpose::ALL.iter().map(|each| each.text()).collect(),
            Reason::ALL.iter().map(|each| each.text()).collect(),
            Product::ALL.iter().map(|each| each.text()).collect(),
            Decided::ALL.iter().map(|each| each.text()).collect(),
        ];
        assert!(sets.iter().all(|texts| texts.is_sorted()), "{sets:?}");
    }
}
