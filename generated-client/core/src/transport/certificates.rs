//! The certificates that https connections are checked against, loaded at the first of them.
//!
//! Small containers have none, and a client that talks to a local server, or to nobody, must not
//! need any.

use std::fmt;
use std::sync::{Arc, OnceLock};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, Error as TlsError, SignatureScheme};
use rustls_platform_verifier::Verifier;

use crate::Error;

/// The store of the operating system, read once a process.
static SYSTEM: OnceLock<Arc<Verifier>> = OnceLock::new();

/// What connections are checked against and identify themselves with.
#[derive(Clone, Default)]
pub(crate) struct Certificates {
    /// Authorities to trust beside those of the system.
    authorities: Vec<CertificateDer<'static>>,
    /// The certificate of the client with its chain, and its key.
    client: Option<(Vec<CertificateDer<'static>>, Arc<PrivateKeyDer<'static>>)>,
}

impl Certificates {
    /// Trusts every certificate of a PEM file.
    pub(crate) fn trust(&mut self, pem: &[u8]) -> Result<(), Error> {
        self.authorities.extend(chain(pem, "the certificate authority")?);
        Ok(())
    }

    /// Identifies the client with the certificates and the key of a PEM file.
    pub(crate) fn identify(&mut self, pem: &[u8]) -> Result<(), Error> {
        let chain = chain(pem, "the client certificate")?;
        let key = PrivateKeyDer::from_pem_slice(pem)
            .map_err(|_| malformed("the client certificate has no private key in PEM"))?;
        self.client = Some((chain, Arc::new(key)));
        Ok(())
    }

    /// Everything a TLS connection needs, with a cryptography library of our own choice, so that
    /// it does not depend on what the rest of the program has installed.
    pub(crate) fn into_tls(self) -> Result<ClientConfig, Error> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let verifier = LazyVerifier {
            provider: provider.clone(),
            authorities: self.authorities,
            loaded: OnceLock::new(),
        };
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| malformed(&error.to_string()))?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier));
        let mut config = match self.client {
            None => config.with_no_client_auth(),
            Some((chain, key)) => config
                .with_client_auth_cert(chain, key.clone_key())
                .map_err(|_| malformed("the key of the client certificate does not belong to it"))?,
        };
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(config)
    }
}

impl fmt::Debug for Certificates {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Certificates");
        shown.field("authorities", &self.authorities.len());
        shown.field("client", &self.client.is_some());
        shown.finish()
    }
}

/// The certificates of a PEM file, at least one.
fn chain(pem: &[u8], what: &str) -> Result<Vec<CertificateDer<'static>>, Error> {
    let parsed: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    let parsed = parsed.ok().filter(|certificates| !certificates.is_empty());
    parsed.ok_or_else(|| malformed(&format!("{what} is not a certificate in PEM")))
}

fn malformed(problem: &str) -> Error {
    Error::Build { message: format!("no connections can be made with these settings: {problem}") }
}

/// Checks servers with the verifier of the platform, which is made when the first one asks.
#[derive(Debug)]
struct LazyVerifier {
    provider: Arc<CryptoProvider>,
    authorities: Vec<CertificateDer<'static>>,
    /// The verifier of this client where it trusts more than the system does.
    loaded: OnceLock<Arc<Verifier>>,
}

impl LazyVerifier {
    /// A failure is not kept: certificates may be installed while the program runs.
    fn verifier(&self) -> Result<&Verifier, TlsError> {
        let kept = if self.authorities.is_empty() { &SYSTEM } else { &self.loaded };
        if let Some(verifier) = kept.get() {
            return Ok(verifier);
        }
        let extra = self.authorities.iter().cloned();
        let verifier = Verifier::new_with_extra_roots(extra, self.provider.clone())?;
        Ok(kept.get_or_init(|| Arc::new(verifier)))
    }
}

impl ServerCertVerifier for LazyVerifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, TlsError> {
        self.verifier()?.verify_server_cert(certificate, intermediates, name, ocsp, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        self.verifier()?.verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        self.verifier()?.verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
