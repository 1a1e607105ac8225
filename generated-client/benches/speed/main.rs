//! What the client costs beside what people would write by hand: reading a response of a megabyte against
//! serde's derives, and a call against reqwest with a signature.
//!
//! `cargo bench -p huaweicloud-client --features mrs --bench speed`
#![allow(clippy::disallowed_methods, reason = "a benchmark reads the time that its thread had")]

mod bare;
mod plain;
mod server;

use std::hint::black_box;

use huaweicloud_client::{
    Client, Credentials, Operation,
    core::codec,
    mrs::v1_1::{ListClusters, list_clusters::ListClustersResponse},
};

/// The two sides take turns, so that what else the machine does meets both.
const ROUNDS: usize = 25;
/// Each turn of calls.
const CALLS: usize = 100;
/// Each turn of readings: as long as several steps of the system's account.
const READINGS: usize = 20;
/// How long a response is read.
const MEGABYTE: usize = 1 << 20;

fn main() {
    let example = ListClusters::METADATA.example.expect("the page shows a response");
    // Derives do not read numbers as texts, so that the page's example is written as it is documented.
    let example: ListClustersResponse = codec::decode(example.as_bytes()).expect("it is as documented");
    let large = large(&example);
    let example = String::from_utf8(codec::encode(&example)).expect("JSON is text");
    let decode = compared(
        || {
            for _ in 0..READINGS {
                drop(black_box(codec::decode::<ListClustersResponse>(&large).expect("it is as documented")));
            }
        },
        || {
            for _ in 0..READINGS {
                drop(black_box(
                    serde_json::from_slice::<plain::Clusters>(&large).expect("it is as documented"),
                ));
            }
        },
    );
    println!("reading a megabyte of list_clusters, against derives with flatten: {decode:.2}");

    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    let endpoint = server::serve(&example);
    let credentials = Credentials::access_key(bare::KEY.id, bare::KEY.secret).project_id(bare::PROJECT);
    let client = Client::builder().endpoint(&endpoint).credentials(credentials).build();
    let client = client.expect("the client is complete");
    let bare = bare::Caller::new(&endpoint);
    let send = compared(
        || {
            runtime.block_on(async {
                for _ in 0..CALLS {
                    black_box(
                        ListClusters::new().page_size(10).send(&client).await.expect("the server responds"),
                    );
                }
            });
        },
        || {
            runtime.block_on(async {
                for _ in 0..CALLS {
                    black_box(bare.call().await.expect("the server responds"));
                }
            });
        },
    );
    println!("send(), against hand-written reqwest with a signature: {send:.2}");
}

/// The cluster of an example over and over, until a megabyte is full.
fn large(example: &ListClustersResponse) -> Vec<u8> {
    let mut large = example.clone();
    let clusters = large.clusters.get_or_insert_default();
    let length = codec::encode(&*clusters).len();
    *clusters = std::iter::repeat_n(&*clusters, MEGABYTE / length).flatten().cloned().collect();
    codec::encode(&large)
}

/// How often the time of the second the first takes: by the median round.
fn compared(mut ours: impl FnMut(), mut theirs: impl FnMut()) -> f64 {
    let mut ratios: Vec<f64> = (0..ROUNDS)
        .map(|round| {
            // Whoever comes second finds warm caches.
            if round % 2 == 0 {
                let ours = time(&mut ours);
                ours / time(&mut theirs)
            } else {
                let theirs = time(&mut theirs);
                time(&mut ours) / theirs
            }
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    ratios[ROUNDS / 2]
}

/// The nanoseconds that this thread had of a processor.
fn time(work: &mut impl FnMut()) -> f64 {
    let before = processor();
    work();
    processor() - before
}

/// By the system's account of this thread, which others' load is no part of.
fn processor() -> f64 {
    let account = std::fs::read_to_string("/proc/thread-self/schedstat").expect("the system is Linux");
    let time = account.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok());
    time.expect("the account begins with the time")
}
