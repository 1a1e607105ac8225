//! Lists that come page by page.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

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

    /// The marker, the offset or the number of the page that the operation asks for.
    fn position(&self) -> Option<String>;

    /// Asks for another page.
    fn set_position(&mut self, position: String);

    /// Takes the elements out of a page.
    fn take_items(page: &mut Self::Output) -> Vec<Self::Item>;

    /// Counts the elements of a page.
    fn count(page: &Self::Output) -> usize;

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
    /// The marker and the content of the page before.
    last: Option<(Option<String>, u64)>,
}

impl<O: Paged> Pages<O> {
    pub(super) fn new(client: Client, first: O) -> Self {
        Self { client, next: Some(first), seen: 0, last: None }
    }

    /// The next page; `None` after the last.
    ///
    /// # Errors
    ///
    /// Any [`Error`] of the call, and a page that the service repeats, which would never end.
    pub async fn next(&mut self) -> Result<Option<Response<O::Output>>, Error> {
        let Some(operation) = &self.next else { return Ok(None) };
        let raw = self.client.send_raw(operation.request()?).await?;
        let content = content(&raw);
        let page = O::decode(raw.status(), raw.headers().clone(), raw.into_inner())?;
        let following = self.following(&page)?;
        let position = following.as_ref().and_then(Paged::position);
        if let Some((_, before)) = &self.last
            && *before == content
            && O::count(&page) > 0
        {
            self.next = None;
            return Err(repeated::<O>());
        }
        self.last = Some((position, content));
        self.next = following;
        Ok(Some(page))
    }

    /// What to ask for after this page.
    fn following(&mut self, page: &O::Output) -> Result<Option<O>, Error> {
        let Some(operation) = &self.next else { return Ok(None) };
        let count = i64::try_from(O::count(page)).unwrap_or(i64::MAX);
        self.seen = self.seen.saturating_add(count);
        let is_complete = O::total(page).is_some_and(|total| self.seen >= total);
        let asked = operation.position();
        let number = |first: i64| asked.as_deref().and_then(|text| text.parse().ok()).unwrap_or(first);
        let position = match O::STYLE {
            PageStyle::Marker => O::marker(page).filter(|marker| !marker.is_empty()),
            _ if count == 0 || is_complete => None,
            PageStyle::Offset { first } => Some((number(first) + count).to_string()),
            PageStyle::Page { first } => Some((number(first) + 1).to_string()),
        };
        let Some(position) = position else { return Ok(None) };
        if asked.as_ref() == Some(&position) {
            return Err(repeated::<O>());
        }
        let mut following = operation.clone();
        following.set_position(position);
        Ok(Some(following))
    }
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
            self.arrived = O::take_items(&mut page).into_iter();
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
