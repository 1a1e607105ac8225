//! A workspace with the service `sound`, which is in order, and whatever a test adds to it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

/// The folders that codegen writes.
const GENERATED: [&str; 4] =
    ["spec/operations", "spec/schema", "generated-client/src/services", "tests/generated"];

/// The folder that holds this crate's test data.
pub(crate) fn test_data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// A workspace; most are gone when their test is over.
pub(crate) struct Workspace {
    root: PathBuf,
    /// What makes it go.
    _folder: Option<TempDir>,
}

/// What a command said and how it ended.
pub(crate) struct Ran {
    pub(crate) exit_code: i32,
    pub(crate) output: String,
    pub(crate) errors: String,
}

/// Runs a command in any folder.
pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Ran {
    run_with(folder, &[], arguments)
}

fn run_with(folder: &Path, environment: &[(&str, &str)], arguments: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(arguments).current_dir(folder).envs(environment.iter().copied());
    let ran = command.output().unwrap();
    Ran {
        exit_code: ran.status.code().unwrap(),
        output: String::from_utf8(ran.stdout).unwrap(),
        errors: String::from_utf8(ran.stderr).unwrap(),
    }
}

impl Workspace {
    /// With the service `sound` alone.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Self { root: folder.path().to_owned(), _folder: Some(folder) };
        workspace.fill_with_sound();
        workspace
    }

    /// Adds the service `sound`.
    pub(crate) fn fill_with_sound(&self) {
        self.add_service("sound");
        self.copy(&test_data().join("sound"), "spec/pages/sound");
        self.copy(&test_data().join("sound.yaml"), "spec/corrections/sound.yaml");
    }

    /// An empty one that stays.
    pub(crate) fn at(root: PathBuf) -> Self {
        Self { root, _folder: None }
    }

    /// With the files of a case, as the service `demo`.
    pub(crate) fn with_case(name: &str) -> Self {
        let case = test_data().join("cases").join(name);
        let workspace = Self::new();
        workspace.add_service("demo");
        workspace.copy(&case.join("pages"), "spec/pages/demo");
        workspace.copy(&case.join("corrections.yaml"), "spec/corrections/demo.yaml");
        workspace.copy(&case.join("wording.yaml"), "spec/wording/demo.yaml");
        workspace.copy(&case.join("operations"), "spec/operations/demo");
        workspace.copy(&case.join("sources.toml"), "spec/sources.toml");
        workspace
    }

    /// With a second service, `demo`, which is in order too: the pages of a case without what is
    /// wrong there.
    pub(crate) fn with_two_services() -> Self {
        let workspace = Self::new();
        let cases = test_data().join("cases");
        workspace.add_service("demo");
        workspace.copy(&cases.join("stale-correction/pages"), "spec/pages/demo");
        workspace.copy(&cases.join("unknown-type/corrections.yaml"), "spec/corrections/demo.yaml");
        workspace
    }

    /// A path in it.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// What a file in it holds.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Writes a file and the folders around it.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The files that codegen has written, with their content.
    pub(crate) fn generated(&self) -> Vec<(String, String)> {
        let mut files = Vec::new();
        for folder in GENERATED {
            self.collect(Path::new(folder), &mut files);
        }
        files
    }

    /// All text files in it.
    pub(crate) fn all(&self) -> Vec<(String, String)> {
        let mut files = Vec::new();
        self.collect(Path::new(""), &mut files);
        files
    }

    /// Runs a command in the workspace's root.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        run_in(&self.root, arguments)
    }

    /// Runs a command in the workspace's root, with that environment.
    pub(crate) fn run_under(&self, environment: &[(&str, &str)], arguments: &[&str]) -> Ran {
        run_with(&self.root, environment, arguments)
    }

    /// Names a service whose pages lie in `spec/pages/NAME`.
    pub(crate) fn add_service(&self, name: &str) {
        let known = fs::read_to_string(self.path("spec/sources.toml")).unwrap_or_default();
        self.write("spec/sources.toml", &format!("{known}[{name}]\npages = \"spec/pages/{name}\"\n"));
    }

    /// With a service whose pages lie elsewhere.
    pub(crate) fn add_service_of(&self, name: &str, pages: &Path) {
        let known = self.read("spec/sources.toml");
        self.write("spec/sources.toml", &format!("{known}[{name}]\npages = {:?}\n", pages.to_str().unwrap()));
    }

    /// Copies a file, or the files of a folder and of those below it, if there is such a thing.
    pub(crate) fn copy(&self, from: &Path, to: &str) {
        if from.is_dir() {
            for entry in fs::read_dir(from).unwrap() {
                let entry = entry.unwrap();
                self.copy(&entry.path(), &format!("{to}/{}", entry.file_name().to_str().unwrap()));
            }
        } else if from.is_file() {
            self.write(to, "");
            fs::copy(from, self.path(to)).unwrap();
        }
    }

    fn collect(&self, folder: &Path, files: &mut Vec<(String, String)>) {
        let Ok(entries) = fs::read_dir(self.root.join(folder)) else {
            return;
        };
        let mut paths: Vec<_> = entries.map(|entry| folder.join(entry.unwrap().file_name())).collect();
        paths.sort();
        for path in paths {
            match fs::read_to_string(self.root.join(&path)) {
                Ok(text) => files.push((path.to_str().unwrap().to_owned(), text)),
                Err(_) => self.collect(&path, files),
            }
        }
    }
}
