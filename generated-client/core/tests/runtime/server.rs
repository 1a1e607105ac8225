//! A server that answers one request and shows it byte for byte, which no HTTP library would.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread::{JoinHandle, sleep, spawn};
use std::time::{Duration, Instant};

use huaweicloud_client::{Client, Credentials, Retry};

/// Listens for one request.
pub(crate) struct Server {
    pub endpoint: String,
    thread: JoinHandle<Vec<u8>>,
}

impl Server {
    pub(crate) fn responding(response: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let thread = spawn(move || exchange(&accept(&listener), response));
        Self { endpoint, thread }
    }

    pub(crate) fn ok() -> Self {
        Self::responding("HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}")
    }

    /// The request that arrived.
    pub(crate) fn received(self) -> Received {
        Received::parse(&self.thread.join().unwrap())
    }
}

/// How long a test waits for a request that does not come.
const PATIENCE: Duration = Duration::from_secs(20);

fn accept(listener: &TcpListener) -> TcpStream {
    listener.set_nonblocking(true).unwrap();
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if let Ok((stream, _)) = listener.accept() {
            stream.set_nonblocking(false).unwrap();
            stream.set_read_timeout(Some(PATIENCE)).unwrap();
            return stream;
        }
        sleep(Duration::from_millis(5));
    }
    panic!("no request has arrived");
}

fn exchange(mut stream: &TcpStream, response: &str) -> Vec<u8> {
    let mut received = Vec::new();
    let mut chunk = [0; 4096];
    while !is_complete(&received) {
        let length = stream.read(&mut chunk).unwrap();
        assert_ne!(length, 0, "the request ends early");
        received.extend_from_slice(&chunk[..length]);
    }
    stream.write_all(response.as_bytes()).unwrap();
    received
}

fn is_complete(received: &[u8]) -> bool {
    let Some(end) = received.windows(4).position(|four| four == b"\r\n\r\n") else {
        return false;
    };
    let head = String::from_utf8_lossy(&received[..end]).to_lowercase();
    let length = head.split("content-length: ").nth(1);
    let length = length.map_or(0, |rest| rest.lines().next().unwrap().parse().unwrap());
    received.len() >= end + 4 + length
}

/// A request as it arrived.
#[derive(Debug)]
pub(crate) struct Received {
    pub method: String,
    pub target: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Received {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.split("\r\n");
        let mut first = lines.next().unwrap().split(' ');
        let headers = lines.map(|line| line.split_once(": ").unwrap());
        Self {
            method: first.next().unwrap().to_owned(),
            target: first.next().unwrap().to_owned(),
            headers: headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect(),
            body: bytes[end + 4..].to_vec(),
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(found, _)| found == name);
        let value = found.next().map(|(_, value)| value.as_str());
        assert!(found.next().is_none(), "{name} was sent twice");
        value
    }
}

/// Credentials for tests; nothing in them is real.
pub(crate) fn credentials() -> Credentials {
    Credentials::access_key("HPUATESTAK", "test-secret-key").project_id("0123456789abcdef")
}

pub(crate) fn client(endpoint: &str) -> Client {
    client_with(endpoint, credentials())
}

pub(crate) fn client_with(endpoint: &str, credentials: Credentials) -> Client {
    // What is repeated has tests of its own.
    let builder = Client::builder().endpoint(endpoint).retry(Retry::none());
    builder.credentials(credentials).build().unwrap()
}
