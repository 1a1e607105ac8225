//! Small changes of a page make small diffs; shown on pages of one service.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use generator::{
    docs::source::SourcePage, files::FileSet, lower, spec::service::Service, write_client, write_spec,
};
use tests::services::Source;

const PAGE: &str = "查询主机列表.md";
/// A page whose structure `tag` stands on three others too.
const SHARING_PAGE: &str = "给指定集群添加标签.md";

fn read(pages: &[SourcePage]) -> Service {
    Source::named("mrs").read(pages)
}

fn pages() -> Vec<SourcePage> {
    Source::named("mrs").pages()
}

/// All files that come of the pages.
fn generate(pages: &[SourcePage]) -> FileSet {
    let service = read(pages);
    let mut files = write_spec(&service).value;
    files.extend(client(&service));
    files
}

fn client(service: &Service) -> FileSet {
    let lowered = lower(service);
    assert_eq!(lowered.diagnostics, []);
    write_client(&[lowered.value])
}

/// The names of the files that differ.
fn changed(before: &FileSet, after: &FileSet) -> Vec<String> {
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    before.iter().filter(|(name, text)| after[*name] != **text).map(|(name, _)| name.clone()).collect()
}

/// The files after a change of one page's text, as a list of those that differ.
fn edit(page: &str, from: &str, to: &str) -> Vec<String> {
    let before = pages();
    let mut after = before.clone();
    let page = after.iter_mut().find(|each| each.id().as_str() == page).unwrap();
    let text = String::from_utf8(page.bytes.clone()).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from}");
    page.bytes = text.replace(from, to).into_bytes();
    changed(&generate(&before), &generate(&after))
}

#[test]
fn a_changed_description_changes_two_files() {
    let files = edit(PAGE, "主机列表总数。", "主机的总数。");
    assert_eq!(files, ["mrs/v1_1/list_hosts.rs", "mrs/v1_1_list_hosts.yaml"]);
}

#[test]
fn a_new_limit_changes_two_files() {
    let files = edit(PAGE, ">虚拟机IP地址</p>", ">虚拟机IP地址</p><p>最大长度：39</p>");
    assert_eq!(files, ["mrs/v1_1/list_hosts.rs", "mrs/v1_1_list_hosts.yaml"]);
}

/// A shared type requires what all of its pages require, and the examples set it.
#[test]
fn a_page_that_requires_less_changes_the_shared_type_and_its_examples() {
    let mandatory = "<a name=\"p6208921122619\"></a><a name=\"p6208921122619\"></a>";
    let files = edit(SHARING_PAGE, &format!("{mandatory}是"), &format!("{mandatory}否"));
    let rust =
        ["mrs/types/tag.rs", "mrs/v1_1/batch_delete_cluster_tags.rs", "mrs/v1_1/create_cluster_tag.rs"];
    assert_eq!(files, [rust.as_slice(), &["mrs/v1_1_create_cluster_tag.yaml"]].concat());
}

/// The first page that describes a field of a shared structure describes it for all.
#[test]
fn another_description_of_a_shared_structure_changes_the_spec_alone() {
    let files = edit(SHARING_PAGE, "同一资源的key值不能重复。", "资源的key各不相同。");
    assert_eq!(files, ["mrs/v1_1_create_cluster_tag.yaml"]);
}

/// Nothing that the client exports is called otherwise because a page comes or goes.
#[test]
fn a_new_page_renames_no_type_of_others() {
    let all = read(&pages());
    let files = client(&all);
    let with = exports(&files);
    assert!(with["mrs/v2/create_cluster.rs"].contains("AdjustmentType"), "{with:?}");
    for (at, operation) in all.operations.iter().enumerate() {
        let own = format!("mrs/{}/{}.rs", operation.module(), operation.name);
        if files[&own].contains("super::types") {
            let mut fewer = all.clone();
            fewer.operations.remove(at);
            let mut without = exports(&client(&fewer));
            without.insert(own.clone(), with[&own].clone());
            assert_eq!(with, without, "{own}");
        }
    }
}

/// The types that each file of an operation defines or hands on.
fn exports(files: &FileSet) -> BTreeMap<String, BTreeSet<String>> {
    let is_rust = |path: &str| Path::new(path).extension().is_some_and(|extension| extension == "rs");
    let operations = files.iter().filter(|(path, _)| is_rust(path));
    let operations = operations.filter(|(path, _)| !path.contains("/types/") && !path.ends_with("mod.rs"));
    operations.map(|(path, text)| (path.clone(), names(text))).collect()
}

fn names(text: &str) -> BTreeSet<String> {
    let imported = text.split("pub use ").skip(1).filter_map(|rest| rest.split(';').next());
    let imported = imported.flat_map(|path| path.rsplit("::").next().unwrap().split(','));
    let defined = text.lines().filter_map(|line| {
        let line = line.trim_start();
        line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum "))
    });
    let names = imported.chain(defined).map(|name| {
        let name = name.trim_matches([' ', '\n', '{', '}']);
        let name = name.rsplit(" as ").next().unwrap_or(name);
        name.split([' ', ':', '{']).next().unwrap_or(name).to_owned()
    });
    names.filter(|name| !name.is_empty()).collect()
}
