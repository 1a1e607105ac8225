//! What the file may say, and what is refused.

use super::*;

fn folders(outcome: &Outcome<Vec<Source>>) -> Vec<(&str, &Pages)> {
    outcome.value.iter().map(|source| (source.service.as_str(), &source.pages)).collect()
}

#[test]
fn reads_services_by_name() {
    let outcome = read("[vpc]\npages = \"../docs/vpc\"\n\n[mrs]\npages = \"spec/pages/mrs\"\n");
    let [mrs, vpc] = ["spec/pages/mrs", "../docs/vpc"].map(|folder| Pages::Folder(folder.to_owned()));
    assert_eq!(folders(&outcome), [("mrs", &mrs), ("vpc", &vpc)]);
    assert_eq!(outcome.diagnostics, []);
}

#[test]
fn reads_where_a_repository_has_the_pages() {
    let commit = "0123456789abcdef0123456789abcdef01234567";
    let text = format!(
        "[vpc]\nrepository = \"https://docs.example/vpc\"\ncommit = \"{commit}\"\nfolder = \"zh/api/\"\ntexts = \"omit\"\n"
    );
    let outcome = read(&text);
    let expected = Upstream {
        repository: "https://docs.example/vpc".to_owned(),
        commit: commit.to_owned(),
        folder: "zh/api".to_owned(),
    };
    assert_eq!(folders(&outcome), [("vpc", &Pages::Upstream(expected))]);
    assert!(outcome.value[0].omits_texts);
}

#[test]
fn refuses_what_names_no_place_or_two() {
    for (entry, shown, message) in [
        (
            "pages = \"a\"\ncommit = \"b\"",
            "\"a\"",
            "the pages of `mrs` lie in one folder, or in one of a repository",
        ),
        (
            "repository = \"a\"\ncommit = \"main\"\nfolder = \"b\"",
            "\"a\"",
            "`main` is no commit: 40 digits from 0 to f",
        ),
        ("texts = \"omit\"", "mrs", "the pages of `mrs` lie in one folder, or in one of a repository"),
    ] {
        let text = format!("[mrs]\n{entry}\n");
        let outcome = read(&text);
        assert_eq!(outcome.value, []);
        let finding = &outcome.diagnostics[0];
        assert_eq!((&text[finding.location.span.clone()], finding.message.as_str()), (shown, message));
    }
}

#[test]
fn says_where_a_key_is_unknown() {
    let text = "[mrs]\npages = \"a\"\nlanguage = \"zh\"\n";
    let outcome = read(text);
    let finding = &outcome.diagnostics[0];
    assert_eq!(&text[finding.location.span.clone()], "language");
    assert!(finding.message.contains("unknown field `language`"), "{}", finding.message);
}

#[test]
fn refuses_names_that_no_module_can_have() {
    let outcome = read("[\"../MRS\"]\npages = \"a\"\n");
    assert_eq!(outcome.diagnostics[0].message, "`../MRS` cannot be the name of a Rust module");
}

#[test]
fn a_command_line_names_services_that_there_are() {
    let sources = read("[vpc]\npages = \"a\"\n[mrs]\npages = \"b\"\n").value;
    let select = |names: &[&str]| {
        let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
        super::select(&sources, &names).map(|selected| selected.len()).map_err(|failure| failure.help)
    };
    assert_eq!(select(&[]), Ok(2));
    assert_eq!(select(&["vpc"]), Ok(1));
    assert_eq!(select(&["vpc", "ecs"]), Err("spec/sources.toml knows mrs, vpc".to_owned()));
}

#[test]
fn links_are_those_of_the_repository_unless_the_entry_says_others() {
    let repository = "repository = \"https://github.com/docs/vpc\"\ncommit = \"0123456789abcdef0123456789abcdef01234567\"\nfolder = \"zh\"\n";
    let page = "https://github.com/docs/vpc/blob/HEAD/zh/{page}";
    for (text, links) in [
        (repository.to_owned(), [Some(page), None]),
        (format!("{repository}links = {{ explorer = \"https://z\" }}\n"), [Some(page), Some("https://z")]),
        (format!("{repository}links = {{ page = \"https://y\" }}\n"), [Some("https://y"), None]),
        ("pages = \"a\"\n".to_owned(), [None, None]),
    ] {
        let source = &read(&format!("[vpc]\n{text}")).value[0];
        assert_eq!([source.links.page.as_deref(), source.links.explorer.as_deref()], links, "{text}");
    }
}
