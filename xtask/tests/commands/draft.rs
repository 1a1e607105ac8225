//! What codegen drafts for the corrections: one entry for each cause, that holds where it is pasted.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value as Json;

use crate::workspace::{Workspace, test_data};

/// What only the back half finds, in the spec that the pages make once their findings are decided.
const OF_THE_SPEC: &[&str] = &["invalid-spec", "name-collision", "unknown-type-left"];

fn records(text: &str) -> Vec<Json> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Pastes each draft into the file that it names, each part below its key.
fn paste(workspace: &Workspace, drafts: &[Json]) {
    for draft in drafts {
        let (path, text) = (draft["path"].as_str().unwrap(), draft["text"].as_str().unwrap());
        let mut file = fs::read_to_string(workspace.path(path)).unwrap_or_default();
        for (key, entries) in parts(text) {
            match file.find(&format!("\n{key}:\n")) {
                Some(at) => file.insert_str(at + key.len() + 3, &entries),
                None => file.extend(["\n", key, ":\n", &entries]),
            }
        }
        workspace.write(path, &file);
    }
}

/// The entries below each key.
fn parts(text: &str) -> Vec<(&'static str, String)> {
    let mut parts: Vec<(&str, String)> = Vec::new();
    for line in text.lines() {
        let key = ["names", "corrections", "accepted"].into_iter().find(|key| line == format!("{key}:"));
        match (key, parts.last_mut()) {
            (Some(key), _) => parts.push((key, String::new())),
            (None, Some((_, entries))) => entries.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    parts
}

/// A service of one page for each table.
fn boxes(tables: &[(&str, &str)]) -> Workspace {
    let workspace = Workspace::new();
    workspace.add_service("boxes");
    for (page, rows) in tables {
        let table = format!(
            "**Table 1** Request parameters\n\n| Parameter | Mandatory | Type | Description |\n|---|---|---|---|\n{rows}"
        );
        let text = format!(
            "# Pack {page}\n\n## URI\n\nPOST /v1/{page}\n\n## Request\n\n{table}\n\n## Response\n\nNone\n\n## Status Codes\n\n200\n"
        );
        workspace.write(&format!("spec/pages/boxes/{page}.md"), &text);
    }
    workspace
}

#[test]
fn one_cause_is_one_entry() {
    let odd = "| lid | Maybe | String | The lid. |\n| rim | No | Ring | The rim. |\n";
    let strange = "| knob | No | Sphere | The knob. |\n| hinge | Perhaps | String | The hinge. |\n";
    let workspace =
        boxes(&[("crates", odd), ("drawers", odd), ("jars", odd), ("tins", odd), ("urns", strange)]);
    let ran = workspace.run(&["codegen", "--draft"]);
    assert_eq!(ran.exit_code, 1);
    insta::with_settings!({
        snapshot_path => test_data().join("draft"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("boxes", ran.output);
    });
    assert!(workspace.generated().is_empty(), "a draft writes nothing");
    workspace.write("spec/corrections/boxes.yaml", &ran.output);
    let ran = workspace.run(&["codegen"]);
    assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""));
    let ran = workspace.run(&["codegen", "--draft"]);
    assert_eq!((ran.exit_code, ran.output.as_str()), (0, ""), "there is nothing left to decide");
}

/// Every finding that any page of the cases has is settled by what is drafted for it. Where a person
/// accepts that a page is broken, the rest of what is wrong with it comes in the next round.
#[test]
fn what_is_drafted_holds_where_it_is_pasted() {
    let workspace = Workspace::new();
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases/pages");
    let folders = fs::read_dir(cases).unwrap().map(|case| case.unwrap()).filter(|case| case.path().is_dir());
    for case in folders {
        let name = case.file_name().into_string().unwrap().replace('-', "_");
        workspace.add_service_of(&format!("case_{name}"), &case.path());
    }
    let drafted = workspace.run(&["codegen", "--draft", "--message-format", "json"]);
    let drafts = records(&drafted.output);
    assert!(drafts.len() > 80, "{} drafts are few: nothing is tried", drafts.len());
    paste(&workspace, &drafts);
    let second = workspace.run(&["codegen", "--draft", "--message-format", "json"]);
    paste(&workspace, &records(&second.output));
    let again = workspace.run(&["codegen", "--draft", "--message-format", "json"]);
    let left: BTreeSet<String> = records(&again.errors)
        .into_iter()
        .filter(|record| record["kind"] == "finding")
        .filter(|finding| !OF_THE_SPEC.contains(&finding["code"].as_str().unwrap()))
        .map(|finding| finding.to_string())
        .collect();
    assert!(left.is_empty(), "{left:#?}");
    let more: Vec<Json> = records(&again.output);
    assert_eq!(more, [] as [Json; 0]);
}
