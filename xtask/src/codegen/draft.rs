//! A draft of what a person may decide about the findings of a run.

use serde_json::json;

use super::candidate::Candidate;
use crate::{
    console::{Console, Texts},
    draft::Draft,
    failure::Verdict,
    workspace::CORRECTIONS,
};

/// Prints a draft for each service that has findings. Nothing is written.
pub(super) fn print(candidates: &[Candidate], texts: &Texts, console: Console) -> Verdict {
    for candidate in candidates {
        if let Some(failure) = &candidate.failure {
            console.failure(failure);
        }
        if candidate.findings.is_empty() {
            continue;
        }
        let draft = Draft::new(&candidate.findings, &candidate.service);
        console.findings(&draft.undecidable, texts);
        if !draft.is_empty() {
            let path = format!("{CORRECTIONS}/{}.yaml", candidate.name);
            let text = format!("# {path}: {}\n{}", draft.heading(), draft.text(texts));
            console.result(text.trim_end(), &json!({"kind": "draft", "path": path, "text": text}));
        }
        console.failure(&candidate.conclusion());
    }
    Verdict::fine_if(candidates.iter().all(Candidate::is_clean))
}
