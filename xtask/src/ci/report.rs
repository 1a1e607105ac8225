//! The page that `report` writes, opened in a browser without a window: at the widths of a phone and of a desk,
//! in light and in dark.

mod browser;
mod picture;

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::Outcome;
use crate::{
    arguments::ReportOptions,
    console::Console,
    disk::{self, Changes},
    failure::{Failure, Verdict},
    report,
};
use browser::{Browser, View};
use picture::Picture;

/// Where the page is written, the copy that measures itself, and the pictures of both.
const FOLDER: &str = "target/report";

/// What a copy of the page says about itself: the page has no script, and so nobody else can.
const PROBE: &str = include_str!("report/probe.html");

/// A picture with fewer colours shows nothing that one could read.
const FEWEST_COLOURS: usize = 8;

const VIEWS: [View; 4] = [
    View { name: "phone-light", width: 390, is_dark: false },
    View { name: "phone-dark", width: 390, is_dark: true },
    View { name: "desk-light", width: 1280, is_dark: false },
    View { name: "desk-dark", width: 1280, is_dark: true },
];

/// What the probe found.
#[derive(Debug, Deserialize)]
struct Found {
    /// Links to nothing.
    dangling: Vec<String>,
    /// Anchors that are there twice.
    repeated: Vec<String>,
    operations: usize,
    /// How much wider the page is than its window.
    overflow: i64,
    /// What the first key that moves the focus leads to.
    first: String,
}

pub(super) fn check(console: Console) -> Result<Outcome, Failure> {
    let Some(browser) = Browser::find() else {
        return Ok(Outcome::Skipped("needs chromium: `apt-get install chromium`".to_owned()));
    };
    let path = Path::new(FOLDER).join("ci.html");
    // The service whose pages are part of the workspace.
    let options = ReportOptions {
        services: vec!["mrs".to_owned()],
        output: Some(path.clone()),
        ..ReportOptions::default()
    };
    if report::run(&options, Path::new("."), console)? != Verdict::Fine {
        return Ok(Outcome::Failed);
    }
    let mut complaints = Vec::new();
    for view in &VIEWS {
        complaints
            .extend(look(&browser, view, &path)?.into_iter().map(|each| format!("{}: {each}", view.name)));
    }
    for complaint in &complaints {
        console.failure(&Failure::new(complaint));
    }
    Ok(Outcome::passed_if(complaints.is_empty()))
}

/// What is wrong with one view of the page.
fn look(browser: &Browser, view: &View, path: &Path) -> Result<Vec<String>, Failure> {
    let picture = Path::new(FOLDER).join(format!("{}.png", view.name));
    let shot = browser.shoot(view, path, &picture)?;
    let mut complaints: Vec<String> =
        shot.console.iter().map(|line| format!("the console says {line}")).collect();
    let picture = Picture::read(&disk::bytes(&picture)?)?;
    if picture.colours < FEWEST_COLOURS {
        complaints.push(format!("the picture is blank: {} colours", picture.colours));
    }
    if picture.is_dark != view.is_dark {
        complaints.push("the ground is not as dark or light as asked for".to_owned());
    }
    let probed = probe(browser, view, path)?;
    complaints.extend(probed.dangling.iter().map(|link| format!("{link} leads nowhere")));
    complaints.extend(probed.repeated.iter().map(|id| format!("#{id} is there twice")));
    if probed.operations == 0 {
        complaints.push("no operation is shown".to_owned());
    }
    if probed.overflow > 0 {
        complaints.push(format!("the page is {} pixels wider than its window", probed.overflow));
    }
    if probed.first != "#content" {
        complaints.push(format!("the keyboard reaches {} first, and not the content", probed.first));
    }
    Ok(complaints)
}

/// Opens a copy of the page with everything unfolded, and has it measure itself.
fn probe(browser: &Browser, view: &View, path: &Path) -> Result<Found, Failure> {
    let page = disk::text(path)?.unwrap_or_default();
    let copy: PathBuf = Path::new(FOLDER).join("probe.html");
    let mut files = Changes::default();
    files.write(&copy, &format!("{page}{PROBE}"))?;
    files.apply()?;
    let dom = browser.dump(view, &copy)?;
    let found = dom.rsplit_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
    let found = found.and_then(|(found, _)| serde_json::from_str(found).ok());
    found.ok_or_else(|| Failure::new(format!("{}: the page does not come to its end", view.name)))
}
