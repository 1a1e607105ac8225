//! The file that the vendor's tools share → credentials.

use std::path::PathBuf;

use super::{ProvideCredentials, ProviderContext};
use crate::{BoxFuture, Credentials, Error};

/// The variable that names another file.
const VARIABLE: &str = "HUAWEICLOUD_SDK_CREDENTIALS_FILE";

/// What the section of credentials for projects is called, by one tool or another.
const USUAL: [&str; 4] = ["basic", "basiccredentials", "basic.credentials", "global"];

/// Credentials from `~/.huaweicloud/credentials`, or the file that the environment variable
/// `HUAWEICLOUD_SDK_CREDENTIALS_FILE` names:
///
/// ```ini
/// [basic]
/// ak = AK
/// sk = SK
/// project_id = 0123
/// ```
///
/// It is read again whenever a service has refused what it holds.
#[derive(Clone, Debug, Default)]
pub struct ProfileFile {
    path: Option<PathBuf>,
    section: Option<String>,
}

impl ProfileFile {
    /// Another file.
    #[must_use]
    pub fn path(mut self, path: impl Into<PathBuf>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The section to read, instead of `[basic]` or `[global]`.
    #[must_use]
    pub fn section(mut self, section: impl Into<String>) -> Self {
        self.section = Some(section.into());
        self
    }

    fn read(&self) -> Result<Credentials, Error> {
        let from_environment =
            || std::env::var_os(VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from);
        let usual = || Some(std::env::home_dir()?.join(".huaweicloud/credentials"));
        let path = self.path.clone().or_else(from_environment).or_else(usual);
        let path = path.ok_or_else(|| refused("there is no home directory".to_owned()))?;
        let text = std::fs::read_to_string(&path)
            .map_err(|error| refused(format!("{} cannot be read: {error}", path.display())))?;
        self.parse(&text).map_err(|problem| refused(format!("{}: {problem}", path.display())))
    }

    fn parse(&self, text: &str) -> Result<Credentials, String> {
        let chosen = self.section.as_deref();
        let named = chosen.map_or(USUAL.to_vec(), |section| vec![section]);
        let found = named.iter().find_map(|name| Some((name, section(text, name)?)));
        let Some((name, pairs)) = found else {
            return Err(format!("there is no section [{}]", chosen.unwrap_or(USUAL[0])));
        };
        let value = |key: &str| {
            let mut found = pairs.iter().filter(|(name, value)| *name == key && !value.is_empty());
            found.next().map(|(_, value)| *value)
        };
        let required = |key: &str| value(key).ok_or_else(|| format!("the section [{name}] has no {key}"));
        let mut credentials = Credentials::access_key(required("ak")?, required("sk")?);
        credentials = credentials.security_token(value("security_token").unwrap_or_default());
        credentials.project_id = value("project_id").map(str::to_owned);
        credentials.domain_id = value("domain_id").map(str::to_owned);
        Ok(credentials)
    }
}

/// The pairs of the first section of this name.
fn section<'a>(text: &'a str, name: &str) -> Option<Vec<(&'a str, &'a str)>> {
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let is_title = |line: &&str| line.starts_with('[') && line.ends_with(']');
    let is_wanted = |line: &str| line.trim_matches(['[', ']']).trim() == name;
    let mut lines = lines.skip_while(|line| !(is_title(line) && is_wanted(line)));
    lines.next()?;
    let pairs = lines.take_while(|line| !is_title(line));
    let pairs = pairs.filter(|line| !line.starts_with(['#', ';'])).filter_map(|line| line.split_once('='));
    Some(pairs.map(|(key, value)| (key.trim(), value.trim())).collect())
}

fn refused(message: String) -> Error {
    Error::Credentials { message }
}

impl ProvideCredentials for ProfileFile {
    fn provide<'a>(&'a self, _: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, Error>> {
        Box::pin(std::future::ready(self.read()))
    }
}
