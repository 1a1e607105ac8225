//! Every operation of every service: its examples round trip, its secrets are not printed, and it is sent to a
//! real server.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[rustfmt::skip]
#[path = "../generated/mod.rs"]
mod generated;
#[path = "../../generated-client/core/tests/runtime/notes.rs"]
mod notes;
#[path = "operations/round_trip.rs"]
mod round_trip;
#[path = "operations/sample.rs"]
mod sample;
#[path = "operations/secrets.rs"]
mod secrets;
#[path = "operations/spec.rs"]
mod spec;
#[path = "operations/tried.rs"]
mod tried;
#[path = "operations/wire.rs"]
mod wire;

/// Makes the tests of a service's operations.
#[macro_export]
macro_rules! operations {
    ($service:literal: $($id:ident => $operation:ty, $make:expr;)+) => {
        $(mod $id {
            fn make(given: &$crate::sample::Given) -> Box<dyn $crate::tried::Tried> {
                let make: fn(&$crate::sample::Given) -> $operation = $make;
                Box::new(make(given))
            }

            #[test]
            fn round_trip() {
                $crate::round_trip::check(&$crate::spec::Case::new($service, stringify!($id)), make);
            }

            #[test]
            fn secrets() {
                $crate::secrets::check(&$crate::spec::Case::new($service, stringify!($id)), make);
            }

            #[test]
            fn wire() {
                $crate::wire::check(&$crate::spec::Case::new($service, stringify!($id)), make);
            }
        })+

        #[test]
        fn no_operation_of_the_spec_is_missing() {
            let mut listed = [$(stringify!($id)),+];
            listed.sort_unstable();
            assert_eq!($crate::spec::ids($service), listed);
        }
    };
}
