//! Findings that a person looked at and lets stand: some of one page, or by a rule all of one cause.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    diagnostic::{Code, Diagnostic},
    page_id::PageId,
    spec::address,
};

/// A finding that a person looked at and lets stand. Without a page, it is a rule for the service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The page; absent in a rule, which is about every page of the service or about `pages`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<PageId>,
    /// Method and path of the operation; absent where the finding is about the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// The finding's code.
    #[schemars(extend("enum" = codes().map(Code::text).collect::<Vec<_>>()))]
    pub code: String,
    /// Of a rule: the field that the findings are about, as the API calls it; else they are about any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Of a rule: the pages that it is about; each must have such a finding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<PageId>,
    /// What the subjects below have in common at their start.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub under: String,
    /// The finding's subjects; each must occur.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<String>,
    /// Why it may stand.
    #[schemars(length(min = 1))]
    pub because: String,
}

impl Acceptance {
    /// Whether it is about all findings of one cause, however many.
    #[must_use]
    pub fn is_rule(&self) -> bool {
        self.page.is_none()
    }

    /// What it names, in the order of its items. Each must occur.
    #[must_use]
    pub fn targets(&self) -> Vec<Target<'_>> {
        let target = |page, subject| Target { acceptance: self, page, subject };
        let Some(page) = &self.page else {
            return match self.pages.as_slice() {
                [] => vec![target(None, None)],
                pages => pages.iter().map(|page| target(Some(page), None)).collect(),
            };
        };
        self.subjects().into_iter().map(|subject| target(Some(page), Some(subject))).collect()
    }

    fn subjects(&self) -> Vec<String> {
        if self.at.is_empty() {
            return vec![self.under.clone()];
        }
        let join = |at: &String| {
            if self.under.is_empty() { at.clone() } else { format!("{}/{at}", self.under) }
        };
        self.at.iter().map(join).collect()
    }

    /// What makes no sense in it: a member, and what to do about it.
    pub(super) fn faults(&self) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        if !codes().any(|code| code.text() == self.code) {
            let is_counted = Code::ALL.iter().any(|code| code.text() == self.code);
            let fault = if is_counted {
                format!("`{}` is no finding: the report counts it", self.code)
            } else {
                format!("there is no finding called `{}`", self.code)
            };
            faults.push(("code", fault));
        }
        if self.because.trim().is_empty() {
            faults.push(("because", "say why it may stand".to_owned()));
        }
        let out_of_place = if self.is_rule() {
            [
                ("operation", self.operation.is_some()),
                ("under", !self.under.is_empty()),
                ("at", !self.at.is_empty()),
            ]
        } else {
            [("field", self.field.is_some()), ("pages", !self.pages.is_empty()), ("", false)]
        };
        let form = if self.is_rule() {
            "without `page` this is a rule, which says `field` or `pages`"
        } else {
            "with `page` this is about one page: say `at`"
        };
        let members = out_of_place.into_iter().filter(|(_, is_there)| *is_there);
        faults.extend(members.map(|(member, _)| (member, form.to_owned())));
        faults
    }
}

/// The codes of findings.
fn codes() -> impl Iterator<Item = Code> {
    Code::ALL.iter().copied().filter(|code| !code.is_counted())
}

/// One thing that an acceptance names.
#[derive(Clone, Debug)]
pub struct Target<'a> {
    acceptance: &'a Acceptance,
    /// The page, where it is about one alone.
    pub page: Option<&'a PageId>,
    /// The finding's subject; of a rule none.
    subject: Option<String>,
}

impl Target<'_> {
    /// Why it may stand.
    #[must_use]
    pub fn because(&self) -> &str {
        &self.acceptance.because
    }

    /// Whether a finding about a page is meant.
    #[must_use]
    pub fn names(&self, finding: &Diagnostic) -> bool {
        let Acceptance { code, operation, field, .. } = self.acceptance;
        finding.code.text() == code
            && self.page.is_none_or(|page| page.is_at(&finding.location.path))
            && (operation.is_none() || *operation == finding.operation)
            && self.subject.as_ref().is_none_or(|subject| finding.subject == *subject)
            && field.as_ref().is_none_or(|field| address::field(&finding.subject).as_ref() == Some(field))
    }
}

impl fmt::Display for Target<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.page {
            Some(page) => write!(f, "{page} has no finding `{}`", self.acceptance.code)?,
            None => write!(f, "no page has a finding `{}`", self.acceptance.code)?,
        }
        match (&self.subject, &self.acceptance.field) {
            (Some(subject), _) => write!(f, " about `{subject}`"),
            (None, Some(field)) => write!(f, " about a field `{field}`"),
            (None, None) => Ok(()),
        }
    }
}
