//! What is edited in the spec becomes corrections.

use crate::workspace::Workspace;

const SPEC: &str = "spec/operations/sound/v1_list_labels.yaml";
const CORRECTIONS: &str = "spec/corrections/sound.yaml";

/// A workspace with a spec that codegen has written.
fn generated() -> Workspace {
    let workspace = Workspace::new();
    workspace.run(&["codegen"]);
    workspace
}

fn edit(workspace: &Workspace, old: &str, new: &str) {
    let spec = workspace.read(SPEC);
    assert!(spec.contains(old), "{spec}");
    workspace.write(SPEC, &spec.replace(old, new));
}

#[test]
fn an_edit_is_an_entry_and_codegen_gives_the_same_again() {
    let workspace = generated();
    let before = workspace.read(CORRECTIONS) + "\n# Types\n\ncorrections: [] # none yet\n\naccepted: []\n";
    workspace.write(CORRECTIONS, &before);
    edit(&workspace, "array<string>", "array<integer>");
    let edited = workspace.read(SPEC);
    let ran = workspace.run(&["correct", "sound"]);
    assert_eq!(ran.exit_code, 0, "{}", ran.errors);
    assert_eq!(ran.output, "查询标签.md: responses/200/body/fields/labels/type\n");
    assert!(ran.errors.contains("1 new entry in spec/corrections/sound.yaml; say why"), "{}", ran.errors);
    let entry = "- {page: 查询标签.md, at: responses/200/body/fields/labels/type, was: array<string>, now: array<integer>, because: TODO}\n";
    let written = workspace.read(CORRECTIONS);
    assert_eq!(written, before.replace("[] # none yet\n", &format!("# none yet\n{entry}")));
    let again = workspace.run(&["correct"]);
    assert_eq!((again.exit_code, again.output.as_str()), (0, ""), "{}", again.errors);
    workspace.write(CORRECTIONS, &written.replace("TODO", "labels are numbers"));
    let ran = workspace.run(&["codegen"]);
    assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""));
    assert_eq!(workspace.read(SPEC), edited);
}

#[test]
fn an_edit_of_what_is_corrected_already_is_in_the_present_entry() {
    let workspace = generated();
    edit(&workspace, "array<string>", "array<integer>");
    workspace.run(&["correct"]);
    let reason = "because: labels are numbers # of 64 bits";
    let before = workspace.read(CORRECTIONS).replace("because: TODO}", &format!("{reason}\n }}"));
    assert!(before.contains(reason), "{before}");
    workspace.write(CORRECTIONS, &before);
    workspace.run(&["codegen"]);
    edit(&workspace, "array<integer>", "array<boolean>");
    let ran = workspace.run(&["correct"]);
    assert_eq!(ran.exit_code, 0, "{}", ran.errors);
    assert_eq!(ran.output, "查询标签.md: responses/200/body/fields/labels/type\n");
    assert!(ran.errors.contains("1 changed entry in spec/corrections/sound.yaml"), "{}", ran.errors);
    assert_eq!(workspace.read(CORRECTIONS), before.replace("now: array<integer>", "now: array<boolean>"));
}

#[test]
fn what_no_correction_says_is_named_with_its_line_and_the_rest_is_written() {
    let workspace = generated();
    edit(&workspace, "array<string>", "array<integer>");
    edit(&workspace, "name: list_labels", "name: all_labels");
    let ran = workspace.run(&["correct"]);
    assert_eq!(ran.exit_code, 1);
    assert!(ran.errors.contains("no correction says what an operation is called"), "{}", ran.errors);
    assert!(ran.errors.contains(&format!(" --> {SPEC}:3:7")), "{}", ran.errors);
    assert!(workspace.read(CORRECTIONS).contains("now: array<integer>"));
}

#[test]
fn what_the_page_says_by_itself_is_to_be_deleted_first() {
    let workspace = generated();
    let entry = "corrections:\n- page: 查询标签.md\n  at: responses/200/body/fields/labels/type\n  was: string\n  now: array<string>\n  because: so\n";
    workspace.write(CORRECTIONS, &(workspace.read(CORRECTIONS) + entry));
    let ran = workspace.run(&["correct"]);
    assert_eq!((ran.exit_code, ran.output.as_str()), (1, ""));
    assert!(ran.errors.contains(" --> spec/pages/sound/查询标签.md:51:"), "{}", ran.errors);
    assert!(ran.errors.contains("delete lines 4–8 of spec/corrections/sound.yaml"), "{}", ran.errors);
}

#[test]
fn texts_that_are_not_ours_are_refused() {
    let workspace = generated();
    let sources = workspace.read("spec/sources.toml");
    workspace.write("spec/sources.toml", &format!("{sources}texts = \"omit\"\n"));
    workspace.run(&["codegen"]);
    edit(&workspace, "title: 查询标签\n", "title: 查询标签\nsummary: All of them.\n");
    let ran = workspace.run(&["correct"]);
    assert_eq!((ran.exit_code, ran.output.as_str()), (1, ""));
    assert!(
        ran.errors.contains("`summary` is a text, and those of 查询标签.md are not published"),
        "{}",
        ran.errors
    );
}
