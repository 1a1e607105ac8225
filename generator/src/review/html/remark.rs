//! A finding or a correction, where it belongs.

use maud::{Markup, html};
use serde_json::{Value as Json, json};

use super::excerpt::excerpt;
use crate::{
    review::remarks::{Finding, Remark, Said, State},
    spec::corrections::Correction,
};

pub(super) fn remark(remark: &Remark) -> Markup {
    match &remark.said {
        Said::Finding(found) => finding(found, remark.subject),
        Said::Correction(correction) => corrected(correction),
    }
}

fn finding(finding: &Finding, subject: &str) -> Markup {
    let diagnostic = finding.diagnostic;
    let state = finding.state;
    html! {
        "\n" div class={ "remark " (state.word()) } id=[finding.anchor.as_ref()] {
            p {
                span class={ "badge " (state.word()) } { (state.word()) }
                " " code { (diagnostic.code.text()) } ": " (diagnostic.message)
            }
            @if let Some(found) = &finding.excerpt { (excerpt(found)) }
            @if !diagnostic.label.is_empty() { p.why { (diagnostic.label) } }
            @match state {
                State::Accepted(because) => { p.why { "Accepted: " (because) } }
                State::Open => { p.why { "Help: " (diagnostic.help) } }
                State::Counted => {}
            }
            @if !subject.is_empty() { p.why { "At " code { (subject) } } }
        }
    }
}

fn corrected(correction: &Correction) -> Markup {
    html! {
        "\n" div class="remark correction" {
            p {
                span class="badge correction" { "corrected" } " "
                // Of an object that only gains members there is nothing to cross out.
                @match (correction.was.as_ref().filter(|was| **was != json!({})), &correction.now) {
                    (Some(was), Some(now)) => { del { (written(was)) } " → " ins { (written(now)) } }
                    (Some(was), None) => { del { (written(was)) } }
                    (None, Some(now)) => { ins { (written(now)) } }
                    (None, None) => {}
                }
            }
            p.why { "Because " (correction.because) }
            p.why { "At " code { (correction.at) } }
        }
    }
}

fn written(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}
