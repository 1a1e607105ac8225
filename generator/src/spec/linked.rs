//! `Service` × `Links` → the same, with the addresses of each operation.

use super::{
    links::{Links, explorer_name},
    model::Operation,
    service::Service,
};
use crate::case::{snake, upper_camel};

/// Gives each operation its own.
pub fn link(service: &mut Service, links: &Links) {
    for operation in &mut service.operations {
        let address = |pattern: &Option<String>| Some(filled(pattern.as_deref()?, operation));
        let explorer = linked(operation).or_else(|| address(&links.explorer));
        operation.links = Links { page: address(&links.page), explorer };
    }
}

/// The page's own link, unless it leads to another operation: pages are copied with it.
fn linked(operation: &Operation) -> Option<String> {
    let link = operation.explorer.as_ref()?;
    (snake(explorer_name(link)?) == operation.name).then(|| link.clone())
}

fn filled(pattern: &str, operation: &Operation) -> String {
    let service = &operation.service;
    let named = pattern.replace("{page}", operation.page.as_str());
    let named = named.replace("{Operation}", &upper_camel(&operation.name));
    named.replace("{service}", service).replace("{SERVICE}", &service.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(own: Option<&str>, patterns: &Links) -> Links {
        let mut operation: Operation = serde_json::from_value(serde_json::json!({
            "schema": 1, "service": "s", "name": "list", "version": "v1", "page": "p.md", "title": "T",
            "method": "GET", "path": "/v1/x",
        }))
        .expect("it is an operation");
        operation.explorer = own.map(str::to_owned);
        let mut service = Service { operations: vec![operation], ..Service::default() };
        link(&mut service, patterns);
        service.operations.remove(0).links
    }

    #[test]
    fn patterns_are_filled_in() {
        let page = Some("https://x/{service}/{page}".to_owned());
        let explorer = Some("https://z/{SERVICE}?{Operation}".to_owned());
        let links = links(None, &Links { page, explorer });
        assert_eq!(links.page.as_deref(), Some("https://x/s/p.md"));
        assert_eq!(links.explorer.as_deref(), Some("https://z/S?List"));
    }

    #[test]
    fn what_the_page_links_is_taken_as_it_is_unless_it_is_another_operation() {
        let pattern = Links { page: None, explorer: Some("https://z?{Operation}".to_owned()) };
        let own = "https://z/doc?product=Sea&api=List&version=v2";
        assert_eq!(links(Some(own), &pattern).explorer.as_deref(), Some(own));
        assert_eq!(links(Some("https://z?api=Show"), &pattern).explorer.as_deref(), Some("https://z?List"));
        assert_eq!(links(Some("https://z?api=Show"), &Links::default()).explorer, None);
        assert_eq!(links(Some("https://z?api="), &Links::default()).explorer, None);
    }
}
