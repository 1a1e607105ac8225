//! Files and folders that documents name, held against those that there are.

use std::collections::BTreeSet;

use regex::Regex;

use crate::workspace::SCHEMAS;

/// Endings of files that this project has; what ends so and is in no folder may lie in any.
const ENDINGS: &[&str] = &[".rs", ".toml", ".yaml", ".md", ".snap"];
/// Whatever a run makes may be named before it is there.
const BUILT: &str = "target/";

/// What is wrong with code, if it is a path of this project.
pub(super) fn code(text: &str, files: &BTreeSet<String>) -> Option<String> {
    let is_path = |each: char| each.is_alphanumeric() || "/._-<>{}*".contains(each);
    let is_ours = |first: &str| files.iter().any(|file| file.split('/').next() == Some(first));
    let first = text.split('/').next().unwrap_or_default();
    if text.is_empty() || !text.chars().all(is_path) || text.starts_with(BUILT) {
        return None;
    }
    let is_from_root = text.contains('/') && is_ours(first);
    let is_file = ENDINGS.iter().any(|ending| text.ends_with(ending) && text.len() > ending.len());
    // What a caller chooses is written large: `DIR/vpc`.
    let is_placeholder = first.chars().all(|each| each.is_ascii_uppercase());
    let is_there = match (is_from_root, is_file && !is_placeholder) {
        (true, _) => there(text, "", files),
        (false, true) => there(text, "(?:.*/)?", files) || has_schema(text, files),
        (false, false) => true,
    };
    (!is_there).then(|| format!("there is no `{text}`"))
}

/// Some files of the spec are there only where a service needs them; each has its schema.
fn has_schema(name: &str, files: &BTreeSet<String>) -> bool {
    let schema = |stem| files.contains(&format!("{SCHEMAS}/{stem}.json"));
    name.strip_suffix(".yaml").is_some_and(schema)
}

/// What is wrong with a link from a document in a folder.
pub(super) fn link(target: &str, folder: &str, files: &BTreeSet<String>) -> Option<String> {
    let path = target.split('#').next().unwrap_or_default();
    // What rustdoc links is rustdoc's to find.
    if path.is_empty() || path.contains("://") || path.contains("::") || path.starts_with("mailto:") {
        return None;
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in path.split('/').filter(|step| *step != ".") {
        match step {
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    (!there(&steps.join("/"), "", files)).then(|| format!("the link `{target}` leads nowhere"))
}

/// Whether a file or a folder has the path, behind a prefix; `<service>`, `{service}` and `*` stand for any name.
fn there(path: &str, prefix: &str, files: &BTreeSet<String>) -> bool {
    let pattern = regex::escape(path.trim_end_matches('/'));
    let any = Regex::new(r"\\\{[^/]*?\\\}|<[^/]*?>|\\\*").expect("the pattern is a constant");
    let pattern = any.replace_all(&pattern, "[^/]+");
    let ending = if path.ends_with('/') { "/" } else { "(?:/|$)" };
    let pattern = Regex::new(&format!("^{prefix}{pattern}{ending}")).expect("the path is escaped");
    files.iter().any(|file| pattern.is_match(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> BTreeSet<String> {
        let files = [
            "README.md",
            "spec/schema/report.json",
            "spec/sources.toml",
            "spec/operations/mrs/names.yaml",
            "client/src/lib.rs",
        ];
        files.map(str::to_owned).into()
    }

    #[test]
    fn paths_of_the_project_must_be_there() {
        for (text, is_there) in [
            ("spec/sources.toml", true),
            ("spec/source.toml", false),
            ("spec/operations/<service>/", true),
            ("spec/operations/{service}/names.yaml", true),
            ("spec/operations/*.yaml", false),
            ("spec/sources.toml/", false),
            ("spec/opera", false),
            ("names.yaml", true),
            ("report.yaml", true),
            ("mrs/names.yaml", true),
            ("gone.yaml", false),
            // No paths of ours.
            ("target/docs", true),
            ("DIR/vpc.md", true),
            ("String/Integer", true),
            (".rs", true),
            ("responses/200/body", true),
            ("default = false", true),
        ] {
            assert_eq!(code(text, &files()).is_none(), is_there, "{text}");
        }
    }

    #[test]
    fn links_lead_somewhere() {
        for (target, folder, leads) in [
            ("spec/sources.toml", "", true),
            ("../README.md#use", "client", true),
            ("src/lib.rs", "client", true),
            ("src/lib.rs", "", false),
            ("https://example.com/x.md", "", true),
            ("#use", "", true),
            ("crate::Error", "", true),
        ] {
            assert_eq!(link(target, folder, &files()).is_none(), leads, "{target} from {folder}");
        }
    }
}
