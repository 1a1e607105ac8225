//! Successive states of a service, each on top of the last.

use crate::workspace::Workspace;

const PAGE: &str = "查询标签.md";

/// The rows of the table, without the service and the state.
fn replay(states: &[(&str, &str, String)]) -> Vec<Vec<String>> {
    let workspace = Workspace::new();
    for (state, page, text) in states {
        workspace.write(&format!("history/sound/{state}/{page}"), text);
        let names = format!("names:\n  {page}: list_labels\n");
        workspace.write(&format!("history/sound/{state}/corrections.yaml"), &names);
    }
    let ran = workspace.run(&["replay", "history"]);
    assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""));
    let rows = ran.output.lines().skip(1);
    rows.map(|row| row.split_whitespace().skip(2).map(str::to_owned).collect()).collect()
}

#[test]
fn words_are_docs_a_cell_is_its_own_lines_and_a_renamed_page_is_no_rust() {
    let text = Workspace::new().read(&format!("spec/pages/sound/{PAGE}"));
    let words = text.replacen("查询标签。", "查询全部标签。", 1);
    let cell = words.replace("/labels", "/tags");
    assert!(text != words && words != cell);
    let states = [("1", PAGE, text), ("2", PAGE, words), ("3", PAGE, cell.clone()), ("4", "标签.md", cell)];
    let rows = replay(&states);
    let shown: Vec<String> = rows.iter().map(|row| row.join(" ")).collect();
    // Pages, YAML, Rust, surface, verdicts, findings.
    assert_eq!(
        shown,
        [
            "1 0 0 26 0 72 0 2 0 0 1 0 0 0",
            "0 0 1 1 1 1 1 0 0 0 0 1 0 0",
            "0 0 1 1 1 3 3 1 1 0 1 0 0 0",
            "1 1 0 2 2 1 1 0 0 0 0 1 0 0",
        ]
    );
}

#[test]
fn a_folder_without_states_is_said_to_be_one() {
    let ran = Workspace::new().run(&["replay", "spec/corrections"]);
    assert_eq!(ran.exit_code, 2);
    assert!(ran.errors.contains("there are no states of a service below spec/corrections"), "{}", ran.errors);
}
