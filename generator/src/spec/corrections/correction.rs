//! Errors of pages, and the entries that say what stands there instead.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use serde_json::Value as Json;

use super::is_line;
use crate::{page_id::PageId, spec::address};

/// An error of a page, or one that several pages or places have alike, and what stands there instead.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Correction")]
pub(super) struct Entry {
    /// The page, or a list of pages.
    page: OneOrSeveral<PageId>,
    /// Method and path of the operation; absent where the page has one, or all of its operations are meant.
    #[serde(default)]
    operation: Option<String>,
    /// The address of the part in the operation, or a list of addresses, each of which every page has:
    /// `responses/200/body/fields/tags/type`.
    at: OneOrSeveral<String>,
    /// What the page says; absent where it says nothing. Of an object, only the members that are
    /// wrong; of an example's `text`, a piece, which is replaced wherever it
    /// stands.
    #[serde(default)]
    was: Option<Json>,
    /// What is true; absent where nothing should stand there. Of an object, only the members that
    /// `was` names or that are new.
    #[serde(default)]
    now: Option<Json>,
    /// How anybody can see that this is so.
    #[schemars(length(min = 1))]
    because: String,
}

/// One thing, or several.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "expected a text, or a list of texts")]
#[schemars(inline)]
enum OneOrSeveral<T> {
    /// One.
    One(T),
    /// Several.
    Several(#[schemars(length(min = 1))] Vec<T>),
}

impl<T> OneOrSeveral<T> {
    fn is_empty(&self) -> bool {
        matches!(self, Self::Several(several) if several.is_empty())
    }

    fn all(self) -> Vec<T> {
        match self {
            Self::One(one) => vec![one],
            Self::Several(several) => several,
        }
    }
}

impl Entry {
    /// A correction for each place.
    fn corrections(self, entry: usize) -> impl Iterator<Item = Correction> {
        let Self { page, operation, at, was, now, because } = self;
        let ats = at.all();
        let places = page
            .all()
            .into_iter()
            .flat_map(move |page| ats.clone().into_iter().map(move |at| (page.clone(), at)));
        places.map(move |(page, at)| Correction {
            page,
            operation: operation.clone(),
            at,
            was: was.clone(),
            now: now.clone(),
            because: because.clone(),
            entry,
        })
    }
}

/// The corrections of all entries of a file.
pub(super) fn of_entries<'de, D: Deserializer<'de>>(entries: D) -> Result<Vec<Correction>, D::Error> {
    let entries = Vec::<Entry>::deserialize(entries)?;
    if entries.iter().any(|entry| entry.page.is_empty() || entry.at.is_empty()) {
        return Err(D::Error::custom("a correction is about one page and one part at least"));
    }
    Ok(entries.into_iter().enumerate().flat_map(|(number, entry)| entry.corrections(number)).collect())
}

/// An error of a page and what stands there instead.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Correction {
    /// The page.
    pub page: PageId,
    /// Method and path of the operation; absent where the page has one, or all of its operations are meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// The address of the part in the operation: `responses/200/body/fields/tags/type`.
    pub at: String,
    /// What the page says.
    pub was: Option<Json>,
    /// What is true.
    pub now: Option<Json>,
    /// How anybody can see that this is so.
    pub because: String,
    /// The number of its entry, which may be about several places.
    #[serde(skip)]
    pub entry: usize,
}

impl Correction {
    /// The addresses that it decides about: of an object, the members that it names.
    #[must_use]
    pub fn decided(&self) -> Vec<String> {
        let (Some(Json::Object(was)), Some(Json::Object(now))) = (&self.was, &self.now) else {
            return vec![self.at.clone()];
        };
        let members: BTreeSet<&String> = was.keys().chain(now.keys()).collect();
        if members.is_empty() {
            return vec![self.at.clone()];
        }
        members.into_iter().map(|member| format!("{}/{}", self.at, address::escape(member))).collect()
    }

    /// Whether both decide about one thing, so that what comes of it would hang on their order.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let is_one_operation =
            self.operation.is_none() || other.operation.is_none() || self.operation == other.operation;
        // Of a text, each may replace another piece.
        let are_pieces = self.at.ends_with("/text") && self.at == other.at && self.was != other.was;
        let others = other.decided();
        self.page == other.page
            && is_one_operation
            && !are_pieces
            && self.decided().iter().any(|at| {
                others.iter().any(|other| address::is_within(at, other) || address::is_within(other, at))
            })
    }

    /// What makes no sense in it: a member, and what to do about it.
    pub(super) fn faults(&self, members: &BTreeSet<String>) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        if let Err(fault) = address::check(&self.at, members) {
            faults.push(("at", fault));
        }
        if let Some(operation) = self.operation.as_ref().filter(|operation| !is_line(operation)) {
            faults.push((
                "operation",
                format!("`{operation}` is no method with a path, as in `POST /v1/things`"),
            ));
        }
        if self.because.trim().is_empty() {
            faults.push(("because", "say how anybody can see that this is so".to_owned()));
        }
        faults
    }
}
