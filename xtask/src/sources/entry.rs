//! One table of the file.

use std::ops::Range;

use generator::{diagnostic::Location, spec::links::Links};
use serde::Deserialize;
use toml::Spanned;

use super::{Pages, Source, Upstream};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pages: Option<Spanned<String>>,
    repository: Option<Spanned<String>>,
    commit: Option<String>,
    folder: Option<String>,
    #[serde(default)]
    texts: Policy,
    #[serde(default)]
    links: Links,
}

/// What becomes of the sentences and examples of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Policy {
    /// They are ours, and stand in the spec.
    #[default]
    Keep,
    /// They are the vendor's, and stay on its pages.
    Omit,
}

impl Entry {
    /// Where it says where the pages lie.
    pub(super) fn span(&self) -> Option<Range<usize>> {
        self.pages.as_ref().or(self.repository.as_ref()).map(Spanned::span)
    }

    /// The service, or what is wrong.
    pub(super) fn source(self, service: String, location: Location) -> Result<Source, String> {
        let pages = match (self.pages, self.repository, self.commit, self.folder) {
            (Some(folder), None, None, None) => Pages::Folder(folder.into_inner()),
            (None, Some(repository), Some(commit), Some(folder)) => {
                if !is_commit(&commit) {
                    return Err(format!("`{commit}` is no commit: 40 digits from 0 to f"));
                }
                let repository = repository.into_inner();
                Pages::Upstream(Upstream { repository, commit, folder: folder.trim_matches('/').to_owned() })
            }
            _ => {
                return Err(format!("the pages of `{service}` lie in one folder, or in one of a repository"));
            }
        };
        let links = match &pages {
            Pages::Folder(_) => self.links,
            Pages::Upstream(upstream) => {
                self.links.or(Links::of_repository(&upstream.repository, &upstream.folder))
            }
        };
        Ok(Source { service, pages, omits_texts: self.texts == Policy::Omit, links, location })
    }
}

/// A name of a branch moves, and the pages with it.
pub(crate) fn is_commit(text: &str) -> bool {
    text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
