//! Responses that are too slow, too large, or cut off: a call that meets them ends in its time and in its memory.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::LazyLock;
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

use huaweicloud_client::core::TransportKind;
use huaweicloud_client::{Client, Credentials, Error, Retry};

use super::{assert_clean, planted_token, printed, serve};
use crate::service::ListJobs;

/// What a call says that may take half a second and read two megabytes.
async fn call(endpoint: &str) -> Error {
    let builder = Client::builder().endpoint(endpoint).retry(Retry::none()).max_body(2 << 20);
    let builder = builder.credentials(Credentials::token(planted_token()).project_id("p"));
    let client = builder.timeout(Duration::from_millis(500)).build().unwrap();
    let start = Instant::now();
    let outcome = ListJobs::new("c").send(&client).await;
    assert!(start.elapsed() < Duration::from_secs(5), "it took {:?}", start.elapsed());
    assert_clean(&printed(&outcome), &[planted_token()], "a slow response");
    outcome.unwrap_err()
}

/// Writes one byte after the other, far longer than a call waits.
fn drip(stream: &mut TcpStream, text: &str) {
    for byte in text.as_bytes().iter().cycle().take(500) {
        if stream.write_all(&[*byte]).is_err() {
            return;
        }
        sleep(Duration::from_millis(20));
    }
}

#[tokio::test]
async fn a_head_that_drips_is_a_timeout() {
    let error = call(&serve(|stream, _| drip(stream, "HTTP/1.1 200 OK\r\nx-a: y\r\n"))).await;
    assert!(error.is_timeout(), "{error:?}");
}

#[tokio::test]
async fn a_body_that_drips_is_a_timeout() {
    let error = call(&serve(|stream, _| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n");
        drip(stream, " ");
    }))
    .await;
    assert!(error.is_timeout(), "{error:?}");
}

/// Sends far more than a client may read, but not without end: one that had no limit would still end.
fn flood(stream: &mut TcpStream, status: &str) {
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n", 1u64 << 40);
    let megabyte = vec![b'x'; 1 << 20];
    let _ = stream.write_all(head.as_bytes());
    for _ in 0..8 {
        if stream.write_all(&megabyte).is_err() {
            return;
        }
    }
}

/// The same in chunks, of which no head says how many there are.
fn flood_in_chunks(stream: &mut TcpStream) {
    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
    let chunk = format!("100000\r\n{}\r\n", "[".repeat(1 << 20));
    for _ in 0..8 {
        if stream.write_all(chunk.as_bytes()).is_err() {
            return;
        }
    }
}

#[tokio::test]
async fn chunks_have_the_same_limit() {
    let error = call(&serve(|stream, _| flood_in_chunks(stream))).await;
    assert!(matches!(error, Error::Transport { kind: TransportKind::TooLarge, .. }), "{error:?}");
}

/// Ten megabytes of one letter, deflated: the letter, and as often the 258 letters before.
static BOMB: LazyLock<Vec<u8>> = LazyLock::new(|| {
    // One block of fixed codes: its head, the letter, lengths of 258 at distance 1, the end.
    let repeated = "1100010100000".repeat(40_000);
    let bits: Vec<u8> =
        format!("110{}{repeated}{}", "00110000", "0000000").bytes().map(|bit| bit - b'0').collect();
    let bytes = bits.chunks(8).map(|byte| byte.iter().rev().fold(0, |sum, bit| sum << 1 | bit));
    [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255].into_iter().chain(bytes).chain([0; 8]).collect()
});

#[tokio::test]
async fn a_bomb_is_not_inflated() {
    let length = BOMB.len();
    let error = call(&serve(|stream, _| {
        let head = "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ";
        let head = format!("{head}{}\r\n\r\n", BOMB.len());
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&BOMB));
    }))
    .await;
    let Error::Decode(error) = error else { panic!("{error:?}") };
    assert_eq!(error.body().len(), length);
}

/// A server that resets its connections after it has said this: it closes them with a part of the request unread.
fn resetting(response: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read_exact(&mut [0]);
            sleep(Duration::from_millis(50));
            let _ = stream.write_all(response.as_bytes());
            sleep(Duration::from_millis(50));
        }
    });
    endpoint
}

#[tokio::test]
async fn a_reset_is_an_error_of_the_transport() {
    for response in ["", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"total\""] {
        let error = call(&resetting(response)).await;
        assert!(matches!(error, Error::Transport { .. }) && !error.is_timeout(), "{error:?}");
    }
}

#[tokio::test]
async fn a_body_has_its_limits() {
    let client = |scenario| {
        let builder = Client::builder().endpoint(serve(scenario)).retry(Retry::none()).max_body(2 << 20);
        builder.credentials(Credentials::token("t").project_id("p")).build().unwrap()
    };
    let error = ListJobs::new("c").send(&client(|stream, _| flood(stream, "200 OK"))).await.unwrap_err();
    assert!(matches!(error, Error::Transport { kind: TransportKind::TooLarge, .. }), "{error:?}");
    assert!(error.to_string().contains("max_body()"), "{error}");
    let error = ListJobs::new("c").send(&client(|stream, _| flood(stream, "500 E"))).await.unwrap_err();
    let Error::Service(error) = error else { panic!("{error:?}") };
    assert_eq!((error.status().as_u16(), error.body().len()), (500, 1 << 20));
}
