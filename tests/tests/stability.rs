//! Small changes make small diffs, and the same pages always make the same bytes.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{fs, path::Path};

use generator::{
    SettingsFile, docs::source::SourcePage, files::FileSet, read_pages, write_client, write_spec,
};

const PAGE: &str = "查询主机列表.md";

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn pages() -> Vec<SourcePage> {
    let mut paths: Vec<_> =
        fs::read_dir(root().join("spec/pages/mrs")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let page = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        SourcePage::new(format!("spec/pages/mrs/{name}"), fs::read_to_string(path).unwrap())
    };
    paths.iter().map(page).collect()
}

/// All files that come of the pages.
fn generate(pages: &[SourcePage]) -> FileSet {
    let corrections = SettingsFile {
        path: "spec/corrections/mrs.yaml".to_owned(),
        text: fs::read_to_string(root().join("spec/corrections/mrs.yaml")).unwrap(),
    };
    let read = read_pages("mrs", pages, Some(&corrections));
    assert_eq!(read.diagnostics, []);
    let mut files = write_spec(&read.value);
    let client = write_client(&[read.value]);
    assert_eq!(client.diagnostics, []);
    files.extend(client.value);
    files
}

/// The names of the files that differ.
fn changed(before: &FileSet, after: &FileSet) -> Vec<String> {
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    before.iter().filter(|(name, text)| after[*name] != **text).map(|(name, _)| name.clone()).collect()
}

/// The files after a change of one page's text, as a list of those that differ.
fn edit(from: &str, to: &str) -> Vec<String> {
    let before = pages();
    let mut after = before.clone();
    let page = after.iter_mut().find(|page| page.file_name() == PAGE).unwrap();
    let text = String::from_utf8(page.bytes.clone()).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from}");
    page.bytes = text.replace(from, to).into_bytes();
    changed(&generate(&before), &generate(&after))
}

#[test]
fn the_same_pages_make_the_same_bytes() {
    let pages = pages();
    assert_eq!(generate(&pages), generate(&pages));
    let mut reversed = pages.clone();
    reversed.reverse();
    assert_eq!(generate(&pages), generate(&reversed), "the order of the pages must not matter");
}

#[test]
fn what_is_committed_is_what_the_pages_make() {
    for (name, text) in generate(&pages()) {
        let folder = if Path::new(&name).extension().is_some_and(|extension| extension == "rs") {
            "generated-client/src/services"
        } else {
            "spec/operations"
        };
        let committed = fs::read_to_string(root().join(folder).join(&name)).unwrap();
        assert_eq!(committed, text, "{name}: run `cargo xtask codegen`");
    }
}

#[test]
fn a_changed_description_changes_two_files() {
    let files = edit("主机列表总数。", "主机的总数。");
    assert_eq!(files, ["mrs/v1_1/list_hosts.rs", "mrs/v1_1_list_hosts.yaml"]);
}

#[test]
fn a_new_limit_changes_two_files() {
    let files = edit(">虚拟机IP地址</p>", ">虚拟机IP地址</p><p>最大长度：39</p>");
    assert_eq!(files, ["mrs/v1_1/list_hosts.rs", "mrs/v1_1_list_hosts.yaml"]);
}
