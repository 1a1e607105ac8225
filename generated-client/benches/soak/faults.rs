//! A server that fails in a known way for each call, and how a client should take it.

use std::{
    collections::HashSet,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use huaweicloud_client::{
    Error,
    core::{Body, TransportKind},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// A body of so many bytes is more than the client reads.
pub(crate) const LARGE: usize = 200_000;

/// What the server does.
enum Act {
    /// Writes this and goes on.
    Reply(u16, &'static str, &'static str),
    /// Writes this and closes the connection.
    Raw(&'static str),
    /// Says nothing for longer than the client waits.
    Silence,
    /// Writes more than the client reads.
    Flood,
}

/// One way to fail.
pub(crate) struct Fault {
    /// What it is called.
    pub(crate) name: &'static str,
    act: Act,
    /// Whether the error is the one that says what happened; never for a reply that is good.
    is_right: fn(&Error) -> bool,
    /// Whether the same request would succeed later.
    passes: bool,
}

pub(crate) const GOOD: &str = r#"{"total": 1}"#;

const fn passing(name: &'static str, act: Act, is_right: fn(&Error) -> bool) -> Fault {
    Fault { name, act, is_right, passes: true }
}

const fn lasting(name: &'static str, act: Act, is_right: fn(&Error) -> bool) -> Fault {
    Fault { name, act, is_right, passes: false }
}

fn has_status(error: &Error, status: u16) -> bool {
    matches!(error, Error::Service(service) if service.status().as_u16() == status)
}

fn has_kind(error: &Error, expected: TransportKind) -> bool {
    matches!(error, Error::Transport { kind, .. } if *kind == expected)
}

static FAULTS: &[Fault] = &[
    lasting("good", Act::Reply(200, "", GOOD), |_| false),
    lasting(
        "good in chunks",
        Act::Raw(
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n7\r\n{\"total\r\n5\r\n\": 1}\r\n0\r\n\r\n",
        ),
        |_| false,
    ),
    passing("closed without a byte", Act::Raw(""), |error| has_kind(error, TransportKind::Closed)),
    passing(
        "broken off in the body",
        Act::Raw("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"tot"),
        |error| has_kind(error, TransportKind::Other),
    ),
    passing("broken off in the head", Act::Raw("HTTP/1.1 200 OK\r\ncont"), |error| {
        has_kind(error, TransportKind::Other) || has_kind(error, TransportKind::Closed)
    }),
    passing("not HTTP", Act::Raw("SSH-2.0-OpenSSH_9.6\r\n\r\n"), |error| {
        has_kind(error, TransportKind::Other)
    }),
    passing("silence", Act::Silence, Error::is_timeout),
    passing(
        "429",
        Act::Reply(429, "", r#"{"error_code": "APIGW.0308", "error_msg": "slow down"}"#),
        |error| has_status(error, 429) && error.is_throttled(),
    ),
    passing("429 with a time", Act::Reply(429, "retry-after: 0\r\n", ""), |error| has_status(error, 429)),
    passing("500", Act::Reply(500, "", r#"{"error_code": "1", "error_msg": "failed"}"#), |error| {
        has_status(error, 500) && error.code() == Some("1")
    }),
    passing("503 of a proxy", Act::Reply(503, "content-type: text/html\r\n", "<html>down</html>"), |error| {
        has_status(error, 503)
    }),
    lasting("404", Act::Reply(404, "", r#"{"error": {"code": "2", "message": "none"}}"#), |error| {
        error.is_not_found() && error.code() == Some("2")
    }),
    lasting("400", Act::Reply(400, "", "\"no\""), |error| has_status(error, 400)),
    lasting("401", Act::Reply(401, "", "{}"), |error| has_status(error, 401)),
    lasting("redirect", Act::Reply(302, "location: http://localhost:1/\r\n", ""), |error| {
        has_status(error, 302)
    }),
    lasting("flood", Act::Flood, |error| has_kind(error, TransportKind::TooLarge)),
];

/// Of so many calls, each fault is that of one; the others succeed, or repeats would use up their budget.
const CYCLE: usize = 64;

impl Fault {
    /// That of a call, by its number.
    pub(crate) fn of(call: usize) -> &'static Self {
        FAULTS.get(call % CYCLE).unwrap_or(&FAULTS[0])
    }

    /// How the call ended: `response` or `error`. An end that does not say what happened is wrong.
    pub(crate) fn end(&self, result: Result<Body, Error>) -> Result<&'static str, String> {
        let is_good = self.name.starts_with("good");
        match result {
            Ok(body) if body.as_ref() != GOOD.as_bytes() => Err(format!("the body is {body:?}")),
            Ok(_) if is_good || self.passes => Ok("response"),
            Ok(_) => Err("a response, though it fails each time".to_owned()),
            Err(error) if (self.is_right)(&error) => Ok("error"),
            Err(error) => Err(format!("{error:?}")),
        }
    }
}

/// Serves on a local address. If it recovers, a call that was failed once for a fault that passes is served when it
/// comes again.
pub(crate) async fn serve(recovers: bool) -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port is free");
    let address = listener.local_addr().expect("the listener has an address");
    let failed = Arc::new(Mutex::new(HashSet::new()));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let failed = recovers.then(|| Arc::clone(&failed));
            tokio::spawn(async move { connection(stream, failed.as_deref()).await });
        }
    });
    address
}

async fn connection(mut stream: TcpStream, failed: Option<&Mutex<HashSet<usize>>>) -> Option<()> {
    let _ = stream.set_nodelay(true);
    let mut read = Vec::new();
    loop {
        while !read.ends_with(b"\r\n\r\n") {
            if stream.read_buf(&mut read).await.ok()? == 0 {
                return None;
            }
        }
        let call = call(&read)?;
        read.clear();
        let fault = Fault::of(call);
        let comes_again = |failed: &Mutex<HashSet<usize>>| {
            let mut failed = failed.lock().expect("no caller panics");
            !failed.insert(call) && failed.remove(&call)
        };
        if fault.passes && failed.is_some_and(comes_again) {
            reply(&mut stream, 200, "", GOOD).await?;
            continue;
        }
        match fault.act {
            Act::Reply(status, headers, body) => reply(&mut stream, status, headers, body).await?,
            Act::Raw(text) => {
                stream.write_all(text.as_bytes()).await.ok()?;
                return stream.shutdown().await.ok();
            }
            Act::Silence => tokio::time::sleep(Duration::from_millis(400)).await,
            Act::Flood => reply(&mut stream, 200, "", &" ".repeat(LARGE)).await?,
        }
    }
}

async fn reply(stream: &mut TcpStream, status: u16, headers: &str, body: &str) -> Option<()> {
    let text = format!("HTTP/1.1 {status} Status\r\n{headers}content-length: {}\r\n\r\n{body}", body.len());
    stream.write_all(text.as_bytes()).await.ok()
}

/// The number at the end of the path.
fn call(head: &[u8]) -> Option<usize> {
    let line = std::str::from_utf8(head).ok()?.lines().next()?;
    line.split(' ').nth(1)?.rsplit('/').next()?.parse().ok()
}
