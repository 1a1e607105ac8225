//! Regions and the hosts their services answer on.

use std::borrow::Cow;
use std::fmt;

/// The hosts that do not follow the pattern; the file says how it is read.
const EXCEPTIONS: &str = include_str!("region/endpoints.txt");

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
        match self.exception(service) {
            Some(host) => format!("https://{}", host.replace("{region}", &self.0)),
            None => format!("https://{service}.{}.myhuaweicloud.com", self.0),
        }
    }

    /// The first line of the table that speaks of this service and region.
    fn exception(&self, service: &str) -> Option<&'static str> {
        EXCEPTIONS.lines().find_map(|line| {
            let mut words = line.split(' ');
            let host = (words.next() == Some(service)).then(|| words.next())??;
            words.any(|word| word == "*" || word == self.0).then_some(host)
        })
    }

    /// Whether the identifier can be a part of a host name, so that it cannot lead elsewhere.
    pub(crate) fn is_valid(&self) -> bool {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !self.0.is_empty() && self.0.bytes().all(allowed)
    }
}

impl fmt::Display for Region {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
