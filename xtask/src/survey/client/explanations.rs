//! What the findings say about an example: why it cannot come back as it went in.

use generator::{
    diagnostic::Diagnostic,
    spec::{address, model::Operation, service::Service},
};
use serde::Serialize;

/// The findings about a service.
pub(super) struct Explanations<'a> {
    pub(super) service: &'a Service,
    /// Those of the stages that read the pages, at the pages.
    pub(super) read: &'a [Diagnostic],
    /// Those of lowering, at the files of the spec.
    pub(super) lowered: &'a [Diagnostic],
}

/// A finding about a payload.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Explanation {
    /// The rule that speaks.
    code: &'static str,
    /// Where in the payload: the keys on the way there.
    keys: Vec<String>,
}

impl Explanations<'_> {
    /// The findings about the payload of the example at an address (`request_examples/0`).
    pub(super) fn of_example(&self, operation: &Operation, address: &str) -> Vec<Explanation> {
        let page = self.service.origins.location(&operation.page, "").path;
        let body = format!("{address}/body");
        let of_page = self.read.iter().filter(|finding| finding.location.path == page);
        let found = of_page.filter_map(|finding| {
            let rest = finding.subject.strip_prefix(&body)?;
            let is_inside = rest.is_empty() || rest.starts_with('/');
            is_inside.then(|| Explanation { code: finding.code.text(), keys: address::steps(rest).collect() })
        });
        found.collect()
    }

    /// Why an operation is not in the client, each reason once.
    pub(super) fn of_absence(&self, operation: &Operation) -> Vec<Explanation> {
        let found = self.lowered.iter().filter(|finding| is_about(finding, operation));
        let mut codes: Vec<&str> = found.map(|finding| finding.code.text()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.into_iter().map(|code| Explanation { code, keys: Vec::new() }).collect()
    }
}

/// Whether a finding of lowering is about the file that the operation has in the spec.
pub(super) fn is_about(finding: &Diagnostic, operation: &Operation) -> bool {
    finding.location.path.ends_with(&format!("/{}.yaml", operation.id()))
}

#[cfg(test)]
mod tests {
    use generator::diagnostic::{Code, Location};

    use super::*;

    #[test]
    fn a_finding_explains_the_example_of_its_page_and_number() {
        let finding = |path: &str, subject: &str| {
            let location = Location { path: path.to_owned(), span: 0..0 };
            Diagnostic::new(Code::ExampleType, location, "another type").subject(subject)
        };
        let read = [
            finding("a.md", "request_examples/1/body/tags/a~1b"),
            finding("a.md", "request_examples/1/body"),
            finding("a.md", "request_examples/1/request_line"),
            finding("a.md", "request_examples/10/body"),
            finding("b.md", "request_examples/1/body"),
        ];
        let service = Service::default();
        let explanations = Explanations { service: &service, read: &read, lowered: &[] };
        let operation = Operation { page: generator::page_id::PageId::of("a.md"), ..operation() };
        let found = explanations.of_example(&operation, "request_examples/1");
        let paths: Vec<String> = found.iter().map(|explanation| explanation.keys.join(" ")).collect();
        assert_eq!(paths, ["tags a/b", ""]);
    }

    fn operation() -> Operation {
        let operation = serde_json::json!({
            "schema": 1, "service": "boxes", "name": "create_box", "version": "v1", "page": "", "title": "",
            "method": "POST", "path": "/v1/boxes"
        });
        serde_json::from_value(operation).unwrap()
    }
}
