//! `Debug` of the structs: what they would be sent as, without the secrets.

use std::fmt;

use super::{Encode, Node, Tree, Writer, parse};

/// Prints a value as a struct of this name, with the fields that it has, as they are called on the wire.
/// Of what no page documents there are the names alone, since nobody knows whether it is secret.
///
/// # Errors
///
/// Those of the formatter.
pub fn show(value: &dyn Encode, name: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut out = Writer::for_print();
    value.encode(&mut out);
    let bytes = out.into_bytes();
    let mut shown = formatter.debug_struct(name);
    if let Ok(Node::Object(fields)) = parse(&bytes).as_ref().map(Tree::root) {
        for (name, value) in fields {
            shown.field(name, &Shown(value));
        }
    }
    shown.finish()
}

/// A value as JSON has it.
struct Shown<'a>(Node<'a>);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.clone() {
            Node::Null => formatter.write_str("null"),
            Node::Bool(flag) => flag.fmt(formatter),
            Node::Unsigned(number) => number.fmt(formatter),
            Node::Signed(number) => number.fmt(formatter),
            Node::Float(number) => number.fmt(formatter),
            Node::Digits(text) | Node::Unparsed(text) => formatter.write_str(text),
            Node::Text(text) if text == Writer::HIDDEN => formatter.write_str(text),
            Node::Text(text) => text.fmt(formatter),
            Node::List(list) => formatter.debug_list().entries(list.map(Shown)).finish(),
            Node::Object(fields) => {
                let fields = fields.map(|(name, value)| (name, Shown(value)));
                formatter.debug_map().entries(fields).finish()
            }
        }
    }
}
