//! What a terminal shows: a finding, and the end of a run that changes something.

use anstyle_svg::Term;
use generator::{
    diff::{diff as compare, write},
    docs::source::SourcePage,
    spec::service::Service,
};

use crate::{
    console::{Console, Texts},
    failure::Failure,
    pages,
};

/// A service with something wrong on its pages, which the tests of the commands have too.
const WITH_A_FINDING: &str = "xtask/tests/cases/dangling-link/pages";
/// Two states of a page, which the tests of the page to review by have too.
const WITH_A_CHANGE: &str = "tests/cases/review/row-beside-its-field";

/// The first finding, as `codegen` shows it.
pub(super) fn finding() -> Result<String, Failure> {
    let (pages, read) = read("toys", WITH_A_FINDING)?;
    let mut texts = Texts::default();
    for page in &pages {
        texts.insert_page(page);
    }
    let first = read.1.first();
    let drawn = first.map(|finding| Console::drawn(finding, &texts));
    drawn.map(|drawn| screen("cargo xtask codegen", &drawn)).ok_or_else(|| unfit(WITH_A_FINDING))
}

/// What changes between two states, as `codegen` and `diff` say it.
pub(super) fn diff() -> Result<String, Failure> {
    let (_, (old, _)) = read("boxes", &format!("{WITH_A_CHANGE}/before"))?;
    let (_, (new, _)) = read("boxes", WITH_A_CHANGE)?;
    let changes = compare(&old, &new);
    if changes.is_empty() {
        return Err(unfit(WITH_A_CHANGE));
    }
    Ok(screen("cargo xtask diff", &write::text(&changes)))
}

type Read = (Service, Vec<generator::diagnostic::Diagnostic>);

/// The pages of a folder, under the paths that they would have in the tree.
fn read(service: &str, folder: &str) -> Result<(Vec<SourcePage>, Read), Failure> {
    let mut pages = Vec::new();
    for path in pages::in_folder(folder.as_ref())? {
        let page = pages::read_page(&path)?;
        pages.push(SourcePage { path: format!("spec/pages/{service}/{}", page.id()), bytes: page.bytes });
    }
    let read = generator::read_pages(service, &pages, None);
    Ok((pages, (read.value, read.diagnostics)))
}

/// A command and what it says. The ground is part of the picture, so that it is readable on any page.
fn screen(command: &str, output: &str) -> String {
    let svg = Term::new().render_svg(&format!("\u{1b}[1m$ {command}\u{1b}[0m\n{}\n", output.trim_end()));
    format!("{}\n", svg.trim_end())
}

fn unfit(folder: &str) -> Failure {
    Failure::new(format!("{folder} shows nothing any more")).help("name another case in xtask/src/pictures")
}

#[cfg(test)]
mod tests {
    use super::screen;

    #[test]
    fn colours_stay_and_nothing_is_markup() {
        let svg = screen("x", "\u{1b}[31m<script>\u{1b}[0m");
        assert!(svg.contains("fg-red") && svg.contains("&lt;script&gt;"), "{svg}");
    }
}
