//! Takes the JSON examples of all services that are switched on through their types and back.
//!
//! `cargo run --example round_trip --all-features` says how many of them agree, and lists each that
//! does not with the reason.

mod agreement;
mod services;

use huaweicloud_client::{Operation, core::lenient};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value as Json;

use agreement::disagreement;

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
    body: Json,
}

/// The examples of a service, and what is wrong with those that do not agree.
struct Examples {
    all: Vec<Example>,
    complaints: Vec<String>,
}

/// A payload that is read as the client reads a field.
#[derive(Deserialize)]
#[serde(bound = "T: for<'any> lenient::Lenient<'any>", transparent)]
struct Payload<T>(#[serde(deserialize_with = "lenient::decode")] T);

fn main() {
    let (mut agreed, mut total) = (0, 0);
    for (name, data, check) in services::ALL {
        let mut examples = Examples::read(data);
        check(&mut examples);
        let (count, wrong) = (examples.all.len(), examples.complaints.len());
        println!("{name}: {} of {count} examples agree", count - wrong);
        examples.complaints.iter().for_each(|complaint| println!("  {complaint}"));
        (agreed, total) = (agreed + count - wrong, total + count);
    }
    println!("total: {agreed} of {total} examples agree");
}

#[allow(dead_code, reason = "a service may have no payloads of one kind")]
impl Examples {
    fn read(data: &str) -> Self {
        let all: Vec<Example> = serde_json::from_str(data).expect("the survey has written the examples");
        let untyped = all.iter().filter_map(|example| Some(example.complaint(example.untyped.as_ref()?)));
        Self { complaints: untyped.collect(), all }
    }

    /// Takes the requests of an operation through the type of its payload.
    fn requests<O, B>(&mut self, operation: &str, _: fn(&O) -> &B)
    where
        B: Serialize + for<'any> lenient::Lenient<'any>,
    {
        self.check(operation, true, |body| round_trip(body, |payload: &Payload<B>| &payload.0));
    }

    /// Takes the answers to an operation through their type.
    fn answers<O: Operation>(&mut self, operation: &str)
    where
        O::Output: Serialize,
    {
        self.check(operation, false, |body| round_trip(body, |answer: &O::Output| answer));
    }

    fn check(&mut self, operation: &str, is_request: bool, read: fn(&Json) -> Option<String>) {
        let of_kind = |example: &&Example| example.operation == operation && example.is_request == is_request;
        for example in self.all.iter().filter(of_kind).filter(|example| example.untyped.is_none()) {
            let complaint = read(&example.body).map(|why| example.complaint(&why));
            self.complaints.extend(complaint);
        }
    }
}

impl Example {
    fn complaint(&self, why: &str) -> String {
        let kind = if self.is_request { "request" } else { "answer" };
        format!("{}: {kind} example {} of {}: {why}", self.page, self.number, self.operation)
    }
}

/// Why a value does not come back as it went in.
fn round_trip<T: DeserializeOwned, P: Serialize>(body: &Json, payload: fn(&T) -> &P) -> Option<String> {
    match serde_path_to_error::deserialize::<_, T>(body) {
        Ok(value) => {
            let encoded = serde_json::to_value(payload(&value)).expect("what was read has a JSON form");
            disagreement(body, &encoded)
        }
        Err(error) => Some(format!("{}: {}", error.path(), error.inner())),
    }
}
