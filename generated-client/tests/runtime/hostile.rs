//! A server that does to the client what servers should not: every call ends in a response or the
//! right error, soon, and no secret shows in anything that can be printed.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread::spawn;
use std::time::{Duration, Instant};

use huaweicloud_client::core::{Operation as _, TransportKind};
use huaweicloud_client::{Client, Credentials, Error, Retry};

use crate::service::{CreateJob, ListJobs};

/// What a scenario does with a connection, once the request has arrived.
type Scenario = fn(&mut TcpStream, &str);

/// Serves one scenario to as many connections as come.
pub(crate) fn serve(scenario: Scenario) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            // Longer than any call of these tests; then the thread ends.
            let _ = stream.set_read_timeout(Some(Duration::from_secs(30)));
            let _ = stream.set_write_timeout(Some(Duration::from_secs(30)));
            spawn(move || {
                if let Some(request) = request(&mut stream) {
                    scenario(&mut stream, &request);
                }
            });
        }
    });
    endpoint
}

fn request(stream: &mut TcpStream) -> Option<String> {
    let mut received = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&received).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.to_lowercase();
            let length = length.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                return Some(text);
            }
        }
        match stream.read(&mut chunk) {
            Ok(length) if length > 0 => received.extend_from_slice(&chunk[..length]),
            _ => return None,
        }
    }
}

fn respond(stream: &mut TcpStream, status: &str, more: &str, body: &str) {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n{more}\r\n");
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
}

fn header<'r>(request: &'r str, name: &str) -> &'r str {
    let lines = request.lines().filter_map(|line| line.split_once(": "));
    lines.into_iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
}

fn token(request: &str) -> &str {
    let token = header(request, "x-auth-token");
    if token.is_empty() { header(request, "x-security-token") } else { token }
}

/// A token as long as real ones are, with everything that is escaped somewhere.
fn planted_token() -> String {
    (0..100).map(|at| format!("{at:x}/Q+z=")).collect::<Vec<_>>().concat()
}

const PLANTED_KEY: &str = "sk0123456789/abcdefghijklmnopqrstuvwxyz+";
const PLANTED_PASSWORD: &str = "PW/planted+\"secret\"\\8";

fn credentials() -> [Credentials; 3] {
    let key = || Credentials::access_key("ak", PLANTED_KEY).project_id("p");
    [Credentials::token(planted_token()).project_id("p"), key().security_token(planted_token()), key()]
}

/// All that can be printed of an outcome.
fn printed<T: std::fmt::Debug>(outcome: &Result<T, Error>) -> String {
    let mut texts = vec![format!("{outcome:?} {outcome:#?}")];
    if let Err(error) = outcome {
        texts.extend([error.to_string(), error.message()]);
        texts.extend(error.code().map(str::to_owned));
        texts.extend(error.request_id().map(str::to_owned));
        let mut source = std::error::Error::source(error);
        while let Some(cause) = source {
            texts.push(format!("{cause} {cause:?}"));
            source = cause.source();
        }
        if let Error::Service(error) = error {
            texts.push(format!("{:?} {:?}", error.details(), error.encoded_authorization_message()));
        }
    }
    texts.join("\n")
}

fn assert_clean(shown: &str, secrets: &[String], context: &str) {
    let bare: String = shown.chars().filter(|char| !char.is_whitespace() && *char != '\\').collect();
    for secret in secrets {
        let secret: Vec<char> = secret.chars().filter(|char| *char != '\\').collect();
        for run in secret.windows(16.min(secret.len())) {
            let run: String = run.iter().collect();
            let escaped = run.replace('+', "u002b");
            let entity = run.replace('+', "&#43;");
            for form in [run, escaped, entity] {
                assert!(!bare.contains(&form), "{context} shows {form}: {shown:.2000}");
            }
        }
    }
}

/// Services that repeat the credentials of a request, each in another place.
const ECHOES: [(&str, Scenario); 16] = [
    ("message", |s, r| fail(s, &json(&[("error_msg", &format!("bad token {}", token(r)))]))),
    ("late", |s, r| fail(s, &json(&[("error_msg", &format!("{} {}", "x".repeat(488), token(r)))]))),
    ("code", |s, r| fail(s, &json(&[("error_code", token(r)), ("error_msg", "y")]))),
    ("request id", |s, r| {
        respond(s, "401 U", &format!("x-request-id: {}\r\n", token(r)), r#"{"error_msg":"b"}"#);
    }),
    ("request id of a success", |s, r| {
        respond(s, "200 OK", &format!("x-request-id: {}\r\n", token(r)), "{}");
    }),
    ("request id of what cannot be read", |s, r| {
        respond(s, "200 OK", &format!("x-request-id: {}\r\n", token(r)), "[]");
    }),
    ("request id in the body", |s, r| fail(s, &json(&[("error_msg", "m"), ("request_id", token(r))]))),
    ("escaped", |s, r| {
        let token = token(r).replace('/', "\\/").replace('+', "\\u002b");
        fail(s, &format!(r#"{{"error_msg":"twice {}","msg":"{token}"}}"#, token.replace('\\', "\\\\")));
    }),
    ("markup", |s, r| fail(s, &format!("<html>{}</html>", token(r).replace('+', "&#43;")))),
    ("markup in the message", |s, r| fail(s, &json(&[("error_msg", &token(r).replace('+', "&#43;"))]))),
    ("broken into lines", |s, r| {
        let token: Vec<_> = token(r).as_bytes().chunks(10).map(String::from_utf8_lossy).collect();
        fail(s, &json(&[("error_msg", &token.join("\n"))]));
    }),
    ("signature", |s, r| fail(s, &json(&[("error_msg", header(r, "authorization"))]))),
    ("the request", |s, r| respond(s, "400 B", "content-type: text/plain\r\n", &r[..r.len().min(450)])),
    ("details", |s, r| {
        let detail = json(&[("error_code", token(r)), ("error_msg", token(r))]);
        fail(s, &format!(r#"{{"error_msg":"m","details":[{detail}]}}"#));
    }),
    ("encoded message", |s, r| {
        fail(s, &json(&[("error_msg", "m"), ("encoded_authorization_message", token(r))]));
    }),
    ("key", |s, r| {
        let job = json(&[("id", "x")]).replacen("id", token(r), 1);
        respond(s, "200 OK", "", &format!(r#"{{"job_list":[{{"properties":{job}}},1]}}"#));
    }),
];

#[tokio::test]
async fn no_echo_of_the_credentials_shows() {
    for (name, echo) in ECHOES {
        let endpoint = serve(echo);
        for credentials in credentials() {
            let client = Client::builder()
                .endpoint(&endpoint)
                .retry(Retry::none())
                .credentials(credentials)
                .build()
                .unwrap();
            let outcome = ListJobs::new("c1").send(&client).await;
            let shown = printed(&outcome);
            assert_clean(&shown, &[planted_token(), PLANTED_KEY.to_owned()], name);
            if let Some((_, signature)) = shown.split_once("Signature=") {
                assert!(signature.starts_with("[redacted]"), "{name}: {shown}");
            }
        }
    }
}

fn json(pairs: &[(&str, &str)]) -> String {
    let map: std::collections::BTreeMap<_, _> = pairs.iter().copied().collect();
    serde_json::to_string(&map).unwrap()
}

fn fail(stream: &mut TcpStream, body: &str) {
    respond(stream, "401 Unauthorized", "", body);
}

/// Services that repeat the body of a request.
const BODY_ECHOES: [(&str, Scenario); 4] = [
    ("message", |s, r| {
        let body: serde_json::Value = serde_json::from_str(r.split_once("\r\n\r\n").unwrap().1).unwrap();
        let password = body["password"].as_str().unwrap();
        respond(s, "400 B", "", &json(&[("error_msg", &format!("{password} is too weak"))]));
    }),
    ("body", |s, r| respond(s, "400 B", "", r.split_once("\r\n\r\n").unwrap().1)),
    ("body as message", |s, r| {
        respond(s, "400 B", "", &json(&[("error_msg", r.split_once("\r\n\r\n").unwrap().1)]));
    }),
    ("elsewhere", |s, r| {
        let body = r.split_once("\r\n\r\n").unwrap().1;
        respond(s, "400 B", "", &format!(r#"{{"errors":[{{"value":{body}}}]}}"#));
    }),
];

#[tokio::test]
async fn no_echo_of_a_secret_of_the_request_shows() {
    for (name, echo) in BODY_ECHOES {
        let builder = Client::builder().retry(Retry::none()).endpoint(serve(echo));
        let client =
            builder.credentials(Credentials::access_key("ak", "sk").project_id("p")).build().unwrap();
        let operation = CreateJob::new("n", PLANTED_PASSWORD);
        let outcome = client.send(&operation).await;
        let shown = format!("{}{operation:?}{:?}", printed(&outcome), operation.request());
        assert_clean(&shown, &[PLANTED_PASSWORD.to_owned()], name);
        assert!(outcome.is_err(), "{name}");
        if name == "message" {
            assert!(shown.contains("[redacted] is too weak"), "{shown}");
        }
    }
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
const SCENARIOS: [(&str, End, Scenario); 53] = [
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
    ("compressed", End::Decode, |s, _| respond(s, "200 OK", "content-encoding: gzip\r\n", "\u{1f}\u{8}")),
];

#[tokio::test]
async fn every_call_ends_with_the_right_word() {
    for (name, end, scenario) in SCENARIOS {
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
        assert!(right, "{name} should end with {end:?}: {outcome:?}");
        assert_clean(&printed(&outcome), &[planted_token()], name);
    }
}

fn raw(stream: &mut TcpStream, text: &str) {
    let _ = stream.write_all(text.as_bytes());
}
