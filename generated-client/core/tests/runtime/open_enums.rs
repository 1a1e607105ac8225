//! Open enums: known values are variants, unknown ones survive the round trip.

use std::collections::HashSet;

use huaweicloud_client::core::Parameter;

use crate::service::{JobKind, JobState};

#[test]
fn a_known_text_is_always_its_variant() {
    assert_eq!(JobState::from("RUNNING"), JobState::Running);
    assert_eq!(JobState::from("RUNNING".to_owned()), JobState::Running);
    assert_eq!(serde_json::from_str::<JobState>(r#""RUNNING""#).unwrap(), JobState::Running);
    assert!(JobState::Running.is_known());
    assert_eq!(JobKind::from(-1), JobKind::Undefined);
    assert_eq!(serde_json::from_str::<JobKind>(r#""2""#).unwrap(), JobKind::Stream);
    // Case counts: another spelling is another value.
    assert_ne!(JobState::from("running"), JobState::Running);
}

#[test]
fn an_unknown_value_is_kept() {
    for text in ["HIBERNATING", "", "ünïcode"] {
        let state = JobState::from(text);
        assert!(!state.is_known());
        assert_eq!(state.as_str(), text);
        assert_eq!(state.to_string(), text);
        let written = serde_json::to_string(&state).unwrap();
        assert_eq!(written, serde_json::to_string(text).unwrap());
        assert_eq!(serde_json::from_str::<JobState>(&written).unwrap(), state);
    }
    let kind = JobKind::from(99);
    assert!(!kind.is_known());
    assert_eq!((kind.value(), kind.to_string().as_str()), (99, "99"));
    assert_eq!(serde_json::to_string(&kind).unwrap(), "99");
    // Matching on the value takes it apart.
    let JobKind::Unknown(unknown) = kind else {
        panic!("it is not listed");
    };
    assert_eq!(*unknown.get(), 99);
}

#[test]
fn all_listed_values_are_at_hand() {
    let texts: Vec<_> = JobState::VALUES.iter().map(JobState::as_str).collect();
    assert_eq!(texts, ["RUNNING", "FAILED"]);
    let numbers: Vec<_> = JobKind::VALUES.iter().map(JobKind::value).collect();
    assert_eq!(numbers, [1, 2, -1]);
    assert!(JobState::VALUES.iter().all(JobState::is_known));
    for state in JobState::VALUES {
        assert_eq!(&JobState::from(state.as_str()), state);
    }
}

#[test]
fn they_are_values_like_any_other() {
    let set = HashSet::from([JobState::Running, JobState::from("RUNNING"), JobState::Failed]);
    assert_eq!(set.len(), 2);
    let mut texts = Vec::new();
    JobState::Failed.append_to(&mut texts);
    JobKind::Undefined.append_to(&mut texts);
    assert_eq!(texts, ["FAILED", "-1"]);
}
