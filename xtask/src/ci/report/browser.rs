//! Chromium, without a window.

use std::{path::Path, process::Command};

use crate::{disk, failure::Failure, workspace::shown};

/// Its names in Debian and elsewhere.
const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Pages are as tall as this, so that a picture shows more than the head.
const HEIGHT: usize = 1800;

/// A browser of this machine.
pub(super) struct Browser {
    program: &'static str,
}

/// How a page is looked at.
pub(super) struct View {
    pub(super) name: &'static str,
    pub(super) width: usize,
    pub(super) is_dark: bool,
}

/// What was heard while a picture was made.
pub(super) struct Shot {
    pub(super) console: Vec<String>,
}

impl Browser {
    /// The first one that there is.
    pub(super) fn find() -> Option<Self> {
        let is_there =
            |name: &&str| Command::new(name).arg("--version").output().is_ok_and(|ran| ran.status.success());
        NAMES.into_iter().find(is_there).map(|program| Self { program })
    }

    /// Makes a picture of a page, and gives back what its console says.
    pub(super) fn shoot(&self, view: &View, page: &Path, picture: &Path) -> Result<Shot, Failure> {
        disk::remove(picture)?;
        let ran = self.run(view, page, &[&format!("--screenshot={}", picture.display())])?;
        let console = ran.errors.lines().filter(|line| line.contains(":CONSOLE"));
        Ok(Shot { console: console.map(str::to_owned).collect() })
    }

    /// What a page is once it is loaded.
    pub(super) fn dump(&self, view: &View, page: &Path) -> Result<String, Failure> {
        Ok(self.run(view, page, &["--dump-dom"])?.output)
    }

    fn run(&self, view: &View, page: &Path, what: &[&str]) -> Result<Ran, Failure> {
        let page = disk::canonical(page)?;
        let mut command = Command::new(self.program);
        // In a container there is neither a sandbox nor much shared memory nor a graphics card.
        command.args(["--headless", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]);
        command.args(["--hide-scrollbars", "--enable-logging=stderr"]);
        command.arg(format!("--window-size={},{HEIGHT}", view.width));
        // 0 is dark, 1 is light.
        command.arg(format!("--blink-settings=preferredColorScheme={}", u8::from(!view.is_dark)));
        command.args(what).arg(format!("file://{}", shown(&page)));
        let ran = command
            .output()
            .map_err(|error| Failure::new(format!("cannot run {}: {error}", self.program)))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (output, errors) = (text(&ran.stdout), text(&ran.stderr));
        if !ran.status.success() {
            return Err(Failure::new(format!("{} failed: {errors}", self.program)));
        }
        Ok(Ran { output, errors })
    }
}

struct Ran {
    output: String,
    errors: String,
}
