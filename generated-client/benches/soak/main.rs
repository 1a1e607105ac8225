//! 100,000 calls of a server that fails in every way, first with repeats and then without: each ends in its
//! response or in the error that says what happened, and memory stays flat.
//!
//! `cargo bench -p huaweicloud-client --bench soak [-- CALLS]`
#![allow(clippy::disallowed_methods, reason = "a benchmark reads the clock and the memory of its process")]

mod faults;

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use faults::Fault;
use huaweicloud_client::{
    Client, Credentials, Retry,
    core::{Metadata, Request},
};

const CALLS: usize = 100_000;
/// So many calls are under way at a time.
const CALLERS: usize = 64;
/// Memory is looked at so often; the first look is taken when all is warm.
const LOOKS: usize = 5;
/// It may grow by this part between the first look and the last: allocators keep some.
const GROWTH: f64 = 0.25;
const LONGEST: Duration = Duration::from_secs(180);

const OPERATION: Metadata = Metadata::new("mrs", "soak", http::Method::GET, "/v2/soak/{call}");

fn main() {
    let given = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let calls: usize = given.unwrap_or(CALLS);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime starts").block_on(async {
        let started = Instant::now();
        for (name, retry) in [("repeats", Some(patient())), ("no repeats", None)] {
            soak(name, retry, calls / 2).await;
        }
        let took = started.elapsed();
        println!("{calls} calls in {took:.1?} (at most {LONGEST:?})");
        assert!(took < LONGEST, "too long");
    });
}

/// Repeats at once: the server is local.
fn patient() -> Retry {
    Retry::default().backoff(Duration::from_millis(1)).throttled_backoff(Duration::from_millis(1))
}

/// How calls ended, by fault and end, and the memory in use on the way.
#[derive(Default)]
struct Tally {
    ends: Mutex<BTreeMap<(&'static str, &'static str), usize>>,
    wrong: Mutex<Vec<String>>,
    memory: Mutex<Vec<u64>>,
    next: AtomicUsize,
}

async fn soak(name: &str, retry: Option<Retry>, calls: usize) {
    let recovers = retry.is_some();
    let address = faults::serve(recovers).await;
    let client = Client::builder()
        .endpoint(format!("http://{address}"))
        .credentials(Credentials::token("token").project_id("p"))
        .retry(retry.unwrap_or(Retry::none()))
        .attempt_timeout(Duration::from_millis(200))
        .max_body(faults::LARGE / 2)
        .build()
        .expect("the client is complete");
    let tally = Arc::new(Tally::default());
    let callers: Vec<_> = (0..CALLERS)
        .map(|_| {
            let (client, tally) = (client.clone(), Arc::clone(&tally));
            tokio::spawn(async move { calling(&client, &tally, calls).await })
        })
        .collect();
    for caller in callers {
        caller.await.expect("no caller panics");
    }
    report(name, &tally, calls);
}

async fn calling(client: &Client, tally: &Tally, calls: usize) {
    loop {
        let call = tally.next.fetch_add(1, Ordering::Relaxed);
        if call >= calls {
            return;
        }
        let fault = Fault::of(call);
        let request = Request::new(&OPERATION).path("call", &call.to_string()).finish();
        let result = client.send_raw(request.expect("the request is complete")).await;
        let end = fault.end(result.map(huaweicloud_client::Response::into_inner));
        match end {
            Ok(end) => {
                *tally.ends.lock().expect("no caller panics").entry((fault.name, end)).or_default() += 1;
            }
            Err(wrong) => {
                tally.wrong.lock().expect("no caller panics").push(format!("{}: {wrong}", fault.name));
            }
        }
        if (call + 1).is_multiple_of((calls / LOOKS).max(1)) {
            tally.memory.lock().expect("no caller panics").extend(memory());
        }
    }
}

/// Megabytes of this process, where the system says.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok().map(|kilobytes: u64| kilobytes / 1000)
}

fn report(name: &str, tally: &Tally, calls: usize) {
    let (ends, wrong, memory) = (
        tally.ends.lock().expect("no caller panics"),
        tally.wrong.lock().expect("no caller panics"),
        tally.memory.lock().expect("no caller panics"),
    );
    println!("{name}: {calls} calls");
    for ((fault, end), count) in ends.iter() {
        println!("  {fault:30} {end:10} {count:>6}");
    }
    println!("  memory, MB: {memory:?}");
    assert!(wrong.is_empty(), "{} ended wrongly: {:?}", wrong.len(), &wrong[..wrong.len().min(5)]);
    assert_eq!(ends.values().sum::<usize>(), calls, "every call has its end");
    if let [first, .., last] = memory[..] {
        #[expect(clippy::cast_precision_loss, reason = "megabytes are few")]
        let growth = last as f64 / first as f64 - 1.0;
        assert!(growth < GROWTH, "memory grows from {first} to {last} MB");
    }
}
