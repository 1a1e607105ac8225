//! What `Debug` of a struct prints: what would be sent, in the form that a derived `Debug` has, without secrets.
#![allow(dead_code, reason = "the fields of what is compared are only printed")]

use std::collections::BTreeMap;
use std::fmt::Debug;

use huaweicloud_client::Secret;
use huaweicloud_client::core::{Boxed, Json, codec, object, open_enum};
use serde_json::json;

const PLANTED: &str = "planted-secret";

open_enum! {
    enum Color: str {
        Red = "red",
    }
}

open_enum! {
    enum Size: i64 {
        Small = 1,
    }
}

object! {
    #[setters]
    struct Crate {
        pub name: Option<String>,
        #[wire = "boxId"]
        pub id: Option<i64>,
        pub weight: Option<f64>,
        pub open: Option<bool>,
        pub color: Option<Color>,
        pub size: Option<Size>,
        pub labels: Option<Vec<String>>,
        pub places: Option<BTreeMap<String, i64>>,
        pub lid: Option<Lid>,
        pub lids: Option<Vec<Lid>>,
        pub inner: Option<Boxed<Crate>>,
        pub anything: Option<Json>,
        pub password: Option<Secret<String>>,
        pub keys: Option<Secret<BTreeMap<String, String>>>,
    }
}

object! {
    #[setters]
    struct Lid {
        pub pin: Option<Secret<String>>,
        pub label: Option<String>,
    }
}

/// Holds both forms of printing against those of a value whose `Debug` is derived.
fn check(shown: &impl Debug, derived: &impl Debug) {
    assert_eq!(format!("{shown:?}"), format!("{derived:?}"));
    assert_eq!(format!("{shown:#?}"), format!("{derived:#?}"));
}

/// A struct of the same name with one field, for `Debug` to be derived.
macro_rules! derived {
    ($field:ident = $value:expr) => {{
        #[derive(Debug)]
        #[allow(non_snake_case, reason = "fields are printed as they are called on the wire")]
        struct Crate<T> {
            $field: T,
        }
        Crate { $field: $value }
    }};
}

#[test]
fn values_print_as_they_do_where_it_is_derived() {
    let new = Crate::new;
    check(&new().name("a \"b\"\n"), &derived!(name = "a \"b\"\n"));
    check(&new().id(-5), &derived!(boxId = -5));
    check(&new().id(i64::MAX), &derived!(boxId = i64::MAX));
    check(&new().weight(0.5), &derived!(weight = 0.5));
    check(&new().open(true), &derived!(open = true));
    check(&new().labels(["a", "b"]), &derived!(labels = ["a", "b"]));
    check(&new().labels([""; 0]), &derived!(labels = [""; 0]));
    let places = || BTreeMap::from([("here", 1), ("there", 2)]);
    check(&new().places(places()), &derived!(places = places()));
}

#[test]
fn listed_values_print_as_they_are_sent() {
    let new = Crate::new;
    check(&new().color(Color::Red), &derived!(color = "red"));
    check(&new().color("blue"), &derived!(color = "blue"));
    check(&new().size(Size::Small), &derived!(size = 1));
    check(&new().size(7), &derived!(size = 7));
}

#[test]
fn structs_within_print_as_maps_of_what_they_have() {
    let lid = || BTreeMap::from([("label", "top")]);
    check(&Crate::new().lid(Lid::new().label("top")), &derived!(lid = lid()));
    let lids = [Lid::new().label("top"), Lid::new()];
    check(&Crate::new().lids(lids), &derived!(lids = [lid(), BTreeMap::new()]));
    let inner = BTreeMap::from([("inner", BTreeMap::from([("boxId", 1)]))]);
    let nested = Crate::new().inner(Crate::new().inner(Crate::new().id(1)));
    check(&nested, &derived!(inner = inner));
}

#[test]
fn any_json_prints_as_such() {
    let anything = json!({"a": [1, null, false, {"b": "c"}]});
    let shown = format!("{:?}", Crate::new().anything(anything));
    assert_eq!(shown, r#"Crate { anything: {"a": [1, null, false, {"b": "c"}]} }"#);
}

#[test]
fn what_is_absent_is_left_out() {
    #[derive(Debug)]
    struct Crate {}
    check(&super::printing::Crate::new(), &Crate {});
}

#[test]
fn several_fields_keep_their_order() {
    let shown = Crate::new().open(false).name("a").id(1);
    assert_eq!(format!("{shown:?}"), r#"Crate { name: "a", boxId: 1, open: false }"#);
    assert_eq!(format!("{shown:#?}"), "Crate {\n    name: \"a\",\n    boxId: 1,\n    open: false,\n}");
}

#[test]
fn secrets_are_redacted_wherever_they_are() {
    let keys = BTreeMap::from([(PLANTED, PLANTED)]);
    let lid = || Lid::new().pin(PLANTED);
    let shown = Crate::new().lid(lid()).lids([lid()]).inner(Crate::new().password(PLANTED));
    let shown = shown.password(PLANTED).keys(keys);
    assert_eq!(
        format!("{shown:?}"),
        "Crate { lid: {\"pin\": [redacted]}, lids: [{\"pin\": [redacted]}], inner: {\"password\": [redacted]}, \
         password: [redacted], keys: [redacted] }"
    );
    assert!(!format!("{shown:#?}").contains(PLANTED));
}

#[test]
fn of_what_no_page_documents_there_are_the_names() {
    let json = format!(r#"{{"name":"a","token":"{PLANTED}","lid":{{"code":{{"x":"{PLANTED}"}}}}}}"#);
    let read: Crate = codec::decode(json.as_bytes()).unwrap();
    assert_eq!(format!("{read:?}"), r#"Crate { name: "a", lid: {"extra": ["code"]}, extra: ["token"] }"#);
    assert!(!format!("{read:#?}").contains(PLANTED));
}
