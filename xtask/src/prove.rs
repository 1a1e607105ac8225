//! `prove-diff`: what the diff says of single edits, against what `cargo-semver-checks` and a caller say of the
//! clients of before and after.

mod caller;
mod compiled;
mod edits;
mod judges;
mod table;

use std::path::Path;

use generator::{
    diff::{Change, Verdict as Meaning, diff},
    rust::surface::surface,
    spec::{resolve::digest, service::Service},
};

use self::{
    compiled::compiled,
    edits::Edit,
    judges::{Judgement, Judges},
    table::Row,
};
use crate::{
    arguments::ProofOptions,
    console::{Console, counted},
    disk::{self, Changes},
    failure::{Failure, Verdict},
};

/// The result, which `ci` holds against the edits and the generator.
const TABLE: &str = "tests/proof/diff.md";
/// What is wrong where the same surfaces are compiled otherwise.
const STALE: &str = "judged before the runtime's macros, the emitted clients or the callers changed: run `cargo xtask prove-diff`";

/// An edit, tried.
struct Trial {
    edit: Edit,
    old: Service,
    new: Service,
    changes: Vec<Change>,
    /// Tells the surfaces of before and after from all others.
    digest: String,
}

impl Trial {
    /// What the edit means to users.
    fn verdict(&self) -> Option<Meaning> {
        Meaning::of(&self.changes)
    }

    /// The row of the table, with what was judged.
    fn row(&self, judged: Option<Judgement>) -> Row {
        let gravest = self.changes.iter().min_by_key(|change| change.verdict);
        Row {
            edit: self.edit.what.clone(),
            verdict: self.verdict().map_or("nothing", Meaning::text).to_owned(),
            reason: gravest.map(|change| change.reason.clone()).unwrap_or_default(),
            digest: self.digest.clone(),
            judged,
            unseen: self.edit.unseen.clone(),
        }
    }
}

/// Judges every edit, writes the table, and fails over each disagreement that has no reason.
pub(crate) fn run(options: &ProofOptions, console: Console) -> Result<Verdict, Failure> {
    let trials = trials()?;
    let judges = Judges::at(Path::new("target/prove-diff"), &options.tool)?;
    let bar = console.bar(trials.len(), "edits");
    let mut rows = Vec::new();
    for trial in &trials {
        bar.set_message(trial.edit.what.clone());
        rows.push(trial.row(Some(judges.judge(&trial.old, &trial.new)?)));
        bar.inc(1);
    }
    bar.finish_and_clear();
    let mut changes = Changes::default();
    changes.write(Path::new(TABLE), &table::write(&rows, &compiled(&trials)?))?;
    changes.apply()?;
    let complaints: Vec<String> = rows.iter().filter_map(Row::complaint).collect();
    for complaint in &complaints {
        console.failure(&Failure::new(complaint));
    }
    console.result(
        format!("{}, {}", counted(rows.len(), "edit"), counted(complaints.len(), "disagreement")),
        &serde_json::json!({"kind": "proof", "edits": rows.len(), "disagreements": complaints.len()}),
    );
    Ok(Verdict::fine_if(complaints.is_empty()))
}

/// Whether the table is that of these edits and this generator.
pub(crate) fn is_fresh(console: Console) -> Result<bool, Failure> {
    let committed = disk::text(TABLE)?.unwrap_or_default();
    let known = table::judgements(&committed);
    let trials = trials()?;
    let judged = |trial: &Trial| known.get(&(trial.edit.what.clone(), trial.digest.clone())).copied();
    let rows: Vec<Row> = trials.iter().map(|trial| trial.row(judged(trial))).collect();
    let compiled = compiled(&trials)?;
    let expected = table::write(&rows, &compiled);
    console.difference(TABLE, Some(&committed), Some(&expected));
    let mut complaints: Vec<String> = rows.iter().filter_map(Row::complaint).collect();
    if table::compiled(&committed) != Some(compiled.as_str()) {
        complaints.push(STALE.to_owned());
    }
    for complaint in &complaints {
        console.failure(&Failure::new(complaint));
    }
    Ok(committed == expected && complaints.is_empty())
}

fn trials() -> Result<Vec<Trial>, Failure> {
    let (service, edits) = edits::read()?;
    let trial = |edit: Edit| {
        let edited = edit.applied(&service)?;
        let (old, new) = (edits::service(&service)?, edits::service(&edited)?);
        let (old, new) = if edit.backwards { (new, old) } else { (old, new) };
        let changes = diff(&old, &new);
        let digest = digest(&[&old, &new].map(lines).concat());
        Ok(Trial { edit, old, new, changes, digest })
    };
    edits.into_iter().map(trial).collect()
}

fn lines(service: &Service) -> String {
    surface(&generator::lower(service).value).into_iter().map(|line| line + "\n").collect()
}
