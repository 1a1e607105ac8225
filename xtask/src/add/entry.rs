//! The entry of `spec/sources.toml`.

use std::collections::{BTreeMap, BTreeSet};

use toml_edit::{DocumentMut, Item, Table, value};

use crate::{
    failure::Failure,
    sources::{Pages, Source},
    workspace::SOURCES,
};

/// The file with one more service, in the order of their names; all else stays as it is.
pub(super) fn insert(text: &str, source: &Source) -> Result<String, Failure> {
    let mut document: DocumentMut = text
        .replace("\r\n", "\n")
        .parse()
        .map_err(|error| Failure::new(format!("cannot read {SOURCES}: {error}")))?;
    let name = source.service.as_str();
    let mut entry = table(source);
    let tables =
        document.iter().filter_map(|(other, item)| Some((item.as_table()?.position()?, other.to_owned())));
    let tables: BTreeSet<(isize, String)> = tables.collect();
    let behind = tables.iter().find(|(_, other)| other.as_str() > name);
    // Of two tables in one place, the newer one is the second: so it stands behind all of the table before.
    entry.set_position(Some(behind.map_or(isize::MAX, |(position, _)| position - 1)));
    if let (Some((_, other)), true) = (behind, behind == tables.first())
        && let Some(other) = document[other].as_table_mut()
    {
        swap_heads(&mut entry, other);
    }
    document.insert(name, Item::Table(entry));
    Ok(as_before(text, &document.to_string()))
}

/// The comments at the head of the file stay there, and are not those of the service that was first.
fn swap_heads(new: &mut Table, old: &mut Table) {
    let before = old.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default().to_owned();
    let (head, own) = before.rsplit_once("\n\n").map_or(("", before.as_str()), |(head, own)| (head, own));
    let head = if head.is_empty() { String::new() } else { format!("{head}\n\n") };
    new.decor_mut().set_prefix(head);
    old.decor_mut().set_prefix(format!("\n{own}"));
}

fn table(source: &Source) -> Table {
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    match &source.pages {
        Pages::Folder(folder) => table["pages"] = value(folder),
        Pages::Upstream(upstream) => {
            table["repository"] = value(&upstream.repository);
            table["commit"] = value(&upstream.commit);
            table["folder"] = value(&upstream.folder);
        }
    }
    if source.omits_texts {
        table["texts"] = value("omit");
    }
    table
}

/// With the ends of lines that the file has.
pub(super) fn as_before(text: &str, edited: &str) -> String {
    let edited = edited.replace("\r\n", "\n");
    if text.contains("\r\n") { edited.replace('\n', "\r\n") } else { edited }
}

/// What the addresses of most services' repositories have before the name of the service, and the folder of
/// their pages.
pub(super) fn usual(sources: &[Source]) -> Option<(String, String)> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for source in sources {
        let Pages::Upstream(upstream) = &source.pages else { continue };
        if let Some(base) =
            upstream.repository.strip_suffix(&source.service).filter(|base| base.ends_with('/'))
        {
            *counts.entry((base, &upstream.folder)).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map(|((base, folder), _)| (base.to_owned(), folder.to_owned()))
}

#[cfg(test)]
mod tests {
    use generator::spec::links::Links;

    use super::*;
    use crate::sources::Upstream;

    fn source(service: &str) -> Source {
        let [repository, folder] = [format!("https://docs.example/{service}"), "zh".to_owned()];
        let location = generator::diagnostic::Location { path: SOURCES.to_owned(), span: 0..0 };
        let pages = Pages::Upstream(Upstream { repository, commit: "0".repeat(40), folder });
        Source { service: service.to_owned(), pages, omits_texts: true, links: Links::default(), location }
    }

    fn entry(service: &str) -> String {
        let zeros = "0".repeat(40);
        format!(
            "[{service}]\nrepository = \"https://docs.example/{service}\"\ncommit = \"{zeros}\"\nfolder = \"zh\"\ntexts = \"omit\"\n"
        )
    }

    #[test]
    fn an_entry_stands_by_its_name_and_all_else_as_it_was() {
        const B: &str = "# of b\n[b]\npages = \"b\" # here\n[b.links]\npage = \"p\"\n";
        const D: &str = "[d]\npages='d'\n";
        let file = format!("# Head.\n\n{B}\n{D}");
        for (service, expected) in [
            ("a", format!("# Head.\n\n{}\n{B}\n{D}", entry("a"))),
            ("c", format!("# Head.\n\n{B}\n{}\n{D}", entry("c"))),
            ("e", format!("# Head.\n\n{B}\n{D}\n{}", entry("e"))),
        ] {
            assert_eq!(insert(&file, &source(service)).unwrap(), expected);
            let windows = insert(&file.replace('\n', "\r\n"), &source(service)).unwrap();
            assert_eq!(windows, expected.replace('\n', "\r\n"));
        }
    }

    #[test]
    fn what_most_services_have_is_usual() {
        assert_eq!(usual(&[]), None);
        let usual = usual(&[source("vpc"), source("ecs")]);
        assert_eq!(usual, Some(("https://docs.example/".to_owned(), "zh".to_owned())));
    }
}
