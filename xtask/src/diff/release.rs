//! A version is made: what was not published yet becomes its part of the changelog, and cargo learns its number.

use std::{ops::Range, path::Path};

use generator::diff::Release;
use toml_edit::{Document, Item};

use super::version_of;
use crate::{
    disk::{self, Changes},
    failure::Failure,
    workspace::{CARGO_LOCK, MANIFEST},
};

/// Writes the number of the version that follows another one where cargo reads it.
pub(super) fn number(files: &mut Changes, current: Release, next: Release) -> Result<(), Failure> {
    let manifest = disk::text(MANIFEST)?.unwrap_or_default();
    let known = version_of(&manifest)?.ok_or_else(|| {
        Failure::new(format!("{MANIFEST} has no version")).help("write it below `[workspace.package]`")
    })?;
    if next == current {
        return Err(Failure::new(format!("no change asks for another version than {current}")));
    }
    if known.0 >= next.0 {
        let failure = Failure::new(format!("there is a version {next} already: {MANIFEST} has {known}"));
        return Err(failure.help("compare with the last release: `cargo xtask diff v0.1.0 --release`"));
    }
    files.write(Path::new(MANIFEST), &replaced(&manifest, of_workspace(&manifest, known)?, next))?;
    if let Some(lock) = disk::text(CARGO_LOCK)? {
        files.write(Path::new(CARGO_LOCK), &replaced(&lock, of_members(&lock, known)?, next))?;
    }
    Ok(())
}

/// Of the workspace, and of each of its crates that another one asks for in this very version (`=0.1.0`).
fn of_workspace(manifest: &str, known: Release) -> Result<Vec<Range<usize>>, Failure> {
    let document = read(manifest, MANIFEST)?;
    let workspace = document.get("workspace");
    let version = workspace.and_then(|workspace| workspace.get("package")?.get("version"));
    let dependencies = workspace.and_then(|workspace| workspace.get("dependencies")?.as_table_like());
    let asked = dependencies.into_iter().flat_map(|table| table.iter().map(|(_, item)| item));
    let asked = asked.filter_map(|dependency| dependency.get("version"));
    let asked = asked.filter(|version| version.as_str() == Some(format!("={known}").as_str()));
    Ok(version.into_iter().chain(asked).filter_map(Item::span).map(|place| within(manifest, place)).collect())
}

/// Of the packages that come from no registry: those are ours.
fn of_members(lock: &str, known: Release) -> Result<Vec<Range<usize>>, Failure> {
    let document = read(lock, CARGO_LOCK)?;
    let packages = document.get("package").and_then(Item::as_array_of_tables);
    let own = packages.into_iter().flatten().filter(|package| !package.contains_key("source"));
    let versions = own.filter_map(|package| package.get("version"));
    let versions = versions.filter(|version| version.as_str() == Some(known.to_string().as_str()));
    Ok(versions.filter_map(Item::span).map(|place| within(lock, place)).collect())
}

fn read<'a>(text: &'a str, path: &str) -> Result<Document<&'a str>, Failure> {
    Document::parse(text).map_err(|error| Failure::new(format!("cannot read {path}: {error}")))
}

/// The place of the version alone, in that of its quoted text.
fn within(text: &str, place: Range<usize>) -> Range<usize> {
    let before = text[place.clone()].find(|each: char| each.is_ascii_digit()).unwrap_or_default();
    place.start + before..place.end - 1
}

/// A text with the version in these places; all else stays to the byte.
fn replaced(text: &str, places: Vec<Range<usize>>, version: Release) -> String {
    let mut replaced = text.to_owned();
    for place in places.into_iter().rev() {
        replaced.replace_range(place, &version.to_string());
    }
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_packages_get_the_version() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \"b\"\nversion = \"0.1.0\"\nsource = \"registry\"\n\n[[package]]\nname = \"c\" # ours\nversion = \"0.1.0\"\n\n[[package]]\nname = \"d\"\nversion = \"0.3.0\"\n";
        let places = of_members(lock, Release([0, 1, 0])).unwrap();
        let [a, b, c, d] = ["0.2.0", "0.1.0", "0.2.0", "0.3.0"];
        let expected = format!(
            "[[package]]\nname = \"a\"\nversion = \"{a}\"\n\n[[package]]\nname = \"b\"\nversion = \"{b}\"\nsource = \"registry\"\n\n[[package]]\nname = \"c\" # ours\nversion = \"{c}\"\n\n[[package]]\nname = \"d\"\nversion = \"{d}\"\n"
        );
        assert_eq!(replaced(lock, places, Release([0, 2, 0])), expected);
    }

    #[test]
    fn a_crate_that_is_asked_for_in_this_very_version_is_asked_for_in_the_next() {
        let manifest = |own: &str| {
            format!(
                "[workspace.package]\nversion = \"{own}\"\n\n[workspace.dependencies]\na = {{ path = \"a\", version = \"={own}\" }} # ours\nb = \"0.1.0\"\nc = \"=0.3.0\"\n"
            )
        };
        let before = manifest("0.1.0");
        let places = of_workspace(&before, Release([0, 1, 0])).unwrap();
        assert_eq!(replaced(&before, places, Release([0, 2, 0])), manifest("0.2.0"));
    }
}
