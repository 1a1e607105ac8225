//! Level-two headings, what their sections hold, and what that means for what stands in them.

use std::{collections::HashMap, sync::LazyLock};

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::{
    data::{self, DATA, pattern},
    example_labels::ExampleLabel::{self, Failure, Request, Response},
};
use crate::spec::{http::Direction, report::Reason};

/// What the fences of a section show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fences {
    /// Requests, whatever a label says.
    Requests,
    /// Responses, which a label can call failures.
    Responses,
    /// What the nearest label says; this where no label says anything.
    Labelled(ExampleLabel),
    /// What the nearest label says, or else the first line of the fence.
    Mixed,
    /// Nothing that anybody needs, for this reason.
    LeftOut(Reason),
    /// Nothing that is known: such a fence is reported.
    Unknown,
}

/// What the texts of a section are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// They say what the operation does.
    Summary,
    /// They say what the caller must heed.
    Constraints,
    /// They link to the vendor's tool for trying the operation.
    Tool,
    /// They tell of statuses.
    Statuses,
    /// They link to a page of error codes.
    ErrorCodes,
    /// They are the titles of examples.
    Titles,
    /// They explain what stands around them.
    Prose,
}

/// All that a section's role decides, in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Properties {
    /// Whose parameters its tables list; `None` where they list none.
    pub parameters: Option<Direction>,
    /// What its fences show.
    pub fences: Fences,
    /// What its texts are.
    pub texts: Texts,
}

/// Declares the roles once: what the section holds, whose parameters, what its fences and its texts are.
macro_rules! sections {
    ($($(#[doc = $doc:literal])+ $role:ident: $parameters:expr, $fences:expr, $texts:ident;)+) => {
        /// What a section holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Section { $($(#[doc = $doc])+ $role,)+ }

        impl Section {
            /// What its role decides.
            #[must_use]
            pub fn properties(self) -> Properties {
                match self {
                    $(Self::$role => {
                        Properties { parameters: $parameters, fences: $fences, texts: Texts::$texts }
                    })+
                }
            }
        }
    };
}

const OF_REQUEST: Option<Direction> = Some(Direction::Request);
const OF_RESPONSE: Option<Direction> = Some(Direction::Response);

sections! {
    /// Before the first heading of level two.
    Opening: None, Fences::Unknown, Prose;
    /// What the operation does.
    Function: None, Fences::Unknown, Summary;
    /// What the caller must heed.
    Constraints: None, Fences::Unknown, Constraints;
    /// A link to the vendor's tool for trying the operation.
    Debug: None, Fences::Unknown, Tool;
    /// The request line and its parameters.
    Uri: OF_REQUEST, Fences::Requests, Prose;
    /// Parameters of the request, of whatever location.
    Request: OF_REQUEST, Fences::Labelled(Request), Prose;
    /// Header fields of the request.
    RequestHeaders: OF_REQUEST, Fences::Labelled(Request), Prose;
    /// Parameters of the query string.
    RequestQuery: OF_REQUEST, Fences::Labelled(Request), Prose;
    /// Elements of an XML request body.
    RequestElements: OF_REQUEST, Fences::Labelled(Request), Prose;
    /// The response.
    Response: OF_RESPONSE, Fences::Labelled(Response), Prose;
    /// What an XML response looks like.
    ResponseSyntax: None, Fences::LeftOut(Reason::ResponsePattern), Prose;
    /// Header fields of the response.
    ResponseHeaders: OF_RESPONSE, Fences::Labelled(Response), Prose;
    /// Elements of an XML response.
    ResponseElements: OF_RESPONSE, Fences::Labelled(Response), Prose;
    /// The response in case of an error.
    ErrorResponse: OF_RESPONSE, Fences::Labelled(Failure), Prose;
    /// Example requests.
    RequestExample: None, Fences::Requests, Titles;
    /// Example responses.
    ResponseExample: None, Fences::Responses, Titles;
    /// Example requests and responses, told apart by labels.
    Examples: None, Fences::Mixed, Titles;
    /// HTTP statuses.
    Statuses: None, Fences::Unknown, Statuses;
    /// Error codes.
    ErrorCodes: None, Fences::Unknown, ErrorCodes;
    /// What explains the operation or its values, and defines nothing.
    Explanation: None, Fences::LeftOut(Reason::ExplainingFence), Prose;
    /// A heading that the vocabulary does not know.
    Unknown: None, Fences::Unknown, Prose;
}

impl Section {
    /// Whose parameters its tables list; `None` where they list none.
    #[must_use]
    pub fn parameters(self) -> Option<Direction> {
        self.properties().parameters
    }

    /// Whether it is one of the two sections that hold all of a message: others hold a part of it.
    #[must_use]
    pub fn is_message(self) -> bool {
        matches!(self, Self::Request | Self::Response)
    }
}

static HEADINGS: LazyLock<HashMap<String, Section>> = LazyLock::new(|| data::index(&DATA.sections));
static TITLED: LazyLock<Regex> = LazyLock::new(|| pattern("titled_heading"));

/// What the section under a heading holds. A heading is known as a whole, or it is a known one that goes on
/// with a number, a title or a remark.
#[must_use]
pub fn section(heading: &str) -> Section {
    let heading = without_colon(heading);
    let known = |heading: &str| HEADINGS.get(&data::key(without_colon(heading))).copied();
    let titled = || known(TITLED.captures(heading)?.get(1)?.as_str());
    known(heading).or_else(titled).unwrap_or(Section::Unknown)
}

fn without_colon(heading: &str) -> &str {
    heading.trim().trim_end_matches([':', '：'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_parameters_from_examples_and_statuses() {
        for (heading, expected) in [
            ("请求参数", Section::Request),
            ("请求示例 2", Section::RequestExample),
            ("请求示例 ：粉刷盒子", Section::RequestExample),
            ("返回值", Section::Statuses),
            ("返回参数", Section::Response),
            ("Example:", Section::Examples),
            ("Sample Response", Section::ResponseExample),
            ("Sample Request for Painting a Box", Section::RequestExample),
            ("Example 2: Painting a Box", Section::Examples),
            ("约束与限制（粉刷盒子）", Section::Constraints),
            ("Restrictions on Painting a Box", Section::Constraints),
            ("多版本", Section::Explanation),
            ("Create Object", Section::Explanation),
        ] {
            assert_eq!(section(heading), expected, "{heading}");
        }
    }

    #[test]
    fn knows_no_heading_by_its_end_or_its_beginning() {
        for heading in [
            "请求参数说明",
            "Response Rules",
            "与新建盒子的区别",
            "粉刷盒子示例",
            "粉刷后登录盒子约束",
            "Create Box",
            "Box Colour Rules (X-Colour)",
            "盒子",
        ] {
            assert_eq!(section(heading), Section::Unknown, "{heading}");
        }
    }
}
