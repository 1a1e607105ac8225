//! Takes the JSON examples of all services that are switched on through their types and back.
//!
//! `cargo run --example round_trip --all-features` says how many of them agree, and lists each that
//! does not with the reason and the findings at that place. It fails where there are none.

#[allow(unreachable_pub, reason = "it is public where it comes from")]
mod agreement;
mod services;
mod tally;

use std::process::ExitCode;

use huaweicloud_client::{
    Operation,
    core::codec::{Decode, Encode, decode, encode},
};
use serde::Deserialize;
use serde_json::Value as Json;

use agreement::disagreement;
use tally::Tally;

/// A service: its name, its examples, and what takes them through their types.
type Service = (&'static str, &'static str, fn(&mut Examples));

/// An example of a page.
#[derive(Deserialize)]
struct Example {
    page: String,
    operation: String,
    is_request: bool,
    number: usize,
    /// Why no type can read it.
    untyped: Option<String>,
    /// What the findings say about it.
    explanations: Vec<Explanation>,
    body: Json,
}

/// A finding about an example.
#[derive(Deserialize)]
struct Explanation {
    code: String,
    /// The keys on the way to its place.
    keys: Vec<String>,
}

/// Where an example does not agree with its type, and how.
struct Difference {
    /// The keys on the way to the place.
    keys: Vec<String>,
    why: String,
}

/// The examples of a service, and what is wrong with those that do not agree.
struct Examples {
    all: Vec<Example>,
    /// By number of the example.
    differences: Vec<(usize, Difference)>,
}

fn main() -> ExitCode {
    let mut total = Tally::default();
    for (name, data, check) in services::ALL {
        let mut examples = Examples::read(data);
        check(&mut examples);
        let tally = Tally::of(&examples);
        println!("{name}: {tally}");
        tally.complaints.iter().for_each(|complaint| println!("  {complaint}"));
        total.add(tally);
    }
    println!("total: {total}");
    println!("{}", total.shares());
    if total.unexplained == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[allow(dead_code, reason = "a service may have no payloads of one kind")]
impl Examples {
    fn read(data: &str) -> Self {
        let all: Vec<Example> = serde_json::from_str(data).expect("the survey has written the examples");
        let untyped = |(at, example): (usize, &Example)| {
            let why = example.untyped.clone()?;
            Some((at, Difference { keys: Vec::new(), why }))
        };
        Self { differences: all.iter().enumerate().filter_map(untyped).collect(), all }
    }

    /// Takes the requests of an operation through the type of its payload.
    fn requests<O, B: Encode + Decode>(&mut self, operation: &str, _: fn(&O) -> &B) {
        self.check(operation, true, round_trip::<B>);
    }

    /// Takes the responses to an operation through their type.
    fn responses<O: Operation>(&mut self, operation: &str)
    where
        O::Output: Encode,
    {
        self.check(operation, false, round_trip::<O::Output>);
    }

    fn check(&mut self, operation: &str, is_request: bool, read: fn(&Json) -> Option<Difference>) {
        let is_meant = |example: &Example| {
            example.operation == operation && example.is_request == is_request && example.untyped.is_none()
        };
        let meant = self.all.iter().enumerate().filter(|(_, example)| is_meant(example));
        self.differences.extend(meant.filter_map(|(at, example)| Some((at, read(&example.body)?))));
    }
}

/// Why a value does not come back as it went in.
fn round_trip<T: Encode + Decode>(body: &Json) -> Option<Difference> {
    match decode::<T>(body.to_string().as_bytes()) {
        Ok(value) => {
            let encoded = serde_json::from_slice(&encode(&value)).expect("what is written is JSON");
            let found = disagreement(body, &encoded)?;
            Some(Difference { why: found.to_string(), keys: found.keys })
        }
        Err(mismatch) => {
            let keys = mismatch.names().map(str::to_owned).collect();
            Some(Difference { keys, why: mismatch.to_string() })
        }
    }
}
