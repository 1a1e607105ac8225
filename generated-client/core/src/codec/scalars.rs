//! Reading texts, numbers, flags, and values of any kind.

use super::{Decode, Node, Problem};
use crate::decode::Document;
use crate::{Body, Json};

/// The range of integers: from -2^63 up to, but not including, 2^63.
const INTEGER_END: f64 = 9_223_372_036_854_775_808.0;

impl Decode for String {
    const EMPTY_TEXT_IS_ABSENT: bool = false;

    fn decode(node: Node<'_>, problem: &mut Problem) -> Self {
        match node {
            Node::Text(text) => text.to_owned(),
            Node::Digits(digits) => digits.to_owned(),
            Node::Bool(flag) => flag.to_string(),
            Node::Unsigned(number) => number.to_string(),
            Node::Signed(number) => number.to_string(),
            Node::Float(number) => printed(number),
            other => refused("a text", &other, problem),
        }
    }
}

/// A number as JSON writes it: `1.0`, not `1`.
fn printed(number: f64) -> String {
    serde_json::Number::from_f64(number).map(|number| number.to_string()).unwrap_or_default()
}

impl Decode for i64 {
    fn decode(node: Node<'_>, problem: &mut Problem) -> Self {
        const EXPECTED: &str = "an integer of 64 bits";
        let read = match &node {
            Node::Unsigned(number) => Self::try_from(*number).ok(),
            Node::Signed(number) => Some(*number),
            Node::Float(number) => integral(*number),
            Node::Digits(digits) => {
                number(digits).filter(|_| digits.contains(['.', 'e', 'E'])).and_then(integral)
            }
            // Not by way of a float alone, which has fewer digits.
            Node::Text(text) => text.trim().parse().ok().or_else(|| integral(number(text.trim())?)),
            _ => None,
        };
        read.unwrap_or_else(|| refused(EXPECTED, &node, problem))
    }
}

impl Decode for f64 {
    #[expect(clippy::cast_precision_loss, reason = "every JSON number is read as the nearest")]
    fn decode(node: Node<'_>, problem: &mut Problem) -> Self {
        let read = match &node {
            Node::Unsigned(number) => Some(*number as Self),
            Node::Signed(number) => Some(*number as Self),
            Node::Float(number) => Some(*number),
            Node::Digits(digits) => number(digits),
            Node::Text(text) => number(text.trim()),
            _ => None,
        };
        read.unwrap_or_else(|| refused("a number", &node, problem))
    }
}

impl Decode for bool {
    fn decode(node: Node<'_>, problem: &mut Problem) -> Self {
        match &node {
            Node::Bool(flag) => *flag,
            Node::Text(text) if text.trim().eq_ignore_ascii_case("true") => true,
            Node::Text(text) if text.trim().eq_ignore_ascii_case("false") => false,
            _ => refused("a boolean", &node, problem),
        }
    }
}

impl Decode for Json {
    const EMPTY_TEXT_IS_ABSENT: bool = false;
    const NULL_IS_A_VALUE: bool = true;

    fn decode(node: Node<'_>, _: &mut Problem) -> Self {
        Self::from(node)
    }
}

impl Decode for serde_json::Value {
    const EMPTY_TEXT_IS_ABSENT: bool = false;
    const NULL_IS_A_VALUE: bool = true;

    fn decode(node: Node<'_>, _: &mut Problem) -> Self {
        Self::from(Json::from(node))
    }
}

/// No body is documented: any will do.
impl Decode for () {
    fn decode(_: Node<'_>, _: &mut Problem) -> Self {}

    fn read(_: &Document, _: &mut Problem) -> Self {}
}

/// The bytes themselves.
impl Decode for Body {
    fn decode(_: Node<'_>, _: &mut Problem) -> Self {
        Self::default()
    }

    fn read(document: &Document, _: &mut Problem) -> Self {
        document.body()
    }
}

fn refused<T: Default>(expected: &'static str, found: &Node<'_>, problem: &mut Problem) -> T {
    problem.expected(expected, found);
    T::default()
}

/// A number without a fraction as an integer.
fn integral(number: f64) -> Option<i64> {
    let fits = (-INTEGER_END..INTEGER_END).contains(&number) && number.fract() == 0.0;
    #[expect(clippy::cast_possible_truncation, reason = "range and fraction are checked")]
    fits.then_some(number as i64)
}

/// A text that holds a number; `inf` and `nan` are none.
fn number(text: &str) -> Option<f64> {
    let parsed: f64 = text.parse().ok()?;
    parsed.is_finite().then_some(parsed)
}
