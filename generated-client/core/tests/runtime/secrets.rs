//! Secrets are used like the value inside and never printed.

use std::collections::BTreeMap;

use huaweicloud_client::Secret;

const PLANTED: &str = "planted-secret";

#[test]
fn neither_form_of_printing_shows_it() {
    let text: Secret<String> = PLANTED.into();
    let map: Secret<BTreeMap<String, String>> =
        BTreeMap::from([(PLANTED.to_owned(), PLANTED.to_owned())]).into();
    assert_eq!(format!("{text} {text:?} {text:#?}"), "[redacted] [redacted] [redacted]");
    assert_eq!(format!("{map} {map:?} {:?}", Some(&map)), "[redacted] [redacted] Some([redacted])");
}

#[test]
fn it_is_written_and_read_as_the_value() {
    let text: Secret<String> = PLANTED.into();
    let written = serde_json::to_string(&text).unwrap();
    assert_eq!(written, format!("\"{PLANTED}\""));
    let read: Secret<String> = serde_json::from_str(&written).unwrap();
    assert_eq!(read, text);
    assert_eq!(read.expose(), PLANTED);
    assert_eq!(read.into_exposed(), PLANTED);
    assert_ne!(text, "another".into());
}
