//! How long reading whole services takes, against `scraper` alone on the same tables.
//!
//! `cargo bench --package generator --bench corpus [-- DIR]` reads every folder of pages below DIR,
//! `../shared/corpus` if none is given. It prints a message and passes where there is no such folder.
//! Then it reads services of two and four times the size: the time should grow alike. At the end another
//! process reads one service of 35,000 rows, whose pages are read side by side or one thread idles.
#![allow(clippy::disallowed_methods, reason = "a benchmark reads its input and the clock")]

use std::{
    fs,
    hint::black_box,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use generator::{docs::source::SourcePage, read_pages};

/// How often the two sides of the ratio are measured, turn by turn.
const ROUNDS: usize = 7;
/// How often services of each size are read.
const GROWN_ROUNDS: usize = 3;
/// Both sides have as many.
const THREADS: usize = 2;
/// Makes this program measure one large service instead, of so many rows.
const LARGE: &str = "--large-service";
const LARGE_ROWS: usize = 35_000;

fn main() {
    let given = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let is_large = std::env::args().any(|argument| argument == LARGE);
    // cargo runs benchmarks in the folder of their package, but a path is meant from the workspace.
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let root = workspace.join(given.as_deref().unwrap_or("../shared/corpus"));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(THREADS).build_global();
    pool.expect("threads can be started");
    let services = services(&root);
    if services.is_empty() {
        println!("nothing to measure: there are no pages below {}", root.display());
        return;
    }
    if is_large {
        return measure_large(&services[0]);
    }
    let pages: usize = services.iter().map(|service| service.pages.len()).sum();
    let read = || each(&services, Pages::read);
    read();
    let peak = peak_memory();
    let (mut alone, mut reading) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        alone.push(time(|| each(&services, Pages::parse_tables)));
        reading.push(time(read));
    }
    let (alone, reading) = (fastest(&alone), fastest(&reading));
    let ratio = reading.as_secs_f64() / alone.as_secs_f64();
    println!("{pages} pages of {} services, {THREADS} threads on both sides", services.len());
    println!(
        "pages → spec: {reading:.1?}, scraper alone on the same tables: {alone:.1?}, ratio {ratio:.2} (at most 1.5)"
    );
    println!("most memory in use: {peak} (at most 500 MB)");
    for times in [1, 2, 4] {
        let grown: Vec<Pages> = services.iter().map(|service| service.grown(times)).collect();
        let rounds: Vec<Duration> = (0..GROWN_ROUNDS).map(|_| time(|| each(&grown, Pages::read))).collect();
        let took = fastest(&rounds);
        let growth = took.as_secs_f64() / reading.as_secs_f64();
        println!("{times} times the pages: {took:.1?}, {growth:.2} times as long");
    }
    // The most memory is counted for a process.
    let itself = std::env::current_exe().expect("this program has a path");
    let ran = Command::new(itself).args([LARGE, &root.to_string_lossy()]).status();
    assert!(ran.is_ok_and(|status| status.success()), "the large service cannot be read");
}

/// Reads the largest service as often in one as gives a large one.
fn measure_large(largest: &Pages) {
    let times = LARGE_ROWS.div_ceil(largest.rows().max(1));
    let large = largest.grown(times);
    let read = || large.read();
    read();
    let peak = peak_memory();
    let tables: Vec<String> = (0..times).flat_map(|_| largest.tables.iter().cloned()).collect();
    let halves: Vec<Pages> = tables
        .chunks(tables.len().div_ceil(THREADS).max(1))
        .map(|half| Pages { pages: Vec::new(), tables: half.to_vec() })
        .collect();
    let (mut alone, mut reading) = (Vec::new(), Vec::new());
    for _ in 0..GROWN_ROUNDS {
        alone.push(time(|| each(&halves, Pages::parse_tables)));
        reading.push(time(read));
    }
    let (alone, reading) = (fastest(&alone), fastest(&reading));
    let ratio = reading.as_secs_f64() / alone.as_secs_f64();
    println!(
        "one service of {} rows: {reading:.1?}, scraper alone on {THREADS} threads: {alone:.1?}, ratio {ratio:.2} (at most 1.5)",
        large.rows()
    );
    println!("most memory in use: {peak} (at most 500 MB)");
}

/// The pages of one folder, and the sources of their tables.
struct Pages {
    pages: Vec<SourcePage>,
    tables: Vec<String>,
}

impl Pages {
    fn read(&self) {
        black_box(read_pages("service", &self.pages, None));
    }

    /// The same pages several times, each under names of its own.
    fn grown(&self, times: usize) -> Self {
        let copy = |time: usize, page: &SourcePage| {
            let path =
                if time == 0 { page.path.clone() } else { page.path.replace(".md", &format!("-{time}.md")) };
            SourcePage { path, bytes: page.bytes.clone() }
        };
        let pages = (0..times).flat_map(|time| self.pages.iter().map(move |page| copy(time, page)));
        Self { pages: pages.collect(), tables: Vec::new() }
    }

    fn parse_tables(&self) {
        for table in &self.tables {
            black_box(scraper::Html::parse_fragment(table));
        }
    }

    /// Rows of tables, heads included.
    fn rows(&self) -> usize {
        self.pages.iter().map(|page| String::from_utf8_lossy(&page.bytes).matches("<tr").count()).sum()
    }

    fn size(&self) -> usize {
        self.pages.iter().map(|page| page.bytes.len()).sum()
    }
}

/// Every folder that holds pages, the largest first, so that no thread is left with it at the end.
fn services(folder: &Path) -> Vec<Pages> {
    let mut services = Vec::new();
    collect(folder, &mut services);
    services.sort_by_key(|service| std::cmp::Reverse(service.size()));
    services
}

fn collect(folder: &Path, services: &mut Vec<Pages>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let is_page = |path: &&PathBuf| path.extension().is_some_and(|extension| extension == "md");
    let page = |path: &PathBuf| SourcePage {
        path: path.display().to_string(),
        bytes: fs::read(path).expect("a page can be read"),
    };
    let pages: Vec<SourcePage> = paths.iter().filter(is_page).map(page).collect();
    if !pages.is_empty() {
        let tables = pages.iter().flat_map(|page| tables(&String::from_utf8_lossy(&page.bytes))).collect();
        services.push(Pages { pages, tables });
    }
    for path in paths.iter().filter(|path| path.is_dir()) {
        collect(path, services);
    }
}

fn tables(text: &str) -> Vec<String> {
    text.split("<table")
        .skip(1)
        .map(|rest| format!("<table{}</table>", rest.split("</table>").next().unwrap_or(rest)))
        .collect()
}

/// Works on all services as `survey` does: each thread of the pool takes the next one when it is done with the last.
fn each(services: &[Pages], work: impl Fn(&Pages) + Sync) {
    let next = AtomicUsize::new(0);
    let worker = || {
        while let Some(service) = services.get(next.fetch_add(1, Ordering::Relaxed)) {
            work(service);
        }
    };
    rayon::broadcast(|_| worker());
}

/// What the system counts as the most memory this process has had, pages included.
fn peak_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.trim().trim_end_matches("kB").trim().parse::<u64>().ok());
    kilobytes.map_or_else(|| "unknown on this system".to_owned(), |count| format!("{} MB", count / 1024))
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The time of the round that waited for nothing else on the machine.
fn fastest(times: &[Duration]) -> Duration {
    times.iter().min().copied().unwrap_or_default()
}
