//! What survey counts and writes.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value as Json;
use tempfile::TempDir;

use crate::workspace::{Ran, run_in, test_data};

const ROUND_TRIP: &str = "run --offline --quiet --all-features --example round_trip";

/// The services of the test data, in a folder that is gone when the test is over.
struct Survey {
    folder: TempDir,
}

impl Survey {
    fn new() -> Self {
        let survey = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(survey.path("spec")).unwrap();
        fs::write(survey.path("spec/sources.toml"), "").unwrap();
        for service in ["en/boxes", "zh/boxes"] {
            let pages = survey.path("pages").join(service);
            fs::create_dir_all(&pages).unwrap();
            for entry in fs::read_dir(test_data().join("survey").join(service)).unwrap() {
                let page = entry.unwrap();
                fs::copy(page.path(), pages.join(page.file_name())).unwrap();
            }
        }
        survey
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        run_in(self.folder.path(), &[&["survey"], arguments].concat())
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn records(text: &str) -> Vec<Json> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_service_is_a_line_and_findings_do_not_fail() {
    let ran = Survey::new().run(&["pages"]);
    assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""));
    let lines: Vec<&str> = ran.output.lines().collect();
    let first = |line: &str| line.split("  ").next().unwrap().to_owned();
    let names: Vec<String> = lines.iter().take(4).map(|line| first(line)).collect();
    assert_eq!(names, ["service", "en/boxes", "zh/boxes", "total"], "{}", ran.output);
    let ends: Vec<usize> = lines[..4].iter().map(|line| line.len()).collect();
    assert!(ends.windows(2).all(|pair| pair[0] == pair[1]), "the columns are aligned:\n{}", ran.output);
    let counts = |line: &&str| line.split_whitespace().eq(["unknown-heading", "1"]);
    assert!(lines.iter().any(counts), "{}", ran.output);
}

#[test]
fn scripts_get_the_numbers_and_every_finding() {
    let ran = Survey::new().run(&["pages", "--message-format", "json"]);
    let lines = records(&ran.output);
    assert_eq!(lines.len(), 3, "{}", ran.output);
    let numbers = |line: &Json| {
        ["pages", "operations", "rows", "explained", "examples"].map(|name| line[name].as_u64().unwrap())
    };
    assert_eq!((lines[0]["service"].as_str(), numbers(&lines[0])), (Some("en/boxes"), [2, 2, 2, 2, 0]));
    assert_eq!((lines[1]["service"].as_str(), numbers(&lines[1])), (Some("zh/boxes"), [4, 3, 5, 5, 4]));
    assert_eq!((lines[2]["kind"].as_str(), numbers(&lines[2])), (Some("total"), [6, 5, 7, 7, 4]));
    assert_eq!(lines[2]["codes"]["unknown-heading"], 1);
    let findings = records(&ran.errors);
    assert_eq!(lines[2]["findings"], findings.len());
    let heading = findings.iter().find(|finding| finding["code"] == "unknown-heading").unwrap();
    assert!(heading["path"].as_str().unwrap().ends_with("pages/en/boxes/lids.md"), "{heading}");
    assert_eq!((&heading["line"], &heading["column"]), (&7.into(), &1.into()));
}

#[test]
fn facts_are_named_after_the_folders() {
    let survey = Survey::new();
    assert_eq!(survey.run(&["pages", "--facts", "facts"]).exit_code, 0);
    let facts: Json = serde_json::from_str(&survey.read("facts/zh_boxes.json")).unwrap();
    let created = facts.as_array().unwrap().iter().find(|each| each["method"] == "POST").unwrap();
    assert_eq!(created["service"], "zh/boxes");
    assert_eq!(created["source"], "zh/boxes/新建盒子.md");
    assert_eq!(created["body"][0]["name"], "name");
}

#[test]
fn a_folder_of_pages_is_one_service() {
    let survey = Survey::new();
    let ran = survey.run(&["pages/zh/boxes", "--facts", "facts", "--spec", "spec"]);
    assert!(ran.output.contains("\nboxes "), "{}", ran.output);
    let facts: Json = serde_json::from_str(&survey.read("facts/boxes.json")).unwrap();
    assert_eq!((&facts[0]["service"], &facts[0]["source"]), (&"boxes".into(), &"新建盒子.md".into()));
    assert!(survey.read("spec/boxes/v1_create_box.yaml").contains("\nname: create_box\n"));
}

#[test]
fn the_report_says_what_a_maintainer_has_to_do() {
    let survey = Survey::new();
    survey.run(&["pages", "--report", "new/report.md"]);
    let report = survey.read("new/report.md");
    for expected in [
        "\n| zh/boxes | 4 | 3 | 3 | 5 | 5 |",
        "\n| unknown-heading | 1 |\n",
        "\n| example-unknown-key | 1 |\n",
        "\n| pages/en/boxes/lids.md:5:1 | GET /v1/lids: response: size: ",
        "\n| 1 | unknown heading `Carpentry` | ",
        "\n| pages | 1 | prose |\n",
        "en/boxes/lids.md:7:1: unknown heading `Carpentry`\n",
    ] {
        assert!(report.contains(expected), "{expected} is missing in\n{report}");
    }
}

#[test]
fn a_later_survey_deletes_what_an_earlier_one_wrote_and_nothing_else() {
    let survey = Survey::new();
    survey.run(&["pages", "--facts", "facts"]);
    fs::write(survey.path("facts/own.json"), "[]").unwrap();
    fs::remove_dir_all(survey.path("pages/en")).unwrap();
    assert_eq!(survey.run(&["pages", "--facts", "facts"]).exit_code, 0);
    assert_eq!(survey.names("facts"), [".survey", "own.json", "zh_boxes.json"]);
}

/// A list that no survey has written must not decide what is deleted.
#[test]
fn a_list_that_leads_out_of_its_folder_is_refused() {
    let survey = Survey::new();
    fs::create_dir(survey.path("facts")).unwrap();
    fs::write(survey.path("precious"), "").unwrap();
    fs::write(survey.path("facts/.survey"), "../precious\n").unwrap();
    let ran = survey.run(&["pages", "--facts", "facts"]);
    assert_eq!(ran.exit_code, 1);
    assert!(ran.errors.contains("`../precious` leads out of "), "{}", ran.errors);
    assert!(ran.errors.contains("facts/.survey is not as a survey wrote it"), "{}", ran.errors);
    assert!(survey.path("precious").exists());
    assert_eq!(survey.names("facts"), [".survey"]);
}

/// What a killed survey left beside a file goes with the next one.
#[test]
fn leftovers_of_a_killed_survey_are_taken_away() {
    let survey = Survey::new();
    survey.run(&["pages", "--facts", "facts"]);
    fs::write(survey.path("facts/.zh_boxes.json.new"), "[").unwrap();
    assert_eq!(survey.run(&["pages", "--facts", "facts"]).exit_code, 0);
    assert_eq!(survey.names("facts"), [".survey", "en_boxes.json", "zh_boxes.json"]);
}

#[test]
fn a_report_says_the_same_twice_and_nothing_that_a_terminal_obeys() {
    let survey = Survey::new();
    let page = survey.read("pages/en/boxes/lids.md").replace("Carpentry", "Carpentry \u{1b}[31m");
    fs::write(survey.path("pages/en/boxes/lids.md"), page).unwrap();
    let reports = ["one.md", "two.md"].map(|name| {
        survey.run(&["pages", "--report", name]);
        survey.read(name)
    });
    assert_eq!(reports[0], reports[1]);
    assert!(reports[0].contains("Carpentry \\u{1b}[31m"), "{}", reports[0]);
    assert!(!reports[0].contains('\u{1b}'), "{}", reports[0]);
}

#[test]
fn a_folder_without_pages_is_wrong_usage() {
    let survey = Survey::new();
    fs::create_dir(survey.path("empty")).unwrap();
    let ran = survey.run(&["empty"]);
    assert_eq!(ran.exit_code, 2);
    assert!(ran.errors.contains("error: there are no pages below empty"), "{}", ran.errors);
    let ran = survey.run(&["nowhere"]);
    assert_eq!(ran.exit_code, 1);
    assert!(ran.errors.contains("nowhere"), "{}", ran.errors);
}

#[test]
fn the_client_compiles_and_says_which_examples_agree() {
    let survey = Survey::new();
    // The client's runtime is this project's, and a folder that stays is not compiled again and again.
    let (pages, client) = (survey.path("pages"), Path::new(env!("CARGO_TARGET_TMPDIR")).join("client"));
    let folders = [pages.to_str().unwrap(), "--client", client.to_str().unwrap()];
    let ran = run_in(&test_data(), &[&["survey"], &folders[..], &["--message-format", "json"]].concat());
    assert_eq!(ran.exit_code, 0, "{}", ran.errors);
    assert_eq!(records(&ran.output)[0]["typed"], 1, "an unknown type costs its operation and no other");
    let output = cargo(&client, ROUND_TRIP).unwrap();
    for expected in [
        "en_boxes: 0 of 0 examples agree, 0 differ with a finding, 0 differ without one\n",
        "  新建盒子.md: response example 1 of v1_create_box: at id: expected a text, found an object (example-type)\n",
        "\nwithout a finding: ",
    ] {
        assert!(output.contains(expected), "{expected} is missing in\n{output}");
    }
    assert!(!output.contains("request example"), "{output}");
    let path = client.join("examples/round_trip/services/zh_boxes.json");
    let elsewhere = fs::read_to_string(&path).unwrap().replace(r#""keys":["id"]"#, r#""keys":["width"]"#);
    fs::write(&path, elsewhere).unwrap();
    let output = cargo(&client, ROUND_TRIP).unwrap_err();
    assert!(output.contains("expected a text, found an object (no finding)\n"), "{output}");
    cargo(&client, "check --offline --quiet --examples --features en_boxes").unwrap();
}

/// Runs cargo in a folder, with what is compiled in this workspace's target folder. Returns what it
/// prints, as an error where it fails.
fn cargo(folder: &Path, arguments: &str) -> Result<String, String> {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments.split(' ')).current_dir(folder);
    command.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap());
    let ran = command.output().unwrap();
    let output = String::from_utf8(ran.stdout).unwrap();
    if ran.status.success() { Ok(output) } else { Err(output + &String::from_utf8_lossy(&ran.stderr)) }
}

/// A file is put in its place by a rename, which would take a device away from all programs.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_replaced_by_a_report() {
    let survey = Survey::new();
    let socket = survey.path("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let ran = survey.run(&["pages", "--report", "socket"]);
    assert_eq!(ran.exit_code, 1, "{}", ran.errors);
    assert!(ran.errors.contains("socket: it is a device, pipe or socket"), "{}", ran.errors);
    assert!(!fs::symlink_metadata(&socket).unwrap().file_type().is_file());
}
