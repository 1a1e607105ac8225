//! Faults that a call meets at once, each with the end that it must come to.

use std::io::Write as _;
use std::time::{Duration, Instant};

use huaweicloud_client::{Client, Credentials, Error, Retry};

use super::{Scenario, assert_clean, planted_token, printed, raw, respond, serve};
use crate::service::ListJobs;

/// How a scenario must end.
#[derive(Clone, Copy, Debug)]
enum End {
    Read,
    Decode,
    Service,
    Transport,
}

/// What a service says that has nothing to list.
const LIST: &str = r#"{"total":"0","job_list":[]}"#;

/// Faults, and how a call has to end that meets them.
const SCENARIOS: &[(&str, End, Scenario)] = &[
    ("ok", End::Read, |s, _| respond(s, "200 OK", "", LIST)),
    ("cut short", End::Transport, |s, _| raw(s, "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{")),
    ("length too small", End::Decode, |s, _| {
        raw(s, "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n{\"total\"");
    }),
    ("negative length", End::Transport, |s, _| raw(s, "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n{}")),
    ("no length", End::Transport, |s, _| raw(s, "HTTP/1.1 200 OK\r\ncontent-length: abc\r\n\r\n{}")),
    ("huge length", End::Transport, |s, _| {
        raw(s, "HTTP/1.1 200 OK\r\ncontent-length: 99999999999999999999\r\n\r\n{}");
    }),
    ("two lengths", End::Transport, |s, _| {
        raw(s, "HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 24\r\n\r\n{}");
    }),
    ("cut chunk", End::Transport, |s, _| {
        raw(s, "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n18\r\n{}\r\n");
    }),
    ("no head", End::Transport, |s, _| raw(s, LIST)),
    ("old version", End::Read, |s, _| raw(s, &format!("HTTP/1.0 200 OK\r\n\r\n{LIST}"))),
    ("another protocol's greeting", End::Transport, |s, _| raw(s, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")),
    ("low status", End::Transport, |s, _| respond(s, "099 X", "", LIST)),
    ("no UTF-8 in a failure", End::Service, |s, _| {
        let _ = s.write_all(b"HTTP/1.1 500 E\r\ncontent-length: 3\r\n\r\n\xff\xfe\xc3");
    }),
    ("moved for ever", End::Service, |s, _| respond(s, "308 M", "location: http://127.0.0.1:9/\r\n", "")),
    ("several choices", End::Service, |s, _| respond(s, "300 M", "location: http://127.0.0.1:9/\r\n", "")),
    ("not modified", End::Service, |s, _| raw(s, "HTTP/1.1 304 N\r\n\r\n")),
    ("no content, and some", End::Read, |s, _| respond(s, "204 N", "", LIST)),
    ("a header with control characters", End::Transport, |s, _| {
        respond(s, "200 OK", "x-a: \0\u{1}\r\n", LIST);
    }),
    ("a header without end", End::Transport, |s, _| {
        respond(s, "200 OK", &format!("x-a: {}\r\n", "a".repeat(10_000_000)), LIST);
    }),
    ("a request id of control characters", End::Service, |s, _| {
        let _ = s.write_all(b"HTTP/1.1 400 B\r\nx-request-id: \xff\x80\r\ncontent-length: 2\r\n\r\n{}");
    }),
    ("bad chunk", End::Transport, |s, _| {
        raw(s, "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n{}");
    }),
    ("huge chunk", End::Transport, |s, _| {
        raw(s, "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\n{}");
    }),
    ("not HTTP", End::Transport, |s, _| raw(s, "SSH-2.0-OpenSSH\r\n")),
    ("nothing", End::Transport, |_, _| ()),
    ("odd status", End::Service, |s, _| respond(s, "999 X", "", "")),
    ("long status", End::Transport, |s, _| respond(s, "1000 X", "", "")),
    ("no UTF-8", End::Decode, |s, _| {
        let _ = s.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n\"\xff\"");
    }),
    ("deep", End::Decode, |s, _| {
        respond(s, "200 OK", "", &format!(r#"{{"job_list":{}"#, "[".repeat(100_000)));
    }),
    ("deep and closed", End::Decode, |s, _| {
        respond(s, "200 OK", "", &format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)));
    }),
    ("deep failure", End::Service, |s, _| {
        respond(s, "500 E", "", &format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)));
    }),
    ("deep and undocumented", End::Read, |s, _| {
        respond(s, "200 OK", "", &format!(r#"{{"z":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000)));
    }),
    ("login", End::Decode, |s, _| {
        respond(s, "200 OK", "content-type: text/html\r\n", "<html>log in</html>");
    }),
    ("gateway", End::Service, |s, _| respond(s, "502 Bad Gateway", "", "<html>502</html>")),
    ("redirect", End::Service, |s, _| respond(s, "302 F", "location: http://127.0.0.1:9/\r\n", "")),
    ("empty", End::Decode, |s, _| respond(s, "200 OK", "", "")),
    ("empty and accepted", End::Read, |s, _| respond(s, "202 A", "", "")),
    ("continue", End::Read, |s, _| {
        raw(s, &"HTTP/1.1 100 Continue\r\n\r\n".repeat(50));
        respond(s, "200 OK", "", LIST);
    }),
    ("broken header", End::Transport, |s, _| respond(s, "200 OK", "X A: b\r\n: c\r\nbad\r\n", LIST)),
    ("many headers", End::Transport, |s, _| respond(s, "200 OK", &"x-a: y\r\n".repeat(5000), LIST)),
    ("long number", End::Decode, |s, _| {
        respond(s, "200 OK", "", &format!(r#"{{"total":{}}}"#, "9".repeat(1_000_000)));
    }),
    ("number beyond floats", End::Read, |s, _| respond(s, "200 OK", "", r#"{"z":1e999999}"#)),
    ("half a character", End::Read, |s, _| respond(s, "200 OK", "", r#"{"z":"\ud800"}"#)),
    ("two documents", End::Decode, |s, _| respond(s, "200 OK", "", &format!("{LIST}{LIST}"))),
    ("byte order mark", End::Decode, |s, _| respond(s, "200 OK", "", &format!("\u{feff}{LIST}"))),
    ("text", End::Decode, |s, _| respond(s, "200 OK", "", "\"planted\"")),
    ("list", End::Decode, |s, _| respond(s, "200 OK", "", "[]")),
    ("wrong kinds", End::Decode, |s, _| respond(s, "200 OK", "", r#"{"total":{"a":1},"job_list":"a"}"#)),
    ("UTF-16", End::Decode, |s, _| respond(s, "200 OK", "", "{\0\"\0")),
    ("twice", End::Read, |s, _| respond(s, "200 OK", "", r#"{"total":"1","total":"2"}"#)),
    ("trailing", End::Decode, |s, _| respond(s, "200 OK", "", &format!("{LIST}garbage"))),
    ("null", End::Decode, |s, _| respond(s, "200 OK", "", "null")),
    ("null element", End::Read, |s, _| respond(s, "200 OK", "", r#"{"job_list":[null]}"#)),
    ("old version with a length", End::Read, |s, _| {
        raw(s, &format!("HTTP/1.0 200 OK\r\ncontent-length: {}\r\n\r\n{LIST}", LIST.len()));
    }),
    ("a length and chunks", End::Read, |s, _| {
        let chunk = format!("{:x}\r\n{LIST}\r\n0\r\n\r\n", LIST.len());
        raw(s, &format!("HTTP/1.1 200 OK\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n{chunk}"));
    }),
    ("moved", End::Service, |s, _| respond(s, "301 M", "location: http://127.0.0.1:9/\r\n", "")),
    ("see other", End::Service, |s, _| respond(s, "303 S", "location: http://127.0.0.1:9/\r\n", "")),
    ("moved for now", End::Service, |s, _| respond(s, "307 T", "location: http://127.0.0.1:9/\r\n", "")),
    ("no content", End::Read, |s, _| raw(s, "HTTP/1.1 204 N\r\n\r\n")),
    ("reset content", End::Read, |s, _| respond(s, "205 R", "", "")),
    ("another protocol", End::Service, |s, _| {
        raw(s, "HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n{}");
    }),
    ("continue without end", End::Read, |s, _| {
        raw(s, &"HTTP/1.1 100 Continue\r\n\r\n".repeat(200_000));
        respond(s, "200 OK", "", LIST);
    }),
    ("headers twice", End::Read, |s, _| {
        respond(s, "200 OK", "x-request-id: a\r\nx-request-id: b\r\ncontent-type: text/plain\r\n", LIST);
    }),
    ("less deep and undocumented", End::Read, |s, _| {
        respond(s, "200 OK", "", &format!(r#"{{"z":{}{}}}"#, "[".repeat(120), "]".repeat(120)));
    }),
    ("login that is called JSON", End::Decode, |s, _| {
        respond(s, "200 OK", "content-type: application/json\r\n", "<html>log in</html>");
    }),
    ("a total beyond floats", End::Decode, |s, _| respond(s, "200 OK", "", r#"{"total":1e999999}"#)),
    ("half a character in a field", End::Decode, |s, _| respond(s, "200 OK", "", r#"{"total":"\ud800"}"#)),
    ("compressed", End::Decode, |s, _| respond(s, "200 OK", "content-encoding: gzip\r\n", "\u{1f}\u{8}")),
];

#[tokio::test]
async fn every_call_ends_with_the_right_word() {
    let mut wrong = Vec::new();
    for &(name, end, scenario) in SCENARIOS {
        let builder =
            Client::builder().retry(Retry::none()).endpoint(serve(scenario)).timeout(Duration::from_secs(10));
        let client =
            builder.credentials(Credentials::token(planted_token()).project_id("p")).build().unwrap();
        let start = Instant::now();
        let outcome = ListJobs::new("c1").send(&client).await;
        assert!(start.elapsed() < Duration::from_secs(8), "{name} took {:?}", start.elapsed());
        let right = matches!(
            (end, &outcome),
            (End::Read, Ok(_))
                | (End::Decode, Err(Error::Decode(_)))
                | (End::Service, Err(Error::Service(_)))
                | (End::Transport, Err(Error::Transport { .. }))
        );
        if !right {
            wrong.push(format!("{name} should end with {end:?}: {outcome:?}"));
        }
        assert_clean(&printed(&outcome), &[planted_token()], name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
