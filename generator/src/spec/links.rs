//! Where readers find more about an operation.

use serde::Deserialize;

/// Addresses on the web. As people write them, `{page}` stands for the file of an operation's page,
/// `{Operation}` for its name as the vendor writes it, `{service}` and `{SERVICE}` for the service in small
/// and in large letters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Links {
    /// The vendor's page.
    #[serde(default)]
    pub page: Option<String>,
    /// The operation in the vendor's API Explorer, where its page does not link it.
    #[serde(default)]
    pub explorer: Option<String>,
}

impl Links {
    /// What is known of pages in a folder of a repository: where its host shows the newest state of each.
    #[must_use]
    pub fn of_repository(repository: &str, folder: &str) -> Self {
        let address = repository.trim_end_matches('/').trim_end_matches(".git");
        let shows = address.starts_with("https://github.com/");
        Self { page: shows.then(|| format!("{address}/blob/HEAD/{folder}/{{page}}")), explorer: None }
    }

    /// With the others' where it has none.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        Self { page: self.page.or(others.page), explorer: self.explorer.or(others.explorer) }
    }
}

/// The operation's name in a link to the vendor's tool: `…&api=CreateCluster&…`.
#[must_use]
pub fn explorer_name(link: &str) -> Option<&str> {
    link.split(['?', '&']).find_map(|part| part.strip_prefix("api=")).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_that_is_known_shows_the_pages_of_a_repository() {
        let page = |repository: &str| Links::of_repository(repository, "zh/api").page;
        let shown = "https://github.com/docs/vpc/blob/HEAD/zh/api/{page}";
        assert_eq!(page("https://github.com/docs/vpc").as_deref(), Some(shown));
        assert_eq!(page("https://github.com/docs/vpc.git").as_deref(), Some(shown));
        assert_eq!(page("file:///docs/vpc"), None);
        let own = Links { page: Some("https://y".to_owned()), explorer: None };
        let others = Links { page: Some("https://x".to_owned()), explorer: Some("https://z".to_owned()) };
        let both = Links { page: own.page.clone(), explorer: others.explorer.clone() };
        assert_eq!(own.or(others), both);
    }
}
