//! What a difference is said to be.

use std::fmt;

use serde::Serialize;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The service.
    pub service: String,
    /// The operation, by its id: `v2_create_cluster`; none where it concerns several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// What of it, as the API calls it: `query limit`, `Tag.key`.
    pub subject: String,
    /// In what respect.
    pub aspect: Aspect,
    /// What became of it.
    pub action: Action,
    /// What it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
    /// The item of Rust that it touches: `mrs::v2::CreateCluster`.
    pub item: String,
    /// What that means to those who use the item.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// What a person may decide so that users stay whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

/// In what respect something differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// An operation as a whole.
    Operation,
    /// A parameter of path, query or header.
    Parameter,
    /// The body of a request, or what a success brings.
    Body,
    /// A field of a structure.
    Field,
    /// What something holds, or a structure as a whole.
    Type,
    /// Whether it must be sent.
    Necessity,
    /// The values that are listed.
    Values,
    /// What the service takes where nothing is sent.
    Default,
    /// Between what a number, a length or a count may lie, or what a text looks like.
    Range,
    /// How a list comes page by page.
    Paging,
    /// Whether it may be sent twice.
    Retries,
    /// What an error code means, when a success failed, what is waited for.
    Errors,
    /// Whether it must never be shown.
    Secret,
    /// The statuses that the page lists.
    Statuses,
    /// What it is called.
    Name,
    /// The method and path of the request.
    Request,
    /// What the vendor advises against.
    Deprecation,
    /// What is said about it.
    Documentation,
}

impl Aspect {
    /// The word that reports use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Operation => "operation",
            Self::Parameter => "parameter",
            Self::Body => "body",
            Self::Field => "field",
            Self::Type => "type",
            Self::Necessity => "necessity",
            Self::Values => "values",
            Self::Default => "default",
            Self::Range => "range",
            Self::Paging => "paging",
            Self::Retries => "retries",
            Self::Errors => "errors",
            Self::Secret => "secret",
            Self::Statuses => "statuses",
            Self::Name => "name",
            Self::Request => "request",
            Self::Deprecation => "deprecation",
            Self::Documentation => "documentation",
        }
    }
}

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is otherwise.
    Changed,
    /// It is elsewhere.
    Moved,
}

impl Action {
    /// The word that reports use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Moved => "moved",
        }
    }
}

/// What a change means to those who use the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Code that compiled does not, or what it sent is refused.
    Breaking,
    /// Code compiles and runs as before; there is more, or the wire differs.
    Compatible,
    /// Comments alone differ.
    DocsOnly,
}

impl Verdict {
    /// The words that reports use.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Compatible => "compatible",
            Self::DocsOnly => "docs only",
        }
    }

    /// The gravest of the changes; none where there is no change.
    #[must_use]
    pub fn of(changes: &[Change]) -> Option<Self> {
        changes.iter().map(|change| change.verdict).min()
    }
}

/// A version of the client: `0.1.0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Release(pub [u64; 3]);

impl Release {
    /// The release that these changes ask for. Below 1.0 the second number says that users break.
    #[must_use]
    pub fn after(self, verdict: Option<Verdict>) -> Self {
        let Self([major, minor, patch]) = self;
        Self(match verdict {
            None => self.0,
            Some(Verdict::Breaking) if major > 0 => [major + 1, 0, 0],
            Some(Verdict::Breaking) => [0, minor + 1, 0],
            Some(Verdict::Compatible) if major > 0 => [major, minor + 1, 0],
            Some(Verdict::Compatible | Verdict::DocsOnly) => [major, minor, patch + 1],
        })
    }

    /// Reads three numbers with dots between.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let numbers: Vec<u64> = text.split('.').map_while(|part| part.parse().ok()).collect();
        Some(Self(numbers.try_into().ok()?))
    }
}

impl fmt::Display for Release {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let Self([major, minor, patch]) = self;
        write!(formatter, "{major}.{minor}.{patch}")
    }
}

impl Change {
    /// What orders changes: by service and operation, what breaks first.
    pub(super) fn rank(&self) -> impl Ord + '_ {
        let rest = (self.aspect, &self.item, &self.old, &self.new);
        (&self.service, &self.operation, self.verdict, &self.subject, rest)
    }

    /// The same with what a person may decide.
    pub(super) fn help(self, help: Option<String>) -> Self {
        Self { help, ..self }
    }

    /// The same of something that is elsewhere.
    pub(super) fn moved(self) -> Self {
        Self { action: Action::Moved, ..self }
    }
}

/// What changes are about.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    /// The service.
    pub(super) service: String,
    /// The operation.
    pub(super) operation: Option<String>,
    /// What of it; empty for the whole.
    pub(super) name: String,
    /// The item of Rust, from the service's module on.
    pub(super) item: String,
}

impl Subject {
    /// A part of it: a field.
    pub(super) fn part(&self, name: String, item: String) -> Self {
        Self { name, item, ..self.clone() }
    }

    /// A change of it: something came, went, or is another.
    pub(super) fn change(
        &self,
        aspect: Aspect,
        (old, new): (Option<String>, Option<String>),
        (verdict, reason): (Verdict, &str),
    ) -> Change {
        let action = match (&old, &new) {
            (None, Some(_)) => Action::Added,
            (Some(_), None) => Action::Removed,
            _ => Action::Changed,
        };
        Change {
            service: self.service.clone(),
            operation: self.operation.clone(),
            subject: self.name.clone(),
            aspect,
            action,
            old,
            new,
            item: format!("{}::{}", self.service, self.item),
            verdict,
            reason: reason.to_owned(),
            help: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn below_one_the_second_number_says_that_users_break() {
        let cases = [
            ("0.1.4", None, "0.1.4"),
            ("0.1.4", Some(Verdict::Breaking), "0.2.0"),
            ("0.1.4", Some(Verdict::Compatible), "0.1.5"),
            ("0.1.4", Some(Verdict::DocsOnly), "0.1.5"),
            ("1.2.3", Some(Verdict::Breaking), "2.0.0"),
            ("1.2.3", Some(Verdict::Compatible), "1.3.0"),
            ("1.2.3", Some(Verdict::DocsOnly), "1.2.4"),
        ];
        for (from, verdict, to) in cases {
            assert_eq!(Release::read(from).unwrap().after(verdict).to_string(), to, "{from} {verdict:?}");
        }
        assert_eq!(Release::read("1.2"), None);
    }
}
