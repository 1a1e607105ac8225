//! A list of values → an open enum.

use super::docs;
use crate::{
    rust::{
        module::{EnumValue, EnumWire, OpenEnum, Variant},
        names::{Scope, upper_camel},
    },
    spec::{
        resolve::{Findings, Value, ValueList},
        types::Wire,
    },
};

/// What a variant must not be called: the variant that keeps unknown values, and a keyword.
const TAKEN: &[&str] = &["Self", "Unknown"];

/// The enum of a list.
pub(super) fn open_enum(name: &str, list: &ValueList, findings: &mut Findings) -> OpenEnum {
    let wire = if list.wire == Wire::Integer { EnumWire::Number } else { EnumWire::Text };
    let mut names = Scope::reserving(TAKEN.iter().copied());
    let mut variants: Vec<Variant> = Vec::new();
    for value in &list.values {
        let on_wire = on_wire(value, wire);
        if variants.iter().any(|variant| variant.value == on_wire) {
            continue;
        }
        let claim = names.claim(&variant_name(value), "Value");
        if claim.numbered {
            let subject = format!("{}: {}", list.name, value.value);
            findings.collision(&subject, "another value of the list has the same name in Rust");
        }
        variants.push(Variant {
            docs: docs::meant(&value.meaning, &value.wording),
            name: claim.name,
            value: on_wire,
        });
    }
    OpenEnum { docs: docs::values_of(&list.name), name: name.to_owned(), wire, variants }
}

fn on_wire(value: &Value, wire: EnumWire) -> EnumValue {
    match (wire, value.value.parse()) {
        (EnumWire::Number, Ok(number)) => EnumValue::Number(number),
        _ => EnumValue::Text(value.value.clone()),
    }
}

/// The name that it has, or one made of the value: `-1` → `ValueMinus1`.
fn variant_name(value: &Value) -> String {
    if let Some(name) = &value.name {
        return upper_camel(name);
    }
    match value.value.strip_prefix('-') {
        Some(number) if number.starts_with(|first: char| first.is_ascii_digit()) => {
            upper_camel(&format!("value minus {number}"))
        }
        _ => upper_camel(&value.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_gets_a_name() {
        let cases = [
            ("master_node", None, "MasterNode"),
            ("RUNNING", None, "Running"),
            ("2", None, "Value2"),
            ("-1", None, "ValueMinus1"),
            ("3.1.0", None, "Value3_1_0"),
            ("-", None, "Value"),
            ("", None, "Value"),
            ("是", None, "是"),
            ("1", Some("hour"), "Hour"),
        ];
        for (value, name, expected) in cases {
            let value = Value {
                value: value.to_owned(),
                name: name.map(str::to_owned),
                meaning: String::new(),
                wording: String::new(),
            };
            assert_eq!(variant_name(&value), expected, "{value:?}");
        }
    }
}
