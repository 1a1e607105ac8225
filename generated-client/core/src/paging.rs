//! Lists that come page by page.

#[cfg(feature = "stream")]
mod stream;

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::str::FromStr;

use super::decode::{Outcome, decode};
use super::{Client, Error, Operation, Response};

/// How the pages of a list follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PageStyle {
    /// Each page says where the next begins; the last does not.
    Marker,
    /// By the number of elements before the page.
    Offset {
        /// The offset of the first page.
        first: i64,
    },
    /// By the number of the page.
    Page {
        /// The number of the first page.
        first: i64,
    },
}

/// An operation that lists something page by page.
pub trait Paged: Operation + Clone + 'static {
    /// What is listed.
    type Item: Send + 'static;

    /// How its pages follow one another.
    const STYLE: PageStyle;

    /// The field that says which page is asked for.
    fn position(&mut self) -> &mut dyn Position;

    /// The elements of a page, if it has any.
    fn items(page: &mut Self::Output) -> Option<&mut Vec<Self::Item>>;

    /// Where the next page begins, if the page says so.
    fn marker(page: &Self::Output) -> Option<String> {
        let _ = page;
        None
    }

    /// How many elements there are in all, if the page says so.
    fn total(page: &Self::Output) -> Option<i64> {
        let _ = page;
        None
    }
}

/// A field that holds the marker, the offset or the number of a page.
pub trait Position {
    /// What it holds.
    fn get(&self) -> Option<String>;

    /// Sets it, and says whether it can hold such a value.
    fn set(&mut self, position: &str) -> bool;
}

impl<T: ToString + FromStr> Position for Option<T> {
    fn get(&self) -> Option<String> {
        self.as_ref().map(T::to_string)
    }

    fn set(&mut self, position: &str) -> bool {
        *self = position.parse().ok();
        self.is_some()
    }
}

/// The methods by which a list is read page by page, for an operation that is [`Paged`].
#[doc(hidden)]
#[macro_export]
macro_rules! __paged {
    ($name:ident) => {
        impl $name {
            /// The elements of the list, over all its pages.
            pub fn items(&self, client: &$crate::Client) -> $crate::Items<Self> {
                client.items(self)
            }

            /// The pages of the list, one after the other.
            pub fn pages(&self, client: &$crate::Client) -> $crate::Pages<Self> {
                client.pages(self)
            }
        }
    };
}

/// The pages of a list, one after the other.
///
/// ```no_run
/// # use huaweicloud_client::{Client, Error, core::Paged};
/// # async fn example<O: Paged>(client: &Client, list: &O) -> Result<(), Error> {
/// let mut items = client.items(list);
/// while let Some(item) = items.next().await? {
///     // …
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is listed until it is asked for"]
pub struct Pages<O: Paged> {
    client: Client,
    /// What to ask for next; nothing after the last page.
    next: Option<O>,
    seen: i64,
    /// The positions that were asked for.
    asked: HashSet<String>,
    /// The content of the page before.
    last: Option<u64>,
}

impl<O: Paged> Pages<O> {
    pub(super) fn new(client: Client, first: O) -> Self {
        Self { client, next: Some(first), seen: 0, asked: HashSet::new(), last: None }
    }

    /// The next page; `None` after the last.
    ///
    /// # Errors
    ///
    /// Any [`Error`] of the call, after which the same page is asked for again; [`Error::Wait`] for
    /// a page or a position that the service repeats, which ends the list.
    pub async fn next(&mut self) -> Result<Option<Response<O::Output>>, Error> {
        let Some(operation) = &self.next else { return Ok(None) };
        let response = self.client.read_by(operation.request(), page_and_content::<O>).await?;
        let asked = self.next.take();
        let content = response.1;
        let mut page = response.map(|(page, _)| page);
        let count = O::items(&mut page).map_or(0, |items| items.len());
        if count > 0 && self.last == Some(content) {
            return Err(repeated::<O>());
        }
        self.last = Some(content);
        self.next = asked.map(|asked| self.following(asked, &page, count)).transpose()?.flatten();
        Ok(Some(page))
    }

    /// What to ask for after this page.
    fn following(&mut self, mut operation: O, page: &O::Output, count: usize) -> Result<Option<O>, Error> {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        self.seen = self.seen.saturating_add(count);
        let is_complete = O::total(page).is_some_and(|total| self.seen >= total);
        let asked = operation.position().get();
        let number = |first: i64| asked.as_deref().and_then(|text| text.parse().ok()).unwrap_or(first);
        let position = match O::STYLE {
            PageStyle::Marker => O::marker(page).filter(|marker| !marker.is_empty()),
            _ if count == 0 || is_complete => None,
            PageStyle::Offset { first } => Some((number(first) + count).to_string()),
            PageStyle::Page { first } => Some((number(first) + 1).to_string()),
        };
        let Some(position) = position else { return Ok(None) };
        self.asked.extend(asked);
        if self.asked.contains(&position) {
            return Err(repeated::<O>());
        }
        if operation.position().set(&position) {
            return Ok(Some(operation));
        }
        let message = format!("{}: no page can be asked for by what the service says", O::METADATA.title());
        Err(Error::Wait { message })
    }
}

/// Reads a page as any call would, and what tells it from another.
fn page_and_content<O: Operation>(
    outcome: Outcome,
    accepts_failure: bool,
) -> Result<Response<(O::Output, u64)>, Error> {
    let content = outcome.as_ref().map_or(0, |(_, response)| content(response));
    Ok(decode::<O>(outcome, accepts_failure)?.map(|page| (page, content)))
}

fn content(body: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    hasher.finish()
}

fn repeated<O: Operation>() -> Error {
    let message =
        format!("{}: the service repeats a page, so that the list would never end", O::METADATA.title());
    Error::Wait { message }
}

/// The elements of a list, over all its pages.
#[must_use = "nothing is listed until it is asked for"]
pub struct Items<O: Paged> {
    pages: Pages<O>,
    arrived: std::vec::IntoIter<O::Item>,
}

impl<O: Paged> Items<O> {
    pub(super) fn new(pages: Pages<O>) -> Self {
        Self { pages, arrived: Vec::new().into_iter() }
    }

    /// The next element; `None` after the last.
    ///
    /// # Errors
    ///
    /// As [`Pages::next`].
    pub async fn next(&mut self) -> Result<Option<O::Item>, Error> {
        loop {
            if let Some(item) = self.arrived.next() {
                return Ok(Some(item));
            }
            let Some(mut page) = self.pages.next().await? else { return Ok(None) };
            self.arrived = O::items(&mut page).map(std::mem::take).unwrap_or_default().into_iter();
        }
    }

    /// All elements.
    ///
    /// # Errors
    ///
    /// As [`Pages::next`].
    pub async fn collect(mut self) -> Result<Vec<O::Item>, Error> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await? {
            all.push(item);
        }
        Ok(all)
    }
}
