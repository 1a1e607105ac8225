//! Environment variables → credentials.

use super::{Credentials, Error, ProvideCredentials, ProviderContext};
use crate::BoxFuture;

/// Credentials from the environment variables that [`Credentials::from_env`] reads, when they are
/// needed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Environment;

impl ProvideCredentials for Environment {
    fn provide<'a>(&'a self, _: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, Error>> {
        Box::pin(std::future::ready(Credentials::from_env()))
    }
}

/// Reads the variables that `lookup` knows; an empty one counts as missing.
pub(super) fn read(lookup: impl Fn(&str) -> Option<String>) -> Result<Credentials, Error> {
    let optional = |name: &str| lookup(name).filter(|value| !value.is_empty());
    let required = |name: &str| optional(name).ok_or_else(|| missing(name));
    let mut credentials =
        Credentials::access_key(required("HUAWEICLOUD_SDK_AK")?, required("HUAWEICLOUD_SDK_SK")?);
    if let Some(token) = optional("HUAWEICLOUD_SDK_SECURITY_TOKEN") {
        credentials = credentials.security_token(token);
    }
    credentials.project_id = optional("HUAWEICLOUD_SDK_PROJECT_ID");
    credentials.domain_id = optional("HUAWEICLOUD_SDK_DOMAIN_ID");
    Ok(credentials)
}

fn missing(name: &str) -> Error {
    Error::Credentials { message: format!("the environment variable {name} is missing or empty") }
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;

    const ALL: [(&str, &str); 5] = [
        ("HUAWEICLOUD_SDK_AK", "ak"),
        ("HUAWEICLOUD_SDK_SK", "sk"),
        ("HUAWEICLOUD_SDK_SECURITY_TOKEN", "session"),
        ("HUAWEICLOUD_SDK_PROJECT_ID", "project"),
        ("HUAWEICLOUD_SDK_DOMAIN_ID", "domain"),
    ];

    fn read_only(names: &[&str]) -> Result<Credentials, Error> {
        read(|wanted| {
            let known = ALL.iter().filter(|(name, _)| names.contains(name));
            let mut found = known.filter(|(name, _)| *name == wanted);
            found.next().map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn reads_every_variable() {
        let credentials = read_only(&ALL.map(|(name, _)| name)).unwrap();
        let Kind::AccessKey { id, secret } = credentials.kind() else {
            panic!("{credentials:?}");
        };
        assert_eq!((id.as_str(), secret.expose().as_str()), ("ak", "sk"));
        assert_eq!(credentials.session(), Some("session"));
        assert_eq!(credentials.project(), Some("project"));
        assert_eq!(credentials.domain(), Some("domain"));
    }

    #[test]
    fn the_key_alone_is_enough() {
        let credentials = read_only(&["HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK"]).unwrap();
        assert_eq!(credentials.session(), None);
        assert_eq!(credentials.project(), None);
    }

    #[test]
    fn names_the_variable_that_is_missing() {
        let error = read_only(&["HUAWEICLOUD_SDK_SK"]).unwrap_err();
        assert!(error.to_string().contains("HUAWEICLOUD_SDK_AK"), "{error}");
        let error = read_only(&["HUAWEICLOUD_SDK_AK"]).unwrap_err();
        assert!(error.to_string().contains("HUAWEICLOUD_SDK_SK"), "{error}");
    }

    #[test]
    fn an_empty_variable_is_a_missing_one() {
        let error = read(|_| Some(String::new())).unwrap_err();
        assert!(error.to_string().contains("HUAWEICLOUD_SDK_AK"), "{error}");
    }
}
