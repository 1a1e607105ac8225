//! The same input makes the same bytes, wherever and however often it is run.

use std::{fs, path::Path};

use crate::workspace::{Workspace, test_data};

/// Four services in two languages, with corrections and English text.
fn workspace() -> Workspace {
    let workspace = Workspace::with_two_services();
    for name in ["rooms", "shelves"] {
        workspace.add_service(name);
    }
    workspace.copy(&test_data().join("two/pages"), "spec/pages");
    workspace.copy(&test_data().join("two/corrections"), "spec/corrections");
    let text = "operations:\n  v1_list_labels:\n    summary: Lists labels.\n    description: |-\n      One line.\n\n      And another.\n";
    workspace.write("spec/wording/sound.yaml", text);
    workspace
}

fn generated(workspace: &Workspace, environment: &[(&str, &str)]) -> Vec<(String, String)> {
    let ran = workspace.run_under(environment, &["codegen"]);
    assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""), "{environment:?}");
    workspace.generated()
}

#[test]
fn runs_threads_locales_and_time_zones_make_no_difference() {
    let expected = generated(&workspace(), &[]);
    assert!(expected.len() > 20, "{} files are few: nothing is tried", expected.len());
    for environment in [
        [("RAYON_NUM_THREADS", "1"), ("LC_ALL", "C"), ("TZ", "UTC")],
        [("RAYON_NUM_THREADS", "7"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Asia/Kathmandu")],
    ] {
        assert_eq!(generated(&workspace(), &environment), expected, "{environment:?}");
    }
}

/// As git checks files out where a person has it so.
#[test]
fn the_ends_of_lines_of_what_people_write_make_no_difference() {
    let expected = generated(&workspace(), &[]);
    let workspace = workspace();
    convert(&workspace.path("spec"));
    let page = workspace.read("spec/pages/sound/查询标签.md");
    assert!(page.contains("\r\n"), "nothing was converted");
    assert_eq!(generated(&workspace, &[]), expected);
}

fn convert(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            convert(&path);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            fs::write(&path, text.replace('\n', "\r\n")).unwrap();
        }
    }
}
