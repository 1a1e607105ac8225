//! Regions and the hosts their services answer on.

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use super::Error;

/// The hosts that do not follow the pattern, in the order of the services; the file says how it is
/// read. It is read at the first call.
static EXCEPTIONS: LazyLock<Vec<Exception>> =
    LazyLock::new(|| include_str!("region/endpoints.txt").lines().filter_map(Exception::parse).collect());

/// One line of the table.
struct Exception {
    service: &'static str,
    host: &'static str,
    regions: Vec<&'static str>,
}

impl Exception {
    fn parse(line: &'static str) -> Option<Self> {
        let mut words = line.split(' ').filter(|_| !line.starts_with('#'));
        Some(Self { service: words.next()?, host: words.next()?, regions: words.collect() })
    }

    fn is_for(&self, region: &str) -> bool {
        self.regions.iter().any(|listed| *listed == "*" || *listed == region)
    }
}

/// A region by its identifier, `cn-north-4` for example.
///
/// The type is open: a region that is not in the table of this crate works by the common pattern
/// of host names.
///
/// ```
/// use huaweicloud_client::Region;
///
/// let known = Region::new("eu-west-101");
/// assert_eq!(known.endpoint("mrs"), "https://mrs.eu-west-101.myhuaweicloud.eu");
/// let unknown = Region::new("xx-new-1");
/// assert_eq!(unknown.endpoint("mrs"), "https://mrs.xx-new-1.myhuaweicloud.com");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Region(Cow<'static, str>);

impl Region {
    /// The environment variable that a client takes its region from if it is told neither a
    /// region nor an endpoint.
    pub const VARIABLE: &str = "HUAWEICLOUD_SDK_REGION";

    /// The region that the environment variable [`VARIABLE`](Self::VARIABLE) names.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if the variable is missing or empty.
    pub fn from_env() -> Result<Self, Error> {
        let value = std::env::var(Self::VARIABLE).ok().filter(|value| !value.is_empty());
        value.map(Self::from).ok_or_else(|| Error::Build {
            message: format!("the environment variable {} is missing or empty", Self::VARIABLE),
        })
    }

    /// The region with this identifier. It is checked when a client is built from it.
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self(id.into())
    }

    /// The identifier.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a service in this region: scheme and host, without a path.
    #[must_use]
    pub fn endpoint(&self, service: &str) -> String {
        let rules = &*EXCEPTIONS;
        let start = rules.partition_point(|rule| rule.service < service);
        let mut rules = rules[start..].iter().take_while(|rule| rule.service == service);
        match rules.find(|rule| rule.is_for(&self.0)) {
            Some(rule) => format!("https://{}", rule.host.replace("{region}", &self.0)),
            None => format!("https://{service}.{}.myhuaweicloud.com", self.0),
        }
    }

    /// Whether the identifier can be a part of a host name, so that it cannot lead elsewhere.
    pub(crate) fn is_valid(&self) -> bool {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !self.0.is_empty() && self.0.bytes().all(allowed)
    }
}

impl From<&str> for Region {
    fn from(id: &str) -> Self {
        Self(id.to_owned().into())
    }
}

impl From<String> for Region {
    fn from(id: String) -> Self {
        Self(id.into())
    }
}

impl fmt::Display for Region {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
