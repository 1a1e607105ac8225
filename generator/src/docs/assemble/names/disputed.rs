//! Names that several operations claim: who keeps one, and what the others are called.

use std::collections::{BTreeMap, BTreeSet};

use super::{VERSION, derived, parts};
use crate::{
    docs::vocabulary::verbs,
    page_id::PageId,
    spec::{identity::words, model::Operation, service::Fallbacks},
};

/// The anchors of the titles, by page.
pub(in crate::docs::assemble) type Anchors<'a> = BTreeMap<&'a PageId, &'a str>;

/// Makes names unique within each version. A name that different operations of a version claim is
/// wrong on some of their pages, and so is trusted on none: it stays with an operation that it fits
/// and no other of its version; all others are called after their request lines.
///
/// Nobody's name depends on a page that does not claim the same one. `anchors`: those of the titles, by
/// page. Gives the names that were taken away.
pub(in crate::docs::assemble) fn settle(operations: &mut [Operation], anchors: &Anchors<'_>) -> Fallbacks {
    let mut taken = Fallbacks::new();
    for name in disputed(operations) {
        let fitting = fitting(operations, &name);
        for (at, operation) in operations.iter_mut().enumerate().filter(|(_, one)| one.name == name) {
            let derived = derived(operation);
            if !fitting.contains(&at) && derived != name {
                operation.name = derived;
                taken.insert((operation.page.clone(), operation.line()), Some(name.clone()));
            }
        }
    }
    disambiguate(operations, anchors);
    taken
}

/// The names that different operations of one version have.
fn disputed(operations: &[Operation]) -> BTreeSet<String> {
    let mut claims: BTreeMap<(&str, &str), BTreeSet<_>> = BTreeMap::new();
    for operation in operations {
        claims.entry((&operation.version, &operation.name)).or_default().insert(operation.identity());
    }
    let disputed = claims.into_iter().filter(|(_, claimants)| claimants.len() > 1);
    disputed.map(|((_, name), _)| name.to_owned()).collect()
}

/// The operations that keep the name: of each version those that it fits, if they are all one.
fn fitting(operations: &[Operation], name: &str) -> BTreeSet<usize> {
    let mut fitting: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, operation) in operations.iter().enumerate() {
        if operation.name == name && fits(operation) {
            fitting.entry(&operation.version).or_default().push(at);
        }
    }
    let are_one = |at: &Vec<usize>| {
        at.iter().all(|other| operations[*other].identity() == operations[at[0]].identity())
    };
    fitting.into_values().filter(are_one).flatten().collect()
}

/// Whether the name speaks of the request line: its verb goes with the method, and what the path ends
/// in stands in it. A list is of what has no identifier of its own at the end.
fn fits(operation: &Operation) -> bool {
    let name: Vec<String> = operation.name.split('_').map(str::to_owned).collect();
    let verb = name.iter().find(|word| verbs::methods(word).is_some());
    let goes_with_method = verb.is_none_or(|verb| {
        let methods = verbs::methods(verb).unwrap_or_default();
        methods.contains(&operation.method) && !(verbs::is_of_many(verb) && operation.path.ends_with('}'))
    });
    let template = operation.template();
    let fixed = template.segments().rfind(|part| !part.contains('{') && !VERSION.is_match(part));
    let spoken: BTreeSet<String> = words(&operation.name.replace('_', " ")).collect();
    goes_with_method && fixed.is_some_and(|fixed| words(fixed).all(|word| spoken.contains(&word)))
}

/// Tells apart what still has one name, in the order of the paths: pages that describe one operation by
/// what the pages are called, everything else by a number.
fn disambiguate(operations: &mut [Operation], anchors: &Anchors<'_>) {
    let mut order: Vec<usize> = (0..operations.len()).collect();
    order.sort_by(|one, other| operations[*one].identity().cmp(&operations[*other].identity()));
    let mut taken: BTreeMap<(String, String), usize> = BTreeMap::new();
    for at in order {
        let operation = &operations[at];
        let free = |name: &String| !taken.contains_key(&(operation.version.clone(), name.clone()));
        let first = taken.get(&(operation.version.clone(), operation.name.clone()));
        let same = first.filter(|first| operations[**first].identity() == operation.identity());
        let of_page = same.and_then(|_| page_words(&operation.page, anchors));
        let of_page = of_page.map(|words| format!("{}_{words}", operation.name));
        let numbered = (2..).map(|number| format!("{}_{number}", operation.name));
        let mut names = [operation.name.clone()].into_iter().chain(of_page).chain(numbered);
        let name = names.find(free).expect("there are more numbers than names");
        taken.insert((operation.version.clone(), name.clone()), at);
        operations[at].name = name;
    }
}

/// What a page is called, in words that can stand in a name: its file, or the anchor of its title where
/// the file has other letters.
fn page_words(page: &PageId, anchors: &Anchors<'_>) -> Option<String> {
    let file = page.as_str().trim_end_matches(".md");
    let called = if file.is_ascii() { file } else { anchors.get(page)? };
    let words: Vec<String> = parts(called).collect();
    (!words.is_empty()).then(|| words.join("_"))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::spec::http::PathTemplate;

    /// An operation that is nothing but its name and request line.
    pub(in crate::docs::assemble::names) fn operation(name: &str, method: &str, path: &str) -> Operation {
        serde_json::from_value(serde_json::json!({
            "schema": 1, "service": "s", "name": name, "version": super::super::version(&PathTemplate::new(path)),
            "page": "p.md", "title": "", "method": method, "path": path,
        }))
        .unwrap()
    }

    fn settled(claims: &[(&str, &str, &str)]) -> Vec<String> {
        let mut operations: Vec<Operation> =
            claims.iter().map(|(name, method, path)| operation(name, method, path)).collect();
        settle(&mut operations, &Anchors::new());
        operations.into_iter().map(|operation| operation.name).collect()
    }

    #[test]
    fn a_disputed_name_stays_where_it_fits() {
        let claims = [
            ("list_topics", "POST", "/v2/{project_id}/topics"),
            ("list_topics", "GET", "/v2/{project_id}/topics"),
            ("list_topics", "GET", "/v2/{project_id}/topics/{topic_urn}"),
            ("list_topics", "GET", "/v2/{project_id}/topics/{topic_urn}/attributes"),
            ("list_topics", "GET", "/"),
        ];
        let names = [
            "post_topics",
            "list_topics",
            "get_topics_by_topic_urn",
            "get_topics_by_topic_urn_attributes",
            "get",
        ];
        assert_eq!(settled(&claims), names);
    }

    #[test]
    fn a_name_that_fits_two_is_trusted_for_neither() {
        let claims = [("show_vpc", "GET", "/v1/vpcs/{vpc_id}"), ("show_vpc", "GET", "/v1/a/vpcs/{vpc_id}")];
        assert_eq!(settled(&claims), ["get_vpcs_by_vpc_id", "get_a_vpcs_by_vpc_id"]);
    }

    #[test]
    fn versions_dispute_nothing() {
        let claims = [("show_vpc", "GET", "/v1/vpcs/{vpc_id}"), ("show_vpc", "GET", "/v3/vpcs/{vpc_id}")];
        assert_eq!(settled(&claims), ["show_vpc", "show_vpc"]);
    }

    #[test]
    fn pages_of_one_operation_are_disambiguated_by_what_they_are_called() {
        let pages = ["a-box.md", "the-box.md", "盒子.md", "箱子.md"];
        let mut operations: Vec<Operation> = Vec::new();
        for page in pages {
            let operation = operation("show_box", "GET", "/v1/box");
            operations.push(Operation { page: PageId::of(page), ..operation });
        }
        settle(&mut operations, &Anchors::from([(&PageId::of("盒子.md"), "box_04_0007")]));
        let names: Vec<&str> = operations.iter().map(|operation| operation.name.as_str()).collect();
        assert_eq!(names, ["show_box", "show_box_the_box", "show_box_box_04_0007", "show_box_2"]);
    }

    #[test]
    fn derived_names_that_agree_are_numbered_in_the_order_of_their_paths() {
        let claims = [("x", "GET", "/v1/a_b"), ("x", "GET", "/v1/a-b")];
        assert_eq!(settled(&claims), ["get_a_b_2", "get_a_b"]);
    }
}
