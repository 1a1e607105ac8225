//! The examples of the page as the spec has them, and bodies of which an example is all there is.

use serde_json::Value as Json;

use super::{
    Sources,
    recorder::{Recorder, Subject},
};
use crate::{
    diagnostic::Code,
    docs::examples::{showing, tells_an_error},
    spec::{
        address::Address,
        http::Direction,
        model::{Body, Example, Response, Status, Type},
    },
};

/// The page's requests or responses.
pub(super) fn examples(
    sources: &Sources<'_>,
    recorder: &mut Recorder,
    direction: Direction,
    responses: &[Response],
) -> Vec<Example> {
    let list = match direction {
        Direction::Request => "request_examples",
        Direction::Response => "response_examples",
    };
    let mut examples = Vec::new();
    for sourced in sources.examples.iter().filter(|sourced| sourced.direction == direction) {
        let mut example = sourced.example.clone();
        example.failure |= direction == Direction::Response && is_failure(&example, responses);
        let address = Address::default().step(list).step(examples.len().to_string());
        for (part, span) in sourced.parts(sources.page) {
            recorder.origin(address.join(part), span);
        }
        recorder.members(address.step("body"), sourced.members(sources.page));
        examples.push(example);
    }
    examples
}

/// The body at an address of the spec that an example shows and no table describes: any JSON, which
/// is a finding.
pub(super) fn undescribed(
    sources: &Sources<'_>,
    recorder: &mut Recorder,
    address: &Address,
    status: Option<Status>,
) -> Option<Body> {
    let says_something =
        |body: &Json| !body.is_null() && body.as_object().is_none_or(|body| !body.is_empty());
    let shown = showing(sources.examples, status)
        .find(|sourced| sourced.example.body.as_ref().is_some_and(says_something))?;
    let message = "no table describes the body of the example";
    let finding = recorder.finding(Code::UndescribedBody, shown.span(sources.page), message);
    recorder.report(finding, Subject::Part(address.step("type")));
    Some(Body { root: Some(Type::Any), ..Body::default() })
}

/// A response that tells of an error only, unless that is how the success looks.
fn is_failure(example: &Example, responses: &[Response]) -> bool {
    let success = responses.iter().find(|response| response.is_success());
    let fields = success.and_then(|response| response.body.as_ref()).map(|body| &body.fields);
    let shows = |name: &str| example.body.as_ref().is_some_and(|body| body.get(name).is_some());
    let is_declared = fields.is_some_and(|fields| fields.iter().any(|field| shows(&field.name)));
    tells_an_error(example) && !is_declared
}
