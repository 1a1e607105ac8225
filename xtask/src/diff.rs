//! `diff`: what two states of the spec mean to users of the client.

mod changelog;
mod release;
mod revision;
mod state;

use std::path::Path;

use generator::{
    SettingsFile,
    diagnostic::Outcome,
    diff::{Change, Release, Verdict as Meaning, diff, write},
    spec::service::Service,
};
use serde_json::json;

use self::{changelog::CHANGELOG, state::State};
use crate::{
    arguments::{DiffFormat, DiffOptions},
    console::{Console, Texts},
    disk::{self, Changes},
    failure::{Failure, Verdict},
    workspace::MANIFEST,
};

/// Compares two states, wherever they are.
pub(crate) fn run(options: &DiffOptions, from: &Path, console: Console) -> Result<Verdict, Failure> {
    let states = [&options.old, &options.new].map(|name| State::read(name, from));
    let [old, new] = states;
    let (old, new) = (old?, new?);
    let mut texts = Texts::default();
    let mut findings = Vec::new();
    let mut services = Vec::new();
    for state in [&old, &new] {
        let read = state.services(&mut texts);
        findings.extend(read.diagnostics);
        services.push(worded(read.value, &state.wording));
    }
    if !findings.is_empty() {
        console.findings(&findings, &texts);
        return Ok(Verdict::Failed);
    }
    let changes = changes(&services[0], &services[1]);
    let current = old.version.map_or_else(version, Ok)?;
    show(&changes, (options.format, current), console);
    if options.changelog || options.release {
        write(&changes, (options, current), console)?;
    }
    Ok(Verdict::Fine)
}

/// Services as a state has them, with its English text, among those of these names.
pub(crate) fn services_of(
    state: &str,
    names: &[&str],
    from: &Path,
    texts: &mut Texts,
) -> Result<Outcome<Vec<Service>>, Failure> {
    let mut state = State::read(state, from)?;
    state.keep(names);
    Ok(state.services(texts).map(|services| worded(services, &state.wording)))
}

/// The services with their English text; what is unused of it is told by `codegen`.
pub(crate) fn worded(services: Vec<Service>, wording: &[SettingsFile]) -> Vec<Service> {
    generator::word(services, wording).value.into_iter().map(|worded| worded.service).collect()
}

/// What changes about all services; one that is missing on a side has no operations there.
pub(crate) fn changes(old: &[Service], new: &[Service]) -> Vec<Change> {
    let mut names: Vec<&str> = old.iter().chain(new).map(|service| service.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let of = |services: &[Service], name: &str| {
        let found = services.iter().find(|service| service.name == name).cloned();
        found.unwrap_or_else(|| Service { name: name.to_owned(), ..Service::default() })
    };
    names.into_iter().flat_map(|name| diff(&of(old, name), &of(new, name))).collect()
}

fn show(changes: &[Change], (format, current): (DiffFormat, Release), console: Console) {
    match format {
        DiffFormat::Text => {
            console.result(write::text(changes), &json!({"kind": "diff", "changes": changes}));
            next_version(changes, current, console);
        }
        DiffFormat::Markdown => {
            let text = summary(changes, current);
            console.result(text.trim_end(), &json!({"kind": "diff", "text": text}));
        }
        DiffFormat::Json => {
            let text = serde_json::to_string_pretty(changes).expect("changes have a JSON form");
            console.result(text, &json!({"kind": "diff", "changes": changes}));
        }
    }
}

/// Says which version the changes ask for.
pub(crate) fn next_version(changes: &[Change], current: Release, console: Console) {
    if !changes.is_empty() {
        let next = current.after(Meaning::of(changes));
        console.line(format_args!("the next version after {current} is {next}"));
    }
}

/// Writes what is asked for, all of it or nothing.
fn write(
    changes: &[Change],
    (options, current): (&DiffOptions, Release),
    console: Console,
) -> Result<(), Failure> {
    let before = disk::text(CHANGELOG)?.unwrap_or_default();
    let mut after = before.clone();
    if options.changelog {
        after = changelog::insert(&after, &write::changelog(changes))?;
    }
    let entries =
        if after == before { "says it already" } else { "has new entries: put them into words for users" };
    let mut files = Changes::default();
    let next = current.after(Meaning::of(changes));
    if options.release {
        release::number(&mut files, current, next)?;
        after = changelog::release(&after, next)?;
    }
    if after != before {
        files.write(Path::new(CHANGELOG), &after)?;
    }
    files.apply()?;
    if options.changelog {
        console.note(&format!("{CHANGELOG} {entries}"));
    }
    if options.release {
        console.note(&format!(
            "{CHANGELOG} and {MANIFEST} have version {next}: commit them, and tag the commit v{next}"
        ));
    }
    Ok(())
}

/// What stands in a pull request: the changes, and the entries for the changelog.
pub(crate) fn summary(changes: &[Change], current: Release) -> String {
    let changelog = write::changelog(changes);
    let entries = if changelog.is_empty() {
        String::new()
    } else {
        format!("\n## For the changelog\n\n{}\n", changelog.replace("### ", "#### "))
    };
    format!("{}{entries}", write::markdown(changes, current))
}

/// The version of the client that was published last.
pub(crate) fn version() -> Result<Release, Failure> {
    Ok(version_of(&disk::text(MANIFEST)?.unwrap_or_default())?.unwrap_or(Release([0, 0, 0])))
}

/// The version that a manifest gives to all crates.
fn version_of(manifest: &str) -> Result<Option<Release>, Failure> {
    let manifest: toml::Table =
        manifest.parse().map_err(|error| Failure::new(format!("cannot read {MANIFEST}: {error}")))?;
    let package = manifest.get("workspace").and_then(|workspace| workspace.get("package"));
    let version = package.and_then(|package| package.get("version")).and_then(toml::Value::as_str);
    Ok(version.and_then(Release::read))
}
