//! How many instructions each stage takes for a kilobyte of pages, against what has been accepted.
//!
//! `cargo bench --package generator --bench instructions` counts them with valgrind, which gives the same
//! figure on a busy machine as on an idle one, and fails where a stage takes more than `instructions.toml`
//! allows. With `-- --accept` it writes that file. A figure holds for one compiler: with another there is
//! nothing to compare, and it says so.
//!
//! Each stage runs once before it is counted, so that what a process does once stands in `first_page` alone;
//! and on one thread, this one, since what is counted is what one thread does: the pages that others read
//! beside it would be left out.
#![allow(clippy::disallowed_methods, reason = "a benchmark reads its input and runs a tool")]

use std::{
    collections::BTreeMap,
    fs,
    hint::black_box,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use generator::{
    docs::{document::Document, recognize::recognize, scan::scan, source::SourcePage},
    lower, read_pages, read_spec,
    spec::service::Service,
    write_client, write_spec,
};
use rayon::ThreadPoolBuilder;
use serde::{Deserialize, Serialize};

/// So many percent more than accepted are still no loss.
const TOLERANCE: u64 = 5;
const STAGES: &[&str] =
    &["first_page", "scan", "recognize", "read_pages", "write_spec", "read_spec", "write_client"];

/// What has been accepted.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Budget {
    /// The compiler that the figures are of.
    rustc: String,
    /// Instructions for each kilobyte of pages, by stage.
    instructions: BTreeMap<String, u64>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, stage] = arguments.as_slice()
        && flag == "--stage"
    {
        stay_on_this_thread();
        println!("{}", Input::load().measure(stage));
        return ExitCode::SUCCESS;
    }
    let Some(counted) = STAGES.iter().map(|stage| Some((stage.to_string(), count(stage)?))).collect() else {
        println!("skipped: valgrind or taskset is not installed");
        return ExitCode::SUCCESS;
    };
    let found = Budget { rustc: rustc(), instructions: counted };
    if arguments.iter().any(|argument| argument == "--accept") {
        let text = toml::to_string(&found).expect("figures have a TOML form");
        fs::write(
            file(),
            format!("# Written by `cargo bench -p generator --bench instructions -- --accept`.\n{text}"),
        )
        .expect("the file can be written");
    }
    let text = fs::read_to_string(file()).expect("the accepted figures stand beside this file");
    compare(&found, &toml::from_str(&text).expect("the accepted figures can be read"))
}

/// Says how the figures stand to those that were accepted, and fails if one is too high.
fn compare(found: &Budget, accepted: &Budget) -> ExitCode {
    let is_same = found.rustc == accepted.rustc;
    let mut code = ExitCode::SUCCESS;
    for (stage, count) in &found.instructions {
        let allowed = accepted.instructions.get(stage).copied().unwrap_or_default();
        let is_lost = is_same && *count > allowed + allowed * TOLERANCE / 100;
        let verdict = if is_lost { "TOO MANY" } else { "fine" };
        println!("{stage:12} {count:8} instructions a kilobyte, {allowed:8} accepted: {verdict}");
        if is_lost {
            code = ExitCode::FAILURE;
        }
    }
    if !is_same {
        println!("skipped: the accepted figures are of {}, this is {}", accepted.rustc, found.rustc);
    }
    code
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/instructions.toml")
}

fn rustc() -> String {
    let ran = Command::new("rustc").arg("--version").output().expect("there is a compiler");
    String::from_utf8_lossy(&ran.stdout).trim().to_owned()
}

/// Instructions of one stage for each kilobyte of pages; `None` without the tools.
fn count(stage: &str) -> Option<u64> {
    let itself = std::env::current_exe().expect("this program has a path");
    let ran = Command::new("taskset")
        .args(["--cpu-list", "0", "valgrind"])
        .args([
            "--tool=callgrind",
            "--callgrind-out-file=/dev/null",
            "--toggle-collect=*instructions::collected*",
        ])
        .arg(itself)
        .args(["--stage", stage])
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&ran.stderr);
    let collected = said.lines().find_map(|line| line.split_once("Collected : "));
    let instructions: u64 = collected?.1.trim().parse().expect("valgrind prints a number");
    let bytes: u64 = String::from_utf8_lossy(&ran.stdout).trim().parse().expect("a stage prints its bytes");
    Some(instructions * 1000 / bytes)
}

/// What is done side by side elsewhere is done one after the other, here.
fn stay_on_this_thread() {
    let pool = ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    pool.build_global().expect("nothing has been done side by side before");
}

/// Counts what is done, but for the first time.
fn counted(work: &dyn Fn()) {
    work();
    collected(work);
}

/// What is done in here is counted.
#[inline(never)]
fn collected(work: &dyn Fn()) {
    work();
}

/// The pages of all services in the tree, and what the stages make of them.
struct Input {
    pages: Vec<SourcePage>,
}

impl Input {
    fn load() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/pages/mrs");
        let entries = fs::read_dir(folder).expect("the pages stand in the tree");
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
        paths.sort();
        let page = |path: &PathBuf| SourcePage {
            path: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            bytes: fs::read(path).expect("a page can be read"),
        };
        Self { pages: paths.iter().map(page).collect() }
    }

    /// Runs a stage, and returns how many bytes of pages there are.
    fn measure(&self, stage: &str) -> usize {
        let documents = || -> Vec<Document> { self.pages.iter().map(|page| scan(page).value).collect() };
        let service = || -> Service { read_pages("mrs", &self.pages, None).value };
        match stage {
            "first_page" => collected(&|| drop(black_box(read_pages("mrs", &self.pages[..1], None)))),
            "scan" => counted(&|| drop(black_box(documents()))),
            "recognize" => {
                let documents = documents();
                counted(&|| {
                    for document in &documents {
                        drop(black_box(recognize(document.clone())));
                    }
                });
            }
            "read_pages" => counted(&|| drop(black_box(service()))),
            "write_spec" => {
                let service = service();
                counted(&|| drop(black_box(write_spec(&service))));
            }
            "read_spec" => {
                let files = write_spec(&service()).value;
                counted(&|| drop(black_box(read_spec("mrs", &files))));
            }
            "write_client" => {
                let service = service();
                counted(&|| drop(black_box(write_client(&[lower(&service).value]))));
            }
            _ => panic!("there is no stage {stage}"),
        }
        self.pages.iter().map(|page| page.bytes.len()).sum()
    }
}
