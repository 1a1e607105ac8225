//! What codegen does to the files.

use std::fs;

use crate::workspace::Workspace;

const SPEC: &str = "spec/operations/sound/v1_list_labels.yaml";
const CLIENT: &str = "generated-client/src/services/sound/v1/list_labels.rs";

#[test]
fn a_second_run_finds_nothing_to_do() {
    let workspace = Workspace::new();
    let first = workspace.run(&["codegen"]);
    assert_eq!((first.exit_code, first.errors.as_str()), (0, ""));
    assert!(first.output.contains("sound: 1 page, 1 operation, "), "{}", first.output);
    let written = fs::metadata(workspace.path(CLIENT)).unwrap().modified().unwrap();
    let second = workspace.run(&["codegen"]);
    assert!(second.output.contains("\nnothing changed ("), "{}", second.output);
    assert_eq!(fs::metadata(workspace.path(CLIENT)).unwrap().modified().unwrap(), written);
    assert_eq!(workspace.run(&["codegen", "--check"]).exit_code, 0);
}

/// Writes the page of an operation whose response has these rows, and its name into the corrections.
fn page(workspace: &Workspace, name: &str, rows: &str) {
    let text = format!(
        "# {name}\n\n## URI\n\nGET /v1/{name}\n\n## 响应参数\n\n| 参数 | 参数类型 | 描述 |\n|---|---|---|\n{rows}"
    );
    workspace.write(&format!("spec/pages/boxes/{name}.md"), &text);
    let path = "spec/corrections/boxes.yaml";
    let known = fs::read_to_string(workspace.path(path)).unwrap_or("names:\n".to_owned());
    let line = format!("  {name}.md: list_{name}\n");
    workspace.write(path, &if known.contains(&line) { known } else { known + &line });
}

/// Three pages come that document one list of values and would take the name of another list, which code uses: whether
/// it is called so itself, or as what a list holds.
#[test]
fn a_second_run_finds_nothing_to_do_where_a_name_was_kept() {
    for row in ["kind | String", "kinds | Array of strings"] {
        let workspace = Workspace::new();
        workspace.add_service("boxes");
        for name in ["apples", "pears"] {
            page(&workspace, name, &format!("| {row} | 取值范围：red、green |\n"));
        }
        assert_eq!(workspace.run(&["codegen"]).errors, "");
        for name in ["caps", "hats", "ties"] {
            page(&workspace, name, "| kind | String | 取值范围：large、small |\n");
        }
        assert_eq!(workspace.run(&["codegen"]).errors, "");
        assert!(workspace.read("generated-client/src/services/boxes/types/kind.rs").contains("Red"));
        assert!(workspace.read("spec/operations/boxes/names.yaml").contains("\nKind: "));
        let second = workspace.run(&["codegen"]);
        assert!(second.output.contains("\nnothing changed ("), "{}", second.output);
    }
}

/// The same within the module of an operation.
#[test]
fn what_a_list_holds_keeps_its_name_when_a_field_comes_that_is_called_so() {
    let workspace = Workspace::new();
    workspace.add_service("boxes");
    let kinds = "| kinds | Array of strings | 取值范围：red、green |\n";
    page(&workspace, "apples", kinds);
    assert_eq!(workspace.run(&["codegen"]).errors, "");
    page(&workspace, "apples", &format!("| kind | String | 取值范围：large、small |\n{kinds}"));
    assert_eq!(workspace.run(&["codegen"]).errors, "");
    let client = workspace.read("generated-client/src/services/boxes/v1/list_apples.rs");
    assert!(client.contains("pub kinds: Option<Vec<Kind>>"), "{client}");
    assert!(client.contains("pub kind: Option<ListApplesResponseKind>"), "{client}");
}

#[test]
fn the_files_that_changed_are_named_and_totals_said_once() {
    let workspace = Workspace::new();
    workspace.run(&["codegen"]);
    workspace.write(SPEC, "");
    workspace.write("spec/operations/sound/stray.yaml", "");
    fs::remove_file(workspace.path(CLIENT)).unwrap();
    let ran = workspace.run(&["codegen"]);
    for line in [
        format!("removed  spec/operations/sound/stray.yaml\nchanged  {SPEC}\nadded    {CLIENT}\n"),
        "\n2 files written, 1 deleted, ".to_owned(),
    ] {
        assert!(ran.output.contains(&line), "{}", ran.output);
    }
    assert_eq!(ran.output.matches("1 operation").count(), 1, "{}", ran.output);
    for at in 0..30 {
        workspace.write(&format!("spec/operations/sound/stray{at}.yaml"), "");
    }
    let ran = workspace.run(&["codegen"]);
    assert!(ran.output.contains("\n… and 10 more files: see `git status`\n"), "{}", ran.output);
}

#[test]
fn the_help_of_every_command_tells_its_exit_codes() {
    for command in
        ["add", "codegen", "correct", "diff", "fetch", "explain", "survey", "replay", "prove-diff", "ci"]
    {
        let ran = Workspace::new().run(&[command, "--help"]);
        assert!(ran.output.contains("Exit codes:\n  0  "), "{command}: {}", ran.output);
    }
}

#[test]
fn check_shows_differences_and_writes_nothing() {
    let workspace = Workspace::new();
    workspace.run(&["codegen"]);
    let edited = workspace.read(SPEC).replace("method: GET", "method: PUT");
    workspace.write(SPEC, &edited);
    workspace.write("spec/operations/sound/stray.yaml", "stray\n");
    let before = workspace.generated();
    let checked = workspace.run(&["codegen", "--check"]);
    assert_eq!(checked.exit_code, 1);
    assert!(checked.output.contains("-method: PUT\n+method: GET\n"), "{}", checked.output);
    assert!(
        checked.output.contains("--- a/spec/operations/sound/stray.yaml\n+++ /dev/null\n"),
        "{}",
        checked.output
    );
    assert!(checked.errors.contains("error: 2 files out of date"), "{}", checked.errors);
    assert!(checked.errors.contains("run `cargo xtask codegen` "), "{}", checked.errors);
    assert_eq!(workspace.generated(), before);
}

#[test]
fn files_that_nothing_asks_for_are_deleted() {
    let workspace = Workspace::new();
    workspace.write("generated-client/src/services/gone/v1/toys.rs", "");
    workspace.write("spec/operations/sound/gone.yaml", "");
    let ran = workspace.run(&["codegen"]);
    assert_eq!(ran.exit_code, 0, "{}", ran.errors);
    assert!(!workspace.path("generated-client/src/services/gone").exists());
    assert!(!workspace.path("spec/operations/sound/gone.yaml").exists());
}

#[test]
fn other_services_stay_when_one_is_asked_for() {
    let workspace = Workspace::new();
    workspace.run(&["codegen"]);
    let sources = workspace.read("spec/sources.toml");
    workspace.write("spec/sources.toml", &format!("{sources}[twin]\npages = \"spec/pages/sound\"\n"));
    workspace.write("spec/corrections/twin.yaml", &workspace.read("spec/corrections/sound.yaml"));
    fs::remove_dir_all(workspace.path("generated-client/src/services/sound/v1")).unwrap();
    let ran = workspace.run(&["codegen", "--only", "twin"]);
    assert_eq!(ran.exit_code, 0, "{}", ran.errors);
    assert!(!workspace.path(CLIENT).exists(), "the other service is not this run's");
    let index = workspace.read("generated-client/src/services/mod.rs");
    assert!(index.contains("pub mod sound;") && index.contains("pub mod twin;"), "{index}");
    let exports = workspace.read("generated-client/src/services/exports.rs");
    for name in ["sound", "twin"] {
        let export = format!("#[cfg(feature = \"{name}\")]\npub use services::{name};\n");
        assert!(exports.contains(&export), "{exports}");
    }
}

#[test]
fn the_client_can_be_written_without_pages() {
    let workspace = Workspace::new();
    workspace.run(&["codegen"]);
    let complete = workspace.generated();
    fs::remove_dir_all(workspace.path("spec/pages")).unwrap();
    fs::remove_dir_all(workspace.path("generated-client")).unwrap();
    fs::remove_dir_all(workspace.path("tests")).unwrap();
    let ran = workspace.run(&["codegen", "--from", "spec"]);
    assert_eq!(ran.exit_code, 0, "{}", ran.errors);
    assert_eq!(workspace.generated(), complete);
}

#[test]
fn the_client_speaks_english_and_what_it_does_not_say_is_counted() {
    let workspace = Workspace::new();
    workspace
        .write("spec/wording/sound.yaml", "operations:\n  v1_list_labels:\n    summary: Lists labels.\n");
    workspace.write("spec/wording/common.yaml", "fields:\n  labels: All labels.\n");
    let ran = workspace.run(&["codegen"]);
    assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""));
    let english = "; in English: operations 1/1, required 0/1, fields 1/2, values 0/0\n";
    assert!(ran.output.contains(english), "{}", ran.output);
    let client = workspace.read(CLIENT);
    assert!(client.contains("\n    /// Lists labels.\n    ///\n    /// `GET "), "{client}");
    assert!(client.contains("        /// All labels.\\\n        /// "), "{client}");
    assert!(!workspace.read(SPEC).contains("Lists labels."), "the spec holds what the pages say");
}

#[test]
fn a_text_that_no_service_needs_writes_nothing() {
    let workspace = Workspace::new();
    workspace.write("spec/wording/common.yaml", "fields:\n  marker: Where to begin.\n");
    let before = workspace.generated();
    let ran = workspace.run(&["codegen"]);
    assert_eq!(ran.exit_code, 1);
    assert!(ran.errors.contains(" --> spec/wording/common.yaml:2:3"), "{}", ran.errors);
    assert!(ran.errors.contains("the text of `fields/marker` is used nowhere"), "{}", ran.errors);
    assert!(ran.errors.contains("error: nothing was written"), "{}", ran.errors);
    assert_eq!(workspace.generated(), before);
}

#[test]
fn nothing_is_written_when_one_folder_cannot_be() {
    let workspace = Workspace::new();
    workspace.write("generated-client/src/services/sound", "a file where a folder is needed");
    let before = workspace.generated();
    let ran = workspace.run(&["codegen"]);
    assert_eq!(ran.exit_code, 1);
    assert!(ran.errors.contains("error: cannot write "), "{}", ran.errors);
    assert!(ran.errors.contains("generated-client/src/services/sound"), "{}", ran.errors);
    assert!(ran.errors.contains("nothing was changed"), "{}", ran.errors);
    assert_eq!(workspace.generated(), before);
}

#[test]
fn a_service_that_there_is_not_is_wrong_usage() {
    let ran = Workspace::new().run(&["codegen", "--only", "sund"]);
    assert_eq!(ran.exit_code, 2);
    assert!(ran.errors.contains("there is no service `sund`"), "{}", ran.errors);
    assert!(ran.errors.contains("sound"), "{}", ran.errors);
}

#[test]
fn scripts_get_one_object_a_line() {
    let workspace = Workspace::with_case("unknown-type");
    let ran = workspace.run(&["codegen", "--message-format", "json"]);
    let lines = |text: &str| -> Vec<serde_json::Value> {
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let finding = &lines(&ran.errors)[0];
    assert_eq!(finding["kind"], "finding");
    for key in
        ["code", "message", "path", "line", "column", "end_line", "end_column", "label", "help", "subject"]
    {
        assert!(!finding[key].is_null(), "{key} is missing in {finding}");
    }
    let results = lines(&ran.output);
    let (files, lines): (Vec<_>, Vec<_>) = results.iter().partition(|result| result["kind"] == "file");
    assert!(files.iter().any(|file| file["path"] == SPEC && file["change"] == "added"), "{files:?}");
    assert_eq!((&lines[0]["service"], &lines[0]["operations"]), (&"sound".into(), &1.into()));
    assert_eq!((&lines[1]["kind"], &lines[1]["written"]), (&"total".into(), &files.len().into()));
}
