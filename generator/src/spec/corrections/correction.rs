//! Errors of pages, and the entries that say what stands there instead.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use serde_json::Value as Json;

use super::is_line;
use crate::{
    page_id::PageId,
    spec::{
        address,
        model::{Field, Operation},
        service::Service,
    },
};

/// An error of a page, or one that several pages or places have alike, and what stands there instead.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Correction", extend("anyOf" = [{"required": ["page"]}, {"required": ["field"]}]))]
pub(super) struct Entry {
    /// The page, or a list of pages; absent where a field has the error wherever the service has it.
    #[serde(default)]
    page: Option<OneOrSeveral<PageId>>,
    /// Method and path of the operation; absent where the page has one, or all of its operations are meant.
    #[serde(default)]
    operation: Option<String>,
    /// The field or parameter, as the API calls it, wherever it stands: `at` is an address within it.
    #[serde(default)]
    field: Option<String>,
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
        let Self { page, operation, field, at, was, now, because } = self;
        let ats = at.all();
        let pages = page.map_or_else(|| vec![None], |page| page.all().into_iter().map(Some).collect());
        let places =
            pages.into_iter().flat_map(move |page| ats.clone().into_iter().map(move |at| (page.clone(), at)));
        places.map(move |(page, at)| Correction {
            page,
            operation: operation.clone(),
            field: field.clone(),
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
    let has_no_page = |entry: &Entry| entry.page.as_ref().is_some_and(OneOrSeveral::is_empty);
    if entries.iter().any(|entry| has_no_page(entry) || entry.at.is_empty()) {
        return Err(D::Error::custom("a correction is about one page and one part at least"));
    }
    Ok(entries.into_iter().enumerate().flat_map(|(number, entry)| entry.corrections(number)).collect())
}

/// The members that an operation, and a parameter or field of it, may have.
pub(super) struct Members {
    of_operation: BTreeSet<String>,
    of_field: BTreeSet<String>,
}

impl Members {
    pub(super) fn new() -> Self {
        let names = |schema: schemars::Schema| {
            let properties = schema.get("properties").and_then(Json::as_object);
            properties.into_iter().flat_map(|properties| properties.keys().cloned()).collect()
        };
        Self {
            of_operation: names(schemars::schema_for!(Operation)),
            of_field: names(schemars::schema_for!(Field)),
        }
    }
}

/// An error of a page and what stands there instead.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Correction {
    /// The page; absent where any page of the service is meant that has the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<PageId>,
    /// Method and path of the operation; absent where the page has one, or all of its operations are meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// The field, wherever it stands; absent where the address is one of the operation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The address of the part in the operation, `responses/200/body/fields/tags/type`, or in the field.
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

    /// Whether it is about that page.
    #[must_use]
    pub fn is_of(&self, page: &PageId) -> bool {
        self.page.as_ref() == Some(page)
    }

    /// The corrections of a field, at each place where the pages have it.
    pub(super) fn placed<'a>(
        &'a self,
        service: &'a Service,
        field: &'a str,
    ) -> impl Iterator<Item = Self> + 'a {
        let by_page = service.by_page();
        let is_meant = |operation: &&Operation| {
            self.page.as_ref().is_none_or(|page| *page == operation.page)
                && self.operation.as_ref().is_none_or(|line| *line == operation.line())
        };
        service.operations.iter().filter(is_meant).flat_map(move |operation| {
            let root = serde_json::to_value(operation).expect("an operation has a JSON form");
            let is_alone = by_page[&operation.page].len() == 1;
            address::places(&root, field).into_iter().map(move |place| Self {
                page: Some(operation.page.clone()),
                operation: (!is_alone).then(|| operation.line()),
                field: None,
                at: format!("{place}/{}", self.at),
                ..self.clone()
            })
        })
    }

    /// Whether both decide about one thing, so that what comes of it would hang on their order. What is said of
    /// a page is not what is said of a field, which is about the other pages then.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let is_one_operation =
            self.operation.is_none() || other.operation.is_none() || self.operation == other.operation;
        // Of a text, each may replace another piece.
        let are_pieces = self.at.ends_with("/text") && self.at == other.at && self.was != other.was;
        let is_one_page =
            self.page == other.page || self.field.is_some() && (self.page.is_none() || other.page.is_none());
        let others = other.decided();
        self.field == other.field
            && is_one_page
            && is_one_operation
            && !are_pieces
            && self.decided().iter().any(|at| {
                others.iter().any(|other| address::is_within(at, other) || address::is_within(other, at))
            })
    }

    /// What makes no sense in it: a member, and what to do about it.
    pub(super) fn faults(&self, members: &Members) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        let checked = match &self.field {
            Some(_) => address::check(&self.at, "a field", &members.of_field),
            None => address::check(&self.at, "an operation", &members.of_operation),
        };
        if let Err(fault) = checked {
            faults.push(("at", fault));
        }
        if self.page.is_none() && self.field.is_none() {
            faults.push(("at", "say on which `page`, or of which `field`".to_owned()));
        }
        if self.page.is_none() && self.operation.is_some() {
            faults.push(("operation", "say on which `page` the operation is".to_owned()));
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
