//! Which entries of the wording were used.

use std::collections::BTreeSet;

use crate::{
    diagnostic::{Code, Diagnostic},
    spec::wording::{Sheet, Texts},
};

/// The entries that were used, by file and path. A group (an operation, a structure) is used where
/// there is such a thing; so that one entry too many is one finding, nothing is asked of its members
/// where there is not.
#[derive(Default)]
pub(super) struct Usage(BTreeSet<Vec<String>>);

impl Usage {
    /// Remembers an entry.
    pub(super) fn mark<S: AsRef<str>>(&mut self, sheet: &Sheet, path: impl IntoIterator<Item = S>) {
        let path = path.into_iter().map(|step| step.as_ref().to_owned());
        self.0.insert([sheet.name().to_owned()].into_iter().chain(path).collect());
    }

    /// A finding for each entry of a file that was not used.
    pub(super) fn unused(&self, sheet: &Sheet) -> Vec<Diagnostic> {
        let mut unused = Vec::new();
        for (id, operation) in &sheet.wording.operations {
            let group = ["operations", id];
            if self.has(sheet, &group) {
                unused.extend(self.unused_texts(
                    sheet,
                    &["operations", id, "parameters"],
                    &operation.parameters,
                ));
                unused.extend(self.unused_texts(sheet, &["operations", id, "fields"], &operation.fields));
            } else {
                unused.push(finding(sheet, &group));
            }
        }
        for (name, texts) in &sheet.wording.structures {
            let group = ["structures", name];
            if self.has(sheet, &group) {
                unused.extend(self.unused_texts(sheet, &group, texts));
            } else {
                unused.push(finding(sheet, &group));
            }
        }
        unused.extend(self.unused_texts(sheet, &["fields"], &sheet.wording.fields));
        unused
    }

    fn unused_texts(&self, sheet: &Sheet, group: &[&str], texts: &Texts) -> Vec<Diagnostic> {
        let mut unused = Vec::new();
        for (name, text) in texts {
            let path = [group, &[name]].concat();
            if !text.text().is_empty() && !self.has(sheet, &path) {
                unused.push(finding(sheet, &path));
            }
            for value in text.values().into_iter().flat_map(|values| values.keys()) {
                let path = [path.as_slice(), &["values", value]].concat();
                if !self.has(sheet, &path) {
                    unused.push(finding(sheet, &path));
                }
            }
        }
        unused
    }

    fn has(&self, sheet: &Sheet, path: &[&str]) -> bool {
        let path: Vec<String> = [&[sheet.name()], path].concat().into_iter().map(str::to_owned).collect();
        self.0.contains(&path)
    }
}

fn finding(sheet: &Sheet, path: &[&str]) -> Diagnostic {
    let message = format!("the text of `{}` is used nowhere", path.join("/"));
    Diagnostic::new(Code::UnusedWording, sheet.location(path), message)
}
