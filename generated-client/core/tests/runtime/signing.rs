//! The signature against recorded ones: made by the vendor's Python SDK and published in its test
//! suites.

use huaweicloud_client::core::signing::{
    ALGORITHM, AccessKey, CONTENT_HEADER, DERIVED_ALGORITHM, Scope, Signature, SigningRequest, is_unsigned,
    sign, sign_in_scope,
};
use huaweicloud_client::core::{Metadata, Request};
use huaweicloud_client::{Client, ClientBuilder};
use serde_json::Value;

use crate::server::credentials;

/// Vectors that are not matched, and why. Each must exist and must still not match.
const SKIPPED: [(&str, &str); 11] = [
    ("f05-authorization-present", "nothing is signed; the wire tests cover it"),
    ("g08-client-int-sort", "numbers sorted as such; texts sorted by bytes are the rule"),
    ("h03-sm3-get", "SDK-HMAC-SM3 is not offered"),
    ("h04-sm3-post", "SDK-HMAC-SM3 is not offered"),
    ("h05-sm3-unsigned", "SDK-HMAC-SM3 is not offered"),
    ("h06-ecdsa-p256", "SDK-ECDSA-P256-SHA256 is not offered"),
    ("h07-sm2", "SDK-SM2-SM3 is not offered"),
    ("i-go-sm3-1", "SDK-HMAC-SM3 is not offered"),
    ("i-go-sm3-2", "SDK-HMAC-SM3 is not offered"),
    ("i-py-sm3-1", "SDK-HMAC-SM3 is not offered"),
    ("i-py-sm3-2", "SDK-HMAC-SM3 is not offered"),
];

/// Vectors where the Python SDK declares an unhashed body and we do not, or the other way round.
const CONTENT_DIFFERS: [(&str, &str); 2] = [
    ("c10-octet-stream-empty", "the SDKs disagree about an empty body with that header"),
    ("e05-content-type-lowercase-name", "the SDK overlooks the header unless it is capitalised"),
];

pub(crate) fn vectors() -> Vec<Value> {
    let document: Value = serde_json::from_str(include_str!("../data/signing.json")).expect("it is JSON");
    document["vectors"].as_array().expect("it is a list").clone()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

fn body(vector: &Value) -> Vec<u8> {
    let body = &vector["input"]["body"];
    let hex = text(body, "hex");
    match text(body, "kind") {
        "bytes" => {
            (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
        }
        "json-value" => text(&vector["expected"], "body_utf8").into(),
        _ => text(body, "utf8").into(),
    }
}

/// The headers that the vector signs: all that are sent, or those it lists.
fn headers(vector: &Value) -> Vec<(&str, &str)> {
    let input = &vector["input"];
    let sent = vector["expected"].get("headers").unwrap_or(&input["headers"]);
    let sent = sent.as_object().unwrap().iter();
    let mut headers: Vec<_> = sent.map(|(name, value)| (name.as_str(), value.as_str().unwrap())).collect();
    if let Some(listed) = input["signed_headers"].as_array() {
        headers.push(("host", text(input, "host")));
        headers.retain(|(name, _)| listed.contains(&name.to_lowercase().into()));
    }
    headers
}

fn sign_vector(vector: &Value) -> Signature {
    let input = &vector["input"];
    let pairs = input["query"].as_array().unwrap();
    let pair = |pair: &Value| serde_json::from_value::<(String, String)>(pair.clone()).unwrap();
    let key = AccessKey { id: text(input, "ak"), secret: text(input, "sk") };
    let request = SigningRequest {
        method: text(input, "method"),
        path: text(input, "encoded_path"),
        query: &pairs.iter().map(pair).collect::<Vec<_>>(),
        headers: &headers(vector),
        body: &body(vector),
        date: text(input, "date"),
    };
    if text(vector, "algorithm") == DERIVED_ALGORITHM {
        let region = text(input, "region_id");
        let service = text(input, "derived_auth_service_name");
        return sign_in_scope(key, &request, Scope { region, service });
    }
    sign(key, &request)
}

#[test]
fn signatures_match_the_recorded_ones() {
    let vectors = vectors();
    let is_skipped = |vector: &&Value| SKIPPED.iter().any(|(id, _)| *id == text(vector, "id"));
    let (skipped, matched): (Vec<_>, Vec<_>) = vectors.iter().partition(is_skipped);
    assert_eq!(skipped.len(), SKIPPED.len(), "a skipped vector has disappeared");
    assert_eq!(vectors.len(), 78);
    for vector in matched {
        let expected = &vector["expected"];
        let signature = sign_vector(vector);
        let id = text(vector, "id");
        if let Some(canonical) = expected["canonical_request"].as_str() {
            assert_eq!(signature.canonical_request, canonical, "{id}");
            assert_eq!(signature.string_to_sign, text(expected, "string_to_sign"), "{id}");
        }
        assert_eq!(signature.authorization, text(expected, "authorization"), "{id}");
    }
    for vector in skipped {
        let expected = text(&vector["expected"], "authorization");
        assert_ne!(sign_vector(vector).authorization, expected, "no longer to be skipped");
    }
}

#[test]
fn bodies_are_declared_unhashed_as_recorded() {
    for vector in vectors() {
        if text(&vector, "via") != "signer" || text(&vector, "algorithm") != ALGORITHM {
            continue;
        }
        let has = |headers: &Value| {
            let mut names = headers.as_object().unwrap().keys();
            names.any(|name| name.eq_ignore_ascii_case(CONTENT_HEADER))
        };
        let sent = headers(&vector);
        let mut kinds = sent.iter().filter(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        let kind = kinds.next().map_or("application/json", |(_, kind)| kind);
        let added = has(&vector["expected"]["headers"]) && !has(&vector["input"]["headers"]);
        let id = text(&vector, "id");
        let differs = CONTENT_DIFFERS.iter().any(|(listed, _)| *listed == id);
        assert_eq!(is_unsigned(kind, &body(&vector)) == added, !differs, "{id}");
    }
}

#[tokio::test]
async fn a_service_can_want_a_derived_key() {
    let authorization = async |builder: ClientBuilder| {
        let metadata = Metadata::new("iotda", "try", http::Method::GET, "/x");
        let request = Request::new(&metadata).header("X-Sdk-Date", "20240102T030405Z").finish().unwrap();
        let builder = builder.credentials(credentials()).derived_signature("iotda", "iotdm");
        let signed = builder.build().unwrap().sign(request).await.unwrap();
        signed.headers()["authorization"].to_str().unwrap().to_owned()
    };
    let regional = authorization(Client::builder().region("cn-north-4")).await;
    let start = "V11-HMAC-SHA256 Credential=HPUATESTAK/20240102/cn-north-4/iotdm, SignedHeaders=";
    assert!(regional.starts_with(start), "{regional}");
    let global = authorization(Client::builder().endpoint("https://a.example")).await;
    assert!(global.contains("/20240102/globe/iotdm,"), "{global}");
}
