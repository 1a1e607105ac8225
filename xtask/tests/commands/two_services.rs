//! Two services, of pages in two languages and with a structure of one name: generated, checked as `ci`
//! does, and used in one program. Whatever mixes them up is told.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::workspace::{Workspace, test_data};

/// Beside other things that cargo makes for tests, so that the client is compiled where its dependencies
/// are compiled already.
const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/two-services");
const TARGET: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/..");

/// The pages, what is decided about them, and a client with a feature for each.
fn workspace() -> Workspace {
    let _ = fs::remove_dir_all(FOLDER);
    let workspace = Workspace::at(PathBuf::from(FOLDER));
    let two = test_data().join("two");
    for (from, to) in
        [("pages", "spec/pages"), ("corrections", "spec/corrections"), ("client", "generated-client")]
    {
        workspace.copy(&two.join(from), to);
    }
    for name in ["rooms", "shelves"] {
        workspace.add_service(name);
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for part in ["Cargo.lock", "clippy.toml", "generated-client/src/lib.rs", "generated-client/core/src"] {
        workspace.copy(&root.join(part), part);
    }
    let manifest = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    let members = "\"generator\", \"generated-client\", \"generated-client/core\", \"tests\", \"tests/emitted\", \"xtask\"";
    workspace.write("Cargo.toml", &replaced(&manifest("Cargo.toml"), members, "\"generated-client\""));
    let client = manifest("generated-client/Cargo.toml");
    let both = "all = [\"rooms\", \"shelves\"]\nrooms = []\nshelves = []\n";
    let client = replaced(&client, features(&client), both);
    let runtime = manifest("generated-client/core/Cargo.toml");
    for (path, text) in
        [("generated-client/Cargo.toml", client), ("generated-client/core/Cargo.toml", runtime)]
    {
        // The parts of a manifest that name files are about those of the real client.
        let text = text.split("\n[dev-dependencies]").next().unwrap().replace("readme = \"README.md\"\n", "");
        workspace.write(path, &format!("{text}\n[lints]\nworkspace = true\n"));
    }
    workspace
}

/// The lines of a manifest that name services.
fn features(manifest: &str) -> &str {
    let end = "# The transport.";
    let (start, end) = (manifest.find("all = ["), manifest.find(end));
    &manifest[start.unwrap()..end.unwrap()]
}

fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} is gone");
    text.replace(from, to)
}

/// A command that compiles beside what is compiled already.
fn run(mut command: Command) -> Output {
    command.current_dir(FOLDER).env("CARGO_TARGET_DIR", TARGET).env("CARGO_NET_OFFLINE", "true");
    command.output().unwrap()
}

fn ci(steps: &[&str]) -> Output {
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
    xtask.arg("ci").args(steps);
    run(xtask)
}

#[test]
fn two_services_stand_side_by_side_and_what_mixes_them_up_is_told() {
    let workspace = workspace();
    let ran = workspace.run(&["codegen"]);
    assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""));
    assert!(ran.output.contains("rooms: 2 pages, 2 operations, "), "{}", ran.output);
    assert!(ran.output.contains("shelves: 2 pages, 2 operations, "), "{}", ran.output);
    let ran = ci(&["generated-files", "features"]);
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    used_in_one_program();
    for (path, from, to, steps) in MIXED_UP {
        let before = workspace.read(path);
        workspace.write(path, &replaced(&before, from, to));
        for step in *steps {
            assert_eq!(ci(&[step]).status.code(), Some(1), "{step} does not see that {path} says {to}");
        }
        workspace.write(path, &before);
    }
}

/// A file, what it says, what else it could say by mistake, and the steps that see it.
type Mistake = (&'static str, &'static str, &'static str, &'static [&'static str]);

const MIXED_UP: &[Mistake] = &[
    (
        "generated-client/src/services/mod.rs",
        "#[cfg(feature = \"rooms\")]",
        "#[cfg(feature = \"shelves\")]",
        &["generated-files", "features"],
    ),
    (
        "generated-client/src/services/exports.rs",
        "pub use services::rooms;",
        "pub use services::shelves as rooms;",
        &["generated-files", "features"],
    ),
    (
        "generated-client/src/services/rooms/v1/create_room.rs",
        "super::super::types::Tag",
        "crate::services::shelves::types::Tag",
        &["generated-files", "features"],
    ),
    ("tests/generated/mod.rs", "rooms", "shelves", &["generated-files"]),
    ("spec/sources.toml", "spec/pages/rooms", "spec/pages/shelves", &["generated-files"]),
    ("generated-client/Cargo.toml", "\nrooms = []", "", &["features"]),
    ("generated-client/Cargo.toml", "all = [\"rooms\", ", "all = [", &["features"]),
];

fn used_in_one_program() {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap());
    cargo.args(["check", "--quiet", "--no-default-features", "--features", "all", "--example", "both"]);
    let ran = run(cargo);
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}
