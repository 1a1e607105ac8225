//! What a folder may hold besides pages, and what may happen to a run: nothing hangs, nothing outside is
//! touched, and whatever is wrong is named.

use std::{
    fs::{self, File},
    io::Write as _,
    os::unix::{ffi::OsStrExt, fs::symlink},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use crate::workspace::{Workspace, run_in};

const SERVICES: &str = "generated-client/src/services";

fn named_pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn what_is_called_like_a_page_and_is_none_is_named() {
    type Make = fn(&Path);
    let cases: [(&str, Make); 3] = [
        ("a named pipe", named_pipe),
        ("a folder", |path| fs::create_dir(path).unwrap()),
        ("a link that leads nowhere", |path| symlink("nowhere", path).unwrap()),
    ];
    for (what, make) in cases {
        let workspace = Workspace::with_two_services();
        make(&workspace.path("spec/pages/demo/x.md"));
        let ran = workspace.run(&["codegen"]);
        assert_eq!(ran.exit_code, 1, "{what}");
        let said = format!("cannot read spec/pages/demo/x.md: it is {what}");
        assert!(ran.errors.contains(&said), "{}", ran.errors);
        assert!(ran.errors.contains("nothing was written for demo"), "{}", ran.errors);
        assert!(ran.output.contains("sound: "), "the other service is done all the same: {}", ran.output);
        let surveyed = workspace.run(&["survey", "spec/pages"]);
        assert_eq!(surveyed.exit_code, 1, "{what}");
        assert!(surveyed.errors.contains(&said), "{}", surveyed.errors);
    }
}

#[test]
fn links_in_a_circle_are_surveyed_once() {
    let workspace = Workspace::new();
    symlink(".", workspace.path("spec/pages/sound/one")).unwrap();
    symlink(".", workspace.path("spec/pages/sound/two")).unwrap();
    let ran = workspace.run(&["survey", "spec/pages", "--message-format", "json"]);
    assert_eq!((ran.exit_code, ran.output.lines().count()), (0, 2), "{}", ran.output);
}

#[test]
fn a_link_in_a_folder_of_ours_is_refused_and_what_it_leads_to_stays() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("theirs.rs"), "").unwrap();
    let workspace = Workspace::new();
    fs::create_dir_all(workspace.path(SERVICES)).unwrap();
    symlink(outside.path(), workspace.path(SERVICES).join("sound")).unwrap();
    let ran = workspace.run(&["codegen"]);
    assert_eq!(ran.exit_code, 1);
    assert!(ran.errors.contains("services/sound is a symbolic link"), "{}", ran.errors);
    assert!(outside.path().join("theirs.rs").exists());
    assert!(!workspace.path("spec/operations").exists(), "nothing is written");
    fs::remove_file(workspace.path(SERVICES).join("sound")).unwrap();
    named_pipe(&workspace.path(SERVICES).join("pipe"));
    let ran = workspace.run(&["codegen"]);
    assert!(ran.errors.contains("services/pipe is a named pipe"), "{}", ran.errors);
}

#[test]
fn a_killed_run_leaves_nothing_that_stops_the_next() {
    let workspace = Workspace::new();
    workspace.run(&["codegen"]);
    let complete = workspace.generated();
    for path in complete.iter().map(|(path, _)| workspace.path(path)) {
        let name = path.file_name().unwrap().to_str().unwrap();
        fs::write(path.with_file_name(format!(".{name}.new")), "half").unwrap();
    }
    workspace.write("spec/operations/sound/v1_list_labels.yaml", "stale");
    let ran = workspace.run(&["codegen"]);
    assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""));
    assert_eq!(workspace.generated(), complete);
}

/// What lies beside its place in a folder or below, because it is still written.
fn is_writing(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| {
        if path.is_dir() { is_writing(&path) } else { path.extension().is_some_and(|end| end == "new") }
    })
}

/// `SIGKILL` at many moments of the writing: every file is whole, and the next run has the rest.
#[test]
fn a_run_that_is_killed_while_it_writes_leaves_whole_files() {
    let workspace = Workspace::with_two_services();
    workspace.run(&["codegen"]);
    let complete = workspace.generated();
    let mut has_caught_one = false;
    for round in 0..20 {
        fs::remove_dir_all(workspace.path("spec/operations")).unwrap();
        fs::remove_dir_all(workspace.path(SERVICES)).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.arg("codegen").current_dir(workspace.path("")).stdout(Stdio::null()).stderr(Stdio::null());
        let mut run = command.spawn().unwrap();
        while run.try_wait().unwrap().is_none() && !is_writing(&workspace.path("spec/operations")) {}
        thread::sleep(Duration::from_micros(round * 100));
        run.kill().unwrap();
        run.wait().unwrap();
        for file in workspace.generated() {
            let is_beside = Path::new(&file.0).extension().is_some_and(|end| end == "new");
            has_caught_one |= is_beside;
            assert!(is_beside || complete.contains(&file), "{} is not whole", file.0);
        }
        let ran = workspace.run(&["codegen"]);
        assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""));
        assert_eq!(workspace.generated(), complete);
    }
    assert!(has_caught_one, "no run was killed while it wrote");
}

/// A file system of its own, which takes a megabyte; none where nobody may mount one.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"]).arg(folder.path()).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then(|| Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_changes_nothing_and_says_what_to_do() {
    let Some(disk) = SmallDisk::mount() else {
        println!("skipped: only who may mount a file system can fill one");
        return;
    };
    let workspace = Workspace::at(disk.0.path().join("workspace"));
    workspace.fill_with_sound();
    assert_eq!(workspace.run(&["codegen"]).exit_code, 0);
    let complete = workspace.generated();
    fs::remove_dir_all(workspace.path("spec/operations")).unwrap();
    workspace.write("generated-client/src/services/sound/v1/list_labels.rs", "stale");
    let before = workspace.generated();
    let mut filler = File::create(workspace.path("filler")).unwrap();
    while filler.write_all(&[0; 512]).is_ok() {}
    drop(filler);
    let ran = workspace.run(&["codegen"]);
    assert_eq!(ran.exit_code, 1);
    assert!(ran.errors.contains("No space left on device"), "{}", ran.errors);
    assert!(ran.errors.contains("free space on the disk"), "{}", ran.errors);
    assert!(ran.errors.contains("nothing was changed"), "{}", ran.errors);
    assert_eq!(workspace.generated(), before);
    fs::remove_file(workspace.path("filler")).unwrap();
    assert_eq!(workspace.run(&["codegen"]).exit_code, 0);
    assert_eq!(workspace.generated(), complete);
}

#[test]
fn two_runs_at_once_come_to_the_same_end() {
    let workspace = Workspace::new();
    workspace.run(&["codegen"]);
    let complete = workspace.generated();
    for _ in 0..5 {
        fs::remove_dir_all(workspace.path("spec/operations")).unwrap();
        let codes: Vec<i32> = thread::scope(|scope| {
            let runs = [(); 3].map(|()| scope.spawn(|| workspace.run(&["codegen"]).exit_code));
            runs.into_iter().map(|run| run.join().unwrap()).collect()
        });
        assert_eq!(codes, [0, 0, 0]);
        assert_eq!(workspace.generated(), complete);
    }
}

#[test]
fn who_has_to_wait_says_so() {
    let workspace = Workspace::new();
    let held = File::open(workspace.path("spec/sources.toml")).unwrap();
    held.lock().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let waiting = command.arg("codegen").current_dir(workspace.path("")).stderr(Stdio::piped());
    let waiting = waiting.stdout(Stdio::null()).spawn().unwrap();
    thread::sleep(Duration::from_millis(500));
    assert!(!workspace.path("spec/operations").exists());
    drop(held);
    let ran = waiting.wait_with_output().unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    assert!(ran.status.success());
    assert_eq!(said, "another run holds spec/sources.toml; waiting until it is done (Ctrl-C to give up)\n");
}

#[test]
fn a_name_that_no_file_can_have_is_a_finding_of_its_page() {
    let workspace = Workspace::with_two_services();
    let page = "spec/pages/demo/查询玩具.md";
    let long = "x".repeat(250);
    workspace.write(page, &workspace.read(page).replace("/toys/", &format!("/{long}/")));
    workspace.write("spec/corrections/demo.yaml", "names:\n  丢弃玩具.md: delete_toy\n");
    let ran = workspace.run(&["codegen"]);
    assert_eq!(ran.exit_code, 1);
    assert!(ran.errors.contains("error[long-name]"), "{}", ran.errors);
    assert!(ran.errors.contains(&format!("--> {page}:")), "{}", ran.errors);
    assert!(ran.output.contains("sound: "), "{}", ran.output);
    let surveyed = workspace.run(&["survey", "spec/pages", "--spec", "out", "--facts", "out"]);
    assert_eq!(surveyed.exit_code, 0, "{}", surveyed.errors);
}

#[test]
fn a_page_whose_name_is_no_text_keeps_its_service() {
    let workspace = Workspace::with_two_services();
    let name = std::ffi::OsStr::from_bytes(b"\xff\xfe.md");
    let pages = workspace.path("spec/pages/demo");
    fs::rename(pages.join("丢弃玩具.md"), pages.join(name)).unwrap();
    workspace
        .write("spec/corrections/demo.yaml", "names:\n  查询玩具.md: show_toy\n  '%FF%FE.md': delete_toy\n");
    let ran = workspace.run(&["codegen"]);
    assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""), "{}", ran.errors);
    assert!(workspace.read("spec/operations/demo/v1_delete_toy.yaml").contains("page: \"%FF%FE.md\""));
}

#[test]
fn corrections_that_are_no_text_are_named_with_the_place() {
    let workspace = Workspace::with_two_services();
    fs::write(workspace.path("spec/corrections/demo.yaml"), b"names:\n  a.md: \xff\n").unwrap();
    let ran = workspace.run(&["codegen"]);
    assert!(ran.errors.contains("spec/corrections/demo.yaml:2:9: not UTF-8"), "{}", ran.errors);
    assert!(ran.output.contains("sound: "), "{}", ran.output);
}

#[test]
fn other_ends_of_lines_are_a_difference_that_can_be_seen() {
    let workspace = Workspace::new();
    workspace.run(&["codegen"]);
    let file = "spec/operations/sound/v1_list_labels.yaml";
    workspace.write(file, &workspace.read(file).replace('\n', "\r\n"));
    let checked = workspace.run(&["codegen", "--check"]);
    assert_eq!(checked.exit_code, 1);
    assert!(checked.output.contains("-name: list_labels\\u{d}\n"), "{}", checked.output);
}

#[test]
fn only_the_workspace_around_the_command_is_worked_on() {
    let workspace = Workspace::new();
    fs::create_dir_all(workspace.path("deep/er")).unwrap();
    assert_eq!(run_in(&workspace.path("deep/er"), &["codegen"]).exit_code, 0);
    let elsewhere = tempfile::tempdir().unwrap();
    let ran = run_in(elsewhere.path(), &["codegen", "--check"]);
    assert_eq!(ran.exit_code, 1);
    assert!(ran.errors.contains("there is no spec/sources.toml here or in a folder above"), "{}", ran.errors);
    // A workspace that has lost the file is not left for one around it.
    workspace.write("inner/Cargo.lock", "");
    let ran = run_in(&workspace.path("inner"), &["codegen"]);
    assert_eq!(ran.exit_code, 1);
    assert!(ran.errors.contains("there is no spec/sources.toml in "), "{}", ran.errors);
}

#[test]
fn a_folder_that_takes_no_files_is_told_with_what_to_do() {
    let workspace = Workspace::new();
    workspace.write("spec/operations", "a file where a folder is needed");
    let ran = workspace.run(&["codegen"]);
    assert_eq!(ran.exit_code, 1);
    assert!(ran.errors.contains("cannot read spec/operations: Not a directory"), "{}", ran.errors);
    assert!(ran.errors.contains("move the file away that stands where a folder is needed"), "{}", ran.errors);
}
