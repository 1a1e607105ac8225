//! A server that says the same to every request, and keeps connections open.

use std::{
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
};

/// Serves a text as JSON; returns the address.
pub(crate) fn serve(body: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let endpoint = format!("http://{}", listener.local_addr().expect("it has an address"));
    let response = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let response = response.clone();
            std::thread::spawn(move || respond(stream, response.as_bytes()));
        }
    });
    endpoint
}

/// Requests without a body end with an empty line.
fn respond(mut stream: TcpStream, response: &[u8]) {
    let mut received = Vec::new();
    let mut chunk = [0; 4096];
    while let Ok(length @ 1..) = stream.read(&mut chunk) {
        received.extend_from_slice(&chunk[..length]);
        if received.ends_with(b"\r\n\r\n") {
            received.clear();
            if stream.write_all(response).is_err() {
                return;
            }
        }
    }
}
