//! How long the pipeline takes for the MRS pages in this tree, in memory.
//!
//! `cargo bench --package generator` prints the times of each half, then the two figures that the
//! project promises: reading against `scraper` alone on the same tables, and the whole run.
#![allow(missing_docs, reason = "divan makes public items")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads its input and the clock")]

use std::{
    fs,
    hint::black_box,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use generator::{
    SettingsFile, docs::source::SourcePage, lower, read_pages, spec::service::Service, write_client,
    write_spec,
};

/// How often the two sides of the ratio are measured, turn by turn.
const ROUNDS: usize = 40;

fn main() {
    divan::main();
    let input = Input::load();
    let mut alone = Vec::new();
    let mut reading = Vec::new();
    let mut whole = Vec::new();
    for _ in 0..ROUNDS {
        alone.push(time(|| input.parse_tables()));
        reading.push(time(|| input.read()));
        whole.push(time(|| input.run()));
    }
    let (alone, reading, whole) = (median(alone), median(reading), median(whole));
    let ratio = reading.as_secs_f64() / alone.as_secs_f64();
    println!();
    println!(
        "pages → spec: {reading:.1?}, scraper alone on the same tables: {alone:.1?}, ratio {ratio:.2} (at most 2)"
    );
    println!("pages → spec → client, files included: {whole:.1?} (at most 100 ms)");
}

#[divan::bench]
fn scraper_alone(bencher: divan::Bencher) {
    let input = Input::load();
    bencher.bench_local(|| input.parse_tables());
}

#[divan::bench]
fn pages_to_spec(bencher: divan::Bencher) {
    let input = Input::load();
    bencher.bench_local(|| input.read());
}

#[divan::bench]
fn spec_to_client(bencher: divan::Bencher) {
    let services = [Input::load().read()];
    bencher.bench_local(|| {
        write_client(&services.iter().map(|service| lower(service).value).collect::<Vec<_>>())
    });
}

struct Input {
    pages: Vec<SourcePage>,
    tables: Vec<String>,
    corrections: SettingsFile,
}

impl Input {
    fn load() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut paths: Vec<PathBuf> = fs::read_dir(root.join("spec/pages/mrs"))
            .expect("the pages stand in the tree")
            .map(|entry| entry.expect("the folder can be listed").path())
            .collect();
        paths.sort();
        let texts: Vec<(String, String)> = paths
            .iter()
            .map(|path| {
                let text = fs::read_to_string(path).expect("a page can be read");
                (path.display().to_string(), text)
            })
            .collect();
        let corrections = root.join("spec/corrections/mrs.yaml");
        Self {
            tables: texts.iter().flat_map(|(_, text)| tables(text)).collect(),
            pages: texts.into_iter().map(|(path, text)| SourcePage::new(path, text)).collect(),
            corrections: SettingsFile {
                path: "spec/corrections/mrs.yaml".to_owned(),
                text: fs::read_to_string(corrections).expect("the corrections can be read"),
            },
        }
    }

    fn parse_tables(&self) {
        for table in &self.tables {
            black_box(scraper::Html::parse_fragment(table));
        }
    }

    fn read(&self) -> Service {
        read_pages("mrs", &self.pages, Some(&self.corrections)).value
    }

    fn run(&self) {
        let service = self.read();
        black_box(write_spec(&service));
        black_box(write_client(&[lower(&service).value]));
    }
}

fn tables(text: &str) -> Vec<String> {
    text.split("<table")
        .skip(1)
        .map(|rest| format!("<table{}</table>", rest.split("</table>").next().unwrap_or(rest)))
        .collect()
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
