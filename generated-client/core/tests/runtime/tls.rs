//! A server behind TLS, with certificates made for these tests alone.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread::spawn;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};

/// A file of `tests/data/tls`.
pub(crate) fn pem(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/data/tls/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).unwrap()
}

/// Whether clients must identify themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClientAuth {
    None,
    Required,
}

/// Returns an empty object to whoever completes the handshake.
pub(crate) struct TlsServer {
    pub endpoint: String,
    offered: Arc<Mutex<Vec<String>>>,
}

impl TlsServer {
    pub(crate) fn start(auth: ClientAuth) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("https://localhost:{}", listener.local_addr().unwrap().port());
        let offered = Arc::new(Mutex::new(Vec::new()));
        let config = Arc::new(config(auth));
        let kept = offered.clone();
        spawn(move || {
            for stream in listener.incoming() {
                respond(stream.unwrap(), config.clone(), &kept);
            }
        });
        Self { endpoint, offered }
    }

    /// The protocols that the last client offered.
    pub(crate) fn offered(&self) -> Vec<String> {
        self.offered.lock().unwrap().clone()
    }
}

fn config(auth: ClientAuth) -> ServerConfig {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let chain = CertificateDer::pem_slice_iter(&pem("server.pem")).map(Result::unwrap).collect();
    let key = PrivateKeyDer::from_pem_slice(&pem("server.pem")).unwrap();
    let builder = ServerConfig::builder_with_provider(provider.clone());
    let builder = builder.with_safe_default_protocol_versions().unwrap();
    let builder = if auth == ClientAuth::Required {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_slice(&pem("ca.pem")).unwrap()).unwrap();
        let verifier = WebPkiClientVerifier::builder_with_provider(roots.into(), provider);
        builder.with_client_cert_verifier(verifier.build().unwrap())
    } else {
        builder.with_no_client_auth()
    };
    builder.with_single_cert(chain, key).unwrap()
}

/// Failures are those of the client, which reports them itself.
fn respond(stream: std::net::TcpStream, config: Arc<ServerConfig>, offered: &Mutex<Vec<String>>) {
    let mut acceptor = rustls::server::Acceptor::default();
    let mut stream = stream;
    let accepted = loop {
        if acceptor.read_tls(&mut stream).unwrap_or(0) == 0 {
            return;
        }
        match acceptor.accept() {
            Ok(Some(accepted)) => break accepted,
            Ok(None) => {}
            Err(_) => return,
        }
    };
    let protocols = accepted.client_hello().alpn().into_iter().flatten();
    *offered.lock().unwrap() = protocols.map(|name| String::from_utf8_lossy(name).into_owned()).collect();
    let Ok(connection) = accepted.into_connection(config) else { return };
    let mut stream = StreamOwned::<ServerConnection, _>::new(connection, stream);
    let mut request = [0; 4096];
    if stream.read(&mut request).is_ok_and(|length| length > 0) {
        let response = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
        let _ = stream.write_all(response);
        stream.conn.send_close_notify();
        let _ = stream.flush();
    }
}
