//! A server that does to the client what servers should not: every call ends in a response or the
//! right error, soon, and no secret shows in anything that can be printed.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread::spawn;
use std::time::Duration;

use huaweicloud_client::core::Operation as _;
use huaweicloud_client::{Client, Credentials, Error, Retry};

use crate::service::{CreateJob, ListJobs};

mod scenarios;
mod slow;

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

fn raw(stream: &mut TcpStream, text: &str) {
    let _ = stream.write_all(text.as_bytes());
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
